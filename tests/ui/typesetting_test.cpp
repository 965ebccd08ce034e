// The scripts of the world as the window writes them, with the fonts of this machine; no window and
// no ImGui.

#include "ui/drawing/typesetter.h"

#include "support/dice.h"
#include "text/segments.h"
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

using namespace themata;

namespace {

constexpr Lettering answer{.size = 16.5F};
constexpr float line_height = 27;

struct Bench {
    InstalledFonts installed = fonts_in(font_folders());
    Typesetter typesetter{installed};

    [[nodiscard]] bool has(const char* file) const { return installed.contains(file); }

    PassageLayout lay_out(std::string_view text, float width = unbroken) {
        return layout_passage(text, width, typesetter.metrics(answer, line_height));
    }

    std::vector<std::uint32_t> glyphs(std::string_view text) {
        std::vector<std::uint32_t> ids;
        for (const PlacedGlyph& glyph : lay_out(text).glyphs)
            ids.push_back(glyph.id);
        return ids;
    }

    float width(std::string_view text) { return lay_out(text).lines.front().width; }
};

#define NEEDS(bench, file)                                                                         \
    if (!(bench).has(file))                                                                        \
    SKIP("The font " file " is not installed")

const std::vector<std::string>& answers() {
    static const std::vector<std::string> all{
        "They decide my rota, so speaking plainly does not come easily.",
        "كانت التجربة مفيدةً جدًا، لكنّني لم أجد وقتًا كافيًا في 2024 (Dr. Smith).",
        "המפגש היה טוב, אבל ההיררכיה (hierarchy) הפריעה לי ב-3 מפגשים.",
        "यह अनुभव बहुत अच्छा था, लेकिन मुझे क्षेत्र में पर्याप्त समय नहीं मिला।",
        "ผมชอบการเรียนรู้แบบนี้มากแต่เวลาน้อยเกินไป",
        "我觉得这次交流很有帮助，但是时间不够。とても良い経験でした。매우 유익했지만",
        "Loved it 😀👍🏽 — my family 👩‍👩‍👧‍👦 too ❤️! 🇬🇧 "
        "1️⃣",
        "இந்த அனுபவம் மிகவும் பயனுள்ளதாக இருந்தது",
        "ខ្ញុំចូលចិត្តបទពិសោធន៍នេះណាស់",
    };
    return all;
}

std::string picked(Dice& dice, const std::vector<std::string>& parts, std::size_t most) {
    std::string text;
    for (std::size_t n = dice.below(most) + 1; n > 0; --n)
        text += parts[dice.below(parts.size())] + (dice.below(3) ? " " : "");
    return text;
}

} // namespace

TEST_CASE("Arabic letters join their neighbours", "[type]") {
    Bench bench;
    NEEDS(bench, "NotoSansArabicUI-Regular.ttf");
    const auto joined = bench.glyphs("بيت");
    REQUIRE(joined.size() >= 3);
    std::multiset<std::uint32_t> apart;
    for (const char* letter : {"ب", "ي", "ت"})
        for (const std::uint32_t id : bench.glyphs(letter))
            apart.insert(id);
    CHECK(std::multiset<std::uint32_t>(joined.begin(), joined.end()) != apart);
}

TEST_CASE("Letters of Devanagari make one sign", "[type]") {
    Bench bench;
    NEEDS(bench, "NotoSansDevanagariUI-Regular.ttf");
    CHECK(bench.width("क्ष") < bench.width("क") + bench.width("ष"));
    CHECK(bench.glyphs("क्ष").size() == 1);
}

TEST_CASE("A family is one picture, a flag is one, and a space beside them is Inter's", "[type]") {
    Bench bench;
    NEEDS(bench, "NotoColorEmoji.ttf");
    CHECK(bench.glyphs("👩‍👩‍👧‍👦").size() == 1);
    CHECK(bench.glyphs("🇬🇧").size() == 1);
    CHECK(bench.glyphs("👍🏽").size() == 1);
    const float alone = bench.width("😀");
    CHECK(bench.width("😀 😀") - 2 * alone == bench.width("a a") - 2 * bench.width("a"));
}

TEST_CASE("Hebrew stands at the right and runs to the left", "[type]") {
    Bench bench;
    NEEDS(bench, "NotoSansHebrew-Regular.ttf");
    const PassageLayout layout = bench.lay_out("שלום עולם", 300);
    const PassageLine& line = layout.lines.front();
    CHECK(std::abs(line.left + line.width - 300) < 0.01F);
    CHECK(std::abs(layout.stands.front().right - 300) < 0.01F);
    for (std::size_t at = 1; at < layout.stands.size(); ++at)
        CHECK(layout.stands[at].right <= layout.stands[at - 1].left + 0.01F);
    CHECK(byte_at(layout, {299, 5}) == 0);
    CHECK(byte_at(layout, {0, 5}) == layout.size());
}

