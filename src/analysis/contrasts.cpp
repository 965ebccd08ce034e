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
    std::vector<std::uint32_t> any;
    std::size_t all = 0;
    for (std::uint32_t column : contrast.columns) {
        all += sitters[column].size();
        for (const Sitter& sitter : sitters[column])
            any.push_back(sitter.participant);
    }
    std::ranges::sort(any);
    any.erase(std::unique(any.begin(), any.end()), any.end());
    completers.in_any = any.size();
    completers.nobody_twice = any.size() == all;
    completers.seats.resize(contrast.columns.size());
    std::vector<std::size_t> at(contrast.columns.size(), 0);
    for (std::uint32_t participant : any) {
        bool everywhere = true;
        for (std::size_t part = 0; part < at.size(); ++part) {
            const auto& there = sitters[contrast.columns[part]];
            at[part] += at[part] < there.size() && there[at[part]].participant < participant;
            everywhere =
                everywhere && at[part] < there.size() && there[at[part]].participant == participant;
        }
        for (std::size_t part = 0; everywhere && part < at.size(); ++part)
            completers.seats[part].push_back(sitters[contrast.columns[part]][at[part]].seat);
    }
    return completers;
}

} // namespace themata
