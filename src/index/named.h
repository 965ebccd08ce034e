#pragma once
// Names as somebody types them against names as they stand in a study. Private to index/; pure; any
// thread.

#include "index/query.h"
#include "text/fold.h"
#include <algorithm>
#include <string>

namespace themata {

// A record and one of the names it goes by.
struct Named {
    std::uint32_t id = 0;
    std::string name;
};

// Each id once.
template <class Fits>
[[nodiscard]] std::vector<Named> those_that(const std::vector<Named>& names, Fits fits) {
    std::vector<Named> found;
    for (const Named& name : names) {
        const bool there = std::ranges::find(found, name.id, &Named::id) != found.end();
        if (!there && fits(name.name))
            found.push_back(name);
    }
    return found;
}

// The best kind of agreement that any name has: to the byte, then folded, then loosely; as written,
// only the first.
[[nodiscard]] std::vector<Named> best_fitting(const std::vector<Named>& names,
                                              const std::string& typed, Exactness exactness);

// The names alone, each once.
[[nodiscard]] std::vector<std::string> strings(const std::vector<Named>& names);

} // namespace themata
