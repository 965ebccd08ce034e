// What becomes of a query that is mistaken or misspelt: marked where it stands, or offered as it
// was probably meant.

#include "text/segments.h"
#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/search/search_parts.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

float typed_width(std::string_view text) {
    return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
}

// A long query is scrolled within its field while it is typed in.
float scrolled(ImGuiID field) {
    const ImGuiInputTextState* state = ImGui::GetInputTextState(field);
    return state ? state->Scroll.x : 0;
}

// From the letter to the end of its word; of a mistake at the end, room for a letter.
Span mistaken(const std::string& query, std::size_t letter) {
    const auto places = boundaries(query, Segment::grapheme);
    const auto size = static_cast<std::uint32_t>(query.size());
    if (letter >= places.size())
        return {size, size};
    const std::uint32_t begin = places[letter - 1];
    const std::size_t space = query.find(' ', begin);
    return {begin, space == std::string::npos ? size : static_cast<std::uint32_t>(space)};
}

} // namespace

void mark_mistake(const Look& look, const DeskState& desk, const Rect& place,
                  const SearchView& view) {
    const bool answered = desk.found && desk.found->query == view.query;
    if (!answered || desk.found->hits || view.query.empty())
        return;
    const auto letter = desk.found->hits.error().position;
    if (!letter)
        return;
    const ImGuiID field = ImGui::GetItemID();
    const Span span = mistaken(view.query, *letter);
    const float begin = place.left + look.px(space::gap) - scrolled(field);
    const float left = begin + typed_width(std::string_view(view.query).substr(0, span.begin));
    const float wide =
        std::max(look.px(space::one),
                 typed_width(std::string_view(view.query).substr(span.begin, span.length())));
    const Rect inside = place.inset(look.px(space::half), 0);
    const float bottom = place.bottom - look.px(space::half);
    const Rect line{std::clamp(left, inside.left, inside.right),
                    bottom - look.px(size::strong_line),
                    std::clamp(left + wide, inside.left, inside.right), bottom};
    fill(line, look.palette().warning);
    (void)drag_area(fmt::format("Mistake at letter {}", *letter), line);
}

float draw_meant(const Look& look, const Rect& place, const Meant& meant, SearchView& view) {
    const float gap = look.px(space::two);
    Rect line = column_of(look, place);
    line.top += gap;
    line.bottom = line.top + look.px(size::button);
    const std::string before = "Did you mean";
    write_in(look, type::body,
             line.take_left(std::ceil(text_width(look, type::body, before)) + look.px(space::one)),
             look.palette().text, before);
    const ButtonFace face{.text = cut_to(look, type::body, meant.query, line.width() * 0.6F)};
    if (button(look, "Did you mean: " + meant.query, line.take_left(button_width(look, face)),
               face))
        view.query = meant.query;
    hint(look, "Search for this instead  ·  D");
    line.take_left(look.px(space::gap));
    write_in(look, type::body, line, look.palette().second_text,
             counted(meant.total, "answer"));
    return gap + look.px(size::button);
}

} // namespace themata
