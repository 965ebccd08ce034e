#pragma once
// Where an index stands: what it was made by and which answers of which head it holds. It is kept
// in Xapian's metadata and written in one transaction with the documents, so that it is never ahead
// of them. Private to index/.

#include "study/snapshot.h"
#include "text/languages.h"
#include <cstdint>
#include <filesystem>
#include <optional>

namespace Xapian {
class Database;
class WritableDatabase;
} // namespace Xapian

namespace themata {

struct Standing {
    std::string uuid;
    std::string schema;                 // tokeniser and stemmers
    Language language = Language::none; // study_language(), which short answers were taken to be in
    Head head;
    // Answers with ids above `after` up to `through` are there as they were at the head, and no
    // others; `until` is as far as it will go. A whole index goes from 0 to the end.
    std::uint32_t after = 0;
    std::uint32_t through = 0;
    std::uint32_t until = UINT32_MAX;
    enum class State { partial, complete } state = State::partial;

    bool operator==(const Standing&) const = default;
};

[[nodiscard]] std::string index_schema();

// Nothing when it was not made by this program.
[[nodiscard]] std::optional<Standing> standing_of(const Xapian::Database& database);
void write_standing(Xapian::WritableDatabase& database, const Standing& standing);

// The folder of the whole index, and that in which one is being made beside it.
[[nodiscard]] std::filesystem::path finished(const std::filesystem::path& place);
[[nodiscard]] std::filesystem::path growing(const std::filesystem::path& place);

// What stands in the database of a folder; nothing when there is none that can be read.
[[nodiscard]] std::optional<Standing> standing_in(const std::filesystem::path& folder);

} // namespace themata
