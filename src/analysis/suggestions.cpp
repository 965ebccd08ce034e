#include "analysis/suggestions.h"

#include "analysis/rule_check.h"
#include "analysis/selection.h"
#include "text/fold.h"
#include "text/segments.h"
#include <algorithm>
#include <cmath>
#include <future>
#include <linear.h>
#include <map>

namespace themata {

std::vector<std::string> terms_of(std::string_view text) {
    const std::string folded = fold_loosely(text);
    std::vector<std::string> terms;
    std::string last;
    for_each_word(folded, [&](Span span, WordKind) {
        std::string word = folded.substr(span.begin, span.length());
        if (!last.empty())
            terms.push_back(last + " " + word);
        terms.push_back(word);
        last = std::move(word);
    });
    return terms;
}

FeatureNames FeatureNames::of(std::span<const std::string_view> texts) {
    std::map<std::string, std::uint32_t> holders; // a map, so that numbers do not hang on hashing
    for (const std::string_view text : texts) {
        auto terms = terms_of(text);
        std::ranges::sort(terms);
        terms.erase(std::ranges::unique(terms).begin(), terms.end());
        for (std::string& term : terms)
            ++holders[std::move(term)];
    }
    FeatureNames vocabulary;
    for (const auto& [term, n] : holders) {
        if (n < 2)
            continue;
        vocabulary.terms_.emplace(term, static_cast<std::uint32_t>(vocabulary.words_.size()));
        vocabulary.words_.push_back(term);
        vocabulary.rarity_.push_back(
            std::log((1 + static_cast<float>(texts.size())) / (1 + static_cast<float>(n))) + 1);
    }
    return vocabulary;
}

Features FeatureNames::weigh(std::string_view text) const {
    std::map<std::uint32_t, float> times;
    for (const std::string& term : terms_of(text))
        if (const auto found = terms_.find(term); found != terms_.end())
            ++times[found->second];
    Features features;
    float square = 0;
    for (const auto& [term, n] : times) {
        const float weight = (1 + std::log(n)) * rarity_[term];
        features.push_back({term, weight});
        square += weight * weight;
    }
    for (Weighted& feature : features)
        feature.weight /= std::sqrt(square);
    return features;
}

double likeness(const Features& one, const Features& other) {
    double product = 0;
    auto at = other.begin();
    for (const Weighted& feature : one) {
        while (at != other.end() && at->term < feature.term)
            ++at;
        if (at == other.end())
            break;
        if (at->term == feature.term)
            product += static_cast<double>(feature.weight) * static_cast<double>(at->weight);
    }
    return product;
}

namespace {

// How much a mistake costs against a large weight; found by trying 1 to 32 on published data.
constexpr double cost_of_mistakes = 16;
constexpr double accuracy = 0.01;

void say_nothing(const char*) {}

// The examples as liblinear wants them: each row ended by index -1, terms from 1, the bias last.
class Rows {
public:
    explicit Rows(const Lessons& lessons) {
        std::size_t size = 0;
        for (const Features& example : lessons.examples)
            size += example.size() + 2;
        nodes_.reserve(size);
        for (const Features& example : lessons.examples) {
            starts_.push_back(nodes_.data() + nodes_.size());
            for (const Weighted& feature : example)
                nodes_.push_back({static_cast<int>(feature.term) + 1, feature.weight});
            nodes_.push_back({static_cast<int>(lessons.terms) + 1, 1});
            nodes_.push_back({-1, 0});
        }
    }

    [[nodiscard]] feature_node** starts() { return starts_.data(); }

private:
    std::vector<feature_node> nodes_;
    std::vector<feature_node*> starts_;
};

LinearModel never() { return {.weights = {}, .bias = -20}; }

LinearModel taken_over(const model& trained, std::size_t terms) {
    LinearModel found;
    // The weights speak for the class that came first.
    const double sign = trained.label[0] == 1 ? 1 : -1;
    for (std::size_t term = 0; term < terms; ++term)
        found.weights.push_back(static_cast<float>(sign * trained.w[term]));
    found.bias = static_cast<float>(sign * trained.w[terms]);
    return found;
}

LinearModel learn_one(const Lessons& lessons, Rows& rows, const std::vector<std::uint32_t>& holds) {
    if (holds.empty())
        return never();
    std::vector<double> classes(lessons.examples.size(), -1);
    for (const std::uint32_t example : holds)
        classes[example] = 1;
    problem examples{};
    examples.l = static_cast<int>(lessons.examples.size());
    examples.n = static_cast<int>(lessons.terms) + 1;
    examples.y = classes.data();
    examples.x = rows.starts();
    examples.bias = 1;
    parameter how{};
    how.solver_type = L2R_LR;
    how.eps = accuracy;
    how.C = cost_of_mistakes;
    model* trained = train(&examples, &how);
    LinearModel found = taken_over(*trained, lessons.terms);
    free_and_destroy_model(&trained);
    return found;
}

} // namespace

double LinearModel::chance(const Features& features) const {
    double sum = static_cast<double>(bias);
    for (const Weighted& feature : features)
        if (feature.term < weights.size())
            sum += static_cast<double>(feature.weight) * static_cast<double>(weights[feature.term]);
    return 1 / (1 + std::exp(-sum));
}

std::vector<LinearModel> learn(const Lessons& lessons) {
    set_print_string_function(say_nothing);
    std::vector<LinearModel> models(lessons.holds.size());
    Rows rows(lessons);
    const auto learn_every_second = [&](std::size_t first) {
        for (std::size_t theme = first; theme < models.size(); theme += 2)
            models[theme] = learn_one(lessons, rows, lessons.holds[theme]);
    };
    auto other = std::async(std::launch::async, learn_every_second, std::size_t{1});
    learn_every_second(0);
    other.get();
    return models;
}

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
    const std::vector<char> people = coders_taken(now.study, {.rule = CodersCounted::Rule::people});
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
        const ThemeId likely = coded_.themes[theme];
        const auto& codings = now.lookup.codings.of(response);
        if (std::ranges::any_of(codings,
                                [&](CodingId id) { return find(now.study, id)->theme == likely; }))
            continue;
        found.push_back({.theme = likely,
                         .chance = -chance,
                         .words = words_for(models_[theme], features),
                         .like = most_like(theme, features, response)});
    }
    return found;
}

} // namespace themata
