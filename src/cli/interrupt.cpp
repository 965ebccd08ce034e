#include "cli/interrupt.h"

#include <ctime>
#include <pthread.h>

namespace themata {

namespace {

sigset_t signals_of_the_user() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

// Under nohup, the end of the session is no reason to stop.
bool is_ignored(int signal) {
    struct sigaction now = {};
    return sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

sigset_t signals_to_a_window() {
    sigset_t signals = signals_of_the_user();
    if (!is_ignored(SIGHUP))
        sigaddset(&signals, SIGHUP);
    return signals;
}

} // namespace

Interrupt::Interrupt() : Interrupt(signals_of_the_user()) {}

Interrupt Interrupt::of_a_window() { return Interrupt(signals_to_a_window()); }

Interrupt::Interrupt(const sigset_t& signals) : signals_(signals) {
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    waiting_ = std::jthread([this](const std::stop_token& over) { wait(over); });
}

Interrupt::~Interrupt() {
    waiting_.request_stop();
    pthread_kill(waiting_.native_handle(), SIGTERM);
    waiting_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

// Signals are waited for, not handled: within a handler a stop token may not be asked.
void Interrupt::wait(const std::stop_token& over) {
    int signal = 0;
    while (sigwait(&signals_, &signal) == 0 && !over.stop_requested()) {
        if (asked_.stop_requested()) {
            std::signal(signal, SIG_DFL);
            pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
            std::raise(signal);
        }
        asked_.request_stop();
    }
}

} // namespace themata
