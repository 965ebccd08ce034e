#pragma once
// The records of a study: plain values in the words of the field. A record with id 0 is not there.
// Text is valid UTF-8; what a participant wrote (Response::text) is byte for byte what was
// imported.

#include "study/ids.h"
#include "study/span.h"
#include <optional>
#include <string>

namespace themata {

enum class Kind : std::uint8_t {
    stage,
    role,
    participant,
    trait,
    scale,
    question,
    response,
    score,
    theme,
    coder,
    coding,
    verdict,
    memo,
    search,
    synonyms,
    tie,
    note,
    assignment,
    recipe,
};

// A point of the study at which questions are put.
struct Stage {
    StageId id;
    std::string name;
    std::int32_t order = 0;
    bool operator==(const Stage&) const = default;
};

// The capacity in which a participant answers: mentor, mentee.
struct Role {
    RoleId id;
    std::string name;
    bool operator==(const Role&) const = default;
};

struct Participant {
    ParticipantId id;
    std::string label; // a pseudonym, unique in the study
    RoleId role;       // 0: not stated
    bool operator==(const Participant&) const = default;
};

enum class TraitKind : std::uint8_t { category, order, number, date, text };

// Sex, age, site: one value of one participant, as it was written.
struct Trait {
    TraitId id;
    ParticipantId participant;
    std::string name;
    TraitKind kind = TraitKind::category;
    std::string value;
    bool operator==(const Trait&) const = default;
};

// Items that are scored alike; least and most are absent as long as nobody stated them.
struct Scale {
    ScaleId id;
    std::string name;
    std::optional<double> least;
    std::optional<double> most;
    bool operator==(const Scale&) const = default;
};

enum class QuestionKind : std::uint8_t { free_text, item };
enum class Direction : std::uint8_t { straight, reversed };

struct Question {
    QuestionId id;
    std::string wording;
    std::string label; // short, for narrow columns; may be empty
    std::int32_t order = 0;
    QuestionKind kind = QuestionKind::free_text;
    ScaleId scale;      // of an item; 0: an item by itself
    std::string domain; // of an item of a scale
    Direction direction = Direction::straight;
    bool operator==(const Question&) const = default;
};

// Asked and left empty, or holding nothing but white space, is blank; a response that is not in the
// table was not asked for.
enum class ResponseState : std::uint8_t { answered, blank };

struct Response {
    ResponseId id;
    ParticipantId participant;
    StageId stage;
    QuestionId question;
    ResponseState state = ResponseState::answered;
    std::string text;
    bool operator==(const Response&) const = default;
};

struct Score {
    ScoreId id;
    ParticipantId participant;
    StageId stage;
    QuestionId question;
    std::optional<double> value;
    std::string missing; // why there is no value, as it was written; empty when there is one
    bool operator==(const Score&) const = default;
};

enum class ThemeState : std::uint8_t { draft, approved, retired };

// How many colours there are for themes; what they look like is the window's business.
inline constexpr std::uint8_t theme_colours = 7;

// The table of themes is the codebook.
struct Theme {
    ThemeId id;
    ThemeId parent; // 0: at the top
    std::string name;
    std::string definition;
    std::string include;
    std::string exclude;
    std::uint8_t colour = 0; // a place in the palette
    std::int32_t order = 0;
    ThemeState state = ThemeState::draft;
    bool operator==(const Theme&) const = default;
};

enum class CoderKind : std::uint8_t { person, rule, consensus };

struct Coder {
    CoderId id;
    std::string name;
    CoderKind kind = CoderKind::person;
    bool operator==(const Coder&) const = default;
};

// What of a hit a theme is applied to.
enum class CodingScope : std::uint8_t { hit, sentence, answer };

struct Coding {
    CodingId id;
    ResponseId response;
    ThemeId theme;
    CoderId coder;
    Span span;
    bool operator==(const Coding&) const = default;
};

// A coder read this answer and found nothing to code in it.
struct Verdict {
    VerdictId id;
    ResponseId response;
    CoderId coder;
    bool operator==(const Verdict&) const = default;
};

struct Memo {
    MemoId id;
    Kind about = Kind::response;
    std::uint32_t record = 0; // the id of the record that it is about
    CoderId coder;
    std::string text;
    bool operator==(const Memo&) const = default;
};

// A query kept under a name, to be asked again when more answers are there. With a theme it is a
// rule: running it codes what it finds, in the name of a coder of kind rule that is called like it.
struct SavedSearch {
    SavedSearchId id;
    std::string name;
    std::string query; // as it was typed
    ThemeId theme;     // of a rule; 0: only a search
    CodingScope scope = CodingScope::answer;
    std::uint32_t seen = 0;  // the number of the last response that was there when it was looked at
    std::uint32_t coded = 0; // the same, for when it was run as a rule
    bool operator==(const SavedSearch&) const = default;
};

// Words that mean the same in this study, each on a line of its own.
struct Synonyms {
    SynonymsId id;
    std::string words;
    bool operator==(const Synonyms&) const = default;
};

enum class TieKind : std::uint8_t { willing, unwilling, paired };

// What one participant is to another: willing to be paired with her or not, or paired. Of a mentor
// and a mentee, `from` is the mentor.
struct Tie {
    TieId id;
    TieKind kind = TieKind::willing;
    ParticipantId from;
    ParticipantId to;
    bool operator==(const Tie&) const = default;
};

// What others said about a participant in one domain; who said it is not kept.
struct Note {
    NoteId id;
    ParticipantId about;
    std::string domain; // may be empty
    std::string text;   // as it was imported
    bool operator==(const Note&) const = default;
};

// A coder is to code this answer without seeing how others coded it.
struct Assignment {
    AssignmentId id;
    ResponseId response;
    CoderId coder;
    bool operator==(const Assignment&) const = default;
};

// How a file was imported: what was said of it and answered, kept for the next file of the same
// survey.
struct Recipe {
    RecipeId id;
    std::string name;
    std::string text; // JSON, as exchange/reading/recipe.h writes it
    bool operator==(const Recipe&) const = default;
};

} // namespace themata
