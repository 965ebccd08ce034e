#include "analysis/codebook_changes.h"

#include "study/labels.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// "Concerns/Bias"; a broken file may hold a ring, so no more steps than themes.
std::string path_in(const Table<Theme>& themes, ThemeId id) {
    std::string path;
    std::size_t steps = 0;
    for (const Theme* at = themes.find(id); at && steps++ <= themes.size();
         at = themes.find(at->parent))
        path = path.empty() ? at->name : at->name + "/" + path;
    return path;
}

class CodebookComparison {
public:
    CodebookComparison(const Table<Theme>& before, const Table<Theme>& after, const Merged& merged)
        : before_(before), after_(after), merged_(merged) {}

    std::vector<CodebookChange> changes() {
        before_.for_each([&](const Theme& old) {
            if (const Theme* theme = after_.find(old.id))
                compare(old, *theme);
            else
                gone(old);
        });
        after_.for_each([&](const Theme& theme) {
            if (!before_.find(theme.id))
                add(ThemeFate::added, theme, "", "", path_in(after_, theme.id));
        });
        compare_orders();
        std::ranges::stable_sort(found_, {}, [](const CodebookChange& change) {
            return std::pair(change.fate, change.theme);
        });
        return std::move(found_);
    }

private:
    void add(ThemeFate fate, const Theme& theme, std::string part, std::string before,
             std::string after) {
        found_.push_back(
            {fate, theme.id, theme.name, std::move(part), std::move(before), std::move(after)});
    }

    void gone(const Theme& old) {
        const auto into = merged_.find(old.id);
        if (into == merged_.end())
            return add(ThemeFate::removed, old, "", path_in(before_, old.id), "");
        add(ThemeFate::merged, old, "", "", path_in(after_, last_of(into->second)));
    }

    // What it went to may have been merged as well.
    [[nodiscard]] ThemeId last_of(ThemeId theme) const {
        for (std::size_t steps = 0; !after_.find(theme) && steps < merged_.size(); ++steps)
            if (const auto next = merged_.find(theme); next != merged_.end())
                theme = next->second;
        return theme;
    }

    void compare(const Theme& old, const Theme& theme) {
        if (old.name != theme.name)
            add(ThemeFate::renamed, theme, "", old.name, theme.name);
        if (old.parent != theme.parent)
            add(ThemeFate::moved, theme, "", path_in(before_, old.parent),
                path_in(after_, theme.parent));
        const auto text = [&](const char* part, std::string Theme::*words) {
            if (old.*words != theme.*words)
                add(ThemeFate::redefined, theme, part, old.*words, theme.*words);
        };
        text("definition", &Theme::definition);
        text("include", &Theme::include);
        text("exclude", &Theme::exclude);
        const bool was_retired = old.state == ThemeState::retired;
        if (was_retired != (theme.state == ThemeState::retired))
            add(was_retired ? ThemeFate::restored : ThemeFate::retired, theme, "", "", "");
        if (old.colour != theme.colour)
            add(ThemeFate::recoloured, theme, "", "", "");
    }

    using Orders = std::map<ThemeId, std::vector<ThemeId>>;

    // Themes that stand below the same one before and after, in their order.
    [[nodiscard]] Orders orders_in(const Table<Theme>& themes, const Table<Theme>& other) const {
        Orders orders;
        for (const Theme& theme : in_order(themes)) {
            const Theme* there = other.find(theme.id);
            if (there && there->parent == theme.parent)
                orders[theme.parent].push_back(theme.id);
        }
        return orders;
    }

    void compare_orders() {
        const Orders before = orders_in(before_, after_);
        for (const auto& [parent, order] : orders_in(after_, before_))
            if (before.at(parent) != order) {
                const Theme* above = after_.find(parent);
                found_.push_back(
                    {ThemeFate::reordered, parent, above ? above->name : "", "", "", ""});
            }
    }

    const Table<Theme>& before_;
    const Table<Theme>& after_;
    const Merged& merged_;
    std::vector<CodebookChange> found_;
};

std::string place(const std::string& path) {
    return path.empty() ? std::string("the top") : "below " + in_quotes(path);
}

std::string redefined(const CodebookChange& change) {
    const std::string what = change.part == "definition" ? change.part
                             : change.part == "include"  ? std::string("rule for including")
                                                         : std::string("rule for excluding");
    const std::string whose = what + " of " + in_quotes(change.name);
    if (change.before.empty())
        return fmt::format("The {} is new: {}.", whose, in_quotes(change.after));
    if (change.after.empty())
        return fmt::format("The {} was taken away: {}.", whose, in_quotes(change.before));
    return fmt::format("The {} was {} and is {}.", whose, in_quotes(change.before),
                       in_quotes(change.after));
}

} // namespace

std::vector<CodebookChange> codebook_changes(const Table<Theme>& before, const Table<Theme>& after,
                                             const Merged& merged) {
    return CodebookComparison(before, after, merged).changes();
}

std::string in_words(const CodebookChange& change) {
    const std::string theme = in_quotes(change.name);
    switch (change.fate) {
    case ThemeFate::added:
        return in_quotes(change.after) + " is new.";
    case ThemeFate::merged:
        return theme + " was merged into " +
               (change.after.empty() ? "another theme." : in_quotes(change.after) + ".");
    case ThemeFate::removed:
        return in_quotes(change.before) + " is gone.";
    case ThemeFate::renamed:
        return in_quotes(change.before) + " was renamed to " + in_quotes(change.after) + ".";
    case ThemeFate::moved:
        return fmt::format("{} was moved from {} to {}.", theme, place(change.before),
                           place(change.after));
    case ThemeFate::redefined:
        return redefined(change);
    case ThemeFate::retired:
        return theme + " was retired.";
    case ThemeFate::restored:
        return theme + " was taken into use again.";
    case ThemeFate::recoloured:
        return theme + " has another colour.";
    case ThemeFate::reordered:
        break;
    }
    return change.theme ? "The themes below " + theme + " stand in another order."
                        : "The themes at the top stand in another order.";
}

std::string_view name_of(ThemeFate fate) {
    static constexpr std::string_view names[] = {"added",      "merged",    "removed", "renamed",
                                                 "moved",      "redefined", "retired", "restored",
                                                 "recoloured", "reordered"};
    return names[static_cast<std::size_t>(fate)];
}

} // namespace themata
