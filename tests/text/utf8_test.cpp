#include "text/utf8.h"

#include <catch2/catch_test_macros.hpp>

#include "text/random_text.h"

using namespace themata;
using namespace std::string_literals;

namespace {

struct Broken {
    std::string text;
    std::vector<InvalidBytes> places;
};

// Whether strict decoding, written the slow and plain way, takes this text.
bool is_plainly_valid(std::string_view text) {
    std::string again;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (at + point.length > text.size() || point.value > 0x10FFFF ||
            (point.value >= 0xD800 && point.value <= 0xDFFF))
            return false;
        append_utf8(again, point.value);
        at += point.length;
    }
    return again == text;
}

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

} // namespace

TEST_CASE("Bytes that belong to no character are found and named", "[utf8]") {
    const std::vector<Broken> broken = {
        {"bad \xC3( here", {{4, 1, "C3 28"}}},
        {"cut \xE2\x82", {{4, 2, "E2 82"}}},
        {"lone \x80", {{5, 1, "80"}}},
        {"\xFF", {{0, 1, "FF"}}},
        {"overlong \xC0\xAF", {{9, 1, "C0"}, {10, 1, "AF"}}},
        {"overlong \xE0\x80\x80", {{9, 1, "E0 80"}, {10, 1, "80"}, {11, 1, "80"}}},
        {"surrogate \xED\xA0\x80", {{10, 1, "ED A0"}, {11, 1, "A0"}, {12, 1, "80"}}},
        {"\xF0\x9F\x98", {{0, 3, "F0 9F 98"}}},
        {"\xF0\x9F\x98-", {{0, 3, "F0 9F 98 2D"}}},
        {"past the end \xF4\x90\x80\x80",
         {{13, 1, "F4 90"}, {14, 1, "90"}, {15, 1, "80"}, {16, 1, "80"}}},
        {"\xF5", {{0, 1, "F5"}}},
        {"é\xE9\xE9é", {{2, 1, "E9 E9"}, {3, 1, "E9 C3"}}},
    };
    for (const Broken& each : broken) {
        INFO(each.text);
        CHECK(all_invalid_utf8(each.text, 10) == each.places);
        CHECK(find_invalid_utf8(each.text) == each.places.front());
        CHECK(count_invalid_utf8(each.text) == each.places.size());
    }
}

TEST_CASE("No more broken places are listed than asked for, all are counted", "[utf8]") {
    const std::string text(1000, '\xFF');
    CHECK(all_invalid_utf8(text, 3).size() == 3);
    CHECK(count_invalid_utf8(text) == 1000);
}

TEST_CASE("Valid text of every plane is taken as it is", "[utf8]") {
    for (const std::string& text :
         {""s, "plain"s, "a\0b"s, "é"s, "\u0800"s, "\uD7FF\uE000"s, "\uFFFF"s, "😀"s, "\U0010FFFF"s})
        CHECK_FALSE(find_invalid_utf8(text));
    Dice dice(1);
    for (int round = 0; round < 2000; ++round)
        REQUIRE_FALSE(find_invalid_utf8(random_text(dice, 40)));
}

TEST_CASE("A damaged text is valid just when strict decoding takes it", "[utf8]") {
    Dice dice(2);
    int damaged = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text = random_text(dice, 12) + "ascii to skip";
        text[dice.below(text.size())] = static_cast<char>(dice.below(256));
        const bool valid = !find_invalid_utf8(text);
        REQUIRE(valid == is_plainly_valid(text));
        damaged += valid ? 0 : 1;
    }
    CHECK(damaged > 5000);
}

TEST_CASE("What is cut out as broken leaves valid text", "[utf8]") {
    Dice dice(3);
    for (int round = 0; round < 5000; ++round) {
        std::string text = random_text(dice, 12);
        for (auto hits = dice.below(4); hits > 0 && !text.empty(); --hits)
            text[dice.below(text.size())] = static_cast<char>(0x80 + dice.below(128));
        const auto places = all_invalid_utf8(text, 1000);
        for (auto place = places.rbegin(); place != places.rend(); ++place)
            text.erase(place->offset, place->length);
        REQUIRE_FALSE(find_invalid_utf8(text));
    }
}

TEST_CASE("Code points and UTF-16 units are counted", "[utf8]") {
    const std::string_view text = "aé漢😀";
    CHECK(count_code_points(text) == 4);
    CHECK(count_utf16(text) == 5);
    CHECK(byte_to_code_point(text, 3) == 2);
    CHECK(byte_to_utf16(text, text.size()) == 5);
    CHECK(code_point_to_byte(text, 3) == 6);
    CHECK(utf16_to_byte(text, 3) == 6);
}

TEST_CASE("An offset inside a character counts as where it begins", "[utf8]") {
    const std::string_view text = "a😀b";
    CHECK(code_point_start(text, 3) == 1);
    CHECK(byte_to_code_point(text, 3) == 1);
    CHECK(byte_to_utf16(text, 4) == 1);
    CHECK(utf16_to_byte(text, 2) == 1); // between the halves of a pair
    CHECK(to_code_points(text, {2, 5}) == CodePointSpan{1, 2});
}

TEST_CASE("An offset past the end counts as the end", "[utf8]") {
    CHECK(byte_to_code_point("é", 99) == 1);
    CHECK(code_point_to_byte("é", 99) == 2);
    CHECK(utf16_to_byte("é", 99) == 2);
    CHECK(to_bytes("é", CodePointSpan{0, 99}) == Span{0, 2});
    CHECK(to_utf16("é", {5, 99}) == Utf16Span{1, 1});
}

TEST_CASE("Spans go to code points and UTF-16 and come back the same", "[utf8]") {
    Dice dice(4);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random_text(dice, 20);
        const auto place = [&] {
            return static_cast<std::uint32_t>(code_point_start(text, dice.below(text.size() + 1)));
        };
        const std::uint32_t one = place();
        const std::uint32_t other = place();
        const Span span{std::min(one, other), std::max(one, other)};
        REQUIRE(to_bytes(text, to_code_points(text, span)) == span);
        REQUIRE(to_bytes(text, to_utf16(text, span)) == span);
    }
}

TEST_CASE("Every code point stands where its number says", "[utf8]") {
    Dice dice(5);
    for (int round = 0; round < 500; ++round) {
        const std::string text = random_text(dice, 20);
        std::size_t number = 0;
        std::size_t unit = 0;
        std::string again;
        for_each_code_point(text, [&](char32_t point, std::size_t byte) {
            REQUIRE(byte_to_code_point(text, byte) == number);
            REQUIRE(code_point_to_byte(text, number) == byte);
            REQUIRE(byte_to_utf16(text, byte) == unit);
            REQUIRE(utf16_to_byte(text, unit) == byte);
            ++number;
            unit += point > 0xFFFF ? 2 : 1;
            append_utf8(again, point);
        });
        REQUIRE(again == text);
        REQUIRE(count_code_points(text) == number);
        REQUIRE(to_code_points(text, {0, size_of(text)}).end == number);
    }
}
