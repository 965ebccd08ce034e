// What can be done in the responses view, each once with its key: the keys, the menu of the right
// button, the palette and tooltips read this table.

#include "text/fold.h"
#include "text/segments.h"
#include "ui/responses/responses_parts.h"
#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

const Response* current_answer(const Scene& scene, const ResponsesView& view) {
    return scene.now.study.responses.find(view.current);
}

// The chosen coding; without one, that of the current answer which was made last.
CodingId to_withdraw(const Scene& scene, const ResponsesView& view) {
    if (scene.now.study.codings.find(view.coding))
        return view.coding;
    const std::vector<Coding> codings =
        codings_visible_to(scene.now, scene.desk.blind, view.current);
    const auto last = std::ranges::max_element(codings, {}, &Coding::id);
    return last == codings.end() ? CodingId{} : last->id;
}

// A theme's name from words of an answer: one line, and not longer than a name may be.
std::string name_from(std::string_view words) {
    constexpr std::size_t most = 80;
    std::string name;
    for (const char letter : words) {
        const bool gap = letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
        if (!gap)
            name += letter;
        else if (!name.empty() && name.back() != ' ')
            name += ' ';
    }
    while (!name.empty() && name.back() == ' ')
        name.pop_back();
    if (name.size() <= most)
        return name;
    return name.substr(0, previous_grapheme(name, most)) + "…";
}

ThemeId first_suggested(const Scene& scene, const ResponsesView& view) {
    const SuggestedThemes* offered = scene.aids.suggested;
    const bool any = offered && offered->response == view.current && !offered->themes.empty();
    return any ? offered->themes.front().theme : ThemeId{};
}

std::string selected_words(const Scene& scene, const ResponsesView& view) {
    const Response* response = current_answer(scene, view);
    if (!response || view.selection.end > response->text.size())
        return {};
    return response->text.substr(view.selection.begin, view.selection.length());
}

ThemeId theme_called(const Snapshot& now, const std::string& name) {
    const std::string wanted = fold_loosely(name);
    for (const Theme& theme : now.study.themes)
        if (theme.state != ThemeState::retired && fold_loosely(theme.name) == wanted)
            return theme.id;
    return {};
}

void apply_words(ResponsesWork& work) {
    const std::string name = name_from(selected_words(work.scene, work.view));
    if (const ThemeId there = theme_called(work.scene.now, name))
        apply_theme(work.scene, there, work.view, work.out);
    else
        apply_new_theme(work.scene, name, work.view, work.out);
}

// Codings that overlap one another around the chosen one or the selection; all of the answer when
// nothing is chosen or nothing overlaps.
std::vector<Coding> codings_here(const Scene& scene, const ResponsesView& view) {
    const std::vector<Coding> all = codings_visible_to(scene.now, scene.desk.blind, view.current);
    const Coding* chosen = scene.now.study.codings.find(view.coding);
    Span span = chosen ? chosen->span : view.selection;
    std::vector<Coding> here;
    for (bool grown = true; grown && !span.empty();) {
        here.clear();
        for (const Coding& coding : all)
            if (coding.span.begin < span.end && span.begin < coding.span.end)
                here.push_back(coding);
        const Span before = span;
        for (const Coding& coding : here)
            span = {std::min(span.begin, coding.span.begin), std::max(span.end, coding.span.end)};
        grown = span != before;
    }
    return here.size() > (chosen ? 1U : 0U) ? here : all;
}

void choose_next_coding(ResponsesWork& work) {
    const std::vector<Coding> here = codings_here(work.scene, work.view);
    if (here.empty())
        return;
    const auto at = std::ranges::find(here, work.view.coding, &Coding::id);
    const Coding& next = at == here.end() || at + 1 == here.end() ? here.front() : *(at + 1);
    work.view.coding = next.id;
    work.view.theme = next.theme;
    work.view.selection = {};
}

