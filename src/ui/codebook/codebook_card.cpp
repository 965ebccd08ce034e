#include "text/sentences.h"
#include "ui/codebook/codebook_parts.h"
#include "ui/parts/marks.h"
#include "ui/parts/quote_list.h"
#include "ui/parts/typing.h"

#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::uint8_t colours_offered = 3 * 7; // each of the palette with each pattern

// The coder's own memo about a theme, and those of others.
struct ThemeMemos {
    std::string own;
    std::vector<std::string> others; // "AB: …"
};

ThemeMemos memos_of(const Study& study, ThemeId theme, const std::string& coder) {
    ThemeMemos found;
    study.memos.for_each([&](const Memo& memo) {
        if (memo.about != Kind::theme || memo.record != theme.value)
            return;
        const Coder* who = study.coders.find(memo.coder);
        const std::string name = who ? who->name : "";
        if (name == coder)
            found.own = memo.text;
        else
            found.others.push_back(name + ": " + memo.text);
    });
    return found;
}

void send_draft(const Snapshot& now, ThemeDraft& draft, Outbox& out) {
    const Theme* theme = now.study.themes.find(draft.theme);
    if (!theme)
        return;
    if (draft.definition != draft.read.definition || draft.include != draft.read.include ||
        draft.exclude != draft.read.exclude) {
        out.send(DefineTheme{draft.theme, draft.definition, draft.include, draft.exclude});
        draft.read.definition = draft.definition;
        draft.read.include = draft.include;
        draft.read.exclude = draft.exclude;
    }
    if (draft.memo != draft.memo_read) {
        out.send(WriteMemo{Kind::theme, draft.theme.value, draft.memo});
        draft.memo_read = draft.memo;
    }
}

// What was typed stays until it is sent; what others or an undo changed meanwhile is taken over.
void read_draft(const Scene& scene, const Theme& theme, ThemeDraft& draft) {
    if (draft.theme == theme.id && draft.read_at == scene.now.head)
        return;
    const std::string memo = memos_of(scene.now.study, theme.id, scene.desk.coder).own;
    const bool same = draft.theme == theme.id;
    const auto take = [&](std::string& typed, std::string& read, const std::string& fresh) {
        if (!same || typed == read)
            typed = fresh;
        read = fresh;
    };
    take(draft.definition, draft.read.definition, theme.definition);
    take(draft.include, draft.read.include, theme.include);
    take(draft.exclude, draft.read.exclude, theme.exclude);
    take(draft.memo, draft.memo_read, memo);
    draft.theme = theme.id;
    draft.read_at = scene.now.head;
}

class ThemeDetails {
public:
    ThemeDetails(const Scene& scene, const Rect& place, const Theme& theme, CodebookView& view,
                 Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), theme_(theme),
          view_(view), out_(out), pane_("Theme in the codebook", place, Scrolling::vertical),
          at_(pane_.top_left() + Point{look_.px(space::two), look_.px(space::three)}),
          width_(place.width() - 2 * look_.px(space::two)) {}

    ResponseId draw() {
        heading();
        buttons();
        colours();
        text("Definition", "What the theme means", view_.draft.definition);
        text("Include", "What belongs to it", view_.draft.include);
        text("Exclude", "What does not", view_.draft.exclude);
        text("Memo", "Your own thoughts about it", view_.draft.memo);
        others_memos();
        examples();
        pane_.reaches(at_.y + look_.px(space::two));
        return wanted_;
    }

private:
    void gap(float size) { at_.y += look_.px(size); }

    void label(const std::string& words) {
        at_.y += write_wrapped(look_, type::label_strong, at_, width_, palette_.second_text, words);
        gap(space::half);
    }

    void heading() {
        const std::string path = path_of(scene_.now.study, theme_.id);
        if (path != theme_.name)
            at_.y += write_wrapped(look_, type::label, at_, width_, palette_.second_text,
                                   path.substr(0, path.size() - theme_.name.size() - 1));
        at_.y += write_wrapped(look_, type::name, at_, width_, palette_.text, theme_.name);
        const ThemeFigures& figures = scene_.figures.of(theme_.id);
        std::string line = counted(figures.mentions, "mention") + " in " +
                           counted(figures.responses, "answer") + " of " +
                           counted(figures.participants, "participant");
        if (theme_.state == ThemeState::retired)
            line += "  ·  retired: it keeps its codings and is offered no more";
        at_.y += write_wrapped(look_, type::body, at_, width_, palette_.second_text, line);
        gap(space::gap);
    }

    bool next_button(Rect& line, const std::string& name, Icon icon, const std::string& tip) {
        const ButtonFace face{.text = name, .icon = icon, .emphasis = Emphasis::plain};
        const float wide = button_width(look_, face);
        if (line.width() < wide) {
            at_.y = line.bottom + look_.px(space::one);
            line = rect(at_, width_, look_.px(size::button));
        }
        const bool pressed = button(look_, name + " the theme", line.take_left(wide), face);
        hint(look_, tip);
        line.take_left(look_.px(space::one));
        return pressed;
    }

