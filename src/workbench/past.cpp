// What a workbench tells of the past and of its file: the codebook between two entries, who made a
// coding, and whether all that is in the file holds together.

#include "store/store.h"
#include "study/labels.h"
#include "text/segments.h"
#include "text/utf8.h"
#include "workbench/parts.h"
#include "workbench/workbench.h"
#include <algorithm>
#include <set>
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

Result<std::vector<CodingId>> Workbench::merged_codings() const {
    std::set<std::uint64_t> merges;
    for (const Entry& entry : parts_->history) {
        const Root root = root_of(parts_->history, entry);
        if (root.entry.act != ActKind::merge_themes)
            continue;
        if (root.done)
            merges.insert(root.entry.seq);
        else
            merges.erase(root.entry.seq);
    }
    if (merges.empty())
        return std::vector<CodingId>();
    const auto store = parts_->past();
    if (!store)
        return failure(store.error());
    std::set<CodingId> merged;
    for (const std::uint64_t merge : merges) {
        const auto changes = (*store)->changes_of(merge);
        if (!changes)
            return failure(changes.error());
        for (const auto& edit : changes->of<Coding>())
            merged.insert(edit.id());
    }
    return std::vector<CodingId>(merged.begin(), merged.end());
}

// Who made a coding is in the coding; when, is in the journal.

// Ids rise, so of the entries that added codings each added higher ones than those before it: the
// entry is found by halving. Entries that undo or redo bring back what was there and are left out.
Result<std::optional<Entry>> Workbench::entry_that_made(CodingId coding) const {
    const History& history = parts_->history;
    const auto store = parts_->past();
    if (!store)
        return failure(store.error());
    std::optional<Entry> found;
    for (std::size_t low = 0, high = history.size(); low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        CodingId last;
        std::size_t at = middle;
        for (; at < high && !last; ++at) {
            if (history[at].undoes)
                continue;
            auto read = (*store)->last_coding_of(history[at].seq);
            if (!read)
                return failure(read.error());
            last = *read;
        }
        if (last && last < coding) {
            low = at; // behind the entry that was looked at
            continue;
        }
        if (last)
            found = history[at - 1];
        high = middle;
    }
    return found;
}

namespace {

constexpr std::size_t most_faults = 20;

std::string place(const Study& study, const Response& response) {
    return label_of(study, response.participant) + ", " + stage_name(study, response.stage);
}

void look_at_texts(const Study& study, std::vector<std::string>& faults) {
    study.responses.for_each([&](const Response& response) {
        if (faults.size() >= most_faults)
            return;
        if (auto invalid = find_invalid_utf8(response.text))
            faults.push_back("The answer of " + place(study, response) +
                             " is not valid UTF-8 (bytes " + invalid->bytes + ").");
    });
}

void look_at_spans(const Study& study, std::vector<std::string>& faults) {
    study.codings.for_each([&](const Coding& coding) {
        const Response* response = find(study, coding.response);
        if (faults.size() >= most_faults || !response)
            return;
        if (!is_on_graphemes(response->text, coding.span))
            faults.push_back("A coding cuts a letter in the answer of " + place(study, *response) +
                             ".");
    });
}

} // namespace

Result<Verification> verify(const std::filesystem::path& file, std::stop_token stop) {
    auto store = Store::open(file, Access::read);
    if (!store)
        return failure(store.error());
    auto verification = store->verify(stop);
    if (verification)
        verification->log_set_aside = store->log_set_aside();
    if (!verification || !verification->clean())
        return verification;
    auto study = store->load(stop);
    if (!study)
        return failure(study.error());
    look_at_texts(*study, verification->faults);
    if (verification->clean())
        look_at_spans(*study, verification->faults);
    return verification;
}

} // namespace themata
