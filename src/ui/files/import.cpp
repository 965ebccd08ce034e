#include "text/sentences.h"
#include "ui/files/import_parts.h"

#include "ui/parts/marks.h"
#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

class Painting {
public:
    Painting(const Look& look, const DeskState& desk, float progress, ImportView& view, Outbox& out)
        : look_(look), palette_(look.palette()), desk_(desk), progress_(progress), view_(view),
          out_(out), preview_(desk.import ? &desk.import->preview : nullptr) {
        current_ = desk.import && desk.import->request == view.request &&
                   desk.import->seen == PreviewedImport::Seen::whole;
        beginning_ = desk.import && desk.import->seen == PreviewedImport::Seen::beginning;
    }

    ImportEnd draw() {
        const Dialog dialog(look_, "Import dialog", {size::import_width, size::import_height});
        Rect rest = dialog.place().inset(look_.px(space::three), look_.px(space::two));
        const std::string title = "Import " + counted(view_.request.files.size(), "file", "files");
        if (dialog_title(look_, rest.take_top(look_.px(size::button)), title, "Close the import"))
            give_up();
        rest.take_top(look_.px(space::one));
        buttons(rest.take_bottom(look_.px(size::button)));
        rest.bottom -= look_.px(space::two);
        files(rest.take_left(look_.px(size::places)));
        rest.take_left(look_.px(space::three));
        if (preview_ && view_.file < preview_->files.size())
            content(rest);
        else
            write_in(look_, type::body, rest, palette_.second_text, "Looking at the files …",
                     Side::middle);
        if (escape_pressed())
            give_up();
        return ended_;
    }

private:
    void give_up() {
        out_.ask(DropImport{});
        ended_ = ImportEnd::closed;
    }

    [[nodiscard]] bool can_be_made() const {
        return current_ && !preview_->error && preview_->changes > 0 && !view_.made;
    }

