#pragma once
// A pass over a table in batches of what is needed of each record. The nodes of a persistent table
// lie scattered in memory; taking a batch out of them in a loop that does nothing else lets the
// processor fetch many at once, which it cannot while it works on each. Any thread.

#include <array>
#include <span>

namespace themata {

// Calls take(batch) until all records are through, in the order of ids; what stands in a batch is
// pick(record).
template <class Records, class Pick, class Take>
void for_each_batch(const Records& records, Pick pick, Take take) {
    using Picked = decltype(pick(*records.begin()));
    std::array<Picked, 256> batch;
    std::size_t size = 0;
    records.for_each([&](const auto& record) {
        batch[size++] = pick(record);
        if (size < batch.size())
            return;
        take(std::span<const Picked>(batch));
        size = 0;
    });
    take(std::span<const Picked>(batch.data(), size));
}

} // namespace themata
