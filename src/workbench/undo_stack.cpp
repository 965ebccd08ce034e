#include "workbench/undo_stack.h"

namespace themata {

void UndoStack::follow(const Entry& entry) {
    if (entry.verb == undo_verb && entry.undoes) {
        std::erase(done_, *entry.undoes);
        undone_.push_back(entry.seq);
        return;
    }
    if (entry.verb == redo_verb && entry.undoes)
        std::erase(undone_, *entry.undoes);
    else
        undone_.clear();
    done_.push_back(entry.seq);
}

std::optional<std::uint64_t> UndoStack::undoable() const {
    return done_.empty() ? std::nullopt : std::optional(done_.back());
}

std::optional<std::uint64_t> UndoStack::redoable() const {
    return undone_.empty() ? std::nullopt : std::optional(undone_.back());
}

} // namespace themata
