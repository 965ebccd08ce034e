#pragma once
// This header reads delimited text of any encoding and any tool into a Sheet. Nothing is lost in
// silence: what is not as it should be is kept as read, and said in the sheet's notes. Pure but for
// the Scanner, which belongs to one thread.

#include "exchange/reading/sheet.h"
#include "study/result.h"
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace themata {

// A Scanner finds where the cells of a delimited text lie, by RFC 4180 and with patience: a quote
// that is not closed is a letter, so that no row is swallowed, and spaces before an opening quote
// are no part of a cell that is closed as well. It is linear in the text whatever stands in it,
// looks at the text and copies nothing.
struct ScannedCell {
    enum class After { cell, row, file }; // what the end of this cell begins
    enum class Quote { none, closed, closed_then_spaces, stray, unclosed };
    std::size_t begin = 0; // the content, without the quotes around it
    std::size_t end = 0;
    After after = After::file;
    Quote quote = Quote::none;
    bool begins_with_spaces = false; // before the quote, and left out

    // Doubled quotes in the content stand for one.
    [[nodiscard]] bool was_quoted() const {
        return quote == Quote::closed || quote == Quote::closed_then_spaces;
    }
};

// What stands around cells. Single quotes are apostrophes as well: where not all cells stand in
// them, one that is open at the end of its line is one.
struct QuoteSign {
    char sign = '"';
    bool goes_over_lines = true;
};

class Scanner {
public:
    // Delimiter 0: every line is one cell.
    Scanner(std::string_view text, char delimiter, std::size_t from = 0, QuoteSign quote = {})
        : text_(text), delimiter_(delimiter), quote_(quote.sign),
          goes_over_lines_(quote.goes_over_lines), at_(from) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    [[nodiscard]] std::size_t place() const { return at_; }

    // The length of the line end that stands here, 0 for none: "\r\n", "\n" or "\r".
    [[nodiscard]] std::size_t line_end() const { return line_end_at(at_); }

    void skip(std::size_t bytes) { at_ += bytes; }

    [[nodiscard]] ScannedCell next();

private:
    [[nodiscard]] std::size_t line_end_at(std::size_t at) const;
    [[nodiscard]] bool ends_cell(std::size_t at) const;
    [[nodiscard]] std::size_t closing_quote(std::size_t opening) const;
    [[nodiscard]] std::size_t after_apostrophes(std::size_t quote) const;
    // Where the quote stands that spaces, tabs or no-break spaces lead to; the same place: nowhere.
    [[nodiscard]] std::size_t quote_after_spaces() const;
    ScannedCell plain_cell(ScannedCell::Quote quote);
    ScannedCell quoted_cell(std::size_t opening);
    ScannedCell finish(ScannedCell cell, std::size_t end);

    std::string_view text_;
    char delimiter_;
    char quote_;
    bool goes_over_lines_;
    std::size_t at_;
};

struct SepLine {
    char delimiter = '\0';
    std::size_t length = 0; // with its line end
};

// The `sep=;` line that Excel writes and reads, also in quotes.
[[nodiscard]] std::optional<SepLine> sep_line(std::string_view text);

// "," "comma" ";" "semicolon" "tab" "\t" "|" "pipe", or any other ASCII character that is no letter
// or digit.
[[nodiscard]] Result<char> delimiter_named(std::string_view name);
[[nodiscard]] std::string name_of_delimiter(char delimiter);
// "double" "\"" "single" "'".
[[nodiscard]] Result<char> quote_named(std::string_view name);

struct ReadOptions {
    std::optional<std::string> encoding = {};
    std::optional<char> delimiter = {};
    std::optional<char> quote = {};              // around cells
    std::optional<std::string> sheet = {};       // of a file that holds several
    std::optional<std::size_t> header_rows = {}; // told instead of found
};

// Its heading rows are settled. Refused: what is no text, an unknown encoding, more than 4 GB.
[[nodiscard]] Result<Sheet> read_delimited(std::string_view bytes, const ReadOptions& options);

// Why the rows of a sheet cannot be trusted to be those of the file: invalid text, unclosed quotes,
// rows that are too long. An import refuses with this; nothing when all is well.
[[nodiscard]] std::optional<Error> not_to_be_trusted(const Sheet& sheet, const std::string& name);

} // namespace themata
