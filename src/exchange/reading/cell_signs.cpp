#include "exchange/reading/cell_signs.h"

#include "exchange/reading/column_profile.h"
#include "exchange/reading/delimited.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace themata {

namespace {

constexpr std::size_t rows_looked_at = 200;
constexpr std::size_t most_rows_above_table = 10;
constexpr std::size_t longest_typed = 40;
// As a file has them in which not all words stand in quotes.
constexpr QuoteSign single_quote{.sign = '\'', .goes_over_lines = false};
constexpr std::array usual_delimiters = {',', ';', '\t', '|'};

// Below this a sign that stands in the first row is more likely part of a sentence.
constexpr double least_fit = 0.4;
constexpr double good_fit = 0.95;

// The first rows as they are read with some delimiter and quote; blank lines do not count.
struct RowsRead {
    std::vector<std::size_t> lengths;
    std::size_t words = 0;   // cells with anything but numbers
    std::size_t wrapped = 0; // of these, in quotes
    std::size_t inside = 0;  // of these, with a delimiter in them
    std::size_t followed = 0;
    std::size_t quoted_after_space = 0;
    std::size_t spaced = 0; // of those that follow a delimiter, that begin with a space
};

void note_cell(RowsRead& read, std::string_view text, const ScannedCell& cell, char delimiter,
               bool is_first) {
    const auto content = text.substr(cell.begin, cell.end - cell.begin);
    if (is_blank(content))
        return;
    if (!is_first) {
        ++read.followed;
        read.quoted_after_space += cell.begins_with_spaces;
        read.spaced += cell.begins_with_spaces || content.front() == ' ';
    }
    if (content.size() < longest_typed && number_as_typed(content))
        return;
    ++read.words;
    read.wrapped += cell.was_quoted();
    read.inside += cell.was_quoted() && content.find(delimiter) != content.npos;
}

RowsRead rows_read(std::string_view text, char delimiter, QuoteSign quote,
                   std::size_t most = rows_looked_at) {
    RowsRead read;
    Scanner scanner(text, delimiter, 0, quote);
    while (!scanner.at_end() && read.lengths.size() < most) {
        if (const std::size_t blank = scanner.line_end(); blank > 0) {
            scanner.skip(blank);
            continue;
        }
        std::size_t cells = 0;
        ScannedCell cell;
        do {
            cell = scanner.next();
            note_cell(read, text, cell, delimiter, cells == 0);
            ++cells;
        } while (cell.after == ScannedCell::After::cell);
        read.lengths.push_back(cells);
    }
    return read;
}

struct Reading {
    char delimiter = '\0';
    double fit = 0; // share of the rows that are as long as the first; shorter ones count half
    std::size_t columns = 0;
    bool is_prose = false; // a space follows each of the delimiters
    bool is_sure = false;
    bool is_below_title = false; // the first row was taken for a title, as it does not fit

    [[nodiscard]] bool is_perfect() const { return fit > 0.999; }

