#pragma once
// Catching up brings the index of a study to where a snapshot stands. The index lives in a folder
// of its own (index_place): "index" is whole or absent, "next" grows beside it and takes its name
// when it is whole. Documents are answers, by their ids; where the index stands is written in the
// transaction of the documents, so whenever a process is killed, what is there is right for the
// head that it names. Removing the folder at any time is safe. One process writes at a time; others
// find the lock taken and leave it to that one.

#include "study/response_set.h"
#include "study/result.h"
#include "study/snapshot.h"
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>

namespace themata {

// Which answers changed between which entries of the journal: the steps that an index has to follow
// from where it stands. Most entries change no answer at all (a coding never does), and an index
// stands for all heads between which nothing changed. A value; one thread at a time.
class AnswerHistory {
public:
    AnswerHistory() = default;
    // Knows the study as it is, and nothing of how it came to be so.
    explicit AnswerHistory(Head now);

    // From `since` to `now` the texts of `changed` were added, altered or removed. When `since` is
    // not where the trail ends, all before is forgotten.
    void extend(Head since, const ResponseSet& changed, Head now);

    // Answers that changed between this head and the last one; nothing when the trail does not
    // know this head.
    [[nodiscard]] std::optional<ResponseSet> changed_since(Head head) const;

    // Both are known, and every answer has the same text at both.
    [[nodiscard]] bool same_answers(Head a, Head b) const;

    [[nodiscard]] bool knows_earlier() const { return steps_.size() > 1; }

private:
    struct Step {
        Head head;
        ResponseSet changed;   // since the step before
        std::size_t texts = 0; // the number of the step that last changed an answer
    };

    [[nodiscard]] const Step* find(Head head) const;

    std::vector<Step> steps_;
};

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
                                        const Snapshot& snapshot, const AnswerHistory& trail,
                                        std::stop_token stop = {},
                                        const IndexProgress& progress = {});

// Takes the index away, so that the next catch_up() makes it anew.
[[nodiscard]] Result<void> discard_index(const std::filesystem::path& place);

// Every term with its postings, as text: two indexes with equal answers print alike.
[[nodiscard]] Result<std::string> print_index(const std::filesystem::path& place);

} // namespace themata
