#pragma once
// The rows of a study in an SQLite database in memory: what an analyst with SQL would ask of them.
// One thread.

#include "study/study.h"
#include <memory>
#include <vector>

namespace themata::bench {

class SqlPeer {
public:
    explicit SqlPeer(const Study& study);
    ~SqlPeer();
    SqlPeer(SqlPeer&&) noexcept;

    // How many participants have each theme, or one below it, in each column: by the number of the
    // theme, then by role and stage.
    [[nodiscard]] std::vector<std::uint32_t> people_by_theme_and_column() const;

private:
    struct Database;
    std::unique_ptr<Database> database_;
};

} // namespace themata::bench
