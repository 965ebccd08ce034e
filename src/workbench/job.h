#pragma once
// Work on threads of its own. A Job is one piece: values in, a Result out. A Lane is a thread that
// carries out pieces one after another. Whatever the work throws is met here and becomes an Error,
// so that no exception ends the program. All members of both may be called from any thread.

#include "study/result.h"
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace themata {

// The exception that is being handled, in words; to be called in a catch block only.
[[nodiscard]] Error error_in_hand();

// What the work answers, or what it threw.
template <class Work>
[[nodiscard]] auto guarded(Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (...) {
        return failure(error_in_hand());
    }
}

// Written by the work, read by anybody: `done` of `total` steps, total 0 while unknown.
struct Progress {
    std::atomic<std::uint64_t> done = 0;
    std::atomic<std::uint64_t> total = 0;

    // 0 to 1; 0 while the total is unknown.
    [[nodiscard]] float share() const {
        const std::uint64_t all = total;
        return all == 0 ? 0.0F : static_cast<float>(done) / static_cast<float>(all);
    }
};

// The work sees only its own values. Destroying a job cancels it and waits.
template <class Value>
class Job {
public:
    using Work = std::function<Result<Value>(std::stop_token, Progress&)>;

    // `wake` is called on the job's thread when the result can be taken.
    explicit Job(Work work, std::function<void()> wake = {})
        : thread_(
              [this, work = std::move(work), wake = std::move(wake)](std::stop_token stop) mutable {
                  auto result = guarded([&] { return work(stop, progress_); });
                  work = {}; // its values are taken down here, and not while somebody waits
                  {
                      std::scoped_lock lock(mutex_);
                      result_ = std::move(result);
                  }
                  if (wake)
                      wake();
              }) {}

    [[nodiscard]] const Progress& progress() const { return progress_; }

    void cancel() { thread_.request_stop(); }

    // The result, once; nothing while the work goes on and after it was taken.
    [[nodiscard]] std::optional<Result<Value>> take() {
        std::scoped_lock lock(mutex_);
        return std::exchange(result_, std::nullopt);
    }

private:
    Progress progress_;
    std::mutex mutex_;
    std::optional<Result<Value>> result_;
    std::jthread thread_; // last: it starts when all else is there, and ends first
};

class Lane {
public:
    using Kind = std::size_t;

    // What a lane is given to do. Of pieces of one kind only the newest is wanted.
    // A `promised` piece is carried out even when the lane is taken down meanwhile.
    struct Piece {
        enum class Until { now, promised };
        std::string words; // what is under way, as a window shows it; empty: it is not shown
        std::optional<Kind> newest_of = {};
        Until until = Until::now;
        std::function<void(std::stop_token, Progress&)> work;
    };

    // All are called on the lane's thread. `rest` is called when nothing was to be done for as long
    // as it answered the last time, at first at once.
    struct Calls {
        std::function<void(const Error&)> failed; // a piece threw
        std::function<void()> changed;            // other work is under way, or none
        std::function<std::chrono::milliseconds()> rest = {};
    };

    explicit Lane(Calls calls);
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    // Stops what is under way unless it was promised, carries out what was promised, and waits for
    // all of it; what is added from then on is not carried out.
    void end();
    // Stops the piece under way unless it was promised.
    void give_up();

    void add(Piece piece);
    // Stops the piece under way, if it can be stopped; those that wait follow.
    void cancel();
    // Gives up all pieces of this kind; all pieces that were not promised.
    void drop(Kind kind);
    void drop();
    // Waits until nothing is to be done.
    void settle();

    [[nodiscard]] bool idle() const;
    // How many pieces were ever added.
    [[nodiscard]] std::size_t added() const;
    // What is under way, as a window shows it.
    [[nodiscard]] std::string words() const;

    [[nodiscard]] const Progress& progress() const { return progress_; }

private:
    void run(const std::stop_token& stop);
    [[nodiscard]] std::optional<Piece> next(const std::stop_token& stop);
    void carry_out(Piece piece);
    void forget(Kind kind);

    Calls calls_;
    Progress progress_;
    std::chrono::milliseconds until_rest_{0}; // the lane's thread alone

    mutable std::mutex mutex_; // guards all below
    std::condition_variable_any ready_;
    std::condition_variable_any settled_;
    std::deque<Piece> waiting_;
    bool working_ = false;
    std::string words_;
    std::optional<Kind> kind_;               // of the piece under way, where its newest is wanted
    Piece::Until until_ = Piece::Until::now; // of the piece under way, as the next
    std::stop_source stop_;
    std::size_t added_ = 0;

    std::jthread thread_; // last, as in a Job
};

} // namespace themata
