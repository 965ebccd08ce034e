#include "index/resolve.h"
#include "searching.h"
#include "support/study_builder.h"

using namespace themata;

namespace {

Snapshot late_answers() {
    StudyBuilder builder;
    builder.answer("P1", "Before", "Why?", "It was late.");
    builder.answer("P2", "Before", "Why?", "The clinic was delayed again");
    builder.answer("P3", "Before", "Why?", "Behind schedule, as ever");
    builder.answer("P4", "Before", "Why?", "On schedule");
    Snapshot now = builder.snapshot();
    Table<Synonyms>::Editor all(now.study.synonyms);
    Synonyms group;
    group.id = {1};
    group.words = "late\ndelay\nbehind schedule";
    all.put(group);
    now.study.synonyms = all.done();
    return now;
}

} // namespace

TEST_CASE("A word finds what the study has as its synonyms", "[index]") {
    const Snapshot now = late_answers();
    const TemporaryFolder folder;
    Searcher by_texts(folder / "none");
    caught_up(folder.path(), now, AnswerHistory(now.head));
    Searcher by_index(folder.path());

    struct Row {
        const char* typed;
        std::vector<std::uint32_t> found;
    };

    const Row rows[] = {
        {"late", {1, 2, 3}},
        {"delayed", {2}},
        {"delay", {1, 2, 3}},
        {"=late", {1}},
        {"\"late\"", {1}},
        {"clinic NEAR/3 late", {2}},
        {"NOT late", {4}},
        {"late OR schedule", {1, 2, 3, 4}},
        {"late stage:Before", {1, 2, 3}},
    };
    for (const Row& row : rows) {
        INFO(row.typed);
        for (Searcher* searcher : {&by_texts, &by_index}) {
            auto found = ids(searched(*searcher, now, row.typed));
            std::ranges::sort(found);
            CHECK(found == row.found);
        }
    }
}
