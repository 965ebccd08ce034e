#include "study/labels.h"
#include "text/sentences.h"
#include "ui/codebook/codebook_parts.h"
#include "ui/parts/marks.h"
#include "ui/parts/matches.h"
#include "ui/parts/pick_list.h"

#include "text/segments.h"
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

constexpr std::size_t targets_seen = 6;
constexpr std::size_t passages_seen = 8;

// What both panels have: a veil, a heading, the theme, and a way out.
class ActPanel {
public:
    ActPanel(const Scene& scene, const Rect& window, float height, const std::string& title,
             CodebookView& view)
        : look_(scene.look), palette_(scene.look.palette()),
          place_(place_in(scene.look, window, height)), veil_(scene.look, "Below the act", window),
          beside_(area("Close the act", window, Layering::below_others)),
          floating_(scene.look, "Act on themes", place_),
          rest_(place_.inset(look_.px(space::three))) {
        const Rect line = rest_.take_top(look_.px(type::title.line));
        write_in(look_, type::title, line, palette_.text, title);
        rest_.take_top(look_.px(space::two));
        if ((beside_.pressed && !has_typed(view)) || ImGui::IsKeyPressed(ImGuiKey_Escape))
            view.panel = CodebookPanel::none;
        else if (beside_.pressed || is_left_by_mouse())
            view.merge.fresh = view.split.fresh = true; // on with typing
    }

    // The act and the way out; true when the act is wanted.
    bool feet(const std::string& act, const std::string& label, bool possible, CodebookView& view) {
        Rect line = rest_.take_bottom(look_.px(size::button));
        const ButtonFace doing{
            .text = act, .icon = {}, .emphasis = possible ? Emphasis::strong : Emphasis::plain};
        const bool pressed =
            button(look_, label, line.take_right(button_width(look_, doing)), doing) && possible;
        hint(look_, possible ? "Ctrl Enter" : "Choose first what is to be done.");
        line.take_right(look_.px(space::one));
        const ButtonFace leaving{.text = "Cancel", .icon = {}, .emphasis = Emphasis::plain};
        if (button(look_, "Cancel the act", line.take_right(button_width(look_, leaving)), leaving))
            view.panel = CodebookPanel::none;
        hint(look_, "Esc");
        const bool keyed = ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Enter) && possible;
        return pressed || keyed;
    }

    [[nodiscard]] Rect& rest() { return rest_; }

private:
    static bool has_typed(const CodebookView& view) {
        if (view.panel == CodebookPanel::merge)
            return !view.merge.typed.empty();
        return !view.split.name.empty() || !view.split.words.empty() || !view.split.ticked.empty();
    }

    // A click on a bar around the view, where nothing else took the keyboard.
    [[nodiscard]] bool is_left_by_mouse() const {
        const ImVec2 mouse = ImGui::GetMousePos();
        return ImGui::IsMouseReleased(ImGuiMouseButton_Left) && !place_.holds({mouse.x, mouse.y}) &&
               !ImGui::IsAnyItemActive();
    }

    static Rect place_in(const Look& look, const Rect& window, float height) {
        const float width =
            std::min(look.px(size::palette), window.width() - 2 * look.px(space::three));
        const float high = std::min(height, window.height() - 2 * look.px(space::two));
        return rect({std::round(window.middle().x - width / 2),
                     std::round(window.top + (window.height() - high) * 0.3F)},
                    width, high);
    }

    const Look& look_;
    const Palette& palette_;
    Rect place_;
    Veil veil_;
    Touch beside_;
    Floating floating_;
    Rect rest_;
};

// What merging and splitting have in common: the chosen theme, and the panel.
class ActOnThemes {
protected:
    ActOnThemes(const Scene& scene, const CodebookFigures& figures, const Rect& window,
                const std::string& title, CodebookView& view, Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), figures_(figures),
          view_(view), out_(out), theme_(*scene.now.study.themes.find(view.chosen)),
          panel_(scene, window, look_.px(size::act_panel),
                 fmt::format(fmt::runtime(title), theme_.name), view) {}

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    const CodebookFigures& figures_;
    CodebookView& view_;
    Outbox& out_;
    const Theme& theme_;
    ActPanel panel_;
};

