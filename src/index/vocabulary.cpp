#include "index/vocabulary.h"

#include <xapian.h>

namespace themata {

Vocabulary::Vocabulary(const Xapian::Database& database) {
    const auto end = database.allterms_end();
    for (auto it = database.allterms_begin(); it != end;) {
        const std::string term = *it;
        if (term.front() >= 'A' && term.front() <= 'Z') { // no word of an answer
            it.skip_to(std::string(1, 'Z' + 1));
            continue;
        }
        letters_ += term;
        ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
        ++it;
    }
}

} // namespace themata
