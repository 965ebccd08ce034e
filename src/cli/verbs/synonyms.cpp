#include "text/synonyms.h"
#include "cli/opening.h"
#include "cli/verb.h"
#include "workbench/workbench.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

Result<void> synonyms_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    using Json = nlohmann::ordered_json;
    Json list = Json::array();
    std::string lines;
    for (const Synonyms& synonyms : workbench.study().synonyms) {
        list.push_back(words_in(synonyms));
        lines += terminal_line(spelt_out(synonyms)) + '\n';
    }
    if (call.value("--format", "text") == "json")
        terminal.out << list.dump(1) << '\n';
    else
        terminal.out << (lines.empty() ? "There are no synonyms in this study yet.\n" : lines);
    return {};
}

Result<void> synonyms_add(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto words = call.arguments(1);
    return act(workbench, AddSynonyms{{words.begin(), words.end()}}, terminal);
}

Result<void> synonyms_remove(const Call& call, Workbench& workbench, Terminal& terminal) {
    const SynonymsId group = SynonymGroups(workbench.study().synonyms).of(call.argument(1));
    if (!group)
        return failure(Error::Code::not_found,
                       fmt::format("“{}” has no synonyms.", call.argument(1)),
                       "“themata synonyms STUDY list” shows those that are there.");
    return act(workbench, RemoveSynonyms{group}, terminal);
}

constexpr OptionRule list_options[] = {as_text_or_json};
constexpr Verb parts[] = {
    {.name = "list",
     .summary = "Shows the groups of words.",
     .arguments = "",
     .options = list_options,
     .act = ActReading{synonyms_list}},
    {.name = "add",
     .summary = "Takes words as one; groups that hold any of them become one group.",
     .arguments = "WORD…",
     .act = ActWriting{synonyms_add}},
    {.name = "remove",
     .summary = "Takes away the group that holds the word.",
     .arguments = "WORD",
     .act = ActWriting{synonyms_remove}}};
constexpr OptionRule options[] = {who_acts};

} // namespace

extern constexpr Verb verb_synonyms{
    .name = "synonyms",
    .summary = "Words that mean the same in this study: list, add, remove.",
    .options = options,
    .parts = parts};

} // namespace themata
