#pragma once
// The large corpus as a study in memory, of as many answers as are wanted, and the words of it by
// how many answers hold them. The corpus is published data that lies beside the project.

#include "study/snapshot.h"
#include <optional>
#include <string>
#include <vector>

namespace themata::bench {

// Stages as the corpus has them, roles by turns. Nothing when it is not there.
[[nodiscard]] std::optional<Snapshot> large_corpus(std::size_t answers);

struct Vocabulary {
    std::vector<std::string> common; // in more than one of a hundred answers
    std::vector<std::string> middle; // in about one of a thousand
    std::vector<std::string> rare;   // in two to eight of a hundred thousand
    std::vector<std::string> pairs;  // of words that often stand one behind the other
};

// Words of Latin letters, since a peer's tokeniser may divide others otherwise.
[[nodiscard]] Vocabulary vocabulary(const Study& study, std::size_t answers_read);

} // namespace themata::bench
