#pragma once
// What undo and redo would act on, told from the journal alone, so that both survive closing the
// program: an entry is undone by an entry of act undo that names it, an undo by one of act redo.

#include "study/journal.h"
#include "study/sequence.h"
#include <vector>

namespace themata {

// All entries of the journal, oldest first. A copy costs nothing.
using History = Sequence<Entry>;

class UndoStack {
public:
    // Entries in the order of the journal.
    void follow(const Entry& entry);

    // Numbers of entries whose inverse undo() or redo() would apply.
    [[nodiscard]] std::optional<std::uint64_t> undoable() const;
    [[nodiscard]] std::optional<std::uint64_t> redoable() const;

    // All that undo() would take back one after another, the oldest first.
    [[nodiscard]] const std::vector<std::uint64_t>& standing() const { return done_; }

private:
    std::vector<std::uint64_t> done_;
    std::vector<std::uint64_t> undone_;
};

} // namespace themata
