#include "analysis/tabulation.h"

#include "analysis/cells.h"
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace themata {

namespace {

constexpr double least_p_printed = 0.001;

} // namespace

std::string printed(double number, std::uint8_t decimals) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (int half = 0; half < 2; ++half)
        number = std::nextafter(number, std::copysign(infinity, number));
    const double least = 0.5 * std::pow(10.0, -decimals);
    return fmt::format("{:.{}f}", std::abs(number) < least ? 0.0 : number, decimals); // no "-0.00"
}

TabulationCell cell_of(std::string_view words) { return {.text = std::string(words)}; }

TabulationCell cell_of(double number, std::uint8_t decimals) {
    return {.text = printed(number, decimals), .number = number, .decimals = decimals};
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
