#include "exchange/reading/delimited.h"

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
std::size_t Scanner::closing_quote() const {
    std::size_t quote = at_ + 1;
    for (;;) {
        quote = text_.find('"', quote);
        if (quote == text_.npos)
            return text_.size();
        if (quote + 1 >= text_.size() || text_[quote + 1] != '"')
            return quote;
        quote += 2;
    }
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

ScannedCell Scanner::next() {
    if (at_end() || text_[at_] != '"')
        return plain_cell(ScannedCell::Quote::none);
    const std::size_t begin = at_ + 1;
    const std::size_t quote = closing_quote();
    const bool one_line = text_.substr(begin, quote - begin).find_first_of("\r\n") == text_.npos;
    if (quote == text_.size())
        return plain_cell(ScannedCell::Quote::unclosed);
    std::size_t end = quote + 1;
    while (end < text_.size() && text_[end] == ' ' && delimiter_ != ' ')
        ++end;
    if (!ends_cell(end))
        return plain_cell(one_line ? ScannedCell::Quote::stray : ScannedCell::Quote::unclosed);
    const bool exact = end == quote + 1;
    return finish(
        {.begin = begin,
         .end = quote,
         .quote = exact ? ScannedCell::Quote::closed : ScannedCell::Quote::closed_then_spaces},
        end);
}

namespace {

constexpr std::size_t rows_looked_at = 200;
constexpr std::array usual_delimiters = {',', ';', '\t', '|'};

// How many cells each of the first rows has; blank lines do not count.
std::vector<std::size_t> lengths(std::string_view text, char delimiter) {
    std::vector<std::size_t> rows;
    Scanner scanner(text, delimiter);
    while (!scanner.at_end() && rows.size() < rows_looked_at) {
        if (const std::size_t blank = scanner.line_end(); blank > 0) {
            scanner.skip(blank);
            continue;
        }
        std::size_t cells = 1;
        while (scanner.next().after == ScannedCell::After::cell)
            ++cells;
        rows.push_back(cells);
    }
    return rows;
}

struct Reading {
    char delimiter = '\0';
    double fit = 0; // share of the rows that are as long as the first; shorter ones count half
    std::size_t columns = 0;
};

Reading reading(std::string_view text, char delimiter) {
    const auto rows = lengths(text, delimiter);
    if (rows.empty())
        return {};
    double fitting = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i] == rows[0])
            fitting += 1;
        else if (rows[i] > 1 && rows[i] < rows[0])
            fitting += 0.5;
    }
    const double fit = rows.size() == 1 ? 1 : fitting / static_cast<double>(rows.size() - 1);
    return {.delimiter = delimiter, .fit = rows[0] == 1 ? 0 : fit, .columns = rows[0]};
}

// Below this a sign that stands in the first row is more likely part of a sentence.
constexpr double least_fit = 0.4;
constexpr double good_fit = 0.95;

} // namespace

DelimiterGuess guess_delimiter(std::string_view text) {
    std::vector<Reading> readings;
    for (const char delimiter : usual_delimiters)
        readings.push_back(reading(text, delimiter));
    std::ranges::stable_sort(readings, [](const Reading& a, const Reading& b) {
        return a.fit != b.fit ? a.fit > b.fit : a.columns > b.columns;
    });
    DelimiterGuess guess;
    if (readings[0].fit < least_fit)
        return guess;
    guess.delimiter = readings[0].delimiter;
    for (std::size_t i = 1; i < readings.size(); ++i)
        if (readings[i].fit >= good_fit && readings[0].fit - readings[i].fit < 0.05)
            guess.others.push_back(readings[i].delimiter);
    return guess;
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
    SheetReader(Sheet& sheet, std::string text) : sheet_(sheet), text_(std::move(text)) {}

    void read(char delimiter, std::size_t from) {
        Scanner scanner(text_, delimiter, from);
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
    }

    void take(const ScannedCell& cell) {
        if (cell.was_quoted())
            take_quoted(cell);
        else
            move(cell.begin, cell.end);
        sheet_.ends_.push_back(static_cast<std::uint32_t>(written_));
    }

    void take_quoted(const ScannedCell& cell) {
        const std::string_view text = text_;
        for (std::size_t at = cell.begin; at < cell.end;) {
            const std::size_t quote = std::min(text.find('"', at), cell.end);
            count_lines(text.substr(at, quote - at));
            const std::size_t next = quote == cell.end ? quote : quote + 1;
            move(at, next);
            at = quote == cell.end ? quote : quote + 2;
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
    const std::size_t columns = sheet.size() == 0 ? 0 : sheet.row(0).size();
    for (std::size_t i = 1; i < sheet.size(); ++i) {
        const std::size_t cells = sheet.row(i).size();
        if (cells > columns)
            odd.long_rows.push_back(static_cast<std::uint32_t>(i));
        else if (cells < columns && !std::ranges::binary_search(odd.space_lines, sheet.line(i)))
            odd.short_rows.push_back(static_cast<std::uint32_t>(i));
    }
    return odd;
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

    const auto sep = sep_line(decoded->text);
    const std::size_t from = sep ? sep->length : 0;
    const auto guess = options.delimiter || sep
                           ? DelimiterGuess{}
                           : guess_delimiter(std::string_view(decoded->text).substr(from));
    sheet.delimiter = options.delimiter ? *options.delimiter
                      : sep             ? sep->delimiter
                                        : guess.delimiter;
    SheetReader(sheet, std::move(decoded->text)).read(sheet.delimiter, from);
    sheet.oddities = with_lengths(std::move(sheet.oddities), sheet);
    settle_headings(sheet, options.header_rows);
    for (std::string& note : reading_notes(sheet, sep, guess.others))
        sheet.notes.push_back(std::move(note));
    return sheet;
}

} // namespace themata
