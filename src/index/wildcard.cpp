#include "index/wildcard.h"

#include "index/terms.h"
#include "text/utf8.h"

namespace themata {

namespace {

// Letters of a script that nobody has written for 3,400 years (Linear A) hold the places of the
// wildcards while a word is divided into its terms.
constexpr std::string_view for_star = "\xF0\x90\x98\x80";
constexpr std::string_view for_question_mark = "\xF0\x90\x98\x81";

std::string with_letters(std::string_view typed) {
    std::string text;
    for (const char letter : typed) {
        if (letter == '*')
            text += for_star;
        else if (letter == '?')
            text += for_question_mark;
        else
            text += letter;
    }
    return text;
}

std::string with_wildcards(std::string_view term) {
    std::string text;
    for (std::size_t byte = 0; byte < term.size();) {
        const std::uint32_t length = code_point_at(term, byte).length;
        const std::string_view letter = term.substr(byte, length);
        if (letter == for_star)
            text += '*';
        else if (letter == for_question_mark)
            text += '?';
        else
            text += letter;
        byte += length;
    }
    return text;
}

} // namespace

bool has_wildcard(std::string_view word) { return word.find_first_of("*?") != word.npos; }

std::vector<std::string> wildcard_terms(std::string_view typed) {
    const std::string text = with_letters(typed);
    TermReader reader;
    std::vector<std::string> terms;
    for (const Term& term : reader.read(text))
        terms.push_back(with_wildcards(term.text));
    return terms;
}

// Goes back to the last * only: what stands before it has found the earliest place already.
bool fits_wildcard(std::string_view term, std::string_view wildcard) {
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = wildcard.npos;
    std::size_t after_star = 0;
    while (at < term.size()) {
        const std::uint32_t length = code_point_at(term, at).length;
        if (in < wildcard.size() && wildcard[in] == '*') {
            star = in++;
            after_star = at;
        } else if (in < wildcard.size() && wildcard[in] == '?') {
            ++in;
            at += length;
        } else if (wildcard.substr(in).starts_with(term.substr(at, length))) {
            in += length;
            at += length;
        } else if (star != wildcard.npos) {
            after_star += code_point_at(term, after_star).length;
            at = after_star;
            in = star + 1;
        } else {
            return false;
        }
    }
    return wildcard.find_first_not_of('*', in) == wildcard.npos;
}

std::string_view before_wildcard(std::string_view wildcard) {
    return wildcard.substr(0, wildcard.find_first_of("*?"));
}

bool is_any_term(std::string_view wildcard) {
    return wildcard.find_first_not_of('*') == wildcard.npos;
}

} // namespace themata
