#include "index/query.h"

#include "index/hits.h"

#include "text/sentences.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
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

std::string printed_parts(const std::vector<Query>& parts, std::string_view between,
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
        return printed_parts(query.parts, " ", print_inside);
    case any_of:
        return printed_parts(query.parts, " OR ", print_single);
    case none_of:
        return "-" + print_single(query.parts.front());
    default:
        break;
    }
    return (query.exactness == Exactness::as_written ? "=" : "") + print_text(query);
}

namespace {

std::string describe(const Query& query);

std::string describe_inside(const Query& query) {
    const bool group = query.kind == Query::Kind::any_of || query.kind == Query::Kind::all_of;
    return group ? "(" + describe(query) + ")" : describe(query);
}

std::string described_parts(const std::vector<Query>& parts, std::string_view between) {
    std::string result;
    for (const Query& part : parts) {
        if (!result.empty())
            result += between;
        result += describe_inside(part);
    }
    return result;
}

std::string describe_codedness(std::string_view value) {
    if (value == codedness_name(Codedness::uncoded))
        return "not yet coded";
    if (value == codedness_name(Codedness::nothing))
        return "with nothing to code";
    return std::string(value);
}

std::string describe_comparison(const Query& filter) {
    const std::string& text = filter.text;
    switch (filter.compare) {
    case Compare::less:
        return "less than " + text;
    case Compare::at_most:
        return "at most " + text;
    case Compare::more:
        return "more than " + text;
    case Compare::at_least:
        return "at least " + text;
    case Compare::between:
        break;
    case Compare::same:
        return text;
    }
    if (text.empty())
        return "up to " + filter.upper;
    return filter.upper.empty() ? text + " or more" : text + " to " + filter.upper;
}

std::string describe_theme(const Query& filter) {
    return filter.exactness == Exactness::as_written
               ? fmt::format("with theme “{}” itself", filter.text)
               : fmt::format("with theme “{}” or one below it", filter.text);
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
        return describe_theme(query);
    case FilterBy::coder:
        return fmt::format("read by coder “{}”", query.text);
    case FilterBy::lang:
        return fmt::format("in the language “{}”", query.text);
    case FilterBy::has:
        return fmt::format("with a {}", query.text);
    case FilterBy::trait:
        return fmt::format("by someone whose {} is {}", query.name, describe_comparison(query));
    case FilterBy::score:
        return fmt::format("with a score of {} in “{}”", describe_comparison(query), query.name);
    case FilterBy::length:
        return fmt::format("of {} words", describe_comparison(query));
    case FilterBy::is:
        break;
    }
    return describe_codedness(query.text);
}

std::string describe_near(const Query& query) {
    std::string result = describe_inside(query.parts.front());
    for (std::size_t i = 1; i < query.parts.size(); ++i) {
        const Reach reach = query.reaches.at(i - 1);
        result += fmt::format(" {} {} of {}",
                              reach.order == Reach::Order::before ? "before and within" : "within",
                              counted(reach.words, "word"), describe_inside(query.parts[i]));
    }
    return result;
}

std::string describe_phrase(const Query& query) {
    const std::string words = fmt::format("exactly “{}”", query.text);
    if (query.slop == 0)
        return words;
    return fmt::format("{} with up to {} between", words, counted(query.slop, "other word"));
}

std::string describe_text(const Query& query) {
    using enum Query::Kind;
    switch (query.kind) {
    case phrase:
        return describe_phrase(query);
    case prefix:
        return fmt::format("“{}…”", query.text);
    case wildcard:
        return fmt::format("a word like “{}”", query.text);
    case fuzzy:
        return fmt::format("nearly “{}”", query.text);
    case literal:
        return fmt::format("the letters “{}”", query.text);
    case regex:
        return fmt::format("the pattern “{}”", query.text);
    default:
        return fmt::format("“{}”", query.text);
    }
}

std::string describe(const Query& query) {
    using enum Query::Kind;
    switch (query.kind) {
    case everything:
        return "all answers";
    case filter:
        return describe_filter(query);
    case near:
        return describe_near(query);
    case all_of:
        return described_parts(query.parts, ", ");
    case any_of:
        return described_parts(query.parts, " or ");
    case none_of:
        return "not " + describe_inside(query.parts.front());
    default:
        break;
    }
    const bool as_written = query.exactness == Exactness::as_written;
    return describe_text(query) + (as_written ? " as written" : "");
}

constexpr std::array<QueryForm, 28> query_forms = {{
    {"trust time", "both words, each in all its forms: trusted, times"},
    {"trust OR hope", "one of them at least"},
    {"trust NOT people", "the first without the second; also trust -people"},
    {"(trust OR hope) time", "parentheses hold together"},
    {"\"ward round\"", "these words, in this form and order"},
    {"\"ward round\"~2", "in this order, with up to 2 other words between them"},
    {"trust NEAR/5 time", "at most 5 words apart; NEAR alone: 10"},
    {"trust BEFORE/5 time", "the same, the first one first"},
    {"consult*", "words that begin so"},
    {"wom?n *ing", "? is one letter, * any number of them"},
    {"~clinic", "nearly these letters: one wrong, two in a word of more than five"},
    {"=Trust =\"Ward Round\"", "as written: this very form, case and accents"},
    {"'anon'", "these letters, also inside words; ='NHS' with case and accents"},
    {"/\\bre-?do\\w*/", "a regular expression; =/…/ with case"},
    {"stage:\"Phase 2\"", "answers of this stage"},
    {"role:Mentor", "answers by participants in this role"},
    {"participant:M4", "answers of this participant"},
    {"question:\"What did\"", "answers to this question, by its label or first words"},
    {"theme:Concerns", "coded with this theme or one below it; theme:=Concerns with it alone"},
    {"coder:Ann", "read by this coder"},
    {"lang:de", "written in this language, as far as can be told"},
    {"is:uncoded", "nothing applied yet; also is:coded, is:nothing, is:answered, is:blank"},
    {"has:memo", "with a memo on the answer or one of its codings"},
    {"trait.Sex:Female", "by participants with this trait"},
    {"trait.Age:31..40", "by those from 31 to 40; 31.. and ..40, <31 and >=31 too; dates alike"},
    {"score.\"Confidence\">=4",
     "by those whose score at that stage is so; of a scale the mean of its items"},
    {"length:<20", "of fewer than 20 words; numbers and emoji count, Chinese and Thai words too"},
    {"stage:=\"Phase 2\"", "= before a name: exactly as it stands in the study"},
}};

} // namespace

std::string in_words(const Query& query) { return describe(query); }

std::span<const QueryForm> query_language() { return query_forms; }

} // namespace themata
