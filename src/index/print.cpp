#include "index/query.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// A value of these characters alone is read back without quotes.
bool is_plain(std::string_view value) {
    const bool at_an_end = value.starts_with('.') || value.ends_with('.');
    return !value.empty() && !at_an_end && value.find("..") == value.npos &&
           std::ranges::all_of(value, [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                      (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' ||
                      letter == '.';
           });
}

std::string marked_off(std::string_view text, char mark) {
    std::string result(1, mark);
    for (const char letter : text) {
        if (letter == mark || letter == '\\')
            result += '\\';
        result += letter;
    }
    return result + mark;
}

// A backslash stays with the letter behind it.
std::string in_slashes(std::string_view text) {
    std::string result = "/";
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '/')
            result += '\\';
        result += text[i];
        if (text[i] == '\\' && i + 1 < text.size())
            result += text[++i];
    }
    return result + '/';
}

std::string value(std::string_view text) {
    return is_plain(text) ? std::string(text) : marked_off(text, '"');
}

// A bound of a range; an open one is empty.
std::string bound(std::string_view text) { return text.empty() ? "" : value(text); }

std::string comparison(const Query& filter) {
    switch (filter.compare) {
    case Compare::less:
        return "<" + value(filter.text);
    case Compare::at_most:
        return "<=" + value(filter.text);
    case Compare::more:
        return ">" + value(filter.text);
    case Compare::at_least:
        return ">=" + value(filter.text);
    case Compare::between:
        return bound(filter.text) + ".." + bound(filter.upper);
    case Compare::same:
        break;
    }
    return (filter.exactness == Exactness::as_written ? "=" : "") + value(filter.text);
}

std::string print_filter(const Query& filter) {
    std::string head(field_name(filter.field));
    if (!filter.name.empty())
        head += "." + (is_plain(filter.name) && filter.name.find('.') == filter.name.npos
                           ? filter.name
                           : marked_off(filter.name, '"'));
    return head + ":" + comparison(filter);
}

std::string joined(const std::vector<Query>& parts, std::string_view between,
                   std::string (*one)(const Query&)) {
    std::string result;
    for (const Query& part : parts) {
        if (!result.empty())
            result += between;
        result += one(part);
    }
    return result;
}

std::string print_inside(const Query& query) {
    return query.kind == Query::Kind::any_of ? "(" + print(query) + ")" : print(query);
}

std::string print_single(const Query& query) {
    const bool group = query.kind == Query::Kind::any_of || query.kind == Query::Kind::all_of;
    return group ? "(" + print(query) + ")" : print(query);
}

std::string print_near(const Query& query) {
    std::string result = print_single(query.parts.front());
    for (std::size_t i = 1; i < query.parts.size(); ++i) {
        const Reach reach = query.reaches.at(i - 1);
        result += reach.order == Reach::Order::before ? " BEFORE" : " NEAR";
        if (reach.words != Reach::usual)
            result += fmt::format("/{}", reach.words);
        result += " " + print_single(query.parts[i]);
    }
    return result;
}

std::string print_phrase(const Query& query) {
    const std::string text = marked_off(query.text, '"');
    return query.slop == 0 ? text : fmt::format("{}~{}", text, query.slop);
}

std::string print_text(const Query& query) {
    using enum Query::Kind;
    switch (query.kind) {
    case phrase:
        return print_phrase(query);
    case prefix:
        return query.text + "*";
    case fuzzy:
        return "~" + query.text;
    case literal:
        return marked_off(query.text, '\'');
    case regex:
        return in_slashes(query.text);
    default:
        return query.text;
    }
}

} // namespace

std::string print(const Query& query) {
    using enum Query::Kind;
    switch (query.kind) {
    case everything:
        return "";
    case filter:
        return print_filter(query);
    case near:
        return print_near(query);
    case all_of:
        return joined(query.parts, " ", print_inside);
    case any_of:
        return joined(query.parts, " OR ", print_single);
    case none_of:
        return "-" + print_single(query.parts.front());
    default:
        break;
    }
    return (query.exactness == Exactness::as_written ? "=" : "") + print_text(query);
}

} // namespace themata
