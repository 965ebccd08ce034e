#include "exchange/reading/statistics_values.h"

#include "exchange/reading/cell_values.h"
#include "text/numbers.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <iterator>

namespace themata {

namespace {

constexpr std::int64_t days_from_1582 = 141428; // 1582-10-14 to 1970
constexpr std::int64_t days_from_1960 = 3653;
constexpr double day_in_seconds = 86400;

std::string upper(std::string_view text) {
    std::string high(text);
    for (char& letter : high)
        if (letter >= 'a' && letter <= 'z')
            letter = static_cast<char>(letter - 'a' + 'A');
    return high;
}

// "DATE" of "DATE11", "YYMMDD" of "YYMMDD10.".
std::string_view name_of_format(std::string_view format) {
    const std::size_t end = format.find_first_of("0123456789.");
    return format.substr(0, end);
}

Moment spss_moment(std::string_view name) {
    constexpr auto dates = std::to_array<std::string_view>(
        {"DATE", "ADATE", "EDATE", "SDATE", "JDATE", "QYR", "MOYR", "WKYR"});
    if (std::ranges::find(dates, name) != dates.end())
        return Moment::seconds_of_1582;
    if (name == "DATETIME" || name == "YMDHMS")
        return Moment::moment_of_1582;
    return name == "TIME" || name == "DTIME" || name == "MTIME" ? Moment::clock : Moment::none;
}

Moment sas_moment(std::string_view name) {
    constexpr auto dates = std::to_array<std::string_view>(
        {"DATE", "DAY", "DDMMYY", "MMDDYY", "YYMMDD", "MONYY", "YYMON", "WORDDATE", "WORDDATX",
         "WEEKDATE", "WEEKDATX", "JULIAN", "YEAR", "DTDATE", "NLDATE", "MMYY", "YYMM", "YYQ"});
    if (std::ranges::find(dates, name) != dates.end() || name.starts_with("DDMMYY") ||
        name.starts_with("MMDDYY") || name.starts_with("YYMMDD"))
        return Moment::days_of_1960;
    if (name.starts_with("DATETIME") || name == "DATEAMPM" || name.starts_with("NLDATM"))
        return Moment::moment_of_1960;
    if (name == "TIME" || name == "HHMM" || name == "TIMEAMPM" || name == "TOD")
        return Moment::clock;
    return Moment::none;
}

// SAS names ISO 8601 by numbers: E8601DA, B8601DT, IS8601TM.
Moment iso_moment_of_sas(std::string_view format) {
    const std::size_t at = format.find("8601");
    if (at == format.npos)
        return Moment::none;
    const std::string_view kind = format.substr(at + 4, 2);
    if (kind == "DA")
        return Moment::days_of_1960;
    if (kind == "DT")
        return Moment::moment_of_1960;
    return kind == "TM" ? Moment::clock : Moment::none;
}

Moment stata_moment(std::string_view format) {
    if (!format.starts_with('%'))
        return Moment::none;
    format.remove_prefix(1);
    if (format.starts_with('-'))
        format.remove_prefix(1);
    if (format.starts_with('d'))
        return Moment::days_of_1960;
    if (!format.starts_with('t') || format.size() < 2)
        return Moment::none;
    switch (format[1]) {
    case 'd':
        return Moment::days_of_1960;
    case 'c':
    case 'C':
        return Moment::thousandths_1960;
    case 'w':
        return Moment::weeks_of_1960;
    case 'm':
        return Moment::months_of_1960;
    case 'q':
        return Moment::quarters_of_1960;
    case 'h':
        return Moment::halves_of_1960;
    default:
        return Moment::none;
    }
}

// "2024-Q1" of the 256th quarter since 1960.
bool append_part_of_year(std::string& text, double number, int parts, std::string_view before) {
    const double year = 1960 + std::floor(number / parts);
    if (!(year >= 1 && year <= 9999))
        return false;
    const int part = static_cast<int>(number - std::floor(number / parts) * parts) + 1;
    const int digits = parts > 9 ? 2 : 1;
    fmt::format_to(std::back_inserter(text), "{:04}-{}{:0{}}", static_cast<int>(year), before, part,
                   digits);
    return true;
}

bool append_day_of(std::string& text, double days) {
    return std::abs(days) < 1e8 && append_day(text, static_cast<std::int64_t>(std::floor(days)));
}

} // namespace

Moment moment_of_format(std::string_view format, StatisticsFormat file) {
    if (file == StatisticsFormat::dta)
        return stata_moment(format);
    const std::string high = upper(format);
    if (file == StatisticsFormat::sav || file == StatisticsFormat::por)
        return spss_moment(name_of_format(high));
    const Moment iso = iso_moment_of_sas(high);
    return iso == Moment::none ? sas_moment(name_of_format(high)) : iso;
}

bool append_moment_of(std::string& text, double number, Moment moment) {
    if (!std::isfinite(number))
        return false;
    const double since_1582 = number - static_cast<double>(days_from_1582) * day_in_seconds;
    const double since_1960 = static_cast<double>(days_from_1960) * day_in_seconds;
    switch (moment) {
    case Moment::none:
        return false;
    case Moment::seconds_of_1582:
        return append_day_of(text, std::floor(since_1582 / day_in_seconds));
    case Moment::moment_of_1582:
        return append_moment(text, since_1582);
    case Moment::clock:
        if (!(number >= 0 && number < 1e12))
            return false;
        append_clock(text, number);
        return true;
    case Moment::days_of_1960:
        return append_day_of(text, number - static_cast<double>(days_from_1960));
    case Moment::moment_of_1960:
        return append_moment(text, number - since_1960);
    case Moment::thousandths_1960:
        return append_moment(text, number / 1000 - since_1960);
    case Moment::weeks_of_1960:
        return append_part_of_year(text, number, 52, "W");
    case Moment::months_of_1960:
        return append_part_of_year(text, number, 12, "");
    case Moment::quarters_of_1960:
        return append_part_of_year(text, number, 4, "Q");
    case Moment::halves_of_1960:
        return append_part_of_year(text, number, 2, "H");
    }
    return false;
}

namespace {

// The dictionary of an SPSS file: records one after another, each with its number first.
class SpssDictionary {
public:
    explicit SpssDictionary(std::string_view bytes) : bytes_(bytes) {}

