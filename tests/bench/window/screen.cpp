#include "screen.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fmt/format.h>

namespace themata::bench {

namespace {

constexpr double longest_frame = 16;

double processor_time() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double clock_time() {
    return std::chrono::duration<double, std::milli>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// What a driver would do with the font textures, but for keeping them.
void acknowledge_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate)
            texture->SetTexID(1);
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else {
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

std::vector<double> sorted(const Timed& timed) {
    std::vector<double> times;
    for (const FrameTime& frame : timed.frames)
        times.push_back(frame.processor);
    std::ranges::sort(times);
    return times;
}

} // namespace

Screen::Screen(ImVec2 size) : context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = size;
    io.DeltaTime = 1.0F / 60.0F;
    io.ConfigInputTextCursorBlink = false;
    io.ConfigInputTrickleEventQueue = false;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
}

Screen::~Screen() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->RefCount == 1) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    ImGui::DestroyContext(context_);
}

FrameTime Screen::frame(const std::function<void()>& draw) {
    const double clock = clock_time();
    const double processor = processor_time();
    ImGui::NewFrame();
    draw();
    ImGui::Render();
    const FrameTime time{processor_time() - processor, clock_time() - clock};
    acknowledge_textures();
    return time;
}

double Timed::median() const { return sorted(*this).at(frames.size() / 2); }

double Timed::at_99() const { return sorted(*this).at(frames.size() * 99 / 100); }

double Timed::longest() const { return sorted(*this).back(); }

double Timed::longest_passed() const {
    return std::ranges::max_element(frames, {}, &FrameTime::passed)->passed;
}

std::size_t Timed::too_long() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        frames, [](const FrameTime& frame) { return frame.processor > longest_frame; }));
}

void print_heading() {
    fmt::print("{:<34}{:>8}{:>9}{:>9}{:>9}{:>11}{:>9}{:>11}\n", "ms of the processor", "frames",
               "median", "99 %", "longest", "by clock", "> 16 ms", "an empty");
}

void print(const Timed& timed, const Timed& empty) {
    fmt::print("{:<34}{:>8}{:>9.3f}{:>9.3f}{:>9.3f}{:>11.3f}{:>9}{:>11.3f}\n", timed.work,
               timed.frames.size(), timed.median(), timed.at_99(), timed.longest(),
               timed.longest_passed(), timed.too_long(), empty.median());
    std::fflush(stdout);
}

} // namespace themata::bench
