#include "exchange/reading/typed_numbers.h"

#include "exchange/reading/words.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <string>

namespace themata {

namespace {

// Beyond this no cell is a number.
constexpr std::size_t longest_number = 40;

// Each begins ten digits.
constexpr auto zeros =
    std::to_array<char32_t>({0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66,
                             0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10});

// Signs of decimals and of thousands that are nothing else.
constexpr char decimals = 'd';
constexpr char thousands = 't';

struct Sign {
    char32_t first;
    char32_t last;
    char means; // 0: it cannot be seen and goes
};

constexpr auto signs = std::to_array<Sign>({
    {0xA0, 0xA0, ' '},         {0xAD, 0xAD, '\0'},     {0xB4, 0xB4, '\''},
    {0xB7, 0xB7, '.'},         {0x2BC, 0x2BC, '\''},   {0x60C, 0x60C, ','},
    {0x61C, 0x61C, '\0'},      {0x66A, 0x66A, '%'},    {0x66B, 0x66B, decimals},
    {0x66C, 0x66C, thousands}, {0x2000, 0x200A, ' '},  {0x200B, 0x200F, '\0'},
    {0x2010, 0x2015, '-'},     {0x2018, 0x2019, '\''}, {0x202A, 0x202E, '\0'},
    {0x202F, 0x202F, ' '},     {0x205F, 0x205F, ' '},  {0x2060, 0x2069, '\0'},
    {0x207A, 0x207A, '+'},     {0x207B, 0x207B, '-'},  {0x2212, 0x2212, '-'},
    {0x2796, 0x2796, '-'},     {0x3000, 0x3000, ' '},  {0xFE50, 0xFE50, ','},
    {0xFE52, 0xFE52, '.'},     {0xFE62, 0xFE62, '+'},  {0xFE63, 0xFE63, '-'},
    {0xFE6A, 0xFE6A, '%'},     {0xFEFF, 0xFEFF, '\0'}, {0xFF05, 0xFF05, '%'},
    {0xFF0B, 0xFF0B, '+'},     {0xFF0C, 0xFF0C, ','},  {0xFF0D, 0xFF0D, '-'},
    {0xFF0E, 0xFF0E, '.'},
});

std::optional<char> ascii_digit(char32_t point) {
    for (const char32_t zero : zeros)
        if (point >= zero && point <= zero + 9)
            return static_cast<char>('0' + (point - zero));
    return std::nullopt;
}

std::optional<double> fraction_of(char32_t point) {
    if (point == 0xBC)
        return 0.25;
    if (point == 0xBD)
        return 0.5;
    return point == 0xBE ? std::optional(0.75) : std::nullopt;
}

// A number in ASCII, and a fraction such as ½ that is to be added to it.
struct Plain {
    std::string text;
    std::optional<double> fraction;
};

// Nothing where a letter is in it that no number has.
std::optional<Plain> made_plain(std::string_view cell) {
    Plain plain;
    for (std::size_t at = 0; at < cell.size();) {
        const CodePoint point = code_point_at(cell, at);
        at += point.length;
        if (plain.fraction)
            return std::nullopt; // it stands last
        if (point.value < 0x80) {
            plain.text.push_back(point.value == '`' ? '\'' : static_cast<char>(point.value));
            continue;
        }
        if (const auto digit = ascii_digit(point.value)) {
            plain.text.push_back(*digit);
        } else if ((plain.fraction = fraction_of(point.value))) {
            continue;
        } else {
            const auto sign = std::ranges::find_if(signs, [&](const Sign& each) {
                return point.value >= each.first && point.value <= each.last;
            });
            if (sign == signs.end())
                return std::nullopt;
            if (sign->means != '\0')
                plain.text.push_back(sign->means);
        }
    }
    return plain;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

// "1,234,567" and "12,34,567": the digits without the sign between them.
std::optional<std::string> without_thousands(std::string_view whole, char sign) {
    std::string digits;
    std::size_t groups = 0;
    std::size_t small = 0; // groups of two, as in India
    for (std::size_t from = 0; from <= whole.size(); ++groups) {
        const std::size_t end = std::min(whole.find(sign, from), whole.size());
        const std::string_view group = whole.substr(from, end - from);
        const bool is_last = end == whole.size();
        if (!all_digits(group) || (groups == 0 && (group.size() > 3 || group[0] == '0')) ||
            (groups > 0 && group.size() != 3 && (is_last || group.size() != 2)))
            return std::nullopt;
        small += groups > 0 && group.size() == 2 ? 1 : 0;
        digits += group;
        from = end + 1;
    }
    // Groups between the first and the last are all of two or all of three.
    if (small > 0 && (small != groups - 2 || sign != ',' || whole.find(sign) > 2))
        return std::nullopt;
    return digits;
}

bool is_address(std::string_view text) { return std::ranges::count(text, '.') == 3; }

// The digits of a number whose decimals stand behind `point`, with a plain point.
std::optional<std::string> digits_by(std::string_view text, char point) {
    const std::size_t at =
        std::min(text.find_first_of({std::array{point, decimals}.data(), 2}), text.size());
    const std::string_view whole = text.substr(0, at);
    const std::string_view after = at < text.size() ? text.substr(at + 1) : std::string_view();
    if ((whole.empty() && after.empty()) || (!after.empty() && !all_digits(after)))
        return std::nullopt;
    if (whole.empty() || all_digits(whole))
        return std::string(whole) + (after.empty() ? "" : ".") + std::string(after);
    const std::size_t sign = whole.find_first_not_of("0123456789");
    if (point == whole[sign] || (whole[sign] == '.' && is_address(whole)) ||
        std::string_view(",. 't").find(whole[sign]) == std::string_view::npos)
        return std::nullopt;
    auto digits = without_thousands(whole, whole[sign]);
    if (digits && !after.empty())
        *digits += "." + std::string(after);
    return digits;
}

std::optional<double> number_by(std::string_view text, char point, bool is_negative) {
    const auto digits = digits_by(text, point);
    const auto number = digits ? decimal_number(*digits) : std::nullopt;
    return number ? std::optional(is_negative ? -*number : *number) : std::nullopt;
}

// Digits with a point among them and a minus before them, as programs write them.
bool is_plain(std::string_view text) {
    return std::ranges::all_of(
        text, [](char byte) { return is_digit(byte) || byte == '.' || byte == '-'; });
}

bool could_be_thousands(std::string_view text) {
    if (text.starts_with('-'))
        text.remove_prefix(1);
    const std::size_t point = text.find('.');
    return point != text.npos && point > 0 && point <= 3 && text[0] != '0' &&
           text.size() - point == 4;
}

TypedNumber with_fraction(const Plain& plain, bool is_negative) {
    const double fraction = *plain.fraction;
    const auto whole = trimmed(plain.text);
    if (!whole.empty() && !all_digits(whole))
        return {};
    const double number = whole.empty() ? fraction : *decimal_number(whole) + fraction;
    const double meant = is_negative ? -number : number;
    return {.by_point = meant, .by_comma = meant};
}

TypedNumber read_plain(Plain plain) {
    std::string_view text = trimmed(plain.text);
    if (!plain.fraction)
        if (const auto number = decimal_number(text);
            number && text.find_first_of("eE") != text.npos)
            return {.by_point = number, .by_comma = number};
    if (text.ends_with('%'))
        text = trimmed(text.substr(0, text.size() - 1));
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+'))
        text = trimmed(text.substr(1));
    if (plain.fraction)
        return with_fraction({.text = std::string(text), .fraction = plain.fraction}, is_negative);
    return {.by_point = number_by(text, '.', is_negative),
            .by_comma = number_by(text, ',', is_negative)};
}

} // namespace

std::optional<double> TypedNumber::by(DecimalSign sign) const {
    if (sign == DecimalSign::point)
        return by_point ? by_point : by_comma;
    if (sign == DecimalSign::comma)
        return by_comma ? by_comma : by_point;
    return is_ambiguous() ? std::nullopt : by_point ? by_point : by_comma;
}

TypedNumber read_number(std::string_view cell) {
    const std::string_view text = trimmed(cell);
    if (text.empty() || text.size() > longest_number)
        return {};
    if (is_plain(text) && !could_be_thousands(text))
        if (const auto number = decimal_number(text))
            return {.by_point = number, .by_comma = number};
    // Most words of answers begin with a letter, and no number does.
    const char first = text[0];
    if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z'))
        return {};
    auto plain = made_plain(text);
    return plain ? read_plain(std::move(*plain)) : TypedNumber{};
}

std::optional<double> number_as_typed(std::string_view cell) {
    const TypedNumber number = read_number(cell);
    if (number.is_ambiguous() && cell.find(',') != cell.npos)
        return std::nullopt;
    return number.by(number.is_ambiguous() ? DecimalSign::point : DecimalSign::either);
}

std::optional<double> number_as_typed(std::string_view cell, DecimalSign sign) {
    return read_number(cell).by(sign);
}

std::optional<DecimalSign> decimal_sign_named(std::string_view word) {
    if (word == "point")
        return DecimalSign::point;
    return word == "comma" ? std::optional(DecimalSign::comma) : std::nullopt;
}

namespace {

constexpr std::size_t longest_label = 100;

// Letters of any script.
bool says_something(std::string_view label) {
    return label.size() <= longest_label && std::ranges::any_of(label, [](char byte) {
               return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                      static_cast<unsigned char>(byte) >= 0xC3;
           });
}

struct Sided {
    std::string_view number;
    std::string_view label;
};

// "Agree (4)", "Agree [4]".
std::optional<Sided> number_last(std::string_view cell) {
    const char close = cell.back();
    if (close != ')' && close != ']')
        return std::nullopt;
    const std::size_t open = cell.rfind(close == ')' ? '(' : '[');
    if (open == cell.npos || open == 0)
        return std::nullopt;
    return Sided{.number = cell.substr(open + 1, cell.size() - open - 2),
                 .label = trimmed(cell.substr(0, open))};
}

// "5 - Agree", "5. Agree", "5) Agree", "5 = Agree", "5: Agree", "5 (Agree)", "5 – Agree".
std::optional<Sided> number_first(std::string_view cell) {
    const std::size_t from = cell.front() == '-' || cell.front() == '+' ? 1 : 0;
    std::size_t end = from;
    while (end < cell.size() && is_digit(cell[end]))
        ++end;
    if (end == from)
        return std::nullopt;
    std::string_view rest = trimmed(cell.substr(end));
    for (const std::string_view sign :
         {"–", "—", "−", "-", "=", ":", ".", ")", "(", "[", "|", "："})
        if (rest.starts_with(sign)) {
            rest.remove_prefix(sign.size());
            const std::string_view label = trimmed(rest);
            // 2.x and 3-fold are no labels; a bracket or a space tells.
            const bool apart = sign != "." && sign != "-" ? true : rest.starts_with(' ');
            if (label.empty() || is_digit(label.front()) || !apart)
                return std::nullopt;
            return Sided{.number = cell.substr(0, end), .label = label};
        }
    return std::nullopt;
}

} // namespace

std::optional<LabelledNumber> labelled_number(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.empty() || cell.size() > longest_label)
        return std::nullopt;
    auto sided = number_first(cell);
    if (!sided)
        sided = number_last(cell);
    if (!sided || !says_something(sided->label))
        return std::nullopt;
    const auto number = whole_number<std::int32_t>(
        sided->number.starts_with('+') ? sided->number.substr(1) : sided->number);
    if (!number)
        return std::nullopt;
    return LabelledNumber{.number = static_cast<double>(*number), .label = sided->label};
}

} // namespace themata
