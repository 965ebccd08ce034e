#include "index/parse.h"

#include "index/terms.h"
#include "text/numbers.h"
#include "text/regex.h"
#include "text/segments.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

bool is_space(char32_t point) {
    return (point >= 0x09 && point <= 0x0D) || point == 0x20 || point == 0xA0 || point == 0x202F ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x3000;
}

namespace {

bool is_other_quote(char32_t point) {
    return (point >= 0x201C && point <= 0x201F) || point == 0xAB || point == 0xBB;
}

bool ends_word(char32_t point) {
    return is_space(point) || is_quote(point) || point == '(' || point == ')';
}

} // namespace

bool is_quote(char32_t point) { return point == '"' || is_other_quote(point); }

Typed::Typed(std::string_view text)
    : text_(text), graphemes_(boundaries(text, Segment::grapheme)) {}

TypedAt Typed::typed_at(std::size_t byte) const {
    const auto here = std::ranges::lower_bound(graphemes_, byte);
    return {static_cast<std::uint32_t>(here - graphemes_.begin()) + 1};
}

tl::unexpected<Error> Typed::mistake(std::size_t byte, std::string_view what,
                                     std::string hint) const {
    const std::uint32_t grapheme = typed_at(byte).grapheme;
    return failure({.code = Error::Code::refused,
                    .what = fmt::format("{} (at letter {}).", what, grapheme),
                    .hint = std::move(hint),
                    .position = grapheme});
}

void Typed::skip_spaces() {
    while (!at_end() && is_space(next()))
        at_ += code_point_at(text_, at_).length;
}

std::string_view Typed::next_word() const {
    std::size_t end = at_;
    while (end < text_.size() && !ends_word(code_point_at(text_, end).value))
        end += code_point_at(text_, end).length;
    return text_.substr(at_, end - at_);
}

bool Typed::next_is(std::string_view keyword) const {
    return rest().starts_with(keyword) && next_word() == keyword;
}

Result<std::string> Typed::quoted() {
    const std::size_t open = at_;
    const bool typographic = next() != '"';
    at_ += code_point_at(text_, at_).length;
    std::string text;
    while (!at_end()) {
        CodePoint point = code_point_at(text_, at_);
        at_ += point.length;
        if (point.value == '"' || (typographic && is_other_quote(point.value)))
            return text;
        if (point.value == '\\' && !at_end()) {
            point = code_point_at(text_, at_);
            at_ += point.length;
        }
        append_utf8(text, point.value);
    }
    return mistake(open, "This quote is not closed", "Put a \" where it ends.");
}

Result<std::string> Typed::between(char mark) {
    const std::size_t open = at_++;
    std::string text;
    while (!at_end()) {
        const char letter = text_[at_++];
        if (letter == mark)
            return text;
        text += letter == '\\' && !at_end() ? text_[at_++] : letter;
    }
    return mistake(open, fmt::format("This {} is not closed", mark),
                   fmt::format("Put a {0} where it ends; to find a word that begins with {0}, put "
                               "it in double quotes.",
                               mark));
}

Result<std::string> Typed::between_slashes() {
    const std::size_t open = at_++;
    std::string text;
    while (!at_end()) {
        const char letter = text_[at_++];
        if (letter == '/')
            return text;
        if (letter != '\\' || at_end()) {
            text += letter;
            continue;
        }
        const char taken = text_[at_++];
        text += taken == '/' ? "/" : std::string{letter, taken};
    }
    return mistake(open, "This / is not closed",
                   "A regular expression stands between two /; one inside it is written \\/.");
}

namespace {

constexpr std::size_t longest_regex = 1'000;
constexpr std::uint32_t most_slop = 1'000;

std::size_t count_terms(std::string_view text) {
    TermReader reader;
    return reader.read(text).size();
}

// "trust?" is a question; "tr?st" is any letter there. Two * are one.
std::string without_idle_signs(std::string_view word) {
    word = word.substr(0, word.find_last_not_of('?') + 1);
    std::string text;
    for (const char letter : word)
        if (letter != '*' || !text.ends_with('*'))
            text += letter;
    return text;
}

std::string without_wildcards(std::string text) {
    std::erase_if(text, [](char letter) { return letter == '*' || letter == '?'; });
    return text;
}

} // namespace

