#include "text/encodings.h"

#include "text/encoding_guess.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

namespace themata {

namespace {

using enum KnownEncoding::Use;

constexpr KnownEncoding encodings_known[] = {
    {"UTF-8", "UTF-8", "Unicode", unicode},
    {"UTF-16LE", "UTF-16LE", "Unicode, two bytes a letter, low byte first", unicode},
    {"UTF-16BE", "UTF-16BE", "Unicode, two bytes a letter, high byte first", unicode},
    {"UTF-32LE", "UTF-32LE", "Unicode, four bytes a letter, low byte first", unicode},
    {"UTF-32BE", "UTF-32BE", "Unicode, four bytes a letter, high byte first", unicode},
    {"windows-1252", "ibm-5348_P100-1997", "Western European, Windows", guessed, 2},
    {"windows-1250", "ibm-5346_P100-1998", "Central European, Windows", guessed, 4},
    {"windows-1251", "ibm-5347_P100-1998", "Cyrillic, Windows", guessed, 4},
    {"windows-1253", "ibm-5349_P100-1998", "Greek, Windows", guessed, 5},
    {"windows-1254", "ibm-5350_P100-1998", "Turkish, Windows", guessed, 5},
    {"windows-1255", "ibm-9447_P100-2002", "Hebrew, Windows", guessed, 5},
    {"windows-1256", "ibm-9448_X100-2005", "Arabic, Windows", guessed, 5},
    {"windows-1257", "ibm-9449_P100-2002", "Baltic, Windows", guessed, 5},
    {"windows-1258", "ibm-5354_P100-1998", "Vietnamese, Windows", guessed, 7},
    {"windows-874", "windows-874-2000", "Thai, Windows and TIS-620", guessed, 5},
    {"GB18030", "gb18030", "Chinese, also GBK and GB 2312", guessed, 4},
    {"Big5", "windows-950-2000", "Chinese, traditional", guessed, 5},
    {"Shift_JIS", "ibm-943_P15A-2003", "Japanese, Windows", guessed, 5},
    {"EUC-JP", "euc-jp-2007", "Japanese, Unix", guessed, 7},
    {"Big5-HKSCS", "ibm-1375_P100-2008", "Chinese, Hong Kong"},
    {"ISO-2022-JP", "ISO_2022,locale=ja,version=0", "Japanese, in mails"},
    {"EUC-KR", "windows-949-2000", "Korean, Windows", guessed, 5},
    {"KOI8-R", "ibm-878_P100-1996", "Russian", guessed, 6},
    {"KOI8-U", "ibm-1168_P100-2002", "Ukrainian", guessed, 6.5},
    {"ISO-8859-1", "ISO-8859-1", "Western European"},
    {"ISO-8859-2", "ibm-912_P100-1995", "Central European", guessed, 6},
    {"ISO-8859-3", "ibm-913_P100-2000", "Southern European"},
    {"ISO-8859-4", "ibm-914_P100-1995", "Northern European"},
    {"ISO-8859-5", "ibm-915_P100-1995", "Cyrillic", guessed, 7},
    {"ISO-8859-6", "ibm-1089_P100-1995", "Arabic", guessed, 7},
    {"ISO-8859-7", "ibm-9005_X110-2007", "Greek", guessed, 6},
    {"ISO-8859-8", "ibm-5012_P100-1999", "Hebrew", guessed, 6},
    {"ISO-8859-9", "ibm-920_P100-1995", "Turkish"},
    {"ISO-8859-10", "iso-8859_10-1998", "Nordic"},
    {"ISO-8859-13", "ibm-921_P100-1995", "Baltic", guessed, 7},
    {"ISO-8859-14", "iso-8859_14-1998", "Celtic"},
    {"ISO-8859-15", "ibm-923_P100-1998", "Western European with the euro sign", guessed, 5},
    {"macintosh", "macos-0_2-10.2", "Western European, old Macintosh", guessed, 9},
    {"x-mac-cyrillic", "macos-7_3-10.2", "Cyrillic, old Macintosh"},
    {"x-mac-centraleurroman", "macos-29-10.2", "Central European, old Macintosh"},
    {"IBM850", "ibm-850_P100-1995", "Western European, DOS", guessed, 10},
    {"IBM852", "ibm-852_P100-1995", "Central European, DOS", guessed, 12},
    {"IBM866", "ibm-866_P100-1995", "Cyrillic, DOS", guessed, 10},
    {"IBM437", "ibm-437_P100-1995", "United States, DOS"},
};

// What people and programs call them that ICU does not know, or knows as a narrower one.
constexpr std::pair<const char*, std::string_view> other_names[] = {
    {"ansi", "windows-1252"},    {"gbk", "GB18030"},          {"gb2312", "GB18030"},
    {"cp936", "GB18030"},        {"cp949", "EUC-KR"},         {"uhc", "EUC-KR"},
    {"cp950", "Big5"},           {"win1250", "windows-1250"}, {"win1251", "windows-1251"},
    {"win1252", "windows-1252"},
};

struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

using Converter = std::unique_ptr<UConverter, Close>;

Converter converter_for(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name.c_str(), &status));
    if (U_FAILURE(status))
        return nullptr;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
    return converter;
}

