#pragma once
// What a terminal can be asked for, by chance: specs of every table and picture, of the records of
// one study. From a seed; the same on every machine. One thread.

#include "analysis/option_words.h"
#include "charts/chart.h"
#include "laws/awkward_study.h"
#include <algorithm>
#include <span>

namespace themata {

class Asking {
public:
    Asking(std::uint32_t seed, const Study& study) : dice(seed), study_(study) {}

    template <class Record>
    Id<Record> any_record() {
        std::vector<Id<Record>> ids;
        for (const Record& record : table<Record>(study_))
            ids.push_back(record.id);
        return ids.empty() ? Id<Record>{} : one_of(dice, ids);
    }

    template <class Record>
    Id<Record> maybe() {
        return dice.one_in(3) ? any_record<Record>() : Id<Record>{};
    }

    template <class Record>
    std::vector<Id<Record>> several(std::size_t most) {
        std::vector<Id<Record>> ids;
        for (std::size_t n = 1 + dice.below(most); n > 0; --n)
            if (const auto id = any_record<Record>(); std::ranges::find(ids, id) == ids.end())
                ids.push_back(id);
        return ids;
    }

    template <class Enum>
    Enum any_of(std::span<const Choice> words) {
        return static_cast<Enum>(words[dice.below(words.size())].means);
    }

    CodersCounted whose() {
        using Rule = CodersCounted::Rule;
        constexpr Rule rules[] = {Rule::anybody, Rule::any_of, Rule::all_of,
                                  Rule::people,  Rule::rules,  Rule::consensus};
        CodersCounted whose{.rule = one_of(dice, rules), .coders = {}};
        if (whose.rule == Rule::any_of || whose.rule == Rule::all_of)
            whose.coders = several<Coder>(2);
        return whose;
    }

    Selection selection() {
        Selection answers{.role = maybe<Role>(),
                          .stage = maybe<Stage>(),
                          .question = maybe<Question>(),
                          .whose = whose()};
        if (answers.whose.rule == CodersCounted::Rule::all_of) // not for selections
            answers.whose.rule = CodersCounted::Rule::any_of;
        return answers;
    }

    std::vector<Axis> axes() {
        const Axis all[] = {{.kind = AxisKind::role},
                            {.kind = AxisKind::stage},
                            {.kind = AxisKind::question},
                            {.kind = AxisKind::trait, .trait = "role"},
                            {.kind = AxisKind::trait, .trait = "Age, in years"},
                            {.kind = AxisKind::trait, .trait = "trait:role"}};
        std::vector<Axis> axes;
        for (std::uint32_t n = dice.below(4); n > 0; --n)
            if (const Axis& axis = one_of(dice, all); std::ranges::find(axes, axis) == axes.end())
                axes.push_back(axis);
        return axes;
    }

    TableSpec table_spec() {
        TableSpec spec{.columns = dice.one_in(3) ? TableSpec{}.columns : axes(),
                       .count = any_of<Count>(words_for_count),
                       .base = any_of<Base>(words_for_base),
                       .whose = whose()};
        if (dice.one_in(2))
            spec.rows.depth = ThemeRows::Depth::top_level;
        if (dice.one_in(2))
            spec.rows.listed = ThemeRows::Listed::used;
        if (dice.one_in(2))
            spec.rows.retired = ThemeRows::Retired::shown;
        if (spec.count == Count::participants && dice.one_in(2)) {
            spec.tests = TestsWanted::yes;
            spec.correction = any_of<Correction>(words_for_correction);
        }
        return spec;
    }

    ScoreMeasure measure() { return one_of(dice, measures_of(study_, MeasureList::with_items)); }

    std::vector<ScoreMeasure> measures() {
        std::vector<ScoreMeasure> all;
        for (std::uint32_t n = 1 + dice.below(3); n > 0; --n)
            if (ScoreMeasure each = measure(); std::ranges::find(all, each) == all.end())
                all.push_back(std::move(each));
        return all;
    }

    Scoring scoring() {
        Scoring scoring{.total = any_of<Total>(words_for_total)};
        if (dice.one_in(3))
            scoring.least_valid = 1;
        return scoring;
    }

