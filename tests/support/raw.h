#pragma once
// The study file without this program's care: SQLite as anybody may use it on the file. Throws
// when SQLite refuses what a test takes for granted.

#include <filesystem>
#include <string>

struct sqlite3;

namespace themata {

class Raw {
public:
    explicit Raw(const std::filesystem::path& path);
    ~Raw();
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;

    void run(const std::string& sql);
    // What SQLite complains of; empty when it does not.
    [[nodiscard]] std::string complaint(const std::string& sql);
    [[nodiscard]] std::int64_t integer(const std::string& sql);
    [[nodiscard]] std::string text(const std::string& sql);

private:
    sqlite3* connection_ = nullptr;
};

} // namespace themata
