#include "searching.h"

#include "index/resolve.h"
#include "support/study_builder.h"
#include <algorithm>

using namespace themata;

namespace {

// What each answer is there for stands behind it; ids count from 1.
StudyBuilder school() {
    StudyBuilder study;
    study.participant("P1", "Mentor");
    study.participant("P2", "Mentee");
    study.participant("José", "Mentee");
    const auto answer = [&](std::string_view who, std::string_view stage, std::string_view text) {
        return study.answer(who, stage, "What did you learn?", text);
    };
    const auto first = answer("P1", "Phase 1", "I learned to trust people and to give them time.");
    answer("P2", "Phase 1", "Trusting others takes time, and time again: the trusted ones stay.");
    answer("José", "Phase 1", "Mi confianza en los mentores ha crecido mucho con el tiempo.");
    answer("P1", "Phase 2", "Das Vertrauen und die Häuser waren nicht das Problem in der Zeit.");
    const auto fifth = answer("P2", "Phase 2", "我们信任导师,时间很重要。");
    answer("José", "Phase 2", "先生を信頼しています。");
    answer("P1", "Phase 3", "ความไว้วางใจเป็นสิ่งสำคัญมาก");
    answer("P2", "Phase 3", "كِتَابٌ جَدِيدٌ في المكتبة");
    answer("José", "Phase 3", "Great 👍🏽 I ❤ it, 10/10. It was so good.I don’t mind.");
    answer("P1", "Phase 4", "");
    answer("P2", "Phase 4", "None");
    const auto last =
        answer("José", "Phase 4", "L’espoir et les maisons de la ville, pas du temps.");
    study.code(first, "Growth/Trust", "trust people", "Ann");
    study.code(first, "Time", "time", "Ann");
    study.code(fifth, "Growth", "", "Ben");
    study.code(last, "Growth/Trust", "", "Ben");
    study.theme("Other/Trust");
    study.nothing_to_code({11}, "Ann");
    return study;
}

struct Case {
    std::string typed;
    std::vector<std::uint32_t> found; // rising
};

std::vector<std::string> marked(const Hits& hits, const Snapshot& snapshot) {
    std::vector<std::string> words;
    for (const Hit& hit : hits.hits)
        for (const Span span : hit.spans)
            words.push_back(snapshot.study.responses.find(hit.response)
                                ->text.substr(span.begin, span.length()));
    return words;
}

const std::vector<Case> cases = {
    {"trust", {1, 2}}, // trust, trusting, trusted
    {"TRUSTING", {1, 2}},
    {"\"trust\"", {1}},
    {"trust time", {1, 2}},
    {"trust people", {1}},
    {"trust -people", {2}},
    {"trust NOT (people OR others)", {}},
    {"trust OR confianza", {1, 2, 3}},
    {"\"trust people\"", {1}},
    {"\"people trust\"", {}},
    {"\"time and time again\"", {2}}, // a comma stands between
    {"\"time again time\"", {}},
    {"mentor", {3}}, // mentores, by the Spanish stemmer
    {"haus", {4}},   // Häuser, by the German one
    {"häuser", {4}},
    {"maison", {12}}, // maisons
    {"espoir", {12}}, // l'espoir
    {"tru*", {1, 2}},
    {"t*", {1, 2, 3, 12}},
    {"时间", {5}},
    {"信任", {5}},
    {"信頼", {6}},
    {"先生", {6}},
    {"ไว้วางใจ", {7}},
    {"สำคัญ", {7}},
    {"كتاب", {8}}, // without the marks
    {"كِتَابٌ", {8}},
    {"👍", {9}},
    {"👍🏿", {9}},
    {"❤️", {9}},
    {"10", {9}},
    {"don't", {9}},
    {"good", {9}}, // "good.I"
    {"none", {11}},
    {"", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
    {"stage:\"Phase 1\"", {1, 2, 3}},
    {"stage:\"phase 1\" trust", {1, 2}},
    {"role:mentor", {1, 4, 7, 10}},
    {"participant:jose", {3, 6, 9, 12}},
    {"participant:José -confianza", {6, 9, 12}},
    {"question:\"What did\"", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
    {"theme:Growth", {1, 5, 12}}, // with the theme below it
    {"theme:Growth/Trust", {1, 12}},
    {"theme:Time OR 时间", {1, 5}},
    {"theme:Other/Trust", {}},
    {"coder:Ann", {1, 11}},
    {"coder:ben", {5, 12}},
    {"is:coded", {1, 5, 12}},
    {"is:uncoded", {2, 3, 4, 6, 7, 8, 9}},
    {"is:nothing", {11}},
    {"is:blank", {10}},
    {"is:answered role:mentor", {1, 4, 7}},
    {"-is:answered", {10}},
    {"time -(is:coded OR stage:\"Phase 1\")", {}},
};

} // namespace

TEST_CASE("Answers are found in every language, by index and by scan alike", "[search]") {
    const TemporaryFolder folder;
    const Snapshot snapshot = school().snapshot();
    Searcher searcher(folder.path());
    const auto check_all = [&](Hits::Source source) {
        for (const Case& one : cases) {
            CAPTURE(one.typed);
            const Hits hits = searched(searcher, snapshot, one.typed);
            auto found = ids(hits);
            std::ranges::sort(found);
            CHECK(found == one.found);
            CHECK(hits.total == found.size());
            CHECK(hits.responses.size() == found.size());
            const bool asks_for_words = one.typed.find(':') == one.typed.npos && !one.typed.empty();
            if (asks_for_words)
                CHECK(hits.source == source);
        }
    };
    check_all(Hits::Source::scan);
    CHECK(caught_up(folder.path(), snapshot, AnswerHistory(snapshot.head)).how ==
          CaughtUp::How::built);
    check_all(Hits::Source::index);
}

TEST_CASE("What matched is marked where it stands, letter by letter", "[search]") {
    const TemporaryFolder folder;
    const Snapshot snapshot = school().snapshot();
    Searcher searcher(folder.path());
    const auto marks = [&](std::string_view typed) {
        return marked(searched(searcher, snapshot, typed), snapshot);
    };
    using Words = std::vector<std::string>;
    CHECK(marks("\"trust people\" time") == Words{"trust people", "time"});
    CHECK(marks("people -others") == Words{"people"});
    CHECK(marks("haus") == Words{"Häuser"});
    CHECK(marks("信任") == Words{"信任"});
    CHECK(marks("สำคัญ") == Words{"สำคัญ"});
    CHECK(marks("كتاب") == Words{"كِتَابٌ"});
    CHECK(marks("👍") == Words{"👍🏽"});
    CHECK(marks("don't") == Words{"don’t"});
    CHECK(marks("\"trusting others\" OR \"others takes\"") == Words{"Trusting others takes"});
    CHECK(marks("stage:\"Phase 1\"").empty());
}

TEST_CASE("Answers that say it more often, or say little else, come first", "[search]") {
    const TemporaryFolder folder;
    StudyBuilder study;
    const auto answer = [&](std::string_view text) {
        return study.answer("P" + std::string(text.substr(0, 9)), "S", "Q", text);
    };
    const auto long_one = answer("a long story of this and that and of trust, and then of more");
    const auto short_one = answer("trust");
    const auto often = answer("trust and trust and trust and all the trust");
    for (int i = 0; i < 20; ++i)
        answer(std::to_string(i) + " nothing of the kind was said in that answer");
    const auto rare = answer("zebras and nothing of the kind was said here");
    const Snapshot snapshot = study.snapshot();
    Searcher searcher(folder.path());
    CHECK(ids(searched(searcher, snapshot, "trust")) ==
          std::vector{often.value, short_one.value, long_one.value});
    CHECK(ids(searched(searcher, snapshot, "nothing OR zebras")).front() == rare.value);
    const Hits all = searched(searcher, snapshot, "nothing", {.limit = 100});
    const Hits page = searched(searcher, snapshot, "nothing", {.limit = 5, .offset = 10});
    CHECK(page.total == 21);
    REQUIRE(page.hits.size() == 5);
    CHECK(std::equal(page.hits.begin(), page.hits.end(), all.hits.begin() + 10));
    CHECK(searched(searcher, snapshot, "nothing", {.limit = 5, .offset = 100}).hits.empty());
    CHECK(searched(searcher, snapshot, "nothing", {.limit = 0}).total == 21);
}

TEST_CASE("Hits are counted by stage, role and theme", "[search]") {
    const TemporaryFolder folder;
    const Snapshot snapshot = school().snapshot();
    Searcher searcher(folder.path());
    const Hits by_both =
        searched(searcher, snapshot, "", {.breakdown = {BreakdownKey::stage, BreakdownKey::role}});
    REQUIRE(by_both.breakdown.size() == 8);
    CHECK(by_both.breakdown[0] == BreakdownRow{{1}, {1}, {}, 1});
    CHECK(by_both.breakdown[1] == BreakdownRow{{1}, {2}, {}, 2});
    // Growth 1, Trust 2, Time 3, none; the first answer has two of them.
    const Hits by_theme = searched(searcher, snapshot, "", {.breakdown = {BreakdownKey::theme}});
    using Rows = std::vector<BreakdownRow>;
    CHECK(by_theme.breakdown ==
          Rows{{{}, {}, {1}, 1}, {{}, {}, {2}, 2}, {{}, {}, {3}, 1}, {{}, {}, {}, 9}});
}

TEST_CASE("A name that the study does not have is an error with the nearest names", "[search]") {
    StudyBuilder study = school();
    study.stage("Ausgang");
    study.stage("AUSGANG");
    const Snapshot snapshot = study.snapshot();
    const auto error = [&](std::string_view typed) {
        const auto plan = resolve(*parse_query(typed), snapshot);
        REQUIRE(!plan);
        return plan.error();
    };
    CHECK(error("a stage:\"Phse 1\"").what == "The study has no stage “Phse 1” (at letter 3).");
    CHECK(error("stage:\"Phse 1\"").hint.starts_with("Did you mean “Phase 1”"));
    CHECK(error("theme:Grwoth").hint == "Did you mean “Growth”?");
    CHECK(error("theme:xyzzy").hint == "The study has “Growth”, “Trust”, “Time” and “Other”.");
    CHECK(error("coder:Cat").code == Error::Code::not_found);
    CHECK(error("participant:P9").hint.starts_with("Did you mean"));
    CHECK(error("theme:trust").what ==
          "2 themes go by “trust” (at letter 1): “Growth/Trust” and “Other/Trust”.");
    CHECK(error("theme:trust").hint == "Write the theme above it too: theme:\"Parent/Name\".");
    CHECK(error("stage:ausgang").what ==
          "2 stages go by “ausgang” (at letter 1): “Ausgang” and “AUSGANG”.");
    CHECK(resolve(*parse_query("stage:AUSGANG"), snapshot));
    CHECK(resolve(*parse_query("theme:growth/TRUST"), snapshot));
}

TEST_CASE("A filter follows the codings of the snapshot that is searched", "[search]") {
    const TemporaryFolder folder;
    StudyBuilder study = school();
    Snapshot before = study.snapshot();
    before.head = {1, 11};
    study.code({2}, "Time", "time", "Ben");
    Snapshot after = study.snapshot();
    after.head = {2, 12};
    Searcher searcher(folder.path());
    CHECK(searched(searcher, before, "theme:Time").total == 1);
    CHECK(searched(searcher, after, "theme:Time").total == 2);
    CHECK(searched(searcher, before, "is:uncoded").total == 7);
    CHECK(searched(searcher, after, "is:uncoded").total == 6);
    CHECK(searched(searcher, before, "theme:Time").total == 1);
}

TEST_CASE("A stem is found whatever it does to the beginning of a word", "[search]") {
    const TemporaryFolder folder;
    StudyBuilder study;
    const auto indonesian =
        study.answer("P1", "S", "Q", "Saya tidak suka membaca buku yang ada di rumah ini.");
    const auto german = study.answer("P2", "S", "Q", "Die Äpfel sind nicht von uns, das ist so.");
    const auto arabic = study.answer("P3", "S", "Q", "ذهبت إلى المكتبة في المدينة مع صديقي");
    study.answer("P4", "S", "Q", "म स्कुल जान्छु र किताब पढ्छु अनि घर फर्कन्छु।");
    const auto nepali = study.answer("P5", "S", "Q", "उनी नेले भने र त्यो पनि राम्रो छ।");
    const Snapshot snapshot = study.snapshot();
    Searcher searcher(folder.path());
    const auto found = [&](std::string_view typed) {
        return ids(searched(searcher, snapshot, typed));
    };
    const auto check_all = [&] {
        CHECK(found("baca") == std::vector{indonesian.value});
        CHECK(found("apfel") == std::vector{german.value});
        CHECK(found("مكتبة") == std::vector{arabic.value});
        CHECK(found("नेले") == std::vector{nepali.value}); // of which no stem is left
    };
    check_all();
    caught_up(folder.path(), snapshot, AnswerHistory(snapshot.head));
    check_all();
}

TEST_CASE("A search that is stopped says so", "[search]") {
    const TemporaryFolder folder;
    const Snapshot snapshot = school().snapshot();
    Searcher searcher(folder.path());
    std::stop_source stop;
    stop.request_stop();
    const auto hits = searcher.search(snapshot, *parse_query("trust"), {}, stop.get_token());
    REQUIRE(!hits);
    CHECK(hits.error().code == Error::Code::cancelled);
}
