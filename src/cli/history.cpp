#include "cli/csv.h"
#include "cli/text_table.h"
#include "cli/times.h"
#include "cli/verbs.h"
#include "workbench/workbench.h"
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <span>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;
using Entries = std::span<const Entry>;

std::string_view name_of(SubjectRole role) {
    static constexpr std::array<std::string_view, 4> names = {"about", "from", "into", "made"};
    const auto number = static_cast<std::size_t>(role);
    return number < names.size() ? names[number] : names[0];
}

Json in_json(const Subjects& subjects) {
    Json list = Json::array();
    for (const Subject& subject : subjects)
        list.push_back({{"kind", name_of(subject.kind)},
                        {"id", subject.id == 0 ? Json() : Json(subject.id)},
                        {"role", name_of(subject.role)}});
    return list;
}

std::string in_json(Entries entries) {
    Json list = Json::array();
    for (const Entry& entry : entries)
        list.push_back({{"seq", entry.seq},
                        {"at", utc_time(entry.at)},
                        {"coder", entry.coder},
                        {"verb", verb_of(entry.act)},
                        {"subjects", in_json(entry.subjects)},
                        {"undoes", entry.undoes ? Json(*entry.undoes) : Json()},
                        {"note", entry.note},
                        {"digest", in_hex(entry.digest)}});
    return list.dump(1) + '\n';
}

std::string in_csv(Entries entries) {
    std::vector<std::vector<std::string>> rows{{"Seq", "At", "Coder", "Verb", "Undoes", "Note"}};
    for (const Entry& entry : entries)
        rows.push_back({fmt::format("{}", entry.seq), utc_time(entry.at), entry.coder,
                        std::string(verb_of(entry.act)),
                        entry.undoes ? fmt::format("{}", *entry.undoes) : "", entry.note});
    return csv_of(rows);
}

std::string in_text(Entries entries) {
    if (entries.empty())
        return "Nothing has been done yet.\n";
    TextTable table{.columns = {Align::right, Align::left, Align::left, Align::left},
                    .over = {},
                    .rows = {{"No.", "When", "Who", "What"}}};
    for (const Entry& entry : entries)
        table.rows.push_back({fmt::format("{}", entry.seq), local_time(entry.at),
                              one_line(entry.coder), one_line(entry.note)});
    return in_columns(table);
}

} // namespace

Result<void> show_history(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const std::size_t all = workbench.history().size();
    const std::size_t limit = call.number("--limit", all);
    if (call.has("--changes")) {
        const auto lines =
            workbench.details(call.number("--changes", 0), call.has("--limit") ? limit : 100);
        if (!lines)
            return failure(lines.error());
        for (const std::string& line : *lines)
            terminal.out << one_line(line) << '\n';
        return {};
    }
    std::vector<Entry> entries;
    for (std::size_t at = all - std::min(limit, all); at < all; ++at)
        entries.push_back(workbench.history()[at]);
    const std::string format = call.value("--format", "text");
    terminal.out << (format == "json"  ? in_json(entries)
                     : format == "csv" ? in_csv(entries)
                                       : in_text(entries));
    return {};
}

} // namespace themata
