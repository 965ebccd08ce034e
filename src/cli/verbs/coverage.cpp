#include "analysis/coverage.h"
#include "analysis/asked_as.h"
#include "cli/asked.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

std::string in_json(const Coverage& found) {
    Json rows = Json::array();
    for (const CoverageRow& row : found.rows)
        rows.push_back({{"by", name_of(row.by)},
                        {"name", row.name},
                        {"answered", row.answered()},
                        {"coded", row.coded},
                        {"nothing_to_code", row.nothing_to_code},
                        {"untouched", row.untouched},
                        {"blank", row.blank},
                        {"letters", row.letters},
                        {"letters_coded", row.letters_coded},
                        {"words", row.words},
                        {"words_coded", row.words_coded}});
    const Json json = {{"rows", std::move(rows)}, {"disputed", found.disputed}};
    return json.dump(1) + '\n';
}

Result<void> show_coverage(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    Selection wanted;
    Naming naming(call, now);
    naming.take_selection(wanted);
    const auto selection = naming.result(std::move(wanted));
    if (!selection)
        return failure(selection.error());
    const auto found = coverage(now, *selection, terminal.stop);
    if (!found)
        return failure(found.error());
    Answer answer{.tables = {tabulated(now, *found)}};
    answer.tables.front().made.command = "themata " + asked_as(now, *selection, study_word(call));
    answer.json = [&] { return in_json(*found); };
    return put_out(call, answer, terminal);
}

constexpr auto coverage_options = joined(selection_options, table_formats);
constexpr std::string_view coverage_notes[] = {
    "An answer is coded, nothing to code (so marked and coded by none), untouched "
    "(neither), or blank. Letters are graphemes; a word is coded when all of it "
    "is.",
    about_lists, about_table_formats};

} // namespace

extern constexpr Verb verb_coverage{
    .name = "coverage",
    .summary = "Shows how many answers and how much of their text is coded, by stage, "
               "question, role and coder.",
    .options = coverage_options,
    .notes = coverage_notes,
    .act = ActReading{show_coverage},
    .answers = Answers::tables};

} // namespace themata
