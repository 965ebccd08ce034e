#include "ui/commands.h"

#include "ui/parts/widgets.h"
#include "ui/views.h"
#include <algorithm>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

constexpr float zoom_step = 0.1F;
constexpr float least_zoom = 0.6F;
constexpr float most_zoom = 2.5F;

void find_anything(WindowWork& work) {
    work.view.responses.picker.open = false;
    PaletteView& palette = work.view.palette;
    palette.open = palette.fresh = true;
    palette.typed.clear();
    palette.at = palette.first = 0;
}

void list_keys(WindowWork& work) { work.view.keys = {.open = true, .fresh = true}; }

void redo_last(WindowWork& work) { work.out.ask(Redo{}); }

void make_larger(WindowWork& work) {
    work.out.ask(SetZoom{std::min(most_zoom, work.state.look.zoom + zoom_step)});
}

void make_smaller(WindowWork& work) {
    work.out.ask(SetZoom{std::max(least_zoom, work.state.look.zoom - zoom_step)});
}

void make_usual_size(WindowWork& work) { work.out.ask(SetZoom{1}); }

void turn_light_or_dark(WindowWork& work) {
    const bool dark = work.state.look.appearance == Appearance::dark;
    work.out.ask(SetAppearance{dark ? Appearance::light : Appearance::dark});
}

void stop_work(WindowWork& work) { work.out.ask(CancelWork{}); }

void close_study(WindowWork& work) { work.out.ask(CloseStudy{}); }

template <Choosing what>
void choose_file(WindowWork& work) {
    work.out.ask(ChooseFile{.what = what});
}

template <Exported what>
void export_as_file(WindowWork& work) {
    work.out.ask(ChooseFile{Choosing::export_to, what});
}

// Both lead to the table; where it is seen already they turn to the other way.
void other_form_of_table(WindowWork& work) {
    using Shown = TableView::Shown;
    Shown& shown = work.view.table.shown;
    if (work.view.view == View::table)
        shown = shown == Shown::numbers ? Shown::picture : Shown::numbers;
    work.view.view = View::table;
}

void other_tests_of_table(WindowWork& work) {
    TableSpec& spec = work.view.table.spec;
    const bool seen = work.view.view == View::table && spec.tests == TestsWanted::yes;
    spec.tests = seen ? TestsWanted::no : TestsWanted::yes;
    if (spec.tests == TestsWanted::yes && spec.count == Count::mentions)
        spec.count = Count::participants; // of mentions there is no test
    work.view.view = View::table;
}

// Of the theme that is looked at.
void profile_of_theme(WindowWork& work) {
    WindowView& view = work.view;
    const ThemeId theme = view.view == View::codebook ? view.codebook.chosen : view.responses.theme;
    view.view = View::explore;
    show_profile(view.analyses.explore, theme ? theme : view.analyses.explore.choice.theme);
}

// Behind a panel nothing happens that is not seen.
std::string behind_panel(const WindowWork& work) {
    return panel_is_open(work.view) ? "Answer or close what is open first." : "";
}

std::string nothing_under_way(const WindowWork& work) {
    return work.state.work.empty() ? "Nothing is under way." : "";
}

constexpr int with_ctrl = ImGuiMod_Ctrl;
constexpr int with_ctrl_shift = ImGuiMod_Ctrl | ImGuiMod_Shift;

using WindowRow = Command<WindowWork>;

constexpr CommandWords everywhere(std::string_view name, std::array<int, 4> keys) {
    return {.name = name, .keys = keys, .while_typing = WhileTyping::works};
}

constexpr WindowRow rows_of_study[] = {
    {everywhere("Search answers", {with_ctrl | ImGuiKey_F, ImGuiKey_Slash}), search_answers},
    {everywhere("Find anything", {with_ctrl | ImGuiKey_K}), find_anything},
    {{"Undo", {with_ctrl | ImGuiKey_Z}}, undo_last, behind_panel},
    {{"Redo", {with_ctrl | ImGuiKey_Y, with_ctrl_shift | ImGuiKey_Z}}, redo_last, behind_panel},
    {{"Stop what is under way"}, stop_work, nothing_under_way},
    {{"Close the study"}, close_study},
    {everywhere("Import files", {with_ctrl | ImGuiKey_I}), import_files},
    {everywhere("Export the table", {with_ctrl | ImGuiKey_E}), export_as_file<Exported::table>},
    {{"Export the codebook"}, export_as_file<Exported::codebook>},
    {{"Export the codings"}, export_as_file<Exported::codings>},
    {{"Export the quotes"}, export_as_file<Exported::quotes>},
    {{"Export the searches and rules"}, export_as_file<Exported::searches>},
    {{"Import searches and rules"}, choose_file<Choosing::searches>},
    {{"Table as numbers or as a picture"}, other_form_of_table},
    {{"Tests of the themes in the table, or none"}, other_tests_of_table},
    {everywhere("Profile of the theme", {with_ctrl | ImGuiKey_P}), profile_of_theme},
};

