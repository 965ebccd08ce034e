#include "peer.h"

#include <sqlite3.h>
#include <stdexcept>

namespace themata::bench {

namespace {

using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

} // namespace

struct FullText::Parts {
    std::unique_ptr<sqlite3, decltype(&sqlite3_close)> connection{nullptr, sqlite3_close};
    Statement best{nullptr, sqlite3_finalize};
    Statement marked{nullptr, sqlite3_finalize};
    Statement best_of{nullptr, sqlite3_finalize};
    Statement breakdown{nullptr, sqlite3_finalize};
    Statement literal{nullptr, sqlite3_finalize};

    void require(bool fine) const {
        if (!fine)
            throw std::runtime_error(sqlite3_errmsg(connection.get()));
    }

    void run(const char* sql) const {
        require(sqlite3_exec(connection.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    }

    [[nodiscard]] Statement prepared(const char* sql) const {
        sqlite3_stmt* statement = nullptr;
        require(sqlite3_prepare_v2(connection.get(), sql, -1, &statement, nullptr) == SQLITE_OK);
        return {statement, sqlite3_finalize};
    }

    void bind(sqlite3_stmt* statement, int place, const std::string& text) const {
        require(sqlite3_bind_text(statement, place, text.data(), static_cast<int>(text.size()),
                                  SQLITE_TRANSIENT) == SQLITE_OK);
    }

    std::size_t rows(sqlite3_stmt* statement) const {
        std::size_t count = 0;
        int step = SQLITE_ROW;
        while ((step = sqlite3_step(statement)) == SQLITE_ROW)
            ++count;
        require(step == SQLITE_DONE);
        sqlite3_reset(statement);
        return count;
    }

    void fill(const Study& study) const {
        const Statement answer = prepared("INSERT INTO answer VALUES(?,?,?,?)");
        const Statement found = prepared("INSERT INTO found(rowid, text) VALUES(?,?)");
        for (const Response& response : study.responses) {
            const Participant* who = study.participants.find(response.participant);
            sqlite3_bind_int64(answer.get(), 1, response.id.value);
            sqlite3_bind_int64(answer.get(), 2, response.stage.value);
            sqlite3_bind_int64(answer.get(), 3, who ? who->role.value : 0);
            bind(answer.get(), 4, response.text);
            rows(answer.get());
            sqlite3_bind_int64(found.get(), 1, response.id.value);
            bind(found.get(), 2, response.text);
            rows(found.get());
        }
    }
};

FullText::FullText(const Study& study) : parts_(std::make_unique<Parts>()) {
    sqlite3* opened = nullptr;
    sqlite3_open(":memory:", &opened);
    parts_->connection.reset(opened);
    parts_->run("CREATE TABLE answer(id INTEGER PRIMARY KEY, stage, role, text);"
                "CREATE VIRTUAL TABLE found USING fts5(text, content='answer', content_rowid='id',"
                " tokenize='porter unicode61');"
                "BEGIN");
    parts_->fill(study);
    parts_->run("COMMIT; INSERT INTO found(found) VALUES('optimize')");
    parts_->best =
        parts_->prepared("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT 50");
    parts_->marked = parts_->prepared("SELECT rowid, highlight(found, 0, '<', '>') FROM found"
                                      " WHERE found MATCH ? ORDER BY rank LIMIT 50");
    parts_->best_of =
        parts_->prepared("SELECT found.rowid FROM found JOIN answer ON answer.id = found.rowid"
                         " WHERE found MATCH ? AND stage = ? AND role = ? ORDER BY rank LIMIT 50");
    parts_->breakdown = parts_->prepared(
        "SELECT stage, role, count(*) FROM found JOIN answer ON answer.id = found.rowid"
        " WHERE found MATCH ? GROUP BY stage, role");
    parts_->literal = parts_->prepared("SELECT id FROM answer WHERE text LIKE '%' || ? || '%'");
}

FullText::FullText(FullText&&) noexcept = default;
FullText& FullText::operator=(FullText&&) noexcept = default;
FullText::~FullText() = default;

std::size_t FullText::best(const std::string& match) {
    parts_->bind(parts_->best.get(), 1, match);
    return parts_->rows(parts_->best.get());
}

std::size_t FullText::best_with_words_marked(const std::string& match) {
    parts_->bind(parts_->marked.get(), 1, match);
    return parts_->rows(parts_->marked.get());
}

std::size_t FullText::best_of(const std::string& match, StageId stage, RoleId role) {
    parts_->bind(parts_->best_of.get(), 1, match);
    sqlite3_bind_int64(parts_->best_of.get(), 2, stage.value);
    sqlite3_bind_int64(parts_->best_of.get(), 3, role.value);
    return parts_->rows(parts_->best_of.get());
}

std::size_t FullText::breakdown(const std::string& match) {
    parts_->bind(parts_->breakdown.get(), 1, match);
    return parts_->rows(parts_->breakdown.get());
}

std::size_t FullText::literal(const std::string& letters) {
    parts_->bind(parts_->literal.get(), 1, letters);
    return parts_->rows(parts_->literal.get());
}

} // namespace themata::bench
