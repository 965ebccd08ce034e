#include "book.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>

namespace themata::against_r {

namespace {

constexpr double undefined_mark = std::numeric_limits<double>::quiet_NaN();

struct Row {
    std::string test;
    std::string quantity;
    Sort sort = Sort::statistic;
    double value = undefined_mark;
};

struct Tally {
    Sort sort = Sort::statistic;
    std::size_t compared = 0;
    std::size_t undefined_in_both = 0;
    std::size_t undefined_in_one = 0;
    double largest = 0;
    std::string where;
};

double number_of(const std::string& word) {
    return word == "NA" || word == "NaN" ? undefined_mark : std::strtod(word.c_str(), nullptr);
}

// Statistics near zero are differences of large numbers; p-values keep their digits to the last.
double relative(const Row& ours, double theirs) {
    const double least = ours.sort == Sort::p ? 1e-290 : 1e-6;
    return std::abs(ours.value - theirs) / std::max(std::abs(theirs), least);
}

void count(Tally& tally, const Row& ours, double theirs, const std::string& key) {
    tally.sort = ours.sort;
    if (std::isnan(ours.value) || std::isnan(theirs)) {
        const bool both = std::isnan(ours.value) && std::isnan(theirs);
        ++(both ? tally.undefined_in_both : tally.undefined_in_one);
        if (!both)
            tally.where = key;
        return;
    }
    ++tally.compared;
    const double off = ours.value == theirs ? 0 : relative(ours, theirs);
    if (off > tally.largest) {
        tally.largest = off;
        tally.where = key;
    }
}

std::map<std::string, Row> read_ours(const std::filesystem::path& file) {
    std::map<std::string, Row> rows;
    std::ifstream stream(file);
    std::string id, test, quantity, sort, value;
    while (stream >> id >> test >> quantity >> sort >> value)
        rows[id + ' ' + quantity] = {test, quantity, sort == "p" ? Sort::p : Sort::statistic,
                                     number_of(value)};
    return rows;
}

std::map<std::string, double> read_theirs(const std::filesystem::path& file) {
    std::map<std::string, double> values;
    std::ifstream stream(file);
    std::string id, quantity, value;
    while (stream >> id >> quantity >> value)
        values[id + ' ' + quantity] = number_of(value);
    return values;
}

bool print(const std::map<std::string, Tally>& tallies) {
    bool all_fit = true;
    fmt::print("{:<38}{:>9}{:>11}{:>10}{:>12}  {}\n", "test and quantity", "samples", "undefined",
               "in one", "largest", "aim");
    for (const auto& [name, tally] : tallies) {
        const double aim = tally.sort == Sort::p ? 1e-6 : 1e-9;
        const bool fits = tally.largest <= aim && tally.undefined_in_one == 0;
        all_fit = all_fit && fits;
        fmt::print("{:<38}{:>9}{:>11}{:>10}{:>12.1e}  {:.0e}{}\n", name, tally.compared,
                   tally.undefined_in_both, tally.undefined_in_one, tally.largest, aim,
                   fits ? std::string() : "  missed in sample " + tally.where);
    }
    return all_fit;
}

} // namespace

void Book::add(std::string_view test, const std::vector<std::string>& arguments,
               const std::vector<Ours>& ours) {
    ++count_;
    samples_ += fmt::format("{}|{}|{}\n", count_, test, fmt::join(arguments, "|"));
    for (const Ours& one : ours)
        ours_ += fmt::format("{} {} {} {} {}\n", count_, test, one.quantity,
                             one.sort == Sort::p ? "p" : "statistic",
                             one.value ? fmt::format("{:.17g}", *one.value) : "NA");
}

void Book::write(const std::filesystem::path& folder) const {
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "samples.txt") << samples_;
    std::ofstream(folder / "ours.txt") << ours_;
    fmt::print("{} samples are in {}.\n", count_, folder.string());
}

bool compare(const std::filesystem::path& folder) {
    const auto ours = read_ours(folder / "ours.txt");
    const auto theirs = read_theirs(folder / "theirs.txt");
    std::map<std::string, Tally> tallies;
    std::size_t unanswered = 0;
    for (const auto& [key, row] : ours) {
        const auto answer = theirs.find(key);
        if (answer == theirs.end()) {
            ++unanswered;
            continue;
        }
        count(tallies[row.test + ' ' + row.quantity], row, answer->second, key);
    }
    const bool fit = print(tallies);
    if (unanswered > 0 || ours.empty())
        fmt::print("R left {} of {} figures unanswered.\n", unanswered, ours.size());
    return fit && unanswered == 0 && !ours.empty();
}

} // namespace themata::against_r
