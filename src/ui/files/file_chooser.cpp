#include "ui/files/file_chooser.h"

#include "text/sentences.h"
#include "ui/parts/dialog.h"
#include "ui/parts/marks.h"
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

// Letters typed within this many seconds make one beginning of a name.
constexpr double one_word = 1.0;

using Rows = std::vector<FolderEntry>;

std::string title_of(const FileChooser& chooser) {
    switch (chooser.what) {
    case Choosing::study:
        return "Open a study";
    case Choosing::new_study:
        return "New study";
    case Choosing::questionnaires:
        return "Import files";
    case Choosing::picture:
        return "Save the picture as " + format_of(chooser);
    case Choosing::tables_to:
        return "Export the tables as " + format_of(chooser);
    case Choosing::searches:
        return "Import searches and rules";
    case Choosing::hits_to:
        return "Export the hits as " + format_of(chooser);
    case Choosing::export_to:
        break;
    }
    const std::string_view what =
        chooser.exported == Exported::searches ? "searches and rules" : name_of(chooser.exported);
    return fmt::format("Export the {} as {}", what, format_of(chooser));
}

std::string act_of(const FileChooser& chooser) {
    switch (chooser.what) {
    case Choosing::study:
        return "Open";
    case Choosing::new_study:
        return "Create";
    case Choosing::questionnaires:
    case Choosing::searches:
        break;
    case Choosing::export_to:
    case Choosing::tables_to:
    case Choosing::hits_to:
        return "Export";
    case Choosing::picture:
        return "Save";
    }
    return chooser.ticked.size() > 1 ? fmt::format("Import {} files", chooser.ticked.size())
                                     : "Import";
}

bool has_focus_ring() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.NavCursorVisible && g.NavId != 0;
}

constexpr std::size_t most_endings_named = 8;

class ChooserPainting {
public:
    ChooserPainting(const Look& look, const FolderRows* rows, const std::vector<NamedPlace>& places,
                    FileChooser& chooser, Outbox& out)
        : look_(look), palette_(look.palette()), found_(rows), places_(places), chooser_(chooser),
          out_(out) {
        if (rows && *rows)
            rows_ = &**rows;
        find_row();
    }

    ChooserEnd draw() {
        const Dialog dialog(look_, "Chooser", {size::dialog_width, size::dialog_height});
        Rect rest = dialog.place().inset(look_.px(space::three), look_.px(space::two));
        if (dialog_title(look_, rest.take_top(look_.px(size::button)), title_of(chooser_),
                         "Close the chooser"))
            ended_ = true;
        gap(rest, space::one);
        path_line(rest.take_top(look_.px(size::field)));
        gap(rest, space::gap);
        buttons(rest.take_bottom(look_.px(size::button)));
        rest.bottom -= look_.px(space::gap);
        if (makes_a_file(chooser_.what))
            name_lines(rest);
        narrowing(rest.take_bottom(look_.px(size::chip)));
        rest.bottom -= look_.px(space::one);
        places(rest.take_left(look_.px(size::places)));
        gap_left(rest, space::two);
        list(rest);
        read_keys();
        chooser_.fresh = false;
        return ended_ ? ChooserEnd::closed : ChooserEnd::open;
    }

private:
    void gap(Rect& rest, float size) { rest.take_top(look_.px(size)); }

    void gap_left(Rect& rest, float size) { rest.take_left(look_.px(size)); }

    void find_row() {
        if (!rows_)
            return;
        if (chooser_.at_name) {
            const auto found = std::ranges::find(*rows_, *chooser_.at_name, &FolderEntry::name);
            if (found != rows_->end())
                chooser_.at = static_cast<std::size_t>(found - rows_->begin());
            chooser_.at_name.reset();
            into_sight_ = true;
        }
        chooser_.at = std::min(chooser_.at, rows_->empty() ? 0 : rows_->size() - 1);
    }

