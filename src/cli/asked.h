#pragma once
// What options ask for in the words of the analyses. Here stand the options that several verbs
// take, beside the functions that read them, so that an option means the same in `table`, `chart`
// and `report`; an option of one verb stands in the verb's own file. One thread.

#include "analysis/coder_agreement.h"
#include "analysis/option_words.h"
#include "cli/call.h"
#include "study/snapshot.h"

namespace themata {

// Looks up what options name. The first that is not found is kept and is what result() answers.
class Naming {
public:
    Naming(const Call& call, const Snapshot& now) : call_(call), now_(now) {}

    // `into` stays as it is where the option is not given.
    template <class Value>
    void take(std::string_view option, Result<Value> (*named)(const Snapshot&, const std::string&),
              Value& into) {
        if (const auto name = call_.value(option))
            find(*name, named, into);
    }

    // "A,B", in this order.
    template <class Value>
    void take_list(std::string_view option,
                   Result<Value> (*named)(const Snapshot&, const std::string&),
                   std::vector<Value>& into) {
        const auto is_name = [&](const std::string& name) { return bool(named(now_, name)); };
        for (const std::string& name : names_in(call_.value(option, ""), is_name))
            find(name, named, into.emplace_back());
    }

    // An option that may be given often.
    template <class Value>
    void take_each(std::string_view option,
                   Result<Value> (*named)(const Snapshot&, const std::string&),
                   std::vector<Value>& into) {
        for (const std::string& name : call_.values(option))
            find(name, named, into.emplace_back());
    }

    // "role,stage"; `into` stays as it is where the option is not given.
    void take_axes(std::string_view option, std::vector<Axis>& into);
    // --coders and --agreed.
    void take_whose(CodersCounted& into);
    // selection_options.
    void take_selection(Selection& into);

    template <class Value>
    [[nodiscard]] Result<Value> result(Value value) const {
        if (!found_)
            return failure(found_.error());
        return value;
    }

private:
    template <class Value>
    void find(const std::string& name, Result<Value> (*named)(const Snapshot&, const std::string&),
              Value& into) {
        if (!found_)
            return;
        auto value = named(now_, name);
        if (const auto bare = pieces_of(name); !value && bare.size() == 1 && bare[0] != name)
            if (auto without_quotes = named(now_, bare[0]))
                value = std::move(without_quotes);
        if (value)
            into = std::move(*value);
        else
            found_ = failure(std::move(value.error()));
    }

