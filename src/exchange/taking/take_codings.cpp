#include "exchange/reading/column_profile.h"
#include "exchange/reading/likeness.h"
#include "exchange/reading/theme_names.h"
#include "exchange/taking/quote_places.h"
#include "exchange/taking/several_themes.h"
#include "exchange/taking/taking.h"
#include "text/segments.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include <fmt/format.h>

namespace themata {

namespace {

using Use = ColumnUse;

bool stands_in(std::string_view text, std::string_view quote) {
    return text.find(quote) != text.npos;
}

CoderKind coder_kind(std::string_view word) {
    if (plain(word) == "rule")
        return CoderKind::rule;
    return plain(word) == "consensus" ? CoderKind::consensus : CoderKind::person;
}

class Codings {
public:
    explicit Codings(Pass pass)
        : pass_(std::move(pass)), has_codebook_(!pass_.draft.theme_names.empty()) {}

    Result<FileReport> take();

private:
    void take_row(const SourceRow& row);
    [[nodiscard]] ResponseId response_of(const SourceRow& row);
    [[nodiscard]] std::vector<ResponseId>
    responses_of(ParticipantId participant, std::string_view stage, std::string_view question);
    [[nodiscard]] std::vector<QuestionId> questions_named(std::string_view question) const;
    [[nodiscard]] ThemeId theme_of(const SourceRow& row, const std::string& name);
    [[nodiscard]] std::optional<Span> span_of(const SourceRow& row, const std::string& text);
    [[nodiscard]] std::optional<Span> span_at(const SourceRow& row, const std::string& text);
    [[nodiscard]] std::optional<Span> span_by_quote(const SourceRow& row, const std::string& text);
    [[nodiscard]] std::string place_in_words(const SourceRow& row) const;

    // A row of which it cannot be told what it codes.
    void unplaced(const SourceRow& row, std::string_view what, std::string_view hint,
                  std::string example) {
        unplaced_.add(what, hint, row.number(), std::move(example));
        ++unplaced_rows_;
    }

    [[nodiscard]] std::vector<ResponseId> those_that_hold(std::vector<ResponseId> responses,
                                                          std::string_view quote) const;
    void settle_unplaced();

    void trouble(const SourceRow& row, std::string_view what, std::string_view hint,
                 std::string example) {
        pass_.troubles.add(what, hint, row.number(), std::move(example));
    }

