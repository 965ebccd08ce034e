#pragma once
// Gamma of coders who mark passages and give them values, where passages may overlap (Mathet,
// Widlöcher and Métivier, "The unified and holistic method gamma for inter-annotator agreement
// measure and alignment", Computational Linguistics 2015). Passages of different coders are
// aligned so that they differ least; gamma compares what they differ by with what chance makes of
// the same passages. Lengths in any unit. Pure; any thread.

#include "statistics/agreement_spans.h"

namespace themata {

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