constexpr WindowRow rows_without_study[] = {
    {everywhere("Keys of this view", {ImGuiKey_F1, ImGuiMod_Shift | ImGuiKey_Slash}), list_keys},
    {everywhere("Larger", {with_ctrl | ImGuiKey_Equal, with_ctrl | ImGuiKey_KeypadAdd,
                           with_ctrl_shift | ImGuiKey_Equal}),
     make_larger},
    {everywhere("Smaller", {with_ctrl | ImGuiKey_Minus, with_ctrl | ImGuiKey_KeypadSubtract}),
     make_smaller},
    {everywhere("Usual size", {with_ctrl | ImGuiKey_0, with_ctrl | ImGuiKey_Keypad0}),
     make_usual_size},
    {{"Light or dark"}, turn_light_or_dark},
    {everywhere("Open a study", {with_ctrl | ImGuiKey_O}), choose_file<Choosing::study>},
    {everywhere("New study", {with_ctrl | ImGuiKey_N}), choose_file<Choosing::new_study>},
    {everywhere("Settings", {with_ctrl | ImGuiKey_Comma}), show_settings},
};

WindowWork window_work(WindowWork& work) { return work; }

std::vector<ListedCommand> list_all_commands() {
    std::vector<ListedCommand> all;
    list_commands<commands_that_show_views, window_work>({}, all);
    list_commands<commands_of_study, window_work>({}, all);
    list_commands<commands_without_study, window_work>({}, all);
    for (const ViewOfWindow& view : views())
        view.list_commands(view.view, all);
    return all;
}

// The list of keys.

constexpr const char* no_keys = "No keys of its own.";

using KeysLines = std::vector<KeysLine>;

void add_line(KeysLines& lines, const CommandWords& command) {
    if (std::string keys = keys_in_words(command); !keys.empty())
        lines.push_back({std::move(keys), command.name});
}

// Nobody else reads a key while the panel is open.
void keep_all_keys() {
    const ImGuiID owner = ImGui::GetID("keys panel");
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key)
        if (key < ImGuiKey_MouseLeft || key > ImGuiKey_MouseWheelY)
            ImGui::SetKeyOwner(static_cast<ImGuiKey>(key), owner, ImGuiInputFlags_LockThisFrame);
}

bool pressed_in_list(ImGuiKey key, ImGuiInputFlags flags = 0) {
    return ImGui::IsKeyPressed(key, flags, ImGui::GetID("keys panel"));
}

// How many lines further the list is to be seen.
float lines_to_go() {
    constexpr std::pair<ImGuiKey, float> steps[] = {{ImGuiKey_DownArrow, 1},
                                                    {ImGuiKey_UpArrow, -1},
                                                    {ImGuiKey_PageDown, 10},
                                                    {ImGuiKey_PageUp, -10}};
    float lines = 0;
    for (const auto& [key, step] : steps)
        lines += pressed_in_list(key, ImGuiInputFlags_Repeat) ? step : 0;
    return lines;
}

class KeysPainting {
public:
    KeysPainting(const FrameState& state, const Rect& window, WindowView& view, float lines_on)
        : look_(state.look), palette_(state.look.palette()), view_(view), lines_on_(lines_on),
          here_(state.desk.snapshot ? keys_of_view(view.view) : KeysLines()),
          everywhere_(keys_everywhere(state.desk.snapshot ? StudyIs::open : StudyIs::none)) {
        const float wanted = list_width(here_) + look_.px(space::six) + list_width(everywhere_) +
                             2 * look_.px(space::three) + look_.px(size::scrollbar);
        const float width = std::min(std::max(wanted, look_.px(size::keys_panel)),
                                     window.width() - 2 * look_.px(space::three));
        const float lines = static_cast<float>(std::max(here_.size(), everywhere_.size())) + 1;
        const float height = std::min(lines * line_height() + look_.px(type::title.line) +
                                          look_.px(space::three) + 2 * look_.px(space::three),
                                      window.height() - 2 * look_.px(space::three));
        panel_ = rect(
            {std::round(window.middle().x - width / 2), std::round(window.middle().y - height / 2)},
            width, height);
    }

    void draw(const Rect& window) {
        const Veil veil(look_, "Below the keys", window);
        if (area("Close the keys", window, Layering::below_others).pressed)
            view_.keys.open = false;
        const Floating floating(look_, "Keys", panel_);
        Rect rest = panel_.inset(look_.px(space::three));
        Rect head = rest.take_top(look_.px(type::title.line));
        const float side = look_.px(type::small_icon.line);
        const Rect cross = head.take_right(side);
        if (icon_button(look_, "Close the list of keys",
                        rect({cross.left, std::round(cross.middle().y - side / 2)}, side, side),
                        Icon::close, palette_.second_text))
            view_.keys.open = false;
        hint(look_, "Close  ·  Esc");
        write_in(look_, type::title, head, palette_.text, "Keys");
        rest.take_top(look_.px(space::two));
        const Pane pane("List of keys", rest, Scrolling::vertical);
        draw_columns(pane, rest);
    }

private:
    [[nodiscard]] float line_height() const { return look_.px(type::body.line + space::one); }

