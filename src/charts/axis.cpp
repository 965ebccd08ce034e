#include "charts/axis.h"

#include <algorithm>
#include <cmath>

namespace themata::charts {

namespace {

constexpr double tick = 4;

double round_step(double rough) {
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 5.0})
        if (rough <= step * power * 1.0001)
            return step * power;
    return 10 * power;
}

int decimals_of(const std::vector<double>& ticks) {
    for (int decimals = 0; decimals < 6; ++decimals) {
        const double power = std::pow(10.0, decimals);
        if (std::ranges::all_of(ticks, [&](double value) {
                return std::abs(value * power - std::round(value * power)) < 1e-6;
            }))
            return decimals;
    }
    return 6;
}

} // namespace

std::vector<double> ticks(double least, double most, int about) {
    if (!(most > least))
        most = least + 1;
    const double step = round_step((most - least) / std::max(about, 1));
    const double first = std::floor(least / step + 1e-9);
    const double last = std::ceil(most / step - 1e-9);
    std::vector<double> values;
    for (double at = first; at <= last; ++at)
        values.push_back(at * step);
    return values;
}

std::vector<double> scale_ticks(double least, double most, int about) {
    const double range = most - least;
    if (range > 0 && least == std::round(least) && range == std::round(range))
        for (const int parts : {4, 5, 3, 6, 7, 2})
            if (parts <= about && std::fmod(range, parts) == 0) {
                std::vector<double> values;
                for (int i = 0; i <= parts; ++i)
                    values.push_back(least + range / parts * i);
                return values;
            }
    std::vector<double> values = ticks(least, most, about);
    std::erase_if(values,
                  [&](double value) { return value < least - 1e-9 || value > most + 1e-9; });
    return values.empty() ? std::vector<double>{least, most} : values;
}

std::vector<std::string> tick_texts(const std::vector<double>& ticks) {
    const int decimals = decimals_of(ticks);
    std::vector<std::string> texts;
    for (const double value : ticks)
        texts.push_back(decimals == 0 && std::abs(value) >= 10'000
                            ? (value < 0 ? "\u2212" : "") +
                                  grouped(static_cast<std::uint64_t>(std::llround(std::abs(value))))
                            : number_text(value, decimals));
    return texts;
}

double draw_axis_below(Page& page, const Scale& scale, const std::vector<double>& ticks, double y,
                       std::string_view says) {
    const Lettering letters = page.small();
    page.rule({scale.start, y}, {scale.end, y}, {{Ink::axis}, 1});
    const auto texts = tick_texts(ticks);
    double free_from = -1e9;
    const double line = y + tick + leading(letters) * 0.85;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double x = scale.at(ticks[i]);
        page.rule({x, y}, {x, y + tick}, {{Ink::axis}, 1});
        const double half = page.width_of(texts[i], letters) / 2;
        if (x - half < free_from || x - half < 0)
            continue;
        page.words({x, line}, texts[i], letters, Anchor::middle);
        free_from = x + half + grid;
    }
    double bottom = line + letters.size * 0.3;
    if (!says.empty()) {
        const Fitted fitted = page.fitted(says, letters, page.inner(), 2);
        const double half = fitted.width / 2;
        const double middle =
            std::clamp((scale.start + scale.end) / 2, page.left() + half, page.right() - half);
        const double height = leading(letters) * static_cast<double>(fitted.lines.size());
        page.lines({middle - half, bottom + 3, middle + half, bottom + 3 + height}, fitted, letters,
                   Anchor::middle, says);
        bottom += 3 + height;
        page.axis(one_line(says));
    }
    return bottom;
}

void draw_axis_left(Page& page, const Scale& scale, const std::vector<double>& ticks, double x,
                    double right) {
    const auto texts = tick_texts(ticks);
    page.rule({x, scale.start}, {right, scale.start}, {{Ink::axis}, 1});
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double y = scale.at(ticks[i]);
        if (y < scale.start - 1)
            page.rule({x, y}, {right, y});
        page.words_level(x - grid, y, texts[i], page.small(), Anchor::right);
    }
}

double width_of_ticks(const Page& page, const std::vector<double>& ticks) {
    double width = 0;
    for (const std::string& text : tick_texts(ticks))
        width = std::max(width, page.width_of(text, page.small()));
    return width;
}

} // namespace themata::charts
