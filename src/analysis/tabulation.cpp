#include "analysis/tabulation.h"

#include "analysis/cells.h"
#include <cmath>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr double least_p_printed = 0.001;

} // namespace

TabulationCell cell_of(std::string_view words) { return {.text = std::string(words)}; }

TabulationCell cell_of(double number, std::uint8_t decimals) {
    const double least = 0.5 * std::pow(10.0, -decimals);
    const double printed = std::abs(number) < least ? 0.0 : number; // never "-0.00"
    return {
        .text = fmt::format("{:.{}f}", printed, decimals), .number = number, .decimals = decimals};
}

TabulationCell undefined_cell(std::string_view reason) {
    return {.text = dash(), .reason = std::string(reason)};
}

TabulationCell p_cell(double p) {
    TabulationCell cell = cell_of(p, 3);
    if (p < least_p_printed)
        cell.text = "<0.001";
    return cell;
}

} // namespace themata
