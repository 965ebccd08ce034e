#include "exchange/reading/choose_sheet.h"

#include "exchange/reading/reading_notes.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// What is known of a sheet that was read, whether it is kept or not.
struct SeenSheet {
    SheetName name;
    std::size_t data_rows = 0;
    std::size_t columns = 0;
};

std::string size_in_words(const SeenSheet& seen) {
    return fmt::format("{}, {}", counted(seen.data_rows, "row"), counted(seen.columns, "column"));
}

// A sheet with rows comes before one without, one that is seen before one that is hidden, a table
// before a list; of equal ones the first.
std::size_t rank_of(const SeenSheet& seen) {
    return (seen.data_rows > 0 ? 4U : 0U) + (seen.name.is_hidden ? 0U : 2U) +
           (seen.columns > 1 ? 1U : 0U);
}

Error no_such_sheet(const std::vector<SheetName>& names, std::string_view wanted) {
    std::vector<std::string> there;
    for (const SheetName& name : names)
        there.push_back(name.name);
    return {.code = Error::Code::wrong_call,
            .what = fmt::format("The file has no sheet {}.", in_quotes(wanted)),
            .hint = fmt::format("It has {}.", listed_in_quotes(there)),
            .option = "--sheet"};
}

std::vector<std::size_t> possible_ones(const std::vector<SeenSheet>& seen) {
    std::vector<std::size_t> possible;
    for (const bool hidden : {false, true}) {
        for (std::size_t i = 0; i < seen.size(); ++i)
            if (seen[i].data_rows > 0 && seen[i].name.is_hidden == hidden)
                possible.push_back(i);
        if (!possible.empty())
            break;
    }
    return possible;
}

Doubt which_sheet(const std::vector<SeenSheet>& seen, const std::vector<std::size_t>& possible) {
    Doubt doubt{.id = "sheet", .where = {}, .what = {}, .ways = {}};
    std::vector<std::string> names;
    for (const std::size_t place : possible) {
        names.push_back(seen[place].name.name);
        doubt.ways.push_back({.option = "--sheet",
                              .value = seen[place].name.name,
                              .means = size_in_words(seen[place])});
    }
    doubt.what = fmt::format("Several sheets could hold the answers: {}.", listed_in_quotes(names));
    return doubt;
}

// "“Cover” (1 row)", "“old” (12 rows, hidden)", "“empty” (blank)".
std::string other_in_words(const SeenSheet& seen) {
    const std::string rows = seen.name.rows == 0 ? "blank" : counted(seen.name.rows, "row");
    return fmt::format("{} ({}{})", in_quotes(seen.name.name), rows,
                       seen.name.is_hidden ? ", hidden" : "");
}

std::string others_in_words(const std::vector<SeenSheet>& seen, std::size_t chosen) {
    std::vector<std::string> others;
    for (std::size_t i = 0; i < seen.size(); ++i)
        if (i != chosen)
            others.push_back(other_in_words(seen[i]));
    return fmt::format("This is the {}sheet {}; the file also has {}.",
                       seen[chosen].name.is_hidden ? "hidden " : "",
                       in_quotes(seen[chosen].name.name), listed(others, 12));
}

SeenSheet seen_as(const SheetName& name, const Sheet& sheet) {
    SeenSheet seen{.name = name,
                   .data_rows = sheet.data_rows(),
                   .columns = sheet.size() == 0 ? 0 : sheet.row(0).size()};
    seen.name.rows = sheet.size();
    return seen;
}

Sheet told_of(Sheet sheet, const std::vector<SeenSheet>& seen, std::size_t chosen,
              const ReadOptions& options) {
    for (const SeenSheet& each : seen)
        sheet.sheets.push_back(each.name);
    const auto possible = possible_ones(seen);
    if (!options.sheet && possible.size() > 1)
        sheet.doubts.push_back(which_sheet(seen, possible));
    if (seen.size() > 1) {
        sheet.name = seen[chosen].name.name;
        sheet.notes.insert(sheet.notes.begin(), others_in_words(seen, chosen));
    }
    return sheet;
}

} // namespace

