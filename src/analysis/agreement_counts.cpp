#include "analysis/agreement_counts.h"

#include "statistics/agreement_alpha.h"
#include "statistics/agreement_spans.h"
#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>
#include <bit>
#include <cmath>

namespace themata {

namespace {

// Each coder's passages of one theme in one answer, in the order of the spec; those of one coder
// merged.
std::vector<std::vector<Span>> by_coder(std::span<const Mark> group) {
    std::vector<std::vector<Span>> spans(group.back().coder + 1);
    for (const Mark& mark : group)
        spans[mark.coder].push_back(mark.span);
    for (std::vector<Span>& own : spans)
        own = overlaps_joined(std::move(own));
    return spans;
}

void add_part(std::vector<AlphaPart>& parts, const AlphaPart& part) {
    if (parts.empty() || parts.back().participant != part.participant) {
        parts.push_back(part);
        return;
    }
    parts.back().differ += part.differ;
    parts.back().yes += part.yes;
    parts.back().squares += part.squares;
}

// Takes in that so many units were marked by these and not by the other readers.
void decide(Decisions& decisions, AlphaPart& part, CoderMask read, CoderMask yes, double units) {
    decisions.units[{read, yes}] += units;
    const double m = coders_in(read);
    const double y = coders_in(yes);
    part.differ += units * y * (m - y) / (m - 1);
    part.yes += units * y;
}

void decide_answer(Decisions& decisions, const ReadAnswer& answer, std::span<const Mark> group) {
    CoderMask yes = 0;
    for (const Mark& mark : group)
        yes |= CoderMask{1} << mark.coder;
    AlphaPart part{.participant = answer.participant};
    decide(decisions, part, answer.read, yes, 1);
    part.squares = part.yes;
    add_part(decisions.parts, part);
}

void decide_characters(Decisions& decisions, const ReadAnswer& answer, const Characters& characters,
                       std::span<const Mark> group) {
    std::vector<std::vector<Span>> spans = by_coder(group);
    AlphaPart part{.participant = answer.participant};
    for (std::vector<Span>& own : spans)
        for (Span& span : own) {
            span = characters.of(span);
            part.squares += static_cast<double>(span.length()) * span.length();
        }
    for (const auto& [yes, length] : lengths_by_mask(spans))
        decide(decisions, part, answer.read, yes, length);
    add_part(decisions.parts, part);
}

double covered(Span first, Span second) {
    const std::uint32_t begin = std::max(first.begin, second.begin);
    const std::uint32_t end = std::min(first.end, second.end);
    return end > begin ? 100.0 * (end - begin) / std::max(first.length(), second.length()) : 0;
}

} // namespace

Characters::Characters(std::string_view text) : bytes_(static_cast<std::uint32_t>(text.size())) {
    // In ASCII only CR LF is one character of two bytes.
    if (!is_ascii(text) || text.find('\r') != text.npos)
        boundaries_ = boundaries(text, Segment::grapheme);
}

std::uint32_t Characters::count() const {
    return boundaries_.empty() ? bytes_ : static_cast<std::uint32_t>(boundaries_.size() - 1);
}

Span Characters::of(Span bytes) const {
    if (boundaries_.empty())
        return bytes;
    const auto place = [&](std::uint32_t byte) {
        return static_cast<std::uint32_t>(std::ranges::lower_bound(boundaries_, byte) -
                                          boundaries_.begin());
    };
    return {place(bytes.begin), place(bytes.end)};
}

MaskLengths lengths_by_mask(std::span<const std::vector<Span>> by_coder) {
    struct End {
        std::uint32_t at;
        CoderMask flips;
    };

    std::vector<End> ends;
    for (std::size_t coder = 0; coder < by_coder.size(); ++coder)
        for (const Span span : by_coder[coder]) {
            ends.push_back({span.begin, CoderMask{1} << coder});
            ends.push_back({span.end, CoderMask{1} << coder});
        }
    std::ranges::sort(ends, {}, &End::at);
    MaskLengths lengths;
    CoderMask mask = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (mask != 0 && ends[i].at > ends[i - 1].at)
            lengths.emplace_back(mask, ends[i].at - ends[i - 1].at);
        mask ^= ends[i].flips;
    }
    return lengths;
}

