#include "study/labels.h"

#include <catch2/catch_test_macros.hpp>

namespace themata {

namespace {

template <class Record>
Table<Record> table_with(std::vector<Record> records) {
    typename Table<Record>::Editor editor{Table<Record>()};
    for (Record& record : records)
        editor.put(std::move(record));
    return editor.done();
}

Question question(std::uint32_t id, std::string wording, std::string label) {
    Question made{};
    made.id = {id};
    made.wording = std::move(wording);
    made.label = std::move(label);
    return made;
}

Response response(std::uint32_t id, std::uint32_t participant) {
    Response made{};
    made.id = {id};
    made.participant = {participant};
    return made;
}

Study named_study() {
    Study study;
    study.roles = table_with<Role>({{.id = {1}, .name = "Élève"}});
    study.stages = table_with<Stage>({{.id = {1}, .name = "Last", .order = 3},
                                      {.id = {2}, .name = "First", .order = 1},
                                      {.id = {3}, .name = "Also first", .order = 1}});
    study.coders = table_with<Coder>({{.id = {1}, .name = "Ada"}, {.id = {2}, .name = "ada"}});
    Participant participant{};
    participant.id = {1};
    participant.label = "P1";
    study.participants = table_with<Participant>({participant});
    study.questions =
        table_with<Question>({question(1, "What helped?", ""), question(2, "Why?", "Reasons")});
    study.responses = table_with<Response>({response(1, 1), response(2, 9)});
    return study;
}

} // namespace

TEST_CASE("Records are called by their name or label", "[labels]") {
    const Study study = named_study();
    CHECK(label_of(study, ParticipantId{1}) == "P1");
    CHECK(label_of(study, ResponseId{1}) == "P1");
    CHECK(role_name(study, {1}) == "Élève");
    CHECK(stage_name(study, {2}) == "First");
    CHECK(coder_name(study, {1}) == "Ada");
}

TEST_CASE("A question without a label is called by its wording", "[labels]") {
    const Study study = named_study();
    CHECK(question_name(study, {1}) == "What helped?");
    CHECK(question_name(study, {2}) == "Reasons");
}

TEST_CASE("A record that is gone has an empty name", "[labels]") {
    const Study study = named_study();
    CHECK(label_of(study, ParticipantId{}).empty());
    CHECK(label_of(study, ParticipantId{7}).empty());
    CHECK(label_of(study, ResponseId{7}).empty());
    CHECK(label_of(study, ResponseId{2}).empty());
    CHECK(role_name(study, {7}).empty());
    CHECK(stage_name(study, {}).empty());
    CHECK(coder_name(study, {7}).empty());
    CHECK(question_name(study, {7}).empty());
}

TEST_CASE("A coder is found by the very bytes of the name", "[labels]") {
    const Study study = named_study();
    CHECK(coder_called(study, "Ada") == CoderId{1});
    CHECK(coder_called(study, "ada") == CoderId{2});
    CHECK(coder_called(study, "ADA") == CoderId{});
    CHECK(coder_called(study, "Ada ") == CoderId{});
    CHECK(coder_called(study, "") == CoderId{});
    CHECK(coder_called(Study{}, "Ada") == CoderId{});
}

TEST_CASE("Records are listed by their order, ties by id; without an order by id", "[labels]") {
    const Study study = named_study();
    std::vector<std::string> names;
    for (const Stage& stage : in_order(study.stages))
        names.push_back(stage.name);
    CHECK(names == std::vector<std::string>{"First", "Also first", "Last"});
    CHECK(in_order(study.coders).front().name == "Ada");
    CHECK(in_order(Study{}.stages).empty());
}

} // namespace themata
