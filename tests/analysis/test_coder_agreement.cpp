#include "analysis/agreement_counts.h"
#include "analysis/coder_agreement.h"

#include "naive_agreement.h"
#include "support/random_study.h"
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

Catch::Approx near(double value) { return Catch::Approx(value).epsilon(1e-9).margin(1e-9); }

// Two coders who read answers of three people; Time is rare, Trust is not.
struct TwoCoders {
    StudyBuilder study;
    ResponseId first = study.answer("M1", "Phase 1", "Why?", "little time and no trust at all");
    ResponseId second = study.answer("M2", "Phase 1", "Why?", "trust comes with the years");
    ResponseId third = study.answer("C1", "Phase 1", "Why?", "nothing");
    ResponseId fourth = study.answer("C2", "Phase 1", "Why?", "they trust me");
    CoderId a = study.coder("RS");
    CoderId b = study.coder("KL");

    TwoCoders() {
        study.code(first, "Trust", "trust", "RS");
        study.code(first, "Trust", "no trust", "KL");
        study.code(first, "Time", "time", "RS");
        study.code(second, "Trust", "trust", "RS");
        study.nothing_to_code(second, "KL");
        study.nothing_to_code(third, "RS");
        study.nothing_to_code(third, "KL");
    }

    [[nodiscard]] AgreementSpec spec(AgreementUnit unit = AgreementUnit::response) const {
        return {.read = {.coders = {a, b}}, .unit = unit, .draws = {.seed = 1, .count = 50}};
    }

    [[nodiscard]] CoderAgreement found(const AgreementSpec& asked) const {
        auto found = coder_agreement(study.snapshot(), asked);
        REQUIRE(found);
        return *found;
    }
};

const AgreementRow& row(const CoderAgreement& found, const std::string& path) {
    for (const AgreementRow& row : found.themes)
        if (row.path == path)
            return row;
    FAIL("no such row: " + path);
    return found.overall;
}

void compare(const AgreementRow& found, const NaiveRow& naive, std::size_t coders) {
    CHECK(found.n == near(naive.n));
    CHECK(found.both == near(naive.both));
    CHECK(*found.neither == near(naive.neither));
    if (coders == 2) {
        CHECK(*found.only_a == near(naive.only_a));
        CHECK(*found.only_b == near(naive.only_b));
    }
    REQUIRE(found.percent.value.has_value() == naive.percent.has_value());
    if (naive.percent)
        CHECK(*found.percent == near(*naive.percent));
    REQUIRE(found.kappa.value.has_value() == naive.kappa.has_value());
    if (naive.kappa)
        CHECK(*found.kappa == near(*naive.kappa));
    REQUIRE(found.alpha.value.has_value() == naive.alpha.has_value());
    if (naive.alpha)
        CHECK(*found.alpha == near(*naive.alpha));
}

void compare(const Snapshot& now, const AgreementSpec& spec) {
    const auto found = coder_agreement(now, spec);
    REQUIRE(found);
    const NaiveAgreement naive = naive_agreement(now, spec);
    CHECK(found->read.answers.size() == naive.answers);
    for (const AgreementRow& theme : found->themes) {
        CAPTURE(theme.path);
        compare(theme, naive.themes.at(theme.theme), spec.read.coders.size());
    }
    compare(found->overall, naive.overall, spec.read.coders.size());
}

std::vector<Span> spans(std::vector<std::pair<std::uint32_t, std::uint32_t>> ends) {
    std::vector<Span> spans;
    for (const auto& [begin, end] : ends)
        spans.push_back({begin, end});
    return spans;
}

} // namespace

TEST_CASE("Agreement in a random study is what its definitions give", "[agreement]") {
    for (std::uint32_t seed = 1; seed <= 120; ++seed) {
        CAPTURE(seed);
        const Snapshot now = random_study(seed);
        std::vector<CoderId> coders;
        for (const Coder& coder : now.study.coders)
            coders.push_back(coder.id);
        const std::size_t n = 2 + seed % 2;
        coders.resize(n);
        for (const AgreementUnit unit : {AgreementUnit::response, AgreementUnit::character})
            for (const ThemeLevel level :
                 {ThemeLevel::with_below, ThemeLevel::own, ThemeLevel::top})
                compare(now, {.read = {.coders = coders,
                                       .base = static_cast<ReadBase>(seed % 3),
                                       .at_least = seed % 5 == 0 ? 2U : 0U},
                              .unit = unit,
                              .level = level,
                              .draws = {.seed = 1, .count = 2}});
    }
}

