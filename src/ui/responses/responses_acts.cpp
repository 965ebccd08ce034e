#include "ui/responses/responses_acts.h"

#include "text/fold.h"
#include "text/segments.h"
#include "ui/responses/responses_parts.h"
#include <algorithm>

namespace themata {

namespace {

constexpr ActWords all_acts[] = {
    {Act::pick, "Apply a theme …", "Enter"},
    {Act::again, "Apply the last theme again", "Q"},
    {Act::in_vivo, "Make the words a theme", "V"},
    {Act::withdraw, "Withdraw the coding", "U"},
    {Act::next_coding, "Choose the next coding here", "O"},
    {Act::grow_back, "Select from the sentence's beginning", "["},
    {Act::grow_on, "Select to the sentence's end", "]"},
    {Act::nothing_to_code, "Nothing to code here", "0"},
    {Act::memo, "Write a memo", "M"},
    {Act::rename, "Rename the theme", "F2"},
    {Act::copy, "Copy the words", "Ctrl C"},
    {Act::next_to_read, "Next answer to read", "N"},
    {Act::go_to, "Go to a participant …", "G"},
    {Act::filter, "Filter the answers …", "F"},
    {Act::suggested, "Apply the first suggested theme", "A"},
    {Act::alike, "Answers that say the same …", "E"},
    {Act::like, "Find answers like this one", "L"},
};

const Response* current(const Scene& scene, const ResponsesView& view) {
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
    const Response* response = current(scene, view);
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

void in_vivo(const Scene& scene, ResponsesView& view, Outbox& out) {
    const std::string name = name_from(selected_words(scene, view));
    if (const ThemeId there = theme_called(scene.now, name))
        apply_theme(scene, there, view, out);
    else
        apply_new_theme(scene, name, view, out);
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

void choose_next(const Scene& scene, ResponsesView& view) {
    const std::vector<Coding> here = codings_here(scene, view);
    if (here.empty())
        return;
    const auto at = std::ranges::find(here, view.coding, &Coding::id);
    const Coding& next = at == here.end() || at + 1 == here.end() ? here.front() : *(at + 1);
    view.coding = next.id;
    view.theme = next.theme;
    view.selection = {};
}

// Where growing begins: the selection, else the chosen coding, else where the mouse clicked last.
Span ground(const Scene& scene, const ResponsesView& view) {
    if (!view.selection.empty())
        return view.selection;
    if (const Coding* coding = scene.now.study.codings.find(view.coding))
        return coding->span;
    return {view.caret, view.caret};
}

void select(const Scene& scene, ResponsesView& view, Span span) {
    if (span == view.selection && !span.empty())
        say(scene, view, "The answer goes no further.");
    view.selection = span;
    view.anchor = span.begin;
    view.caret = span.end;
    view.coding = {};
}

// Again when it is there already: to that of the sentence before.
void grow_back(const Response& response, const Scene& scene, ResponsesView& view) {
    Span span = ground(scene, view);
    const std::string& text = response.text;
    const Span sentence = sentence_at(text, span.begin);
    span.begin = sentence.begin < span.begin
                     ? sentence.begin
                     : sentence_at(text, previous_grapheme(text, span.begin)).begin;
    select(scene, view, span);
}

void grow_on(const Response& response, const Scene& scene, ResponsesView& view) {
    Span span = ground(scene, view);
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
    select(scene, view, span);
}

void toggle_nothing_to_code(const Scene& scene, const ResponsesView& view, Outbox& out) {
    const Response* response = current(scene, view);
    if (standing_of(scene.now, *response) == AnswerStanding::nothing_to_code)
        out.send(UnmarkNothingToCode{.responses = {response->id}});
    else
        out.send(MarkNothingToCode{.responses = {response->id}});
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

// From the current answer on, and round once.
void next_to_read(const Scene& scene, ResponsesView& view) {
    const ReadingList& reading = *view.reading;
    const std::size_t from = card_of(view, view.current).value_or(0);
    const std::size_t next = std::min(from + 1, reading.answers.size());
    ResponseId found = first_to_read(scene, reading, next, reading.answers.size());
    if (!found)
        found = first_to_read(scene, reading, 0, from);
    if (found)
        return go_to(view, found);
    say(scene, view,
        scene.desk.blind.hidden().empty() ? "No other answer here is to be read."
                                          : "No other answer here is assigned to you.");
}

std::string_view why_not(Act act) {
    switch (act) {
    case Act::in_vivo:
        return "Select some words first: V makes them a theme.";
    case Act::copy:
        return "Select some words first.";
    case Act::again:
        return "No theme was applied yet: Enter picks one.";
    case Act::withdraw:
    case Act::next_coding:
        return "Nothing is coded in this answer.";
    case Act::rename:
        return "No theme is chosen.";
    case Act::suggested:
        return "No theme is suggested here.";
    case Act::alike:
        return "No other answer says the same.";
    default:
        return "No answer is chosen.";
    }
}

void open_at_answer(Act act, const Scene& scene, ResponsesView& view, Outbox& out) {
    const Response& response = *current(scene, view);
    switch (act) {
    case Act::pick:
        view.picker = {.open = true, .fresh = true, .typed = {}, .at = 0};
        return;
    case Act::grow_back:
        return grow_back(response, scene, view);
    case Act::grow_on:
        return grow_on(response, scene, view);
    case Act::nothing_to_code:
        return toggle_nothing_to_code(scene, view, out);
    case Act::memo:
        return open_memo(scene, view);
    case Act::suggested:
        return apply_theme(scene, first_suggested(scene, view), view, out);
    case Act::alike: {
        const DuplicateGroup& group = *scene.aids.alike->of(view.current);
        return open_bulk(group.responses, group.texts, view.bulk);
    }
    case Act::like:
        return out.ask(ShowLike{{.response = response.id, .theme = {}}});
    default:
        return;
    }
}

} // namespace

std::span<const ActWords> acts_in_words() { return all_acts; }

const ActWords& words_of(Act act) { return all_acts[static_cast<std::size_t>(act)]; }

std::string tip_of(Act act) {
    return std::string(words_of(act).name) + "  ·  " + std::string(words_of(act).key);
}

bool fits(Act act, const Scene& scene, const ResponsesView& view) {
    switch (act) {
    case Act::again:
        return current(scene, view) && !view.recent.empty();
    case Act::in_vivo:
    case Act::copy:
        return !name_from(selected_words(scene, view)).empty();
    case Act::withdraw:
    case Act::next_coding:
        return static_cast<bool>(to_withdraw(scene, view));
    case Act::rename:
        return scene.now.study.themes.find(view.theme) != nullptr;
    case Act::suggested:
        return static_cast<bool>(first_suggested(scene, view));
    case Act::alike:
        return current(scene, view) && scene.aids.alike && scene.aids.alike->of(view.current);
    case Act::go_to:
    case Act::filter:
        return true;
    case Act::next_to_read:
        return !view.reading->answers.empty();
    default:
        return current(scene, view) != nullptr;
    }
}

void carry_out(Act act, const Scene& scene, ResponsesView& view, Outbox& out) {
    view.said.clear();
    if (!fits(act, scene, view))
        return say(scene, view, std::string(why_not(act)));
    switch (act) {
    case Act::again:
        return apply_theme(scene, view.recent.front(), view, out);
    case Act::in_vivo:
        return in_vivo(scene, view, out);
    case Act::withdraw:
        return withdraw(to_withdraw(scene, view), view, out);
    case Act::next_coding:
        return choose_next(scene, view);
    case Act::rename:
        view.rename = {.theme = view.theme,
                       .fresh = true,
                       .typed = scene.now.study.themes.find(view.theme)->name};
        return;
    case Act::copy:
        say(scene, view, "Copied the selected words.");
        return out.ask(CopyText{selected_words(scene, view)});
    case Act::next_to_read:
        return next_to_read(scene, view);
    case Act::go_to:
        view.go_to = GoToField();
        view.go_to.open = view.go_to.fresh = true;
        return;
    case Act::filter:
        view.filter.open = view.filter.fresh = true;
        return;
    default:
        return open_at_answer(act, scene, view, out);
    }
}

} // namespace themata
