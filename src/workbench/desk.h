#pragma once
// The desk: the workbench as a window sees it. Requests (workbench/requests.h) are asked and
// carried out on threads of the desk's; what they gave is taken over by poll() on the window's
// thread, so that no frame waits for a disk. One thread writes and alone touches the workbench;
// long readings run beside it on what is theirs alone, so that an act waits for none of them. A
// request sees all that was asked for before it. All calls from one thread; `wake` is called on
// others when there is something to poll. State is plain values that change only within poll().

#include "analysis/codebook_changes.h"
#include "workbench/blind.h"
#include "workbench/job.h"
#include "workbench/requests.h"
#include "workbench/undo_stack.h"

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
    std::shared_ptr<const History> history;
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
    // Called before each request is carried out, on the thread that does it. What it throws is met
    // as what the work throws: for tests.
    using Trial = std::function<void(const DeskRequest&)>;

    explicit Desk(Setting setting, std::function<void()> wake, Trial trial = {});
    // Stops what is under way; acts that were asked for are carried out first, and what is to be
    // remembered is written.
    ~Desk();
    // Waits until the study is closed and all is kept, on any thread but the desk's own; what is
    // asked of the desk after that is not done. For a program that is about to end.
    void end();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    void ask(DeskRequest request);
    // Stops what is under way, if it can be stopped.
    void cancel();

    // Takes over what is finished; true when the state changed.
    bool poll();

    [[nodiscard]] const DeskState& state() const { return state_; }

    // Of what is under way, 0 to 1.
    [[nodiscard]] float progress() const;
    // Polls until all that was asked for is carried out; for tests.
    void settle();

private:
    struct Parts;
    DeskState state_;
    std::unique_ptr<Parts> parts_;
};

} // namespace themata
