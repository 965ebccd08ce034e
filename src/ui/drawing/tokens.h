#pragma once
// The look of the window in one place: every colour, space and size. Nothing else in ui/ states a
// colour or a size of its own. Sizes are pixels at 100 %. Values; any thread.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace themata {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    bool operator==(const Colour&) const = default;

    [[nodiscard]] constexpr Colour with_opacity(float share) const {
        return {red, green, blue, static_cast<std::uint8_t>((share * 510.0F + 1.0F) / 2.0F)};
    }
};

// 0xRRGGBB.
[[nodiscard]] constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex), 255};
}

// What is seen where `upper` lies on an opaque `lower`.
[[nodiscard]] Colour over(Colour lower, Colour upper);

// Contrast ratio of WCAG 2, 1 to 21, of two opaque colours.
[[nodiscard]] double contrast(Colour a, Colour b);

enum class Appearance { light, dark };

struct Palette {
    Colour app;            // behind everything
    Colour surface;        // cards and panes
    Colour second_surface; // fields and tracks on a surface
    Colour hairline;
    Colour text;
    Colour second_text;
    Colour accent;
    Colour soft_accent; // behind what is chosen
    Colour on_accent;   // text on the accent
    Colour selection;   // behind selected words
    Colour warning;
    Colour soft_warning;
    Colour shadow;
    Colour scrim;  // over the view behind a dialog
    Colour pillar; // the bar of answers with nothing to code
    std::array<Colour, 7> themes;
    Colour theme_group; // a theme that only holds others
    float tint;         // how strong a theme's colour lies on coded words
    float strong_tint;  // the same under the mouse or when chosen
    float heat;         // how strong the accent lies on a table's greatest cell
};

inline constexpr Palette light_palette{
    .app = rgb(0xF4F5F7),
    .surface = rgb(0xFFFFFF),
    .second_surface = rgb(0xECEEF2),
    .hairline = rgb(0xDFE3E8),
    .text = rgb(0x1B1F24),
    .second_text = rgb(0x59626E),
    .accent = rgb(0x2457D6),
    .soft_accent = rgb(0xE6EDFC),
    .on_accent = rgb(0xFFFFFF),
    .selection = rgb(0xCFE0FF),
    .warning = rgb(0x9A3B00),
    .soft_warning = rgb(0xFDF0E4),
    .shadow = rgb(0x101828).with_opacity(0.10F),
    .scrim = rgb(0x101828).with_opacity(0.30F),
    .pillar = rgb(0xA9B0BA),
    .themes = {rgb(0x0072B2), rgb(0xD55E00), rgb(0xAA3E98), rgb(0x8C6D00), rgb(0x00795C),
               rgb(0x4B5FD1), rgb(0xB0506E)},
    .theme_group = rgb(0x59626E),
    .tint = 0.16F,
    .strong_tint = 0.30F,
    .heat = 0.42F,
};

inline constexpr Palette dark_palette{
    .app = rgb(0x15171B),
    .surface = rgb(0x1D2025),
    .second_surface = rgb(0x272B32),
    .hairline = rgb(0x343A43),
    .text = rgb(0xE7EAEE),
    .second_text = rgb(0xA2ABB7),
    .accent = rgb(0x82A9FF),
    .soft_accent = rgb(0x25324E),
    .on_accent = rgb(0x10131A),
    .selection = rgb(0x33487A),
    .warning = rgb(0xFFB27D),
    .soft_warning = rgb(0x3A2A1E),
    .shadow = rgb(0x000000).with_opacity(0.34F),
    .scrim = rgb(0x000000).with_opacity(0.55F),
    .pillar = rgb(0x6B7480),
    .themes = {rgb(0x56B4E9), rgb(0xFF9E5E), rgb(0xE08BD2), rgb(0xE3C54A), rgb(0x3CC9A0),
               rgb(0x98A6FF), rgb(0xFF9DB5)},
    .theme_group = rgb(0xA2ABB7),
    .tint = 0.26F,
    .strong_tint = 0.38F,
    .heat = 0.42F,
};

[[nodiscard]] constexpr const Palette& palette_of(Appearance appearance) {
    return appearance == Appearance::dark ? dark_palette : light_palette;
}

// Themes beyond the palette's seven take its colours again, with another line below the words.
enum class Underline { solid, dashed, dotted };

[[nodiscard]] constexpr Colour theme_colour(const Palette& palette, std::uint8_t place) {
    return palette.themes[place % palette.themes.size()];
}

[[nodiscard]] constexpr Underline theme_underline(std::uint8_t place) {
    return static_cast<Underline>(place / light_palette.themes.size() % 3);
}

// A text and what it stands on, as some view shows it.
struct TextPair {
    std::string_view where;
    Colour text;
    Colour ground;
};

