#include "workbench/desk.h"

#include <condition_variable>
#include <variant>

namespace themata {

namespace {

using namespace std::chrono_literals;

struct OpenFile {
    std::filesystem::path file;
};

struct CreateFile {
    std::filesystem::path file;
    std::string title;
};

struct CloseFile {};

struct Undo {};

struct Redo {};

struct Revert {
    std::uint64_t seq;
};

struct Search {
    std::string query;
    SearchOptions options;
};

using Order = std::variant<OpenFile, CreateFile, CloseFile, Intent, Undo, Redo, Revert, Search>;

// How often the desk looks whether another process wrote to the file. It costs microseconds.
constexpr auto watch_interval = 1s;

constexpr std::ptrdiff_t most_notices = 50;

std::string in_words(const Order& order) {
    if (std::holds_alternative<OpenFile>(order))
        return "Opening the study";
    if (const Intent* intent = std::get_if<Intent>(&order))
        return std::holds_alternative<ImportFiles>(*intent) ? "Importing" : "Working";
    return std::holds_alternative<Search>(order) ? "Searching" : "Working";
}

} // namespace

// Orders go in, news come out; the workbench is touched by the worker's thread alone.
struct Desk::Worker {
    // What poll() has not taken over yet.
    struct News {
        DeskState state;
        std::vector<Notice> notices;
        bool fresh = false;
    };

    Worker(Setting setting, std::function<void()> wake)
        : setting_(std::move(setting)), wake_(std::move(wake)) {
        news_.state.coder = setting_.coder;
        thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
    }

    ~Worker() {
        thread_.request_stop();
        cancel();
    }

    void order(Order order) {
        std::scoped_lock lock(mutex_);
        if (std::holds_alternative<Search>(order)) {
            std::erase_if(orders_, [](const Order& waiting) {
                return std::holds_alternative<Search>(waiting);
            });
            searching_.request_stop();
        }
        orders_.push_back(std::move(order));
        ready_.notify_one();
    }

    void cancel() {
        std::scoped_lock lock(mutex_);
        current_.request_stop();
        searching_.request_stop();
    }

    bool take(DeskState& state) {
        std::scoped_lock lock(mutex_);
        if (!news_.fresh)
            return false;
        auto notices = std::move(state.notices);
        state = news_.state;
        notices.insert(notices.end(), news_.notices.begin(), news_.notices.end());
        if (std::ssize(notices) > most_notices)
            notices.erase(notices.begin(), notices.end() - most_notices);
        state.notices = std::move(notices);
        news_.notices.clear();
        news_.fresh = false;
        return true;
    }

    bool idle() {
        std::scoped_lock lock(mutex_);
        return orders_.empty() && !working_;
    }

    const Progress& progress() const { return progress_; }

private:
    void run(std::stop_token stop) {
        while (!stop.stop_requested()) {
            std::optional<Order> next = wait(stop);
            if (next)
                std::visit([&](auto& order) { carry_out(order); }, *next);
            else if (!stop.stop_requested())
                watch();
            std::scoped_lock lock(mutex_);
            working_ = false;
        }
    }

    // The next order, or nothing when it is time to look at the file.
    std::optional<Order> wait(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        if (!ready_.wait_for(lock, stop, watch_interval, [&] { return !orders_.empty(); }))
            return {};
        Order order = std::move(orders_.front());
        orders_.pop_front();
        working_ = true;
        auto& source = std::holds_alternative<Search>(order) ? searching_ : current_;
        source = std::stop_source();
        stop_ = source.get_token();
        progress_.done = 0;
        progress_.total = 0;
        news_.state.busy = in_words(order);
        news_.fresh = true;
        return order;
    }

    ImportProgress reporting() {
        return [this](std::uint64_t done, std::uint64_t total) {
            progress_.done = done;
            progress_.total = total;
            wake_();
        };
    }

    void carry_out(const OpenFile& order) {
        take_over(Workbench::open(order.file, Access::write, setting_, stop_, reporting()));
    }

    void carry_out(const CreateFile& order) {
        take_over(Workbench::create(order.file, order.title, setting_));
    }

    void carry_out(const CloseFile&) {
        bench_.reset();
        publish({});
    }

    void carry_out(const Undo&) {
        act([&] { return bench_->undo(); });
    }

    void carry_out(const Redo&) {
        act([&] { return bench_->redo(); });
    }

