#include "exchange/taking/quote_places.h"

#include "text/fold.h"
#include "text/segments.h"
#include "text/sentences.h"
#include <algorithm>

namespace themata {

namespace {

// What folding leaves apart and readers do not tell apart; 0: it is not seen.
char32_t as_read(char32_t point) {
    switch (point) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2035:
    case 0x2039:
    case 0x203A:
    case 0x60:
    case 0xB4:
    case 0x2BC:
    case 0x301: // what folding leaves of an acute accent that stands alone
        return U'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2036:
    case 0xAB:
    case 0xBB:
    case 0x300C:
    case 0x300D:
        return U'"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
        return U'-';
    case U'\t':
    case U'\n':
    case U'\v':
    case U'\f':
    case U'\r':
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x3000:
        return U' ';
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
    case 0xAD:
        return 0;
    default:
        return point;
    }
}

// A text as it is read, which knows where each of its bytes came from.
struct ReadText {
    explicit ReadText(std::string_view source) : folded(fold_with_places(source, Folding::strict)) {
        const std::string& from = folded.text();
        for_each_code_point(from, [&](char32_t point, std::size_t byte) {
            const char32_t read = as_read(point);
            // Runs of spaces and of dashes are one.
            const bool repeats = (read == U' ' || read == U'-') && !text.empty() &&
                                 text.back() == static_cast<char>(read);
            if (read == 0 || repeats || (read == U' ' && text.empty()))
                return;
            append_utf8(text, read);
            const auto end = byte + code_point_at(from, byte).length;
            places.resize(text.size(), {narrow(byte), narrow(end)});
        });
        while (!text.empty() && text.back() == ' ') {
            text.pop_back();
            places.pop_back();
        }
    }

    // Of a part that is not empty.
    [[nodiscard]] Span source_of(std::size_t begin, std::size_t end) const {
        return folded.source_of({places[begin].begin, places[end - 1].end});
    }

    FoldedText folded;
    std::string text;
    std::vector<Span> places; // in the folded text, of each byte
};

// As it is read, letter for letter: capitals are told from small letters here.
std::string seen(std::string_view text) {
    std::string result;
    const auto put = [&](char32_t point) {
        const bool repeats = (point == U' ' || point == U'-') && !result.empty() &&
                             result.back() == static_cast<char>(point);
        if (!repeats && (point != U' ' || !result.empty()))
            append_utf8(result, point);
    };
    for_each_code_point(compose(text), [&](char32_t point, std::size_t) {
        constexpr char32_t three_points = 0x2026;
        if (point == three_points)
            result += "...";
        else if (const char32_t read = as_read(point); read != 0)
            put(read);
    });
    while (result.ends_with(' '))
        result.pop_back();
    return result;
}

std::vector<Span> to_the_letter(std::string_view text, std::string_view quote) {
    std::vector<Span> found;
    for (std::size_t at = text.find(quote); at != text.npos; at = text.find(quote, at + 1))
        found.push_back({narrow(at), narrow(at + quote.size())});
    return found;
}

std::vector<Span> as_it_is_read(std::string_view text, std::string_view quote) {
    const ReadText wanted(quote);
    if (wanted.text.empty())
        return {};
    const std::string wanted_letters = seen(quote);
    const ReadText read(text);
    std::vector<Span> found;
    const std::string& all = read.text;
    for (std::size_t at = all.find(wanted.text); at != all.npos;
         at = all.find(wanted.text, at + 1)) {
        const Span source = read.source_of(at, at + wanted.text.size());
        const Span span = snap_to_graphemes(text, source);
        if ((found.empty() || found.back() != span) &&
            seen(text.substr(span.begin, span.length())) == wanted_letters)
            found.push_back(span);
    }
    return found;
}

std::string_view part_of(std::string_view text, Span span) {
    return text.substr(span.begin, span.length());
}

bool reads_alike(std::string_view a, std::string_view b) { return a == b || seen(a) == seen(b); }

enum class LineEnds { one, two }; // code points that each counts as
enum class Ends { kept, trimmed };

// The byte at which so many code points of a text end that was made of this one.
std::optional<std::uint32_t> byte_at(std::string_view text, std::uint32_t points, LineEnds ends,
                                     std::size_t from) {
    std::size_t byte = from;
    std::uint32_t done = 0;
    while (done < points && byte < text.size()) {
        const CodePoint point = code_point_at(text, byte);
        const bool is_pair =
            point.value == U'\r' && byte + 1 < text.size() && text[byte + 1] == '\n';
        const bool is_end = point.value == U'\r' || point.value == U'\n';
        byte += is_pair ? 2 : point.length;
        done += is_end && ends == LineEnds::two ? 2 : 1;
    }
    return done == points ? std::optional(narrow(byte)) : std::nullopt;
}

// White space at the ends of both or of none.
bool reads_alike_to_the_ends(std::string_view a, std::string_view b) {
    const auto ends = [](std::string_view text) {
        return std::pair(trimmed(text.substr(0, 1)).empty(),
                         text.empty() || trimmed(text.substr(text.size() - 1)).empty());
    };
    return reads_alike(a, b) && ends(a) == ends(b);
}

using Alike = bool (*)(std::string_view, std::string_view);

std::optional<Span> at_points(std::string_view text, std::string_view quote, CodePointSpan points,
                              Alike alike) {
    if (points.end <= count_code_points(text)) {
        const Span span = to_bytes(text, points);
        if (alike(part_of(text, span), quote))
            return part_of(text, span) == quote ? span : snap_to_graphemes(text, span);
    }
    const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    for (const LineEnds ends : {LineEnds::one, LineEnds::two})
        for (const std::size_t from : {std::size_t{0}, first}) {
            const auto begin = byte_at(text, points.begin, ends, from);
            const auto end = byte_at(text, points.end, ends, from);
            if (begin && end && *begin <= *end && alike(part_of(text, {*begin, *end}), quote))
                return snap_to_graphemes(text, {*begin, *end});
        }
    return std::nullopt;
}

} // namespace

std::vector<Span> quote_places(std::string_view text, std::string_view quote) {
    auto places = to_the_letter(text, quote);
    return places.empty() ? as_it_is_read(text, quote) : places;
}

std::optional<Span> quote_at(std::string_view text, std::string_view quote, CodePointSpan points) {
    for (const Alike alike : {&reads_alike_to_the_ends, &reads_alike})
        if (const auto span = at_points(text, quote, points, alike))
            return span;
    // The text may have lost or won letters before the quote in another way: one place is enough.
    const auto places = quote_places(text, quote);
    return !quote.empty() && places.size() == 1 && part_of(text, places.front()) != quote
               ? std::optional(places.front())
               : std::nullopt;
}

} // namespace themata
