// The study file on the large corpus (235,729 answers): importing, opening and coding, each against
// bare SQLite doing the same rows. The corpus is published data that lies beside the project.

#include "figures.h"
#include "support/bench.h"
#include "workbench/exports.h"

#include <cstdlib>
#include <fmt/format.h>
#include <numeric>
#include <sqlite3.h>

namespace themata::bench {

namespace {

constexpr int opened_times = 7;
constexpr int coded_times = 300;

// A bare connection; what fails here is a fault of the bench, so it throws.
class Bare {
public:
    explicit Bare(const std::filesystem::path& file) {
        if (sqlite3_open(file.c_str(), &connection_) != SQLITE_OK)
            throw std::runtime_error("bare SQLite cannot open " + file.string());
    }

    ~Bare() { sqlite3_close(connection_); }

    Bare(const Bare&) = delete;
    Bare& operator=(const Bare&) = delete;

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

private:
    sqlite3* connection_ = nullptr;
};

void step(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE)
        throw std::runtime_error("a bare step failed");
    sqlite3_reset(statement);
}

struct BareAnswer {
    std::int64_t id, participant, stage, question, state;
    std::string text;
};

struct BarePerson {
    std::int64_t id, role;
    std::string label;
};

std::string text_of(sqlite3_stmt* row, int column) {
    const auto* letters = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
    return {letters, static_cast<std::size_t>(sqlite3_column_bytes(row, column))};
}

// All rows of the study into plain arrays, as NOTES has it: the least that opening must do.
std::size_t read_barely(const std::filesystem::path& file) {
    Bare bare(file);
    std::vector<BareAnswer> answers;
    std::vector<BarePerson> people;
    sqlite3_stmt* row =
        bare.prepared("SELECT id, participant, stage, question, state, text FROM response");
    while (sqlite3_step(row) == SQLITE_ROW)
        answers.push_back({sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1),
                           sqlite3_column_int64(row, 2), sqlite3_column_int64(row, 3),
                           sqlite3_column_int64(row, 4), text_of(row, 5)});
    sqlite3_finalize(row);
    row = bare.prepared("SELECT id, role, label FROM participant");
    while (sqlite3_step(row) == SQLITE_ROW)
        people.push_back(
            {sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1), text_of(row, 2)});
    sqlite3_finalize(row);
    return answers.size() + people.size();
}

// Without an index beside it that takes the processor.
Workbench read_quietly(const TemporaryFolder& folder) {
    Setting setting = setting_in(folder);
    setting.upkeep = IndexUpkeep::when_asked;
    return must(Workbench::open(folder / "study.themata", Access::read, setting));
}

void open_wholly(const TemporaryFolder& folder) {
    const auto bench = read_quietly(folder);
    if (bench.study().responses.empty())
        throw std::runtime_error("nothing was opened");
}

double median(std::vector<double> times) {
    std::ranges::nth_element(times, times.begin() + std::ssize(times) / 2);
    return times[times.size() / 2];
}

Times in_turn(int turns, const std::function<void()>& ours, const std::function<void()>& floor) {
    std::vector<double> a, b;
    for (int turn = 0; turn < turns; ++turn) {
        a.push_back(milliseconds(ours));
        b.push_back(milliseconds(floor));
    }
    return {median(a), median(b)};
}

ImportFiles corpus(const TemporaryFolder& folder) {
    const std::filesystem::path maker =
        std::filesystem::path(THEMATA_SHARED_DIR) / "data/large-corpus/scale.py";
    const auto csv = folder / "corpus.csv";
    const std::string command =
        fmt::format("python3 '{}' 235729 '{}'", maker.string(), csv.string());
    if (!std::filesystem::exists(maker) || std::system(command.c_str()) != 0)
        return {};
    ImportFiles import;
    import.files.push_back(must(source_file(csv)));
    import.mapping.participant = "respondent_id";
    import.mapping.stage = "stage";
    import.mapping.text = {"text"};
    return import;
}

