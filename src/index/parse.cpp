#include "index/near.h"
#include "index/query.h"
#include "index/terms.h"
#include "text/fold.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace themata {

namespace {

constexpr std::size_t most_bytes = 100'000;
constexpr std::size_t most_terms = 1'000;
constexpr std::size_t deepest = 100;

constexpr std::array<std::string_view, 7> field_names = {
    "stage", "role", "participant", "question", "theme", "coder", "is"};
constexpr std::array<std::string_view, 5> codedness_names = {"coded", "uncoded", "nothing",
                                                             "answered", "blank"};

bool is_space(char32_t point) {
    return (point >= 0x09 && point <= 0x0D) || point == 0x20 || point == 0xA0 || point == 0x202F ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x3000;
}

// The marks that writing programs put for ".
bool is_other_quote(char32_t point) {
    return (point >= 0x201C && point <= 0x201F) || point == 0xAB || point == 0xBB;
}

bool is_quote(char32_t point) { return point == '"' || is_other_quote(point); }

bool ends_word(char32_t point) {
    return is_space(point) || is_quote(point) || point == '(' || point == ')';
}

std::size_t count_terms(std::string_view text) {
    TermReader reader;
    return reader.read(text).size();
}

std::vector<std::string> strings(std::span<const std::string_view> views) {
    return {views.begin(), views.end()};
}

// One pass over the typed text; every function leaves at_ behind what it has read.
class Parser {
public:
    explicit Parser(std::string_view typed)
        : typed_(typed), letters_(boundaries(typed, Segment::grapheme)) {}

    Result<Query> whole();

private:
    Result<Query> any_of(std::size_t depth);
    Result<Query> all_of(std::size_t depth);
    Result<Query> with_nots(std::size_t depth);
    Result<Query> piece(std::size_t depth);
    Result<Query> in_parentheses(std::size_t depth);
    Result<Query> quoted_phrase();
    Result<Query> word_or_filter();
    Result<Query> word(std::string_view letters, std::size_t begin);
    Result<Query> filter(FilterBy field, std::size_t begin);
    Result<std::string> quoted();
    Result<std::string> filter_value(FilterBy field, std::size_t begin);

    void skip_spaces();
    bool take_nots();
    [[nodiscard]] bool turns_here() const;
    Result<void> take_terms(std::string_view text, std::size_t begin);

    [[nodiscard]] bool at_end() const { return at_ >= typed_.size(); }

    [[nodiscard]] char32_t next() const { return at_end() ? 0 : code_point_at(typed_, at_).value; }

    [[nodiscard]] std::string_view next_word() const;
    [[nodiscard]] bool next_is(std::string_view keyword) const;
    [[nodiscard]] TypedAt typed_at(std::size_t byte) const;
    [[nodiscard]] tl::unexpected<Error> mistake(std::size_t byte, std::string_view what,
                                                std::string hint) const;

