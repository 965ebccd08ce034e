#include "exchange/reading/xls_records.h"

#include "exchange/reading/cell_values.h"
#include "exchange/reading/choose_sheet.h"
#include "text/utf8.h"
#include <algorithm>
#include <bit>
#include <cstring>
#include <fmt/format.h>

namespace themata {

namespace {

// Little-endian numbers; 0 past the end.
template <typename Number>
Number little_endian(std::string_view bytes, std::size_t at) {
    Number number = 0;
    if (at <= bytes.size() && sizeof number <= bytes.size() - at)
        std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

std::uint16_t short_in(std::string_view bytes, std::size_t at) {
    return little_endian<std::uint16_t>(bytes, at);
}

std::uint32_t long_in(std::string_view bytes, std::size_t at) {
    return little_endian<std::uint32_t>(bytes, at);
}

// A compound file: sectors of one size, each of which says which comes next.
class CompoundFile {
public:
    explicit CompoundFile(std::string_view bytes);

    // Empty where there is none, or its sectors cannot be followed.
    [[nodiscard]] std::string stream(std::string_view name) const;

private:
    [[nodiscard]] std::string_view sector(std::uint32_t place) const {
        const std::size_t begin = (static_cast<std::size_t>(place) + 1) << shift_;
        return begin < bytes_.size() ? bytes_.substr(begin, std::size_t{1} << shift_)
                                     : std::string_view();
    }

    [[nodiscard]] std::string chain(std::uint32_t first) const;
    [[nodiscard]] std::string small_chain(std::uint32_t first, const std::string& sectors) const;

    std::string_view bytes_;
    unsigned shift_ = 9;
    std::vector<std::uint32_t> next_;
};

constexpr std::uint32_t last_sector = 0xFFFFFFFA; // and above are no sectors
constexpr std::size_t most_listed_sectors = 109;  // in the header; more make 7 MB and up

CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes) {
    shift_ = short_in(bytes, 30) == 12 ? 12 : 9;
    std::vector<std::uint32_t> tables;
    for (std::size_t i = 0; i < most_listed_sectors; ++i)
        tables.push_back(long_in(bytes, 76 + 4 * i));
    const std::size_t in_sector = (std::size_t{1} << shift_) / 4 - 1;
    std::uint32_t more = long_in(bytes, 68);
    for (std::uint32_t left = long_in(bytes, 72); left > 0 && more < last_sector; --left) {
        const std::string_view list = sector(more);
        if (list.empty())
            break;
        for (std::size_t i = 0; i < in_sector; ++i)
            tables.push_back(long_in(list, 4 * i));
        more = long_in(list, 4 * in_sector);
    }
    for (const std::uint32_t table : tables) {
        if (table >= last_sector || sector(table).empty())
            break;
        for (std::size_t i = 0; i <= in_sector; ++i)
            next_.push_back(long_in(sector(table), 4 * i));
    }
}

std::string CompoundFile::chain(std::uint32_t first) const {
    std::string whole;
    for (std::uint32_t at = first; at < next_.size() && whole.size() <= bytes_.size();
         at = next_[at])
        whole += sector(at);
    return whole;
}

std::string CompoundFile::small_chain(std::uint32_t first, const std::string& sectors) const {
    const std::string next = chain(long_in(bytes_, 60));
    constexpr std::size_t size = 64;
    std::string whole;
    for (std::uint32_t at = first;
         at < last_sector && at * size < sectors.size() && whole.size() <= sectors.size();
         at = long_in(next, std::size_t{4} * at))
        whole += std::string_view(sectors).substr(at * size, size);
    return whole;
}

std::string CompoundFile::stream(std::string_view name) const {
    constexpr std::size_t entry_size = 128;
    const std::string entries = chain(long_in(bytes_, 48));
    std::string wide;
    for (const char letter : name)
        wide += {letter, '\0'};
    wide.append(2, '\0');
    for (std::size_t at = 0; at + entry_size <= entries.size(); at += entry_size) {
        const std::string_view entry = std::string_view(entries).substr(at, entry_size);
        if (short_in(entry, 64) != wide.size() || !entry.starts_with(wide))
            continue;
        const std::uint32_t size = long_in(entry, 120);
        const bool is_small = size < long_in(bytes_, 56);
        std::string whole = is_small
                                ? small_chain(long_in(entry, 116), chain(long_in(entries, 116)))
                                : chain(long_in(entry, 116));
        whole.resize(std::min<std::size_t>(whole.size(), size));
        return whole;
    }
    return {};
}

constexpr std::uint16_t begins_part = 0x0809;
constexpr std::uint16_t ends_part = 0x000A;
constexpr std::uint16_t sheet_of_book = 0x0085;
constexpr std::uint16_t formula = 0x0006;
constexpr std::uint16_t text_of_formula = 0x0207;
constexpr std::uint16_t merged_areas = 0x00E5;
constexpr std::uint16_t biff8 = 0x0600;

std::string_view error_named(std::uint8_t code) {
    switch (code) {
    case 0x00:
        return "#NULL!";
    case 0x07:
        return "#DIV/0!";
    case 0x0F:
        return "#VALUE!";
    case 0x17:
        return "#REF!";
    case 0x1D:
        return "#NAME?";
    case 0x24:
        return "#NUM!";
    default:
        return "#N/A";
    }
}

// One that is a text says so; the text is the next record.
XlsResult result_in(std::string_view record) {
    XlsResult result;
    if (short_in(record, 12) != 0xFFFF) {
        append_number(result.text, std::bit_cast<double>(little_endian<std::uint64_t>(record, 6)));
        return result;
    }
    const auto kind = little_endian<std::uint8_t>(record, 6);
    const auto value = little_endian<std::uint8_t>(record, 8);
    if (kind == 1)
        result.text = value == 1 ? "TRUE" : "FALSE";
    if (kind == 2)
        result = {.text = std::string(error_named(value)), .is_error = true};
    return result;
}

// Letters of one byte each are those of Latin-1. Texts that go on in another record are not taken.
XlsResult text_in(std::string_view record) {
    const std::size_t count = short_in(record, 0);
    const bool is_wide = (little_endian<std::uint8_t>(record, 2) & 1U) != 0;
    std::size_t at = 3;
    if (record.size() < at + count * (is_wide ? 2 : 1))
        return {.text = "a long text", .is_error = true};
    std::string text;
    for (std::size_t i = 0; i < count && at < record.size(); ++i) {
        char32_t letter = is_wide ? short_in(record, at) : little_endian<std::uint8_t>(record, at);
        at += is_wide ? 2 : 1;
        if (letter >= 0xD800 && letter < 0xDC00 && is_wide && i + 1 < count) {
            letter = 0x10000 + ((letter - 0xD800) << 10U) + (short_in(record, at) & 0x3FFU);
            at += 2;
            ++i;
        }
        append_utf8(text, letter);
    }
    return {.text = std::move(text), .is_error = false};
}

void take_areas(XlsSheetRecords& sheet, std::string_view record) {
    for (std::size_t i = 0; i < short_in(record, 0); ++i) {
        const std::size_t at = 2 + 8 * i;
        const std::uint32_t first = short_in(record, at) + 1U;
        const std::uint32_t last = short_in(record, at + 2) + 1U;
        const std::size_t left = short_in(record, at + 4);
        const std::size_t right = short_in(record, at + 6);
        sheet.areas.push_back(cell_name(left, first) + ":" + cell_name(right, last));
        if (left == right && last > first)
            sheet.merged.push_back({.column = left, .first = first, .last = last});
    }
}

// The records from where the sheet begins to where it ends; charts within it are skipped.
void take_sheet(XlsSheetRecords& sheet, std::string_view book) {
    std::size_t depth = 0;
    XlsResult* open = nullptr; // whose text is to come
    for (std::size_t at = sheet.begins; at + 4 <= book.size();) {
        const std::uint16_t kind = short_in(book, at);
        const std::string_view record = book.substr(at + 4, short_in(book, at + 2));
        at += 4 + std::size_t{short_in(book, at + 2)};
        if (kind == begins_part) {
            ++depth;
        } else if (kind == ends_part) {
            if (depth <= 1)
                return;
            --depth;
        } else if (depth == 1 && kind == formula && record.size() >= 14) {
            open = &(sheet.results[{short_in(record, 0), short_in(record, 2)}] = result_in(record));
        } else if (depth == 1 && kind == text_of_formula && open) {
            *open = text_in(record);
        } else if (depth == 1 && kind == merged_areas) {
            take_areas(sheet, record);
        }
        if (depth == 0)
            return; // the sheet does not begin where it should
    }
}

} // namespace

std::vector<XlsSheetRecords> xls_records(std::string_view bytes) {
    const std::string book = CompoundFile(bytes).stream("Workbook");
    std::vector<XlsSheetRecords> sheets;
    if (short_in(book, 0) != begins_part || short_in(book, 4) != biff8)
        return sheets;
    for (std::size_t at = 0; at + 4 <= book.size() && short_in(book, at) != ends_part;
         at += 4 + std::size_t{short_in(book, at + 2)})
        if (short_in(book, at) == sheet_of_book)
            sheets.push_back({.begins = long_in(book, at + 4),
                              .is_hidden = (little_endian<std::uint8_t>(book, at + 8) & 3U) != 0,
                              .results = {},
                              .merged = {},
                              .areas = {}});
    for (XlsSheetRecords& sheet : sheets)
        take_sheet(sheet, book);
    return sheets;
}

} // namespace themata
