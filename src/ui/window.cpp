#include "ui/window.h"

#include "ui/session.h"
#include <GLFW/glfw3.h>
#include <atomic>
#include <cmath>
#include <fmt/format.h>
#include <future>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>
#include <memory>
#include <thread>

namespace themata {

namespace {

// After an event ImGui needs some frames: one to take it in, one to lay out anew, one to rest.
constexpr int frames_after_event = 3;
constexpr int frames_until_field_is_open = 2;
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

bool is_modifier(int key) { return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER; }

// A key and the end of its modifier may come within one frame, and ImGui would then see the key
// alone: Ctrl 3 would apply a theme. No frame takes in two events of one key, so a key that nobody
// has keeps them apart.
void keep_apart(GLFWwindow*, int key, int, int action, int) {
    if (!is_modifier(key) || action != GLFW_RELEASE)
        return;
    ImGui::GetIO().AddKeyEvent(ImGuiKey_F24, true);
    ImGui::GetIO().AddKeyEvent(ImGuiKey_F24, false);
}

// Something was asked to take the keyboard, and will have it in the second frame from now on.
bool field_is_opening() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.NavMoveSubmitted && (g.NavMoveFlags & ImGuiNavMoveFlags_FocusApi) != 0;
}

bool has_events_left() { return !ImGui::GetCurrentContext()->InputEventsQueue.empty(); }

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
        glfwSetKeyCallback(window.get(), keep_apart); // ImGui's own calls it first
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

void show(GLFWwindow* window, const Look& look) {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    const Colour ground = look.palette().app;
    glViewport(0, 0, width, height);
    clear_to(IM_COL32(ground.red, ground.green, ground.blue, 255));
    clear_grounds(*ImGui::GetDrawData(), height);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window);
}

// The window's title says which study is open, as other programs list windows by it.
void name_window(GLFWwindow* window, const DeskState& desk, std::string& shown) {
    const std::string title =
        desk.snapshot ? desk.snapshot->card.title + " – Themata" : std::string("Themata");
    if (title == shown)
        return;
    shown = title;
    glfwSetWindowTitle(window, title.c_str());
}

// Whether something new to draw was told of since it was last asked for. For all threads.
class News {
public:
    void tell() {
        told_ = true;
        told_.notify_all();
    }

    void wait() {
        told_.wait(false);
        told_ = false;
    }

private:
    std::atomic<bool> told_ = false;
};

// Frames that nobody sees, drawn while the window is being made, until the study stands in them.
// What the first one that is seen needs of letters and layouts is then there. Has ImGui and the
// session to itself until it ends.
class Rehearsal {
public:
    Rehearsal(Session& session, News& news)
        : thread_([&session, &news](const std::stop_token& stop) {
              const std::stop_callback end(stop, [&news] { news.tell(); });
              rehearse(session, news, stop);
          }) {}

private:
    static void rehearse(Session& session, News& news, const std::stop_token& stop) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {usual_width, usual_height};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures; // as the driver will say
        do {
            news.wait();
            ImGui::NewFrame();
            session.draw();
            ImGui::Render();
        } while (session.busy() && !stop.stop_requested());
    }

    std::jthread thread_;
};

class Loop {
public:
    Loop(GLFWwindow* window, Session& session) : window_(window), session_(session) {
        glfwSetWindowUserPointer(window, this);
        glfwSetDropCallback(window, [](GLFWwindow* dropped, int count, const char** paths) {
            static_cast<Loop*>(glfwGetWindowUserPointer(dropped))
                ->session_.take_files({paths, paths + count});
        });
    }

    void run() {
        int frames = frames_after_event;
        while (!glfwWindowShouldClose(window_)) {
            if (frames > 0 || held_frames_ > 0 || has_events_left()) {
                glfwPollEvents();
                --frames;
            } else {
                wait();
                frames = frames_after_event;
            }
            frame();
        }
    }

private:
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
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        begin_frame();
        int width = 0;
        int height = 0;
        glfwGetWindowSize(window_, &width, &height);
        session_.set_window_size({width, height});
        session_.draw();
        ImGui::Render();
        if (field_is_opening())
            held_frames_ = frames_until_field_is_open;
        if (const auto wanted = session_.take_wanted_size())
            resize(*wanted);
        name_window(window_, session_.desk(), title_);
        show(window_, session_.look());
    }

    // No larger than the screen that it stands on today.
    void resize(WindowSize wanted) {
        const WindowSize screen = free_screen();
        glfwSetWindowSize(window_, std::min(wanted.width, screen.width),
                          std::min(wanted.height, screen.height));
    }

    // What is typed before a field is open is meant for it, so it waits.
    void begin_frame() {
        ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
        ImVector<ImGuiInputEvent> held;
        if (held_frames_ > 0)
            held.swap(queue);
        ImGui::NewFrame();
        if (held_frames_ > 0)
            held.swap(queue);
        held_frames_ = std::max(0, held_frames_ - 1);
    }

    GLFWwindow* window_;
    Session& session_;
    int held_frames_ = 0;
    bool rested_ = false;
    std::string title_;
};

int refuse(const char* what) {
    const char* reason = nullptr;
    glfwGetError(&reason);
    fmt::print(stderr, "themata: {}{}{}\n", what, reason ? ": " : ".", reason ? reason : "");
    fmt::print(stderr, "themata: every verb works in the terminal as well; see themata --help.\n");
    return 1;
}

} // namespace

int run_window(const std::optional<std::filesystem::path>& study) {
    const Gui gui;
    std::future<Faces> reading =
        std::async(std::launch::async, [] { return load_faces(font_folders()); });
    const Glfw glfw;
    const Faces faces = reading.get();
    if (!glfw.works())
        return refuse("There is no display to open a window on");
    News news;
    Session session(setting_of_this_machine(), faces, [&news] {
        news.tell();
        glfwPostEmptyEvent();
    });
    if (study)
        session.open(*study);
    else
        news.tell(); // the start screen waits for nothing
    // The study is read while the window is made, which takes longer than all else.
    std::optional<Rehearsal> rehearsal(std::in_place, session, news);
    const WindowHandle window = make_window();
    rehearsal.reset();
    if (!window)
        return refuse("A window with OpenGL 3 could not be opened");
    const Drivers drivers(window.get());
    Loop(window.get(), session).run();
    return 0;
}

} // namespace themata
