// All that a query can say, on one small study in many languages: a row is a query, the answers
// that it finds and, for many, the words that are marked in them. Each is asked of the index, of a
// scan, and of the oracle.

#include "plain_search.h"
#include "searching.h"

#include "index/resolve.h"
#include "support/study_builder.h"
#include <algorithm>

using namespace themata;

namespace {

// Answers are named by what they are there for.
struct Told {
    std::string_view label;
    std::string_view who;
    std::string_view stage;
    std::string_view text;
};

constexpr Told told[] = {
    {"en1", "P1", "Phase 1", "I learned to trust people and to give them time."},
    {"en2", "P2", "Phase 1", "Trusting others takes time, and time again: the trusted ones stay."},
    {"es", "José", "Phase 1", "Mi confianza en los mentores ha crecido mucho con el tiempo."},
    {"de", "P1", "Phase 2", "Die Häuser an der Straße waren nicht das Problem in der Zeit."},
    {"zh", "P2", "Phase 2", "我们信任导师,时间很重要。"},
    {"ja", "José", "Phase 2", "先生を信頼しています。トイレは遠い。"},
    {"th", "P1", "Phase 3", "ความไว้วางใจเป็นสิ่งสำคัญมาก"},
    {"ar", "P2", "Phase 3", "كِتَابٌ جَدِيدٌ في المكتبـــة مع أحمد"},
    {"emoji", "José", "Phase 3", "Great 👍🏽 I ❤ it, 10/10. It was so good.I don’t mind."},
    {"blank", "P1", "Phase 4", ""},
    {"none", "P2", "Phase 4", "None"},
    {"fr", "José", "Phase 4", "L’espoir et les maisons de la ville, pas du temps."},
    {"tr", "P3", "Phase 1", "Iğdır'da ılık bir gün geçirdik ve İSTANBUL çok güzel bir şehir."},
    {"km", "P3", "Phase 2", "ខ្ញុំជឿទុកចិត្តលើគ្រូ"},
    {"ru", "P3", "Phase 3", "Доверие растёт медленно, и мы ему учимся."},
    {"nhs", "P4", "Phase 1", "The NHS ward round was late; the nhs ran out of beds twice."},
    {"round", "P4", "Phase 2",
     "On the ward the morning round is late, the round of the ward is long."},
    {"women", "P4", "Phase 3",
     "A woman and two women wait for the clinic while reading and singing."},
    {"spell", "P4", "Phase 4", "The clinc was closed, the clinics were full and a cynic laughed."},
    {"ko", "P5", "Phase 1", "신뢰가 가장 중요하다고 생각합니다"},
    {"he", "P5", "Phase 2", "שָׁלוֹם לכולם וגם תודה"},
    {"redo", "P5", "Phase 3",
     "We redo and re-do it: redoing costs 1,000 pounds, e.g. v1.2 in 2021."},
    {"cafe", "P5", "Phase 4", "Café, CAFE and cafe\u0301: the résumé was aimée."},
};

StudyBuilder told_study() {
    StudyBuilder study;
    for (const auto& [who, role] :
         {std::pair{"P1", "Mentor"}, {"P2", "Mentee"}, {"José", "Mentee"}})
        study.participant(who, role);
    std::vector<ResponseId> ids;
    for (const Told& one : told)
        ids.push_back(study.answer(one.who, one.stage, "What did you learn?", one.text));
    const auto id = [&](std::string_view label) {
        return ids[static_cast<std::size_t>(std::ranges::find(told, label, &Told::label) - told)];
    };
    const CodingId coding = study.code(id("en1"), "Growth/Trust", "trust people", "Ann");
    study.code(id("en1"), "Time", "time", "Ann");
    study.code(id("zh"), "Growth", "", "Ben");
    study.code(id("fr"), "Growth/Trust", "", "Ben");
    study.theme("Other/Trust");
    study.nothing_to_code(id("none"), "Ann");
    study.memo(Kind::response, id("de").value, "ask again");
    study.memo(Kind::coding, coding.value, "or hope?");
    for (const auto& [who, age] : {std::pair{"P1", "34"}, {"P2", "41"}, {"P3", "28"}, {"P4", "52"}})
        study.trait(who, "Age", age, TraitKind::number);
    for (const auto& [who, sex] : {std::pair{"P1", "Female"}, {"P2", "Male"}, {"P3", "Female"}})
        study.trait(who, "Sex", sex);
    study.trait("P1", "Joined", "04/03/2021", TraitKind::date);
    study.trait("P2", "Joined", "25/12/2021", TraitKind::date);
    study.trait("P3", "Joined", "2020-07-01", TraitKind::date);
    study.trait("P4", "Years at work", "5 to 9", TraitKind::order);
    study.trait("P5", "Years at work", "10 or more", TraitKind::order);
    study.item("Confidence: hands", "Confidence");
    study.score("P1", "Phase 1", "Confidence: hands", 4);
    study.item("Confidence: heart", "Confidence");
    study.score("P1", "Phase 1", "Confidence: heart", 5);
    study.score("P2", "Phase 1", "Confidence: hands", 2);
    study.score("P1", "Phase 2", "Confidence: hands", std::nullopt);
    study.item("Ease");
    study.score("P3", "Phase 2", "Ease", 3);
    return study;
}

struct Row {
    std::string_view typed;
    std::string_view found;        // labels, in the order of the study
    std::string_view marked = "-"; // "-": not looked at
};

constexpr std::string_view everyone =
    "en1 en2 es de zh ja th ar emoji blank none fr tr km ru nhs round women spell ko he redo cafe";

constexpr Row rows[] = {
    // Words, in all their forms.
    {"", everyone, ""},
    {"trust", "en1 en2", "trust|Trusting|trusted"},
    {"TRUSTING", "en1 en2", "trust|Trusting|trusted"},
    {"trust time", "en1 en2", "trust|time|Trusting|time|time|trusted"},
    {"trust people", "en1", "trust|people"},
    {"trust -people", "en2", "Trusting|trusted"},
    {"trust NOT people", "en2"},
    {"trust NOT (people OR others)", ""},
    {"trust AND time", "en1 en2"},
    {"trust OR confianza", "en1 en2 es", "trust|Trusting|trusted|confianza"},
    {"mentor", "es", "mentores"},
    {"haus", "de", "Häuser"},
    {"häuser", "de", "Häuser"},
    {"hauser", "de", "Häuser"},
    {"maison", "fr", "maisons"},
    {"espoir", "fr", "espoir"},
    {"don't", "emoji", "don’t"},
    {"good", "emoji", "good"},
    {"none", "none", "None"},
    {"10", "emoji", "10|10"},
    {"1,000", "redo", "1,000"},
    {"v1.2", "redo", "v1.2"},
    {"e.g.", "redo", "e.g"},
    {"trust?", "en1 en2"},
    {"(trust)", "en1 en2"},
    {"--trust", "en1 en2", "trust|Trusting|trusted"},
    {"trust (people OR others) -confianza", "en1 en2"},
    {"-trust stage:\"Phase 1\"", "es tr nhs ko", ""},
    {"learned OR (trusting others)", "en1 en2", "learned|Trusting|others|trusted"},
    {"learned OR (trust maisons)", "en1", "learned"}, // no part that does not hold is marked
    {"-(trust -people) stage:\"Phase 1\"", "en1 es tr nhs ko", "people"},

    // Case and accents.
    {"cafe", "cafe", "Café|CAFE|cafe\u0301"},
    {"CAFÉ", "cafe", "Café|CAFE|cafe\u0301"},
    {"=Café", "cafe", "Café"},
    {"=CAFE", "cafe", "CAFE"},
    {"=café", "cafe", "cafe\u0301"},
    {"=cafe", "", ""},
    {"resume", "cafe", "résumé"},
    {"aimee", "cafe", "aimée"},
    {"aimée", "cafe", "aimée"},
    {"=NHS", "nhs", "NHS"},
    {"=nhs", "nhs", "nhs"},
    {"nhs", "nhs", "NHS|nhs"},
    {"=Nhs", ""},
    {"=\"NHS ward\"", "nhs", "NHS ward"},
    {"=\"nhs ward\"", ""},
    {"=trust", "en1", "trust"},
    {"=trusted", "en2", "trusted"},
    {"strasse", "de", "Straße"},
    {"STRASSE", "de", "Straße"},
    {"straße", "de", "Straße"},
    {"=Straße", "de", "Straße"},
    {"=Strasse", ""},
    {"istanbul", "tr", "İSTANBUL"},
    {"İstanbul", "tr", "İSTANBUL"},
    {"ISTANBUL", "tr", "İSTANBUL"},
    {"ilik", "tr", "ılık"},
    {"ılık", "tr", "ılık"},
    {"ILIK", "tr", "ılık"},
    {"=ılık", "tr", "ılık"},
    {"=ilik", ""},
    {"sehir", "tr", "şehir"},
    {"доверие", "ru", "Доверие"},
    {"доверия", "ru", "Доверие"},
    {"растет", "ru", "растёт"},

    // Scripts.
    {"时间", "zh", "时间"},
    {"信任", "zh", "信任"},
    {"任导", "zh", "任导"},
    {"信 间", "zh", "信|间"},
    {"信頼", "ja", "信頼"},
    {"先生", "ja", "先生"},
    {"ﾄｲﾚ", "ja", "トイレ"},
    {"ไว้วางใจ", "th", "ไว้วางใจ"},
    {"สำคัญ", "th", "สำคัญ"},
    {"ទុកចិត្ត", "km", "ទុកចិត្ត"},
    {"គ្រូ", "km", "គ្រូ"},
    {"신뢰*", "ko", "신뢰가"},
    {"كتاب", "ar", "كِتَابٌ"},
    {"كِتَابٌ", "ar", "كِتَابٌ"},
    {"=كِتَابٌ", "ar", "كِتَابٌ"},
    {"=كتاب", ""},
    {"المكتبة", "ar", "المكتبـــة"},
    {"احمد", "ar", "أحمد"},
    {"שלום", "he", "שָׁלוֹם"},
    {"👍", "emoji", "👍🏽"},
    {"👍🏿", "emoji", "👍🏽"},
    {"=👍🏽", "emoji", "👍🏽"},
    {"=👍", ""},
    {"❤️", "emoji", "❤"},

    // Phrases.
    {"\"trust\"", "en1", "trust"},
    {"\"trust people\"", "en1", "trust people"},
    {"\"people trust\"", ""},
    {"\"time and time again\"", "en2", "time, and time again"},
    {"\"time again time\"", ""},
    {"\"trust people\" time", "en1", "trust people|time"},
    {"\"trusting others\" OR \"others takes\"", "en2", "Trusting others takes"},
    {"\"ward round\"", "nhs", "ward round"},
    {"\"ward round\"~1", "nhs", "ward|round"},
    {"\"ward round\"~2", "nhs round", "ward|round|ward|round"},
    {"\"round ward\"~2", "round", "round|ward"},
    {"\"trust give time\"~4", "en1", "trust|give|time"},
    {"\"trust give time\"~3", ""},

    // Near each other.
    {"trust NEAR people", "en1", "trust|people"},
    {"people NEAR trust", "en1", "trust|people"},
    {"people BEFORE trust", ""},
    {"trust BEFORE people", "en1", "trust|people"},
    {"trust NEAR/1 people", "en1"},
    {"trust NEAR/5 time", "en2", "Trusting|time|time|trusted"},
    {"trust NEAR/6 time", "en1 en2"},
    {"time BEFORE/3 trust", "en2", "time|trusted"},
    {"trust BEFORE/2 time", ""},
    {"trust BEFORE/3 time", "en2", "Trusting|time"},
    {"ward NEAR/1 round", "nhs", "ward|round"},
    {"ward BEFORE/3 round BEFORE/2 late", "nhs round", "ward|round|late|ward|round|late"},
    {"round BEFORE/3 ward BEFORE/2 late", ""},
    {"\"trust people\" NEAR/4 give", "en1", "trust people|give"},
    {"(people OR others) NEAR/2 trust", "en1 en2", "trust|people|Trusting|others"},
    {"tim* NEAR/2 again", "en2", "time|again"},
    {"=NHS NEAR/3 late", ""},
    {"=NHS NEAR/4 late", "nhs", "NHS|late"},
    {"\"ward round\"~2 NEAR/2 late", "nhs round", "ward|round|late|ward|round|late"},
    {"time NEAR time", "en2", "time|time"},
    {"people NEAR people", ""},
    {"信 NEAR/2 时", ""},
    {"信 NEAR/6 时", "zh", "信|时"},
    {"-(trust NEAR/5 time) trust", "en1", "trust"},

    // Beginnings, wildcards, nearly.
    {"tru*", "en1 en2", "trust|Trusting|trusted"},
    {"t*", "en1 en2 es fr nhs round women spell cafe", "-"},
    {"wom?n", "women", "woman|women"},
    {"WOM?N", "women", "woman|women"},
    {"wom*n", "women", "woman|women"},
    {"*ing", "en2 round women redo", "Trusting|morning|reading|singing|redoing"},
    {"s*ing", "women", "singing"},
    {"*oir*", "fr", "espoir"},
    {"cl?nic*", "women spell", "clinic|clinics"},
    {"c?fé", "cafe", "Café|CAFE|cafe\u0301"},
    {"20?1", "redo", "2021"},
    {"?afe", "cafe"},
    {"h*user", "de", "Häuser"},
    {"~clinic", "women spell", "clinic|clinc|clinics|cynic"},
    {"~trsut", "en1", "trust"},
    {"~truts", "en1", "trust"},
    {"~peple", "en1", "people"},
    {"~hauser", "de", "Häuser"},
    {"~confiansa", "es", "confianza"},
    {"~信", "zh ja", "信|信"},
    {"~xyzzy", ""},

    // Letters and regular expressions.
    {"'rust'", "en1 en2", "rust|rust|rust"},
    {"'RUST P'", "en1", "rust p"},
    {"='RUST'", ""},
    {"='Trust'", "en2", "Trust"},
    {"'. It'", "emoji", ". It"},
    {"'10/10'", "emoji", "10/10"},
    {"'hauser an'", "de", "Häuser an"},
    {"'strass'", "de", "Straß"},
    {"'任导'", "zh", "任导"},
    {"'👍'", "emoji", "👍🏽"},
    {"='👍'", ""},
    {"'كتاب'", "ar", "كِتَابٌ"},
    {"'مكتبة'", "ar", "مكتبـــة"},
    {"='é'", "cafe", "é|é|é|é"},
    {"='e'", "en1 en2 es de emoji none fr tr nhs round women spell redo cafe", "-"},
    {"/tr.st/", "en1 en2", "trust|Trust|trust"},
    {"=/tr.st/", "en1 en2", "trust|trust"},
    {"/\\bre-?do\\w*/", "redo", "redo|re-do|redoing"},
    {"/\\d+/", "emoji redo", "10|10|1|000|1|2|2021"},
    {"/^the/", "nhs spell", "The|The"},
    {"/[а-я]+ё[а-я]+/", "ru", "растёт"},
    {"/\\p{Han}{2}/", "zh ja", "-"},
    {"/^$/", "blank", ""},
    {"'trust' people", "en1", "trust|people"},
    {"people /tr.st/", "en1", "trust|people"},
    {"trust -/people/", "en2", "Trusting|trusted"},

    // Filters.
    {"stage:\"Phase 1\"", "en1 en2 es tr nhs ko", ""},
    {"stage:\"phase 1\" trust", "en1 en2"},
    {"stage:=\"Phase 1\" trust", "en1 en2"},
    {"role:mentor", "en1 de th blank", ""},
    {"participant:jose", "es ja emoji fr"},
    {"participant:José -confianza", "ja emoji fr"},
    {"question:\"What did\" trust", "en1 en2"},
    {"theme:Growth", "en1 zh fr", ""},
    {"theme:=Growth", "zh", ""},
    {"theme:=Growth/Trust", "en1 fr"},
    {"theme:Growth/Trust", "en1 fr"},
    {"theme:Time OR 时间", "en1 zh", "时间"},
    {"theme:Other/Trust", ""},
    {"coder:Ann", "en1 none"},
    {"coder:ben", "zh fr"},
    {"is:coded", "en1 zh fr"},
    {"is:uncoded -stage:\"Phase 1\"", "de ja th ar emoji km ru round women spell he redo cafe"},
    {"is:nothing", "none"},
    {"is:blank", "blank"},
    {"is:answered role:mentor", "en1 de th"},
    {"has:memo", "en1 de"},
    {"lang:de", "de", ""},
    {"lang:ru", "ru"},
    {"lang:tr", "tr"},
    {"lang:fr maison", "fr", "maisons"},
    {"lang:en trust", "en1 en2"},
    {"-lang:en trust", ""},
    {"trait.Age:31..40", "en1 de th blank"},
    {"trait.Age:28", "tr km ru"},
    {"trait.age>=41", "en2 zh ar none nhs round women spell"},
    {"trait.Age>41", "nhs round women spell"},
    {"trait.Age<34", "tr km ru"},
    {"trait.Age:..34 stage:\"Phase 1\"", "en1 tr"},
    {"trait.Sex:female", "en1 de th blank tr km ru"},
    {"trait.Sex:=Male trust", "en2", "Trusting|trusted"},
    {"trait.Joined:2021", "en1 en2 de zh th ar blank none"},
    {"trait.Joined:2021-03", "en1 de th blank"},
    {"trait.Joined:2021-03-05..", "en2 zh ar none"},
    {"trait.Joined<2021", "tr km ru"},
    {"trait.Joined:..2021-03-04", "en1 de th blank tr km ru"},
    {"trait.\"Years at work\":\"5 to 9\"", "nhs round women spell"},
    {"score.Confidence>=4", "en1"},
    {"score.confidence:4.5", "en1"},
    {"score.\"Confidence: hands\"<3", "en2"},
    {"score.Confidence:1..5", "en1 en2"},
    {"score.Ease:3", "km"},
    {"length:<2", "blank none"},
    {"length:0", "blank"},
    {"length>13", "round redo", ""},
    {"length:1..4 -lang:ar", "none ko he", ""},
    {"time -(is:coded OR stage:\"Phase 1\")", ""},
};

class Bench {
public:
    Bench() : snapshot_(told_study().snapshot()), plain_(snapshot_), searcher_(folder_.path()) {}

