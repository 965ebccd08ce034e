#include "ui/drawing/passage_layout.h"

#include "support/dice.h"
#include "text/segments.h"
#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace themata;

namespace {

// A face in which every grapheme is 10 wide, those of more than two bytes 20, and a line break 0.
Metrics typewriter() {
    return {.line_height = 20,
            .shape = [](std::string_view text, const std::vector<std::uint32_t>& graphemes,
                        const Run& run) {
                std::vector<ShapedGlyph> glyphs;
                for (auto at = std::ranges::lower_bound(graphemes, run.span.begin);
                     *at < run.span.end; ++at) {
                    const bool breaks = text[*at] == '\n' || text[*at] == '\r';
                    glyphs.push_back({.face = 0,
                                      .byte = *at,
                                      .advance = breaks                ? 0.0F
                                                 : *(at + 1) - *at > 2 ? 20.0F
                                                                       : 10.0F});
                }
                if (runs_left(run.level))
                    std::ranges::reverse(glyphs);
                return glyphs;
            }};
}

PassageLayout laid_out(std::string_view text, float width = 100) {
    return layout_passage(text, width, typewriter());
}

std::vector<std::string> lines_of(std::string_view text, float width = 100) {
    std::vector<std::string> lines;
    for (const PassageLine& line : laid_out(text, width).lines)
        lines.emplace_back(text.substr(line.span.begin, line.span.length()));
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("An answer is broken where a line may end") {
    CHECK(lines_of("they decide my rota") == Lines{"they ", "decide my ", "rota"});
    CHECK(lines_of("well-known facts") == Lines{"well-known ", "facts"});
    CHECK(lines_of("") == Lines{""});
}

TEST_CASE("White space at the end of a line hangs over its edge") {
    CHECK(lines_of("0123456789 x") == Lines{"0123456789 ", "x"});
    CHECK(laid_out("0123456789 x").lines[0].width == 100);
}

TEST_CASE("Blank lines at the end of a text take no room, and are still its own") {
    CHECK(lines_of("a\n") == Lines{"a\n"});
    CHECK(lines_of("a\n \n\n") == Lines{"a\n \n\n"});
    CHECK(lines_of("\na\n\n") == Lines{"\n", "a\n\n"});
    CHECK(lines_of("\n\n") == Lines{"\n\n"});
}

TEST_CASE("Line breaks of the participant are kept, of any kind") {
    CHECK(lines_of("a\nb\r\nc\rd") == Lines{"a\n", "b\r\n", "c\r", "d"});
    CHECK(lines_of("a\n\nb") == Lines{"a\n", "\n", "b"});
}

TEST_CASE("A word that is longer than the line is cut between graphemes") {
    CHECK(lines_of("abcdefghijkl") == Lines{"abcdefghij", "kl"});
    // Nine letters, then a letter with a combining accent, which stays whole.
    CHECK(lines_of("abcdefghie\u0301kl") == Lines{"abcdefghi", "e\u0301kl"});
}

TEST_CASE("A line too narrow for a single letter still takes one") {
    CHECK(lines_of("abc", 5) == Lines{"a", "b", "c"});
}

TEST_CASE("Chinese and Thai break without spaces") {
    CHECK(lines_of("他们决定我的轮班").size() == 2);
    CHECK(lines_of("ผมชอบอ่านหนังสือมาก", 150).size() > 1);
}

TEST_CASE("A point leads to the nearest boundary between graphemes") {
    const PassageLayout layout = laid_out("they decide my rota");
    CHECK(byte_at(layout, {0, 0}) == 0);
    CHECK(byte_at(layout, {14, 5}) == 1);
    CHECK(byte_at(layout, {16, 5}) == 2);
    CHECK(byte_at(layout, {500, 5}) == 4); // before the space that hangs over
    CHECK(byte_at(layout, {0, 25}) == 5);
    CHECK(byte_at(layout, {500, 500}) == 19);
    CHECK(byte_at(layout, {-5, -5}) == 0);
}

TEST_CASE("A point on an emoji never leads into it") {
    const std::string text = "a👩‍👧b";
    const PassageLayout layout = laid_out(text);
    for (float x = 0; x < 60; x += 1) {
        const std::uint32_t byte = byte_at(layout, {x, 5});
        CHECK(is_on_graphemes(text, {0, byte}));
    }
    CHECK(grapheme_under(layout, {15, 5}) == Span{1, static_cast<std::uint32_t>(text.size() - 1)});
}

TEST_CASE("Beside the words there is no grapheme") {
    const PassageLayout layout = laid_out("ab");
    CHECK(grapheme_under(layout, {5, 5}) == Span{0, 1});
    CHECK(grapheme_under(layout, {15, 5}) == Span{1, 2});
    CHECK(grapheme_under(layout, {25, 5}).empty());
    CHECK(grapheme_under(layout, {5, 25}).empty());
    CHECK(grapheme_under(layout, {-1, 5}).empty());
}

TEST_CASE("A span stands as one rectangle a line") {
    const PassageLayout layout = laid_out("they decide my rota");
    CHECK(rectangles(layout, {0, 4}) == std::vector<Rect>{{0, 0, 40, 20}});
    CHECK(rectangles(layout, {2, 7}) == std::vector<Rect>{{20, 0, 40, 20}, {0, 20, 20, 40}});
    CHECK(rectangles(layout, {0, 19}) ==
          std::vector<Rect>{{0, 0, 40, 20}, {0, 20, 90, 40}, {0, 40, 40, 60}});
    CHECK(rectangles(layout, {3, 3}).empty());
    CHECK(rectangles(layout, {4, 5}).empty()); // nothing but the space at a line's end
}

TEST_CASE("Every byte stands in one line, and a click on a grapheme's half finds its sides") {
    const std::vector<std::string> words{"so",   "speaking", "👩‍👧", "e\u0301t\u00e9",
                                         "评价", "שלום, 12", "\n",          "a\r\nb",
                                         "  ",   "ไม่ชอบ",    "مرحبا",       "-"};
    Dice dice(7);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (std::size_t n = dice.below(12); n > 0; --n)
            text += words[dice.below(words.size())] + (dice.below(3) ? " " : "");
        const float width = 20.0F + 10.0F * static_cast<float>(dice.below(30));
        const PassageLayout layout = laid_out(text, width);

        std::uint32_t next = 0;
        for (const PassageLine& line : layout.lines) {
            REQUIRE(line.span.begin == next);
            next = line.span.end;
            REQUIRE(line.width <= std::max(width, 20.0F));
        }
        REQUIRE(next == text.size());

        for (std::size_t i = 0; i + 1 < layout.graphemes.size(); ++i) {
            const Span grapheme{layout.graphemes[i], layout.graphemes[i + 1]};
            for (const Rect& place : rectangles(layout, grapheme)) {
                CAPTURE(text, width, i);
                REQUIRE(grapheme_under(layout, place.middle()) == grapheme);
                const float side = layout.stands[i].to_left ? place.right - 1 : place.left + 1;
                REQUIRE(byte_at(layout, {side, place.middle().y}) == grapheme.begin);
            }
        }
    }
}
