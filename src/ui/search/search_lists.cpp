// What the study keeps of its searches: searches, rules and synonyms, at the left of the view. A
// click asks one again; what is chosen can be renamed, run and removed.

#include "text/sentences.h"
#include "text/synonyms.h"
#include "ui/parts/dialog.h"
#include "ui/parts/marks.h"
#include "ui/parts/typing.h"
#include "ui/search/search_parts.h"

#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

class ListsPainting {
public:
    ListsPainting(const Scene& scene, const Rect& place, SearchView& view, Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), view_(view), out_(out),
          pane_("Searches of the study", place, Scrolling::vertical),
          at_(pane_.top_left() + Point{look_.px(space::two), look_.px(space::one)}),
          width_(place.width() - 2 * look_.px(space::two)) {}

    void draw() {
        alike();
        heading("Searches", [&](Rect& line) { searches_head(line); });
        list(Kind::search, "A query that is kept can be asked again when more answers have come, "
                           "and tells what is new.");
        heading("Rules", [&](Rect& line) { rules_head(line); });
        list(Kind::rule, "A rule is a search with a theme: it codes what it finds, in its own "
                         "name.");
        heading("Synonyms", [&](Rect& line) { synonyms_head(line); });
        synonyms();
        pane_.reaches(at_.y + look_.px(space::two));
    }

private:
    enum class Kind { search, rule };

    void alike() {
        const float around = look_.px(space::one);
        const Rect place{at_.x - around, at_.y, at_.x + width_ + around,
                         at_.y + look_.px(size::row)};
        at_.y = place.bottom;
        if (row(look_, "Alike", place, view_.alike.open ? Chosen::yes : Chosen::no).pressed)
            view_.alike.open = !view_.alike.open;
        hint(look_, with_key("Groups of answers that say the same, to be coded at once",
                             search_commands(), show_or_hide_alike));
        Rect inside = place.inset(around, 0);
        if (const AlikeGroups* found = scene_.aids.alike) {
            const std::string count = grouped(found->groups.size());
            write_in(look_, type::label,
                     inside.take_right(std::ceil(text_width(look_, type::label, count)) + 2),
                     palette_.second_text, count, Side::right);
        }
        write_in(look_, type::body, inside, palette_.text, "Answers that say the same");
    }

    template <class Head>
    void heading(const std::string& text, Head head) {
        at_.y += look_.px(space::one);
        Rect line = rect(at_, width_, look_.px(size::button));
        head(line);
        write_in(look_, type::label_strong, line, palette_.second_text, text);
        at_.y = line.bottom + look_.px(space::half);
    }

    bool head_button(Rect& line, const std::string& label, Icon icon, const std::string& tip) {
        const bool pressed =
            icon_button(look_, label, line.take_right(line.height()), icon, palette_.second_text);
        hint(look_, tip);
        return pressed;
    }

    void searches_head(Rect& line) {
        const MenuItem items[] = {{"Export as text", "All searches and rules"},
                                  {"Import from text", "Those of the same name are changed"}};
        const auto what = icon_menu(look_, "Searches as a file", line.take_right(line.height()),
                                    Icon::file, items);
        if (what && *what == 0)
            out_.ask(ChooseFile{Choosing::export_to, Exported::searches});
        else if (what)
            out_.ask(ChooseFile{.what = Choosing::searches});
        if (head_button(
                line, "Keep this search", Icon::plus,
                with_key("Keep the query as a search or a rule", search_commands(), keep_query)))
            open_keep(view_);
    }

    void rules_head(Rect& line) {
        const bool any =
            std::ranges::any_of(scene_.now.study.searches, [](const SavedSearch& each) {
                return static_cast<bool>(each.theme);
            });
        if (any && head_button(line, "Run all rules", Icon::right,
                               with_key("What all rules would code, before they do",
                                        search_commands(), run_rules)))
            open_rules(scene_.now.study, {}, view_);
    }

    void synonyms_head(Rect& line) {
        if (head_button(line, "Add synonyms", Icon::plus,
                        with_key("Words that mean the same in this study", search_commands(),
                                 add_synonyms)))
            view_.synonyms = {.open = true, .fresh = true, .typed = {}};
    }

