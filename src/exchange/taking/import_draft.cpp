#include "exchange/taking/import_draft.h"

#include "exchange/reading/likeness.h"
#include "exchange/reading/words.h"
#include "text/fold.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

// The order of stages by the numbers in their names.

namespace {

// "Phase 2, week 10" -> 2, 10.
std::vector<std::uint64_t> numbers_in(std::string_view name) {
    std::vector<std::uint64_t> numbers;
    for (auto at = std::ranges::find_if(name, is_digit); at != name.end();) {
        const auto end = std::find_if_not(at, name.end(), is_digit);
        // One that is too large for a number comes last.
        numbers.push_back(whole_number(std::string_view(at, end)).value_or(UINT64_MAX));
        at = std::find_if(end, name.end(), is_digit);
    }
    return numbers;
}

// The places of the names by their numbers, those of the same numbers as they come; as all of them
// come when a name has none.
std::vector<std::size_t> places_by_number(const std::vector<std::string>& names) {
    std::vector<std::size_t> places(names.size());
    std::iota(places.begin(), places.end(), 0);
    std::vector<std::vector<std::uint64_t>> numbers;
    for (const std::string& name : names) {
        numbers.push_back(numbers_in(name));
        if (numbers.back().empty())
            return places;
    }
    std::ranges::stable_sort(places, {}, [&](std::size_t place) { return numbers[place]; });
    return places;
}

template <class Record, class Map>
Id<Record> found_in(const Map& map, std::string_view name) {
    const auto found = map.find(name);
    return found == map.end() ? Id<Record>{} : found->second;
}

Put compared(bool same, bool in_files) {
    if (same)
        return in_files ? Put::repeated : Put::already;
    return in_files ? Put::differs_in_files : Put::differs;
}

} // namespace

std::size_t ImportDraft::CodingHash::operator()(const CodingKey& key) const noexcept {
    std::size_t hash = 0;
    for (const std::uint32_t part : key.of)
        hash = mixed(hash ^ part);
    return mixed(mixed(hash ^ key.span.begin) ^ key.span.end);
}

ImportDraft::ImportDraft(const Snapshot& now)
    : stages(now.study), roles(now.study), participants(now.study), traits(now.study),
      scales(now.study), questions(now.study), responses(now.study), scores(now.study),
      themes(now.study), coders(now.study), codings(now.study), ties(now.study), notes(now.study),
      now_(now) {
    const Study& study = now.study;
    for (const Stage& stage : study.stages) {
        stage_by_name_.emplace(stage.name, stage.id);
        last_stage_ = std::max(last_stage_, stage.order);
    }
    for (const Role& role : study.roles)
        role_by_name_.emplace(role.name, role.id);
    for (const Scale& scale : study.scales)
        scale_by_name_.emplace(scale.name, scale.id);
    for (const Question& question : study.questions) {
        auto& by_wording =
            question.kind == QuestionKind::item ? item_by_wording_ : question_by_wording_;
        by_wording.emplace(question.wording, question.id);
        last_question_ = std::max(last_question_, question.order);
    }
    for (const Coder& coder : study.coders)
        coder_by_name_.emplace(coder.name, coder.id);
    for (const Theme& theme : study.themes) {
        theme_names.add(theme);
        last_theme_ = std::max(last_theme_, theme.order);
    }
    study.traits.for_each([&](const Trait& trait) {
        const std::uint32_t name = trait_name(trait.name);
        if (!trait_kinds_[name])
            trait_kinds_[name] = trait.kind;
    });
}

StageId ImportDraft::find_stage(const std::string& name) const {
    return found_in<Stage>(stage_by_name_, name);
}

StageId ImportDraft::stage(const std::string& name, std::optional<std::int32_t> order) {
    if (const StageId known = find_stage(name))
        return known;
    const std::int32_t place = order ? *order : last_stage_ + 1;
    last_stage_ = std::max(last_stage_, place);
    const StageId id = stages.add({.id = {}, .name = name, .order = place});
    if (!order)
        unplaced_stages_.push_back(id);
    return stage_by_name_[name] = id;
}

bool ImportDraft::number_stages() {
    std::vector<std::string> names;
    std::vector<std::int32_t> orders;
    for (const StageId id : unplaced_stages_) {
        names.push_back(stages.at(id).name);
        orders.push_back(stages.at(id).order);
    }
    const std::vector<std::size_t> places = places_by_number(names);
    for (std::size_t at = 0; at < places.size(); ++at)
        stages.edit(unplaced_stages_[places[at]]).order = orders[at];
    return !std::ranges::is_sorted(places);
}