class Merging : ActOnThemes {
public:
    Merging(const Scene& scene, const CodebookFigures& figures, const Rect& window,
            CodebookView& view, Outbox& out)
        : ActOnThemes(scene, figures, window, "Merge “{}” into …", view, out) {}

    void draw() {
        targets();
        Rect& rest = panel_.rest();
        const bool possible = figures_.preview && figures_.preview->refusal.empty();
        if (panel_.feet("Merge", "Merge the themes", possible, view_)) {
            out_.send(MergeThemes{.into = view_.merge.into, .from = theme_.id});
            view_.panel = CodebookPanel::none;
            view_.chosen = view_.merge.into;
        }
        rest.take_top(look_.px(space::two));
        preview(rest.at(), rest.width());
    }

private:
    void targets() {
        Rect& rest = panel_.rest();
        MergePanel& merge = view_.merge;
        const Focus focus = std::exchange(merge.fresh, false) ? Focus::take : Focus::leave;
        if (field(look_, "Theme to merge into", rest.take_top(look_.px(size::field)), merge.typed,
                  "The theme that stays", focus)) {
            merge.at = 0;
            merge.into = {};
        }
        rest.take_top(look_.px(space::half));
        auto matches = matching_themes(scene_.now, merge.typed, {});
        std::erase_if(matches, [&](const ThemeMatch& match) { return match.theme == theme_.id; });
        matches.resize(std::min(matches.size(), targets_seen));
        Rect list = rest.take_top(look_.px(size::row) * static_cast<float>(targets_seen));
        for (std::size_t line = 0; line < matches.size(); ++line)
            target(matches[line], line, list.take_top(look_.px(size::row)));
        if (matches.empty())
            write_in(look_, type::body, list.take_top(look_.px(size::row)), palette_.second_text,
                     "No other theme in use is called so.");
        read_keys(matches);
    }

    void target(const ThemeMatch& match, std::size_t line, Rect place) {
        const Theme& theme = *scene_.now.study.themes.find(match.theme);
        const bool on =
            view_.merge.into == match.theme || (!view_.merge.into && view_.merge.at == line);
        if (row(look_, "Merge into " + path_of(scene_.now.study, theme.id), place,
                on ? Chosen::yes : Chosen::no)
                .pressed)
            view_.merge.into = match.theme;
        place = place.inset(look_.px(space::one), 0);
        theme_swatch(look_, place.take_left(look_.px(size::swatch)).middle(),
                     colour_of(scene_.now, palette_, theme), theme_underline(theme.colour));
        place.take_left(look_.px(space::one));
        const std::string mentions = counted(scene_.figures.of(theme.id).mentions, "mention");
        const float wide = std::ceil(text_width(look_, type::label, mentions)) + 1;
        write_in(look_, type::label, place.take_right(wide), palette_.second_text, mentions);
        place.take_right(look_.px(space::one));
        write_fitting(look_, place, palette_.text, theme.name, match.fitting);
    }

    void read_keys(const std::vector<ThemeMatch>& matches) {
        for (const ImGuiKey key : {ImGuiKey_UpArrow, ImGuiKey_DownArrow})
            ImGui::SetKeyOwner(key, ImGui::GetID("merge"));
        MergePanel& merge = view_.merge;
        if (matches.empty())
            return;
        merge.at = std::min(merge.at, matches.size() - 1);
        const auto step = [&](std::size_t by) {
            merge.at = (merge.at + by) % matches.size();
            merge.into = matches[merge.at].theme;
        };
        if (ImGui::IsKeyPressed(ImGuiKey_DownArrow))
            step(merge.into ? 1 : 0);
        if (ImGui::IsKeyPressed(ImGuiKey_UpArrow))
            step(matches.size() - 1);
        if (ImGui::IsKeyChordPressed(ImGuiKey_Enter))
            merge.into = matches[merge.at].theme;
    }

