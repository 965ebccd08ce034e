#include "exchange/reading/delimited.h"

#include "exchange/reading/cell_signs.h"
#include "exchange/reading/heading_rows.h"
#include "exchange/reading/reading_notes.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>
#include <limits>

namespace themata {

std::size_t Scanner::line_end_at(std::size_t at) const {
    if (at >= text_.size())
        return 0;
    if (text_[at] == '\n')
        return 1;
    if (text_[at] != '\r')
        return 0;
    return at + 1 < text_.size() && text_[at + 1] == '\n' ? 2 : 1;
}

bool Scanner::ends_cell(std::size_t at) const {
    return at >= text_.size() || (delimiter_ != '\0' && text_[at] == delimiter_) ||
           line_end_at(at) > 0;
}

// The quote that closes the one that stands here; the text's size when there is none. All quotes
// passed over are doubled ones. A cell that begins within such a run finds its end at once, so the
// runs of several cells overlap only by their ends.
std::size_t Scanner::closing_quote(std::size_t opening) const {
    std::size_t quote = opening + 1;
    for (;;) {
        quote = text_.find(quote_, quote);
        if (quote == text_.npos)
            return text_.size();
        if (quote + 1 >= text_.size() || text_[quote + 1] != quote_)
            return quote_ == '\'' ? after_apostrophes(quote) : quote;
        quote += 2;
    }
}

// The first quote of this line that ends a cell; those before it are apostrophes. The quote itself
// where there is none.
std::size_t Scanner::after_apostrophes(std::size_t quote) const {
    constexpr std::size_t farthest = 65'536;
    const auto line = text_.substr(quote, farthest);
    const auto rest = line.substr(0, line.find_first_of("\r\n"));
    for (std::size_t at = 0; at != rest.npos; at = rest.find(quote_, at + 1)) {
        const bool is_doubled = at > 0 && (rest[at - 1] == quote_);
        if (!is_doubled && ends_cell(quote + at + 1))
            return quote + at;
    }
    return quote;
}

ScannedCell Scanner::finish(ScannedCell cell, std::size_t end) {
    if (end >= text_.size()) {
        at_ = text_.size();
        cell.after = ScannedCell::After::file;
    } else if (const std::size_t length = line_end_at(end); length > 0) {
        at_ = end + length;
        cell.after = ScannedCell::After::row;
    } else {
        at_ = end + 1;
        cell.after = ScannedCell::After::cell;
    }
    return cell;
}

ScannedCell Scanner::plain_cell(ScannedCell::Quote quote) {
    const std::size_t begin = at_;
    const char delimiter = delimiter_ == '\0' ? '\n' : delimiter_;
    const auto end = std::find_if(
        text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.end(),
        [delimiter](char byte) { return byte == delimiter || byte == '\n' || byte == '\r'; });
    const auto place = static_cast<std::size_t>(end - text_.begin());
    return finish({.begin = begin, .end = place, .quote = quote}, place);
}

std::size_t Scanner::quote_after_spaces() const {
    std::size_t at = at_;
    while (at < text_.size() && text_[at] != delimiter_) {
        if (text_[at] == ' ' || text_[at] == '\t')
            ++at;
        else if (text_.substr(at).starts_with("\u00A0"))
            at += 2;
        else
            break;
    }
    return at < text_.size() && text_[at] == quote_ ? at : at_;
}

// Where the quote is none, the cell is as it stands.
ScannedCell Scanner::quoted_cell(std::size_t opening) {
    using Quote = ScannedCell::Quote;
    const bool at_once = opening == at_;
    const std::size_t begin = opening + 1;
    const std::size_t quote = closing_quote(opening);
    const bool one_line = text_.substr(begin, quote - begin).find_first_of("\r\n") == text_.npos;
    if (!goes_over_lines_ && !one_line)
        return plain_cell(Quote::none);
    if (quote == text_.size())
        return plain_cell(at_once ? Quote::unclosed : Quote::none);
    std::size_t end = quote + 1;
    while (end < text_.size() && text_[end] == ' ' && delimiter_ != ' ')
        ++end;
    if (!ends_cell(end))
        return plain_cell(!at_once ? Quote::none : one_line ? Quote::stray : Quote::unclosed);
    const bool exact = end == quote + 1;
    return finish({.begin = begin,
                   .end = quote,
                   .quote = exact ? Quote::closed : Quote::closed_then_spaces,
                   .begins_with_spaces = !at_once},
                  end);
}

ScannedCell Scanner::next() {
    if (at_end())
        return plain_cell(ScannedCell::Quote::none);
    const char first = text_[at_];
    if (first == quote_)
        return quoted_cell(at_);
    if (first == ' ' || first == '\t' || first == '\xC2')
        if (const std::size_t opening = quote_after_spaces(); opening != at_)
            return quoted_cell(opening);
    return plain_cell(ScannedCell::Quote::none);
}

std::optional<SepLine> sep_line(std::string_view text) {
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    const bool in_quotes = line.size() == 7 && line.front() == '"' && line.back() == '"';
    const auto said = in_quotes ? line.substr(1, 5) : line;
    if (said.size() != 5 || plain(said.substr(0, 4)) != "sep=")
        return std::nullopt;
    return SepLine{.delimiter = said[4],
                   .length = line.size() + Scanner(text, '\0', line.size()).line_end()};
}

Result<char> delimiter_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, char>, 7> names = {{
        {"comma", ','},
        {"semicolon", ';'},
        {"tab", '\t'},
        {"\\t", '\t'},
        {"pipe", '|'},
        {"bar", '|'},
        {"space", ' '},
    }};
    for (const auto& [word, delimiter] : names)
        if (plain(name) == word)
            return delimiter;
    const bool one_sign = name.size() == 1 && static_cast<unsigned char>(name[0]) < 0x80;
    const char byte = one_sign ? name[0] : 'a';
    const bool alphanumeric = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                              (byte >= 'A' && byte <= 'Z');
    if (alphanumeric || byte == '"' || byte == '\n' || byte == '\r' || byte == '\0')
        return failure(Error::Code::wrong_call,
                       fmt::format("{} cannot stand between cells.", cell_in_quotes(name)),
                       "Name comma, semicolon, tab or pipe, or give one sign.");
    return byte;
}

