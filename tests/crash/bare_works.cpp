#include "crash/works.h"

#include "store/chain.h"
#include "store/store.h"
#include "support/bench.h"
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

std::string in_sql(const Digest& digest) { return "x'" + in_hex(digest) + "'"; }

// `before`: the digest of the entry before; that of this one takes its place.
Halves role_added(std::int64_t seq, std::int64_t id, Digest& before) {
    const Role role{.id = {static_cast<std::uint32_t>(id)}, .name = fmt::format("Role {}", id)};
    const std::int64_t mark = seq * 7919 + id;
    Changes changes;
    changes.push_back(added(role));
    const Digest records = records_digest(changes);
    before = chained(before,
                     {.seq = static_cast<std::uint64_t>(seq),
                      .mark = static_cast<std::uint64_t>(mark),
                      .coder = "RS",
                      .undoes = {},
                      .note = {}},
                     records);
    return {
        .journal = fmt::format("INSERT INTO entry VALUES ({0}, {1}, 0, 'RS', 0, x'', NULL, '',"
                               " {2}, {3}); INSERT INTO change VALUES ({0}, 1, {4}, {4}, NULL);",
                               seq, mark, in_sql(records), in_sql(before), id),
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

Digest last_digest(const Ground& ground) {
    auto store = must(Store::open(ground.study(), Access::read));
    const std::vector<Entry> entries = must(store.history());
    return entries.empty() ? Digest{} : entries.back().digest;
}

} // namespace

void add_roles(const Ground& ground, Order order, const Answer& answer) {
    Raw raw(ground.study());
    raw.run("PRAGMA synchronous = FULL");
    std::int64_t seq = raw.integer("SELECT ifnull(max(seq), 0) FROM entry");
    std::int64_t id = raw.integer("SELECT ifnull(max(id), 0) FROM role");
    Digest last = last_digest(ground);
    while (true)
        add_role(raw, role_added(++seq, ++id, last), order, answer);
}

} // namespace themata
