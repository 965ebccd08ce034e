#include "ui/drawing/tokens.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace themata;

TEST_CASE("Contrast is measured as WCAG defines it") {
    CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == Catch::Approx(21.0));
    CHECK(contrast(rgb(0x777777), rgb(0xFFFFFF)) == Catch::Approx(4.48).margin(0.01));
    CHECK(contrast(rgb(0x2457D6), rgb(0x2457D6)) == Catch::Approx(1.0));
}

TEST_CASE("Half black on white is grey") {
    CHECK(over(rgb(0xFFFFFF), rgb(0x000000).with_opacity(0.5F)) == rgb(0x7F7F7F));
    CHECK(over(rgb(0x123456), rgb(0xFFFFFF).with_opacity(0.0F)) == rgb(0x123456));
}

TEST_CASE("Every text can be read on what it stands on, by day and by night") {
    for (Appearance appearance : {Appearance::light, Appearance::dark})
        for (const TextPair& pair : text_pairs(palette_of(appearance))) {
            CAPTURE(pair.where, appearance, +pair.text.red, +pair.text.green, +pair.text.blue,
                    +pair.ground.red, +pair.ground.green, +pair.ground.blue);
            CHECK(contrast(pair.text, pair.ground) >= 4.5);
        }
}

TEST_CASE("A theme's colour can be seen on a card, by day and by night") {
    for (Appearance appearance : {Appearance::light, Appearance::dark}) {
        const Palette& palette = palette_of(appearance);
        for (Colour colour : palette.themes)
            CHECK(contrast(colour, palette.surface) >= 3.0);
    }
}

TEST_CASE("Themes beyond the palette take its colours with another line below the words") {
    CHECK(theme_colour(light_palette, 8) == theme_colour(light_palette, 1));
    CHECK(theme_underline(1) == Underline::solid);
    CHECK(theme_underline(8) == Underline::dashed);
    CHECK(theme_underline(15) == Underline::dotted);
}
