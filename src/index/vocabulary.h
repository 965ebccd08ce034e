#pragma once
// The different words of an index, read once and held for wildcards and fuzzy words. A value.
// Private to index/; any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace themata {

class Vocabulary {
public:
    // Throws what Xapian throws.
    explicit Vocabulary(const Xapian::Database& database);

    // In the order of their bytes. Calls visit(std::string_view).
    template <class Visit>
    void for_each(Visit visit) const {
        std::size_t begin = 0;
        for (const std::uint32_t end : ends_) {
            visit(std::string_view(letters_).substr(begin, end - begin));
            begin = end;
        }
    }

private:
    std::string letters_;
    std::vector<std::uint32_t> ends_;
};

} // namespace themata
