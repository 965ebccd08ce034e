#pragma once
// Latest<Key, Value>: what was last computed for a key that changes now and then. Small work is
// done at once; large work is a Job, and until it is done the former value stands. Never more than
// one job at a time. What throws leaves the former value, and an Error to be said. The thread that
// owns it.

#include "workbench/job.h"
#include <memory>

namespace themata {

enum class Effort { small, large };

// Values that nobody needs any more, until there is time to take them down: one that holds a
// million answers takes longer than a frame may. Any thread.
class Leavings {
public:
    void add(std::shared_ptr<const void> value) {
        std::scoped_lock lock(mutex_);
        values_.push_back(std::move(value));
    }

    [[nodiscard]] bool empty() const {
        std::scoped_lock lock(mutex_);
        return values_.empty();
    }

    [[nodiscard]] std::vector<std::shared_ptr<const void>> take() {
        std::scoped_lock lock(mutex_);
        return std::exchange(values_, {});
    }

private:
    mutable std::mutex mutex_;
    std::vector<std::shared_ptr<const void>> values_;
};

template <class Key, class Value>
class Latest {
public:
    // `wake` is called on another thread when a large piece of work is done.
    explicit Latest(std::function<void()> wake) : wake_(std::move(wake)) {}

    // Sees to it that the value for this key is computed, if it is not.
    void want(const Key& key, Effort effort, std::function<Value()> work) {
        if (effort == Effort::large)
            return want(key, [work = std::move(work)](std::stop_token) { return work(); });
        if (!is_new(key))
            return;
        under_way_ = key;
        keep(guarded([&]() -> Result<Made> { return std::make_shared<const Value>(work()); }));
    }

    // Large work that can be stopped, when the window is closed before it is done.
    void want(const Key& key, std::function<Value(std::stop_token)> work) {
        if (!is_new(key))
            return;
        under_way_ = key;
        job_.emplace(
            [work = std::move(work), leavings = leavings_](std::stop_token stop, Progress&) {
                return Result<Made>(kept(std::make_unique<const Value>(work(stop)), leavings));
            },
            wake_);
    }

    // What is wanted next is computed anew, even if it is for the same key.
    void forget() {
        key_.reset();
        failed_.reset();
    }

    // nullptr before the first one is done.
    [[nodiscard]] const std::shared_ptr<const Value>& value() const { return value_; }

    [[nodiscard]] const std::optional<Key>& key() const { return key_; }

    [[nodiscard]] bool busy() const { return job_.has_value(); }

    // Takes over what a job has done.
    void take() {
        clear();
        if (!job_)
            return;
        if (auto done = job_->take()) {
            job_.reset();
            keep(std::move(*done));
        }
    }

    // Work that can be stopped ends soon.
    void stop() {
        if (job_)
            job_->cancel();
    }

    // Why the last value could not be computed, once.
    [[nodiscard]] std::optional<Error> take_error() { return std::exchange(error_, std::nullopt); }

private:
    using Made = std::shared_ptr<const Value>;

    // What failed is not tried again before another key was wanted.
    [[nodiscard]] bool is_new(const Key& key) {
        take();
        return !job_ && !(key_ && *key_ == key) && !(failed_ && *failed_ == key);
    }

    void keep(Result<Made> made) {
        if (made) {
            key_ = std::move(under_way_);
            value_ = std::move(*made);
            failed_.reset();
        } else {
            failed_ = std::move(under_way_);
            error_ = std::move(made.error());
        }
    }

    // Whoever lets go of it last does not take it down.
    [[nodiscard]] static Made kept(std::unique_ptr<const Value> value,
                                   const std::shared_ptr<Leavings>& leavings) {
        return {value.release(), [leavings](const Value* left) {
                    leavings->add(std::unique_ptr<const Value>(left));
                }};
    }

    void clear() {
        if (clearing_ && !clearing_->take())
            return;
        clearing_.reset();
        if (!leavings_->empty())
            clearing_.emplace([leavings = leavings_](std::stop_token, Progress&) -> Result<bool> {
                return !leavings->take().empty();
            });
    }

    std::function<void()> wake_;
    std::optional<Key> key_;
    std::shared_ptr<const Value> value_;
    std::optional<Key> under_way_;
    std::optional<Key> failed_;
    std::optional<Error> error_;
    std::optional<Job<Made>> job_;
    std::shared_ptr<Leavings> leavings_ = std::make_shared<Leavings>();
    std::optional<Job<bool>> clearing_;
};

} // namespace themata