    void buttons() {
        Rect line = rect(at_, width_, look_.px(size::button));
        if (next_button(line, "Profile", Icon::explore, "Who spoke of it, and in which words"))
            out_.ask(ShowProfile{theme_.id});
        if (next_button(line, "Rename", Icon::pencil, "F2"))
            begin_renaming(scene_, theme_.id, view_);
        if (next_button(
                line, "Merge", Icon::merge,
                with_key("Into another theme, after a preview", codebook_commands(), merge_chosen)))
            begin_merging(view_);
        if (next_button(line, "Split", Icon::split,
                        with_key("Some of its passages into a new theme, after a preview",
                                 codebook_commands(), split_chosen)))
            begin_splitting(view_);
        if (next_button(line, "Add below", Icon::plus,
                        with_key("A theme below it", codebook_commands(), add_below)))
            begin_adding(scene_, NewPlace::below, view_);
        const bool retired = theme_.state == ThemeState::retired;
        if (next_button(line, retired ? "Restore" : "Retire", Icon::archive,
                        retired ? "Back into use  ·  Del"
                                : "Keeps its codings, is offered no more  ·  Del"))
            retire_or_restore(scene_, view_, out_);
        at_.y = line.bottom;
        gap(space::two);
    }

    void colours() {
        label("Colour");
        const float side = look_.px(space::three);
        Rect line = rect(at_, width_, side);
        for (std::uint8_t colour = 0; colour < colours_offered; ++colour) {
            if (colour > 0 && theme_underline(colour) != theme_underline(colour - 1)) {
                at_.y += side;
                line = rect(at_, width_, side);
            }
            colour_choice(colour, line.take_left(side));
        }
        at_.y = line.bottom;
        if (colour_of(scene_.now, palette_, theme_) == palette_.theme_group)
            at_.y += write_wrapped(look_, type::label, at_, width_, palette_.second_text,
                                   "A theme at the top that holds others is shown in grey.");
        gap(space::two);
    }

    void colour_choice(std::uint8_t colour, const Rect& place) {
        const Touch touch = area(fmt::format("Colour {}", colour + 1), place);
        static constexpr const char* patterns[] = {"plain", "dashed", "dotted"};
        const Underline pattern = theme_underline(colour);
        hint(look_, fmt::format("Colour {}, {} line", colour % 7 + 1,
                                patterns[static_cast<std::size_t>(pattern)]));
        const bool on = theme_.colour == colour;
        if (on || touch.hovered)
            outline(place.inset(look_.px(space::hair)), on ? palette_.accent : palette_.hairline,
                    look_.px(size::strong_line), look_.px(size::radius));
        theme_swatch(look_, place.middle(), theme_colour(palette_, colour), pattern);
        if (touch.pressed && !on)
            out_.send(ColourTheme{theme_.id, colour});
    }

    void text(const std::string& name, const std::string& placeholder, std::string& typed) {
        label(name);
        const float height = text_area_height(look_, width_, typed);
        const Typing typing = text_area(look_, name, rect(at_, width_, height), typed, placeholder);
        if (typing.finished)
            send_draft(scene_.now, view_.draft, out_);
        at_.y += height;
        gap(space::gap);
    }

    void others_memos() {
        for (const std::string& memo :
             memos_of(scene_.now.study, theme_.id, scene_.desk.coder).others) {
            at_.y += write_wrapped(look_, type::body, at_, width_, palette_.second_text, memo);
            gap(space::one);
        }
    }

    void examples() {
        const auto& found = scene_.figures.of(theme_.id).examples;
        if (found.empty())
            return;
        gap(space::half);
        label("Examples");
        for (const CodingId id : found)
            if (const Coding* coding = scene_.now.study.codings.find(id))
                example(*coding);
    }

    void example(const Coding& coding) {
        const ExampleEvents events = draw_example(
            scene_, coding, fmt::format("Example of the theme {}", coding.id.value), at_, width_);
        at_.y += events.height;
        if (events.wanted)
            wanted_ = events.wanted;
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    const Theme& theme_;
    CodebookView& view_;
    Outbox& out_;
    Pane pane_;
    Point at_;
    float width_;
    ResponseId wanted_;
};

} // namespace

void keep_draft(const Snapshot& now, CodebookView& view, Outbox& out) {
    send_draft(now, view.draft, out);
}

ResponseId draw_codebook_card(const Scene& scene, const Rect& place, CodebookView& view,
                              Outbox& out) {
    const Pane pane("Codebook card", place);
    ground(place, scene.look.palette().surface);
    const Theme* theme = scene.now.study.themes.find(view.chosen);
    if (!theme)
        return {};
    if (view.draft.theme != theme->id) {
        send_draft(scene.now, view.draft, out);
        release_keyboard();
    }
    read_draft(scene, *theme, view.draft);
    return ThemeDetails(scene, place, *theme, view, out).draw();
}

} // namespace themata
