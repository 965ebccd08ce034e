#pragma once
// A mapping says what the columns of a file are to a study: named by options, or inferred from
// headings and cells, and said in words. What is neither named nor recognised is left out and said
// so. Pure; any thread.

#include "exchange/reading/dates.h"
#include "exchange/reading/import_options.h"
#include "exchange/reading/score_cells.h"
#include "exchange/reading/sheet.h"
#include "study/records.h"
#include "study/result.h"
#include <functional>
#include <optional>

namespace themata {

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
    ScoreCells cells = {}; // of scores: how they become numbers
    std::string why = {};  // it was left out
    bool by_label = false; // the labels that the file gives to its values are taken for them
    bool operator==(const ColumnPlan&) const = default;
};

// Rows that are not taken, since a cell of theirs reads so.
struct RowsLeftOut {
    std::size_t column = 0;
    std::string value;
    bool operator==(const RowsLeftOut&) const = default;
};

// What a word in a column of themes means.
struct MarkWord {
    std::string word;
    bool marks = false;
    bool operator==(const MarkWord&) const = default;
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
    std::vector<MarkWord> marks;         // as an option says
    std::optional<std::string> several;  // what parts several themes in one cell, as it was typed
    std::string coder = "imported";
    std::vector<std::string> notes; // what the analyst may want to decide otherwise
    std::vector<Doubt> doubts;
    std::vector<RowsLeftOut> without;
    bool operator==(const FileMapping&) const = default;

    [[nodiscard]] const ColumnPlan* first(ColumnUse use) const; // nullptr: none
    [[nodiscard]] std::vector<const ColumnPlan*> all(ColumnUse use) const;
};

// "waves.xlsx, sheet Pre", as a source is called that is one of several sheets of a file.
[[nodiscard]] std::string name_with_sheet(std::string_view file, std::string_view sheet);
// The row is one of those that were asked to be left out.
[[nodiscard]] bool leaves_out(const FileMapping& mapping, const Sheet::Row& row);

// Tells whether somebody of this label is known, in the study or another file.
using IsParticipant = std::function<bool(std::string_view label)>;

class KnownColumns; // of a study (known_columns.h)

// `file` is the name that sentences use.
[[nodiscard]] Result<FileMapping> map_file(const Sheet& sheet, const std::string& file,
                                           const MappingOptions& options,
                                           const IsParticipant& is_participant);

// The same as far as it goes: what is known of the columns also when something is still to be told.
struct MappedSoFar {
    FileMapping mapping;
    std::optional<Error> missing;
    std::string place = {}; // the file, where the sentence of `missing` does not name it
};

// "answers.csv: " before what is wrong; nothing before it when the place is empty.
[[nodiscard]] Error in_file(const std::string& place, Error error);

[[nodiscard]] MappedSoFar map_so_far(const Sheet& sheet, const std::string& file,
                                     const MappingOptions& options,
                                     const IsParticipant& is_participant,
                                     const KnownColumns* known = nullptr);

// Every column that an option names is in one of the files, and the words of the others are known.
[[nodiscard]] Result<void> check_options(const std::vector<const Sheet*>& sheets,
                                         const MappingOptions& options);

// Each decision in a line: `column "Participant": participant labels`. Columns left out are not
// among them.
[[nodiscard]] std::vector<std::string> in_words(const FileMapping& mapping);
// `column "IP Address": …` with the reason.
[[nodiscard]] std::vector<std::string> left_out_in_words(const FileMapping& mapping);

} // namespace themata
