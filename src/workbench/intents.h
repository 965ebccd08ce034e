#pragma once
// What an analyst can do to a study, in her words. An Intent says what is wanted and nothing of
// how: plan() (workbench/plan.h) turns it into Changes. Values; any thread.

#include "workbench/questionnaire_intents.h"
#include <type_traits>
#include <utility>
#include <variant>

namespace themata {

// A place to code: the whole answer is the span of all its text.
struct Passage {
    ResponseId response;
    Span span;
    bool operator==(const Passage&) const = default;
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

// With a rule named, the codings are the rule's and not those of the person who acts, so that every
// table can tell automatic coding from human.
struct ApplyTheme {
    ThemeId theme;
    std::vector<Passage> passages;
    std::string rule = {};
};

// Codings that answers are given because others that say the same have them, in the name of the
// coder “carried over” (analysis/carry_over.h).
struct CarryOverCodings {
    struct OfTheme {
        ThemeId theme;
        std::vector<Passage> passages;
    };

    std::vector<OfTheme> themes;
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

// What a saved search is made of. With a theme it is a rule, which codes what it finds.
struct SearchWords {
    std::string name;
    std::string query;
    ThemeId theme;
    CodingScope scope = CodingScope::answer;
    bool operator==(const SearchWords&) const = default;
};

// All answers that are there count as looked at.
struct SaveSearch {
    SearchWords words;
};

// What a rule of this name has coded goes with it.
struct RenameSearch {
    SavedSearchId search;
    std::string name;
};

// Another query, theme or scope; run again, a rule then looks at all answers again.
struct ChangeSearch {
    SavedSearchId search;
    std::string query;
    ThemeId theme;
    CodingScope scope = CodingScope::answer;
};

// What a rule has coded stays.
struct RemoveSearch {
    SavedSearchId search;
};

// All answers that are there now were looked at.
struct MarkSearchSeen {
    SavedSearchId search;
};

// What a rule found.
struct RuleHits {
    SavedSearchId rule;
    std::vector<Passage> passages;
};

// Each rule codes what it found and has not coded yet, in the name of a coder that is called like
// it. What it once coded and somebody took back stays so, unless that is to be coded again.
struct RunRules {
    enum class TakenBack : std::uint8_t { left_out, coded_again };
    std::vector<RuleHits> rules;
    TakenBack taken_back = TakenBack::left_out;
};

// Searches and rules from a file: one of the same name is changed, the others are added.
struct TakeSearches {
    std::vector<SearchWords> searches;
};

// Words that mean the same; groups that hold any of them become one.
struct AddSynonyms {
    std::vector<std::string> words;
};

struct RemoveSynonyms {
    SynonymsId synonyms;
};

// A coder is to code these answers without seeing how others did; `how` says how they were chosen.
struct AssignAnswers {
    std::string coder;
    std::vector<ResponseId> responses;
    std::string how;
};

// She is no longer to code them, or may see what others coded.
struct WithdrawAssignments {
    CoderId coder;
    std::vector<ResponseId> responses;
};

// A passage with its theme.
struct SettledPassage {
    ThemeId theme;
    Span span;
    bool operator==(const SettledPassage&) const = default;
};

// What coders settled on; without passages that there is nothing to code.
struct SettledAnswer {
    ResponseId response;
    std::vector<SettledPassage> passages;
    bool operator==(const SettledAnswer&) const = default;
};

// The settled codings are those of a coder of kind consensus, who is called so; what was settled
// before of the same answers is replaced.
struct SettleAnswers {
    std::string consensus;
    std::vector<SettledAnswer> answers;
};

using AnyIntent =
    std::variant<ImportFiles, AddTheme, RenameTheme, DefineTheme, MoveTheme, ColourTheme,
                 MergeThemes, SplitTheme, RetireTheme, RestoreTheme, ApplyTheme, ApplyNewTheme,
                 WithdrawCodings, AdjustSpan, MarkNothingToCode, UnmarkNothingToCode, WriteMemo,
                 SaveSearch, RenameSearch, ChangeSearch, RemoveSearch, MarkSearchSeen, RunRules,
                 TakeSearches, AddSynonyms, RemoveSynonyms, MoveStage, RenameStage, StateRange,
                 DirectItem, AssignAnswers, WithdrawAssignments, SettleAnswers, PairParticipants,
                 CarryOverCodings, KeepRecipe, RenameRecipe, RemoveRecipe, MergeStages,
                 MergeParticipants, RenameParticipant>;

// One of the acts above. What copies, moves and destroys it stands in one place (plan.cpp): with
// so many kinds it would otherwise be most of what each file that names an Intent is compiled to.
struct Intent : AnyIntent {
    template <class Act>

    requires std::is_constructible_v<AnyIntent, Act&&> &&
        (!std::is_base_of_v<AnyIntent, std::remove_cvref_t<Act>>)Intent(Act&& act)
        : AnyIntent(std::forward<Act>(act)) {}

    Intent(const Intent& other);
    Intent(Intent&& other) noexcept;
    Intent& operator=(const Intent& other);
    Intent& operator=(Intent&& other) noexcept;
    ~Intent();
};

} // namespace themata
