#pragma once
// Search while typing: hits as cards, beside them where they are and which words tell those that
// are ticked, and the searches, rules and synonyms that the study keeps. Hits are ticked, and a
// theme is applied to all that are ticked in one act. The window's thread.

#include "study/response_set.h"
#include "ui/drawing/passage_layout.h"
#include "ui/parts/bulk_panel.h"
#include "ui/parts/command.h"
#include "ui/parts/outbox.h"
#include "ui/parts/scene.h"
#include "ui/parts/theme_picker.h"

namespace themata {

// A hit as its card shows it: the answer, or a part of a long one.
struct ShownHit {
    ResponseId response;
    std::string text;
    std::vector<Span> spans; // in the text
};

// left, right: by what stands before a match, or behind it.
enum class HitOrder { best_first, participant, stage, left, right };

// Answers as cards, or each match on a line with what stands around it.
enum class HitShape { cards, lines };

// The panel in which the query is kept under a name: as a search or, with a theme, as a rule.
struct KeepPanel {
    bool open = false;
    bool fresh = false;
    std::string name;
    std::string query;
    ThemeId theme; // 0: a search
    CodingScope scope = CodingScope::answer;
    SavedSearchId changed; // whose query and theme are given anew; 0: a new one is kept
    ThemePicker picker;
};

// What these rules would do, before it is done.
struct RulesPanel {
    bool open = false;
    bool fresh = false;
    std::vector<SavedSearchId> rules;
    RunRules::TakenBack taken_back = RunRules::TakenBack::left_out;
    std::optional<Head> asked_at;
};

struct SynonymsPanel {
    bool open = false;
    bool fresh = false;
    std::string typed; // words with commas between them
};

// The list at the left.
struct SearchLists {
    SavedSearchId chosen;
    SynonymsId synonyms;   // chosen
    SavedSearchId renamed; // 0: none is
    bool naming = false;   // its field is to take the keyboard
    std::string typed;
    std::optional<Head> counted_at;
};

// Answers that say the same, in the place of the hits.
struct AlikePage {
    bool open = false;
    Alike alike = Alike::identical; // also what is offered beside an answer that is read
    BulkPanel bulk;
};

// What the ticked hits would be coded with, counted a piece in each frame.
struct TickedPreview {
    std::vector<Passage> passages;
    ThemeId theme;
    Head counted_at;
    std::size_t counted = 0; // passages
    std::size_t fresh = 0;   // of these, not coded so by this coder
};

struct SearchView {
    std::string query;
    std::string asked;
    Head asked_at;
    std::shared_ptr<const Found> read; // what `hits` were made of
    HitOrder order = HitOrder::best_first;
    HitOrder read_order = HitOrder::best_first;
    HitShape shape = HitShape::cards;
    HitShape read_shape = HitShape::cards;
    std::vector<ShownHit> hits;
    std::vector<KwicLine> lines;      // of the hits, when they are shown so
    std::vector<ResponseId> sequence; // the answers, each once, as they are shown
    ResponseId current;
    ResponseId sought; // to be shown when the hits are next drawn
    ResponseSet ticked;
    CodingScope scope = CodingScope::hit;
    ThemePicker picker;
    TickedPreview preview;       // while the picker is open
    std::vector<ThemeId> recent; // applied here, the last one first
    PassageCache passages;
    std::vector<BreakdownKey> breakdown{BreakdownKey::stage, BreakdownKey::role};
    std::vector<std::string> breakdown_traits;
    SearchOptions asked_with;
    ResponseSet telling_asked; // the ticked ones whose words were asked for last
    SearchLists lists;
    KeepPanel keep;
    RulesPanel rules;
    SynonymsPanel synonyms;
    AlikePage alike;
    float left_width = size::left_pane;
    float right_width = size::right_pane;
};

// What the commands of the view work on.
struct SearchWork {
    const Scene& scene;
    SearchView& view;
    Outbox& out;
    unsigned which = 0;
    ResponseId show = {}; // the answer that is to be seen in its place

    void say(std::string what) { out.ask(SayWhyNot{std::move(what)}); }
};

[[nodiscard]] Commands<SearchWork> search_commands();

// How many hits are listed, and what else is asked for.
[[nodiscard]] SearchOptions options_of(const SearchView& view);

// Marks in the search field, which lies in this place, where the query is mistaken. Right behind
// the field.
void mark_mistake(const Look& look, const DeskState& desk, const Rect& place,
                  const SearchView& view);

// The answer that the analyst wants to see in its place; 0: none.
[[nodiscard]] ResponseId draw_search(const Scene& scene, const Rect& place, SearchView& view,
                                     Outbox& out);

// Asks anew when the query or the study has changed; also while another view is seen.
void keep_search(const Snapshot& now, SearchView& view, Outbox& out);

// What a theme would be applied to: of each ticked hit that is listed its matches or the sentences
// around them, or all of every ticked answer. A pure function of values.
[[nodiscard]] std::vector<Passage> ticked_passages(const Study& study, const Hits& hits,
                                                   const ResponseSet& ticked, CodingScope scope);

// Whether what a theme would do to the ticked hits is still being counted.
[[nodiscard]] bool is_counting(const SearchView& view);

[[nodiscard]] ShownHit shown_hit(const Response& response, const Hit& hit);

// The matches as lines; line ends within them are spaces.
[[nodiscard]] std::vector<KwicLine> lines_of(const Study& study, const std::vector<Hit>& hits,
                                             HitOrder order);

// Some panel of this view is to be answered or closed first.
[[nodiscard]] bool search_panel_is_open(const SearchView& view);

} // namespace themata