// Where growing begins: the selection, else the chosen coding, else where the mouse clicked last.
Span growing_from(const Scene& scene, const ResponsesView& view) {
    if (!view.selection.empty())
        return view.selection;
    if (const Coding* coding = scene.now.study.codings.find(view.coding))
        return coding->span;
    return {view.caret, view.caret};
}

void select_span(ResponsesWork& work, Span span) {
    if (span == work.view.selection && !span.empty())
        work.say("The answer goes no further.");
    work.view.selection = span;
    work.view.anchor = span.begin;
    work.view.caret = span.end;
    work.view.coding = {};
}

// Again when it is there already: to that of the sentence before.
void grow_back(ResponsesWork& work) {
    const Response& response = *current_answer(work.scene, work.view);
    Span span = growing_from(work.scene, work.view);
    const std::string& text = response.text;
    const Span sentence = sentence_at(text, span.begin);
    span.begin = sentence.begin < span.begin
                     ? sentence.begin
                     : sentence_at(text, previous_grapheme(text, span.begin)).begin;
    select_span(work, span);
}

void grow_on(ResponsesWork& work) {
    const Response& response = *current_answer(work.scene, work.view);
    Span span = growing_from(work.scene, work.view);
    const std::string& text = response.text;
    const std::uint32_t last = span.empty() ? span.end : previous_grapheme(text, span.end);
    Span sentence = sentence_at(text, last);
    if (sentence.end <= span.end) {
        const auto bounds = boundaries(text, Segment::sentence);
        const auto next = std::ranges::lower_bound(bounds, span.end);
        if (next != bounds.end())
            sentence = sentence_at(text, *next);
    }
    span.end = std::max(span.end, sentence.end);
    select_span(work, span);
}

void toggle_nothing_to_code(ResponsesWork& work) {
    const Response* response = current_answer(work.scene, work.view);
    if (standing_of(work.scene.now, *response) == AnswerStanding::nothing_to_code)
        work.out.send(UnmarkNothingToCode{.responses = {response->id}});
    else
        work.out.send(MarkNothingToCode{.responses = {response->id}});
}

// Of these cards. Only those are looked up that were to be read when the figures were reckoned, as
// a million answers would take too long. Who was assigned answers reads those first, whatever
// others made of them.
ResponseId first_to_read(const Scene& scene, const ReadingList& reading, std::size_t begin,
                         std::size_t end) {
    const bool assigned = !scene.desk.blind.hidden().empty();
    for (std::size_t card = begin; card < end; ++card) {
        const ResponseId id = reading.answers[card];
        if (assigned) {
            if (scene.desk.blind.hides(id))
                return id;
            continue;
        }
        if (!scene.figures.is_to_read(id))
            continue;
        const Response* response = scene.now.study.responses.find(id);
        if (response && standing_of(scene.now, *response) == AnswerStanding::to_read)
            return id;
    }
    return {};
}

void step_cards(ResponsesView& view, std::ptrdiff_t cards) {
    if (view.reading->answers.empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(view.reading->answers.size()) - 1;
    const std::optional<std::size_t> at = card_of(view, view.current);
    const std::ptrdiff_t next =
        at ? std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(*at) + cards, 0, last)
           : static_cast<std::ptrdiff_t>(view.stream.top());
    go_to(view, view.reading->answers[static_cast<std::size_t>(next)]);
}

// The card at the top becomes the current one, so that keys act on what is seen.
void turn_page(ResponsesWork& work, float pages) {
    ResponsesView& view = work.view;
    const std::size_t count = view.reading->answers.size();
    if (count == 0)
        return;
    const CardMeasure measure = measure_of(work.scene, view);
    view.stream.scroll_by(pages * view.view_height, view.view_height, measure);
    const bool cut = view.stream.hidden() > 0 && view.stream.top() + 1 < count;
    const ResponseId seen = view.reading->answers[view.stream.top() + (cut ? 1 : 0)];
    if (view.current == seen)
        return;
    forget_selection(view);
    view.current = seen;
}

// One letter on or back, or a word.
enum class Stride { letter, word };

