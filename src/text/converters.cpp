#include "text/converters.h"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

namespace themata {
namespace {

using enum KnownEncoding::Use;

constexpr KnownEncoding known[] = {
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

Converter opened(const std::string& name) {
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

std::span<const KnownEncoding> known_encodings() { return known; }

std::optional<KnownEncoding> encoding_named(const std::string& name) {
    const auto called = [&](std::string_view other) {
        return ucnv_compareNames(name.c_str(), std::string(other).c_str()) == 0;
    };
    for (const KnownEncoding& encoding : known)
        if (called(encoding.name))
            return encoding;
    for (const auto& [other, usual] : other_names)
        if (called(other))
            return encoding_named(std::string(usual));
    const Converter asked = opened(name);
    const std::string converter = asked ? name_of(asked.get()) : "";
    for (const KnownEncoding& encoding : known)
        if (converter == name_of(opened(std::string(encoding.converter)).get()))
            return encoding;
    return std::nullopt;
}

Converted convert(std::string_view bytes, const KnownEncoding& encoding, std::size_t limit) {
    const Converter converter = opened(std::string(encoding.converter));
    if (!converter)
        throw std::runtime_error("ICU came without the encoding " + std::string(encoding.name));
    return Conversion(converter.get(), limit).run(bytes);
}

} // namespace themata
