#pragma once
// A window without a screen: a Session on the sample study in a folder of its own, and a robot that
// works in it. Each test has its own; one thread.

#include "support/robot.h"
#include "support/temporary_folder.h"
#include "ui/session.h"
#include <filesystem>

namespace themata {

class OwnFolder : public TemporaryFolder {
public:
    [[nodiscard]] Setting setting() const {
        return {.data = path() / "data", .cache = path() / "cache", .coder = "RS"};
    }
};

class WindowBench {
public:
    enum class Begin { at_start, in_sample };
    // built_in: one face that is the same on every machine, and quick to load.
    enum class Fonts { built_in, installed };
    explicit WindowBench(Begin begin = Begin::in_sample, ImVec2 screen = {1600, 1000},
                         Fonts fonts = Fonts::built_in);
    // Another window of the same user, after the first one was closed.
    WindowBench(std::shared_ptr<OwnFolder> folder, Begin begin);

    // Acts of the robot, after each of which all work is done and drawn.
    void click(const std::string& label);
    void press(ImGuiKeyChord chord);
    void type(const std::string& text);
    void settle();
    void settle_index();

    [[nodiscard]] const Snapshot& now() const { return *session.desk().snapshot; }

    [[nodiscard]] const Study& study() const { return now().study; }

    // "Hierarchy … @ M1 Phase 1: They decide my references": what is coded of one answer.
    [[nodiscard]] std::vector<std::string> codings_of(const std::string& participant,
                                                      const std::string& stage,
                                                      const std::string& question) const;
    [[nodiscard]] const Response& answer(const std::string& participant, const std::string& stage,
                                         const std::string& question) const;
    [[nodiscard]] ThemeId theme(const std::string& name) const;
    // What the desk said last, with its hint; empty when nothing was said.
    [[nodiscard]] std::string notice() const;
    // The label of the card, or of the words, of an answer.
    [[nodiscard]] std::string card(const Response& response) const;
    [[nodiscard]] std::string words(const Response& response) const;
    // Just within the side of a grapheme of an answer on the screen on which it begins.
    [[nodiscard]] ImVec2 place_of(const Response& response, std::uint32_t byte) const;

    std::shared_ptr<OwnFolder> folder;
    Robot robot;
    Faces faces;
    Session session;
};

// The questions of the sample, short enough to type.
inline constexpr const char* concerns =
    "What concerns, if any, do you have about reverse mentoring?";
inline constexpr const char* idea =
    "What do you think of the idea, and what would make it work better?";

} // namespace themata
