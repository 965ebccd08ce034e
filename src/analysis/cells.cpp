#include "analysis/cells.h"

namespace themata {

namespace {

std::string percent(const Cell& cell) {
    if (cell.N == 0)
        return dash();
    // In whole tenths of a percent, so that no binary fraction tips a half.
    const std::uint64_t tenths =
        (cell.n * std::uint64_t{2000} + cell.N) / (std::uint64_t{2} * cell.N);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

std::string tally(std::uint32_t n) {
    if (n == 0)
        return "0";
    std::string marks;
    for (; n >= 5; n -= 5) {
        for (int stroke = 0; stroke < 4; ++stroke)
            marks += "I\u0336";
        marks += n > 5 ? " " : "";
    }
    return marks + std::string(n, 'I');
}

} // namespace

std::string dash() { return "\u2013"; }

std::string cell_text(const Cell& cell, CellForm form) {
    if (!cell.asked)
        return dash();
    switch (form) {
    case CellForm::n:
        return std::to_string(cell.n);
    case CellForm::n_of_N:
        return std::to_string(cell.n) + "/" + std::to_string(cell.N);
    case CellForm::percent:
        return percent(cell);
    case CellForm::tally:
        return tally(cell.n);
    }
    return {};
}

} // namespace themata
