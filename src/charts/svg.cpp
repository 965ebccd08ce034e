#include "charts/pictures.h"

#include "charts/page.h"
#include "text/quoting.h"
#include "text/runs.h"
#include "text/sentences.h"
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

constexpr std::string_view css_families =
    "Inter, 'Helvetica Neue', Helvetica, Arial, 'Noto Sans', 'Noto Color Emoji', sans-serif";
constexpr double mm_a_unit = 25.4 / 96;

// What may stand between tags and between quotes.
std::string escaped(std::string_view text) { return in_html(one_line(text)); }

// Hundredths are finer than any printer; no zeros at the end.
std::string number(double value) {
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string hex_digits(Rgb colour) {
    return fmt::format("#{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue);
}

// Names for the title and the description that stay apart when pictures share a page.
std::string own_name(const Chart& chart) {
    std::uint64_t hash = 0xCBF29CE484222325; // FNV-1a
    for (const std::string* text : {&chart.title, &chart.description, &chart.made.command})
        for (const char sign : *text)
            hash = (hash ^ static_cast<unsigned char>(sign)) * 0x100000001B3;
    return fmt::format("chart-{:08x}", hash >> 32);
}

class Writer {
public:
    explicit Writer(const Palette& palette) : palette_(palette) {}

    std::string out;

    void mark(const Mark& mark) {
        tip_ = mark.tip.empty() ? std::string() : "<title>" + escaped(mark.tip) + "</title>";
        std::visit([this](const auto& shape) { draw(shape); }, mark.shape);
    }

private:
    [[nodiscard]] std::string fill(Paint paint) const {
        return hex_digits(colour_of(palette_, paint));
    }

    void draw(const Bar& bar) {
        element("rect",
                fmt::format(R"(x="{}" y="{}" width="{}" height="{}" fill="{}")",
                            number(bar.box.left), number(bar.box.top), number(bar.box.width()),
                            number(bar.box.height()), fill(bar.fill)));
    }

    void draw(const Stroke& stroke) {
        std::string path;
        for (const auto& line : stroke.lines)
            path += points(line);
        std::string more;
        if (stroke.pen.dash != Dash::none) {
            const double on = stroke.pen.dash == Dash::dashed ? 4 : 1;
            more = fmt::format(R"( stroke-dasharray="{} {}")", number(on * stroke.pen.width),
                               number(3 * stroke.pen.width));
        }
        element("path", fmt::format(R"(d="{}" fill="none" stroke="{}" stroke-width="{}")"
                                    R"( stroke-linejoin="round"{})",
                                    path, fill(stroke.pen.paint), number(stroke.pen.width), more));
    }

    void draw(const Area& area) {
        element("path", fmt::format(R"(d="{}Z" fill="{}")", points(area.corners), fill(area.fill)));
    }

    void draw(const Disc& disc) {
        element("circle", fmt::format(R"(cx="{}" cy="{}" r="{}" fill="{}")", number(disc.centre.x),
                                      number(disc.centre.y), number(disc.radius), fill(disc.fill)));
    }

    void draw(const Words& words) {
        const auto found = runs(words.text);
        const bool to_left = !found.empty() && runs_left(found.front().paragraph);
        std::string more;
        if (words.letters.weight == Weight::strong)
            more += R"( font-weight="600")";
        // In a text that runs to the left its start is at the right.
        if (words.anchor == Anchor::middle)
            more += R"( text-anchor="middle")";
        else if ((words.anchor == Anchor::right) != to_left)
            more += R"( text-anchor="end")";
        if (to_left)
            more += R"( direction="rtl")";
        if (words.turn == Turn::upward)
            more += fmt::format(" transform=\"rotate(-90 {} {})\"", number(words.at.x),
                                number(words.at.y));
        out += fmt::format(R"(<text x="{}" y="{}" font-size="{}" fill="{}"{}>{}{}</text>)",
                           number(words.at.x), number(words.at.y), number(words.letters.size),
                           hex_digits(colour_of(palette_, words)), more, tip_, escaped(words.text));
        out += '\n';
    }

    void element(std::string_view name, const std::string& attributes) {
        out += tip_.empty() ? fmt::format("<{} {}/>\n", name, attributes)
                            : fmt::format("<{} {}>{}</{}>\n", name, attributes, tip_, name);
    }

    [[nodiscard]] static std::string points(const std::vector<Spot>& line) {
        std::string path;
        for (const Spot spot : line)
            path +=
                fmt::format("{}{} {}", path.empty() ? "M" : "L", number(spot.x), number(spot.y));
        return path;
    }

    const Palette& palette_;
    std::string tip_;
};

std::string metadata(const Chart& chart) {
    if (chart.made.program.empty())
        return {};
    return fmt::format(
        "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">"
        "<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:identifier>{}</dc:identifier>"
        "<dc:source>{}</dc:source></rdf:Description></rdf:RDF></metadata>\n",
        escaped(chart.title), escaped(chart.made.program), escaped(chart.made.uuid),
        escaped(in_words(chart.made)));
}

} // namespace

std::string svg(const Chart& chart, const Palette& palette) {
    const std::string name = own_name(chart);
    Writer writer(palette);
    writer.out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\""
        " viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}-title {}-desc\""
        " font-family=\"{}\">\n<title id=\"{}-title\">{}</title>\n<desc id=\"{}-desc\">{}</desc>\n",
        number(chart.width * mm_a_unit), number(chart.height * mm_a_unit), number(chart.width),
        number(chart.height), name, name, css_families, name, escaped(chart.title), name,
        escaped(chart.description));
    writer.out += metadata(chart);
    writer.mark({Bar{{0, 0, chart.width, chart.height}, {Ink::paper}}});
    for (const Mark& mark : chart.marks)
        writer.mark(mark);
    return writer.out + "</svg>\n";
}

} // namespace themata::charts
