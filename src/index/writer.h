#pragma once
// An IndexWriter is one Xapian database that is written: answers go in and out in transactions,
// each with the IndexContents that is true of it. The state says what the index was made by and
// which answers of which head it holds; it is kept in Xapian's metadata and written in one
// transaction with the documents, so that it is never ahead of them. Throws what Xapian throws.
// Only index/ uses it; one thread.

#include "study/result.h"
#include "study/snapshot.h"
#include "text/languages.h"
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <type_traits>

namespace Xapian {
class Database;
class WritableDatabase;
} // namespace Xapian

namespace themata {

// Here alone Xapian's exceptions become Errors.

// To be called while an exception is being handled; hands on what is not Xapian's.
[[nodiscard]] Error index_error();

// What the system says of a folder of the index, in words.
[[nodiscard]] Error folder_error(const std::error_code& said);

template <class Work>
[[nodiscard]] auto guarded(Work&& work) -> std::invoke_result_t<Work> {
    try {
        return work();
    } catch (...) {
        return failure(index_error());
    }
}

struct IndexContents {
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

    bool operator==(const IndexContents&) const = default;
};

[[nodiscard]] std::string index_schema();

// Nothing when it was not made by this program.
[[nodiscard]] std::optional<IndexContents> standing_of(const Xapian::Database& database);
void write_standing(Xapian::WritableDatabase& database, const IndexContents& standing);

// The folder of the whole index, and that in which one is being made beside it.
[[nodiscard]] std::filesystem::path finished(const std::filesystem::path& place);
[[nodiscard]] std::filesystem::path growing(const std::filesystem::path& place);

// What stands in the database of a folder; nothing when there is none that can be read.
[[nodiscard]] std::optional<IndexContents> standing_in(const std::filesystem::path& folder);

class IndexWriter {
public:
    enum class Begin { anew, where_it_stands };

    // Holds the write lock as long as it lives.
    IndexWriter(const std::filesystem::path& folder, Begin begin);
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;
    ~IndexWriter(); // what is not committed is forgotten

    [[nodiscard]] std::optional<IndexContents> standing() const;
    [[nodiscard]] std::size_t documents() const;

    void begin();
    enum class Put { document, nothing };
    // An answer without terms, such as a blank one, needs no document and gets none.
    Put put(const Response& response, Language study_language);
    void remove(ResponseId response); // whether it is there or not
    void commit(const IndexContents& standing);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace themata
