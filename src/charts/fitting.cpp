#include "charts/fitting.h"

#include "text/segments.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

constexpr std::string_view ellipsis = "…";

std::string_view without_spaces_at_end(std::string_view text) {
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

class Fitter {
public:
    Fitter(std::string_view text, const Lettering& letters, double width, const Measure& measure)
        : text_(text), letters_(letters), width_(width), measure_(measure) {}

    [[nodiscard]] double measured(std::string_view piece) const {
        return measure_(piece, letters_.size, letters_.weight);
    }

    // The end of the longest line from here that has room, at a place where a line may end.
    [[nodiscard]] std::size_t line_end(std::size_t from) {
        if (breaks_.empty())
            breaks_ = line_breaks(text_);
        std::size_t best = from;
        for (const LineBreak& each : breaks_) {
            if (each.byte <= from)
                continue;
            if (!has_room(text_.substr(from, each.byte - from)))
                break;
            best = each.byte;
        }
        if (best > from)
            return best;
        split_ = true;
        return last_grapheme(from, {});
    }

    [[nodiscard]] bool split() const { return split_; }

    // The end of the longest piece from here that has room with `tail` behind it.
    [[nodiscard]] std::size_t last_grapheme(std::size_t from, std::string_view tail) {
        if (graphemes_.empty())
            graphemes_ = boundaries(text_, Segment::grapheme);
        const auto first = std::ranges::upper_bound(graphemes_, from);
        // Widths grow with every grapheme, so the last that fits is found by halving.
        const auto end = std::partition_point(first, graphemes_.end(), [&](std::uint32_t byte) {
            std::string piece(without_spaces_at_end(text_.substr(from, byte - from)));
            return has_room(piece += tail);
        });
        if (end != first)
            return *std::prev(end);
        return tail.empty() && first != graphemes_.end() ? *first : from;
    }

    [[nodiscard]] bool has_room(std::string_view piece) const {
        return measured(without_spaces_at_end(piece)) <= width_;
    }

private:
    std::string_view text_;
    Lettering letters_;
    double width_;
    const Measure& measure_;
    std::vector<LineBreak> breaks_;
    std::vector<std::uint32_t> graphemes_;
    bool split_ = false;
};

void add_line(Fitted& fitted, const Fitter& fitter, std::string line) {
    fitted.width = std::max(fitted.width, fitter.measured(line));
    fitted.lines.push_back(std::move(line));
}

} // namespace

std::string one_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const std::string_view three = text.substr(at, 3);
        if (three == "\u2028" || three == "\u2029" || three == "\uFFFE" || three == "\uFFFF") {
            line += ' ';
            at += 2;
        } else {
            line += byte < 0x20 || byte == 0x7F ? ' ' : text[at];
        }
    }
    return line;
}

Fitted fit(std::string_view whole, const Lettering& letters, double width, std::size_t most_lines,
           const Measure& measure) {
    const std::string clean = one_line(whole);
    const std::string_view text = without_spaces_at_end(clean);
    Fitter fitter(text, letters, width, measure);
    Fitted fitted;
    std::size_t from = 0;
    while (fitted.lines.size() + 1 < most_lines && !fitter.has_room(text.substr(from))) {
        const std::size_t end = fitter.line_end(from);
        add_line(fitted, fitter, std::string(without_spaces_at_end(text.substr(from, end - from))));
        from = end;
    }
    fitted.split = fitter.split();
    if (fitter.has_room(text.substr(from))) {
        add_line(fitted, fitter, std::string(text.substr(from)));
        return fitted;
    }
    const std::size_t end = fitter.last_grapheme(from, ellipsis);
    std::string rest(without_spaces_at_end(text.substr(from, end - from)));
    add_line(fitted, fitter, rest += ellipsis);
    fitted.cut = true;
    return fitted;
}

std::string grouped(std::uint64_t number) {
    const std::string digits = std::to_string(number);
    std::string text;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % 3 == 0)
            text += ',';
        text += digits[at];
    }
    return text;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", grouped(number), number == 1 ? one : several);
}

std::string number_text(double number, int decimals) {
    std::string text = fmt::format("{:.{}f}", std::abs(number), decimals);
    const bool is_zero = text.find_first_not_of("0.") == text.npos;
    return number < 0 && !is_zero ? "\u2212" + text : text;
}

std::string short_number(double number) {
    for (const int decimals : {0, 1})
        if (std::abs(number -
                     std::round(number * std::pow(10, decimals)) / std::pow(10, decimals)) < 1e-9)
            return number_text(number, decimals);
    return number_text(number, 2);
}

} // namespace themata::charts