    void make_index() {
        CHECK(caught_up(folder_.path(), snapshot_, AnswerHistory(snapshot_.head)).how ==
              CaughtUp::How::built);
    }

    void check_all() {
        for (const Row& row : rows) {
            CAPTURE(row.typed);
            const Hits hits = searched(searcher_, snapshot_, row.typed, {.limit = 100});
            CHECK(labels(hits.responses) == row.found);
            CHECK(hits.total == hits.responses.size());
            if (row.marked != "-")
                CHECK(marked(hits) == row.marked);
            const Query query = *parse_query(row.typed);
            CHECK(plain_.matching(query).to_vector() == hits.responses.to_vector());
        }
    }

private:
    [[nodiscard]] static std::string labels(const ResponseSet& responses) {
        std::string all;
        for (const ResponseId id : responses.to_vector())
            all += (all.empty() ? "" : " ") + std::string(told[id.value - 1].label);
        return all;
    }

    // In the order of the study.
    [[nodiscard]] std::string marked(Hits hits) const {
        std::ranges::sort(hits.hits, {}, &Hit::response);
        std::string all;
        for (const Hit& hit : hits.hits)
            for (const Span span : hit.spans)
                all += (all.empty() ? "" : "|") +
                       std::string(
                           told[hit.response.value - 1].text.substr(span.begin, span.length()));
        return all;
    }