std::uint32_t moved(const std::string& text, std::uint32_t byte, int way, Stride stride) {
    const std::uint32_t letter =
        way > 0 ? next_grapheme(text, byte) : previous_grapheme(text, byte);
    if (stride == Stride::letter || letter == byte)
        return letter;
    const Span word = word_at(text, way > 0 ? byte : letter);
    return way > 0 ? word.end : word.begin;
}

const Coding* chosen_here(const Scene& scene, const ResponsesView& view) {
    const Coding* coding = scene.now.study.codings.find(view.coding);
    return coding && coding->response == view.current ? coding : nullptr;
}

// However often the keys were pressed, moving an end is one act: it is done when Shift or Alt is
// let go.
void stretch(ResponsesWork& work, Span span) {
    if (span.begin < span.end)
        work.view.stretched = span;
}

void select_on(const Response& response, ResponsesView& view, int way, Stride stride) {
    const bool at_end = way > 0 && view.caret >= response.text.size();
    if (view.selection.empty())
        view.anchor = view.caret = at_end ? 0 : view.caret;
    view.caret = moved(response.text, view.caret, way, stride);
    view.selection = {std::min(view.anchor, view.caret), std::max(view.anchor, view.caret)};
}

// The end of the chosen coding; without one, the end of the selection.
template <int way, Stride stride>
void end_by(ResponsesWork& work) {
    const Response& response = *current_answer(work.scene, work.view);
    const Coding* coding = chosen_here(work.scene, work.view);
    if (!coding)
        return select_on(response, work.view, way, stride);
    Span span = work.view.stretched.value_or(coding->span);
    span.end = moved(response.text, span.end, way, stride);
    stretch(work, span);
}

template <int way, Stride stride>
void beginning_by(ResponsesWork& work) {
    const Coding& coding = *chosen_here(work.scene, work.view);
    Span span = work.view.stretched.value_or(coding.span);
    span.begin = moved(current_answer(work.scene, work.view)->text, span.begin, way, stride);
    stretch(work, span);
}

// Why a command cannot be done now.

std::string unless(bool possible, std::string_view why) {
    return possible ? std::string() : std::string(why);
}

std::string no_answer(const ResponsesWork& work) {
    return unless(current_answer(work.scene, work.view), "No answer is chosen.");
}

std::string no_answers(const ResponsesWork& work) {
    return unless(!work.view.reading->answers.empty(), "No answer is shown.");
}

std::string no_words(const ResponsesWork& work) {
    return unless(!name_from(selected_words(work.scene, work.view)).empty(),
                  "Select some words first.");
}

std::string no_words_for_theme(const ResponsesWork& work) {
    return unless(no_words(work).empty(), "Select some words first: V makes them a theme.");
}

std::string no_last_theme(const ResponsesWork& work) {
    if (work.view.recent.empty())
        return "No theme was applied yet: Enter picks one.";
    return no_answer(work);
}

std::string no_coding(const ResponsesWork& work) {
    return unless(static_cast<bool>(to_withdraw(work.scene, work.view)),
                  "Nothing is coded in this answer.");
}

std::string no_chosen_coding(const ResponsesWork& work) {
    return unless(chosen_here(work.scene, work.view),
                  "No coding of this answer is chosen: O chooses one.");
}

std::string no_theme(const ResponsesWork& work) {
    return unless(work.scene.now.study.themes.find(work.view.theme), "No theme is chosen.");
}

std::string no_suggestion(const ResponsesWork& work) {
    return unless(static_cast<bool>(first_suggested(work.scene, work.view)),
                  "No theme is suggested here.");
}

std::string none_alike(const ResponsesWork& work) {
    const Aids& aids = work.scene.aids;
    const bool any =
        current_answer(work.scene, work.view) && aids.alike && aids.alike->of(work.view.current);
    return unless(any, "No other answer says the same.");
}

std::string no_theme_of_digit(const ResponsesWork& work) {
    const std::string why = why_digit_rests(work.scene, work.which + 1, work.view);
    return why.empty() ? no_answer(work) : why;
}

