#include "text/fold.h"

#include "text/utf8.h"
#include <algorithm>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

namespace themata {

namespace {

using Open = const icu::Normalizer2* (*)(UErrorCode&);

const icu::Normalizer2& opened(Open open) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = open(status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU came without its normalisation tables.");
    return *found;
}

const icu::Normalizer2& case_folding() {
    static const icu::Normalizer2& kept = opened(icu::Normalizer2::getNFKCCasefoldInstance);
    return kept;
}

const icu::Normalizer2& decomposing() {
    static const icu::Normalizer2& kept = opened(icu::Normalizer2::getNFDInstance);
    return kept;
}

const icu::Normalizer2& composing() {
    static const icu::Normalizer2& kept = opened(icu::Normalizer2::getNFCInstance);
    return kept;
}

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

std::string normalized(const icu::Normalizer2& form, std::string_view text) {
    std::string result;
    result.reserve(text.size());
    icu::StringByteSink<std::string> sink(&result);
    UErrorCode status = U_ZERO_ERROR;
    form.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                       sink, nullptr, status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU could not fold a text.");
    return result;
}

// Accents and points have a place above or below (classes from 200), the overlays 1, the points of
// Hebrew, Arabic and Syriac 10 to 36. The classes between them make another letter of their base:
// nuktas, viramas, kana voicing, vowels of Thai, Lao and Tibetan.
bool is_accent(char32_t point) {
    const auto place = u_getCombiningClass(static_cast<UChar32>(point));
    return place >= 200 || place == 1 || (place >= 10 && place <= 36);
}

// Letters with a stroke, and the like, that Unicode does not take apart.
std::string_view without_stroke(char32_t letter) {
    switch (letter) {
    case U'ø':
        return "o";
    case U'ł':
        return "l";
    case U'đ':
    case U'ð':
        return "d";
    case U'ħ':
        return "h";
    case U'ŧ':
        return "t";
    case U'ı':
        return "i";
    case U'æ':
        return "ae";
    case U'œ':
        return "oe";
    case U'þ':
        return "th";
    default:
        return {};
    }
}

std::string without_accents(std::string_view folded) {
    std::string bare;
    bare.reserve(folded.size());
    const std::string apart = normalized(decomposing(), folded);
    for_each_code_point(apart, [&](char32_t point, std::size_t) {
        constexpr char32_t tatweel = 0x640; // only makes an Arabic word longer
        if (is_accent(point) || point == tatweel)
            return;
        const std::string_view plain = without_stroke(point);
        if (plain.empty())
            append_utf8(bare, point);
        else
            bare += plain;
    });
    return compose(bare);
}

std::string folded(std::string_view text, Folding folding) {
    return folding == Folding::strict ? fold(text) : fold_loosely(text);
}

// The next place at which the text can be cut so that both parts fold as the whole does.
std::size_t next_cut(std::string_view text, std::size_t from) {
    std::size_t byte = from + code_point_at(text, from).length;
    while (byte < text.size()) {
        const CodePoint point = code_point_at(text, byte);
        if (point.value < 0x80 ||
            case_folding().hasBoundaryBefore(static_cast<UChar32>(point.value)))
            break;
        byte += point.length;
    }
    return byte;
}

// Up to here from `from` on there is ASCII alone, and behind each nothing that changes it.
std::size_t end_of_plain(std::string_view text, std::size_t from) {
    const auto plain = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
    auto end =
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), plain);
    if (end != text.end() && end - text.begin() > static_cast<std::ptrdiff_t>(from))
        --end;
    return static_cast<std::size_t>(end - text.begin());
}

} // namespace

std::string fold(std::string_view text) {
    if (is_ascii(text)) {
        std::string result(text.size(), '\0');
        std::ranges::transform(text, result.begin(), lower);
        return result;
    }
    return normalized(case_folding(), text);
}

std::string fold_loosely(std::string_view text) {
    std::string strictly = fold(text);
    if (is_ascii(strictly))
        return strictly;
    return without_accents(strictly);
}

std::string compose(std::string_view text) { return normalized(composing(), text); }

FoldedText::FoldedText(std::string text, std::vector<Piece> pieces, std::uint32_t source_size)
    : text_(std::move(text)), pieces_(std::move(pieces)) {
    pieces_.push_back({.folded = narrow(text_.size()), .source = source_size});
}

std::size_t FoldedText::piece_at(std::uint32_t byte) const {
    const auto after = std::ranges::upper_bound(pieces_, byte, {}, &Piece::folded);
    return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

Span FoldedText::source_of(Span part) const {
    const auto size = narrow(text_.size());
    const std::uint32_t first = std::min(part.begin, size);
    const std::uint32_t end = std::clamp(part.end, first, size);
    const auto in_source = [&](std::uint32_t byte) {
        const Piece& piece = pieces_[piece_at(byte)];
        const bool whole = piece.kind == Piece::Kind::as_a_whole;
        return whole ? piece.source : piece.source + (byte - piece.folded);
    };
    const std::uint32_t begin = in_source(first);
    if (end == first)
        return {begin, begin};
    const std::size_t last = piece_at(end - 1);
    const bool whole = pieces_[last].kind == Piece::Kind::as_a_whole;
    return {begin, whole ? pieces_[last + 1].source : in_source(end - 1) + 1};
}

FoldedText fold_with_places(std::string_view text, Folding folding) {
    std::string result;
    result.reserve(text.size());
    std::vector<FoldedText::Piece> pieces;
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t end = end_of_plain(text, at); end > at) {
            if (pieces.empty() || pieces.back().kind != FoldedText::Piece::Kind::byte_for_byte)
                pieces.push_back({narrow(result.size()), narrow(at)});
            for (; at < end; ++at)
                result += lower(text[at]);
            continue;
        }
        const std::size_t cut = next_cut(text, at);
        const std::string_view source = text.substr(at, cut - at);
        const std::string part = folded(source, folding);
        const auto kind = part.size() == 1 && source.size() == 1
                              ? FoldedText::Piece::Kind::byte_for_byte
                              : FoldedText::Piece::Kind::as_a_whole;
        const bool goes_on = !pieces.empty() && kind == FoldedText::Piece::Kind::byte_for_byte &&
                             pieces.back().kind == kind;
        if (!goes_on)
            pieces.push_back({narrow(result.size()), narrow(at), kind});
        result += part;
        at = cut;
    }
    return {std::move(result), std::move(pieces), narrow(text.size())};
}