    [[nodiscard]] float keys_width(const KeysLines& list) const {
        float wide = look_.px(space::six);
        for (const KeysLine& each : list)
            wide = std::max(wide, text_width(look_, type::body_strong, each.keys));
        return std::ceil(wide) + 1 + look_.px(space::two);
    }

    // Keys, and what they do.
    [[nodiscard]] float list_width(const KeysLines& list) const {
        float wide = text_width(look_, type::body, no_keys);
        for (const KeysLine& each : list)
            wide = std::max(wide, text_width(look_, type::body, each.name));
        return keys_width(list) + std::ceil(wide) + 1;
    }

    void draw_columns(const Pane& pane, const Rect& place) {
        if (lines_on_ != 0)
            ImGui::SetScrollY(ImGui::GetScrollY() + lines_on_ * line_height());
        Rect columns = place.moved({0, pane.top_left().y - place.top});
        columns.take_right(look_.px(size::scrollbar));
        const float gap = look_.px(space::six);
        // Where it is too narrow for both, each gives up the same share.
        const float both = list_width(here_) + list_width(everywhere_);
        const float share = std::min(1.0F, (columns.width() - gap) / both);
        const Rect right = columns.take_right(std::round(list_width(everywhere_) * share));
        columns.take_right(gap);
        float bottom = right.top;
        if (!here_.empty())
            bottom = draw_list(columns, "In " + std::string(view_of(view_.view).name), here_);
        else
            bottom = draw_list(columns, "Without a study", {});
        pane.reaches(std::max(bottom, draw_list(right, "Everywhere", everywhere_)));
    }

    float draw_list(const Rect& column, const std::string& title, const KeysLines& list) {
        Rect line = rect(column.at(), column.width(), line_height());
        write_in(look_, type::label_strong, line, palette_.second_text, title);
        for (const KeysLine& each : list) {
            line = line.moved({0, line_height()});
            Rect inside = line;
            const Rect keys = inside.take_left(keys_width(list));
            write_in(look_, type::body_strong, keys, palette_.text, each.keys);
            write_in(look_, type::body, inside, palette_.text, each.name);
        }
        if (list.empty())
            write_in(look_, type::body, line.moved({0, line_height()}), palette_.second_text,
                     no_keys);
        return line.bottom;
    }

    const Look& look_;
    const Palette& palette_;
    WindowView& view_;
    float lines_on_;
    KeysLines here_;
    KeysLines everywhere_;
    Rect panel_;
};

} // namespace

std::vector<KeysLine> keys_of_view(View shown) {
    const ViewOfWindow& view = view_of(shown);
    std::vector<KeysLine> lines;
    for (const ListedCommand& command : commands())
        if (command.where == view.view && command.which == 0)
            add_line(lines, *command.words);
    if (view.gestures)
        for (const Gesture& gesture : view.gestures())
            lines.push_back({std::string(gesture.how), gesture.name});
    return lines;
}

std::vector<KeysLine> keys_everywhere(StudyIs study) {
    std::vector<KeysLine> lines;
    if (study == StudyIs::open)
        for (const Commands<WindowWork> table : {commands_that_show_views(), commands_of_study()})
            for (const WindowRow& row : table)
                add_line(lines, row);
    for (const WindowRow& row : rows_without_study)
        add_line(lines, row);
    return lines;
}

const std::vector<ListedCommand>& commands() {
    static const std::vector<ListedCommand> all = list_all_commands();
    return all;
}

Commands<WindowWork> commands_of_study() { return rows_of_study; }

Commands<WindowWork> commands_without_study() { return rows_without_study; }

void search_answers(WindowWork& work) { work.view.search_wanted = true; }

void undo_last(WindowWork& work) { work.out.ask(Undo{}); }

void import_files(WindowWork& work) { work.out.ask(ChooseFile{Choosing::questionnaires}); }

void show_settings(WindowWork& work) { work.out.ask(ShowSettings{}); }

void show_answer(WindowView& view, ResponseId response) {
    if (!response)
        return;
    view.view = View::responses;
    show_among_all(view.responses, response);
}

void ask_for(std::size_t command, WindowView& view) {
    view.view = commands()[command].where.value_or(view.view);
    view.asked = command;
}

void carry_out_asked(WindowWork& work) {
    const std::optional<std::size_t> asked = std::exchange(work.view.asked, std::nullopt);
    if (asked)
        commands()[*asked].carry_out(commands()[*asked], work);
}

void read_window_keys(WindowWork& work) {
    if (work.scene) {
        read_commands(commands_that_show_views(), work);
        read_commands(commands_of_study(), work);
    }
    read_commands(commands_without_study(), work);
}

void draw_keys_panel(WindowWork& work, const Rect& window) {
    keep_all_keys();
    WindowView& view = work.view;
    if (!std::exchange(view.keys.fresh, false) &&
        (pressed_in_list(ImGuiKey_Escape) || pressed_in_list(ImGuiKey_F1) ||
         pressed_in_list(ImGuiKey_Slash)))
        view.keys.open = false;
    KeysPainting(work.state, window, view, lines_to_go()).draw(window);
}

} // namespace themata