    void line(Point& at, float width, Colour colour, const std::string& words) {
        at.y += write_wrapped(look_, type::body, at, width, colour, words) + look_.px(space::half);
    }

    void preview(Point at, float width) {
        const Theme* into = scene_.now.study.themes.find(view_.merge.into);
        if (!into)
            return line(at, width, palette_.second_text,
                        "Choose the theme that stays; what moves is shown here before it is done.");
        if (!figures_.preview)
            return line(at, width, palette_.second_text, "Looking what moves …");
        const ActPreview& told = *figures_.preview;
        if (!told.refusal.empty())
            return line(at, width, palette_.warning, told.refusal);
        line(at, width, palette_.text,
             counted(told.moved, "passage goes", "passages go") + " to “" + into->name + "”.");
        if (told.joined > 0)
            line(at, width, palette_.text,
                 counted(told.joined, "passage") +
                     " the same coder has there already: the two become one.");
        if (!told.themes.empty())
            line(at, width, palette_.text,
                 fmt::format("With the themes below it: {}.", fmt::join(told.themes, ", ")));
        if (told.memos > 0)
            line(at, width, palette_.text, counted(told.memos, "memo") + " with them.");
        line(at, width, palette_.second_text,
             "“" + theme_.name + "” leaves the codebook. Undo brings all of it back.");
    }
};

class Splitting : ActOnThemes {
public:
    Splitting(const Scene& scene, const CodebookFigures& figures, const Rect& window,
              CodebookView& view, Outbox& out)
        : ActOnThemes(scene, figures, window, "Split “{}”", view, out) {}

    void draw() {
        Rect& rest = panel_.rest();
        SplitPanel& split = view_.split;
        const Focus focus = std::exchange(split.fresh, false) ? Focus::take : Focus::leave;
        field(look_, "Name of the new theme", rest.take_top(look_.px(size::field)), split.name,
              "Name of the new theme", focus);
        rest.take_top(look_.px(space::one));
        choosing(rest.take_top(look_.px(size::field)));
        rest.take_top(look_.px(space::half));
        const bool possible = !split.ticked.empty() && named();
        if (panel_.feet("Split", "Split the passages off", possible, view_))
            send();
        Rect foot = rest.take_bottom(look_.px(type::body.line) + look_.px(space::one));
        write_in(look_, type::body, foot, palette_.text, told());
        passages(rest);
    }

private:
    [[nodiscard]] bool named() const { return !trimmed(view_.split.name).empty(); }

    void choosing(Rect line) {
        const ButtonFace all{.text = "Tick all", .icon = Icon::check, .emphasis = Emphasis::plain};
        const ButtonFace none{.text = "None", .icon = {}, .emphasis = Emphasis::plain};
        SplitPanel& split = view_.split;
        if (button(look_, "Tick no passage", line.take_right(button_width(look_, none)), none))
            split.ticked.clear();
        hint(look_, "Take all ticks away");
        line.take_right(look_.px(space::one));
        if (button(look_, "Tick all passages", line.take_right(button_width(look_, all)), all) &&
            figures_.passages)
            split.ticked.insert(figures_.passages->begin(), figures_.passages->end());
        hint(look_, "Tick all that are listed");
        line.take_right(look_.px(space::one));
        if (field(look_, "Words in the passages", line, split.words, "Only passages with …"))
            split.first = 0;
    }

    [[nodiscard]] std::string told() const {
        const std::size_t all = scene_.now.lookup.codings_with(theme_.id);
        const std::size_t moving = view_.split.ticked.size();
        return fmt::format("{} of {} to {}; {} with “{}”.", grouped(moving),
                           counted(all, "passage goes", "passages go"),
                           named() ? "“" + view_.split.name + "”" : std::string("the new theme"),
                           counted(all - std::min(all, moving), "stays", "stay"), theme_.name);
    }

