// What a sheet is made of by readers of all formats, apart from any of them.
#include "exchange/reading/sheet.h"

#include <algorithm>
#include <limits>

namespace themata {

const std::string* ColumnFacts::label_of(std::string_view value) const {
    const auto found = std::ranges::find(labels, value, &ValueLabel::value);
    return found == labels.end() ? nullptr : &found->label;
}

bool ColumnFacts::is_missing(std::string_view value) const {
    return std::ranges::find(missing, value) != missing.end();
}

std::string_view Sheet::meaning_of(std::size_t column, std::string_view cell) const {
    const ColumnFacts* known = facts_of(column);
    const std::string* label = known && !cell.empty() ? known->label_of(cell) : nullptr;
    return label && !label->empty() ? std::string_view(*label) : cell;
}

std::optional<std::string> Sheet::why_missing(std::size_t column, std::string_view cell) const {
    const ColumnFacts* known = facts_of(column);
    if (!known || !known->is_missing(cell))
        return std::nullopt;
    return std::string(meaning_of(column, cell));
}

namespace {

constexpr std::size_t most_cells = 1 << 30;
constexpr std::size_t most_text = std::numeric_limits<std::uint32_t>::max();
// Blank cells that no file needs to hold, beside those that are common in questionnaires.
constexpr std::size_t most_padding = 50'000'000;
constexpr std::size_t common_padding = 20; // for each cell that is there

} // namespace

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
    fits_ =
        fits_ && sheet_.text_.size() + text.size() < most_text && sheet_.ends_.size() < most_cells;
    if (!fits_)
        return;
    sheet_.text_ += text;
    sheet_.ends_.push_back(static_cast<std::uint32_t>(sheet_.text_.size()));
}

bool SheetBuilder::is_sparse() const {
    return padding_ > most_padding + common_padding * (sheet_.ends_.size() - padding_);
}

void SheetBuilder::blank(std::size_t cells) {
    fits_ = fits_ && sheet_.ends_.size() + cells < most_cells && !is_sparse();
    padding_ += fits_ ? cells : 0;
    if (fits_)
        sheet_.ends_.insert(sheet_.ends_.end(), cells,
                            static_cast<std::uint32_t>(sheet_.text_.size()));
}

void SheetBuilder::end_row(std::uint32_t number) {
    const std::size_t cells = sheet_.ends_.size() - sheet_.first_cell_.back();
    if (cells == 0)
        return;
    if (cells < width_)
        blank(width_ - cells);
    width_ = std::max(width_, cells);
    sheet_.first_cell_.push_back(static_cast<std::uint32_t>(sheet_.ends_.size()));
    sheet_.lines_.push_back(number);
    sheet_.numbers_.push_back(number);
}

// Rows that came before the longest are still as short as they were.
void SheetBuilder::square() {
    const std::size_t rows = sheet_.size();
    const std::size_t cells = rows * width_;
    if (cells == sheet_.ends_.size() || !fits_)
        return;
    const std::size_t filled = sheet_.ends_.size() - padding_;
    fits_ = cells < most_cells && cells - filled <= most_padding + common_padding * filled;
    if (!fits_)
        return;
    std::vector<std::uint32_t> ends;
    ends.reserve(cells);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto begin = sheet_.ends_.begin() + sheet_.first_cell_[row];
        const auto end = sheet_.ends_.begin() + sheet_.first_cell_[row + 1];
        ends.insert(ends.end(), begin, end);
        ends.resize((row + 1) * width_, *(end - 1));
    }
    sheet_.ends_ = std::move(ends);
    for (std::size_t row = 0; row <= rows; ++row)
        sheet_.first_cell_[row] = static_cast<std::uint32_t>(row * width_);
}

Result<Sheet> SheetBuilder::finish() {
    square();
    if (!fits_) {
        const bool is_wide =
            sheet_.ends_.size() < most_cells / 2 && sheet_.text_.size() < most_text / 2;
        return failure({.code = Error::Code::refused,
                        .what = is_wide ? "The sheet spreads a few cells over a huge area."
                                        : "The sheet holds more than 4 GB.",
                        .hint = is_wide
                                    ? "Delete what stands far off the answers, and save it anew."
                                    : "Split it by rows, and import the parts one after another."});
    }
    sheet_.encoding = "UTF-8";
    return std::move(sheet_);
}

} // namespace themata
