#include "text/nearest.h"

#include "text/fold.h"
#include "text/utf8.h"
#include <algorithm>
#include <numeric>
#include <utility>

namespace themata {

namespace {

// Names that are longer are left out, since the time grows with the product of both lengths.
constexpr std::size_t longest = 200;

std::u32string code_points_of(std::string_view text) {
    std::u32string points;
    for_each_code_point(text, [&](char32_t point, std::size_t) { points += point; });
    return points;
}

struct Candidate {
    std::size_t distance;
    std::size_t place;
    auto operator<=>(const Candidate&) const = default;
};

class Typed {
public:
    explicit Typed(std::string_view typed) : folded_(fold_loosely(typed)) {
        points_ = code_points_of(folded_);
    }

    [[nodiscard]] std::size_t allowed() const {
        return std::max<std::size_t>(1, points_.size() / 3);
    }

    // How far the name is; one that holds what was typed is 1 away.
    [[nodiscard]] std::size_t distance_to(const std::string& known) const {
        const std::string name = fold_loosely(known);
        if (name == folded_)
            return 0;
        if (points_.size() >= 3 && name.find(folded_) != name.npos)
            return 1;
        const std::u32string other = code_points_of(name);
        if (std::max(other.size(), points_.size()) >= longest)
            return longest;
        return edit_distance(points_, other);
    }

private:
    std::string folded_;
    std::u32string points_;
};

std::vector<std::string> first_of(std::vector<Candidate> candidates,
                                  const std::vector<std::string>& known, std::size_t most) {
    std::ranges::sort(candidates);
    std::vector<std::string> near;
    for (const Candidate& candidate : candidates)
        if (near.size() < most && std::ranges::find(near, known[candidate.place]) == near.end())
            near.push_back(known[candidate.place]);
    return near;
}

std::vector<Candidate> measured(const Typed& typed, const std::vector<std::string>& known) {
    std::vector<Candidate> candidates;
    for (std::size_t place = 0; place < known.size(); ++place)
        candidates.push_back({typed.distance_to(known[place]), place});
    return candidates;
}

} // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
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

std::vector<std::string> names_near(std::string_view typed, const std::vector<std::string>& known,
                                    std::size_t most) {
    const Typed wanted(typed);
    std::vector<Candidate> candidates = measured(wanted, known);
    std::erase_if(candidates,
                  [&](const Candidate& each) { return each.distance > wanted.allowed(); });
    return first_of(std::move(candidates), known, most);
}

std::vector<std::string> nearest_names(std::string_view typed,
                                       const std::vector<std::string>& known, std::size_t most) {
    return first_of(measured(Typed(typed), known), known, most);
}

} // namespace themata
