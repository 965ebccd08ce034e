#pragma once
// Cooccurrence says which themes stand together in a response, in all that a participant said, or
// on overlapping passages, and whether more often than by chance. A pure function of a snapshot;
// any thread.
//
// Of responses and participants: n counts units with both themes, expected is n_a n_b / N, phi the
// correlation of the two yes/no columns, Jaccard both / either; N counts units that answered, or
// with base `coded` those with any theme. Of passages: overlapping codings of one theme are one
// passage; n counts passages of one theme that overlap one of the other, each paired with one at
// most, so that Jaccard = n / (n_a + n_b - n) stays within 0 and 1. There is no N: expected count
// and phi are undefined.

#include "analysis/selection.h"
#include "analysis/tabulation.h"
#include <stop_token>

namespace themata {

enum class PairUnit : std::uint8_t { response, participant, span };
enum class PairMeasure : std::uint8_t { phi, jaccard };
// as_coded: a theme is where it was applied itself; unions: also where one below it was.
enum class Parents : std::uint8_t { as_coded, unions };
enum class PairBase : std::uint8_t { answered, coded };

struct CooccurrenceSpec {
    Selection answers = {};
    PairUnit unit = PairUnit::response;
    PairMeasure measure = PairMeasure::phi;
    Parents parents = Parents::as_coded;
    PairBase base = PairBase::answered;
    std::uint32_t least = 1; // pairs with at least so many
    bool operator==(const CooccurrenceSpec&) const = default;
};

struct PairOfThemes {
    std::uint32_t a = 0; // places in Cooccurrence::themes, a < b
    std::uint32_t b = 0;
    std::uint32_t n = 0;
    std::optional<double> expected = {};
    std::optional<double> phi = {};
    std::optional<double> jaccard = {};
    bool operator==(const PairOfThemes&) const = default;
};

struct Cooccurrence {
    CooccurrenceSpec spec = {};
    std::vector<ThemeId> themes = {};    // those that occur, in the order of the codebook
    std::vector<std::string> names = {}; // as short as tells them apart
    std::uint32_t N = 0;                 // units; 0 of passages
    std::vector<std::uint32_t> n = {};   // themes x themes; the diagonal: units with the theme
    std::vector<char> related = {}; // themes x themes: one is above the other, counted as unions
    std::vector<PairOfThemes> pairs = {}; // with `least` or more, the strongest first
    bool operator==(const Cooccurrence&) const = default;

    [[nodiscard]] std::uint32_t at(std::size_t a, std::size_t b) const {
        return n[a * themes.size() + b];
    }
};

// Refused: a coder that is not there, nothing coded.
[[nodiscard]] Result<Cooccurrence> cooccurrence(const Snapshot&, const CooccurrenceSpec&,
                                                std::stop_token stop = {});

// The measures of two themes.
[[nodiscard]] PairOfThemes pair_at(const Cooccurrence&, std::uint32_t a, std::uint32_t b);

[[nodiscard]] Tabulation tabulated_pairs(const Snapshot&, const Cooccurrence&);
// Counts below the diagonal and the measure above it.
[[nodiscard]] Tabulation tabulated_matrix(const Snapshot&, const Cooccurrence&);

} // namespace themata