    TemporaryFolder folder_;
    Snapshot snapshot_;
    PlainSearch plain_;
    Searcher searcher_;
};

} // namespace

TEST_CASE("Every form of a query finds and marks what it should", "[language]") {
    static_assert(std::size(rows) >= 150);
    Bench bench;
    bench.check_all(); // by the texts
    bench.make_index();
    bench.check_all();
}

TEST_CASE("A name that means nothing in the study is told with what there is", "[language]") {
    const Snapshot snapshot = told_study().snapshot();
    const auto error = [&](std::string_view typed) {
        const auto plan = resolve(*parse_query(typed), snapshot);
        REQUIRE(!plan);
        return plan.error().what + " / " + plan.error().hint;
    };
    CHECK(error("x trait.Aeg:3") ==
          "The study has no trait “Aeg” (at letter 3). / Did you mean “Age”?");
    CHECK(error("trait.Age:old") == "“old” is no number (at letter 1). / Age holds numbers.");
    CHECK(error("trait.Sex:femle") ==
          "Nobody’s Sex is “femle” (at letter 1). / Did you mean “Female”?");
    CHECK(error("trait.Sex>1") == "Sex holds names, which are not more or less (at letter 1). / "
                                  "There are “Female” and “Male”.");
    CHECK(error("trait.Joined:soon") ==
          "“soon” is no date (at letter 1). / Write 2021, 2021-03 or 2021-03-04.");
    CHECK(error("score.Confidance:3").ends_with("Did you mean “Confidence”?"));
    CHECK(error("stage:=\"phase 1\"").starts_with("The study has no stage “phase 1”"));
    CHECK(error("'\u0301'").starts_with("“\u0301” is nothing but an accent (at letter 1)."));
}

