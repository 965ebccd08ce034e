#pragma once
// The journal inside the study file: writing what an entry changed, together with the tables, and
// reading it back as whole records before and after. Inner side of store/; the caller holds the
// transaction.

#include "store/chain.h"
#include "store/study_file.h"

namespace themata {

// A row of the table `change`.
struct ChangeRow {
    std::int64_t kind = 0;
    std::int64_t id = 0;
    std::int64_t upto = 0;
    std::optional<std::string_view> before; // absent: these records were added

    [[nodiscard]] static ChangeRow of(const Statement& row, int first_column);
    // It could be such a row at all.
    [[nodiscard]] bool sound() const;
};

[[nodiscard]] Error damaged_journal(const StudyFile& file, std::uint64_t seq);

// `entry` has the digest that `records` leads to.
[[nodiscard]] Result<void> write_entry(StudyFile& file, const Entry& entry, const Digest& records);
[[nodiscard]] Result<void> write_changes(StudyFile& file, std::uint64_t seq,
                                         const Changes& changes);
[[nodiscard]] Result<void> write_counters(StudyFile& file, const Changes& changes,
                                          const Study& after);

// The columns that read_entry() reads, in their order.
inline constexpr const char* entry_columns =
    "seq, mark, at, coder, act, subjects, undoes, note, digest";
// Nothing when the row is damaged.
[[nodiscard]] std::optional<Entry> read_entry(const Statement& row);
// The digest of an entry; zero for number 0.
[[nodiscard]] Result<Digest> read_digest(StudyFile& file, std::uint64_t seq);

[[nodiscard]] Result<Changes> read_changes(StudyFile& file, std::uint64_t seq);
[[nodiscard]] Result<SomeChanges> read_some_changes(StudyFile& file, std::uint64_t seq,
                                                    std::size_t most);
[[nodiscard]] Result<CodingId> read_last_coding(StudyFile& file, std::uint64_t seq);
// Themes as they were after an earlier entry, from as they are.
[[nodiscard]] Result<Table<Theme>> read_themes_at(StudyFile& file, const Table<Theme>& now,
                                                  std::uint64_t seq);
[[nodiscard]] Result<std::vector<std::uint64_t>> read_entries_of_themes(StudyFile& file);
[[nodiscard]] Result<std::vector<ResponseId>> read_touched_responses(StudyFile& file,
                                                                     std::uint64_t since);

} // namespace themata
