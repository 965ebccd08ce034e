#pragma once
// How far coders agree, theme by theme and over all themes, on answers that they all have read:
//
// response   does an answer bear the theme, yes or no
// set        which themes an answer bears, all at once
// segment    passages: two match when each is covered by the other by at least the overlap
// character  each character of an answer, marked or not (u-alpha)
//
// Over all themes: each theme that one of the coders applied, by itself, is a decision of its own.
// Intervals of alpha come from drawing participants, not answers. Undefined is what does not exist,
// with its reason. Pure functions of a snapshot; any thread.

#include "analysis/read_answers.h"
#include "analysis/selection.h"
#include "analysis/tabulation.h"
#include "statistics/agreement_kappa.h"
#include "statistics/agreement_spans.h"
#include "statistics/cluster_bootstrap.h"

namespace themata {

enum class AgreementUnit : std::uint8_t { response, set, segment, character };

struct AgreementSpec {
    ReadSpec read;
    AgreementUnit unit = AgreementUnit::response;
    ThemeLevel level = ThemeLevel::with_below;
    ThemeId theme = {};  // this one and those below it; 0: all
    double overlap = 50; // percent, of segments; above 0, at most 100
    Draws draws = {.seed = 1, .count = 1000};
    double confidence = usual_level;
    bool operator==(const AgreementSpec&) const = default;
};

// Of a theme, or of all. Units are answers, segments or characters, by the spec.
struct AgreementRow {
    ThemeId theme = {}; // 0: over all themes
    std::string name = {};
    std::string path = {};
    std::uint32_t depth = 0;
    double n = 0;
    double both = 0;                      // all coders applied it
    std::optional<double> only_a, only_b; // of two coders
    std::optional<double> neither;        // none did; segments have none such
    std::vector<double> yes;              // by coder
    Figure percent;                       // of many coders the mean of their pairs
    Estimate kappa;                       // Cohen's of two, Fleiss' of more
    Figure kappa_se0, kappa_z, kappa_p;   // for the test that it is 0
    Figure scott, brennan_prediger;       // of two coders
    Estimate ac1;
    Figure alpha;
    Figure prevalence;
    Figure positive; // the chance that another coder says yes where one did
    Figure negative;
    BootstrapInterval interval; // of alpha; of positive agreement for segments
};

// Two coders of many, over all themes.
struct PairAgreement {
    std::size_t first = 0; // places in the spec
    std::size_t second = 0;
    double n = 0;
    Figure percent;
    Estimate kappa;
};

struct SetAgreement {
    double n = 0;             // answers
    std::size_t distinct = 0; // sets that occur
    Figure same;              // share of pairs of coders with exactly the same themes
    Figure similar;           // mean of J over pairs of coders; two empty sets are alike
    Figure nominal, jaccard, masi;
    BootstrapInterval nominal_interval, jaccard_interval, masi_interval;
    bool expected_kept = false; // so many sets that draws kept what chance expects
};

// All themes as values of one continuum: alpha where nobody put two on the same words, gamma
// anyway.
struct AllValuesAlpha {
    Figure alpha, marked, values, values_cover;
    Gamma gamma = {};
};

struct CoderAgreement {
    AgreementSpec spec;
    ReadAnswers read = {};
    std::vector<std::string> coders = {}; // names
    std::vector<AgreementRow> themes =
        {}; // in the order of the codebook, without unused retired ones
    AgreementRow overall = {};
    std::size_t themes_used = 0;           // how many the overall row rests on
    std::vector<PairAgreement> pairs = {}; // of three coders or more
    std::optional<SetAgreement> sets = {};
    std::optional<AllValuesAlpha> all_values = {};
};

// Refused: as answers_read() does, an overlap that is none, a theme that is not there.
[[nodiscard]] Result<CoderAgreement> coder_agreement(const Snapshot&, const AgreementSpec&);

// "response", …
[[nodiscard]] std::string_view name_of(AgreementUnit);

// What a coefficient is called; guidance, not a verdict. "moderate" after Landis and Koch 1977;
// "reliable", "tentative", "not reliable" after Krippendorff 2004.
[[nodiscard]] std::string_view band_of_kappa(double kappa);
[[nodiscard]] std::string_view band_of_alpha(double alpha);

// All that a reader must know of it, a paragraph each.
[[nodiscard]] std::vector<std::string> notes_on(const Snapshot&, const CoderAgreement&);

[[nodiscard]] Tabulation tabulated(const Snapshot&, const CoderAgreement&,
                                   std::string_view command);

// Disagreements are answers that coders coded differently, with who coded what; beside them stand
// those that they coded alike: what is left to settle, and what settles itself. Answers that a
// coder of kind consensus settled are no longer there.

struct CoderView {
    bool has_read = false;
    std::vector<Coding> codings = {}; // by where they begin
    bool operator==(const CoderView&) const = default;
};

struct ComparedAnswer {
    ResponseId response;
    std::vector<CoderView> views;   // by coder, in the order of the spec
    std::vector<ThemeId> differ_on; // in the order of the codebook; none: they agree
    bool operator==(const ComparedAnswer&) const = default;
};

struct ComparedAnswers {
    std::vector<ComparedAnswer> disagreed; // by stage, question and participant as they came
    std::vector<ComparedAnswer> agreed;
    std::size_t settled = 0; // left out
};

// Units as in the spec: answers that bear other themes; passages without a match; characters. Each
// theme by itself unless the spec says at the top; with a theme, that one and those below it count.
[[nodiscard]] Result<ComparedAnswers> compared_answers(const Snapshot&, const AgreementSpec&);

} // namespace themata
