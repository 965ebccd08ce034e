#include "analysis/axes.h"
#include "analysis/coverage.h"
#include "study/labels.h"
#include "support/random_study.h"
#include "support/study_builder.h"
#include "text/segments.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace themata {

namespace {

// Letter by letter and word by word.
TextSize within(std::string_view text, const std::vector<Span>& spans) {
    std::vector<char> marked(text.size());
    for (const Span span : spans)
        std::fill(marked.begin() + span.begin, marked.begin() + span.end, 1);
    const auto is_marked = [&](Span span) {
        return std::all_of(marked.begin() + span.begin, marked.begin() + span.end,
                           [](char mark) { return mark != 0; });
    };
    TextSize size;
    const auto letters = boundaries(text, Segment::grapheme);
    for (std::size_t at = 0; at + 1 < letters.size(); ++at)
        size.letters += is_marked({letters[at], letters[at + 1]}) ? 1 : 0;
    for (const Word& word : words(text))
        size.words += is_marked(word.span) ? 1 : 0;
    return size;
}

// A row as its definition reads. With a coder, only her coding counts.
template <class Fits>
CoverageRow naive_row(const Snapshot& now, CoverageBy by, const std::string& name, CoderId coder,
                      Fits fits) {
    CoverageRow row{.by = by, .name = name};
    const auto counts = [&](CoderId who) { return !coder || who == coder; };
    for (const Response& response : now.study.responses) {
        if (!fits(response))
            continue;
        if (response.state == ResponseState::blank) {
            ++row.blank;
            continue;
        }
        std::vector<Span> spans;
        for (const CodingId id : now.lookup.codings.of(response.id))
            if (counts(now.study.codings.find(id)->coder))
                spans.push_back(now.study.codings.find(id)->span);
        const bool judged =
            std::ranges::any_of(now.lookup.verdicts.of(response.id), [&](VerdictId id) {
                return counts(now.study.verdicts.find(id)->coder);
            });
        ++(!spans.empty() ? row.coded : judged ? row.nothing_to_code : row.untouched);
        const TextSize all =
            within(response.text, {{0, static_cast<std::uint32_t>(response.text.size())}});
        const TextSize coded = within(response.text, spans);
        row.letters += all.letters;
        row.words += all.words;
        row.letters_coded += coded.letters;
        row.words_coded += coded.words;
    }
    return row;
}

const CoverageRow* row_named(const Coverage& found, CoverageBy by, const std::string& name) {
    const auto row = std::ranges::find_if(
        found.rows, [&](const CoverageRow& each) { return each.by == by && each.name == name; });
    return row == found.rows.end() ? nullptr : &*row;
}

void check_row(const Coverage& found, const CoverageRow& expected) {
    CAPTURE(static_cast<int>(expected.by), expected.name);
    const CoverageRow* row = row_named(found, expected.by, expected.name);
    if (expected.answered() + expected.blank == 0) {
        CHECK(row == nullptr);
        return;
    }
    REQUIRE(row);
    CHECK(*row == expected);
}

} // namespace

TEST_CASE("Coverage counts what is coded letter by letter", "[coverage]") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        const Snapshot now = random_study(seed);
        const auto found = coverage(now, {});
        REQUIRE(found.has_value() == !now.study.responses.empty());
        if (!found)
            continue;
        check_row(*found,
                  naive_row(now, CoverageBy::all, "", {}, [](const Response&) { return true; }));
        for (const Stage& stage : now.study.stages)
            check_row(*found, naive_row(now, CoverageBy::stage, stage.name, {},
                                        [&](const Response& r) { return r.stage == stage.id; }));
        for (const Question& question : now.study.questions)
            check_row(*found,
                      naive_row(now, CoverageBy::question, question_name(now.study, question.id),
                                {}, [&](const Response& r) { return r.question == question.id; }));
        for (const Role& role : now.study.roles)
            check_row(*found,
                      naive_row(now, CoverageBy::role, role.name, {}, [&](const Response& r) {
                          return now.study.participants.find(r.participant)->role == role.id;
                      }));
        for (const Coder& coder : now.study.coders)
            check_row(*found, naive_row(now, CoverageBy::coder, coder.name, coder.id,
                                        [](const Response&) { return true; }));
    }
}

TEST_CASE("Coverage of some answers and coders leaves out the others", "[coverage]") {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        const Snapshot now = random_study(seed);
        for (const Stage& stage : now.study.stages) {
            const Selection selection{
                .stage = stage.id,
                .whose = {.rule = CodersCounted::Rule::any_of, .coders = {CoderId{1}}}};
            const auto found = coverage(now, selection);
            const CoverageRow expected =
                naive_row(now, CoverageBy::all, "", CoderId{1},
                          [&](const Response& r) { return r.stage == stage.id; });
            if (expected.answered() + expected.blank == 0)
                CHECK_FALSE(found);
            else
                check_row(*found, expected);
        }
    }
}

TEST_CASE("Letters are graphemes, and a line end of two bytes is one", "[coverage]") {
    const MarkedText family("👩‍👩‍👧 é a");
    CHECK(family.whole() == TextSize{5, 3}); // an emoji is a word of its own
    const MarkedText lines("ab\r\ncd");
    CHECK(lines.whole() == TextSize{5, 2});
    CHECK(lines.within({{0, 4}}) == TextSize{3, 1});
    CHECK(lines.within({{0, 5}}) == TextSize{4, 1}); // "c" is not all of a word
    CHECK(merged({{4, 6}, {0, 2}, {2, 3}, {5, 9}, {7, 7}}) == std::vector<Span>{{0, 3}, {4, 9}});
}

TEST_CASE("An answer that one coder coded and another judged empty is disputed", "[coverage]") {
    StudyBuilder study;
    study.answer("A", "S", "Q", "good words");
    study.code({1}, "Trust", "good", "RS");
    study.nothing_to_code({1}, "KL");
    const Snapshot now = study.snapshot();
    const auto found = coverage(now, {});
    CHECK(found->disputed == 1);
    CHECK(found->rows.front().coded == 1);
    CHECK(row_named(*found, CoverageBy::coder, "KL")->nothing_to_code == 1);
    const Tabulation table = tabulated(now, *found);
    CHECK(table.notes.back().starts_with("1 answer was coded by one coder"));
    for (const TabulationRow& row : table.rows)
        CHECK(row.cells.size() == table.columns.size());
}

} // namespace themata