    void send() {
        SplitTheme act{.theme = theme_.id, .name = view_.split.name, .codings = {}};
        act.codings.assign(view_.split.ticked.begin(), view_.split.ticked.end());
        view_.new_after = scene_.now.study.themes.last_id();
        out_.send(std::move(act));
        view_.panel = CodebookPanel::none;
    }

    void passages(const Rect& place) {
        if (!figures_.passages || figures_.passages->empty())
            return write_in(look_, type::body, Rect(place).take_top(look_.px(size::row)),
                            palette_.second_text,
                            figures_.passages ? "No passage of this theme is so."
                                              : "Looking for the passages …");
        const PassageList& list = *figures_.passages;
        const float height = look_.px(size::cell_row);
        const auto seen = static_cast<std::size_t>(std::max(1.0F, place.height() / height));
        SplitPanel& split = view_.split;
        const float wheel = wheel_over(place);
        if (wheel < 0)
            split.first += 2;
        if (wheel > 0)
            split.first -= std::min<std::size_t>(2, split.first);
        split.first = std::min(split.first, list.size() - std::min(seen, list.size()));
        Rect rest = place;
        for (std::size_t at = split.first; at < std::min(split.first + seen, list.size()); ++at)
            passage(list[at], rest.take_top(height));
    }

    void passage(CodingId id, Rect place) {
        std::set<CodingId>& ticked = view_.split.ticked;
        const bool on = ticked.contains(id);
        const Touch touch =
            row(look_, fmt::format("Passage {}", id.value), place, on ? Chosen::yes : Chosen::no);
        if (touch.pressed && on)
            ticked.erase(id);
        else if (touch.pressed)
            ticked.insert(id);
        place = place.inset(look_.px(space::one), 0);
        const Rect box = place.take_left(look_.px(type::small_icon.line));
        const float side = look_.px(space::two);
        const Rect tick = rect({box.left, std::round(box.middle().y - side / 2)}, side, side);
        outline(tick, on ? palette_.accent : palette_.second_text, look_.px(size::line),
                look_.px(space::half));
        if (on)
            draw_icon(look_, Icon::check, type::label, tick, palette_.accent);
        place.take_left(look_.px(space::one));
        const Coding* coding = scene_.now.study.codings.find(id);
        const Response* response =
            coding ? scene_.now.study.responses.find(coding->response) : nullptr;
        const Participant* who =
            response ? scene_.now.study.participants.find(response->participant) : nullptr;
        if (!who)
            return;
        const std::string source =
            who->label + "  ·  " + stage_name(scene_.now.study, response->stage);
        const float wide = std::ceil(text_width(look_, type::label, source)) + 1;
        write_in(look_, type::label, place.take_right(wide), palette_.second_text, source);
        place.take_right(look_.px(space::two));
        write_in(look_, type::body, place, palette_.text, beginning_of(id));
    }

    // Line ends would run over the row.
    [[nodiscard]] std::string beginning_of(CodingId id) const {
        constexpr std::uint32_t most = 240;
        const std::string_view passage = passage_words(scene_.now.study, id);
        return one_line(passage.substr(0, snap_to_graphemes(passage, {0, most}).end));
    }
};

} // namespace

void draw_codebook_panel(const Scene& scene, const CodebookFigures& figures, const Rect& window,
                         CodebookView& view, Outbox& out) {
    if (!scene.now.study.themes.find(view.chosen)) {
        view.panel = CodebookPanel::none;
        return;
    }
    if (view.panel == CodebookPanel::merge)
        Merging(scene, figures, window, view, out).draw();
    else
        Splitting(scene, figures, window, view, out).draw();
}

} // namespace themata
