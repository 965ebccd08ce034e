// Searches that need not look at everything: of what was just found, and while no index is ready.

#include "searching.h"
#include "support/study_builder.h"

using namespace themata;

TEST_CASE("Without an index the first answers can be read before the others", "[index]") {
    StudyBuilder study;
    for (int person = 1; person <= 10; ++person)
        study.answer("P" + std::to_string(person), "Before", "Why?",
                     person % 3 == 0 ? "in trust" : "for fun");
    const TemporaryFolder folder;
    Searcher searcher(folder.path());
    const Hits some = searched(searcher, study.snapshot(), "trust", {.most_read = 6});
    CHECK(ids(some) == std::vector<std::uint32_t>{3, 6});
    CHECK(some.unread == 4);
    const Hits all = searched(searcher, study.snapshot(), "trust");
    CHECK(ids(all) == std::vector<std::uint32_t>{3, 6, 9});
    CHECK(all.unread == 0);
    // Where no text is asked for, none is left out.
    CHECK(searched(searcher, study.snapshot(), "stage:Before", {.most_read = 6}).total == 10);
    caught_up(folder.path(), study.snapshot(), AnswerHistory(study.snapshot().head));
    const Hits indexed = searched(searcher, study.snapshot(), "trust", {.most_read = 6});
    CHECK(indexed.total == 3);
    CHECK(indexed.unread == 0);
}

TEST_CASE("What was found last is found again with another breakdown and page", "[index]") {
    StudyBuilder study;
    std::vector<ResponseId> answers;
    for (int person = 1; person <= 9; ++person)
        answers.push_back(study.answer("P" + std::to_string(person),
                                       person % 2 == 0 ? "Before" : "After", "Why?",
                                       person % 3 == 0 ? "for fun" : "in trust, trust"));
    Snapshot now = study.snapshot();
    now.head = {1, 1};
    const TemporaryFolder folder;
    caught_up(folder.path(), now, AnswerHistory(now.head));
    const auto the_same = [](Head, Head) { return true; };
    Searcher searcher(folder.path(), the_same);
    Searcher fresh(folder.path(), the_same);
    CHECK(searched(searcher, now, "trust").total == 6);
    const SearchOptions other{.limit = 2, .offset = 1, .breakdown = {BreakdownKey::stage}};
    const Hits again = searched(searcher, now, "trust", other);
    const Hits anew = searched(fresh, now, "trust", other);
    CHECK(again.hits == anew.hits);
    CHECK(again.hits.size() == 2);
    CHECK(again.breakdown == anew.breakdown);
    CHECK(again.responses == anew.responses);
    CHECK(searched(searcher, now, "trust", {.without = answers[0]}).total == 5);
    CHECK(searched(searcher, now, "trust").total == 6);

    CHECK(searched(searcher, now, "trust is:coded").total == 0);
    study.code(answers[0], "Trust");
    now = study.snapshot();
    now.head = {2, 2};
    CHECK(searched(searcher, now, "trust is:coded").total == 1);
    CHECK(searched(searcher, now, "trust is:coded").source == Hits::Source::index);
}
