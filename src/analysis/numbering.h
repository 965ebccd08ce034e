#pragma once
// Gives keys the numbers 0, 1, 2 … in the order in which they come. An array where the keys lie
// close together, a hash table where they do not. One thread.

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace themata {

class Numbering {
public:
    // Keys are below `range`; about `expected` of them will come.
    Numbering(std::uint64_t range, std::uint64_t expected) {
        if (range <= 4 * expected + 4096)
            numbers_.assign(range, none);
    }

    [[nodiscard]] std::uint32_t number(std::uint64_t key) {
        if (numbers_.empty())
            return scattered(key);
        std::uint32_t& number = numbers_[key];
        if (number == none)
            number = size_++;
        return number;
    }

    [[nodiscard]] std::uint32_t size() const { return size_; }

private:
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    std::uint32_t scattered(std::uint64_t key) {
        const auto [at, fresh] = scattered_.try_emplace(key, size_);
        if (fresh)
            ++size_;
        return at->second;
    }

    std::vector<std::uint32_t> numbers_;
    std::unordered_map<std::uint64_t, std::uint32_t> scattered_;
    std::uint32_t size_ = 0;
};

} // namespace themata
