#include "ui/passage_layout.h"

#include "text/segments.h"

namespace themata {

namespace {

bool is_white(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    const std::string_view grapheme = text.substr(begin, end - begin);
    return grapheme == " " || grapheme == "\t" || grapheme == "\n" || grapheme == "\r" ||
           grapheme == "\r\n" || grapheme == "\u3000" || grapheme == "\u2028" ||
           grapheme == "\u2029" || grapheme == "\u0085" || grapheme == "\v" || grapheme == "\f";
}

// Fills lines with the pieces between places where a line may end.
class Filling {
public:
    Filling(std::string_view text, float width, const Metrics& metrics)
        : text_(text), width_(width), advances_(advances_of(text, metrics)) {
        layout_.line_height = metrics.line_height;
        layout_.lefts.reserve(layout_.graphemes.size());
    }

    PassageLayout done() {
        for (const LineBreak& end : line_breaks(text_)) {
            add_piece(end.byte);
            if (end.kind == LineBreak::Kind::must && end.byte < text_.size())
                end_line();
        }
        if (ends_with_break())
            end_line();
        layout_.lefts.push_back(pen_);
        end_line();
        return std::move(layout_);
    }

private:
    std::vector<float> advances_of(std::string_view text, const Metrics& metrics) {
        layout_.graphemes = boundaries(text, Segment::grapheme);
        std::vector<std::uint32_t> begins = layout_.graphemes;
        begins.pop_back();
        return metrics.advances(text, begins);
    }

    [[nodiscard]] bool white(std::size_t grapheme) const {
        return is_white(text_, layout_.graphemes[grapheme], layout_.graphemes[grapheme + 1]);
    }

    // A text that ends with a line break has an empty line below it.
    [[nodiscard]] bool ends_with_break() const {
        return !text_.empty() && (text_.back() == '\n' || text_.back() == '\r');
    }

    void add_piece(std::uint32_t end) {
        if (pen_ > 0 && pen_ + width_until(end) > width_)
            end_line();
        while (layout_.graphemes[next_] < end)
            add_grapheme();
    }

    // Up to the piece's last letter; white space may hang over the edge.
    [[nodiscard]] float width_until(std::uint32_t end) const {
        float width = 0;
        float seen = 0;
        for (std::size_t at = next_; layout_.graphemes[at] < end; ++at) {
            width += advances_[at];
            if (!white(at))
                seen = width;
        }
        return seen;
    }

    void add_grapheme() {
        const float advance = advances_[next_];
        if (pen_ > 0 && pen_ + advance > width_ && !white(next_))
            end_line();
        layout_.lefts.push_back(pen_);
        pen_ += advance;
        if (!white(next_))
            seen_ = pen_;
        ++next_;
    }

    void end_line() {
        const std::uint32_t begin = layout_.graphemes[first_];
        layout_.lines.push_back(
            {.span = {begin, layout_.graphemes[next_]}, .first = first_, .width = seen_});
        first_ = next_;
        pen_ = seen_ = 0;
    }

    std::string_view text_;
    float width_;
    PassageLayout layout_;
    std::vector<float> advances_;
    std::size_t next_ = 0;  // the grapheme that comes next
    std::size_t first_ = 0; // the first one of this line
    float pen_ = 0;
    float seen_ = 0; // where the last letter of this line ends
};

std::size_t line_at(const PassageLayout& layout, float y) {
    const float line = std::max(0.0F, y / layout.line_height);
    return std::min(static_cast<std::size_t>(line), layout.lines.size() - 1);
}

// One past the line's last grapheme.
std::size_t end_of(const PassageLayout& layout, std::size_t line) {
    return line + 1 < layout.lines.size() ? layout.lines[line + 1].first
                                          : layout.graphemes.size() - 1;
}

float right_of(const PassageLayout& layout, std::size_t line, std::size_t grapheme) {
    const float width = layout.lines[line].width;
    return grapheme + 1 < end_of(layout, line) ? std::min(layout.lefts[grapheme + 1], width)
                                               : width;
}

std::size_t grapheme_of(const PassageLayout& layout, std::uint32_t byte) {
    const auto after = std::ranges::upper_bound(layout.graphemes, byte);
    return static_cast<std::size_t>(after - layout.graphemes.begin()) - 1;
}

} // namespace

PassageLayout layout_passage(std::string_view text, float width, const Metrics& metrics) {
    return Filling(text, width, metrics).done();
}

std::size_t line_of(const PassageLayout& layout, std::uint32_t byte) {
    const auto after = std::ranges::upper_bound(
        layout.lines, byte, {}, [](const PassageLine& line) { return line.span.begin; });
    return static_cast<std::size_t>(after - layout.lines.begin()) - 1;
}

std::uint32_t byte_at(const PassageLayout& layout, Point point) {
    const std::size_t line = line_at(layout, point.y);
    const std::size_t end = end_of(layout, line);
    for (std::size_t at = layout.lines[line].first; at < end; ++at) {
        if (layout.lefts[at] >= layout.lines[line].width && at > layout.lines[line].first)
            return layout.graphemes[at];
        const float middle = (layout.lefts[at] + right_of(layout, line, at)) / 2;
        if (point.x < middle)
            return layout.graphemes[at];
    }
    // Beyond a line's white space the caret stays on this line, not at the start of the next.
    if (end > layout.lines[line].first && line + 1 < layout.lines.size())
        return layout.graphemes[end - 1];
    return layout.graphemes[end];
}

Span grapheme_under(const PassageLayout& layout, Point point) {
    if (point.y < 0 || point.y >= layout.height())
        return {};
    const std::size_t line = line_at(layout, point.y);
    if (point.x < 0 || point.x >= layout.lines[line].width)
        return {};
    const auto first = layout.lefts.begin() + static_cast<std::ptrdiff_t>(layout.lines[line].first);
    const auto last = layout.lefts.begin() + static_cast<std::ptrdiff_t>(end_of(layout, line));
    const auto after = std::upper_bound(first, last, point.x);
    const auto at = static_cast<std::size_t>(after - layout.lefts.begin()) - 1;
    return {layout.graphemes[at], layout.graphemes[at + 1]};
}

std::vector<Rect> rectangles(const PassageLayout& layout, Span span) {
    std::vector<Rect> found;
    if (span.empty())
        return found;
    for (std::size_t line = line_of(layout, span.begin); line < layout.lines.size(); ++line) {
        const PassageLine& there = layout.lines[line];
        if (there.span.begin >= span.end)
            break;
        const bool begins = span.begin > there.span.begin;
        const float left = begins ? layout.lefts[grapheme_of(layout, span.begin)] : 0;
        const bool ends = span.end < there.span.end;
        const float right =
            ends ? std::min(layout.lefts[grapheme_of(layout, span.end)], there.width) : there.width;
        const float top = layout.line_height * static_cast<float>(line);
        if (right > left)
            found.push_back({left, top, right, top + layout.line_height});
    }
    return found;
}

} // namespace themata
