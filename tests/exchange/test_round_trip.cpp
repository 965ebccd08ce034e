#include "exchange/importing.h"
#include "exchange/reading/delimited.h"
#include "exchange/reading/words.h"
#include "exchange/writing/write_study.h"
#include "study/check.h"
#include "support/random_study.h"
#include "text/segments.h"
#include <catch2/catch_test_macros.hpp>
#include <set>

namespace themata {

namespace {

std::string random_text(Dice& dice, std::uint32_t longest) {
    static const std::vector<std::string> pieces = {"=",
                                                    "+",
                                                    "-",
                                                    "@",
                                                    "'",
                                                    "\t",
                                                    "\r",
                                                    "\n",
                                                    "\r\n",
                                                    "\"",
                                                    ",",
                                                    ";",
                                                    "|",
                                                    "a",
                                                    "B1",
                                                    "0",
                                                    " ",
                                                    "yes",
                                                    "\u00E9",
                                                    "é",
                                                    "\\",
                                                    "/",
                                                    ":",
                                                    "?",
                                                    "[",
                                                    "] ",
                                                    "\u05E9\u05DC",
                                                    "\U0001F469\u200D\U0001F52C",
                                                    "\uFF1D",
                                                    "{\"ImportId\"",
                                                    "Response"};
    std::string text;
    for (std::uint32_t left = dice.below(longest); left > 0; --left)
        text += pieces[dice.below(pieces.size())];
    return text;
}

std::string name(Dice& dice, std::uint32_t number) {
    return random_text(dice, 5) + "n" + std::to_string(number) + random_text(dice, 3);
}

Span random_span(const std::string& text, Dice& dice) {
    const auto ends = boundaries(text, Segment::grapheme);
    const auto whole = Span{0, static_cast<std::uint32_t>(text.size())};
    if (ends.size() < 3 || dice.one_in(3))
        return whole;
    const auto first = dice.below(ends.size() - 1);
    return {ends[first], ends[first + 1 + dice.below(ends.size() - first - 1)]};
}

bool is_answered(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") != std::string::npos;
}

// Names and answers out of what breaks files: quotes, line ends, formulas, slashes.
Snapshot nasty_study(std::uint32_t seed) {
    Dice dice(seed);
    StudyBuilder study;
    std::vector<std::string> stages, people, questions, themes;
    for (std::uint32_t i = 0; i < 1 + dice.below(3); ++i)
        study.stage(stages.emplace_back(name(dice, i)));
    for (std::uint32_t i = 0; i < 1 + dice.below(3); ++i)
        study.question(questions.emplace_back(name(dice, i)));
    for (std::uint32_t i = 0; i < 1 + dice.below(4); ++i) {
        study.participant(people.emplace_back(name(dice, i)), dice.one_in(2) ? "=Role" : "");
        if (dice.one_in(2))
            study.trait(people.back(), "=Sex", name(dice, i), TraitKind::order);
        if (dice.one_in(2))
            study.trait(people.back(), "Stage", "-3", TraitKind::number);
        if (dice.one_in(2))
            study.trait(people.back(), "Why not?", name(dice, 0), TraitKind::text);
    }
    std::vector<ThemeId> all;
    for (std::uint32_t i = 0; i < 1 + dice.below(6); ++i) {
        const ThemeId theme = study.theme("t" + std::to_string(i));
        Theme& record = study.at(theme);
        record.name = dice.one_in(3) ? "same/t" + std::to_string(i) : name(dice, i);
        if (!all.empty() && dice.one_in(2)) {
            record.parent = all[dice.below(all.size())];
            record.name = dice.one_in(2) ? "t" : record.name;
        }
        record.definition = random_text(dice, 4);
        record.include = dice.one_in(2) ? "=yes" : "";
        record.colour = static_cast<std::uint8_t>(dice.below(256));
        record.state = static_cast<ThemeState>(dice.below(3));
        record.order = static_cast<std::int32_t>(i);
        for (const ThemeId other : all)
            if (study.at(other).parent == record.parent && study.at(other).name == record.name)
                record.name += std::to_string(i);
        if (!is_answered(record.definition))
            record.definition.clear();
        all.push_back(theme);
    }
    std::set<std::tuple<ResponseId, ThemeId, Span>> coded;
    for (const std::string& person : people)
        for (const std::string& stage : stages)
            for (const std::string& question : questions) {
                if (dice.one_in(4))
                    continue;
                const std::string text = random_text(dice, 12);
                const ResponseId response = study.answer(person, stage, question, text);
                study.at(response).state =
                    is_answered(text) ? ResponseState::answered : ResponseState::blank;
                for (std::uint32_t c = dice.below(4); c > 0; --c) {
                    const ThemeId theme = all[dice.below(all.size())];
                    const Span span = random_span(text, dice);
                    if (coded.emplace(response, theme, span).second)
                        study.code(response, theme,
                                   study.coder(dice.one_in(2) ? "RS" : "=rule", CoderKind::person),
                                   span);
                }
            }
    for (const std::string& person : people)
        for (const std::string& stage : stages) {
            const ScoreId score = study.score(person, stage, "Mood: @now", -1.5 + dice.below(3));
            if (dice.one_in(3)) {
                study.at(score).value = {};
                study.at(score).missing = dice.one_in(2) ? "blank" : "-none";
            }
        }
    for (const std::string& person : people)
        for (const std::string& other : people) {
            if (person != other && dice.one_in(2))
                study.tie(dice.one_in(2) ? TieKind::willing : TieKind::unwilling, person, other);
            if (person != other && dice.one_in(4))
                study.tie(TieKind::paired, person, other);
        }
    for (std::uint32_t i = 0; i < dice.below(4); ++i)
        study.note(people[dice.below(people.size())], random_text(dice, 3), name(dice, i));
    return study.snapshot();
}

// What CSV has no place for: verdicts, memos, and what nothing refers to.
std::vector<std::string> exportable(const Snapshot& now) { return told(now); }

Snapshot brought_back(const Snapshot& now, ByteOrderMark mark = ByteOrderMark::none) {
    Files files;
    for (WrittenFile& file : write_study(now, mark))
        files.insert(files.begin(), {.name = file.name, .bytes = std::move(file.text)});
    // Names of few signs may leave in doubt what parts the cells, which one is told.
    MappingOptions options;
    options.delimiter = "comma";
    return files.empty() ? Snapshot{} : imported(files, options);
}

} // namespace

TEST_CASE("A guard comes off as it went on, whatever it guards", "[round-trip]") {
    for (std::uint32_t seed = 0; seed < 20000; ++seed) {
        Dice dice(seed);
        const std::string text = random_text(dice, 6);
        CAPTURE(text);
        CHECK(unguarded(guarded(text)) == text);
        CHECK_FALSE((!needs_guard(text) && guarded(text) != text));
    }
    for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uFF1D1"})
        CHECK(guarded(formula) == "'" + std::string(formula));
    CHECK(guarded("'=1") == "''=1");
    for (const char* text : {"plain", "'tis", "1-2", "a=b", ""})
        CHECK(guarded(text) == text);
}

TEST_CASE("A spreadsheet runs nothing that is exported", "[round-trip]") {
    StudyBuilder study;
    study.answer("=M1", "+S", "@Q", "=HYPERLINK(1)");
    study.code({1}, "-T", "=HYPERLINK");
    for (const WrittenFile& file : write_study(study.snapshot())) {
        CAPTURE(file.name, file.text);
        const auto sheet = read_delimited(file.text, {});
        REQUIRE(sheet);
        for (std::size_t r = 0; r < sheet->size(); ++r)
            for (std::size_t c = 0; c < sheet->row(r).size(); ++c) {
                const auto cell = sheet->row(r)[c];
                CHECK((cell.empty() ||
                       std::string_view("=+-@").find(cell[0]) == std::string_view::npos));
            }
    }
}

TEST_CASE("An apostrophe that a participant typed is not taken for a guard", "[round-trip]") {
    MappingOptions options;
    options.text = {"q"};
    const auto now = imported({{"x.csv", "id,q\nM1,'=1\nM2,''=1\nM3,=1\n"}}, options);
    CHECK(answers_of(now) ==
          std::vector<std::string>{"M1 | x | q | '=1", "M2 | x | q | ''=1", "M3 | x | q | =1"});
    CHECK(told(brought_back(now)) == told(now));
}

TEST_CASE("A random study comes back as it was exported", "[round-trip]") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        const Snapshot now = random_study(seed);
        CHECK(exportable(brought_back(now)) == exportable(now));
    }
}

