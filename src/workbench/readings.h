#pragma once
// What the desk does beside its writer: one function for each request that only reads. Each is
// called on the thread of its lane, with a workbench of its own, and puts what it found on the
// board. Private to the desk.

#include "workbench/desk.h"
#include "workbench/workbench.h"

namespace themata {

[[nodiscard]] Notice notice_of(const Error& error);

// Where all threads put what the window takes over. Any thread; nobody waits here for more than a
// few pointers to be moved.
class Board {
public:
    Board(std::function<void()> wake, DeskState first) : wake_(std::move(wake)) {
        news_.state = std::move(first);
    }

    void wake() const { wake_(); }

    void touch() {
        change([](News&) {});
    }

    void say(Notice notice) {
        change([&](News& news) { news.notices.push_back(std::move(notice)); });
    }

    // Of a reading: left out when another study was opened since it began.
    template <class Change>
    void tell(std::uint64_t opening, Change tell_it) {
        change([&](News& news) {
            if (news.opening == opening)
                tell_it(news.state);
        });
    }

    // Of the writer: what the workbench shows now; what readings found stays.
    void show(DeskState seen) {
        change([&](News& news) {
            seen.found = std::move(news.state.found);
            seen.looked = std::move(news.state.looked);
            seen.made = news.state.made;
            seen.compared = std::move(news.state.compared);
            seen.answered = std::move(news.state.answered);
            seen.import = std::move(news.state.import);
            std::swap(news.state, seen); // what was shown is taken down when the lock is open
        });
    }

    // Another study, or none.
    void show_opened(DeskState seen) {
        std::shared_ptr<const LookedAtImport> looked_at;
        change([&](News& news) {
            ++news.opening;
            std::swap(news.state, seen);
            std::swap(news.looked_at, looked_at);
        });
    }

    void keep(std::uint64_t opening, std::shared_ptr<const LookedAtImport> looked_at) {
        std::scoped_lock lock(mutex_);
        if (news_.opening == opening)
            std::swap(news_.looked_at, looked_at);
    }

    [[nodiscard]] std::shared_ptr<const LookedAtImport> looked_at() const {
        std::scoped_lock lock(mutex_);
        return news_.looked_at;
    }

    // How many studies were opened and closed.
    [[nodiscard]] std::uint64_t opening() const {
        std::scoped_lock lock(mutex_);
        return news_.opening;
    }

    bool take(DeskState& state) {
        std::scoped_lock lock(mutex_);
        if (!news_.fresh)
            return false;
        auto notices = std::move(state.notices);
        const std::size_t noticed = state.noticed + news_.notices.size();
        stale_.push_back(std::exchange(state, news_.state));
        state.noticed = noticed;
        notices.insert(notices.end(), news_.notices.begin(), news_.notices.end());
        if (std::ssize(notices) > most_notices)
            notices.erase(notices.begin(), notices.end() - most_notices);
        state.notices = std::move(notices);
        news_.notices.clear();
        news_.fresh = false;
        return true;
    }

    // What the window let go of: a study of a million answers takes longer than a frame.
    void take_down_stale() {
        std::vector<DeskState> stale;
        std::scoped_lock lock(mutex_);
        stale.swap(stale_);
    }

private:
    static constexpr std::ptrdiff_t most_notices = 50;

    struct News {
        DeskState state;
        std::vector<Notice> notices;
        std::uint64_t opening = 0;
        std::shared_ptr<const LookedAtImport> looked_at;
        bool fresh = true;
    };

    template <class Change>
    void change(Change act) {
        {
            std::scoped_lock lock(mutex_);
            act(news_);
            news_.fresh = true;
        }
        wake_();
    }

    std::function<void()> wake_;
    mutable std::mutex mutex_; // guards all below
    News news_;
    std::vector<DeskState> stale_; // for the writer to take down
};

// How a piece of work is stopped, and where it says how far it is.
struct Control {
    std::stop_token stop;
    ImportProgress report;
};

// What a reading has for itself.
struct ReadingSource {
    std::shared_ptr<const Workbench> study; // null: none is open
    std::uint64_t opening = 0;
    Setting setting;
};

class Readings {
public:
    Readings(Board& board, std::function<void(DeskRequest)> ask)
        : board_(board), ask_(std::move(ask)) {}

    void read(const AskSearch&, const ReadingSource&, const Control&);
    void read(const AskDesk&, const ReadingSource&, const Control&);
    void read(const PreviewImport&, const ReadingSource&, const Control&);
    void read(const LookInto&, const ReadingSource&, const Control&);
    void read(const AskCoding&, const ReadingSource&, const Control&);
    void read(const CompareCodebooks&, const ReadingSource&, const Control&);
    void read(const ExportTo&, const ReadingSource&, const Control&);
    void read(const ExportHits&, const ReadingSource&, const Control&);
    void read(const WriteTables&, const ReadingSource&, const Control&);
    void read(const SavePicture&, const ReadingSource&, const Control&);
    void read(const OpenSample&, const ReadingSource&, const Control&);

    // It threw. What a view waits for is answered with the Error; all else is only said.
    void refuse(const AskSearch&, const ReadingSource&, const Error&);
    void refuse(const PreviewImport&, const ReadingSource&, const Error&);

    template <class Other>
    void refuse(const Other&, const ReadingSource&, const Error& error) {
        board_.say(notice_of(error));
    }

    // On the lane of previews.
    void forget_files() { files_.clear(); }

private:
    void show(Found found, const ReadingSource& beside);
    void show(PreviewedImport import, const ReadingSource& beside);
    void write(const Result<std::string>& text, const std::string& what,
               const std::filesystem::path& file, Overwriting overwriting);
    void say_written(std::string what, const std::filesystem::path& file);

    Board& board_;
    std::function<void(DeskRequest)> ask_;
    ImportReader files_; // the lane of previews alone touches it
};

} // namespace themata
