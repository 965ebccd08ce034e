#pragma once
// What a PNG file says beside its points: how large they are in print, and a text. Bytes in, bytes
// out; a pure function; any thread.

#include <string>
#include <string_view>

namespace themata::charts {

// `png` is a whole file; the chunks go behind its header.
[[nodiscard]] std::string with_text(std::string_view png, double points_an_inch,
                                    std::string_view title, std::string_view source);

} // namespace themata::charts
