#pragma once
// Brings one database of an index from where it stands to a snapshot, in transactions that are each
// right for the head that they name. Private to index/; belongs to one thread, but for the count,
// which several may share.

#include "index/catch_up.h"
#include "index/writer.h"
#include <mutex>

namespace themata {

[[nodiscard]] tl::unexpected<Error> indexing_stopped();

// How far several writers have come together. Any thread.
class IndexCount {
public:
    explicit IndexCount(const IndexProgress& progress) : progress_(progress) {}

    void expect(std::size_t answers);
    void add(std::size_t answers);

private:
    const IndexProgress& progress_;
    std::mutex mutex_;
    std::size_t done_ = 0;
    std::size_t total_ = 0;
};

class Following {
public:
    // `changed` since the head of the standing. The snapshot outlives this.
    Following(IndexWriter& writer, Standing standing, const Snapshot& snapshot,
              const ResponseSet& changed, IndexCount& count);

    Result<CaughtUp> run(CaughtUp::How how, const std::stop_token& stop);

private:
    enum class Before { maybe_there, not_there };
    void renew(ResponseId id, Before before);
    void commit();

    IndexWriter& writer_;
    Standing standing_;
    const Snapshot& snapshot_;
    IndexCount& count_;
    std::uint32_t last_;
    std::vector<ResponseId> changed_;
    std::size_t done_ = 0; // since the last commit
    std::size_t bytes_ = 0;
    std::size_t written_ = 0;
    std::size_t removed_ = 0;
};

} // namespace themata
