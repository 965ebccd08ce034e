#include "crash/works.h"

#include "store/image.h"
#include "support/raw.h"

#include <fmt/format.h>

namespace themata {

namespace {

// One entry that adds one role, as the SQL of its two halves.
struct Halves {
    std::string journal;
    std::string tables;
    Head head;
};

Halves role_added(std::int64_t seq, std::int64_t id) {
    const Role role{.id = {static_cast<std::uint32_t>(id)}, .name = fmt::format("Role {}", id)};
    const auto digest = static_cast<std::int64_t>(digest_of(role, role.id));
    const std::int64_t mark = seq * 7919 + id;
    return {
        .journal = fmt::format("INSERT INTO entry VALUES ({0}, {1}, 0, 'RS', 'add', NULL, '',"
                               " {2}); INSERT INTO change VALUES ({0}, 1, {3}, {3}, NULL);",
                               seq, mark, digest, id),
        .tables = fmt::format("INSERT INTO role VALUES ({0}, '{1}'); INSERT INTO counter"
                              " VALUES (1, {0}) ON CONFLICT (kind) DO UPDATE SET last = {0};",
                              id, role.name),
        .head = {.seq = static_cast<std::uint64_t>(seq), .mark = static_cast<std::uint64_t>(mark)}};
}

void add_role(Raw& raw, const Halves& halves, Order order, const Answer& answer) {
    if (order == Order::answer_before_commit)
        answer(halves.head);
    raw.run("BEGIN IMMEDIATE;" + halves.journal);
    if (order == Order::journal_before_tables)
        raw.run("COMMIT; BEGIN IMMEDIATE");
    raw.run(halves.tables + "COMMIT");
    if (order != Order::answer_before_commit)
        answer(halves.head);
}

} // namespace

void add_roles(const Ground& ground, Order order, const Answer& answer) {
    Raw raw(ground.study());
    raw.run("PRAGMA synchronous = FULL");
    std::int64_t seq = raw.integer("SELECT ifnull(max(seq), 0) FROM entry");
    std::int64_t id = raw.integer("SELECT ifnull(max(id), 0) FROM role");
    while (true)
        add_role(raw, role_added(++seq, ++id), order, answer);
}

} // namespace themata
