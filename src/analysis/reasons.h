#pragma once
// The notes of a tabulation about its cells without a figure. A value; any thread.

#include "analysis/tabulation.h"

namespace themata {

// Why figures are missing. One reason for all stands as "–: reason"; several are told apart by
// letters at the dashes.
class Reasons {
public:
    explicit Reasons(const Tabulation&);

    // "a", or nothing.
    [[nodiscard]] std::string mark_of(const TabulationCell&) const;

    // A note each, with the mark or dash that it explains.
    struct Note {
        std::string mark;
        std::string reason;
    };

    [[nodiscard]] std::vector<Note> notes() const;

private:
    std::vector<std::string> reasons_;
};

} // namespace themata
