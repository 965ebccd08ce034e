#include "index/merge.h"

#include "index/build.h"
#include <xapian.h>

namespace themata {

namespace {

// Xapian tells of each table that it merges; the only place to stop it.
class Watching : public Xapian::Compactor {
public:
    explicit Watching(const std::stop_token& stop) : stop_(stop) {}

    void set_status(const std::string&, const std::string&) override {
        if (stop_.stop_requested())
            throw MergeStopped();
    }

private:
    const std::stop_token& stop_;
};

} // namespace

void merge_parts(const std::filesystem::path& growing, std::size_t count,
                 const std::filesystem::path& whole, const Standing& standing,
                 const std::stop_token& stop) {
    std::filesystem::remove_all(whole);
    Xapian::Database parts;
    for (std::size_t number = 1; number <= count; ++number)
        parts.add_database(Xapian::Database(part_of(growing, number).string()));
    Watching watching(stop);
    parts.compact(whole.string(), Xapian::DBCOMPACT_NO_RENUMBER, 0, watching);
    Xapian::WritableDatabase merged(whole.string(), Xapian::DB_OPEN);
    write_standing(merged, standing);
    merged.commit();
}

} // namespace themata
