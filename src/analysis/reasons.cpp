#include "analysis/reasons.h"

#include "analysis/cells.h"
#include <algorithm>

namespace themata {

namespace {

// a, b, …, z, aa, ab, …
std::string letters(std::size_t place) {
    std::string word;
    for (std::size_t left = place + 1; left > 0; left = (left - 1) / 26)
        word.insert(word.begin(), static_cast<char>('a' + (left - 1) % 26));
    return word;
}

} // namespace

Reasons::Reasons(const Tabulation& table) {
    for (const TabulationRow& row : table.rows)
        for (const TabulationCell& cell : row.cells)
            if (!cell.reason.empty() && std::ranges::find(reasons_, cell.reason) == reasons_.end())
                reasons_.push_back(cell.reason);
}

std::string Reasons::mark_of(const TabulationCell& cell) const {
    if (cell.reason.empty() || (reasons_.size() == 1 && cell.text == dash()))
        return {};
    const auto found = std::ranges::find(reasons_, cell.reason);
    return letters(static_cast<std::size_t>(found - reasons_.begin()));
}

std::vector<Reasons::Note> Reasons::notes() const {
    std::vector<Note> all;
    for (std::size_t place = 0; place < reasons_.size(); ++place)
        all.push_back({reasons_.size() == 1 ? dash() : letters(place), reasons_[place]});
    return all;
}

} // namespace themata
