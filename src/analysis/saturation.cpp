#include "analysis/saturation.h"

#include "analysis/asked_as.h"
#include "analysis/axes.h"
#include "statistics/seeded_random.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace themata {

namespace {

// An answer that counts as read, with the themes that it was given.
struct Read {
    ResponseId response;
    ParticipantId participant;
    RoleId role;
    StageId stage;
    std::vector<ThemeId> themes = {}; // each once
    CodingId first = {};              // the first coding of it; 0: none
};

// What stands for a theme in the count: itself, or the theme at the top above it.
std::vector<ThemeId> counted_themes(const Study& study, SaturationLevel level) {
    std::vector<ThemeId> counted(study.themes.last_id() + 1);
    for (const Theme& theme : study.themes) {
        const auto above =
            level == SaturationLevel::top ? ancestors(study, theme.id) : std::vector<ThemeId>();
        counted[theme.id.value] = above.empty() ? theme.id : above.back();
    }
    return counted;
}

// The answers that were read, as they came into the study; how many were not is `left_out`.
struct Reading {
    std::vector<Read> answers;
    std::vector<Read> unread; // without themes
};

Reading reading_of(const Study& study, const SaturationSpec& spec) {
    const auto handled = handling_of(study, spec.answers);
    Reading reading;
    std::vector<std::uint32_t> place(handled.size());
    study.responses.for_each([&](const Response& response) {
        const Handled how = handled[response.id.value];
        if (how < Handled::untouched)
            return;
        const Read read{.response = response.id,
                        .participant = response.participant,
                        .role = study.participants.find(response.participant)->role,
                        .stage = response.stage};
        if (how == Handled::untouched && spec.untouched == Untouched::left_out) {
            reading.unread.push_back(read);
            return;
        }
        place[response.id.value] = static_cast<std::uint32_t>(reading.answers.size());
        reading.answers.push_back(read);
    });
    const CodingsTaken taken = CodingsTaken::of(study, spec.answers.whose);
    const auto counted = counted_themes(study, spec.level);
    study.codings.for_each([&](const Coding& coding) {
        if (!taken(coding) || handled[coding.response.value] != Handled::coded)
            return;
        Read& read = reading.answers[place[coding.response.value]];
        if (!read.first)
            read.first = coding.id;
        const ThemeId theme = counted[coding.theme.value];
        if (std::ranges::find(read.themes, theme) == read.themes.end())
            read.themes.push_back(theme);
    });
    return reading;
}

// By when they were first coded. The journal alone knows when an answer was judged to hold nothing
// to code, so such a one follows the answer before it.
std::vector<Read> as_coded(std::vector<Read> answers) {
    CodingId last;
    std::vector<std::tuple<CodingId, ResponseId, std::size_t>> keys;
    for (std::size_t at = 0; at < answers.size(); ++at) {
        last = answers[at].first ? answers[at].first : last;
        keys.emplace_back(last, answers[at].response, at);
    }
    std::ranges::sort(keys);
    std::vector<Read> sorted;
    for (const auto& [coded, response, at] : keys)
        sorted.push_back(std::move(answers[at]));
    return sorted;
}

std::vector<Read> person_by_person(const Study& study, std::vector<Read> answers) {
    const auto key = [&](const Read& read) {
        const QuestionId question = study.responses.find(read.response)->question;
        return std::tuple(read.participant, study.stages.find(read.stage)->order, read.stage,
                          study.questions.find(question)->order, read.response);
    };
    std::ranges::sort(answers, {}, key);
    return answers;
}

// All answers of a participant as one, where the first of them stands.
std::vector<Read> by_participant(const std::vector<Read>& answers) {
    std::vector<Read> people;
    std::unordered_map<ParticipantId, std::size_t> place;
    for (const Read& read : answers) {
        const auto [there, is_new] = place.try_emplace(read.participant, people.size());
        if (is_new) {
            people.push_back(read);
            people.back().response = {};
            continue;
        }
        auto& themes = people[there->second].themes;
        for (const ThemeId theme : read.themes)
            if (std::ranges::find(themes, theme) == themes.end())
                themes.push_back(theme);
    }
    return people;
}

Incidence incidence_of(const std::vector<Read>& units) {
    std::unordered_map<ThemeId, std::uint32_t> number;
    Incidence incidence;
    std::vector<std::uint32_t> seen;
    for (const Read& unit : units) {
        seen.clear();
        for (const ThemeId theme : unit.themes) {
            const auto next = static_cast<std::uint32_t>(number.size());
            seen.push_back(number.try_emplace(theme, next).first->second);
        }
        incidence.add(seen);
    }
    incidence.kinds = static_cast<std::uint32_t>(number.size());
    return incidence;
}

std::vector<SaturationStep> steps_of(const std::vector<Read>& units) {
    std::vector<SaturationStep> steps;
    std::set<ThemeId> known;
    for (const Read& unit : units) {
        steps.push_back({.participant = unit.participant, .response = unit.response, .fresh = {}});
        for (const ThemeId theme : unit.themes)
            if (known.insert(theme).second)
                steps.back().fresh.push_back(theme);
    }
    return steps;
}

SaturationCurve curve_of(const std::vector<Read>& answers, const SaturationSpec& spec,
                         std::stop_token stop) {
    const bool whole = spec.unit == ReadUnit::participant;
    const std::vector<Read> people = whole ? by_participant(answers) : std::vector<Read>();
    const std::vector<Read>& units = whole ? people : answers;
    const Incidence incidence = incidence_of(units);
    const auto times = occurrences(incidence);
    SeededRandom chance(spec.seed);
    return {.role = {},
            .stage = {},
            .steps = steps_of(units),
            .themes = accumulation(incidence, spec.permutations, chance, std::move(stop)),
            .stopped = saturated(new_kinds(incidence), spec.rule),
            .unseen = chao2(times, incidence.units()),
            .coverage = sample_coverage(times, incidence.units()),
            .left_out = 0};
}

using Place = std::tuple<RoleId, std::int32_t, StageId>;

Place place_of(const Study& study, const Read& read) {
    return {read.role, study.stages.find(read.stage)->order, read.stage};
}

std::map<Place, std::vector<Read>> by_place(const Study& study, const std::vector<Read>& answers) {
    std::map<Place, std::vector<Read>> places;
    for (const Read& read : answers)
        places[place_of(study, read)].push_back(read);
    return places;
}

Result<void> check(const SaturationSpec& spec) {
    if (spec.rule.base == 0 || spec.rule.run == 0)
        return failure(Error::Code::wrong_call, "Base and run of the stopping rule are at least 1.",
                       "Guest, Namey and Chen propose a base of 4 and a run of 2 or 3.");
    if (!(spec.rule.threshold >= 0 && spec.rule.threshold < 1))
        return failure(Error::Code::wrong_call,
                       "The threshold of the stopping rule is a share from 0 to less than 1.",
                       "Guest, Namey and Chen propose 5 percent, or none at all.");
    return {};
}

} // namespace