Result<char> quote_named(std::string_view name) {
    if (name == "\"" || plain(name) == "double")
        return '"';
    if (name == "'" || plain(name) == "single")
        return '\'';
    return failure(Error::Code::wrong_call,
                   fmt::format("{} is no sign around cells.", cell_in_quotes(name)),
                   "It is double or single.");
}

std::string name_of_delimiter(char delimiter) {
    switch (delimiter) {
    case '\0':
        return "none";
    case ',':
        return "comma";
    case ';':
        return "semicolon";
    case '\t':
        return "tab";
    case '|':
        return "pipe";
    case ' ':
        return "space";
    default:
        return std::string(1, delimiter);
    }
}

// Moves the cells to the front of the text that they stand in: a cell never becomes longer, so what
// is written stays behind what is still to be read.
class SheetReader {
public:
    SheetReader(Sheet& sheet, std::string text, const CellSigns& signs)
        : sheet_(sheet), text_(std::move(text)), signs_(signs), quote_(signs.quote.sign) {}

    void read(std::size_t from) {
        Scanner scanner(text_, signs_.delimiter, from, signs_.quote);
        line_ = from == 0 ? 1 : 2;
        while (!scanner.at_end()) {
            ++number_;
            if (const std::size_t blank = scanner.line_end(); blank > 0) {
                scanner.skip(blank);
                ++sheet_.oddities.blank_lines;
                ++line_;
                continue;
            }
            read_row(scanner);
        }
        text_.resize(written_);
        sheet_.text_ = std::move(text_);
    }

private:
    void read_row(Scanner& scanner) {
        sheet_.lines_.push_back(line_);
        sheet_.numbers_.push_back(number_);
        const std::size_t first = sheet_.ends_.size();
        const std::size_t begin = written_;
        ScannedCell cell;
        do {
            cell = scanner.next();
            note_quote(cell);
            take(cell);
        } while (cell.after == ScannedCell::After::cell);
        sheet_.first_cell_.push_back(static_cast<std::uint32_t>(sheet_.ends_.size()));
        const auto all = std::string_view(text_).substr(begin, written_ - begin);
        if (sheet_.ends_.size() - first == 1 && !cell.was_quoted() && is_blank(all))
            sheet_.oddities.space_lines.push_back(sheet_.lines_.back());
        ++line_;
    }

    void note_quote(const ScannedCell& cell) {
        auto& odd = sheet_.oddities;
        if (cell.quote == ScannedCell::Quote::unclosed)
            odd.unclosed_quotes.push_back(line_);
        else if (cell.quote == ScannedCell::Quote::stray)
            odd.stray_quotes.push_back(line_);
        else if (cell.quote == ScannedCell::Quote::closed_then_spaces)
            ++odd.spaces_after_quotes;
        odd.spaces_before_quotes += cell.begins_with_spaces;
    }

    void take(const ScannedCell& cell) {
        if (cell.was_quoted())
            take_quoted(cell);
        else
            move(cell.begin + (is_spaced(cell) ? 1 : 0), cell.end);
        sheet_.ends_.push_back(static_cast<std::uint32_t>(written_));
    }

    // Its first space belongs to the delimiter.
    [[nodiscard]] bool is_spaced(const ScannedCell& cell) const {
        return signs_.space_follows && sheet_.ends_.size() > sheet_.first_cell_.back() &&
               cell.begin < cell.end && text_[cell.begin] == ' ';
    }

