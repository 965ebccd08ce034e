#pragma once
// A connection to one SQLite file and its prepared statements; inner side of store/. What SQLite
// refuses becomes an Error in words. A Database and its statements belong to one thread at a time;
// statements end before their Database.

#include "study/result.h"
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace themata {

enum class Step { row, done, failed };

class Statement {
public:
    Statement() = default;

    explicit Statement(sqlite3_stmt* prepared) : prepared_(prepared) {}

    explicit operator bool() const { return prepared_ != nullptr; }

    // Places count from 1. Texts and blobs must live until the statement has run.
    void bind(int place, std::int64_t value);
    void bind(int place, double value);
    void bind(int place, std::string_view text);
    void bind_blob(int place, std::string_view bytes);
    void bind_null(int place);

    [[nodiscard]] Step advance();
    // To be called after the last advance(): whether it ended well. The statement may run again.
    [[nodiscard]] Result<void> finished();

    // For a statement that gives no rows.
    [[nodiscard]] Result<void> run();

    // Columns count from 0. A view holds until the next advance().
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;
    [[nodiscard]] bool null(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* prepared) const;
    };

    void keep(int code);

    std::unique_ptr<sqlite3_stmt, Finalize> prepared_;
    int code_ = 0; // the first thing that went wrong
};

class Database {
public:
    // immutable: for a file beside which SQLite may put nothing, such as one on a CD; nobody may
    // change the file meanwhile.
    enum class Mode { create, write, read, immutable };

    [[nodiscard]] static Result<Database> open(const std::filesystem::path& path, Mode mode);

    [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
    // One or several statements without values or rows.
    [[nodiscard]] Result<void> run(const std::string& sql) const;
    // The first column of the first row.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql) const;

    [[nodiscard]] int rows_changed() const;
    // The file was renamed, removed or replaced since it was opened.
    [[nodiscard]] bool moved() const;
    [[nodiscard]] bool writable() const;

    // The log stays as it is when this is the last connection that ends.
    void leave_log() const;

    // For store/log.cpp alone.
    [[nodiscard]] sqlite3* connection() const { return connection_.get(); }

    // How long another process may hold the file before that is said.
    static constexpr int patience_ms = 3000;

    // The whole file as it is now, into another that is empty or not there.
    [[nodiscard]] Result<void> copy_to(const Database& other) const;

    // While this lives, a stop request ends the statement that is running (Code::cancelled).
    class Interruption {
    public:
        Interruption(const Database& database, std::stop_token stop);
        ~Interruption();
        Interruption(const Interruption&) = delete;
        Interruption& operator=(const Interruption&) = delete;

    private:
        sqlite3* connection_;
        std::stop_token stop_;
    };

private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };

    explicit Database(sqlite3* connection) : connection_(connection) {}

    std::unique_ptr<sqlite3, Close> connection_;
};

// Undone when it ends without commit().
class Transaction {
public:
    enum class For { reading, writing };

    [[nodiscard]] static Result<Transaction> begin(const Database& database, For purpose);
    [[nodiscard]] Result<void> commit();

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

private:
    explicit Transaction(const Database& database) : database_(&database) {}

    const Database* database_;
};

} // namespace themata
