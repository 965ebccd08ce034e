#include "support/raw.h"

#include <sqlite3.h>
#include <stdexcept>

namespace themata {

Raw::Raw(const std::filesystem::path& path) {
    if (sqlite3_open(path.c_str(), &connection_) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(connection_));
}

Raw::~Raw() { sqlite3_close(connection_); }

std::string Raw::complaint(const std::string& sql) {
    if (sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return sqlite3_errmsg(connection_);
}

void Raw::run(const std::string& sql) {
    if (const std::string said = complaint(sql); !said.empty())
        throw std::runtime_error(said);
}

std::int64_t Raw::integer(const std::string& sql) { return std::stoll(text(sql)); }

std::string Raw::text(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK ||
        sqlite3_step(statement) != SQLITE_ROW)
        throw std::runtime_error(sqlite3_errmsg(connection_));
    const auto* begin = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    std::string text(begin, static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
    sqlite3_finalize(statement);
    return text;
}

} // namespace themata
