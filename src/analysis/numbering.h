#pragma once
// Small numbers for keys, to be places in an array: the keys themselves where they lie below a
// limit, so that a lookup costs nothing; else 0, 1, 2 … in the order in which they come. One
// thread.

#include <cstdint>
#include <unordered_map>

namespace themata {

class Numbering {
public:
    // Keys are below `range`; no more than `most` different ones will come.
    Numbering(std::uint64_t range, std::uint64_t limit, std::uint64_t most)
        : keys_do_(range <= limit), bound_(keys_do_ ? range : most) {}

    [[nodiscard]] std::uint32_t number(std::uint64_t key) {
        return keys_do_ ? static_cast<std::uint32_t>(key) : given(key);
    }

    // All numbers are below this one.
    [[nodiscard]] std::uint64_t bound() const { return bound_; }

private:
    std::uint32_t given(std::uint64_t key) {
        return given_.try_emplace(key, static_cast<std::uint32_t>(given_.size())).first->second;
    }

    bool keys_do_;
    std::uint64_t bound_;
    std::unordered_map<std::uint64_t, std::uint32_t> given_;
};

} // namespace themata