    [[nodiscard]] bool is_perfect_from_the_first() const { return is_perfect() && !is_below_title; }
};

double fit_from(const std::vector<std::size_t>& rows, std::size_t first) {
    if (rows[first] == 1)
        return 0;
    double fitting = 0;
    for (std::size_t i = first + 1; i < rows.size(); ++i) {
        if (rows[i] == rows[first])
            fitting += 1;
        else if (rows[i] > 1 && rows[i] < rows[first])
            fitting += 0.5;
    }
    const std::size_t below = rows.size() - 1 - first;
    return below == 0 ? 1 : fitting / static_cast<double>(below);
}

// The first row that is as long as most are, where shorter ones stand above it like a title.
std::size_t below_title(const std::vector<std::size_t>& rows) {
    std::map<std::size_t, std::size_t> by_length;
    for (const std::size_t length : rows)
        ++by_length[length];
    const auto usual =
        std::ranges::max_element(by_length, {}, [](const auto& entry) { return entry.second; });
    if (usual->first <= rows[0] || rows[0] > 2)
        return 0;
    const auto first = std::ranges::find(rows, usual->first);
    const bool are_short =
        std::all_of(rows.begin(), first, [](std::size_t length) { return length <= 2; });
    const auto place = static_cast<std::size_t>(first - rows.begin());
    return are_short && place <= most_rows_above_table && place + 2 <= rows.size() ? place : 0;
}

Reading reading(std::string_view text, char delimiter, QuoteSign quote) {
    const RowsRead read = rows_read(text, delimiter, quote);
    const auto& rows = read.lengths;
    if (rows.empty())
        return {};
    Reading found{.delimiter = delimiter,
                  .fit = fit_from(rows, 0),
                  .columns = rows[0],
                  .is_prose = read.followed > 0 && read.spaced == read.followed};
    const std::size_t table = below_title(rows);
    if (table == 0 || found.fit >= good_fit)
        return found;
    const double below = fit_from(rows, table);
    if (below >= good_fit && !found.is_prose && (rows[table] > 2 || rows.size() - table > 2)) {
        found.fit = below;
        found.columns = rows[table];
        found.is_below_title = true;
    }
    return found;
}

std::vector<Reading> readings_of(std::string_view text, QuoteSign quote) {
    std::vector<Reading> readings;
    for (const char delimiter : usual_delimiters)
        readings.push_back(reading(text, delimiter, quote));
    std::ranges::stable_sort(readings, [](const Reading& a, const Reading& b) {
        return a.fit != b.fit ? a.fit > b.fit : a.columns > b.columns;
    });
    return readings;
}

// "212 rows of 5 cells".
std::string table_in_words(std::string_view text, char delimiter, QuoteSign quote) {
    const auto rows =
        rows_read(text, delimiter, quote, std::numeric_limits<std::size_t>::max()).lengths;
    const auto [least, most] = std::ranges::minmax(rows);
    return fmt::format("{} of {}", counted(rows.size(), "row"),
                       least == most ? counted(least, "cell")
                                     : fmt::format("{} to {} cells", least, most));
}

Doubt doubt_on_delimiter(std::string_view text, QuoteSign quote, std::vector<char> delimiters) {
    Doubt doubt{.id = "delimiter",
                .file = 0,
                .where = {},
                .what = "Two signs could stand between the cells, and give different tables.",
                .ways = {}};
    for (const char delimiter : delimiters)
        doubt.ways.push_back({.option = "--delimiter",
                              .value = name_of_delimiter(delimiter),
                              .means = table_in_words(text, delimiter, quote)});
    return doubt;
}

void find_delimiter(CellSigns& signs, std::string_view text) {
    auto readings = readings_of(text, signs.quote);
    if (readings[0].fit < least_fit)
        return;
    std::vector<Reading> as_good;
    for (const Reading& each : readings)
        if (each.delimiter == readings[0].delimiter ||
            (each.fit >= good_fit && readings[0].fit - each.fit < 0.05))
            as_good.push_back(each);
    // Commas of sentences are followed by spaces; signs between cells mostly are not.
    std::ranges::stable_sort(as_good, {}, &Reading::is_prose);
    // Nobody types tabs into answers.
    const auto tab = std::ranges::find(as_good, '\t', &Reading::delimiter);
    if (tab != as_good.end() && tab->is_perfect()) {
        std::rotate(as_good.begin(), tab, tab + 1);
        as_good.front().is_sure = true;
    }
    signs.delimiter = as_good[0].delimiter;
    std::vector<char> rivals = {signs.delimiter};
    for (std::size_t i = 1; i < as_good.size(); ++i) {
        if (as_good[i].is_prose && !as_good[0].is_prose)
            continue;
        if (!as_good[0].is_sure && as_good[i].columns * 2 > as_good[0].columns)
            rivals.push_back(as_good[i].delimiter);
        else
            signs.others.push_back(as_good[i].delimiter);
    }
    if (rivals.size() > 1)
        signs.doubts.push_back(doubt_on_delimiter(text, signs.quote, std::move(rivals)));
}

Reading best_with(std::string_view text, std::optional<char> delimiter, QuoteSign quote) {
    return delimiter ? reading(text, *delimiter, quote) : readings_of(text, quote)[0];
}

Doubt doubt_on_quotes(std::string_view text, char single, char twice) {
    return {.id = "quotes",
            .file = 0,
            .where = {},
            .what = "Cells begin and end with single quotes, with the sign between cells inside "
                    "them.",
            .ways = {{.option = "--quote",
                      .value = "single",
                      .means = table_in_words(text, single, single_quote)},
                     {.option = "--quote",
                      .value = "double",
                      .means = table_in_words(text, twice, QuoteSign{})}}};
}

// All words of the first rows stand in single quotes.
bool all_in_single_quotes(std::string_view text, std::optional<char> delimiter) {
    constexpr QuoteSign over_lines{.sign = '\'', .goes_over_lines = true};
    const Reading found = best_with(text, delimiter, over_lines);
    const RowsRead read = rows_read(text, found.delimiter, over_lines);
    return read.wrapped == read.words && read.wrapped > 2;
}

// Cells in single quotes are told from apostrophes: all words are in them, or the rows come out
// even only so.
void find_quote(CellSigns& signs, std::string_view text, std::optional<char> delimiter) {
    constexpr std::size_t enough = 1'000'000;
    if (text.substr(0, enough).find('\'') == text.npos)
        return;
    const Reading twice = best_with(text, delimiter, QuoteSign{});
    if (rows_read(text, twice.delimiter, QuoteSign{}).wrapped > 0)
        return;
    constexpr std::string_view taken_off = "Cells stand in single quotes, which were taken off.";
    if (all_in_single_quotes(text, delimiter)) {
        signs.quote = {.sign = '\'', .goes_over_lines = true};
        signs.notes.emplace_back(taken_off);
        return;
    }
    const Reading single = best_with(text, delimiter, single_quote);
    if (single.delimiter == '\0' || rows_read(text, single.delimiter, single_quote).inside == 0)
        return;
    if (!single.is_perfect() || (twice.is_perfect() && (twice.is_perfect_from_the_first() ||
                                                        !single.is_perfect_from_the_first())))
        signs.doubts.push_back(doubt_on_quotes(text, single.delimiter, twice.delimiter));
    if (!single.is_perfect())
        return;
    signs.quote = single_quote;
    signs.notes.emplace_back(taken_off);
}

} // namespace

CellSigns cell_signs(std::string_view text, std::optional<char> delimiter,
                     std::optional<char> quote) {
    CellSigns signs;
    if (!quote)
        find_quote(signs, text, delimiter);
    else
        signs.quote = {.sign = *quote,
                       .goes_over_lines = *quote == '"' || all_in_single_quotes(text, delimiter)};
    if (delimiter)
        signs.delimiter = *delimiter;
    else
        find_delimiter(signs, text);
    const RowsRead read = rows_read(text, signs.delimiter, signs.quote);
    signs.space_follows = read.quoted_after_space > 0 && read.spaced == read.followed;
    if (signs.space_follows)
        signs.notes.emplace_back("A space follows each delimiter and was left out.");
    return signs;
}

} // namespace themata
