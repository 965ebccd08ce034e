#include "exchange/delimiter.h"

#include "exchange/scanner.h"
#include "exchange/words.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t rows_looked_at = 200;
constexpr std::array candidates = {',', ';', '\t', '|'};

// How many cells each of the first rows has; blank lines do not count.
std::vector<std::size_t> lengths(std::string_view text, char delimiter) {
    std::vector<std::size_t> rows;
    Scanner scanner(text, delimiter);
    while (!scanner.at_end() && rows.size() < rows_looked_at) {
        if (const std::size_t blank = scanner.line_end(); blank > 0) {
            scanner.skip(blank);
            continue;
        }
        std::size_t cells = 1;
        while (scanner.next().after == ScannedCell::After::cell)
            ++cells;
        rows.push_back(cells);
    }
    return rows;
}

struct Reading {
    char delimiter = '\0';
    double fit = 0; // share of the rows that are as long as the first; shorter ones count half
    std::size_t columns = 0;
};

Reading reading(std::string_view text, char delimiter) {
    const auto rows = lengths(text, delimiter);
    if (rows.empty())
        return {};
    double fitting = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i] == rows[0])
            fitting += 1;
        else if (rows[i] > 1 && rows[i] < rows[0])
            fitting += 0.5;
    }
    const double fit = rows.size() == 1 ? 1 : fitting / static_cast<double>(rows.size() - 1);
    return {.delimiter = delimiter, .fit = rows[0] == 1 ? 0 : fit, .columns = rows[0]};
}

// Below this a sign that stands in the first row is more likely part of a sentence.
constexpr double least_fit = 0.4;
constexpr double good_fit = 0.95;

} // namespace

DelimiterGuess guess_delimiter(std::string_view text) {
    std::vector<Reading> readings;
    for (const char delimiter : candidates)
        readings.push_back(reading(text, delimiter));
    std::ranges::stable_sort(readings, [](const Reading& a, const Reading& b) {
        return a.fit != b.fit ? a.fit > b.fit : a.columns > b.columns;
    });
    DelimiterGuess guess;
    if (readings[0].fit < least_fit)
        return guess;
    guess.delimiter = readings[0].delimiter;
    for (std::size_t i = 1; i < readings.size(); ++i)
        if (readings[i].fit >= good_fit && readings[0].fit - readings[i].fit < 0.05)
            guess.others.push_back(readings[i].delimiter);
    return guess;
}

std::optional<SepLine> sep_line(std::string_view text) {
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    const bool in_quotes = line.size() == 7 && line.front() == '"' && line.back() == '"';
    const auto said = in_quotes ? line.substr(1, 5) : line;
    if (said.size() != 5 || plain(said.substr(0, 4)) != "sep=")
        return std::nullopt;
    return SepLine{.delimiter = said[4],
                   .length = line.size() + Scanner(text, '\0', line.size()).line_end()};
}

Result<char> delimiter_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, char>, 7> names = {{
        {"comma", ','},
        {"semicolon", ';'},
        {"tab", '\t'},
        {"\\t", '\t'},
        {"pipe", '|'},
        {"bar", '|'},
        {"space", ' '},
    }};
    for (const auto& [word, delimiter] : names)
        if (plain(name) == word)
            return delimiter;
    const bool one_sign = name.size() == 1 && static_cast<unsigned char>(name[0]) < 0x80;
    const char sign = one_sign ? name[0] : 'a';
    const bool alphanumeric = (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') ||
                              (sign >= 'A' && sign <= 'Z');
    if (alphanumeric || sign == '"' || sign == '\n' || sign == '\r' || sign == '\0')
        return failure(Error::Code::wrong_call,
                       fmt::format("{} cannot stand between cells.", in_quotes(name)),
                       "Name comma, semicolon, tab or pipe, or give one sign.");
    return sign;
}

std::string name_of_delimiter(char delimiter) {
    switch (delimiter) {
    case '\0':
        return "none";
    case ',':
        return "comma";
    case ';':
        return "semicolon";
    case '\t':
        return "tab";
    case '|':
        return "pipe";
    case ' ':
        return "space";
    default:
        return std::string(1, delimiter);
    }
}

} // namespace themata
