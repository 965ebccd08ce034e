// Whatever a record may hold comes back from the file, and from a before-image, as it was.

#include "store/image.h"
#include "store/opened.h"
#include "store/random_acts.h"
#include "study/check.h"
#include "support/raw.h"
#include "support/study_builder.h"
#include "support/temporary_folder.h"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace themata;
using namespace std::string_literals;

namespace {

const std::string texts[] = {
    "None", "\0"s,   "before\0after\0"s,      "👩🏽‍⚕️", "\r\n\t ", "\xEF\xBB\xBFmarked",
    "שלום", "x'00'", std::string(100000, 'a')};

const double numbers[] = {0.0,
                          -0.0,
                          1e308,
                          -1e308,
                          0.1,
                          std::numeric_limits<double>::denorm_min(),
                          std::numeric_limits<double>::infinity(),
                          9007199254740992.0};

std::string numbered(const char* what, std::size_t number) { return what + std::to_string(number); }

Study awkward_study() {
    StudyBuilder study;
    std::size_t number = 0;
    for (const std::string& text : texts) {
        study.answer(numbered("P", ++number), "Stage", "Question", text);
        study.memo(Kind::stage, 1, text);
        study.at(study.theme(numbered("Theme ", number))).definition = text;
    }
    for (double value : numbers)
        study.score(numbered("P", ++number), "Stage", "Item", value);
    study.at(study.stage("Stage")).order = std::numeric_limits<std::int32_t>::min();
    study.at(study.theme("Theme 1")).colour = 255;
    Score& missing = study.at(study.score("P1", "Stage", "Item", 1.0));
    missing.value.reset();
    missing.missing = "refused\0"s;
    return study.study();
}

template <class Record>
bool comes_back(const Record& record) {
    return record_of(record.id, image_of(record)) == record;
}

} // namespace

TEST_CASE("A study comes back from the file as it was put in", "[store]") {
    const TemporaryFolder folder;
    const Study study = awkward_study();
    {
        auto made = Opened::made(folder / "s.themata");
        REQUIRE(made.perform(changes_to(study)));
    }
    const auto opened = Opened::of(folder / "s.themata");
    CHECK(opened.study == study);
    CHECK(opened.store.card().title == "A study");
}

TEST_CASE("A number keeps every bit, the sign of zero too", "[store]") {
    const TemporaryFolder folder;
    const Study study = awkward_study();
    {
        auto made = Opened::made(folder / "s.themata");
        REQUIRE(made.perform(changes_to(study)));
    }
    const auto opened = Opened::of(folder / "s.themata");
    study.scores.for_each([&](const Score& score) {
        const auto& read = opened.study.scores.find(score.id)->value;
        REQUIRE(read.has_value() == score.value.has_value());
        if (read)
            CHECK(std::bit_cast<std::uint64_t>(*read) ==
                  std::bit_cast<std::uint64_t>(*score.value));
    });
}

TEST_CASE("What is no number is refused, not kept as missing", "[store]") {
    const TemporaryFolder folder;
    auto made = Opened::made(folder / "s.themata");
    StudyBuilder study;
    study.score("P1", "Stage", "Item", std::numeric_limits<double>::quiet_NaN());
    const Changes changes = changes_to(study.study());
    const auto refused = made.store.commit({.on = {}}, changes, must(apply(Study(), changes)));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("not a number") != std::string::npos);
    CHECK(must(made.store.load()) == Study());
}

TEST_CASE("Every record comes back from its before-image", "[store]") {
    Dice dice(1);
    Study study;
    for (int act = 0; act < 300; ++act)
        study = must(apply(study, random_act(study, dice)));
    std::size_t records = 0;
    for_each_kind([&]<class Record>() {
        table<Record>(study).for_each([&](const Record& record) {
            ++records;
            CHECK(comes_back(record));
        });
    });
    CHECK(records > 100);
}

TEST_CASE("A before-image that is cut off, too long or of another kind of writing is refused",
          "[store]") {
    Theme theme;
    theme.id = {3};
    theme.parent = {1};
    theme.name = "Trust";
    theme.colour = 200;
    theme.order = -7;
    const std::string image = image_of(theme);
    REQUIRE(record_of(theme.id, image) == theme);
    for (std::size_t size = 0; size < image.size(); ++size)
        CHECK_FALSE(record_of(theme.id, image.substr(0, size)));
    CHECK_FALSE(record_of(theme.id, image + '\0'));
    std::string other = image;
    other[0] = 2;
    CHECK_FALSE(record_of(theme.id, other));
    CHECK_FALSE(record_of(Id<Stage>{1}, "\1\1x\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\1"s));
}

TEST_CASE("The numbers of the kinds in the file never change", "[store]") {
    const std::pair<Kind, int> fixed[] = {
        {Kind::stage, 0}, {Kind::role, 1},     {Kind::participant, 2}, {Kind::trait, 3},
        {Kind::scale, 4}, {Kind::question, 5}, {Kind::response, 6},    {Kind::score, 7},
        {Kind::theme, 8}, {Kind::coder, 9},    {Kind::coding, 10},     {Kind::verdict, 11},
        {Kind::memo, 12}};
    for (const auto& [kind, number] : fixed)
        CHECK(static_cast<int>(kind) == number);
}

TEST_CASE("Anybody's SQLite reads the answers", "[store]") {
    const TemporaryFolder folder;
    {
        auto made = Opened::made(folder / "s.themata");
        REQUIRE(made.perform(small_study()));
    }
    Raw raw(folder / "s.themata");
    CHECK(raw.text("SELECT text FROM response JOIN participant ON participant.id = participant"
                   " WHERE label = 'M1'") == "Because of trust.");
}
