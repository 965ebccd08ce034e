#include "exchange/taking.h"
#include "exchange/tie_cell.h"
#include <fmt/format.h>

namespace themata {

namespace {

using Use = ColumnUse;

constexpr std::string_view hint_for_people =
    "Correct the label, or import this participant before or together with this file.";

struct TieColumn {
    const ColumnPlan* column;
    ParticipantId to;
};

// Who stands in the headings; all that are not known are named in one sentence.
Result<std::vector<TieColumn>> tie_columns(const Pass& pass) {
    std::vector<TieColumn> columns;
    std::vector<std::string> unknown;
    for (const ColumnPlan* column : pass.source.mapping.all(Use::willing)) {
        const ParticipantId to = pass.draft.find_participant(column->name);
        if (to)
            columns.push_back({column, to});
        else
            unknown.push_back(in_quotes(column->name));
    }
    if (unknown.empty())
        return columns;
    return failure(
        Error::Code::refused,
        fmt::format("{}: the headings name {}, {} of the study.", pass.source.name,
                    enumerated(unknown),
                    unknown.size() == 1 ? "who is no participant" : "who are no participants"),
        std::string(hint_for_people));
}

class Ties {
public:
    Ties(Pass pass, std::vector<TieColumn> columns)
        : pass_(std::move(pass)), columns_(std::move(columns)) {}

    Result<FileReport> take() {
        auto passed = pass_.each_row([this](const SourceRow& row, std::size_t) { take_row(row); });
        return passed ? pass_.done() : failure(passed.error());
    }

private:
    void take_row(const SourceRow& row) {
        const std::string_view label = row[pass_.column(Use::participant)];
        const ParticipantId from =
            is_blank(label) ? ParticipantId{} : pass_.draft.find_participant(label);
        if (!from)
            return pass_.troubles.add(is_blank(label) ? "nobody is named in the first column"
                                                      : "nobody in the study has this label",
                                      hint_for_people, row.number(), in_quotes(label));
        for (const TieColumn& column : columns_)
            take_cell(row, from, column);
    }

    void take_cell(const SourceRow& row, ParticipantId from, const TieColumn& column) {
        const std::string_view cell = row[column.column];
        const auto said = tie_cell(cell);
        if (!said)
            return pass_.troubles.add(
                "a cell says neither yes nor no",
                "Write yes, no, or nothing where it was not said.", row.number(),
                fmt::format("{} under {}", in_quotes(cell), in_quotes(column.column->name)));
        if (from == column.to && (said->willing || said->paired))
            return pass_.troubles.add("a participant is tied to herself",
                                      "Leave the cell empty where row and column are the same "
                                      "person.",
                                      row.number(), in_quotes(column.column->name));
        if (said->willing)
            put(row, {.id = {}, .kind = *said->willing, .from = from, .to = column.to});
        if (said->paired)
            put(row, {.id = {}, .kind = TieKind::paired, .from = from, .to = column.to});
    }

    void put(const SourceRow& row, const Tie& tie) {
        const Put put = pass_.draft.tie(tie);
        pass_.note_put(put,
                       tie.kind == TieKind::paired ? &ImportCounts::pairs : &ImportCounts::willing);
        if (put == Put::already || put == Put::added || put == Put::repeated)
            return;
        const auto label = [&](ParticipantId id) { return pass_.draft.participants.at(id).label; };
        pass_.conflict(put == Put::differs
                           ? "who is willing differs from what the study says"
                           : "who is willing differs from what another row says of the same two",
                       row,
                       fmt::format("{} is {}willing to be paired with {} here", label(tie.from),
                                   tie.kind == TieKind::willing ? "" : "not ", label(tie.to)));
    }

    Pass pass_;
    std::vector<TieColumn> columns_;
};

} // namespace

Result<FileReport> take_willing(Pass pass) {
    auto columns = tie_columns(pass);
    if (!columns)
        return failure(columns.error());
    return Ties(std::move(pass), std::move(*columns)).take();
}

Result<FileReport> take_notes(Pass pass) {
    std::size_t empty = 0;
    std::size_t repeated = 0;
    auto passed = pass.each_row([&](const SourceRow& row, std::size_t) {
        const std::string_view label = row[pass.column(Use::participant)];
        const std::string_view text = row[pass.column(Use::note)];
        const ParticipantId about =
            is_blank(label) ? ParticipantId{} : pass.draft.find_participant(label);
        if (!about)
            return pass.troubles.add(is_blank(label) ? "nobody is named whom the note is about"
                                                     : "nobody in the study has this label",
                                     hint_for_people, row.number(), in_quotes(label));
        if (is_blank(text)) {
            ++empty;
            return;
        }
        const Put put = pass.draft.note({.id = {},
                                         .about = about,
                                         .domain = std::string(row[pass.column(Use::domain)]),
                                         .text = std::string(text)});
        pass.note_put(put, &ImportCounts::notes);
        repeated += put == Put::repeated;
    });
    if (!passed)
        return failure(passed.error());
    if (empty > 0)
        pass.report.notes.push_back(count_of(empty, "row without a note was skipped.",
                                             "rows without a note were skipped."));
    if (repeated > 0)
        pass.report.notes.push_back(
            fmt::format("{} the same of the same participant a second time; taken once.",
                        count_of(repeated, "row says", "rows say")));
    return pass.done();
}

} // namespace themata
