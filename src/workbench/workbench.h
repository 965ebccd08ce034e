#pragma once
// The workbench: one open study file, its journal, its index. perform() plans an intent, checks the
// result, commits it and then swaps the snapshot; what was performed is on disk. The only room that
// sees store/, index/ and exchange/ at once. A Workbench belongs to one thread; snapshots may be
// read on any. Its const half reads: a workbench that beside() gave has no other, and reads the
// same moment of the study on another thread. With Access::read only that half can be used.

#include "analysis/codebook_changes.h"
#include "index/hits.h"
#include "study/journal.h"
#include "workbench/blind.h"
#include "workbench/plan.h"
#include "workbench/setting.h"
#include "workbench/undo_stack.h"

namespace themata {

// What an act did.
struct Done {
    Entry entry;
    std::vector<std::string> report; // more sentences, for an import
};

struct Committed;
class Searcher;

class Workbench {
public:
    [[nodiscard]] static Result<Workbench> create(const std::filesystem::path& file,
                                                  const std::string& title, Setting setting);
    // Keeps a backup when the file changed since the last one, and checks what it reads.
    [[nodiscard]] static Result<Workbench> open(const std::filesystem::path& file, Access access,
                                                Setting setting, std::stop_token stop = {},
                                                ImportProgress progress = {});
    Workbench(Workbench&&) noexcept;
    Workbench& operator=(Workbench&&) noexcept;
    ~Workbench();

    [[nodiscard]] const std::shared_ptr<const Snapshot>& snapshot() const;

    [[nodiscard]] const Study& study() const { return snapshot()->study; }

    [[nodiscard]] const std::filesystem::path& file() const;

    // Who acts from now on.
    void set_coder(std::string name);

    // What is hidden from who acts; kept up by acts, not made anew for each.
    [[nodiscard]] const Blind& blind() const;

    // The study as it is now, for another thread, with a connection to the file of its own when it
    // asks for the past. It may outlive this workbench, but the file is whole only when it is gone.
    // Searches of workbenches that share a searcher wait for each other.
    [[nodiscard]] std::shared_ptr<const Workbench> beside(std::shared_ptr<Searcher> searcher) const;
    [[nodiscard]] std::shared_ptr<Searcher> another_searcher() const;

    // The plan that perform() would carry out now; for --dry-run and previews.
    [[nodiscard]] Result<Plan> preview(const Intent& intent, std::stop_token stop = {},
                                       ImportProgress progress = {}) const;

    // When another process was quicker, the study is read again and the intent planned anew.
    [[nodiscard]] Result<Done> perform(const Intent& intent, std::stop_token stop = {},
                                       ImportProgress progress = {});

    // The last act that is not undone, or the last undo; they survive closing the program.
    [[nodiscard]] Result<Done> undo();
    [[nodiscard]] Result<Done> redo();
    // One old act taken back while what it changed is still as it left it.
    [[nodiscard]] Result<Done> revert(std::uint64_t seq);
    // This act and all later ones that stand, the last one first, each an entry of its own;
    // stopped, those that were taken back stay so.
    [[nodiscard]] Result<Done> undo_from(std::uint64_t seq, std::stop_token stop = {},
                                         ImportProgress progress = {});
    // What undo() and redo() would act on; nullptr when there is nothing.
    [[nodiscard]] const Entry* undoable() const;
    [[nodiscard]] const Entry* redoable() const;

    [[nodiscard]] const History& history() const;
    // What an entry changed, a line for each record up to `limit`, then how many more.
    [[nodiscard]] Result<std::vector<std::string>> details(std::uint64_t seq, std::size_t limit,
                                                           std::stop_token stop = {}) const;
    // Codings of which a merge that stands changed the theme, rising.
    [[nodiscard]] Result<std::vector<CodingId>> merged_codings() const;
    // The act that made a coding; nothing when there is none such.
    [[nodiscard]] Result<std::optional<Entry>> entry_that_made(CodingId coding) const;

    // What became of the themes between two entries, 0 being before the first; and the entries that
    // changed any theme.
    [[nodiscard]] Result<std::vector<CodebookChange>> codebook_between(std::uint64_t from,
                                                                       std::uint64_t to) const;
    [[nodiscard]] Result<std::vector<std::uint64_t>> entries_of_codebook() const;

    // Brings everything into the study's file, so that a copy of it has all acts. Costs nothing
    // when there is nothing to do. For a moment in which the user does not act.
    [[nodiscard]] Result<void> fold_log();
    // Opening found the log of another file beside the study and renamed it; a sentence that tells
    // that, else nothing.
    [[nodiscard]] std::optional<Error> warning() const;

    // Takes over what another process committed; true when there was something.
    [[nodiscard]] Result<bool> refresh();

    [[nodiscard]] Result<Hits> search(const std::string& query, const SearchOptions& options,
                                      std::stop_token stop = {}) const;
    // All answers that match, for coding them at once.
    [[nodiscard]] Result<ResponseSet> matching(const std::string& query) const;
    // The words that tell these answers from all others.
    [[nodiscard]] Result<std::vector<TellingWord>>
    telling_words(const ResponseSet& answers, std::size_t limit, std::stop_token stop = {}) const;
    [[nodiscard]] IndexState index_state() const;
    // Waits until the index has caught up, at most as long as it takes for a million answers.
    void settle_index() const;

private:
    struct Parts;
    explicit Workbench(std::unique_ptr<Parts> parts);
    [[nodiscard]] Result<Done> commit(const Plan& plan, std::optional<std::uint64_t> undoes,
                                      const std::stop_token& stop = {});
    [[nodiscard]] Result<Done> take_back(std::uint64_t seq, ActKind act);
    [[nodiscard]] Result<void> read_anew(std::stop_token stop, const ImportProgress& progress);
    [[nodiscard]] bool take_over(const std::vector<Committed>& acts);
    std::unique_ptr<Parts> parts_;
};

// What is told of another file's log that lay beside a study and has this name now.
[[nodiscard]] Error log_was_set_aside(const std::filesystem::path& log);

// Reads the whole file, also one that open() refuses: its structure, what must hold in a study,
// the journal against the tables, texts as UTF-8 and spans on graphemes.
[[nodiscard]] Result<Verification> verify(const std::filesystem::path& file,
                                          std::stop_token stop = {});

} // namespace themata
