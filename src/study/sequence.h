#pragma once
// Sequence<Value>: values that are only ever added at the end, such as a journal's entries. Copies
// share what they have in common, so a copy costs nothing, and a value never changes or moves while
// a copy holds it. Any thread may read its copy; one thread alone adds, to one of them.

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace themata {

template <class Value>
class Sequence {
public:
    [[nodiscard]] std::size_t size() const { return size_; }

    [[nodiscard]] bool empty() const { return size_ == 0; }

    [[nodiscard]] const Value* data() const { return data_; }

    [[nodiscard]] const Value* begin() const { return data_; }

    [[nodiscard]] const Value* end() const { return data_ + size_; }

    [[nodiscard]] const Value& operator[](std::size_t place) const { return data_[place]; }

    // Of a sequence that is not empty.
    [[nodiscard]] const Value& back() const { return data_[size_ - 1]; }

    // Behind what a copy sees there is room, which no copy looks at: the value goes there. Where
    // there is no room, or another copy was added to, the values are copied into twice the room.
    void push_back(Value value) {
        if (!values_ || values_->size() != size_ || values_->capacity() == size_) {
            auto roomier = std::make_shared<std::vector<Value>>();
            roomier->reserve(size_ < least ? least : 2 * size_);
            roomier->assign(begin(), end());
            values_ = std::move(roomier);
            data_ = values_->data();
        }
        values_->push_back(std::move(value));
        ++size_;
    }

    bool operator==(const Sequence& other) const {
        if (size_ != other.size_)
            return false;
        for (std::size_t at = 0; data_ != other.data_ && at < size_; ++at)
            if (!(data_[at] == other.data_[at]))
                return false;
        return true;
    }

private:
    static constexpr std::size_t least = 16;

    std::shared_ptr<std::vector<Value>> values_; // holds at least what is seen of it
    const Value* data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace themata
