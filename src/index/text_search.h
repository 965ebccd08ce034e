#pragma once
// Literals and regular expressions: found by reading the texts, word for word or not. A TextSearch
// belongs to one thread.

#include "index/evidence.h"
#include "text/regex.h"

namespace themata {

class TextSearch {
public:
    // Of a pattern that reads texts.
    explicit TextSearch(const Pattern& pattern);

    // How often it stands there; a text that a regular expression takes too long for is an Error.
    [[nodiscard]] Result<std::uint32_t> count(std::string_view text,
                                              const std::function<bool()>& stop);

    // What matched: rising, on graphemes, what overlaps made one.
    [[nodiscard]] std::vector<Span> spans(std::string_view text);

private:
    [[nodiscard]] std::uint32_t count_folded(std::string_view text);
    [[nodiscard]] std::vector<Span> places(std::string_view text);

    Pattern pattern_;
    std::string wanted_; // of a literal, folded unless it is to be as written
    std::string folded_; // the text that is read, in the same room each time
    std::optional<Regex> regex_;
};

// The answers in `within` in which it stands. A regular expression has a time to do it in.
[[nodiscard]] Result<Evidence> scan_texts(const Study& study, const Pattern& pattern,
                                          const ResponseSet& within, std::stop_token stop);

// Letters of which some stand within one word of whatever text the pattern stands in; none when
// there are none of which that is sure.
[[nodiscard]] std::vector<std::string> letters_needed(const Pattern& pattern);

} // namespace themata
