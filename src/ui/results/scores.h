#pragma once
// The scores view: at the left what is described and compared; in the middle the table of scores,
// the comparison by the test that fits, and one of its tests in full, as SPSS prints it. Results
// are reckoned beside the frames: pure functions of values, any thread; the rest is the window's.

#include "analysis/comparison.h"
#include "analysis/scores.h"
#include "ui/parts/chart_card.h"
#include "ui/parts/scene.h"
#include "ui/parts/tabulation_view.h"
#include <map>
#include <set>

namespace themata {

// A scale, or an item; the other one is 0.
struct MeasureKey {
    ScaleId scale;
    QuestionId item;
    auto operator<=>(const MeasureKey&) const = default;
};

[[nodiscard]] MeasureKey key_of(const ScoreMeasure& measure);

enum class ScoresPicture { lines, bars, distribution };

// Between whom scores are compared.
enum class CompareBy { nobody, stages, roles, dyads, trait, theme };

struct ScoresChoice {
    std::set<MeasureKey> measures; // empty: every scale, and every item without one
    std::vector<Axis> rows = {{.kind = AxisKind::role}, {.kind = AxisKind::stage}};
    Scoring scoring;
    ScoresLayout layout;
    AlphaWanted alpha = AlphaWanted::no;
    CompareBy by = CompareBy::nobody;
    std::string trait;        // with by == trait
    ThemeId theme;            // with by == theme; 0: each
    RoleId among;             // 0: everybody
    std::set<StageId> stages; // empty: all
    std::optional<TestKind> test = {};
    Correction correction = Correction::holm;
    ScoresPicture picture = ScoresPicture::lines;
    MeasureKey drawn; // nothing: the first of the measures
    bool operator==(const ScoresChoice&) const = default;
};

struct ScoresView {
    ScoresChoice choice;
    bool begun = false;    // the choice is the analyst's; before, it is what the study suggests
    std::string filter;    // of the list of measures
    std::size_t shown = 0; // which of the comparisons is shown in full
    TabulationViews tables;
    PictureView picture;
    float left_width = size::left_pane;
};

// What there is to choose from.
struct ScoresOffer {
    std::vector<ScoreMeasure> measures; // each scale with its items behind it
    std::vector<StageId> stages;        // with scores, in their order
    std::map<RoleId, std::set<StageId>> stages_of;
    std::vector<std::string> traits;
    std::size_t dyads = 0;
    ScoresChoice suggested;
};

[[nodiscard]] ScoresOffer scores_offer(const Snapshot& now);

// One comparison in full.
struct FullComparison {
    MeasureKey measure;
    std::string title;
    std::string test;    // "Wilcoxon signed-rank"
    std::string warning; // of a test that does not fit
    std::string why;     // it is this test, and who was used
    std::shared_ptr<const std::vector<Tabulation>> tables;
};

using Tables = std::shared_ptr<const std::vector<Tabulation>>;

struct ScoresResult {
    ScoresChoice choice;
    Tables scores; // null: refused
    std::optional<Error> refused;
    std::string family; // "7 measures, Phase 1 vs Phase 2 (Mentor)"
    Tables compared;    // null: refused, or nothing to compare
    std::optional<Error> not_compared;
    std::vector<FullComparison> full;       // by row of the table of comparisons; refused ones lack
    std::string drawn;                      // the measure of the picture
    std::shared_ptr<const Picture> picture; // null: it cannot be drawn
    std::string why_no_picture;
};

[[nodiscard]] ScoresResult scores_result(const Snapshot& now, const ScoresChoice& choice);

struct ScoresFigures {
    const ScoresOffer* offer = nullptr;   // null: not reckoned yet
    const ScoresResult* result = nullptr; // may be of an earlier choice
};

void draw_scores(const Scene& scene, const ScoresFigures& figures, const Rect& place,
                 ScoresView& view, Outbox& out);

} // namespace themata
