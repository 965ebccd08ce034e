// The audit trail in short: which acts made the study what it is, by whom, from when to when.

#include "text/sentences.h"
#include "workbench/report_parts.h"
#include <algorithm>
#include <map>
#include <set>

namespace themata {

namespace {

struct Acts {
    ActKind act = ActKind::unknown;
    std::size_t n = 0;
    std::vector<std::string> coders;
    std::int64_t first = 0;
    std::int64_t last = 0;
};

// In the order in which they were first done.
std::vector<Acts> acts_of(const History& history) {
    std::vector<Acts> all;
    for (const Entry& entry : history) {
        auto acts = std::ranges::find(all, entry.act, &Acts::act);
        if (acts == all.end()) {
            all.push_back({.act = entry.act, .coders = {}, .first = entry.at, .last = entry.at});
            acts = all.end() - 1;
        }
        ++acts->n;
        acts->first = std::min(acts->first, entry.at);
        acts->last = std::max(acts->last, entry.at);
        if (std::ranges::find(acts->coders, entry.coder) == acts->coders.end())
            acts->coders.push_back(entry.coder);
    }
    return all;
}

std::string summary(const ReportSource& source) {
    const auto taken_back = std::ranges::count_if(
        source.history, [](const Entry& entry) { return entry.undoes.has_value(); });
    return "Every act on the study is an entry of its history, with who did it and when (days are "
           "of UTC); none can be removed. There are " +
           counted(source.history.size(), "entry", "entries") + "; " +
           counted(static_cast<std::size_t>(taken_back), "of them takes back or does again",
                   "of them take back or do again") +
           " another. The last was entry " + std::to_string(source.now.head.seq) +
           ", whose digest is " + in_hex(source.now.digest) +
           "; it covers that entry and all before it, so that a history with this digest is the "
           "one "
           "that this page was made from.";
}

} // namespace

ReportSection trail_of(const ReportSource& source) {
    ReportSection section{.id = "trail", .heading = "How the study came about", .parts = {}};
    if (source.history.empty())
        return section;
    Tabulation table{.name = "audit-trail",
                     .title = "Acts in the study’s history",
                     .columns = {{{"Act"}, Align::left},
                                 {{"Times"}, Align::right},
                                 {{"By"}, Align::left},
                                 {{"First"}, Align::left},
                                 {{"Last"}, Align::left}},
                     .rows = {},
                     .notes = {},
                     .made = source.made_by_report()};
    for (const Acts& acts : acts_of(source.history))
        table.rows.push_back(
            {.cells = {cell_of(verb_of(acts.act)), cell_of(static_cast<double>(acts.n), 0),
                       cell_of(listed(acts.coders)), cell_of(day_of(acts.first)),
                       cell_of(day_of(acts.last))}});
    section.parts = {Paragraph{summary(source)}, std::move(table)};
    return section;
}

} // namespace themata
