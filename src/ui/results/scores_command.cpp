// The words in which the terminal would make the same tables.

#include "study/labels.h"
#include "ui/results/scores_parts.h"

#include "text/quoting.h"
#include "ui/parts/marks.h"
#include <fmt/format.h>

namespace themata {

namespace {

std::string option(std::string_view name, std::string_view value) {
    return fmt::format(" {} {}", name, shell_word(value));
}

std::string measures_in(const ScoresChoice& choice, const std::vector<ScoreMeasure>& measures) {
    std::string words;
    if (!choice.measures.empty())
        for (const ScoreMeasure& measure : measures)
            words += option("--measure", measure.name);
    return words;
}

std::string scoring_in(const Scoring& scoring) {
    std::string words = scoring.total == Total::mean ? " --score mean" : "";
    if (scoring.least_valid)
        words += fmt::format(" --valid {}", *scoring.least_valid);
    return words;
}

std::string stages_in(const Study& study, const ScoresChoice& choice) {
    std::vector<std::string> names;
    for (const StageId id : choice.stages)
        names.push_back(stage_name(study, id));
    return fmt::format("{}", fmt::join(names, ","));
}

std::string design_in(const Study& study, const ScoresChoice& choice) {
    switch (choice.by) {
    case CompareBy::stages:
        return option("--stages", stages_in(study, choice));
    case CompareBy::roles: {
        std::vector<std::string> names;
        for (const Role& role : study.roles)
            names.push_back(role.name);
        return option("--roles", fmt::format("{}", fmt::join(names, ",")));
    }
    case CompareBy::dyads:
        return " --dyads";
    case CompareBy::trait:
        return option("--trait", choice.trait);
    case CompareBy::theme:
    case CompareBy::nobody:
        break;
    }
    const Theme* theme = study.themes.find(choice.theme);
    return option("--theme", theme ? theme->name : "all");
}

std::string test_in(TestKind test) {
    switch (test) {
    case TestKind::signed_rank:
        return " --test wilcoxon";
    case TestKind::rank_sum:
        return " --test mann-whitney";
    case TestKind::friedman:
        return " --test friedman";
    case TestKind::kruskal_wallis:
        break;
    }
    return " --test kruskal-wallis";
}

} // namespace

std::string scores_command(const Study&, const ScoresChoice& choice,
                           const std::vector<ScoreMeasure>& measures) {
    std::vector<std::string> axes;
    for (const Axis& axis : choice.rows)
        axes.push_back(name_of(axis));
    return "scores STUDY" + measures_in(choice, measures) +
           option("--columns", fmt::format("{}", fmt::join(axes, ","))) +
           scoring_in(choice.scoring) + (choice.alpha == AlphaWanted::yes ? " --alpha" : "");
}

std::string compare_command(const Study& study, const ScoresChoice& choice,
                            const std::vector<ScoreMeasure>& measures) {
    std::string words = "compare STUDY";
    for (const ScoreMeasure& measure : measures)
        words += option("--measure", measure.name);
    words += scoring_in(choice.scoring) + design_in(study, choice);
    if (choice.among && choice.by != CompareBy::roles && choice.by != CompareBy::dyads)
        words += option("--role", role_name(study, choice.among));
    if (!choice.stages.empty() && choice.by != CompareBy::stages)
        words += option("--stage", stages_in(study, choice));
    if (choice.test)
        words += test_in(*choice.test);
    if (choice.correction == Correction::benjamini_hochberg)
        words += " --correct bh";
    if (choice.correction == Correction::none)
        words += " --correct none";
    return words;
}

} // namespace themata