    SpssSets read();

private:
    // The whole number that stands here; what does not fit the file ends the reading.
    std::int32_t number();
    std::string_view take(std::size_t size);
    void skip_variable();
    void take_extension(SpssSets& found);

    std::string_view bytes_;
    std::size_t at_ = 176; // after the header
    bool is_swapped_ = false;
    bool is_over_ = false;
};

std::int32_t SpssDictionary::number() {
    const std::string_view four = take(4);
    if (four.size() < 4)
        return 0;
    std::array<char, 4> order = {four[0], four[1], four[2], four[3]};
    if (is_swapped_)
        std::ranges::reverse(order);
    std::int32_t value = 0;
    std::memcpy(&value, order.data(), order.size());
    return value;
}

std::string_view SpssDictionary::take(std::size_t size) {
    if (is_over_ || at_ > bytes_.size() || size > bytes_.size() - at_) {
        is_over_ = true;
        return {};
    }
    at_ += size;
    return bytes_.substr(at_ - size, size);
}

std::size_t padded_to(std::int32_t size, std::size_t unit) {
    const auto positive = static_cast<std::size_t>(std::max(size, 0));
    return (positive + unit - 1) / unit * unit;
}

void SpssDictionary::skip_variable() {
    number(); // its width
    const bool has_label = number() == 1;
    const std::int32_t missing = number();
    take(16); // formats and name
    if (has_label)
        take(padded_to(number(), 4));
    take(8 * static_cast<std::size_t>(std::abs(std::clamp(missing, -3, 3))));
}

std::string lower(std::string_view text) {
    std::string low(text);
    for (char& letter : low)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return low;
}

std::vector<std::string_view> parts_at(std::string_view text, char sign) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(sign), text.size());
        if (end > 0)
            parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

// "5 Right": the text of so many bytes after its length; taken off the line.
std::string_view counted_text(std::string_view& line) {
    const std::size_t space = line.find(' ');
    const auto size = whole_number<std::size_t>(line.substr(0, space));
    if (space == line.npos || !size || *size > line.size() - space - 1) {
        line = {};
        return {};
    }
    const auto text = line.substr(space + 1, *size);
    line.remove_prefix(space + 1 + *size);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    return text;
}

// "$services=D1 1 5 Right a b c", "$all=C 5 Right a b", "$more=E 1 1 1 5 Right a b".
ResponseSetOfFile set_of_line(std::string_view line) {
    ResponseSetOfFile set;
    const std::size_t equals = line.find('=');
    if (equals == line.npos || equals + 1 >= line.size())
        return set;
    set.name = line.substr(line.starts_with('$') ? 1 : 0, equals - (line.starts_with('$') ? 1 : 0));
    const char kind = line[equals + 1];
    line.remove_prefix(equals + 2);
    if (kind == 'E')
        line.remove_prefix(std::min(line.find(' ', 1), line.size())); // its flags
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (kind != 'C')
        counted_text(line); // the value that is counted
    set.label = counted_text(line);
    if (find_invalid_utf8(set.label))
        set.label.clear();
    for (const std::string_view name : parts_at(line, ' '))
        set.variables.push_back(lower(name));
    return set;
}

void SpssDictionary::take_extension(SpssSets& found) {
    constexpr std::int32_t older_sets = 7;
    constexpr std::int32_t long_names = 13;
    constexpr std::int32_t newer_sets = 19;
    const std::int32_t kind = number();
    const auto size = static_cast<std::size_t>(std::max(number(), 0));
    const auto count = static_cast<std::size_t>(std::max(number(), 0));
    if (size > bytes_.size() || count > bytes_.size())
        is_over_ = true;
    const std::string_view data = take(size * count);
    if (kind == older_sets || kind == newer_sets)
        for (const std::string_view line : parts_at(data, '\n'))
            if (ResponseSetOfFile set = set_of_line(line); !set.variables.empty())
                found.sets.push_back(std::move(set));
    if (kind == long_names)
        for (const std::string_view pair : parts_at(data, '\t'))
            if (const std::size_t equals = pair.find('='); equals != pair.npos)
                found.long_names.emplace_back(lower(pair.substr(0, equals)),
                                              pair.substr(equals + 1));
}

SpssSets SpssDictionary::read() {
    SpssSets found;
    if (bytes_.size() < at_)
        return found;
    is_swapped_ = bytes_[64] == '\0'; // the layout is 2 or 3
    while (!is_over_) {
        const std::int32_t record = number();
        if (record == 2) {
            skip_variable();
        } else if (record == 3) {
            for (std::int32_t left = number(); left > 0 && !is_over_; --left) {
                take(8);
                const std::string_view size = take(1);
                if (!size.empty())
                    take(padded_to(static_cast<unsigned char>(size[0]) + 1, 8) - 1);
            }
        } else if (record == 4) {
            take(4 * padded_to(number(), 1));
        } else if (record == 6) {
            take(80 * padded_to(number(), 1));
        } else if (record == 7) {
            take_extension(found);
        } else {
            break; // 999: the data come
        }
    }
    return found;
}

} // namespace

SpssSets spss_sets(std::string_view bytes) { return SpssDictionary(bytes).read(); }

} // namespace themata
