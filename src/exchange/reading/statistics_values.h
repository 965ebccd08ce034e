#pragma once
// How the values of statistics programs are said: their formats of dates, which count from days of
// their own. Pure; any thread.

#include "exchange/reading/statistics_file.h"
#include <string>
#include <string_view>

namespace themata {

// What a number of a column means, told from the format that the program shows it in.
enum class Moment : std::uint8_t {
    none,
    seconds_of_1582,  // SPSS, dates
    moment_of_1582,   // SPSS, dates with times
    clock,            // seconds
    days_of_1960,     // Stata and SAS
    moment_of_1960,   // seconds: SAS
    thousandths_1960, // thousandths of a second: Stata
    weeks_of_1960,    // Stata, of 52 a year
    months_of_1960,
    quarters_of_1960,
    halves_of_1960,
};

[[nodiscard]] Moment moment_of_format(std::string_view format, StatisticsFormat file);

// False, and nothing appended: it is no moment, so it is a number.
bool append_moment_of(std::string& text, double number, Moment moment);

// A set of multiple responses of an SPSS file, which ReadStat passes over.
struct ResponseSetOfFile {
    std::string name;
    std::string label;
    std::vector<std::string> variables; // by their short names, in lower case
    bool operator==(const ResponseSetOfFile&) const = default;
};

struct SpssSets {
    std::vector<ResponseSetOfFile> sets;
    // The name of each variable by its short name in lower case, where they differ.
    std::vector<std::pair<std::string, std::string>> long_names;
};

// None where the file has none, or its dictionary is not as it should be.
[[nodiscard]] SpssSets spss_sets(std::string_view bytes);

} // namespace themata
