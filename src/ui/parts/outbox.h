#pragma once
// What the views ask for in one frame: acts on the study, and requests to the program. Views speak
// through it only and never learn what came of it but by the next snapshot. One thread.

#include "analysis/tabulation.h"
#include "analysis/theme_table.h"
#include "study/snapshot.h"
#include "ui/drawing/tokens.h"
#include "workbench/exports.h"
#include "workbench/importing.h"
#include "workbench/inquiries.h"
#include "workbench/pictures.h"
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace themata {

struct OpenStudy {
    std::filesystem::path file;
};

struct NewStudy {
    std::filesystem::path file;
    std::string title;
};

struct OpenSample {};

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

// A picture goes into a file, as its ending says.
struct SavePicture {
    std::shared_ptr<const Picture> picture;
    std::filesystem::path file;
    Overwriting overwriting = Overwriting::refused;
};

// Looks at files as an import would take them; makes that import; gives it up.
struct PreviewImport {
    ImportRequest request;
};

struct MakeImport {
    ImportRequest request;
};

struct DropImport {};

// Takes a study from the list of those opened last.
struct ForgetStudy {
    std::filesystem::path file;
};

// What a study holds goes into a file of its own.
struct ExportTo {
    Exported what = Exported::table;
    std::filesystem::path file;
    Overwriting overwriting = Overwriting::refused;
};

// Tables go into a file in the format that its ending says: asks for the file.
struct ExportTables {
    std::shared_ptr<const std::vector<Tabulation>> tables;
};

// The file that was chosen for them.
struct WriteTables {
    std::filesystem::path file;
    Overwriting overwriting = Overwriting::refused;
};

// All that the query of the search view finds.
struct ExportHits {
    std::filesystem::path file;
    Overwriting overwriting = Overwriting::refused;
};

// Searches and rules from a file.
struct TakeSearchFile {
    std::filesystem::path file;
};

// What the desk is asked beside acts.
struct AskDesk {
    Inquiry inquiry;
};

// Answers like one, or like those with a theme, are looked for in the search view.
struct ShowLike {
    FindLike like;
};

struct RunTheRules {
    std::vector<SavedSearchId> rules;
    RunRules::TakenBack taken_back = RunRules::TakenBack::left_out;
};

struct CloseStudy {};

// Files that were dropped or named: a study is opened, questionnaires are imported.
struct TakeFiles {
    std::vector<std::filesystem::path> files;
};

struct Undo {};

struct Redo {};

struct Revert {
    std::uint64_t seq = 0;
};

// The act and all later ones that stand.
struct UndoFrom {
    std::uint64_t seq = 0;
};

// What the act changed, in words.
struct LookInto {
    std::uint64_t seq = 0;
};

struct CompareCodebooks {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

// When it was made.
struct AskCoding {
    CodingId coding;
};

struct AskSearch {
    std::string query;
    SearchOptions options;
};

// Goes to what this theme is made of.
struct ShowProfile {
    ThemeId theme;
};

struct CopyText {
    std::string text;
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

// Who acts from now on.
struct SetCoder {
    std::string name;
};

// 1 is the size that the monitor asks for.
struct SetZoom {
    float zoom = 1;
};

using Request =
    std::variant<Intent, OpenStudy, NewStudy, OpenSample, ChooseFile, ForgetStudy, ExportTo,
                 ExportTables, WriteTables, SavePicture, CloseStudy, TakeFiles, Undo, Redo, Revert,
                 UndoFrom, LookInto, CompareCodebooks, AskCoding, AskSearch, ShowProfile, CopyText,
                 CancelWork, ShowSettings, SetAppearance, SetZoom, ChooseAppearance, SetAnswerSize,
                 SetCoder, PreviewImport, MakeImport, DropImport, ExportHits, TakeSearchFile,
                 AskDesk, ShowLike, RunTheRules>;

class Outbox {
public:
    void send(Intent intent) { requests_.emplace_back(std::move(intent)); }

    void ask(Request request) { requests_.push_back(std::move(request)); }

    // All that was sent since the last time, in order.
    [[nodiscard]] std::vector<Request> take() { return std::exchange(requests_, {}); }

private:
    std::vector<Request> requests_;
};

} // namespace themata