    void buttons(Rect line) {
        const ButtonFace act{.text = "Import", .icon = {}, .emphasis = Emphasis::strong};
        const Rect there = line.take_right(button_width(look_, act));
        if (can_be_made()) {
            const bool keys = ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Enter);
            if (button(look_, "Import", there, act) || keys) {
                view_.made = true;
                out_.ask(MakeImport{view_.request});
            }
            hint(look_, "One act in History, one undo  ·  Ctrl Enter");
        } else {
            fill(there, palette_.second_surface, look_.px(size::radius));
            write_in(look_, type::body, there, palette_.second_text, "Import", Side::middle);
        }
        line.take_right(look_.px(space::one));
        const ButtonFace cancel{.text = "Cancel", .icon = {}, .emphasis = Emphasis::plain};
        if (button(look_, "Cancel", line.take_right(button_width(look_, cancel)), cancel))
            give_up();
        hint(look_, "Nothing is imported  ·  Esc");
        line.take_right(look_.px(space::two));
        const bool busy = !current_ || view_.made;
        if (busy && !desk_.busy.empty())
            work(line);
        else if (!current_)
            look_again(line);
        else
            conflicts(line);
    }

    void work(Rect line) {
        const std::string text = desk_.busy + " …";
        const float wide = std::ceil(text_width(look_, type::label, text)) + 1;
        write_in(look_, type::label, line.take_left(wide), palette_.second_text, text);
        line.take_left(look_.px(space::gap));
        const float y = std::round(line.middle().y - look_.px(size::progress) / 2);
        const Rect bar = line.take_left(look_.px(size::places));
        progress_bar(look_, {bar.left, y, bar.right, y + look_.px(size::progress)},
                     {{progress_, palette_.accent}});
        line.take_left(look_.px(space::gap));
        const float side = look_.px(type::small_icon.line);
        if (icon_button(look_, "Stop looking", line.take_left(side), Icon::close,
                        palette_.second_text))
            out_.ask(CancelWork{});
        hint(look_, "Stop");
    }

    // Looking was stopped.
    void look_again(Rect line) {
        const ButtonFace face{.text = "Look at the files again", .icon = {}};
        if (button(look_, face.text, line.take_left(button_width(look_, face)), face))
            out_.ask(PreviewImport{view_.request});
    }

    void conflicts(Rect line) {
        const bool keep = view_.request.conflicts == Conflicts::keep_study;
        const float y = std::round(line.middle().y - look_.px(size::chip) / 2);
        if (chip(look_, "Keep what the study says", {line.left, y}, "Keep what the study says",
                 keep ? Chosen::yes : Chosen::no)) {
            view_.request.conflicts = keep ? Conflicts::refuse : Conflicts::keep_study;
            out_.ask(PreviewImport{view_.request});
        }
        hint(look_, "Where a file differs from the study: leave the study as it is and report it, "
                    "instead of refusing the import.");
    }

    void files(const Rect& place) {
        const Pane pane("Files to import", place, Scrolling::vertical);
        Point at = pane.top_left();
        for (std::size_t each = 0; each < view_.request.files.size(); ++each) {
            const Rect line =
                rect(at, place.width() - look_.px(size::scrollbar), look_.px(space::six));
            file_row(each, line);
            at.y = line.bottom + look_.px(space::hair);
        }
        pane.reaches(at.y);
    }

    void file_row(std::size_t at, const Rect& line) {
        const std::filesystem::path& path = view_.request.files[at].file;
        const std::string name = path.filename().string();
        const Chosen chosen = at == view_.file ? Chosen::yes : Chosen::no;
        if (row(look_, "Preview of " + path.string(), line, chosen).pressed) {
            view_.file = at;
            view_.typed.reset();
        }
        hint(look_, path.string());
        Rect inside = line.inset(look_.px(space::one), look_.px(space::half));
        const float side = look_.px(type::small_icon.line);
        if (view_.request.files.size() > 1)
            leave_out_button(at, inside.take_right(side));
        write_in(look_, type::body, inside.take_top(look_.px(type::body.line)), palette_.text,
                 name);
        const bool known = preview_ && at < preview_->files.size() && same_files();
        const bool wrong = known && preview_->files[at].error;
        const std::string what = !known ? "…" : wrong ? "Cannot be taken yet" : said_of(at);
        write_in(look_, type::label, inside.take_top(look_.px(type::label.line)),
                 wrong ? palette_.warning : palette_.second_text, what);
    }

    // After a file was left out, the preview is of others until it is made anew.
    [[nodiscard]] bool same_files() const {
        return desk_.import->request.files.size() == view_.request.files.size();
    }

    [[nodiscard]] std::string said_of(std::size_t at) const {
        const FilePreview& file = preview_->files[at];
        if (beginning_)
            return fmt::format("{}, first rows", name_of(file.mapping.kind));
        return fmt::format("{}, {}", name_of(file.mapping.kind), counted(file.rows, "row", "rows"));
    }

    [[nodiscard]] std::string rest_in_words() const {
        return desk_.busy.empty() ? "These are the first rows; the rest was not read."
                                  : "These are the first rows; the rest is being read …";
    }

    void leave_out_button(std::size_t at, const Rect& there) {
        const float side = there.width();
        const Rect place = rect({there.left, std::round(there.middle().y - side / 2)}, side, side);
        const std::string name = view_.request.files[at].file.filename().string();
        if (icon_button(look_, "Leave out " + name, place, Icon::close, palette_.second_text)) {
            view_.request = without_file(std::move(view_.request), at);
            view_.file = std::min(view_.file, view_.request.files.size() - 1);
            view_.typed.reset();
            out_.ask(PreviewImport{view_.request});
        }
        hint(look_, "Leave out this file");
    }

    void content(Rect rest) {
        const FilePreview& file = preview_->files[view_.file];
        rest.take_top(draw_file_choices(look_, rest, file, view_, out_) + look_.px(space::gap));
        const Rect report =
            rest.take_bottom(std::min(look_.px(size::import_report), rest.height() / 2));
        rest.bottom -= look_.px(space::gap);
        draw_columns(look_, rest, file, view_, out_);
        if (beginning_)
            write_in(look_, type::body, report, palette_.second_text, rest_in_words(),
                     Side::middle);
        else
            draw_report(look_, report, *preview_, view_.file);
    }

    const Look& look_;
    const Palette& palette_;
    const DeskState& desk_;
    float progress_;
    ImportView& view_;
    Outbox& out_;
    const ImportPreview* preview_;
    bool current_ = false;
    bool beginning_ = false; // only first rows were seen yet
    ImportEnd ended_ = ImportEnd::open;
};

} // namespace

void ask_with(ImportView& view, MappingOptions mapping, Outbox& out) {
    view.request.files[view.file].mapping = std::move(mapping);
    out.ask(PreviewImport{view.request});
}

ImportEnd draw_import(const Look& look, const DeskState& desk, float progress, ImportView& view,
                      Outbox& out) {
    return Painting(look, desk, progress, view, out).draw();
}

} // namespace themata
