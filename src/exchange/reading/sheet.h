#pragma once
// A Sheet is a table of a file as it was read: rows of cells. Of a delimited file each cell is byte
// for byte what the file holds after decoding and taking off its quotes; of a file that knows
// numbers and dates, a cell is the text that says the same, in the shortest form and in ISO 8601.
// Rows are as long as they are in the file; blank lines are left out and counted. It takes 4 bytes
// a cell beside the text. A value; any thread may read it.

#include "exchange/reading/doubts.h"
#include "study/result.h"
#include "text/encodings.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

// What was odd about a file. Lines and rows are numbers that rise, from 1.
struct Oddities {
    using Numbers = std::vector<std::uint32_t>;
    Numbers unclosed_quotes; // lines; the quote was read as a letter
    Numbers stray_quotes;    // lines; text follows the closing quote, so it was read as a letter
    Numbers invalid_text;    // lines with bytes that are no letters
    Numbers space_lines;     // lines with nothing but spaces
    Numbers short_rows;      // rows, by place in the sheet from 0
    Numbers long_rows;       // rows, by place in the sheet from 0
    std::size_t spaces_after_quotes = 0;
    std::size_t spaces_before_quotes = 0;
    std::size_t blank_lines = 0;

    bool operator==(const Oddities&) const = default;
};

// What a file says of one of its columns beside the heading, as SPSS files do.
struct ValueLabel {
    std::string value; // as a cell says it
    std::string label;
    bool operator==(const ValueLabel&) const = default;
};

struct ColumnFacts {
    std::string wording;              // the variable's label
    std::vector<ValueLabel> labels;   // in the file's order
    std::vector<std::string> missing; // values that the file declares missing, as cells say them
    std::string set;                  // the multiple-response set that it is a part of
    bool operator==(const ColumnFacts&) const = default;

    [[nodiscard]] const std::string* label_of(std::string_view value) const; // nullptr: none
    [[nodiscard]] bool is_missing(std::string_view value) const;
};

// A sheet of a file that may hold several.
struct SheetName {
    std::string name;
    std::size_t rows = 0; // with headings
    bool is_hidden = false;
    bool operator==(const SheetName&) const = default;
};

class Sheet {
public:
    // One row; a cell past its end is empty.
    class Row {
    public:
        Row(const Sheet& sheet, std::size_t row)
            : sheet_(&sheet), first_(sheet.first_cell_[row]), end_(sheet.first_cell_[row + 1]) {}

        [[nodiscard]] std::size_t size() const { return end_ - first_; }

        [[nodiscard]] std::string_view operator[](std::size_t column) const {
            return column < size() ? sheet_->cell(first_ + column) : std::string_view();
        }

    private:
        const Sheet* sheet_;
        std::size_t first_;
        std::size_t end_;
    };

    std::string encoding;
    Decoded::Bom bom = Decoded::Bom::none;
    Decoded::Certainty certainty = Decoded::Certainty::certain;
    std::vector<EncodingGuess> other_encodings;
    char delimiter = '\0'; // 0: a file of one column
    std::size_t header_rows = 0;
    Oddities oddities;
    std::vector<std::string> notes; // sentences for the analyst
    std::vector<Doubt> doubts;      // on how it is to be read
    std::string format;             // "XLSX", "SPSS"; empty: delimited text
    std::string name;               // of this sheet; empty where a file has only one
    std::vector<SheetName> sheets;  // all of the file, where it has names for them
    std::vector<ColumnFacts> facts; // one a column, or none at all

    [[nodiscard]] const ColumnFacts* facts_of(std::size_t column) const {
        return column < facts.size() ? &facts[column] : nullptr;
    }

    // What a cell of a trait, a role or a stage means: its label where the file gives one, else the
    // cell itself.
    [[nodiscard]] std::string_view meaning_of(std::size_t column, std::string_view cell) const;

    // Why a score is missing, where the file declares its value so: the label, or the value.
    [[nodiscard]] std::optional<std::string> why_missing(std::size_t column,
                                                         std::string_view cell) const;

    [[nodiscard]] std::size_t size() const { return first_cell_.size() - 1; }

    [[nodiscard]] std::size_t data_rows() const { return size() - header_rows; }

    [[nodiscard]] Row row(std::size_t row) const { return {*this, row}; }

    // Takes rows off, by their places, which rise.
    void drop_rows(const std::vector<std::size_t>& rows);

    // The line of the file on which a row begins.
    [[nodiscard]] std::uint32_t line(std::size_t row) const { return lines_[row]; }

    // The number that a spreadsheet shows beside a row.
    [[nodiscard]] std::uint32_t number(std::size_t row) const { return numbers_[row]; }

private:
    friend class SheetReader;
    friend class SheetBuilder;

    [[nodiscard]] std::string_view cell(std::size_t cell) const {
        const std::size_t begin = cell == 0 ? 0 : ends_[cell - 1];
        return std::string_view(text_).substr(begin, ends_[cell] - begin);
    }

    std::string text_;                // all cells, one after another
    std::vector<std::uint32_t> ends_; // of the cells in the text
    std::vector<std::uint32_t> first_cell_ = {0};
    std::vector<std::uint32_t> lines_;
    std::vector<std::uint32_t> numbers_;
};

// Makes a sheet cell by cell, for files that are no delimited text. All of its rows become as long
// as the longest.
class SheetBuilder {
public:
    void cell(std::string_view text);
    void blank(std::size_t cells);
    // Ends the row that was begun, which a spreadsheet numbers so; one without cells is left out.
    void end_row(std::uint32_t number);

    // False: the sheet would be larger than 4 GB, or is next to nothing but blank cells.
    [[nodiscard]] bool fits() const { return fits_; }

    [[nodiscard]] std::size_t rows() const { return sheet_.size(); }

    // Refused: what does not fit.
    [[nodiscard]] Result<Sheet> finish();

private:
    void square();
    [[nodiscard]] bool is_sparse() const;

    Sheet sheet_;
    std::size_t width_ = 0;
    std::size_t padding_ = 0;
    bool fits_ = true;
};

} // namespace themata
