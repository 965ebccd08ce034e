#pragma once
// An Indexer keeps the index of one study caught up on a thread of its own. The workbench offers
// each snapshot that it takes, with the answers that changed since the one before; the newest wins,
// and what is skipped is remembered. Any thread may call its members; none of them waits for the
// disk, but for settle(). Destroying an Indexer stops it between two answers or, at worst, after
// the transaction that is being committed; what was committed is kept and right.

#include "index/catch_up.h"
#include <chrono>
#include <memory>

namespace themata {

struct Indexing {
    enum class Phase : std::uint8_t {
        idle,        // nothing was offered yet
        up_to_date,  // search uses the index
        catching_up, // `done` of `total` answers
        waiting,     // for another process that is writing the index
        failed,      // `error` says why; search reads the texts
    };
    Phase phase = Phase::idle;
    std::size_t done = 0;
    std::size_t total = 0; // 0 while unknown
    std::optional<Error> error = {};
};

class Indexer {
public:
    // `wake` is called on the indexer's thread whenever indexing() has something new to say.
    explicit Indexer(std::filesystem::path place, std::function<void()> wake = {});
    ~Indexer();
    Indexer(const Indexer&) = delete;
    Indexer& operator=(const Indexer&) = delete;

    // How the study came from `since` to this snapshot: the responses whose text was added, altered
    // or removed. The first offer takes indexed_head() as `since`.
    void offer(std::shared_ptr<const Snapshot> snapshot, Head since, const ResponseSet& changed);
    // What changed is not known: unless the index stands at this very head it is made anew.
    void offer(std::shared_ptr<const Snapshot> snapshot);

    // Throws the index away and makes it anew: a search found that it cannot be read (Hits::fault).
    void renew();

    [[nodiscard]] Indexing indexing() const;

    // For Searcher.
    [[nodiscard]] bool same_answers(Head a, Head b) const;

    // Waits until nothing more is to be done, but not for another process; true if that was reached
    // in time.
    bool settle(std::chrono::milliseconds at_most) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace themata
