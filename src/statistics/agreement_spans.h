#pragma once
// This header declares two measures of agreement on where passages begin and end. u-alpha is of the
// family of 2016 (Krippendorff, Mathet, Bouvry and Widlöcher, "On the reliability of unitizing
// textual continua"); gamma also takes passages of one coder that overlap (Mathet, Widlöcher and
// Métivier, "The unified and holistic method gamma for inter-annotator agreement measure and
// alignment", Computational Linguistics 2015). Each text is a continuum of its own, and all of it
// counts, also what nobody marked. Lengths are in any unit. Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <span>
#include <vector>

namespace themata {

struct CodedStretch {
    double begin = 0;
    double end = 0;
    std::uint32_t value = 0;
    bool operator==(const CodedStretch&) const = default;
};

// What each coder marked in one text. A coder's stretches do not overlap; two that touch are two.
struct Continuum {
    double length = 0;
    std::vector<std::vector<CodedStretch>> coders;
};

// What alpha is computed from; texts are told apart no more, so sums of texts can be added up. The
// value behind the last one is the gap.
class UnitizingSums {
public:
    explicit UnitizingSums(std::size_t values);

    void add(const Continuum&); // of fewer than two coders: nothing to compare
    void add(const UnitizingSums& other, double times);

    [[nodiscard]] std::size_t gap() const { return values_; }

    // l_ck: the length on which values meet, over ordered pairs of coders / (m - 1).
    [[nodiscard]] double met(std::size_t c, std::size_t k) const { return l_[c * side() + k]; }

    // Q_c: squared lengths of the stretches; of the gap: their lengths.
    [[nodiscard]] double squares(std::size_t c) const { return q_[c]; }

    // The same of what lies where the other coder marked something too.
    [[nodiscard]] double shared_squares(std::size_t c) const { return shared_q_[c]; }

private:
    [[nodiscard]] std::size_t side() const { return values_ + 1; }

    void add_squares(const std::vector<CodedStretch>& whole);
    void add_pair(const std::vector<CodedStretch>& first, const std::vector<CodedStretch>& second,
                  double pair);

    std::size_t values_;
    std::vector<double> l_;
    std::vector<double> q_;
    std::vector<double> shared_q_;
};

struct UnitAlpha {
    Figure alpha;        // over all values and gaps
    Figure marked;       // |u|alpha: marked or not, whatever the value
    Figure values;       // cu-alpha: where both marked something, which value
    Figure values_cover; // the share of the length that this rests on

    struct Value {
        Figure alpha; // (k)u-alpha: this value against the others, where both marked something
        Figure cover;
        bool operator==(const Value&) const = default;
    };

    std::vector<Value> each;
    double length = 0; // of all texts, once for each coder
    bool operator==(const UnitAlpha&) const = default;
};

[[nodiscard]] UnitAlpha unit_alpha(const UnitizingSums&);

// u-alpha of one value against gaps from sums that can be added up: `differ` is the length on which
// the value meets a gap, `yes` the marked length of all coders, `n` all of the length, once for
// each coder, `squares` the squared lengths of the stretches. Units of length 1 give nominal alpha.
[[nodiscard]] Figure one_value_alpha(double differ, double yes, double n, double squares);

// Gamma aligns the passages of different coders so that they differ least, and compares how much
// they differ with how much the same passages differ when they are placed at random.
struct GammaWeights {
    double place = 1;   // alpha
    double value = 1;   // beta
    double nothing = 1; // delta_empty: of a passage that has no other half
};

// d(u, v) = alpha d_place + beta d_value: d_place = ((|b_u - b_v| + |e_u - e_v|) / (length_u +
// length_v))^2 delta_empty, d_value = delta_empty where values differ, else 0.
[[nodiscard]] double dissimilarity(const CodedStretch&, const CodedStretch&, const GammaWeights&);

// One passage of each coder, or none of her: a place in her stretches, or `unaligned`.
using Unitary = std::vector<std::uint32_t>;
constexpr std::uint32_t unaligned = ~std::uint32_t{0};

struct Alignment {
    std::vector<Unitary> unitary;
    double disorder = 0; // the sum of what each unitary alignment differs by: the mean of its pairs
};

// The best one, exactly, each passage in one unitary alignment. Nothing where finding it would take
// more than `most_steps`.
constexpr std::size_t most_alignment_steps = 2'000'000;
[[nodiscard]] std::optional<Alignment>
best_alignment(const Continuum&, const GammaWeights& = {},
               std::size_t most_steps = most_alignment_steps);

struct Gamma {
    Figure gamma;        // 1 - observed / expected
    double observed = 0; // disorder over all texts, for a passage of the mean coder
    double expected = 0; // the mean of the draws, likewise
    std::uint32_t draws = 0;
    bool operator==(const Gamma&) const = default;
};

// What chance expects: in each draw, each coder of a text gets what a coder drawn at random did in
// a text drawn at random, stretched to the length of this one and moved round it by chance.
// Texts of fewer than two coders are left out. About 30 draws give two digits.
[[nodiscard]] Gamma gamma(std::span<const Continuum> texts, const Draws& draws,
                          const GammaWeights& = {});

} // namespace themata
