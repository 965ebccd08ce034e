#include "exchange/reading/column_profile.h"

#include "exchange/reading/dates.h"
#include "exchange/reading/likeness.h"
#include "exchange/reading/words.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace themata {

namespace {

using Hash = std::hash<std::string_view>;

bool is_prose(std::string_view cell) {
    int gaps = 0;
    for (std::size_t at = cell.find(' '); at != cell.npos; at = cell.find(' ', at + 1)) {
        const bool starts_word = at + 1 < cell.size() && cell[at + 1] != ' ';
        if (at > 0 && starts_word && ++gaps == 2)
            return true;
    }
    return false;
}

bool is_short_word(std::string_view cell, std::initializer_list<std::string_view> words) {
    if (cell.size() > 8)
        return false;
    return std::ranges::find(words, plain(cell)) != words.end();
}

// Hashes stand for values: a clash makes one value too few, which no decision hangs on.
class Distinct {
public:
    void add(std::string_view value) {
        if (hashes_.size() <= ColumnProfile::most_distinct)
            hashes_.insert(Hash{}(value));
    }

    [[nodiscard]] std::size_t size() const { return hashes_.size(); }

private:
    std::unordered_set<std::size_t> hashes_;
};

void look_at(ColumnProfile& profile, Distinct& distinct, std::string_view cell) {
    ++profile.rows;
    if (cell.empty() || is_blank(cell))
        return;
    ++profile.filled;
    profile.longest = std::max(profile.longest, cell.size());
    distinct.add(cell);
    if (cell.size() < 40 && number_as_typed(cell))
        ++profile.numbers;
    else if (is_prose(cell))
        ++profile.prose;
    if (is_short_word(cell, {"0", "1", "x", "true", "false"}))
        ++profile.marks;
}

bool is_decimal_comma(std::string_view text, std::size_t comma) {
    const std::size_t after = text.size() - comma - 1;
    return text.find(',', comma + 1) == text.npos && text.find('.') == text.npos && comma > 0 &&
           after > 0 && after != 3;
}

} // namespace

std::optional<double> number_as_typed(std::string_view cell) {
    std::string_view text = trimmed(cell);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    std::string with_point;
    if (const std::size_t comma = text.find(','); comma != text.npos) {
        if (!is_decimal_comma(text, comma))
            return std::nullopt;
        with_point = text;
        with_point[comma] = '.';
        text = with_point;
    }
    return decimal_number(text);
}

std::vector<ColumnProfile> profiles(const Sheet& sheet) {
    const std::size_t columns = sheet.size() == 0 ? 0 : sheet.row(0).size();
    std::vector<ColumnProfile> found(columns);
    std::vector<Distinct> distinct(columns);
    for (std::size_t r = sheet.header_rows; r < sheet.size(); ++r) {
        const auto row = sheet.row(r);
        for (std::size_t c = 0; c < columns; ++c)
            look_at(found[c], distinct[c], row[c]);
    }
    for (std::size_t c = 0; c < columns; ++c)
        found[c].distinct = distinct[c].size();
    return found;
}

bool tells_rows_apart(const Sheet& sheet, std::size_t column) {
    std::unordered_set<std::string_view> seen;
    seen.reserve(sheet.data_rows());
    for (std::size_t r = sheet.header_rows; r < sheet.size(); ++r) {
        const auto cell = sheet.row(r)[column];
        if (is_blank(cell) || !seen.insert(cell).second)
            return false;
    }
    return sheet.data_rows() > 0;
}

RowGroups groups_by(const Sheet& sheet, const std::vector<std::size_t>& keys) {
    RowGroups groups;
    groups.of_row.reserve(sheet.data_rows());
    std::unordered_map<std::string, std::uint32_t> known;
    std::string key;
    for (std::size_t r = sheet.header_rows; r < sheet.size(); ++r) {
        key.clear();
        for (const std::size_t column : keys)
            key.append(sheet.row(r)[column]).push_back('\0');
        groups.of_row.push_back(
            known.try_emplace(key, static_cast<std::uint32_t>(known.size())).first->second);
    }
    groups.count = known.size();
    return groups;
}

bool varies_within(const Sheet& sheet, std::size_t column, const RowGroups& groups) {
    std::vector<std::string_view> first(groups.count);
    for (std::size_t i = 0; i < groups.of_row.size(); ++i) {
        const auto cell = sheet.row(sheet.header_rows + i)[column];
        if (is_blank(cell))
            continue;
        std::string_view& known = first[groups.of_row[i]];
        if (known.data() && known != cell && name_key(known) != name_key(cell))
            return true;
        known = cell;
    }
    return false;
}

bool looks_like_dates(const Sheet& sheet, std::size_t column) {
    constexpr std::size_t looked_at = 200;
    std::size_t filled = 0;
    std::size_t dates = 0;
    for (std::size_t r = sheet.header_rows; r < sheet.size() && filled < looked_at; ++r) {
        const auto cell = sheet.row(r)[column];
        if (is_blank(cell))
            continue;
        ++filled;
        if (cell.size() < 40 && !number_as_typed(cell) && read_date(cell).is_date())
            ++dates;
    }
    return filled > 0 && dates * 10 >= filled * 9;
}

TraitKind trait_kind_of(const Sheet& sheet, std::size_t column, const ColumnProfile& profile) {
    if (profile.all_numbers())
        return TraitKind::number;
    if (looks_like_dates(sheet, column))
        return TraitKind::date;
    const bool few = profile.distinct <= 20 || (profile.distinct <= ColumnProfile::most_distinct &&
                                                profile.distinct * 2 <= profile.filled);
    return few && profile.longest <= 100 ? TraitKind::category : TraitKind::text;
}

} // namespace themata
