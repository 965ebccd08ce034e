#pragma once
// This header holds what is asked of an import: its files, and what their columns are said to be.
// It stands by itself so that an intent to import needs no more than this. Values; any thread.

#include "study/result.h"
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

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
    mark, // a yes in it gives the row's answer this theme
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

// What becomes of a participant's second row at one stage.
enum class Duplicates : std::uint8_t { asked, first, last, fullest, separate };

// Whether names that differ only in case, spaces, accents or signs without width are one.
enum class SameNames : std::uint8_t { asked, join, keep };

// Whether rows that name nobody, and of which some say just what the study holds already, are those
// very people again.
enum class Again : std::uint8_t { asked, same, others };

// What becomes of rows of codings whose quote cannot be found in the answer.
enum class Unplaced : std::uint8_t { asked, skip };

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
    std::optional<std::string> quote;       // double, single: the sign around cells
    std::optional<std::string> sheet;       // of a file that holds several
    std::optional<std::string> header_rows; // how many rows stand above the first person's
    Duplicates duplicates = Duplicates::asked;
    SameNames same_names = SameNames::asked;
    Again again = Again::asked;
    std::vector<std::string> recode;    // "COLUMN: Agree=4, Disagree=2"
    std::vector<std::string> missing;   // "99, N/A" of all scores, "SCALE: 99" of some
    std::optional<std::string> decimal; // what stands before the decimals: "point", "comma"
    std::vector<std::string> marks;     // "Ja=yes, vielleicht=no": words in columns of themes
    std::optional<std::string> several; // what parts several themes in one cell; "none"
    std::vector<std::string> leave_out; // columns
    std::vector<std::string> without;   // "COLUMN=VALUE": rows that are not taken; "nobody"
    Unplaced unplaced = Unplaced::asked;
    Conflicts conflicts = Conflicts::refuse;
    StageOrder stage_order = StageOrder::as_given;
    std::vector<ColumnChoice> columns; // of one file; they come before all names
    std::optional<std::string> recipe; // under which name what is decided here is kept; else as the
                                       // file is called

    bool operator==(const MappingOptions&) const = default;
};

// The options by the names that the terminal gives them: one table for the parser, for the ways out
// of doubts, and for recipes.

struct GivenOption {
    std::string name;  // "--stage"
    std::string value; // as it was typed
    bool operator==(const GivenOption&) const = default;
};

// With this option, beside others of its name where it may be given often. Refused: no option of an
// import, or a word that it does not take.
[[nodiscard]] Result<MappingOptions> with_option(MappingOptions options, std::string_view name,
                                                 std::string_view value);
// All that were given, in the order of the table; what was chosen for columns by place is not told.
[[nodiscard]] std::vector<GivenOption> given_in(const MappingOptions& options);
// The names of the table, in order.
[[nodiscard]] std::vector<std::string_view> names_of_options();

struct SourceFile {
    std::string name; // for sentences, and for a stage that nothing else names
    std::string bytes;
    std::optional<MappingOptions> mapping = {}; // of this file alone, instead of the common one
    std::optional<std::string> sheet = {};      // of it, whatever the mapping says
};

// Rows done of all rows; called now and then.
using ImportProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

} // namespace themata
