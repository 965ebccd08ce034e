#include "ui/parts/result_sheet.h"

#include <imgui.h>

namespace themata {

namespace {

constexpr int below_content = 0;
constexpr int content = 1;

} // namespace

ResultSheet::ResultSheet(const Look& look, const std::string& label, const Rect& place,
                         TabulationViews& tables, Outbox& out)
    : look_(look), tables_(tables), out_(out), place_(place),
      pane_((ground(place, look.palette().app), label), place, Scrolling::vertical),
      layers_(std::make_unique<ImDrawListSplitter>()) {
    const float free = place.width() - 2 * look.px(space::three);
    const float width = std::min(free, look.px(size::widest_sheet));
    left_ = place.left + look.px(space::three);
    right_ = left_ + width;
    y_ = pane_.top_left().y + look.px(space::two);
    layers_->Split(ImGui::GetWindowDrawList(), 2);
    layers_->SetCurrentChannel(ImGui::GetWindowDrawList(), content);
}

ResultSheet::~ResultSheet() {
    end_card();
    layers_->Merge(ImGui::GetWindowDrawList());
    pane_.reaches(y_ + look_.px(space::two));
}

void ResultSheet::begin_card() {
    end_card();
    card_top_ = y_;
    left_ += look_.px(space::two);
    right_ -= look_.px(space::two);
    y_ += look_.px(space::two);
}

void ResultSheet::end_card() {
    if (!card_top_)
        return;
    left_ -= look_.px(space::two);
    right_ += look_.px(space::two);
    y_ += look_.px(space::two);
    const Rect card{left_, *std::exchange(card_top_, std::nullopt), right_, y_};
    ImDrawList* canvas = ImGui::GetWindowDrawList();
    layers_->SetCurrentChannel(canvas, below_content);
    fill(card, look_.palette().surface, look_.px(size::card_radius));
    outline(card, look_.palette().hairline, look_.px(size::line), look_.px(size::card_radius));
    layers_->SetCurrentChannel(canvas, content);
    y_ += look_.px(space::two);
}

Rect ResultSheet::take(float height) {
    const Rect place{left_, y_, right_, y_ + height};
    y_ = place.bottom;
    return place;
}

void ResultSheet::gap(float space) { y_ += look_.px(space); }

void ResultSheet::title(const std::string& text, const std::string& said,
                        std::shared_ptr<const std::vector<Tabulation>> tables) {
    Rect line = take(look_.px(size::button));
    if (tables && !tables->empty()) {
        const Tabulation& first = tables->front();
        const auto act = [&](const std::string& label, const ButtonFace& face,
                             const std::string& said_of_it) {
            const Rect there = line.take_right(button_width(look_, face));
            const bool pressed = button(look_, label + " " + first.name, there, face);
            hint(look_, said_of_it);
            line.take_right(look_.px(space::half));
            return pressed;
        };
        if (act("Export", {.text = "Export", .icon = Icon::take_out},
                "Writes it as XLSX, DOCX, HTML, LaTeX, Markdown, CSV, TSV or JSON."))
            out_.ask(ExportTables{tables});
        if (act("Copy HTML of", {.text = "HTML", .icon = {}, .emphasis = Emphasis::quiet},
                "Copies the source of a page, with headings and notes.  ·  Ctrl Shift C"))
            out_.ask(CopyText{tabulation_html(first)});
        if (act("Copy", {.text = "Copy", .icon = Icon::copy},
                "Paste it into a spreadsheet or a document.  ·  Ctrl C"))
            out_.ask(CopyText{tabulation_text(first)});
    }
    line.take_right(look_.px(space::two));
    write_in(look_, type::title, line, look_.palette().text, text);
    if (!said.empty())
        y_ += write_wrapped(look_, type::body, {left_, y_}, width(), look_.palette().second_text,
                            said);
    gap(space::one);
}

void ResultSheet::heading(const std::string& text) {
    y_ += look_.px(space::gap);
    write_in(look_, type::body_strong, take(look_.px(type::body.line)), look_.palette().text, text);
    gap(space::half);
}

void ResultSheet::say(const std::string& text) {
    y_ += write_wrapped(look_, type::body, {left_, y_}, width(), look_.palette().second_text, text);
}

void ResultSheet::quote(const std::string& text) {
    const float inset = look_.px(space::gap);
    const float room = std::min(width(), look_.px(size::reading_measure)) - inset;
    const float height = height_of(look_, look_.answer(), room, text);
    fill({left_, y_ + look_.px(space::half), left_ + look_.px(size::strong_line),
          y_ + height - look_.px(space::half)},
         look_.palette().hairline);
    y_ +=
        write_wrapped(look_, look_.answer(), {left_ + inset, y_}, room, look_.palette().text, text);
}

void ResultSheet::warn(const std::string& text) {
    const float inset = look_.px(space::gap);
    const float icon = look_.px(type::small_icon.line) + look_.px(space::one);
    const float room = width() - 2 * inset - icon;
    Rect place = take(height_of(look_, type::body, room, text) + 2 * look_.px(space::one));
    fill(place, look_.palette().soft_warning, look_.px(size::radius));
    place = place.inset(inset, look_.px(space::one));
    const Rect mark = place.take_left(icon);
    draw_icon(look_, Icon::warning, type::small_icon,
              rect(mark.at(), look_.px(type::small_icon.line), look_.px(type::body.line)),
              look_.palette().warning);
    write_wrapped(look_, type::body, place.at(), room, look_.palette().warning, text);
    gap(space::one);
}

void ResultSheet::notes(const Tabulation& table) {
    gap(space::one);
    for (const std::string& note : table.notes) {
        y_ += write_wrapped(look_, type::label, {left_, y_}, note_width(),
                            look_.palette().second_text, note) +
              look_.px(space::half);
    }
}

float ResultSheet::note_width() const {
    return std::min(width(), look_.px(size::reading_measure) * 1.25F);
}

float ResultSheet::room_above_notes(const Tabulation& table) const {
    float notes = look_.px(space::one);
    for (const std::string& note : table.notes)
        notes += height_of(look_, type::label, note_width(), note) + look_.px(space::half);
    const float scrolled = place_.top - pane_.top_left().y;
    const float edges = 2 * look_.px(space::two) + look_.px(size::line);
    return place_.bottom - (y_ + scrolled) - edges - std::min(notes, place_.height() / 4);
}

std::optional<CellPlace> ResultSheet::table(const Tabulation& table, const TabulationMarks& marks,
                                            Extent extent) {
    const float whole = tabulation_height(look_, table, width(), marks);
    const float most = std::max(room_above_notes(table), look_.px(size::least_chart));
    const Rect place = take(extent == Extent::whole ? whole : std::min(whole, most));
    return draw_tabulation(look_, table, place, tables_, out_, marks);
}

void ResultSheet::picture(const std::string& label, const std::shared_ptr<const Picture>& picture,
                          PictureView& view) {
    if (!picture)
        return;
    if (view.given != picture) {
        view.given = picture;
        give(view.card, *picture);
    }
    const float wide = std::min(width(), look_.px(size::widest_sheet) * 0.75F);
    const float height = chart_card_height(look_, view.card, wide);
    const Rect place = take(height > 0 ? height : look_.px(size::least_chart));
    draw_chart_card(look_, label, {place.left, place.top, place.left + wide, place.bottom},
                    view.card, out_);
    gap(space::half);
    const ButtonFace face{.text = "Save picture", .icon = {}, .emphasis = Emphasis::quiet};
    const Rect there = take(look_.px(size::button)).inset(0, look_.px(space::hair));
    const Rect at{there.left, there.top, there.left + button_width(look_, face), there.bottom};
    if (button(look_, "Save picture of " + label, at, face))
        open_chart_menu(view.card, {at.left, at.bottom});
    hint(look_, "As SVG or PNG; a right click on it says the same.");
}

void ResultSheet::message(const std::string& what, const std::string& next) {
    draw_message(look_, place_, what, next);
}

} // namespace themata
