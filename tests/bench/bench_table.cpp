// The theme table on a million codings of 240,000 answers (as many as the large corpus has) against
// passes over plain arrays that give the same figures: N of each column, and the distinct units of
// each theme with those below it. The arrays have the columns and seats of answers at hand, which
// the table must first find out; codings stand in both in the same order.

#include "analysis/theme_table.h"
#include "figures.h"
#include "made_study.h"
#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace themata::bench {

namespace {

constexpr StudySize size{.participants = 20'000, .codings = 1'000'000};

using Counts = std::vector<std::uint32_t>;
constexpr std::uint32_t columns = stages * roles;

// Participants with at least one answer.
void count_bases(const Arrays& arrays, Counts& bases) {
    std::vector<char> seen(arrays.size.seats());
    for (std::size_t response = 0; response < arrays.seat.size(); ++response) {
        if (!arrays.answered[response] || seen[arrays.seat[response]])
            continue;
        seen[arrays.seat[response]] = 1;
        ++bases[arrays.column[response]];
    }
}

// The codings with those of a unit together; a counting sort where they are not.
template <class UnitOf>
Counts order_by(const Arrays& arrays, std::uint32_t units, UnitOf unit_of) {
    const auto count = static_cast<std::uint32_t>(arrays.theme.size());
    Counts order(count);
    Counts next(units + 1);
    for (std::uint32_t at = 0; at < count; ++at)
        ++next[unit_of(at) + 1];
    for (std::uint32_t unit = 1; unit <= units; ++unit)
        next[unit] += next[unit - 1];
    for (std::uint32_t at = 0; at < count; ++at)
        order[next[unit_of(at)]++] = at;
    return order;
}

struct PlainCount {
    const Arrays& arrays;
    Counts n = Counts(themes * columns);
    Counts last = Counts(themes, none);

    void count(std::uint32_t coding, std::uint32_t unit) {
        const std::uint32_t column = arrays.column[arrays.response[coding]];
        for (std::uint32_t theme = arrays.theme[coding]; theme != none && last[theme] != unit;
             theme = arrays.above[theme]) {
            last[theme] = unit;
            ++n[theme * columns + column];
        }
    }
};

template <class UnitOf>
Counts count_units(const Arrays& arrays, Order order, std::uint32_t units, UnitOf unit_of) {
    PlainCount plain{.arrays = arrays};
    if (order == Order::by_response) {
        for (std::uint32_t at = 0; at < arrays.theme.size(); ++at)
            plain.count(at, unit_of(at));
        return plain.n;
    }
    for (std::uint32_t coding : order_by(arrays, units, unit_of))
        plain.count(coding, unit_of(coding));
    return plain.n;
}

// Each span of a response once.
Counts count_passages(const Arrays& arrays, Order order) {
    const auto response_of = [&](std::uint32_t coding) { return arrays.response[coding]; };
    Counts sorted(arrays.theme.size());
    std::iota(sorted.begin(), sorted.end(), 0u);
    if (order == Order::shuffled)
        sorted = order_by(arrays, arrays.size.responses(), response_of);
    PlainCount plain{.arrays = arrays};
    std::uint32_t passage = 0;
    for (auto first = sorted.begin(); first != sorted.end();) {
        auto end = first;
        while (end != sorted.end() && response_of(*end) == response_of(*first))
            ++end;
        std::sort(first, end, [&](std::uint32_t a, std::uint32_t b) {
            return arrays.span[a] < arrays.span[b];
        });
        for (auto at = first; at != end; ++at) {
            passage += at == first || arrays.span[*at] != arrays.span[*(at - 1)] ? 1 : 0;
            plain.count(*at, passage);
        }
        first = end;
    }
    return plain.n;
}

Counts count_plainly(const Arrays& arrays, Count count, Order order) {
    Counts bases(columns);
    count_bases(arrays, bases);
    Counts n;
    if (count == Count::mentions)
        n = count_passages(arrays, order);
    else if (count == Count::responses)
        n = count_units(arrays, order, arrays.size.responses(),
                        [&](std::uint32_t at) { return arrays.response[at]; });
    else
        n = count_units(arrays, order, arrays.size.seats(),
                        [&](std::uint32_t at) { return arrays.seat[arrays.response[at]]; });
    n.insert(n.end(), bases.begin(), bases.end());
    return n;
}

// No distinct units, no union: fewer things than a table may say.
Counts histogram(const Arrays& arrays) {
    Counts n(themes * columns);
    for (std::size_t at = 0; at < arrays.theme.size(); ++at)
        ++n[arrays.theme[at] * columns + arrays.column[arrays.response[at]]];
    return n;
}

Counts counts_of(const ThemeTable& table) {
    Counts n(themes * columns);
    for (const ThemeRow& row : table.rows)
        for (std::size_t column = 0; column < row.cells.size(); ++column)
            n[(row.theme.value - 1) * columns + column] = row.cells[column].n;
    for (const TableColumn& column : table.columns)
        n.push_back(column.participants.answered);
    return n;
}

void compare(const Snapshot& snapshot, const Arrays& arrays, Count count, Order order) {
    Counts ours;
    Counts plain;
    const Times times = processor_times(
        15, [&] { ours = counts_of(theme_table(snapshot, {.count = count}).value()); },
        [&] { plain = count_plainly(arrays, count, order); });
    require_same(ours, plain);
    print({.what = fmt::format("table of {}, a million codings {}", name_of(count),
                               order == Order::by_response ? "by response" : "shuffled"),
           .ours = times.ours,
           .floor = times.floor,
           .aim = 3,
           .floor_is = "the same figures from plain arrays, columns at hand"});
}

} // namespace

void table_figures() {
    for (Order order : {Order::by_response, Order::shuffled}) {
        Snapshot snapshot;
        snapshot.study = made_study(size, order);
        snapshot.lookup = Lookup::of(snapshot.study);
        const Arrays arrays = arrays_of(snapshot.study, size);
        for (Count count : {Count::mentions, Count::responses, Count::participants})
            compare(snapshot, arrays, count, order);
        fmt::print("    (a bare histogram, nothing distinct, nothing rolled up: {:.3f} ms)\n",
                   processor_milliseconds([&] { return void(histogram(arrays)); }));
    }
}

} // namespace themata::bench