Ground ground_of(const Study& study, const ReadAnswers& read, AgreementUnit unit) {
    Ground ground;
    ground.judgements.resize(read.participants.size());
    for (const ReadAnswer& answer : read.answers) {
        const double units = unit == AgreementUnit::character
                                 ? Characters(find(study, answer.response)->text).count()
                                 : 1.0;
        ground.units[answer.read] += units;
        ground.judgements[answer.participant] += units * coders_in(answer.read);
    }
    return ground;
}

std::vector<Decisions> decisions_in(const Study& study, const ReadAnswers& read,
                                    std::span<const Mark> marks, AgreementUnit unit,
                                    std::size_t places) {
    std::vector<Decisions> decisions(places);
    std::optional<Characters> characters;
    std::uint32_t of_answer = ReadAnswers::nowhere;
    for_each_group(marks, [&](std::span<const Mark> group) {
        const std::uint32_t place = group.front().answer;
        const ReadAnswer& answer = read.answers[place];
        Decisions& theme = decisions[group.front().theme];
        if (unit != AgreementUnit::character) {
            decide_answer(theme, answer, group);
            return;
        }
        if (place != of_answer)
            characters.emplace(find(study, answer.response)->text);
        of_answer = place;
        decide_characters(theme, answer, *characters, group);
    });
    return decisions;
}

std::size_t matched(std::span<const Span> first, std::span<const Span> second, double overlap) {
    // Passages of one coder are apart, so matches never cross: the longest common row of both.
    std::vector<std::size_t> best(second.size() + 1);
    for (const Span one : first) {
        std::size_t left_above = 0;
        for (std::size_t j = 0; j < second.size(); ++j) {
            const std::size_t above = best[j + 1];
            const bool match = covered(one, second[j]) >= overlap - 1e-9;
            best[j + 1] = std::max({above, best[j], match ? left_above + 1 : 0});
            left_above = above;
        }
    }
    return best.back();
}

std::vector<Segments> segments_in(const ReadAnswers& read, std::span<const Mark> marks,
                                  std::size_t coders, double overlap, std::size_t places) {
    std::vector<Segments> found(places, {.parts = {}, .yes = std::vector<double>(coders)});
    for_each_group(marks, [&](std::span<const Mark> group) {
        const ReadAnswer& answer = read.answers[group.front().answer];
        std::vector<std::vector<Span>> spans = by_coder(group);
        spans.resize(coders);
        Segments& theme = found[group.front().theme];
        SegmentPart part{.participant = answer.participant};
        for (std::size_t a = 0; a < coders; ++a) {
            theme.yes[a] += static_cast<double>(spans[a].size());
            for (std::size_t b = a + 1; b < coders; ++b) {
                const CoderMask both = CoderMask{1} << a | CoderMask{1} << b;
                if ((answer.read & both) != both)
                    continue;
                const auto n = static_cast<double>(matched(spans[a], spans[b], overlap));
                part.matched += n;
                part.only_first += static_cast<double>(spans[a].size()) - n;
                part.only_second += static_cast<double>(spans[b].size()) - n;
            }
        }
        theme.parts.push_back(part);
    });
    return found;
}

namespace {

// With more sets, working out anew in each draw what chance expects would take minutes.
constexpr std::size_t most_sets_redrawn = 1200;

// Whoever read the answer, with her set; sets by number.
struct SetUnits {
    std::vector<ValueSet> sets;
    std::vector<UnitValues> units;           // by answer
    std::vector<std::uint32_t> participants; // by answer
};

SetUnits set_units(const ReadAnswers& read, std::span<const Mark> own, std::size_t coders) {
    SetUnits found;
    std::map<ValueSet, std::uint32_t> numbers;
    std::size_t at = 0;
    for (std::uint32_t answer = 0; answer < read.answers.size(); ++answer) {
        std::vector<ValueSet> sets(coders);
        for (; at < own.size() && own[at].answer == answer; ++at)
            if (ValueSet& set = sets[own[at].coder]; set.empty() || set.back() != own[at].theme)
                set.push_back(own[at].theme);
        UnitValues unit;
        for (std::size_t coder = 0; coder < coders; ++coder) {
            if (!(read.answers[answer].read >> coder & 1))
                continue;
            const auto [there, fresh] = numbers.try_emplace(
                std::move(sets[coder]), static_cast<std::uint32_t>(found.sets.size()));
            if (fresh)
                found.sets.push_back(there->first);
            unit.push_back(there->second);
        }
        found.units.push_back(std::move(unit));
        found.participants.push_back(read.answers[answer].participant);
    }
    return found;
}

enum Way : std::uint8_t { by_sameness, by_jaccard, by_masi, way_count };

double distance(Way way, const ValueSet& a, const ValueSet& b) {
    switch (way) {
    case by_jaccard:
        return jaccard_distance(a, b);
    case by_masi:
        return masi_distance(a, b);
    default:
        return a == b ? 0 : 1;
    }
}

// What a participant brings in: her values, and what they differ by within answers.
struct SetPart {
    std::vector<std::uint32_t> values;
    double differ[way_count] = {};
};

std::vector<SetPart> parts_of(const SetUnits& found, std::size_t participants) {
    std::vector<SetPart> parts(participants);
    for (std::size_t answer = 0; answer < found.units.size(); ++answer) {
        const UnitValues& unit = found.units[answer];
        SetPart& part = parts[found.participants[answer]];
        part.values.insert(part.values.end(), unit.begin(), unit.end());
        for (std::size_t i = 0; i < unit.size(); ++i)
            for (std::size_t j = i + 1; j < unit.size(); ++j)
                for (const Way way : {by_sameness, by_jaccard, by_masi})
                    part.differ[way] += distance(way, found.sets[unit[i]], found.sets[unit[j]]) /
                                        static_cast<double>(unit.size() - 1);
    }
    return parts;
}

// Distances of all pairs of sets, a row for each.
class Distances {
public:
    Distances(Way way, const std::vector<ValueSet>& sets) : side_(sets.size()) {
        for (const ValueSet& a : sets)
            for (const ValueSet& b : sets)
                of_.push_back(static_cast<float>(distance(way, a, b)));
    }