TEST_CASE("A bracket is mirrored where the text runs to the left", "[type]") {
    Bench bench;
    NEEDS(bench, "NotoSansHebrew-Regular.ttf");
    const auto latin = bench.glyphs("(a)");
    const auto hebrew = bench.glyphs("(א)");
    CHECK(hebrew.front() == latin.front()); // both open to the right, though the second ends there
}

TEST_CASE("No script of the common fonts stands in boxes", "[type]") {
    Bench bench;
    NEEDS(bench, "NotoSansCJK-Regular.ttc");
    NEEDS(bench, "NotoColorEmoji.ttf");
    NEEDS(bench, "NotoSansKhmerUI-Regular.ttf");
    for (const std::string& text : answers()) {
        CAPTURE(text);
        for (const PlacedGlyph& glyph : bench.lay_out(text).glyphs) {
            CHECK(glyph.face != ShapedGlyph::box);
            CHECK(glyph.id != 0);
        }
    }
}

TEST_CASE("What no font has stands as a box and is told with the package to install", "[type]") {
    Typesetter bare{InstalledFonts{}};
    const PassageLayout layout =
        layout_passage("שלום 😀", unbroken, bare.metrics(answer, line_height));
    CHECK(layout.glyphs.front().face == ShapedGlyph::box);
    CHECK_FALSE(bare.can_write("ש"));
    CHECK(font_wanted("ש").script == "Hebrew");
    CHECK(font_wanted("ש").package == "fonts-noto-core");
    CHECK(font_wanted("字").package == "fonts-noto-cjk");
    CHECK(font_wanted("😀").package == "fonts-noto-color-emoji");
}

TEST_CASE("Controls take no room, a tab takes some", "[type]") {
    Bench bench;
    NEEDS(bench, "Inter-Regular.otf");
    const float plain = bench.width("ab");
    CHECK(bench.width(std::string("a\x01"
                                  "b")) == plain);
    CHECK(bench.width("a\u200Bb") == plain);
    CHECK(bench.width("a\u202Eb") == plain);
    CHECK(bench.width("a\tb") > plain + 10);
}

TEST_CASE("Every letter of any mixture is found where it stands", "[type]") {
    Bench bench;
    Dice dice(11);
    for (int round = 0; round < 150; ++round) {
        const std::string text = picked(dice, answers(), 3);
        const float width = 60.0F + static_cast<float>(dice.below(600));
        const PassageLayout layout = bench.lay_out(text, width);
        std::uint32_t next = 0;
        for (const PassageLine& line : layout.lines) {
            REQUIRE(line.span.begin == next);
            next = line.span.end;
        }
        REQUIRE(next == text.size());
        for (std::size_t at = 0; at + 1 < layout.graphemes.size(); ++at) {
            const Span grapheme{layout.graphemes[at], layout.graphemes[at + 1]};
            for (const Rect& place : rectangles(layout, grapheme)) {
                CAPTURE(text, width, at);
                REQUIRE(place.left >= -0.01F);
                REQUIRE(grapheme_under(layout, place.middle()) == grapheme);
                const bool to_left = layout.stands[at].to_left;
                const float inset = std::min(1.0F, place.width() / 4);
                REQUIRE(byte_at(layout, {to_left ? place.right - inset : place.left + inset,
                                         place.middle().y}) == grapheme.begin);
            }
        }
    }
}

TEST_CASE("Coded words of mixed directions stand as the letters that are in them", "[type]") {
    Bench bench;
    const std::string text = "I said שלום עולם to her, في 2020";
    const PassageLayout layout = bench.lay_out(text, 400);
    const std::uint32_t begin = 7;
    const Span hebrew{begin, begin + 8}; // the first Hebrew word
    const auto places = rectangles(layout, hebrew);
    REQUIRE(places.size() == 1);
    for (std::size_t at = 0; at + 1 < layout.graphemes.size(); ++at) {
        const bool coded =
            layout.graphemes[at] >= hebrew.begin && layout.graphemes[at] < hebrew.end;
        const float middle = (layout.stands[at].left + layout.stands[at].right) / 2;
        CHECK(places.front().holds({middle, 5}) == coded);
    }
}

TEST_CASE("A word longer than the line and an answer of 30,000 letters keep to the width",
          "[type]") {
    Bench bench;
    NEEDS(bench, "Inter-Regular.otf");
    const PassageLayout word = bench.lay_out(std::string(400, 'w'), 200);
    CHECK(word.lines.size() > 10);
    for (const PassageLine& line : word.lines)
        CHECK(line.width <= 200);
    std::string text;
    for (std::size_t at = 0; text.size() < 30'000; ++at)
        text += answers()[at % answers().size()] + " ";
    const PassageLayout layout = bench.lay_out(text, 500);
    for (const PassageLine& line : layout.lines)
        CHECK(line.width <= 500);
    CHECK(layout.lines.back().span.end == text.size());
}
