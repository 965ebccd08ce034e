#pragma once
// Finds where the cells of a delimited text lie, by RFC 4180 and with patience: a quote that is not
// closed is a letter, so that no row is swallowed. Linear in the text whatever stands in it. Looks
// at the text and copies nothing. One thread.

#include <cstddef>
#include <string_view>

namespace themata {

struct ScannedCell {
    enum class After { cell, row, file }; // what the end of this cell begins
    enum class Quote { none, closed, closed_then_spaces, stray, unclosed };
    std::size_t begin = 0; // the content, without the quotes around it
    std::size_t end = 0;
    After after = After::file;
    Quote quote = Quote::none;

    // Doubled quotes in the content stand for one.
    [[nodiscard]] bool was_quoted() const {
        return quote == Quote::closed || quote == Quote::closed_then_spaces;
    }
};

class Scanner {
public:
    // Delimiter 0: every line is one cell.
    Scanner(std::string_view text, char delimiter, std::size_t from = 0)
        : text_(text), delimiter_(delimiter), at_(from) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    [[nodiscard]] std::size_t place() const { return at_; }

    // The length of the line end that stands here, 0 for none: "\r\n", "\n" or "\r".
    [[nodiscard]] std::size_t line_end() const { return line_end_at(at_); }

    void skip(std::size_t bytes) { at_ += bytes; }

    [[nodiscard]] ScannedCell next();

private:
    [[nodiscard]] std::size_t line_end_at(std::size_t at) const;
    [[nodiscard]] bool ends_cell(std::size_t at) const;
    [[nodiscard]] std::size_t closing_quote() const;
    ScannedCell plain_cell(ScannedCell::Quote quote);
    ScannedCell finish(ScannedCell cell, std::size_t end);

    std::string_view text_;
    char delimiter_;
    std::size_t at_;
};

} // namespace themata
