#pragma once
// What a Workbench is made of; private to this folder.

#include "workbench/undo_stack.h"
#include "workbench/workbench.h"

namespace themata {

struct Workbench::Parts {
    Parts(Store opened, std::filesystem::path path, Setting who)
        : store(std::move(opened)), file(std::move(path)), setting(std::move(who)) {}

    // Swaps the snapshot and wakes the indexer.
    void show(Snapshot fresh);

    Store store;
    std::filesystem::path file;
    Setting setting;
    std::shared_ptr<const Snapshot> snapshot;
    std::vector<Entry> history;
    UndoStack undo_stack;
};

} // namespace themata