TEST_CASE("A study of awkward names and answers comes back as it was exported", "[round-trip]") {
    for (std::uint32_t seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        const Snapshot now = nasty_study(seed);
        const auto mark = seed % 2 == 0 ? ByteOrderMark::none : ByteOrderMark::present;
        CHECK(exportable(brought_back(now, mark)) == exportable(now));
    }
}

TEST_CASE("The reverse-mentoring study comes back as it was exported", "[round-trip][shared]") {
    const auto now = imported(shared_files(
        "reverse-mentoring", {"participants.csv", "mentor-phase-1.csv", "mentor-phase-2.csv",
                              "mentee-stage-4.csv", "mentee-stage-5.csv", "codebook.csv",
                              "codings.csv", "willing.csv", "interview-notes.csv"}));
    CHECK(exportable(brought_back(now)) == exportable(now));
    CHECK(exportable(brought_back(brought_back(now))) == exportable(now));
}

TEST_CASE("Quotes of a theme are written with who said them where", "[round-trip]") {
    StudyBuilder study;
    study.participant("M1", "Mentor");
    study.answer("M1", "Phase 1", "Why?", "No, \"time\"");
    study.code({1}, "Concerns/Time", "\"time\"");
    const auto now = study.snapshot();
    const auto text = write_quotes(now, quotes(now, {}));
    CHECK(text == "Theme,Quote,Participant,Role,Stage,Question,Coder\r\n"
                  "Concerns/Time,\"\"\"time\"\"\",M1,Mentor,Phase 1,Why?,RS\r\n");
}

} // namespace themata
