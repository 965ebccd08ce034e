#pragma once
// What a Workbench is made of; private to this folder.

#include "store/store.h"
#include "workbench/undo_stack.h"
#include "workbench/workbench.h"

namespace themata {

struct Workbench::Parts {
    Parts(Store opened, std::filesystem::path path, Setting who);

    // Swaps the snapshot and wakes the indexer. `changed`: the answers that differ from those of
    // the snapshot before; nothing when that is not known.
    void show(Snapshot fresh, const std::optional<ResponseSet>& changed);

    void start_indexing();
    // Before a search: starts what Setting::upkeep left for it.
    void ready_to_search();
    [[nodiscard]] Searcher& searching();

    Store store;
    std::filesystem::path file;
    Setting setting;
    std::shared_ptr<const Snapshot> snapshot;
    std::vector<Entry> history;
    UndoStack undo_stack;
    std::filesystem::path index;
    std::unique_ptr<Indexer> indexer;   // none before start_indexing()
    std::unique_ptr<Searcher> searcher; // asks the indexer, so it goes first
};

} // namespace themata
