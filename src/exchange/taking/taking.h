#pragma once
// This header takes the rows of one mapped file into the draft of an import: it declares what the
// passes over the several kinds of file share, and RowTroubles, which gather what is wrong with
// rows while all of them are read, so that one sentence names every row. Only plan_import() uses
// it. One thread.

#include "exchange/reading/score_cells.h"
#include "exchange/reading/words.h"
#include "exchange/taking/import_draft.h"
#include "exchange/taking/names_alike.h"
#include "study/result.h"
#include "text/sentences.h"
#include <memory>
#include <optional>
#include <vector>

namespace themata {

class RowTroubles {
public:
    // Rows of one trouble rise. The example is that of the first row.
    // `option` is that of the import of which the hint speaks.
    void add(std::string_view what, std::string_view hint, std::uint32_t row, std::string example,
             std::string_view option = {});
    // A trouble each of whose examples is told by itself.
    void add_each(std::string_view what, std::string_view hint, std::uint32_t row,
                  std::string example, std::string_view option);

    [[nodiscard]] bool empty() const { return kinds_.empty(); }

    // "codings.csv, rows 3 and 7: the quote does not stand in the answer (row 3: …)."
    [[nodiscard]] std::vector<std::string> sentences(const std::string& file) const;
    // The same without the file and the full stop: "rows 3 and 7: the quote does …".
    [[nodiscard]] std::vector<std::string> sentences() const;
    // Of all troubles; rising, each once.
    [[nodiscard]] std::vector<std::uint32_t> rows() const;

    // Of the first.
    [[nodiscard]] const std::string& hint() const { return kinds_.front().hint; }

    // The same, one for each example that was to be told by itself.
    [[nodiscard]] std::vector<std::string> each_in_words(const std::string& file) const;
    [[nodiscard]] std::optional<Error> error(const std::string& file) const;

private:
    struct Kind {
        std::string what;
        std::string hint;
        std::string option;
        std::string example;
        std::vector<std::uint32_t> rows;
        std::vector<std::pair<std::uint32_t, std::string>> each = {};
    };

    Kind& kind_of(std::string_view what, std::string_view hint, const std::string& example,
                  std::string_view option);

    std::vector<Kind> kinds_;
};

struct Source {
    std::string name;
    std::uint32_t number = 0;          // among the files of the import
    std::shared_ptr<const Sheet> kept; // also by whoever may import the file again
    FileMapping mapping = {};
    MappingOptions options = {}; // what was asked of this file
    const Sheet& sheet = *kept;
};

// Counts rows over all files, and stops when it is asked to.
class Ticker {
public:
    Ticker(std::uint64_t total, std::stop_token stop, const ImportProgress& progress)
        : total_(total), stop_(std::move(stop)), progress_(progress) {}

    // False when the import is to end.
    [[nodiscard]] bool tick() {
        if (done_++ % 4096 != 0)
            return true;
        if (progress_)
            progress_(done_, total_);
        return !stop_.stop_requested();
    }

private:
    std::uint64_t done_ = 0;
    std::uint64_t total_;
    std::stop_token stop_;
    const ImportProgress& progress_;
};

class SourceRow {
public:
    SourceRow(const Source& source, std::size_t row, const ColumnPlan* guard)
        : sheet_(&source.sheet), row_(source.sheet.row(row)), number_(source.sheet.number(row)),
          guarded_(guard && row_[guard->column] == "yes") {}

    // Empty when there is no such column.
    [[nodiscard]] std::string_view operator[](const ColumnPlan* column) const {
        if (!column)
            return {};
        const std::string_view cell = row_[column->column];
        return guarded_ ? unguarded(cell) : cell;
    }

    // The label of the cell where the file gives one.
    [[nodiscard]] std::string_view meaning(const ColumnPlan* column) const {
        const std::string_view cell = (*this)[column];
        return column ? sheet_->meaning_of(column->column, cell) : cell;
    }

    // Why the score of the cell is missing, where the file declares so.
    [[nodiscard]] std::optional<std::string> why_missing(const ColumnPlan* column) const {
        return column ? sheet_->why_missing(column->column, (*this)[column]) : std::nullopt;
    }

    [[nodiscard]] std::uint32_t number() const { return number_; }

