#pragma once
// A ColumnProfile says what the cells of one column look like, by one pass over all rows; a mapping
// is inferred from it and from the heading. Pure; any thread.

#include "exchange/reading/sheet.h"
#include "exchange/reading/typed_numbers.h"
#include "study/records.h"
#include <optional>

namespace themata {

// Cells of a column that are alike to the byte. The text is the sheet's.
struct CountedCell {
    std::string_view cell;
    std::size_t count = 0;
    bool operator==(const CountedCell&) const = default;
};

struct ColumnProfile {
    // Distinct values are told apart up to this many; `distinct` is one more when there are more.
    static constexpr std::size_t most_distinct = 256;

    std::size_t rows = 0;
    std::size_t filled = 0;   // not blank
    std::size_t numbers = 0;  // of those filled; also what could be two numbers
    std::size_t prose = 0;    // three words or more
    std::size_t marks = 0;    // 0 or 1, x, true or false
    std::size_t distinct = 0; // without blank
    std::size_t longest = 0;  // bytes
    std::size_t missing = 0;  // words that say that there is no answer: "N/A"
    // Numbers that have a point before the decimals, a comma, or what could be either.
    std::size_t by_point = 0;
    std::size_t by_comma = 0;
    std::size_t by_either = 0;
    // Different cells as they come, so many of each at most as are told apart.
    std::vector<CountedCell> numbers_seen;
    std::vector<CountedCell> words_seen;
    bool operator==(const ColumnProfile&) const = default;

    [[nodiscard]] bool all_numbers() const { return filled > 0 && numbers == filled; }

    // Some are numbers, and the others say that there is none.
    [[nodiscard]] bool numbers_or_missing() const {
        return numbers > 0 && numbers + missing == filled;
    }

    // No word is beyond those that are seen.
    [[nodiscard]] bool knows_words() const { return words_seen.size() <= most_distinct; }
};

// One for each column of the heading.
[[nodiscard]] std::vector<ColumnProfile> profiles(const Sheet& sheet);

// Every data row has a value here and no value stands twice.
[[nodiscard]] bool tells_rows_apart(const Sheet& sheet, std::size_t column);

// Data rows that agree in some columns, such as those of one participant.
struct RowGroups {
    std::vector<std::uint32_t> of_row; // the number of each row's group
    std::size_t count = 0;
};

[[nodiscard]] RowGroups groups_by(const Sheet& sheet, const std::vector<std::size_t>& columns);

// Rows of one group differ here in two values that are not blank, and not only in case or spaces.
[[nodiscard]] bool varies_within(const Sheet& sheet, std::size_t column, const RowGroups& groups);

[[nodiscard]] bool looks_like_dates(const Sheet& sheet, std::size_t column);

[[nodiscard]] TraitKind trait_kind_of(const Sheet& sheet, std::size_t column,
                                      const ColumnProfile& profile);

} // namespace themata
