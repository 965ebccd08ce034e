#pragma once
// This header writes CSV as RFC 4180 has it, in UTF-8: what stands in a cell comes back byte for
// byte. When a cell would run as a formula in a spreadsheet, the cells of its row are guarded
// (exchange/reading/words.h) and a last column "Guarded by Themata" says so. One thread.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

enum class ByteOrderMark { none, present }; // Excel reads UTF-8 only with one

class CsvRow {
public:
    void text(std::string_view cell) { cells_.push_back({std::string(cell), Kind::text}); }

    // Written as it is: a number is no formula.
    void number(std::string cell) { cells_.push_back({std::move(cell), Kind::number}); }

    [[nodiscard]] bool needs_guard() const;
    // Without the line end.
    [[nodiscard]] std::string written() const;
    [[nodiscard]] std::string written_guarded() const;

private:
    enum class Kind { text, number };

    struct Cell {
        std::string text;
        Kind kind;
    };

    std::vector<Cell> cells_;
};

using TakeRow = std::function<void(const CsvRow& row)>;
using EachRow = std::function<void(const TakeRow& take)>; // called twice

[[nodiscard]] std::string csv_text(const std::vector<std::string>& heading, const EachRow& each_row,
                                   ByteOrderMark mark);

[[nodiscard]] std::string csv_cell(std::string_view cell);
// The shortest that reads back as the same number: "3", "0.1".
[[nodiscard]] std::string csv_number(double number);

} // namespace themata
