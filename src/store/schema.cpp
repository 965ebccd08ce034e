#include "store/schema.h"

#include "store/columns.h"
#include <algorithm>
#include <utility>

namespace themata {

namespace {

// `entry.records` is the digest of what the entry did to its records, `entry.digest` that of the
// whole entry and the one before (chain.h); `act` and `subjects` are told in study/journal.h.
// `change` holds before-images only. A run of records that were added, with consecutive ids, is one
// row from `id` to `upto` without an image; all other rows are of one record.
// `kind` is the number of Kind in study/records.h.
constexpr std::pair<const char*, const char*> fixed_tables[] = {
    {"card", "CREATE TABLE card (one INTEGER PRIMARY KEY CHECK (one = 1), uuid TEXT NOT NULL,"
             " title TEXT NOT NULL) STRICT"},
    {"counter", "CREATE TABLE counter (kind INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT"},
    {"entry",
     "CREATE TABLE entry (seq INTEGER PRIMARY KEY, mark INTEGER NOT NULL, at INTEGER NOT NULL,"
     " coder TEXT NOT NULL, act INTEGER NOT NULL, subjects BLOB NOT NULL, undoes INTEGER,"
     " note TEXT NOT NULL, records BLOB NOT NULL, digest BLOB NOT NULL) STRICT"},
    {"change",
     "CREATE TABLE change (seq INTEGER NOT NULL, kind INTEGER NOT NULL, id INTEGER NOT NULL,"
     " upto INTEGER NOT NULL, before BLOB, PRIMARY KEY (seq, kind, id)) STRICT, WITHOUT ROWID"}};

SchemaPart refusal(const std::string& table, const std::string& event, const std::string& when) {
    const std::string name = table + "_" + event;
    std::string sql = "CREATE TRIGGER " + name + " BEFORE " + event + " ON " + table;
    if (!when.empty())
        sql += " WHEN " + when;
    return {"trigger", name, sql + " BEGIN SELECT raise(ABORT, 'the journal is append-only'); END"};
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
     .then = chain_entries_of_schema_3},
    {.from = 4, // how files were imported
     .sql = R"(CREATE TABLE "recipe" (id INTEGER PRIMARY KEY, "name" TEXT NOT NULL, )"
            R"("text" TEXT NOT NULL) STRICT)"}};

// Tables first, since triggers name them.
std::vector<SchemaPart> schema_parts() {
    std::vector<SchemaPart> parts;
    for (const auto& [name, sql] : fixed_tables)
        parts.push_back({"table", name, sql});
    for_each_kind([&]<class Record>() {
        parts.push_back({"table", std::string(Described<Record>::name), create_sql<Record>()});
    });
    for (SchemaPart& trigger : triggers())
        parts.push_back(std::move(trigger));
    return parts;
}

std::string in_words(const SchemaPart& part) { return "the " + part.type + " “" + part.name + "”"; }

} // namespace

std::vector<SchemaPart> triggers() {
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
    std::string sql;
    for (const SchemaPart& part : schema_parts())
        sql += part.sql + ';';
    return sql;
}

Result<std::vector<std::string>> schema_faults(const Database& database, SchemaOf version) {
    // An index without SQL is SQLite's own, of a key of a table.
    auto select = database.prepare("SELECT type, name, sql FROM sqlite_schema"
                                   " WHERE type <> 'index' OR sql IS NOT NULL");
    if (!select)
        return failure(select.error());
    std::vector<SchemaPart> wanted = schema_parts();
    std::vector<std::string> faults;
    while (select->advance() == Step::row) {
        const SchemaPart part{std::string(select->text(0)), std::string(select->text(1)),
                              std::string(select->text(2))};
        if (version == SchemaOf::older && part.type == "table")
            continue;
        const auto known = std::ranges::find_if(wanted, [&](const SchemaPart& each) {
            return each.type == part.type && each.name == part.name;
        });
        if (known == wanted.end())
            faults.push_back(in_words(part) + " is not a part of a study");
        else if (known->sql != part.sql)
            faults.push_back(in_words(part) + " is not as this program makes it");
        if (known != wanted.end())
            wanted.erase(known);
    }
    if (auto read = select->finished(); !read)
        return failure(read.error());
    if (version == SchemaOf::this_version)
        for (const SchemaPart& part : wanted)
            faults.push_back(in_words(part) + " is missing");
    return faults;
}

std::span<const Migration> migrations() { return known; }

} // namespace themata
