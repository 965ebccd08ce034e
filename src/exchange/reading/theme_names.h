#pragma once
// ThemeNames find themes by the words with which files refer to them: a name, "Parent/Name", or for
// files of our own, where names may hold anything, an absolute reference: "/Concerns/Bias" with \/
// for a slash and \\ for a backslash in a name. Every theme has a reference that leads to it and no
// other. One thread.

#include "study/records.h"
#include "study/study.h"
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace themata {

// As files name the states of a theme; by ThemeState.
inline constexpr std::array<std::string_view, 3> theme_states = {"draft", "approved", "retired"};

class ThemeNames {
public:
    void add(const Theme& theme);

    // {0} when no theme of this name stands there.
    [[nodiscard]] ThemeId below(ThemeId parent, const std::string& name) const;

    // {0} when the absolute reference leads nowhere.
    [[nodiscard]] ThemeId at_absolute(const std::string& reference) const;

    // All themes of this name.
    [[nodiscard]] const std::vector<ThemeId>& named(const std::string& name) const;

    // None, one, or several when the words are not enough.
    [[nodiscard]] std::vector<ThemeId> meant_by(const std::string& reference) const;

    // The shortest reference that means this theme: its name, or the absolute one.
    [[nodiscard]] std::string reference_to(ThemeId theme) const;
    [[nodiscard]] std::string absolute(ThemeId theme) const;

    [[nodiscard]] bool empty() const { return of_.empty(); }

private:
    struct Place {
        ThemeId parent;
        std::string name;
    };

    std::unordered_map<std::string, std::vector<ThemeId>> by_name_;
    std::map<std::pair<ThemeId, std::string>, ThemeId> by_place_;
    std::unordered_map<ThemeId, Place> of_;
};

// "/A\/B/C" into "A/B" and "C"; nothing when it is not absolute.
[[nodiscard]] std::vector<std::string> parts_of_absolute(const std::string& reference);
// One part of an absolute reference with its slash: "/A\/B".
[[nodiscard]] std::string absolute_part(const std::string& name);

// What a cell of a list of the willing says of two participants: "yes", "no", and "paired" where
// they are a pair already.
struct TieCell {
    std::optional<TieKind> willing = {}; // willing or unwilling; none: not said
    bool paired = false;
    bool operator==(const TieCell&) const = default;
};

// A blank cell says nothing of either; nothing: the cell is none of this.
[[nodiscard]] std::optional<TieCell> tie_cell(std::string_view cell);
// "yes", "no, paired", "paired".
[[nodiscard]] std::string in_words(const TieCell& cell);

} // namespace themata