    std::string_view typed_;
    std::vector<std::uint32_t> letters_; // where each begins
    std::size_t at_ = 0;
    std::size_t terms_ = 0;
};

Query group(Query::Kind kind, std::vector<Query> parts, TypedAt at) {
    if (parts.size() == 1)
        return std::move(parts.front());
    Query whole{.kind = kind, .at = at};
    for (Query& part : parts) {
        if (part.kind != kind)
            whole.parts.push_back(std::move(part));
        else
            std::ranges::move(part.parts, std::back_inserter(whole.parts));
    }
    return whole;
}

// Twice none_of is the thing itself.
Query without(Query query) {
    if (query.kind == Query::Kind::none_of)
        return Query(std::move(query.parts.front()));
    Query none{.kind = Query::Kind::none_of, .at = query.at};
    none.parts.push_back(std::move(query));
    return none;
}

TypedAt Parser::typed_at(std::size_t byte) const {
    const auto letter = std::ranges::lower_bound(letters_, byte);
    return {static_cast<std::uint32_t>(letter - letters_.begin()) + 1};
}

tl::unexpected<Error> Parser::mistake(std::size_t byte, std::string_view what,
                                      std::string hint) const {
    return failure(Error::Code::refused,
                   fmt::format("{} (at letter {}).", what, typed_at(byte).letter), std::move(hint));
}

void Parser::skip_spaces() {
    while (!at_end() && is_space(next()))
        at_ += code_point_at(typed_, at_).length;
}

std::string_view Parser::next_word() const {
    std::size_t end = at_;
    while (end < typed_.size() && !ends_word(code_point_at(typed_, end).value))
        end += code_point_at(typed_, end).length;
    return typed_.substr(at_, end - at_);
}

bool Parser::next_is(std::string_view keyword) const {
    return typed_.substr(at_).starts_with(keyword) && next_word() == keyword;
}

Result<Query> Parser::whole() {
    skip_spaces();
    if (at_end())
        return Query{};
    auto query = any_of(0);
    if (query && !at_end())
        return mistake(at_, "This ) closes nothing", "Take it away, or open one before it.");
    return query;
}

Result<Query> Parser::any_of(std::size_t depth) {
    const TypedAt at = typed_at(at_);
    std::vector<Query> parts;
    while (true) {
        auto part = all_of(depth);
        if (!part)
            return part;
        parts.push_back(std::move(*part));
        if (!next_is("OR"))
            return group(Query::Kind::any_of, std::move(parts), at);
        at_ += 2;
        skip_spaces();
    }
}

Result<Query> Parser::all_of(std::size_t depth) {
    const TypedAt at = typed_at(at_);
    std::vector<Query> parts;
    while (true) {
        auto part = with_nots(depth);
        if (!part)
            return part;
        parts.push_back(std::move(*part));
        skip_spaces();
        if (next_is("AND")) {
            at_ += 3;
            skip_spaces();
        } else if (at_end() || next() == ')' || next_is("OR")) {
            return group(Query::Kind::all_of, std::move(parts), at);
        }
    }
}

// A - turns the meaning round when something stands right behind it.
bool Parser::turns_here() const {
    if (next() != '-' || at_ + 1 == typed_.size())
        return false;
    const char32_t after = code_point_at(typed_, at_ + 1).value;
    return !is_space(after) && after != ')';
}

// Reads "NOT NOT -" and tells whether that many turn the meaning round.
bool Parser::take_nots() {
    bool turned = false;
    while (true) {
        if (next_is("NOT"))
            at_ += 3;
        else if (turns_here())
            at_ += 1;
        else
            return turned;
        turned = !turned;
        skip_spaces();
    }
}

Result<Query> Parser::with_nots(std::size_t depth) {
    const TypedAt at = typed_at(at_);
    const bool turned = take_nots();
    auto query = piece(depth);
    if (!query || !turned)
        return query;
    query = without(std::move(*query));
    query->at = at;
    return query;
}

Result<Query> Parser::piece(std::size_t depth) {
    if (at_end() || next() == ')' || next_is("OR") || next_is("AND"))
        return mistake(
            at_, at_end() ? "Something is missing at the end" : "Something is missing before this",
            "AND, OR, NOT and parentheses need words beside them; to find such a word "
            "itself, put it in quotes.");
    if (next() == '(')
        return in_parentheses(depth + 1);
    return is_quote(next()) ? quoted_phrase() : word_or_filter();
}

Result<Query> Parser::in_parentheses(std::size_t depth) {
    const std::size_t open = at_;
    if (depth > deepest)
        return mistake(open, fmt::format("Parentheses can stand {} deep in each other", deepest),
                       "Take away those that are not needed.");
    ++at_;
    skip_spaces();
    if (next() == ')')
        return mistake(open, "These parentheses hold nothing", "Put words in, or take them away.");
    auto query = any_of(depth);
    if (!query)
        return query;
    if (at_end())
        return mistake(open, "This ( is not closed", "Put a ) where it ends.");
    ++at_;
    return query;
}

Result<void> Parser::take_terms(std::string_view text, std::size_t begin) {
    const std::size_t terms = count_terms(text);
    if (terms == 0)
        return mistake(begin, fmt::format("“{}” holds no word to search for", text),
                       "Answers are found by words, numbers and emoji, not by punctuation.");
    terms_ += terms;
    if (terms_ > most_terms)
        return mistake(begin, fmt::format("A query can hold {} words", most_terms),
                       "Search for fewer words at once.");
    return {};
}

// A text in quotes; a backslash takes the next character as it is.
Result<std::string> Parser::quoted() {
    const std::size_t open = at_;
    const bool typographic = next() != '"';
    at_ += code_point_at(typed_, at_).length;
    std::string text;
    while (!at_end()) {
        CodePoint point = code_point_at(typed_, at_);
        at_ += point.length;
        if (point.value == '"' || (typographic && is_other_quote(point.value)))
            return text;
        if (point.value == '\\' && !at_end()) {
            point = code_point_at(typed_, at_);
            at_ += point.length;
        }
        append_utf8(text, point.value);
    }
    return mistake(open, "This quote is not closed", "Put a \" where it ends.");
}

Result<Query> Parser::quoted_phrase() {
    const std::size_t begin = at_;
    auto text = quoted();
    if (!text)
        return failure(std::move(text.error()));
    if (auto taken = take_terms(*text, begin); !taken)
        return failure(std::move(taken.error()));
    return Query{.kind = Query::Kind::phrase, .text = std::move(*text), .at = typed_at(begin)};
}

std::optional<FilterBy> field_named(std::string_view name) {
    const auto found = std::ranges::find(field_names, fold(name));
    if (found == field_names.end())
        return std::nullopt;
    return static_cast<FilterBy>(found - field_names.begin());
}

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    });
}

