#include "sql_peer.h"

#include <initializer_list>
#include <sqlite3.h>
#include <stdexcept>
#include <string>

namespace themata::bench {

namespace {

constexpr const char* tables = R"(
    CREATE TABLE answers(id INTEGER PRIMARY KEY, participant INT, col INT);
    CREATE TABLE codings(answer INT, theme INT);
    CREATE TABLE above(theme INT, upper INT, PRIMARY KEY(theme, upper)) WITHOUT ROWID;
)";

constexpr const char* asked = R"(
    SELECT upper, col, COUNT(DISTINCT participant)
    FROM codings JOIN answers ON answers.id = codings.answer
                 JOIN above ON above.theme = codings.theme
    GROUP BY upper, col ORDER BY upper, col
)";

} // namespace

struct SqlPeer::Database {
    sqlite3* handle = nullptr;

    Database() {
        if (sqlite3_open(":memory:", &handle) != SQLITE_OK)
            throw std::runtime_error("no database in memory");
    }

    ~Database() { sqlite3_close(handle); }

    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void run(const char* sql) const {
        if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(handle));
    }

    [[nodiscard]] sqlite3_stmt* prepared(const char* sql) const {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(handle));
        return statement;
    }
};

namespace {

void put(sqlite3_stmt* row, std::initializer_list<std::uint32_t> values) {
    int at = 0;
    for (std::uint32_t value : values)
        sqlite3_bind_int64(row, ++at, value);
    if (sqlite3_step(row) != SQLITE_DONE)
        throw std::runtime_error("a row was not taken");
    sqlite3_reset(row);
}

} // namespace

SqlPeer::SqlPeer(const Study& study) : database_(std::make_unique<Database>()) {
    database_->run(tables);
    database_->run("BEGIN");
    sqlite3_stmt* answer = database_->prepared("INSERT INTO answers VALUES(?, ?, ?)");
    study.responses.for_each([&](const Response& response) {
        const RoleId role = study.participants.find(response.participant)->role;
        const auto column = static_cast<std::uint32_t>((role.value - 1) * study.stages.size() +
                                                       response.stage.value - 1);
        put(answer, {response.id.value, response.participant.value, column});
    });
    sqlite3_stmt* coding = database_->prepared("INSERT INTO codings VALUES(?, ?)");
    study.codings.for_each([&](const Coding& each) {
        put(coding, {each.response.value, each.theme.value});
    });
    sqlite3_stmt* above = database_->prepared("INSERT INTO above VALUES(?, ?)");
    study.themes.for_each([&](const Theme& theme) {
        for (const Theme* upper = &theme; upper; upper = study.themes.find(upper->parent))
            put(above, {theme.id.value, upper->id.value});
    });
    for (sqlite3_stmt* statement : {answer, coding, above})
        sqlite3_finalize(statement);
    database_->run("COMMIT; ANALYZE");
}

SqlPeer::~SqlPeer() = default;
SqlPeer::SqlPeer(SqlPeer&&) noexcept = default;

std::vector<std::uint32_t> SqlPeer::people_by_theme_and_column() const {
    std::vector<std::uint32_t> counts;
    sqlite3_stmt* rows = database_->prepared(asked);
    while (sqlite3_step(rows) == SQLITE_ROW)
        counts.push_back(static_cast<std::uint32_t>(sqlite3_column_int64(rows, 2)));
    sqlite3_finalize(rows);
    return counts;
}

} // namespace themata::bench
