#pragma once
// What an analyst can do to a study, in her words. An Intent says what is wanted and nothing of
// how: plan() (workbench/plan.h) turns it into Changes. Values; any thread.

#include "exchange/import_plan.h"
#include "study/records.h"
#include <variant>
#include <vector>

namespace themata {

// A place to code: the whole answer is the span of all its text.
struct Passage {
    ResponseId response;
    Span span;
    bool operator==(const Passage&) const = default;
};

struct ImportFiles {
    std::vector<SourceFile> files;
    MappingOptions mapping;
};

struct AddTheme {
    std::string name;
    ThemeId parent;
    std::string definition;
};

struct RenameTheme {
    ThemeId theme;
    std::string name;
};

// What a theme means: all three texts are replaced.
struct DefineTheme {
    ThemeId theme;
    std::string definition;
    std::string include;
    std::string exclude;
};

// Below another theme or, with parent 0, to the top; before `before`, or last when that is 0.
struct MoveTheme {
    ThemeId theme;
    ThemeId parent;
    ThemeId before;
};

struct ColourTheme {
    ThemeId theme;
    std::uint8_t colour = 0;
};

// Codings and themes below `from` go to `into`; `from` leaves the codebook.
struct MergeThemes {
    ThemeId into;
    ThemeId from;
};

// Some codings of a theme go to a new theme beside it.
struct SplitTheme {
    ThemeId theme;
    std::string name;
    std::vector<CodingId> codings;
};

// A retired theme, with those below it, keeps its codings and is offered no more.
struct RetireTheme {
    ThemeId theme;
};

struct RestoreTheme {
    ThemeId theme;
};

struct ApplyTheme {
    ThemeId theme;
    std::vector<Passage> passages;
};

// The name becomes a theme below `parent` and is applied at once: one act, one undo.
struct ApplyNewTheme {
    std::string name;
    ThemeId parent;
    std::vector<Passage> passages;
};

struct WithdrawCodings {
    std::vector<CodingId> codings;
};

struct AdjustSpan {
    CodingId coding;
    Span span;
};

struct MarkNothingToCode {
    std::vector<ResponseId> responses;
};

struct UnmarkNothingToCode {
    std::vector<ResponseId> responses;
};

// The coder's memo about a record; an empty text takes it away.
struct WriteMemo {
    Kind about = Kind::response;
    std::uint32_t record = 0;
    std::string text;
};

// Before another stage or, with `before` 0, behind all.
struct MoveStage {
    StageId stage;
    StageId before;
};

struct RenameStage {
    StageId stage;
    std::string name;
};

using Intent = std::variant<ImportFiles, AddTheme, RenameTheme, DefineTheme, MoveTheme, ColourTheme,
                            MergeThemes, SplitTheme, RetireTheme, RestoreTheme, ApplyTheme,
                            ApplyNewTheme, WithdrawCodings, AdjustSpan, MarkNothingToCode,
                            UnmarkNothingToCode, WriteMemo, MoveStage, RenameStage>;

} // namespace themata
