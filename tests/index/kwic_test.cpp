#include "index/hits.h"

#include "searching.h"
#include "support/study_builder.h"

using namespace themata;

namespace {

StudyBuilder wards() {
    StudyBuilder study;
    study.stage("Before");
    study.stage("After");
    study.answer("Zoë", "Before", "Q", "The night ward was calm; a day ward was not.");
    study.answer("ann", "After", "Q", "Our Äther ward closed.");
    study.answer("Bo", "Before", "Q", "ward");
    return study;
}

std::vector<std::string> shown(const std::vector<KwicLine>& lines) {
    std::vector<std::string> all;
    for (const KwicLine& line : lines)
        all.push_back(line.left + "[" + line.match + "]" + line.right);
    return all;
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("Each match stands on a line with what is around it", "[kwic]") {
    const TemporaryFolder folder;
    const Snapshot snapshot = wards().snapshot();
    Searcher searcher(folder.path());
    const Hits hits = searched(searcher, snapshot, "ward");
    const auto lines = [&](KwicSort sort, std::size_t around) {
        return shown(kwic(snapshot.study, hits.hits, around, sort));
    };
    CHECK(lines(KwicSort::left, 9) == Words{"[ward]", "ur Äther [ward] closed.",
                                            "m; a day [ward] was not.",
                                            "he night [ward] was calm"});
    CHECK(lines(KwicSort::right, 9) == Words{"[ward]", "ur Äther [ward] closed.",
                                             "he night [ward] was calm",
                                             "m; a day [ward] was not."});
    CHECK(lines(KwicSort::participant, 0) == Words(4, "[ward]"));
    CHECK(lines(KwicSort::rank, 9).size() == 4);
    const auto first = kwic(snapshot.study, hits.hits, 9, KwicSort::participant).front();
    CHECK(first.response == ResponseId{2});
    const auto last = kwic(snapshot.study, hits.hits, 9, KwicSort::stage).back();
    CHECK(last.response == ResponseId{2});
}

TEST_CASE("Contexts are cut between graphemes and never altered", "[kwic]") {
    StudyBuilder study;
    const auto answer = study.answer("P", "S", "Q", "👩‍💻\ne\u0301 ward 👍🏽👍🏽");
    const Snapshot snapshot = study.snapshot();
    const TemporaryFolder folder;
    Searcher searcher(folder.path());
    const Hits hits = searched(searcher, snapshot, "ward");
    const auto lines = kwic(snapshot.study, hits.hits, 3, KwicSort::rank);
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().response == answer);
    CHECK(shown(lines) == Words{"\ne\u0301 [ward] 👍🏽👍🏽"});
    CHECK(shown(kwic(snapshot.study, hits.hits, 2, KwicSort::rank)) ==
          Words{"e\u0301 [ward] 👍🏽"});
    CHECK(kwic(snapshot.study, searched(searcher, snapshot, "stage:S").hits, 9, KwicSort::left)
              .empty());
}
