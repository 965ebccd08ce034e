#include "index/pieces.h"

#include "index/terms.h"
#include "index/wildcard.h"
#include "text/regex.h"
#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace themata {

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
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, query.slop);
    if (read.ec != std::errc() || read.ptr != end || query.slop > most_slop)
        return typed_.mistake(begin, "Behind a phrase ~ needs a number",
                              "It says how many other words may stand in it: \"ward round\"~2.");
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

} // namespace themata