RoleId ImportDraft::find_role(std::string_view name) const {
    return found_in<Role>(role_by_name_, name);
}

RoleId ImportDraft::role(const std::string& name) {
    if (const RoleId known = found_in<Role>(role_by_name_, name))
        return known;
    return role_by_name_[name] = roles.add({.id = {}, .name = name});
}

ParticipantId ImportDraft::find_participant(std::string_view label) const {
    if (const auto known = found_in<Participant>(participant_by_label_, label))
        return known;
    return participant_labelled(now_.study, now_.lookup, label);
}

ParticipantId ImportDraft::participant(std::string_view label) {
    if (const auto known = found_in<Participant>(participant_by_label_, label))
        return known;
    std::string name(label);
    ParticipantId id = participant_labelled(now_.study, now_.lookup, name);
    if (id)
        know(id);
    else
        id = participants.add({.id = {}, .label = name, .role = {}});
    participant_by_label_.emplace(std::move(name), id);
    return id;
}

ScaleId ImportDraft::scale(const std::string& name) {
    if (const ScaleId known = found_in<Scale>(scale_by_name_, name))
        return known;
    return scale_by_name_[name] = scales.add({.id = {}, .name = name, .least = {}, .most = {}});
}

QuestionId ImportDraft::find_question(const std::string& wording, QuestionKind kind) const {
    return found_in<Question>(kind == QuestionKind::item ? item_by_wording_ : question_by_wording_,
                              wording);
}

QuestionId ImportDraft::question(const std::string& wording, QuestionKind kind) {
    if (const QuestionId known = find_question(wording, kind))
        return known;
    auto& by_wording = kind == QuestionKind::item ? item_by_wording_ : question_by_wording_;
    Question question;
    question.wording = wording;
    question.kind = kind;
    question.order = ++last_question_;
    return by_wording[wording] = questions.add(std::move(question));
}

CoderId ImportDraft::coder(const std::string& name, CoderKind kind) {
    if (const CoderId known = found_in<Coder>(coder_by_name_, name))
        return known;
    return coder_by_name_[name] = coders.add({.id = {}, .name = name, .kind = kind});
}

ThemeId ImportDraft::theme(ThemeId parent, const std::string& name) {
    if (const ThemeId known = theme_names.below(parent, name))
        return known;
    Theme theme;
    theme.parent = parent;
    theme.name = name;
    theme.order = ++last_theme_;
    std::uint32_t& alike = parent ? themes_below_ : themes_at_top_;
    const auto first = next_colour(now_.study, parent);
    theme.colour = static_cast<std::uint8_t>((first + alike++) % theme_colours);
    theme.id = themes.add(theme);
    theme_names.add(theme);
    return theme.id;
}

std::uint32_t ImportDraft::trait_name(const std::string& name) {
    const auto [known, is_new] =
        trait_names_.try_emplace(name, static_cast<std::uint32_t>(trait_name_.size()));
    if (is_new) {
        trait_name_.push_back(name);
        trait_kinds_.emplace_back();
    }
    return known->second;
}

std::optional<TraitKind> ImportDraft::kind_of_trait(std::uint32_t name) const {
    return trait_kinds_[name];
}

void ImportDraft::know(ParticipantId participant) {
    if (participants.is_new(participant) || !known_participants_.insert(participant.value).second)
        return;
    const auto& [study, lookup] = std::tie(now_.study, now_.lookup);
    for (const ResponseId id : lookup.responses.of(participant)) {
        const Response& there = *study.responses.find(id);
        response_at_.at({participant.value, there.stage.value, there.question.value}) = id.value;
    }
    for (const ScoreId id : lookup.scores.of(participant)) {
        const Score& there = *study.scores.find(id);
        score_at_.at({participant.value, there.stage.value, there.question.value}) = id.value;
    }
    for (const TraitId id : lookup.traits.of(participant))
        trait_at_.at({participant.value, trait_name(study.traits.find(id)->name), 0}) = id.value;
}

void ImportDraft::know(ResponseId response) {
    if (responses.is_new(response) || !known_responses_.insert(response.value).second)
        return;
    for (const CodingId id : now_.lookup.codings.of(response)) {
        const Coding& there = *now_.study.codings.find(id);
        coded_.insert({{response.value, there.theme.value, there.coder.value}, there.span});
    }
}

