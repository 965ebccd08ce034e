// The frame of the codebook view, what can be done in it, each once with its key, and what its acts
// would move.

#include "ui/codebook/codebook.h"

#include "text/fold.h"
#include "ui/codebook/codebook_parts.h"
#include "ui/parts/marks.h"
#include <algorithm>
#include <imgui.h>

namespace themata {

namespace {

constexpr std::pair<ThemeSort, const char*> theme_sorts[] = {
    {ThemeSort::codebook, "Codebook"},
    {ThemeSort::name, "Name"},
    {ThemeSort::mentions, "Mentions"},
};

constexpr const char* sort_word = "Sort";

float sorts_width(const Look& look) {
    float wide = 1;
    for (const auto& [sort, name] : theme_sorts)
        wide += chip_width(look, name) + look.px(space::half);
    return std::ceil(wide);
}

void draw_sorts(const Look& look, Rect line, CodebookView& view) {
    for (const auto& [sort, name] : theme_sorts) {
        const Point at{line.left, std::round(line.middle().y - look.px(size::chip) / 2)};
        if (chip(look, std::string("Sort by ") + name, at, name,
                 view.sort == sort ? Chosen::yes : Chosen::no))
            view.sort = sort;
        hint(look, std::string("Sort by ") + name);
        line.take_left(chip_width(look, name) + look.px(space::half));
    }
}

// Where the line is short, what can be done without gives way to the field.
void draw_codebook_head(const Scene& scene, Rect line, CodebookView& view) {
    const Look& look = scene.look;
    const float title = std::ceil(text_width(look, type::title, "Codebook")) + 1;
    const float word = std::ceil(text_width(look, type::label, sort_word)) + look.px(space::one);
    ButtonFace fresh{.text = "New theme", .icon = Icon::plus, .emphasis = Emphasis::strong};
    const float rest =
        line.width() - title - look.px(space::three) - sorts_width(look) - 2 * look.px(space::two);
    const bool short_line =
        rest - word - button_width(look, fresh) < look.px(size::theme_column) / 2;
    if (short_line)
        fresh.text.clear();
    if (button(look, "New theme", line.take_right(button_width(look, fresh)), fresh))
        begin_adding(scene, NewPlace::beside, view);
    hint(look, with_key("A new theme beside the chosen one", codebook_commands(), add_beside) +
                   "\n" + with_key("Below it", codebook_commands(), add_below));
    line.take_right(look.px(space::two));
    write_in(look, type::title, line.take_left(title), look.palette().text, "Codebook");
    line.take_left(look.px(space::three));
    draw_sorts(look, line.take_right(sorts_width(look)), view);
    if (!short_line)
        write_in(look, type::label, line.take_right(word), look.palette().second_text, sort_word);
    line.take_right(look.px(space::two));
    line.right = std::min(line.right, line.left + look.px(size::theme_column));
    const Focus focus = std::exchange(view.filter_wanted, false) ? Focus::take : Focus::leave;
    field(look, "Filter themes", line, view.filter, "Filter themes", focus);
}

void draw_empty_codebook(const Look& look, Rect place) {
    place.take_top(look.px(space::three));
    place.right = std::min(place.right, place.left + look.px(size::reading_measure));
    Point at = place.at();
    at.y +=
        write_wrapped(look, type::name, at, place.width(), look.palette().text, "No themes yet.");
    at.y += look.px(space::half);
    write_wrapped(look, type::body, at, place.width(), look.palette().second_text,
                  "Press N and type a name. Themes also come while reading: select some words in "
                  "an answer, press Enter and type a name. A codebook that is a CSV file can be "
                  "dropped on the window.");
}

// What was chosen may be gone; a new theme is chosen as soon as it is there.
void keep_chosen(const Scene& scene, CodebookView& view) {
    const ThemeId newest{scene.now.study.themes.last_id()};
    if (view.new_after && newest.value > *view.new_after) {
        view.new_after.reset();
        view.chosen = newest;
        view.show_chosen = true;
    }
    if (scene.now.study.themes.find(view.chosen))
        return;
    const auto all = codebook_order(scene.now.study, scene.now.lookup);
    view.chosen = all.empty() ? ThemeId{} : all.front();
}

constexpr std::size_t examples_told = 6;

void count_codings(const Changes& changes, ActPreview& preview) {
    for (const Edit<Coding>& edit : changes.of<Coding>()) {
        if (edit.removes()) {
            ++preview.joined;
        } else if (!edit.adds()) {
            ++preview.moved;
            if (preview.examples.size() < examples_told)
                preview.examples.push_back(edit.id());
        }
    }
}

void name_themes(const Changes& changes, ActPreview& preview) {
    for (const Edit<Theme>& edit : changes.of<Theme>())
        if (!edit.adds() && !edit.removes() && edit.before.parent != edit.after.parent)
            preview.themes.push_back(edit.before.name);
}

// The chosen theme; nullptr when it is gone.
const Theme* chosen_theme(const CodebookWork& work) {
    return work.scene.now.study.themes.find(work.view.chosen);
}

void choose_theme(CodebookView& view, ThemeId theme) {
    view.chosen = theme;
    view.show_chosen = true;
}

void step_lines(const Scene& scene, CodebookView& view, std::ptrdiff_t lines_on) {
    const auto lines = codebook_lines(scene, view);
    if (lines.empty())
        return;
    const auto at = std::ranges::find(lines, view.chosen, &CodebookLine::theme) - lines.begin();
    const auto last = std::ssize(lines) - 1;
    const auto next = at > last ? 0 : std::clamp<std::ptrdiff_t>(at + lines_on, 0, last);
    choose_theme(view, lines[static_cast<std::size_t>(next)].theme);
}

MoveTheme behind(const Snapshot& now, const Theme& theme, const Theme& above) {
    const auto siblings = children_of(now.study, now.lookup, above.parent);
    const auto at = std::ranges::find(siblings, above.id);
    const bool last = at == siblings.end() || at + 1 == siblings.end();
    return {.theme = theme.id, .parent = above.parent, .before = last ? ThemeId{} : *(at + 1)};
}

constexpr std::ptrdiff_t all_lines = 1 << 20;

template <std::ptrdiff_t lines_on>
void step_by(CodebookWork& work) {
    step_lines(work.scene, work.view, lines_on);
}

bool holds_others(const CodebookWork& work) {
    return !work.scene.now.lookup.children.of(work.view.chosen).empty();
}

void unfold(CodebookWork& work) { work.view.folded.erase(work.view.chosen); }

void fold_or_go_up(CodebookWork& work) {
    if (holds_others(work) && !work.view.folded.contains(work.view.chosen))
        work.view.folded.insert(work.view.chosen);
    else if (const ThemeId above = chosen_theme(work)->parent)
        choose_theme(work.view, above);
}

template <TreeStep direction>
void move_theme(CodebookWork& work) {
    const MoveTheme move = *move_by(work.scene.now, work.view.chosen, direction);
    work.view.sort = ThemeSort::codebook; // or nothing would be seen of it
    work.view.folded.erase(move.parent);
    work.view.show_chosen = true;
    work.out.send(move);
}

void rename_chosen(CodebookWork& work) { begin_renaming(work.scene, work.view.chosen, work.view); }

void find_like_theme(CodebookWork& work) {
    work.out.ask(ShowLike{{.response = {}, .theme = work.view.chosen}});
}

void retire_or_restore_chosen(CodebookWork& work) {
    retire_or_restore(work.scene, work.view, work.out);
}

void filter_themes(CodebookWork& work) { work.view.filter_wanted = true; }

std::string no_themes(const CodebookWork& work) {
    return work.scene.now.study.themes.empty() ? "There is no theme yet: N adds one." : "";
}

std::string none_chosen(const CodebookWork& work) {
    return chosen_theme(work) ? "" : "No theme is chosen.";
}

std::string holds_none(const CodebookWork& work) {
    if (std::string none = none_chosen(work); !none.empty())
        return none;
    return holds_others(work) ? "" : "The theme holds no others.";
}

std::string nothing_to_fold(const CodebookWork& work) {
    if (std::string none = none_chosen(work); !none.empty())
        return none;
    const bool folds = holds_others(work) && !work.view.folded.contains(work.view.chosen);
    return folds || chosen_theme(work)->parent ? "" : "The theme stands at the top.";
}

template <TreeStep direction>
std::string no_place(const CodebookWork& work) {
    if (std::string none = none_chosen(work); !none.empty())
        return none;
    return move_by(work.scene.now, work.view.chosen, direction)
               ? ""
               : "The theme cannot be moved further there.";
}

constexpr int with_alt = ImGuiMod_Alt;

constexpr Command<CodebookWork> rows_of_codebook[] = {
    {{"Next theme", {ImGuiKey_J, ImGuiKey_DownArrow}, Held::repeats}, step_by<1>, no_themes},
    {{"Previous theme", {ImGuiKey_K, ImGuiKey_UpArrow}, Held::repeats}, step_by<-1>, no_themes},
    {{"First theme", {ImGuiKey_Home}}, step_by<-all_lines>, no_themes},
    {{"Last theme", {ImGuiKey_End}}, step_by<all_lines>, no_themes},
    {{"Fold the theme, or go to the one above", {ImGuiKey_LeftArrow}, Held::repeats},
     fold_or_go_up,
     nothing_to_fold},
    {{"Unfold the theme", {ImGuiKey_RightArrow}, Held::repeats}, unfold, holds_none},
    {{"Move the theme up", {with_alt | ImGuiKey_UpArrow}, Held::repeats},
     move_theme<TreeStep::up>,
     no_place<TreeStep::up>},
    {{"Move the theme down", {with_alt | ImGuiKey_DownArrow}, Held::repeats},
     move_theme<TreeStep::down>,
     no_place<TreeStep::down>},
    {{"Move the theme below the one before", {with_alt | ImGuiKey_RightArrow}, Held::repeats},
     move_theme<TreeStep::in>,
     no_place<TreeStep::in>},
    {{"Move the theme one level up", {with_alt | ImGuiKey_LeftArrow}, Held::repeats},
     move_theme<TreeStep::out>,
     no_place<TreeStep::out>},
    {{"New theme", {ImGuiKey_N}}, add_beside},
    {{"New theme below", {ImGuiMod_Shift | ImGuiKey_N}}, add_below},
    {{"Rename the theme", {ImGuiKey_F2}}, rename_chosen, none_chosen},
    {{"Merge the theme into another", {ImGuiKey_G}}, merge_chosen, none_chosen},
    {{"Split the theme", {ImGuiKey_S}}, split_chosen, none_chosen},
    {{"Find answers like those of the theme", {ImGuiKey_L}}, find_like_theme, none_chosen},
    {{"Retire or restore the theme", {ImGuiKey_Delete}}, retire_or_restore_chosen, none_chosen},
    {{"Filter themes", {ImGuiMod_Ctrl | ImGuiKey_L}}, filter_themes},
};

constexpr Gesture gestures_of_tree[] = {{"Move the theme", "Drag"}};

} // namespace

void add_beside(CodebookWork& work) { begin_adding(work.scene, NewPlace::beside, work.view); }

void add_below(CodebookWork& work) { begin_adding(work.scene, NewPlace::below, work.view); }

void merge_chosen(CodebookWork& work) { begin_merging(work.view); }

void split_chosen(CodebookWork& work) { begin_splitting(work.view); }

Commands<CodebookWork> codebook_commands() { return rows_of_codebook; }

std::span<const Gesture> codebook_gestures() { return gestures_of_tree; }

ActPreview preview_of(const Snapshot& now, const Intent& intent, const Acting& acting) {
    const auto planned = plan(now, intent, acting);
    ActPreview preview;
    if (!planned) {
        preview.refusal = planned.error().what + " " + planned.error().hint;
        return preview;
    }
    preview.note = planned->note;
    preview.memos = planned->changes.of<Memo>().size();
    count_codings(planned->changes, preview);
    name_themes(planned->changes, preview);
    return preview;
}

PassageList passages_of(const Snapshot& now, const PassageQuery& query) {
    const std::string words = fold_loosely(query.words);
    std::vector<std::pair<std::tuple<StageId, ParticipantId, ResponseId, Span>, CodingId>> found;
    now.study.codings.for_each([&](const Coding& coding) {
        const Response* response = now.study.responses.find(coding.response);
        if (coding.theme != query.theme || !response)
            return;
        if (!words.empty() &&
            fold_loosely(passage_words(now.study, coding.id)).find(words) == std::string::npos)
            return;
        found.push_back(
            {{response->stage, response->participant, response->id, coding.span}, coding.id});
    });
    std::ranges::sort(found);
    PassageList passages;
    for (const auto& [place, coding] : found)
        passages.push_back(coding);
    return passages;
}

std::string_view passage_words(const Study& study, CodingId id) {
    const Coding* coding = study.codings.find(id);
    const Response* response = coding ? study.responses.find(coding->response) : nullptr;
    if (!response || coding->span.end > response->text.size())
        return {};
    return std::string_view(response->text).substr(coding->span.begin, coding->span.length());
}

std::optional<MoveTheme> move_by(const Snapshot& now, ThemeId id, TreeStep direction) {
    const Theme* theme = now.study.themes.find(id);
    if (!theme)
        return {};
    const auto siblings = children_of(now.study, now.lookup, theme->parent);
    const auto at = std::ranges::find(siblings, id) - siblings.begin();
    const auto count = std::ssize(siblings);
    const auto sibling = [&](std::ptrdiff_t place) {
        return place < count ? siblings[static_cast<std::size_t>(place)] : ThemeId{};
    };
    switch (direction) {
    case TreeStep::up:
        return at == 0 ? std::nullopt
                       : std::optional(MoveTheme{id, theme->parent, sibling(at - 1)});
    case TreeStep::down:
        return at + 1 == count ? std::nullopt
                               : std::optional(MoveTheme{id, theme->parent, sibling(at + 2)});
    case TreeStep::in:
        return at == 0 ? std::nullopt : std::optional(MoveTheme{id, sibling(at - 1), {}});
    case TreeStep::out:
        break;
    }
    const Theme* above = now.study.themes.find(theme->parent);
    return above ? std::optional(behind(now, *theme, *above)) : std::nullopt;
}

void begin_renaming(const Scene& scene, ThemeId id, CodebookView& view) {
    const Theme* theme = scene.now.study.themes.find(id);
    if (!theme)
        return;
    view.chosen = id;
    view.show_chosen = true;
    view.naming = {.renamed = id, .new_below = {}, .typed = theme->name, .fresh = true};
}

void begin_adding(const Scene& scene, NewPlace where, CodebookView& view) {
    const Theme* theme = scene.now.study.themes.find(view.chosen);
    const ThemeId parent = !theme                     ? ThemeId{}
                           : where == NewPlace::below ? theme->id
                                                      : theme->parent;
    view.folded.erase(parent);
    view.filter.clear();
    view.naming = {.renamed = {}, .new_below = parent, .typed = {}, .fresh = true};
}

void begin_merging(CodebookView& view) {
    view.panel = CodebookPanel::merge;
    view.merge = {.typed = {}, .at = 0, .into = {}, .fresh = true};
}

void begin_splitting(CodebookView& view) {
    view.panel = CodebookPanel::split;
    view.split = {.name = {}, .words = {}, .ticked = {}, .first = 0, .fresh = true};
}

void retire_or_restore(const Scene& scene, CodebookView& view, Outbox& out) {
    const Theme* theme = scene.now.study.themes.find(view.chosen);
    if (!theme)
        return;
    if (theme->state == ThemeState::retired)
        out.send(RestoreTheme{theme->id});
    else
        out.send(RetireTheme{theme->id});
}

bool panel_is_open(const CodebookView& view) {
    return view.panel != CodebookPanel::none || view.naming.renamed || view.naming.new_below;
}

std::optional<MergeThemes> wanted_preview(const CodebookView& view) {
    if (view.panel == CodebookPanel::merge && view.merge.into)
        return MergeThemes{.into = view.merge.into, .from = view.chosen};
    return {};
}

std::optional<PassageQuery> wanted_passages(const CodebookView& view) {
    if (view.panel == CodebookPanel::split)
        return PassageQuery{view.chosen, view.split.words};
    return {};
}

ResponseId draw_codebook(const Scene& scene, const CodebookFigures& figures, const Rect& place,
                         CodebookView& view, Outbox& out) {
    const Look& look = scene.look;
    keep_chosen(scene, view);
    if (view.panel == CodebookPanel::none && !ImGui::GetIO().WantTextInput) {
        CodebookWork work{scene, view, out};
        read_commands(codebook_commands(), work);
    }
    Rect middle = place;
    const Rect right = middle.take_right(look.px(view.right_width));
    ResponseId wanted;
    {
        const Pane pane("Codebook view", middle);
        ground(middle, look.palette().app);
        Rect rest = middle.inset(look.px(space::three), 0);
        rest.take_top(look.px(space::three));
        draw_codebook_head(scene, rest.take_top(look.px(size::button)), view);
        rest.take_top(look.px(space::two));
        if (scene.now.study.themes.empty() && !view.naming.new_below)
            draw_empty_codebook(look, rest);
        else
            draw_codebook_tree(scene, rest, view, out);
    }
    wanted = draw_codebook_card(scene, right, view, out);
    splitter(look, "Width of the theme", right, Side::right, view.right_width);
    if (view.panel != CodebookPanel::none)
        draw_codebook_panel(scene, figures, place, view, out);
    return wanted;
}

} // namespace themata
