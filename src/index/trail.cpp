#include "index/trail.h"

#include <algorithm>

namespace themata {

Trail::Trail(Head now) { steps_.push_back({now, {}, 0}); }

void Trail::extend(Head since, const ResponseSet& changed, Head now) {
    if (steps_.empty() || steps_.back().head != since)
        *this = Trail(since);
    if (now == since)
        return;
    const std::size_t texts = changed.empty() ? steps_.back().texts : steps_.size();
    steps_.push_back({now, changed, texts});
}

const Trail::Step* Trail::find(Head head) const {
    const auto found = std::ranges::find(steps_, head, &Step::head);
    return found == steps_.end() ? nullptr : &*found;
}

std::optional<ResponseSet> Trail::changed_since(Head head) const {
    const Step* from = find(head);
    if (!from)
        return std::nullopt;
    ResponseSet changed;
    for (const Step* step = from + 1; step != steps_.data() + steps_.size(); ++step)
        changed |= step->changed;
    return changed;
}

bool Trail::same_answers(Head a, Head b) const {
    if (a == b)
        return true;
    const Step* one = find(a);
    const Step* other = find(b);
    return one && other && one->texts == other->texts;
}

} // namespace themata