Put ImportDraft::set_role(ParticipantId participant, RoleId role) {
    const RoleId before = participants.at(participant).role;
    if (before == role)
        return Put::already;
    if (before)
        return Put::differs;
    participants.edit(participant).role = role;
    return participants.is_new(participant) ? Put::added : Put::filled;
}

Put ImportDraft::trait(ParticipantId participant, std::uint32_t name, TraitKind kind,
                       std::string_view value) {
    std::uint32_t& place = trait_at_.at({participant.value, name, 0});
    if (const TraitId there{place}) {
        const bool in_files = traits.is_new(there);
        return compared(same_cell(traits.at(there).value, value), in_files);
    }
    if (!trait_kinds_[name])
        trait_kinds_[name] = kind;
    place = traits
                .add({.id = {},
                      .participant = participant,
                      .name = trait_name_[name],
                      .kind = *trait_kinds_[name],
                      .value = std::string(value)})
                .value;
    return Put::added;
}

ImportDraft::Placed ImportDraft::response(Response response, RowOrigin origin) {
    std::uint32_t& place = response_at_.at(
        {response.participant.value, response.stage.value, response.question.value});
    if (place == 0) {
        place = responses.add(std::move(response)).value;
        response_origin_.push_back(origin);
        return {.id = {place}, .put = Put::added, .origin = origin};
    }
    const ResponseId there{place};
    const bool in_files = responses.is_new(there);
    const RowOrigin before = in_files ? response_origin_[responses.place_of(there)] : RowOrigin{};
    const Response& now = responses.at(there);
    const bool is_blank_now = now.state == ResponseState::blank;
    const bool says_nothing = response.state == ResponseState::blank;
    if (is_blank_now && !says_nothing) {
        fill(there, std::move(response.text));
        return {.id = there, .put = Put::filled, .origin = before};
    }
    return {.id = there,
            .put = compared(says_nothing || same_cell(now.text, response.text), in_files),
            .origin = before};
}

// What was coded as a whole, empty answer is coded as a whole; whoever found nothing to code in it
// has not read this.
void ImportDraft::fill(ResponseId blank, std::string text) {
    const Span whole{0, static_cast<std::uint32_t>(text.size())};
    Response& filled = responses.edit(blank);
    filled.text = std::move(text);
    filled.state = ResponseState::answered;
    const auto widen = [&](CodingId id) {
        Coding& coding = codings.edit(id);
        const KeyTable::Key key{blank.value, coding.theme.value, coding.coder.value};
        coded_.erase({key, coding.span});
        coding.span = whole;
        coded_.insert({key, whole});
    };
    if (const auto made = on_blank_.find(blank.value); made != on_blank_.end())
        std::ranges::for_each(made->second, widen);
    on_blank_.erase(blank.value);
    if (responses.is_new(blank))
        return;
    know(blank);
    for (const CodingId id : now_.lookup.codings.of(blank))
        widen(id);
    for (const VerdictId id : now_.lookup.verdicts.of(blank))
        contradicted_.insert(id);
}

ImportDraft::PlacedScore ImportDraft::score(Score score, RowOrigin origin) {
    std::uint32_t& place =
        score_at_.at({score.participant.value, score.stage.value, score.question.value});
    if (place == 0) {
        place = scores.add(std::move(score)).value;
        score_origin_.push_back(origin);
        return {.id = {place}, .put = Put::added, .origin = origin};
    }
    const ScoreId id{place};
    const Score& there = scores.at(id);
    const bool in_files = scores.is_new(id);
    const RowOrigin before = in_files ? score_origin_[scores.place_of(id)] : RowOrigin{};
    const bool says_nothing = !score.value && score.missing == blank_score;
    if (!there.value && there.missing == blank_score && !says_nothing) {
        score.id = id;
        scores.edit(id) = std::move(score);
        return {.id = id, .put = Put::filled, .origin = before};
    }
    const bool same = says_nothing || (there.value == score.value &&
                                       (there.value || same_cell(there.missing, score.missing)));
    return {.id = id, .put = compared(same, in_files), .origin = before};
}

ScoreId ImportDraft::find_score(ParticipantId participant, StageId stage, QuestionId item) {
    know(participant);
    return {score_at_.find({participant.value, stage.value, item.value})};
}

ResponseId ImportDraft::find_response(ParticipantId participant, StageId stage,
                                      QuestionId question) {
    know(participant);
    return {response_at_.find({participant.value, stage.value, question.value})};
}

