#include "analysis/contrasts.h"

#include <algorithm>
#include <map>

namespace themata {

namespace {

// More names than this are left to the heads of the columns.
constexpr std::size_t most_named = 4;

std::string joined(const std::vector<std::string>& names, std::string_view between) {
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : std::string(between)) + name;
    return all;
}

std::vector<std::string> without(std::vector<std::string> keys, std::size_t axis) {
    keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(axis));
    return keys;
}

void name(Contrast& contrast, const Axis& axis, const std::vector<std::string>& held) {
    const std::size_t parts = contrast.parts.size();
    contrast.name = held.empty() ? "" : joined(held, ", ") + ": ";
    if (parts == 2)
        contrast.name += joined(contrast.parts, " vs ");
    else if (parts <= most_named)
        contrast.name += joined(contrast.parts, ", ");
    else
        contrast.name += name_of(axis) + " (" + std::to_string(parts) + ")";
}

} // namespace

std::vector<Contrast> contrasts_of(const ThemeTable& table) {
    std::vector<Contrast> contrasts;
    for (std::size_t axis = 0; axis < table.axes.size(); ++axis) {
        std::map<std::vector<std::string>, std::size_t> place_of;
        std::vector<Contrast> of_axis;
        std::vector<std::vector<std::string>> held;
        for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
            const auto& keys = table.columns[column].keys;
            const auto [found, fresh] = place_of.emplace(without(keys, axis), of_axis.size());
            if (fresh) {
                of_axis.emplace_back();
                held.push_back(found->first);
            }
            of_axis[found->second].columns.push_back(column);
            of_axis[found->second].parts.push_back(keys[axis]);
        }
        for (std::size_t at = 0; at < of_axis.size(); ++at) {
            if (of_axis[at].columns.size() < 2)
                continue;
            name(of_axis[at], table.axes[axis], held[at]);
            contrasts.push_back(std::move(of_axis[at]));
        }
    }
    return contrasts;
}

Completers completers_of(const Contrast& contrast,
                         const std::vector<std::vector<Sitter>>& sitters) {
    Completers completers;
    std::uint32_t last = 0;
    std::size_t all = 0;
    for (std::uint32_t column : contrast.columns) {
        all += sitters[column].size();
        if (!sitters[column].empty())
            last = std::max(last, sitters[column].back().participant);
    }
    std::vector<std::uint32_t> columns_of(std::size_t{last} + 1, 0); // of each participant
    for (std::uint32_t column : contrast.columns)
        for (const Sitter& sitter : sitters[column])
            completers.in_any += columns_of[sitter.participant]++ == 0 ? 1 : 0;
    completers.nobody_twice = completers.in_any == all;
    for (std::uint32_t column : contrast.columns) {
        std::vector<std::uint32_t>& seats = completers.seats.emplace_back();
        for (const Sitter& sitter : sitters[column])
            if (columns_of[sitter.participant] == contrast.columns.size())
                seats.push_back(sitter.seat);
    }
    return completers;
}

} // namespace themata
