// Which passages a search stands for, and what coding them would do.

#include "workbench/bulk_coding.h"

#include "support/bench.h"
#include "support/random_intents.h"
#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>

using namespace themata;

namespace {

using Quotes = std::vector<std::string>;

Quotes quotes(const Study& study, const std::vector<Passage>& passages) {
    Quotes words;
    for (const Passage& passage : passages)
        words.push_back(
            find(study, passage.response)->text.substr(passage.span.begin, passage.span.length()));
    return words;
}

} // namespace

TEST_CASE("A hit stands for its words, for the sentences around them, or for the answer",
          "[bulk coding]") {
    StudyBuilder builder;
    const auto id = builder.answer("M1", "1", "Why?", "No time. Time, and no time! Good.");
    const auto other = builder.answer("M2", "1", "Why?", "Nothing.");
    const auto blank = builder.answer("M3", "1", "Why?", "");
    const Study study = builder.study();
    const std::vector<Hit> hits{{.response = id, .spans = {{3, 7}, {9, 13}, {22, 26}}},
                                {.response = other, .spans = {}},
                                {.response = blank, .spans = {}}};
    CHECK(quotes(study, passages_of(study, hits, CodingScope::hit)) ==
          Quotes{"time", "Time", "time", "Nothing."});
    CHECK(quotes(study, passages_of(study, hits, CodingScope::sentence)) ==
          Quotes{"No time.", "Time, and no time!", "Nothing."});
    CHECK(quotes(study, passages_of(study, hits, CodingScope::answer)) ==
          Quotes{"No time. Time, and no time! Good.", "Nothing."});
}

TEST_CASE("A preview tells what is new from what is there", "[bulk coding]") {
    StudyBuilder builder;
    const auto one = builder.answer("M1", "1", "Why?", "No time.");
    const auto two = builder.answer("M2", "1", "Why?", "Time.");
    builder.code(one, "Time", "time", "a rule");
    builder.code(two, "Time", "", "RS");
    const Snapshot now = builder.snapshot();
    const std::vector<Passage> passages{{two, {0, 4}}, {one, {3, 7}}, {one, {0, 2}}, {one, {3, 7}}};
    CHECK(preview_of(now, {1}, passages, "a rule") ==
          BulkPreview{.fresh = 2, .there = 1, .answers = 2, .answers_coded = 2});
    CHECK(preview_of(now, {1}, passages, "nobody yet") ==
          BulkPreview{.fresh = 3, .there = 0, .answers = 2, .answers_coded = 2});
    CHECK(preview_of(now, {1}, {}, "RS") == BulkPreview{});
}

TEST_CASE("A preview counts what is then coded, whatever was done before", "[bulk coding]") {
    Dice dice(GENERATE(range(1U, 9U)));
    TemporaryFolder folder;
    Workbench bench = new_bench(folder);
    for (int step = 0; step < 150; ++step) {
        const Intent intent = random_intent(*bench.snapshot(), dice);
        const Snapshot before = *bench.snapshot();
        const auto done = bench.perform(intent);
        const auto* apply = std::get_if<ApplyTheme>(&intent);
        if (!apply || !done)
            continue;
        const BulkPreview preview = preview_of(before, apply->theme, apply->passages,
                                               apply->rule.empty() ? "RS" : apply->rule);
        CHECK(preview.fresh == bench.study().codings.size() - before.study.codings.size());
    }
}
