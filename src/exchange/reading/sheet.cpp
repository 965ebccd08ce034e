// What a sheet is made of by readers of all formats, apart from any of them.
#include "exchange/reading/sheet.h"

#include <algorithm>
#include <limits>

namespace themata {

const std::string* ColumnFacts::label_of(std::string_view value) const {
    const auto found = std::ranges::find(labels, value, &ValueLabel::value);
    return found == labels.end() ? nullptr : &found->label;
}

void SheetBuilder::cell(std::string_view text) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    fits_ = fits_ && sheet_.text_.size() + text.size() < most && sheet_.ends_.size() + 1 < most;
    if (!fits_)
        return;
    sheet_.text_ += text;
    sheet_.ends_.push_back(static_cast<std::uint32_t>(sheet_.text_.size()));
}

void SheetBuilder::end_row(std::uint32_t number) {
    if (sheet_.ends_.size() == sheet_.first_cell_.back())
        return;
    sheet_.first_cell_.push_back(static_cast<std::uint32_t>(sheet_.ends_.size()));
    sheet_.lines_.push_back(number);
    sheet_.numbers_.push_back(number);
}

Sheet SheetBuilder::finish() {
    sheet_.encoding = "UTF-8";
    return std::move(sheet_);
}

} // namespace themata
