#include "text/fold.h"

#include <catch2/catch_test_macros.hpp>

#include "text/random_text.h"
#include "text/utf8.h"

using namespace themata;

namespace {

struct Folded {
    std::string_view text;
    std::string_view strictly;
    std::string_view loosely;
};

std::string marked(std::string_view text, Folding folding, std::string_view sought) {
    const FoldedText folded = fold_with_places(text, folding);
    const auto at = folded.text().find(sought);
    REQUIRE(at != std::string::npos);
    const auto begin = static_cast<std::uint32_t>(at);
    const Span span = folded.source_of({begin, begin + static_cast<std::uint32_t>(sought.size())});
    return std::string(text.substr(span.begin, span.length()));
}

} // namespace

TEST_CASE("Folding makes equal what differs in case or form only", "[fold]") {
    const Folded cases[] = {
        {"", "", ""},
        {"MIXED Case 7", "mixed case 7", "mixed case 7"},
        {"Straße", "strasse", "strasse"},
        {"ﬁne ＡＢ １", "fine ab 1", "fine ab 1"},
        {"ΟΔΟΣ Ὀδός", "οδοσ ὀδόσ", "οδοσ οδοσ"},
        {"İı I", "i\u0307ı i", "ii i"},
        {"Café cafe\u0301", "café café", "cafe cafe"},
        {"Łódź Ærøskøbing Đà", "łódź ærøskøbing đà", "lodz aeroskobing da"},
        {"soft\u00ADhyphen zero\u200Dwidth", "softhyphen zerowidth", "softhyphen zerowidth"},
        {"שָׁלוֹם", "שָׁלוֹם", "שלום"},
        {"مُحَمَّد إلى كـــتاب", "مُحَمَّد إلى كـــتاب", "محمد الى كتاب"},
        {"がぎ ガ ｶﾞ", "がぎ ガ ガ", "がぎ ガ ガ"},
        {"हिन्दी में", "हिन्दी में", "हिन्दी में"},
        {"ที่นี่", "ที่นี่", "ที่นี่"},
        {"한국어 \u1112\u1161\u11AB", "한국어 한", "한국어 한"},
        {"Ёлка Йод", "ёлка йод", "елка иод"},
        {"Việt Nam", "việt nam", "viet nam"},
        {"😀👍🏽", "😀👍🏽", "😀👍🏽"},
    };
    for (const Folded& each : cases) {
        INFO(each.text);
        CHECK(fold(each.text) == fold(each.strictly));
        CHECK(fold(each.text) == each.strictly);
        CHECK(fold_loosely(each.text) == each.loosely);
    }
}

TEST_CASE("Folding again changes nothing", "[fold]") {
    Dice dice(31);
    for (int round = 0; round < 5000; ++round) {
        const std::string text = random_text(dice, 12);
        const std::string strictly = fold(text);
        const std::string loosely = fold_loosely(text);
        REQUIRE(fold(strictly) == strictly);
        REQUIRE(fold_loosely(loosely) == loosely);
        REQUIRE_FALSE(find_invalid_utf8(strictly));
        REQUIRE_FALSE(find_invalid_utf8(loosely));
    }
}

TEST_CASE("A place in folded text leads back to the words as they were typed", "[fold]") {
    CHECK(marked("Die Straße war", Folding::strict, "strasse") == "Straße");
    CHECK(marked("eine ﬁne Sache", Folding::strict, "fin") == "ﬁn");
    CHECK(marked("eine ﬁne Sache", Folding::strict, "i") == "i");
    CHECK(marked("the ﬁx", Folding::strict, "i") == "ﬁ");
    CHECK(marked("in cafe\u0301s", Folding::loose, "cafe") == "cafe\u0301");
    CHECK(marked("in cafe\u0301s", Folding::loose, "es") == "e\u0301s");
    CHECK(marked("Łódź!", Folding::loose, "lodz") == "Łódź");
    CHECK(marked("so\u00ADft", Folding::strict, "soft") == "so\u00ADft");
    CHECK(marked("שָׁלוֹם", Folding::loose, "ש") == "שָׁ");
    CHECK(marked("a漢字b", Folding::strict, "字b") == "字b");
}

TEST_CASE("Folding with places gives the same text as folding without", "[fold]") {
    Dice dice(32);
    for (int round = 0; round < 5000; ++round) {
        const std::string text = random_text(dice, 15);
        REQUIRE(fold_with_places(text, Folding::strict).text() == fold(text));
        REQUIRE(fold_with_places(text, Folding::loose).text() == fold_loosely(text));
    }
}

TEST_CASE("Places in folded text rise with places in its source, and hold what was folded",
          "[fold]") {
    Dice dice(33);
    for (int round = 0; round < 2000; ++round) {
        const std::string text = random_text(dice, 12);
        const Folding folding = dice.one_in(2) ? Folding::strict : Folding::loose;
        const FoldedText folded = fold_with_places(text, folding);
        const auto size = static_cast<std::uint32_t>(folded.text().size());
        Span before;
        for (std::uint32_t byte = 0; byte < size; ++byte) {
            const Span source = folded.source_of({byte, byte + 1});
            REQUIRE(source.begin < source.end);
            REQUIRE(source.end <= text.size());
            REQUIRE(source.begin >= before.begin);
            REQUIRE(source.end >= before.end);
            REQUIRE(code_point_start(text, source.begin) == source.begin);
            REQUIRE(code_point_start(text, source.end) == source.end);
            before = source;
        }
        const std::uint32_t begin = dice.below(size + 1);
        const Span part{begin, begin + dice.below(size - begin + 1)};
        const Span source = folded.source_of(part);
        const std::string_view typed = std::string_view(text).substr(source.begin, source.length());
        const std::string again = folding == Folding::strict ? fold(typed) : fold_loosely(typed);
        REQUIRE(again.find(folded.text().substr(part.begin, part.length())) != std::string::npos);
    }
}

TEST_CASE("A place past the end of folded text is its end", "[fold]") {
    const FoldedText folded = fold_with_places("Straße", Folding::strict);
    CHECK(folded.source_of({7, 99}) == Span{7, 7});
    CHECK(folded.source_of({99, 99}) == Span{7, 7});
    CHECK(fold_with_places("", Folding::loose).source_of({0, 5}) == Span{0, 0});
}

TEST_CASE("Accents go into their letters", "[fold]") {
    CHECK(compose("e\u0301 o\u0323\u0302") == "é ộ");
    CHECK(compose("\u1112\u1161\u11AB") == "한");
}
