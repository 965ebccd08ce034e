#pragma once
// What the desk is asked for, each request declared once: the window's outbox carries these same
// structs. Beside each stands its Manner: who carries it out, and how the window names it
// meanwhile. Values; any thread.

#include "exchange/writing/write_tabulation.h"
#include "workbench/exports.h"
#include "workbench/importing.h"
#include "workbench/inquiries.h"
#include "workbench/pictures.h"
#include "workbench/remembered.h"
#include <memory>
#include <type_traits>
#include <utility>
#include <variant>

namespace themata {

// One thread writes: it alone changes the study and its file. Every other kind of work has a thread
// of its own, which reads the study as it was when all that had been asked for before was done.
enum class Worker { writer, searching, inquiries, previews, exports, past };

// newest: an older request of the same kind is given up for it, also when it is under way.
enum class Wanted { all, newest };

// `words` is how the window names the work; empty: it is not shown.
struct Manner {
    Worker by = Worker::writer;
    std::string_view words = "Working";
    Wanted wanted = Wanted::all;
};

struct OpenStudy {
    static constexpr Manner manner{Worker::writer, "Opening"};
    std::filesystem::path file;
};

struct NewStudy {
    static constexpr Manner manner{};
    std::filesystem::path file;
    std::string title;
};

// Makes the sample study in the data folder, unless it is there, and opens it.
struct OpenSample {
    static constexpr Manner manner{Worker::exports, "Making the sample study"};
};

struct CloseStudy {
    static constexpr Manner manner{};
};

struct Undo {
    static constexpr Manner manner{};
};

struct Redo {
    static constexpr Manner manner{};
};

// Takes one act back, whatever came after it.
struct Revert {
    static constexpr Manner manner{};
    std::uint64_t seq = 0;
};

// The act and all later ones that stand.
struct UndoFrom {
    static constexpr Manner manner{};
    std::uint64_t seq = 0;
};

// Codes what these rules find now.
struct RunTheRules {
    static constexpr Manner manner{Worker::writer, "Running the rules"};
    std::vector<SavedSearchId> rules;
    RunRules::TakenBack taken_back = RunRules::TakenBack::left_out;
};

// Searches and rules from a file that was exported, or that a person wrote.
struct TakeSearchFile {
    static constexpr Manner manner{};
    std::filesystem::path file;
};

// Who acts from now on.
struct SetCoder {
    static constexpr Manner manner{};
    std::string name;
};

// What a window remembers goes to the disk; a study's memory a few seconds later, when there may be
// a newer one. Both are written in the end, also when the desk is taken down.
struct KeepRemembered {
    static constexpr Manner manner{Worker::writer, ""};
    Remembered what;
};

struct KeepMemory {
    static constexpr Manner manner{Worker::writer, ""};
    std::string study_uuid;
    StudyMemory memory;
};

// Looks at files as an import would take them; makes that import; gives it up.
struct PreviewImport {
    static constexpr Manner manner{Worker::previews, "Looking at the files", Wanted::newest};
    ImportRequest request;
};

struct MakeImport {
    static constexpr Manner manner{Worker::writer, "Importing"};
    ImportRequest request;
};

struct DropImport {
    static constexpr Manner manner{};
};

struct AskSearch {
    static constexpr Manner manner{Worker::searching, "Searching", Wanted::newest};
    std::string query;
    SearchOptions options;
};

// The newest question of its kind wins.
struct AskDesk {
    static constexpr Manner manner{Worker::inquiries, "Working", Wanted::newest};
    Inquiry inquiry;
};

// What the act changed, in words.
struct LookInto {
    static constexpr Manner manner{Worker::past, "Working", Wanted::newest};
    std::uint64_t seq = 0;
};

// What became of the themes between two acts.
struct CompareCodebooks {
    static constexpr Manner manner{Worker::past, "Working", Wanted::newest};
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

// When it was made.
struct AskCoding {
    static constexpr Manner manner{Worker::past, "", Wanted::newest};
    CodingId coding;
};

// What a study holds goes into a file of its own.
struct ExportTo {
    static constexpr Manner manner{Worker::exports, "Exporting"};
    Exported what = Exported::table;
    std::filesystem::path file;
    Overwriting overwriting = Overwriting::refused;
    TableAsked table = {};
};

// All that a query finds.
struct ExportHits {
    static constexpr Manner manner{Worker::exports, "Exporting"};
    std::filesystem::path file;
    Overwriting overwriting = Overwriting::refused;
    std::string query = {};
};

// Tables go into a file in the format that its ending says.
struct WriteTables {
    static constexpr Manner manner{Worker::exports, "Exporting"};
    std::filesystem::path file;
    Overwriting overwriting = Overwriting::refused;
    std::shared_ptr<const std::vector<Tabulation>> tables = {};
};

// A picture goes into a file, as its ending says.
struct SavePicture {
    static constexpr Manner manner{Worker::exports, "Drawing"};
    std::shared_ptr<const Picture> picture;
    std::filesystem::path file;
    Overwriting overwriting = Overwriting::refused;
};

using AnyDeskRequest =
    std::variant<Intent, OpenStudy, NewStudy, OpenSample, CloseStudy, Undo, Redo, Revert, UndoFrom,
                 RunTheRules, TakeSearchFile, SetCoder, KeepRemembered, KeepMemory, PreviewImport,
                 MakeImport, DropImport, AskSearch, AskDesk, LookInto, CompareCodebooks, AskCoding,
                 ExportTo, ExportHits, WriteTables, SavePicture>;

// One of those above. What copies, moves and destroys it stands in one place (desk.cpp), as that of
// an Intent does.
struct DeskRequest : AnyDeskRequest {
    template <class Request>

    requires std::is_constructible_v<AnyDeskRequest, Request&&> &&
        (!std::is_base_of_v<AnyDeskRequest, std::remove_cvref_t<Request>>)
            DeskRequest(Request&& request)
        : AnyDeskRequest(std::forward<Request>(request)) {}

    DeskRequest(const DeskRequest& other);
    DeskRequest(DeskRequest&& other) noexcept;
    DeskRequest& operator=(const DeskRequest& other);
    DeskRequest& operator=(DeskRequest&& other) noexcept;
    ~DeskRequest();
};

} // namespace themata
