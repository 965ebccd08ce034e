#include "index/near.h"

#include "text/fold.h"
#include "text/utf8.h"
#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace themata {

namespace {

std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    for_each_code_point(text, [&](char32_t point, std::size_t) { letters += point; });
    return letters;
}

// Letters put in, left out, exchanged or swapped with their neighbour.
std::size_t distance(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> here(b.size() + 1, i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
            here[j] = std::min({here[j - 1] + 1, above[j] + 1, above[j - 1] + other});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                here[j] = std::min(here[j], before[j - 2] + 1);
        }
        before = std::exchange(above, std::move(here));
    }
    return above.back();
}

struct Candidate {
    std::size_t distance;
    std::size_t place;
    auto operator<=>(const Candidate&) const = default;
};

} // namespace

std::vector<std::string> names_near(std::string_view typed, const std::vector<std::string>& known) {
    const std::string folded = fold_loosely(typed);
    const std::u32string wanted = letters_of(folded);
    const std::size_t allowed = std::max<std::size_t>(1, wanted.size() / 3);
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const std::string name = fold_loosely(known[i]);
        const std::u32string letters = letters_of(name);
        const bool holds = wanted.size() >= 3 && name.find(folded) != name.npos;
        const auto longer = std::max(letters.size(), wanted.size());
        const auto shorter = std::min(letters.size(), wanted.size());
        if (holds)
            candidates.push_back({1, i});
        else if (longer - shorter <= allowed && longer < 200)
            candidates.push_back({distance(wanted, letters), i});
    }
    std::erase_if(candidates, [&](const Candidate& c) { return c.distance > allowed; });
    std::ranges::sort(candidates);
    std::vector<std::string> near;
    for (const Candidate& candidate : candidates)
        if (near.size() < 3)
            near.push_back(known[candidate.place]);
    return near;
}

std::string listed(const std::vector<std::string>& names, std::size_t limit) {
    std::string list;
    const std::size_t shown = std::min(limit, names.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i > 0 && i + 1 == names.size();
        list += i == 0 ? "" : last ? " and " : ", ";
        list += fmt::format("“{}”", names[i]);
    }
    if (names.size() > shown)
        list += fmt::format(" and {} more", names.size() - shown);
    return list;
}

} // namespace themata
