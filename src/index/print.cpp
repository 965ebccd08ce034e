#include "index/query.h"
#include "text/utf8.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// A value of these characters alone is read back without quotes.
bool is_plain(std::string_view value) {
    return !value.empty() && std::ranges::all_of(value, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
    });
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (char letter : text) {
        if (letter == '"' || letter == '\\')
            result += '\\';
        result += letter;
    }
    return result + '"';
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

std::string describe(const Query& query);

std::string describe_inside(const Query& query) {
    const bool group = query.kind == Query::Kind::any_of || query.kind == Query::Kind::all_of;
    return group ? "(" + describe(query) + ")" : describe(query);
}

std::string describe_codedness(std::string_view value) {
    if (value == codedness_name(Codedness::uncoded))
        return "not yet coded";
    if (value == codedness_name(Codedness::nothing))
        return "with nothing to code";
    return std::string(value);
}

std::string describe_filter(const Query& query) {
    switch (query.field) {
    case FilterBy::stage:
        return fmt::format("in stage “{}”", query.text);
    case FilterBy::role:
        return fmt::format("by role “{}”", query.text);
    case FilterBy::participant:
        return fmt::format("by participant “{}”", query.text);
    case FilterBy::question:
        return fmt::format("to the question “{}”", query.text);
    case FilterBy::theme:
        return fmt::format("with theme “{}” or one below it", query.text);
    case FilterBy::coder:
        return fmt::format("read by coder “{}”", query.text);
    case FilterBy::is:
        break;
    }
    return describe_codedness(query.text);
}

std::string describe(const Query& query) {
    using enum Query::Kind;
    switch (query.kind) {
    case everything:
        return "all answers";
    case word:
        return fmt::format("“{}”", query.text);
    case phrase:
        return fmt::format("exactly “{}”", query.text);
    case prefix:
        return fmt::format("“{}…”", query.text);
    case filter:
        return describe_filter(query);
    case all_of:
        return joined(query.parts, ", ", describe_inside);
    case any_of:
        return joined(query.parts, " or ", describe_inside);
    case none_of:
        break;
    }
    return "not " + describe_inside(query.parts.front());
}

} // namespace

std::string print(const Query& query) {
    using enum Query::Kind;
    switch (query.kind) {
    case everything:
        return "";
    case word:
        return query.text;
    case phrase:
        return quoted(query.text);
    case prefix:
        return query.text + "*";
    case filter:
        return fmt::format("{}:{}", field_name(query.field),
                           is_plain(query.text) ? query.text : quoted(query.text));
    case all_of:
        return joined(query.parts, " ", print_inside);
    case any_of:
        return joined(query.parts, " OR ", print_single);
    case none_of:
        break;
    }
    return "-" + print_single(query.parts.front());
}

std::string in_words(const Query& query) { return describe(query); }

} // namespace themata
