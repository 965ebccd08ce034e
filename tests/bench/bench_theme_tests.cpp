// Themes at the size that the program promises: 3,000,000 codings of 1,000,000 answers with 200
// themes. The table of participants with its tests against a pass over plain arrays that counts the
// same, and against SQL GROUP BY; co-occurrence against such a pass. Counts and p are compared too.

#include "analysis/cooccurrence.h"
#include "analysis/theme_table.h"
#include "figures.h"
#include "statistics/contingency.h"
#include "table_corpus.h"
#include <bit>
#include <fmt/format.h>
#include <numeric>
#include <sqlite3.h>
#include <stdexcept>

namespace themata::bench {

namespace {

constexpr Shape shape{.participants = 125'000, .stages = 4, .codings = 3'000'000};
constexpr std::uint32_t themes = shape.themes;
constexpr std::uint32_t columns = shape.columns();
constexpr std::uint32_t patterns = 1U << shape.stages;
constexpr std::uint32_t none = ~std::uint32_t{0};
constexpr int turns = 5;

std::uint32_t person_of(const Arrays& arrays, std::uint32_t coding) {
    return arrays.seat[arrays.response[coding]] / shape.stages;
}

// The codings by a unit that each belongs to; as they are where they stand so already.
template <class UnitOf>
Counts ordered(const Arrays& arrays, Order order, std::uint32_t units, UnitOf unit_of) {
    Counts sorted(arrays.theme.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    if (order == Order::by_response)
        return sorted;
    Counts next(units + 1);
    for (std::uint32_t at = 0; at < sorted.size(); ++at)
        ++next[unit_of(at) + 1];
    for (std::uint32_t unit = 1; unit <= units; ++unit)
        next[unit] += next[unit - 1];
    for (std::uint32_t at = 0; at < arrays.theme.size(); ++at)
        sorted[next[unit_of(at)]++] = at;
    return sorted;
}

// What the table and its tests count: N and n of each column, and by role and theme how many of
// those who answered at all stages have the theme at which stages.
struct PlainCounts {
    Counts bases = {};
    Counts n = Counts(themes * columns);
    Counts at_stages = Counts(shape.roles * themes * patterns);
    Counts complete = Counts(shape.roles); // people
};

class PlainPass {
public:
    explicit PlainPass(const Arrays& arrays) : arrays_(arrays) {
        for (std::size_t response = 0; response < arrays.seat.size(); ++response)
            answered_[arrays.seat[response] / shape.stages] |= static_cast<std::uint8_t>(
                arrays.answered[response] << arrays.seat[response] % shape.stages);
        for (std::uint32_t person = 0; person < shape.participants; ++person)
            counts_.complete[person % shape.roles] += answered_[person] == patterns - 1 ? 1 : 0;
    }

    void take(std::uint32_t coding) {
        const std::uint32_t person = person_of(arrays_, coding);
        if (person != open_)
            close();
        open_ = person;
        const auto stage =
            static_cast<std::uint8_t>(1U << arrays_.seat[arrays_.response[coding]] % shape.stages);
        for (std::uint32_t theme = arrays_.theme[coding]; theme != none && !(at_[theme] & stage);
             theme = arrays_.above[theme]) {
            if (at_[theme] == 0)
                here_.push_back(theme);
            at_[theme] |= stage;
        }
    }

    [[nodiscard]] PlainCounts done() {
        close();
        counts_.bases = bases_of(arrays_);
        return std::move(counts_);
    }

private:
    void close() {
        const std::uint32_t role = open_ % shape.roles;
        for (const std::uint32_t theme : here_) {
            for (std::uint32_t left = at_[theme]; left != 0; left &= left - 1)
                ++counts_.n[theme * columns + role * shape.stages +
                            static_cast<std::uint32_t>(std::countr_zero(left))];
            if (answered_[open_] == patterns - 1)
                ++counts_.at_stages[(role * themes + theme) * patterns + at_[theme]];
            at_[theme] = 0;
        }
        here_.clear();
    }

    const Arrays& arrays_;
    std::vector<std::uint8_t> answered_ = std::vector<std::uint8_t>(shape.participants); // stages
    std::vector<std::uint8_t> at_ = std::vector<std::uint8_t>(themes); // stages of the open person
    Counts here_;
    std::uint32_t open_ = 0;
    PlainCounts counts_;
};

PlainCounts count_plainly(const Arrays& arrays, Order order) {
    PlainPass pass(arrays);
    for (const std::uint32_t coding :
         ordered(arrays, order, shape.participants, [&](auto at) { return person_of(arrays, at); }))
        pass.take(coding);
    return pass.done();
}

Counts counts_of(const ThemeTable& table) {
    Counts n(themes * columns);
    for (const ThemeRow& row : table.rows)
        for (std::size_t column = 0; column < row.cells.size(); ++column)
            n[(row.theme.value - 1) * columns + column] = row.cells[column].n;
    for (const TableColumn& column : table.columns)
        n.push_back(column.participants.answered);
    return n;
}

Counts counts_of(const PlainCounts& plain) {
    Counts n = plain.n;
    n.insert(n.end(), plain.bases.begin(), plain.bases.end());
    return n;
}

// The tests of what was counted plainly, theme by theme: two roles at each stage, then the stages
// of each role and their pairs.
class PlainTests {
public:
    explicit PlainTests(const PlainCounts& counts) : counts_(counts) {
        for (std::uint32_t stage = 0; stage < shape.stages; ++stage)
            add_adjusted([&](std::uint32_t theme) { return fisher(theme, stage); });
        for (std::uint32_t role = 0; role < shape.roles; ++role)
            add_adjusted([&](std::uint32_t theme) { return cochran(theme, role); });
    }

    [[nodiscard]] const std::vector<themata::Figure>& p() const { return p_; }

private:
    template <class Test>
    void add_adjusted(Test test) {
        std::vector<themata::Figure> p;
        for (std::uint32_t theme = 0; theme < themes; ++theme)
            p.push_back(test(theme));
        for (const themata::Figure& each : themata::adjusted(p, Correction::holm).values)
            p_.push_back(each);
    }

    [[nodiscard]] themata::Figure fisher(std::uint32_t theme, std::uint32_t stage) const {
        const auto n = [&](std::uint32_t role) {
            return std::uint64_t{counts_.n[theme * columns + role * shape.stages + stage]};
        };
        const std::uint64_t of[] = {counts_.bases[stage], counts_.bases[shape.stages + stage]};
        const PermutationP found =
            fisher_exact({{n(0), of[0] - n(0)}, {n(1), of[1] - n(1)}}, {.seed = 1, .count = 0});
        return found ? defined(*found) : undefined(found.reason);
    }

    [[nodiscard]] themata::Figure cochran(std::uint32_t theme, std::uint32_t role) const {
        const std::uint32_t* n = &counts_.at_stages[(role * themes + theme) * patterns];
        for (std::uint32_t first = 0; first < shape.stages; ++first)
            for (std::uint32_t second = first + 1; second < shape.stages; ++second)
                mcnemar(n, first, second, counts_.complete[role]);
        YesNoPatterns changers{.k = shape.stages};
        for (std::uint32_t pattern = 1; pattern + 1 < patterns; ++pattern)
            if (n[pattern] > 0)
                changers.n.push_back({pattern, n[pattern]});
        return counted_cochran_q(changers).p;
    }

    static void mcnemar(const std::uint32_t* n, std::uint32_t first, std::uint32_t second,
                        std::uint64_t people) {
        PairedCounts counts;
        for (std::uint32_t pattern = 1; pattern < patterns; ++pattern) {
            const bool in_first = pattern >> first & 1;
            const bool in_second = pattern >> second & 1;
            counts.both += in_first && in_second ? n[pattern] : 0;
            counts.only_first += in_first && !in_second ? n[pattern] : 0;
            counts.only_second += !in_first && in_second ? n[pattern] : 0;
        }
        counts.neither = people - counts.both - counts.only_first - counts.only_second;
        (void)themata::mcnemar(counts);
    }

    const PlainCounts& counts_;
    std::vector<themata::Figure> p_;
};

// The p of each contrast by the number of the theme, as the plain tests have them.
std::vector<themata::Figure> adjusted_of(const ThemeTable& table) {
    std::vector<themata::Figure> p(table.contrasts.size() * themes);
    for (const ThemeRow& row : table.rows)
        for (std::size_t contrast = 0; contrast < row.tests.size(); ++contrast)
            p[contrast * themes + row.theme.value - 1] = row.tests[contrast].p_adjusted;
    return p;
}

// The same rows in SQLite, in memory; the pairs of a theme and what is above it are a table too.
class Sql {
public:
    explicit Sql(const Arrays& arrays) {
        if (sqlite3_open(":memory:", &connection_) != SQLITE_OK)
            throw std::runtime_error("bare SQLite does not open");
        run("create table response(id integer primary key, participant int, stage int, role int);"
            "create table coding(id integer primary key, response int, theme int);"
            "create table within(theme int, above int, primary key(theme, above)) without rowid;"
            "begin");
        for (std::uint32_t at = 0; at < shape.responses(); ++at)
            insert("insert into response values(?, ?, ?, ?)",
                   {at, arrays.seat[at] / shape.stages, arrays.seat[at] % shape.stages,
                    arrays.column[at] / shape.stages});
        for (std::uint32_t at = 0; at < shape.codings; ++at)
            insert("insert into coding values(?, ?, ?)",
                   {at, arrays.response[at], arrays.theme[at]});
        for (std::uint32_t at = 0; at < themes; ++at)
            for (std::uint32_t above = at; above != none; above = arrays.above[above])
                insert("insert into within values(?, ?)", {at, above});
        run("commit");
    }

    ~Sql() {
        sqlite3_finalize(insert_);
        sqlite3_close(connection_);
    }

    Sql(const Sql&) = delete;
    Sql& operator=(const Sql&) = delete;

    [[nodiscard]] Counts participants() {
        sqlite3_stmt* query =
            prepared("select above, role, stage, count(distinct participant) from coding "
                     "join response on response.id = coding.response join within using(theme) "
                     "group by above, role, stage");
        Counts n(themes * columns);
        while (sqlite3_step(query) == SQLITE_ROW) {
            const auto value = [&](int at) {
                return static_cast<std::uint32_t>(sqlite3_column_int64(query, at));
            };
            n[value(0) * columns + value(1) * shape.stages + value(2)] = value(3);
        }
        sqlite3_finalize(query);
        return n;
    }

private:
    void run(const char* sql) {
        if (sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(connection_));
    }

    [[nodiscard]] sqlite3_stmt* prepared(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(connection_, sql, -1, &statement, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(connection_));
        return statement;
    }

    void insert(const char* sql, std::initializer_list<std::uint32_t> row) {
        if (inserting_ != sql) {
            sqlite3_finalize(insert_);
            insert_ = prepared(sql);
            inserting_ = sql;
        }
        int at = 0;
        for (const std::uint32_t value : row)
            sqlite3_bind_int64(insert_, ++at, value);
        if (sqlite3_step(insert_) != SQLITE_DONE)
            throw std::runtime_error(sqlite3_errmsg(connection_));
        sqlite3_reset(insert_);
    }

    sqlite3* connection_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    const char* inserting_ = nullptr;
};

const char* name_of(Order order) {
    return order == Order::by_response ? "by response" : "shuffled";
}

void compare_tables(const Snapshot& now, const Arrays& arrays, Order order) {
    ThemeTable table;
    PlainCounts plain;
    const TableSpec counted{.count = Count::participants};
    TableSpec tested = counted;
    tested.tests = TestsWanted::yes;
    Times times = processor_times(
        turns, [&] { table = theme_table(now, counted).value(); },
        [&] { plain = count_plainly(arrays, order); });
    require_same(counts_of(table), counts_of(plain));
    const double pass = times.floor;
    print({.what = fmt::format("table of participants, 3 million codings {}", name_of(order)),
           .ours = times.ours,
           .floor = pass,
           .aim = 3,
           .floor_is = "the same figures and who has a theme at which stages, plain arrays"});
    std::vector<themata::Figure> p;
    times = processor_times(
        turns, [&] { table = theme_table(now, tested).value(); },
        [&] { p = PlainTests(plain = count_plainly(arrays, order)).p(); });
    if (adjusted_of(table) != p)
        throw std::logic_error("the plain tests find something else");
    print({.what = fmt::format("the same with {} tests and Holm", p.size()),
           .ours = times.ours,
           .floor = times.floor,
           .aim = 3,
           .floor_is = fmt::format("that pass and the same tests of its counts; against the pass "
                                   "alone {:.2f}x",
                                   times.ours / pass)});
    if (order == Order::shuffled)
        return;
    Sql sql(arrays);
    Counts grouped;
    const double grouping = processor_milliseconds([&] { grouped = sql.participants(); });
    require_same(grouped, plain.n);
    print(
        {.what = "the same against SQL, which tests nothing",
         .ours = times.ours,
         .floor = grouping,
         .aim = 1,
         .floor_is = "SQLite in memory: count(distinct participant), GROUP BY theme, role, stage"});
}

Counts count_pairs(const Arrays& arrays, Order order) {
    Counts n(themes * themes);
    Counts last(themes, none);
    Counts here;
    std::uint32_t open = none;
    const auto close = [&] {
        for (const std::uint32_t a : here)
            for (const std::uint32_t b : here)
                ++n[a * themes + b];
        here.clear();
    };
    for (const std::uint32_t coding :
         ordered(arrays, order, shape.responses(), [&](auto at) { return arrays.response[at]; })) {
        const std::uint32_t response = arrays.response[coding];
        if (response != open)
            close();
        open = response;
        const std::uint32_t theme = arrays.theme[coding];
        if (last[theme] == response)
            continue;
        last[theme] = response;
        here.push_back(theme);
    }
    close();
    return n;
}

Counts counts_of(const Cooccurrence& found) {
    Counts n(themes * themes);
    for (std::size_t a = 0; a < found.themes.size(); ++a)
        for (std::size_t b = 0; b < found.themes.size(); ++b)
            n[(found.themes[a].value - 1) * themes + found.themes[b].value - 1] = found.at(a, b);
    return n;
}

void compare_pairs(const Snapshot& now, const Arrays& arrays, Order order) {
    Counts ours;
    Counts plain;
    const Times times = processor_times(
        turns, [&] { ours = counts_of(cooccurrence(now, {}).value()); },
        [&] { plain = count_pairs(arrays, order); });
    require_same(ours, plain);
    print({.what = fmt::format("themes together, 3 million codings {}", name_of(order)),
           .ours = times.ours,
           .floor = times.floor,
           .aim = 3,
           .floor_is = "the same counts from plain arrays"});
}

} // namespace

void theme_test_figures() {
    for (const Order order : {Order::by_response, Order::shuffled}) {
        const Snapshot now = corpus(shape, order);
        const Arrays arrays = arrays_of(now.study, shape);
        compare_tables(now, arrays, order);
        compare_pairs(now, arrays, order);
    }
}

} // namespace themata::bench
