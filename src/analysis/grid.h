#pragma once
// Where every response stands in a table: its seat, that is one participant in one column. Made by
// one pass over responses and scores. A value; any thread.

#include "analysis/theme_table.h"

namespace themata {

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

} // namespace themata