TEST_CASE("Only answers that both coders have read count", "[agreement]") {
    TwoCoders two;
    const CoderAgreement found = two.found(two.spec());
    CHECK(found.read.answers.size() == 3);
    CHECK(found.read.unread == 1);
    CHECK(row(found, "Trust").both == 1);
    CHECK(*row(found, "Trust").only_a == 1);
    CHECK(*row(found, "Trust").neither == 1);
    AgreementSpec all = two.spec();
    all.read.base = ReadBase::all;
    CHECK(two.found(all).read.answers.size() == 4);
}

TEST_CASE("An assigned answer counts as read, and it is said that it is not done yet",
          "[agreement]") {
    TwoCoders two;
    two.study.code(two.fourth, "Trust", "trust", "RS");
    CHECK(two.found(two.spec()).read.read_by_few == 1);
    two.study.assignment(two.fourth, "KL");
    const CoderAgreement found = two.found(two.spec());
    CHECK(found.read.answers.size() == 4);
    CHECK(found.read.unfinished == std::vector<std::size_t>{0, 1});
    AgreementSpec judged = two.spec();
    judged.read.base = ReadBase::judged;
    CHECK(two.found(judged).read.answers.size() == 3);
}

TEST_CASE("Blank answers never count, and are told of", "[agreement][traps]") {
    TwoCoders two;
    const ResponseId blank = two.study.answer("C3", "Phase 1", "Why?", "");
    two.study.code(blank, "Trust", "", "RS");
    two.study.code(blank, "Trust", "", "KL");
    const CoderAgreement found = two.found(two.spec());
    CHECK(found.read.blank == 1);
    CHECK(row(found, "Trust").both == 1);
}

TEST_CASE("A theme that neither coder used is undefined and not in the sum", "[agreement][traps]") {
    TwoCoders two;
    two.study.theme("Rank");
    const CoderAgreement found = two.found(two.spec());
    CHECK_FALSE(row(found, "Rank").kappa);
    CHECK_FALSE(row(found, "Rank").alpha);
    CHECK_FALSE(row(found, "Rank").interval.interval);
    CHECK(found.themes_used == 2);
    CHECK(found.overall.n == 6);
}

TEST_CASE("Characters that nobody coded count", "[agreement][traps]") {
    TwoCoders two;
    const CoderAgreement found = two.found(two.spec(AgreementUnit::character));
    const AgreementRow& trust = row(found, "Trust");
    CHECK(trust.n == 31 + 26 + 7);
    CHECK(trust.both == 5);
    CHECK(*trust.only_b == 3);
    CHECK(*trust.only_a == 5);
    CHECK(*trust.percent == near(1 - 8.0 / 64));
}

TEST_CASE("Characters are those of a reader, not bytes", "[agreement]") {
    StudyBuilder study;
    const ResponseId answer =
        study.answer("M1", "Phase 1", "Why?", "größe 👩‍👩‍👧‍👦 ja");
    study.code(answer, "Size", "größe", "RS");
    study.code(answer, "Size", "👩‍👩‍👧‍👦", "KL");
    const auto found = coder_agreement(study.snapshot(),
                                       {.read = {.coders = {study.coder("RS"), study.coder("KL")}},
                                        .unit = AgreementUnit::character,
                                        .draws = {.seed = 1, .count = 2}});
    CHECK(row(*found, "Size").n == 10);
    CHECK(*row(*found, "Size").only_a == 5);
    CHECK(*row(*found, "Size").only_b == 1);
}

TEST_CASE("A coder who marks the same words twice does not agree less", "[agreement][traps]") {
    TwoCoders two;
    const double once = *row(two.found(two.spec(AgreementUnit::character)), "Trust").alpha;
    two.study.code(two.first, "Trust", "o trust", "KL");
    CHECK(*row(two.found(two.spec(AgreementUnit::character)), "Trust").alpha == near(once));
    CHECK(row(two.found(two.spec(AgreementUnit::segment)), "Trust").n == 2);
}

TEST_CASE("Passages match when each is covered by the other so far", "[agreement]") {
    CHECK(matched(spans({{0, 10}}), spans({{5, 15}}), 50) == 1);
    CHECK(matched(spans({{0, 10}}), spans({{5, 15}}), 51) == 0);
    CHECK(matched(spans({{0, 10}}), spans({{0, 30}}), 50) == 0);
    CHECK(matched(spans({{0, 10}, {20, 30}}), spans({{0, 10}, {21, 30}}), 80) == 2);
    // One of hers is near two of his: it matches one of them.
    CHECK(matched(spans({{0, 10}}), spans({{0, 5}, {5, 10}}), 50) == 1);
    CHECK(matched(spans({{0, 4}, {4, 8}}), spans({{2, 6}}), 40) == 1);
    CHECK(matched({}, spans({{2, 6}}), 50) == 0);
}