Result<Query> PieceReader::read() {
    const std::size_t begin = typed_.place();
    const char32_t next = typed_.next();
    if (is_quote(next))
        return phrase(Exactness::folded, begin);
    if (next == '\'')
        return literal(Exactness::folded, begin);
    if (next == '/')
        return regex(Exactness::folded, begin);
    if (next == '=')
        return as_written();
    if (next == '~')
        return fuzzy();
    auto filter = read_filter(typed_);
    if (!filter)
        return failure(std::move(filter.error()));
    if (!*filter)
        return word(Exactness::folded, begin);
    if (auto taken = take(filters_, 1, begin); !taken)
        return failure(std::move(taken.error()));
    return std::move(**filter);
}

Result<void> PieceReader::take(Budget& budget, std::size_t amount, std::size_t begin) {
    budget.used += amount;
    if (budget.used > budget.most)
        return typed_.mistake(begin,
                              fmt::format("A query can hold {} {}", budget.most, budget.what),
                              "Search for fewer at once.");
    return {};
}

Result<void> PieceReader::take_terms(std::string_view text, std::size_t begin) {
    const std::size_t terms = count_terms(text);
    if (terms == 0)
        return typed_.mistake(begin, fmt::format("“{}” holds no word to search for", text),
                              "Answers are found by words, numbers and emoji; punctuation is found "
                              "between '': '?!'.");
    return take(terms_, terms, begin);
}

Result<Query> PieceReader::as_written() {
    const std::size_t begin = typed_.place();
    typed_.skip(1);
    const char32_t next = typed_.next();
    if (is_quote(next))
        return phrase(Exactness::as_written, begin);
    if (next == '\'')
        return literal(Exactness::as_written, begin);
    if (next == '/')
        return regex(Exactness::as_written, begin);
    if (next == '~')
        return typed_.mistake(begin, "A word is found as written (=) or nearly (~), not both",
                              "Take one of the two away.");
    return word(Exactness::as_written, begin);
}

Result<Query> PieceReader::phrase(Exactness exactness, std::size_t begin) {
    auto text = typed_.quoted();
    if (!text)
        return failure(std::move(text.error()));
    if (auto taken = take_terms(*text, begin); !taken)
        return failure(std::move(taken.error()));
    Query query{.kind = Query::Kind::phrase, .text = std::move(*text)};
    query.at = typed_.typed_at(begin);
    query.exactness = exactness;
    if (auto taken = take_slop(query); !taken)
        return failure(std::move(taken.error()));
    return query;
}

// ~2 behind a phrase; a ~ behind a space begins a word of its own.
Result<void> PieceReader::take_slop(Query& query) {
    if (typed_.next() != '~')
        return {};
    const std::size_t begin = typed_.place();
    const std::string_view digits = typed_.next_word().substr(1);
    const auto slop = whole_number<decltype(query.slop)>(digits);
    if (!slop || *slop > most_slop)
        return typed_.mistake(begin, "Behind a phrase ~ needs a number",
                              "It says how many other words may stand in it: \"ward round\"~2.");
    query.slop = *slop;
    typed_.skip(1 + digits.size());
    return {};
}

Result<Query> PieceReader::literal(Exactness exactness, std::size_t begin) {
    auto text = typed_.between('\'');
    if (!text)
        return failure(std::move(text.error()));
    if (text->empty())
        return typed_.mistake(begin, "Nothing stands between these '", "Put a text between them.");
    if (auto taken = take(scans_, 1, begin); !taken)
        return failure(std::move(taken.error()));
    Query query{.kind = Query::Kind::literal, .text = std::move(*text)};
    query.at = typed_.typed_at(begin);
    query.exactness = exactness;
    return query;
}

