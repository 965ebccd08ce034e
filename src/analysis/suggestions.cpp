#include "analysis/suggestions.h"

#include "analysis/rule_check.h"
#include "analysis/whose.h"
#include <algorithm>

namespace themata {

namespace {

constexpr std::size_t words_told = 5;
constexpr std::size_t answers_told = 3;
constexpr double least_chance = 0.1;
// More examples than these teach little more and cost memory; then every so-many-th is taken.
constexpr std::size_t most_examples = 50'000;

std::vector<ResponseId> spread(std::vector<ResponseId> all) {
    const std::size_t step = all.size() / most_examples + 1;
    std::vector<ResponseId> some;
    for (std::size_t place = 0; place < all.size(); place += step)
        some.push_back(all[place]);
    return some;
}

bool with_text(const Study& study, ResponseId id) {
    return find(study, id)->state == ResponseState::answered;
}

} // namespace

CodedAnswers coded_answers(const Snapshot& now) {
    CodedAnswers coded;
    coded.answers = judged_by_people(now.study).to_vector();
    std::erase_if(coded.answers, [&](ResponseId id) { return !with_text(now.study, id); });
    coded.answers = spread(std::move(coded.answers));
    const std::vector<char> people = coders_taken(now.study, {.rule = Whose::Rule::people});
    std::vector<std::vector<std::uint32_t>> holds(now.study.themes.last_id() + 1);
    for (std::uint32_t place = 0; place < coded.answers.size(); ++place)
        for (const CodingId id : now.lookup.codings.of(coded.answers[place])) {
            const Coding& coding = *find(now.study, id);
            auto& places = holds[coding.theme.value];
            if (people[coding.coder.value] && (places.empty() || places.back() != place))
                places.push_back(place);
        }
    for (const ThemeId theme : codebook_order(now.study, now.lookup)) {
        if (holds[theme.value].size() < fewest_examples ||
            find(now.study, theme)->state == ThemeState::retired)
            continue;
        coded.themes.push_back(theme);
        coded.holds.push_back(std::move(holds[theme.value]));
    }
    return coded;
}

Result<Suggester> Suggester::from(const Snapshot& now) {
    Suggester made;
    made.coded_ = coded_answers(now);
    if (made.coded_.themes.empty())
        return failure(Error::Code::refused, "Too little is coded to learn from.",
                       "A theme is suggested once people have applied it in " +
                           std::to_string(fewest_examples) + " answers.");
    std::vector<std::string_view> texts;
    for (const ResponseId id : made.coded_.answers)
        texts.push_back(find(now.study, id)->text);
    made.vocabulary_ = FeatureNames::of(texts);
    made.lessons_ = {.examples = {}, .terms = made.vocabulary_.size(), .holds = made.coded_.holds};
    for (const std::string_view text : texts)
        made.lessons_.examples.push_back(made.vocabulary_.weigh(text));
    made.models_ = learn(made.lessons_);
    return made;
}

std::vector<std::string> Suggester::words_for(const LinearModel& model,
                                              const Features& features) const {
    std::vector<std::pair<float, std::uint32_t>> spoke;
    for (const Weighted& feature : features)
        if (model.weights[feature.term] > 0)
            spoke.emplace_back(-feature.weight * model.weights[feature.term], feature.term);
    std::ranges::sort(spoke);
    std::vector<std::string> words;
    for (const auto& [weight, term] : spoke)
        if (words.size() < words_told)
            words.push_back(vocabulary_.word(term));
    return words;
}

std::vector<ResponseId> Suggester::most_like(std::size_t theme, const Features& features,
                                             ResponseId but) const {
    std::vector<std::pair<double, ResponseId>> near;
    for (const std::uint32_t example : coded_.holds[theme]) {
        const double alike = likeness(features, lessons_.examples[example]);
        if (alike > 0 && coded_.answers[example] != but)
            near.emplace_back(-alike, coded_.answers[example]);
    }
    std::ranges::sort(near);
    std::vector<ResponseId> nearest;
    for (const auto& [alike, id] : near)
        if (nearest.size() < answers_told)
            nearest.push_back(id);
    return nearest;
}

std::vector<Suggestion> Suggester::suggest(const Snapshot& now, ResponseId response,
                                           std::size_t limit) const {
    const Features features = vocabulary_.weigh(find(now.study, response)->text);
    std::vector<Suggestion> found;
    if (features.empty())
        return found;
    std::vector<std::pair<double, std::size_t>> ranked;
    for (std::size_t theme = 0; theme < models_.size(); ++theme)
        ranked.emplace_back(-models_[theme].chance(features), theme);
    std::ranges::sort(ranked);
    for (const auto& [chance, theme] : ranked) {
        if (found.size() == limit || -chance < least_chance)
            break;
        const auto& codings = now.lookup.codings.of(response);
        if (std::ranges::any_of(codings, [&](CodingId id) {
                return find(now.study, id)->theme == coded_.themes[theme];
            }))
            continue;
        found.push_back({.theme = coded_.themes[theme],
                         .chance = -chance,
                         .words = words_for(models_[theme], features),
                         .like = most_like(theme, features, response)});
    }
    return found;
}

} // namespace themata