[[nodiscard]] std::vector<TextPair> text_pairs(const Palette& palette);

// How high letters are (an em), and how high the line that they stand in is.
struct Type {
    enum class Weight { regular, strong };
    float size;
    float line;
    Weight weight = Weight::regular;
};

namespace type {
inline constexpr Type answer{16.5F, 27};
inline constexpr Type body{14, 20};
inline constexpr Type body_strong{14, 20, Type::Weight::strong};
inline constexpr Type label{12.5F, 18};
inline constexpr Type label_strong{12.5F, 18, Type::Weight::strong};
inline constexpr Type tiny{11, 14};
inline constexpr Type tiny_strong{11, 14, Type::Weight::strong};
inline constexpr Type name{16, 24, Type::Weight::strong};
inline constexpr Type name_quiet{16, 24};
inline constexpr Type title{20, 28, Type::Weight::strong};
inline constexpr Type display{32, 40, Type::Weight::strong};
inline constexpr Type icon{20, 24};
inline constexpr Type small_icon{16, 20};
inline constexpr Type tick{14, 16};
} // namespace type

// The grid: every gap between things is one of these.
namespace space {
inline constexpr float hair = 2;
inline constexpr float half = 4;
inline constexpr float one = 8;
inline constexpr float gap = 12;
inline constexpr float two = 16;
inline constexpr float three = 24;
inline constexpr float four = 32;
inline constexpr float six = 48;
} // namespace space

namespace size {
inline constexpr float line = 1;        // hairlines
inline constexpr float strong_line = 2; // outlines of what is current, underlines
inline constexpr float radius = 6;      // fields, rows, buttons
inline constexpr float card_radius = 8; // cards and floating panels
inline constexpr float top_bar = 52;
inline constexpr float rail = 72;
inline constexpr float rail_item = 56;
inline constexpr float rail_mark = 3;
inline constexpr float bottom_bar = 30;
inline constexpr float left_pane = 276;
inline constexpr float right_pane = 360;
inline constexpr float least_pane = 200;
inline constexpr float most_pane = 560;
inline constexpr float least_middle = 640;
inline constexpr float splitter = 6;
inline constexpr float search_field = 460;
inline constexpr float field = 34;
inline constexpr float button = 34;
inline constexpr float chip = 24;
inline constexpr float row = 34;
inline constexpr float avatar = 24;
inline constexpr float key_badge = 18;
inline constexpr float swatch = 10;
inline constexpr float stripe = 4;
inline constexpr float progress = 4;
inline constexpr float scrollbar = 10;
inline constexpr float least_thumb = 36;
inline constexpr float reading_measure = 720; // the widest that a line of an answer gets
inline constexpr float margin_column = 200;   // where stripes and their labels stand
inline constexpr float least_margin = 132;
inline constexpr float widest_stream = 1040;
inline constexpr float indent = 18; // of a theme below another
inline constexpr float picker = 380;
inline constexpr float palette = 620; // the panel of everything that can be found
inline constexpr float keys_panel = 720;
inline constexpr float act_panel = 560; // how high a preview of an act is
inline constexpr float key_column = 132;
inline constexpr float menu = 320;
inline constexpr float menu_row = 30;
inline constexpr float chart_menu = 200;
inline constexpr float stage_panel = 420;
inline constexpr float memo = 520;
inline constexpr float memo_height = 220;
inline constexpr float memo_share = 0.6F; // of the answers, at most
inline constexpr float count_column = 88;
inline constexpr float start_column = 560;
inline constexpr float theme_column = 240;
inline constexpr float least_cell = 76;
inline constexpr float widest_cell = 200;
inline constexpr float cell_row = 40;
inline constexpr float widest_sheet = 1240; // of cards with tables
inline constexpr float choice_list = 216;   // how high a list of things to choose from is
inline constexpr float least_chart = 320;   // how wide a picture is at least
inline constexpr float side_column = 420;   // of passages beside each other, at least
inline constexpr float draw_width = 640;    // of the dialog that draws a sample
inline constexpr float draw_height = 480;
inline constexpr float notice = 560;
inline constexpr float language = 800; // of the list of what a query can say
inline constexpr float settings_width = 560;
inline constexpr float settings_height = 400;
inline constexpr float import_width = 1240;
inline constexpr float import_height = 860;
inline constexpr float import_column = 172; // of the preview
inline constexpr float import_menu = 150;
inline constexpr float import_report = 230;
inline constexpr float dialog_width = 920;
inline constexpr float dialog_height = 640;
inline constexpr float places = 200; // where a file chooser's folders stand
inline constexpr float date_column = 150;
inline constexpr float size_column = 90;
inline constexpr float wheel = 72; // how far one notch of the wheel goes
inline constexpr float slop = 3;   // a drag shorter than this is a click
inline constexpr float shadow = 12;
} // namespace size

} // namespace themata
