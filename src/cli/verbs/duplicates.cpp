#include "analysis/duplicates.h"
#include "cli/answer_lines.h"
#include "cli/passages.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "text/sentences.h"
#include "text/width.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t groups_shown = 20;

std::string in_text(const Study& study, const std::vector<DuplicateGroup>& groups,
                    const DuplicateSpec& spec, std::size_t limit, std::size_t width) {
    if (groups.empty())
        return "No answers are alike.\n";
    std::size_t answers = 0;
    for (const DuplicateGroup& group : groups)
        answers += group.responses.size();
    std::string lines =
        fmt::format("{} of {} answers that are {}.\n", counted(groups.size(), "group"), answers,
                    spec.alike == Alike::near ? "alike or near" : "alike");
    for (std::size_t place = 0; place < std::min(limit, groups.size()); ++place) {
        const DuplicateGroup& group = groups[place];
        const AnswerWords words = words_of(study, group.responses.front());
        lines += fmt::format("\n{}. {} answers", place + 1, group.responses.size());
        if (group.texts > 1)
            lines += fmt::format(" in {} wordings", group.texts);
        lines += '\n' +
                 paragraph("“" + shorten(terminal_line(words.text), 2 * width) + "”", "   ", width);
        lines += "   " + heading(words, width - 3) +
                 fmt::format(" (response {})\n", group.responses.front().value);
    }
    if (limit < groups.size())
        lines += fmt::format("\n{} of {} groups are shown; --limit N shows more.\n", limit,
                             groups.size());
    return lines;
}

Json in_json(const Study& study, const std::vector<DuplicateGroup>& groups,
             const DuplicateSpec& spec) {
    Json list = Json::array();
    for (const DuplicateGroup& group : groups) {
        Json responses = Json::array();
        for (const ResponseId id : group.responses)
            responses.push_back(id.value);
        list.push_back({{"group", list.size() + 1},
                        {"answers", group.responses.size()},
                        {"wordings", group.texts},
                        {"text", words_of(study, group.responses.front()).text},
                        {"responses", std::move(responses)}});
    }
    return {{"alike", spec.alike == Alike::near ? "near" : "identical"},
            {"likeness", spec.alike == Alike::near ? spec.likeness : 1.0},
            {"groups", std::move(list)}};
}

// A row for each answer of each group.
Tabulation tabulated(const Study& study, const std::vector<DuplicateGroup>& groups,
                     Provenance made) {
    Tabulation list = list_of("duplicates", "Answers that were given more than once",
                              {"#Group", "#Response", "Participant", "Stage", "Question", "Text"},
                              std::move(made));
    for (std::size_t place = 0; place < groups.size(); ++place)
        for (const ResponseId id : groups[place].responses) {
            const AnswerWords words = words_of(study, id);
            list.rows.push_back(
                {.cells = {cell_of(static_cast<double>(place + 1), 0), cell_of(id.value, 0),
                           cell_of(words.participant), cell_of(words.stage),
                           cell_of(words.question), cell_of(words.text)}});
        }
    return list;
}

Result<void> show_duplicates(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const DuplicateSpec spec = likeness_of(call);
    const Study& study = workbench.study();
    const auto groups = duplicates(study, spec, terminal.stop);
    if (terminal.stop.stop_requested())
        return failure(Error::Code::cancelled, "This was stopped.", "Nothing was changed.");
    const Answer answer{.tables = {tabulated(
                            study, groups, provenance_of(*workbench.snapshot(), command_of(call)))},
                        .json = [&] { return in_json(study, groups, spec).dump(1) + '\n'; },
                        .text =
                            [&](std::size_t width) {
                                return in_text(study, groups, spec,
                                               call.number("--limit", groups_shown), width);
                            }};
    return put_out(call, answer, terminal);
}

constexpr OptionRule duplicates_own_options[] = {
    {"--near", "", "Also those that differ by more than a full stop."},
    {"--likeness", any_number,
     "With --near: how many percent of the letters, in fives, two answers must "
     "have in common; from 70, which is taken when not given."},
    {"--min", any_number, "Groups of at least so many answers; else 2."},
    {"--limit", from_one, "How many groups are shown; else 20."}};
constexpr auto duplicates_options = joined(duplicates_own_options, table_formats);
constexpr std::string_view duplicates_notes[] = {
    "Alike are answers that differ only in case, white space and punctuation. "
    "Near ones are compared with the first answer of their group.",
    "“themata code STUDY --theme T --group N” codes a group once for all."};

} // namespace

extern constexpr Verb verb_duplicates{
    .name = "duplicates",
    .summary = "Shows answers that were given more than once, the largest group first.",
    .options = duplicates_options,
    .notes = duplicates_notes,
    .act = ActReading{show_duplicates},
    .answers = Answers::tables,
    .check = check_likeness};

} // namespace themata