std::string name_of(const UConverter* converter) {
    UErrorCode status = U_ZERO_ERROR;
    return ucnv_getName(converter, &status);
}

void append(std::string& text, std::u16string_view units) {
    for (std::size_t i = 0; i < units.size(); ++i) {
        char32_t point = units[i];
        if (point >= 0xD800 && point < 0xDC00 && i + 1 < units.size())
            point = 0x10000 + ((point & 0x3FF) << 10) + (units[++i] & 0x3FFU);
        append_utf8(text, point);
    }
}

class Conversion {
public:
    Conversion(UConverter* converter, std::size_t limit) : converter_(converter), limit_(limit) {}

    Converted run(std::string_view bytes) {
        done_.text.reserve(bytes.size() + bytes.size() / 2);
        const char* from = bytes.data();
        const char* const end = from + bytes.size();
        for (UErrorCode status = U_BUFFER_OVERFLOW_ERROR; U_FAILURE(status);) {
            status = U_ZERO_ERROR;
            char16_t* to = units_.data();
            ucnv_toUnicode(converter_, &to, to + units_.size(), &from, end, nullptr, 1, &status);
            take({units_.data(), static_cast<std::size_t>(to - units_.data())});
            if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
                name_invalid(end - from);
        }
        return std::move(done_);
    }

private:
    // A pair of surrogates may be torn apart by the end of the buffer.
    void take(std::u16string_view units) {
        if (pending_ != 0 && !units.empty()) {
            const char16_t pair[] = {pending_, units.front()};
            append(done_.text, {pair, 2});
            units.remove_prefix(1);
            pending_ = 0;
        }
        if (!units.empty() && units.back() >= 0xD800 && units.back() < 0xDC00) {
            pending_ = units.back();
            units.remove_suffix(1);
        }
        append(done_.text, units);
    }

    void name_invalid(std::ptrdiff_t left) {
        std::array<char, 32> bytes{};
        auto length = static_cast<std::int8_t>(bytes.size());
        UErrorCode status = U_ZERO_ERROR;
        ucnv_getInvalidChars(converter_, bytes.data(), &length, &status);
        if (U_FAILURE(status) || (length <= 0 && left <= 0))
            throw std::runtime_error("ICU stopped without saying at which bytes.");
        if (done_.invalid.size() < limit_)
            done_.invalid.push_back({.offset = done_.text.size(),
                                     .length = 1,
                                     .bytes = in_hex({bytes.data(), std::size_t(length)})});
        ++done_.invalid_places;
        done_.text += '\xFF';
    }

    UConverter* converter_;
    std::size_t limit_;
    Converted done_;
    std::array<char16_t, 16384> units_{};
    char16_t pending_ = 0;
};

} // namespace

std::span<const KnownEncoding> known_encodings() { return encodings_known; }

std::optional<KnownEncoding> encoding_named(const std::string& name) {
    const auto called = [&](std::string_view other) {
        return ucnv_compareNames(name.c_str(), std::string(other).c_str()) == 0;
    };
    for (const KnownEncoding& encoding : encodings_known)
        if (called(encoding.name))
            return encoding;
    for (const auto& [other, usual] : other_names)
        if (called(other))
            return encoding_named(std::string(usual));
    const Converter asked = converter_for(name);
    const std::string converter = asked ? name_of(asked.get()) : "";
    for (const KnownEncoding& encoding : encodings_known)
        if (converter == name_of(converter_for(std::string(encoding.converter)).get()))
            return encoding;
    return std::nullopt;
}

