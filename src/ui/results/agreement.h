#pragma once
// The agreement view: whose coding is compared and by which unit at the left; in the middle how far
// coders agree, theme by theme; what they disagree on, side by side, to be settled one by one; and
// what is to be coded twice. Results are pure functions of values, any thread; the rest is the
// window's.

#include "analysis/allocation.h"
#include "analysis/coder_agreement.h"
#include "charts/agreement_charts.h"
#include "ui/drawing/passage_layout.h"
#include "ui/parts/chart_card.h"
#include "ui/parts/scene.h"
#include "ui/parts/tabulation_view.h"
#include <set>

namespace themata {

enum class AgreementPart { coefficients, disagreements, sample };

struct AgreementChoice {
    std::set<CoderId> coders; // fewer than two: nothing to compare
    AgreementUnit unit = AgreementUnit::response;
    ThemeLevel level = ThemeLevel::with_below;
    ReadBase base = ReadBase::read;
    double overlap = 50;
    RoleId role;
    StageId stage;
    charts::Coefficient drawn = charts::Coefficient::kappa;
    bool operator==(const AgreementChoice&) const = default;
};

// What is typed and chosen to draw answers for a second coder.
struct SampleForm {
    std::string coder;
    std::string percent = "20";
    std::string seed = "1";
    std::vector<Axis> strata;
    bool operator==(const SampleForm&) const = default;
};

struct AgreementView {
    AgreementPart part = AgreementPart::coefficients;
    AgreementChoice choice;
    bool begun = false;
    ThemeId theme; // only disagreements on this one; 0: all
    ResponseId at; // the disagreement that keys act on
    bool show_at = false;
    SampleForm form;
    PassageCache cache;
    TabulationViews tables;
    PictureView picture;
    float left_width = size::left_pane;
    float list_width = size::left_pane;
};

// The people of the study who coded or judged something, and how many answers each did.
struct CoderWork {
    CoderId coder;
    std::size_t answers = 0;
};

struct AgreementOffer {
    std::vector<CoderWork> people; // the busiest first
    std::vector<AssignedWork> assigned;
    AgreementChoice suggested;
};

[[nodiscard]] AgreementOffer agreement_offer(const Snapshot& now);

struct AgreementResult {
    AgreementChoice choice;
    std::optional<Error> refused;
    std::shared_ptr<const std::vector<Tabulation>> tables; // null: refused
    std::vector<ThemeId> rows;                             // of the first table; 0: over all
    ComparedAnswers answers;
    std::shared_ptr<const Picture> picture;
};

[[nodiscard]] AgreementResult agreement_result(const Snapshot& now, const AgreementChoice& choice);

struct AgreementFigures {
    const AgreementOffer* offer = nullptr;
    const AgreementResult* result = nullptr;
    const Result<Sample>* sample = nullptr; // what would be drawn
};

// Those that are shown: on this theme, if it is one, and not on answers that are still to be coded
// blind.
[[nodiscard]] std::vector<const ComparedAnswer*>
shown_disagreements(const Scene& scene, const AgreementResult& result, ThemeId theme);

// What the form asks for; nothing while no number stands in it.
[[nodiscard]] Result<SampleSpec> sample_spec(const SampleForm& form);

// What the commands of the view work on.
struct AgreementWork {
    const Scene& scene;
    const AgreementResult* result; // nullptr: nothing is compared yet
    AgreementView& view;
    Outbox& out;
    unsigned which = 0;

    void say(std::string what) { out.ask(SayWhyNot{std::move(what)}); }
};

[[nodiscard]] Commands<AgreementWork> agreement_commands();

// The answer that the analyst wants to read in its place; 0: none.
ResponseId draw_agreement(const Scene& scene, const AgreementFigures& figures, const Rect& place,
                          AgreementView& view, Outbox& out);

// The part of it that settles answers one by one.
ResponseId draw_disagreements(const Scene& scene, const AgreementResult& result, const Rect& place,
                              AgreementView& view, Outbox& out);

} // namespace themata
