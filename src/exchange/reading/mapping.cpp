#include "exchange/reading/mapping.h"

#include "exchange/reading/delimited.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/inference.h"
#include "exchange/reading/score_options.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::string_view before_sheet = ", sheet ";

constexpr std::array<std::string_view, 9> file_kinds = {"stages",   "questions", "participants",
                                                        "codebook", "responses", "scores",
                                                        "codings",  "willing",   "notes"};

tl::unexpected<Error> wrong_option(std::string_view option, std::string what, std::string hint) {
    return failure({.code = Error::Code::wrong_call,
                    .what = std::move(what),
                    .hint = std::move(hint),
                    .option = fmt::format("--{}", option)});
}

// "week" is no period.
tl::unexpected<Error> unknown_word(std::string_view option, std::string_view word,
                                   std::string_view of_what, std::string_view words) {
    return wrong_option(option, fmt::format("{} is no {}.", cell_in_quotes(word), of_what),
                        fmt::format("It is one of {}.", words));
}

Result<void> words_are_known(const MappingOptions& options) {
    if (options.as && !kind_named(*options.as))
        return unknown_word("as", *options.as, "kind of file", listed(kind_words(), 20));
    if (options.stage_by && !period_named(*options.stage_by))
        return unknown_word("stage-by", *options.stage_by, "period", "year, quarter and month");
    if (options.date_order && !date_order_named(*options.date_order))
        return unknown_word("date-order", *options.date_order, "order of dates",
                            "dmy, mdy and ymd");
    if (options.decimal && !decimal_sign_named(*options.decimal))
        return unknown_word("decimal", *options.decimal, "sign before decimals", "point and comma");
    if (options.delimiter)
        if (const auto known = delimiter_named(*options.delimiter); !known)
            return failure(known.error());

    struct NameOption {
        std::string_view option;
        std::string_view of_what;
        const std::optional<std::string>& name;
    };

    const NameOption names[] = {{"role-is", "role", options.role_is},
                                {"stage-is", "stage", options.stage_is},
                                {"undated", "stage of rows without a date", options.undated},
                                {"coder", "coder", options.coder}};
    for (const NameOption& each : names)
        if (each.name && is_blank(*each.name))
            return wrong_option(each.option,
                                fmt::format("The name of the {} is blank.", each.of_what),
                                "Give it a name.");
    if (options.stage_is && (options.stage || options.stage_date))
        return wrong_option("stage-is",
                            "One stage for all rows and a column for the stage exclude each other.",
                            "Give one stage for a file whose rows all belong to it.");
    if (options.role_is && options.role)
        return wrong_option("role-is",
                            "One role for all rows and a column for the role exclude each other.",
                            "Give one role for a file whose rows all belong to it.");
    return {};
}

std::string columns_in_words(const std::vector<const Sheet*>& sheets) {
    std::vector<std::string> names;
    for (const Sheet* sheet : sheets)
        for (const Heading& heading : headings(*sheet))
            if (std::ranges::find(names, cell_in_quotes(heading.name)) == names.end())
                names.push_back(cell_in_quotes(heading.name));
    return listed(names, 12);
}

template <class Find>
Result<void> is_in_one(const std::vector<const Sheet*>& sheets, std::string_view option,
                       const std::string& name, Find find) {
    for (const Sheet* sheet : sheets) {
        const auto found = find(headings(*sheet), name);
        if (!found)
            return failure(found.error());
        if (*found)
            return {};
    }
    return wrong_option(option,
                        fmt::format("{} is no column of {}.", cell_in_quotes(name),
                                    sheets.size() == 1 ? "the file" : "any of the files"),
                        fmt::format("The columns are {}.", columns_in_words(sheets)));
}

// What the cells of a column read, each once.
std::vector<std::string> values_of(const Sheet& sheet, std::size_t column) {
    constexpr std::size_t most = 12;
    std::vector<std::string> values;
    for (std::size_t r = sheet.header_rows; r < sheet.size() && values.size() < most; ++r) {
        const std::string seen = as_seen(sheet.row(r)[column]);
        if (!seen.empty() && std::ranges::find(values, seen) == values.end())
            values.push_back(seen);
    }
    return values;
}

bool has_row_with(const Sheet& sheet, const ColumnAndValue& asked) {
    for (std::size_t r = sheet.header_rows; r < sheet.size(); ++r)
        if (read_alike(sheet.row(r)[asked.column], asked.value))
            return true;
    return false;
}

