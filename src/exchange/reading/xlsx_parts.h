#pragma once
// The parts of an XLSX workbook that say how its sheets are read: which there are, what is shown as
// a date, and the texts that cells share. Pure; any thread.

#include "exchange/reading/archive.h"
#include "exchange/reading/cell_values.h"
#include "exchange/reading/sheet.h"

namespace themata {

struct XlsxSheet {
    SheetName name;
    std::string part; // "xl/worksheets/sheet1.xml"
};

struct XlsxBook {
    std::vector<XlsxSheet> sheets;
    std::string styles; // the parts; empty: there is none
    std::string shared_texts;
    DayCount days = DayCount::from_1900;
};

[[nodiscard]] Result<XlsxBook> read_xlsx_book(Archive& archive);

// How numbers are shown, by the style of a cell.
[[nodiscard]] Result<std::vector<NumberForm>> read_xlsx_forms(Archive& archive,
                                                              const XlsxBook& book);

// Texts that cells share, one after another.
class SharedTexts {
public:
    void add(std::string_view text) {
        text_ += text;
        ends_.push_back(text_.size());
    }

    // Empty past the end.
    [[nodiscard]] std::string_view operator[](std::size_t place) const {
        if (place >= ends_.size())
            return {};
        const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
        return std::string_view(text_).substr(begin, ends_[place] - begin);
    }

    [[nodiscard]] std::size_t size() const { return ends_.size(); }

private:
    std::string text_;
    std::vector<std::size_t> ends_;
};

[[nodiscard]] Result<SharedTexts> read_shared_texts(Archive& archive, const XlsxBook& book);

} // namespace themata
