#include "analysis/coded_data.h"

#include "support/random_study.h"
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>
#include <map>
#include <set>

using namespace themata;

namespace {

using Kind = CodedCell::Kind;

CodedData coded(const Snapshot& now, const CodedSpec& spec = {}) {
    auto data = CodedData::of(now, spec);
    REQUIRE(data);
    return std::move(*data);
}

std::string in_words(const CodedCell& cell) {
    switch (cell.kind) {
    case Kind::blank:
        return "";
    case Kind::words:
        return std::string(cell.words);
    case Kind::missing:
        return "?" + std::string(cell.words);
    case Kind::number:
        break;
    }
    return fmt::format("{}", cell.number);
}

std::string headings(const CodedData& data) {
    std::string all;
    for (const CodedColumn& column : data.columns)
        all += (all.empty() ? "" : " | ") + column.heading;
    return all;
}

std::vector<std::string> rows(const CodedData& data) {
    std::vector<std::string> all;
    std::vector<CodedCell> cells;
    for (std::size_t row = 0; row < data.rows(); ++row) {
        data.row(row, cells);
        std::string line;
        for (const CodedCell& cell : cells)
            line += (&cell == cells.data() ? "" : " | ") + in_words(cell);
        all.push_back(line);
    }
    return all;
}

// Two people, two stages, a theme below another, a score that is missing, a blank answer.
Snapshot small_study() {
    StudyBuilder builder;
    builder.participant("P1", "Mentor");
    builder.participant("P2", "Mentee");
    builder.trait("P1", "Age", "34", TraitKind::number);
    builder.score("P1", "Before", "I am sure", 4);
    builder.score("P2", "Before", "I am sure", {});
    const auto one = builder.answer("P1", "Before", "Why?", "No time at all, no time.");
    builder.answer("P1", "After", "Why?", "Fine.");
    builder.answer("P2", "Before", "Why?", "");
    builder.code(one, "Concerns/Time", "No time");
    builder.code(one, "Concerns/Time", "no time");
    builder.code(one, "Concerns/Time", "No time", "KL");
    return builder.snapshot();
}

} // namespace

TEST_CASE("A participant is a row with columns for each stage", "[coded data]") {
    const CodedData data = coded(small_study());
    CHECK(headings(data) == "Participant | Role | Age | Concerns @ Before | Time @ Before | "
                            "I am sure @ Before | Concerns @ After | Time @ After");
    CHECK(rows(data) == std::vector<std::string>{"P1 | Mentor | 34 | 1 | 1 | 4 | 0 | 0",
                                                 "P2 | Mentee |  |  |  | ?missing |  | "});
}

TEST_CASE("A participant at a stage is a row where she took part", "[coded data]") {
    const CodedData data = coded(small_study(), {.shape = CodedShape::tall});
    CHECK(headings(data) == "Participant | Role | Stage | Age | Concerns | Time | I am sure");
    CHECK(rows(data) == std::vector<std::string>{"P1 | Mentor | Before | 34 | 1 | 1 | 4",
                                                 "P1 | Mentor | After | 34 | 0 | 0 | ",
                                                 "P2 | Mentee | Before |  |  |  | ?missing"});
}

TEST_CASE("An answer is a row, a blank one too", "[coded data]") {
    const CodedData data =
        coded(small_study(), {.unit = CodedUnit::response, .counting = {.count = Count::mentions}});
    CHECK(headings(data) ==
          "Participant | Role | Stage | Question | Answer | Age | Concerns | Time | I am sure");
    CHECK(rows(data) ==
          std::vector<std::string>{
              "P1 | Mentor | Before | Why? | No time at all, no time. | 34 | 2 | 2 | 4",
              "P1 | Mentor | After | Why? | Fine. | 34 | 0 | 0 | ",
              "P2 | Mentee | Before | Why? |  |  |  |  | ?missing"});
}

TEST_CASE("No two headings are the same, whatever things are called", "[coded data]") {
    StudyBuilder builder;
    builder.trait("P1", "Role", "x");
    builder.trait("P1", "Time", "y");
    builder.score("P1", "S", "TIME", 1);
    builder.answer("P1", "S", "Why?", "So.");
    builder.theme("Time");
    builder.theme("Other/Time");
    builder.theme("Stage");
    const CodedData data = coded(builder.snapshot(), {.shape = CodedShape::tall});
    CHECK(headings(data) ==
          "Participant | Role | Stage | Trait: Role | Time | Theme: Time | Other | "
          "Other/Time | Theme: Stage | Score: TIME");
}

namespace {

// Of a column of themes: how many rows have a number, and their sum.
struct Sums {
    std::size_t rows = 0;
    double sum = 0;
};

std::map<std::string, Sums> sums_of(const CodedData& data) {
    std::map<std::string, Sums> sums;
    std::vector<CodedCell> cells;
    for (std::size_t row = 0; row < data.rows(); ++row) {
        data.row(row, cells);
        for (std::size_t at = 0; at < cells.size(); ++at) {
            const CodedColumn& column = data.columns[at];
            if (column.kind != CodedKind::theme && column.kind != CodedKind::count)
                continue;
            Sums& sum = sums[column.wording];
            sum.rows += cells[at].kind == Kind::number ? 1 : 0;
            sum.sum += cells[at].number;
        }
    }
    return sums;
}

std::string wording_of(const ThemeRow& row, const TableColumn& column, Count count) {
    std::string words = "Theme “" + row.path + "”";
    if (count != Count::participants)
        words += ", " + std::string(name_of(count));
    return words + ", at “" + column.keys.front() + "”";
}

void compare(const Snapshot& now, const TableSpec& spec) {
    const auto table = theme_table(now, spec);
    REQUIRE(table);
    const CodedData data = coded(now, {.counting = spec});
    const auto sums = sums_of(data);
    bool left_out = false;
    for (const std::string& note : data.notes)
        left_out = left_out || note.starts_with("Not in the columns");
    for (const ThemeRow& row : table->rows)
        for (std::size_t at = 0; at < row.cells.size(); ++at) {
            const auto found = sums.find(wording_of(row, table->columns[at], spec.count));
            const Sums sum = found == sums.end() ? Sums{} : found->second;
            CAPTURE(row.path, table->columns[at].keys.front());
            CHECK(sum.rows == table->columns[at].participants.by(spec.base));
            CHECK(sum.sum <= row.cells[at].n);
            if (!left_out)
                CHECK(sum.sum == row.cells[at].n);
        }
}

} // namespace

TEST_CASE("Columns of random studies add up to the theme table", "[coded data]") {
    using Rule = CodersCounted::Rule;
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        const Snapshot now = random_study(seed);
        std::vector<CoderId> coders;
        for (const Coder& coder : now.study.coders)
            coders.push_back(coder.id);
        const CodersCounted whose[] = {{},
                                       {.rule = Rule::people},
                                       {.rule = Rule::consensus},
                                       {.rule = Rule::all_of, .coders = {coders[0], coders[1]}}};
        for (Count count : {Count::participants, Count::responses, Count::mentions})
            compare(now, {.columns = {Axis{.kind = AxisKind::stage}},
                          .count = count,
                          .base = static_cast<Base>(seed % 4),
                          .whose = whose[seed / 4 % 4]});
    }
}
