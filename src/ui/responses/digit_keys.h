#pragma once
// Which theme each of the digits 1 to 9 applies, for one user and one study. A digit stays with its
// theme until the user moves it: nothing that happens to themes deals digits anew. New themes get
// digits that are free. A theme that is gone or retired keeps its digit, so that undo brings it
// back with it; only what was gone already when the study was opened gives way to a new theme, and
// only when no other digit is free. A value; any thread.

#include "study/snapshot.h"
#include <array>
#include <optional>
#include <string>

namespace themata {

class DigitKeys {
public:
    static constexpr std::size_t count = 9;

    // Gives free digits to the themes that this user's study did not have before.
    void follow(const Snapshot& now);

    // Of a digit from 1 to 9; 0 when it is free.
    [[nodiscard]] ThemeId theme_of(std::size_t digit) const { return themes_[digit - 1]; }

    [[nodiscard]] std::optional<std::size_t> digit_of(ThemeId theme) const;

    // The theme that has the digit gets the former one of this theme, if it had one.
    void give(ThemeId theme, std::size_t digit);
    void take_away(ThemeId theme);

    // For the user's memory of the study. What cannot be read leaves all digits free.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] static DigitKeys from_text(const std::string& text);

private:
    void note_gone(const Study& study);
    [[nodiscard]] std::optional<std::size_t> free_place() const;

    std::array<ThemeId, count> themes_;
    std::array<bool, count> gone_{}; // since before the study was opened
    ThemeId newest_;                 // themes up to it were given digits, or had their chance
    std::optional<Head> followed_;
};

} // namespace themata
