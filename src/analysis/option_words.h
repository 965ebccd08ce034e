#pragma once
// This header lists the words in which the terminal's options say what an analysis is asked for.
// The parser (cli/asked.h) and the writer of commands (asked_as.h) read the same lists, so that
// they cannot part. Constants.

#include "analysis/allocation.h"
#include "analysis/choice.h"
#include "analysis/coder_agreement.h"
#include "analysis/comparison.h"
#include "analysis/cooccurrence.h"
#include "analysis/saturation.h"
#include "analysis/scores.h"
#include "analysis/theme_table.h"

namespace themata {

// Whose coding counts; all other words are names.
inline constexpr Choice words_for_coders[] = {{"people", CodersCounted::Rule::people},
                                              {"rules", CodersCounted::Rule::rules},
                                              {"consensus", CodersCounted::Rule::consensus}};

// The theme table.
inline constexpr Choice words_for_count[] = {{"mentions", Count::mentions},
                                             {"responses", Count::responses},
                                             {"participants", Count::participants}};
inline constexpr Choice words_for_base[] = {{"answered", Base::answered},
                                            {"took-part", Base::took_part},
                                            {"asked", Base::asked},
                                            {"codable", Base::codable}};
inline constexpr Choice words_for_correction[] = {
    {"holm", Correction::holm}, {"bh", Correction::benjamini_hochberg}, {"none", Correction::none}};
inline constexpr Choice words_for_cells[] = {{"n", CellForm::n},
                                             {"n/N", CellForm::n_of_N},
                                             {"percent", CellForm::percent},
                                             {"tally", CellForm::tally}};

// Scores and their comparison.
inline constexpr Choice words_for_total[] = {{"sum", Total::sum}, {"mean", Total::mean}};
inline constexpr Choice words_for_quartiles_shown[] = {{"both", QuartilesShown::both},
                                                       {"haverage", QuartilesShown::haverage},
                                                       {"hinges", QuartilesShown::hinges}};
inline constexpr Choice words_for_quartile_kind[] = {{"hinges", QuartileKind::hinges},
                                                     {"haverage", QuartileKind::haverage}};
inline constexpr Choice words_for_test[] = {{"wilcoxon", TestKind::signed_rank},
                                            {"mann-whitney", TestKind::rank_sum},
                                            {"friedman", TestKind::friedman},
                                            {"kruskal-wallis", TestKind::kruskal_wallis}};

// Themes that occur together.
inline constexpr Choice words_for_pair_unit[] = {{"response", PairUnit::response},
                                                 {"participant", PairUnit::participant},
                                                 {"span", PairUnit::span}};
inline constexpr Choice words_for_pair_measure[] = {{"phi", PairMeasure::phi},
                                                    {"jaccard", PairMeasure::jaccard}};
inline constexpr Choice words_for_pair_base[] = {{"answered", PairBase::answered},
                                                 {"coded", PairBase::coded}};

// Of passages there is Jaccard only, so that is what is meant when nothing is said.
[[nodiscard]] constexpr PairMeasure usual_measure(PairUnit unit) {
    return unit == PairUnit::span ? PairMeasure::jaccard : PairMeasure::phi;
}

// Saturation.
inline constexpr Choice words_for_order[] = {{"imported", SaturationOrder::imported},
                                             {"coded", SaturationOrder::coded},
                                             {"participant", SaturationOrder::participant}};
inline constexpr Choice words_for_read_unit[] = {{"response", ReadUnit::response},
                                                 {"participant", ReadUnit::participant}};

// Agreement of coders.
inline constexpr Choice words_for_agreement_unit[] = {{"response", AgreementUnit::response},
                                                      {"set", AgreementUnit::set},
                                                      {"segment", AgreementUnit::segment},
                                                      {"character", AgreementUnit::character}};
inline constexpr Choice words_for_level[] = {
    {"with-below", ThemeLevel::with_below}, {"own", ThemeLevel::own}, {"top", ThemeLevel::top}};
inline constexpr Choice words_for_read_base[] = {
    {"read", ReadBase::read}, {"judged", ReadBase::judged}, {"all", ReadBase::all}};

} // namespace themata