    ScoresSpec scores_spec() {
        ScoresSpec spec{.measures = dice.one_in(4)   ? measures_of(study_, MeasureList::overview)
                                    : dice.one_in(4) ? measures_of(study_, MeasureList::with_items)
                                                     : measures(),
                        .scoring = scoring()};
        if (dice.one_in(2))
            spec.rows = axes();
        return spec;
    }

    Design design() {
        switch (dice.below(5)) {
        case 0:
            return ByStages{.stages = two_of<Stage>(), .role = maybe<Role>()};
        case 1:
            return ByRoles{.roles = two_of<Role>(), .at = places()};
        case 2:
            return ByTrait{.trait = dice.one_in(2) ? "role" : "trait:role",
                           .role = maybe<Role>(),
                           .at = places()};
        case 3:
            return ByDyads{.at = places()};
        default:
            return ByTheme{
                .theme = maybe<Theme>(), .role = maybe<Role>(), .at = places(), .whose = whose()};
        }
    }

    std::vector<ComparisonSpec> comparisons(const Snapshot& now) {
        ComparisonSpec spec{.scoring = scoring(),
                            .design = design(),
                            .pairs = any_of<Correction>(words_for_correction)};
        if (dice.one_in(4))
            spec.test = any_of<TestKind>(words_for_test);
        const auto* by = std::get_if<ByTheme>(&spec.design);
        std::vector<ComparisonSpec> specs;
        for (ScoreMeasure& each : measures()) {
            spec.measure = std::move(each);
            if (!by || by->theme) {
                specs.push_back(spec);
                continue;
            }
            const auto themes = for_each_theme(now, spec);
            specs.insert(specs.end(), themes.begin(), themes.end());
        }
        return specs;
    }

    CooccurrenceSpec pairs() {
        CooccurrenceSpec spec{.answers = selection(),
                              .unit = any_of<PairUnit>(words_for_pair_unit),
                              .parents = dice.one_in(2) ? Parents::unions : Parents::as_coded,
                              .base = any_of<PairBase>(words_for_pair_base),
                              .least = 1 + dice.below(3)};
        spec.measure = spec.unit == PairUnit::span ? PairMeasure::jaccard
                                                   : any_of<PairMeasure>(words_for_pair_measure);
        return spec;
    }

    SaturationSpec saturation_spec() {
        constexpr double shares[] = {0.05, 0, 0.07, 0.1, 0.29, 0.333}; // hundredths of percentages
        return {.answers = selection(),
                .order = any_of<SaturationOrder>(words_for_order),
                .unit = any_of<ReadUnit>(words_for_read_unit),
                .untouched = dice.one_in(2) ? Untouched::counted_as_read : Untouched::left_out,
                .level = dice.one_in(2) ? SaturationLevel::top : SaturationLevel::as_coded,
                .rule = {.base = 1 + dice.below(5),
                         .run = 1 + dice.below(3),
                         .threshold = one_of(dice, shares)},
                .seed = dice.below(3),
                .permutations = 20};
    }

    AgreementSpec agreement_spec() {
        AgreementSpec spec{.read = {.coders = two_of<Coder>(),
                                    .base = any_of<ReadBase>(words_for_read_base),
                                    .at_least = dice.below(3),
                                    .stage = maybe<Stage>(),
                                    .role = maybe<Role>(),
                                    .question = maybe<Question>()},
                           .unit = any_of<AgreementUnit>(words_for_agreement_unit),
                           .level = any_of<ThemeLevel>(words_for_level),
                           .theme = maybe<Theme>()};
        if (spec.unit == AgreementUnit::segment && dice.one_in(2))
            spec.overlap = 1 + dice.below(100);
        spec.draws = {.seed = dice.below(3), .count = 10};
        return spec;
    }

    charts::Style style() {
        charts::Style style;
        constexpr double widths[] = {300, 85 * 96 / 25.4, 6.5 * 96, 412.3456789};
        if (dice.one_in(2))
            style.width = one_of(dice, widths);
        if (dice.one_in(2))
            style.title = "-it's “one” $title";
        return style;
    }

    Dice dice;

private:
    template <class Record>
    std::vector<Id<Record>> two_of() {
        for (;;)
            if (auto ids = several<Record>(3); ids.size() > 1)
                return ids;
    }

    std::vector<StageId> places() {
        return dice.one_in(2) ? several<Stage>(2) : std::vector<StageId>{};
    }

    const Study& study_;
};

} // namespace themata
