#include "workbench/undo_stack.h"

namespace themata {

namespace {

// Nearly always the last one: a history of many undos is read quickly.
void take_out(std::vector<std::uint64_t>& stack, std::uint64_t seq) {
    if (!stack.empty() && stack.back() == seq)
        stack.pop_back();
    else
        std::erase(stack, seq);
}

} // namespace

void UndoStack::follow(const Entry& entry) {
    if (entry.act == ActKind::undo && entry.undoes) {
        take_out(done_, *entry.undoes);
        undone_.push_back(entry.seq);
        return;
    }
    if (entry.act == ActKind::redo && entry.undoes)
        take_out(undone_, *entry.undoes);
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
