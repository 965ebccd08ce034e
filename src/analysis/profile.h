#pragma once
// The profile of a theme, with those below it, says who spoke of it, when, how long the passages
// are, which words are typical of them, what else was said there, and shows a few quotes. A pure
// function of a snapshot; any thread.
//
// Typical words are found by the log-odds ratio with an informative Dirichlet prior (Monroe,
// Colaresi and Quinn 2008): d_w = ln((y_w + a_w) / (n + a_0 - y_w - a_w)) - ln((r_w + a_w) / (m +
// a_0 - r_w - a_w)), y of n words in the passages, r of m in the rest of the answers, a_w = a_0
// times the share of the word among all; z_w = d_w / sqrt(1 / (y_w + a_w) + 1 / (r_w + a_w)).

#include "analysis/quotes.h"
#include "analysis/selection.h"
#include "analysis/tabulation.h"
#include "text/languages.h"
#include <array>
#include <optional>
#include <stop_token>
#include <unordered_map>

namespace themata {

struct ProfileSpec {
    ThemeId theme = {};
    Selection answers = {};
    std::uint32_t words = 15;  // at most so many, with z of 1.96 and more
    std::uint32_t quotes = 5;  // at most so many, of different people first
    std::uint32_t prior = 500; // a_0, in words
    bool operator==(const ProfileSpec&) const = default;
};

// n of N participants who answered.
struct ProfileShare {
    std::string of = {};   // "Role", "Stage", "Question", or the name of a trait
    std::string name = {}; // "Mentor"
    std::uint32_t participants = 0;
    std::uint32_t participants_base = 0;
    std::uint32_t responses = 0;
    std::uint32_t responses_base = 0;
    std::uint32_t mentions = 0;
    bool operator==(const ProfileShare&) const = default;
};

// In letters (graphemes) and words, over distinct passages; quartiles as Tukey's hinges.
struct PassageLengths {
    std::uint32_t n = 0;
    double median = 0;
    double low = 0;
    double high = 0;
    double least = 0;
    double most = 0;
    bool operator==(const PassageLengths&) const = default;
};

struct TypicalWord {
    std::string word = {}; // folded
    std::uint64_t in = 0;
    std::uint64_t elsewhere = 0;
    double log_odds = 0;
    double z = 0;
    bool operator==(const TypicalWord&) const = default;
};

struct Companion {
    ThemeId theme = {};
    std::string name = {};
    std::uint32_t n = 0;  // responses with both
    std::uint32_t of = 0; // responses with the other
    double expected = 0;
    std::optional<double> phi = {};
    bool operator==(const Companion&) const = default;
};

struct Profile {
    ProfileSpec spec = {};
    std::string name = {};
    std::string path = {};
    std::string definition = {};
    ProfileShare all = {};
    std::vector<ProfileShare> shares = {};
    std::vector<ProfileShare> below = {}; // themes right below it
    PassageLengths words_long = {};
    PassageLengths letters_long = {};
    std::vector<TypicalWord> words = {};
    std::uint64_t words_in = 0;             // n
    std::uint64_t words_elsewhere = 0;      // m
    std::vector<Companion> companions = {}; // the strongest first
    std::vector<Quote> quotes = {};
    bool operator==(const Profile&) const = default;
};

// Refused: a theme or coder that is not there, a theme that was never applied there.
[[nodiscard]] Result<Profile> profile(const Snapshot&, const ProfileSpec&,
                                      std::stop_token stop = {});

// Who and when; typical words; companions.
[[nodiscard]] Tabulation tabulated_shares(const Snapshot&, const Profile&);
[[nodiscard]] Tabulation tabulated_words(const Snapshot&, const Profile&);
[[nodiscard]] Tabulation tabulated_companions(const Snapshot&, const Profile&);

// Words that are typical of some passages beside the rest of the texts, compared case-folded.
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