TEST_CASE("What is not coded yet comes first when that is asked for", "[language]") {
    const TemporaryFolder folder;
    const Snapshot snapshot = told_study().snapshot();
    Searcher searcher(folder.path());
    const auto in_order = [&](SearchOptions options) {
        options.order = SearchOrder::uncoded_first;
        return ids(
            searched(searcher, snapshot, "trust OR 时间 OR none OR maison OR espoir", options));
    };
    const auto all = in_order({.limit = 10});
    REQUIRE(all.size() == 5);
    CHECK(all.front() == 2); // en2, the only one that nobody has coded or judged
    CHECK(in_order({.limit = 1}) == std::vector{2U});
    CHECK(in_order({.limit = 2, .offset = 1}) == std::vector{all[1], all[2]});
    CHECK(in_order({.limit = 2, .offset = 0}) == std::vector{all[0], all[1]});
}

TEST_CASE("Hits are counted by the traits of those who answered", "[language]") {
    const TemporaryFolder folder;
    const Snapshot snapshot = told_study().snapshot();
    Searcher searcher(folder.path());
    const Hits hits =
        searched(searcher, snapshot, "stage:\"Phase 1\"",
                 {.breakdown = {BreakdownKey::role}, .breakdown_traits = {"Sex", "Age"}});
    using Rows = std::vector<BreakdownRow>;
    CHECK(hits.breakdown == Rows{{{}, {1}, {}, 1, {"Female", "34"}},
                                 {{}, {2}, {}, 1, {"Male", "41"}},
                                 {{}, {2}, {}, 1, {"", ""}},
                                 {{}, {}, {}, 1, {"Female", "28"}},
                                 {{}, {}, {}, 1, {"", "52"}},
                                 {{}, {}, {}, 1, {"", ""}}});
}

