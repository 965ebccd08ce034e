#include "charts/pictures.h"

#include <array>
#include <cairo.h>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <memory>
#include <numbers>
#include <pango/pangocairo.h>
#include <string>
#include <string_view>
#include <unordered_map>

namespace themata::charts {

// What a PNG file says beside its points: how large they are in print, and a text. Bytes in, bytes
// out; a pure function;

namespace {

constexpr std::size_t header_end = 8 + 25; // the signature and IHDR

std::uint32_t crc(std::string_view bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t n = 0; n < 256; ++n) {
            std::uint32_t value = n;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1) != 0 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
            made[n] = value;
        }
        return made;
    }();
    std::uint32_t value = 0xFFFFFFFFU;
    for (const char byte : bytes)
        value = table[(value ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (value >> 8);
    return ~value;
}

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>((number >> shift) & 0xFF);
    return bytes;
}

std::string chunk(std::string_view kind, const std::string& content) {
    const std::string body = std::string(kind) + content;
    return big_endian(static_cast<std::uint32_t>(content.size())) + body + big_endian(crc(body));
}

// iTXt: keyword, not compressed, no language.
std::string text_chunk(const std::string& keyword, std::string_view text) {
    using namespace std::string_literals;
    return chunk("iTXt", keyword + "\0\0\0\0\0"s + std::string(text));
}

// `png` is a whole file; the chunks go behind its header.
std::string with_text(std::string_view png, double points_an_inch, std::string_view title,
                      std::string_view source) {
    const auto a_metre = static_cast<std::uint32_t>(std::lround(points_an_inch / 0.0254));
    std::string file(png.substr(0, header_end));
    file += chunk("pHYs", big_endian(a_metre) + big_endian(a_metre) + '\x01');
    file += text_chunk("Title", title);
    if (!source.empty())
        file += text_chunk("Source", source);
    return file += png.substr(header_end);
}

constexpr const char* pango_families = "Inter, Noto Sans, sans-serif";
constexpr double largest_side = 30'000; // Cairo's own limit is 32,767
constexpr double most_points = 400e6;

struct Freed {
    void operator()(cairo_t* it) const { cairo_destroy(it); }

    void operator()(cairo_surface_t* it) const { cairo_surface_destroy(it); }

    void operator()(cairo_font_options_t* it) const { cairo_font_options_destroy(it); }

    void operator()(PangoFontDescription* it) const { pango_font_description_free(it); }

    void operator()(PangoLayout* it) const { g_object_unref(it); }

    void operator()(PangoContext* it) const { g_object_unref(it); }
};

template <class Thing>
using Owned = std::unique_ptr<Thing, Freed>;

// Letters are as wide at every scale, so that what was laid out holds.
void even_out(PangoContext* context) {
    const Owned<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options.get());
    pango_context_set_round_glyph_positions(context, FALSE);
}

Owned<PangoLayout> laid_out(PangoContext* context, std::string_view text, double size,
                            Weight weight) {
    Owned<PangoLayout> layout(pango_layout_new(context));
    const Owned<PangoFontDescription> font(pango_font_description_from_string(pango_families));
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), weight == Weight::strong ? PANGO_WEIGHT_SEMIBOLD
                                                                           : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

double width_of(PangoLayout* layout) {
    int width = 0;
    pango_layout_get_size(layout, &width, nullptr);
    return static_cast<double>(width) / PANGO_SCALE;
}

class Painter {
public:
    Painter(cairo_t* canvas, const Palette& palette)
        : canvas_(canvas), context_(pango_cairo_create_context(canvas)), palette_(palette) {
        even_out(context_.get());
    }

    void draw(const Bar& bar) {
        colour(colour_of(palette_, bar.fill));
        cairo_rectangle(canvas_, bar.box.left, bar.box.top, bar.box.width(), bar.box.height());
        cairo_fill(canvas_);
    }

    void draw(const Stroke& stroke) {
        colour(colour_of(palette_, stroke.pen.paint));
        cairo_set_line_width(canvas_, stroke.pen.width);
        cairo_set_line_join(canvas_, CAIRO_LINE_JOIN_ROUND);
        const double on = stroke.pen.dash == Dash::dashed ? 4 : 1;
        const double dashes[] = {on * stroke.pen.width, 3 * stroke.pen.width};
        cairo_set_dash(canvas_, dashes, stroke.pen.dash == Dash::none ? 0 : 2, 0);
        for (const auto& line : stroke.lines)
            trace(line);
        cairo_stroke(canvas_);
    }

