#include "ui/parts/fitting_text.h"

#include "ui/drawing/letters.h"
#include "ui/parts/widgets.h"

namespace themata {

void write_fitting(const Look& look, const Rect& place, Colour colour, std::string_view name,
                   const std::vector<Span>& fitting) {
    const Clipped clipped(place);
    const float top = place.middle().y - look.px(type::body.line) / 2;
    // As wide as it would be with all letters strong, so that it never runs over.
    const std::string shown = cut_to(look, type::body_strong, name, place.width());
    if (shown != name && mouse_over(place))
        look.faces->letters->note_cut(name);
    float x = place.left;
    std::size_t at = 0;
    const auto part = [&](std::size_t end, const Type& type) {
        end = std::min(end, shown.size());
        if (end > at)
            x += write(look, type, {x, top}, colour, std::string_view(shown).substr(at, end - at));
        at = std::max(at, end);
    };
    for (const Span span : fitting) {
        part(span.begin, type::body);
        part(span.end, type::body_strong);
    }
    part(shown.size(), type::body);
}

} // namespace themata
