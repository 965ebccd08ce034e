#pragma once
// A Workbook is a spreadsheet's file being written: words are never formulas, numbers stay numbers.
// The first thing that goes wrong is kept and told at the end. Only the writers use it; one thread.

#include "study/result.h"
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace themata {

struct CellLook {
    enum class Part { title, heading_over, heading, base, body, last, note };
    Part part = Part::body;
    std::string number = {}; // a number format
    bool right = false;
    std::uint32_t indent = 0;
    auto operator<=>(const CellLook&) const = default;
};

struct CellBlock {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t rows = 1;
    std::size_t columns = 1;
};

class Workbook;

class Worksheet {
public:
    void words(std::size_t row, std::size_t column, std::string_view text, const CellLook& look);
    void words_over(const CellBlock& block, std::string_view text, const CellLook& look);
    void number(std::size_t row, std::size_t column, double value, const CellLook& look);
    void column_width(std::size_t column, std::size_t signs);
    void row_height(std::size_t row, std::size_t lines);
    // What is above and left of this cell stays when one scrolls, and is printed on each page.
    void keep_in_sight(std::size_t row, std::size_t column);

private:
    friend class Workbook;

    Worksheet(Workbook& book, lxw_worksheet* sheet) : book_(&book), sheet_(sheet) {}

    Workbook* book_;
    lxw_worksheet* sheet_;
};

class Workbook {
public:
    // anywhere: cells may come in any order. in_order: row after row and sheet after sheet, none of
    // which is kept in memory.
    enum class Cells : std::uint8_t { anywhere, in_order };

    // The file's bytes, after `write` has put everything in.
    [[nodiscard]] static Result<std::string> written(const std::function<void(Workbook&)>& write,
                                                     Cells cells = Cells::anywhere);

    // Its name is made to fit: without signs that sheets forbid, at most 31 letters, not there yet.
    [[nodiscard]] Worksheet add_sheet(const std::string& name);
    void describe(const std::string& title, const std::string& comments);

private:
    friend class Worksheet;

    explicit Workbook(lxw_workbook* book) : book_(book) {}

    [[nodiscard]] lxw_format* format(const CellLook& look);
    void note(int error);

    lxw_workbook* book_;
    std::map<CellLook, lxw_format*> formats_;
    std::set<std::string> names_;
    int error_ = 0;
};

} // namespace themata