Converted convert(std::string_view bytes, const KnownEncoding& encoding, std::size_t limit) {
    const Converter converter = converter_for(std::string(encoding.converter));
    if (!converter)
        throw std::runtime_error("ICU came without the encoding " + std::string(encoding.name));
    return Conversion(converter.get(), limit).run(bytes);
}

// UTF-16 and UTF-32 without a byte order mark, told by where their zero bytes stand.

namespace {

bool is_printable_ascii(char byte) { return byte >= ' ' && byte < '\x7F'; }

bool is_latin(char byte) {
    const bool accented = static_cast<unsigned char>(byte) >= 0xA0;
    return is_printable_ascii(byte) || accented || byte == '\t' || byte == '\r' || byte == '\n';
}

struct Pairs {
    std::size_t count = 0;
    std::array<std::size_t, 2> zeros{}; // where the first byte of a pair is zero, or the second
    std::size_t with_latin = 0;         // a zero beside what ISO-8859-1 has
    std::size_t both_printable = 0;     // as nearly all are in 8-bit text
};

Pairs pairs_of(std::string_view bytes) {
    Pairs pairs{.count = bytes.size() / 2};
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const char first = bytes[at];
        const char second = bytes[at + 1];
        pairs.zeros[0] += first == 0;
        pairs.zeros[1] += second == 0;
        pairs.with_latin += (first == 0 && is_latin(second)) || (second == 0 && is_latin(first));
        pairs.both_printable += is_printable_ascii(first) && is_printable_ascii(second);
    }
    return pairs;
}

// Whether every unit is a character that exists, and not the zero.
bool reads_as(std::string_view bytes, const char* encoding) {
    const Converted read = convert(bytes, *encoding_named(encoding), 0);
    bool assigned = read.invalid_places == 0;
    for_each_code_point(read.text, [&](char32_t point, std::size_t) {
        assigned = assigned && point != 0 && u_isdefined(static_cast<UChar32>(point)) != 0;
    });
    return assigned;
}

std::optional<std::string_view> utf16_of(std::string_view bytes) {
    const Pairs pairs = pairs_of(bytes);
    const bool little = pairs.zeros[1] > pairs.zeros[0];
    const std::size_t zeros = pairs.zeros[little ? 1 : 0];
    const std::size_t misplaced = pairs.zeros[little ? 0 : 1];
    const char* const name = little ? "UTF-16LE" : "UTF-16BE";
    constexpr std::size_t enough_pairs = 16;
    const bool whole = bytes.size() % 2 == 0 || pairs.count >= enough_pairs;
    if (zeros == 0 || !whole || pairs.with_latin * 10 < zeros * 9)
        return std::nullopt;
    if (zeros * 10 >= pairs.count * 4 && misplaced * 20 <= zeros)
        return name;
    // Few zeros, as where letters have none: only the line ends and commas show.
    const bool eight_bit = pairs.both_printable * 10 > pairs.count * 6;
    const bool one_order = misplaced * 4 <= zeros;
    if (one_order && !eight_bit && bytes.size() % 2 == 0 && reads_as(bytes, name))
        return name;
    return std::nullopt;
}

std::optional<std::string_view> utf32_of(std::string_view bytes) {
    std::array<std::size_t, 4> zeros{};
    for (std::size_t at = 0; at < bytes.size(); ++at)
        zeros[at % 4] += bytes[at] == 0;
    const std::size_t units = bytes.size() / 4;
    if (bytes.size() % 4 != 0 || units == 0)
        return std::nullopt;
    if (zeros[3] == units && zeros[2] * 2 >= units && reads_as(bytes, "UTF-32LE"))
        return "UTF-32LE";
    if (zeros[0] == units && zeros[1] * 2 >= units && reads_as(bytes, "UTF-32BE"))
        return "UTF-32BE";
    return std::nullopt;
}

// "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", or none of them.
std::optional<std::string_view> wide_encoding_of(std::string_view bytes) {
    if (bytes.find('\0') == std::string_view::npos)
        return std::nullopt;
    const auto utf32 = utf32_of(bytes);
    return utf32 ? utf32 : utf16_of(bytes);
}

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

void note_invalid(Decoded& decoded) {
    if (decoded.invalid_places == 0)
        return;
    constexpr std::size_t named = 5;
    std::string note =
        fmt::format("{} cannot be read as {}:", counted(decoded.invalid_places, "place"),
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
                                            counted(static_cast<std::size_t>(zeros), "place"),
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

std::string alternatives(const std::vector<EncodingGuess>& guesses) {
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
                                            alternatives(decoded.others)));
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
