#include "exchange/reading/dates.h"
#include <catch2/catch_test_macros.hpp>

namespace themata {

TEST_CASE("A date is read in every way that it can be", "[dates]") {
    const auto none = std::optional<Date>();

    struct Case {
        std::string_view text;
        std::optional<Date> dmy, mdy, ymd;
    };

    const auto same = [](std::string_view text, Date date) { return Case{text, date, date, date}; };
    const Case cases[] = {
        {"30/09/2021", Date{2021, 9, 30}, none, none},
        {"1/14/2022", none, Date{2022, 1, 14}, none},
        {"03/10/2021", Date{2021, 10, 3}, Date{2021, 3, 10}, none},
        {"05.05.2021", Date{2021, 5, 5}, Date{2021, 5, 5}, none},
        same("2021-09-30", {2021, 9, 30}),
        same("2024-02-01T10:00:00+02:00", {2024, 2, 1}),
        same("2024-05-01 10:05:00", {2024, 5, 1}),
        same("20210930", {2021, 9, 30}),
        same("30 Sep 2021", {2021, 9, 30}),
        same("September 30, 2021", {2021, 9, 30}),
        {"05/01/2024 10:00:00 AM", Date{2024, 1, 5}, Date{2024, 5, 1}, none},
        {"29/02/2024", Date{2024, 2, 29}, none, none},
        {"29/02/2023", none, none, none},
        {"31/04/2023", none, none, none},
        {"30/09/21", Date{2021, 9, 30}, none, Date{2030, 9, 21}},
        {"", none, none, none},
        {"soon", none, none, none},
        {"1/2", none, none, none},
        {"1/2/3", none, none, none},
        {"2021-13-01", none, none, none},
        {"30/09/2021 or so", none, none, none},
        {"192.0.2.10", none, none, none},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        const DateReadings read = read_date(one.text);
        CHECK(read.dmy == one.dmy);
        CHECK(read.mdy == one.mdy);
        CHECK(read.ymd == one.ymd);
    }
}

TEST_CASE("A date is ambiguous when two orders give two dates", "[dates]") {
    CHECK(read_date("03/10/2021").is_ambiguous());
    CHECK_FALSE(read_date("05/05/2021").is_ambiguous());
    CHECK_FALSE(read_date("30/09/2021").is_ambiguous());
    CHECK_FALSE(read_date("2021-03-10").is_ambiguous());
    CHECK(read_date("30/09/21").is_ambiguous());
}

TEST_CASE("Periods are named so that they sort as time goes", "[dates]") {
    CHECK(period_name({2021, 9, 30}, Period::year) == "2021");
    CHECK(period_name({2021, 9, 30}, Period::quarter) == "2021-Q3");
    CHECK(period_name({2021, 9, 30}, Period::month) == "2021-09");
    CHECK(period_begin({2021, 12, 31}, Period::quarter) == Date{2021, 10, 1});
}

} // namespace themata