// A recipe may name a value that no row of a further file has.
Result<void> rows_are_there(const std::vector<const Sheet*>& sheets,
                            const MappingOptions& options) {
    for (const std::string& asked : options.without) {
        if (read_alike(asked, "nobody"))
            continue;
        const std::string column(trimmed(asked.substr(0, asked.rfind('='))));
        if (asked.find('=') == asked.npos)
            return wrong_option("without", fmt::format("{} names no value.", in_quotes(asked)),
                                "Give a column and what its cells say: \"Consent=No\".");
        if (auto found = is_in_one(sheets, "without", asked, column_and_value); !found)
            return wrong_option("without",
                                fmt::format("{} is no column of {}.", cell_in_quotes(column),
                                            sheets.size() == 1 ? "the file" : "any of the files"),
                                found.error().hint);
        std::vector<std::string> values;
        bool is_there = false;
        for (const Sheet* sheet : sheets)
            if (const auto rows = column_and_value(headings(*sheet), asked); rows && *rows) {
                is_there = is_there || has_row_with(*sheet, **rows);
                for (const std::string& value : values_of(*sheet, (*rows)->column))
                    values.push_back(cell_in_quotes(value));
            }
        if (!is_there && !options.recipe)
            return wrong_option("without", fmt::format("No row has {}.", in_quotes(asked)),
                                fmt::format("The column says {}.",
                                            values.empty() ? "nothing" : listed(values, 12)));
    }
    return {};
}

struct UseWords {
    ColumnUse use;
    std::string_view words;
};

constexpr auto use_words = std::to_array<UseWords>({
    {ColumnUse::left_out, "left out"},
    {ColumnUse::participant, "participant labels"},
    {ColumnUse::role, "roles"},
    {ColumnUse::stage, "stages"},
    {ColumnUse::stage_date, "dates of the stages"},
    {ColumnUse::question, "questions"},
    {ColumnUse::answer, "answers"},
    {ColumnUse::text, "answers to a question"},
    {ColumnUse::score, "scores of an item"},
    {ColumnUse::item, "items"},
    {ColumnUse::value, "scores"},
    {ColumnUse::mark, "a theme, given by yes, a tick or 1"},
    {ColumnUse::theme, "themes"},
    {ColumnUse::parent, "themes above"},
    {ColumnUse::definition, "definitions"},
    {ColumnUse::include, "what to include"},
    {ColumnUse::exclude, "what to exclude"},
    {ColumnUse::colour, "colours"},
    {ColumnUse::state, "states of the themes"},
    {ColumnUse::quote, "quotes"},
    {ColumnUse::coder, "coders"},
    {ColumnUse::coder_kind, "kinds of coders"},
    {ColumnUse::from, "where quotes begin"},
    {ColumnUse::to, "where quotes end"},
    {ColumnUse::order, "their order"},
    {ColumnUse::label, "short labels"},
    {ColumnUse::kind, "kinds of questions"},
    {ColumnUse::scale, "scales"},
    {ColumnUse::domain, "domains"},
    {ColumnUse::least, "the least score"},
    {ColumnUse::most, "the highest score"},
    {ColumnUse::direction, "directions of items"},
    {ColumnUse::willing, "who is willing to be paired with this participant"},
    {ColumnUse::note, "notes"},
    {ColumnUse::guard, "rows in which formulas are guarded"},
});

std::string use_in_words(const ColumnPlan& column) {
    constexpr std::string_view by_label = ", by the labels that the file gives to its values";
    if (column.use == ColumnUse::trait)
        return fmt::format("a trait ({}){}", name_of(column.trait_kind),
                           column.by_label ? by_label : "");
    const std::string cells = in_words(column.cells);
    const std::string how = cells.empty() ? "" : "; " + cells;
    if (column.use == ColumnUse::score && !column.scale.empty())
        return fmt::format("scores of the scale {}{}", cell_in_quotes(column.scale), how);
    const auto found = std::ranges::find(use_words, column.use, &UseWords::use);
    if (found == use_words.end())
        return {};
    return fmt::format("{}{}{}", found->words, column.by_label ? by_label : "", how);
}

// Neighbours of one use or one reason are said in one line.
template <class Words>
std::vector<std::string> in_runs(const FileMapping& mapping, bool (*belongs)(const ColumnPlan&),
                                 Words words) {
    std::vector<std::string> lines;
    const auto& columns = mapping.columns;
    for (std::size_t i = 0; i < columns.size();) {
        const std::size_t first = i++;
        if (!belongs(columns[first]))
            continue;
        while (i < columns.size() && belongs(columns[i]) &&
               words(columns[i]) == words(columns[first]))
            ++i;
        const std::string name = cell_in_quotes(columns[first].name);
        lines.push_back(i - first == 1
                            ? fmt::format("column {}: {}", name, words(columns[first]))
                            : fmt::format("{} columns from {} to {}, each: {}", i - first, name,
                                          cell_in_quotes(columns[i - 1].name),
                                          words(columns[first])));
    }
    return lines;
}

} // namespace

bool leaves_out(const FileMapping& mapping, const Sheet::Row& row) {
    return std::ranges::any_of(mapping.without, [&](const RowsLeftOut& rows) {
        return read_alike(row[rows.column], rows.value);
    });
}

