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
inline constexpr std::int64_t schema_version = 4;

struct Trigger {
    std::string name;
    std::string sql;
};

// They hold the journal append-only, against INSERT OR REPLACE too. The acts that may one day
// rewrite a before-image (a participant withdraws) will need a `when` here that lets them pass, and
// with it a new schema version.
[[nodiscard]] std::vector<Trigger> triggers();

// Makes all tables and triggers in an empty database.
[[nodiscard]] std::string schema_sql();

// Leads from one schema version to the next: by SQL, then, where that is not enough, by a function.
struct Migration {
    std::int64_t from = 0;
    std::string sql;
    Result<void> (*then)(struct StudyFile& file) = nullptr;
};

// Of all versions that were ever released, in order. Version 1 is the first.
[[nodiscard]] std::span<const Migration> migrations();

} // namespace themata
