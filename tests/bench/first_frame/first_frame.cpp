// Loaded into a program before its libraries: says when its first picture stands on the screen, and
// when the first one stands that the window's title tells of a study. The program is not changed.
// It says so by one letter on the pipe that the environment names: p for a picture, s for a study.

#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <unistd.h>

namespace {

struct Watch {
    bool seen = false;
    bool study = false;      // the title names one
    bool study_seen = false; // and was shown
};

Watch& watch() {
    static Watch one;
    return one;
}

void say(char letter) {
    const char* pipe = std::getenv("THEMATA_BENCH_PIPE");
    if (pipe && ::write(std::atoi(pipe), &letter, 1) != 1)
        std::abort();
}

} // namespace

extern "C" {

struct GLFWwindow;

void glfwSwapBuffers(GLFWwindow* window);
void glfwSetWindowTitle(GLFWwindow* window, const char* title);

void glfwSwapBuffers(GLFWwindow* window) {
    static const auto swap =
        reinterpret_cast<void (*)(GLFWwindow*)>(::dlsym(RTLD_NEXT, "glfwSwapBuffers"));
    static const auto proc =
        reinterpret_cast<void* (*)(const char*)>(::dlsym(RTLD_DEFAULT, "glfwGetProcAddress"));
    static const auto finish = reinterpret_cast<void (*)()>(proc("glFinish"));
    swap(window);
    Watch& now = watch();
    if (now.seen && (now.study_seen || !now.study))
        return;
    finish();
    if (!now.seen)
        say('p');
    now.seen = true;
    if (now.study && !now.study_seen) {
        say('s');
        now.study_seen = true;
    }
}

void glfwSetWindowTitle(GLFWwindow* window, const char* title) {
    static const auto set = reinterpret_cast<void (*)(GLFWwindow*, const char*)>(
        ::dlsym(RTLD_NEXT, "glfwSetWindowTitle"));
    set(window, title);
    if (std::strcmp(title, "Themata") != 0)
        watch().study = true;
}

} // extern "C"
