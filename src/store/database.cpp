#include "store/database.h"

#include "store/explain.h"
#include <cmath>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace themata {

namespace {

// A stop request is looked at each time after so many steps of SQLite's machine.
constexpr int steps_between_looks = 20000;

// What the system said last about the file that `which` names: the study or its log.
int last_errno(sqlite3* connection, int which) {
    sqlite3_file* file = nullptr;
    int last = 0;
    sqlite3_file_control(connection, "main", which, &file);
    if (file != nullptr && file->pMethods != nullptr)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &last);
    return last;
}

int system_error(sqlite3* connection) {
    if (const int of_log = last_errno(connection, SQLITE_FCNTL_JOURNAL_POINTER); of_log != 0)
        return of_log;
    if (const int of_file = last_errno(connection, SQLITE_FCNTL_FILE_POINTER); of_file != 0)
        return of_file;
    return sqlite3_system_errno(connection);
}

Error error_of(sqlite3* connection, int code) {
    const char* name = sqlite3_db_filename(connection, "main");
    return explain(
        name != nullptr ? name : "",
        {.code = code, .system = system_error(connection), .detail = sqlite3_errmsg(connection)});
}

// The path is absolute where it comes from open_study_file().
std::string uri_of(const std::filesystem::path& path) {
    std::string uri = "file:";
    for (char letter : path.string()) {
        if (letter == '?' || letter == '#' || letter == '%') {
            uri += '%';
            uri += "0123456789ABCDEF"[static_cast<unsigned char>(letter) >> 4];
            uri += "0123456789ABCDEF"[static_cast<unsigned char>(letter) & 15];
        } else {
            uri += letter;
        }
    }
    return uri + "?immutable=1";
}

int flags_of(Database::Mode mode) {
    switch (mode) {
    case Database::Mode::create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Mode::write:
    case Database::Mode::read: // so that the last to close leaves a single file behind
        return SQLITE_OPEN_READWRITE;
    case Database::Mode::immutable:
        return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return 0;
}

// Answers are confidential: SQLite gives the log the mode of the file.
void make_private(const std::filesystem::path& path) {
    const int made = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made >= 0)
        ::close(made);
}

// A study may come from anybody: nothing in it may run functions that touch more than the file.
void set_up(sqlite3* connection) {
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, Database::patience_ms);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* prepared) const { sqlite3_finalize(prepared); }

void Statement::keep(int code) {
    if (code_ == SQLITE_OK)
        code_ = code;
}

void Statement::bind(int place, std::int64_t value) {
    keep(sqlite3_bind_int64(prepared_.get(), place, value));
}

// SQLite would keep what is no number as NULL, which says something else.
void Statement::bind(int place, double value) {
    keep(std::isnan(value) ? SQLITE_MISMATCH : sqlite3_bind_double(prepared_.get(), place, value));
}

void Statement::bind(int place, std::string_view text) {
    const char* begin = text.empty() ? "" : text.data();
    keep(sqlite3_bind_text64(prepared_.get(), place, begin, text.size(), SQLITE_STATIC,
                             SQLITE_UTF8));
}

void Statement::bind_blob(int place, std::string_view bytes) {
    const char* begin = bytes.empty() ? "" : bytes.data();
    keep(sqlite3_bind_blob64(prepared_.get(), place, begin, bytes.size(), SQLITE_STATIC));
}

void Statement::bind_null(int place) { keep(sqlite3_bind_null(prepared_.get(), place)); }

Step Statement::advance() {
    if (code_ != SQLITE_OK)
        return Step::failed;
    const int code = sqlite3_step(prepared_.get());
    if (code == SQLITE_ROW)
        return Step::row;
    if (code == SQLITE_DONE)
        return Step::done;
    keep(code);
    return Step::failed;
}

Result<void> Statement::finished() {
    const int code = std::exchange(code_, SQLITE_OK);
    if (code != SQLITE_OK) {
        auto failed = failure(error_of(sqlite3_db_handle(prepared_.get()), code));
        sqlite3_reset(prepared_.get());
        return failed;
    }
    sqlite3_reset(prepared_.get());
    return {};
}

