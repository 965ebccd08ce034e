#pragma once
// This header counts themes by column: the grid says where every response stands in a table, that
// is one participant in one column, and a pass over the codings counts them. It stands behind every
// table of themes. Pure functions of values; any thread.

#include "analysis/theme_table.h"
#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>

namespace themata {

// Small numbers for keys, to be places in an array: the keys themselves where they lie below a
// limit, so that a lookup costs nothing; else 0, 1, 2 … in the order in which they come.
class Numbering {
public:
    // Keys are below `range`; no more than `most` different ones will come.
    Numbering(std::uint64_t range, std::uint64_t limit, std::uint64_t most)
        : keys_do_(range <= limit), bound_(keys_do_ ? range : most) {}

    [[nodiscard]] std::uint32_t number(std::uint64_t key) {
        return keys_do_ ? static_cast<std::uint32_t>(key) : given(key);
    }

    // All numbers are below this one.
    [[nodiscard]] std::uint64_t bound() const { return bound_; }

private:
    std::uint32_t given(std::uint64_t key) {
        return given_.try_emplace(key, static_cast<std::uint32_t>(given_.size())).first->second;
    }

    bool keys_do_;
    std::uint64_t bound_;
    std::unordered_map<std::uint64_t, std::uint32_t> given_;
};

// A pass over a table in batches of what is needed of each record. The nodes of a persistent table
// lie scattered in memory; taking a batch out of them in a loop that does nothing else lets the
// processor fetch many at once, which it cannot while it works on each.

// Calls take(batch) until all records are through, in the order of ids; what stands in a batch is
// pick(record).
template <class Records, class Pick, class Take>
void for_each_batch(const Records& records, Pick pick, Take take) {
    using Batched = decltype(pick(*records.begin()));
    std::array<Batched, 256> batch;
    std::size_t size = 0;
    records.for_each([&](const auto& record) {
        batch[size++] = pick(record);
        if (size < batch.size())
            return;
        take(std::span<const Batched>(batch));
        size = 0;
    });
    take(std::span<const Batched>(batch.data(), size));
}

// By the id of a response: 1 where it was judged nothing to code and is not coded. Empty when
// nothing was judged.
using NothingToCode = std::vector<char>;

// How far a participant, or a response, got.
enum class Reached : std::uint8_t { nothing, asked, answered, codable };

struct Grid {
    static constexpr std::uint32_t nowhere = ~std::uint32_t{0};

    std::vector<TableColumn> columns;  // base is not set
    std::vector<std::uint32_t> seat;   // by the id of a response; seats may have gaps
    std::vector<std::uint32_t> column; // by seat; nowhere: nobody sits there
    std::vector<Reached> reached;      // by seat
    std::vector<ParticipantId> who;    // by seat
};

[[nodiscard]] Result<Grid> grid_of(const Study&, const std::vector<Axis>&, const NothingToCode&);

// The codebook laid flat, depth first. A place is a position in it; the place behind the last theme
// stands for no theme, and is above itself.
struct ThemeTree {
    std::vector<ThemeId> themes;      // by place
    std::vector<std::uint32_t> above; // by place, of no theme too: the place of the parent
    std::vector<std::uint32_t> depth; // by place
    std::vector<std::uint32_t> place; // by the id of a theme

    [[nodiscard]] std::uint32_t none() const { return static_cast<std::uint32_t>(themes.size()); }
};

[[nodiscard]] ThemeTree theme_tree(const Study&, const Lookup&);

// How many distinct units each theme, or one below it, has in each column.
class Tallies {
public:
    Tallies(std::size_t places, std::size_t columns) : places_(places), n_(places * columns) {}

    [[nodiscard]] std::uint32_t at(std::uint32_t place, std::uint32_t column) const {
        return n_[column * places_ + place];
    }

    // Those of a column by place, one after the other: a unit has one column and several themes.
    [[nodiscard]] std::uint32_t* column(std::uint32_t column) {
        return n_.data() + column * places_;
    }

private:
    std::size_t places_;
    std::vector<std::uint32_t> n_;
};

// A theme in a seat, not those above it.
struct SeatMark {
    std::uint32_t seat = 0;
    std::uint32_t place = 0;
};

// With CodersCounted::all_of: what every one of the coders applied in the seat.
[[nodiscard]] std::vector<SeatMark> agreed_marks(const Study&, const Grid&, const ThemeTree&,
                                                 const CodersCounted&);

[[nodiscard]] Tallies tally(const Study&, const Grid&, const ThemeTree&, Count,
                            const CodersCounted&);

// Answers that one of the coders judged to hold nothing to code and none of them coded.
[[nodiscard]] NothingToCode nothing_to_code(const Study&, const CodersCounted&);

} // namespace themata
