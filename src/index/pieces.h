#pragma once
// The pieces of a query that no operator holds together: words, phrases, literals, regular
// expressions and filters. Private to index/; belongs to one thread.

#include "index/typed.h"
#include <optional>

namespace themata {

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
