#include "charts/paired_lines.h"

#include "charts/page.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace themata::charts {

// What is computed before paired lines are drawn.

namespace {

// People whose values are the same throughout.
struct SameLine {
    std::vector<std::optional<double>> values;
    std::vector<std::string> names;
};

struct PanelFigures {
    std::size_t completers = 0;
    std::size_t people = 0;                     // with a value at any stage
    std::vector<std::optional<double>> medians; // of the completers, by stage; none: no completers
    std::vector<double> q1;
    std::vector<double> q3;
    std::vector<double> least;
    std::vector<double> most;
    std::vector<SameLine> lines;
};

inline constexpr std::size_t most_lines = 400; // more cannot be told apart

// Of values in order: Tukey's hinges' depth, (n+3)/2 halved.
struct Middle {
    double median = 0;
    double low = 0;
    double high = 0;
};

Middle middle_of(std::vector<double> values) {
    std::ranges::sort(values);
    const auto at_depth = [&](double depth) { // from 1 on; halves lie between two
        const auto below = static_cast<std::size_t>(std::floor(depth)) - 1;
        const auto above = static_cast<std::size_t>(std::ceil(depth)) - 1;
        return (values[below] + values[above]) / 2;
    };
    const auto n = static_cast<double>(values.size());
    const double hinge = std::floor((n + 3) / 2) / 2;
    return {at_depth((n + 1) / 2), at_depth(hinge), at_depth(n + 1 - hinge)};
}

bool is_complete(const PairedPerson& person) {
    return std::ranges::all_of(person.values, [](const auto& value) { return value.has_value(); });
}

bool is_empty(const PairedPerson& person) {
    return std::ranges::none_of(person.values, [](const auto& value) { return value.has_value(); });
}

void add_middles(PanelFigures& figures, const PairedPanel& panel) {
    for (std::size_t stage = 0; stage < panel.stages.size(); ++stage) {
        std::vector<double> values;
        for (const PairedPerson& person : panel.people)
            if (is_complete(person))
                values.push_back(*person.values[stage]);
        if (values.empty()) {
            figures.medians.emplace_back();
            continue;
        }
        const Middle middle = middle_of(values);
        figures.medians.emplace_back(middle.median);
        figures.q1.push_back(middle.low);
        figures.q3.push_back(middle.high);
        figures.least.push_back(*std::ranges::min_element(values));
        figures.most.push_back(*std::ranges::max_element(values));
    }
}

PanelFigures figures_of(const PairedPanel& panel) {
    PanelFigures figures;
    std::map<std::vector<std::optional<double>>, std::vector<std::string>> lines;
    for (const PairedPerson& person : panel.people) {
        if (is_empty(person))
            continue;
        ++figures.people;
        figures.completers += is_complete(person) ? 1 : 0;
        if (lines.size() <= most_lines)
            lines[person.values].push_back(person.name);
    }
    for (auto& [values, names] : lines)
        figures.lines.push_back({values, std::move(names)});
    add_middles(figures, panel);
    return figures;
}

constexpr double plot_height = 216;
constexpr double name_room = 72; // right of a panel, for names
constexpr std::size_t panels_a_row = 3;
constexpr std::size_t most_named = 12; // lines of people who are named beside them

struct ValueRange {
    double least = 0;
    double most = 1;
};

ValueRange range_of(const PairedLines& lines) {
    double least = std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::lowest();
    for (const PairedPanel& panel : lines.panels)
        for (const PairedPerson& person : panel.people)
            for (const auto& value : person.values)
                if (value) {
                    least = std::min(least, *value);
                    most = std::max(most, *value);
                }
    const auto round = ticks(least, most, 5);
    return {lines.least ? std::min(*lines.least, least) : round.front(),
            lines.most ? std::max(*lines.most, most) : round.back()};
}

struct PanelPlaces {
    Box plot;
    Scale y;
    std::vector<double> stages; // x of each
};

PanelPlaces places_in(const Box& plot, const PairedPanel& panel, const Scale& y) {
    PanelPlaces places{plot, y, {}};
    const auto stages = static_cast<double>(panel.stages.size());
    const double room = plot.width() / stages;
    for (std::size_t stage = 0; stage < panel.stages.size(); ++stage)
        places.stages.push_back(plot.left + room * (static_cast<double>(stage) + 0.5));
    return places;
}

std::vector<std::vector<Spot>> pieces_of(const PanelPlaces& places,
                                         const std::vector<std::optional<double>>& values) {
    std::vector<std::vector<Spot>> pieces(1);
    for (std::size_t stage = 0; stage < values.size(); ++stage)
        if (values[stage])
            pieces.back().push_back({places.stages[stage], places.y.at(*values[stage])});
        else if (!pieces.back().empty())
            pieces.emplace_back();
    std::erase_if(pieces, [](const auto& piece) { return piece.size() < 2; });
    return pieces;
}

std::string names_of(const SameLine& line) {
    constexpr std::size_t most = 6;
    return line.names.size() > most ? listed(line.names, most) : joined(line.names, ", ");
}

std::string tip_of(const PairedPanel& panel, const SameLine& line) {
    std::string text = names_of(line) + ": ";
    for (std::size_t stage = 0; stage < line.values.size(); ++stage)
        text += fmt::format("{}{} {}", stage == 0 ? "" : ", ", panel.stages[stage],
                            line.values[stage] ? short_number(*line.values[stage]) : "missing");
    return one_line(text);
}

void draw_people(Page& page, const PairedPanel& panel, const PanelFigures& figures,
                 const PanelPlaces& places) {
    for (const SameLine& line : figures.lines) {
        const double width =
            std::min(1.0 + 0.75 * (static_cast<double>(line.names.size()) - 1), 5.0);
        const std::string tip = tip_of(panel, line);
        page.stroke(pieces_of(places, line.values), {{Ink::soft}, width}, tip);
        for (std::size_t stage = 0; stage < line.values.size(); ++stage)
            if (line.values[stage])
                page.disc({places.stages[stage], places.y.at(*line.values[stage])}, 2 + width / 2,
                          {Ink::soft}, tip);
    }
}

void draw_band(Page& page, const PanelPlaces& places, const std::vector<double>& low,
               const std::vector<double>& high, double strength, const std::string& says) {
    std::vector<Spot> corners;
    for (std::size_t stage = 0; stage < low.size(); ++stage)
        corners.push_back({places.stages[stage], places.y.at(high[stage])});
    for (std::size_t stage = low.size(); stage-- > 0;)
        corners.push_back({places.stages[stage], places.y.at(low[stage])});
    page.area(std::move(corners), {Ink::soft, strength}, says);
}

// What ends at one value: the median, people, or both.
struct End {
    double value = 0;
    bool median = false;
    std::string names;
    std::string tip;
};

std::vector<End> ends_of(const PairedPanel& panel, const PanelFigures& figures) {
    std::map<double, End> ends;
    if (const auto& last = figures.medians.back())
        ends[*last] = {*last, true, {}, {}};
    if (figures.lines.size() <= most_named && figures.people <= 4 * most_named) {
        for (const PairedPerson& person : panel.people) // in their order
            if (const auto& last = person.values.back()) {
                End& end = ends[*last];
                end.value = *last;
                end.names += (end.names.empty() ? "" : ", ") + person.name;
            }
        for (const SameLine& line : figures.lines)
            if (const auto& last = line.values.back()) {
                End& end = ends[*last];
                end.tip += (end.tip.empty() ? "" : "; ") + tip_of(panel, line);
            }
    }
    std::vector<End> sorted;
    for (auto& [value, end] : ends)
        sorted.push_back(std::move(end));
    std::ranges::reverse(sorted); // from above
    return sorted;
}

// Right of the last stage, pushed apart; what finds no room is left to the mouse.
void label_ends(Page& page, const PairedPanel& panel, const PanelFigures& figures,
                const PanelPlaces& places, double right) {
    const double half = leading(page.body()) / 2;
    double free_from = places.plot.top - 8;
    for (const End& end : ends_of(panel, figures)) {
        const double at = places.y.at(end.value);
        const double y = std::max(at, free_from + half);
        if (y - at > 3 * half || y + half > places.plot.bottom + 8)
            continue;
        double x = places.stages.back() + 10;
        if (end.median)
            x += page.words_level(x, y, short_number(end.value), page.strong()).width + 6;
        if (!end.names.empty() && right > x) {
            page.lines({x, y - half, right, y + half},
                       page.fitted(end.names, page.small(), right - x, 1), page.small(),
                       Anchor::left, end.names);
            page.tip_of_last(end.tip);
        }
        free_from = y + half;
    }
}

void draw_median(Page& page, const PairedPanel& panel, const PanelFigures& figures,
                 const PanelPlaces& places) {
    if (figures.completers == 0)
        return;
    std::string tip =
        fmt::format("Median of {}:", counted(figures.completers, "completer", "completers"));
    for (std::size_t stage = 0; stage < panel.stages.size(); ++stage)
        tip += fmt::format(" {} {}", panel.stages[stage], short_number(*figures.medians[stage]));
    page.stroke(pieces_of(places, figures.medians), {{Ink::mark}, 3}, one_line(tip));
    for (std::size_t stage = 0; stage < panel.stages.size(); ++stage)
        page.disc({places.stages[stage], places.y.at(*figures.medians[stage])}, 4.5, {Ink::mark},
                  one_line(tip));
    const Spot first{places.stages.front() - 10, places.y.at(*figures.medians.front())};
    page.words_level(first.x, first.y, short_number(*figures.medians.front()), page.strong(),
                     Anchor::right);
}

void draw_stage_names(Page& page, const PairedPanel& panel, const PanelPlaces& places) {
    const double room = places.plot.width() / static_cast<double>(panel.stages.size());
    for (std::size_t stage = 0; stage < panel.stages.size(); ++stage) {
        const double x = places.stages[stage];
        page.rule({x, places.plot.bottom}, {x, places.plot.bottom + 4}, {{Ink::axis}, 1});
        const Fitted name = page.fitted(panel.stages[stage], page.body(), room - 6, 2);
        const double height = leading(page.body()) * static_cast<double>(name.lines.size());
        page.lines(
            {x - room / 2, places.plot.bottom + 6, x + room / 2, places.plot.bottom + 6 + height},
            name, page.body(), Anchor::middle, panel.stages[stage]);
    }
}

std::string completed(const PanelFigures& figures, std::size_t stages) {
    return fmt::format("n = {} of {} at {}", grouped(figures.completers), grouped(figures.people),
                       stages == 2 ? "both stages" : "every stage");
}

void draw_panel(Page& page, const PairedPanel& panel, const Box& plot, double right,
                const Scale& y) {
    const PanelFigures figures = figures_of(panel);
    const PanelPlaces places = places_in(plot, panel, y);
    const double line = leading(page.body());
    const double head = plot.top - 2 * grid - 2 * line;
    page.lines({plot.left, head, right, head + line},
               page.fitted(panel.name, page.strong(), right - plot.left, 1), page.strong(),
               Anchor::left, panel.name);
    const std::string n = completed(figures, panel.stages.size());
    page.lines({plot.left, head + line, right, head + 2 * line},
               page.fitted(n, page.small(), right - plot.left, 1), page.small(), Anchor::left, n);
    page.count(one_line(panel.name + (panel.name.empty() ? "" : ": ") + n));
    draw_stage_names(page, panel, places);
    if (figures.lines.size() > most_lines && figures.completers > 0) {
        draw_band(page, places, figures.least, figures.most, 0.3, "From the least to the most");
        draw_band(page, places, figures.q1, figures.q3, 0.75, "The middle half");
    } else {
        draw_people(page, panel, figures, places);
    }
    draw_median(page, panel, figures, places);
    label_ends(page, panel, figures, places, right);
    page.plot({plot.left, plot.top - 8, plot.right, plot.bottom + 8});
}

// Whether somebody in it can be followed from a stage to another.
bool can_be_followed(const PairedPanel& panel) {
    return std::ranges::any_of(panel.people, [](const PairedPerson& person) {
        return std::ranges::count_if(person.values,
                                     [](const auto& value) { return value.has_value(); }) >= 2;
    });
}

bool too_many(const std::vector<const PairedPanel*>& panels) {
    return std::ranges::any_of(panels, [](const PairedPanel* panel) {
        return figures_of(*panel).lines.size() > most_lines;
    });
}

std::string seen(const PairedLines& lines, const std::vector<const PairedPanel*>& panels) {
    std::string text = fmt::format("Lines of {} from stage to stage.", lines.measure);
    for (const PairedPanel* panel : panels) {
        const PanelFigures figures = figures_of(*panel);
        text += fmt::format(" {}{}{}", panel->name, panel->name.empty() ? "" : ", ",
                            completed(figures, panel->stages.size()));
        for (std::size_t stage = 0; stage < panel->stages.size(); ++stage)
            if (figures.medians[stage])
                text += fmt::format("{} {} median {}", stage == 0 ? ":" : ",", panel->stages[stage],
                                    short_number(*figures.medians[stage]));
        text += ".";
    }
    return one_line(text);
}

// One row of panels, as wide as the page.
void draw_row(Page& page, const std::vector<const PairedPanel*>& panels, const ValueRange& spread,
              std::size_t in_row) {
    const auto values = scale_ticks(spread.least, spread.most, 6);
    const double line = leading(page.body());
    const double top = page.y + 2 * line + 2 * grid;
    const double axis = page.left() + width_of_ticks(page, values) + grid;
    const double room = (page.right() - axis) / static_cast<double>(in_row);
    const Scale y{spread.least, spread.most, top + plot_height, top};
    const double last = axis + room * static_cast<double>(panels.size());
    draw_axis_left(page, y, values, axis, last - 2 * grid);
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const double left = axis + room * static_cast<double>(i);
        const Box plot{left + grid, top, left + room - name_room, top + plot_height};
        draw_panel(page, *panels[i], plot, left + room - grid, y);
    }
    page.y = top + plot_height + 6 + 2 * line + grid;
}

} // namespace

