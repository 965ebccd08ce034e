#include "exchange/taking/taking.h"

#include "exchange/reading/column_profile.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

void RowTroubles::add(std::string_view what, std::string_view hint, std::uint32_t row,
                      std::string example, std::string_view option) {
    auto kind = std::ranges::find(kinds_, what, &Kind::what);
    if (kind == kinds_.end())
        kind = kinds_.insert(kind, {.what = std::string(what),
                                    .hint = std::string(hint),
                                    .option = std::string(option),
                                    .example = std::move(example),
                                    .rows = {}});
    if (kind->rows.empty() || kind->rows.back() != row)
        kind->rows.push_back(row);
}

std::vector<std::string> RowTroubles::sentences(const std::string& file) const {
    std::vector<std::string> said;
    for (const Kind& kind : kinds_) {
        const std::string first =
            kind.rows.size() == 1 ? "" : fmt::format("row {}: ", grouped(kind.rows.front()));
        const std::string example =
            kind.example.empty() ? "" : fmt::format(" ({}{})", first, kind.example);
        said.push_back(
            fmt::format("{}, {}: {}{}.", file, numbered("row", kind.rows), kind.what, example));
    }
    return said;
}

std::optional<Error> RowTroubles::error(const std::string& file) const {
    if (kinds_.empty())
        return std::nullopt;
    return Error{.code = Error::Code::refused,
                 .what = fmt::format("{}", fmt::join(sentences(file), " ")),
                 .hint = kinds_.front().hint,
                 .option = kinds_.front().option};
}

Result<FileReport> Pass::done() {
    if (const auto wrong = troubles.error(source.name))
        return failure(*wrong);
    if (on_conflict == Conflicts::refuse && !conflicts.empty()) {
        Error differs = *conflicts.error(source.name);
        differs.code = Error::Code::conflict;
        return failure(std::move(differs));
    }
    report.conflicts = conflicts.sentences(source.name);
    return std::move(report);
}

void Pass::note_put(Put put, std::size_t ImportCounts::*count) {
    if (put == Put::added)
        ++(report.added.*count);
    else if (put == Put::filled)
        ++report.added.filled;
    else if (put == Put::already)
        ++(report.already_there.*count);
}

void Pass::conflict(std::string_view what, const SourceRow& row, std::string example) {
    conflicts.add(
        what,
        "Correct the file or the study; or leave these as the study has them and take the "
        "rest.",
        row.number(), std::move(example), "--conflicts keep");
}

std::string Pass::place_of(RowOrigin origin) const {
    const std::string row = fmt::format("row {}", grouped(origin.row));
    return origin.file == source.number
               ? row
               : fmt::format("{} of {}", row, all_sources[origin.file].name);
}

void take_role(Pass& pass, const SourceRow& row, ParticipantId participant, RoleId role) {
    const RoleId before = pass.draft.participants.at(participant).role;
    const Put put = pass.draft.set_role(participant, role);
    if (put == Put::filled)
        ++pass.report.added.filled;
    if (put != Put::differs)
        return;
    pass.conflict("the participant has another role in the study", row,
                  fmt::format("{} is {}, not {}", pass.draft.participants.at(participant).label,
                              cell_in_quotes(pass.draft.roles.at(before).name),
                              cell_in_quotes(pass.draft.roles.at(role).name)));
}

void take_trait(Pass& pass, const SourceRow& row, ParticipantId participant,
                const ColumnPlan& column, std::uint32_t name) {
    const std::string_view value = row.meaning(&column);
    if (is_blank(value) || row.why_missing(&column))
        return;
    const Put put = pass.draft.trait(participant, name, column.trait_kind, value);
    pass.note_put(put, &ImportCounts::traits);
    if (put != Put::differs && put != Put::differs_in_files)
        return;
    const std::string what =
        fmt::format("the trait {} differs from {}", cell_in_quotes(column.name),
                    put == Put::differs ? "the study's"
                                        : "what another row says of the same "
                                          "participant");
    pass.conflict(what, row,
                  fmt::format("{}, {}", pass.draft.participants.at(participant).label,
                              cell_in_quotes(value)));
}

void take_score(Pass& pass, const SourceRow& row, ParticipantId participant, StageId stage,
                QuestionId item, ReadScore read) {
    Score score{.id = {},
                .participant = participant,
                .stage = stage,
                .question = item,
                .value = read.value,
                .missing = std::move(read.missing)};
    const auto count = score.value ? &ImportCounts::scores : &ImportCounts::missing;
    const auto placed = pass.draft.score(std::move(score), pass.origin(row));
    pass.note_put(placed.put, count);
    if (placed.put != Put::differs && placed.put != Put::differs_in_files)
        return;
    const auto example = [&] {
        return fmt::format("{} at {}, {}", pass.draft.participants.at(participant).label,
                           pass.draft.stages.at(stage).name,
                           cell_in_quotes(pass.draft.questions.at(item).wording));
    };
    if (placed.put == Put::differs)
        return pass.conflict("the score differs from the study's", row, example());
    pass.troubles.add("the same participant has another score for the same item at the same stage",
                      "If a column of stages tells the rows apart, name it; otherwise correct the "
                      "file, or leave the column out.",
                      row.number(),
                      fmt::format("{}; compare {}", example(), pass.place_of(placed.origin)),
                      "--stage");
}

QuestionId item_for(ImportDraft& draft, const std::string& wording, const std::string& scale,
                    const std::string& domain) {
    if (const QuestionId known = draft.find_question(wording, QuestionKind::item))
        return known;
    const QuestionId id = draft.question(wording, QuestionKind::item);
    if (!scale.empty()) {
        const ScaleId of = draft.scale(scale);
        draft.questions.edit(id).scale = of;
        draft.questions.edit(id).domain = domain;
    }
    return id;
}

} // namespace themata