Result<Query> PieceReader::regex(Exactness exactness, std::size_t begin) {
    const std::size_t inside = typed_.place() + 1;
    auto text = typed_.between_slashes();
    if (!text)
        return failure(std::move(text.error()));
    if (text->empty() || text->size() > longest_regex)
        return typed_.mistake(begin,
                              text->empty() ? "Nothing stands between these /"
                                            : "This regular expression is too long",
                              fmt::format("Put 1 to {} letters between them.", longest_regex));
    if (auto taken = take(scans_, 1, begin); !taken)
        return failure(std::move(taken.error()));
    if (const auto wrong = mistake_in_regex(*text))
        return typed_.mistake(inside + wrong->byte, wrong->what,
                              "A regular expression stands between two /; a sign that has a "
                              "meaning there is taken as itself behind a \\.");
    Query query{.kind = Query::Kind::regex, .text = std::move(*text)};
    query.at = typed_.typed_at(begin);
    query.exactness = exactness;
    return query;
}

Result<Query> PieceReader::fuzzy() {
    const std::size_t begin = typed_.place();
    typed_.skip(1);
    const std::string word(typed_.next_word());
    typed_.skip(word.size());
    if (const std::size_t sign = word.find_first_of("*?=~"); sign != word.npos)
        return typed_.mistake(begin + 1 + sign,
                              fmt::format("{} and ~ do not go together", word[sign]),
                              "A ~ stands before a whole word: ~clinic.");
    if (auto taken = take_terms(word, begin); !taken)
        return failure(std::move(taken.error()));
    if (auto taken = take(guesses_, count_terms(word), begin); !taken)
        return failure(std::move(taken.error()));
    return Query{.kind = Query::Kind::fuzzy, .text = word, .at = typed_.typed_at(begin)};
}

Result<Query> PieceReader::word(Exactness exactness, std::size_t begin) {
    const std::string_view letters = typed_.next_word();
    const std::size_t from = typed_.place();
    typed_.skip(letters.size());
    std::string text = without_idle_signs(letters);
    if (!has_wildcard(text)) {
        text = letters;
        if (auto taken = take_terms(text, begin); !taken)
            return failure(std::move(taken.error()));
        Query query{.kind = Query::Kind::word, .text = std::move(text)};
        query.at = typed_.typed_at(begin);
        query.exactness = exactness;
        return query;
    }
    if (exactness == Exactness::as_written)
        return typed_.mistake(from + letters.find_first_of("*?"),
                              "A word that is found as written (=) has no * or ?",
                              "Take the = away, or write the whole word.");
    return with_wildcards(std::move(text), begin);
}

Result<Query> PieceReader::with_wildcards(std::string text, std::size_t begin) {
    if (count_terms(without_wildcards(text)) == 0)
        return typed_.mistake(begin, fmt::format("“{}” stands for every word", text),
                              "Type some of the letters as well: tru*, *ing, wom?n.");
    if (auto taken = take_terms(text, begin); !taken)
        return failure(std::move(taken.error()));
    Query query{.kind = Query::Kind::wildcard, .at = typed_.typed_at(begin)};
    const bool only_at_the_end = text.find_first_of("*?") == text.size() - 1;
    if (only_at_the_end) {
        query.kind = Query::Kind::prefix;
        text.pop_back();
    } else if (auto taken = take(guesses_, 1, begin); !taken) {
        return failure(std::move(taken.error()));
    }
    query.text = std::move(text);
    return query;
}

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
        const auto words = whole_number<decltype(reach.words)>(digits);
        reach.words = words.value_or(0);
        if (reach.words == 0 || reach.words > farthest)
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
                {.code = Error::Code::refused,
                 .what = fmt::format("NEAR and BEFORE stand between words (at letter {}).",
                                     part.at.grapheme),
                 .hint = "Each side is a word, a \"phrase\", or (several OR words).",
                 .position = part.at.grapheme});
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
