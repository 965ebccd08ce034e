#include "ui/files/import.h"

#include "text/encodings.h"
#include "text/sentences.h"
#include "ui/files/import_findings.h"
#include "ui/parts/marks.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

constexpr float share_of_doubts = 0.45F; // of what is below the choices

constexpr const char* delimiters[] = {"comma", "semicolon", "tab", "pipe"};

struct NamedOption {
    const char* option;
    const char* name;
};

constexpr auto periods =
    std::to_array<NamedOption>({{"year", "Year"}, {"quarter", "Quarter"}, {"month", "Month"}});
constexpr auto date_orders = std::to_array<NamedOption>({{"", "As the dates tell"},
                                                         {"dmy", "Day, month, year"},
                                                         {"mdy", "Month, day, year"},
                                                         {"ymd", "Year, month, day"}});

bool has_column(const FilePreview& file, ColumnUse use) { return file.mapping.first(use); }

// The request with this mapping of the shown file, asked for anew.
void ask_with(ImportView& view, MappingOptions mapping, Outbox& out) {
    view.request.files[view.file].mapping = std::move(mapping);
    out.ask(PreviewImport{view.request});
}

class ReadingChoices {
public:
    ReadingChoices(const Look& look, const Rect& place, const FilePreview& file, ImportView& view,
                   Outbox& out)
        : look_(look), place_(place), at_(place.at()), file_(file), view_(view), out_(out),
          options_(view.request.files[view.file].mapping) {}

    float draw() {
        fill_fields();
        kind();
        sheet();
        if (file_.format.empty()) {
            encoding();
            delimiter();
        }
        heading_rows();
        if (file_.mapping.kind == FileKind::responses || file_.mapping.kind == FileKind::scores ||
            file_.mapping.kind == FileKind::codings)
            of_all_rows();
        if (has_column(file_, ColumnUse::stage_date))
            dates();
        return at_.y + look_.px(size::field) - place_.top;
    }

private:
    // A place for a labelled control, in the next line when this one is full.
    Rect next(const std::string& label) {
        const float text = std::ceil(text_width(look_, type::label, label)) + 1;
        const float all = text + look_.px(space::one) + look_.px(size::import_menu);
        if (at_.x > place_.left && at_.x + all > place_.right)
            at_ = {place_.left, at_.y + look_.px(size::field) + look_.px(space::one)};
        const float high = look_.px(size::field);
        write_in(look_, type::label, rect(at_, text, high), look_.palette().second_text, label);
        const Rect control =
            rect({at_.x + text + look_.px(space::one), at_.y}, look_.px(size::import_menu), high);
        at_.x = control.right + look_.px(space::two);
        return control;
    }

    void ask(MappingOptions options) {
        view_.typed.reset();
        ask_with(view_, std::move(options), out_);
    }

    void kind() {
        std::vector<MenuItem> items;
        std::size_t chosen = 0;
        for (const FileKind each : importable_kinds()) {
            if (each == file_.mapping.kind)
                chosen = items.size();
            items.push_back({std::string(name_of(each))});
        }
        if (const auto picked = menu_button(look_, "Holds", next("Holds"), items, chosen))
            ask(with_kind(options_, importable_kinds()[*picked]));
    }

    void encoding() {
        std::vector<std::string> names{file_.encoding};
        for (const std::string& other : file_.other_encodings)
            names.push_back(other);
        for (const Encoding& each : all_encodings())
            if (std::ranges::find(names, each.name) == names.end())
                names.emplace_back(each.name);
        std::vector<MenuItem> items;
        for (const std::string& name : names)
            items.push_back({name});
        const Rect place = next("Encoding");
        if (const auto picked = menu_button(look_, "Encoding", place, items, 0))
            ask(with_encoding(options_, names[*picked]));
    }

