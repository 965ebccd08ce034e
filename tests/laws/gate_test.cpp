// An import never makes a number by a guess: of questionnaires by chance, with the dirt that real
// files have, either a doubt is said or people, answers, scores and codings are what is true.
#include "exchange/taking/import_plan.h"

#include "support/random_sheet.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <string>

using namespace themata;

namespace {

struct Taken {
    std::size_t people = 0;
    std::size_t stages = 0;
    std::vector<std::string> answers;
    std::vector<double> scores;
    std::size_t codings = 0;
};

template <class Record>
std::vector<Record> added_of(const Changes& changes) {
    std::vector<Record> records;
    for (const Edit<Record>& edit : changes.of<Record>())
        if (edit.adds())
            records.push_back(edit.after);
    return records;
}

Taken taken_by(const Changes& changes) {
    Taken taken;
    taken.people = added_of<Participant>(changes).size();
    taken.stages = added_of<Stage>(changes).size();
    for (const Response& response : added_of<Response>(changes))
        if (response.state == ResponseState::answered)
            taken.answers.push_back(response.text);
    for (const Score& score : added_of<Score>(changes))
        if (score.value)
            taken.scores.push_back(*score.value);
    taken.codings = added_of<Coding>(changes).size();
    std::ranges::sort(taken.answers);
    std::ranges::sort(taken.scores);
    return taken;
}

bool are_equal(const std::vector<double>& a, const std::vector<double>& b) {
    return std::ranges::equal(a, b, [](double x, double y) { return std::abs(x - y) < 1e-9; });
}

std::string joined_dirt(const RandomSheet& sheet) {
    std::string text;
    for (const std::string& each : sheet.dirt)
        text += each + "; ";
    return text;
}

std::size_t rounds() {
    const char* asked = std::getenv("THEMATA_GATE_ROUNDS");
    return asked ? std::strtoull(asked, nullptr, 10) : 400;
}

} // namespace

TEST_CASE("An import says a doubt, or its numbers are true", "[laws][gate]") {
    std::size_t without_doubt = 0;
    for (std::size_t round = 0; round < rounds(); ++round) {
        Dice dice(static_cast<std::uint32_t>(round));
        const RandomSheet sheet = random_sheet(dice);
        MappingOptions options;
        if (!sheet.theme_columns.empty())
            options.theme_columns = sheet.theme_columns;
        const ConsideredImport seen =
            consider_import({}, {{.name = "answers.csv", .bytes = sheet.bytes}}, options, {}, {});
        if (!open_ones(seen.preview.doubts).empty())
            continue;
        INFO("seed " << round << ": " << joined_dirt(sheet) << "\n" << sheet.bytes);
        // A refusal that is no doubt is an answer as well, but hardly ever the right one.
        if (!seen.plan) {
            FAIL(seen.preview.error.value_or(Error{}).what);
            continue;
        }
        ++without_doubt;
        const Taken taken = taken_by(seen.plan->changes);
        REQUIRE(taken.people == sheet.truth.people);
        REQUIRE(taken.stages == sheet.truth.stages);
        REQUIRE(taken.answers == sheet.truth.answers);
        REQUIRE(are_equal(taken.scores, sheet.truth.scores));
        REQUIRE(taken.codings == sheet.truth.codings);
    }
    // Files without any dirt are to go through, so that the law is not kept by asking always.
    CHECK(without_doubt > rounds() / 8);
}
