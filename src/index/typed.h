#pragma once
// The typed text as a parser goes through it: where it stands, what comes next, and mistakes that
// name the letter. Private to index/; belongs to one thread.

#include "index/query.h"
#include "text/utf8.h"

namespace themata {

[[nodiscard]] bool is_space(char32_t point);
[[nodiscard]] bool is_quote(char32_t point); // " and what writing programs put for it

class Typed {
public:
    explicit Typed(std::string_view text);

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    [[nodiscard]] std::size_t place() const { return at_; }

    // 0 at the end.
    [[nodiscard]] char32_t next() const { return at_end() ? 0 : code_point_at(text_, at_).value; }

    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

    void skip(std::size_t bytes) { at_ += bytes; }

    void skip_spaces();

    // Up to a space, a quote or a parenthesis.
    [[nodiscard]] std::string_view next_word() const;
    [[nodiscard]] bool next_is(std::string_view keyword) const;
    // A text in quotes, read and left behind; a backslash takes the next character as it is.
    [[nodiscard]] Result<std::string> quoted();
    // The same between two of these marks.
    [[nodiscard]] Result<std::string> between(char mark);
    // Between two slashes: a backslash stays, but for one before a slash.
    [[nodiscard]] Result<std::string> between_slashes();

    [[nodiscard]] TypedAt typed_at(std::size_t byte) const;
    [[nodiscard]] tl::unexpected<Error> mistake(std::size_t byte, std::string_view what,
                                                std::string hint) const;

private:
    std::string_view text_;
    std::vector<std::uint32_t> letters_; // where each begins
    std::size_t at_ = 0;
};

} // namespace themata
