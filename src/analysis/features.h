#pragma once
// Texts as weighted terms, for comparing and learning: single words and neighbours, folded loosely,
// weighted by tf-idf to a length of 1. A term that only one of the texts has is left out. Values;
// any thread.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace themata {

struct Weighted {
    std::uint32_t term = 0;
    float weight = 0;
};

using Features = std::vector<Weighted>; // rising by term

class FeatureNames {
public:
    [[nodiscard]] static FeatureNames of(std::span<const std::string_view> texts);

    [[nodiscard]] Features weigh(std::string_view text) const;

    [[nodiscard]] const std::string& word(std::uint32_t term) const { return words_[term]; }

    [[nodiscard]] std::size_t size() const { return words_.size(); }

private:
    std::unordered_map<std::string, std::uint32_t> terms_;
    std::vector<std::string> words_;
    std::vector<float> rarity_; // idf
};

// The single words of a text and the pairs of neighbours, folded, as often as they stand there.
[[nodiscard]] std::vector<std::string> terms_of(std::string_view text);

// From 0 to 1: the cosine.
[[nodiscard]] double likeness(const Features& one, const Features& other);

} // namespace themata
