#pragma once
// Latest<Key, Value>: what was last reckoned for a key that changes now and then. Small work is
// done at once; large work is a Job, and until it is done the former value stands. Never more than
// one job at a time. The thread that owns it.

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

    // Sees to it that the value for this key is reckoned, if it is not.
    void want(const Key& key, Effort effort, std::function<Value()> work) {
        take();
        if (job_ || (key_ && *key_ == key))
            return;
        if (effort == Effort::small) {
            key_ = key;
            value_ = std::make_shared<const Value>(work());
            return;
        }
        under_way_ = key;
        job_.emplace([work = std::move(work)](std::stop_token,
                                              Progress&) -> Result<Value> { return work(); },
                     wake_);
    }

    // Large work that can be stopped, when the window is closed before it is done.
    void want(const Key& key, std::function<Value(std::stop_token)> work) {
        take();
        if (job_ || (key_ && *key_ == key))
            return;
        under_way_ = key;
        job_.emplace([work = std::move(work)](std::stop_token stop,
                                              Progress&) -> Result<Value> { return work(stop); },
                     wake_);
    }

    // What is wanted next is reckoned anew, even if it is for the same key.
    void forget() { key_.reset(); }

    // nullptr before the first one is done.
    [[nodiscard]] const std::shared_ptr<const Value>& value() const { return value_; }

    [[nodiscard]] const std::optional<Key>& key() const { return key_; }

    [[nodiscard]] bool busy() const { return job_.has_value(); }

    // Takes over what a job has done.
    void take() {
        clear();
        if (!job_)
            return;
        auto done = job_->take();
        if (!done)
            return;
        key_ = std::move(under_way_);
        value_ = kept(std::make_unique<const Value>(std::move(**done)));
        job_.reset();
    }

private:
    // Whoever lets go of it last does not take it down.
    [[nodiscard]] std::shared_ptr<const Value> kept(std::unique_ptr<const Value> value) const {
        return {value.release(), [leavings = leavings_](const Value* left) {
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
    std::optional<Job<Value>> job_;
    std::shared_ptr<Leavings> leavings_ = std::make_shared<Leavings>();
    std::optional<Job<bool>> clearing_;
};

} // namespace themata
