#include "analysis/marked_text.h"

#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>

namespace themata {

MarkedText::MarkedText(std::string_view text) : text_(text), plain_(is_ascii(text)) {
    if (!plain_)
        letters_ = boundaries(text, Segment::grapheme);
    for_each_word(text, [this](Span span, WordKind) { words_.push_back(span); });
}

TextSize MarkedText::whole() const {
    return {.letters = letters_in({0, static_cast<std::uint32_t>(text_.size())}),
            .words = words_.size()};
}

TextSize MarkedText::within(const std::vector<Span>& passages) const {
    TextSize size;
    for (const Span passage : passages) {
        size.letters += letters_in(passage);
        const auto first = std::ranges::lower_bound(words_, passage.begin, {}, &Span::begin);
        const auto last = std::ranges::upper_bound(words_, passage.end, {}, &Span::end);
        if (first < last)
            size.words += static_cast<std::uint64_t>(last - first);
    }
    return size;
}

std::uint64_t MarkedText::letters_in(Span span) const {
    if (!plain_)
        return static_cast<std::uint64_t>(std::ranges::lower_bound(letters_, span.end) -
                                          std::ranges::lower_bound(letters_, span.begin));
    std::uint64_t letters = span.length();
    const std::string_view part = text_.substr(span.begin, span.length());
    for (std::size_t at = part.find("\r\n"); at != part.npos; at = part.find("\r\n", at + 2))
        --letters;
    return letters;
}

std::vector<Span> merged(std::vector<Span> spans) {
    std::erase_if(spans, [](Span span) { return span.empty(); });
    std::ranges::sort(spans);
    std::vector<Span> apart;
    for (const Span span : spans)
        if (!apart.empty() && span.begin <= apart.back().end)
            apart.back().end = std::max(apart.back().end, span.end);
        else
            apart.push_back(span);
    return apart;
}

} // namespace themata
