#pragma once
// The journal's chain: the digest of an entry covers all of its own fields, whole records before
// and after, and the digest of the entry before. SHA-256 (FIPS 180-4), so that nobody can alter an
// entry and keep the digest that stands in a printed report. Inner side of store/; pure, any
// thread.

#include "store/image.h"
#include "study/change.h"
#include "study/journal.h"
#include <string_view>

namespace themata {

class Sha256 {
public:
    void add(std::string_view bytes);
    void number(std::uint64_t value);  // eight bytes, the lowest first
    void text(std::string_view bytes); // its length, then its bytes
    // The object is used up.
    [[nodiscard]] Digest done();

private:
    void block(const std::uint8_t* bytes);

    std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                           0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> waiting_{};
    std::uint64_t size_ = 0;
};

// What one entry did to its records, told in the order of kinds and ids.
class RecordsDigest {
public:
    // A record that is not there has id 0.
    template <class Record>
    void add(Id<Record> id, const Record& before, const Record& after) {
        sha_.number(static_cast<std::uint64_t>(Described<Record>::kind));
        sha_.number(id.value);
        for (const Record* record : {&before, &after}) {
            sha_.number(record->id ? 1 : 0);
            if (record->id)
                sha_.text(lasting_image_of(*record));
        }
    }

    [[nodiscard]] Digest done() { return sha_.done(); }

private:
    Sha256 sha_;
};

[[nodiscard]] Digest records_digest(const Changes& changes);

// Of the entry as it stands there, but for its own `digest`.
[[nodiscard]] Digest chained(const Digest& before, const Entry& entry, const Digest& records);

// As the column `subjects` holds them: kind, role and four bytes of the id for each.
[[nodiscard]] std::string bytes_of(const Subjects& subjects);
// Nothing when these bytes are no subjects.
[[nodiscard]] std::optional<Subjects> subjects_in(std::string_view bytes);

[[nodiscard]] inline std::string_view bytes_of(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.bytes.data()), digest.bytes.size()};
}

// Nothing when these are not 32 bytes.
[[nodiscard]] std::optional<Digest> digest_in(std::string_view bytes);

} // namespace themata
