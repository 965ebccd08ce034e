#pragma once
// Brings the index of a study to where a snapshot stands. The index lives in a folder of its own
// (index_place): "index" is whole or absent, "next" grows beside it and takes its name when it is
// whole. Documents are answers, by their ids; where the index stands is written in the transaction
// of the documents, so whenever a process is killed, what is there is right for the head that it
// names. Removing the folder at any time is safe. One process writes at a time, others find the
// lock taken and leave it to that one.

#include "index/trail.h"
#include "study/result.h"
#include <filesystem>
#include <functional>
#include <stop_token>

namespace themata {

// Of the study's index in the cache; its name is made of the study's uuid.
[[nodiscard]] std::filesystem::path index_place(const std::filesystem::path& cache,
                                                const Card& card);

// The head for which a process should find out what changed since; nothing when the index must be
// made anew whatever changed.
[[nodiscard]] std::optional<Head> indexed_head(const std::filesystem::path& place,
                                               const Card& card);

using IndexProgress = std::function<void(std::size_t done, std::size_t total)>;

struct CaughtUp {
    enum class How {
        stood_there, // nothing was to be done
        followed,    // what had changed was written
        built,       // all was written anew
        elsewhere,   // another process is writing the index
        ahead,       // another process has written a later head, which we shall hear of
    };
    How how = How::stood_there;
    std::size_t written = 0; // answers
    std::size_t removed = 0;
};

// `trail` ends at the snapshot's head. Where the index is another study's, was made by other
// rules, is broken, or stands at a head that the trail does not know, it is made anew. `progress`
// is called after each transaction and may throw: that is as good as a crash. Stopping is cheap
// and keeps what was committed.
[[nodiscard]] Result<CaughtUp> catch_up(const std::filesystem::path& place,
                                        const Snapshot& snapshot, const Trail& trail,
                                        std::stop_token stop = {},
                                        const IndexProgress& progress = {});

// Takes the index away, so that the next catch_up() makes it anew.
void discard_index(const std::filesystem::path& place);

// Every term with its postings, as text: two indexes with equal answers print alike.
[[nodiscard]] Result<std::string> print_index(const std::filesystem::path& place);

} // namespace themata
