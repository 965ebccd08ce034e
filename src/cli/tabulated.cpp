#include "cli/tabulated.h"

#include "analysis/asked_as.h"
#include "analysis/tabulation.h"
#include "cli/opening.h"
#include "cli/text_table.h"
#include "workbench/exports.h"
#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

constexpr std::array<std::string_view, 4> where_to = {"--format", "--out", "--overwrite",
                                                      "--notes"};

// Nothing: as text for people. Else what --format says, or the ending of --out.
Result<std::optional<TableFormat>> format_of(const Call& call) {
    if (const auto name = call.value("--format"))
        return format_named(*name);
    const auto out = call.value("--out");
    if (!out)
        return std::nullopt;
    const std::string ending = std::filesystem::path(*out).extension().string();
    if (ending == ".txt")
        return std::nullopt;
    if (const auto format = format_of_ending(ending))
        return format;
    return wrong_call(
        fmt::format("The name {} does not tell which format is meant.", *out),
        "End it in .txt, .csv, .tsv, .json, .md, .html, .tex, .xlsx or .docx, or give "
        "--format as well.");
}

std::string text_of(const Answer& answer, std::size_t width) {
    if (answer.text)
        return answer.text(width);
    std::string text;
    for (const Tabulation& table : answer.tables) {
        if (answer.tables.size() > 1)
            text += (text.empty() ? "" : "\n") + terminal_line(table.title) + "\n\n";
        text += in_text(table, width);
    }
    return text;
}

NotesInRows notes_of(const Call& call) {
    return call.has("--notes") ? NotesInRows::yes : NotesInRows::no;
}

Result<std::string> written(const Call& call, const Answer& answer,
                            std::optional<TableFormat> format, std::size_t width) {
    if (!format)
        return text_of(answer, width);
    if (*format == TableFormat::json && answer.json)
        return answer.json();
    if (*format == TableFormat::csv && answer.csv && !call.has("--notes"))
        return answer.csv();
    return write_tabulations(answer.tables, *format, notes_of(call));
}

bool tells_beside(const Call& call, std::optional<TableFormat> format) {
    return (format == TableFormat::csv || format == TableFormat::tsv) && !call.has("--notes");
}

// All places are looked at before the first file is written.
Result<void> write_out(const Call& call, const Answer& answer, std::optional<TableFormat> format,
                       Terminal& terminal) {
    constexpr std::size_t page_width = 80;
    const std::filesystem::path file = *call.value("--out");
    const std::filesystem::path beside = file.string() + "-metadata.json";
    std::vector<std::filesystem::path> files{file};
    if (tells_beside(call, format))
        files.push_back(beside);
    for (const auto& each : files)
        if (const auto free = may_be_written(call, each); !free)
            return free;
    auto bytes = written(call, answer, format, page_width);
    if (!bytes)
        return failure(bytes.error());
    if (auto done = write_asked(call, file, *bytes, terminal); !done || files.size() == 1)
        return done;
    const std::string made = table_metadata(answer.tables, file.filename().string());
    if (auto done = write_file(beside, made, overwriting_in(call)); !done)
        return done;
    terminal.out << fmt::format("Wrote {}, which says how it was made.\n", beside.string());
    return {};
}

std::vector<std::string> in_a_row(const TabulationRow& row, const Reasons& reasons) {
    std::vector<std::string> cells;
    for (const TabulationCell& cell : row.cells)
        cells.push_back(terminal_line(cell.text) + reasons.mark_of(cell));
    if (!cells.empty())
        cells.front().insert(0, std::string(2 * row.depth, ' '));
    return cells;
}

} // namespace

Result<void> check_tabulated(const Call& call) {
    const auto format = format_of(call);
    if (!format)
        return failure(format.error());
    if (*format && is_binary(**format) && !call.has("--out"))
        return wrong_call(fmt::format("{} is no text: it wants a file.", name_of(**format)),
                          fmt::format("Add --out FILE.{}.", name_of(**format)));
    if (call.has("--overwrite") && !call.has("--out"))
        return wrong_call("--overwrite wants to know which file.", "Add --out FILE.");
    if (call.has("--notes") && *format != TableFormat::csv && *format != TableFormat::tsv)
        return wrong_call("--notes is for CSV and TSV; the other formats have their notes anyway.",
                          "Leave it out, or give --format csv.");
    return {};
}

