#include "analysis/linear_model.h"

#include <cmath>
#include <future>
#include <linear.h>

namespace themata {

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

} // namespace themata