    void draw(const Area& area) {
        colour(colour_of(palette_, area.fill));
        trace(area.corners);
        cairo_close_path(canvas_);
        cairo_fill(canvas_);
    }

    void draw(const Disc& disc) {
        colour(colour_of(palette_, disc.fill));
        cairo_new_sub_path(canvas_);
        cairo_arc(canvas_, disc.centre.x, disc.centre.y, disc.radius, 0, 2 * std::numbers::pi);
        cairo_fill(canvas_);
    }

    void draw(const Words& words) {
        const auto layout =
            laid_out(context_.get(), words.text, words.letters.size, words.letters.weight);
        const double width = width_of(layout.get());
        const double before = words.anchor == Anchor::left     ? 0
                              : words.anchor == Anchor::middle ? width / 2
                                                               : width;
        colour(colour_of(palette_, words));
        cairo_save(canvas_);
        cairo_translate(canvas_, words.at.x, words.at.y);
        if (words.turn == Turn::upward)
            cairo_rotate(canvas_, -std::numbers::pi / 2);
        cairo_move_to(canvas_, -before,
                      -static_cast<double>(pango_layout_get_baseline(layout.get())) / PANGO_SCALE);
        pango_cairo_show_layout(canvas_, layout.get());
        cairo_restore(canvas_);
    }

private:
    void colour(Rgb rgb) {
        cairo_set_source_rgb(canvas_, rgb.red / 255.0, rgb.green / 255.0, rgb.blue / 255.0);
    }

    void trace(const std::vector<Spot>& line) {
        cairo_new_sub_path(canvas_);
        for (const Spot spot : line)
            cairo_line_to(canvas_, spot.x, spot.y);
    }

    cairo_t* canvas_;
    Owned<PangoContext> context_;
    const Palette& palette_;
};

cairo_status_t append(void* file, const unsigned char* bytes, unsigned int length) {
    static_cast<std::string*>(file)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

Result<std::string> png(const Chart& chart, double scale, const Palette& palette) {
    const double width = std::ceil(chart.width * scale - 1e-6);
    const double height = std::ceil(chart.height * scale - 1e-6);
    if (!(width >= 1 && height >= 1 && width <= largest_side && height <= largest_side &&
          width * height <= most_points))
        return failure(
            Error::Code::refused,
            fmt::format("The picture would be {:.0f} by {:.0f} points, which is no picture.", width,
                        height),
            "Choose another scale, or write it as SVG, which has no points.");
    const Owned<cairo_surface_t> surface(cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
    const Owned<cairo_t> canvas(cairo_create(surface.get()));
    cairo_scale(canvas.get(), scale, scale);
    Painter painter(canvas.get(), palette);
    painter.draw(Bar{{0, 0, width / scale, height / scale}, {Ink::paper}});
    for (const Mark& mark : chart.marks)
        std::visit([&](const auto& shape) { painter.draw(shape); }, mark.shape);
    std::string file;
    const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &file);
    if (status != CAIRO_STATUS_SUCCESS)
        return failure(
            Error::Code::io,
            fmt::format("The picture cannot be made: {}.", cairo_status_to_string(status)),
            "Choose a smaller scale, or write it as SVG.");
    return with_text(file, 96 * scale, chart.title,
                     chart.made.program.empty() ? std::string() : in_words(chart.made));
}

Measure measure_of_letters() {
    struct Kept {
        Owned<PangoContext> context{
            pango_font_map_create_context(pango_cairo_font_map_get_default())};
        std::unordered_map<std::string, double> widths; // of letters of size 100
    };

    const auto kept = std::make_shared<Kept>();
    even_out(kept->context.get());
    return [kept](std::string_view text, double size, Weight weight) {
        std::string key(text);
        key += weight == Weight::strong ? '\1' : '\0';
        const auto [place, fresh] = kept->widths.try_emplace(std::move(key), 0.0);
        if (fresh)
            place->second = width_of(laid_out(kept->context.get(), text, 100, weight).get());
        return place->second * size / 100;
    };
}

} // namespace themata::charts