    const Call& call_;
    const Snapshot& now_;
    Result<void> found_;
};

// Which answers an analysis looks at and whose coding counts.
inline constexpr OptionRule selection_options[] = {
    {"--role", "ROLE", "Only answers of this role."},
    {"--stage", "STAGE", "Only answers given at this stage."},
    {"--question", "TEXT", "Only answers to this question, by its first words."},
    {"--coders", "A,B",
     "Whose coding counts: that of any of these coders, of “people” or of “rules”, or what is "
     "settled (“consensus”); else anybody's."}};

// An empty query finds every answer: nobody means to act on all of them by that.
[[nodiscard]] Result<void> check_where(const Call& call);

// Whether --agreed has the names that it needs; asked before the study is opened.
[[nodiscard]] Result<void> check_agreed(const Call& call);

// The theme table.
inline constexpr OptionRule counting_options[] = {
    {"--columns", "role,stage",
     "What the columns go by: role, stage, question, or traits; these when not given."},
    {"--count", words_for_count, "What is counted."},
    {"--base", words_for_base, "Who counts in N."},
    {"--coders", "A,B",
     "Only the codings of these, or of all “people” or all “rules”, or what is settled: "
     "“consensus”."},
    {"--agreed", "", "With --coders: only what all of them coded."},
    {"--top-level", "", "Only the themes at the top, with all below them."},
    {"--used", "", "Only themes that were applied."},
    {"--retired", "", "Retired themes as well."}};
[[nodiscard]] Result<TableSpec> table_asked(const Call& call, const Snapshot& now);

// Scores.
inline constexpr OptionRule score_rows_option{
    "--columns", "role,stage",
    "What the rows go by: role, stage, or traits; these when not given."};
inline constexpr OptionRule scoring_options[] = {
    {"--score", words_for_total, "What a scale makes of its items."},
    {"--valid", any_number,
     "A scale counts when so many of its items are valid; else all must be."}};
inline constexpr std::string_view about_measures =
    "A measure is an item, named by its wording, or a scale, named by its name. The first words "
    "are enough where they tell; a scale goes before its items. “themata scale STUDY list” shows "
    "all.";
[[nodiscard]] Scoring scoring_asked(const Call& call);
// Those of --measure, in the order of the call.
[[nodiscard]] Result<std::vector<ScoreMeasure>> measures_asked(const Call& call,
                                                               const Snapshot& now);

// Themes that occur together, of a selection.
inline constexpr OptionRule pairing_options[] = {
    {"--unit", words_for_pair_unit,
     "Together in an answer, in all that a participant said, or on passages that overlap; else "
     "response."},
    {"--unions", "", "A theme counts where one below it was applied, too."},
    {"--base", words_for_pair_base,
     "Out of all units that answered, or of those with any theme; else answered."}};
[[nodiscard]] Result<CooccurrenceSpec> cooccurrence_asked(const Call& call, const Snapshot& now);

// Saturation, of a selection.
[[nodiscard]] Result<double> threshold_in(std::string_view option, const std::string& percent);
inline constexpr std::uint64_t most_shuffles = 1'000'000;
inline constexpr OptionRule saturation_options[] = {
    {"--order", words_for_order,
     "In which order they were read: as they came into the study, as they were first coded, or "
     "person by person; the first when not given."},
    {"--unit", words_for_read_unit, "What is read one by one; else response."},
    {"--base", any_number, "How many units make the base; else 4."},
    {"--run", any_number, "How many units make a run; else 2."},
    {"--threshold",
     {"PERCENT", threshold_in},
     "New themes in a run out of those in the base, at most; else 5."},
    {"--top-level", "", "A theme below another counts as the one at the top."},
    {"--untouched", "",
     "Counts answers that nobody judged as read: codings that were imported leave no mark on "
     "answers without a theme."},
    {"--permutations", {0, most_shuffles}, "For the band around the curve; else 1000."},
    {"--seed", any_seed, "Another number shuffles otherwise; else 1."}};
[[nodiscard]] Result<SaturationSpec> saturation_asked(const Call& call, const Snapshot& now);

// Agreement of coders.
inline constexpr OptionRule matching_options[] = {
    {"--unit", words_for_agreement_unit,
     "What is compared: a theme in an answer, yes or no; all themes of an answer at once; passages "
     "that match; characters. The first when not given."},
    {"--overlap", any_number,
     "Of segments: each is covered by the other by at least so many percent; else 50."}};
inline constexpr OptionRule agreement_options[] = {
    {"--theme", "THEME", "Only this theme and those below it."},
    {"--level", words_for_level,
     "A theme bears what lies below it as well, as when not given; each by itself; or all counts "
     "as "
     "the theme at the top."},
    {"--used", "", "Only themes that one of the coders applied."},
    {"--stage", "STAGE", "Only answers from this stage."},
    {"--role", "ROLE", "Only answers of participants in this role."},
    {"--question", "TEXT", "Only answers to this question."},
    {"--base", words_for_read_base,
     "Which answers count as read by a coder: see below; only coded or judged; or all."},
    {"--at-least", any_number, "How many of the coders must have read an answer; else all."},
    {"--seed", any_seed, "Of the draws for intervals; else 1."},
    {"--draws", any_number, "How many; else 1000."}};
inline constexpr OptionRule who_is_compared[] = {
    {"--coders", "A,B", "Who is compared; two or more, or a consensus with a person."}};
[[nodiscard]] Result<AgreementSpec> agreement_asked(const Call& call, const Snapshot& now);
// Whether the options go together; asked before the study is opened.
[[nodiscard]] Result<void> check_who_agrees(const Call& call);
[[nodiscard]] Result<void> check_overlap(const Call& call);

} // namespace themata
