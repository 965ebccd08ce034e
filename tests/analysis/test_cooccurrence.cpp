#include "analysis/cooccurrence.h"
#include "support/random_study.h"
#include "support/study_builder.h"
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <set>

namespace themata {

namespace {

// What each unit that answered holds.
using UnitThemes = std::map<std::uint32_t, std::set<ThemeId>>;

std::vector<ThemeId> counted(const Snapshot& now, ThemeId theme, Parents parents) {
    std::vector<ThemeId> themes{theme};
    if (parents == Parents::unions)
        for (const ThemeId above : ancestors(now.study, theme))
            themes.push_back(above);
    return themes;
}

UnitThemes unit_themes(const Snapshot& now, PairUnit unit, Parents parents) {
    UnitThemes units;
    for (const Response& response : now.study.responses) {
        if (response.state == ResponseState::blank)
            continue;
        auto& themes =
            units[unit == PairUnit::participant ? response.participant.value : response.id.value];
        for (const CodingId id : now.lookup.codings.of(response.id))
            for (const ThemeId theme : counted(now, now.study.codings.find(id)->theme, parents))
                themes.insert(theme);
    }
    return units;
}

std::uint32_t with(const UnitThemes& units, ThemeId a, ThemeId b) {
    return static_cast<std::uint32_t>(std::ranges::count_if(units, [&](const auto& unit) {
        return unit.second.contains(a) && unit.second.contains(b);
    }));
}

// The correlation of two columns of zeros and ones, as a textbook has it.
double correlation(const UnitThemes& units, ThemeId a, ThemeId b) {
    const auto N = static_cast<double>(units.size());
    double ma = 0, mb = 0;
    for (const auto& [unit, themes] : units) {
        ma += themes.contains(a) / N;
        mb += themes.contains(b) / N;
    }
    double ab = 0, aa = 0, bb = 0;
    for (const auto& [unit, themes] : units) {
        const double x = themes.contains(a) - ma;
        const double y = themes.contains(b) - mb;
        ab += x * y;
        aa += x * x;
        bb += y * y;
    }
    return ab / std::sqrt(aa * bb);
}

std::optional<std::pair<Span, Span>> overlapping_pair(const std::set<Span>& spans) {
    for (const Span a : spans)
        for (const Span b : spans)
            if (a != b && overlap(a, b))
                return std::pair(a, b);
    return std::nullopt;
}

// Passages of a theme in a response: spans of it, those that overlap joined until none does.
std::vector<Span> passages(const Snapshot& now, ResponseId response, ThemeId theme,
                           Parents parents) {
    std::set<Span> spans;
    for (const CodingId id : now.lookup.codings.of(response)) {
        const Coding& coding = *now.study.codings.find(id);
        if (std::ranges::count(counted(now, coding.theme, parents), theme))
            spans.insert(coding.span);
    }
    while (const auto pair = overlapping_pair(spans)) {
        spans.erase(pair->first);
        spans.erase(pair->second);
        spans.insert({std::min(pair->first.begin, pair->second.begin),
                      std::max(pair->first.end, pair->second.end)});
    }
    return {spans.begin(), spans.end()};
}

// The most pairs, by trying everything.
std::uint32_t most_pairs(const std::vector<Span>& a, std::vector<Span> b, std::size_t from = 0) {
    if (from == a.size())
        return 0;
    std::uint32_t best = most_pairs(a, b, from + 1);
    for (std::size_t at = 0; at < b.size(); ++at)
        if (overlap(a[from], b[at])) {
            std::vector<Span> left = b;
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
            best = std::max(best, 1 + most_pairs(a, left, from + 1));
        }
    return best;
}

bool anything_coded(const UnitThemes& units) {
    return std::ranges::any_of(units, [](const auto& unit) { return !unit.second.empty(); });
}

} // namespace

TEST_CASE("Themes together in answers and participants are counted as sets are", "[cooccurrence]") {
    for (std::uint32_t seed = 0; seed < 60; ++seed)
        for (const PairUnit unit : {PairUnit::response, PairUnit::participant})
            for (const Parents parents : {Parents::as_coded, Parents::unions}) {
                CAPTURE(seed, static_cast<int>(unit), static_cast<int>(parents));
                const Snapshot now = random_study(seed);
                const UnitThemes units = unit_themes(now, unit, parents);
                const auto found = cooccurrence(now, {.unit = unit, .parents = parents});
                REQUIRE(found.has_value() == anything_coded(units));
                if (!found)
                    continue;
                CHECK(found->N == units.size());
                for (std::uint32_t a = 0; a < found->themes.size(); ++a)
                    for (std::uint32_t b = 0; b < found->themes.size(); ++b) {
                        const ThemeId one = found->themes[a];
                        const ThemeId other = found->themes[b];
                        REQUIRE(found->at(a, b) == with(units, one, other));
                        const PairOfThemes pair = pair_at(*found, a, b);
                        const bool varies = with(units, one, one) < units.size() &&
                                            with(units, other, other) < units.size();
                        REQUIRE(pair.phi.has_value() == varies);
                        if (pair.phi)
                            CHECK(*pair.phi ==
                                  Catch::Approx(correlation(units, one, other)).margin(1e-9));
                    }
            }
}

TEST_CASE("Passages that overlap are paired as often as can be", "[cooccurrence]") {
    for (std::uint32_t seed = 0; seed < 40; ++seed)
        for (const Parents parents : {Parents::as_coded, Parents::unions}) {
            CAPTURE(seed, static_cast<int>(parents));
            const Snapshot now = random_study(seed);
            const auto found = cooccurrence(
                now, {.unit = PairUnit::span, .measure = PairMeasure::jaccard, .parents = parents});
            if (!found)
                continue;
            for (std::uint32_t a = 0; a < found->themes.size(); ++a)
                for (std::uint32_t b = 0; b < found->themes.size(); ++b) {
                    std::uint32_t expected = 0;
                    for (const Response& response : now.study.responses)
                        if (response.state == ResponseState::answered)
                            expected +=
                                most_pairs(passages(now, response.id, found->themes[a], parents),
                                           passages(now, response.id, found->themes[b], parents));
                    REQUIRE(found->at(a, b) == expected);
                    const auto jaccard = pair_at(*found, a, b).jaccard;
                    CHECK((jaccard && *jaccard >= 0 && *jaccard <= 1));
                    CHECK_FALSE(pair_at(*found, a, b).phi);
                }
        }
}

TEST_CASE("A theme is not paired with those below it that it counts", "[cooccurrence]") {
    StudyBuilder study;
    study.answer("A", "S", "Q", "one two");
    study.answer("B", "S", "Q", "one two");
    study.code({1}, "Concerns/Time");
    study.code({1}, "Hope");
    const Snapshot now = study.snapshot();
    const auto names = [&](Parents parents) {
        std::set<std::set<std::string>> pairs;
        const auto found = cooccurrence(now, {.parents = parents});
        for (const PairOfThemes& pair : found->pairs)
            pairs.insert({found->names[pair.a], found->names[pair.b]});
        return pairs;
    };
    CHECK(names(Parents::as_coded) == std::set<std::set<std::string>>{{"Hope", "Time"}});
    CHECK(names(Parents::unions) ==
          std::set<std::set<std::string>>{{"Hope", "Time"}, {"Concerns", "Hope"}});
}

TEST_CASE("The strongest pairs come first, and rare ones may be left out", "[cooccurrence]") {
    for (std::uint32_t seed = 0; seed < 30; ++seed)
        for (const PairMeasure measure : {PairMeasure::phi, PairMeasure::jaccard}) {
            CAPTURE(seed);
            const Snapshot now = random_study(seed);
            const auto found = cooccurrence(now, {.measure = measure, .least = 2});
            if (!found)
                continue;
            const auto value = [&](const PairOfThemes& pair) {
                return (measure == PairMeasure::phi ? pair.phi : pair.jaccard).value_or(-2);
            };
            CHECK(std::ranges::is_sorted(found->pairs, std::ranges::greater{}, value));
            for (const PairOfThemes& pair : found->pairs)
                CHECK(pair.n >= 2);
        }
}

TEST_CASE("Themes of one name are told apart by what is above them", "[cooccurrence]") {
    StudyBuilder study;
    study.answer("A", "S", "Q", "one two");
    study.code({1}, "Mentors/Time");
    study.code({1}, "Mentees/Time");
    study.code({1}, "Hope");
    const auto found = cooccurrence(study.snapshot(), {});
    CHECK(found->names == std::vector<std::string>{"Mentors/Time", "Mentees/Time", "Hope"});
    const Tabulation matrix = tabulated_matrix(study.snapshot(), *found);
    CHECK(matrix.columns.size() == 4);
    CHECK(matrix.rows.size() == 3);
}

TEST_CASE("Co-occurrence of nothing, and phi of passages, are refused", "[cooccurrence]") {
    StudyBuilder study;
    study.answer("A", "S", "Q", "one two");
    CHECK_FALSE(cooccurrence(study.snapshot(), {}));
    study.code({1}, "Hope");
    CHECK(cooccurrence(study.snapshot(), {.unit = PairUnit::span}).error().code ==
          Error::Code::wrong_call);
}

} // namespace themata
