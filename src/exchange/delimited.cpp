#include "exchange/delimited.h"

#include "exchange/delimiter.h"
#include "exchange/reading_notes.h"
#include "exchange/scanner.h"
#include "exchange/survey_tools.h"
#include "exchange/words.h"
#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <limits>

namespace themata {

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
    sheet.header_rows = header_rows(sheet);
    for (std::string& note : reading_notes(sheet, sep, guess.others))
        sheet.notes.push_back(std::move(note));
    return sheet;
}

} // namespace themata
