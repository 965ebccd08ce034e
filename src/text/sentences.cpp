#include "text/sentences.h"

#include "text/utf8.h"
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace themata {

namespace {

// White space of Unicode and what has no width; the byte order mark among them.
bool is_unseen(char32_t point) {
    return (point >= 0x09 && point <= 0x0D) || point == 0x20 || point == 0x85 || point == 0xA0 ||
           point == 0x1680 || (point >= 0x2000 && point <= 0x200B) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x2060 ||
           point == 0x3000 || point == 0xFEFF;
}

bool is_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

// What ends a line or is no character, in three bytes.
bool is_separator(std::string_view three) {
    return three == "\u2028" || three == "\u2029" || three == "\uFFFE" || three == "\uFFFF";
}

} // namespace

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, 1, ',');
    return digits;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view several) {
    if (number == 1)
        return fmt::format("1 {}", one);
    return several.empty() ? fmt::format("{} {}s", grouped(number), one)
                           : fmt::format("{} {}", grouped(number), several);
}

std::string listed(const std::vector<std::string>& words, std::size_t most) {
    const std::size_t shown = std::min(most, words.size());
    std::string list;
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i > 0 && i + 1 == words.size();
        list += i == 0 ? "" : last ? " and " : ", ";
        list += words[i];
    }
    if (words.size() > shown)
        list += fmt::format(" and {} more", grouped(words.size() - shown));
    return list;
}

std::string listed_in_quotes(const std::vector<std::string>& names, std::size_t most) {
    std::vector<std::string> quoted;
    for (const std::string& name : names)
        quoted.push_back(in_quotes(name));
    return listed(quoted, most);
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    return fmt::format("{}", fmt::join(words, between));
}

std::string in_quotes(std::string_view name) { return fmt::format("“{}”", name); }

std::string one_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (is_separator(text.substr(at, 3))) {
            line += ' ';
            at += 2;
        } else {
            line += byte < 0x20 || byte == 0x7F ? ' ' : text[at];
        }
    }
    return line;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
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

} // namespace themata
