#include "index/indexer.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace themata {

namespace {

// How often it is tried whether another process has let go of the index.
constexpr std::chrono::milliseconds between_tries{1'000};

} // namespace

struct Indexer::Parts {
    std::filesystem::path place;
    std::function<void()> wake;

    mutable std::mutex mutex; // over all below
    mutable std::condition_variable_any changed;
    std::shared_ptr<const Snapshot> newest;
    AnswerHistory trail; // ends at the newest
    enum class Order { none, catch_up, renew } order = Order::none;
    Indexing state;

    std::jthread thread; // last: it starts when all else is there, and ends first

    void run(std::stop_token stop);
    void carry_out(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);
    Result<CaughtUp> work(const std::shared_ptr<const Snapshot>& snapshot,
                          const AnswerHistory& from, Order what, const std::stop_token& stop);
    void take_over(const Result<CaughtUp>& result, const Snapshot& snapshot);
    void tell(std::size_t done, std::size_t total);
};

void Indexer::Parts::run(std::stop_token stop) {
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        const auto ordered = [&] { return order != Order::none; };
        if (state.phase == Indexing::Phase::waiting) {
            changed.wait_for(lock, stop, between_tries, ordered);
            if (order == Order::none)
                order = Order::catch_up;
        } else {
            changed.wait(lock, stop, ordered);
        }
        if (!stop.stop_requested())
            carry_out(lock, stop);
    }
}

void Indexer::Parts::carry_out(std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
    const Order what = std::exchange(order, Order::none);
    const bool waited = state.phase == Indexing::Phase::waiting;
    const std::shared_ptr<const Snapshot> snapshot = newest;
    const AnswerHistory from = trail;
    if (!waited)
        state = {.phase = Indexing::Phase::catching_up};
    lock.unlock();
    const Result<CaughtUp> result = work(snapshot, from, what, stop);
    lock.lock();
    take_over(result, *snapshot);
    changed.notify_all();
    const bool waits_on = waited && state.phase == Indexing::Phase::waiting;
    if (!wake || waits_on)
        return;
    lock.unlock();
    wake();
    lock.lock();
}

// Whatever is thrown must not end the program: search works without an index.
Result<CaughtUp> Indexer::Parts::work(const std::shared_ptr<const Snapshot>& snapshot,
                                      const AnswerHistory& from, Order what,
                                      const std::stop_token& stop) {
    try {
        if (what == Order::renew)
            if (auto discarded = discard_index(place); !discarded)
                return failure(discarded.error());
        return catch_up(place, *snapshot, from, stop,
                        [&](std::size_t done, std::size_t total) { tell(done, total); });
    } catch (const std::exception& error) {
        return failure(Error::Code::io, std::string("Indexing failed: ") + error.what() + ".",
                       "Search reads the answers themselves meanwhile.");
    }
}

void Indexer::Parts::take_over(const Result<CaughtUp>& result, const Snapshot& snapshot) {
    using How = CaughtUp::How;
    if (!result) {
        state = {.phase = Indexing::Phase::failed, .error = result.error()};
        return;
    }
    const bool others = result->how == How::elsewhere || result->how == How::ahead;
    state = {.phase = others ? Indexing::Phase::waiting : Indexing::Phase::up_to_date};
    // An offer that came meanwhile and changed no answer is met already.
    if (!others && order == Order::catch_up && trail.same_answers(snapshot.head, newest->head))
        order = Order::none;
}

void Indexer::Parts::tell(std::size_t done, std::size_t total) {
    {
        const std::scoped_lock lock(mutex);
        state.phase = Indexing::Phase::catching_up;
        state.done = done;
        state.total = total;
    }
    if (wake)
        wake();
}

Indexer::Indexer(std::filesystem::path place, std::function<void()> wake)
    : parts_(std::make_unique<Parts>()) {
    parts_->place = std::move(place);
    parts_->wake = std::move(wake);
    parts_->thread =
        std::jthread([parts = parts_.get()](std::stop_token stop) { parts->run(stop); });
}

Indexer::~Indexer() = default;

void Indexer::offer(std::shared_ptr<const Snapshot> snapshot, Head since,
                    const ResponseSet& changed) {
    const std::scoped_lock lock(parts_->mutex);
    Parts& parts = *parts_;
    const bool met = parts.order == Parts::Order::none &&
                     parts.state.phase == Indexing::Phase::up_to_date && changed.empty();
    parts.trail.extend(since, changed, snapshot->head);
    const bool goes_on = met && parts.trail.same_answers(parts.newest->head, snapshot->head);
    parts.newest = std::move(snapshot);
    if (goes_on)
        return;
    if (parts.order == Parts::Order::none)
        parts.order = Parts::Order::catch_up;
    parts.changed.notify_all();
}

void Indexer::offer(std::shared_ptr<const Snapshot> snapshot) {
    const std::scoped_lock lock(parts_->mutex);
    parts_->trail = AnswerHistory(snapshot->head);
    parts_->newest = std::move(snapshot);
    if (parts_->order == Parts::Order::none)
        parts_->order = Parts::Order::catch_up;
    parts_->changed.notify_all();
}

void Indexer::renew() {
    const std::scoped_lock lock(parts_->mutex);
    if (!parts_->newest)
        return;
    parts_->order = Parts::Order::renew;
    parts_->changed.notify_all();
}

Indexing Indexer::indexing() const {
    const std::scoped_lock lock(parts_->mutex);
    return parts_->state;
}

bool Indexer::same_answers(Head a, Head b) const {
    const std::scoped_lock lock(parts_->mutex);
    return parts_->trail.same_answers(a, b);
}

bool Indexer::settle(std::chrono::milliseconds at_most) const {
    std::unique_lock lock(parts_->mutex);
    return parts_->changed.wait_for(lock, at_most, [&] {
        return parts_->order == Parts::Order::none &&
               parts_->state.phase != Indexing::Phase::catching_up;
    });
}

} // namespace themata