void import_figure(const TemporaryFolder& folder, const ImportFiles& import) {
    Setting setting = setting_in(folder);
    setting.upkeep = IndexUpkeep::when_asked;
    auto bench = must(Workbench::create(folder / "study.themata", "Corpus", setting));
    const double ours = milliseconds([&] { must(bench.perform(import)); });
    Bare bare(folder / "bare.db");
    bare.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
             "CREATE TABLE response(id INTEGER PRIMARY KEY, participant, stage, question, state,"
             " text)");
    const double floor = milliseconds([&] {
        bare.run("BEGIN IMMEDIATE");
        sqlite3_stmt* insert = bare.prepared("INSERT INTO response VALUES(?,?,?,?,?,?)");
        for (const Response& each : bench.study().responses) {
            sqlite3_bind_int64(insert, 1, each.id.value);
            sqlite3_bind_int64(insert, 2, each.participant.value);
            sqlite3_bind_int64(insert, 3, each.stage.value);
            sqlite3_bind_int64(insert, 4, each.question.value);
            sqlite3_bind_int64(insert, 5, static_cast<int>(each.state));
            sqlite3_bind_text(insert, 6, each.text.data(), static_cast<int>(each.text.size()),
                              SQLITE_STATIC);
            step(insert);
        }
        sqlite3_finalize(insert);
        bare.run("COMMIT");
    });
    print({.what = fmt::format("import of {} rows ({:.0f} rows/s)", bench.study().responses.size(),
                               1000.0 * static_cast<double>(bench.study().responses.size()) / ours),
           .ours = ours,
           .floor = floor,
           .floor_is = "bare SQLite writing the answers, nothing read or matched"});
}

void opening_figures(const TemporaryFolder& folder) {
    const auto ours = [&] { open_wholly(folder); };
    const auto floor = [&] {
        if (read_barely(folder / "study.themata") == 0)
            throw std::runtime_error("nothing was read");
    };
    const Times times = in_turn(opened_times, ours, floor);
    print({.what = "opening the large corpus",
           .ours = times.ours,
           .floor = times.floor,
           .aim = 1.5,
           .floor_is = "bare SQLite reading the same rows into arrays"});
    print({.what = "its peak memory",
           .unit = "MB",
           .ours = peak_memory(ours),
           .floor = peak_memory(floor),
           .floor_is = "the same"});
}

// One coding as the study file keeps it: the record, the counter, the entry and its change.
class BareCoding {
public:
    explicit BareCoding(Bare& bare) {
        bare.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                 "CREATE TABLE coding(id INTEGER PRIMARY KEY, response, theme, coder, first, last);"
                 "CREATE TABLE counter(kind PRIMARY KEY, last);"
                 "CREATE TABLE entry(seq INTEGER PRIMARY KEY, mark, at, coder, verb, undoes, note);"
                 "CREATE TABLE change(kind, id, seq, upto, before, PRIMARY KEY(kind, id, seq))"
                 " WITHOUT ROWID;"
                 "INSERT INTO counter VALUES(10, 0)");
        for (const char* sql :
             {"BEGIN IMMEDIATE", "INSERT INTO coding VALUES(?1,7,1,1,0,10)",
              "UPDATE counter SET last=?1 WHERE kind=10",
              "INSERT INTO entry VALUES(?1,123456789,1700000000000,'RS','apply theme',NULL,"
              "'Applied “Trust” to p000001, pre')",
              "INSERT INTO change VALUES(10,?1,?1,?1,NULL)", "COMMIT"})
            statements_.push_back(bare.prepared(sql));
    }

    ~BareCoding() {
        for (sqlite3_stmt* each : statements_)
            sqlite3_finalize(each);
    }

    BareCoding(const BareCoding&) = delete;
    BareCoding& operator=(const BareCoding&) = delete;

    void commit() {
        ++id_;
        for (sqlite3_stmt* each : statements_) {
            if (sqlite3_bind_parameter_count(each) > 0)
                sqlite3_bind_int64(each, 1, id_);
            step(each);
        }
    }

private:
    std::vector<sqlite3_stmt*> statements_;
    std::int64_t id_ = 0;
};

void coding_figure(const TemporaryFolder& folder) {
    Setting setting = setting_in(folder);
    setting.upkeep = IndexUpkeep::when_asked;
    auto bench = must(Workbench::open(folder / "study.themata", Access::write, setting));
    must(bench.perform(AddTheme{"Trust", {}, ""}));
    Bare bare(folder / "coding.db");
    BareCoding barely(bare);
    std::uint32_t response = 0;
    const Times times = in_turn(
        coded_times,
        [&] {
            const Response& answer = *find(bench.study(), ResponseId{++response});
            const auto size = static_cast<std::uint32_t>(answer.text.size());
            must(bench.perform(ApplyTheme{{1}, {{answer.id, {0, size}}}}));
        },
        [&] { barely.commit(); });
    print({.what = "one durable coding in the large corpus",
           .ours = times.ours,
           .floor = times.floor,
           .aim = 1.5,
           .floor_is = "bare SQLite committing the same rows"});
}

} // namespace

void study_figures() {
    TemporaryFolder folder(TemporaryFolder::Where::on_disk);
    const ImportFiles import = corpus(folder);
    if (import.files.empty()) {
        fmt::print("The large corpus is not beside the project: its figures are left out.\n");
        return;
    }
    import_figure(folder, import);
    opening_figures(folder);
    coding_figure(folder);
}

} // namespace themata::bench
