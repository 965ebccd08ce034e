#pragma once
// This header reads what the options of an import say of scores: which numbers labels stand for,
// and what means that there is no answer, in all columns, in one, or in all items of a scale. Names
// and labels may hold commas, colons and equals signs: they are found by the headings and the
// labels that are known. Pure; any thread.

#include "exchange/reading/heading_names.h"
#include "exchange/reading/score_cells.h"
#include "exchange/reading/sheet.h"

namespace themata {

// "Trust: Agree=4": what stands before a colon names columns, and what the rest is.
struct AtColumns {
    std::vector<std::size_t> columns; // empty: nothing names columns, so all are meant
    std::string rest;
};

[[nodiscard]] AtColumns at_columns(const Headings& headings, std::string_view text);

// "Disagree=2, “Agree, rather”=4": what stands on both sides of each equals sign. Words are found
// among the known ones, the longest first, or stand in quotes, or end at the sign.
struct WordIs {
    std::string word;
    std::string is;
    bool operator==(const WordIs&) const = default;
};

[[nodiscard]] Result<std::vector<WordIs>>
words_in(std::string_view text, const std::vector<std::string>& known, std::string_view option);

// "Disagree=2, Agree=4, n/a=missing"
[[nodiscard]] Result<std::vector<LabelScore>> recode_in(std::string_view text,
                                                        const std::vector<std::string>& known);

// The same the other way round.
[[nodiscard]] std::string as_recode(const std::vector<LabelScore>& labels);

// "99, N/A": one by one; those that hold a comma stand in quotes.
[[nodiscard]] std::vector<std::string> listed_values(std::string_view text);

// "Trust: meh, 99": the word is missing in this column, as one of the options says.
[[nodiscard]] bool is_said_missing(const Headings& headings,
                                   const std::vector<std::string>& options, std::size_t column,
                                   std::string_view word);

// Each recode names a column or a scale of one of the sheets and gives numbers to labels.
[[nodiscard]] Result<void> check_score_options(const std::vector<const Sheet*>& sheets,
                                               const MappingOptions& options);

// As an option names a label or a value: in quotes where it holds a comma or an equals sign.
[[nodiscard]] std::string as_listed(std::string_view value);

} // namespace themata