Result<void> Statement::run() {
    while (advance() == Step::row) {
    }
    return finished();
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(prepared_.get(), column);
}

double Statement::real(int column) const { return sqlite3_column_double(prepared_.get(), column); }

std::string_view Statement::text(int column) const {
    const auto* begin = sqlite3_column_text(prepared_.get(), column);
    const int size = sqlite3_column_bytes(prepared_.get(), column);
    return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(size)};
}

std::string_view Statement::blob(int column) const {
    const void* begin = sqlite3_column_blob(prepared_.get(), column);
    const int size = sqlite3_column_bytes(prepared_.get(), column);
    return {static_cast<const char*>(begin), static_cast<std::size_t>(size)};
}

bool Statement::null(int column) const {
    return sqlite3_column_type(prepared_.get(), column) == SQLITE_NULL;
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Result<Database> Database::open(const std::filesystem::path& path, Mode mode) {
    if (mode == Mode::create)
        make_private(path);
    const std::string name = mode == Mode::immutable ? uri_of(path) : path.string();
    sqlite3* connection = nullptr;
    const int flags = flags_of(mode) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    const int code = sqlite3_open_v2(name.c_str(), &connection, flags, nullptr);
    Database database(connection);
    if (code != SQLITE_OK)
        return failure(explain(path, {.code = code,
                                      .system = sqlite3_system_errno(connection),
                                      .detail = sqlite3_errstr(code)}));
    set_up(connection);
    if (mode == Mode::read)
        if (auto set = database.run("PRAGMA query_only = ON"); !set)
            return failure(set.error());
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) const {
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (code != SQLITE_OK)
        return failure(error_of(connection_.get(), code));
    return Statement(prepared);
}

Result<void> Database::run(const std::string& sql) const {
    const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failure(error_of(connection_.get(), code));
    return {};
}

Result<std::int64_t> Database::integer(std::string_view sql) const {
    auto statement = prepare(sql);
    if (!statement)
        return failure(statement.error());
    std::int64_t value = 0;
    if (statement->advance() == Step::row)
        value = statement->integer(0);
    return statement->finished().map([&] { return value; });
}

int Database::rows_changed() const { return sqlite3_changes(connection_.get()); }

bool Database::moved() const {
    int moved = 0;
    sqlite3_file_control(connection_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

bool Database::writable() const { return sqlite3_db_readonly(connection_.get(), "main") == 0; }

void Database::leave_log() const {
    sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Result<void> Database::copy_to(const Database& other) const {
    sqlite3* target = other.connection_.get();
    sqlite3_backup* copying = sqlite3_backup_init(target, "main", connection_.get(), "main");
    if (copying == nullptr)
        return failure(error_of(target, sqlite3_errcode(target)));
    const int stepped = sqlite3_backup_step(copying, -1);
    const int ended = sqlite3_backup_finish(copying);
    if (stepped == SQLITE_DONE && ended == SQLITE_OK)
        return {};
    return failure(error_of(target, stepped == SQLITE_DONE ? ended : stepped));
}

Database::Interruption::Interruption(const Database& database, std::stop_token stop)
    : connection_(database.connection_.get()), stop_(std::move(stop)) {
    const auto stopped = [](void* token) {
        return static_cast<std::stop_token*>(token)->stop_requested() ? 1 : 0;
    };
    sqlite3_progress_handler(connection_, steps_between_looks, stopped, &stop_);
}

Database::Interruption::~Interruption() {
    sqlite3_progress_handler(connection_, 0, nullptr, nullptr);
}

Result<Transaction> Transaction::begin(const Database& database, For purpose) {
    auto begun = database.run(purpose == For::writing ? "BEGIN IMMEDIATE" : "BEGIN");
    if (!begun)
        return failure(begun.error());
    return Transaction(database);
}

Result<void> Transaction::commit() {
    auto done = database_->run("COMMIT");
    if (done)
        database_ = nullptr;
    return done;
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

// After some failures SQLite has ended the transaction itself; ROLLBACK then only complains.
Transaction::~Transaction() {
    if (database_ != nullptr)
        (void)database_->run("ROLLBACK");
}

} // namespace themata