    // One of the file's sheets, or each of them as a file of its own.
    void sheet() {
        if (file_.sheets.size() < 2)
            return;
        std::vector<MenuItem> items;
        std::size_t chosen = 0;
        for (const SheetName& each : file_.sheets) {
            if (each.name == file_.sheet)
                chosen = items.size();
            items.push_back({each.name, counted(each.rows, "row")});
        }
        items.push_back({"All sheets", "Each is imported as a file of its own."});
        const auto picked = menu_button(look_, "Sheet", next("Sheet"), items, chosen);
        if (picked && *picked < file_.sheets.size())
            ask(with_sheet(options_, file_.sheets[*picked].name));
        else if (picked)
            take_all_sheets();
    }

    void take_all_sheets() {
        view_.request = with_all_sheets(std::move(view_.request), view_.file, file_.sheets);
        view_.typed.reset();
        out_.ask(PreviewImport{view_.request});
    }

    void heading_rows() {
        constexpr std::size_t most = 6;
        std::vector<MenuItem> items;
        for (std::size_t rows = 1; rows <= std::max(most, file_.header_rows); ++rows)
            items.push_back({counted(rows, "row")});
        const std::size_t chosen = std::max<std::size_t>(file_.header_rows, 1) - 1;
        const auto picked = menu_button(look_, "Headings", next("Headings"), items, chosen);
        if (!picked)
            return;
        MappingOptions changed = options_;
        changed.header_rows = std::to_string(*picked + 1);
        changed.columns.clear();
        ask(std::move(changed));
    }

    void delimiter() {
        std::vector<MenuItem> items;
        std::size_t chosen = std::size(delimiters);
        for (const char* name : delimiters) {
            if (file_.delimiter == name)
                chosen = items.size();
            items.push_back({name});
        }
        if (chosen == items.size())
            items.push_back({file_.delimiter});
        const Rect place = next("Delimiter");
        const auto picked = menu_button(look_, "Delimiter", place, items, chosen);
        if (picked && *picked < std::size(delimiters))
            ask(with_delimiter(options_, delimiters[*picked]));
    }

    void fill_fields() {
        if (view_.typed == view_.file)
            return;
        view_.typed = view_.file;
        view_.stage_is = file_.mapping.stage_is.value_or("");
        view_.role_is = file_.mapping.role_is.value_or("");
        view_.undated = file_.mapping.undated.value_or("");
    }

    // Asked anew when the field is left with another text.
    void text(const std::string& label, std::string& typed, const std::optional<std::string>& now,
              std::optional<std::string> MappingOptions::*option, const std::string& example) {
        field(look_, label, next(label), typed, example);
        if (field_is_typed_in() || typed == now.value_or(""))
            return;
        MappingOptions changed = options_;
        changed.*option = typed.empty() ? std::nullopt : std::optional(typed);
        if (changed != options_)
            ask_with(view_, std::move(changed), out_);
    }

    void of_all_rows() {
        const bool dated = has_column(file_, ColumnUse::stage_date);
        if (!dated && !has_column(file_, ColumnUse::stage))
            text("Stage of all rows", view_.stage_is, file_.mapping.stage_is,
                 &MappingOptions::stage_is, "For example Phase 1");
        if (!has_column(file_, ColumnUse::role) && file_.mapping.kind != FileKind::codings)
            text("Role of all rows", view_.role_is, file_.mapping.role_is, &MappingOptions::role_is,
                 "None");
    }

    void dates() {
        named_menu("Stages by", periods, options_.stage_by, &MappingOptions::stage_by);
        named_menu("Dates", date_orders, options_.date_order, &MappingOptions::date_order);
        text("Stage without a date", view_.undated, file_.mapping.undated, &MappingOptions::undated,
             "Left out");
    }

    void named_menu(const std::string& label, std::span<const NamedOption> all,
                    const std::optional<std::string>& now,
                    std::optional<std::string> MappingOptions::*option) {
        std::vector<MenuItem> items;
        std::size_t chosen = 0;
        for (const NamedOption& each : all) {
            if (now == each.option)
                chosen = items.size();
            items.push_back({each.name});
        }
        const auto picked = menu_button(look_, label, next(label), items, chosen);
        if (!picked)
            return;
        MappingOptions changed = options_;
        const std::string word = all[*picked].option;
        changed.*option = word.empty() ? std::nullopt : std::optional(word);
        ask(std::move(changed));
    }

