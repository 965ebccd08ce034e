#include "analysis/coverage.h"

#include "analysis/asked_as.h"
#include "analysis/axes.h"
#include "study/labels.h"
#include "text/segments.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace themata {

MarkedText::MarkedText(std::string_view text) : text_(text), plain_(is_ascii(text)) {
    if (!plain_)
        letters_ = boundaries(text, Segment::grapheme);
    for_each_word(text, [this](Span span, WordKind) { words_.push_back(span); });
}

TextSize MarkedText::whole() const {
    return {.letters = letters_in({0, static_cast<std::uint32_t>(text_.size())}),
            .words = words_.size()};
}

TextSize MarkedText::within(const std::vector<Span>& passages) const {
    TextSize size;
    for (const Span passage : passages) {
        size.letters += letters_in(passage);
        const auto first = std::ranges::lower_bound(words_, passage.begin, {}, &Span::begin);
        const auto last = std::ranges::upper_bound(words_, passage.end, {}, &Span::end);
        if (first < last)
            size.words += static_cast<std::uint64_t>(last - first);
    }
    return size;
}

std::uint64_t MarkedText::letters_in(Span span) const {
    if (!plain_)
        return static_cast<std::uint64_t>(std::ranges::lower_bound(letters_, span.end) -
                                          std::ranges::lower_bound(letters_, span.begin));
    std::uint64_t letters = span.length();
    const std::string_view part = text_.substr(span.begin, span.length());
    for (std::size_t at = part.find("\r\n"); at != part.npos; at = part.find("\r\n", at + 2))
        --letters;
    return letters;
}

std::vector<Span> merged(std::vector<Span> spans) {
    std::erase_if(spans, [](Span span) { return span.empty(); });
    std::ranges::sort(spans);
    std::vector<Span> apart;
    for (const Span span : spans)
        if (!apart.empty() && span.begin <= apart.back().end)
            apart.back().end = std::max(apart.back().end, span.end);
        else
            apart.push_back(span);
    return apart;
}

namespace {

CoverageRow& operator+=(CoverageRow& row, const TextSize& size) {
    row.letters += size.letters;
    row.words += size.words;
    return row;
}

void add_coded(CoverageRow& row, const TextSize& coded) {
    row.letters_coded += coded.letters;
    row.words_coded += coded.words;
}

void count(CoverageRow& row, Handled how) {
    row.coded += how == Handled::coded ? 1 : 0;
    row.nothing_to_code += how == Handled::nothing_to_code ? 1 : 0;
    row.untouched += how == Handled::untouched ? 1 : 0;
    row.blank += how == Handled::blank ? 1 : 0;
}

// Rows by the id of what they are of; those of which nothing is held stay away.
class CoverageCounter {
public:
    CoverageCounter(const Snapshot& now, const Selection& selection)
        : now_(now), handled_(handling_of(now.study, selection)),
          listed_(coders_taken(now.study, selection.whose)),
          taken_(CodingsTaken::of(now.study, selection.whose)),
          stages_(now.study.stages.last_id() + 1), questions_(now.study.questions.last_id() + 1),
          roles_(now.study.roles.last_id() + 1), coders_(now.study.coders.last_id() + 1),
          spans_of_(coders_.size()) {}

    void take(const Response& response) {
        const Handled how = handled_[response.id.value];
        if (how == Handled::elsewhere)
            return;
        const RoleId role = now_.study.participants.find(response.participant)->role;
        const std::array<CoverageRow*, 4> rows = {&all_, &stages_[response.stage.value],
                                                  &questions_[response.question.value],
                                                  &roles_[role.value]};
        for (CoverageRow* row : rows)
            count(*row, how);
        if (how == Handled::blank)
            return;
        const MarkedText text(response.text);
        for (CoverageRow* row : rows)
            *row += text.whole();
        take_coders(response);
        if (how == Handled::coded) {
            const TextSize coded = text.within(merged(all_spans_));
            for (CoverageRow* row : rows)
                add_coded(*row, coded);
            for (const CoderId coder : coded_by_)
                add_coded(coders_[coder.value], text.within(merged(spans_of_[coder.value])));
        }
        forget_coders();
    }

    Coverage done(const Selection& selection) {
        Coverage found{.answers = selection, .rows = {}, .disputed = disputed_};
        const Study& study = now_.study;
        const auto add = [&](CoverageRow& row, CoverageBy by, const std::string& name) {
            if (row.answered() + row.blank == 0)
                return;
            row.by = by;
            row.name = name;
            found.rows.push_back(row);
        };
        add(all_, CoverageBy::all, "");
        for (const Stage& stage : in_order(study.stages))
            add(stages_[stage.id.value], CoverageBy::stage, stage.name);
        for (const Question& question : in_order(study.questions))
            add(questions_[question.id.value], CoverageBy::question,
                question_name(study, question.id));
        for (const Role& role : study.roles)
            add(roles_[role.id.value], CoverageBy::role, role.name);
        if (!study.roles.empty())
            add(roles_.front(), CoverageBy::role, std::string(no_role));
        for (const Coder& coder : study.coders)
            if (listed_[coder.id.value])
                add(of_coder(coder.id), CoverageBy::coder, coder.name);
        return found;
    }

private:
    void take_coders(const Response& response) {
        for (const CodingId id : now_.lookup.codings.of(response.id)) {
            const Coding& coding = *now_.study.codings.find(id);
            if (!taken_(coding))
                continue;
            auto& spans = spans_of_[coding.coder.value];
            if (spans.empty())
                coded_by_.push_back(coding.coder);
            spans.push_back(coding.span);
            all_spans_.push_back(coding.span);
        }
        for (const CoderId coder : coded_by_)
            ++coders_[coder.value].coded;
        bool judged = false;
        for (const VerdictId id : now_.lookup.verdicts.of(response.id)) {
            const Verdict& verdict = *now_.study.verdicts.find(id);
            const CoderId coder = verdict.coder;
            if (!taken_(verdict) || !spans_of_[coder.value].empty())
                continue;
            ++coders_[coder.value].nothing_to_code;
            judged = true;
        }
        disputed_ += judged && !coded_by_.empty() ? 1 : 0;
    }

