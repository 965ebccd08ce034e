#include "analysis/coder_agreement.h"

#include "analysis/agreement_counts.h"
#include "statistics/agreement_spans.h"
#include <algorithm>
#include <bit>
#include <cmath>

namespace themata {

namespace {

Figure ratio(double part, double whole, const char* reason) {
    return whole > 0 ? defined(part / whole) : undefined(reason);
}

// Those that nobody marked with them; `themes` decisions are asked of each unit.
std::map<std::pair<CoderMask, CoderMask>, double> all_units(const Decisions& decisions,
                                                            const Ground& ground, double themes) {
    auto units = decisions.units;
    std::map<CoderMask, double> marked;
    for (const auto& [who, n] : decisions.units)
        marked[who.first] += n;
    for (const auto& [read, n] : ground.units)
        units[{read, 0}] = n * themes - marked[read];
    return units;
}

using Judged = std::map<std::pair<CoderMask, CoderMask>, double>;

YesNoCounts counts_of(const Judged& units, std::size_t first, std::size_t second) {
    YesNoCounts counts;
    const CoderMask a = CoderMask{1} << first;
    const CoderMask b = CoderMask{1} << second;
    for (const auto& [who, n] : units) {
        const auto& [read, yes] = who;
        if ((read & a) && (read & b))
            (yes & a ? (yes & b ? counts.both : counts.only_a)
                     : (yes & b ? counts.only_b : counts.neither)) += n;
    }
    return counts;
}

std::vector<RatedUnits> rated(const Judged& units) {
    std::map<std::pair<double, double>, double> alike;
    for (const auto& [who, n] : units)
        alike[{coders_in(who.second), coders_in(who.first) - coders_in(who.second)}] += n;
    std::vector<RatedUnits> rated;
    for (const auto& [coders, n] : alike)
        if (n > 0)
            rated.push_back({.coders = {coders.first, coders.second}, .times = n});
    return rated;
}

// Characters of a passage are marked at one stroke, so that errors that count them are too small.
void without_errors(Estimate& estimate) {
    if (!estimate)
        return;
    estimate.interval.reset();
    estimate.interval_reason = "Characters of a passage are not independent.";
}

void add_coefficients(AgreementRow& row, const Judged& units, std::size_t coders,
                      AgreementUnit unit, double confidence) {
    const std::vector<RatedUnits> each = rated(units);
    ManyAc1 ac1 = gwet_ac1(each, confidence);
    row.ac1 = ac1.ac1;
    row.percent = ac1.observed;
    if (coders == 2) {
        const CrossTable table = cross_table(counts_of(units, 0, 1));
        const Kappa found = kappa(table, Weights::none, confidence);
        row.kappa = found.kappa;
        row.kappa_se0 = found.ase0;
        row.kappa_z = found.z;
        row.kappa_p = found.p;
        row.scott = scott_pi(table);
        row.brennan_prediger = brennan_prediger(table);
    } else {
        const FleissKappa found = fleiss_kappa(each);
        row.kappa = {.value = found.kappa.value,
                     .interval = {},
                     .reason = found.kappa.reason,
                     .interval_reason = "Fleiss' error is for the test; alpha has an interval."};
        row.kappa_se0 = found.se79;
        row.kappa_z = found.z79;
        row.kappa_p = found.p79;
        row.scott = row.brennan_prediger = undefined("This is for two coders.");
    }
    if (unit != AgreementUnit::character)
        return;
    without_errors(row.kappa);
    without_errors(row.ac1);
    row.kappa_se0 = row.kappa_z = row.kappa_p =
        undefined("Characters of a passage are not independent.");
}

void add_counts(AgreementRow& row, const Judged& units, std::size_t coders) {
    row.yes.assign(coders, 0);
    double yes_pairs = 0, no_pairs = 0, yes_all = 0, judgements = 0;
    double neither = 0;
    for (const auto& [who, n] : units) {
        const double m = coders_in(who.first);
        const double y = coders_in(who.second);
        row.n += n;
        row.both += who.first == who.second ? n : 0;
        neither += who.second == 0 ? n : 0;
        for (std::size_t coder = 0; coder < coders; ++coder)
            row.yes[coder] += who.second >> coder & 1 ? n : 0;
        yes_pairs += n * y * (y - 1) / (m - 1);
        no_pairs += n * (m - y) * (m - y - 1) / (m - 1);
        yes_all += n * y;
        judgements += n * m;
    }
    row.neither = neither;
    row.prevalence = ratio(yes_all, judgements, "There is nothing that the coders judged.");
    row.positive = ratio(yes_pairs, yes_all, "No coder said yes.");
    row.negative = ratio(no_pairs, judgements - yes_all, "No coder said no.");
    if (coders == 2) {
        const YesNoCounts two = counts_of(units, 0, 1);
        row.only_a = two.only_a;
        row.only_b = two.only_b;
    }
}

struct AlphaSums {
    double differ = 0, yes = 0, squares = 0;
};

template <class Times>
AlphaSums summed(const std::vector<AlphaPart>& parts, Times times) {
    AlphaSums sums;
    for (const AlphaPart& part : parts) {
        const double n = times(part.participant);
        sums.differ += n * part.differ;
        sums.yes += n * part.yes;
        sums.squares += n * part.squares;
    }
    return sums;
}

// Alpha of a row: what it rests on, and how many decisions are asked of each unit.
struct AlphaRow {
    AgreementRow* row;
    const std::vector<AlphaPart>* parts;
    double themes;
};

void add_alphas(const std::vector<AlphaRow>& rows, const Ground& ground,
                const AgreementSpec& spec) {
    double all = 0;
    for (const double judgements : ground.judgements)
        all += judgements;
    for (const AlphaRow& one : rows) {
        const AlphaSums sums = summed(*one.parts, [](std::uint32_t) { return 1.0; });
        one.row->alpha = one_value_alpha(sums.differ, sums.yes, all * one.themes, sums.squares);
    }
    const auto redraw = [&](std::span<const std::uint32_t> times, std::span<double> out) {
        double n = 0;
        for (std::size_t participant = 0; participant < times.size(); ++participant)
            n += times[participant] * ground.judgements[participant];
        for (std::size_t at = 0; at < rows.size(); ++at) {
            const AlphaSums sums =
                summed(*rows[at].parts, [&](std::uint32_t p) -> double { return times[p]; });
            const double judgements = n * rows[at].themes;
            const double no = judgements - sums.yes;
            out[at] = sums.yes > 0 && no > 1e-9
                          ? 1 - sums.differ * (judgements * judgements - sums.squares - no) /
                                    (judgements * sums.yes * no)
                          : std::nan("");
        }
    };
    auto intervals =
        bootstrap(ground.judgements.size(), rows.size(), spec.draws, redraw, spec.confidence);
    for (std::size_t at = 0; at < rows.size(); ++at)
        if (rows[at].row->alpha)
            rows[at].row->interval = std::move(intervals[at]);
        else
            rows[at].row->interval.reason = rows[at].row->alpha.reason;
}

bool is_shown(const Theme& theme, bool used) { return used || theme.state != ThemeState::retired; }

// What the passes over marks share.
struct Comparing {
    const Snapshot& now;
    const AgreementSpec& spec;
    const ThemeTree& tree;
    const ReadAnswers& read;
    std::size_t coders;

