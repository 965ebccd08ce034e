#pragma once
// The parts of an index that several threads wrote, put together into one compact database. Private
// to index/; throws what Xapian throws.

#include "index/standing.h"
#include <stop_token>

namespace themata {

struct MergeStopped {};

// The ids of parts rise from part to part. Throws MergeStopped when asked to stop; what is at
// `whole` then is to be made anew.
void merge_parts(const std::filesystem::path& growing, std::size_t count,
                 const std::filesystem::path& whole, const Standing& standing,
                 const std::stop_token& stop);

} // namespace themata
