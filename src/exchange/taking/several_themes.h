#pragma once
// SeveralThemes part a cell that names several themes, "Staff; Food", as an option says, or where
// every part is a theme of the codebook; where that cannot be told, they raise a doubt. A cell that
// is the name of one theme as a whole is never parted. One pass over one file; one thread.

#include "exchange/taking/taking.h"
#include <string_view>
#include <unordered_set>

namespace themata {

class SeveralThemes {
public:
    // Of the column that names the theme. Looks at all of its cells, and adds its doubt to the
    // report. The pass outlives it.
    SeveralThemes(Pass& pass, const ColumnPlan& column);

    // The names in a cell, one at least.
    [[nodiscard]] std::vector<std::string_view> parts(std::string_view cell);

    // "3 cells name several themes …", where any did.
    [[nodiscard]] std::optional<std::string> in_words() const;

private:
    struct Found {
        std::string_view sign;
        std::size_t cells = 0;
        std::size_t codings = 0;
        std::string_view example;
        std::unordered_set<std::string_view> names;
    };

    [[nodiscard]] bool is_theme(std::string_view name) const;
    [[nodiscard]] bool are_themes(const std::vector<std::string_view>& names) const;
    [[nodiscard]] std::vector<std::string_view> parted_by_codebook(std::string_view cell) const;
    [[nodiscard]] bool stands_in_a_cell(std::string_view sign) const;
    void look_at_all();
    void ask(const std::vector<Found>& found);

    Pass& pass_;
    const ColumnPlan& column_;
    std::optional<std::string> sign_; // as an option says; empty: none
    std::size_t parted_ = 0;
};

} // namespace themata
