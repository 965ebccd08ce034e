#include "analysis/duplicates.h"

#include "cli/csv.h"
#include "cli/likeness.h"
#include "cli/rule_verbs.h"
#include "cli/search_lines.h"
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
    std::string lines = fmt::format("{} {} of {} answers that are {}.\n", groups.size(),
                                    groups.size() == 1 ? "group" : "groups", answers,
                                    spec.alike == Alike::near ? "alike or near" : "alike");
    for (std::size_t place = 0; place < std::min(limit, groups.size()); ++place) {
        const DuplicateGroup& group = groups[place];
        const AnswerWords words = words_of(study, group.responses.front());
        lines += fmt::format("\n{}. {} answers", place + 1, group.responses.size());
        if (group.texts > 1)
            lines += fmt::format(" in {} wordings", group.texts);
        lines +=
            '\n' + paragraph("“" + shorten(one_line(words.text), 2 * width) + "”", "   ", width);
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
std::string in_rows(const Study& study, const std::vector<DuplicateGroup>& groups) {
    std::vector<std::vector<std::string>> rows{
        {"Group", "Response", "Participant", "Stage", "Question", "Text"}};
    for (std::size_t place = 0; place < groups.size(); ++place)
        for (const ResponseId id : groups[place].responses) {
            const AnswerWords words = words_of(study, id);
            rows.push_back({fmt::format("{}", place + 1), fmt::format("{}", id.value),
                            words.participant, words.stage, words.question, words.text});
        }
    return csv_of(rows);
}

} // namespace

DuplicateSpec likeness_of(const Call& call) {
    DuplicateSpec spec;
    spec.alike = call.has("--near") ? Alike::near : Alike::identical;
    spec.likeness = static_cast<double>(call.number("--likeness", 70)) / 100;
    spec.least = call.number("--min", 2);
    return spec;
}

Result<void> check_likeness(const Call& call) {
    const std::size_t percent = call.number("--likeness", 70);
    if (call.has("--likeness") && (!call.has("--near") || percent < 70 || percent > 100))
        return failure(Error::Code::wrong_call, "--likeness goes from 70 to 100, with --near.",
                       "For example: --near --likeness 80.");
    return {};
}

Result<DuplicateGroup> group_named(const Call& call, const Workbench& workbench,
                                   std::stop_token stop) {
    const Study& study = workbench.study();
    const auto groups = duplicates(study, likeness_of(call), stop);
    if (const auto number = call.value("--group")) {
        const std::size_t place = call.number("--group", 0);
        if (place >= 1 && place <= groups.size())
            return groups[place - 1];
        return failure(
            Error::Code::not_found, fmt::format("There is no group {}.", *number),
            fmt::format("“themata duplicates” numbers them; there are {}.", groups.size()));
    }
    const ResponseId like{static_cast<std::uint32_t>(call.number("--like", 0))};
    if (!find(study, like))
        return failure(Error::Code::not_found, fmt::format("There is no response {}.", like.value),
                       "“themata duplicates” and “themata search --format json” show the numbers.");
    return group_of(groups, like);
}

Result<void> show_duplicates(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const DuplicateSpec spec = likeness_of(call);
    const Study& study = workbench.study();
    const auto groups = duplicates(study, spec, terminal.stop);
    if (terminal.stop.stop_requested())
        return failure(Error::Code::cancelled, "This was stopped.", "Nothing was changed.");
    const std::string format = call.value("--format", "text");
    if (format == "json")
        terminal.out << in_json(study, groups, spec).dump(1) << '\n';
    else if (format == "csv")
        terminal.out << in_rows(study, groups);
    else
        terminal.out << in_text(study, groups, spec, call.number("--limit", groups_shown),
                                terminal.width);
    return {};
}

} // namespace themata
