// Pictures within a report.

#include "charts/png.h"
#include "charts/svg.h"
#include "workbench/report_parts.h"

namespace themata {

namespace {

// Within the margins of a telephone that is 400 px wide; a picture that needs more is scrolled.
constexpr double telephone = 360;

Result<charts::Chart> drawn(const DrawChart& draw, double width, const Provenance& made) {
    return draw({.width = width}, charts::measure_of_letters()).map([&](charts::Chart chart) {
        chart.made = made;
        return chart;
    });
}

// Of many bars n stands beside each; a caption of them all would not be read.
std::vector<std::string> said(std::vector<std::string> counts) {
    constexpr std::size_t most = 9;
    if (counts.size() > most)
        counts.resize(1);
    return counts;
}

std::string without_head(std::string svg) { return svg.erase(0, svg.find("<svg")); }

} // namespace

std::optional<ReportFigure> figure_of(Provenance made, const DrawChart& draw) {
    const auto wide = drawn(draw, charts::Style{}.width, made);
    // What an SVG's title is known by comes from its command, and two on a page have to differ.
    Provenance narrower = made;
    narrower.command += " --width 360px";
    const auto narrow = drawn(draw, telephone, narrower);
    if (!wide || !narrow)
        return std::nullopt;
    return ReportFigure{.title = wide->title,
                        .wide = without_head(charts::svg(*wide)),
                        .narrow = without_head(charts::svg(*narrow)),
                        .counts = said(wide->counts),
                        .made = std::move(made)};
}

} // namespace themata
