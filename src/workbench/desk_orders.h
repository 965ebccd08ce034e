#pragma once
// What a desk is told to do, in the order in which it came; private to the desk. Values; any
// thread.

#include "workbench/desk.h"
#include <variant>

namespace themata::orders {

struct OpenFile {
    std::filesystem::path file;
};

struct CreateFile {
    std::filesystem::path file;
    std::string title;
};

struct CloseFile {};

struct Undo {};

struct Redo {};

struct Revert {
    std::uint64_t seq;
};

struct UndoFrom {
    std::uint64_t seq;
};

struct LookInto {
    std::uint64_t seq;
};

struct LookUpCoding {
    CodingId coding;
};

struct CompareCodebooks {
    std::uint64_t from;
    std::uint64_t to;
};

struct Search {
    std::string query;
    SearchOptions options;
};

struct Preview {
    ImportRequest request;
};

struct Import {
    ImportRequest request;
};

struct ForgetImport {};

struct Export {
    Exported what;
    TableAsked table;
    std::filesystem::path file;
    Overwriting overwriting;
};

struct SaveOfPicture {
    std::shared_ptr<const Picture> picture;
    std::filesystem::path file;
    Overwriting overwriting;
};

// All hits of a query.
struct ExportHits {
    std::string query;
    std::filesystem::path file;
    Overwriting overwriting;
};

struct Ask {
    Inquiry inquiry;
};

// What they find now is coded.
struct RunTheRules {
    std::vector<SavedSearchId> rules;
    RunRules::TakenBack taken_back;
};

// From a file that was exported, or that a person wrote.
struct TakeSearchFile {
    std::filesystem::path file;
};

struct SetCoder {
    std::string name;
};

struct Keep {
    Remembered what;
};

struct KeepMemory {
    std::string uuid;
    StudyMemory memory;
};

using Order = std::variant<OpenFile, CreateFile, CloseFile, Intent, Undo, Redo, Revert, UndoFrom,
                           LookInto, LookUpCoding, CompareCodebooks, Search, Preview, Import,
                           ForgetImport, Export, SaveOfPicture, ExportHits, Ask, RunTheRules,
                           TakeSearchFile, SetCoder, Keep, KeepMemory>;

template <class Kind>
[[nodiscard]] bool is(const Order& order) {
    return std::holds_alternative<Kind>(order);
}

// Nobody waits for these, and they change nothing that is seen.
[[nodiscard]] bool is_quiet(const Order& order);
// These neither show as work nor can be stopped.
[[nodiscard]] bool is_silent(const Order& order);

// What is under way, as the window shows it.
[[nodiscard]] std::string in_words(const Order& order);
// Of these only the newest is wanted: the others are taken out.
void drop_older(std::deque<Order>& orders, const Order& newest);

// What another program did: the first act behind those that were known, and how many more.
[[nodiscard]] std::string news_of(const std::vector<Entry>& history, std::size_t known);

} // namespace themata::orders
