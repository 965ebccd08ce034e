#include "text/numbers.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <string>

namespace themata {

TEST_CASE("A whole number is all of the text or none", "[numbers]") {
    CHECK(whole_number("0") == 0U);
    CHECK(whole_number("1000") == 1'000U);
    CHECK(whole_number("007") == 7U);
    CHECK(whole_number("18446744073709551615") == std::numeric_limits<std::uint64_t>::max());
    for (const char* none : {"", " ", "1 ", " 1", "+1", "-1", "1.0", "1e3", "1,000", "x", "١"})
        CHECK_FALSE(whole_number(none));
    CHECK_FALSE(whole_number("18446744073709551616"));
}

TEST_CASE("A whole number fits the type that it is wanted as", "[numbers]") {
    CHECK(whole_number<std::uint8_t>("255") == std::uint8_t{255});
    CHECK_FALSE(whole_number<std::uint8_t>("256"));
    CHECK(whole_number<int>("-3") == -3);
    CHECK(whole_number<std::int64_t>("-9223372036854775808") ==
          std::numeric_limits<std::int64_t>::min());
    CHECK_FALSE(whole_number<std::int32_t>("2147483648"));
}

TEST_CASE("A decimal number is all of the text and finite", "[numbers]") {
    CHECK(decimal_number("0.05") == 0.05);
    CHECK(decimal_number("-3") == -3.0);
    CHECK(decimal_number("1e-9") == 1e-9);
    CHECK(decimal_number(".5") == 0.5);
    CHECK(decimal_number("5.") == 5.0);
    for (const char* none :
         {"", " ", "1 ", " 1", "+1", "0,05", "1e999", "inf", "-inf", "nan", "0x10", "5%", "½"})
        CHECK_FALSE(decimal_number(none));
}

} // namespace themata
