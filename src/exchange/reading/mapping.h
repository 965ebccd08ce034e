#pragma once
// A mapping says what the columns of a file are to a study: named by options, or inferred from
// headings and cells, and said in words. What is neither named nor recognised is left out and said
// so. Pure; any thread.

#include "exchange/reading/dates.h"
#include "exchange/reading/sheet.h"
#include "study/records.h"
#include "study/result.h"
#include <functional>
#include <optional>

namespace themata {

enum class Conflicts : std::uint8_t { refuse, keep_study };

enum class ColumnUse : std::uint8_t {
    left_out,
    participant,
    role,
    stage,
    stage_date,
    question, // long layout: which question; elsewhere: its wording
    answer,   // long layout
    text,     // wide layout: a question of its own
    score,    // wide layout: an item of its own
    item,     // long layout: which item
    value,    // long layout: its score
    trait,
    mark, // anything in it gives the row's answer this theme
    theme,
    parent,
    definition,
    include,
    exclude,
    colour,
    state,
    quote,
    coder,
    coder_kind,
    from,
    to,
    order,
    label,
    kind,
    scale,
    domain,
    least,
    most,
    direction,
    willing, // a participant: whether the row's is willing to be paired with her
    note,
    guard, // says in which rows formulas are guarded (exchange/writing/csv.h)
};

// What a column is, chosen for it by its place in the file; left_out leaves it out.
struct ColumnChoice {
    std::size_t column = 0;
    ColumnUse use = ColumnUse::left_out;
    bool operator==(const ColumnChoice&) const = default;
};

// Where new stages stand that no column of dates and no list of stages puts in order: as they come,
// or by the numbers in their names when each of them has one ("Phase 2", "Stage 4").
enum class StageOrder : std::uint8_t { as_given, by_number };

// The options of `import`, as they were typed. A name that holds commas may stand among names
// separated by commas: it is found by the headings.
struct MappingOptions {
    std::optional<std::string> as;          // responses, participants, codebook, codings …
    std::optional<std::string> participant; // columns, from here on, but for the two _is
    std::optional<std::string> role;
    std::optional<std::string> role_is;
    std::optional<std::string> stage;
    std::optional<std::string> stage_is;
    std::optional<std::string> stage_date;
    std::optional<std::string> stage_by;   // year, quarter, month
    std::optional<std::string> date_order; // dmy, mdy, ymd
    std::optional<std::string> undated;    // the stage of rows without a date
    std::vector<std::string> text;
    std::optional<std::string> question;
    std::optional<std::string> answer;
    std::vector<std::string> score;
    std::vector<std::string> trait;
    std::optional<std::string> theme_columns; // "First..Last"
    std::vector<std::string> theme;           // columns that name themes, the outermost first
    std::optional<std::string> coder;         // "imported" when not said
    std::optional<std::string> encoding;
    std::optional<std::string> delimiter;
    Conflicts conflicts = Conflicts::refuse;
    StageOrder stage_order = StageOrder::as_given;
    std::vector<ColumnChoice> columns; // of one file; they come before all names

    bool operator==(const MappingOptions&) const = default;
};

enum class FileKind : std::uint8_t {
    stages,
    questions,
    participants,
    codebook,
    responses,
    scores,
    codings,
    willing,
    notes,
};
[[nodiscard]] std::string_view name_of(FileKind kind);

struct ColumnPlan {
    std::size_t column = 0;
    std::string name;
    std::string wording = {}; // of a question or item
    ColumnUse use = ColumnUse::left_out;
    TraitKind trait_kind = TraitKind::category;
    std::string scale = {}; // of an item "Scale: Domain"
    std::string domain = {};
    std::string why = {}; // it was left out
    bool operator==(const ColumnPlan&) const = default;
};

struct FileMapping {
    enum class Labels : std::uint8_t { of_column, of_row };
    FileKind kind = FileKind::responses;
    std::vector<ColumnPlan> columns; // all of the file, in order
    Labels labels = Labels::of_column;
    std::optional<std::string> role_is;
    std::optional<std::string> stage_is;
    std::optional<Period> stage_by;
    std::optional<DateOrder> date_order;
    std::optional<std::string> undated;
    std::vector<std::size_t> theme_path; // columns of Use::theme, as they were named
    std::string coder = "imported";
    std::vector<std::string> notes; // what the analyst may want to decide otherwise
    bool operator==(const FileMapping&) const = default;

    [[nodiscard]] const ColumnPlan* first(ColumnUse use) const; // nullptr: none
    [[nodiscard]] std::vector<const ColumnPlan*> all(ColumnUse use) const;
};

// Tells whether somebody of this label is known, in the study or another file.
using IsParticipant = std::function<bool(std::string_view label)>;

// `file` is the name that sentences use.
[[nodiscard]] Result<FileMapping> map_file(const Sheet& sheet, const std::string& file,
                                           const MappingOptions& options,
                                           const IsParticipant& is_participant);

// The same as far as it goes: what is known of the columns also when something is still to be told.
struct MappedSoFar {
    FileMapping mapping;
    std::optional<Error> missing;
};

[[nodiscard]] MappedSoFar map_so_far(const Sheet& sheet, const std::string& file,
                                     const MappingOptions& options,
                                     const IsParticipant& is_participant);

// Every column that an option names is in one of the files, and the words of the others are known.
[[nodiscard]] Result<void> check_options(const std::vector<const Sheet*>& sheets,
                                         const MappingOptions& options);

// Each decision in a line: `column "Participant": participant labels`. Columns left out are not
// among them.
[[nodiscard]] std::vector<std::string> in_words(const FileMapping& mapping);
// `column "IP Address": …` with the reason.
[[nodiscard]] std::vector<std::string> left_out_in_words(const FileMapping& mapping);

} // namespace themata
