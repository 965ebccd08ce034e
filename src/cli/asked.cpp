#include "cli/asked.h"

#include "text/numbers.h"
#include "workbench/names.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

std::optional<CodersCounted::Rule> kind_named(std::string_view coders) {
    for (const Choice& kind : words_for_coders)
        if (kind.word == coders)
            return static_cast<CodersCounted::Rule>(kind.means);
    return std::nullopt;
}

Result<Axis> axis_of(const Snapshot& now, const std::string& name) {
    return axis_named(now.study, name);
}

} // namespace

void Naming::take_axes(std::string_view option, std::vector<Axis>& into) {
    if (!call_.has(option))
        return;
    into.clear();
    take_list(option, axis_of, into);
}

void Naming::take_whose(CodersCounted& into) {
    if (!call_.has("--coders"))
        return;
    if (const auto kind = kind_named(*call_.value("--coders"))) {
        into.rule = *kind;
        return;
    }
    into.rule = call_.has("--agreed") ? CodersCounted::Rule::all_of : CodersCounted::Rule::any_of;
    take_list("--coders", coder_named, into.coders);
}

void Naming::take_selection(Selection& into) {
    take("--role", role_named, into.role);
    take("--stage", stage_named, into.stage);
    take("--question", question_named, into.question);
    take_whose(into.whose);
}

Result<void> check_where(const Call& call) {
    const auto query = call.value("--where");
    if (query && query->find_first_not_of(" \t") == query->npos)
        return wrong_call("--where wants a query, and this one is empty.",
                          "Say which answers are meant; “*” finds words that begin so: trust*.");
    return {};
}

Result<void> check_agreed(const Call& call) {
    if (call.has("--agreed") && !call.has("--coders"))
        return wrong_call("--agreed wants to know who has to agree.", "Give --coders A,B as well.");
    if (call.has("--agreed") && kind_named(*call.value("--coders")))
        return wrong_call("--agreed wants the names of those who agree.",
                          "Give --coders A,B; “themata describe” lists the coders.");
    return {};
}

Result<TableSpec> table_asked(const Call& call, const Snapshot& now) {
    using Rows = ThemeRows;
    TableSpec spec{
        .columns = {Axis{.kind = AxisKind::role}, Axis{.kind = AxisKind::stage}},
        .count = call.chosen("--count", Count::mentions),
        .base = call.chosen("--base", Base::answered),
        .whose = {},
        .rows = {.depth =
                     call.has("--top-level") ? Rows::Depth::top_level : Rows::Depth::whole_tree,
                 .listed = call.has("--used") ? Rows::Listed::used : Rows::Listed::all,
                 .retired = call.has("--retired") ? Rows::Retired::shown : Rows::Retired::left_out},
        .tests = call.has("--tests") ? TestsWanted::yes : TestsWanted::no,
        .correction = call.chosen("--correct", Correction::holm)};
    Naming naming(call, now);
    naming.take_axes("--columns", spec.columns);
    naming.take_whose(spec.whose);
    return naming.result(std::move(spec));
}

Scoring scoring_asked(const Call& call) {
    Scoring scoring{.total = call.chosen("--score", Total::sum)};
    if (call.has("--valid"))
        scoring.least_valid = call.number("--valid", 0);
    return scoring;
}

Result<std::vector<ScoreMeasure>> measures_asked(const Call& call, const Snapshot& now) {
    std::vector<ScoreMeasure> measures;
    Naming naming(call, now);
    naming.take_each("--measure", measure_named, measures);
    return naming.result(std::move(measures));
}

Result<CooccurrenceSpec> cooccurrence_asked(const Call& call, const Snapshot& now) {
    const PairUnit unit = call.chosen("--unit", PairUnit::response);
    CooccurrenceSpec spec{.answers = {},
                          .unit = unit,
                          .measure = call.chosen("--measure", usual_measure(unit)),
                          .parents = call.has("--unions") ? Parents::unions : Parents::as_coded,
                          .base = call.chosen("--base", PairBase::answered),
                          .least = call.count("--min", 1)};
    Naming naming(call, now);
    naming.take_selection(spec.answers);
    return naming.result(std::move(spec));
}

Result<double> threshold_in(std::string_view option, const std::string& text) {
    const auto percent = decimal_number(text);
    if (!percent || *percent < 0 || *percent >= 100)
        return wrong_call(fmt::format("{} cannot be “{}”.", option, text),
                          "It is a percentage from 0 to less than 100, such as 5.");
    return *percent / 100;
}

Result<SaturationSpec> saturation_asked(const Call& call, const Snapshot& now) {
    SaturationSpec spec{
        .answers = {},
        .order = call.chosen("--order", SaturationOrder::imported),
        .unit = call.chosen("--unit", ReadUnit::response),
        .untouched = call.has("--untouched") ? Untouched::counted_as_read : Untouched::left_out,
        .level = call.has("--top-level") ? SaturationLevel::top : SaturationLevel::as_coded,
        .rule = {.base = call.count("--base", 4),
                 .run = call.count("--run", 2),
                 .threshold = call.amount("--threshold", 0.05)},
        .seed = call.number("--seed", 1),
        .permutations = call.count("--permutations", 1000)};
    Naming naming(call, now);
    naming.take_selection(spec.answers);
    return naming.result(std::move(spec));
}

Result<AgreementSpec> agreement_asked(const Call& call, const Snapshot& now) {
    AgreementSpec spec{.read = {.coders = {},
                                .base = call.chosen("--base", ReadBase::read),
                                .at_least = call.number("--at-least", 0)},
                       .unit = call.chosen("--unit", AgreementUnit::response),
                       .level = call.chosen("--level", ThemeLevel::with_below)};
    spec.overlap = static_cast<double>(call.number("--overlap", 50));
    spec.draws = {.seed = call.number("--seed", 1), .count = call.count("--draws", 1000)};
    Naming naming(call, now);
    naming.take_list("--coders", coder_named, spec.read.coders);
    naming.take("--theme", theme_named, spec.theme);
    naming.take("--stage", stage_named, spec.read.stage);
    naming.take("--role", role_named, spec.read.role);
    naming.take("--question", question_named, spec.read.question);
    return naming.result(std::move(spec));
}

Result<void> check_overlap(const Call& call) {
    const auto unit = call.chosen("--unit", AgreementUnit::response);
    if (call.has("--overlap") && unit != AgreementUnit::segment)
        return wrong_call("--overlap is for segments.", "Leave it out, or give --unit segment.");
    return {};
}

Result<void> check_who_agrees(const Call& call) {
    constexpr std::uint32_t most_draws = 1'000'000;
    if (!call.has("--coders"))
        return wrong_call("“themata agree” wants to know whose coding.",
                          "Give --coders A,B; “themata describe” lists the coders.");
    if (auto fits = check_overlap(call); !fits)
        return fits;
    if (call.count("--draws", 0) > most_draws)
        return wrong_call("More than a million draws would take hours.",
                          "10000 make an interval that hardly moves.");
    return {};
}

} // namespace themata
