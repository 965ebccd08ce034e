#pragma once
// Job<Value>: one piece of work on a thread of its own: values in, a Result out, with progress and
// cancel. The thread that made the job asks it and takes the result; the work sees only its own
// values. Destroying a job cancels it and waits.

#include "study/result.h"
#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace themata {

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

template <class Value>
class Job {
public:
    using Work = std::function<Result<Value>(std::stop_token, Progress&)>;

    // `wake` is called on the job's thread when the result can be taken.
    explicit Job(Work work, std::function<void()> wake = {})
        : thread_(
              [this, work = std::move(work), wake = std::move(wake)](std::stop_token stop) mutable {
                  auto result = work(stop, progress_);
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

} // namespace themata
