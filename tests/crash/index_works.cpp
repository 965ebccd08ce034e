#include "crash/works.h"

#include "index/evidence.h"
#include "index/writer.h"
#include "store/store.h"
#include "support/bench.h"

namespace themata {

namespace {

std::string any_text(Dice& dice) {
    static const std::string words[] = {"trust ", "time ", "Größe ",      "fear ",
                                        "信任",   "ward ", "references ", "decide "};
    std::string text;
    for (std::uint32_t left = 1 + dice.below(25); left > 0; --left)
        text += words[dice.below(std::size(words))];
    return text;
}

// What answers need, where it is not there yet.
Changes first_of_all() {
    Changes changes;
    changes.push_back(added(Stage{.id = {1}, .name = "Stage"}));
    changes.push_back(added(Role{.id = {1}, .name = "Role"}));
    Question question;
    question.id = {1};
    question.wording = "Why?";
    changes.push_back(added(question));
    return changes;
}

void add_answers(const Study& study, Dice& dice, Changes& changes) {
    Ids ids(study);
    for (std::uint32_t left = 1 + dice.below(60); left > 0; --left) {
        const ParticipantId who = ids.next<Participant>();
        changes.push_back(
            added(Participant{.id = who, .label = std::to_string(who.value), .role = {1}}));
        changes.push_back(added(Response{.id = ids.next<Response>(),
                                         .participant = who,
                                         .stage = {1},
                                         .question = {1},
                                         .text = any_text(dice)}));
    }
}

void alter_answers(const Study& study, Dice& dice, Changes& changes) {
    for (const Response& response : study.responses) {
        if (!dice.one_in(8))
            continue;
        Response after = response;
        after.text = any_text(dice);
        changes.push_back(dice.one_in(2) ? altered(response, after) : removed(response));
    }
}

Changes some_changes(const Study& study, Dice& dice) {
    if (study.questions.empty())
        return first_of_all();
    Changes changes;
    if (dice.one_in(2))
        alter_answers(study, dice, changes);
    if (changes.empty())
        add_answers(study, dice, changes);
    return changes;
}

// An act on the answers, committed.
void change_answers(Store& store, Study& study, Dice& dice, const Answer& answer) {
    const Changes changes = some_changes(study, dice);
    Study after = must(apply(study, changes));
    const Entry entry = must(
        store.commit({.on = store.head(), .coder = "RS", .act = ActKind::import}, changes, after));
    study = std::move(after);
    answer({.seq = entry.seq, .mark = entry.mark});
}

IndexContents standing_at(const Snapshot& now) {
    return {.uuid = now.card.uuid,
            .schema = index_schema(),
            .language = study_language(now.study),
            .head = now.head,
            .through = now.study.responses.last_id(),
            .state = IndexContents::State::complete};
}

// The whole index in two transactions, first where it stands, then what is in it.
void index_hastily(const Ground& ground, const Snapshot& now) {
    std::filesystem::create_directories(ground.index());
    IndexWriter writer(finished(ground.index()), IndexWriter::Begin::where_it_stands);
    const IndexContents standing = standing_at(now);
    writer.begin();
    writer.commit(standing);
    writer.begin();
    for (std::uint32_t id = 1; id <= standing.through; ++id) {
        const Response* response = now.study.responses.find({id});
        if (!response || writer.put(*response, standing.language) == IndexWriter::Put::nothing)
            writer.remove({id});
    }
    writer.commit(standing);
}

} // namespace

void work_with_index(const Ground& ground, Dice& dice, const Answer& answer) {
    Store store = must(Store::open(ground.study(), Access::write));
    Study study = must(store.load());
    while (true) {
        change_answers(store, study, dice, answer);
        must(bring_index(ground));
    }
}

void work_with_hasty_index(const Ground& ground, Dice& dice, const Answer& answer) {
    Store store = must(Store::open(ground.study(), Access::write));
    Study study = must(store.load());
    while (true) {
        change_answers(store, study, dice, answer);
        index_hastily(ground, {.card = store.card(),
                               .study = study,
                               .lookup = Lookup::of(study),
                               .head = store.head()});
    }
}

} // namespace themata
