#pragma once
// One Xapian database that is written: answers go in and out in transactions, each with the
// standing that is true of it. Throws what Xapian throws. Private to index/; belongs to one thread.

#include "index/standing.h"
#include <memory>

namespace themata {

class IndexWriter {
public:
    enum class Begin { anew, where_it_stands };

    // Holds the write lock as long as it lives.
    IndexWriter(const std::filesystem::path& folder, Begin begin);
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;
    ~IndexWriter(); // what is not committed is forgotten

    [[nodiscard]] std::optional<Standing> standing() const;
    [[nodiscard]] std::size_t documents() const;

    void begin();
    enum class Put { document, nothing };
    // An answer without terms, such as a blank one, needs no document and gets none.
    Put put(const Response& response, Language study_language);
    void remove(ResponseId response); // whether it is there or not
    void commit(const Standing& standing);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace themata
