#include "index/pieces.h"
#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t most_bytes = 100'000;
constexpr std::size_t deepest = 100;
constexpr std::uint32_t farthest = 1'000;

// One pass over the typed text; every function leaves the place behind what it has read.
class Parser {
public:
    explicit Parser(std::string_view typed) : typed_(typed), pieces_(typed_) {}

    Result<Query> whole();

private:
    Result<Query> any_of(std::size_t depth);
    Result<Query> all_of(std::size_t depth);
    Result<Query> with_nots(std::size_t depth);
    Result<Query> near_each_other(std::size_t depth);
    Result<Query> part_of_near(std::size_t depth);
    Result<Query> piece(std::size_t depth);
    Result<Query> in_parentheses(std::size_t depth);
    Result<Reach> reach();

    bool take_nots();
    [[nodiscard]] bool turns_here() const;
    [[nodiscard]] bool reaches_here() const;

    Typed typed_;
    PieceReader pieces_;
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

// It has a place among the words of an answer.
bool has_place(const Query& query) {
    using enum Query::Kind;
    switch (query.kind) {
    case word:
    case phrase:
    case prefix:
    case wildcard:
    case fuzzy:
        return true;
    case any_of:
        return std::ranges::all_of(query.parts, has_place);
    default:
        return false;
    }
}

Result<Query> Parser::whole() {
    typed_.skip_spaces();
    if (typed_.at_end())
        return Query{};
    auto query = any_of(0);
    if (query && !typed_.at_end())
        return typed_.mistake(typed_.place(), "This ) closes nothing",
                              "Take it away, or open one before it.");
    return query;
}

Result<Query> Parser::any_of(std::size_t depth) {
    const TypedAt at = typed_.typed_at(typed_.place());
    std::vector<Query> parts;
    while (true) {
        auto part = all_of(depth);
        if (!part)
            return part;
        parts.push_back(std::move(*part));
        if (!typed_.next_is("OR"))
            return group(Query::Kind::any_of, std::move(parts), at);
        typed_.skip(2);
        typed_.skip_spaces();
    }
}

Result<Query> Parser::all_of(std::size_t depth) {
    const TypedAt at = typed_.typed_at(typed_.place());
    std::vector<Query> parts;
    while (true) {
        auto part = with_nots(depth);
        if (!part)
            return part;
        parts.push_back(std::move(*part));
        if (typed_.next_is("AND")) {
            typed_.skip(3);
            typed_.skip_spaces();
        } else if (typed_.at_end() || typed_.next() == ')' || typed_.next_is("OR")) {
            return group(Query::Kind::all_of, std::move(parts), at);
        }
    }
}

// A - turns the meaning round when something stands right behind it.
bool Parser::turns_here() const {
    const std::string_view rest = typed_.rest();
    if (!rest.starts_with('-') || rest.size() == 1)
        return false;
    const char32_t after = code_point_at(rest, 1).value;
    return !is_space(after) && after != ')';
}

// Reads "NOT NOT -" and tells whether that many turn the meaning round.
bool Parser::take_nots() {
    bool turned = false;
    while (true) {
        if (typed_.next_is("NOT"))
            typed_.skip(3);
        else if (turns_here())
            typed_.skip(1);
        else
            return turned;
        turned = !turned;
        typed_.skip_spaces();
    }
}

Result<Query> Parser::with_nots(std::size_t depth) {
    const TypedAt at = typed_.typed_at(typed_.place());
    const bool turned = take_nots();
    auto query = near_each_other(depth);
    if (!query || !turned)
        return query;
    query = without(std::move(*query));
    query->at = at;
    return query;
}

bool Parser::reaches_here() const {
    const std::string_view word = typed_.next_word();
    const std::string_view name = word.substr(0, word.find('/'));
    return name == "NEAR" || name == "BEFORE";
}

Result<Reach> Parser::reach() {
    const std::size_t begin = typed_.place();
    const std::string_view word = typed_.next_word();
    typed_.skip(word.size());
    Reach reach;
    if (word.starts_with("BEFORE"))
        reach.order = Reach::Order::before;
    if (const std::size_t slash = word.find('/'); slash != word.npos) {
        const std::string_view digits = word.substr(slash + 1);
        const char* end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, reach.words);
        if (read.ec != std::errc() || read.ptr != end || reach.words == 0 || reach.words > farthest)
            return typed_.mistake(
                begin + slash, "This does not say how near",
                fmt::format("Write a number from 1 to {} behind the /: NEAR/5.", farthest));
    }
    typed_.skip_spaces();
    return reach;
}

// a NEAR/5 b BEFORE c
Result<Query> Parser::near_each_other(std::size_t depth) {
    const std::size_t begin = typed_.place();
    auto first = piece(depth);
    typed_.skip_spaces();
    if (!first || !reaches_here())
        return first;
    Query query{.kind = Query::Kind::near, .at = typed_.typed_at(begin)};
    query.parts.push_back(std::move(*first));
    while (reaches_here()) {
        auto next_reach = reach();
        if (!next_reach)
            return failure(std::move(next_reach.error()));
        query.reaches.push_back(*next_reach);
        auto part = part_of_near(depth);
        if (!part)
            return part;
        query.parts.push_back(std::move(*part));
        typed_.skip_spaces();
    }
    for (const Query& part : query.parts)
        if (!has_place(part))
            return failure(
                Error::Code::refused,
                fmt::format("NEAR and BEFORE stand between words (at letter {}).", part.at.letter),
                "Each side is a word, a \"phrase\", or (several OR words).");
    return query;
}

Result<Query> Parser::part_of_near(std::size_t depth) {
    if (typed_.next_is("NOT") || turns_here())
        return typed_.mistake(typed_.place(), "NEAR and BEFORE stand between words",
                              "Put NOT before the whole: NOT (a NEAR b).");
    return piece(depth);
}

Result<Query> Parser::piece(std::size_t depth) {
    const bool end = typed_.at_end();
    if (end || typed_.next() == ')' || typed_.next_is("OR") || typed_.next_is("AND") ||
        reaches_here())
        return typed_.mistake(
            typed_.place(),
            end ? "Something is missing at the end" : "Something is missing before this",
            "AND, OR, NOT, NEAR, BEFORE and parentheses need words beside them; to find such a "
            "word itself, put it in quotes.");
    return typed_.next() == '(' ? in_parentheses(depth + 1) : pieces_.read();
}

Result<Query> Parser::in_parentheses(std::size_t depth) {
    const std::size_t open = typed_.place();
    if (depth > deepest)
        return typed_.mistake(open,
                              fmt::format("Parentheses can stand {} deep in each other", deepest),
                              "Take away those that are not needed.");
    typed_.skip(1);
    typed_.skip_spaces();
    if (typed_.next() == ')')
        return typed_.mistake(open, "These parentheses hold nothing",
                              "Put words in, or take them away.");
    auto query = any_of(depth);
    if (!query)
        return query;
    if (typed_.at_end())
        return typed_.mistake(open, "This ( is not closed", "Put a ) where it ends.");
    typed_.skip(1);
    return query;
}

} // namespace

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
