#include "index/named.h"

namespace themata {

std::vector<Named> best_fitting(const std::vector<Named>& names, const std::string& typed,
                                Exactness exactness) {
    auto found = those_that(names, [&](const std::string& name) { return name == typed; });
    if (!found.empty() || exactness == Exactness::as_written)
        return found;
    const std::string folded = fold(typed);
    found = those_that(names, [&](const std::string& name) { return fold(name) == folded; });
    if (!found.empty())
        return found;
    const std::string loose = fold_loosely(typed);
    return those_that(names, [&](const std::string& name) { return fold_loosely(name) == loose; });
}

std::vector<std::string> strings(const std::vector<Named>& names) {
    std::vector<std::string> all;
    for (const Named& name : names)
        if (std::ranges::find(all, name.name) == all.end())
            all.push_back(name.name);
    return all;
}

} // namespace themata
