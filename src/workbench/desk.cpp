#include "workbench/desk.h"

#include "workbench/desk_orders.h"
#include <condition_variable>

namespace themata {

namespace {

using namespace std::chrono_literals;

using namespace orders;

constexpr std::size_t details_told = 200;

// How often the desk looks whether another process wrote to the file. It costs microseconds.
constexpr auto watch_interval = 1s;

// How long a memory waits for a newer one.
constexpr auto memory_rest = 2s;

constexpr std::ptrdiff_t most_notices = 50;

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
        drop_older(orders_, order);
        if (is<Search>(order))
            searching_.request_stop();
        if (is<Preview>(order) || is<ForgetImport>(order))
            previewing_.request_stop();
        if (is<LookInto>(order))
            looking_.request_stop();
        orders_.push_back(std::move(order));
        ready_.notify_one();
    }

    void cancel() {
        std::scoped_lock lock(mutex_);
        for (std::stop_source* source : {&current_, &searching_, &previewing_, &looking_})
            source->request_stop();
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
            take_down_stale();
            if (!memories_.empty() && std::chrono::steady_clock::now() > memories_due_)
                write_memories();
            std::scoped_lock lock(mutex_);
            working_ = false;
        }
        keep_the_rest();
        write_memories();
    }

    // What the window let go of: a study of a million answers takes longer than a frame.
    void take_down_stale() {
        std::vector<DeskState> stale;
        std::scoped_lock lock(mutex_);
        stale.swap(stale_);
    }

    void keep_the_rest() {
        for (auto& order : orders_)
            if (is_quiet(order))
                std::visit([&](auto& each) { carry_out(each); }, order);
    }

    // The next order, or nothing when it is time to look at the file.
    std::optional<Order> wait(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        if (!ready_.wait_for(lock, stop, watch_interval, [&] { return !orders_.empty(); }))
            return {};
        Order order = std::move(orders_.front());
        orders_.pop_front();
        working_ = true;
        if (is_silent(order))
            return order;
        std::stop_source& source = source_for(order);
        source = std::stop_source();
        stop_ = source.get_token();
        progress_.done = 0;
        progress_.total = 0;
        news_.state.busy = in_words(order);
        news_.fresh = true;
        return order;
    }

    std::stop_source& source_for(const Order& order) {
        return is<Search>(order)     ? searching_
               : is<Preview>(order)  ? previewing_
               : is<LookInto>(order) ? looking_
                                     : current_;
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
        shelf_.clear();
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

    void carry_out(const UndoFrom& order) {
        act([&] { return bench_->undo_from(order.seq, stop_, reporting()); });
    }

    void carry_out(const LookInto& order) {
        if (bench_)
            looked_ = LookedInto{order.seq, bench_->details(order.seq, details_told, stop_)};
        publish({});
    }

    void carry_out(const LookUpCoding& order) {
        if (!bench_)
            return;
        const auto entry = bench_->entry_that_made(order.coding);
        made_ = CodingMade{order.coding, entry && *entry ? (*entry)->at : 0};
        {
            std::scoped_lock lock(mutex_);
            news_.state.made = made_;
            news_.fresh = true;
        }
        wake_();
    }

    void carry_out(const CompareCodebooks& order) {
        if (bench_)
            compared_ =
                Compared{order.from, order.to, bench_->codebook_between(order.from, order.to)};
        publish({});
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

    void carry_out(const Preview& order) {
        if (!bench_)
            return publish({});
        if (auto glance = shelf_.glance(order.request, *bench_->snapshot()))
            show({order.request, std::move(*glance), PreviewedImport::Seen::beginning});
        auto preview = shelf_.preview(order.request, *bench_->snapshot(), stop_, reporting());
        if (!stop_.stop_requested())
            show({order.request, std::move(preview), PreviewedImport::Seen::whole});
        publish({});
    }

    // While the work goes on.
    void show(PreviewedImport import) {
        {
            std::scoped_lock lock(mutex_);
            news_.state.import = std::move(import);
            news_.fresh = true;
        }
        wake_();
    }

    void carry_out(const Import& order) {
        auto intent = shelf_.intent_of(order.request);
        if (!intent)
            return publish(failed(intent.error()));
        const bool imported =
            act([&] { return bench_->perform(std::move(*intent), stop_, reporting()); });
        if (imported)
            carry_out(ForgetImport{});
    }

    void carry_out(const ForgetImport&) {
        shelf_.clear();
        {
            std::scoped_lock lock(mutex_);
            news_.state.import.reset();
        }
        publish({});
    }

    void carry_out(const Export& order) {
        if (!bench_)
            return publish({});
        const auto text = exported(*bench_->snapshot(), order.what, order.table, order.file, stop_);
        if (!text)
            return publish(failed(text.error()));
        if (auto written = write_file(order.file, *text, order.overwriting); !written)
            return publish(failed(written.error()));
        publish({Notice::Tone::done,
                 "Exported the " + std::string(name_of(order.what)) + " to " +
                     order.file.filename().string() + ".",
                 "It lies in " + order.file.parent_path().string() + "."});
    }

    void carry_out(const SaveOfPicture& order) {
        if (auto done = write_picture(*order.picture, order.file, order.overwriting); !done)
            return publish(failed(done.error()));
        publish({Notice::Tone::done, "Saved the picture as " + order.file.filename().string() + ".",
                 "It lies in " + order.file.parent_path().string() + "."});
    }

    void carry_out(const SetCoder& order) {
        setting_.coder = order.name;
        if (bench_)
            bench_->set_coder(order.name);
        publish({});
    }

    void carry_out(const Keep& order) {
        if (auto kept = remember(setting_, order.what); !kept)
            publish(failed(kept.error()));
    }

    void carry_out(const KeepMemory& order) {
        if (memories_.empty())
            memories_due_ = std::chrono::steady_clock::now() + memory_rest;
        memories_[order.uuid] = order.memory;
    }

    void write_memories() {
        for (const auto& [uuid, memory] : std::exchange(memories_, {}))
            if (auto kept = keep_memory(setting_, uuid, memory); !kept)
                publish(failed(kept.error()));
    }

    void take_over(Result<Workbench> opened) {
        if (!opened)
            return publish(failed(opened.error()));
        bench_ = std::make_unique<Workbench>(std::move(*opened));
        shelf_.clear();
        write_memories();
        memory_ = memory_of(setting_, bench_->snapshot()->card.uuid);
        looked_.reset();
        compared_.reset();
        made_.reset();
        publish({});
    }

    template <class Act>
    bool act(Act act) {
        if (!bench_) {
            publish({Notice::Tone::refused, "No study is open.", "Open or make one first."});
            return false;
        }
        auto done = act();
        if (!done)
            publish(failed(done.error()));
        else
            publish({Notice::Tone::done, done->entry.note, ""});
        return done.has_value();
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
        const std::size_t known = bench_->history().size();
        auto changed = bench_->refresh();
        if (!changed)
            return publish(failed(changed.error()));
        if (*changed)
            return publish({Notice::Tone::done, news_of(bench_->history(), known),
                            "It was read again; History shows what was done."});
        std::unique_lock lock(mutex_);
        const bool moved = news_.state.index != index;
        lock.unlock();
        if (moved)
            publish({});
    }

    void publish(const Notice& notice) {
        std::unique_lock lock(mutex_);
        auto found = std::move(news_.state.found);
        auto import = std::move(news_.state.import);
        // Taken down when the lock is open again: the window may wait for it.
        const DeskState before = std::exchange(news_.state, bench_ ? seen() : DeskState());
        news_.state.coder = setting_.coder;
        if (bench_) {
            news_.state.found = std::move(found);
            news_.state.import = std::move(import);
        }
        if (!notice.what.empty())
            news_.notices.push_back(notice);
        news_.fresh = true;
        lock.unlock();
        wake_();
    }

    [[nodiscard]] DeskState seen() {
        DeskState state;
        state.snapshot = bench_->snapshot();
        state.blind = Blind::of(*state.snapshot, setting_.coder);
        state.file = bench_->file();
        const std::vector<Entry>& entries = bench_->history();
        const bool same = history_ && history_->size() == entries.size() &&
                          (entries.empty() || history_->back() == entries.back());
        if (!same)
            history_ = std::make_shared<const std::vector<Entry>>(entries);
        state.history = history_;
        state.memory = memory_;
        state.looked = looked_;
        state.compared = compared_;
        state.made = made_;
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
    SourceShelf shelf_;
    StudyMemory memory_;
    std::map<std::string, StudyMemory> memories_; // not written yet, by study
    std::chrono::steady_clock::time_point memories_due_;
    std::shared_ptr<const std::vector<Entry>> history_;
    std::optional<LookedInto> looked_;
    std::optional<Compared> compared_;
    std::optional<CodingMade> made_;
    Progress progress_;
    std::stop_token stop_; // of the order under way

    std::mutex mutex_; // guards all below
    std::condition_variable_any ready_;
    std::deque<Order> orders_;
    bool working_ = false;
    std::stop_source current_;
    std::stop_source searching_;
    std::stop_source previewing_;
    std::stop_source looking_;
    News news_;
    std::vector<DeskState> stale_; // for the worker's thread to take down

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

void Desk::undo_from(std::uint64_t seq) { worker_->order(UndoFrom{seq}); }

void Desk::look_into(std::uint64_t seq) { worker_->order(LookInto{seq}); }

void Desk::look_up(CodingId coding) { worker_->order(LookUpCoding{coding}); }

void Desk::compare_codebooks(std::uint64_t from, std::uint64_t to) {
    worker_->order(CompareCodebooks{from, to});
}

void Desk::search(std::string query, SearchOptions options) {
    worker_->order(Search{std::move(query), std::move(options)});
}

void Desk::preview(ImportRequest request) { worker_->order(Preview{std::move(request)}); }

void Desk::import(ImportRequest request) { worker_->order(Import{std::move(request)}); }

void Desk::forget_import() { worker_->order(ForgetImport{}); }

void Desk::export_to(Exported what, TableAsked table, std::filesystem::path file,
                     Overwriting overwriting) {
    worker_->order(Export{what, std::move(table), std::move(file), overwriting});
}

void Desk::save_picture(std::shared_ptr<const Picture> picture, std::filesystem::path file,
                        Overwriting overwriting) {
    worker_->order(SaveOfPicture{std::move(picture), std::move(file), overwriting});
}

void Desk::set_coder(std::string name) { worker_->order(SetCoder{std::move(name)}); }

void Desk::keep(Remembered what) { worker_->order(Keep{std::move(what)}); }

void Desk::keep(std::string study_uuid, StudyMemory memory) {
    worker_->order(KeepMemory{std::move(study_uuid), std::move(memory)});
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
