// What a workbench tells of the past: the codebook between two entries.

#include "workbench/parts.h"

namespace themata {

namespace {

constexpr std::string_view merging = "merge themes";

// Where the one theme that a merge took away went, as far as its changes say.
void follow_merge(const Changes& changes, Merged& merged) {
    ThemeId from;
    for (const Edit<Theme>& edit : changes.of<Theme>())
        if (edit.removes())
            from = edit.before.id;
    if (!from)
        return;
    ThemeId into;
    for (const Edit<Theme>& edit : changes.of<Theme>())
        if (!edit.adds() && !edit.removes() && edit.before.parent == from)
            into = edit.after.parent;
    for (const Edit<Coding>& edit : changes.of<Coding>())
        if (!edit.removes() && edit.before.theme == from)
            into = edit.after.theme;
    for (const Edit<Memo>& edit : changes.of<Memo>())
        if (!edit.removes() && edit.before.record == from.value)
            into = {edit.after.record};
    merged[from] = into;
}

// A merge of a theme that held nothing says only in its note where it went: the name at its end.
ThemeId named_in(const Table<Theme>& themes, const std::string& note) {
    ThemeId found;
    themes.for_each([&](const Theme& theme) {
        if (note.find(" into “" + theme.name + "”") != note.npos)
            found = theme.id;
    });
    return found;
}

} // namespace

Result<std::vector<CodebookChange>> Workbench::codebook_between(std::uint64_t from,
                                                                std::uint64_t to) const {
    const auto count = static_cast<std::uint64_t>(parts_->history.size());
    if (from > count || to > count)
        return failure(Error::Code::not_found,
                       "There is no entry " + std::to_string(std::max(from, to)) + " in History.",
                       "It has entries 1 to " + std::to_string(count) + "; 0 is before the first.");
    auto after = parts_->store.themes_at(study().themes, to);
    auto before = parts_->store.themes_at(study().themes, from);
    if (!after || !before)
        return failure(after ? before.error() : after.error());
    Merged merged;
    for (std::uint64_t seq = std::min(from, to); seq < std::max(from, to); ++seq) {
        const Entry& entry = parts_->history[seq];
        if (entry.verb != merging)
            continue;
        auto changes = parts_->store.changes_of(entry.seq);
        if (!changes)
            return failure(changes.error());
        follow_merge(*changes, merged);
        for (auto& [theme, into] : merged)
            if (!into)
                into = named_in(*after, entry.note);
    }
    return codebook_changes(*before, *after, merged);
}

Result<std::vector<std::uint64_t>> Workbench::entries_of_codebook() const {
    return parts_->store.entries_of_themes();
}

} // namespace themata
