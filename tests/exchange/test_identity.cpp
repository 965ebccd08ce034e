#include "exchange/importing.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace themata {

namespace {

Files file(std::string name, std::string text) {
    return {{.name = std::move(name), .bytes = std::move(text)}};
}

MappingOptions at(std::string stage) {
    MappingOptions options;
    options.stage_is = std::move(stage);
    return options;
}

std::vector<Doubt> doubts_of(const Files& files, const MappingOptions& options = {},
                             const Snapshot& now = {}) {
    return consider_import(now, files, options, {}, {}).preview.doubts;
}

bool has_open(const std::vector<Doubt>& doubts, std::string_view id) {
    return std::ranges::any_of(
        doubts, [&](const Doubt& doubt) { return doubt.id == id && doubt.is_open(); });
}

const std::string way_of(const std::vector<Doubt>& doubts, std::string_view value) {
    for (const Doubt& doubt : doubts)
        for (const Way& way : doubt.ways)
            if (way.value == value)
                return way.means;
    return "no such way";
}

std::vector<std::string> labels(const Snapshot& now) {
    std::vector<std::string> found;
    for (const Participant& each : now.study.participants)
        found.push_back(each.label);
    return found;
}

using Labels = std::vector<std::string>;

} // namespace

TEST_CASE("Rows without a label are people whom no other file can match", "[identity]") {
    const Files a =
        file("results.csv", "What do you think?,Trust: x\nfine it was,3\nbad was it,2\n");
    const Files b =
        file("results.csv", "What do you think?,Trust: x\nother it was,5\nmore of it,4\n");
    const Snapshot one = imported(a, at("W1"));
    CHECK(labels(imported(b, at("W2"), one)) ==
          Labels{"results 2", "results 3", "results (2) 2", "results (2) 3"});
    CHECK(imported(b, at("W1"), one).study.participants.size() == 4);
    // The same rows at the same stage are the same people; at another they are not.
    CHECK(plan_of(a, at("W1"), one)->changes.empty());
    CHECK(imported(a, at("W2"), one).study.participants.size() == 4);
    const Snapshot two = imported(b, at("W2"), one);
    CHECK(plan_of(b, at("W2"), two)->changes.empty());
    CHECK(plan_of(a, at("W1"), two)->changes.empty());
}

TEST_CASE("A file of which some rows are known is a doubt", "[identity]") {
    const std::string rows = "What do you think?\nfine it was indeed\nbad it was indeed\n";
    const Snapshot now = imported(file("r.csv", rows), at("W1"));
    const Files more = file("r.csv", rows + "a third one came\n");
    CHECK(has_open(doubts_of(more, at("W1"), now), "again"));
    MappingOptions same = at("W1");
    same.again = Again::same;
    CHECK(imported(more, same, now).study.participants.size() == 3);
    MappingOptions others = at("W1");
    others.again = Again::others;
    CHECK(imported(more, others, now).study.participants.size() == 5);
}

TEST_CASE("An id column stays one when an id is repeated or blank", "[identity]") {
    const Snapshot now = imported(file("w1.csv", "id,How was it?\n1,good it was\n2,bad it was\n"));
    const Files again = file("w2.csv", "id,How was it?\n1,one again\n2,two again\n2,two else\n");
    const auto doubts = doubts_of(again, {}, now);
    CHECK(has_open(doubts, "duplicates"));
    CHECK(way_of(doubts, "first") == "2 people, 2 answers, in the order of the file");
    CHECK(way_of(doubts, "separate") == "3 people, 3 answers");
    MappingOptions first;
    first.duplicates = Duplicates::first;
    CHECK(labels(imported(again, first, now)) == Labels{"1", "2"});
    CHECK(holds(answers_of(imported(again, first, now)), "two again"));
    first.duplicates = Duplicates::last;
    CHECK(holds(answers_of(imported(again, first, now)), "two else"));
    first.duplicates = Duplicates::separate;
    CHECK(labels(imported(again, first, now)) == Labels{"1", "2", "2 (2)"});
    CHECK(plan_of(again, first, imported(again, first, now))->changes.empty());
    const Files blank = file("w2.csv", "id,How was it?\n1,one again\n,who is it\n");
    CHECK(labels(imported(blank, {}, now)) == Labels{"1", "2", "w2 3 (no id)"});
}

