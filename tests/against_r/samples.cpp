#include "samples.h"

#include <fmt/format.h>

namespace themata::against_r {

std::string words_of(const std::vector<double>& values) {
    return fmt::format("{:.17g}", fmt::join(values, " "));
}

std::string words_of(const std::vector<std::optional<double>>& values) {
    std::vector<std::string> words;
    for (const auto& value : values)
        words.push_back(value ? fmt::format("{:.17g}", *value) : "NA");
    return fmt::format("{}", fmt::join(words, " "));
}

double random_value(Dice& dice, Likes likes, std::uint32_t kinds) {
    return likes == Likes::few ? dice.below(kinds) / 2.0 : dice.below(1'000'000'007);
}

std::vector<double> random_values(Dice& dice, std::size_t n, Likes likes) {
    const std::uint32_t kinds = 2 + dice.below(12);
    std::vector<double> values;
    for (std::size_t at = 0; at < n; ++at)
        values.push_back(random_value(dice, likes, kinds));
    return values;
}

} // namespace themata::against_r
