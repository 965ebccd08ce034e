// Fills that touch can be told apart: on a screen, in grey, and by colour-blind people.

#include "charts/likert.h"
#include "charts/palette.h"
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string_view>

using namespace themata::charts;

namespace {

using Linear = std::array<double, 3>;

double to_linear(std::uint8_t part) {
    const double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

std::uint8_t from_linear(double part) {
    const double inside = std::min(1.0, std::max(0.0, part));
    const double share =
        inside <= 0.0031308 ? 12.92 * inside : 1.055 * std::pow(inside, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(255 * share));
}

// Machado, Oliveira and Fernandes (2009), full severity, on linear light.
constexpr std::array<Linear, 3> protan{{{0.152286, 1.052583, -0.204868},
                                        {0.114503, 0.786281, 0.099216},
                                        {-0.003882, -0.048116, 1.051998}}};
constexpr std::array<Linear, 3> deutan{{{0.367322, 0.860646, -0.227968},
                                        {0.280085, 0.672501, 0.047413},
                                        {-0.011820, 0.042940, 0.968881}}};

Rgb seen_by(Rgb colour, const std::array<Linear, 3>& eyes) {
    const Linear light{to_linear(colour.red), to_linear(colour.green), to_linear(colour.blue)};
    const auto part = [&](const Linear& row) {
        return from_linear(row[0] * light[0] + row[1] * light[1] + row[2] * light[2]);
    };
    return {part(eyes[0]), part(eyes[1]), part(eyes[2])};
}

Rgb in_grey(Rgb colour) {
    const auto grey =
        from_linear(0.2126 * to_linear(colour.red) + 0.7152 * to_linear(colour.green) +
                    0.0722 * to_linear(colour.blue));
    return {grey, grey, grey};
}

} // namespace

TEST_CASE("Neighbouring levels of a scale differ in grey and to colour-blind eyes", "[charts]") {
    for (const Palette* palette : {&print_palette(), &dark_palette()})
        for (std::size_t levels = 2; levels <= most_levels; ++levels)
            for (std::size_t level = 0; level + 1 < levels; ++level) {
                // Of an even number the two in the middle are parted by the line and the hatching.
                if (levels % 2 == 0 && level + 1 == levels / 2)
                    continue;
                const Rgb a = colour_of(*palette, paint_of_level(level, levels));
                const Rgb b = colour_of(*palette, paint_of_level(level + 1, levels));
                const double least = levels <= 7 ? 1.15 : 1.08;
                CAPTURE(levels, level, palette == &dark_palette());
                CHECK(contrast(in_grey(a), in_grey(b)) >= least);
                CHECK(contrast(seen_by(a, deutan), seen_by(b, deutan)) >= least);
                CHECK(contrast(seen_by(a, protan), seen_by(b, protan)) >= least);
            }
}

TEST_CASE("Levels below the middle differ from those above by more than colour", "[charts]") {
    for (std::size_t levels = 2; levels <= most_levels; ++levels)
        for (std::size_t level = 0; level < levels / 2; ++level) {
            CHECK(paint_of_level(level, levels).ink == Ink::low); // which is hatched
            CHECK(paint_of_level(levels - 1 - level, levels).ink == Ink::high);
        }
}

TEST_CASE("Darker cells mean more, in grey as well", "[charts]") {
    for (const Palette* palette : {&print_palette(), &dark_palette()}) {
        const Rgb paper = colour_of(*palette, {Ink::paper});
        double last = contrast(in_grey(paper), in_grey(colour_of(*palette, {Ink::heat, 0.08})));
        for (const double strength : {0.25, 0.5, 0.75, 1.0}) {
            const double now =
                contrast(in_grey(paper), in_grey(colour_of(*palette, {Ink::heat, strength})));
            CHECK(now > last);
            last = now;
        }
    }
}

TEST_CASE("Every text can be read on what it stands on", "[charts]") {
    for (const Palette* palette : {&print_palette(), &dark_palette()}) {
        const Rgb paper = colour_of(*palette, {Ink::paper});
        CHECK(contrast(colour_of(*palette, {Ink::text}), paper) >= 7);
        CHECK(contrast(colour_of(*palette, {Ink::second_text}), paper) >= 4.5);
        CHECK(contrast(colour_of(*palette, {Ink::mark}), paper) >= 3);
        CHECK(contrast(colour_of(*palette, {Ink::second_text}),
                       colour_of(*palette, {Ink::quiet})) >= 4.5);
        for (int step = 0; step <= 20; ++step) {
            const Paint heat{Ink::heat, step / 20.0};
            CHECK(contrast(legible_on(*palette, heat), colour_of(*palette, heat)) >= 4.5);
        }
        for (std::size_t levels = 2; levels <= most_levels; ++levels)
            for (std::size_t level = 0; level < levels; ++level) {
                const Paint fill = paint_of_level(level, levels);
                CAPTURE(levels, level, palette == &dark_palette());
                CHECK(contrast(legible_on(*palette, fill), colour_of(*palette, fill)) >= 4.5);
            }
    }
}
