#include "support/study_builder.h"

#include "study/check.h"
#include <stdexcept>

namespace themata {

namespace {

auto named(std::string_view name) {
    return [name](const auto& record) { return record.name == name; };
}

auto worded(std::string_view wording, QuestionKind kind) {
    return [=](const Question& q) { return q.wording == wording && q.kind == kind; };
}

std::int32_t place_after(std::size_t count) { return static_cast<std::int32_t>(count) + 1; }

std::uint32_t length_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

} // namespace

StageId StudyBuilder::stage(std::string_view name) {
    return found_or(
        Stage{.id = {}, .name = std::string(name), .order = place_after(all<Stage>().size())},
        named(name));
}

RoleId StudyBuilder::role(std::string_view name) {
    return found_or(Role{.id = {}, .name = std::string(name)}, named(name));
}

CoderId StudyBuilder::coder(std::string_view name, CoderKind kind) {
    return found_or(Coder{.id = {}, .name = std::string(name), .kind = kind}, named(name));
}

ParticipantId StudyBuilder::participant(std::string_view label, std::string_view role_name) {
    const ParticipantId id =
        found_or(Participant{.id = {}, .label = std::string(label), .role = {}},
                 [&](const Participant& p) { return p.label == label; });
    if (!role_name.empty())
        at(id).role = role(role_name);
    return id;
}

TraitId StudyBuilder::trait(std::string_view label, std::string_view name, std::string_view value,
                            TraitKind kind) {
    return add(Trait{.id = {},
                     .participant = participant(label),
                     .name = std::string(name),
                     .kind = kind,
                     .value = std::string(value)});
}

QuestionId StudyBuilder::question(std::string_view wording) {
    Question asked;
    asked.wording = wording;
    asked.order = place_after(all<Question>().size());
    return found_or(std::move(asked), worded(wording, QuestionKind::free_text));
}

QuestionId StudyBuilder::item(std::string_view wording, std::string_view scale_name) {
    Question asked;
    asked.wording = wording;
    asked.order = place_after(all<Question>().size());
    asked.kind = QuestionKind::item;
    if (!scale_name.empty()) {
        Scale scale;
        scale.name = scale_name;
        asked.scale = found_or(std::move(scale), named(scale_name));
    }
    return found_or(std::move(asked), worded(wording, QuestionKind::item));
}

ResponseId StudyBuilder::answer(std::string_view label, std::string_view stage_name,
                                std::string_view wording, std::string_view text) {
    return add(Response{.id = {},
                        .participant = participant(label),
                        .stage = stage(stage_name),
                        .question = question(wording),
                        .state = text.empty() ? ResponseState::blank : ResponseState::answered,
                        .text = std::string(text)});
}

ScoreId StudyBuilder::score(std::string_view label, std::string_view stage_name,
                            std::string_view wording, std::optional<double> value) {
    return add(Score{.id = {},
                     .participant = participant(label),
                     .stage = stage(stage_name),
                     .question = item(wording),
                     .value = value,
                     .missing = value ? "" : "missing"});
}

ThemeId StudyBuilder::theme_below(ThemeId parent, std::string_view name) {
    Theme theme;
    theme.parent = parent;
    theme.name = name;
    theme.colour = static_cast<std::uint8_t>(all<Theme>().size() % 8);
    theme.order = place_after(all<Theme>().size());
    theme.state = ThemeState::approved;
    return found_or(std::move(theme), [&](const Theme& there) {
        return there.parent == parent && there.name == name;
    });
}

ThemeId StudyBuilder::theme(std::string_view path) {
    ThemeId at;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        at = theme_below(at, path.substr(0, slash));
        path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
    }
    return at;
}

CodingId StudyBuilder::code(ResponseId response, std::string_view theme_path,
                            std::string_view quote, std::string_view coder_name) {
    const std::string& text = at(response).text;
    Span span{0, length_of(text)};
    if (!quote.empty()) {
        const std::size_t begin = text.find(quote);
        if (begin == text.npos)
            throw std::logic_error("No such words in the answer: " + std::string(quote));
        span.begin = static_cast<std::uint32_t>(begin);
        span.end = span.begin + length_of(quote);
    }
    return code(response, theme(theme_path), coder(coder_name), span);
}

CodingId StudyBuilder::code(ResponseId response, ThemeId theme, CoderId coder, Span span) {
    return add(
        Coding{.id = {}, .response = response, .theme = theme, .coder = coder, .span = span});
}

VerdictId StudyBuilder::nothing_to_code(ResponseId response, std::string_view coder_name) {
    return add(Verdict{.id = {}, .response = response, .coder = coder(coder_name)});
}

MemoId StudyBuilder::memo(Kind about, std::uint32_t record, std::string_view text,
                          std::string_view coder_name) {
    return add(Memo{.id = {},
                    .about = about,
                    .record = record,
                    .coder = coder(coder_name),
                    .text = std::string(text)});
}

SavedSearchId StudyBuilder::search(std::string_view name, std::string_view query,
                                   std::string_view theme_path) {
    const ThemeId coded_with = theme_path.empty() ? ThemeId{} : theme(theme_path);
    SavedSearch search;
    search.name = name;
    search.query = query;
    search.theme = coded_with;
    return add(std::move(search));
}

SynonymsId StudyBuilder::synonyms(std::string_view words) {
    return add(Synonyms{.id = {}, .words = std::string(words)});
}

TieId StudyBuilder::tie(TieKind kind, std::string_view from, std::string_view to) {
    return add(Tie{.id = {}, .kind = kind, .from = participant(from), .to = participant(to)});
}

NoteId StudyBuilder::note(std::string_view about, std::string_view domain, std::string_view text) {
    return add(Note{.id = {},
                    .about = participant(about),
                    .domain = std::string(domain),
                    .text = std::string(text)});
}

AssignmentId StudyBuilder::assignment(ResponseId response, std::string_view coder_name) {
    return add(Assignment{.id = {}, .response = response, .coder = coder(coder_name)});
}

Study StudyBuilder::study() const {
    Study study;
    for_each_kind([&]<class Record>() {
        auto& kept = study.*table_of<Record>;
        typename Table<Record>::Editor editor(kept);
        const auto& written = std::get<Records<Record>>(records_);
        for (const Record& record : written)
            if (record.id)
                editor.put(record);
        editor.skip_ids_to(static_cast<std::uint32_t>(written.size()));
        kept = editor.done();
    });
    return study;
}

Snapshot StudyBuilder::snapshot() const {
    Snapshot snapshot;
    snapshot.card = {.uuid = "test", .title = "Test"};
    snapshot.study = study();
    if (const auto broken = breaches(snapshot.study, 1); !broken.empty())
        throw std::logic_error("This study cannot be: " + broken.front());
    snapshot.lookup = Lookup::of(snapshot.study);
    return snapshot;
}

} // namespace themata
