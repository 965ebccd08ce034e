// Prints every figure of the program against its floor, in one run; or those of the parts that are
// named: study, index, table, tests, statistics,
// agreement, report, desk.

#include "figures.h"

#include <span>
#include <string_view>

namespace {

struct Part {
    std::string_view name;
    void (*print)();
};

constexpr Part parts[] = {
    {"study", themata::bench::study_figures},
    {"index", themata::bench::index_figures},
    {"table", themata::bench::table_figures},
    {"tests", themata::bench::tests_figures},
    {"statistics", themata::bench::statistics_figures},
    {"agreement", themata::bench::agreement_figures},
    {"report", themata::bench::report_figures},
    {"desk", themata::bench::desk_figures},
};

bool is_wanted(const Part& part, std::span<char* const> names) {
    for (const std::string_view name : names)
        if (name == part.name)
            return true;
    return names.empty();
}

} // namespace

int main(int count, char** arguments) {
    const std::span<char* const> names(arguments + 1, static_cast<std::size_t>(count - 1));
    for (const Part& part : parts)
        if (is_wanted(part, names))
            part.print();
    return 0;
}