std::string_view name_of(FileKind kind) { return file_kinds[static_cast<std::size_t>(kind)]; }

std::optional<FileKind> kind_named(std::string_view word) {
    const auto found = std::ranges::find(file_kinds, word);
    if (found == file_kinds.end())
        return std::nullopt;
    return static_cast<FileKind>(found - file_kinds.begin());
}

std::vector<std::string> kind_words() { return {file_kinds.begin(), file_kinds.end()}; }

const ColumnPlan* FileMapping::first(ColumnUse use) const {
    const auto found = std::ranges::find(columns, use, &ColumnPlan::use);
    return found == columns.end() ? nullptr : &*found;
}

std::vector<const ColumnPlan*> FileMapping::all(ColumnUse use) const {
    std::vector<const ColumnPlan*> found;
    for (const ColumnPlan& column : columns)
        if (column.use == use)
            found.push_back(&column);
    return found;
}

std::string name_with_sheet(std::string_view file, std::string_view sheet) {
    return fmt::format("{}{}{}", file, before_sheet, sheet);
}

std::string stem_of(std::string_view file) {
    if (const std::size_t sheet = file.find(before_sheet); sheet != file.npos)
        return std::string(file.substr(sheet + before_sheet.size()));
    file = file.substr(file.find_last_of("/\\") + 1);
    const std::size_t dot = file.rfind('.');
    const auto stem = dot == file.npos || dot == 0 ? file : file.substr(0, dot);
    return stem.empty() ? "file" : std::string(stem);
}

Error in_file(const std::string& place, Error error) {
    if (!place.empty())
        error.what = fmt::format("{}: {}", place, error.what);
    return error;
}

Result<FileMapping> map_file(const Sheet& sheet, const std::string& file,
                             const MappingOptions& options, const IsParticipant& is_participant) {
    MappedSoFar mapped = map_so_far(sheet, file, options, is_participant);
    if (mapped.missing)
        return failure(in_file(mapped.place, std::move(*mapped.missing)));
    return std::move(mapped.mapping);
}

MappedSoFar map_so_far(const Sheet& sheet, const std::string& file, const MappingOptions& options,
                       const IsParticipant& is_participant, const KnownColumns* known) {
    MappedSoFar mapped = Inference(sheet, file, options, is_participant, known).mapping();
    for (ColumnPlan& column : mapped.mapping.columns) {
        const ColumnFacts* facts = sheet.facts_of(column.column);
        const bool names_groups = column.use == ColumnUse::trait || column.use == ColumnUse::role ||
                                  column.use == ColumnUse::stage;
        column.by_label = names_groups && facts && !facts->labels.empty();
    }
    return mapped;
}

Result<void> check_options(const std::vector<const Sheet*>& sheets, const MappingOptions& options) {
    if (auto known = words_are_known(options); !known)
        return known;
    const std::pair<std::string_view, const std::optional<std::string>*> single[] = {
        {"participant", &options.participant},
        {"role", &options.role},
        {"stage", &options.stage},
        {"stage-date", &options.stage_date},
        {"question", &options.question},
        {"answer", &options.answer}};
    for (const auto& [option, name] : single)
        if (*name)
            if (auto found = is_in_one(sheets, option, **name, column_named); !found)
                return found;
    const std::pair<std::string_view, const std::vector<std::string>*> lists[] = {
        {"text", &options.text},
        {"score", &options.score},
        {"trait", &options.trait},
        {"leave-out", &options.leave_out},
        {"theme", &options.theme}};
    for (const auto& [option, names] : lists)
        for (const std::string& name : *names)
            if (auto found = is_in_one(sheets, option, name, columns_named); !found)
                return found;
    if (auto there = rows_are_there(sheets, options); !there)
        return there;
    if (auto known = check_score_options(sheets, options); !known)
        return known;
    return options.theme_columns
               ? is_in_one(sheets, "theme-columns", *options.theme_columns, columns_between)
               : Result<void>();
}

std::vector<std::string> in_words(const FileMapping& mapping) {
    auto lines = in_runs(
        mapping, [](const ColumnPlan& column) { return column.use != ColumnUse::left_out; },
        use_in_words);
    if (mapping.role_is)
        lines.push_back(fmt::format("every row: role {}", cell_in_quotes(*mapping.role_is)));
    if (mapping.stage_is)
        lines.push_back(fmt::format("every row: stage {}", cell_in_quotes(*mapping.stage_is)));
    return lines;
}

std::vector<std::string> left_out_in_words(const FileMapping& mapping) {
    return in_runs(
        mapping, [](const ColumnPlan& column) { return column.use == ColumnUse::left_out; },
        [](const ColumnPlan& column) { return column.why; });
}

} // namespace themata