    // Sum of n_c n_k d over c < k.
    [[nodiscard]] double expected(const std::vector<float>& n) const {
        double sum = 0;
        for (std::size_t c = 0; c < side_; ++c) {
            if (n[c] == 0)
                continue;
            float row = 0;
            for (std::size_t k = c + 1; k < side_; ++k)
                row += n[k] * of_[c * side_ + k];
            sum += n[c] * row;
        }
        return sum;
    }

private:
    std::size_t side_;
    std::vector<float> of_;
};

// Alpha of what was drawn.
class Redrawing {
public:
    Redrawing(const SetUnits& found, std::vector<SetPart> parts, const SetAgreement& sample)
        : parts_(std::move(parts)), sets_(found.sets.size()), kept_(sample.expected_kept) {
        if (!kept_)
            for (const Way way : {by_sameness, by_jaccard, by_masi})
                distances_.emplace_back(way, found.sets);
        double differ[way_count] = {};
        double n = 0;
        for (const SetPart& part : parts_) {
            n += static_cast<double>(part.values.size());
            for (const Way way : {by_sameness, by_jaccard, by_masi})
                differ[way] += part.differ[way];
        }
        const Figure* alphas[] = {&sample.nominal, &sample.jaccard, &sample.masi};
        for (const Way way : {by_sameness, by_jaccard, by_masi})
            mean_expected_[way] =
                *alphas[way] ? 2 * differ[way] / n / (1 - **alphas[way]) : std::nan("");
    }

    void operator()(std::span<const std::uint32_t> times, std::span<double> out) const {
        std::vector<float> n(kept_ ? 0 : sets_);
        double total = 0;
        double differ[way_count] = {};
        for (std::size_t p = 0; p < times.size(); ++p) {
            if (times[p] == 0)
                continue;
            total += times[p] * static_cast<double>(parts_[p].values.size());
            for (const Way way : {by_sameness, by_jaccard, by_masi})
                differ[way] += times[p] * parts_[p].differ[way];
            if (!kept_)
                for (const std::uint32_t value : parts_[p].values)
                    n[value] += static_cast<float>(times[p]);
        }
        for (const Way way : {by_sameness, by_jaccard, by_masi}) {
            const double expected =
                kept_ ? mean_expected_[way] * total * (total - 1) / 2 : distances_[way].expected(n);
            out[way] = expected > 0 ? 1 - (total - 1) * differ[way] / expected : std::nan("");
        }
    }

private:
    std::vector<SetPart> parts_;
    std::size_t sets_;
    bool kept_;
    std::vector<Distances> distances_;
    double mean_expected_[way_count] = {};
};

// Means over the pairs of coders of each answer.
void add_means(SetAgreement& result, const SetUnits& found) {
    double pairs = 0, same = 0, similar = 0;
    for (const UnitValues& unit : found.units)
        for (std::size_t i = 0; i < unit.size(); ++i)
            for (std::size_t j = i + 1; j < unit.size(); ++j) {
                ++pairs;
                same += unit[i] == unit[j] ? 1 : 0;
                similar += 1 - jaccard_distance(found.sets[unit[i]], found.sets[unit[j]]);
            }
    const char* none = "There is no answer that two coders read.";
    result.same = pairs > 0 ? defined(same / pairs) : undefined(none);
    result.similar = pairs > 0 ? defined(similar / pairs) : undefined(none);
}

// Draws are made for each answer: where these are many, few draws of each tell as much.
std::uint32_t draws_for(std::size_t answers) {
    constexpr std::size_t enough = 50'000;
    return static_cast<std::uint32_t>(
        std::clamp<std::size_t>(enough / std::max<std::size_t>(answers, 1), 1, 300));
}

} // namespace