    const Look& look_;
    const Rect place_;
    Point at_;
    const FilePreview& file_;
    ImportView& view_;
    Outbox& out_;
    MappingOptions options_; // a copy: what is asked for changes the view's
};

class Columns {
public:
    Columns(const Look& look, const Rect& place, const FilePreview& file, ImportView& view,
            Outbox& out)
        : look_(look), palette_(look.palette()), place_(place), file_(file), view_(view), out_(out),
          pane_("Columns of the file", place, Scrolling::both) {}

    void draw() {
        const Point top{scrolled_left(), pane_.top_left().y};
        const float wide = look_.px(size::import_column);
        const std::vector<ColumnPlan>& columns = file_.mapping.columns;
        const float high = look_.px(type::body.line) + look_.px(size::field) +
                           look_.px(space::one) * 3 +
                           look_.px(size::row) * static_cast<float>(file_.first.size());
        pane_.reaches({top.x + wide * static_cast<float>(columns.size()), top.y + high});
        // Only what can be seen: a file may have thousands of columns.
        const auto first = static_cast<std::size_t>(std::max(0.0F, (place_.left - top.x) / wide));
        for (std::size_t at = first; at < columns.size(); ++at) {
            const float x = top.x + wide * static_cast<float>(at);
            if (x > place_.right)
                break;
            column(columns[at], {x, top.y}, wide);
        }
    }

private:
    [[nodiscard]] float scrolled_left() const { return std::round(pane_.left()); }

    void column(const ColumnPlan& plan, Point at, float wide) {
        const float gap = look_.px(space::one);
        Rect rest{at.x, at.y, at.x + wide - gap, place_.bottom};
        const bool out = plan.use == ColumnUse::left_out;
        const std::string name =
            plan.name.empty() ? fmt::format("Column {}", plan.column + 1) : plan.name;
        const Rect head = rest.take_top(look_.px(type::body.line));
        write_in(look_, type::body_strong, head, out ? palette_.second_text : palette_.text, name);
        rest.take_top(look_.px(space::half));
        menu(plan, name, rest.take_top(look_.px(size::field)));
        rest.take_top(gap);
        for (const std::vector<std::string>& row : file_.first) {
            const Rect cell = rest.take_top(look_.px(size::row));
            stroke(cell.at(), {at.x + wide, cell.top}, palette_.hairline, look_.px(size::line));
            const std::string text = plan.column < row.size() ? row[plan.column] : "";
            write_in(look_, type::label, cell, out ? palette_.second_text : palette_.text,
                     one_line(text));
        }
    }

    static std::string one_line(std::string text) {
        std::ranges::replace(text, '\n', ' ');
        std::ranges::replace(text, '\r', ' ');
        return text;
    }

    void menu(const ColumnPlan& plan, const std::string& name, const Rect& place) {
        std::vector<MenuItem> items;
        std::size_t chosen = 0;
        const auto uses = uses_in(file_.mapping.kind);
        for (const NamedUse& each : uses) {
            if (each.use == plan.use)
                chosen = items.size();
            items.push_back({each.name, each.hint});
        }
        if (plan.use == ColumnUse::guard) {
            chosen = items.size();
            items.push_back({name_of(plan.use, file_.mapping.kind)});
        }
        const std::string label = fmt::format("Use of {} {}", plan.column + 1, name);
        const auto picked = menu_button(look_, label, place, items, chosen);
        if (picked && *picked < uses.size() && uses[*picked].use != plan.use) {
            view_.typed.reset();
            ask_with(view_,
                     with_use(view_.request.files[view_.file].mapping, file_, plan.column,
                              uses[*picked].use),
                     out_);
        }
    }

    const Look& look_;
    const Palette& palette_;
    const Rect place_;
    const FilePreview& file_;
    ImportView& view_;
    Outbox& out_;
    Pane pane_;
};

float draw_file_choices(const Look& look, const Rect& place, const FilePreview& file,
                        ImportView& view, Outbox& out) {
    return ReadingChoices(look, place, file, view, out).draw();
}

void draw_columns(const Look& look, const Rect& place, const FilePreview& file, ImportView& view,
                  Outbox& out) {
    Columns(look, place, file, view, out).draw();
}

