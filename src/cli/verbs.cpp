#include "cli/verb.h"

namespace themata {

// Each in cli/verbs/, in the file of its name or of its family.
extern const Verb verb_new, verb_import, verb_theme, verb_stage, verb_code, verb_search,
    verb_searches, verb_rules, verb_synonyms, verb_duplicates, verb_suggest, verb_table, verb_chart,
    verb_scores, verb_compare, verb_scale, verb_quotes, verb_agree, verb_assign, verb_settle,
    verb_saturation, verb_coverage, verb_cooccurrence, verb_profile, verb_allocate, verb_brief,
    verb_report, verb_codebook, verb_history, verb_undo, verb_redo, verb_verify, verb_describe,
    verb_export, verb_peek, verb_open, verb_recipe, verb_participant;

std::span<const Verb* const> verbs() {
    static constexpr const Verb* all[] = {
        &verb_new,         &verb_import,     &verb_recipe,     &verb_theme,    &verb_stage,
        &verb_participant, &verb_code,       &verb_search,     &verb_searches, &verb_rules,
        &verb_synonyms,    &verb_duplicates, &verb_suggest,    &verb_table,    &verb_chart,
        &verb_scores,      &verb_compare,    &verb_scale,      &verb_quotes,   &verb_agree,
        &verb_assign,      &verb_settle,     &verb_saturation, &verb_coverage, &verb_cooccurrence,
        &verb_profile,     &verb_allocate,   &verb_brief,      &verb_report,   &verb_codebook,
        &verb_history,     &verb_undo,       &verb_redo,       &verb_verify,   &verb_describe,
        &verb_export,      &verb_peek,       &verb_open};
    return all;
}

} // namespace themata
