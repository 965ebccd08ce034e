#include "analysis/features.h"

#include "text/fold.h"
#include "text/segments.h"
#include <algorithm>
#include <cmath>
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

} // namespace themata