Result<Saturation> saturation(const Snapshot& now, const SaturationSpec& spec,
                              std::stop_token stop) {
    const Study& study = now.study;
    if (auto fine = check(study, spec.answers); !fine)
        return failure(fine.error());
    if (auto fine = check(spec); !fine)
        return failure(fine.error());
    Reading reading = reading_of(study, spec);
    if (reading.answers.empty())
        return failure(
            {.code = Error::Code::refused,
             .what = "Nobody has coded any of these answers or marked it as nothing to code.",
             .hint = "Code first, or look at other answers.",
             .option = "coverage"});
    if (spec.order == SaturationOrder::coded)
        reading.answers = as_coded(std::move(reading.answers));
    if (spec.order == SaturationOrder::participant)
        reading.answers = person_by_person(study, std::move(reading.answers));

    Saturation found{.spec = spec, .curves = {curve_of(reading.answers, spec, stop)}};
    found.curves.front().left_out = reading.unread.size();
    const auto places = by_place(study, reading.answers);
    const auto unread = by_place(study, reading.unread);
    if (places.size() > 1)
        for (const auto& [place, answers] : places) {
            SaturationCurve curve = curve_of(answers, spec, stop);
            const Role* role = study.roles.find(answers.front().role);
            if (!study.roles.empty()) // else none is worth a word
                curve.role = role ? role->name : std::string(no_role);
            curve.stage = study.stages.find(answers.front().stage)->name;
            const auto left = unread.find(place);
            curve.left_out = left == unread.end() ? 0 : left->second.size();
            found.curves.push_back(std::move(curve));
        }
    if (stop.stop_requested())
        return failure(Error::Code::cancelled, "The permutations were stopped.",
                       "Nothing was changed.");
    return found;
}

