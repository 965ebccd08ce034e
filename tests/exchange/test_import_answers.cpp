#include "exchange/importing.h"
#include <catch2/catch_test_macros.hpp>

namespace themata {

namespace {

Files one_file(std::string text) { return {{.name = "answers.csv", .bytes = std::move(text)}}; }

MappingOptions wide() {
    MappingOptions options;
    options.participant = "id";
    options.text = {"q"};
    options.stage_is = "S";
    options.encoding = "UTF-8"; // so short a file with a NUL could be UTF-16
    return options;
}

const Response& only_answer(const Snapshot& now) {
    REQUIRE(now.study.responses.size() == 1);
    return *now.study.responses.begin();
}

} // namespace

TEST_CASE("An answer is taken byte for byte, whatever it looks like", "[import]") {
    using namespace std::string_literals;
    for (const std::string& text : {"None"s,
                                    "N/A"s,
                                    "NA"s,
                                    "null"s,
                                    "NULL"s,
                                    "0"s,
                                    "-"s,
                                    "."s,
                                    "-99"s,
                                    "false"s,
                                    "=1+1"s,
                                    "'=1+1"s,
                                    "'quoted'"s,
                                    " leading and trailing "s,
                                    "a\r\nb\nc\rd"s,
                                    "tab\there"s,
                                    "1e5"s,
                                    "naïve \u05E9\u05DC\u05D5\u05DD \U0001F600"s,
                                    "e\u0301 is not \u00E9"s,
                                    "a\0b"s,
                                    "<b>"s,
                                    "\u00A0x"s,
                                    "118000000001"s,
                                    "01/02/2024"s}) {
        CAPTURE(text);
        std::string cell;
        for (const char letter : text)
            cell += letter == '"' ? "\"\""s : std::string(1, letter);
        const auto now = imported(one_file("id,q\nM1,\"" + cell + "\"\n"), wide());
        CHECK(only_answer(now).text == text);
        CHECK(only_answer(now).state == ResponseState::answered);
    }
}

TEST_CASE("An empty cell is blank; white space is blank and kept", "[import]") {
    for (const std::string text : {"", " ", "\t", "\r\n", "\u00A0", " \u3000\u200B "}) {
        CAPTURE(text);
        const auto now = imported(one_file("id,q\nM1,\"" + text + "\"\n"), wide());
        CHECK(only_answer(now).text == text);
        CHECK(only_answer(now).state == ResponseState::blank);
    }
}

TEST_CASE("Who was not asked has no answer, not a blank one", "[import]") {
    const auto now = imported({{"a.csv", "Participant,Stage,How was it?\nM1,1,Good\nM2,1,\n"},
                               {"b.csv", "Participant,Stage,What next?\nM1,2,More\n"}});
    CHECK(answers_of(now) == std::vector<std::string>{"M1 | 1 | How was it? | Good",
                                                      "M1 | 2 | What next? | More",
                                                      "M2 | 1 | How was it? | "});
}

TEST_CASE("A long file is read by its columns of questions and answers", "[import]") {
    const auto now = imported(one_file("Participant,Stage,Question,Answer\n"
                                       "M1,1,Why?,Because\nM1,1,How?,0\nM2,1,Why?,\n"));
    CHECK(answers_of(now) == std::vector<std::string>{"M1 | 1 | How? | 0",
                                                      "M1 | 1 | Why? | Because",
                                                      "M2 | 1 | Why? | "});
}

TEST_CASE("The second wave adds to the first and touches nothing of it", "[import]") {
    const Files first = one_file("Participant,Stage,Why?\nM1,1,Because\nM2,1,So\n");
    const auto before = imported(first);
    const auto after =
        imported({{"wave2.csv", "Participant,Stage,Why?\nM1,2,Later\n"}}, {}, before);
    CHECK(after.study.participants.size() == 2);
    CHECK(answers_of(after).size() == 3);
    for (const Response& response : before.study.responses)
        CHECK(*after.study.responses.find(response.id) == response);
}

TEST_CASE("Importing a file again changes nothing and says so", "[import]") {
    const Files files = one_file("Participant,Stage,Sex,Why?,Mood: now\nM1,1,f,Because,3\n");
    const auto once = imported(files);
    CHECK(told(imported(files, {}, once)) == told(once));
    const auto report = report_of(files, {}, once);
    CHECK(report.added() == ImportCounts{});
    CHECK(report.already_there().answered == 1);
    CHECK(report.already_there().scores == 1);
    CHECK(report.already_there().traits == 1);
}

TEST_CASE("An answer, score, trait or role that differs from the study's is a conflict",
          "[import]") {
    const auto now =
        imported(one_file("Participant,Stage,Role,Sex,Why?,Mood: now\nM1,1,Mentor,f,Because,3\n"));

    struct Case {
        std::string row;
        std::string_view said;
    };

    for (const Case& one : {Case{"M1,1,Mentor,f,Other,3", "the answer differs from the study's"},
                            Case{"M1,1,Mentor,f,Because,4", "the score differs from the study's"},
                            Case{"M1,1,Mentor,m,Because,3", "the trait \"Sex\" differs"},
                            Case{"M1,1,Mentee,f,Because,3", "another role in the study"}}) {
        CAPTURE(one.row);
        const Files files = one_file("Participant,Stage,Role,Sex,Why?,Mood: now\n" + one.row +
                                     "\nM2,1,Mentor,f,New,2\n");
        const Error error = refusal(files, {}, now);
        CHECK(error.code == Error::Code::conflict);
        CHECK(error.what.find(one.said) != std::string::npos);
        CHECK(error.what.find("row 2") != std::string::npos);

        MappingOptions keep;
        keep.conflicts = Conflicts::keep_study;
        const auto after = imported(files, keep, now);
        CHECK(after.study.participants.size() == 2);
        for (const std::string& line : told(now))
            if (!line.starts_with("stage") && !line.starts_with("question"))
                CHECK(holds(told(after), line));
        CHECK(report_of(files, keep, now).files.at(0).conflicts.size() == 1);
    }
}

TEST_CASE("Two answers to one question at one stage are refused, with their rows", "[import]") {
    const Files files = one_file("Participant,Stage,Why?\nM1,1,Because\nM2,1,So\nM1,1,Another\n");
    const Error error = refusal(files);
    CHECK(error.what.find("row 4") != std::string::npos);
    CHECK(error.what.find("rows 2 and 4") != std::string::npos);
    CHECK(error.option.starts_with("--duplicates first, --duplicates last"));
    MappingOptions keep;
    keep.conflicts = Conflicts::keep_study;
    CHECK(refusal(files, keep).what == error.what);

    const auto twice = one_file("Participant,Stage,Why?\nM1,1,Because\nM1,1,Because\n");
    CHECK(answers_of(imported(twice)).size() == 1);
    CHECK(holds(report_of(twice).files[0].notes, "taken once"));

    const Error across = refusal({{"a.csv", "Participant,Stage,Why?\nM1,1,Because\n"},
                                  {"b.csv", "Participant,Stage,Why?\nM1,1,Other\n"}});
    CHECK(across.what.find("compare row 2 of a.csv") != std::string::npos);
}

TEST_CASE("A refused import names every row that is wrong", "[import]") {
    const Error error =
        refusal(one_file("Participant,Stage,Why?\nM1,1,a\nM3,1,b\nM4,1,c\nM2,,d\n"));
    CHECK(error.what.find("row 5: no stage is named") != std::string::npos);
}

TEST_CASE("Scores keep zero, and a blank or a word is a missing score", "[import]") {
    const auto now = imported(
        one_file("Participant,Stage,Mood: now,Mood: later\nM1,1,0,3\nM2,1,,\"2,5\"\nM3,1,5,-1\n"));
    const auto lines = told(now);
    CHECK(holds(lines, "score | M1 | 1 | Mood: now | 0 |"));
    CHECK(holds(lines, "score | M2 | 1 | Mood: now | -99 | blank"));
    CHECK(holds(lines, "score | M2 | 1 | Mood: later | 2.5 |"));
    CHECK(holds(lines, "score | M3 | 1 | Mood: later | -1 |"));
    CHECK(now.study.scales.size() == 1);

    MappingOptions options;
    options.score = {"Mood"};
    const auto words =
        imported(one_file("Participant,Stage,Mood\nM1,1,3\nM2,1,would not say\n"), options);
    CHECK(holds(told(words), "score | M2 | 1 | Mood | -99 | would not say"));
}

TEST_CASE("Theme columns code the whole answer, blank ones as well", "[import]") {
    MappingOptions options;
    options.theme_columns = "Time..Space";
    options.coder = "NHS";
    const Files files = one_file("Participant,Stage,Question,Answer,Time,Money,Space\n"
                                 "M1,1,Why?,Too late,1,0,\nM2,1,Why?,,x,,TRUE\n"
                                 "M3,1,Why?,\" \",1,false,no\nM4,1,Why?,Fine,0.0,,\n");
    const auto lines = told(imported(files, options));
    CHECK(holds(lines, "coding | M1 | 1 | Why? | Time | NHS | 0 | 0 | 8"));
    CHECK(holds(lines, "coding | M2 | 1 | Why? | Time | NHS | 0 | 0 | 0"));
    CHECK(holds(lines, "coding | M2 | 1 | Why? | Space | NHS | 0 | 0 | 0"));
    CHECK(holds(lines, "coding | M3 | 1 | Why? | Time | NHS | 0 | 0 | 1"));
    const auto report = report_of(files, options);
    CHECK(report.added().codings == 4);
    CHECK(report.added().themes == 3);
    CHECK(holds(report.files[0].notes, "3 theme marks stand on blank answers"));
}

TEST_CASE("A column that names themes codes the whole answer", "[import]") {
    const Files files = one_file("Participant,Stage,Why?,Group,Sort\n"
                                 "M1,1,Too late,Care,Waiting\nM2,1,Fine,Care,\n"
                                 "M3,1,Cold,Place,Waiting\nM4,1,,Place,\nM5,1,Hm,,Waiting\n");
    MappingOptions options;
    options.coder = "NHS";
    options.text = {"Why?"};
    options.theme = {"Group,Sort"};
    const auto now = imported(files, options);
    const auto lines = told(now);
    CHECK(holds(lines, "coding | M1 | 1 | Why? | Care/Waiting | NHS | 0 | 0 | 8"));
    CHECK(holds(lines, "coding | M2 | 1 | Why? | Care | NHS | 0 | 0 | 4"));
    CHECK(holds(lines, "coding | M3 | 1 | Why? | Place/Waiting | NHS | 0 | 0 | 4"));
    CHECK(holds(lines, "coding | M4 | 1 | Why? | Place | NHS | 0 | 0 | 0"));
    CHECK(now.study.codings.size() == 4); // M5 names no group
    const auto report = report_of(files, options);
    CHECK(report.added().themes == 4);
    CHECK(report.added().codings == 4);

    // The other way round, the sort stands above the group.
    options.theme = {"Sort", "Group"};
    CHECK(holds(told(imported(files, options)), "coding | M1 | 1 | Why? | Waiting/Care"));

    // One column may name any theme that is there; two of the same name are not guessed between.
    MappingOptions again = options;
    again.theme = {"Sort"};
    const Files later = one_file("Participant,Stage,Why?,Sort\nM6,2,Late,Care/Waiting\n");
    CHECK(holds(told(imported(later, again, now)), "coding | M6 | 2 | Why? | Care/Waiting"));
    const Error both =
        refusal(one_file("Participant,Stage,Why?,Sort\nM6,2,Late,Waiting\n"), again, now);
    CHECK(both.what.find("any of several") != std::string::npos);
}

TEST_CASE("Answers with a column of codes are no codings", "[import]") {
    const Files files = one_file("code,feedback,question,row\nxn,Nothing at all.,Q1,1\n"
                                 "ee,It was rather cold,Q1,2\nxn,No,Q2,3\nee,Cold,Q2,4\n");
    MappingOptions options;
    options.participant = "row";
    CHECK(imported(files, options).study.responses.size() == 4);
    options.theme = {"code"};
    CHECK(imported(files, options).study.codings.size() == 4);
}

TEST_CASE("Dates make stages in the order of time", "[import]") {
    MappingOptions options;
    options.stage_date = "When";
    options.stage_by = "quarter";
    const Files iso = one_file("Participant,When,Why?\nM1,2022-05-01,a\nM2,2021-01-31,b\n");
    const auto now = imported(iso, options);
    CHECK(holds(told(now), "stage | 0 | 2021-Q1"));
    CHECK(holds(told(now), "stage | 1 | 2022-Q2"));

    options.date_order = "dmy";
    options.undated = "No date";
    const auto more = imported(
        one_file("Participant,When,Why?\nM3,1/7/2021,c\nM4,,d\nM5,9/31/2021,e\n"), options, now);
    CHECK(holds(told(more), "stage | 1 | 2021-Q3"));
    CHECK(holds(told(more), "stage | 3 | No date"));
    CHECK(holds(answers_of(more), "M5 | No date"));
}

TEST_CASE("What cannot be told of a date is asked for", "[import]") {
    MappingOptions options;
    options.stage_date = "When";
    const Files files = one_file("Participant,When,Why?\nM1,03/10/2021,a\nM1,10/03/2021,b\n"
                                 "M2,30/09/2021,c\nM3,soon,d\n");
    CHECK(refusal(files, options).option == "--stage-by");
    options.stage_by = "month";
    const Error both = refusal(files, options);
    CHECK(both.what.find("column “When”: 2 dates could be read") != std::string::npos);
    CHECK(both.what.find("could be read both ways") != std::string::npos);
    CHECK(both.what.find("rows 2-3") != std::string::npos);
    CHECK(both.what.find("1 participant then has answers at two dates") != std::string::npos);
    CHECK(both.option == "--date-order dmy, --date-order mdy");
    options.date_order = "dmy";
    const Error undated = refusal(files, options);
    CHECK(undated.what.find("row 5") != std::string::npos);
    CHECK(undated.option == "--undated, --date-order");
    options.undated = "?";
    CHECK(answers_of(imported(files, options)).size() == 4);
}

TEST_CASE("Two spellings of a question stay two questions and are said", "[import]") {
    const Files files = one_file("Participant,Stage,Question,Answer\n"
                                 "M1,1,How was it?,a\nM2,1,How  was it?,b\nM3,1,how was it?,c\n");
    CHECK(imported(files).study.questions.size() == 3);
    CHECK(holds(report_of(files).notes, "2 pairs of questions differ only in"));
}

TEST_CASE("Rows without anything in them are skipped and counted", "[import]") {
    const Files files = one_file("Participant,Stage,Why?\nM1,1,a\n,,\n  \nM2,1,b\n");
    CHECK(answers_of(imported(files)).size() == 2);
    CHECK(holds(report_of(files).files[0].notes, "2 rows without anything in them"));
}

TEST_CASE("A file without labels makes each row a participant of its own", "[import]") {
    const Files files = {{"comments.csv", "comment\nfirst\n\"second, with comma\"\n"}};
    CHECK(answers_of(imported(files)) ==
          std::vector<std::string>{"comments 2 | comments | comment | first",
                                   "comments 3 | comments | comment | second, with comma"});
    CHECK(holds(report_of(files).files[0].notes, "No column says who answered"));
    CHECK(answers_of(imported(files, {}, imported(files))).size() == 2);
}

TEST_CASE("An import can be stopped, and tells how far it is", "[import]") {
    std::string text = "Participant,Stage,Why?\n";
    for (int i = 0; i < 20000; ++i)
        text += "M" + std::to_string(i) + ",1,answer\n";
    std::uint64_t last = 0;
    std::uint64_t total = 0;
    const ImportProgress progress = [&](std::uint64_t done, std::uint64_t all) {
        CHECK(done >= last);
        last = done;
        total = all;
    };
    const Files files = one_file(text);
    REQUIRE(plan_import({}, files, {}, {}, progress));
    CHECK(total == 20000);
    CHECK(last > 10000);
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = plan_import({}, files, {}, stop.get_token(), {});
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == Error::Code::cancelled);
}

