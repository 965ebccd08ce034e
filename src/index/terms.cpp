#include "index/terms.h"

#include "text/fold.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <xapian.h>

namespace themata {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t n>
bool within(const std::array<Range, n>& ranges, char32_t point) {
    return std::ranges::any_of(
        ranges, [=](Range range) { return point >= range.first && point <= range.last; });
}

// Scripts that put no spaces between words.
constexpr std::array<Range, 15> spaceless = {{{0x0E00, 0x0EFF},
                                              {0x1000, 0x109F},
                                              {0x1780, 0x17FF},
                                              {0x1950, 0x19FF},
                                              {0x1A20, 0x1AAF},
                                              {0x2E80, 0x2FDF},
                                              {0x3005, 0x3007},
                                              {0x3021, 0x3029},
                                              {0x3038, 0x30FF},
                                              {0x31F0, 0x31FF},
                                              {0x3400, 0x4DBF},
                                              {0x4E00, 0x9FFF},
                                              {0xA9E0, 0xAAFF},
                                              {0xF900, 0xFAFF},
                                              {0x20000, 0x3FFFF}}};

// Vowel points, cantillation and the stretching of Arabic and Hebrew: mostly left out in writing.
constexpr std::array<Range, 12> points = {{{0x0591, 0x05BD},
                                           {0x05BF, 0x05BF},
                                           {0x05C1, 0x05C2},
                                           {0x05C4, 0x05C5},
                                           {0x05C7, 0x05C7},
                                           {0x0640, 0x0640},
                                           {0x064B, 0x065F},
                                           {0x0670, 0x0670},
                                           {0x06D6, 0x06DC},
                                           {0x06DF, 0x06E4},
                                           {0x06E7, 0x06E8},
                                           {0x06EA, 0x06ED}}};

constexpr std::array<Range, 2> symbols = {{{0x2190, 0x2BFF}, {0x1F000, 0x1FAFF}}};

// Scripts whose letters have no accents: Thai and Lao, Chinese and Japanese, Korean.
constexpr std::array<Range, 4> unaccented = {
    {{0x0E00, 0x0EFF}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0x20000, 0x3FFFF}}};

constexpr std::size_t most_remembered = 50'000;

constexpr Range skin_tones = {0x1F3FB, 0x1F3FF};
constexpr Range regional_indicators = {0x1F1E6, 0x1F1FF};
constexpr char32_t apostrophe = 0x2019;
constexpr std::string_view apostrophe_bytes = "\xE2\x80\x99";

// What French, Italian and Catalan put before an apostrophe: "l'espoir" is found by "espoir".
constexpr std::array<std::string_view, 27> elided = {
    "c",     "d",    "j",    "l",    "m",    "n",     "qu",     "s",      "t",
    "all",   "bell", "coll", "dall", "degl", "dell",  "un",     "nell",   "quell",
    "quest", "sull", "tutt", "sant", "gl",   "jusqu", "lorsqu", "puisqu", "quoiqu"};

bool in(Range range, char32_t point) { return point >= range.first && point <= range.last; }

