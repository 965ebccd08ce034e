#pragma once
// Tells at a glance how often words of ASCII letters stand one behind the other in a text, so that
// few answers which hold all words of a phrase need be read word by word. Belongs to one thread.

#include "index/resolve.h"
#include <optional>
#include <string>

namespace themata {

class Glance {
public:
    explicit Glance(const Pattern& pattern);

    // As often as a Matcher finds the pattern, or nothing where a glance cannot tell: where letters
    // cannot be told one by one, or a word's bounds are not plain to see.
    [[nodiscard]] std::optional<std::uint32_t> count(std::string_view text);

private:
    enum class Stands { no, yes, unclear };
    [[nodiscard]] bool lower(std::string_view text);
    [[nodiscard]] Stands stands_at(std::size_t first) const;
    [[nodiscard]] bool begins_plainly(std::size_t place) const;
    [[nodiscard]] bool ends_plainly(std::size_t place) const;
    [[nodiscard]] char at(std::size_t place) const;

    std::vector<std::string> words_; // empty: nothing can be told
    bool last_begins_ = false;       // the last word is the beginning of one
    std::string lower_;
};

} // namespace themata