    void forget_coders() {
        for (const CoderId coder : coded_by_)
            spans_of_[coder.value].clear();
        coded_by_.clear();
        all_spans_.clear();
    }

    // What is in the study is the same for each coder; what she did not judge is untouched by her.
    CoverageRow& of_coder(CoderId coder) {
        CoverageRow& row = coders_[coder.value];
        row.untouched = all_.answered() - row.coded - row.nothing_to_code;
        row.blank = all_.blank;
        row.letters = all_.letters;
        row.words = all_.words;
        return row;
    }

    const Snapshot& now_;
    std::vector<Handled> handled_;
    std::vector<char> listed_; // by coder
    CodingsTaken taken_;
    CoverageRow all_;
    std::vector<CoverageRow> stages_;
    std::vector<CoverageRow> questions_;
    std::vector<CoverageRow> roles_;
    std::vector<CoverageRow> coders_;
    std::uint64_t disputed_ = 0;
    // Of the response at hand.
    std::vector<std::vector<Span>> spans_of_; // by coder
    std::vector<Span> all_spans_;
    std::vector<CoderId> coded_by_;
};

TabulationCell share_cell(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0)
        return undefined_cell("nothing was answered");
    TabulationCell cell =
        cell_of(100.0 * static_cast<double>(part) / static_cast<double>(whole), 1);
    cell.text += "%";
    return cell;
}

std::string_view heading_of(CoverageBy by) {
    constexpr std::string_view headings[] = {"All answers", "By stage", "By question", "By role",
                                             "By coder"};
    return headings[static_cast<std::size_t>(by)];
}

TabulationRow row_of(const CoverageRow& row) {
    const std::uint64_t answered = row.answered();
    return {.cells = {cell_of(row.by == CoverageBy::all ? heading_of(row.by) : row.name),
                      count_cell(answered), count_cell(row.coded), share_cell(row.coded, answered),
                      count_cell(row.nothing_to_code), share_cell(row.nothing_to_code, answered),
                      count_cell(row.untouched), share_cell(row.untouched, answered),
                      count_cell(row.blank), count_cell(row.letters),
                      share_cell(row.letters_coded, row.letters), count_cell(row.words),
                      share_cell(row.words_coded, row.words)},
            .depth = row.by == CoverageBy::all ? 0U : 1U};
}

TabulationRow heading_row(CoverageBy by) {
    TabulationRow row;
    row.cells.assign(13, cell_of(""));
    row.cells.front() = cell_of(heading_of(by));
    return row;
}

} // namespace

std::string_view name_of(CoverageBy by) {
    constexpr std::string_view names[] = {"all", "stage", "question", "role", "coder"};
    return names[static_cast<std::size_t>(by)];
}

Result<Coverage> coverage(const Snapshot& now, const Selection& selection, std::stop_token stop) {
    if (auto fine = check(now.study, selection); !fine)
        return failure(fine.error());
    CoverageCounter counting(now, selection);
    bool stopped = false;
    std::size_t seen = 0;
    now.study.responses.for_each([&](const Response& response) {
        if (++seen % 1024 == 0)
            stopped = stop.stop_requested();
        if (!stopped)
            counting.take(response);
    });
    if (stopped)
        return failure(Error::Code::cancelled, "The counting was stopped.", "Nothing was changed.");
    Coverage found = counting.done(selection);
    if (found.rows.empty())
        return failure({.code = Error::Code::refused,
                        .what = "No answer was asked for there.",
                        .hint = "Name another role, stage or question.",
                        .option = "describe"});
    return found;
}

Tabulation tabulated(const Snapshot& now, const Coverage& found) {
    const auto column = [](std::vector<std::string> headings) {
        return TabulationColumn{.headings = std::move(headings)};
    };
    Tabulation table{
        .name = "coverage",
        .title = "How much is coded",
        .columns = {{.headings = {"", "Answers"}, .align = Align::left},
                    column({"", "answered"}),
                    column({"Coded", "n"}),
                    column({"Coded", "%"}),
                    column({"Nothing to code", "n"}),
                    column({"Nothing to code", "%"}),
                    column({"Untouched", "n"}),
                    column({"Untouched", "%"}),
                    column({"", "Blank"}),
                    column({"Letters", "n"}),
                    column({"Letters", "coded"}),
                    column({"Words", "n"}),
                    column({"Words", "coded"})},
        .rows = {},
        .notes = {fmt::format("Coding of {}. Untouched: neither coded nor marked as nothing to "
                              "code; by coder: by this coder. Percentages are of the answers that "
                              "are not blank.",
                              in_words(now.study, found.answers.whose)),
                  "Letters are what readers call letters (graphemes), with spaces and punctuation; "
                  "passages that overlap count once; a word is coded when all of it is."},
        .made = provenance_of(now, asked_as(now, found.answers))};
    table.made.settings = settings_of(now.study, found.answers);
    if (found.disputed > 0)
        table.notes.push_back(fmt::format(
            "{} coded by one coder and marked as nothing to code by another; counted as coded.",
            counted(found.disputed, "answer was", "answers were")));
    CoverageBy last = CoverageBy::all;
    for (const CoverageRow& row : found.rows) {
        if (row.by != last)
            table.rows.push_back(heading_row(row.by));
        last = row.by;
        table.rows.push_back(row_of(row));
    }
    return table;
}

} // namespace themata
