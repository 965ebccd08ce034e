#include "cli/search_lines.h"
#include "cli/text_table.h"
#include "text/segments.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t widest_label = 14;

// Not wider than this: a longer text loses its beginning.
std::string end_of(std::string text, std::size_t width) {
    if (display_width(text) <= width)
        return text;
    std::uint32_t begin = 0;
    while (display_width(std::string_view(text).substr(begin)) + 1 > width)
        begin = next_grapheme(text, begin);
    return "…" + text.substr(begin);
}

} // namespace

std::string kwic_in_text(const Study& study, const std::vector<KwicLine>& lines,
                         const Terminal& terminal) {
    std::size_t label_width = 0;
    std::vector<std::string> labels;
    for (const KwicLine& line : lines) {
        labels.push_back(
            shorten(one_line(words_of(study, line.response).participant), widest_label));
        label_width = std::max(label_width, display_width(labels.back()));
    }
    const std::size_t rest =
        terminal.width > label_width + 22 ? terminal.width - label_width - 2 : 20;
    const std::size_t left_width = rest * 2 / 5;
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const KwicLine& line = lines[i];
        const std::string left = end_of(one_line(line.left), left_width);
        const std::string match = one_line(line.match);
        const std::size_t taken = left_width + display_width(match) + 2;
        const std::string right =
            taken < rest ? shorten(one_line(line.right), rest - taken) : std::string();
        std::string shown = fmt::format("{}  {}{}{}", pad(labels[i], label_width),
                                        pad(left, left_width, Align::right), marked(match), right);
        shown.erase(shown.find_last_not_of(' ') + 1);
        text += with_marks_shown(std::move(shown), terminal.reads_out) + '\n';
    }
    return text;
}

} // namespace themata
