#include "analysis/quotes.h"

#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

std::vector<std::string> words(const Snapshot& now, const QuoteSpec& spec) {
    std::vector<std::string> words;
    for (const Quote& quote : quotes(now, spec))
        words.emplace_back(words_of(now.study, quote));
    return words;
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("Quotes are the participants' own words, by codebook, stage and person", "[quotes]") {
    StudyBuilder study;
    study.stage("Phase 1");
    study.theme("Concerns/Time");
    study.participant("M1", "Mentor");
    study.participant("C1", "Mentee");
    study.trait("C1", "Sex", "female");
    const ResponseId later = study.answer("M1", "Phase 2", "Why?", "größe zählt");
    const ResponseId first = study.answer("C1", "Phase 1", "Why?", "no time, too short");
    study.code(later, "Concerns", "größe");
    study.code(later, "Concerns/Time", "zählt");
    study.code(first, "Concerns/Time", "short", "KL");
    study.code(first, "Concerns/Time", "no time");
    const Snapshot now = study.snapshot();
    CHECK(words(now, {}) == Words{"größe", "no time", "short", "zählt"});
    CHECK(words(now, {.theme = study.theme("Concerns"), .below = QuoteSpec::Below::theme_alone}) ==
          Words{"größe"});
    CHECK(words(now, {.stage = study.stage("Phase 1")}) == Words{"no time", "short"});
    CHECK(words(now, {.role = study.role("Mentor")}) == Words{"größe", "zählt"});
    CHECK(words(now, {.coder = study.coder("KL")}) == Words{"short"});
    CHECK(words(now, {.traits = {{"Sex", "female"}}}) == Words{"no time", "short"});
    CHECK(words(now, {.traits = {{"Sex", "male"}}}).empty());
}
