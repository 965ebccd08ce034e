#pragma once
// Everything that a view, a table or a search reads: the study as it was after one entry of the
// journal. Immutable and shared between threads as std::shared_ptr<const Snapshot>.

#include "study/journal.h"
#include "study/lookup.h"
#include <memory>

namespace themata {

// What a study is called, whatever is in it.
struct Card {
    std::string uuid; // names the study for good, e.g. its index in the cache
    std::string title;
    bool operator==(const Card&) const = default;
};

struct Snapshot {
    Card card;
    Study study;
    Lookup lookup;
    Head head;
    Digest digest = {}; // of the entry at the head
};

} // namespace themata
