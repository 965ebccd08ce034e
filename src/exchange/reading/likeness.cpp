#include "exchange/reading/likeness.h"

#include "exchange/reading/column_profile.h"
#include "exchange/reading/words.h"
#include "text/fold.h"
#include "text/nearest.h"
#include "text/utf8.h"
#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace themata {

namespace {

bool is_wide_space(char32_t point) {
    return point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
           point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F ||
           point == 0x3000 || point == 0x85;
}

bool is_without_width(char32_t point) {
    return point == 0x200B || point == 0x2060 || point == 0xFEFF || point == 0xAD;
}

bool is_white(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

// One space for any white space, none at the ends.
std::string with_single_spaces(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    bool gap = false;
    const auto put = [&](std::string_view letter) {
        if (gap && !result.empty())
            result += ' ';
        gap = false;
        result += letter;
    };
    for (std::size_t byte = 0; byte < text.size();) {
        const CodePoint point = code_point_at(text, byte);
        if (point.value < 0x80 ? is_white(text[byte]) : is_wide_space(point.value))
            gap = true;
        else if (!is_without_width(point.value))
            put(text.substr(byte, point.length));
        byte += point.length;
    }
    return result;
}

// "P007" is "P7", but "1.05" stays.
std::string without_leading_zeros(std::string_view name) {
    std::string result;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const bool begins =
            at == 0 || (!is_digit(name[at - 1]) && name[at - 1] != '.' && name[at - 1] != ',');
        const bool goes_on = at + 1 < name.size() && is_digit(name[at + 1]);
        if (begins && name[at] == '0' && goes_on) {
            while (at + 1 < name.size() && name[at] == '0' && is_digit(name[at + 1]))
                ++at;
        }
        result += name[at];
    }
    return result;
}

// Programs that take a column of numbers for decimal ones write 7 as "7.0".
void drop_decimal_zero(std::string& name) {
    if (name.size() > 2 && name.ends_with(".0") &&
        std::all_of(name.begin(), name.end() - 2, is_digit))
        name.resize(name.size() - 2);
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& byte : lower)
        byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    return lower;
}

} // namespace

std::string name_key(std::string_view name) {
    std::string key = is_ascii(name) ? lower_ascii(name) : fold_loosely(name);
    const bool has_gap = std::ranges::any_of(key, is_white) || !is_ascii(key);
    if (has_gap)
        key = with_single_spaces(key);
    if (key.find('0') == key.npos)
        return key;
    drop_decimal_zero(key);
    return without_leading_zeros(key);
}

namespace {

bool ends_in_plural_s(std::string_view word) {
    return word.size() >= 4 && word.ends_with('s') && !word.ends_with("ss") &&
           std::ranges::none_of(word, is_digit);
}

// "wave1" of "wave 1"; but "1 1" is not "11".
std::string without_gaps(std::string_view words) {
    std::string result;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool between_digits =
            at > 0 && at + 1 < words.size() && is_digit(words[at - 1]) && is_digit(words[at + 1]);
        if (words[at] != ' ' || between_digits)
            result += words[at];
    }
    return result;
}

} // namespace

std::string plural_key(std::string_view name) {
    const std::string key = name_key(name);
    std::string words;
    words.reserve(key.size());
    for (std::size_t at = 0; at < key.size();) {
        const std::size_t end = std::min(key.find_first_of(" -/,;()", at), key.size());
        std::string_view word = std::string_view(key).substr(at, end - at);
        if (ends_in_plural_s(word))
            word.remove_suffix(1);
        words += word;
        if (end < key.size())
            words += key[end];
        at = end + 1;
    }
    return without_gaps(words);
}

bool is_written_cleanly(std::string_view name) {
    std::string clean = with_single_spaces(name);
    drop_decimal_zero(clean);
    return name == clean && (is_ascii(name) || compose(name) == name);
}

std::string seen_in_quotes(std::string_view name) {
    std::string shown;
    for (std::size_t byte = 0; byte < name.size();) {
        const CodePoint point = code_point_at(name, byte);
        const bool at_end = byte == 0 || byte + point.length == name.size();
        const bool doubled = byte > 0 && name[byte - 1] == ' ';
        if (point.value == ' ' && (at_end || doubled))
            shown += "<space>";
        else if (point.value < 0x20 || is_wide_space(point.value) ||
                 is_without_width(point.value) || point.value == 0x200C || point.value == 0x200D)
            shown += point.value == '\t'
                         ? "<tab>"
                         : fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(point.value));
        else
            shown += name.substr(byte, point.length);
        byte += point.length;
    }
    return fmt::format("“{}”", shown);
}

namespace {

// Line ends as one sign, ends trimmed, no-break spaces as spaces.
std::string as_a_spreadsheet(std::string_view cell) {
    std::string result;
    result.reserve(cell.size());
    for (std::size_t byte = 0; byte < cell.size();) {
        const CodePoint point = code_point_at(cell, byte);
        if (point.value == '\r') {
            result += '\n';
            byte += byte + 1 < cell.size() && cell[byte + 1] == '\n' ? 1 : 0;
        } else if (point.value == 0x2028 || point.value == 0x2029 || point.value == 0x85 ||
                   point.value == '\v') {
            result += '\n';
        } else if (is_wide_space(point.value)) {
            result += ' ';
        } else if (!is_without_width(point.value)) {
            result += cell.substr(byte, point.length);
        }
        byte += point.length;
    }
    while (!result.empty() && is_white(result.back()))
        result.pop_back();
    result.erase(0, std::min(result.size(), result.find_first_not_of(" \t\r\n\v\f")));
    return result;
}

} // namespace

bool same_cell(std::string_view a, std::string_view b) {
    if (a == b)
        return true;
    std::string one = as_a_spreadsheet(a);
    std::string other = as_a_spreadsheet(b);
    if (one.starts_with('\'') != other.starts_with('\''))
        (one.starts_with('\'') ? one : other).erase(0, 1);
    if (one == other)
        return true;
    return (!is_ascii(one) || !is_ascii(other)) && compose(one) == compose(other);
}

bool same_value(std::string_view a, std::string_view b) {
    if (same_cell(a, b))
        return true;
    const auto one = number_as_typed(a);
    return one && one == number_as_typed(b);
}

namespace {

std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    for_each_code_point(text, [&](char32_t point, std::size_t) { letters += point; });
    return letters;
}

std::u32string digits_of(const std::u32string& text) {
    std::u32string digits;
    std::ranges::copy_if(text, std::back_inserter(digits),
                         [](char32_t point) { return point >= U'0' && point <= U'9'; });
    return digits;
}

std::vector<std::u32string> words_in(const std::u32string& text) {
    std::vector<std::u32string> words(1);
    for (const char32_t point : text) {
        if (point == U' ')
            words.emplace_back();
        else
            words.back() += point;
    }
    return words;
}

} // namespace

bool nearly_alike(std::string_view a, std::string_view b) {
    const std::u32string one = letters_of(name_key(a));
    const std::u32string other = letters_of(name_key(b));
    const std::size_t shorter = std::min(one.size(), other.size());
    if (shorter < 5 || one == other || digits_of(one) != digits_of(other))
        return false;
    const auto words_of_one = words_in(one);
    const auto words_of_other = words_in(other);
    if (words_of_one.size() == words_of_other.size())
        for (std::size_t at = 0; at < words_of_one.size(); ++at)
            if (words_of_one[at] != words_of_other[at] &&
                std::min(words_of_one[at].size(), words_of_other[at].size()) < 4)
                return false;
    return edit_distance(one, other) <= (shorter < 10 ? 1U : 2U);
}

} // namespace themata
