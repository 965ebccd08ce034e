#include "analysis/profile.h"

#include "analysis/axes.h"
#include "analysis/cooccurrence.h"
#include "analysis/marked_text.h"
#include "analysis/spread_quotes.h"
#include "analysis/typical_words.h"
#include "statistics/summary.h"
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace themata {

namespace {

constexpr std::size_t most_values = 12; // of a trait, to be shown one by one
constexpr std::size_t most_companions = 10;

// The passages of the theme in a response that is looked at: distinct spans, rising.
using Passages = std::unordered_map<ResponseId, std::vector<Span>>;

class Themes {
public:
    Themes(const Snapshot& now, ThemeId theme) : is_one_(now.study.themes.last_id() + 1) {
        for (const ThemeId each : subtree(now.study, now.lookup, theme))
            is_one_[each.value] = 1;
    }

    [[nodiscard]] bool holds(ThemeId theme) const { return is_one_[theme.value] != 0; }

private:
    std::vector<char> is_one_;
};

Passages passages_of(const Snapshot& now, const std::vector<Handled>& handled, const Whose& whose,
                     ThemeId theme) {
    const Themes themes(now, theme);
    const CodingsTaken taken = CodingsTaken::of(now.study, whose);
    Passages passages;
    now.study.codings.for_each([&](const Coding& coding) {
        if (themes.holds(coding.theme) && taken(coding) &&
            handled[coding.response.value] == Handled::coded)
            passages[coding.response].push_back(coding.span);
    });
    for (auto& [response, spans] : passages) {
        std::ranges::sort(spans);
        const auto twice = std::ranges::unique(spans);
        spans.erase(twice.begin(), twice.end());
    }
    return passages;
}

// Counts answers and people, those with the theme and all, under one value of an axis.
class Share {
public:
    void take(const Response& response, const std::vector<Span>* passages) {
        ++share_.responses_base;
        people_.insert(response.participant);
        if (!passages)
            return;
        ++share_.responses;
        share_.mentions += static_cast<std::uint32_t>(passages->size());
        with_.insert(response.participant);
    }

    [[nodiscard]] bool empty() const { return people_.empty(); }

    [[nodiscard]] ProfileShare done(std::string of, std::string name) const {
        ProfileShare share = share_;
        share.of = std::move(of);
        share.name = std::move(name);
        share.participants = static_cast<std::uint32_t>(with_.size());
        share.participants_base = static_cast<std::uint32_t>(people_.size());
        return share;
    }

private:
    ProfileShare share_;
    std::unordered_set<ParticipantId> people_;
    std::unordered_set<ParticipantId> with_;
};

const std::vector<Span>* found_in(const Passages& passages, ResponseId response) {
    const auto there = passages.find(response);
    return there == passages.end() ? nullptr : &there->second;
}

template <class Take>
void each_answer(const Study& study, const std::vector<Handled>& handled, Take take) {
    study.responses.for_each([&](const Response& response) {
        if (handled[response.id.value] >= Handled::untouched)
            take(response);
    });
}

std::uint32_t rank_of(const AxisValues& values, AxisKind kind, const Response& response) {
    switch (kind) {
    case AxisKind::stage:
        return values.ranks[response.stage.value];
    case AxisKind::question:
        return values.ranks[response.question.value];
    case AxisKind::role:
    case AxisKind::trait:
        break;
    }
    return values.ranks[response.participant.value];
}

std::vector<Axis> axes_of(const Study& study) {
    std::vector<Axis> axes{
        {.kind = AxisKind::role}, {.kind = AxisKind::stage}, {.kind = AxisKind::question}};
    std::set<std::string_view> seen;
    study.traits.for_each([&](const Trait& trait) {
        if (seen.insert(trait.name).second)
            axes.push_back({.kind = AxisKind::trait, .trait = trait.name});
    });
    return axes;
}

std::string title_of(const Axis& axis) {
    switch (axis.kind) {
    case AxisKind::role:
        return "Role";
    case AxisKind::stage:
        return "Stage";
    case AxisKind::question:
        return "Question";
    case AxisKind::trait:
        break;
    }
    return axis.trait;
}

// One for each value that occurs; of a trait of many values none. An axis on which all are alike
// tells nothing and is left out.
std::vector<ProfileShare> shares_by(const Study& study, const std::vector<Handled>& handled,
                                    const Passages& passages, const Axis& axis) {
    const auto values = values_of(study, axis);
    if (!values || (axis.kind == AxisKind::trait && values->names.size() > most_values))
        return {};
    std::vector<Share> shares(values->names.size());
    each_answer(study, handled, [&](const Response& response) {
        shares[rank_of(*values, axis.kind, response)].take(response,
                                                           found_in(passages, response.id));
    });
    std::vector<ProfileShare> found;
    for (std::size_t rank = 0; rank < shares.size(); ++rank)
        if (!shares[rank].empty())
            found.push_back(shares[rank].done(title_of(axis), values->names[rank]));
    return found.size() > 1 ? found : std::vector<ProfileShare>();
}

ProfileShare share_of_all(const Study& study, const std::vector<Handled>& handled,
                          const Passages& passages, std::string name) {
    Share share;
    each_answer(study, handled, [&](const Response& response) {
        share.take(response, found_in(passages, response.id));
    });
    return share.done("", std::move(name));
}

PassageLengths lengths_of(std::vector<double> values) {
    std::ranges::sort(values);
    const Hinges hinges = hinges_of_sorted(values);
    return {.n = static_cast<std::uint32_t>(values.size()),
            .median = median_of_sorted(values),
            .low = hinges.low,
            .high = hinges.high,
            .least = values.front(),
            .most = values.back()};
}

void measure(Profile& found, const Study& study, const Passages& passages) {
    std::vector<double> words;
    std::vector<double> letters;
    for (const auto& [response, spans] : passages) {
        const MarkedText text(study.responses.find(response)->text);
        for (const Span span : spans) {
            const TextSize size = text.within({span});
            words.push_back(static_cast<double>(size.words));
            letters.push_back(static_cast<double>(size.letters));
        }
    }
    found.words_long = lengths_of(std::move(words));
    found.letters_long = lengths_of(std::move(letters));
}

void count_words(Profile& found, const Study& study, const std::vector<Handled>& handled,
                 const Passages& passages) {
    WordCount count;
    each_answer(study, handled, [&](const Response& response) {
        const auto* spans = found_in(passages, response.id);
        count.take(response.text, spans ? merged(*spans) : std::vector<Span>());
    });
    found.words = count.typical(found.spec.words, found.spec.prior);
    found.words_in = count.in();
    found.words_elsewhere = count.elsewhere();
}

// Themes below are part of this one, and those above hold it.
std::vector<Companion> companions_of(const Snapshot& now, const ProfileSpec& spec,
                                     const std::stop_token& stop) {
    const auto together =
        cooccurrence(now, {.answers = spec.answers, .parents = Parents::unions}, stop);
    if (!together)
        return {};
    std::vector<Companion> companions;
    for (const PairOfThemes& pair : together->pairs) {
        const bool is_a = together->themes[pair.a] == spec.theme;
        if (!is_a && together->themes[pair.b] != spec.theme)
            continue;
        const std::uint32_t other = is_a ? pair.b : pair.a;
        companions.push_back({.theme = together->themes[other],
                              .name = together->names[other],
                              .n = pair.n,
                              .of = together->at(other, other),
                              .expected = pair.expected.value_or(0),
                              .phi = pair.phi});
        if (companions.size() == most_companions)
            break;
    }
    return companions;
}

} // namespace

Result<Profile> profile(const Snapshot& now, const ProfileSpec& spec, std::stop_token stop) {
    const Study& study = now.study;
    if (auto fine = check(study, spec.answers); !fine)
        return failure(fine.error());
    const Theme* theme = study.themes.find(spec.theme);
    if (!theme)
        return failure(Error::Code::not_found, "This theme is not in the codebook.",
                       "`theme STUDY list` shows the codebook.");
    const auto handled = handling_of(study, spec.answers);
    const Passages passages = passages_of(now, handled, spec.answers.whose, spec.theme);
    if (passages.empty())
        return failure(Error::Code::refused,
                       "The theme “" + theme->name + "” was not applied to any of these answers.",
                       "Look at all answers and coders, or at another theme.");
    Profile found{.spec = spec,
                  .name = theme->name,
                  .path = path_of(study, theme->id),
                  .definition = theme->definition,
                  .all = share_of_all(study, handled, passages, theme->name)};
    for (const Axis& axis : axes_of(study))
        for (ProfileShare& share : shares_by(study, handled, passages, axis))
            found.shares.push_back(std::move(share));
    for (const ThemeId below : children_of(study, now.lookup, theme->id))
        found.below.push_back(share_of_all(study, handled,
                                           passages_of(now, handled, spec.answers.whose, below),
                                           study.themes.find(below)->name));
    measure(found, study, passages);
    count_words(found, study, handled, passages);
    found.companions = companions_of(now, spec, stop);
    found.quotes = spread_quotes(now, spec);
    if (stop.stop_requested())
        return failure(Error::Code::cancelled, "The profile was stopped.", "Nothing was changed.");
    return found;
}

} // namespace themata
