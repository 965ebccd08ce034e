#include "crash/victim.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace themata {

namespace {

// Nobody waits longer for a work that neither answers nor ends.
constexpr int patience_ms = 60000;

class Pipe {
public:
    Pipe() {
        if (::pipe(ends_) != 0)
            throw std::runtime_error("pipe failed");
    }

    ~Pipe() {
        close_writing();
        ::close(ends_[0]);
    }

    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    void close_writing() {
        if (ends_[1] >= 0)
            ::close(std::exchange(ends_[1], -1));
    }

    void write(Head head) const {
        if (::write(ends_[1], &head, sizeof head) != sizeof head)
            ::_exit(3);
    }

    // False when the other side is gone.
    bool read(std::vector<Head>& answered) const {
        pollfd waiting{.fd = ends_[0], .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, patience_ms) != 1)
            return false;
        Head head;
        if (::read(ends_[0], &head, sizeof head) != sizeof head)
            return false;
        answered.push_back(head);
        return true;
    }

private:
    int ends_[2] = {-1, -1};
};

[[noreturn]] void run(const Work& work, const Pipe& pipe) {
    try {
        work([&](Head head) { pipe.write(head); });
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "the work ended: %s\n", exception.what());
    }
    ::_exit(2);
}

} // namespace

Killed killed_at_work(const Work& work, When when) {
    Pipe pipe;
    const pid_t victim = ::fork();
    if (victim < 0)
        throw std::runtime_error("fork failed");
    if (victim == 0)
        run(work, pipe);
    pipe.close_writing();
    Killed killed;
    while (killed.answered.size() < when.answers && pipe.read(killed.answered)) {
    }
    std::this_thread::sleep_for(when.later);
    ::kill(victim, SIGKILL);
    while (pipe.read(killed.answered)) {
    }
    int status = 0;
    ::waitpid(victim, &status, 0);
    killed.by_us = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    return killed;
}

} // namespace themata
