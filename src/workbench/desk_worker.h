#pragma once
// The thread of a desk: orders go in, news come out; the workbench is touched by this thread alone.
// Private to the desk.

#include "workbench/desk_orders.h"
#include <chrono>
#include <condition_variable>
#include <map>

namespace themata {

struct Desk::Worker {
    using Order = orders::Order;
    static constexpr std::size_t details_told = 200;
    // How often the desk looks whether another process wrote to the file. It costs microseconds.
    static constexpr std::chrono::milliseconds watch_interval{1'000};
    static constexpr std::chrono::milliseconds while_indexing{50}; // so that its end is soon seen
    // How long a memory waits for a newer one.
    static constexpr std::chrono::seconds memory_rest{2};
    static constexpr std::ptrdiff_t most_notices = 50;

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

    ~Worker() { end(); }

    void end() {
        thread_.request_stop();
        cancel();
        if (thread_.joinable())
            thread_.join();
    }

    void order(Order order) {
        std::scoped_lock lock(mutex_);
        orders::drop_older(orders_, order);
        if (orders::is<orders::Search>(order)) // what is asked beside it comes after it
            for (std::stop_source* source : {&searching_, &asking_})
                source->request_stop();
        if (orders::is<orders::Preview>(order) || orders::is<orders::ForgetImport>(order))
            previewing_.request_stop();
        if (orders::is<orders::LookInto>(order))
            looking_.request_stop();
        orders_.push_back(std::move(order));
        ready_.notify_one();
    }

    void cancel() {
        std::scoped_lock lock(mutex_);
        for (std::stop_source* source : {&current_, &searching_, &asking_, &previewing_, &looking_})
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
        bench_.reset();
    }

    // What the window let go of: a study of a million answers takes longer than a frame.
    void take_down_stale() {
        std::vector<DeskState> stale;
        std::scoped_lock lock(mutex_);
        stale.swap(stale_);
    }

    void keep_the_rest() {
        for (auto& order : orders_)
            if (orders::is_quiet(order))
                std::visit([&](auto& each) { carry_out(each); }, order);
    }

    // The next order, or nothing when it is time to look at the file.
    std::optional<Order> wait(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        const auto interval =
            news_.state.index == IndexState::catching_up ? while_indexing : watch_interval;
        if (!ready_.wait_for(lock, stop, interval, [&] { return !orders_.empty(); }))
            return {};
        Order order = std::move(orders_.front());
        orders_.pop_front();
        working_ = true;
        if (orders::is_silent(order))
            return order;
        std::stop_source& source = source_for(order);
        source = std::stop_source();
        stop_ = source.get_token();
        progress_.done = 0;
        progress_.total = 0;
        news_.state.busy = orders::in_words(order);
        news_.fresh = true;
        return order;
    }

    std::stop_source& source_for(const Order& order) {
        return orders::is<orders::Search>(order)     ? searching_
               : orders::is<orders::Ask>(order)      ? asking_
               : orders::is<orders::Preview>(order)  ? previewing_
               : orders::is<orders::LookInto>(order) ? looking_
                                                     : current_;
    }

    ImportProgress reporting() {
        return [this](std::uint64_t done, std::uint64_t total) {
            progress_.done = done;
            progress_.total = total;
            wake_();
        };
    }

    void carry_out(const orders::OpenFile& order) {
        take_over(Workbench::open(order.file, Access::write, setting_, stop_, reporting()));
    }

    void carry_out(const orders::CreateFile& order) {
        take_over(Workbench::create(order.file, order.title, setting_));
    }

    void carry_out(const orders::CloseFile&) {
        bench_.reset();
        shelf_.clear();
        publish({});
    }

    void carry_out(const orders::Undo&) {
        act([&] { return bench_->undo(); });
    }

    void carry_out(const orders::Redo&) {
        act([&] { return bench_->redo(); });
    }

    void carry_out(const orders::Revert& order) {
        act([&] { return bench_->revert(order.seq); });
    }

    void carry_out(const orders::UndoFrom& order) {
        act([&] { return bench_->undo_from(order.seq, stop_, reporting()); });
    }

    void carry_out(const orders::LookInto& order) {
        if (bench_)
            looked_ = LookedInto{order.seq, bench_->details(order.seq, details_told, stop_)};
        publish({});
    }

    void carry_out(const orders::LookUpCoding& order) {
        if (!bench_)
            return;
        const auto entry = bench_->entry_that_made(order.coding);
        made_ = CodingMade{order.coding, entry && *entry ? (*entry)->at : 0};
        tell([&](DeskState& state) { state.made = made_; });
    }

    void carry_out(const orders::CompareCodebooks& order) {
        if (bench_)
            compared_ =
                Compared{order.from, order.to, bench_->codebook_between(order.from, order.to)};
        publish({});
    }

    void carry_out(const Intent& intent) {
        act([&] { return bench_->perform(intent, stop_, reporting()); });
    }

    void carry_out(const orders::Search& order) {
        if (!bench_)
            return publish({});
        // While the index is made, so many texts are read first: they take a moment, all of them
        // may take long.
        constexpr std::size_t read_at_first = 20'000;
        SearchOptions at_first = order.options;
        at_first.most_read = read_at_first;
        auto hits = bench_->search(order.query, at_first, stop_);
        if (hits && hits->unread > 0 && !stop_.stop_requested()) {
            show(Found{order.query, std::move(hits)});
            hits = bench_->search(order.query, order.options, stop_);
        }
        if (!stop_.stop_requested())
            show(Found{order.query, std::move(hits)});
        publish({});
    }

    void show(Found found) {
        auto shown = std::make_shared<const Found>(std::move(found));
        tell([&](DeskState& state) { state.found = std::move(shown); });
    }

    void carry_out(const orders::Preview& order) {
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
        tell([&](DeskState& state) { state.import = std::move(import); });
    }

    template <class Change>
    void tell(Change change) {
        {
            std::scoped_lock lock(mutex_);
            change(news_.state);
            news_.fresh = true;
        }
        wake_();
    }

    void carry_out(const orders::Ask& order) {
        if (bench_)
            answer(*bench_, order.inquiry, stop_, answered_);
        if (stop_.stop_requested()) {
            std::scoped_lock lock(mutex_);
            if (std::ranges::any_of(orders_, orders::is<orders::Search>))
                orders_.push_back(order);
        }
        publish({});
    }

    void carry_out(const orders::RunTheRules& order) {
        act([&]() -> Result<Done> {
            auto run = run_of(*bench_, order.rules, order.taken_back, stop_);
            if (!run)
                return failure(run.error());
            return bench_->perform(std::move(*run), stop_, reporting());
        });
    }

    void carry_out(const orders::TakeSearchFile& order) {
        act([&]() -> Result<Done> {
            auto text = source_file(order.file);
            if (!text)
                return failure(text.error());
            auto taken = searches_in(*bench_->snapshot(), text->bytes);
            if (!taken)
                return failure(taken.error());
            return bench_->perform(std::move(*taken), stop_, reporting());
        });
    }

    void carry_out(const orders::Import& order) {
        auto intent = shelf_.intent_of(order.request);
        if (!intent)
            return publish(failed(intent.error()));
        const bool imported =
            act([&] { return bench_->perform(std::move(*intent), stop_, reporting()); });
        if (imported)
            carry_out(orders::ForgetImport{});
    }

    void carry_out(const orders::ForgetImport&) {
        shelf_.clear();
        tell([](DeskState& state) { state.import.reset(); });
        publish({});
    }

    void carry_out(const orders::Export& order) {
        if (bench_)
            write(exported(*bench_->snapshot(), order.what, order.table, order.file, stop_),
                  std::string(name_of(order.what)), order.file, order.overwriting);
        publish({});
    }

    void carry_out(const orders::ExportHits& order) {
        if (bench_)
            write(hits_as_csv(*bench_, order.query, stop_), "hits", order.file, order.overwriting);
        publish({});
    }

    void write(const Result<std::string>& text, const std::string& what,
               const std::filesystem::path& file, Overwriting overwriting) {
        if (!text)
            return publish(failed(text.error()));
        if (auto written = write_file(file, *text, overwriting); !written)
            return publish(failed(written.error()));
        publish({Notice::Tone::done,
                 "Exported the " + what + " to " + file.filename().string() + ".",
                 "It lies in " + file.parent_path().string() + "."});
    }

    void carry_out(const orders::SaveOfPicture& order) {
        if (auto done = write_picture(*order.picture, order.file, order.overwriting); !done)
            return publish(failed(done.error()));
        publish({Notice::Tone::done, "Saved the picture as " + order.file.filename().string() + ".",
                 "It lies in " + order.file.parent_path().string() + "."});
    }

    void carry_out(const orders::SetCoder& order) {
        setting_.coder = order.name;
        if (bench_)
            bench_->set_coder(order.name);
        publish({});
    }

    void carry_out(const orders::Keep& order) {
        if (auto kept = remember(setting_, order.what); !kept)
            publish(failed(kept.error()));
    }

    void carry_out(const orders::KeepMemory& order) {
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
        answered_ = {};
        compared_.reset();
        made_.reset();
        folding_failed_ = false;
        if (const auto warning = bench_->warning())
            return publish({Notice::Tone::failed, warning->what, warning->hint});
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
        if (auto folded = bench_->fold_log(); !folded && !std::exchange(folding_failed_, true))
            publish(failed(folded.error()));
        const IndexState index = bench_->index_state();
        const std::size_t known = bench_->history().size();
        auto changed = bench_->refresh();
        if (!changed)
            return publish(failed(changed.error()));
        if (*changed)
            return publish({Notice::Tone::done, orders::news_of(bench_->history(), known),
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
        state.answered = answered_;
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
    Answered answered_;
    std::optional<CodingMade> made_;
    bool folding_failed_ = false; // told once
    Progress progress_;
    std::stop_token stop_; // of the order under way

    std::mutex mutex_; // guards all below
    std::condition_variable_any ready_;
    std::deque<Order> orders_;
    bool working_ = false;
    std::stop_source current_;
    std::stop_source searching_;
    std::stop_source asking_;
    std::stop_source previewing_;
    std::stop_source looking_;
    News news_;
    std::vector<DeskState> stale_; // for the worker's thread to take down

    std::jthread thread_;
};

} // namespace themata
