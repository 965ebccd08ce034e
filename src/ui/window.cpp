#include "ui/window.h"

#include "ui/session.h"
#include "ui/waiting_input.h"
#include <GLFW/glfw3.h>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <cstdlib>
#include <fmt/format.h>
#include <future>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <memory>
#include <mutex>
#include <thread>

namespace themata {

namespace {

// After an event ImGui needs some frames: one to take it in, one to lay out anew, one to rest.
constexpr int frames_after_event = 3;
constexpr std::chrono::milliseconds event_interval{5};
constexpr double tooltip_delay = 0.5;
constexpr double progress_interval = 0.1;
constexpr int corners_of_ground = 4;
constexpr int usual_width = 1440;
constexpr int usual_height = 900;
constexpr int least_width = 900;
constexpr int least_height = 560;

struct CloseWindow {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};

using WindowHandle = std::unique_ptr<GLFWwindow, CloseWindow>;

class Glfw {
public:
    Glfw() : works_(glfwInit() == GLFW_TRUE) {}

    ~Glfw() {
        if (works_)
            glfwTerminate();
    }

    Glfw(const Glfw&) = delete;
    Glfw& operator=(const Glfw&) = delete;

    [[nodiscard]] bool works() const { return works_; }

private:
    bool works_;
};

class Gui {
public:
    Gui() {
        IMGUI_CHECKVERSION();
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
        io.ConfigInputTextCursorBlink = false; // it would wake an idle window
    }

    ~Gui() { ImGui::DestroyContext(); }

    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;
};

// What ties Dear ImGui to the window and its driver.
class Drivers {
public:
    explicit Drivers(GLFWwindow* window) {
        ImGui_ImplGlfw_InitForOpenGL(window, true);
        ImGui_ImplOpenGL3_Init("#version 130");
    }

    ~Drivers() {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }

    Drivers(const Drivers&) = delete;
    Drivers& operator=(const Drivers&) = delete;
};

WindowSize free_screen() {
    WindowSize size{usual_width, usual_height};
    int left = 0;
    int top = 0;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor())
        glfwGetMonitorWorkarea(monitor, &left, &top, &size.width, &size.height);
    return size;
}

WindowHandle make_window() {
    const WindowSize screen = free_screen();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    WindowHandle window(glfwCreateWindow(std::min(usual_width, screen.width),
                                         std::min(usual_height, screen.height), "Themata", nullptr,
                                         nullptr));
    if (window) {
        glfwSetWindowSizeLimits(window.get(), least_width, least_height, GLFW_DONT_CARE,
                                GLFW_DONT_CARE);
        glfwMakeContextCurrent(window.get());
        glfwSwapInterval(1);
    }
    return window;
}

float content_scale(GLFWwindow* window) {
    float across = 1;
    float down = 1;
    glfwGetWindowContentScale(window, &across, &down);
    return std::max(across, down);
}

void clear_to(ImU32 colour) {
    const ImVec4 parts = ImGui::ColorConvertU32ToFloat4(colour);
    glClearColor(parts.x, parts.y, parts.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

// The grounds of panes (see paint.h) are opaque and beneath all, so their places are cleared, which
// costs a driver without a graphics card far less than blending: a third of a frame.
void clear_grounds(ImDrawData& picture, int height) {
    ImDrawList* const grounds = ImGui::GetBackgroundDrawList();
    if (picture.CmdLists.empty() || picture.CmdLists[0] != grounds)
        return;
    const ImVec2 scale = picture.FramebufferScale;
    const auto pixels = [](float length) { return static_cast<int>(std::lround(length)); };
    glEnable(GL_SCISSOR_TEST);
    for (int corner = 0; corner + corners_of_ground <= grounds->VtxBuffer.Size;
         corner += corners_of_ground) {
        const ImDrawVert& first = grounds->VtxBuffer[corner];
        const ImDrawVert& opposite = grounds->VtxBuffer[corner + 2];
        const int left = pixels(first.pos.x * scale.x);
        const int bottom = pixels(opposite.pos.y * scale.y);
        const int width = pixels(opposite.pos.x * scale.x) - left;
        const int depth = bottom - pixels(first.pos.y * scale.y);
        if (width <= 0 || depth <= 0)
            continue; // a pane that has no room
        glScissor(left, height - bottom, width, depth);
        clear_to(first.col);
    }
    glDisable(GL_SCISSOR_TEST);
    picture.CmdLists.erase(picture.CmdLists.begin());
    --picture.CmdListsCount;
}

// A frame that is made, to be painted.
struct MadeFrame {
    ImDrawData* picture = nullptr;
    ImU32 ground = 0;
    int width = 0;
    int height = 0;
};

MadeFrame made_frame(GLFWwindow* window, const Look& look) {
    const Colour ground = look.palette().app;
    MadeFrame frame{.picture = ImGui::GetDrawData(),
                    .ground = IM_COL32(ground.red, ground.green, ground.blue, 255)};
    glfwGetFramebufferSize(window, &frame.width, &frame.height);
    return frame;
}

// Paints frames on a thread of its own, which has OpenGL while it lives. Until a frame is painted
// nobody else may touch its picture or begin another frame of ImGui.
class FramePainter {
public:
    FramePainter(GLFWwindow* window, std::chrono::milliseconds longer)
        : window_(window), longer_(longer) {
        glfwMakeContextCurrent(nullptr);
        thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }

    ~FramePainter() {
        thread_.request_stop();
        thread_.join();
        glfwMakeContextCurrent(window_);
    }

    FramePainter(const FramePainter&) = delete;
    FramePainter& operator=(const FramePainter&) = delete;

    void paint(const MadeFrame& frame) {
        const std::lock_guard lock(mutex_);
        frame_ = frame;
        changed_.notify_all();
    }

    // Waits so long; whether the frame is painted.
    [[nodiscard]] bool done_within(std::chrono::milliseconds time) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, time, [this] { return !frame_; });
    }

private:
    void work(const std::stop_token& stop) {
        glfwMakeContextCurrent(window_);
        std::unique_lock lock(mutex_);
        while (changed_.wait(lock, stop, [this] { return frame_.has_value(); })) {
            const MadeFrame frame = *frame_;
            lock.unlock();
            show(frame);
            lock.lock();
            frame_.reset();
            changed_.notify_all();
        }
        glfwMakeContextCurrent(nullptr);
    }

    void show(const MadeFrame& frame) {
        ImGui_ImplOpenGL3_NewFrame();
        glViewport(0, 0, frame.width, frame.height);
        clear_to(frame.ground);
        clear_grounds(*frame.picture, frame.height);
        ImGui_ImplOpenGL3_RenderDrawData(frame.picture);
        glfwSwapBuffers(window_);
        std::this_thread::sleep_for(longer_);
    }

    GLFWwindow* window_;
    std::chrono::milliseconds longer_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<MadeFrame> frame_; // until it is painted
    std::jthread thread_;
};

// The window's title says which study is open, as other programs list windows by it.
void name_window(GLFWwindow* window, const DeskState& desk, std::string& shown) {
    const std::string title =
        desk.snapshot ? desk.snapshot->card.title + " – Themata" : std::string("Themata");
    if (title == shown)
        return;
    shown = title;
    glfwSetWindowTitle(window, title.c_str());
}

// Whether a frame was asked for since it was last looked. For all threads.
class Redraw {
public:
    void ask() {
        wanted_ = true;
        wanted_.notify_all();
    }

