#include "exchange/reading/column_profile.h"

#include "exchange/reading/answer_words.h"
#include "exchange/reading/dates.h"
#include "exchange/reading/heading_rows.h"
#include "exchange/reading/likeness.h"
#include "exchange/reading/words.h"
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
    // One more than are told apart, so that one sees that there are more.
    void add(std::string_view value) {
        const bool is_full = seen_.size() > ColumnProfile::most_distinct;
        if (is_full)
            return;
        const auto [place, is_new] = places_.try_emplace(Hash{}(value), seen_.size());
        if (is_new)
            seen_.push_back({.cell = value});
        ++seen_[place->second].count;
    }

    [[nodiscard]] std::vector<CountedCell> seen() && { return std::move(seen_); }

private:
    std::unordered_map<std::size_t, std::size_t> places_;
    std::vector<CountedCell> seen_;
};

struct SeenCells {
    Distinct numbers;
    Distinct words;
};

void look_at(ColumnProfile& profile, SeenCells& seen, std::string_view cell) {
    ++profile.rows;
    if (cell.empty() || is_blank(cell))
        return;
    ++profile.filled;
    profile.longest = std::max(profile.longest, cell.size());
    const TypedNumber number = read_number(cell);
    if (!number.is_number()) {
        seen.words.add(cell);
        profile.prose += is_prose(cell) ? 1 : 0;
        return;
    }
    seen.numbers.add(cell);
    ++profile.numbers;
    if (number.is_ambiguous())
        ++profile.by_either;
    else if (!number.by_comma)
        ++profile.by_point;
    else if (!number.by_point)
        ++profile.by_comma;
    else if (cell.find('.') != cell.npos)
        ++profile.by_point;
}

// What can be told of different cells at once.
void finish(ColumnProfile& profile, SeenCells seen) {
    profile.numbers_seen = std::move(seen.numbers).seen();
    profile.words_seen = std::move(seen.words).seen();
    profile.distinct = std::min(profile.numbers_seen.size() + profile.words_seen.size(),
                                ColumnProfile::most_distinct + 1);
    for (const auto* cells : {&profile.numbers_seen, &profile.words_seen})
        for (const CountedCell& each : *cells)
            if (is_short_word(each.cell, {"0", "1", "x", "true", "false"}))
                profile.marks += each.count;
    for (const CountedCell& each : profile.words_seen)
        profile.missing += is_missing_word(each.cell) ? each.count : 0;
}

} // namespace

std::vector<ColumnProfile> profiles(const Sheet& sheet) {
    const std::size_t columns = columns_of(sheet);
    std::vector<ColumnProfile> found(columns);
    std::vector<SeenCells> seen(columns);
    for (std::size_t r = sheet.header_rows; r < sheet.size(); ++r) {
        const auto row = sheet.row(r);
        for (std::size_t c = 0; c < columns; ++c)
            look_at(found[c], seen[c], row[c]);
    }
    for (std::size_t c = 0; c < columns; ++c)
        finish(found[c], std::move(seen[c]));
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
        if (cell.size() < 40 && !read_number(cell).is_number() && read_date(cell).is_date())
            ++dates;
    }
    return filled > 0 && dates * 10 >= filled * 9;
}

TraitKind trait_kind_of(const Sheet& sheet, std::size_t column, const ColumnProfile& profile) {
    // Labels stand for the values of a trait, so they are no numbers.
    const ColumnFacts* facts = sheet.facts_of(column);
    if (facts && !facts->labels.empty())
        return TraitKind::category;
    if (profile.all_numbers())
        return TraitKind::number;
    if (looks_like_dates(sheet, column))
        return TraitKind::date;
    const bool few = profile.distinct <= 20 || (profile.distinct <= ColumnProfile::most_distinct &&
                                                profile.distinct * 2 <= profile.filled);
    return few && profile.longest <= 100 ? TraitKind::category : TraitKind::text;
}

} // namespace themata
