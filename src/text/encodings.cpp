#include "text/encodings.h"

#include <algorithm>
#include <fmt/core.h>

#include "text/converters.h"
#include "text/encoding_guess.h"
#include "text/wide_units.h"

namespace themata {
namespace {

using namespace std::string_view_literals;
using Certainty = Decoded::Certainty;

constexpr std::size_t listed_places = 1000;

struct Signature {
    std::string_view begins;
    std::string_view what;
};

constexpr Signature no_texts[] = {
    {"PK\x03\x04"sv, "an Excel, Word or OpenDocument file, or a zip archive"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Excel or Word file"},
    {"%PDF-"sv, "a PDF"},
    {"{\\rtf"sv, "a Rich Text file"},
    {"\x1F\x8B"sv, "a compressed file (gzip)"},
    {"\xFD"
     "7zXZ\0"sv,
     "a compressed file (xz)"},
    {"SQLite format 3\0"sv, "a database or a study"},
    {"\x89PNG"sv, "a picture"},
    {"\xFF\xD8\xFF"sv, "a picture"},
};

struct Mark {
    std::string_view bytes;
    std::string_view encoding;
};

// UTF-32LE begins as UTF-16LE does, so it comes first.
constexpr Mark marks[] = {
    {"\xEF\xBB\xBF"sv, "UTF-8"}, {"\xFF\xFE\0\0"sv, "UTF-32LE"}, {"\0\0\xFE\xFF"sv, "UTF-32BE"},
    {"\xFF\xFE"sv, "UTF-16LE"},  {"\xFE\xFF"sv, "UTF-16BE"},
};

const Mark* mark_of(std::string_view bytes) {
    const auto found = std::ranges::find_if(
        marks, [&](const Mark& mark) { return bytes.starts_with(mark.bytes); });
    return found == std::end(marks) ? nullptr : found;
}

// CR LF, LF and CR all end a line.
std::size_t line_of(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto feeds = std::ranges::count(before, '\n');
    std::size_t lines = 1 + static_cast<std::size_t>(feeds);
    for (std::size_t at = before.find('\r'); at != std::string_view::npos;
         at = before.find('\r', at + 1))
        lines += at + 1 >= text.size() || text[at + 1] != '\n' ? 1 : 0;
    return lines;
}

std::string places(std::size_t count) {
    return count == 1 ? "1 place" : fmt::format("{} places", count);
}

void note_invalid(Decoded& decoded) {
    if (decoded.invalid_places == 0)
        return;
    constexpr std::size_t named = 5;
    std::string note = fmt::format("{} cannot be read as {}:", places(decoded.invalid_places),
                                   decoded.encoding.substr(0, decoded.encoding.find(' ')));
    for (std::size_t i = 0; i < std::min(named, decoded.invalid.size()); ++i)
        note +=
            fmt::format("{} line {} (bytes {})", i == 0 ? "" : ",",
                        line_of(decoded.text, decoded.invalid[i].offset), decoded.invalid[i].bytes);
    if (decoded.invalid_places > named)
        note += fmt::format(" and {} more", decoded.invalid_places - named);
    decoded.notes.insert(decoded.notes.begin(), note + ".");
}

void note_zeros(Decoded& decoded) {
    const auto zeros = std::ranges::count(decoded.text, '\0');
    if (zeros != 0)
        decoded.notes.push_back(fmt::format("There are zero bytes in the text ({}, the first in "
                                            "line {}); they are kept.",
                                            places(static_cast<std::size_t>(zeros)),
                                            line_of(decoded.text, decoded.text.find('\0'))));
}

Decoded read_utf8(std::string_view bytes) {
    Decoded decoded;
    decoded.text = bytes;
    decoded.encoding = "UTF-8";
    decoded.invalid = all_invalid_utf8(bytes, listed_places);
    decoded.invalid_places = decoded.invalid.size();
    if (decoded.invalid_places == listed_places)
        decoded.invalid_places = count_invalid_utf8(bytes);
    if (decoded.invalid_places != 0)
        decoded.encoding = "UTF-8 (invalid)";
    return decoded;
}

Decoded read_as(std::string_view bytes, const KnownEncoding& encoding) {
    if (encoding.name == "UTF-8")
        return read_utf8(bytes);
    Converted converted = convert(bytes, encoding, listed_places);
    Decoded decoded;
    decoded.text = std::move(converted.text);
    decoded.encoding = encoding.name;
    decoded.invalid = std::move(converted.invalid);
    decoded.invalid_places = converted.invalid_places;
    return decoded;
}

Decoded read_marked(std::string_view bytes, const Mark& mark) {
    const auto encoding = encoding_named(std::string(mark.encoding));
    Decoded decoded = read_as(bytes.substr(mark.bytes.size()), *encoding);
    decoded.bom = Decoded::Bom::present;
    return decoded;
}

std::string named(std::string_view encoding, std::string_view words) {
    return fmt::format("{} ({})", encoding, words);
}

std::string listed(const std::vector<EncodingGuess>& guesses) {
    std::string list;
    for (std::size_t i = 0; i < guesses.size(); ++i) {
        const bool last = i + 1 == guesses.size();
        list += i == 0 ? "" : last ? " or " : ", ";
        list += named(guesses[i].name, guesses[i].words);
    }
    return list;
}

Decoded read_guessed(std::string_view bytes) {
    constexpr int clear = 90;
    constexpr std::size_t most_others = 4;
    const std::vector<RankedEncoding> ranked = rank_encodings(bytes);
    const RankedEncoding& best = ranked.front();
    Decoded decoded = read_as(bytes, best.encoding);
    decoded.certainty = best.confidence >= clear ? Certainty::likely : Certainty::unsure;
    for (const RankedEncoding& other : std::span(ranked).subspan(1))
        if (decoded.others.size() < most_others)
            decoded.others.push_back({std::string(other.encoding.name), other.confidence,
                                      std::string(other.encoding.words)});
    if (decoded.invalid_places == 0)
        decoded.notes.push_back(
            fmt::format("The file does not say its encoding; it reads best as {}.",
                        named(best.encoding.name, best.encoding.words)));
    if (decoded.certainty == Certainty::unsure)
        decoded.notes.push_back(fmt::format("The encoding is not certain: it could also be {}.",
                                            listed(decoded.others)));
    return decoded;
}

Decoded read_unasked(std::string_view bytes) {
    if (const Mark* mark = mark_of(bytes))
        return read_marked(bytes, *mark);
    if (const auto wide = wide_encoding_of(bytes)) {
        Decoded decoded = read_as(bytes, *encoding_named(std::string(*wide)));
        decoded.certainty = Certainty::likely;
        decoded.notes.push_back(
            fmt::format("There is no byte order mark; {} was told by the zero bytes.", *wide));
        return decoded;
    }
    return find_invalid_utf8(bytes) ? read_guessed(bytes) : read_utf8(bytes);
}

// Without its order of bytes, which the file tells.
std::string with_byte_order(std::string_view bytes, const std::string& asked_for) {
    std::string upper = asked_for;
    std::ranges::transform(upper, upper.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    if (upper != "UTF-16" && upper != "UTF16" && upper != "UNICODE")
        return asked_for;
    const Mark* mark = mark_of(bytes);
    if (mark && mark->encoding.starts_with("UTF-16"))
        return std::string(mark->encoding);
    return std::string(wide_encoding_of(bytes).value_or("UTF-16LE"));
}

Result<Decoded> read_asked(std::string_view bytes, const std::string& asked_for) {
    const auto encoding = encoding_named(with_byte_order(bytes, asked_for));
    if (!encoding)
        return failure(Error::Code::wrong_call,
                       fmt::format("There is no encoding called “{}”.", asked_for),
                       "Try UTF-8, UTF-16, windows-1252, ISO-8859-1, GB18030 or Shift_JIS; help "
                       "lists them all.");
    const Mark* mark = mark_of(bytes);
    if (!mark)
        return read_as(bytes, *encoding);
    if (mark->encoding == encoding->name)
        return read_marked(bytes, *mark);
    Decoded decoded = read_as(bytes, *encoding);
    decoded.notes.push_back(fmt::format("The file begins with the mark of {}, but was read as {}.",
                                        mark->encoding, encoding->name));
    return decoded;
}

} // namespace

Result<Decoded> decode(std::string_view bytes, const std::optional<std::string>& asked_for) {
    for (const Signature& signature : no_texts)
        if (bytes.starts_with(signature.begins))
            return failure(Error::Code::refused,
                           fmt::format("This is {}, not a text file.", signature.what),
                           "Save the answers as CSV or as tab-separated text and import that.");
    Result<Decoded> decoded =
        asked_for ? read_asked(bytes, *asked_for) : Result<Decoded>(read_unasked(bytes));
    if (decoded) {
        note_invalid(*decoded);
        note_zeros(*decoded);
    }
    return decoded;
}

std::vector<Encoding> all_encodings() {
    std::vector<Encoding> all;
    for (const KnownEncoding& encoding : known_encodings())
        all.push_back({encoding.name, encoding.words});
    return all;
}

} // namespace themata
