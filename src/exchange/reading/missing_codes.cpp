#include "exchange/reading/answer_words.h"
#include "exchange/reading/settle_scores.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata {

namespace {

// The numbers that are surely values.
struct OtherNumbers {
    double least = 0;
    double most = 0;
    std::size_t different = 0;
    std::size_t cells = 0;
    bool are_whole = true;
};

OtherNumbers other_numbers(const std::vector<CountedNumber>& numbers) {
    OtherNumbers others;
    for (const CountedNumber& each : numbers) {
        if (may_be_missing_code(each.number))
            continue;
        others.least = others.different == 0 ? each.number : std::min(others.least, each.number);
        others.most = others.different == 0 ? each.number : std::max(others.most, each.number);
        others.are_whole = others.are_whole && each.number == std::trunc(each.number);
        ++others.different;
        others.cells += each.count;
    }
    return others;
}

// 8 and 9 beside 1 to 5, of which each was given.
bool is_digit_apart(double code, const OtherNumbers& others) {
    const double points = others.most - std::min(1.0, others.least);
    return others.are_whole && others.least >= 0 && code >= others.most + 3 && others.cells >= 10 &&
           others.different >= 4 && static_cast<double>(others.different) >= points;
}

bool stands_apart(double code, const OtherNumbers& others) {
    if (!may_be_missing_code(code) || others.different == 0 || others.least < 0)
        return false;
    if (code > 0 && code < 10)
        return is_digit_apart(code, others);
    if (code > 0)
        return code >= 4 * others.most;
    // -1 to -5 could be values where 0 is one.
    return code <= -6 || (others.least >= 1 && others.most >= 3);
}

} // namespace

std::string scores_in_words(const std::vector<CountedNumber>& numbers) {
    std::size_t n = 0;
    double sum = 0;
    for (const CountedNumber& each : numbers) {
        n += each.count;
        sum += each.number * static_cast<double>(each.count);
    }
    if (n == 0)
        return "no scores";
    return fmt::format("{}, mean {}", counted(n, "score"),
                       short_number(sum / static_cast<double>(n)));
}

std::vector<std::vector<LabelScore>> labels_at_ends(const std::vector<CountedLabel>& labels,
                                                    const std::vector<CountedNumber>& numbers) {
    constexpr std::size_t most = 3;
    std::vector<std::string> texts;
    for (const CountedLabel& each : labels)
        texts.push_back(each.label);
    std::vector<std::vector<LabelScore>> found;
    for (const RatingFit& fit : rating_fits(texts)) {
        std::vector<LabelScore> scores;
        for (std::size_t at = 0; at < labels.size(); ++at)
            scores.push_back(
                {.label = labels[at].label, .number = static_cast<double>(fit.points[at])});
        const bool are_apart = std::ranges::none_of(numbers, [&](const CountedNumber& each) {
            return each.number > static_cast<double>(fit.labels.size()) ||
                   std::ranges::find(scores, each.number, &LabelScore::number) != scores.end();
        });
        if (are_apart && found.size() < most)
            found.push_back(std::move(scores));
    }
    return found;
}

std::vector<double> codes_among(const std::vector<CountedNumber>& numbers) {
    const OtherNumbers others = other_numbers(numbers);
    std::vector<double> codes;
    for (const CountedNumber& each : numbers)
        if (stands_apart(each.number, others))
            codes.push_back(each.number);
    std::ranges::sort(codes);
    return codes;
}

} // namespace themata