    void wait() {
        wanted_.wait(false);
        wanted_ = false;
    }

    [[nodiscard]] bool take() { return wanted_.exchange(false); }

private:
    std::atomic<bool> wanted_ = false;
};

// Frames that nobody sees, drawn while the window is being made, until the study stands in them.
// What the first one that is seen needs of letters and layouts is then there. Has ImGui and the
// session to itself until it ends.
class WarmUp {
public:
    WarmUp(Session& session, Redraw& redraw)
        : thread_([&session, &redraw](const std::stop_token& stop) {
              const std::stop_callback end(stop, [&redraw] { redraw.ask(); });
              draw_unseen(session, redraw, stop);
          }) {}

private:
    static void draw_unseen(Session& session, Redraw& redraw, const std::stop_token& stop) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {usual_width, usual_height};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures; // as the driver will say
        do {
            redraw.wait();
            ImGui::NewFrame();
            session.draw();
            ImGui::Render();
        } while (session.busy() && !stop.stop_requested());
    }

    std::jthread thread_;
};

class Loop {
public:
    Loop(GLFWwindow* window, Session& session, Redraw& redraw, FramePainter& painter)
        : window_(window), session_(session), redraw_(redraw), painter_(painter) {
        glfwSetWindowUserPointer(window, this);
        glfwSetDropCallback(window, [](GLFWwindow* dropped, int count, const char** paths) {
            static_cast<Loop*>(glfwGetWindowUserPointer(dropped))
                ->session_.take_files({paths, paths + count});
        });
        glfwSetFramebufferSizeCallback(window, [](GLFWwindow* sized, int, int) {
            static_cast<Loop*>(glfwGetWindowUserPointer(sized))->redraw_.ask();
        });
        glfwSetWindowRefreshCallback(window, [](GLFWwindow* uncovered) {
            static_cast<Loop*>(glfwGetWindowUserPointer(uncovered))->redraw_.ask();
        });
    }

