#include "exchange/reading/words.h"

#include "text/sentences.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t longest_quoted = 60;

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};

std::vector<Range> ranges_of(const std::vector<std::uint32_t>& numbers) {
    std::vector<Range> ranges;
    for (const std::uint32_t number : numbers) {
        if (!ranges.empty() && ranges.back().last + 1 >= number)
            ranges.back().last = number;
        else
            ranges.push_back({number, number});
    }
    return ranges;
}

std::string in_words(Range range) {
    if (range.first == range.last)
        return std::to_string(range.first);
    return fmt::format("{}-{}", range.first, range.last);
}

bool is_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

} // namespace

std::string numbered(std::string_view thing, const std::vector<std::uint32_t>& numbers,
                     std::size_t ranges) {
    const auto all = ranges_of(numbers);
    std::vector<std::string> words;
    std::size_t said = 0;
    for (const Range range : all) {
        if (words.size() == ranges)
            break;
        words.push_back(in_words(range));
        said += range.last - range.first + 1;
    }
    std::string list = listed(words);
    if (words.size() < all.size())
        list =
            fmt::format("{} and {} more", fmt::join(words, ", "), grouped(numbers.size() - said));
    return fmt::format("{}{} {}", thing, numbers.size() == 1 ? "" : "s", list);
}

std::string cell_in_quotes(std::string_view name) {
    const std::size_t cut =
        name.size() > longest_quoted ? code_point_start(name, longest_quoted - 3) : name.size();
    std::string shown(name.substr(0, cut));
    for (char& byte : shown)
        if (byte == '\n' || byte == '\r' || byte == '\t')
            byte = ' ';
    return fmt::format("\"{}{}\"", shown, cut < name.size() ? "…" : "");
}

std::string plain(std::string_view name) {
    std::string result;
    bool gap = false;
    for (const char byte : trimmed(name)) {
        if (is_space(byte) || byte == '_' || byte == '-' || byte == '.') {
            gap = !result.empty();
            continue;
        }
        if (gap)
            result += ' ';
        gap = false;
        result += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    }
    return result;
}

namespace {

constexpr std::array<std::string_view, 11> formula_starts = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

} // namespace

bool needs_guard(std::string_view cell) {
    cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
    cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
    return std::ranges::any_of(formula_starts,
                               [&](std::string_view start) { return cell.starts_with(start); });
}

std::string guarded(std::string_view cell) {
    return needs_guard(cell) ? "'" + std::string(cell) : std::string(cell);
}

std::string_view unguarded(std::string_view cell) {
    return cell.starts_with('\'') && needs_guard(cell) ? cell.substr(1) : cell;
}

} // namespace themata
