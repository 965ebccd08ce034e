#pragma once
// This header declares the parts of parse_query(): the typed text as the parser goes through it,
// and the pieces of a query that no operator holds together (words, phrases, literals, regular
// expressions, filters). Only the parser uses them; one thread.

#include "index/query.h"
#include "text/utf8.h"
#include <optional>

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
    std::vector<std::uint32_t> graphemes_; // where each begins
    std::size_t at_ = 0;
};

class PieceReader {
public:
    explicit PieceReader(Typed& typed) : typed_(typed) {}

    // What stands here; it is neither an operator nor a parenthesis, and not the end.
    [[nodiscard]] Result<Query> read();

private:
    struct Budget {
        std::size_t used = 0;
        std::size_t most = 0;
        std::string_view what;
    };

    Result<Query> as_written();
    Result<Query> phrase(Exactness exactness, std::size_t begin);
    Result<Query> literal(Exactness exactness, std::size_t begin);
    Result<Query> regex(Exactness exactness, std::size_t begin);
    Result<Query> fuzzy();
    Result<Query> word(Exactness exactness, std::size_t begin);
    Result<Query> with_wildcards(std::string text, std::size_t begin);
    Result<void> take_slop(Query& query);
    Result<void> take_terms(std::string_view text, std::size_t begin);
    Result<void> take(Budget& budget, std::size_t amount, std::size_t begin);

    Typed& typed_;
    Budget terms_{.used = 0, .most = 1'000, .what = "words"};
    Budget guesses_{.used = 0, .most = 100, .what = "words with ?, * or ~"};
    Budget scans_{.used = 0, .most = 20, .what = "texts between '' or //"};
    Budget filters_{.used = 0, .most = 200, .what = "filters"};
};

// The filter that stands here, read and left behind; nothing where a word stands.
[[nodiscard]] Result<std::optional<Query>> read_filter(Typed& typed);

} // namespace themata