    [[nodiscard]] bool is_blank() const {
        for (std::size_t i = 0; i < row_.size(); ++i)
            if (!themata::is_blank(row_[i]))
                return false;
        return true;
    }

private:
    const Sheet* sheet_;
    Sheet::Row row_;
    std::uint32_t number_;
    bool guarded_;
};

// A column of traits, and the number of its name in the draft.
struct TraitColumn {
    const ColumnPlan* column;
    std::uint32_t name;
};

// One pass over one file.
struct Pass {
    ImportDraft& draft;
    const Source& source;
    Conflicts on_conflict;
    const std::vector<Source>& all_sources;
    const NamesAlike& names;
    Ticker& ticker;
    FileReport report = {};
    RowTroubles troubles = {};
    RowTroubles conflicts = {};              // with what the study holds
    std::vector<std::uint32_t> filling = {}; // rows that fill what is blank in the study

    [[nodiscard]] const ColumnPlan* column(ColumnUse use) const {
        return source.mapping.first(use);
    }

    [[nodiscard]] RowOrigin origin(const SourceRow& row) const {
        return {.file = source.number, .row = row.number()};
    }

    // Calls take(SourceRow, place among the data rows) for every row that holds anything.
    template <class Take>
    [[nodiscard]] Result<void> each_row(Take take) {
        std::size_t blank = 0;
        std::size_t left_out = 0;
        const ColumnPlan* guard = column(ColumnUse::guard);
        const Sheet& sheet = source.sheet;
        for (std::size_t i = sheet.header_rows; i < sheet.size(); ++i) {
            if (!ticker.tick())
                return failure(Error::Code::cancelled, "The import was stopped.",
                               "Nothing was changed.");
            const SourceRow row(source, i, guard);
            if (row.is_blank()) {
                ++blank;
                continue;
            }
            if (!source.mapping.without.empty() && leaves_out(source.mapping, sheet.row(i))) {
                ++left_out;
                continue;
            }
            ++report.taken;
            take(row, i - sheet.header_rows);
        }
        if (left_out > 0)
            report.notes.push_back(
                counted(left_out, "row was left out, as asked.", "rows were left out, as asked."));
        if (blank > 0)
            report.notes.push_back(counted(blank, "row without anything in it was skipped.",
                                           "rows without anything in them were skipped."));
        return {};
    }

    // The report, or all that is wrong. Conflicts are kept as the study has them, if so asked.
    [[nodiscard]] Result<FileReport> done();
    void note_put(Put put, std::size_t ImportCounts::*count);
    // A blank that an earlier row brought is filled by a later one.
    void note_filled_in_files(std::size_t ImportCounts::*was, std::size_t ImportCounts::*is);
    // Told in the end: a blank of the study is filled by this row.
    void note_filled(const SourceRow& row);
    void conflict(std::string_view what, const SourceRow& row, std::string example);
    [[nodiscard]] std::string place_of(RowOrigin origin) const;
};

// One for each kind of file.
[[nodiscard]] Result<FileReport> take_stages(Pass pass);
[[nodiscard]] Result<FileReport> take_questions(Pass pass);
[[nodiscard]] Result<FileReport> take_participants(Pass pass);
[[nodiscard]] Result<FileReport> take_codebook(Pass pass);
[[nodiscard]] Result<FileReport> take_responses(Pass pass);
[[nodiscard]] Result<FileReport> take_scores(Pass pass);
[[nodiscard]] Result<FileReport> take_codings(Pass pass);
[[nodiscard]] Result<FileReport> take_willing(Pass pass);
[[nodiscard]] Result<FileReport> take_notes(Pass pass);

// What to do about rows that name nobody.
inline constexpr std::string_view hint_for_labels =
    "Give each row a label, or name another column.";

// The stage of each data row, by the column of dates. New stages stand in the order of time. Whose
// day and month could be exchanged is a doubt of the report.
[[nodiscard]] Result<std::vector<StageId>> stages_by_date(Pass& pass);

// What several passes do with a cell.
void take_role(Pass& pass, const SourceRow& row, ParticipantId participant, std::string_view role);
void take_trait(Pass& pass, const SourceRow& row, ParticipantId participant,
                const ColumnPlan& column, std::uint32_t name);
void take_score(Pass& pass, const SourceRow& row, ParticipantId participant, StageId stage,
                QuestionId item, ReadScore read);
// The item of this wording; a new one that is named "Scale: Domain" belongs to the scale.
[[nodiscard]] QuestionId item_for(ImportDraft& draft, const std::string& wording,
                                  const std::string& scale, const std::string& domain);

} // namespace themata