TEST_CASE("What would take too long or stand for too much is refused", "[language]") {
    StudyBuilder study;
    for (int i = 0; i < 2'100; ++i)
        study.answer("P" + std::to_string(i), "S", "Q", "word" + std::to_string(i) + "x aaaaaaaa");
    study.answer("P", "S", "Q", std::string(40, 'a') + "b");
    const Snapshot snapshot = study.snapshot();
    const TemporaryFolder folder;
    const TemporaryFolder empty;
    caught_up(folder.path(), snapshot, AnswerHistory(snapshot.head));
    Searcher by_index(folder.path());
    Searcher by_scan(empty.path());
    const auto what = [&](Searcher& searcher, std::string_view typed) {
        const auto hits = searcher.search(snapshot, *parse_query(typed), {});
        return hits ? std::to_string(hits->total) : hits.error().what;
    };
    for (Searcher* searcher : {&by_index, &by_scan}) {
        CHECK(what(*searcher, "aaaaaaaa *o*d*") ==
              "This stands for more than 2000 different words (at letter 10).");
        CHECK(what(*searcher, "word1*x") == "1111");
        CHECK(what(*searcher, "/(a+)+$/") ==
              "This regular expression takes too long (at letter 1).");
        CHECK(what(*searcher, "word7* /a+$/") == "111");
    }
}
