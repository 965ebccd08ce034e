#pragma once
// Latest<Key, Value>: what was last reckoned for a key that changes now and then. Small work is
// done at once; large work is a Job, and until it is done the former value stands. Never more than
// one job at a time. The thread that owns it.

#include "workbench/job.h"
#include <memory>

namespace themata {

enum class Effort { small, large };

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

    // What is wanted next is reckoned anew, even if it is for the same key.
    void forget() { key_.reset(); }

    // nullptr before the first one is done.
    [[nodiscard]] const std::shared_ptr<const Value>& value() const { return value_; }

    [[nodiscard]] const std::optional<Key>& key() const { return key_; }

    [[nodiscard]] bool busy() const { return job_.has_value(); }

    // Takes over what a job has done.
    void take() {
        if (!job_)
            return;
        auto done = job_->take();
        if (!done)
            return;
        key_ = std::move(under_way_);
        value_ = std::make_shared<const Value>(std::move(**done));
        job_.reset();
    }

private:
    std::function<void()> wake_;
    std::optional<Key> key_;
    std::shared_ptr<const Value> value_;
    std::optional<Key> under_way_;
    std::optional<Job<Value>> job_;
};

} // namespace themata
