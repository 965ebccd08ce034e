#include "workbench/pictures.h"

#include "charts/pictures.h"
#include "text/fold.h"
#include <fmt/format.h>

namespace themata {

PictureEnding picture_ending(const std::filesystem::path& file) {
    const std::string ending = fold(file.extension().string());
    return ending == ".svg"   ? PictureEnding::svg
           : ending == ".png" ? PictureEnding::png
                              : PictureEnding::unknown;
}

Result<std::string> picture_text(const Picture& picture, PictureEnding ending,
                                 const PictureSize& size) {
    auto chart = picture.draw(size.style, charts::measure_of_letters());
    if (!chart)
        return failure(chart.error());
    chart->made = picture.made;
    if (ending == PictureEnding::png)
        return charts::png(*chart, size.scale);
    return charts::svg(*chart);
}

Result<void> write_picture(const Picture& picture, const std::filesystem::path& file,
                           Overwriting overwriting, const PictureSize& size) {
    const PictureEnding ending = picture_ending(file);
    if (ending == PictureEnding::unknown)
        return failure(
            Error::Code::wrong_call,
            fmt::format("It cannot be told as what “{}” is to be drawn.", file.filename().string()),
            "Pictures are files that end in .svg or .png.");
    const auto text = picture_text(picture, ending, size);
    if (!text)
        return failure(text.error());
    return write_file(file, *text, overwriting);
}

} // namespace themata