namespace {

enum class Place { kept, gap, dropped };

// "don't" and "dont" are alike, "waiting-time" and "waiting time" are.
bool is_apostrophe(char32_t point) {
    return point == '\'' || point == 0x2018 || point == 0x2019 || point == 0x02BC;
}

Place place_of(char32_t point) {
    if (is_apostrophe(point))
        return Place::dropped;
    if (point < 0x80) {
        const bool digit = point >= '0' && point <= '9';
        const bool letter = point >= 'a' && point <= 'z';
        // Of the other signs these say something: "5 < 6", "$", "C++".
        const bool sign =
            std::string_view("$+<=>^|~").find(static_cast<char>(point)) != std::string_view::npos;
        return digit || letter || sign ? Place::kept : Place::gap;
    }
    const auto sign = static_cast<UChar32>(point);
    if (u_ispunct(sign) || u_isUWhiteSpace(sign) || u_iscntrl(sign))
        return Place::gap;
    return Place::kept;
}

template <class PlaceOf>
std::string squeezed(std::string_view folded, PlaceOf placed) {
    std::string result;
    result.reserve(folded.size());
    bool gap = false;
    for_each_code_point(folded, [&](char32_t point, std::size_t byte) {
        const Place place = placed(point);
        if (place == Place::dropped)
            return;
        if (place == Place::gap) {
            gap = true;
            return;
        }
        if (gap && !result.empty())
            result += ' ';
        gap = false;
        result.append(folded, byte, code_point_at(folded, byte).length);
    });
    return result;
}

Place only_white_space_goes(char32_t point) {
    return u_isUWhiteSpace(static_cast<UChar32>(point)) ? Place::gap : Place::kept;
}

} // namespace

std::string bare(std::string_view text) {
    const std::string folded = fold(text);
    std::string words = squeezed(folded, place_of);
    return words.empty() ? squeezed(folded, only_white_space_goes) : words;
}

namespace {

constexpr char32_t block_size = 256;
constexpr char32_t end_of_blocks = 0x10000;
constexpr char32_t apostrophe = 0x2019; // a plain one in terms
constexpr char32_t first_symbol = 0x2190;
constexpr char32_t last_symbol = 0x2BFF; // these may be terms

using Block = std::array<std::optional<AsciiFold>, block_size>;

AsciiFold one(char letter) { return {.letters = {letter}, .count = 1}; }

bool is_word_letter(char32_t point) {
    const int kind = u_getIntPropertyValue(static_cast<UChar32>(point), UCHAR_WORD_BREAK);
    return kind == U_WB_ALETTER || kind == U_WB_HEBREW_LETTER;
}

bool only_divides(char32_t point) {
    const auto character = static_cast<UChar32>(point);
    return (point < first_symbol || point > last_symbol) && u_ispunct(character) &&
           u_getIntPropertyValue(character, UCHAR_WORD_BREAK) == U_WB_OTHER;
}

std::optional<AsciiFold> seen(char32_t point) {
    if (point == apostrophe)
        return one('\'');
    std::string letter;
    append_utf8(letter, point);
    const std::string bare = fold_loosely(letter);
    if (bare.empty() && is_word_letter(point))
        return one(some_sign); // goes, but makes one word of what stands on its sides
    if (is_ascii(bare)) {
        AsciiFold folded{.letters = {}, .count = static_cast<std::uint8_t>(bare.size())};
        if (bare.size() > folded.letters.size())
            return std::nullopt;
        std::ranges::copy(bare, folded.letters.begin());
        return folded;
    }
    if (std::ranges::any_of(bare, [](char byte) { return is_ascii({&byte, 1}); }))
        return std::nullopt;
    return one(is_word_letter(point) ? another_letter : only_divides(point) ? ' ' : some_sign);
}

std::unique_ptr<const Block> made(char32_t first) {
    auto block = std::make_unique<Block>();
    for (char32_t place = 0; place < block_size; ++place) {
        const char32_t point = first + place;
        if (!U_IS_SURROGATE(point))
            (*block)[place] = seen(point);
    }
    return block;
}

// A block is made when it is first asked for: a study is written in few scripts.
const Block& block_of(char32_t point) {
    struct Kept {
        std::once_flag once;
        std::unique_ptr<const Block> block;
    };

    static std::array<Kept, end_of_blocks / block_size> all;
    Kept& kept = all[point / block_size];
    std::call_once(kept.once, [&] { kept.block = made(point - point % block_size); });
    return *kept.block;
}

} // namespace

std::optional<AsciiFold> ascii_fold(char32_t point) {
    if (point >= end_of_blocks)
        return std::nullopt;
    return block_of(point)[point % block_size];
}

} // namespace themata
