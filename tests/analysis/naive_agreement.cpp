#include "naive_agreement.h"

#include "text/segments.h"
#include <algorithm>
#include <set>

namespace themata {

namespace {

bool has_read(const Snapshot& now, const AgreementSpec& spec, ResponseId response, CoderId coder) {
    if (spec.read.base == ReadBase::all)
        return true;
    for (const Coding& coding : now.study.codings)
        if (coding.response == response && coding.coder == coder)
            return true;
    for (const Verdict& verdict : now.study.verdicts)
        if (verdict.response == response && verdict.coder == coder)
            return true;
    for (const Assignment& given : now.study.assignments)
        if (given.response == response && given.coder == coder)
            return spec.read.base == ReadBase::read;
    return false;
}

std::vector<Response> base_of(const Snapshot& now, const AgreementSpec& spec) {
    std::vector<Response> base;
    for (const Response& response : now.study.responses) {
        std::size_t readers = 0;
        for (const CoderId coder : spec.read.coders)
            readers += has_read(now, spec, response.id, coder) ? 1 : 0;
        const bool here =
            (!spec.read.stage || response.stage == spec.read.stage) &&
            (!spec.read.role || find(now.study, response.participant)->role == spec.read.role);
        if (here && response.state != ResponseState::blank &&
            readers >= (spec.read.at_least ? spec.read.at_least : spec.read.coders.size()))
            base.push_back(response);
    }
    return base;
}

// Whether a coding counts for a theme: of its own, or of one above it.
bool counts_for(const Snapshot& now, ThemeId coded, ThemeId theme, ThemeLevel level) {
    const std::vector<ThemeId> above = ancestors(now.study, coded);
    if (level == ThemeLevel::top)
        return theme == (above.empty() ? coded : above.back());
    return coded == theme ||
           (level == ThemeLevel::with_below && std::ranges::find(above, theme) != above.end());
}

// A unit, with yes or no of each coder who read it.
using Judged = std::vector<bool>;

struct Judgements {
    std::vector<Judged> units;
    double squares = 0; // of passages' lengths; of answers their number of yes
};

void add_answer(Judgements& all, const Snapshot& now, const AgreementSpec& spec,
                const Response& response, ThemeId theme, ThemeLevel level) {
    Judged unit;
    for (const CoderId coder : spec.read.coders) {
        if (!has_read(now, spec, response.id, coder))
            continue;
        bool yes = false;
        for (const Coding& coding : now.study.codings)
            yes = yes || (coding.response == response.id && coding.coder == coder &&
                          counts_for(now, coding.theme, theme, level));
        unit.push_back(yes);
        all.squares += yes ? 1 : 0;
    }
    all.units.push_back(unit);
}

void add_characters(Judgements& all, const Snapshot& now, const AgreementSpec& spec,
                    const Response& response, ThemeId theme, ThemeLevel level) {
    const auto ends = boundaries(response.text, Segment::grapheme);
    std::vector<Judged> units(ends.size() - 1);
    for (const CoderId coder : spec.read.coders) {
        if (!has_read(now, spec, response.id, coder))
            continue;
        std::vector<Span> spans;
        for (const Coding& coding : now.study.codings)
            if (coding.response == response.id && coding.coder == coder &&
                counts_for(now, coding.theme, theme, level))
                spans.push_back(coding.span);
        // What two passages share makes them one.
        for (bool again = true; again;) {
            again = false;
            for (std::size_t i = 0; i < spans.size() && !again; ++i)
                for (std::size_t j = 0; j < spans.size() && !again; ++j)
                    if (i != j && overlap(spans[i], spans[j])) {
                        spans[i] = {std::min(spans[i].begin, spans[j].begin),
                                    std::max(spans[i].end, spans[j].end)};
                        spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(j));
                        again = true;
                    }
        }
        std::vector<double> lengths(spans.size());
        for (std::size_t at = 0; at < units.size(); ++at) {
            bool yes = false;
            for (std::size_t i = 0; i < spans.size(); ++i)
                if (spans[i].begin <= ends[at] && ends[at] < spans[i].end) {
                    yes = true;
                    ++lengths[i];
                }
            units[at].push_back(yes);
        }
        for (const double length : lengths)
            all.squares += length * length;
    }
    all.units.insert(all.units.end(), units.begin(), units.end());
}

Judgements judged(const Snapshot& now, const AgreementSpec& spec, ThemeId theme, ThemeLevel level) {
    Judgements all;
    for (const Response& response : base_of(now, spec))
        if (spec.unit == AgreementUnit::character)
            add_characters(all, now, spec, response, theme, level);
        else
            add_answer(all, now, spec, response, theme, level);
    return all;
}

std::optional<double> alpha_of(const Judgements& all) {
    double l[2][2] = {};
    for (const Judged& unit : all.units)
        for (std::size_t i = 0; i < unit.size(); ++i)
            for (std::size_t j = 0; j < unit.size(); ++j)
                if (i != j)
                    l[unit[i]][unit[j]] += 1 / static_cast<double>(unit.size() - 1);
    const double no = l[0][0] + l[0][1], yes = l[1][0] + l[1][1], n = no + yes;
    if (no < .5 || yes < .5)
        return std::nullopt;
    const double room = n * n - all.squares - no;
    const double expected = n * (no * no - no) / room + n * (yes * yes - all.squares) / room;
    return 1 - (n - l[0][0] - l[1][1]) / (n - expected);
}

NaiveRow row_of(const Judgements& all, std::size_t coders) {
    NaiveRow row;
    double pairs = 0, shares[2] = {};
    bool everybody = true;
    for (const Judged& unit : all.units) {
        const auto yes = static_cast<double>(std::ranges::count(unit, true));
        const auto m = static_cast<double>(unit.size());
        ++row.n;
        row.both += yes == m ? 1 : 0;
        row.neither += yes == 0 ? 1 : 0;
        if (coders == 2) {
            row.only_a += unit[0] && !unit[1] ? 1 : 0;
            row.only_b += unit[1] && !unit[0] ? 1 : 0;
            shares[0] += unit[0] ? 1 : 0;
            shares[1] += unit[1] ? 1 : 0;
        }
        pairs += (yes * (yes - 1) + (m - yes) * (m - yes - 1)) / (m * (m - 1));
        everybody = everybody && unit.size() == coders;
    }
    row.alpha = alpha_of(all);
    if (row.n == 0)
        return row;
    row.percent = pairs / row.n;
    double yes = 0;
    for (const Judged& unit : all.units)
        yes += static_cast<double>(std::ranges::count(unit, true));
    const double p = yes / (row.n * static_cast<double>(coders));
    const double expected = coders == 2 ? shares[0] * shares[1] / row.n / row.n +
                                              (1 - shares[0] / row.n) * (1 - shares[1] / row.n)
                                        : p * p + (1 - p) * (1 - p);
    if (everybody && 1 - expected > 1e-9)
        row.kappa = (*row.percent - expected) / (1 - expected);
    return row;
}

} // namespace

NaiveAgreement naive_agreement(const Snapshot& now, const AgreementSpec& spec) {
    NaiveAgreement found{.answers = base_of(now, spec).size(), .themes = {}, .overall = {}};
    const ThemeLevel alone = spec.level == ThemeLevel::with_below ? ThemeLevel::own : spec.level;
    Judgements pool;
    for (const Theme& theme : now.study.themes) {
        found.themes[theme.id] =
            row_of(judged(now, spec, theme.id, spec.level), spec.read.coders.size());
        const Judgements own = judged(now, spec, theme.id, alone);
        if (std::ranges::none_of(own.units, [](const Judged& unit) {
                return std::ranges::find(unit, true) != unit.end();
            }))
            continue;
        pool.squares += own.squares;
        pool.units.insert(pool.units.end(), own.units.begin(), own.units.end());
    }
    found.overall = row_of(pool, spec.read.coders.size());
    return found;
}

} // namespace themata