    [[nodiscard]] bool in_scope(std::uint32_t place) const {
        if (spec.level == ThemeLevel::top && tree.depth[place] > 0)
            return false;
        if (!spec.theme)
            return true;
        const std::uint32_t only = tree.place[spec.theme.value];
        while (place != only && place != tree.none())
            place = tree.above[place];
        return place == only;
    }

    [[nodiscard]] AgreementRow named_row(std::uint32_t place) const {
        AgreementRow row;
        row.theme = tree.themes[place];
        row.name = find(now.study, row.theme)->name;
        row.path = path_of(now.study, row.theme);
        row.depth = tree.depth[place];
        return row;
    }

    // The places that have a row.
    template <class Used>
    [[nodiscard]] std::vector<std::uint32_t> places(Used used) const {
        std::vector<std::uint32_t> places;
        for (std::uint32_t place = 0; place < tree.none(); ++place)
            if (in_scope(place) && is_shown(*find(now.study, tree.themes[place]), used(place)))
                places.push_back(place);
        return places;
    }
};

// All themes' decisions as one; says how many themes these are.
std::pair<Decisions, std::size_t> pooled(const std::vector<Decisions>& own) {
    Decisions all;
    std::size_t used = 0;
    for (const Decisions& theme : own) {
        used += theme.units.empty() ? 0 : 1;
        for (const auto& [who, n] : theme.units)
            all.units[who] += n;
        all.parts.insert(all.parts.end(), theme.parts.begin(), theme.parts.end());
    }
    return {std::move(all), used};
}

void add_pairs(CoderAgreement& result, const Judged& units, std::size_t coders) {
    for (std::size_t a = 0; a < coders; ++a)
        for (std::size_t b = a + 1; b < coders; ++b) {
            const YesNoCounts counts = counts_of(units, a, b);
            const Kappa found = kappa(cross_table(counts), Weights::none, result.spec.confidence);
            result.pairs.push_back({.first = a,
                                    .second = b,
                                    .n = counts.n(),
                                    .percent = agreed_share(cross_table(counts)),
                                    .kappa = found.kappa});
            if (result.spec.unit == AgreementUnit::character)
                without_errors(result.pairs.back().kappa);
        }
}

void compare_decisions(CoderAgreement& result, const Comparing& on, std::span<const Mark> marks,
                       std::span<const Mark> own) {
    const Study& study = on.now.study;
    const AgreementUnit unit = on.spec.unit;
    const Ground ground = ground_of(study, on.read, unit);
    const auto decided = decisions_in(study, on.read, marks, unit, on.tree.themes.size());
    const auto [all, used] = pooled(decisions_in(study, on.read, own, unit, decided.size()));
    const auto places =
        on.places([&](std::uint32_t place) { return !decided[place].units.empty(); });
    result.themes_used = used;
    std::vector<AlphaRow> alphas;
    result.themes.reserve(places.size());
    const auto fill = [&](AgreementRow& row, const Decisions& decisions, double themes) {
        const Judged units = all_units(decisions, ground, themes);
        add_counts(row, units, on.coders);
        add_coefficients(row, units, on.coders, unit, on.spec.confidence);
        alphas.push_back({.row = &row, .parts = &decisions.parts, .themes = themes});
        return units;
    };
    for (const std::uint32_t place : places)
        fill(result.themes.emplace_back(on.named_row(place)), decided[place], 1);
    const Judged units = fill(result.overall, all, static_cast<double>(used));
    if (on.coders > 2)
        add_pairs(result, units, on.coders);
    add_alphas(alphas, ground, on.spec);
}

struct SegmentRow {
    AgreementRow* row;
    const std::vector<SegmentPart>* parts;
};

template <class Times>
SegmentPart summed(const std::vector<SegmentPart>& parts, Times times) {
    SegmentPart sums;
    for (const SegmentPart& part : parts) {
        const double n = times(part.participant);
        sums.matched += n * part.matched;
        sums.only_first += n * part.only_first;
        sums.only_second += n * part.only_second;
    }
    return sums;
}

double all_of(const SegmentPart& sums) {
    return 2 * sums.matched + sums.only_first + sums.only_second;
}

void fill_segments(AgreementRow& row, const Segments& segments, std::size_t coders) {
    const SegmentPart sums = summed(segments.parts, [](std::uint32_t) { return 1.0; });
    const char* none = "No coder marked anything.";
    row.n = sums.matched + sums.only_first + sums.only_second;
    row.both = sums.matched;
    if (coders == 2) {
        row.only_a = sums.only_first;
        row.only_b = sums.only_second;
    }
    row.yes = segments.yes;
    row.percent = ratio(sums.matched, row.n, none);
    row.positive = ratio(2 * sums.matched, all_of(sums), none);
    const Figure no_rest =
        undefined("Passages that nobody marked cannot be counted, so that chance "
                  "is unknown; the unit character has alpha.");
    row.kappa.reason = row.ac1.reason = no_rest.reason;
    row.kappa_se0 = row.kappa_z = row.kappa_p = no_rest;
    row.scott = row.brennan_prediger = row.alpha = row.prevalence = row.negative = no_rest;
}

void add_segment_intervals(const std::vector<SegmentRow>& rows, std::size_t participants,
                           const AgreementSpec& spec) {
    auto intervals = bootstrap(
        participants, rows.size(), spec.draws,
        [&](std::span<const std::uint32_t> times, std::span<double> out) {
            for (std::size_t at = 0; at < rows.size(); ++at) {
                const SegmentPart sums =
                    summed(*rows[at].parts, [&](std::uint32_t p) -> double { return times[p]; });
                out[at] = all_of(sums) > 0 ? 2 * sums.matched / all_of(sums) : std::nan("");
            }
        },
        spec.confidence);
    for (std::size_t at = 0; at < rows.size(); ++at)
        if (rows[at].row->positive)
            rows[at].row->interval = std::move(intervals[at]);
        else
            rows[at].row->interval.reason = rows[at].row->positive.reason;
}

Segments pooled(const std::vector<Segments>& own, std::size_t coders) {
    Segments all{.parts = {}, .yes = std::vector<double>(coders)};
    for (const Segments& theme : own) {
        all.parts.insert(all.parts.end(), theme.parts.begin(), theme.parts.end());
        for (std::size_t coder = 0; coder < coders; ++coder)
            all.yes[coder] += theme.yes[coder];
    }
    return all;
}

void compare_segments(CoderAgreement& result, const Comparing& on, std::span<const Mark> marks,
                      std::span<const Mark> own) {
    const std::size_t themes = on.tree.themes.size();
    const auto found = segments_in(on.read, marks, on.coders, on.spec.overlap, themes);
    const auto apart = segments_in(on.read, own, on.coders, on.spec.overlap, themes);
    const Segments all = pooled(apart, on.coders);
    for (const Segments& theme : apart)
        result.themes_used += theme.parts.empty() ? 0 : 1;
    const auto places = on.places([&](std::uint32_t place) { return !found[place].parts.empty(); });
    std::vector<SegmentRow> rows;
    result.themes.reserve(places.size());
    for (const std::uint32_t place : places) {
        AgreementRow& row = result.themes.emplace_back(on.named_row(place));
        fill_segments(row, found[place], on.coders);
        rows.push_back({.row = &row, .parts = &found[place].parts});
    }
    fill_segments(result.overall, all, on.coders);
    rows.push_back({.row = &result.overall, .parts = &all.parts});
    add_segment_intervals(rows, on.read.participants.size(), on.spec);
}

Result<void> check(const Snapshot& now, const AgreementSpec& spec) {
    if (!(spec.overlap > 0 && spec.overlap <= 100))
        return failure(Error::Code::wrong_call, "An overlap is above 0 and at most 100 percent.",
                       "50 is what is taken when none is given.");
    if (spec.theme && !find(now.study, spec.theme))
        return failure(Error::Code::not_found, "This theme is no longer in the codebook.",
                       "Look in History for what removed it.");
    return {};
}

} // namespace

Result<CoderAgreement> coder_agreement(const Snapshot& now, const AgreementSpec& spec) {
    if (auto fine = check(now, spec); !fine)
        return failure(fine.error());
    auto read = answers_read(now.study, spec.read);
    if (!read)
        return failure(read.error());
    CoderAgreement result{.spec = spec, .read = std::move(*read)};
    for (const CoderId coder : spec.read.coders)
        result.coders.push_back(find(now.study, coder)->name);
    result.overall.name = "All themes";
    const ThemeTree tree = theme_tree(now.study, now.lookup);
    const auto marks_at = [&](ThemeLevel level) {
        return marks_in(now.study, tree, result.read, spec.read.coders, level, spec.theme);
    };
    const std::vector<Mark> marks = marks_at(spec.level);
    const bool rolled = spec.level == ThemeLevel::with_below;
    const std::vector<Mark> alone = rolled ? marks_at(ThemeLevel::own) : std::vector<Mark>();
    const std::span<const Mark> own = rolled ? alone : marks;
    const Comparing on{now, spec, tree, result.read, spec.read.coders.size()};
    if (spec.unit == AgreementUnit::segment)
        compare_segments(result, on, marks, own);
    else
        compare_decisions(result, on, marks, own);
    if (spec.unit == AgreementUnit::set)
        result.sets = set_agreement(result.read, own, on.coders, spec.draws, spec.confidence);
    if (spec.unit == AgreementUnit::character)
        result.all_values = all_values_alpha(now.study, result.read, own, on.coders,
                                             tree.themes.size(), spec.draws.seed);
    return result;
}

std::string_view name_of(AgreementUnit unit) {
    constexpr std::string_view names[] = {"response", "set", "segment", "character"};
    return names[static_cast<std::size_t>(unit)];
}

namespace {

std::vector<std::vector<Span>> by_coder(std::span<const Mark> group, std::size_t coders) {
    std::vector<std::vector<Span>> spans(coders);
    for (const Mark& mark : group)
        spans[mark.coder].push_back(mark.span);
    for (std::vector<Span>& own : spans)
        own = overlaps_joined(std::move(own));
    return spans;
}

bool alike(const std::vector<Span>& first, const std::vector<Span>& second,
           const AgreementSpec& spec) {
    switch (spec.unit) {
    case AgreementUnit::response:
    case AgreementUnit::set:
        return first.empty() == second.empty();
    case AgreementUnit::segment:
        return first.size() == second.size() &&
               matched(first, second, spec.overlap) == first.size();
    case AgreementUnit::character:
        break;
    }
    return first == second;
}

// Whether everybody who read the answer decided alike on the theme.
bool agree(std::span<const Mark> group, CoderMask read, const AgreementSpec& spec) {
    const std::size_t coders = spec.read.coders.size();
    const std::vector<std::vector<Span>> spans = by_coder(group, coders);
    const std::vector<Span>* first = nullptr;
    for (std::size_t coder = 0; coder < coders; ++coder) {
        if (!(read >> coder & 1))
            continue;
        if (first && !alike(*first, spans[coder], spec))
            return false;
        first = first ? first : &spans[coder];
    }
    return true;
}

ComparedAnswer compared(const Snapshot& now, const ReadAnswer& answer,
                        const std::vector<CoderId>& coders) {
    ComparedAnswer result{.response = answer.response,
                          .views = std::vector<CoderView>(coders.size()),
                          .differ_on = {}};
    for (std::size_t coder = 0; coder < coders.size(); ++coder)
        result.views[coder].has_read = answer.read >> coder & 1;
    for (const Coding& coding : codings_of(now.study, now.lookup, answer.response)) {
        const auto at = std::ranges::find(coders, coding.coder);
        if (at != coders.end())
            result.views[static_cast<std::size_t>(at - coders.begin())].codings.push_back(coding);
    }
    return result;
}

bool compares_consensus(const Study& study, const std::vector<CoderId>& coders) {
    return std::ranges::any_of(
        coders, [&](CoderId id) { return study.coders.find(id)->kind == CoderKind::consensus; });
}

void in_reading_order(const Study& study, std::vector<ComparedAnswer>& answers) {
    std::ranges::stable_sort(answers, {}, [&](const ComparedAnswer& answer) {
        const Response& response = *find(study, answer.response);
        return std::tuple(find(study, response.stage)->order, find(study, response.question)->order,
                          response.participant);
    });
}

} // namespace

Result<ComparedAnswers> compared_answers(const Snapshot& now, const AgreementSpec& spec) {
    auto read = answers_read(now.study, spec.read);
    if (!read)
        return failure(read.error());
    const ThemeTree tree = theme_tree(now.study, now.lookup);
    const ThemeLevel level = spec.level == ThemeLevel::top ? ThemeLevel::top : ThemeLevel::own;
    const std::vector<Mark> marks =
        marks_in(now.study, tree, *read, spec.read.coders, level, spec.theme);
    std::vector<std::vector<ThemeId>> differ(read->answers.size());
    for_each_group(marks, [&](std::span<const Mark> group) {
        const std::uint32_t answer = group.front().answer;
        if (!agree(group, read->answers[answer].read, spec))
            differ[answer].push_back(tree.themes[group.front().theme]);
    });
    const bool also_settled = compares_consensus(now.study, spec.read.coders);
    const std::vector<char> settled = settled_answers(now.study);
    ComparedAnswers found;
    for (std::size_t at = 0; at < differ.size(); ++at) {
        if (!also_settled && settled[read->answers[at].response.value]) {
            ++found.settled;
            continue;
        }
        ComparedAnswer answer = compared(now, read->answers[at], spec.read.coders);
        answer.differ_on = std::move(differ[at]);
        (answer.differ_on.empty() ? found.agreed : found.disagreed).push_back(std::move(answer));
    }
    in_reading_order(now.study, found.disagreed);
    in_reading_order(now.study, found.agreed);
    return found;
}

} // namespace themata