    void run(const std::stop_token& stop) {
        int frames = frames_after_event;
        while (!glfwWindowShouldClose(window_) && !stop.stop_requested()) {
            // What came while the last frame was painted would not end a wait.
            if (redraw_.take())
                frames = frames_after_event;
            if (frames > 0 || input_.goes_on()) {
                glfwPollEvents();
                --frames;
            } else {
                wait();
                frames = frames_after_event;
            }
            note_arrivals();
            frame();
        }
    }

private:
    void note_arrivals() { input_.note_arrivals(glfwGetTime()); }

    // Long when nothing goes on; a tooltip and a progress bar need a frame of their own in time.
    void wait() {
        if (session_.busy())
            return glfwWaitEventsTimeout(progress_interval);
        if (!rested_) {
            rested_ = true;
            const double before = glfwGetTime();
            glfwWaitEventsTimeout(tooltip_delay);
            rested_ = glfwGetTime() - before >= tooltip_delay;
            return;
        }
        glfwWaitEvents();
        rested_ = false;
    }

    void frame() {
        session_.set_monitor_scale(content_scale(window_));
        ImGui_ImplGlfw_NewFrame();
        note_arrivals();
        input_.begin_frame();
        int width = 0;
        int height = 0;
        glfwGetWindowSize(window_, &width, &height);
        session_.set_window_size({width, height});
        session_.draw();
        ImGui::Render();
        input_.end_frame(panel_is_open(session_.view()), glfwGetTime());
        if (const auto wanted = session_.take_wanted_size())
            resize(*wanted);
        name_window(window_, session_.desk(), title_);
        paint();
    }

    // Events go on to be taken in, however long this takes.
    void paint() {
        painter_.paint(made_frame(window_, session_.look()));
        while (!painter_.done_within(event_interval)) {
            glfwPollEvents();
            note_arrivals();
        }
    }

    // No larger than the screen that it stands on today.
    void resize(WindowSize wanted) {
        const WindowSize screen = free_screen();
        glfwSetWindowSize(window_, std::min(wanted.width, screen.width),
                          std::min(wanted.height, screen.height));
    }

    GLFWwindow* window_;
    Session& session_;
    Redraw& redraw_;
    FramePainter& painter_;
    WaitingInput input_;
    bool rested_ = false;
    std::string title_;
};

// When the display goes, Xlib ends the program by exit(), on whatever thread was drawing. The study
// is closed then, so that its file has all acts.
class ClosedAtExit {
public:
    explicit ClosedAtExit(Session& session) {
        open_session = &session;
        // Where it is refused, what is not folded is in the log, as after a crash.
        static_cast<void>(std::atexit([] {
            if (Session* session_now = open_session.exchange(nullptr))
                session_now->end();
        }));
    }

    ~ClosedAtExit() { open_session = nullptr; }

    ClosedAtExit(const ClosedAtExit&) = delete;
    ClosedAtExit& operator=(const ClosedAtExit&) = delete;

private:
    static inline std::atomic<Session*> open_session = nullptr;
};

int refuse(const char* what) {
    const char* reason = nullptr;
    glfwGetError(&reason);
    fmt::print(stderr, "themata: {}{}{}\n", what, reason ? ": " : ".", reason ? reason : "");
    fmt::print(stderr, "themata: every verb works in the terminal as well; see themata --help.\n");
    return 1;
}

} // namespace

int run_window(const std::optional<std::filesystem::path>& study, const std::stop_token& stop,
               WindowTrial trial) {
    const Gui gui;
    std::future<Faces> reading =
        std::async(std::launch::async, [] { return load_faces(font_folders()); });
    const Glfw glfw;
    const Faces faces = reading.get();
    if (!glfw.works())
        return refuse("There is no display to open a window on");
    Redraw redraw;
    Session session(setting_of_this_machine(), faces, [&redraw] {
        redraw.ask();
        glfwPostEmptyEvent();
    });
    const ClosedAtExit closed_at_exit(session);
    const std::stop_callback ends(stop, [] { glfwPostEmptyEvent(); });
    if (study)
        session.open(*study);
    else
        redraw.ask(); // the start screen waits for nothing
    // The study is read while the window is made, which takes longer than all else.
    std::optional<WarmUp> warm_up(std::in_place, session, redraw);
    const WindowHandle window = make_window();
    warm_up.reset();
    if (!window)
        return refuse("A window with OpenGL 3 could not be opened");
    const Drivers drivers(window.get());
    FramePainter painter(window.get(), trial.painting);
    Loop(window.get(), session, redraw, painter).run(stop);
    return 0;
}

} // namespace themata
