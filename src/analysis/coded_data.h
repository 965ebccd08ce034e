#pragma once
// Coded data are what other programs go on from: a row for each participant, for each participant
// at each stage, or for each answer; in its columns who it is, traits, scores, and a number for
// each theme. A pure function of a snapshot; any thread may read the value.
//
// Themes   1 where the theme, or one below it, was applied in what the row stands for, else 0; or
//          how many mentions or answers with it. The columns add up to the theme table of the same
//          spec (analysis/theme_table.h). Blank where the row does not count in the base of that
//          table: the participant gave no answer at that stage. So the numbers of a column that are
//          not blank are N, and their sum is n, but for codings of blank answers, which `notes`
//          counts.
// Scores   as they were given, reversed items too; of a missing one the reason is kept.
// Rows     stand for all participants, for those stages alone where they took part, or for all
//          answers, blank ones as well. Memory goes by rows and codings, not by cells: a row is
//          made when it is asked for.

#include "analysis/theme_table.h"
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace themata {

// wide: a participant is one row, with columns for each stage. tall: a row for each stage.
enum class CodedShape : std::uint8_t { wide, tall };
enum class CodedUnit : std::uint8_t { participant, response };

struct CodedSpec {
    CodedShape shape = CodedShape::wide; // of participants; answers have one row each
    CodedUnit unit = CodedUnit::participant;
    // What is counted, in which base, by whose coding, of which themes. Its columns and tests are
    // not looked at.
    TableSpec counting = {.count = Count::participants};
    bool operator==(const CodedSpec&) const = default;
};

enum class CodedKind : std::uint8_t {
    participant,
    role,
    stage,
    question,
    answer,
    trait,
    score,
    theme, // 0 and 1
    count, // of a theme
};

struct CodedColumn {
    CodedKind kind = CodedKind::theme;
    std::string heading; // "Trust @ Phase 1"; no two are the same
    std::string wording; // all that the column is, in a sentence
    std::string stage = {};
    TraitKind trait = TraitKind::text;
    // Of what has few values: the words that occur, in their order.
    std::vector<std::string> values = {};
    std::optional<double> least = {}; // of a score whose scale has a range
    std::optional<double> most = {};
    bool operator==(const CodedColumn&) const = default;
};

struct CodedCell {
    enum class Kind : std::uint8_t { blank, words, number, missing };
    Kind kind = Kind::blank;
    double number = 0;
    std::string_view words = {}; // of words; of a missing score the reason
    bool operator==(const CodedCell&) const = default;
};

class CodedRows;

class CodedData {
public:
    std::vector<CodedColumn> columns;
    std::vector<std::string> reasons; // why scores are missing, the most frequent first
    std::vector<std::string> notes;   // what 0 and blank mean, and what is not in the rows
    Provenance made;

    // Refused: what the theme table is refused for.
    [[nodiscard]] static Result<CodedData> of(const Snapshot&, const CodedSpec&);

    [[nodiscard]] std::size_t rows() const;
    // A cell for each column; words live as long as this value.
    void row(std::size_t place, std::vector<CodedCell>& cells) const;

private:
    std::shared_ptr<const CodedRows> rows_;
};

// Headings, notes and provenance without rows, for what tells of a file beside it.
[[nodiscard]] Tabulation described(const CodedData&);

} // namespace themata
