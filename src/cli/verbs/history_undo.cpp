// history, undo and redo: the acts of a study.
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "workbench/workbench.h"
#include <array>
#include <ctime>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <span>

namespace themata {

namespace {

std::string printed(const std::tm& time, const char* pattern) {
    char text[40] = {};
    return {text, std::strftime(text, sizeof text, pattern, &time)};
}

std::string local_time(std::int64_t at) {
    const auto seconds = static_cast<std::time_t>(at / 1000);
    std::tm time{};
    localtime_r(&seconds, &time);
    return printed(time, "%Y-%m-%d %H:%M");
}

std::string utc_time(std::int64_t at) {
    const auto seconds = static_cast<std::time_t>(at / 1000);
    std::tm time{};
    gmtime_r(&seconds, &time);
    return fmt::format("{}.{:03}Z", printed(time, "%Y-%m-%dT%H:%M:%S"), at % 1000);
}

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

// For spreadsheets.
Tabulation tabulated(Entries entries, Provenance made) {
    Tabulation list = list_of("history", "History",
                              {"#Seq", "At", "Coder", "Verb", "#Undoes", "Note"}, std::move(made));
    for (const Entry& entry : entries)
        list.rows.push_back(
            {.cells = {cell_of(static_cast<double>(entry.seq), 0), cell_of(utc_time(entry.at)),
                       cell_of(entry.coder), cell_of(verb_of(entry.act)),
                       entry.undoes ? cell_of(static_cast<double>(*entry.undoes), 0) : cell_of(""),
                       cell_of(entry.note)}});
    return list;
}

// For people, by their own clock.
std::string in_text(Entries entries, std::size_t width) {
    if (entries.empty())
        return "Nothing has been done yet.\n";
    Tabulation list = list_of("history", "History", {"#No.", "When", "Who", "What"}, {});
    for (const Entry& entry : entries)
        list.rows.push_back(
            {.cells = {cell_of(static_cast<double>(entry.seq), 0), cell_of(local_time(entry.at)),
                       cell_of(entry.coder), cell_of(entry.note)}});
    return in_text(list, width);
}

Result<void> show_history(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const std::size_t all = workbench.history().size();
    const std::size_t limit = call.number("--limit", all);
    if (call.has("--changes")) {
        const auto lines =
            workbench.details(call.number("--changes", 0), call.has("--limit") ? limit : 100);
        if (!lines)
            return failure(lines.error());
        for (const std::string& line : *lines)
            terminal.out << terminal_line(line) << '\n';
        return {};
    }
    std::vector<Entry> entries;
    for (std::size_t at = all - std::min(limit, all); at < all; ++at)
        entries.push_back(workbench.history()[at]);
    const Tabulation list =
        tabulated(entries, provenance_of(*workbench.snapshot(), command_of(call)));
    return put_out(call,
                   {.tables = {list},
                    .json = [&] { return in_json(entries); },
                    .text = [&](std::size_t width) { return in_text(entries, width); },
                    .csv = [&] { return list_in_csv(list); }},
                   terminal);
}

Result<void> tell(const Result<Done>& done, Terminal& terminal) {
    if (!done)
        return failure(done.error());
    terminal.out << sentence(done->entry) << '\n';
    return {};
}

Result<void> check_undo(const Call& call) {
    if (call.has("--entry") && call.has("--from"))
        return wrong_call("Either one act is taken back, or all from one on.",
                          "Give --entry or --from.");
    return {};
}

Result<void> undo_act(const Call& call, Workbench& workbench, Terminal& terminal) {
    if (call.has("--entry"))
        return tell(workbench.revert(call.number("--entry", 0)), terminal);
    if (!call.has("--from"))
        return tell(workbench.undo(), terminal);
    const std::size_t before = workbench.history().size();
    if (auto done = workbench.undo_from(call.number("--from", 0), terminal.stop); !done)
        return failure(done.error());
    for (std::size_t at = before; at < workbench.history().size(); ++at)
        terminal.out << sentence(workbench.history()[at]) << '\n';
    return {};
}

Result<void> redo_act(const Call&, Workbench& workbench, Terminal& terminal) {
    return tell(workbench.redo(), terminal);
}

constexpr OptionRule history_undo_own_options[] = {
    {"--changes", any_number, "What the act with this number changed."},
    {"--limit", from_one, "The newest acts; with --changes, so many lines."}};
constexpr auto history_undo_options = joined(history_undo_own_options, table_formats);
constexpr OptionRule undo_options[] = {
    {"--entry", any_number, "The act with this number in History."},
    {"--from", any_number, "This act and all later ones that stand."},
    who_acts};
constexpr OptionRule redo_options[] = {who_acts};

} // namespace

extern constexpr Verb verb_history{.name = "history",
                                   .summary = "Shows every act in words, the oldest first.",
                                   .options = history_undo_options,
                                   .act = ActReading{show_history},
                                   .answers = Answers::tables};

extern constexpr Verb verb_undo{
    .name = "undo",
    .summary = "Takes back the last act, or an older one while what it changed is as it left "
               "it.",
    .options = undo_options,
    .act = ActWriting{undo_act},
    .check = check_undo};

extern constexpr Verb verb_redo{.name = "redo",
                                .summary = "Does again what was undone last.",
                                .options = redo_options,
                                .act = ActWriting{redo_act}};

} // namespace themata
