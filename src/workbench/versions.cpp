// What a workbench tells of the past: the codebook between two entries.

#include "workbench/parts.h"

#include <algorithm>
#include <span>

namespace themata {

namespace {

// What an entry comes down to: the act at the root of a chain of undos and redos, done or undone.
struct Root {
    const Entry& entry;
    bool done = true;
};

Root root_of(std::span<const Entry> history, const Entry& entry) {
    const Entry* at = &entry;
    bool done = true;
    for (; at->undoes.value_or(0) > 0 && *at->undoes < at->seq; done = !done)
        at = &history[*at->undoes - 1];
    return {*at, done};
}

// Where merges that stand after these entries took themes.
void follow_merges(std::span<const Entry> history, std::uint64_t from, std::uint64_t to,
                   Merged& merged) {
    for (std::uint64_t seq = from; seq < to; ++seq) {
        const Root root = root_of(history, history[seq]);
        if (root.entry.act != ActKind::merge_themes)
            continue;
        const ThemeId gone{subject_of(root.entry, Kind::theme, SubjectRole::from)};
        if (root.done)
            merged[gone] = {subject_of(root.entry, Kind::theme, SubjectRole::into)};
        else
            merged.erase(gone);
    }
}

} // namespace

Result<std::vector<CodebookChange>> Workbench::codebook_between(std::uint64_t from,
                                                                std::uint64_t to) const {
    const auto count = static_cast<std::uint64_t>(parts_->history.size());
    if (from > count || to > count)
        return failure(Error::Code::not_found,
                       "There is no entry " + std::to_string(std::max(from, to)) + " in History.",
                       "It has entries 1 to " + std::to_string(count) + "; 0 is before the first.");
    const auto store = parts_->past();
    if (!store)
        return failure(store.error());
    auto after = (*store)->themes_at(study().themes, to);
    auto before = (*store)->themes_at(study().themes, from);
    if (!after || !before)
        return failure(after ? before.error() : after.error());
    Merged merged;
    follow_merges(parts_->history, std::min(from, to), std::max(from, to), merged);
    return codebook_changes(*before, *after, merged);
}

Result<std::vector<std::uint64_t>> Workbench::entries_of_codebook() const {
    const auto store = parts_->past();
    return store ? (*store)->entries_of_themes() : failure(store.error());
}

} // namespace themata
