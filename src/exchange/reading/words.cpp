#include "exchange/reading/words.h"

#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t longest_name = 60;

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

// White space of Unicode and what has no width; the byte order mark among them.
bool is_unseen(char32_t point) {
    return (point >= 0x09 && point <= 0x0D) || point == 0x20 || point == 0x85 || point == 0xA0 ||
           point == 0x1680 || (point >= 0x2000 && point <= 0x200B) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x2060 ||
           point == 0x3000 || point == 0xFEFF;
}

bool is_space(char letter) { return letter == ' ' || (letter >= '\t' && letter <= '\r'); }

} // namespace

std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t place = digits.size(); place > 3; place -= 3)
        digits.insert(place - 3, 1, ',');
    return digits;
}

std::string count_of(std::size_t number, std::string_view thing, std::string_view plural) {
    if (number == 1)
        return fmt::format("1 {}", thing);
    return plural.empty() ? fmt::format("{} {}s", grouped(number), thing)
                          : fmt::format("{} {}", grouped(number), plural);
}

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
    std::string list = enumerated(words, words.size());
    if (words.size() < all.size())
        list =
            fmt::format("{} and {} more", fmt::join(words, ", "), grouped(numbers.size() - said));
    return fmt::format("{}{} {}", thing, numbers.size() == 1 ? "" : "s", list);
}

std::string in_quotes(std::string_view name) {
    const std::size_t cut =
        name.size() > longest_name ? code_point_start(name, longest_name - 3) : name.size();
    std::string shown(name.substr(0, cut));
    for (char& letter : shown)
        if (letter == '\n' || letter == '\r' || letter == '\t')
            letter = ' ';
    return fmt::format("\"{}{}\"", shown, cut < name.size() ? "…" : "");
}

std::string enumerated(const std::vector<std::string>& words, std::size_t limit) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i == limit)
            return fmt::format("{} and {} more", list, grouped(words.size() - limit));
        if (i > 0)
            list += i + 1 == words.size() ? " and " : ", ";
        list += words[i];
    }
    return list;
}

bool is_blank(std::string_view text) {
    for (std::size_t byte = 0; byte < text.size();) {
        const CodePoint point = code_point_at(text, byte);
        if (!is_unseen(point.value))
            return false;
        byte += point.length;
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string plain(std::string_view name) {
    std::string result;
    bool gap = false;
    for (const char letter : trimmed(name)) {
        if (is_space(letter) || letter == '_' || letter == '-' || letter == '.') {
            gap = !result.empty();
            continue;
        }
        if (gap)
            result += ' ';
        gap = false;
        result += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

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
