#pragma once
// What the views ask for in one frame: acts on the study and what else the desk carries out
// (workbench/requests.h), and requests to the window. Views speak through it only and never learn
// what came of it but by the next snapshot. One thread.

#include "analysis/tabulation.h"
#include "study/snapshot.h"
#include "ui/drawing/tokens.h"
#include "workbench/requests.h"
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace themata {

// What a file is chosen for.
enum class Choosing {
    study,
    new_study,
    questionnaires,
    export_to,
    tables_to,
    picture,
    hits_to,
    searches,
};

// Opens the file chooser; it asks for what follows itself.
struct ChooseFile {
    Choosing what = Choosing::study;
    Exported exported = Exported::table; // what goes out
    std::shared_ptr<const Picture> picture = {};
    std::string name = {}; // of the picture’s file
};

// Takes a study from the list of those opened last.
struct ForgetStudy {
    std::filesystem::path file;
};

// Opens the file chooser for these tables; it asks for them to be written.
struct ExportTables {
    std::shared_ptr<const std::vector<Tabulation>> tables;
};

// Answers like one, or like those with a theme, are looked for in the search view.
struct ShowLike {
    FindLike like;
};

// Files that were dropped or named: a study is opened, questionnaires are imported.
struct TakeFiles {
    std::vector<std::filesystem::path> files;
};

// Goes to what this theme is made of.
struct ShowProfile {
    ThemeId theme;
};

struct CopyText {
    std::string text;
};

// Says why a command that was asked for cannot be done now.
struct SayWhyNot {
    std::string what;
};

// Stops what is under way.
struct CancelWork {};

struct SetAppearance {
    Appearance appearance = Appearance::light;
};

// Opens the settings.
struct ShowSettings {};

enum class AppearanceChoice { light, dark, as_the_system };

struct ChooseAppearance {
    AppearanceChoice choice = AppearanceChoice::light;
};

// How large answers are beside all else.
struct SetAnswerSize {
    float answers = 1;
};

// 1 is the size that the monitor asks for.
struct SetZoom {
    float zoom = 1;
};

using Request = std::variant<DeskRequest, ChooseFile, ForgetStudy, ExportTables, ShowLike,
                             TakeFiles, ShowProfile, CopyText, SayWhyNot, CancelWork, ShowSettings,
                             SetAppearance, ChooseAppearance, SetAnswerSize, SetZoom>;

class Outbox {
public:
    void send(Intent intent) { requests_.emplace_back(DeskRequest(std::move(intent))); }

    void ask(Request request) { requests_.push_back(std::move(request)); }

    // All that was sent since the last time, in order.
    [[nodiscard]] std::vector<Request> take() { return std::exchange(requests_, {}); }

private:
    std::vector<Request> requests_;
};

} // namespace themata
