#include "exchange/taking/taking.h"

#include "exchange/reading/column_profile.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t most_told = 10'000; // of one kind, each by itself

} // namespace

RowTroubles::Kind& RowTroubles::kind_of(std::string_view what, std::string_view hint,
                                        const std::string& example, std::string_view option) {
    const auto kind = std::ranges::find(kinds_, what, &Kind::what);
    return kind != kinds_.end() ? *kind
                                : *kinds_.insert(kind, {.what = std::string(what),
                                                        .hint = std::string(hint),
                                                        .option = std::string(option),
                                                        .example = example,
                                                        .rows = {}});
}

void RowTroubles::add(std::string_view what, std::string_view hint, std::uint32_t row,
                      std::string example, std::string_view option) {
    Kind& kind = kind_of(what, hint, example, option);
    if (kind.rows.empty() || kind.rows.back() != row)
        kind.rows.push_back(row);
}

void RowTroubles::add_each(std::string_view what, std::string_view hint, std::uint32_t row,
                           std::string example, std::string_view option) {
    Kind& kind = kind_of(what, hint, example, option);
    kind.rows.push_back(row);
    if (kind.each.size() < most_told)
        kind.each.emplace_back(row, std::move(example));
}

std::vector<std::string> RowTroubles::each_in_words(const std::string& file) const {
    std::vector<std::string> said;
    for (const Kind& kind : kinds_) {
        for (const auto& [row, example] : kind.each)
            said.push_back(
                fmt::format("{}, row {}: {} ({}).", file, grouped(row), kind.what, example));
        if (const std::size_t more = kind.rows.size() - kind.each.size(); more > 0)
            said.push_back(fmt::format("{}: {}: and {} more.", file, kind.what, grouped(more)));
    }
    return said;
}

std::vector<std::string> RowTroubles::sentences(const std::string& file) const {
    std::vector<std::string> said = sentences();
    for (std::string& sentence : said)
        sentence = fmt::format("{}, {}.", file, sentence);
    return said;
}

std::vector<std::uint32_t> RowTroubles::rows() const {
    std::vector<std::uint32_t> all;
    for (const Kind& kind : kinds_)
        all.insert(all.end(), kind.rows.begin(), kind.rows.end());
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

std::vector<std::string> RowTroubles::sentences() const {
    std::vector<std::string> said;
    for (const Kind& kind : kinds_) {
        const std::string first =
            kind.rows.size() == 1 ? "" : fmt::format("row {}: ", grouped(kind.rows.front()));
        const std::string example =
            kind.example.empty() ? "" : fmt::format(" ({}{})", first, kind.example);
        said.push_back(fmt::format("{}: {}{}", numbered("row", kind.rows), kind.what, example));
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

// While a doubt is open nothing is taken, and what else is wrong may come of what it is about.
Result<FileReport> Pass::done() {
    if (!filling.empty())
        report.notes.push_back(fmt::format("{} {} what was blank in the study.",
                                           numbered("row", filling),
                                           filling.size() == 1 ? "fills" : "fill"));
    const bool is_open = !open_ones(report.doubts).empty();
    if (is_open) {
        for (const RowTroubles* each : {&troubles, &conflicts})
            for (std::string& sentence : each->sentences(source.name))
                report.notes.push_back(std::move(sentence));
        return std::move(report);
    }
    if (const auto wrong = troubles.error(source.name))
        return failure(*wrong);
    if (on_conflict == Conflicts::refuse && !conflicts.empty()) {
        Error differs = *conflicts.error(source.name);
        differs.code = Error::Code::conflict;
        return failure(std::move(differs));
    }
    report.conflicts = conflicts.each_in_words(source.name);
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
    conflicts.add_each(
        what,
        "Correct the file or the study; or leave these as the study has them and take the "
        "rest.",
        row.number(), std::move(example), "--conflicts keep");
}

void Pass::note_filled_in_files(std::size_t ImportCounts::*was, std::size_t ImportCounts::*is) {
    if (report.added.*was == 0)
        return; // another file counts it
    --(report.added.*was);
    ++(report.added.*is);
}

void Pass::note_filled(const SourceRow& row) {
    if (filling.empty() || filling.back() != row.number())
        filling.push_back(row.number());
}

std::string Pass::place_of(RowOrigin origin) const {
    const std::string row = fmt::format("row {}", grouped(origin.row));
    return origin.file == source.number
               ? row
               : fmt::format("{} of {}", row, all_sources[origin.file].name);
}

// A role that nobody gets is not made.
void take_role(Pass& pass, const SourceRow& row, ParticipantId participant,
               std::string_view spelt) {
    const std::string_view role = pass.names.roles.as_taken(spelt);
    const RoleId before = pass.draft.participants.at(participant).role;
    if (before && pass.draft.roles.at(before).name == role)
        return;
    if (before)
        return pass.conflict(
            "the participant has another role in the study", row,
            fmt::format("{} is {}, not {}", pass.draft.participants.at(participant).label,
                        cell_in_quotes(pass.draft.roles.at(before).name), cell_in_quotes(role)));
    if (pass.draft.set_role(participant, pass.draft.role(std::string(role))) == Put::filled) {
        ++pass.report.added.filled;
        pass.note_filled(row);
    }
}

void take_trait(Pass& pass, const SourceRow& row, ParticipantId participant,
                const ColumnPlan& column, std::uint32_t name) {
    const std::string_view cell = row.meaning(&column);
    if (is_blank(cell) || row.why_missing(&column))
        return;
    const std::string_view value = pass.names.trait(column.name, cell);
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
    if (placed.put == Put::filled && placed.origin.row > 0)
        pass.note_filled_in_files(&ImportCounts::missing, count);
    else
        pass.note_put(placed.put, count);
    if (placed.put == Put::filled && placed.origin.row == 0)
        pass.note_filled(row);
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