// What some are called now.

std::string again_in_words(const ResponsesWork& work) {
    const Theme* last = work.view.recent.empty()
                            ? nullptr
                            : work.scene.now.study.themes.find(work.view.recent.front());
    return last ? fmt::format("Apply “{}” again", last->name) : "Apply the last theme again";
}

std::string rename_in_words(const ResponsesWork& work) {
    const Theme* shown = work.scene.now.study.themes.find(work.view.theme);
    return shown ? fmt::format("Rename “{}”", shown->name) : "Rename the theme that is shown";
}

std::string digit_in_words(const ResponsesWork& work) {
    const unsigned digit = work.which + 1;
    const Theme* theme = work.scene.now.study.themes.find(work.view.digits.theme_of(digit));
    return theme ? fmt::format("Code with “{}” ({})", theme->name, digit)
                 : fmt::format("Code with the theme of the digit {}", digit);
}

std::string giving_digit_in_words(const ResponsesWork& work) {
    return fmt::format("Give the theme the digit {}, or take it away", work.which + 1);
}

// What the commands do.

void pick(ResponsesWork& work) {
    work.view.picker = {.open = true, .fresh = true, .typed = {}, .at = 0};
}

void apply_again(ResponsesWork& work) {
    apply_theme(work.scene, work.view.recent.front(), work.view, work.out);
}

void apply_suggested(ResponsesWork& work) {
    apply_theme(work.scene, first_suggested(work.scene, work.view), work.view, work.out);
}

void copy_words(ResponsesWork& work) {
    work.say("Copied the selected words.");
    work.out.ask(CopyText{selected_words(work.scene, work.view)});
}

void find_like(ResponsesWork& work) {
    work.out.ask(ShowLike{{.response = work.view.current, .theme = {}}});
}

void open_menu(ResponsesWork& work) {
    work.view.menu = {.open = true, .fresh = true, .at = {0, work.view.picker_top}, .line = 0};
}

void drop_selection(ResponsesWork& work) { forget_selection(work.view); }

void make_memo(ResponsesWork& work) { open_memo(work.scene, work.view); }

void apply_theme_of_digit(ResponsesWork& work) {
    apply_theme(work.scene, work.view.digits.theme_of(work.which + 1), work.view, work.out);
}

void give_digit(ResponsesWork& work) {
    move_digit(work.scene, work.view.theme, work.which + 1, work.view);
}

void show_or_hide_suggestions(ResponsesWork& work) {
    using Suggesting = ResponsesView::Suggesting;
    Suggesting& now = work.view.suggesting;
    now = now == Suggesting::shown ? Suggesting::hidden : Suggesting::shown;
}

template <std::ptrdiff_t cards>
void step_by(ResponsesWork& work) {
    step_cards(work.view, cards);
}

constexpr std::ptrdiff_t all_cards = std::ptrdiff_t{1} << 40;

template <int pages>
void turn_by(ResponsesWork& work) {
    turn_page(work, static_cast<float>(pages));
}

template <Grouping grouping>
void group_by(ResponsesWork& work) {
    read_by(work.view, grouping);
}

constexpr int ctrl = ImGuiMod_Ctrl;
constexpr int shift = ImGuiMod_Shift;
constexpr int alt = ImGuiMod_Alt;

using Row = Command<ResponsesWork>;

// What the menu of an answer offers comes first.
constexpr std::size_t offered_by_menu = 17;

