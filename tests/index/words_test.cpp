// What was meant by a word that no answer holds, and which words tell answers from others.

#include "searching.h"
#include "support/study_builder.h"

using namespace themata;

namespace {

Snapshot about_clinics() {
    StudyBuilder builder;
    builder.answer("P1", "Before", "Why?", "The consultant was late and the clinic was full.");
    builder.answer("P2", "Before", "Why?", "Consultants kept us waiting at the clinic.");
    builder.answer("P3", "Before", "Why?", "The food was cold and the bed was hard.");
    builder.answer("P4", "Before", "Why?", "The bed was clean, the food was good.");
    builder.answer("P5", "After", "Why?", "Nobody was late. The consultant was kind.");
    builder.answer("P6", "After", "Why?", "Ζητώ την κλινική και το café.");
    return builder.snapshot();
}

// The same by index and by the texts.
template <class Check>
void by_both(const Snapshot& now, Check check) {
    const TemporaryFolder folder;
    Searcher by_texts(folder / "none");
    caught_up(folder.path(), now, AnswerHistory(now.head));
    Searcher by_index(folder.path());
    check(by_texts);
    check(by_index);
}

std::string meant(Searcher& searcher, const Snapshot& now, const char* typed) {
    const Hits hits = searched(searcher, now, typed);
    return hits.meant ? hits.meant->query + " " + std::to_string(hits.meant->total) : "";
}

} // namespace

TEST_CASE("A word that no answer holds is offered as one that is spelt nearly so", "[index]") {
    const Snapshot now = about_clinics();

    struct Row {
        const char* typed;
        const char* meant;
    };

    const Row rows[] = {
        {"consultamt", "consultant 3"},
        {"clinic", ""},
        {"clinik full", "clinic full 1"},
        {"clinik OR food", "clinic OR food 4"},
        {"cafe", ""},
        {"caffe", "cafe 1"},
        {"κλινικι", "κλινικη 1"},
        {"zzzzzz", ""},
        {"bed NOT clinik", ""},
        {"cold clinic", ""},
        {"x", ""},
        {"\"clinik\"", ""},
    };
    by_both(now, [&](Searcher& searcher) {
        for (const Row& row : rows) {
            INFO(row.typed);
            CHECK(meant(searcher, now, row.typed) == row.meant);
        }
    });
}

TEST_CASE("What tells answers from others are words that are frequent there and rare elsewhere",
          "[index]") {
    const Snapshot now = about_clinics();
    const std::vector<ResponseId> about_food{{3}, {4}};
    by_both(now, [&](Searcher& searcher) {
        const auto words = searcher.telling_words(now, ResponseSet::of(about_food), 10);
        REQUIRE(words);
        // Both hold "bed" and "food", but no other answer does: they would find nothing more.
        for (const TellingWord& word : *words) {
            CHECK(word.all > word.here);
            CHECK(word.word != "food");
        }
        const std::vector<ResponseId> late{{1}};
        const auto of_one = searcher.telling_words(now, ResponseSet::of(late), 2);
        REQUIRE(of_one);
        REQUIRE(of_one->size() == 2);
        CHECK((*of_one)[0] == TellingWord{"clinic", 1, 2});
        CHECK((*of_one)[1] == TellingWord{"late", 1, 2});
    });
}

TEST_CASE("Telling words make a query that finds the answers that they come from", "[index]") {
    const Snapshot now = about_clinics();
    by_both(now, [&](Searcher& searcher) {
        const std::vector<ResponseId> one{{2}};
        const auto words = searcher.telling_words(now, ResponseSet::of(one), 8);
        REQUIRE(words);
        const Hits hits = searched(searcher, now, query_of(*words));
        CHECK(ids(hits).front() == 2);
        CHECK(hits.total > 1);
    });
}

TEST_CASE("A search for words that tell is stopped when that is asked", "[index]") {
    const Snapshot now = about_clinics();
    by_both(now, [&](Searcher& searcher) {
        std::stop_source stop;
        stop.request_stop();
        const std::vector<ResponseId> one{{2}};
        const auto words = searcher.telling_words(now, ResponseSet::of(one), 8, stop.get_token());
        REQUIRE_FALSE(words);
        CHECK(words.error().code == Error::Code::cancelled);
    });
}
