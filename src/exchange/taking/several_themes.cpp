#include "exchange/taking/several_themes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

// What people put between the names of several themes. A comma is a part of many names.
constexpr auto between = std::to_array<std::string_view>({"\n", ";", "|", ","});

std::string sign_named(const std::string& word) {
    const std::string name = plain(word);
    if (name == "none")
        return {};
    if (name == "line" || name == "lines" || word == "\\n")
        return "\n";
    if (name == "comma" || name == "semicolon")
        return name == "comma" ? "," : ";";
    return word;
}

std::string_view word_for(std::string_view sign) { return sign == "\n" ? "line" : sign; }

std::vector<std::string_view> parted_by(std::string_view cell, std::string_view sign) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= cell.size();) {
        const std::size_t end = std::min(cell.find(sign, from), cell.size());
        const auto part = trimmed(cell.substr(from, end - from));
        if (!is_blank(part))
            parts.push_back(part);
        from = end + sign.size();
    }
    return parts;
}

} // namespace

SeveralThemes::SeveralThemes(Pass& pass, const ColumnPlan& column) : pass_(pass), column_(column) {
    if (const auto& several = pass.source.mapping.several; several && !is_blank(*several))
        sign_ = sign_named(*several);
    // A sign that is in no cell parts none, whatever else does.
    if (!sign_ || (!sign_->empty() && !stands_in_a_cell(*sign_)))
        look_at_all();
}

bool SeveralThemes::stands_in_a_cell(std::string_view sign) const {
    const Sheet& sheet = pass_.source.sheet;
    const ColumnPlan* guard = pass_.column(ColumnUse::guard);
    for (std::size_t row = sheet.header_rows; row < sheet.size(); ++row)
        if (SourceRow(pass_.source, row, guard)[&column_].find(sign) != std::string_view::npos)
            return true;
    return false;
}

bool SeveralThemes::is_theme(std::string_view name) const {
    return pass_.draft.theme_names.meant_by(std::string(name)).size() == 1;
}

bool SeveralThemes::are_themes(const std::vector<std::string_view>& names) const {
    return !names.empty() &&
           std::ranges::all_of(names, [this](std::string_view name) { return is_theme(name); });
}

std::vector<std::string_view> SeveralThemes::parted_by_codebook(std::string_view cell) const {
    for (const std::string_view sign : between)
        if (cell.find(sign) != cell.npos)
            if (auto names = parted_by(cell, sign); are_themes(names))
                return names;
    return {cell};
}

std::vector<std::string_view> SeveralThemes::parts(std::string_view cell) {
    const bool may_be_several = sign_ ? !sign_->empty() && cell.find(*sign_) != cell.npos
                                      : cell.find_first_of("\n;|,") != cell.npos;
    if (!may_be_several || is_theme(cell))
        return {cell};
    auto names = sign_ ? parted_by(cell, *sign_) : parted_by_codebook(cell);
    if (names.empty())
        return {cell};
    parted_ += names.size() > 1 ? 1 : 0;
    return names;
}

void SeveralThemes::look_at_all() {
    std::unordered_set<std::string_view> whole;
    std::unordered_map<std::string_view, std::size_t> with_sign;
    const Sheet& sheet = pass_.source.sheet;
    const ColumnPlan* guard = pass_.column(ColumnUse::guard);
    for (std::size_t row = sheet.header_rows; row < sheet.size(); ++row) {
        const std::string_view cell = SourceRow(pass_.source, row, guard)[&column_];
        if (cell.find_first_of("\n;|,") == cell.npos)
            whole.insert(trimmed(cell));
        else
            ++with_sign[cell];
    }
    std::vector<Found> found;
    for (const std::string_view sign : between)
        found.push_back({.sign = sign, .cells = 0, .codings = 0, .example = {}, .names = {}});
    for (const auto& [cell, count] : with_sign) {
        if (is_theme(cell) || parted_by_codebook(cell) != std::vector{cell})
            continue;
        const auto first = std::ranges::find_if(found, [&](const Found& each) {
            if (cell.find(each.sign) == cell.npos)
                return false;
            const auto names = parted_by(cell, each.sign);
            // "Staff;" is one, as survey tools end each choice.
            return !names.empty() &&
                   (each.sign != "," || std::ranges::any_of(names, [&](std::string_view name) {
                        return whole.contains(name) || is_theme(name);
                    }));
        });
        if (first == found.end())
            continue;
        const auto names = parted_by(cell, first->sign);
        first->cells += count;
        first->codings += count * names.size();
        first->names.insert(names.begin(), names.end());
        first->example = first->example.empty() ? cell : std::min(first->example, cell);
    }
    std::erase_if(found, [](const Found& each) { return each.cells == 0; });
    if (!found.empty())
        ask(found);
}

void SeveralThemes::ask(const std::vector<Found>& found) {
    std::size_t cells = 0;
    for (const Found& each : found)
        cells += each.cells;
    Doubt doubt{.id = "several",
                .file = 0,
                .where = fmt::format("column {}", in_quotes(column_.name)),
                .what = fmt::format("{} name several themes, as {}.",
                                    counted(cells, "cell may", "cells may"),
                                    cell_in_quotes(found[0].example)),
                .ways = {}};
    for (const Found& each : found)
        doubt.ways.push_back(
            {.option = "--several",
             .value = std::string(word_for(each.sign)),
             .means = fmt::format("{} in {}: {}", counted(each.names.size(), "theme"),
                                  counted(each.cells, "cell"), counted(each.codings, "coding"))});
    doubt.ways.push_back({.option = "--several",
                          .value = "none",
                          .means = fmt::format("each cell one theme, named as it stands: {}",
                                               counted(cells, "coding"))});
    pass_.report.doubts.push_back(std::move(doubt));
}

std::optional<std::string> SeveralThemes::in_words() const {
    if (parted_ == 0)
        return std::nullopt;
    return fmt::format("{} several themes in the column {}; each of them was taken.",
                       counted(parted_, "cell names", "cells name"), cell_in_quotes(column_.name));
}

} // namespace themata
