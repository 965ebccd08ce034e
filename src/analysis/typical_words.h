#pragma once
// Words that are typical of some passages beside the rest of the texts: the log-odds ratio with an
// informative Dirichlet prior (Monroe, Colaresi and Quinn 2008). Words are compared case-folded.
// Values; any thread.

#include "analysis/profile.h"
#include "text/languages.h"
#include <array>
#include <unordered_map>

namespace themata {

class WordCount {
public:
    // The words of a text, each in one of the passages (rising, apart) or elsewhere.
    void take(std::string_view text, const std::vector<Span>& passages);

    // Those of the passages with z of 1.96 and more, the most typical first; without function words
    // of the language that most texts are in.
    [[nodiscard]] std::vector<TypicalWord> typical(std::size_t most, double prior) const;

    [[nodiscard]] std::uint64_t in() const { return in_; }

    [[nodiscard]] std::uint64_t elsewhere() const { return elsewhere_; }

private:
    struct Counts {
        std::uint64_t in = 0;
        std::uint64_t elsewhere = 0;
    };

    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };

    [[nodiscard]] Language language() const;

    std::unordered_map<std::string, Counts, Hash, std::equal_to<>> counts_;
    std::array<std::size_t, language_count> texts_{}; // of the first ones, by language
    std::size_t texts_read_ = 0;
    std::uint64_t in_ = 0;
    std::uint64_t elsewhere_ = 0;
};

} // namespace themata