    void list(Kind kind, const std::string& when_empty) {
        bool any = false;
        for (const SavedSearch& search : scene_.now.study.searches)
            if (static_cast<bool>(search.theme) == (kind == Kind::rule)) {
                any = true;
                draw_one(search);
            }
        if (!any)
            at_.y +=
                write_wrapped(look_, type::label, at_, width_, palette_.second_text, when_empty) +
                look_.px(space::one);
    }

    void draw_one(const SavedSearch& search) {
        const bool chosen = view_.lists.chosen == search.id;
        const float lines = look_.px(type::body.line) + look_.px(type::label.line);
        const float acts = chosen ? look_.px(size::menu_row) : 0;
        const float around = look_.px(space::one);
        const Rect place{at_.x - around, at_.y, at_.x + width_ + around,
                         at_.y + lines + acts + 2 * look_.px(space::half)};
        at_.y = place.bottom + look_.px(space::hair);
        if (view_.lists.renamed == search.id)
            return rename(search, place);
        if (place.bottom < visible_part().top || place.top > visible_part().bottom)
            return;
        const Touch touch = row(look_, (search.theme ? "Rule " : "Search ") + search.name, place,
                                chosen ? Chosen::yes : Chosen::no);
        hint(look_, search.query + "\nClick to ask it again");
        if (touch.pressed)
            take(search);
        Rect inside = place.inset(around, look_.px(space::half));
        words(search, inside);
        if (chosen)
            draw_acts(search, inside.take_bottom(acts));
    }

    void take(const SavedSearch& search) {
        view_.lists.chosen = search.id;
        view_.lists.synonyms = {};
        view_.query = search.query;
        view_.alike.open = false;
    }

    void words(const SavedSearch& search, Rect& inside) {
        Rect first = inside.take_top(look_.px(type::body.line));
        Rect second = inside.take_top(look_.px(type::label.line));
        counts(search, first, second);
        if (const Theme* theme = scene_.now.study.themes.find(search.theme)) {
            const float side = look_.px(size::swatch);
            swatch(look_, {first.left + side / 2, first.middle().y},
                   colour_of(scene_.now, palette_, *theme));
            first.take_left(side + look_.px(space::one));
        }
        write_in(look_, type::body, first, palette_.text, search.name);
        write_in(look_, type::label, second, palette_.second_text, search.query);
    }

    [[nodiscard]] const Result<SeenAgain>* seen(SavedSearchId id) const {
        if (!scene_.desk.answered.counts)
            return nullptr;
        for (const SearchCount& count : scene_.desk.answered.counts->searches)
            if (count.search == id)
                return &count.seen;
        return nullptr;
    }

    void counts(const SavedSearch& search, Rect& first, Rect& second) {
        const Result<SeenAgain>* found = seen(search.id);
        if (!found)
            return;
        const std::string total = *found ? grouped((*found)->total) : "cannot be asked";
        const float wide = std::ceil(text_width(look_, type::label, total)) + 2;
        write_in(look_, type::label, first.take_right(wide), palette_.second_text, total,
                 Side::right);
        first.take_right(look_.px(space::one));
        if (!*found || (*found)->fresh == 0)
            return;
        const std::string fresh = grouped((*found)->fresh) + " new";
        const float width = std::ceil(text_width(look_, type::label_strong, fresh)) + 2;
        write_in(look_, type::label_strong, second.take_right(width), palette_.accent, fresh,
                 Side::right);
        second.take_right(look_.px(space::one));
    }

    void draw_acts(const SavedSearch& search, Rect line) {
        const auto act = [&](const std::string& label, Icon icon, const std::string& tip) {
            const bool pressed = icon_button(look_, label, line.take_left(line.height()), icon,
                                             palette_.second_text);
            hint(look_, tip);
            return pressed;
        };
        if (search.theme &&
            act("Run the rule", Icon::right,
                with_key("What it would code, first", search_commands(), run_rules)))
            open_rules(scene_.now.study, search.id, view_);
        if (act("Mark as seen", Icon::check,
                with_key("Nothing of what is there counts as new", search_commands(),
                         mark_kept_seen)))
            out_.send(MarkSearchSeen{search.id});
        if (act("Change the search", Icon::note, "Its query, theme and what it codes"))
            change(search);
        if (act("Rename the search", Icon::pencil,
                with_key("Rename", search_commands(), rename_kept)))
            begin_renaming(search);
        if (act("Remove the search", Icon::close,
                with_key("Remove; what a rule has coded stays", search_commands(), remove_kept)))
            out_.send(RemoveSearch{search.id});
    }

