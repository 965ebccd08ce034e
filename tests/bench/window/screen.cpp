#include "screen.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fmt/format.h>

namespace themata::bench {

namespace {

constexpr double aim = 2;            // milliseconds of a frame
constexpr double longest_frame = 16; // beyond it a screen of 60 frames a second waits

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

std::size_t Timed::over(double milliseconds) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        frames, [&](const FrameTime& frame) { return frame.processor > milliseconds; }));
}

void print_heading() {
    fmt::print("{:<34}{:>8}{:>9}{:>9}{:>9}{:>11}{:>8}{:>9}{:>11}\n", "ms of the processor",
               "frames", "median", "99 %", "longest", "by clock", "> 2 ms", "> 16 ms", "an empty");
}

void print(const Timed& timed, const Timed& empty) {
    fmt::print("{:<34}{:>8}{:>9.3f}{:>9.3f}{:>9.3f}{:>11.3f}{:>8}{:>9}{:>11.3f}\n", timed.work,
               timed.frames.size(), timed.median(), timed.at_99(), timed.longest(),
               timed.longest_passed(), timed.over(aim), timed.over(longest_frame), empty.median());
    std::fflush(stdout);
}

void print_offenders(const std::vector<Timed>& all) {
    std::size_t frames = 0;
    std::size_t over = 0;
    std::size_t far_over = 0;
    for (const Timed& timed : all) {
        frames += timed.frames.size();
        over += timed.over(aim);
        far_over += timed.over(longest_frame);
    }
    fmt::print("{} of {} frames took over {} ms, {} over {} ms\n", over, frames, aim, far_over,
               longest_frame);
    for (const Timed& timed : all)
        for (std::size_t at = 0; at < timed.frames.size(); ++at)
            if (const FrameTime& frame = timed.frames[at]; frame.processor > aim)
                fmt::print("    {:>7.2f} ms  {}, frame {}{}{}\n", frame.processor, timed.work, at,
                           frame.during.empty() ? "" : ": ", frame.during);
}

} // namespace themata::bench