TEST_CASE("Segments have positive agreement and no kappa, since nobody counts the rest",
          "[agreement]") {
    TwoCoders two;
    const CoderAgreement found = two.found(two.spec(AgreementUnit::segment));
    const AgreementRow& trust = row(found, "Trust");
    CHECK(trust.both == 1); // 5 of 8 characters
    CHECK(*trust.only_a == 1);
    CHECK(*trust.positive == near(2.0 / 3));
    CHECK_FALSE(trust.kappa);
    CHECK_FALSE(trust.alpha);
    CHECK_FALSE(trust.neither);
}

TEST_CASE("Sets that share one theme agree in part", "[agreement]") {
    TwoCoders two;
    const CoderAgreement found = two.found(two.spec(AgreementUnit::set));
    REQUIRE(found.sets);
    CHECK(found.sets->n == 3);
    CHECK(found.sets->distinct == 3);
    CHECK(*found.sets->same == near(1.0 / 3));
    CHECK(*found.sets->similar == near(0.5)); // 1/2, 0, 1
    CHECK(*found.sets->jaccard == near(1 - 5 * 1.5 / 10));
}

TEST_CASE("Themes above others bear what lies below them", "[agreement]") {
    StudyBuilder study;
    const ResponseId answer = study.answer("M1", "Phase 1", "Why?", "rank and time");
    study.code(answer, "Concerns/Rank", "rank", "RS");
    study.code(answer, "Concerns/Time", "time", "KL");
    AgreementSpec spec{.read = {.coders = {study.coder("RS"), study.coder("KL")}},
                       .draws = {.seed = 1, .count = 2}};
    const auto rolled = coder_agreement(study.snapshot(), spec);
    CHECK(row(*rolled, "Concerns").both == 1);
    CHECK(rolled->overall.n == 2);
    CHECK(rolled->overall.both == 0);
    spec.level = ThemeLevel::own;
    CHECK(row(*coder_agreement(study.snapshot(), spec), "Concerns").both == 0);
    spec.level = ThemeLevel::top;
    CHECK(coder_agreement(study.snapshot(), spec)->overall.both == 1);
}

TEST_CASE("Participants are drawn, so that more answers of one do not narrow the interval",
          "[agreement]") {
    const auto width = [](std::size_t answers_each) {
        StudyBuilder study;
        for (int p = 0; p < 12; ++p)
            for (std::size_t q = 0; q < answers_each; ++q) {
                const auto id = study.answer("P" + std::to_string(p), "Phase 1",
                                             "Question " + std::to_string(q), "trust");
                if (p % 2 == 0)
                    study.code(id, "Trust", "", "RS");
                else
                    study.nothing_to_code(id, "RS");
                if (p % 3 == 0)
                    study.code(id, "Trust", "", "KL");
                else
                    study.nothing_to_code(id, "KL");
            }
        const auto found = coder_agreement(
            study.snapshot(), {.read = {.coders = {study.coder("RS"), study.coder("KL")}},
                               .draws = {.seed = 4, .count = 400}});
        const Interval interval = *row(*found, "Trust").interval.interval;
        return interval.high - interval.low;
    };
    CHECK(width(10) > .8 * width(1));
}

TEST_CASE("The same seed gives the same intervals", "[agreement]") {
    TwoCoders two;
    CHECK(two.found(two.spec()).overall.interval == two.found(two.spec()).overall.interval);
}

TEST_CASE("A comparison that is none is refused with what to do", "[agreement]") {
    TwoCoders two;
    const Snapshot now = two.study.snapshot();
    CHECK_FALSE(coder_agreement(now, {.read = {.coders = {two.a}}}));
    CHECK_FALSE(coder_agreement(now, {.read = {.coders = {two.a, two.a}}}));
    CHECK_FALSE(coder_agreement(now, {.read = {.coders = {two.a, CoderId{99}}}}));
    AgreementSpec spec = two.spec(AgreementUnit::segment);
    spec.overlap = 0;
    CHECK_FALSE(coder_agreement(now, spec));
    spec.overlap = 101;
    CHECK_FALSE(coder_agreement(now, spec));
}

TEST_CASE("Answers that are settled leave the list of disagreements", "[agreement]") {
    TwoCoders two;
    const auto listed = [&] {
        auto found = compared_answers(two.study.snapshot(), two.spec());
        REQUIRE(found);
        return *found;
    };
    CHECK(listed().disagreed.size() == 2);
    CHECK(listed().agreed.size() == 1);
    CHECK(listed().disagreed.front().differ_on.size() == 1);
    two.study.coder("consensus", CoderKind::consensus);
    two.study.code(two.first, "Trust", "no trust", "consensus");
    CHECK(listed().disagreed.size() == 1);
    CHECK(listed().settled == 1);
}