class ImportPainting {
public:
    ImportPainting(const Look& look, const DeskState& desk, float progress, ImportView& view,
                   Outbox& out)
        : look_(look), palette_(look.palette()), desk_(desk), progress_(progress), view_(view),
          out_(out), preview_(desk.import ? &desk.import->preview : nullptr) {
        current_ = desk.import && desk.import->request == view.request &&
                   desk.import->seen == PreviewedImport::Seen::whole;
        beginning_ = desk.import && desk.import->seen == PreviewedImport::Seen::beginning;
    }

    ImportEnd draw() {
        const Dialog dialog(look_, "Import dialog", {size::import_width, size::import_height});
        Rect rest = dialog.place().inset(look_.px(space::three), look_.px(space::two));
        const std::string title = "Import " + counted(view_.request.files.size(), "file");
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
        if (ImGui::IsKeyPressed(ImGuiKey_F5, false))
            out_.ask(PreviewImport{view_.request});
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
        write_at_left(look_, type::label, line, palette_.second_text, text, space::gap);
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
        const auto& sheet = view_.request.files[at].mapping.sheet;
        const std::string sheet_name = sheet ? fmt::format(" · {}", *sheet) : "";
        const std::string name = path.filename().string() + sheet_name;
        const Chosen chosen = at == view_.file ? Chosen::yes : Chosen::no;
        if (row(look_, "Preview of " + path.string() + sheet_name, line, chosen).pressed) {
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
        return fmt::format("{}, {}", name_of(file.mapping.kind), counted(file.rows, "row"));
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
        recipe(file, rest);
        doubts(rest);
        const Rect report =
            rest.take_bottom(std::min(look_.px(size::import_report), rest.height() / 2));
        rest.bottom -= look_.px(space::gap);
        draw_columns(look_, rest, file, view_, out_);
        if (beginning_)
            write_in(look_, type::body, report, palette_.second_text, rest_in_words(),
                     Side::middle);
        else
            draw_import_report(look_, report, *preview_, view_.file);
    }

    void use_recipe(const std::string& name, MappingOptions& options) {
        for (const Recipe& recipe : desk_.snapshot->study.recipes)
            if (recipe.name == name)
                if (auto with = with_recipe(options, recipe)) {
                    view_.typed.reset();
                    options = std::move(*with);
                    out_.ask(PreviewImport{view_.request});
                    return;
                }
    }

    // Above the columns, since nothing is imported before they are answered; both are seen.
    void doubts(Rect& rest) {
        const DoubtList list(*preview_, view_.request, view_.file);
        if (beginning_ || !same_files() || list.empty())
            return;
        const float wanted = list.height(look_, rest.width() - look_.px(space::four));
        const Rect place = rest.take_top(std::min(wanted, rest.height() * share_of_doubts));
        rest.take_top(look_.px(space::gap));
        if (auto answer = list.draw(look_, place)) {
            view_.typed.reset();
            view_.request.files[answer->file].mapping = std::move(answer->options);
            out_.ask(PreviewImport{view_.request});
        }
    }

    // The file was imported before, or one like it: all that was decided then, by one key.
    void recipe(const FilePreview& file, Rect& rest) {
        MappingOptions& options = view_.request.files[view_.file].mapping;
        if (file.recipes.empty() || options.recipe || beginning_)
            return;
        const std::string& name = file.recipes.front();
        const ButtonFace face{.text = fmt::format("Read it as the recipe “{}” says", name),
                              .icon = Icon::check};
        Rect line = rest.take_top(look_.px(size::button));
        rest.take_top(look_.px(space::gap));
        const bool pressed =
            button(look_, "Use the recipe", line.take_left(button_width(look_, face)), face);
        hint(look_, "All that was decided for an earlier file of this survey  ·  Ctrl R");
        if (pressed || ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_R))
            use_recipe(name, options);
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

ImportEnd draw_import(const Look& look, const DeskState& desk, float progress, ImportView& view,
                      Outbox& out) {
    return ImportPainting(look, desk, progress, view, out).draw();
}

} // namespace themata
