// What all kinds of picture share: the size, the file, and how it was made.
#include "cli/chart_verb.h"
#include "cli/tabulated.h"
#include "cli/writing.h"
#include "workbench/pictures.h"
#include <charconv>
#include <fmt/format.h>

namespace themata {

namespace {

// A number and what follows it.
struct Amount {
    double number = 0;
    std::string_view unit;
};

std::optional<Amount> amount_of(std::string_view text) {
    Amount amount;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), amount.number);
    if (error != std::errc())
        return std::nullopt;
    amount.unit = text.substr(static_cast<std::size_t>(end - text.data()));
    return amount;
}

Result<double> width_of(const Call& call) {
    const auto text = call.value("--width");
    if (!text)
        return charts::Style{}.width;
    const auto amount = amount_of(*text);
    const double unit = !amount                                        ? 0
                        : amount->unit == "mm"                         ? 96 / 25.4
                        : amount->unit == "cm"                         ? 96 / 2.54
                        : amount->unit == "in"                         ? 96
                        : amount->unit == "px" || amount->unit.empty() ? 1
                                                                       : 0;
    const double width = amount ? amount->number * unit : 0;
    constexpr double least = 240;
    constexpr double most = 8000;
    if (!(width >= least && width <= most))
        return failure(Error::Code::wrong_call,
                       fmt::format("A picture cannot be “{}” wide.", *text),
                       "Give --width as 170mm, 8.5cm, 6.5in or 640px; from 64mm on.");
    return width;
}

Result<double> scale_of(const Call& call) {
    const auto text = call.value("--scale");
    const auto amount = text ? amount_of(*text) : Amount{picture_scale, {}};
    if (!amount || !amount->unit.empty() || !(amount->number >= 0.1 && amount->number <= 20))
        return failure(Error::Code::wrong_call,
                       fmt::format("--scale cannot be “{}”.", text.value_or(std::string())),
                       "It says how many points of a PNG stand for 1/96 inch: a number from 0.1 to "
                       "20, such as "
                       "3.125 for 300 points an inch.");
    return amount->number;
}

// What makes the picture again; where it goes is no part of that.
std::string command_of_chart(const Call& call, std::string_view kind) {
    return command_of("chart", Call({call.argument(0), std::string(kind)}, call.options()));
}

} // namespace

Result<void> check_chart(const Call& call) {
    if (const auto width = width_of(call); !width)
        return failure(width.error());
    if (const auto scale = scale_of(call); !scale)
        return failure(scale.error());
    const auto out = call.value("--out");
    if (out && picture_ending(*out) == PictureEnding::unknown)
        return failure(Error::Code::wrong_call,
                       fmt::format("It cannot be told as what “{}” is to be drawn.", *out),
                       "Pictures are files that end in .svg or .png.");
    if (call.has("--scale") && (!out || picture_ending(*out) != PictureEnding::png))
        return failure(Error::Code::wrong_call, "An SVG has no points to be scaled.",
                       "Leave --scale out, or name a file that ends in .png.");
    if (call.has("--overwrite") && !out)
        return failure(Error::Code::wrong_call, "--overwrite wants a file to be replaced.",
                       "Name it with --out FILE.");
    return {};
}

Result<void> put_chart(const Call& call, const Workbench& workbench, Terminal& terminal,
                       std::string_view kind, Draw draw) {
    const Snapshot& now = *workbench.snapshot();
    Picture picture{.draw =
                        [&](const charts::Style& style, const charts::Measure& measure) {
                            return draw({call, now, style, measure});
                        },
                    .made = provenance_of(now, command_of_chart(call, kind)),
                    .name = std::string(kind)};
    const PictureSize size{.style = {.width = *width_of(call), .title = call.value("--title", "")},
                           .scale = *scale_of(call)};
    const auto out = call.value("--out");
    if (!out) {
        const auto text = picture_text(picture, PictureEnding::svg, size);
        if (!text)
            return failure(text.error());
        terminal.out << *text;
        return {};
    }
    if (const auto free = may_be_written(call, *out); !free)
        return free;
    if (const auto done = write_picture(picture, *out, overwriting_in(call), size); !done)
        return done;
    terminal.out << fmt::format("Wrote {}.\n", *out);
    return {};
}

} // namespace themata