    Pass pass_;
    bool has_codebook_;
    std::optional<SeveralThemes> several_;
    RowTroubles unplaced_;
    std::size_t unplaced_rows_ = 0;
    std::vector<StageId> stages_;
    std::vector<QuestionId> questions_;
};

std::vector<QuestionId> Codings::questions_named(std::string_view question) const {
    if (is_blank(question))
        return questions_;
    const QuestionId by_wording =
        pass_.draft.find_question(std::string(question), QuestionKind::free_text);
    if (by_wording)
        return {by_wording};
    std::vector<QuestionId> by_label;
    for (const QuestionId id : questions_)
        if (pass_.draft.questions.at(id).label == question)
            by_label.push_back(id);
    return by_label;
}

std::vector<ResponseId> Codings::responses_of(ParticipantId participant, std::string_view stage,
                                              std::string_view question) {
    std::vector<StageId> stages = stages_;
    if (!is_blank(stage))
        stages = {pass_.draft.find_stage(std::string(pass_.names.stages.as_taken(stage)))};
    std::vector<ResponseId> found;
    for (const QuestionId asked : questions_named(question))
        for (const StageId at : stages)
            if (const ResponseId id = pass_.draft.find_response(participant, at, asked))
                found.push_back(id);
    return found;
}

std::string Codings::place_in_words(const SourceRow& row) const {
    const FileMapping& map = pass_.source.mapping;
    std::string words(row[map.first(Use::participant)]);
    if (const auto stage = row[map.first(Use::stage)]; !stage.empty())
        words += fmt::format(" at {}", stage);
    if (const auto question = row[map.first(Use::question)]; !question.empty())
        words += fmt::format(", {}", cell_in_quotes(question));
    return words;
}

// To the letter, or else as somebody reads it.
std::vector<ResponseId> Codings::those_that_hold(std::vector<ResponseId> responses,
                                                 std::string_view quote) const {
    const auto text_of = [&](ResponseId id) { return pass_.draft.responses.at(id).text; };
    std::vector<ResponseId> holding;
    for (const ResponseId id : responses)
        if (stands_in(text_of(id), quote))
            holding.push_back(id);
    if (holding.empty())
        for (const ResponseId id : responses)
            if (!quote_places(text_of(id), quote).empty())
                holding.push_back(id);
    return holding;
}

// Stage and question may be missing where the quote leaves one answer only.
ResponseId Codings::response_of(const SourceRow& row) {
    const FileMapping& map = pass_.source.mapping;
    const auto label = row[map.first(Use::participant)];
    const ParticipantId participant =
        pass_.draft.find_participant(pass_.names.participants.as_taken(label));
    if (!participant) {
        unplaced(row, "nobody in the study has this label",
                 "Import the answers first or with it, and write labels exactly as there.",
                 cell_in_quotes(label));
        return {};
    }
    const auto stage = map.stage_is ? std::string_view(*map.stage_is) : row[map.first(Use::stage)];
    auto found = responses_of(participant, stage, row[map.first(Use::question)]);
    if (const auto quote = row[map.first(Use::quote)]; found.size() > 1 && !quote.empty())
        found = those_that_hold(std::move(found), quote);
    if (found.size() == 1)
        return found[0];
    unplaced(row, found.empty() ? "there is no such answer" : "the row could mean several answers",
             found.empty() ? "Stage and question are to be written exactly as with the answers."
                           : "Name both stage and question in each row.",
             place_in_words(row));
    return {};
}

ThemeId Codings::theme_of(const SourceRow& row, const std::string& name) {
    const auto meant = pass_.draft.theme_names.meant_by(name);
    if (meant.size() == 1)
        return meant[0];
    if (is_blank(name))
        trouble(row, "no theme is named", "Name the theme in each row.", "");
    else if (!meant.empty())
        trouble(row, "the theme could be several of the codebook",
                "Name it with the theme above it: \"Parent/Name\".", cell_in_quotes(name));
    else if (has_codebook_)
        trouble(row, "the theme is not in the codebook",
                "Add it to the codebook first, or correct its name.", cell_in_quotes(name));
    else
        return pass_.draft.theme({}, name);
    return {};
}

// Where "From" and "To" say it stands, in code points; the quote must stand there.
std::optional<Span> Codings::span_at(const SourceRow& row, const std::string& text) {
    const auto from = number_as_typed(row[pass_.column(Use::from)]);
    const auto to = number_as_typed(row[pass_.column(Use::to)]);
    const auto quote = row[pass_.column(Use::quote)];
    constexpr double most = 4e9;
    if (from && to && *from >= 0 && *from <= *to && *to <= most)
        if (const auto span = quote_at(
                text, quote, {static_cast<std::uint32_t>(*from), static_cast<std::uint32_t>(*to)}))
            return span;
    unplaced(row, "the quote does not stand from From to To",
             "Correct the numbers, or empty both cells: then the quote is searched for.",
             place_in_words(row));
    return std::nullopt;
}

std::optional<Span> Codings::span_by_quote(const SourceRow& row, const std::string& text) {
    const auto quote = row[pass_.column(Use::quote)];
    const auto whole = static_cast<std::uint32_t>(text.size());
    if (quote.empty())
        return Span{0, whole};
    const std::vector<Span> places = quote_places(text, quote);
    const std::size_t times = places.size();
    if (times == 1)
        return places.front();
    unplaced(row,
             times == 0 ? "the quote does not stand in the answer"
                        : "the quote stands in the answer more than once",
             times == 0 ? "A quote is to be copied from the answer to the letter."
                        : "Take a longer quote that stands there once, or say where it stands in "
                          "columns From and To.",
             fmt::format("{} in {}{}", cell_in_quotes(quote), place_in_words(row),
                         times == 0 ? "" : fmt::format(", {} times", times)));
    return std::nullopt;
}

std::optional<Span> Codings::span_of(const SourceRow& row, const std::string& text) {
    const bool says_where =
        !is_blank(row[pass_.column(Use::from)]) || !is_blank(row[pass_.column(Use::to)]);
    const auto span = says_where ? span_at(row, text) : span_by_quote(row, text);
    if (!span)
        return std::nullopt;
    if (span->empty() && !text.empty()) {
        unplaced(row, "the passage is empty", "Correct From and To.", place_in_words(row));
        return std::nullopt;
    }
    if (is_on_graphemes(text, *span))
        return span;
    unplaced(row, "the quote begins or ends within a letter",
             "Take the whole letter or emoji into the quote.",
             fmt::format("{} in {}", cell_in_quotes(row[pass_.column(Use::quote)]),
                         place_in_words(row)));
    return std::nullopt;
}

void Codings::take_row(const SourceRow& row) {
    const ResponseId response = response_of(row);
    std::vector<ThemeId> themes;
    for (const std::string_view name : several_->parts(row[pass_.column(Use::theme)]))
        if (const ThemeId theme = theme_of(row, std::string(name)))
            themes.push_back(theme);
    if (!response || themes.empty())
        return;
    const auto span = span_of(row, pass_.draft.responses.at(response).text);
    if (!span)
        return;
    const auto name = row[pass_.column(Use::coder)];
    const CoderId coder =
        pass_.draft.coder(is_blank(name) ? pass_.source.mapping.coder : std::string(name),
                          coder_kind(row[pass_.column(Use::coder_kind)]));
    for (const ThemeId theme : themes) {
        const Put put = pass_.draft.coding(
            {.id = {}, .response = response, .theme = theme, .coder = coder, .span = *span});
        pass_.note_put(put, &ImportCounts::codings);
    }
}

Result<FileReport> Codings::take() {
    several_.emplace(pass_, *pass_.column(Use::theme));
    pass_.draft.stages.for_each([&](const Stage& stage) { stages_.push_back(stage.id); });
    pass_.draft.questions.for_each([&](const Question& question) {
        if (question.kind == QuestionKind::free_text)
            questions_.push_back(question.id);
    });
    auto passed = pass_.each_row([this](const SourceRow& row, std::size_t) { take_row(row); });
    if (const auto several = several_->in_words())
        pass_.report.notes.push_back(*several);
    if (!passed)
        return failure(passed.error());
    settle_unplaced();
    return pass_.done();
}

// Rows that cannot be placed stop the file only until it is said that they are left out.
void Codings::settle_unplaced() {
    if (unplaced_.empty())
        return;
    const std::vector<std::string> sentences = unplaced_.sentences();
    const std::size_t rows = pass_.report.taken;
    pass_.report.taken -= unplaced_rows_;
    const std::string means =
        fmt::format("{} of {} {} taken", grouped(rows - unplaced_rows_), counted(rows, "coding"),
                    rows - unplaced_rows_ == 1 ? "is" : "are");
    if (pass_.source.options.unplaced == Unplaced::skip) {
        pass_.report.notes.push_back(
            fmt::format("{}; left out: {}.", means, joined(sentences, "; ")));
        return;
    }
    pass_.report.doubts.push_back(
        {.id = "unplaced",
         .where = numbered("row", unplaced_.rows()),
         .what = fmt::format("{} cannot be placed: {}. {}", counted(unplaced_rows_, "coding"),
                             joined(sentences, "; "), unplaced_.hint()),
         .ways = {{.option = "--unplaced", .value = "skip", .means = means}}});
}

} // namespace

Result<FileReport> take_codings(Pass pass) { return Codings(std::move(pass)).take(); }

namespace {

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
        const ParticipantId to =
            pass.draft.find_participant(pass.names.participants.as_taken(column->name));
        if (to)
            columns.push_back({column, to});
        else
            unknown.push_back(cell_in_quotes(column->name));
    }
    if (unknown.empty())
        return columns;
    return failure(
        Error::Code::refused,
        fmt::format("{}: the headings name {}, {} of the study.", pass.source.name,
                    listed(unknown, 20),
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
            is_blank(label)
                ? ParticipantId{}
                : pass_.draft.find_participant(pass_.names.participants.as_taken(label));
        if (!from)
            return pass_.troubles.add(is_blank(label) ? "nobody is named in the first column"
                                                      : "nobody in the study has this label",
                                      hint_for_people, row.number(), cell_in_quotes(label));
        for (const TieColumn& column : columns_)
            take_cell(row, from, column);
    }

    void take_cell(const SourceRow& row, ParticipantId from, const TieColumn& column) {
        const std::string_view cell = row[column.column];
        const auto said = tie_cell(cell);
        if (!said)
            return pass_.troubles.add("a cell says neither yes nor no",
                                      "Write yes, no, or nothing where it was not said.",
                                      row.number(),
                                      fmt::format("{} under {}", cell_in_quotes(cell),
                                                  cell_in_quotes(column.column->name)));
        if (from == column.to && (said->willing || said->paired))
            return pass_.troubles.add("a participant is tied to herself",
                                      "Leave the cell empty where row and column are the same "
                                      "person.",
                                      row.number(), cell_in_quotes(column.column->name));
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
            is_blank(label) ? ParticipantId{}
                            : pass.draft.find_participant(pass.names.participants.as_taken(label));
        if (!about)
            return pass.troubles.add(is_blank(label) ? "nobody is named whom the note is about"
                                                     : "nobody in the study has this label",
                                     hint_for_people, row.number(), cell_in_quotes(label));
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
        pass.report.notes.push_back(
            counted(empty, "row without a note was skipped.", "rows without a note were skipped."));
    if (repeated > 0)
        pass.report.notes.push_back(
            fmt::format("{} the same of the same participant a second time; taken once.",
                        counted(repeated, "row says", "rows say")));
    return pass.done();
}

} // namespace themata
