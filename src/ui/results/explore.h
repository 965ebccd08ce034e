#pragma once
// The explore view: how much of the study is coded, whether reading more still brings new themes,
// which themes stand together, what a theme is made of, who is paired with whom, and briefs of
// participants. Results are pure functions of values, any thread; the rest is the window's.

#include "analysis/allocation.h"
#include "analysis/brief.h"
#include "analysis/cooccurrence.h"
#include "analysis/coverage.h"
#include "analysis/profile.h"
#include "analysis/saturation.h"
#include "ui/parts/chart_card.h"
#include "ui/parts/quote_list.h"
#include "ui/parts/scene.h"
#include "ui/parts/tabulation_view.h"

namespace themata {

enum class ExplorePart { coverage, saturation, pairs, profile, allocation, briefs };

struct ExploreChoice {
    ExplorePart part = ExplorePart::coverage;
    Selection answers;
    // Of saturation.
    SaturationOrder order = SaturationOrder::imported;
    ReadUnit unit = ReadUnit::response;
    StoppingRule rule;
    // Of pairs of themes.
    PairUnit together = PairUnit::response;
    PairMeasure measure = PairMeasure::phi;
    Parents parents = Parents::as_coded;
    PairBase base = PairBase::answered;
    ThemeId theme; // of the profile
    std::uint64_t seed = 1;
    std::uint32_t capacity = 1;
    ParticipantId about; // of the brief; 0: the first of whom something was noted
    NamingNotes naming = NamingNotes::held_back;
    bool operator==(const ExploreChoice&) const = default;
};

// Two themes whose passages are read.
struct BothThemes {
    ThemeId one;
    ThemeId other; // the same: that theme alone
    bool operator==(const BothThemes&) const = default;
};

struct ExploreView {
    ExploreChoice choice;
    std::optional<BothThemes> both;
    std::string seed = "1"; // as it is typed
    TabulationViews tables;
    PictureView picture;
    float left_width = size::left_pane;
    float right_width = size::right_pane;
};

struct ExploreResult {
    ExploreChoice choice;
    std::optional<Error> refused;
    std::shared_ptr<const std::vector<Tabulation>> tables; // null: refused
    std::vector<ThemeId> themes;                           // of rows and columns of the matrix
    std::vector<BothThemes> pairs;                         // by row of the table of pairs
    std::optional<Profile> profile;
    CellQuotes quotes; // of the profile
    std::optional<Allocation> allocation;
    std::optional<Brief> brief;
    std::vector<ParticipantId> noted;       // of whom there can be a brief
    std::shared_ptr<const Picture> picture; // of saturation and of pairs
};

[[nodiscard]] ExploreResult explore_result(const Snapshot& now, const ExploreChoice& choice);

// Passages of both themes from answers that bear both, or from people who speak of both.
[[nodiscard]] CellQuotes quotes_of_both(const Snapshot& now, const ExploreChoice& choice,
                                        const BothThemes& both);

// Who is willing to be paired with whom: those who give in rows, those who take in columns.
[[nodiscard]] Tabulation willing_table(const Snapshot& now, const Allocation& found);

struct ExploreFigures {
    const ExploreResult* result = nullptr;
    const CellQuotes* quotes = nullptr; // of both themes
};

// The answer that the analyst wants to read in its place; 0: none.
ResponseId draw_explore(const Scene& scene, const ExploreFigures& figures, const Rect& place,
                        ExploreView& view, Outbox& out);

// What the commands of the view work on.
struct ExploreWork {
    ExploreView& view;
    Outbox& out;
    unsigned which = 0;

    void say(std::string what) { out.ask(SayWhyNot{std::move(what)}); }
};

[[nodiscard]] Commands<ExploreWork> explore_commands();

// Shows what this theme is made of.
void show_profile(ExploreView& view, ThemeId theme);

} // namespace themata
