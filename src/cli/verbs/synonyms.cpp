#include "text/synonyms.h"
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "workbench/workbench.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Result<void> synonyms_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    Tabulation list = list_of("synonyms", "Synonyms", {"Words"},
                              provenance_of(*workbench.snapshot(), command_of(call)));
    Json groups = Json::array();
    std::string lines;
    for (const Synonyms& synonyms : workbench.study().synonyms) {
        list.rows.push_back({.cells = {cell_of(spelt_out(synonyms))}});
        groups.push_back(words_in(synonyms));
        lines += terminal_line(spelt_out(synonyms)) + '\n';
    }
    if (lines.empty())
        lines = "There are no synonyms in this study yet.\n";
    return put_out(call,
                   {.tables = {std::move(list)},
                    .json = [&] { return groups.dump(1) + '\n'; },
                    .text = [&](std::size_t) { return lines; }},
                   terminal);
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

constexpr Verb synonyms_parts[] = {
    {.name = "list",
     .summary = "Shows the groups of words.",
     .arguments = "",
     .options = table_formats,
     .act = ActReading{synonyms_list},
     .answers = Answers::tables},
    {.name = "add",
     .summary = "Takes words as one; groups that hold any of them become one group.",
     .arguments = "WORD…",
     .act = ActWriting{synonyms_add}},
    {.name = "remove",
     .summary = "Takes away the group that holds the word.",
     .arguments = "WORD",
     .act = ActWriting{synonyms_remove}}};
constexpr OptionRule synonyms_options[] = {who_acts};

} // namespace

extern constexpr Verb verb_synonyms{
    .name = "synonyms",
    .summary = "Words that mean the same in this study: list, add, remove.",
    .options = synonyms_options,
    .parts = synonyms_parts};

} // namespace themata
