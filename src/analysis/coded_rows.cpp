#include "analysis/coded_rows.h"

#include "analysis/selection.h"
#include "study/labels.h"
#include "text/numbers.h"
#include <algorithm>
#include <set>

namespace themata {

namespace {

constexpr std::uint32_t no_column = ~std::uint32_t{0};

// What is counted once of a theme in a seat: a passage, an answer, or the seat itself.
struct ThemeMark {
    std::uint32_t seat = 0;
    std::uint32_t place = 0;
    std::uint32_t response = 0; // 0 where the seat counts
    Span span = {};             // {} where it does not count
    auto operator<=>(const ThemeMark&) const = default;
};

ThemeMark theme_mark(const Coding& coding, std::uint32_t seat, std::uint32_t place, Count count) {
    ThemeMark mark{.seat = seat, .place = place};
    if (count != Count::participants)
        mark.response = coding.response.value;
    if (count == Count::mentions)
        mark.span = coding.span;
    return mark;
}

// Once each; where all coders must agree, those that each of them made.
std::vector<ThemeMark> marks_that_count(std::vector<std::pair<ThemeMark, CoderId>> marks,
                                        const CodersCounted& whose) {
    const bool all = whose.rule == CodersCounted::Rule::all_of;
    const std::size_t wanted =
        all ? std::set<CoderId>(whose.coders.begin(), whose.coders.end()).size() : 1;
    std::ranges::sort(marks);
    marks.erase(std::ranges::unique(marks).begin(), marks.end());
    std::vector<ThemeMark> counted;
    std::size_t alike = 0;
    for (std::size_t at = 0; at < marks.size(); ++at) {
        alike = at > 0 && marks[at].first == marks[at - 1].first ? alike + 1 : 1;
        if (alike == wanted)
            counted.push_back(marks[at].first);
    }
    return counted;
}

std::vector<ThemeMark> with_themes_above(const std::vector<ThemeMark>& own, const ThemeTree& tree) {
    std::vector<ThemeMark> all;
    all.reserve(2 * own.size());
    for (ThemeMark mark : own)
        for (; mark.place != tree.none(); mark.place = tree.above[mark.place])
            all.push_back(mark);
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

Reached least_reached(Base base) {
    switch (base) {
    case Base::took_part:
        return Reached::nothing;
    case Base::asked:
        return Reached::asked;
    case Base::codable:
        return Reached::codable;
    case Base::answered:
        break;
    }
    return Reached::answered;
}

std::uint64_t score_key(QuestionId question, std::uint32_t stage) {
    return std::uint64_t{question.value} << 32 | stage;
}

CodedCell cell_of_words(std::string_view words) {
    return words.empty() ? CodedCell{} : CodedCell{.kind = CodedCell::Kind::words, .words = words};
}

CodedCell cell_of_number(double number, std::string_view words = {}) {
    return {.kind = CodedCell::Kind::number, .number = number, .words = words};
}

} // namespace

ThemesBySeat ThemesBySeat::of(const Study& study, const ThemeTree& tree, const TableSpec& counting,
                              const std::vector<std::uint32_t>& seat, std::size_t seats) {
    const CodingsTaken taken = CodingsTaken::of(study, counting.whose);
    std::vector<std::pair<ThemeMark, CoderId>> own;
    const bool all = counting.whose.rule == CodersCounted::Rule::all_of;
    study.codings.for_each([&](const Coding& coding) {
        if (taken(coding))
            own.emplace_back(theme_mark(coding, seat[coding.response.value],
                                        tree.place[coding.theme.value], counting.count),
                             all ? coding.coder : CoderId{});
    });
    ThemesBySeat found;
    found.first_.assign(seats + 1, 0);
    const auto marks = with_themes_above(marks_that_count(std::move(own), counting.whose), tree);
    for (std::size_t at = 0; at < marks.size(); ++at) {
        const bool again = at > 0 && marks[at].seat == marks[at - 1].seat &&
                           marks[at].place == marks[at - 1].place;
        if (!again) {
            found.themes_.push_back({.place = marks[at].place, .n = 0});
            ++found.first_[marks[at].seat + 1];
        }
        ++found.themes_.back().n;
    }
    for (std::size_t at = 1; at < found.first_.size(); ++at)
        found.first_[at] += found.first_[at - 1];
    return found;
}

Result<std::shared_ptr<CodedRows>> CodedRows::of(const Snapshot& now, const CodedSpec& spec) {
    if (auto fine = check(now.study, spec.counting.whose); !fine)
        return failure(fine.error());
    auto made = std::make_shared<CodedRows>();
    made->now = now;
    made->spec = spec;
    made->tree = theme_tree(now.study, now.lookup);
    made->stages = in_order(now.study.stages);
    made->place_of_stage_.assign(now.study.stages.last_id() + 1, 0);
    for (std::uint32_t place = 0; place < made->stages.size(); ++place)
        made->place_of_stage_[made->stages[place].id.value] = place;
    made->sit_down();
    made->themes_ = ThemesBySeat::of(now.study, made->tree, spec.counting, made->seats_.of_response,
                                     made->seats_.reached.size());
    made->make_rows();
    made->look_over();
    return made;
}

std::uint32_t CodedRows::seat_of(const CodedRow& row, std::uint32_t stage) const {
    return spec.unit == CodedUnit::response
               ? row.response.value
               : static_cast<std::uint32_t>(row.participant.value * stages.size() + stage);
}

void CodedRows::sit_down() {
    const Study& study = now.study;
    const NothingToCode nothing = nothing_to_code(study, spec.counting.whose);
    const bool by_answer = spec.unit == CodedUnit::response;
    const std::size_t size = by_answer ? study.responses.last_id() + 1
                                       : (study.participants.last_id() + 1) * stages.size();
    seats_.of_response.assign(study.responses.last_id() + 1, 0);
    seats_.there.assign(size, 0);
    seats_.reached.assign(size, Reached::nothing);
    study.responses.for_each([&](const Response& response) {
        const std::uint32_t seat =
            seat_of({.participant = response.participant, .response = response.id},
                    place_of_stage_[response.stage.value]);
        const bool is_nothing = !nothing.empty() && nothing[response.id.value];
        const Reached reached = response.state == ResponseState::blank ? Reached::asked
                                : is_nothing                           ? Reached::answered
                                                                       : Reached::codable;
        seats_.of_response[response.id.value] = seat;
        seats_.there[seat] = 1;
        seats_.reached[seat] = std::max(seats_.reached[seat], reached);
    });
    if (!by_answer)
        study.scores.for_each([&](const Score& score) {
            seats_.there[seat_of({.participant = score.participant},
                                 place_of_stage_[score.stage.value])] = 1;
        });
}

bool CodedRows::counts(std::uint32_t seat) const {
    return seats_.there[seat] && seats_.reached[seat] >= least_reached(spec.counting.base);
}

void CodedRows::make_rows() {
    if (spec.unit == CodedUnit::response) {
        now.study.responses.for_each([&](const Response& response) {
            rows.push_back({.participant = response.participant,
                            .stage = place_of_stage_[response.stage.value],
                            .response = response.id});
        });
        return;
    }
    now.study.participants.for_each([&](const Participant& participant) {
        const CodedRow row{.participant = participant.id};
        if (spec.shape == CodedShape::wide)
            return rows.push_back(row);
        for (std::uint32_t stage = 0; stage < stages.size(); ++stage)
            if (seats_.there[seat_of(row, stage)])
                rows.push_back({.participant = participant.id, .stage = stage});
    });
}

// Which themes occur, at which stages anybody counts, and what is not in the rows.
void CodedRows::look_over() {
    const bool by_answer = spec.unit == CodedUnit::response;
    used_.assign(tree.themes.size() + 1, 0);
    counts_at_.assign(stages.size(), 0);
    for (std::uint32_t seat = 0; seat < seats_.reached.size(); ++seat) {
        for (const ThemeInSeat& theme : themes_.at(seat)) {
            used_[theme.place] = used_[theme.place] || counts(seat);
            left_out_ += counts(seat) ? 0 : 1;
        }
        if (!by_answer && counts(seat))
            counts_at_[seat % stages.size()] = 1;
    }
}

void CodedRows::index_sources(const std::vector<CodedColumn>& columns) {
    theme_columns_.assign(std::max<std::size_t>(stages.size(), 1), {});
    theme_column_.assign(theme_columns_.size(),
                         std::vector<std::uint32_t>(tree.themes.size() + 1, no_column));
    for (std::size_t at = 0; at < sources.size(); ++at) {
        const CodedSource& source = sources[at];
        switch (source.kind) {
        case CodedKind::trait:
            trait_column_[columns[at].wording] = at;
            break;
        case CodedKind::score:
            score_column_[score_key({source.which}, source.stage)] = at;
            break;
        case CodedKind::theme:
        case CodedKind::count:
            theme_columns_[source.stage].push_back(at);
            theme_column_[source.stage][source.which] = static_cast<std::uint32_t>(at);
            break;
        default:
            plain_.push_back(at);
        }
    }
}

void CodedRows::fill(std::size_t place, std::vector<CodedCell>& cells) const {
    const CodedRow& row = rows[place];
    cells.assign(sources.size(), {});
    fill_who(row, cells);
    fill_scores(row, cells);
    fill_themes(row, cells);
}

void CodedRows::fill_who(const CodedRow& row, std::vector<CodedCell>& cells) const {
    const Study& study = now.study;
    const Participant& who = *study.participants.find(row.participant);
    for (const std::size_t at : plain_) {
        const CodedKind kind = sources[at].kind;
        if (kind == CodedKind::participant)
            cells[at] = cell_of_words(who.label);
        if (const Role* role = study.roles.find(who.role); role && kind == CodedKind::role)
            cells[at] = cell_of_words(role->name);
        if (kind == CodedKind::stage)
            cells[at] = cell_of_words(stages[row.stage].name);
        if (const Response* response = study.responses.find(row.response)) {
            if (kind == CodedKind::question)
                cells[at] = cell_of_words(study.questions.find(response->question)->wording);
            if (kind == CodedKind::answer && response->state == ResponseState::answered)
                cells[at] = cell_of_words(response->text);
        }
    }
    for (const TraitId id : now.lookup.traits.of(row.participant)) {
        const Trait& trait = *study.traits.find(id);
        const auto column = trait_column_.find(trait.name);
        if (column == trait_column_.end())
            continue;
        const auto number =
            trait.kind == TraitKind::number ? decimal_number(trait.value) : std::nullopt;
        cells[column->second] =
            number ? cell_of_number(*number, trait.value) : cell_of_words(trait.value);
    }
}

void CodedRows::fill_scores(const CodedRow& row, std::vector<CodedCell>& cells) const {
    const bool wide = spec.unit == CodedUnit::participant && spec.shape == CodedShape::wide;
    for (const ScoreId id : now.lookup.scores.of(row.participant)) {
        const Score& score = *now.study.scores.find(id);
        const std::uint32_t stage = place_of_stage_[score.stage.value];
        if (!wide && stage != row.stage)
            continue;
        const auto column = score_column_.find(score_key(score.question, wide ? stage : 0));
        if (column == score_column_.end())
            continue;
        cells[column->second] =
            score.value ? cell_of_number(*score.value)
                        : CodedCell{.kind = CodedCell::Kind::missing, .words = score.missing};
    }
}

void CodedRows::fill_themes(const CodedRow& row, std::vector<CodedCell>& cells) const {
    const bool wide = spec.unit == CodedUnit::participant && spec.shape == CodedShape::wide;
    for (std::uint32_t block = 0; block < theme_columns_.size(); ++block) {
        if (theme_columns_[block].empty())
            continue;
        const std::uint32_t seat = seat_of(row, wide ? block : row.stage);
        if (!counts(seat))
            continue;
        for (const std::size_t at : theme_columns_[block])
            cells[at] = cell_of_number(0);
        for (const ThemeInSeat& theme : themes_.at(seat))
            if (const std::uint32_t at = theme_column_[block][theme.place]; at != no_column)
                cells[at].number = theme.n;
    }
}

} // namespace themata
