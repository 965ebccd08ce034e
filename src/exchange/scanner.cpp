#include "exchange/scanner.h"

#include <algorithm>

namespace themata {

using Quote = ScannedCell::Quote;

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

ScannedCell Scanner::plain_cell(Quote quote) {
    const std::size_t begin = at_;
    const char delimiter = delimiter_ == '\0' ? '\n' : delimiter_;
    const auto end = std::find_if(
        text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.end(), [delimiter](char letter) {
            return letter == delimiter || letter == '\n' || letter == '\r';
        });
    const auto place = static_cast<std::size_t>(end - text_.begin());
    return finish({.begin = begin, .end = place, .quote = quote}, place);
}

ScannedCell Scanner::next() {
    if (at_end() || text_[at_] != '"')
        return plain_cell(Quote::none);
    const std::size_t begin = at_ + 1;
    const std::size_t quote = closing_quote();
    const bool one_line = text_.substr(begin, quote - begin).find_first_of("\r\n") == text_.npos;
    if (quote == text_.size())
        return plain_cell(Quote::unclosed);
    std::size_t end = quote + 1;
    while (end < text_.size() && text_[end] == ' ' && delimiter_ != ' ')
        ++end;
    if (!ends_cell(end))
        return plain_cell(one_line ? Quote::stray : Quote::unclosed);
    const bool exact = end == quote + 1;
    return finish(
        {.begin = begin, .end = quote, .quote = exact ? Quote::closed : Quote::closed_then_spaces},
        end);
}

} // namespace themata