TEST_CASE("New stages stand as they come, or by the numbers in their names when that is asked for",
          "[import]") {
    const auto stages = [](const std::vector<std::string>& names, StageOrder order,
                           const Snapshot& now = {}) {
        Files files;
        for (const std::string& name : names)
            files.push_back({"f" + std::to_string(files.size()) + ".csv",
                             "Participant,Stage,How was it?\nA," + name + ",It was all fine\n"});
        MappingOptions options;
        options.stage_order = order;
        const Snapshot after = imported(files, options, now);
        std::vector<std::pair<std::int32_t, std::string>> placed;
        for (const Stage& stage : after.study.stages)
            placed.emplace_back(stage.order, stage.name);
        std::ranges::sort(placed);
        std::vector<std::string> found;
        for (const auto& [place, name] : placed)
            found.push_back(name);
        return found;
    };
    using Names = std::vector<std::string>;
    const auto given = StageOrder::as_given;
    const auto number = StageOrder::by_number;
    CHECK(stages({"Stage 4", "Phase 1"}, given) == Names{"Stage 4", "Phase 1"});
    CHECK(stages({"Stage 4", "Stage 10", "Phase 1"}, number) ==
          Names{"Phase 1", "Stage 4", "Stage 10"});
    CHECK(stages({"Year 2 week 1", "Year 1 week 2", "Year 1 week 1"}, number) ==
          Names{"Year 1 week 1", "Year 1 week 2", "Year 2 week 1"});
    CHECK(stages({"Autumn 2021", "Spring 2021", "May 2020"}, number) ==
          Names{"May 2020", "Autumn 2021", "Spring 2021"});
    CHECK(stages({"Week 6", "Baseline"}, number) == Names{"Week 6", "Baseline"});
    const Snapshot before =
        imported({{"a.csv", "Participant,Stage,How was it?\nA,Stage 9,It was all fine\n"}});
    CHECK(stages({"Stage 4", "Phase 1"}, number, before) == Names{"Stage 9", "Phase 1", "Stage 4"});
}

} // namespace themata
