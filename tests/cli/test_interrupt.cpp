#include "cli/interrupt.h"

#include "cli/cli.h"
#include "support/temporary_folder.h"
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace themata;
using namespace std::chrono_literals;

namespace {

bool comes_true(const std::function<bool()>& condition) {
    for (int tries = 0; tries < 1000; ++tries) {
        if (condition())
            return true;
        std::this_thread::sleep_for(5ms);
    }
    return false;
}

int run(const std::vector<std::string>& words, std::ostream& err) {
    const std::vector<std::string_view> views(words.begin(), words.end());
    std::ostringstream out;
    return run_terminal(views, out, err);
}

} // namespace

TEST_CASE("Ctrl-C asks the work to stop and does not end the program", "[cli]") {
    const Interrupt interrupt;
    CHECK_FALSE(interrupt.token().stop_requested());
    REQUIRE(kill(getpid(), SIGINT) == 0);
    CHECK(comes_true([&] { return interrupt.token().stop_requested(); }));
}

TEST_CASE("Ctrl-C pressed twice ends the program", "[cli]") {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const Interrupt interrupt;
        kill(getpid(), SIGINT);
        comes_true([&] { return interrupt.token().stop_requested(); });
        kill(getpid(), SIGINT);
        std::this_thread::sleep_for(20s);
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGINT);
}

TEST_CASE("An import that is stopped changes nothing", "[cli]") {
    const TemporaryFolder folder;
    const std::string study = (folder.path() / "s.themata").string();
    const std::string answers = (folder.path() / "answers.csv").string();
    {
        std::ofstream file(answers);
        file << "Participant,Stage,What do you think?\n";
        for (int row = 0; row < 50'000; ++row)
            file << fmt::format("P{0},One,An answer of some words for {0}.\n", row);
    }
    std::ostringstream err;
    REQUIRE(run({"new", study}, err) == 0);

    // Blocked, the signal waits until the import looks for it.
    sigset_t term;
    sigset_t before;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &term, &before);
    REQUIRE(kill(getpid(), SIGTERM) == 0);
    CHECK(run({"import", study, answers}, err) == 1);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);

    CHECK(err.str().find("stopped") != std::string::npos);
    std::ostringstream out;
    const std::vector<std::string_view> asked{"history", study, "--format", "json"};
    REQUIRE(run_terminal(asked, out, err) == 0);
    CHECK(out.str() == "[]\n");
}