constexpr Row rows_of_responses[] = {
    {{"Apply a theme …", {ImGuiKey_Enter, ImGuiKey_KeypadEnter}}, pick, no_answer},
    {{"Apply the last theme again", {ImGuiKey_Q}}, apply_again, no_last_theme, again_in_words},
    {{"Make the words a theme", {ImGuiKey_V}}, apply_words, no_words_for_theme},
    {{"Withdraw the coding", {ImGuiKey_U, ImGuiKey_Delete}}, withdraw_coding, no_coding},
    {{"Choose the next coding here", {ImGuiKey_O}}, choose_next_coding, no_coding},
    {{"Select from the sentence's beginning", {ImGuiKey_LeftBracket}}, grow_back, no_answer},
    {{"Select to the sentence's end", {ImGuiKey_RightBracket}}, grow_on, no_answer},
    {{"Nothing to code here", {ImGuiKey_0, ImGuiKey_Keypad0}}, toggle_nothing_to_code, no_answer},
    {{"Write a memo", {ImGuiKey_M}}, make_memo, no_answer},
    {{"Rename the theme that is shown", {ImGuiKey_F2}}, rename_theme, no_theme, rename_in_words},
    {{"Copy the words", {ctrl | ImGuiKey_C}}, copy_words, no_words},
    {{"Next answer to read", {ImGuiKey_N}}, next_to_read, no_answers},
    {{"Go to a participant …", {ImGuiKey_G}}, open_go_to},
    {{"Filter the answers …", {ImGuiKey_F}}, open_filter},
    {{"Apply the first suggested theme", {ImGuiKey_A}}, apply_suggested, no_suggestion},
    {{"Answers that say the same …", {ImGuiKey_E}}, open_alike, none_alike},
    {{"Find answers like this one", {ImGuiKey_L}}, find_like, no_answer},

    {{"Next answer", {ImGuiKey_J, ImGuiKey_DownArrow}, Held::repeats}, step_by<1>, no_answers},
    {{"Previous answer", {ImGuiKey_K, ImGuiKey_UpArrow}, Held::repeats}, step_by<-1>, no_answers},
    {{"A screen further", {ImGuiKey_PageDown}, Held::repeats}, turn_by<1>, no_answers},
    {{"A screen back", {ImGuiKey_PageUp}, Held::repeats}, turn_by<-1>, no_answers},
    {{"First answer", {ImGuiKey_Home}}, step_by<-all_cards>, no_answers},
    {{"Last answer", {ImGuiKey_End}}, step_by<all_cards>, no_answers},
    {{.name = "Code with the theme of a digit",
      .keys = {ImGuiKey_1, ImGuiKey_Keypad1},
      .many = DigitKeys::count},
     apply_theme_of_digit,
     no_theme_of_digit,
     digit_in_words},
    {{.name = "Give the theme a digit, or take it away",
      .keys = {alt | ImGuiKey_1},
      .many = DigitKeys::count},
     give_digit,
     no_theme,
     giving_digit_in_words},
    {{"Find a theme", {ImGuiKey_T}}, find_theme},
    {{"Order and names of the stages", {ImGuiKey_S}}, open_stages_here},
    {{"Menu of the answer", {shift | ImGuiKey_F10, ImGuiKey_Menu}}, open_menu},
    {{"Drop the selection", {ImGuiKey_Escape}}, drop_selection},
    {{"Select a letter more, or move the coding's end",
      {shift | ImGuiKey_RightArrow},
      Held::repeats},
     move_end,
     no_answer},
    {{"Select a letter less, or move the coding's end",
      {shift | ImGuiKey_LeftArrow},
      Held::repeats},
     end_by<-1, Stride::letter>,
     no_answer},
    {{"Select a word more, or move the coding's end",
      {ctrl | shift | ImGuiKey_RightArrow},
      Held::repeats},
     end_by<1, Stride::word>,
     no_answer},
    {{"Select a word less, or move the coding's end",
      {ctrl | shift | ImGuiKey_LeftArrow},
      Held::repeats},
     end_by<-1, Stride::word>,
     no_answer},
    {{"Move the coding's beginning further", {alt | ImGuiKey_RightArrow}, Held::repeats},
     move_beginning,
     no_chosen_coding},
    {{"Move the coding's beginning back", {alt | ImGuiKey_LeftArrow}, Held::repeats},
     beginning_by<-1, Stride::letter>,
     no_chosen_coding},
    {{"Move the coding's beginning a word further",
      {ctrl | alt | ImGuiKey_RightArrow},
      Held::repeats},
     beginning_by<1, Stride::word>,
     no_chosen_coding},
    {{"Move the coding's beginning a word back", {ctrl | alt | ImGuiKey_LeftArrow}, Held::repeats},
     beginning_by<-1, Stride::word>,
     no_chosen_coding},
    {{"Show or hide suggested themes"}, show_or_hide_suggestions},
    {{"Group the answers by question"}, group_by<Grouping::question>},
    {{"Group the answers by participant"}, group_by<Grouping::participant>},
    {{"Group the answers by stage"}, group_by<Grouping::stage>},
    {{"Group the answers by what they say"}, group_by<Grouping::alike>},
};