Put ImportDraft::coding(Coding coding) {
    know(coding.response);
    const KeyTable::Key key{coding.response.value, coding.theme.value, coding.coder.value};
    if (!coded_.insert({key, coding.span}).second)
        return Put::already; // or twice in the files
    const CodingId added = codings.add(coding);
    if (responses.at(coding.response).state == ResponseState::blank)
        on_blank_[coding.response.value].push_back(added);
    if (!responses.is_new(coding.response) && !coders.is_new(coding.coder))
        for (const VerdictId id : now_.lookup.verdicts.of(coding.response))
            if (now_.study.verdicts.find(id)->coder == coding.coder)
                contradicted_.insert(id);
    return Put::added;
}

void ImportDraft::expect_rows(std::size_t rows) {
    response_at_.reserve(response_at_.size() + rows);
    if (rows > responses.added())
        responses.reserve(rows);
}

Changes ImportDraft::changes() {
    Changes changes;
    stages.move_to(changes);
    roles.move_to(changes);
    participants.move_to(changes);
    traits.move_to(changes);
    scales.move_to(changes);
    questions.move_to(changes);
    responses.move_to(changes);
    scores.move_to(changes);
    themes.move_to(changes);
    coders.move_to(changes);
    codings.move_to(changes);
    ties.move_to(changes);
    notes.move_to(changes);
    for (const VerdictId id : contradicted_)
        changes.push_back(removed(*now_.study.verdicts.find(id)));
    return changes;
}

namespace {

KeyTable::Key key_of(const Tie& tie) {
    return {tie.kind == TieKind::paired ? 1U : 0U, tie.from.value, tie.to.value};
}

} // namespace

// Ties and notes are few, and most imports bring none: they are looked up when the first one comes.
void ImportDraft::know_ties() {
    if (tie_at_.size() > 0)
        return;
    now_.study.ties.for_each([&](const Tie& tie) { tie_at_.at(key_of(tie)) = tie.id.value; });
}

void ImportDraft::know_notes() {
    if (!note_at_.empty())
        return;
    now_.study.notes.for_each([&](const Note& note) {
        note_at_.emplace(std::tuple(note.about, note.domain, note.text), note.id);
    });
}

Put ImportDraft::tie(Tie tie) {
    know_ties();
    std::uint32_t& place = tie_at_.at(key_of(tie));
    if (place == 0) {
        place = ties.add(tie).value;
        return Put::added;
    }
    const TieId there{place};
    const bool same = ties.at(there).kind == tie.kind;
    if (ties.is_new(there))
        return same ? Put::repeated : Put::differs_in_files;
    return same ? Put::already : Put::differs;
}

Put ImportDraft::note(Note note) {
    know_notes();
    const auto [there, is_new] =
        note_at_.try_emplace(std::tuple(note.about, note.domain, note.text), NoteId{});
    if (!is_new)
        return notes.is_new(there->second) ? Put::repeated : Put::already;
    there->second = notes.add(std::move(note));
    return Put::added;
}

namespace {

template <class Record>
void append(std::vector<std::string>& notes, const Growing<Record>& records,
            std::string Record::*name, std::string_view what) {
    if (records.added() == 0)
        return;
    std::unordered_map<std::string, const Record*> first;
    std::size_t pairs = 0;
    std::string example;
    records.for_each([&](const Record& record) {
        const auto [same, is_only] = first.try_emplace(plain(fold(record.*name)), &record);
        if (is_only || same->second->*name == record.*name ||
            !(records.is_new(record.id) || records.is_new(same->second->id)))
            return;
        if (++pairs == 1)
            example = fmt::format("{} and {}", cell_in_quotes(same->second->*name),
                                  cell_in_quotes(record.*name));
    });
    if (pairs == 1)
        notes.push_back(fmt::format("Two {} differ only in spaces, signs or case and were kept "
                                    "apart: {}.",
                                    what, example));
    else if (pairs > 1)
        notes.push_back(fmt::format("{} pairs of {} differ only in spaces, signs or case and were "
                                    "kept apart, such as {}.",
                                    grouped(pairs), what, example));
}

} // namespace

std::vector<std::string> notes_on_names(const ImportDraft& draft) {
    std::vector<std::string> notes;
    append(notes, draft.participants, &Participant::label, "participants");
    append(notes, draft.stages, &Stage::name, "stages");
    append(notes, draft.roles, &Role::name, "roles");
    append(notes, draft.questions, &Question::wording, "questions");
    append(notes, draft.themes, &Theme::name, "themes");
    return notes;
}

} // namespace themata
