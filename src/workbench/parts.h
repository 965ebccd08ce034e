#pragma once
// What a Workbench is made of; private to this folder.

#include "index/indexer.h"
#include "index/search.h"
#include "store/store.h"
#include "workbench/undo_stack.h"
#include "workbench/workbench.h"

namespace themata {

struct Workbench::Parts {
    Parts(Store opened, std::filesystem::path path, Setting who);

    // The same study for another thread; its file is opened when the past is asked for.
    Parts(const Parts& other, std::shared_ptr<Searcher> own);

    // Swaps the snapshot and wakes the indexer. `changed`: the answers that differ from those of
    // the snapshot before; nothing when that is not known.
    void show(Snapshot fresh, const std::optional<ResponseSet>& changed);
    // The same, when these changes led there.
    void show(Snapshot fresh, const Changes& changes);

    // The file, for what is not in memory.
    [[nodiscard]] Result<Store*> past();

    void start_indexing();
    // Before a search: starts what Setting::upkeep left for it.
    void ready_to_search();
    [[nodiscard]] Searcher& searching();
    [[nodiscard]] std::shared_ptr<Searcher> new_searcher() const;

    std::optional<Store> opened;
    std::filesystem::path file;
    Setting setting;
    std::shared_ptr<const Snapshot> snapshot;
    History history;
    UndoStack undo_stack;
    std::filesystem::path index;
    std::shared_ptr<Indexer> indexer;   // none before start_indexing()
    std::shared_ptr<Searcher> searcher; // none before the first search
    std::optional<Blind> blind;         // of `snapshot`; none before it is asked for
};

// What an act changed: a line each, then one that says how many of `all` there are more. `study` is
// as it is now; what is no longer in it is named from the changes.
[[nodiscard]] std::vector<std::string> details_of(const Study& study, const Changes& changes,
                                                  std::uint64_t all);

} // namespace themata
