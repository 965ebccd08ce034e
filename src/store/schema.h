#pragma once
// What a study file is made of: its tables and triggers, and how older files become newer ones.
// Inner side of store/.

#include "study/result.h"
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

inline constexpr std::int64_t application_id = 0x54686D74; // "Thmt"
inline constexpr std::int64_t schema_version = 5;

// A table or trigger as SQLite keeps it in sqlite_schema.
struct SchemaPart {
    std::string type;
    std::string name;
    std::string sql;
};

// They hold the journal append-only, against INSERT OR REPLACE too. The acts that may one day
// rewrite a before-image (a participant withdraws) will need a `when` here that lets them pass, and
// with it a new schema version.
[[nodiscard]] std::vector<SchemaPart> triggers();

// Makes all tables and triggers in an empty database.
[[nodiscard]] std::string schema_sql();

enum class SchemaOf { this_version, older };

// What is there that is not to the letter as this program makes it, or is missing: "the trigger
// “mine” is not a part of a study". A study may come from anybody, and triggers and views of others
// would run with our statements. An older file has tables of its own, so that only what is no table
// is looked at.
[[nodiscard]] Result<std::vector<std::string>> schema_faults(const class Database&, SchemaOf);

// Leads from one schema version to the next: by SQL, then, where that is not enough, by a function.
// After the last one each table is to the letter as schema_sql() makes it: a table that gets a
// column is made anew.
struct Migration {
    std::int64_t from = 0;
    std::string sql;
    Result<void> (*then)(struct StudyFile& file) = nullptr;
};

// Of all versions that were ever released, in order. Version 1 is the first.
[[nodiscard]] std::span<const Migration> migrations();

// Fills the table `entry` from `entry_3`, which is what schema 3 called so: the act from its verb,
// the subjects from what the entry changed, then the chain. A merge of a theme that held nothing is
// told by its note alone, and only where no other theme could have given the same sentence. What an
// entry wrote that does not fit the tables is left without a digest, so that verify() still finds
// it.
[[nodiscard]] Result<void> chain_entries_of_schema_3(struct StudyFile& file);

} // namespace themata