Result<void> put_out(const Call& call, const Answer& answer, Terminal& terminal) {
    const auto format = format_of(call);
    if (!format)
        return failure(format.error());
    if (call.has("--out"))
        return write_out(call, answer, *format, terminal);
    const auto bytes = written(call, answer, *format, terminal.width);
    if (!bytes)
        return failure(bytes.error());
    terminal.out << *bytes;
    return {};
}

std::string in_text(const Tabulation& table, std::size_t width) {
    const Reasons reasons(table);
    TextTable text;
    for (const TabulationColumn& column : table.columns)
        text.columns.push_back(column.align);
    const std::size_t levels = heading_levels(table);
    for (std::size_t level = 0; level + 1 < levels; ++level) {
        text.over.emplace_back();
        for (const HeadingGroup& group : heading_groups(table.columns, level))
            text.over.back().push_back(
                {.name = terminal_line(group.name), .columns = group.columns});
    }
    text.rows.emplace_back();
    for (const TabulationColumn& column : table.columns)
        text.rows.back().push_back(terminal_line(column.headings.back()));
    for (const TabulationRow& row : table.rows)
        text.rows.push_back(in_a_row(row, reasons));
    std::string notes;
    for (const std::string& note : table.notes)
        notes += paragraph(note, "", width);
    for (const auto& [mark, reason] : reasons.notes())
        notes += paragraph(fmt::format("{}: {}", mark, reason), "", width);
    return in_columns(text) + (notes.empty() ? "" : "\n") + notes;
}

Tabulation list_of(std::string_view name, std::string_view title,
                   std::initializer_list<std::string_view> headings, Provenance made) {
    Tabulation list{.name = std::string(name),
                    .title = std::string(title),
                    .columns = {},
                    .rows = {},
                    .notes = {},
                    .made = std::move(made)};
    for (const std::string_view heading : headings) {
        const bool counts = heading.starts_with('#');
        list.columns.push_back(
            {{std::string(heading.substr(counts ? 1 : 0))}, counts ? Align::right : Align::left});
    }
    return list;
}

std::string rows_in_json(const Tabulation& list, std::initializer_list<std::string_view> keys) {
    using Json = nlohmann::ordered_json;
    Json rows = Json::array();
    for (const TabulationRow& row : list.rows) {
        Json object = Json::object();
        const auto* cell = row.cells.data();
        for (const std::string_view key : keys) {
            const bool may_lack = key.ends_with('?');
            Json& value = object[std::string(key.substr(0, key.size() - (may_lack ? 1 : 0)))];
            if (cell->number)
                value = static_cast<std::int64_t>(*cell->number);
            else if (!may_lack || !cell->text.empty())
                value = cell->text;
            ++cell;
        }
        rows.push_back(std::move(object));
    }
    return rows.dump(1) + '\n';
}

std::string list_in_csv(const Tabulation& list) {
    std::vector<std::string> headings;
    for (const TabulationColumn& column : list.columns)
        headings.push_back(column.headings.back());
    const auto each_row = [&](const TakeRow& take) {
        for (const TabulationRow& row : list.rows) {
            CsvRow cells;
            for (const TabulationCell& cell : row.cells)
                cells.text(cell.text);
            take(cells);
        }
    };
    return csv_text(headings, each_row, ByteOrderMark::none);
}

std::string study_word(const Call& call) {
    return std::filesystem::path(call.argument(0)).filename().string();
}

std::string command_of(const Call& call) {
    TerminalCommand command(call.verb(), study_word(call));
    for (const std::string& word : call.arguments(1))
        command.argument(word);
    for (const Call::Option& option : call.options()) {
        if (std::ranges::find(where_to, option.name) != where_to.end())
            continue;
        if (option.alone)
            command.option(option.name);
        else
            command.option(option.name, option.value);
    }
    return command.words();
}

} // namespace themata
