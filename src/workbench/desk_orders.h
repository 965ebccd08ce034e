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
                           LookInto, CompareCodebooks, Search, Preview, Import, ForgetImport,
                           Export, SetCoder, Keep, KeepMemory>;

} // namespace themata::orders
