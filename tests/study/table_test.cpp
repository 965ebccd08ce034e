#include "study/study.h"

#include "support/dice.h"

#include <catch2/catch_test_macros.hpp>
#include <map>

using namespace themata;

namespace {

Role role(std::uint32_t id, std::string name) { return {.id = {id}, .name = std::move(name)}; }

Table<Role> table_with(std::initializer_list<Role> roles) {
    Table<Role>::Editor editor{Table<Role>()};
    for (const Role& each : roles)
        editor.put(each);
    return editor.done();
}

} // namespace

TEST_CASE("A record that was put is found, one that was not is not", "[table]") {
    const auto roles = table_with({role(2, "mentor")});
    CHECK(roles.size() == 1);
    CHECK(roles.find({2})->name == "mentor");
    CHECK(roles.find({1}) == nullptr);
    CHECK(roles.find({0}) == nullptr);
    CHECK(roles.find({3}) == nullptr);
}

TEST_CASE("An edit leaves the table that it began with as it was", "[table]") {
    const auto before = table_with({role(1, "mentor"), role(2, "mentee")});
    Table<Role>::Editor editor(before);
    editor.put(role(1, "tutor"));
    editor.remove({2});
    const auto after = editor.done();
    CHECK(before.find({1})->name == "mentor");
    CHECK(before.size() == 2);
    CHECK(after.find({1})->name == "tutor");
    CHECK(after.size() == 1);
}

TEST_CASE("The last id given out is remembered when its record is gone", "[table]") {
    Table<Role>::Editor editor(table_with({role(1, "mentor"), role(7, "mentee")}));
    editor.remove({7});
    const auto after = editor.done();
    CHECK(after.last_id() == 7);
    CHECK(after.size() == 1);
}

TEST_CASE("Tables are equal by their records, not by ids once given out", "[table]") {
    Table<Role>::Editor editor(table_with({role(1, "mentor"), role(7, "mentee")}));
    editor.remove({7});
    CHECK(editor.done() == table_with({role(1, "mentor")}));
    CHECK(table_with({role(1, "mentor")}) != table_with({role(2, "mentor")}));
}

TEST_CASE("A table does what a map does, over random edits", "[table]") {
    Dice random(20261122);
    std::map<std::uint32_t, Role> expected;
    Table<Role> roles;
    for (int round = 0; round < 3000; ++round) {
        Table<Role>::Editor editor(roles);
        const std::uint32_t id = random.below(400) + 1;
        if (random.below(3) == 0) {
            editor.remove({id});
            expected.erase(id);
        } else {
            expected[id] = role(id, std::to_string(random.any()));
            editor.put(expected[id]);
        }
        roles = editor.done();
    }
    std::vector<Role> there(roles.begin(), roles.end());
    std::vector<Role> wanted;
    for (const auto& [id, each] : expected)
        wanted.push_back(each);
    CHECK(there == wanted);
    std::vector<Role> by_chunks;
    roles.for_each([&](const Role& each) { by_chunks.push_back(each); });
    CHECK(by_chunks == wanted);
    CHECK(roles.size() == wanted.size());
}