    void change(const SavedSearch& search) {
        view_.keep = {.open = true,
                      .fresh = true,
                      .name = search.name,
                      .query = view_.query.empty() ? search.query : view_.query,
                      .theme = search.theme,
                      .scope = search.scope,
                      .changed = search.id,
                      .picker = {}};
    }

    void begin_renaming(const SavedSearch& search) {
        view_.lists.renamed = search.id;
        view_.lists.typed = search.name;
        view_.lists.naming = true;
    }

    void rename(const SavedSearch& search, const Rect& place) {
        const NamingEnd end = rename_field(
            look_, "New name of the search",
            rect({at_.x, place.top + look_.px(space::half)}, width_, look_.px(size::field)),
            view_.lists.typed, view_.lists.naming, search.name);
        if (end == NamingEnd::open)
            return;
        if (end == NamingEnd::kept)
            out_.send(RenameSearch{.search = search.id, .name = view_.lists.typed});
        view_.lists.renamed = {};
    }

    void synonyms() {
        if (scene_.now.study.synonyms.empty())
            at_.y += write_wrapped(look_, type::label, at_, width_, palette_.second_text,
                                   "Who searches for one of them finds the others too: late, "
                                   "delayed.");
        for (const Synonyms& each : scene_.now.study.synonyms)
            draw_synonyms(each);
    }

    void draw_synonyms(const Synonyms& each) {
        std::string text;
        for (const std::string& word : words_in(each))
            text += (text.empty() ? "" : ", ") + word;
        const bool chosen = view_.lists.synonyms == each.id;
        const float around = look_.px(space::one);
        const Rect place{at_.x - around, at_.y, at_.x + width_ + around,
                         at_.y + look_.px(size::row)};
        at_.y = place.bottom;
        Rect inside = place.inset(around, 0);
        if (chosen) {
            if (icon_button(look_, "Remove the synonyms", inside.take_right(inside.height()),
                            Icon::close, palette_.second_text))
                out_.send(RemoveSynonyms{each.id});
            hint(look_, "They no longer count as one  ·  Del");
        }
        if (row(look_, "Synonyms " + text, {place.left, place.top, inside.right, place.bottom},
                chosen ? Chosen::yes : Chosen::no)
                .pressed) {
            view_.lists.synonyms = each.id;
            view_.lists.chosen = {};
        }
        hint(look_, "These words find each other");
        write_in(look_, type::body, inside, palette_.text, text);
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    SearchView& view_;
    Outbox& out_;
    Pane pane_;
    Point at_;
    float width_;
};

} // namespace

void draw_lists(const Scene& scene, const Rect& place, SearchView& view, Outbox& out) {
    const Pane pane("Left of the search", place);
    ground(place, scene.look.palette().surface);
    ListsPainting(scene, place, view, out).draw();
}

// What they find is counted whenever the study has changed; what is ticked, read anew.
void keep_lists(const Scene& scene, SearchView& view, Outbox& out) {
    if (view.lists.counted_at != scene.now.head) {
        view.lists.counted_at = scene.now.head;
        if (!scene.now.study.searches.empty())
            out.ask(AskDesk{CountSearches{}});
    }
    if (view.telling_asked != view.ticked) {
        view.telling_asked = view.ticked;
        if (!view.ticked.empty())
            out.ask(AskDesk{FindTelling{view.ticked}});
    }
    if (view.rules.open && view.rules.asked_at != scene.now.head) {
        view.rules.asked_at = scene.now.head;
        out.ask(AskDesk{WeighRules{view.rules.rules}});
    }
}

} // namespace themata
