// What all kinds of picture share: the size, the file, and how it was made.
#include "charts/png.h"
#include "charts/svg.h"
#include "cli/chart_verb.h"
#include "text/fold.h"
#include "workbench/exports.h"
#include <charconv>
#include <filesystem>
#include <fmt/format.h>

namespace themata {

namespace {

enum class Ending { svg, png, unknown };

Ending ending_of(const std::string& file) {
    const std::string ending = fold(std::filesystem::path(file).extension().string());
    return ending == ".svg" ? Ending::svg : ending == ".png" ? Ending::png : Ending::unknown;
}

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
    const auto amount = text ? amount_of(*text) : Amount{3, {}};
    if (!amount || !amount->unit.empty() || !(amount->number >= 0.1 && amount->number <= 20))
        return failure(Error::Code::wrong_call,
                       fmt::format("“{}” is no scale.", text.value_or(std::string())),
                       "Give --scale as a number from 0.1 to 20; 3.125 makes 300 points an inch.");
    return amount->number;
}

std::string shell_word(const std::string& text) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789_-./,:=+%";
    if (!text.empty() && text.find_first_not_of(plain) == text.npos)
        return text;
    std::string word = "'";
    for (const char sign : text)
        word += sign == '\'' ? std::string("'\\''") : std::string(1, sign);
    return word + "'";
}

// What makes the picture again; where it goes is no part of that.
std::string command_of(const Call& call, std::string_view kind) {
    std::string command =
        fmt::format("chart {} {}",
                    shell_word(std::filesystem::path(call.argument(0)).filename().string()), kind);
    for (const Call::Option& option : call.options()) {
        if (option.name == "--out" || option.name == "--overwrite")
            continue;
        command += fmt::format(" {}", option.name);
        if (!option.value.empty())
            command += ' ' + shell_word(option.value);
    }
    return command;
}

Result<std::string> written(const charts::Chart& chart, Ending ending, double scale) {
    if (ending == Ending::png)
        return charts::png(chart, scale);
    return charts::svg(chart);
}

} // namespace

Result<void> check_chart(const Call& call) {
    if (const auto width = width_of(call); !width)
        return failure(width.error());
    if (const auto scale = scale_of(call); !scale)
        return failure(scale.error());
    const auto out = call.value("--out");
    if (out && ending_of(*out) == Ending::unknown)
        return failure(Error::Code::wrong_call,
                       fmt::format("It cannot be told as what “{}” is to be drawn.", *out),
                       "Pictures are files that end in .svg or .png.");
    if (call.has("--scale") && (!out || ending_of(*out) != Ending::png))
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
    const charts::Measure measure = charts::measure_of_letters();
    auto chart = draw({.call = call,
                       .now = now,
                       .style = {.width = *width_of(call), .title = call.value("--title", "")},
                       .measure = measure});
    if (!chart)
        return failure(chart.error());
    chart->made = provenance_of(now, command_of(call, kind));
    const auto out = call.value("--out");
    const auto file = written(*chart, out ? ending_of(*out) : Ending::svg, *scale_of(call));
    if (!file)
        return failure(file.error());
    if (!out) {
        terminal.out << *file;
        return {};
    }
    const auto overwriting = call.has("--overwrite") ? Overwriting::allowed : Overwriting::refused;
    if (const auto done = write_file(*out, *file, overwriting); !done)
        return failure(done.error());
    terminal.out << fmt::format("Drew “{}” in {}.\n", one_line(chart->title), *out);
    return {};
}

} // namespace themata