    void take_quoted(const ScannedCell& cell) {
        const std::string_view text = text_;
        for (std::size_t at = cell.begin; at < cell.end;) {
            const std::size_t quote = std::min(text.find(quote_, at), cell.end);
            count_lines(text.substr(at, quote - at));
            const std::size_t next = quote == cell.end ? quote : quote + 1;
            move(at, next);
            // Only doubled ones stand for one; single quotes are apostrophes as well.
            const bool is_doubled = next < cell.end && text[next] == quote_;
            at = is_doubled ? next + 1 : next;
        }
    }

    // "\r\n" is one line end, also where a quote was found between parts of a cell.
    void count_lines(std::string_view part) {
        for (std::size_t at = part.find_first_of("\r\n"); at != part.npos;
             at = part.find_first_of("\r\n", at + 1)) {
            if (part[at] == '\r' && at + 1 < part.size() && part[at + 1] == '\n')
                ++at;
            ++line_;
        }
    }

    void move(std::size_t begin, std::size_t end) {
        std::memmove(text_.data() + written_, text_.data() + begin, end - begin);
        written_ += end - begin;
    }

    Sheet& sheet_;
    std::string text_;
    const CellSigns& signs_;
    char quote_;
    std::size_t written_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t number_ = 0;
};

namespace {

// The lines on which offsets lie, which rise.
std::vector<std::uint32_t> lines_of(std::string_view text,
                                    const std::vector<InvalidBytes>& places) {
    std::vector<std::uint32_t> lines;
    std::uint32_t line = 1;
    std::size_t at = 0;
    for (const InvalidBytes& place : places) {
        for (; at < place.offset && at < text.size(); ++at) {
            const bool lone_return =
                text[at] == '\r' && (at + 1 >= text.size() || text[at + 1] != '\n');
            if (text[at] == '\n' || lone_return)
                ++line;
        }
        if (lines.empty() || lines.back() != line)
            lines.push_back(line);
    }
    return lines;
}

Oddities with_lengths(Oddities odd, const Sheet& sheet) {
    const std::size_t columns = columns_of(sheet);
    for (std::size_t i = std::max<std::size_t>(sheet.header_rows, 1); i < sheet.size(); ++i) {
        const std::size_t cells = sheet.row(i).size();
        if (cells > columns)
            odd.long_rows.push_back(static_cast<std::uint32_t>(i));
        else if (cells < columns && !std::ranges::binary_search(odd.space_lines, sheet.line(i)))
            odd.short_rows.push_back(static_cast<std::uint32_t>(i));
    }
    return odd;
}

// The byte 1A, and nothing but blanks and zeros behind it.
bool take_off_end_mark(std::string& text) {
    constexpr std::string_view behind("\x1A\0\r\n ", 5);
    const std::size_t last = text.find_last_not_of(behind);
    const std::size_t begin = last == text.npos ? 0 : last + 1;
    const std::size_t mark = text.find('\x1A', begin);
    if (mark == text.npos)
        return false;
    text.resize(mark);
    return true;
}

Error too_large() {
    return {.code = Error::Code::refused,
            .what = "The file is larger than 4 GB.",
            .hint = "Split it by rows, and import the parts one after another."};
}

} // namespace

Result<Sheet> read_delimited(std::string_view bytes, const ReadOptions& options) {
    auto decoded = decode(bytes, options.encoding);
    if (!decoded)
        return failure(decoded.error());
    if (decoded->text.size() >= std::numeric_limits<std::uint32_t>::max())
        return failure(too_large());

    Sheet sheet;
    sheet.encoding = decoded->encoding;
    sheet.bom = decoded->bom;
    sheet.certainty = decoded->certainty;
    sheet.other_encodings = std::move(decoded->others);
    sheet.notes = std::move(decoded->notes);
    sheet.oddities.invalid_text = lines_of(decoded->text, decoded->invalid);
    if (take_off_end_mark(decoded->text))
        sheet.notes.emplace_back("The sign of old systems for the end of a file (Ctrl-Z) was left "
                                 "out.");

    const auto sep = sep_line(decoded->text);
    const std::size_t from = sep ? sep->length : 0;
    const CellSigns signs = cell_signs(std::string_view(decoded->text).substr(from),
                                       options.delimiter ? options.delimiter
                                       : sep             ? std::optional(sep->delimiter)
                                                         : std::nullopt,
                                       options.quote);
    sheet.delimiter = signs.delimiter;
    sheet.doubts = signs.doubts;
    SheetReader(sheet, std::move(decoded->text), signs).read(from);
    settle_headings(sheet, options.header_rows);
    sheet.oddities = with_lengths(std::move(sheet.oddities), sheet);
    for (const std::string& note : signs.notes)
        sheet.notes.push_back(note);
    for (std::string& note : reading_notes(sheet, sep, signs.others))
        sheet.notes.push_back(std::move(note));
    return sheet;
}

} // namespace themata
