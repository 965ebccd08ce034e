#include "analysis/theme_table.h"

#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

const Axis by_role{.kind = AxisKind::role};
const Axis by_stage{.kind = AxisKind::stage};
const Axis by_question{.kind = AxisKind::question};

Axis by_trait(const std::string& name) { return {.kind = AxisKind::trait, .trait = name}; }

ThemeTable tabled(const Snapshot& snapshot, const TableSpec& spec) {
    auto table = theme_table(snapshot, spec);
    REQUIRE(table);
    return *table;
}

// The cells of a theme, as they are written.
std::vector<std::string> cells(const ThemeTable& table, const std::string& path,
                               CellForm form = CellForm::n_of_N) {
    for (const ThemeRow& row : table.rows)
        if (row.path == path) {
            std::vector<std::string> texts;
            for (const Cell& cell : row.cells)
                texts.push_back(cell_text(cell, form));
            return texts;
        }
    return {"no such row"};
}

std::vector<std::string> heads(const ThemeTable& table) {
    std::vector<std::string> heads;
    for (const TableColumn& column : table.columns) {
        std::string head;
        for (const std::string& key : column.keys)
            head += (head.empty() ? "" : " / ") + key;
        heads.push_back(head);
    }
    return heads;
}

std::vector<std::string> paths(const ThemeTable& table) {
    std::vector<std::string> paths;
    for (const ThemeRow& row : table.rows)
        paths.push_back(row.path);
    return paths;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("A theme above others counts each passage, response and participant once",
          "[theme_table]") {
    StudyBuilder study;
    const ResponseId first = study.answer("M1", "Phase 1", "Why?", "rank and time");
    const ResponseId second = study.answer("M1", "Phase 1", "How?", "with time");
    study.code(first, "Concerns/Rank", "rank");
    study.code(first, "Concerns/Time", "time");
    study.code(first, "Concerns/Hurry", "time");
    study.code(second, "Concerns", "time");
    const Snapshot now = study.snapshot();
    CHECK(cells(tabled(now, {.columns = {by_stage}}), "Concerns") == Texts{"3/1"});
    CHECK(cells(tabled(now, {.columns = {by_stage}, .count = Count::responses}), "Concerns") ==
          Texts{"2/2"});
    CHECK(cells(tabled(now, {.columns = {by_stage}, .count = Count::participants}), "Concerns") ==
          Texts{"1/1"});
    CHECK(cells(tabled(now, {.columns = {by_stage}}), "Concerns/Time") == Texts{"1/1"});
}

TEST_CASE("What rules coded and what people coded can be told apart", "[theme_table]") {
    StudyBuilder study;
    const ResponseId answer = study.answer("M1", "Phase 1", "Why?", "rank and time");
    study.code(answer, "Time", "time", "RS");
    study.coder("time*", CoderKind::rule);
    study.code(answer, "Time", "and time", "time*");
    study.code(answer, "Time", "rank", "time*");
    const Snapshot now = study.snapshot();
    const auto mentions = [&](CodersCounted::Rule rule) {
        return cells(tabled(now, {.columns = {by_stage}, .whose = {.rule = rule}}), "Time",
                     CellForm::n);
    };
    CHECK(mentions(CodersCounted::Rule::anybody) == Texts{"3"});
    CHECK(mentions(CodersCounted::Rule::people) == Texts{"1"});
    CHECK(mentions(CodersCounted::Rule::rules) == Texts{"2"});
}

TEST_CASE("The same words coded by two coders are one mention", "[theme_table]") {
    StudyBuilder study;
    const ResponseId answer = study.answer("M1", "Phase 1", "Why?", "rank and time");
    study.code(answer, "Time", "time", "RS");
    study.code(answer, "Time", "time", "KL");
    study.code(answer, "Time", "and time", "KL");
    const CoderId rs = study.coder("RS");
    const CoderId kl = study.coder("KL");
    const Snapshot now = study.snapshot();
    const auto mentions = [&](CodersCounted whose) {
        return cells(tabled(now, {.columns = {by_stage}, .whose = std::move(whose)}), "Time",
                     CellForm::n);
    };
    CHECK(mentions({}) == Texts{"2"});
    CHECK(mentions({.rule = CodersCounted::Rule::any_of, .coders = {rs}}) == Texts{"1"});
    CHECK(mentions({.rule = CodersCounted::Rule::any_of, .coders = {rs, kl}}) == Texts{"2"});
    CHECK(mentions({.rule = CodersCounted::Rule::all_of, .coders = {rs, kl}}) == Texts{"1"});
    CHECK(mentions({.rule = CodersCounted::Rule::all_of, .coders = {rs, kl, rs}}) == Texts{"1"});
}

TEST_CASE("Each base says who is in it", "[theme_table]") {
    StudyBuilder study;
    study.score("M1", "Phase 1", "Confidence", 3);                         // took part
    study.answer("M2", "Phase 1", "Why?", "");                             // was asked
    const ResponseId none = study.answer("M3", "Phase 1", "Why?", "None"); // answered
    study.nothing_to_code(none);
    const ResponseId other = study.answer("M4", "Phase 1", "Why?", "Time"); // codable
    study.nothing_to_code(other, "KL");
    study.code(other, "Time", "", "RS");
    study.answer("M5", "Phase 1", "Why?", "Rank"); // not judged yet, so codable
    const Snapshot now = study.snapshot();
    const auto n_by = [&](Base base, Count count) {
        return tabled(now, {.columns = {by_stage}, .count = count, .base = base})
            .columns.at(0)
            .base;
    };
    for (Count count : {Count::participants, Count::mentions}) {
        CHECK(n_by(Base::took_part, count) == 5);
        CHECK(n_by(Base::asked, count) == 4);
        CHECK(n_by(Base::answered, count) == 3);
        CHECK(n_by(Base::codable, count) == 2);
    }
    CHECK(n_by(Base::took_part, Count::responses) == 4);
    CHECK(n_by(Base::asked, Count::responses) == 4);
    CHECK(n_by(Base::answered, Count::responses) == 3);
    CHECK(n_by(Base::codable, Count::responses) == 2);
}

TEST_CASE("Where nobody was asked stands a dash, where nobody has the theme a zero",
          "[theme_table]") {
    StudyBuilder study;
    study.code(study.answer("M1", "Phase 1", "Why?", "Time"), "Time");
    study.answer("M1", "Phase 2", "Why?", "Nothing new");
    study.score("M1", "Phase 3", "Confidence", 4);
    const Snapshot now = study.snapshot();
    const ThemeTable table = tabled(now, {.columns = {by_stage}, .base = Base::took_part});
    CHECK(cells(table, "Time") == Texts{"1/1", "0/1", dash()});
    CHECK(table.columns.at(2).base == 1);
}

TEST_CASE("Columns are what occurs, roles as they came and stages in their order",
          "[theme_table]") {
    StudyBuilder study;
    study.stage("Late");
    study.stage("Early");
    study.at(study.stage("Late")).order = 2;
    study.at(study.stage("Early")).order = 1;
    study.stage("Never");
    study.participant("M1", "Mentor");
    study.participant("C1", "Mentee");
    study.answer("C1", "Early", "Why?", "a");
    study.answer("M1", "Late", "Why?", "b");
    study.answer("M1", "Early", "Why?", "c");
    study.answer("X1", "Late", "Why?", "d");
    const Snapshot now = study.snapshot();
    CHECK(heads(tabled(now, {})) ==
          Texts{"Mentor / Early", "Mentor / Late", "Mentee / Early", "(no role) / Late"});
    CHECK(heads(tabled(now, {.columns = {by_stage, by_role}})) ==
          Texts{"Early / Mentor", "Early / Mentee", "Late / Mentor", "Late / (no role)"});
    CHECK(heads(tabled(now, {.columns = {}})) == Texts{""});
}

TEST_CASE("A trait's columns go by its kind, those without it last", "[theme_table]") {
    StudyBuilder study;
    for (const auto& [label, age, site] :
         std::initializer_list<std::tuple<const char*, const char*, const char*>>{
             {"P1", "100", "North"}, {"P2", "9", "East"}, {"P3", "unknown", "North"}}) {
        study.trait(label, "Age", age, TraitKind::number);
        study.trait(label, "Site", site);
        study.code(study.answer(label, "Phase 1", "Why?", "Time"), "Time");
    }
    study.trait("P4", "Age", "", TraitKind::number);
    study.answer("P4", "Phase 1", "Why?", "Time");
    const Snapshot now = study.snapshot();
    const ThemeTable ages = tabled(now, {.columns = {by_trait("Age")}});
    CHECK(heads(ages) == Texts{"9", "100", "unknown", "(not stated)"});
    CHECK(cells(ages, "Time") == Texts{"1/1", "1/1", "1/1", "0/1"});
    const ThemeTable sites = tabled(now, {.columns = {by_trait("Site")}});
    CHECK(heads(sites) == Texts{"North", "East", "(not stated)"});
    CHECK(cells(sites, "Time") == Texts{"2/2", "1/1", "0/1"});
}

TEST_CASE("Who was at the stage took part in each of its questions", "[theme_table]") {
    StudyBuilder study;
    study.answer("M1", "Phase 1", "Why?", "a");
    study.answer("M2", "Phase 1", "How?", "b");
    study.score("M3", "Phase 1", "Confidence", 2);
    const Snapshot now = study.snapshot();
    const ThemeTable table = tabled(now, {.columns = {by_question}, .base = Base::took_part});
    CHECK(heads(table) == Texts{"Why?", "How?"});
    CHECK(table.columns.at(0).participants ==
          Turnout{.took_part = 3, .asked = 1, .answered = 1, .codable = 1});
}

TEST_CASE("What rows are shown changes no number", "[theme_table]") {
    StudyBuilder study;
    const ResponseId answer = study.answer("M1", "Phase 1", "Why?", "rank and time");
    study.code(answer, "Concerns/Rank", "rank");
    study.code(answer, "Concerns/Old/Deep", "time");
    study.theme("Unused");
    study.at(study.theme("Concerns/Old")).state = ThemeState::retired;
    const Snapshot now = study.snapshot();
    const auto shown = [&](ThemeRows rows) {
        return tabled(now, {.columns = {by_stage}, .rows = rows});
    };
    CHECK(paths(shown({})) == Texts{"Concerns", "Concerns/Rank", "Concerns/Old/Deep", "Unused"});
    CHECK(paths(shown({.retired = ThemeRows::Retired::shown})) ==
          Texts{"Concerns", "Concerns/Rank", "Concerns/Old", "Concerns/Old/Deep", "Unused"});
    CHECK(paths(shown({.depth = ThemeRows::Depth::top_level})) == Texts{"Concerns", "Unused"});
    CHECK(paths(shown({.listed = ThemeRows::Listed::used})) ==
          Texts{"Concerns", "Concerns/Rank", "Concerns/Old/Deep"});
    for (ThemeRows::Depth depth : {ThemeRows::Depth::top_level, ThemeRows::Depth::whole_tree})
        for (ThemeRows::Retired retired : {ThemeRows::Retired::left_out, ThemeRows::Retired::shown})
            CHECK(cells(shown({.depth = depth, .retired = retired}), "Concerns") == Texts{"2/1"});
}

TEST_CASE("A deep codebook rolls up to its top", "[theme_table]") {
    StudyBuilder study;
    std::string path = "T";
    for (int level = 1; level < 300; ++level)
        path += "/T";
    const ResponseId answer = study.answer("M1", "Phase 1", "Why?", "rank and time");
    study.code(answer, path, "rank");
    study.code(answer, path, "time");
    study.code(answer, "T/T", "time");
    const ThemeTable table = tabled(study.snapshot(), {.columns = {by_stage}});
    REQUIRE(table.rows.size() == 300);
    for (const ThemeRow& row : table.rows)
        REQUIRE(row.cells.at(0).n == 2);
    CHECK(table.rows.back().depth == 299);
}

TEST_CASE("A coding of a blank answer counts, its answer not among those answered",
          "[theme_table]") {
    StudyBuilder study;
    study.code(study.answer("M1", "Phase 1", "Why?", ""), "Time");
    study.code(study.answer("M2", "Phase 1", "Why?", "Time"), "Time");
    const Snapshot now = study.snapshot();
    CHECK(cells(tabled(now, {.columns = {by_stage}, .count = Count::responses}), "Time") ==
          Texts{"2/1"});
    CHECK(
        cells(tabled(now, {.columns = {by_stage}, .count = Count::responses, .base = Base::asked}),
              "Time") == Texts{"2/2"});
}

TEST_CASE("A study with nothing in it has a table without columns", "[theme_table]") {
    StudyBuilder study;
    CHECK(tabled(study.snapshot(), {}).columns.empty());
    study.theme("Time");
    const ThemeTable table = tabled(study.snapshot(), {});
    CHECK(table.rows.size() == 1);
    CHECK(table.rows.at(0).cells.empty());
}

TEST_CASE("A table that cannot be is refused with a hint", "[theme_table]") {
    StudyBuilder study;
    study.answer("M1", "Phase 1", "Why?", "a");
    const Snapshot now = study.snapshot();
    for (const TableSpec& spec :
         {TableSpec{.columns = {by_stage, by_stage}}, TableSpec{.columns = {by_trait("Site")}},
          TableSpec{.whose = {.rule = CodersCounted::Rule::any_of}},
          TableSpec{.whose = {.rule = CodersCounted::Rule::all_of, .coders = {CoderId{7}}}}}) {
        const auto table = theme_table(now, spec);
        REQUIRE(!table);
        CHECK(!table.error().what.empty());
        CHECK(!table.error().hint.empty());
    }
}

TEST_CASE("More columns than a spreadsheet has are refused", "[theme_table]") {
    StudyBuilder study;
    for (std::uint32_t p = 0; p < 140; ++p) {
        const std::string label = "P" + std::to_string(p);
        study.trait(label, "Code", label);
        for (std::uint32_t s = 0; s < 120; ++s)
            study.answer(label, "S" + std::to_string(s), "Why?", "a");
    }
    const Snapshot now = study.snapshot();
    CHECK(!theme_table(now, {.columns = {by_trait("Code"), by_stage}}));
    CHECK(theme_table(now, {.columns = {by_trait("Code")}}));
}
