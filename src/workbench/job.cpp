#include "workbench/job.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <new>

namespace themata {

namespace {

constexpr const char* what_next = "The study is open as it was; try again, or go on without it.";

} // namespace

Error error_in_hand() {
    using enum Error::Code;
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return {io, "There is not enough memory for this.", "Close other programs and try again."};
    } catch (const std::filesystem::filesystem_error& error) {
        const std::string name = error.path1().filename().string();
        return {io, (name.empty() ? "A file" : name) + ": " + error.code().message() + ".",
                "Choose another name or another folder."};
    } catch (const std::exception& error) {
        return {io, "The program failed at this (" + std::string(error.what()) + ").", what_next};
    } catch (...) {
        return {io, "The program failed at this.", what_next};
    }
}

Lane::Lane(Calls calls)
    : calls_(std::move(calls)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

Lane::~Lane() { end(); }

void Lane::end() {
    thread_.request_stop();
    give_up();
    if (thread_.joinable())
        thread_.join();
}

void Lane::add(Piece piece) {
    std::scoped_lock lock(mutex_);
    if (piece.newest_of)
        forget(*piece.newest_of);
    waiting_.push_back(std::move(piece));
    ++added_;
    ready_.notify_one();
}

void Lane::cancel() {
    std::scoped_lock lock(mutex_);
    stop_.request_stop();
}

void Lane::give_up() {
    std::scoped_lock lock(mutex_);
    if (until_ != Piece::Until::promised)
        stop_.request_stop();
}

void Lane::drop(Kind kind) {
    std::scoped_lock lock(mutex_);
    forget(kind);
}

void Lane::drop() {
    std::scoped_lock lock(mutex_);
    std::erase_if(waiting_,
                  [](const Piece& piece) { return piece.until != Piece::Until::promised; });
    stop_.request_stop();
}

// The lock is held.
void Lane::forget(Kind kind) {
    std::erase_if(waiting_, [&](const Piece& piece) { return piece.newest_of == kind; });
    if (kind_ == kind)
        stop_.request_stop();
}

void Lane::settle() {
    std::unique_lock lock(mutex_);
    settled_.wait(lock, [&] { return waiting_.empty() && !working_; });
}

bool Lane::idle() const {
    std::scoped_lock lock(mutex_);
    return waiting_.empty() && !working_;
}

std::size_t Lane::added() const {
    std::scoped_lock lock(mutex_);
    return added_;
}

std::string Lane::words() const {
    std::scoped_lock lock(mutex_);
    return words_;
}

void Lane::run(const std::stop_token& stop) {
    while (true) {
        if (auto piece = next(stop))
            carry_out(std::move(*piece));
        else if (stop.stop_requested())
            break;
        else if (calls_.rest)
            try {
                until_rest_ = calls_.rest();
            } catch (...) {
                calls_.failed(error_in_hand());
            }
        std::scoped_lock lock(mutex_);
        working_ = false;
        settled_.notify_all();
    }
}

// Nothing: it is time to rest, or to end.
std::optional<Lane::Piece> Lane::next(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    const auto something = [&] { return !waiting_.empty(); };
    if (calls_.rest)
        ready_.wait_for(lock, stop, until_rest_, something);
    else
        ready_.wait(lock, stop, something);
    if (stop.stop_requested())
        std::erase_if(waiting_,
                      [](const Piece& piece) { return piece.until != Piece::Until::promised; });
    working_ = true;
    if (waiting_.empty())
        return {};
    Piece piece = std::move(waiting_.front());
    waiting_.pop_front();
    words_ = piece.words;
    kind_ = piece.newest_of;
    until_ = piece.until;
    stop_ = std::stop_source();
    progress_.done = 0;
    progress_.total = 0;
    return piece;
}

void Lane::carry_out(Piece piece) {
    const bool shown = !piece.words.empty();
    if (shown)
        calls_.changed();
    try {
        piece.work(stop_.get_token(), progress_);
    } catch (...) {
        calls_.failed(error_in_hand());
    }
    piece.work = {}; // its values are taken down here
    {
        std::scoped_lock lock(mutex_);
        words_.clear();
        kind_.reset();
    }
    if (shown)
        calls_.changed();
}

} // namespace themata
