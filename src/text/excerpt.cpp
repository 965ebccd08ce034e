#include "text/excerpt.h"

#include "text/segments.h"

namespace themata {
namespace {

constexpr std::string_view ellipsis = "…";

bool is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

std::uint32_t begin_before(std::string_view text, std::uint32_t hit, std::uint32_t around) {
    std::uint32_t begin = hit;
    for (; around > 0 && begin > 0; --around)
        begin = previous_grapheme(text, begin);
    if (begin == 0)
        return 0;
    const Span word = word_at(text, begin);
    if (word.begin < begin && word.end <= hit)
        begin = word.end;
    while (begin < hit && is_space(text[begin]))
        ++begin;
    return begin;
}

std::uint32_t end_after(std::string_view text, std::uint32_t hit, std::uint32_t around) {
    std::uint32_t end = hit;
    for (; around > 0 && end < text.size(); --around)
        end = next_grapheme(text, end);
    if (end == text.size())
        return end;
    const Span word = word_at(text, end);
    if (word.begin < end && word.begin >= hit)
        end = word.begin;
    while (end > hit && is_space(text[end - 1]))
        --end;
    return end;
}

} // namespace

Excerpt excerpt(std::string_view text, Span hit, std::uint32_t around) {
    hit = snap_to_graphemes(text, hit);
    const std::uint32_t begin = begin_before(text, hit.begin, around);
    const std::uint32_t end = end_after(text, hit.end, around);
    Excerpt cut{.text = {}, .hit = {}, .cut_before = begin > 0, .cut_after = end < text.size()};
    if (cut.cut_before)
        cut.text = ellipsis;
    const auto shift = static_cast<std::uint32_t>(cut.text.size());
    cut.text += text.substr(begin, end - begin);
    cut.hit = {hit.begin - begin + shift, hit.end - begin + shift};
    if (cut.cut_after)
        cut.text += ellipsis;
    return cut;
}

} // namespace themata
