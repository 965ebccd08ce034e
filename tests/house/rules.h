#pragma once
// The rules of DESIGN and STYLE that a program can check. Each takes a file's path (from the top of
// the repository) and its content, and answers with the breaches; none means it is kept.

#include "house/source.h"
#include <string>
#include <string_view>
#include <vector>

namespace themata::house {

struct File {
    std::string path;
    std::string text;
};

struct Breach {
    std::string path;
    std::size_t line = 0;
    std::string what;

    bool operator==(const Breach&) const = default;
};

using Breaches = std::vector<Breach>;

// Includes go downward only: a folder of src/ sees those that its row of the table names.
[[nodiscard]] Breaches breaches_of_levels(const File& file);
// The same for the rooms within a folder: those of exchange/ and of ui/.
[[nodiscard]] Breaches breaches_of_rooms(const File& file);

// A third-party header is included in its own folder only, and in .cpp files only.
[[nodiscard]] Breaches breaches_of_third_party(const File& file);

[[nodiscard]] Breaches breaches_of_sql(const File& file);

// Notes and hints are for people: what they say is asked of the act, the subjects, the position or
// the option beside them.
[[nodiscard]] Breaches breaches_of_sentences(const File& file);

// What sentences are made of, and how records are called, is written once: in text/ and in
// study/labels.
[[nodiscard]] Breaches breaches_of_small_words(const File& file);

// No place of the machine it was written on, and no promise instead of work.
[[nodiscard]] Breaches breaches_of_paths(const File& file);
[[nodiscard]] Breaches breaches_of_promises(const File& file);

// A header opens with a sentence that says what it is.
[[nodiscard]] Breaches breaches_of_contract(const File& file);

[[nodiscard]] Breaches breaches_of_length(const File& file);
// A .cpp file of src/ is long enough to be worth a file of its own, or is excepted with a reason.
[[nodiscard]] Breaches breaches_of_grain(const File& file);

// How many .cpp files of src/ include a header, directly or through others.
struct Reach {
    std::string header; // "store/store.h"
    std::size_t units = 0;

    bool operator==(const Reach&) const = default;
};

// Of all headers of src/ that any file sees, the widest first.
[[nodiscard]] std::vector<Reach> reach_of(const std::vector<File>& files);
// Some headers have a limit.
[[nodiscard]] Breaches breaches_of_reach(const std::vector<File>& files);

// Two types of one name in one namespace: the linker takes one's vectors for the other's, and the
// program breaks where nobody looks. Of all headers together.
[[nodiscard]] Breaches breaches_of_names(const std::vector<File>& files);

[[nodiscard]] std::string in_words(const Breaches& breaches);

} // namespace themata::house
