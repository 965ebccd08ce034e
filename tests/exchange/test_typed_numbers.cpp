#include "exchange/reading/typed_numbers.h"
#include <array>
#include <catch2/catch_test_macros.hpp>

namespace themata {

TEST_CASE("Numbers are read as people write them", "[values]") {
    struct Case {
        std::string_view cell;
        std::optional<double> by_point;
        std::optional<double> by_comma;
    };

    constexpr std::nullopt_t none = std::nullopt;
    const auto cases = std::to_array<Case>({
        {"3", 3, 3},
        {"-1.5", -1.5, -1.5},
        {"2,5", none, 2.5},
        {" 4 ", 4, 4},
        {"+3", 3, 3},
        {"007", 7, 7},
        {"1,234.5", 1234.5, none},
        {"1.234,5", none, 1234.5},
        {"1 234", 1234, 1234},
        {"1\u00A0234,5", none, 1234.5},
        {"1\u202F234", 1234, 1234},
        {"1'234.5", 1234.5, none},
        {"1\u2019234", 1234, 1234},
        {"1,234,567", 1234567, none},
        {"1.234.567", none, 1234567},
        {"12,34,567", 1234567, none},
        {"1,000", 1000, 1},
        {"1.234", 1.234, 1234},
        {"0,123", none, 0.123},
        {"85 %", 85, 85},
        {"85\u066A", 85, 85},
        {"\u22123", -3, -3},
        {"\u20133,5", none, -3.5},
        {"\uFF13", 3, 3},
        {"\uFF11\uFF12\uFF0E\uFF15", 12.5, none},
        {"\u0664", 4, 4},
        {"\u0663\u066B\u0665", 3.5, 3.5},
        {"\u06F1\u06F2", 12, 12},
        {"\u096B", 5, 5},
        {"\u200B7", 7, 7},
        {"\u00BD", 0.5, 0.5},
        {"2\u00BD", 2.5, 2.5},
        {"1e3", 1000, 1000},
        {"1,2,3", none, none},
        {"1 2", none, none},
        {"12:30", none, none},
        {"1.5.2021", none, none},
        {"2020-01", none, none},
        {"192.168.100.200", none, none},
        {"18-24", none, none},
        {"5 years", none, none},
        {"-", none, none},
        {".", none, none},
        {"%", none, none},
        {"", none, none},
    });
    for (const Case& one : cases) {
        CAPTURE(one.cell);
        CHECK(read_number(one.cell) ==
              TypedNumber{.by_point = one.by_point, .by_comma = one.by_comma});
    }
}

TEST_CASE("A cell by itself is no number where it could be two", "[values]") {
    CHECK(number_as_typed("1,5") == 1.5);
    CHECK(number_as_typed("1.234") == 1.234); // as programs write it
    CHECK_FALSE(number_as_typed("1,000"));
    CHECK(number_as_typed("1,000", DecimalSign::point) == 1000);
    CHECK(number_as_typed("1,000", DecimalSign::comma) == 1);
    CHECK_FALSE(number_as_typed("1.234", DecimalSign::either));
}

TEST_CASE("Labels with numbers are told from other text that begins with a digit", "[values]") {
    for (const std::string_view cell :
         {"5 - Strongly agree", "5 (Strongly agree)", "5 = Strongly agree", "5: Strongly agree",
          "5. Strongly agree", "5) Strongly agree", "5 \u2013 Strongly agree", "Strongly agree (5)",
          "Strongly agree [5]", "5 - \u975E\u5E38\u540C\u610F"}) {
        CAPTURE(cell);
        const auto labelled = labelled_number(cell);
        REQUIRE(labelled);
        CHECK(labelled->number == 5);
    }
    for (const std::string_view cell :
         {"5", "18-24", "18 - 24", "5 years", "3-fold", "2.x", "5 (10)", "Agree", "", "(5)"}) {
        CAPTURE(cell);
        CHECK_FALSE(labelled_number(cell));
    }
}

} // namespace themata
