#include "support/robot.h"

#include <algorithm>
#include <imgui_internal.h>
#include <stdexcept>

namespace themata {

namespace {

constexpr float usual_step = 1.0F / 60.0F;
// Longer than ImGui waits for the second click of a double click, or for a tooltip.
constexpr float long_step = 1.0F;

Robot* robot_of(ImGuiContext* context) { return static_cast<Robot*>(context->TestEngine); }

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

void mix(std::uint64_t& sum, const void* data, std::size_t size) {
    const auto* bytes = static_cast<const unsigned char*>(data);
    for (std::size_t at = 0; at < size; ++at)
        sum = (sum ^ bytes[at]) * 1099511628211ULL;
}

std::uint64_t sum_of(const ImDrawData& data) {
    std::uint64_t sum = 1469598103934665603ULL;
    for (const ImDrawList* list : data.CmdLists)
        for (const ImDrawVert& corner : list->VtxBuffer) {
            mix(sum, &corner.pos, sizeof corner.pos);
            mix(sum, &corner.col, sizeof corner.col);
        }
    return sum;
}

} // namespace

Robot::Robot(ImVec2 screen) : context_(ImGui::CreateContext()) {
    context_->TestEngine = this;
    context_->TestEngineHookItems = true;
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = screen;
    io.ConfigInputTextCursorBlink = false;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.ConfigErrorRecoveryEnableTooltip = false;
}

Robot::~Robot() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->RefCount == 1) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    ImGui::DestroyContext(context_);
}

void Robot::watch(std::function<void()> draw) {
    draw_ = std::move(draw);
    run();
}

void Robot::frame(float seconds) {
    ImGui::GetIO().DeltaTime = seconds;
    drawing_.clear();
    ImGui::NewFrame();
    draw_();
    ImGui::Render();
    picture_ = sum_of(*ImGui::GetDrawData());
    acknowledge_textures();
    items_ = drawing_;
}

void Robot::run(int frames) {
    for (int tries = 0; !context_->InputEventsQueue.empty() && tries < 100; ++tries)
        frame(usual_step);
    for (int left = frames; left > 0; --left)
        frame(usual_step);
}

void Robot::pause() { frame(long_step); }

void Robot::item_added(ImGuiID id, const ImVec4& place) {
    placed_ = id;
    place_ = place;
}

void Robot::item_named(ImGuiID id, const char* label) {
    if (id != placed_ || !label)
        return;
    const ImRect& clip = context_->CurrentWindow->ClipRect;
    SeenItem item{.label = label,
                  .id = id,
                  .left = std::max(place_.x, clip.Min.x),
                  .top = std::max(place_.y, clip.Min.y),
                  .right = std::min(place_.z, clip.Max.x),
                  .bottom = std::min(place_.w, clip.Max.y)};
    if (item.left < item.right && item.top < item.bottom)
        drawing_.push_back(std::move(item));
}

bool Robot::sees(const std::string& label) const {
    return std::ranges::find(items_, label, &SeenItem::label) != items_.end();
}

std::vector<std::string> Robot::labels(const std::string& beginning) const {
    std::vector<std::string> found;
    for (const SeenItem& item : items_)
        if (item.label.starts_with(beginning))
            found.push_back(item.label);
    return found;
}

const SeenItem& Robot::item(const std::string& label) const {
    const auto count = std::ranges::count(items_, label, &SeenItem::label);
    if (count == 1)
        return *std::ranges::find(items_, label, &SeenItem::label);
    std::string there;
    for (const SeenItem& item : items_)
        there += "\n  " + item.label;
    throw std::runtime_error("There are " + std::to_string(count) + " items “" + label +
                             "”; there is:" + there);
}

void Robot::move_to(ImVec2 point) {
    ImGui::GetIO().AddMousePosEvent(point.x, point.y);
    run();
}

std::string Robot::focused() const {
    const auto found = std::ranges::find(items_, context_->NavId, &SeenItem::id);
    return found == items_.end() || !context_->NavCursorVisible ? std::string() : found->label;
}

void Robot::hover(const std::string& label) { move_to(item(label).middle()); }

void Robot::click(const std::string& label) { click_at(item(label).middle()); }

void Robot::click_at(ImVec2 point, int times) {
    pause();
    move_to(point);
    for (int click = 0; click < times; ++click) {
        ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
        run(1);
        ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
        run(1);
    }
    run();
}

void Robot::drag(ImVec2 from, ImVec2 to) {
    pause();
    move_to(from);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    run(1);
    constexpr int steps = 6;
    for (int step = 1; step <= steps; ++step) {
        const float share = static_cast<float>(step) / steps;
        move_to({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
    }
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    run();
}

void Robot::wheel(float notches) {
    ImGui::GetIO().AddMouseWheelEvent(0, notches);
    run();
}

void Robot::press(ImGuiKeyChord chord) {
    const auto key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    const auto each_mod = [&](bool down) {
        for (const ImGuiKey mod : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt})
            if (chord & mod)
                ImGui::GetIO().AddKeyEvent(mod, down);
    };
    each_mod(true);
    ImGui::GetIO().AddKeyEvent(key, true);
    run(1);
    ImGui::GetIO().AddKeyEvent(key, false);
    each_mod(false);
    run();
}

void Robot::type(const std::string& text) {
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    run();
}

} // namespace themata

// The hooks that ImGui calls for every item.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& place,
                                 const ImGuiLastItemData*) {
    themata::robot_of(context)->item_added(id, place.ToVec4());
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags) {
    themata::robot_of(context)->item_named(id, label);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
