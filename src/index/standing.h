#pragma once
// Where an index stands: what it was made by and which answers of which head it holds. It is kept
// in Xapian's metadata and written in one transaction with the documents, so that it is never ahead
// of them. Private to index/.

#include "study/snapshot.h"
#include "text/language.h"
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
    // Answers up to this id are there as they were at the head, and none beyond.
    std::uint32_t through = 0;
    enum class State { partial, complete } state = State::partial;

    bool operator==(const Standing&) const = default;
};

[[nodiscard]] std::string index_schema();

// Nothing when it was not made by this program.
[[nodiscard]] std::optional<Standing> standing_of(const Xapian::Database& database);
void write_standing(Xapian::WritableDatabase& database, const Standing& standing);

// The folder of the whole index, and of one that is being made beside it.
[[nodiscard]] std::filesystem::path finished(const std::filesystem::path& place);
[[nodiscard]] std::filesystem::path growing(const std::filesystem::path& place);

} // namespace themata
