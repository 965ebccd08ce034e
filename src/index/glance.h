#pragma once
// Tells at a glance that words cannot stand one behind the other in a text, so that most answers
// which hold all words of a phrase need not be read word by word. Values; belongs to one thread.

#include "index/resolve.h"
#include <string>

namespace themata {

class Glance {
public:
    explicit Glance(const Pattern& pattern);

    // False only when the pattern does not stand there. Texts and patterns of other letters than
    // those of ASCII are never ruled out.
    [[nodiscard]] bool may_hold(std::string_view text);

private:
    [[nodiscard]] bool lower(std::string_view text);
    [[nodiscard]] bool follow(std::size_t place) const;

    std::vector<std::string> words_; // empty: nothing can be told
    std::string lower_;
};

} // namespace themata
