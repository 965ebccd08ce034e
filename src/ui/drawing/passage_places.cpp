// From places on the screen to places in the text, and back.

#include "ui/drawing/passage_layout.h"

namespace themata {

namespace {

std::size_t line_at(const PassageLayout& layout, float y) {
    const float line = std::max(0.0F, y / layout.line_height);
    return std::min(static_cast<std::size_t>(line), layout.lines.size() - 1);
}

// One past the line's last grapheme.
std::size_t end_of(const PassageLayout& layout, std::size_t line) {
    return line + 1 < layout.lines.size() ? layout.lines[line + 1].first
                                          : layout.graphemes.size() - 1;
}

bool has_width(const Stand& stand) { return stand.right > stand.left; }

// Beyond the edge where a line ends: on this line still, before the white space that leads to the
// next one.
std::uint32_t end_in_line(const PassageLayout& layout, std::size_t line) {
    if (line + 1 == layout.lines.size())
        return layout.size();
    std::size_t end = end_of(layout, line);
    const std::size_t first = layout.lines[line].first;
    while (end > first && !has_width(layout.stands[end - 1]))
        --end;
    return layout.graphemes[end];
}

void add(std::vector<Rect>& found, const Stand& stand, float top, float bottom) {
    constexpr float touching = 0.01F;
    if (!found.empty() && found.back().top == top) {
        Rect& last = found.back();
        if (stand.left <= last.right + touching && stand.right >= last.left - touching) {
            last.left = std::min(last.left, stand.left);
            last.right = std::max(last.right, stand.right);
            return;
        }
    }
    found.push_back({stand.left, top, stand.right, bottom});
}

} // namespace

std::size_t line_of(const PassageLayout& layout, std::uint32_t byte) {
    const auto after = std::ranges::upper_bound(
        layout.lines, byte, {}, [](const PassageLine& line) { return line.span.begin; });
    return static_cast<std::size_t>(after - layout.lines.begin()) - 1;
}

std::uint32_t byte_at(const PassageLayout& layout, Point point) {
    const std::size_t line = line_at(layout, point.y);
    const PassageLine& there = layout.lines[line];
    const bool to_left = runs_left(there.paragraph);
    if (point.x < there.left)
        return to_left ? end_in_line(layout, line) : there.span.begin;
    if (point.x >= there.left + there.width)
        return to_left ? there.span.begin : end_in_line(layout, line);
    for (std::size_t at = there.first; at < end_of(layout, line); ++at) {
        const Stand& stand = layout.stands[at];
        if (point.x < stand.left || point.x >= stand.right)
            continue;
        const bool left_half = point.x < (stand.left + stand.right) / 2;
        return layout.graphemes[left_half == stand.to_left ? at + 1 : at];
    }
    return end_in_line(layout, line);
}

Span grapheme_under(const PassageLayout& layout, Point point) {
    if (point.y < 0 || point.y >= layout.height())
        return {};
    const std::size_t line = line_at(layout, point.y);
    for (std::size_t at = layout.lines[line].first; at < end_of(layout, line); ++at)
        if (point.x >= layout.stands[at].left && point.x < layout.stands[at].right)
            return {layout.graphemes[at], layout.graphemes[at + 1]};
    return {};
}

std::vector<Rect> rectangles(const PassageLayout& layout, Span span) {
    std::vector<Rect> found;
    if (span.empty())
        return found;
    for (std::size_t line = line_of(layout, span.begin); line < layout.lines.size(); ++line) {
        const PassageLine& there = layout.lines[line];
        if (there.span.begin >= span.end)
            break;
        const float top = layout.line_height * static_cast<float>(line);
        for (std::size_t at = there.first; at < end_of(layout, line); ++at)
            if (layout.graphemes[at] < span.end && layout.graphemes[at + 1] > span.begin &&
                has_width(layout.stands[at]))
                add(found, layout.stands[at], top, top + layout.line_height);
    }
    return found;
}

} // namespace themata
