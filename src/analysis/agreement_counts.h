#pragma once
// This header counts who decided what, theme by theme and set by set, for coder_agreement.cpp. Only
// this folder uses it. Pure; any thread.

#include "analysis/coder_agreement.h"
#include <bit>
#include <map>

namespace themata {

// How many coders the mask holds.
[[nodiscard]] inline double coders_in(CoderMask mask) { return std::popcount(mask); }

// What an answer of a participant brings into the sums of which alpha is made.
struct AlphaPart {
    std::uint32_t participant = 0;
    double differ = 0;  // length, or answers, on which yes meets no
    double yes = 0;     // judgements that are yes
    double squares = 0; // of lengths of passages; of answers: as `yes`
};

// The decisions on one theme, or on several added up. Units that no coder marked are not told here.
struct Decisions {
    // By who read and who said yes: how many units.
    std::map<std::pair<CoderMask, CoderMask>, double> units;
    std::vector<AlphaPart> parts; // those of a participant mostly beside each other
};

// Units as they lie in the answers, whatever the theme.
struct Ground {
    std::map<CoderMask, double> units; // by who read
    std::vector<double> judgements;    // by participant: units times coders
};

// Answers as units, or characters.
[[nodiscard]] Ground ground_of(const Study&, const ReadAnswers&, AgreementUnit);

// By place of the theme.
[[nodiscard]] std::vector<Decisions> decisions_in(const Study&, const ReadAnswers&,
                                                  std::span<const Mark>, AgreementUnit,
                                                  std::size_t places);

// What segments there are of a theme: matched in pairs of coders, or not.
struct SegmentPart {
    std::uint32_t participant = 0;
    double matched = 0;
    double only_first = 0;
    double only_second = 0;
};

struct Segments {
    std::vector<SegmentPart> parts;
    std::vector<double> yes; // by coder: segments
};

[[nodiscard]] std::vector<Segments> segments_in(const ReadAnswers&, std::span<const Mark>,
                                                std::size_t coders, double overlap,
                                                std::size_t places);

// How many of two coders' passages match: each covered by the other by at least the percentage, one
// to one, as many as can be. Each coder's are sorted and apart.
[[nodiscard]] std::size_t matched(std::span<const Span> first, std::span<const Span> second,
                                  double overlap);

// Lengths by who marked them: coders' passages of one theme in one answer.
using MaskLengths = std::vector<std::pair<CoderMask, double>>;
[[nodiscard]] MaskLengths lengths_by_mask(std::span<const std::vector<Span>> by_coder);

// Turns spans of bytes into spans of characters (grapheme clusters).
class Characters {
public:
    explicit Characters(std::string_view text);

    [[nodiscard]] std::uint32_t count() const;
    [[nodiscard]] Span of(Span bytes) const;

private:
    std::vector<std::uint32_t> boundaries_; // empty: a byte is a character
    std::uint32_t bytes_;
};

// How the sets of themes that answers bear agree; `own` are marks, each theme by itself.
[[nodiscard]] SetAgreement set_agreement(const ReadAnswers&, std::span<const Mark> own,
                                         std::size_t coders, const Draws&, double level);

// All themes as values of one continuum.
[[nodiscard]] AllValuesAlpha all_values_alpha(const Study&, const ReadAnswers&,
                                              std::span<const Mark> own, std::size_t coders,
                                              std::size_t places, std::uint64_t seed);

} // namespace themata
