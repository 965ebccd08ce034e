#pragma once
// Ctrl-C as a request to stop: while an Interrupt lives, the first SIGINT or SIGTERM asks its token
// and a second one ends the program, which loses nothing that was committed. Make it before any
// other thread is started, so that all of them leave the signal to it.

#include <csignal>
#include <stop_token>
#include <thread>

namespace themata {

class Interrupt {
public:
    Interrupt();
    // The same for a window, which is asked to close by SIGHUP too, at the end of a session.
    [[nodiscard]] static Interrupt of_a_window();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] std::stop_token token() const { return asked_.get_token(); }

private:
    explicit Interrupt(const sigset_t& signals);
    void wait(const std::stop_token& over);

    sigset_t signals_;
    sigset_t before_ = {};
    std::stop_source asked_;
    std::jthread waiting_;
};

} // namespace themata