SetAgreement set_agreement(const ReadAnswers& read, std::span<const Mark> own, std::size_t coders,
                           const Draws& draws, double level) {
    const SetUnits found = set_units(read, own, coders);
    SetAgreement result{.n = static_cast<double>(found.units.size()),
                        .distinct = found.sets.size(),
                        .same = {},
                        .similar = {},
                        .nominal = {},
                        .jaccard = {},
                        .masi = {},
                        .nominal_interval = {},
                        .jaccard_interval = {},
                        .masi_interval = {}};
    add_means(result, found);
    const Coincidences counts = coincidences(found.units, found.sets.size());
    const auto by = [&](Way way) {
        return alpha(counts, [&](std::uint32_t c, std::uint32_t k) {
            return distance(way, found.sets[c], found.sets[k]);
        });
    };
    result.nominal = by(by_sameness);
    result.jaccard = by(by_jaccard);
    result.masi = by(by_masi);
    // Full agreement tells nothing of what chance expects: then it is worked out in each draw.
    result.expected_kept =
        found.sets.size() > most_sets_redrawn && result.nominal && *result.nominal < 1;
    const Redrawing redrawing(found, parts_of(found, read.participants.size()), result);
    const auto intervals = bootstrap(read.participants.size(), way_count, draws, redrawing, level);
    result.nominal_interval = intervals[by_sameness];
    result.jaccard_interval = intervals[by_jaccard];
    result.masi_interval = intervals[by_masi];
    return result;
}

AllValuesAlpha all_values_alpha(const Study& study, const ReadAnswers& read,
                                std::span<const Mark> own, std::size_t coders, std::size_t places,
                                std::uint64_t seed) {
    UnitizingSums sums(places);
    std::vector<Continuum> texts;
    std::size_t at = 0;
    bool two_at_once = false;
    for (std::uint32_t answer = 0; answer < read.answers.size(); ++answer) {
        const Characters characters(find(study, read.answers[answer].response)->text);
        std::vector<std::map<std::uint32_t, std::vector<Span>>> spans(coders);
        for (; at < own.size() && own[at].answer == answer; ++at)
            spans[own[at].coder][own[at].theme].push_back(own[at].span);
        Continuum text{.length = static_cast<double>(characters.count()), .coders = {}};
        for (std::size_t coder = 0; coder < coders; ++coder) {
            if (!(read.answers[answer].read >> coder & 1))
                continue;
            auto& marked = text.coders.emplace_back();
            std::vector<Span> all;
            for (const auto& [theme, of_theme] : spans[coder])
                for (const Span span : overlaps_joined(of_theme)) {
                    const Span in_characters = characters.of(span);
                    all.push_back(in_characters);
                    marked.push_back({.begin = static_cast<double>(in_characters.begin),
                                      .end = static_cast<double>(in_characters.end),
                                      .value = theme});
                }
            two_at_once = two_at_once || overlaps_joined(all).size() < all.size();
        }
        if (!two_at_once)
            sums.add(text);
        texts.push_back(std::move(text));
    }
    Gamma aligned = gamma(texts, {.seed = seed, .count = draws_for(texts.size())});
    if (two_at_once) {
        const Figure none = undefined("A coder put two themes on the same words, so that these "
                                      "have no single value.");
        return {.alpha = none,
                .marked = none,
                .values = none,
                .values_cover = none,
                .gamma = std::move(aligned)};
    }
    UnitAlpha found = unit_alpha(sums);
    return {.alpha = std::move(found.alpha),
            .marked = std::move(found.marked),
            .values = std::move(found.values),
            .values_cover = std::move(found.values_cover),
            .gamma = std::move(aligned)};
}

} // namespace themata
