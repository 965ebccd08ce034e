#pragma once
// Pictures that leave a study: laid out anew for a page, whatever the window shows, and written as
// the ending of the file says. Any thread.

#include "charts/chart.h"
#include "workbench/exports.h"

namespace themata {

using DrawChart =
    std::function<Result<charts::Chart>(const charts::Style&, const charts::Measure&)>;

// What can be drawn again at any size. The function holds all that it needs.
struct Picture {
    DrawChart draw;
    Provenance made;
    std::string name; // for a file: "themes"
};

enum class PictureEnding { svg, png, unknown };
[[nodiscard]] PictureEnding picture_ending(const std::filesystem::path& file);

inline constexpr double picture_scale = 3.125; // 300 points an inch

struct PictureSize {
    charts::Style style = {};
    double scale = picture_scale; // of a PNG
};

[[nodiscard]] Result<std::string> picture_text(const Picture& picture, PictureEnding ending,
                                               const PictureSize& size = {});

// Refused where the ending tells nothing, and as write_file() does.
[[nodiscard]] Result<void> write_picture(const Picture& picture, const std::filesystem::path& file,
                                         Overwriting overwriting, const PictureSize& size = {});

} // namespace themata