constexpr Gesture mouse_gestures[] = {
    {"Select words", "Drag"},
    {"Select a word, a sentence", "2, 3 clicks"},
    {"The same menu, at the mouse", "Right click"},
};

// An end that was moved stays there when Shift and Alt are let go.
void follow_stretching(ResponsesWork& work) {
    const Coding* coding = chosen_here(work.scene, work.view);
    const ImGuiIO& io = ImGui::GetIO();
    if (!coding)
        work.view.stretched.reset();
    else if (work.view.stretched && !work.view.pulling && !io.KeyShift && !io.KeyAlt)
        move_ends(*coding, work.view, work.out);
}

} // namespace

// From the current answer on, and round once.
void next_to_read(ResponsesWork& work) {
    const ReadingList& reading = *work.view.reading;
    const std::size_t from = card_of(work.view, work.view.current).value_or(0);
    const std::size_t next = std::min(from + 1, reading.answers.size());
    ResponseId found = first_to_read(work.scene, reading, next, reading.answers.size());
    if (!found)
        found = first_to_read(work.scene, reading, 0, from);
    if (found)
        return go_to(work.view, found);
    work.say(work.scene.desk.blind.hidden().empty() ? "No other answer here is to be read."
                                                    : "No other answer here is assigned to you.");
}

void withdraw_coding(ResponsesWork& work) {
    withdraw(to_withdraw(work.scene, work.view), work.view, work.out);
}

void rename_theme(ResponsesWork& work) {
    work.view.rename = {.theme = work.view.theme,
                        .fresh = true,
                        .typed = work.scene.now.study.themes.find(work.view.theme)->name};
}

void find_theme(ResponsesWork& work) { work.view.theme_filter_wanted = true; }

void open_filter(ResponsesWork& work) { work.view.filter.open = work.view.filter.fresh = true; }

void open_go_to(ResponsesWork& work) {
    work.view.go_to = GoToField();
    work.view.go_to.open = work.view.go_to.fresh = true;
}

void open_alike(ResponsesWork& work) {
    const DuplicateGroup& group = *work.scene.aids.alike->of(work.view.current);
    open_bulk(group.responses, group.texts, work.view.bulk);
}

void open_stages_here(ResponsesWork& work) {
    const Response* response = current_answer(work.scene, work.view);
    open_stages(response ? response->stage : StageId{}, work.view);
}

void move_end(ResponsesWork& work) { end_by<1, Stride::letter>(work); }

void move_beginning(ResponsesWork& work) { beginning_by<1, Stride::letter>(work); }

void ResponsesWork::say(std::string what) { themata::say(scene, view, std::move(what)); }

void ResponsesWork::begin(const CommandWords& command) {
    if (command.held == Held::once)
        view.said.clear();
}

Commands<ResponsesWork> responses_commands() { return rows_of_responses; }

Commands<ResponsesWork> commands_of_menu() { return responses_commands().first(offered_by_menu); }

std::span<const Gesture> responses_gestures() { return mouse_gestures; }

void read_keys(const Scene& scene, ResponsesView& view, Outbox& out) {
    if (panel_is_open(view) || ImGui::GetIO().WantTextInput)
        return;
    ResponsesWork work{scene, view, out};
    follow_stretching(work);
    read_commands(responses_commands(), work);
}

} // namespace themata