bool is_of_letters(std::string_view word) {
    return std::ranges::all_of(word, [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

bool has_spaceless(std::string_view text) {
    bool found = false;
    for_each_code_point(text, [&](char32_t point, std::size_t) {
        found = found || (point >= spaceless[0].first && within(spaceless, point));
    });
    return found;
}

bool has_no_accents(std::string_view text) {
    bool none = true;
    for_each_code_point(text, [&](char32_t point, std::size_t) {
        none = none && (point < 0x80 || within(unaccented, point));
    });
    return none;
}

std::string without_points(std::string_view letters) {
    std::string bare;
    for_each_code_point(letters, [&](char32_t point, std::size_t) {
        if (point == apostrophe)
            bare += '\'';
        else if (!within(points, point))
            append_utf8(bare, point);
    });
    return bare;
}

bool splits(char letter) {
    return letter == '.' || letter == '_' || letter == '@' || letter == ' ';
}

// How many bytes of an apostrophe stand here.
std::size_t apostrophe_at(std::string_view letters, std::size_t byte) {
    if (letters[byte] == '\'')
        return 1;
    return letters.substr(byte).starts_with(apostrophe_bytes) ? apostrophe_bytes.size() : 0;
}

// A part of what was a word may be none by itself: "2" of "v1.2".
TermKind kind_of_part(std::string_view letters) {
    const std::vector<Word> found = words(letters);
    const bool number = found.size() == 1 && found.front().kind == WordKind::number;
    return number ? TermKind::sign : TermKind::word;
}

} // namespace

std::string_view TermReader::at(Span place) const {
    return text_.substr(place.begin, place.length());
}

std::span<const Term> TermReader::read(std::string_view text) {
    folded_ = fold(text);
    return read_folded(folded_);
}

std::span<const Term> TermReader::read_folded(std::string_view folded) {
    text_ = folded;
    terms_.clear();
    altered_.clear();
    const std::vector<Word> found = words(folded);
    if (is_ascii(folded)) {
        for (const Word& word : found)
            add_word(word.span, word.kind);
        return terms_;
    }
    std::uint32_t done = 0;
    for (const Word& word : found) {
        add_symbols({done, word.span.begin});
        add_word(word.span, word.kind);
        done = word.span.end;
    }
    add_symbols({done, narrow(folded.size())});
    return terms_;
}

void TermReader::add_plain(std::string_view word, Span place) {
    word = word.substr(0, longest_term);
    terms_.push_back({word, word, place, TermKind::word});
}

void TermReader::add(std::string_view text, Span place, TermKind kind) {
    if (text.size() > longest_term)
        text = text.substr(0, code_point_start(text, longest_term));
    if (const std::string_view bare = without_accents(text); !bare.empty())
        terms_.push_back({bare, text, place, kind});
}

std::string_view TermReader::without_accents(std::string_view text) {
    if (is_ascii(text) || has_no_accents(text))
        return text;
    if (const auto known = bare_.find(text); known != bare_.end())
        return known->second;
    if (bare_.size() < most_remembered)
        return bare_.emplace(text, fold_loosely(text)).first->second;
    return altered_.emplace_back(fold_loosely(text));
}

void TermReader::add_word(Span place, WordKind kind) {
    const std::string_view segment = at(place);
    if (kind == WordKind::letter && is_of_letters(segment)) // nearly all are
        return add_plain(segment, place);
    if (kind == WordKind::emoji)
        add_emoji(place);
    else if (kind == WordKind::kana || kind == WordKind::ideographic || has_spaceless(segment))
        add_mixed(place);
    else if (kind == WordKind::number)
        add(segment, place, TermKind::sign);
    else
        add_letters(place);
}

// Characters of spaceless scripts one by one, whatever stands between them as a word.
void TermReader::add_mixed(Span place) {
    std::uint32_t word = place.begin;
    const std::vector<std::uint32_t> ends = boundaries(at(place), Segment::grapheme);
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        const Span grapheme = {place.begin + ends[i], place.begin + ends[i + 1]};
        if (!within(spaceless, code_point_at(text_, grapheme.begin).value))
            continue;
        add_between({word, grapheme.begin});
        add(at(grapheme), grapheme, TermKind::sign);
        word = grapheme.end;
    }
    add_between({word, place.end});
}

void TermReader::add_between(Span place) {
    if (kind_of_part(at(place)) == TermKind::sign)
        add_part(place);
    else
        add_letters(place);
}

// "end.Next" and "ann@example" are several words to whoever searches; so is what is elided.
void TermReader::add_letters(Span place) {
    const std::string_view letters = at(place);
    std::size_t begin = 0;
    for (std::size_t byte = 0; byte < letters.size(); ++byte) {
        const std::size_t mark = apostrophe_at(letters, byte);
        const std::string_view before = letters.substr(begin, byte - begin);
        const bool elides = mark != 0 && std::ranges::find(elided, before) != elided.end();
        if (!elides && !splits(letters[byte]))
            continue;
        add_part({place.begin + narrow(begin), place.begin + narrow(byte)});
        begin = byte + std::max<std::size_t>(mark, 1);
        byte = begin - 1;
    }
    if (begin == 0)
        add_bare(place, TermKind::word);
    else
        add_part({place.begin + narrow(begin), place.end});
}

void TermReader::add_part(Span place) { add_bare(place, kind_of_part(at(place))); }

void TermReader::add_bare(Span place, TermKind kind) {
    const std::string_view letters = at(place);
    if (is_ascii(letters))
        return add(letters, place, kind);
    std::string bare = without_points(letters);
    if (bare == letters)
        return add(letters, place, kind);
    add(altered_.emplace_back(std::move(bare)), place, kind);
}

void TermReader::add_emoji(Span place) {
    const std::string_view emoji = at(place);
    for (std::size_t byte = 0; byte < emoji.size();) {
        const CodePoint point = code_point_at(emoji, byte);
        std::size_t length = point.length;
        const bool flag = in(regional_indicators, point.value) && byte + length < emoji.size();
        if (flag)
            length += code_point_at(emoji, byte + length).length;
        if (within(symbols, point.value) && !in(skin_tones, point.value)) {
            const std::uint32_t begin = place.begin + narrow(byte);
            add(emoji.substr(byte, length), {begin, begin + narrow(length)}, TermKind::sign);
        }
        byte += length;
    }
}

// A heart or an arrow that is not shown as an emoji stands between words.
void TermReader::add_symbols(Span gap) {
    if (!is_ascii(at(gap)))
        add_emoji(gap);
}

// Made when a language is first asked for: most studies speak one or two.
struct Stemmer::Parts {
    std::array<std::optional<Xapian::Stem>, language_count> stems;

    const Xapian::Stem& of(Language language) {
        auto& stem = stems[static_cast<std::size_t>(language)];
        if (!stem)
            stem.emplace(std::string(iso_code(language)));
        return *stem;
    }
};

Stemmer::Stemmer() : parts_(std::make_unique<Parts>()) {}

Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

std::string Stemmer::stem(Language language, std::string_view word) const {
    std::string stem = parts_->of(language)(std::string(word));
    // Some Nepali words are nothing but endings; without a stem they would be forms of each other.
    return stem.empty() ? std::string(word) : stem;
}

FormKeys form_keys(const Stemmer& stemmer, Language language, std::string_view strict,
                   std::string_view bare) {
    FormKeys keys{.first = fold_loosely(stemmer.stem(language, strict)), .second = {}};
    if (strict == bare)
        return keys;
    if (std::string other = fold_loosely(stemmer.stem(language, bare)); other != keys.first)
        keys.second = std::move(other);
    return keys;
}

std::string stemmers_version() { return std::string("xapian ") + Xapian::version_string(); }

std::string stem_term(Language language, std::string_view stem) {
    std::string term = "Z";
    term += iso_code(language);
    term += ':';
    return term += stem;
}

std::string language_term(Language language) {
    std::string term = "L";
    return term += iso_code(language);
}

namespace {

constexpr std::size_t longest = 64; // words with more letters are compared letter by letter

std::uint64_t bit_of(char32_t letter) { return std::uint64_t{1} << (letter % 64); }

std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    for_each_code_point(text, [&](char32_t point, std::size_t) { letters += point; });
    return letters;
}

std::uint64_t signature_of(std::u32string_view letters) {
    std::uint64_t signature = 0;
    for (const char32_t letter : letters)
        signature |= bit_of(letter);
    return signature;
}

} // namespace

