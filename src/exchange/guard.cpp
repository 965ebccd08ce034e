#include "exchange/guard.h"

#include <algorithm>
#include <array>

namespace themata {

namespace {

constexpr std::array<std::string_view, 11> starts = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

} // namespace

bool needs_guard(std::string_view cell) {
    cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
    cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
    return std::ranges::any_of(starts,
                               [&](std::string_view start) { return cell.starts_with(start); });
}

std::string guarded(std::string_view cell) {
    return needs_guard(cell) ? "'" + std::string(cell) : std::string(cell);
}

std::string_view unguarded(std::string_view cell) {
    return cell.starts_with('\'') && needs_guard(cell) ? cell.substr(1) : cell;
}

} // namespace themata