namespace {

std::string_view name_of(SaturationOrder order) {
    constexpr std::string_view names[] = {"as the answers came into the study",
                                          "as the answers were first coded",
                                          "person by person, each by stage and question"};
    return names[static_cast<std::size_t>(order)];
}

std::string_view units_of(ReadUnit unit) {
    return unit == ReadUnit::response ? "answers" : "participants";
}

std::string percent(double share) { return fmt::format("{:g}%", share * 100); }

// After how many units the last new theme came.
TabulationCell last_new(const SaturationCurve& curve) {
    for (std::size_t step = curve.steps.size(); step-- > 0;)
        if (!curve.steps[step].fresh.empty())
            return count_cell(step + 1);
    return undefined_cell("no theme was found");
}

TabulationCell stopped_cell(const SaturationCurve& curve, const StoppingRule& rule) {
    if (curve.stopped) {
        TabulationCell cell =
            cell_of(fmt::format("{}+{}", curve.stopped->before, curve.stopped->run));
        cell.number = curve.stopped->before;
        return cell;
    }
    if (curve.steps.size() < std::size_t{rule.base} + rule.run)
        return undefined_cell("there are fewer units than base and run");
    if (curve.themes.observed[rule.base - 1] == 0)
        return undefined_cell("the base holds no theme");
    return undefined_cell("no run stays within the threshold");
}

TabulationCell chao_cell(const Chao2& chao) { return cell_of(chao.estimate, 1); }

TabulationCell interval_cell(const Chao2& chao) {
    if (!chao.low || !chao.high)
        return undefined_cell("nothing points to a theme that is unseen");
    return cell_of(fmt::format("{:.1f}–{:.1f}", *chao.low, *chao.high));
}

TabulationCell coverage_cell(const SaturationCurve& curve) {
    if (!curve.coverage)
        return undefined_cell("no theme was found");
    TabulationCell cell = cell_of(*curve.coverage, 3);
    return cell;
}

TabulationRow row_of(const SaturationCurve& curve, const StoppingRule& rule) {
    const bool all = curve.role.empty() && curve.stage.empty();
    return {.cells = {cell_of(all ? "All" : curve.role), cell_of(curve.stage),
                      count_cell(curve.steps.size()), count_cell(curve.left_out),
                      count_cell(curve.unseen.observed), last_new(curve), stopped_cell(curve, rule),
                      count_cell(curve.unseen.once), count_cell(curve.unseen.twice),
                      chao_cell(curve.unseen), interval_cell(curve.unseen), coverage_cell(curve)}};
}

std::string note_on_rule(const StoppingRule& rule) {
    return fmt::format("Saturated: the first run of {} whose new themes are at most {} (not "
                       "rounded) of the themes "
                       "in the base, the first {}; “6+2” says that 6 were read before a run of 2 "
                       "(Guest, Namey and "
                       "Chen 2020).",
                       rule.run, percent(rule.threshold), rule.base);
}

std::string note_on_reading(const SaturationSpec& spec) {
    std::string note =
        fmt::format("Read are {} that were coded or marked as nothing to code, {}; ",
                    spec.unit == ReadUnit::response ? "answers" : "participants with an answer",
                    name_of(spec.order));
    note += spec.untouched == Untouched::left_out
                ? "answers that nobody has judged are left out and counted as such."
                : "answers that nobody has judged count as read and hold no theme.";
    if (spec.order == SaturationOrder::coded)
        note += " An answer with nothing to code follows the answer before it.";
    if (spec.level == SaturationLevel::top)
        note += " A theme below another counts as the one at the top.";
    return note;
}

constexpr const char* note_on_chao =
    "Chao2 estimates how many themes there are, from those in one unit only (Q1) and in two (Q2): "
    "S + ((m-1)/m) Q1²/(2 Q2), with Q1(Q1-1)/2 where Q2 is 0; log-normal interval of 95%. Coverage "
    "is the share of all occurrences of themes that belong to themes already seen (Chao and Jost "
    "2012).";

Provenance made_of(const Snapshot& now, const Saturation& found, SaturationShown shown) {
    Provenance made = provenance_of(now, asked_as(now, found.spec, shown));
    made.settings = settings_of(now.study, found.spec.answers);
    made.settings.emplace_back("order", name_of(found.spec.order));
    made.settings.emplace_back("unit", units_of(found.spec.unit));
    made.settings.emplace_back("seed", fmt::format("{}", found.spec.seed));
    made.settings.emplace_back("permutations", fmt::format("{}", found.spec.permutations));
    return made;
}

std::string names_of(const Study& study, const std::vector<ThemeId>& themes) {
    std::vector<std::string> names;
    for (const ThemeId theme : themes)
        names.push_back(study.themes.find(theme)->name);
    return joined(names, ", ");
}

} // namespace