TEST_CASE("The fullest row has the most cells; a tie goes to the first", "[identity]") {
    const Files rows =
        file("a.csv", "Participant,Stage,What?,Why?\nP1,Pre,one,\nP1,Pre,two,because\n"
                      "P2,Pre,three,\nP2,Pre,four,\n");
    MappingOptions options;
    options.text = {"What?,Why?"};
    options.duplicates = Duplicates::fullest;
    const auto answers = answers_of(imported(rows, options));
    CHECK(holds(answers, "two"));
    CHECK(holds(answers, "three"));
    CHECK_FALSE(holds(answers, "four"));
}

TEST_CASE("Equal rows, and rows that fill blanks, are no doubt", "[identity]") {
    MappingOptions options;
    options.text = {"What?,Why?"};
    const Snapshot now = imported(
        file("a.csv", "Participant,Stage,What?,Why?\nP1,Pre,one,\nP1,Pre,one ,because\n"), options);
    CHECK(answers_of(now) == Labels{"P1 | Pre | What? | one", "P1 | Pre | Why? | because"});
}

TEST_CASE("Names that differ only in case, spaces or accents are asked about", "[identity]") {
    const Files rows =
        file("a.csv", "Participant,Stage,How was it?\nP1,Pre,good it was\n"
                      "P2,Pre,bad it was\nP3,PRE ,so so it was\nP4,Post,over it is\n");
    const auto doubts = doubts_of(rows);
    CHECK(has_open(doubts, "same-names"));
    CHECK(way_of(doubts, "join") == "2 stages");
    CHECK(way_of(doubts, "keep") == "3 stages");
    MappingOptions join;
    join.same_names = SameNames::join;
    const Snapshot joined = imported(rows, join);
    CHECK(joined.study.stages.size() == 2);
    MappingOptions keep;
    keep.same_names = SameNames::keep;
    CHECK(imported(rows, keep).study.stages.size() == 3);
    // Against the study, whose spelling stays.
    const Files other = file("b.csv", "Participant,Stage,How was it?\np1,pre,later it was\n");
    CHECK(doubts_of(other, {}, joined).size() == 2);
    MappingOptions asked = join;
    asked.duplicates = Duplicates::first;
    CHECK(refusal(other, join, joined).code == Error::Code::conflict);
    CHECK(imported(other, keep, joined).study.participants.size() == 5);
}

TEST_CASE("A blank is filled later, and never conflicts", "[identity]") {
    const std::string heading = "Participant,Stage,Role,What?,Trust: x\n";
    MappingOptions options;
    options.text = {"What?"};
    const Snapshot now =
        imported(file("a.csv", heading + "P1,Pre,,,\nP2,Pre,Mentor,said,3\n"), options);
    const Files fills = file("b.csv", heading + "P1,Pre,Mentee,now,4\nP2,Pre,,,\n");
    const Snapshot filled = imported(fills, options, now);
    CHECK(holds(answers_of(filled), "now"));
    CHECK(holds(answers_of(filled), "said"));
    CHECK(std::ranges::count_if(filled.study.scores, [](const Score& s) { return !!s.value; }) ==
          2);
    CHECK(filled.study.participants.begin()->role);
    CHECK(plan_of(file("a.csv", heading + "P1,Pre,,,\n"), options, filled)->changes.empty());
    // Each difference that is dropped is told, and a role that nobody gets is not made.
    MappingOptions keep = options;
    keep.conflicts = Conflicts::keep_study;
    const auto report = report_of(
        file("c.csv", heading + "P1,Pre,Judge,else,1\nP2,Pre,Judge,else,3\n"), keep, filled);
    CHECK(report.files.front().conflicts.size() == 5);
    CHECK(report.added().roles == 0);
}

TEST_CASE("A later file is read as the study knows its columns", "[identity]") {
    MappingOptions options;
    options.participant = "Kurz";
    options.stage = "Welle";
    options.trait = {"Ort,Zufrieden"};
    options.text = {"Wie war es"};
    const Snapshot now = imported(
        file("a.csv",
             "Kurz,Welle,Ort,Zufrieden,Wie war es\nANNA,W1,Nord,3,gut\nBERT,W1,Sued,4,grau\n"),
        options);
    const auto plan = plan_of(file("b.csv", "Kurz,Welle,ORT,Zufrieden,Wie war es\n"
                                            "ANNA,W1,Nord,3,gut\nCARL,W1,West,5,neu\n"),
                              {}, now);
    REQUIRE(plan);
    const ImportCounts added = plan->report.added();
    CHECK(added.participants == 1);
    CHECK(added.answered == 1);
    CHECK(added.traits == 2);
    CHECK(added.scores == 0);
    CHECK(added.questions == 0);
    CHECK(added.stages == 0);
}

} // namespace themata