std::size_t mistakes_in(std::size_t letters) { return letters <= 1 ? 0 : letters <= 5 ? 1 : 2; }

NearWord::NearWord(std::string_view word, std::size_t mistakes)
    : word_(word), letters_(letters_of(word)), mistakes_(letters_.size() > longest ? 0 : mistakes),
      signature_(signature_of(letters_)) {}

// Each mistake takes one letter away from what both have, or adds one, or both.
bool NearWord::fits(std::string_view term) const {
    if (mistakes_ == 0)
        return term == word_;
    std::array<char32_t, longest + 2> letters{};
    std::size_t count = 0;
    std::uint64_t signature = 0;
    for (std::size_t byte = 0; byte < term.size();) {
        const CodePoint point = code_point_at(term, byte);
        if (count == letters.size())
            return false;
        letters[count++] = point.value;
        signature |= bit_of(point.value);
        byte += point.length;
    }
    const std::size_t most = std::max(count, letters_.size());
    const std::size_t least = std::min(count, letters_.size());
    if (most - least > mistakes_ ||
        static_cast<std::size_t>(std::popcount(signature & ~signature_)) > mistakes_ ||
        static_cast<std::size_t>(std::popcount(signature_ & ~signature)) > mistakes_)
        return false;
    return fits_letters({letters.data(), count});
}

bool NearWord::fits_letters(std::u32string_view term) const {
    using Row = std::array<std::size_t, longest + 3>;
    std::array<Row, 3> rows{}; // the last three, in turn
    for (std::size_t j = 0; j <= term.size(); ++j)
        rows[0][j] = j;
    for (std::size_t i = 1; i <= letters_.size(); ++i) {
        Row& here = rows[i % 3];
        const Row& above = rows[(i + 2) % 3];
        const Row& before = rows[(i + 1) % 3];
        here[0] = i;
        std::size_t best = i;
        for (std::size_t j = 1; j <= term.size(); ++j) {
            const std::size_t other = letters_[i - 1] == term[j - 1] ? 0 : 1;
            here[j] = std::min({here[j - 1] + 1, above[j] + 1, above[j - 1] + other});
            if (i > 1 && j > 1 && letters_[i - 1] == term[j - 2] && letters_[i - 2] == term[j - 1])
                here[j] = std::min(here[j], before[j - 2] + 1);
            best = std::min(best, here[j]);
        }
        if (best > mistakes_ + 1) // a swap looks back two rows
            return false;
    }
    return rows[letters_.size() % 3][term.size()] <= mistakes_;
}

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
