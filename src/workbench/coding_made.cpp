// Who made a coding is in the coding; when, is in the journal.

#include "workbench/parts.h"

namespace themata {

// Ids rise, so of the entries that added codings each added higher ones than those before it: the
// entry is found by halving. Entries that undo or redo bring back what was there and are left out.
Result<std::optional<Entry>> Workbench::entry_that_made(CodingId coding) const {
    const History& history = parts_->history;
    const auto store = parts_->past();
    if (!store)
        return failure(store.error());
    std::optional<Entry> found;
    for (std::size_t low = 0, high = history.size(); low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        CodingId last;
        std::size_t at = middle;
        for (; at < high && !last; ++at) {
            if (history[at].undoes)
                continue;
            auto read = (*store)->last_coding_of(history[at].seq);
            if (!read)
                return failure(read.error());
            last = *read;
        }
        if (last && last < coding) {
            low = at; // behind the entry that was looked at
            continue;
        }
        if (last)
            found = history[at - 1];
        high = middle;
    }
    return found;
}

} // namespace themata