std::optional<std::size_t> sheet_named(const std::vector<SheetName>& names, std::string_view name) {
    const auto exactly = std::ranges::find(names, name, &SheetName::name);
    if (exactly != names.end())
        return static_cast<std::size_t>(exactly - names.begin());
    const auto loosely = std::ranges::find_if(
        names, [&](const SheetName& each) { return plain(each.name) == plain(name); });
    return loosely == names.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(loosely - names.begin()));
}

Result<Sheet> with_headings(Result<Sheet> sheet, std::optional<std::size_t> told,
                            const std::vector<MergedDown>& merged) {
    if (!sheet)
        return sheet;
    settle_headings(*sheet, told);
    for (std::string& note : reading_notes(*sheet, std::nullopt, {}))
        sheet->notes.push_back(std::move(note));
    return merged.empty() ? std::move(sheet) : with_merged_repeated(std::move(*sheet), merged);
}

Result<Sheet> choose_sheet(std::vector<SheetName> names, const ReadOptions& options,
                           const ReadPlace& read) {
    if (names.empty())
        return failure({.code = Error::Code::refused,
                        .what = "The file has no sheet.",
                        .hint = "Open it in a spreadsheet program, and see what it holds."});
    const auto wanted = options.sheet ? sheet_named(names, *options.sheet) : std::nullopt;
    if (options.sheet && !wanted)
        return failure(no_such_sheet(names, *options.sheet));
    std::vector<SeenSheet> seen;
    std::optional<Sheet> best;
    std::size_t chosen = 0;
    for (std::size_t place = 0; place < names.size(); ++place) {
        auto sheet = read(place);
        if (!sheet)
            return failure(sheet.error());
        seen.push_back(seen_as(names[place], *sheet));
        const bool is_better =
            wanted ? place == *wanted : !best || rank_of(seen[place]) > rank_of(seen[chosen]);
        if (is_better) {
            best = std::move(*sheet);
            chosen = place;
        }
    }
    return told_of(std::move(*best), seen, chosen, options);
}

void CellRemarks::Cells::add(std::string_view place, std::string_view what) {
    ++count;
    if (first.size() < most_listed)
        first.push_back(what.empty() ? std::string(place) : fmt::format("{} ({})", place, what));
}

namespace {

std::string where_in_words(const CellRemarks::Cells& cells) {
    return cells.count > cells.first.size()
               ? fmt::format("{} and {} more", fmt::join(cells.first, ", "),
                             grouped(cells.count - cells.first.size()))
               : listed(cells.first);
}

} // namespace

std::vector<std::string> CellRemarks::in_words() const {
    std::vector<std::string> notes;
    if (errors.count > 0)
        notes.push_back(fmt::format("{} an error of a formula and {} read as blank: {}.",
                                    counted(errors.count, "cell holds", "cells hold"),
                                    errors.count == 1 ? "was" : "were", where_in_words(errors)));
    if (uncalculated.count > 0)
        notes.push_back(fmt::format(
            "{} without a stored result and {} read as blank: {}. Opened and saved in a "
            "spreadsheet program, the file holds the results.",
            counted(uncalculated.count, "formula is", "formulas are"),
            uncalculated.count == 1 ? "was" : "were", where_in_words(uncalculated)));
    if (merged.count > 0)
        notes.push_back(
            fmt::format("{} merged, {}; in the file the value stands in the first cell of each.",
                        counted(merged.count, "area is", "areas are"), where_in_words(merged)));
    if (!hidden_rows.empty())
        notes.push_back(fmt::format("Hidden in the sheet, and read all the same: {}.",
                                    numbered("row", hidden_rows)));
    if (hidden_columns > 0)
        notes.push_back(
            fmt::format("{} in the sheet and read all the same.",
                        counted(hidden_columns, "column is hidden", "columns are hidden")));
    return notes;
}

std::string cell_name(std::size_t column, std::uint32_t row) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row);
}

} // namespace themata