    void ask(std::optional<Request> request) {
        if (!request)
            return;
        out_.ask(std::move(*request));
        ended_ = true;
    }

    void path_line(Rect line) {
        const float side = line.height();
        if (icon_button(look_, "Folder above", line.take_left(side), Icon::up,
                        palette_.second_text))
            go_up(chooser_);
        hint(look_, "Folder above  ·  Backspace");
        if (icon_button(look_, "Home folder", line.take_left(side), Icon::home,
                        palette_.second_text))
            go_to(chooser_, home_folder());
        hint(look_, "Home folder  ·  ~");
        gap_left(line, space::one);
        const bool wanted = ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_L);
        field(look_, "Path", line, chooser_.path, "A folder or a file",
              wanted ? Focus::take : Focus::leave);
        if (field_is_entered()) {
            entered_ = true;
            ask(take_path(chooser_));
        }
    }

    void buttons(Rect line) {
        const ButtonFace act{.text = act_of(chooser_), .icon = {}, .emphasis = Emphasis::strong};
        const Rect strong = line.take_right(button_width(look_, act));
        line.take_right(look_.px(space::one));
        const ButtonFace cancel{.text = "Cancel", .icon = {}, .emphasis = Emphasis::plain};
        if (button(look_, "Cancel", line.take_right(button_width(look_, cancel)), cancel))
            ended_ = true;
        hint(look_, "Cancel  ·  Esc");
        line.take_right(look_.px(space::two));
        if (chooser_.there_already)
            return draw_in_the_way(line);
        if (button(look_, "Choose", strong, act) && rows_)
            ask(choose(chooser_, *rows_));
        hint(look_, act.text + "  ·  Enter");
        write_in(look_, type::label, line, palette_.second_text, keys_in_words());
    }

    [[nodiscard]] std::string keys_in_words() const {
        if (chooser_.what == Choosing::questionnaires)
            return "Space ticks a file, Ctrl A all; letters jump to a name";
        return "Arrows and letters move, Backspace goes to the folder above";
    }

    // A study is never overwritten; what was exported may be.
    void draw_in_the_way(Rect line) {
        const bool study = chooser_.what == Choosing::new_study;
        const ButtonFace face{
            .text = study ? "Open it" : "Replace it", .icon = {}, .emphasis = Emphasis::plain};
        const Rect there = line.take_right(button_width(look_, face));
        const std::filesystem::path file = chooser_.folder / *chooser_.there_already;
        if (button(look_, face.text, there, face)) {
            if (study)
                ask(OpenStudy{file});
            else if (chooser_.what == Choosing::hits_to)
                ask(ExportHits{file, Overwriting::allowed});
            else
                ask(replace_file(chooser_, file));
        }
        line.take_right(look_.px(space::one));
        write_in(
            look_, type::label_strong, line, palette_.warning,
            fmt::format("{} is there already. Give another name, or:", *chooser_.there_already));
    }

    void name_lines(Rect& rest) {
        const bool study = chooser_.what == Choosing::new_study;
        const float label = look_.px(size::places);
        const auto line = [&](const std::string& name, std::string& text,
                              const std::string& example, Focus focus) {
            Rect there = rest.take_bottom(look_.px(size::field));
            rest.bottom -= look_.px(space::one);
            write_in(look_, type::body, there.take_left(label), palette_.second_text, name);
            gap_left(there, space::two);
            const bool changed = field(look_, name, there, text, example, focus);
            if (field_is_entered() && rows_) {
                entered_ = true;
                ask(choose(chooser_, *rows_));
            }
            return changed;
        };
        if (study)
            line("The study's title", chooser_.title, "What it is about; the file's name if empty",
                 Focus::leave);
        if (line("The file's name", chooser_.name,
                 study ? "For example interviews.themata" : "For example table.csv",
                 chooser_.fresh ? Focus::take : Focus::leave))
            chooser_.there_already.reset();
        rest.bottom -= look_.px(space::half);
    }

    void narrowing(Rect line) {
        Point at = line.at();
        at.x += look_.px(size::places) + look_.px(space::two);
        const auto one = [&](const std::string& label, Chosen chosen) {
            const bool pressed = chip(look_, label, at, label, chosen);
            at.x += chip_width(look_, label) + look_.px(space::one);
            return pressed;
        };
        const FileChooser usual = file_chooser(chooser_.what, chooser_.folder, chooser_.exported);
        FolderView& view = chooser_.narrowed;
        const bool all = view.endings.empty();
        const std::vector<std::string>& endings = usual.narrowed.endings;
        const bool are_many = endings.size() > most_endings_named;
        if (one(are_many ? "Tables and surveys" : "Files: " + joined(endings, " "),
                all ? Chosen::no : Chosen::yes))
            view.endings = endings;
        hint(look_, joined(endings, " "));
        if (one("All files", all ? Chosen::yes : Chosen::no))
            view.endings.clear();
        const bool hidden = view.hidden == HiddenFiles::shown;
        if (one("Hidden files", hidden ? Chosen::yes : Chosen::no))
            view.hidden = hidden ? HiddenFiles::left_out : HiddenFiles::shown;
    }

    void places(const Rect& place) {
        const Pane pane("Places", place, Scrolling::vertical);
        Point at = pane.top_left();
        at.y += write_wrapped(look_, type::label_strong, at, place.width(), palette_.second_text,
                              "Folders");
        at.y += look_.px(space::half);
        for (const NamedPlace& each : places_) {
            const Rect line = rect(at, place.width() - look_.px(space::half), look_.px(size::row));
            const Chosen chosen = each.folder == chooser_.folder ? Chosen::yes : Chosen::no;
            if (row(look_, "Place " + spoken(each.folder), line, chosen).pressed)
                go_to(chooser_, each.folder);
            hint(look_, spoken(each.folder));
            write_in(look_, type::body, line.inset(look_.px(space::one), 0), palette_.text,
                     each.name);
            at.y = line.bottom;
        }
        pane.reaches(at.y);
    }

    void list(Rect place) {
        head(place.take_top(look_.px(size::chip)));
        const Palette& palette = palette_;
        stroke(place.at(), {place.right, place.top}, palette.hairline, look_.px(size::line));
        const Pane pane("Rows", place, Scrolling::vertical);
        if (!found_)
            return say(place, "Reading the folder …", "");
        if (!*found_)
            return say(place, found_->error().what, found_->error().hint);
        if (rows_->empty())
            return say(place, "Nothing here to choose.",
                       chooser_.narrowed.endings.empty()
                           ? "The folder is empty."
                           : "“All files” shows what ends otherwise.");
        const float high = look_.px(size::row);
        const Point top = pane.top_left();
        pane.reaches(top.y + high * static_cast<float>(rows_->size()));
        if (into_sight_)
            pane.show(top.y + high * static_cast<float>(chooser_.at),
                      top.y + high * static_cast<float>(chooser_.at + 1));
        page_ = std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(place.height() / high) - 1);
        const auto first = static_cast<std::size_t>(std::max(0.0F, (place.top - top.y) / high));
        for (std::size_t at = first; at < rows_->size(); ++at) {
            const float y = top.y + high * static_cast<float>(at);
            if (y > place.bottom)
                break;
            entry(at, {place.left, y, place.right - look_.px(size::scrollbar), y + high});
        }
    }

    void say(Rect place, const std::string& what, const std::string& next) {
        place = place.inset(look_.px(space::one), look_.px(space::two));
        Point at = place.at();
        at.y += write_wrapped(look_, type::body_strong, at, place.width(), palette_.text, what);
        write_wrapped(look_, type::body, at, place.width(), palette_.second_text, next);
    }

    void head(Rect line) {
        line.right -= look_.px(size::scrollbar);
        const auto column = [&](Rect there, const std::string& name, FolderOrder order, Side side) {
            const bool on = chooser_.narrowed.order == order;
            if (area("Order by " + name, there).pressed)
                chooser_.narrowed.order = order;
            hint(look_, order == FolderOrder::name     ? "Order by name"
                        : order == FolderOrder::newest ? "The newest first"
                                                       : "The largest first");
            write_in(look_, on ? type::label_strong : type::label,
                     there.inset(look_.px(space::one), 0),
                     on ? palette_.text : palette_.second_text, name, side);
        };
        column(line.take_right(look_.px(size::date_column)), "Changed", FolderOrder::newest,
               Side::right);
        column(line.take_right(look_.px(size::size_column)), "Size", FolderOrder::largest,
               Side::right);
        column(line, "Name", FolderOrder::name, Side::left);
    }

    void entry(std::size_t at, Rect place) {
        const FolderEntry& entry = (*rows_)[at];
        const bool folder = entry.kind == FolderEntry::Kind::folder;
        const Touch touch = drag_area((folder ? "Folder " : "File ") + entry.name, place);
        const float columns = look_.px(size::date_column) + look_.px(size::size_column) +
                              look_.px(type::icon.line) + look_.px(space::two);
        if (text_width(look_, type::body, entry.name) > place.width() - columns)
            hint(look_, entry.name);
        if (at == chooser_.at)
            fill(place, palette_.soft_accent, look_.px(size::radius));
        else if (touch.hovered)
            fill(place, palette_.app, look_.px(size::radius));
        if (touch.pressed)
            pressed(at);
        place = place.inset(look_.px(space::one), 0);
        if (chooser_.what == Choosing::questionnaires && !folder)
            tick(place.take_left(look_.px(type::icon.line)), chooser_.ticked.contains(entry.name));
        else
            draw_icon(look_, folder ? Icon::folder : Icon::file, type::small_icon,
                      place.take_left(look_.px(type::icon.line)), palette_.second_text);
        gap_left(place, space::one);
        write_figures(look_, type::label,
                      place.take_right(look_.px(size::date_column) - look_.px(space::one)),
                      palette_.second_text, entry.changed ? time_in_words(entry.changed) : "",
                      Side::right);
        place.take_right(look_.px(space::one));
        write_figures(look_, type::label, place.take_right(look_.px(size::size_column)),
                      palette_.second_text, folder ? "" : size_in_words(entry.size), Side::right);
        gap_left(place, space::half);
        write_in(look_, type::body, place, palette_.text, entry.name);
    }

    void tick(const Rect& place, bool on) {
        const float side = look_.px(type::small_icon.size);
        const Rect box =
            rect({std::round(place.middle().x - side / 2), std::round(place.middle().y - side / 2)},
                 side, side);
        const float radius = look_.px(space::half);
        if (on) {
            fill(box, palette_.accent, radius);
            draw_icon(look_, Icon::check, type::tiny, box, palette_.on_accent);
        } else {
            outline(box, palette_.pillar, look_.px(size::line), radius);
        }
    }

    void pressed(std::size_t at) {
        const bool again = clicks() > 1 && at == chooser_.at;
        chooser_.at = at;
        const FolderEntry& entry = (*rows_)[at];
        if (entry.kind == FolderEntry::Kind::folder)
            return go_to(chooser_, chooser_.folder / entry.name);
        if (chooser_.what == Choosing::questionnaires && !again)
            return toggle(entry);
        if (makes_a_file(chooser_.what))
            chooser_.name = entry.name;
        chooser_.there_already.reset();
        if (again)
            ask(take_row(chooser_, *rows_));
    }

    void toggle(const FolderEntry& entry) {
        if (entry.kind == FolderEntry::Kind::file && !chooser_.ticked.erase(entry.name))
            chooser_.ticked.insert(entry.name);
    }

    bool key(ImGuiKey key, ImGuiInputFlags flags = ImGuiInputFlags_None) {
        return ImGui::IsKeyPressed(key, flags, ImGui::GetID("chooser"));
    }

    void read_keys() {
        if (ended_ || menu_is_open())
            return;
        if (escape_pressed())
            ended_ = true;
        if (rows_)
            read_steps();
        if (ImGui::GetIO().WantTextInput || chooser_.fresh || entered_)
            return;
        if (ImGui::IsKeyPressed(ImGuiKey_Backspace))
            return go_up(chooser_);
        if (rows_ && !rows_->empty())
            read_choice();
    }

    void read_steps() {
        for (const ImGuiKey each :
             {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_PageUp, ImGuiKey_PageDown})
            ImGui::SetKeyOwner(each, ImGui::GetID("chooser"));
        const auto step = [&](ImGuiKey which, std::ptrdiff_t by) {
            if (!key(which, ImGuiInputFlags_Repeat) || rows_->empty())
                return;
            const auto last = static_cast<std::ptrdiff_t>(rows_->size()) - 1;
            move_to(static_cast<std::size_t>(
                std::clamp(static_cast<std::ptrdiff_t>(chooser_.at) + by, std::ptrdiff_t{}, last)));
        };
        step(ImGuiKey_DownArrow, 1);
        step(ImGuiKey_UpArrow, -1);
        step(ImGuiKey_PageDown, page_);
        step(ImGuiKey_PageUp, -page_);
    }

    void read_choice() {
        for (const ImGuiKey each : {ImGuiKey_Home, ImGuiKey_End})
            ImGui::SetKeyOwner(each, ImGui::GetID("chooser"));
        if (key(ImGuiKey_Home))
            move_to(0);
        if (key(ImGuiKey_End))
            move_to(rows_->size() - 1);
        if (chooser_.what == Choosing::questionnaires) {
            if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_A))
                for (const FolderEntry& entry : *rows_)
                    if (entry.kind == FolderEntry::Kind::file)
                        chooser_.ticked.insert(entry.name);
        }
        read_letters();
        if (has_focus_ring())
            return; // Enter and Space press what has it
        if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
            ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false))
            ask(take_row(chooser_, *rows_));
        else if (chooser_.what == Choosing::questionnaires && ImGui::IsKeyPressed(ImGuiKey_Space))
            toggle((*rows_)[chooser_.at]);
    }

    void read_letters() {
        const ImGuiIO& io = ImGui::GetIO();
        if (io.KeyCtrl || io.KeyAlt)
            return;
        for (const ImWchar letter : io.InputQueueCharacters) {
            if (letter <= ' ' || letter == '~')
                continue;
            if (ImGui::GetTime() - chooser_.letters_at > one_word)
                chooser_.letters.clear();
            chooser_.letters_at = ImGui::GetTime();
            char utf8[5] = {};
            ImTextCharToUtf8(utf8, letter);
            chooser_.letters += utf8;
            // More letters of a name stay on it; the same letter again goes on to the next.
            const std::size_t before = (chooser_.at + rows_->size() - 1) % rows_->size();
            const bool first = chooser_.letters == utf8;
            if (auto found =
                    entry_beginning(*rows_, chooser_.letters, first ? chooser_.at : before))
                move_to(*found);
        }
    }

    void move_to(std::size_t at) {
        chooser_.at = at;
        chooser_.at_name = (*rows_)[at].name; // brings it into sight in the next frame
    }

    const Look& look_;
    const Palette& palette_;
    const FolderRows* found_;
    const Rows* rows_ = nullptr;
    const std::vector<NamedPlace>& places_;
    FileChooser& chooser_;
    Outbox& out_;
    bool ended_ = false;
    bool entered_ = false;
    bool into_sight_ = false;
    std::ptrdiff_t page_ = 1;
};

} // namespace

ChooserEnd draw_file_chooser(const Look& look, const FolderRows* rows,
                             const std::vector<NamedPlace>& places, FileChooser& chooser,
                             Outbox& out) {
    return ChooserPainting(look, rows, places, chooser, out).draw();
}

} // namespace themata
