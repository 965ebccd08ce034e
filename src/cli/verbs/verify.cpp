#include "cli/text_table.h"
#include "cli/verb.h"
#include "statistics/worked_examples.h"
#include "workbench/workbench.h"
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

std::string in_json(const Verification& found) {
    return Json{{"clean", found.clean()},
                {"entries", found.entries},
                {"records", found.records},
                {"faults", found.faults},
                {"digest", in_hex(found.digest)}}
               .dump(1) +
           '\n';
}

// What tells this history from others: whoever noted it down can see that nothing was altered.
std::string head_in_text(const Verification& found) {
    return fmt::format("Head: entry {}, digest {}.\n", found.entries, in_hex(found.digest));
}

std::string in_text(const Verification& found, std::size_t width) {
    if (found.clean())
        return fmt::format("Clean: {} records and {} entries of History agree.\n", found.records,
                           found.entries) +
               head_in_text(found);
    std::string lines;
    for (const std::string& fault : found.faults)
        lines += paragraph(fault, "  ", width);
    return lines + head_in_text(found);
}

std::string found_words(const WorkedExample& example) {
    return example.computed ? fmt::format("{:.6g}", *example.computed) : example.computed.reason;
}

std::string heading_of(const WorkedExample& example) {
    return fmt::format("{} ({})\n", example.name, example.source);
}

// A line for each figure, those of one example under its name.
std::string examples_in_text(const WorkedExamples& examples) {
    TextTable table{.columns = {Align::left, Align::right, Align::right, Align::left},
                    .over = {},
                    .rows = {{"", "published", "found"}}};
    for (const WorkedExample& example : examples)
        table.rows.push_back({fmt::format("  {}", example.what),
                              fmt::format("{:.6g}", example.expected), found_words(example),
                              example.agrees() ? "agrees" : "DIFFERS"});
    std::istringstream lines(in_columns(table));
    std::string line;
    std::getline(lines, line);
    std::string text = line + '\n';
    std::string heading;
    for (const WorkedExample& example : examples) {
        if (heading_of(example) != heading)
            text += heading = heading_of(example);
        std::getline(lines, line);
        text += line + '\n';
    }
    return text;
}

std::string examples_in_json(const WorkedExamples& examples) {
    Json rows = Json::array();
    for (const WorkedExample& example : examples) {
        Json row{{"example", example.name},        {"source", example.source},
                 {"what", example.what},           {"expected", example.expected},
                 {"tolerance", example.tolerance}, {"found", nullptr},
                 {"agrees", example.agrees()}};
        if (example.computed)
            row["found"] = *example.computed;
        else
            row["reason"] = example.computed.reason;
        rows.push_back(std::move(row));
    }
    return Json{{"examples", rows}}.dump(1) + '\n';
}

Result<void> verify_statistics(const Call& call, Terminal& terminal) {
    const WorkedExamples examples = worked_examples();
    const auto agree = std::ranges::count_if(examples, &WorkedExample::agrees);
    if (call.value("--format", "text") == "json")
        terminal.out << examples_in_json(examples);
    else
        terminal.out << examples_in_text(examples)
                     << fmt::format("{} of {} published figures agree to their last digit.\n",
                                    agree, examples.size());
    if (agree == std::ssize(examples))
        return {};
    return failure(Error::Code::refused, "Published figures were not found again on this machine.",
                   "Do not rely on statistics of this build; report the lines that differ.");
}

Result<void> check_verify(const Call& call) {
    const bool study = !call.argument(0).empty();
    if (study && call.has("--statistics"))
        return wrong_call("“verify --statistics” needs no study.",
                          "Verify the study in a call of its own.");
    if (!study && !call.has("--statistics"))
        return wrong_call("There is nothing to verify.", "Name a study, or say --statistics.");
    return {};
}

Result<void> verify_study(const Call& call, Terminal& terminal) {
    if (call.has("--statistics"))
        return verify_statistics(call, terminal);
    const auto found = verify(call.argument(0), terminal.stop);
    if (!found)
        return failure(found.error());
    if (!found->log_set_aside.empty()) {
        const Error told = log_was_set_aside(found->log_set_aside);
        terminal.err << fmt::format("themata: {}\nthemata: {}\n", told.what, told.hint);
    }
    const bool json = call.value("--format", "text") == "json";
    terminal.out << (json ? in_json(*found) : in_text(*found, terminal.width));
    if (found->clean())
        return {};
    return failure(Error::Code::refused, "The file is not as it must be.",
                   "Go back to a backup, or export what can be read.");
}

constexpr OptionRule verify_options[] = {
    {"--statistics", "",
     "Instead of a study: computes published worked examples on this machine and "
     "shows each beside what was found."},
    as_text_or_json};

} // namespace

extern constexpr Verb verb_verify{
    .name = "verify",
    .summary = "Reads the whole file and says whether anything in it is wrong.",
    .arguments = "[STUDY]",
    .options = verify_options,
    .act = ActAlone{verify_study},
    .check = check_verify};

} // namespace themata
