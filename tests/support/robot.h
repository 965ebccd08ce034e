#pragma once
// Drives ImGui views without a window: records the label, place and state of every item through the
// hooks of ImGui's test engine, and puts in mouse and keys as events. Runs are the same each time:
// fixed time steps, no drivers, no settings file. One robot at a time; one thread.

#include <functional>
#include <imgui.h>
#include <string>
#include <vector>

namespace themata {

struct SeenItem {
    std::string label;
    ImGuiID id = 0;
    float left = 0; // the part that is not clipped
    float top = 0;
    float right = 0;
    float bottom = 0;

    [[nodiscard]] ImVec2 middle() const { return {(left + right) / 2, (top + bottom) / 2}; }
};

class Robot {
public:
    explicit Robot(ImVec2 screen = {1600, 1000});
    ~Robot();
    Robot(const Robot&) = delete;
    Robot& operator=(const Robot&) = delete;

    // What is drawn in every frame, between ImGui's NewFrame and Render.
    void watch(std::function<void()> draw);
    // Draws until all events are taken in, and then so many more frames.
    void run(int frames = 2);

    [[nodiscard]] bool sees(const std::string& label) const;
    // The item with exactly this label; throws, naming what is there, when there is none or more.
    [[nodiscard]] const SeenItem& item(const std::string& label) const;
    // Labels of the last frame that begin so.
    [[nodiscard]] std::vector<std::string> labels(const std::string& beginning = "") const;

    // Of the item that Tab has come to; empty when it is at none.
    [[nodiscard]] std::string focused() const;

    void hover(const std::string& label);
    void click(const std::string& label);
    void move_to(ImVec2 point);
    void click_at(ImVec2 point, int times = 1);
    void drag(ImVec2 from, ImVec2 to);
    void wheel(float notches);
    // A key with its modifiers: ImGuiMod_Ctrl | ImGuiKey_Z.
    void press(ImGuiKeyChord chord);
    void type(const std::string& text);

    // All triangles of the last frame, to see that something was drawn, and that runs are equal.
    [[nodiscard]] std::uint64_t picture() const { return picture_; }

    void item_added(ImGuiID id, const ImVec4& place);
    void item_named(ImGuiID id, const char* label);

private:
    void frame(float seconds);
    void pause();

    ImGuiContext* context_;
    std::function<void()> draw_;
    std::vector<SeenItem> items_;
    std::vector<SeenItem> drawing_; // of the frame that is being drawn
    ImGuiID placed_ = 0;
    ImVec4 place_;
    std::uint64_t picture_ = 0;
};

} // namespace themata
