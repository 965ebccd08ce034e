#pragma once
// Makes an index anew in the folder beside the whole one, each core writing a part of the answers
// when there are many, and gives it its name when it is whole. What was written before a process
// ended is gone on with. Private to index/; throws what Xapian throws; one thread, which waits for
// those that it starts.

#include "index/following.h"
#include <memory>

namespace themata {

[[nodiscard]] std::filesystem::path part_of(const std::filesystem::path& growing,
                                            std::size_t number); // from 1

// Made by the same rules of the same study.
[[nodiscard]] bool fits(const Standing& standing, const Standing& wanted);

class IndexBuild {
public:
    // All outlive this. `wanted` holds no answers yet.
    IndexBuild(const std::filesystem::path& place, const Snapshot& snapshot, const Trail& trail,
               const Standing& wanted)
        : place_(place), snapshot_(snapshot), trail_(trail), wanted_(wanted) {}

    [[nodiscard]] Result<CaughtUp> run(const std::stop_token& stop, const IndexProgress& progress);

private:
    struct Part {
        Standing standing;
        std::unique_ptr<IndexWriter> writer;
    };

    using Parts = std::vector<Part>;

    [[nodiscard]] Parts opened() const;
    [[nodiscard]] std::vector<Standing> begun() const;
    [[nodiscard]] std::vector<Standing> divided() const;
    [[nodiscard]] Result<CaughtUp> write(const Parts& parts, const std::stop_token& stop,
                                         const IndexProgress& progress) const;
    void put_in_place(const Parts& parts, const std::stop_token& stop) const;

    const std::filesystem::path& place_;
    const Snapshot& snapshot_;
    const Trail& trail_;
    const Standing& wanted_;
};

} // namespace themata
