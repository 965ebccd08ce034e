#pragma once
// The desk: the workbench as a window sees it. Acts are sent and carried out one after another on a
// thread of the desk's; what they gave is taken over by poll() on the window's thread, so that no
// frame waits for a disk. All calls from one thread; `wake` is called on others when there is
// something to poll. State is plain values that change only within poll().

#include "workbench/blind.h"
#include "workbench/exports.h"
#include "workbench/importing.h"
#include "workbench/inquiries.h"
#include "workbench/job.h"
#include "workbench/pictures.h"
#include "workbench/remembered.h"
#include <deque>

namespace themata {

struct Notice {
    enum class Tone { done, refused, failed };
    Tone tone = Tone::done;
    std::string what;
    std::string hint;
};

// An answer to the last query that was asked, or to one before while the last is under way.
struct Found {
    std::string query;
    Result<Hits> hits;
};

// When a coding was made, in milliseconds since 1970; 0: nobody knows.
struct CodingMade {
    CodingId coding;
    std::int64_t at = 0;
};

// What an act changed, in words.
struct LookedInto {
    std::uint64_t seq = 0;
    Result<std::vector<std::string>> lines;
};

// The codebook between two acts.
struct Compared {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    Result<std::vector<CodebookChange>> changes;
};

struct DeskState {
    std::shared_ptr<const Snapshot> snapshot; // null: no study is open
    std::filesystem::path file;
    std::shared_ptr<const std::vector<Entry>> history;
    std::optional<Entry> undoable;
    std::optional<Entry> redoable;
    std::shared_ptr<const Found> found; // null: nothing was asked yet
    std::optional<LookedInto> looked;   // what was asked for last
    std::optional<CodingMade> made;
    std::optional<Compared> compared;
    Answered answered;
    IndexState index = IndexState::up_to_date;
    std::string coder;
    Blind blind;        // what is hidden from her
    StudyMemory memory; // how the study was looked at when it was last open
    std::optional<PreviewedImport> import;
    std::vector<Notice> notices; // the newest last; old ones are dropped
    std::size_t noticed = 0;     // how many there were, with those that were dropped
    std::string busy;            // what is under way, in words; empty when nothing is
};

class Desk {
public:
    explicit Desk(Setting setting, std::function<void()> wake);
    ~Desk();
    // Waits until the study is closed and all is kept, on any thread but the desk's own; what is
    // asked of the desk after that is not done. For a program that is about to end.
    void end();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    void open(const std::filesystem::path& file);
    void create(const std::filesystem::path& file, const std::string& title);
    void close();
    void send(Intent intent);
    void undo();
    void redo();
    void revert(std::uint64_t seq);
    void undo_from(std::uint64_t seq);
    void look_into(std::uint64_t seq);
    void compare_codebooks(std::uint64_t from, std::uint64_t to);
    // When it was made; the newest question wins.
    void look_up(CodingId coding);
    // The newest query wins; answers to older ones are dropped.
    void search(std::string query, SearchOptions options);
    // Looks at files as an import would take them; the newest request wins.
    void preview(ImportRequest request);
    void import(ImportRequest request);
    void forget_import();
    void export_to(Exported what, TableAsked table, std::filesystem::path file,
                   Overwriting overwriting);
    void save_picture(std::shared_ptr<const Picture> picture, std::filesystem::path file,
                      Overwriting overwriting);
    void export_hits(std::string query, std::filesystem::path file, Overwriting overwriting);
    // The newest question of its kind wins.
    void ask(Inquiry inquiry);
    void run_rules(std::vector<SavedSearchId> rules, RunRules::TakenBack taken_back);
    void take_searches(std::filesystem::path file);
    // Who acts from now on.
    void set_coder(std::string name);
    // These are written in the end, also when the desk is taken down; a memory a few seconds later,
    // when there may be a newer one.
    void keep(Remembered what);
    void keep(std::string study_uuid, StudyMemory memory);
    // Stops what is under way, if it can be stopped.
    void cancel();

    // Takes over what is finished; true when the state changed.
    bool poll();

    [[nodiscard]] const DeskState& state() const { return state_; }

    [[nodiscard]] const Progress& progress() const;
    // Polls until all that was sent is carried out; for tests.
    void settle();

private:
    struct Worker;
    DeskState state_;
    std::unique_ptr<Worker> worker_;
};

} // namespace themata
