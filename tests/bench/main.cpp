// Prints every figure of the program against its floor, in one run; `bench PART…` those of a part.

#include "figures.h"
#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

namespace {

struct Part {
    std::string_view name;
    void (*print)();
};

constexpr Part parts[] = {{"study", themata::bench::study_figures},
                          {"table", themata::bench::table_figures},
                          {"tests", themata::bench::theme_test_figures},
                          {"statistics", themata::bench::statistics_figures},
                          {"agreement", themata::bench::agreement_figures}};

int refuse(std::string_view asked) {
    std::fprintf(stderr, "There is no part %.*s. Parts:", static_cast<int>(asked.size()),
                 asked.data());
    for (const Part& part : parts)
        std::fprintf(stderr, " %.*s", static_cast<int>(part.name.size()), part.name.data());
    std::fputc('\n', stderr);
    return 2;
}

} // namespace

int main(int words, char** word) {
    const std::vector<std::string_view> asked(word + 1, word + words);
    for (const std::string_view name : asked)
        if (std::ranges::find(parts, name, &Part::name) == std::end(parts))
            return refuse(name);
    for (const Part& part : parts)
        if (asked.empty() || std::ranges::find(asked, part.name) != asked.end())
            part.print();
    return 0;
}
