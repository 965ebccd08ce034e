#include "index/chain.h"

#include <algorithm>

namespace themata {

namespace {

// Where marked stretches begin and end, each in rising order.
struct Ends {
    std::vector<std::uint32_t> firsts;
    std::vector<std::uint32_t> lasts;

    Ends(const std::vector<Stretch>& stretches, const std::vector<bool>& marked) {
        for (std::size_t i = 0; i < stretches.size(); ++i)
            if (marked[i]) {
                firsts.push_back(stretches[i].first);
                lasts.push_back(stretches[i].last);
            }
        std::ranges::sort(firsts);
        std::ranges::sort(lasts);
    }
};

bool any_between(const std::vector<std::uint32_t>& places, std::uint64_t least,
                 std::uint64_t most) {
    const auto found = std::ranges::lower_bound(places, least);
    return found != places.end() && *found <= most;
}

bool one_follows(const Stretch& stretch, const Ends& others, std::uint32_t words) {
    return any_between(others.firsts, std::uint64_t{stretch.last} + 1,
                       std::uint64_t{stretch.last} + words);
}

bool one_goes_before(const Stretch& stretch, const Ends& others, std::uint32_t words) {
    if (stretch.first == 0)
        return false;
    return any_between(others.lasts, stretch.first > words ? stretch.first - words : 0,
                       stretch.first - 1);
}

enum class Looking { on, back };

// Those of `stretches` that reach a marked one of the others.
std::vector<bool> reaching(const std::vector<Stretch>& stretches,
                           const std::vector<Stretch>& others, const std::vector<bool>& marked,
                           Reach reach, Looking looking) {
    const Ends ends(others, marked);
    const bool any = reach.order == Reach::Order::any;
    std::vector<bool> found;
    for (const Stretch& stretch : stretches) {
        const bool on = (any || looking == Looking::on) && one_follows(stretch, ends, reach.words);
        const bool back =
            (any || looking == Looking::back) && one_goes_before(stretch, ends, reach.words);
        found.push_back(on || back);
    }
    return found;
}

} // namespace

std::vector<std::vector<bool>> in_chains(const std::vector<std::vector<Stretch>>& parts,
                                         const std::vector<Reach>& reaches) {
    std::vector<std::vector<bool>> marked;
    marked.emplace_back(parts.front().size(), true);
    for (std::size_t i = 1; i < parts.size(); ++i)
        marked.push_back(
            reaching(parts[i], parts[i - 1], marked[i - 1], reaches[i - 1], Looking::back));
    for (std::size_t i = parts.size() - 1; i > 0; --i) {
        const auto back = reaching(parts[i - 1], parts[i], marked[i], reaches[i - 1], Looking::on);
        for (std::size_t j = 0; j < back.size(); ++j)
            marked[i - 1][j] = marked[i - 1][j] && back[j];
    }
    return marked;
}

} // namespace themata
