#include "store/schema.h"

#include "store/columns.h"
#include "store/older_journal.h"

namespace themata {

namespace {

// `entry.records` is the digest of what the entry did to its records, `entry.digest` that of the
// whole entry and the one before (chain.h); `act` and `subjects` are told in study/journal.h.
// `change` holds before-images only. A run of records that were added, with consecutive ids, is one
// row from `id` to `upto` without an image; all other rows are of one record.
// `kind` is the number of Kind in study/records.h.
constexpr const char* fixed_tables =
    "CREATE TABLE card (one INTEGER PRIMARY KEY CHECK (one = 1), uuid TEXT NOT NULL,"
    " title TEXT NOT NULL) STRICT;"
    "CREATE TABLE counter (kind INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;"
    "CREATE TABLE entry (seq INTEGER PRIMARY KEY, mark INTEGER NOT NULL, at INTEGER NOT NULL,"
    " coder TEXT NOT NULL, act INTEGER NOT NULL, subjects BLOB NOT NULL, undoes INTEGER,"
    " note TEXT NOT NULL, records BLOB NOT NULL, digest BLOB NOT NULL) STRICT;"
    "CREATE TABLE change (seq INTEGER NOT NULL, kind INTEGER NOT NULL, id INTEGER NOT NULL,"
    " upto INTEGER NOT NULL, before BLOB, PRIMARY KEY (seq, kind, id)) STRICT, WITHOUT ROWID;";

Trigger refusal(const std::string& table, const std::string& event, const std::string& when) {
    const std::string name = table + "_" + event;
    std::string sql = "CREATE TRIGGER " + name + " BEFORE " + event + " ON " + table;
    if (!when.empty())
        sql += " WHEN " + when;
    return {name, sql + " BEGIN SELECT raise(ABORT, 'the journal is append-only'); END"};
}

// What each version added, in the words of its time: create_sql() knows only the newest.
const Migration known[] = {
    {.from = 1, // saved searches, rules and synonyms
     .sql = R"(CREATE TABLE "search" (id INTEGER PRIMARY KEY, "name" TEXT NOT NULL, )"
            R"("query" TEXT NOT NULL, "theme" INTEGER NOT NULL, "scope" INTEGER NOT NULL, )"
            R"("seen" INTEGER NOT NULL, "coded" INTEGER NOT NULL) STRICT; )"
            R"(CREATE TABLE "synonyms" (id INTEGER PRIMARY KEY, "words" TEXT NOT NULL) STRICT)"},
    {.from = 2, // who is paired with whom, notes about people, answers to be coded twice
     .sql = R"(CREATE TABLE "tie" (id INTEGER PRIMARY KEY, "kind" INTEGER NOT NULL, )"
            R"("from_participant" INTEGER NOT NULL, "to_participant" INTEGER NOT NULL) STRICT; )"
            R"(CREATE TABLE "note" (id INTEGER PRIMARY KEY, "about" INTEGER NOT NULL, )"
            R"("domain" TEXT NOT NULL, "text" TEXT NOT NULL) STRICT; )"
            R"(CREATE TABLE "assignment" (id INTEGER PRIMARY KEY, "response" INTEGER NOT NULL, )"
            R"("coder" INTEGER NOT NULL) STRICT)"},
    {.from = 3, // acts are numbers with subjects, entries a chain
     .sql =
         "CREATE TEMP TABLE entry_3 AS SELECT * FROM entry; DROP TABLE entry; "
         "CREATE TABLE entry (seq INTEGER PRIMARY KEY, mark INTEGER NOT NULL, at INTEGER NOT NULL,"
         " coder TEXT NOT NULL, act INTEGER NOT NULL, subjects BLOB NOT NULL, undoes INTEGER,"
         " note TEXT NOT NULL, records BLOB NOT NULL, digest BLOB NOT NULL) STRICT",
     .then = chain_entries_of_schema_3}};

} // namespace

std::vector<Trigger> triggers() {
    return {
        refusal("entry", "update", ""),
        refusal("entry", "delete", ""),
        refusal("entry", "insert", "new.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM entry)"),
        refusal("change", "update", ""),
        refusal("change", "delete", ""),
        refusal("change", "insert",
                "new.seq IS NOT (SELECT max(seq) FROM entry) OR EXISTS (SELECT 1 FROM change"
                " WHERE seq = new.seq AND kind = new.kind AND id = new.id)")};
}

std::string schema_sql() {
    std::string sql = fixed_tables;
    for_each_kind([&]<class Record>() { sql += create_sql<Record>() + ';'; });
    for (const Trigger& trigger : triggers())
        sql += trigger.sql + ';';
    return sql;
}

std::span<const Migration> migrations() { return known; }

} // namespace themata
