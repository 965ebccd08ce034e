#pragma once
// An IndexBuild makes an index anew in the folder beside the whole one, each core writing a part of
// the answers when there are many, and gives it its name when it is whole. What was written before
// a process ended is gone on with. Only index/ uses it; it throws what Xapian throws; one thread,
// which waits for those that it starts.

#include "index/catch_up.h"
#include "index/writer.h"
#include <memory>
#include <mutex>
#include <stop_token>

namespace themata {

// Brings one database of an index from where it stands to a snapshot, in transactions that are each
// right for the head that they name. Belongs to one thread, but for the count, which several may
// share.
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
    Following(IndexWriter& writer, IndexContents standing, const Snapshot& snapshot,
              const ResponseSet& changed, IndexCount& count);

    Result<CaughtUp> run(CaughtUp::How how, const std::stop_token& stop);

private:
    enum class Before { maybe_there, not_there };
    void renew(ResponseId id, Before before);
    void commit();

    IndexWriter& writer_;
    IndexContents standing_;
    const Snapshot& snapshot_;
    IndexCount& count_;
    std::uint32_t last_;
    std::vector<ResponseId> changed_;
    std::size_t done_ = 0; // since the last commit
    std::size_t bytes_ = 0;
    std::size_t written_ = 0;
    std::size_t removed_ = 0;
};

struct MergeStopped {};

// The ids of parts rise from part to part. Throws MergeStopped when asked to stop; what is at
// `whole` then is to be made anew.
void merge_parts(const std::filesystem::path& growing, std::size_t count,
                 const std::filesystem::path& whole, const IndexContents& standing,
                 const std::stop_token& stop);

[[nodiscard]] std::filesystem::path part_of(const std::filesystem::path& growing,
                                            std::size_t number); // from 1

// Made by the same rules of the same study.
[[nodiscard]] bool fits(const IndexContents& standing, const IndexContents& wanted);

class IndexBuild {
public:
    // All outlive this. `wanted` holds no answers yet.
    IndexBuild(const std::filesystem::path& place, const Snapshot& snapshot,
               const AnswerHistory& trail, const IndexContents& wanted)
        : place_(place), snapshot_(snapshot), trail_(trail), wanted_(wanted) {}

    [[nodiscard]] Result<CaughtUp> run(const std::stop_token& stop, const IndexProgress& progress);

private:
    struct Part {
        IndexContents standing;
        std::unique_ptr<IndexWriter> writer;
    };

    using Parts = std::vector<Part>;

    [[nodiscard]] Parts opened() const;
    [[nodiscard]] std::vector<IndexContents> begun() const;
    [[nodiscard]] std::vector<IndexContents> divided() const;
    [[nodiscard]] Result<CaughtUp> write(const Parts& parts, const std::stop_token& stop,
                                         const IndexProgress& progress) const;
    [[nodiscard]] Result<void> put_in_place(const Parts& parts, const std::stop_token& stop) const;

    const std::filesystem::path& place_;
    const Snapshot& snapshot_;
    const AnswerHistory& trail_;
    const IndexContents& wanted_;
};

} // namespace themata