Result<Chart> paired_lines(const PairedLines& lines, const Style& style, const Measure& measure) {
    std::vector<const PairedPanel*> panels;
    for (const PairedPanel& panel : lines.panels)
        if (can_be_followed(panel))
            panels.push_back(&panel);
    if (panels.empty())
        return failure(Error::Code::refused, "Nobody has this score at two stages.",
                       "Name a measure that the same participants gave at two stages or more.");
    std::size_t stages = 2;
    for (const PairedPanel* panel : panels)
        stages = std::max(stages, panel->stages.size());
    const std::size_t fits = stages > 6 ? 1 : stages > 3 ? 2 : panels_a_row;
    const std::size_t in_row = std::min(panels.size(), fits);
    Page page(style, measure, 160 + 180 * static_cast<double>(in_row));
    page.head(lines.title, lines.measure);
    page.axis(one_line(lines.measure));
    const ValueRange spread = range_of(lines);
    for (std::size_t first = 0; first < panels.size(); first += in_row)
        draw_row(
            page,
            {panels.begin() + static_cast<std::ptrdiff_t>(first),
             panels.begin() + static_cast<std::ptrdiff_t>(std::min(first + in_row, panels.size()))},
            spread, in_row);
    page.note(too_many(panels)
                  ? "Thick: the median of those with a value at every stage. Bands: their middle "
                    "half and their range."
                  : "Thin: a participant, thicker where several are the same. Thick: the median of "
                    "those with a value at every stage.");
    return page.done(seen(lines, panels));
}

} // namespace themata::charts