Result<Query> Parser::word_or_filter() {
    const std::size_t begin = at_;
    const std::string_view letters = next_word();
    const std::size_t colon = letters.find(':');
    const std::string_view name = letters.substr(0, colon);
    if (colon == letters.npos || !is_name(name) || letters.substr(colon).starts_with("://")) {
        at_ += letters.size();
        return word(letters, begin);
    }
    const auto field = field_named(name);
    if (field) {
        at_ += colon + 1;
        return filter(*field, begin);
    }
    const auto near = names_near(name, strings(field_names));
    return mistake(begin, fmt::format("Answers have no “{}:”", name),
                   near.empty() ? fmt::format("To find the word itself, put it in quotes. There "
                                              "are: {}.",
                                              listed(strings(field_names), field_names.size()))
                                : fmt::format("Did you mean {}:? To find the word itself, put it "
                                              "in quotes.",
                                              near.front()));
}

Result<Query> Parser::word(std::string_view letters, std::size_t begin) {
    const bool prefix = letters.ends_with('*');
    const std::string_view text = letters.substr(0, letters.size() - (prefix ? 1 : 0));
    const std::size_t star = text.find('*');
    if (star != text.npos)
        return mistake(begin + star, "A * stands at the end of a word only",
                       "Type the beginning of the word and a *.");
    if (auto taken = take_terms(text, begin); !taken)
        return failure(std::move(taken.error()));
    return Query{.kind = prefix ? Query::Kind::prefix : Query::Kind::word,
                 .text = std::string(text),
                 .at = typed_at(begin)};
}

Result<std::string> Parser::filter_value(FilterBy field, std::size_t begin) {
    if (!at_end() && is_quote(next()))
        return quoted();
    const std::string_view value = next_word();
    at_ += value.size();
    if (value.empty())
        return mistake(begin, fmt::format("{}: needs a name behind it", field_name(field)),
                       fmt::format("Write it without a space, and in quotes if it holds one: "
                                   "{}:\"a name\".",
                                   field_name(field)));
    return std::string(value);
}

Result<Query> Parser::filter(FilterBy field, std::size_t begin) {
    auto value = filter_value(field, begin);
    if (!value)
        return failure(std::move(value.error()));
    if (field == FilterBy::is) {
        *value = fold(*value);
        if (std::ranges::find(codedness_names, *value) == codedness_names.end())
            return mistake(begin, fmt::format("No answer is “{}”", *value),
                           fmt::format("There are: {}.",
                                       listed(strings(codedness_names), codedness_names.size())));
    }
    return Query{.kind = Query::Kind::filter,
                 .field = field,
                 .text = std::move(*value),
                 .at = typed_at(begin)};
}

} // namespace

std::string_view field_name(FilterBy field) {
    return field_names.at(static_cast<std::size_t>(field));
}

std::string_view codedness_name(Codedness codedness) {
    return codedness_names.at(static_cast<std::size_t>(codedness));
}

Result<Query> parse_query(std::string_view typed) {
    if (typed.size() > most_bytes)
        return failure(Error::Code::refused, "This query is longer than a query can be.",
                       fmt::format("A query can hold {} bytes.", most_bytes));
    if (const auto invalid = find_invalid_utf8(typed))
        return failure(
            Error::Code::refused,
            fmt::format("This query is not text: byte {} cannot be read.", invalid->offset + 1),
            "Type it as UTF-8.");
    return Parser(typed).whole();
}

} // namespace themata
