#include "study/change.h"

#include <algorithm>

namespace themata {

Changes::Changes() = default;
Changes::Changes(const Changes&) = default;
Changes::Changes(Changes&&) noexcept = default;
Changes& Changes::operator=(const Changes&) = default;
Changes& Changes::operator=(Changes&&) noexcept = default;
Changes::~Changes() = default;
bool Changes::operator==(const Changes&) const = default;

namespace {

template <class Record>
bool each_once(const std::vector<Edit<Record>>& edits) {
    std::vector<std::uint32_t> ids;
    ids.reserve(edits.size());
    for (const auto& edit : edits)
        ids.push_back(edit.id().value);
    if (!std::ranges::is_sorted(ids))
        std::ranges::sort(ids);
    return std::ranges::adjacent_find(ids) == ids.end();
}

template <class Record>
bool fits(const Table<Record>& table, const Edit<Record>& edit) {
    const Record* now = table.find(edit.id());
    return edit.adds() ? !now && edit.after.id : now && *now == edit.before;
}

template <class Record>
bool apply_to(Table<Record>& table, const std::vector<Edit<Record>>& edits) {
    if (edits.empty())
        return true;
    if (!each_once(edits))
        return false;
    typename Table<Record>::Editor editor(table);
    for (const auto& edit : edits) {
        if (!fits(table, edit))
            return false;
        if (edit.removes())
            editor.remove(edit.before.id);
        else
            editor.put(edit.after);
    }
    table = editor.done();
    return true;
}

} // namespace

std::size_t Changes::size() const {
    return std::apply([](const auto&... edits) { return (edits.size() + ...); }, edits_);
}

Changes inverse(Changes changes) {
    for_each_kind([&]<class Record>() {
        for (auto& edit : changes.edits<Record>())
            std::swap(edit.before, edit.after);
    });
    return changes;
}

Result<Study> apply(const Study& study, const Changes& changes) {
    Study after = study;
    std::string_view stale;
    for_each_kind([&]<class Record>() {
        if (!apply_to(after.*table_of<Record>, changes.of<Record>()))
            stale = Described<Record>::name;
    });
    if (!stale.empty())
        return failure(Error::Code::conflict,
                       "A " + std::string(stale) + " is no longer as this act expects it.",
                       "Look in History for what changed it, and do the act again.");
    return after;
}

Ids::Ids(const Study& study) {
    for_each_kind([&]<class Record>() {
        last_[static_cast<std::size_t>(Described<Record>::kind)] = table<Record>(study).last_id();
    });
}

} // namespace themata
