#pragma once
// The margins of a table of counts and whether it can be tested. Pure; any thread.

#include "statistics/contingency.h"
#include <algorithm>
#include <string>

namespace themata {

struct Margins {
    std::vector<std::uint64_t> rows = {};
    std::vector<std::uint64_t> columns = {};
    std::uint64_t n = 0;
    std::size_t empty = 0; // rows and columns of zeros only
    bool even = true;      // all rows are equally long

    [[nodiscard]] std::size_t kept_rows() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(rows, [](auto margin) { return margin > 0; }));
    }

    [[nodiscard]] std::size_t kept_columns() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(columns, [](auto margin) { return margin > 0; }));
    }
};

[[nodiscard]] Margins margins_of(const CountTable& table);
// Empty where it can.
[[nodiscard]] std::string why_no_table(const CountTable& table, const Margins& margins);

} // namespace themata
