#pragma once
// A set of responses, compressed: what a filter, a theme or a search has found. Set operations on
// a million responses take microseconds. A value; reading from several threads is safe.

#include "study/ids.h"
#include <memory>
#include <span>
#include <vector>

struct roaring_bitmap_s;

namespace themata {

class ResponseSet {
public:
    ResponseSet();
    ResponseSet(const ResponseSet& other);
    ResponseSet(ResponseSet&& other) noexcept;
    ResponseSet& operator=(ResponseSet other) noexcept;
    ~ResponseSet();

    // Ids in any order, duplicates allowed.
    [[nodiscard]] static ResponseSet of(std::span<const ResponseId> ids);

    void add(ResponseId id);
    void remove(ResponseId id);
    [[nodiscard]] bool contains(ResponseId id) const;
    [[nodiscard]] std::size_t size() const;

    [[nodiscard]] bool empty() const { return size() == 0; }

    // Ascending.
    [[nodiscard]] std::vector<ResponseId> to_vector() const;

    ResponseSet& operator|=(const ResponseSet& other);
    ResponseSet& operator&=(const ResponseSet& other);
    ResponseSet& operator-=(const ResponseSet& other);

    friend ResponseSet operator|(ResponseSet a, const ResponseSet& b) { return a |= b; }

    friend ResponseSet operator&(ResponseSet a, const ResponseSet& b) { return a &= b; }

    friend ResponseSet operator-(ResponseSet a, const ResponseSet& b) { return a -= b; }

    bool operator==(const ResponseSet& other) const;

private:
    struct Free {
        void operator()(roaring_bitmap_s* bitmap) const;
    };

    std::unique_ptr<roaring_bitmap_s, Free> bitmap_;
};

} // namespace themata