Tabulation tabulated(const Snapshot& now, const Saturation& found) {
    const std::string units =
        found.spec.unit == ReadUnit::response ? "Answers read" : "Participants read";
    Tabulation table{
        .name = "saturation",
        .title = "Saturation: new themes as answers were read",
        .columns = {column_of("Role", Align::left), column_of("Stage", Align::left),
                    column_of(units), column_of("Answers not read"), column_of("Themes"),
                    column_of("Last new at"), column_of("Saturated"), column_of("Q1"),
                    column_of("Q2"), column_of("Chao2"), column_of("95% CI"),
                    column_of("Coverage")},
        .rows = {},
        .notes = {note_on_reading(found.spec), note_on_rule(found.spec.rule), note_on_chao},
        .made = made_of(now, found, SaturationShown::curves)};
    for (const SaturationCurve& curve : found.curves)
        table.rows.push_back(row_of(curve, found.spec.rule));
    return table;
}

Tabulation tabulated_steps(const Snapshot& now, const Saturation& found,
                           const SaturationCurve& curve) {
    const std::string where = curve.stage.empty()  ? "all"
                              : curve.role.empty() ? curve.stage
                                                   : fmt::format("{}, {}", curve.role, curve.stage);
    Tabulation table{.name = "accumulation",
                     .title = fmt::format("Accumulation of themes ({})", where),
                     .columns = {column_of("Read"), column_of("Participant", Align::left),
                                 column_of("New"), column_of("Themes"), column_of("Mean S(t)"),
                                 column_of("2.5%"), column_of("97.5%"),
                                 column_of("New themes", Align::left)},
                     .rows = {},
                     .notes = {note_on_reading(found.spec),
                               fmt::format("S(t) is the exact mean over all orders, the band lies "
                                           "over {} random orders (seed {}).",
                                           grouped(found.spec.permutations), found.spec.seed)},
                     .made = made_of(now, found, SaturationShown::steps)};
    const bool has_band = !curve.themes.low.empty();
    for (std::size_t at = 0; at < curve.steps.size(); ++at) {
        const SaturationStep& step = curve.steps[at];
        const auto band = [&](const std::vector<std::uint32_t>& edge) {
            return has_band ? count_cell(edge[at]) : undefined_cell("no permutation was asked for");
        };
        table.rows.push_back(
            {.cells = {count_cell(at + 1),
                       cell_of(now.study.participants.find(step.participant)->label),
                       count_cell(step.fresh.size()), count_cell(curve.themes.observed[at]),
                       cell_of(curve.themes.mean[at], 2), band(curve.themes.low),
                       band(curve.themes.high), cell_of(names_of(now.study, step.fresh))}});
    }
    return table;
}

} // namespace themata
