#include "charts/plain_measure.h"

#include "text/width.h"

namespace themata {

charts::Measure plain_measure() {
    return [](std::string_view text, double size, charts::Weight weight) {
        const double letter = weight == charts::Weight::strong ? 0.58 : 0.55;
        return letter * size * static_cast<double>(display_width(text));
    };
}

} // namespace themata
