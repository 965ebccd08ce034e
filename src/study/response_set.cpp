#include "study/response_set.h"

#include <new>
#include <roaring/roaring.h>

namespace themata {

namespace {

roaring_bitmap_s* checked(roaring_bitmap_s* bitmap) {
    if (!bitmap)
        throw std::bad_alloc();
    return bitmap;
}

} // namespace

void ResponseSet::Free::operator()(roaring_bitmap_s* bitmap) const { roaring_bitmap_free(bitmap); }

ResponseSet::ResponseSet() : bitmap_(checked(roaring_bitmap_create())) {}

ResponseSet::ResponseSet(const ResponseSet& other)
    : bitmap_(checked(roaring_bitmap_copy(other.bitmap_.get()))) {}

ResponseSet::ResponseSet(ResponseSet&& other) noexcept = default;

ResponseSet& ResponseSet::operator=(ResponseSet other) noexcept {
    bitmap_.swap(other.bitmap_);
    return *this;
}

ResponseSet::~ResponseSet() = default;

ResponseSet ResponseSet::of(std::span<const ResponseId> ids) {
    std::vector<std::uint32_t> values;
    values.reserve(ids.size());
    for (ResponseId id : ids)
        values.push_back(id.value);
    ResponseSet set;
    roaring_bitmap_add_many(set.bitmap_.get(), values.size(), values.data());
    return set;
}

void ResponseSet::add(ResponseId id) { roaring_bitmap_add(bitmap_.get(), id.value); }

void ResponseSet::remove(ResponseId id) { roaring_bitmap_remove(bitmap_.get(), id.value); }

bool ResponseSet::contains(ResponseId id) const {
    return roaring_bitmap_contains(bitmap_.get(), id.value);
}

std::size_t ResponseSet::size() const { return roaring_bitmap_get_cardinality(bitmap_.get()); }

std::vector<ResponseId> ResponseSet::to_vector() const {
    static_assert(sizeof(ResponseId) == sizeof(std::uint32_t));
    std::vector<ResponseId> ids(size());
    roaring_bitmap_to_uint32_array(bitmap_.get(), ids.empty() ? nullptr : &ids.front().value);
    return ids;
}

ResponseSet& ResponseSet::operator|=(const ResponseSet& other) {
    roaring_bitmap_or_inplace(bitmap_.get(), other.bitmap_.get());
    return *this;
}

ResponseSet& ResponseSet::operator&=(const ResponseSet& other) {
    roaring_bitmap_and_inplace(bitmap_.get(), other.bitmap_.get());
    return *this;
}

ResponseSet& ResponseSet::operator-=(const ResponseSet& other) {
    roaring_bitmap_andnot_inplace(bitmap_.get(), other.bitmap_.get());
    return *this;
}

bool ResponseSet::operator==(const ResponseSet& other) const {
    return roaring_bitmap_equals(bitmap_.get(), other.bitmap_.get());
}

} // namespace themata
