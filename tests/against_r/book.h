#pragma once
// What is compared with R: samples by chance, each with the figures that we find for it. Written as
// two text files, one for R to read and one to hold R's answers against. One thread.

#include "statistics/figure.h"
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace themata::against_r {

// Statistics are held together to nine digits, p-values to six.
enum class Sort : std::uint8_t { statistic, p };

struct Ours {
    std::string_view quantity;
    Sort sort = Sort::statistic;
    std::optional<double> value; // none: undefined
};

[[nodiscard]] inline Ours statistic(std::string_view quantity, std::optional<double> value) {
    return {quantity, Sort::statistic, value};
}

[[nodiscard]] inline Ours p(std::string_view quantity, std::optional<double> value) {
    return {quantity, Sort::p, value};
}

class Book {
public:
    // `arguments` as R shall read them: numbers parted by blanks, NA where one is missing.
    void add(std::string_view test, const std::vector<std::string>& arguments,
             const std::vector<Ours>& ours);
    void write(const std::filesystem::path& folder) const;

private:
    std::string samples_;
    std::string ours_;
    std::size_t count_ = 0;
};

// Reads what write() and R left in the folder, prints the largest relative difference of each
// quantity, and answers whether all are within their aims.
[[nodiscard]] bool compare(const std::filesystem::path& folder);

} // namespace themata::against_r