    void carry_out(const Revert& order) {
        act([&] { return bench_->revert(order.seq); });
    }

    void carry_out(const Intent& intent) {
        act([&] { return bench_->perform(intent, stop_, reporting()); });
    }

    void carry_out(const Search& order) {
        if (!bench_)
            return publish({});
        auto hits = bench_->search(order.query, order.options, stop_);
        if (!stop_.stop_requested()) {
            std::scoped_lock lock(mutex_);
            news_.state.found = std::make_shared<const Found>(Found{order.query, std::move(hits)});
        }
        publish({});
    }

    void take_over(Result<Workbench> opened) {
        if (!opened)
            return publish(failed(opened.error()));
        bench_ = std::make_unique<Workbench>(std::move(*opened));
        publish({});
    }

    template <class Act>
    void act(Act act) {
        if (!bench_)
            return publish({Notice::Tone::refused, "No study is open.", "Open or make one first."});
        auto done = act();
        if (!done)
            return publish(failed(done.error()));
        publish({Notice::Tone::done, done->entry.note, ""});
    }

    static Notice failed(const Error& error) {
        const bool refused =
            error.code == Error::Code::refused || error.code == Error::Code::cancelled;
        return {refused ? Notice::Tone::refused : Notice::Tone::failed, error.what, error.hint};
    }

    void watch() {
        if (!bench_)
            return;
        const IndexState index = bench_->index_state();
        auto changed = bench_->refresh();
        if (!changed)
            return publish(failed(changed.error()));
        if (*changed)
            return publish({Notice::Tone::done,
                            "Another program changed this study; it was read again.",
                            "History shows what was done."});
        std::unique_lock lock(mutex_);
        const bool moved = news_.state.index != index;
        lock.unlock();
        if (moved)
            publish({});
    }

    void publish(const Notice& notice) {
        std::unique_lock lock(mutex_);
        auto found = std::move(news_.state.found);
        news_.state = bench_ ? seen() : DeskState();
        news_.state.coder = setting_.coder;
        if (bench_)
            news_.state.found = std::move(found);
        if (!notice.what.empty())
            news_.notices.push_back(notice);
        news_.fresh = true;
        lock.unlock();
        wake_();
    }

    [[nodiscard]] DeskState seen() {
        DeskState state;
        state.snapshot = bench_->snapshot();
        state.file = bench_->file();
        if (!history_ || history_->size() != bench_->history().size() ||
            history_->back() != bench_->history().back())
            history_ = std::make_shared<const std::vector<Entry>>(bench_->history());
        state.history = history_;
        if (const Entry* entry = bench_->undoable())
            state.undoable = *entry;
        if (const Entry* entry = bench_->redoable())
            state.redoable = *entry;
        state.index = bench_->index_state();
        return state;
    }

    Setting setting_;
    std::function<void()> wake_;
    std::unique_ptr<Workbench> bench_;
    std::shared_ptr<const std::vector<Entry>> history_;
    Progress progress_;
    std::stop_token stop_; // of the order under way

    std::mutex mutex_; // guards all below
    std::condition_variable_any ready_;
    std::deque<Order> orders_;
    bool working_ = false;
    std::stop_source current_;
    std::stop_source searching_;
    News news_;

    std::jthread thread_;
};

Desk::Desk(Setting setting, std::function<void()> wake)
    : worker_(std::make_unique<Worker>(std::move(setting), std::move(wake))) {
    poll();
}

Desk::~Desk() = default;

void Desk::open(const std::filesystem::path& file) { worker_->order(OpenFile{file}); }

void Desk::create(const std::filesystem::path& file, const std::string& title) {
    worker_->order(CreateFile{file, title});
}

void Desk::close() { worker_->order(CloseFile{}); }

void Desk::send(Intent intent) { worker_->order(std::move(intent)); }

void Desk::undo() { worker_->order(Undo{}); }

void Desk::redo() { worker_->order(Redo{}); }

void Desk::revert(std::uint64_t seq) { worker_->order(Revert{seq}); }

void Desk::search(std::string query, SearchOptions options) {
    worker_->order(Search{std::move(query), std::move(options)});
}

void Desk::cancel() { worker_->cancel(); }

bool Desk::poll() { return worker_->take(state_); }

const Progress& Desk::progress() const { return worker_->progress(); }

void Desk::settle() {
    while (!worker_->idle())
        std::this_thread::sleep_for(1ms);
    poll();
}

} // namespace themata
