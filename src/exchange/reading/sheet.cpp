// What a sheet is made of by readers of all formats, apart from any of them.
#include "exchange/reading/sheet.h"

#include <algorithm>
#include <limits>

namespace themata {

const std::string* ColumnFacts::label_of(std::string_view value) const {
    const auto found = std::ranges::find(labels, value, &ValueLabel::value);
    return found == labels.end() ? nullptr : &found->label;
}

void Sheet::drop_rows(const std::vector<std::size_t>& rows) {
    if (rows.empty())
        return;
    Sheet kept;
    auto dropped = rows.begin();
    for (std::size_t r = 0; r < size(); ++r) {
        if (dropped != rows.end() && *dropped == r) {
            ++dropped;
            continue;
        }
        const Row cells = row(r);
        for (std::size_t c = 0; c < cells.size(); ++c) {
            kept.text_ += cells[c];
            kept.ends_.push_back(static_cast<std::uint32_t>(kept.text_.size()));
        }
        kept.first_cell_.push_back(static_cast<std::uint32_t>(kept.ends_.size()));
        kept.lines_.push_back(lines_[r]);
        kept.numbers_.push_back(numbers_[r]);
    }
    text_ = std::move(kept.text_);
    ends_ = std::move(kept.ends_);
    first_cell_ = std::move(kept.first_cell_);
    lines_ = std::move(kept.lines_);
    numbers_ = std::move(kept.numbers_);
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
