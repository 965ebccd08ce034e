#include "workbench/parts.h"

#include "study/check.h"
#include <chrono>

namespace themata {

namespace {

std::int64_t now_in_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

// Taking back an act undoes it; taking back that undoing does it again, and so on. Either way the
// note names the act at the root.
std::string taking_back(const History& history, const Entry& entry) {
    const Entry* at = &entry;
    bool undoes = true;
    for (; at->undoes && *at->undoes <= history.size(); undoes = !undoes)
        at = &history[*at->undoes - 1];
    return (undoes ? "Undid: " : "Redid: ") + at->note;
}

// After how many rounds of being overtaken by another process an act is given up.
constexpr int most_attempts = 5;

} // namespace

Workbench::Workbench(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Workbench::Workbench(Workbench&&) noexcept = default;
Workbench& Workbench::operator=(Workbench&&) noexcept = default;
Workbench::~Workbench() = default;

Result<Workbench> Workbench::create(const std::filesystem::path& file, const std::string& title,
                                    Setting setting) {
    auto store = Store::create(file, title);
    if (!store)
        return failure(store.error());
    Workbench bench(std::make_unique<Parts>(std::move(*store), file, std::move(setting)));
    if (auto read = bench.read_anew({}, {}); !read)
        return failure(read.error());
    return bench;
}

Result<Workbench> Workbench::open(const std::filesystem::path& file, Access access, Setting setting,
                                  std::stop_token stop, ImportProgress progress) {
    auto store = Store::open(file, access);
    if (!store)
        return failure(store.error());
    if (access == Access::write)
        if (auto copied = back_up(file, setting.data / "backups"); !copied)
            return failure(copied.error());
    Workbench bench(std::make_unique<Parts>(std::move(*store), file, std::move(setting)));
    if (auto read = bench.read_anew(stop, progress); !read)
        return failure(read.error());
    return bench;
}

Result<void> Workbench::read_anew(std::stop_token stop, const ImportProgress& progress) {
    Parts& parts = *parts_;
    Store& store = *parts.opened;
    const Head before = store.head();
    auto study = store.load(stop, progress);
    if (!study)
        return failure(study.error());
    auto entries = store.history();
    if (!entries)
        return failure(entries.error());
    parts.history = {};
    parts.undo_stack = {};
    for (Entry& entry : *entries) {
        parts.undo_stack.follow(entry);
        parts.history.push_back(std::move(entry));
    }
    parts.blind.reset();
    auto delta = store.responses_since(before);
    if (!delta)
        return failure(delta.error());
    std::optional<ResponseSet> changed;
    if (parts.snapshot && delta->lineage == ResponseDelta::Lineage::same)
        changed = ResponseSet::of(delta->touched);
    Lookup lookup = Lookup::of(*study);
    parts.show({store.card(), std::move(*study), std::move(lookup), store.head()}, changed);
    return {};
}

const std::shared_ptr<const Snapshot>& Workbench::snapshot() const { return parts_->snapshot; }

const std::filesystem::path& Workbench::file() const { return parts_->file; }

void Workbench::set_coder(std::string name) {
    parts_->setting.coder = std::move(name);
    parts_->blind.reset();
}

const Blind& Workbench::blind() const {
    if (!parts_->blind)
        parts_->blind = Blind::of(*parts_->snapshot, parts_->setting.coder);
    return *parts_->blind;
}

Result<Plan> Workbench::preview(const Intent& intent, std::stop_token stop,
                                ImportProgress progress) const {
    return plan(*snapshot(), intent, {parts_->setting.coder}, stop, progress);
}

Result<Done> Workbench::perform(const Intent& intent, std::stop_token stop,
                                ImportProgress progress) {
    for (int attempt = 1;; ++attempt) {
        auto planned = preview(intent, stop, progress);
        if (!planned)
            return failure(planned.error());
        auto done = commit(*planned, {}, stop);
        if (done || done.error().code != Error::Code::conflict || attempt == most_attempts)
            return done;
        if (auto fresh = refresh(); !fresh)
            return failure(fresh.error());
    }
}

Result<Done> Workbench::commit(const Plan& plan, std::optional<std::uint64_t> undoes,
                               const std::stop_token& stop) {
    Parts& parts = *parts_;
    const Snapshot& before = *parts.snapshot;
    auto after = apply(before.study, plan.changes);
    if (!after)
        return failure(after.error());
    Lookup lookup = before.lookup.after(plan.changes);
    if (auto sound = check(*after, lookup, plan.changes); !sound)
        return failure(sound.error());
    auto entry = parts.opened->commit({.on = before.head,
                                       .at = now_in_ms(),
                                       .coder = parts.setting.coder,
                                       .act = plan.act,
                                       .subjects = plan.subjects,
                                       .undoes = undoes,
                                       .note = plan.note},
                                      plan.changes, *after, stop);
    if (!entry)
        return failure(entry.error());
    parts.history.push_back(*entry);
    parts.undo_stack.follow(*entry);
    parts.show({before.card, std::move(*after), std::move(lookup), {entry->seq, entry->mark}},
               plan.changes);
    return Done{*entry, plan.report};
}

Result<Done> Workbench::undo() {
    if (auto fresh = refresh(); !fresh)
        return failure(fresh.error());
    const auto seq = parts_->undo_stack.undoable();
    if (!seq)
        return failure(Error::Code::refused, "There is nothing to undo.",
                       "History shows what was done and undone.");
    return take_back(*seq, ActKind::undo);
}

Result<Done> Workbench::redo() {
    if (auto fresh = refresh(); !fresh)
        return failure(fresh.error());
    const auto seq = parts_->undo_stack.redoable();
    if (!seq)
        return failure(Error::Code::refused, "There is nothing to redo.",
                       "Only what was undone last can be done again.");
    return take_back(*seq, ActKind::redo);
}

Result<Done> Workbench::revert(std::uint64_t seq) {
    if (auto fresh = refresh(); !fresh)
        return failure(fresh.error());
    if (seq == 0 || seq > parts_->history.size())
        return failure(Error::Code::not_found,
                       "There is no entry " + std::to_string(seq) + " in History.",
                       "It has entries 1 to " + std::to_string(parts_->history.size()) + ".");
    return take_back(seq, ActKind::revert);
}

Result<Done> Workbench::undo_from(std::uint64_t seq, std::stop_token stop,
                                  ImportProgress progress) {
    if (auto fresh = refresh(); !fresh)
        return failure(fresh.error());
    const std::vector<std::uint64_t> standing = parts_->undo_stack.standing();
    const auto from = std::ranges::find(standing, seq);
    if (from == standing.end())
        return failure(Error::Code::refused,
                       "Entry " + std::to_string(seq) + " is not an act that stands.",
                       "History shows which acts were taken back already.");
    const auto count = static_cast<std::uint64_t>(standing.end() - from);
    Result<Done> done = failure(Error::Code::refused, "There is nothing to undo.", "");
    for (std::uint64_t taken = 0; taken < count; ++taken) {
        if (stop.stop_requested())
            return failure(Error::Code::cancelled,
                           "Stopped after " + std::to_string(taken) + " of " +
                               std::to_string(count) + " acts were taken back.",
                           "Redo does them again, one by one.");
        done = take_back(standing[standing.size() - 1 - taken], ActKind::undo);
        if (!done)
            return done;
        if (progress)
            progress(taken + 1, count);
    }
    return done;
}

Result<Done> Workbench::take_back(std::uint64_t seq, ActKind act) {
    auto changes = parts_->opened->changes_of(seq);
    if (!changes)
        return failure(changes.error());
    auto result = commit({.changes = inverse(std::move(*changes)),
                          .act = act,
                          .subjects = {},
                          .note = taking_back(parts_->history, parts_->history[seq - 1]),
                          .report = {}},
                         seq);
    if (!result && act == ActKind::revert)
        return failure(Error::Code::refused,
                       "What this entry changed was changed again since, or is in use: " +
                           result.error().what,
                       "Undo the later acts first.");
    return result;
}

const Entry* Workbench::undoable() const {
    const auto seq = parts_->undo_stack.undoable();
    return seq ? &parts_->history[*seq - 1] : nullptr;
}

const Entry* Workbench::redoable() const {
    const auto seq = parts_->undo_stack.redoable();
    return seq ? &parts_->history[*seq - 1] : nullptr;
}

const History& Workbench::history() const { return parts_->history; }

Result<std::vector<std::string>> Workbench::details(std::uint64_t seq, std::size_t limit,
                                                    std::stop_token stop) const {
    if (seq == 0 || seq > parts_->history.size())
        return failure(Error::Code::not_found,
                       "There is no entry " + std::to_string(seq) + " in History.",
                       "It has entries 1 to " + std::to_string(parts_->history.size()) + ".");
    const auto store = parts_->past();
    if (!store)
        return failure(store.error());
    return (*store)->some_changes_of(seq, limit, std::move(stop)).map([&](const SomeChanges& some) {
        return details_of(study(), some.changes, some.all);
    });
}

Result<void> Workbench::fold_log() { return parts_->opened->fold_log(); }

std::optional<Error> Workbench::warning() const {
    const std::filesystem::path& log = parts_->opened->log_set_aside();
    if (log.empty())
        return {};
    return log_was_set_aside(log);
}

Error log_was_set_aside(const std::filesystem::path& log) {
    return Error{Error::Code::conflict,
                 "Beside the study lay the log of another file, which had its name before. Nothing "
                 "was taken from it.",
                 "It is kept as " + log.string() +
                     ". To look into it, give that file and the file "
                     "that it belongs to their old names in a folder of their own."};
}

Result<bool> Workbench::refresh() {
    auto changed = parts_->opened->changed_elsewhere();
    if (!changed)
        return failure(changed.error());
    // An act whose end was cut short, by want of memory, is on the disk and not in the snapshot.
    const bool behind = parts_->opened->head() != snapshot()->head;
    if (!*changed && !behind)
        return false;
    if (behind)
        return read_anew({}, {}).map([] { return true; });
    const auto acts = parts_->opened->follow();
    if (!acts)
        return failure(acts.error());
    if (*acts && take_over(**acts))
        return true;
    if (auto read = read_anew({}, {}); !read)
        return failure(read.error());
    return true;
}

// False when the acts do not fit the study: nothing has changed then.
bool Workbench::take_over(const std::vector<Committed>& acts) {
    Parts& parts = *parts_;
    Study study = parts.snapshot->study;
    Lookup lookup = parts.snapshot->lookup;
    Changes all;
    for (const Committed& act : acts) {
        auto after = apply(study, act.changes);
        if (!after)
            return false;
        lookup = lookup.after(act.changes);
        if (!check(*after, lookup, act.changes))
            return false;
        study = std::move(*after);
        for_each_kind([&]<class Record>() {
            for (const auto& edit : act.changes.of<Record>())
                all.edits<Record>().push_back(edit);
        });
    }
    for (const Committed& act : acts) {
        parts.history.push_back(act.entry);
        parts.undo_stack.follow(act.entry);
    }
    parts.show({parts.snapshot->card, std::move(study), std::move(lookup), parts.opened->head()},
               all);
    return true;
}

} // namespace themata
