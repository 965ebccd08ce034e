// Keys while long work goes on, on a study of a million answers and 300,000 codings: from the
// sending of an act until it is on the disk and in the state that a window shows; alone, beside
// each of the long readings, and beside all of them at once. Then taking over an act of another
// process, against loading the study.

#include "figures.h"
#include "support/bench.h"
#include "support/dice.h"
#include "workbench/desk.h"
#include "workbench/report.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <thread>

namespace themata::bench {

namespace {

constexpr std::size_t answers = 1'000'000;
constexpr std::size_t codings = 300'000;
constexpr std::uint32_t themes = 20;
constexpr int keys = 100;      // of each kind of work
constexpr double over_it = 50; // milliseconds that work beside it may add
constexpr std::size_t large_file = 100'000'000;

constexpr const char* vocabulary[] = {
    "time",    "trust",    "ward",   "clinic",   "mentor",    "mentee", "consultant", "meeting",
    "honest",  "feedback", "change", "practice", "hierarchy", "rota",   "power",      "listen",
    "respect", "worry",    "open",   "patient",  "learn",     "teach",  "never",      "safe"};

std::string text_of(Dice& dice, std::size_t words) {
    std::string text;
    for (std::size_t word = 0; word < words; ++word)
        text += std::string(word ? " " : "") + vocabulary[dice.below(std::size(vocabulary))];
    return text;
}

std::string questionnaire(std::size_t rows) {
    Dice dice(7);
    std::string text = "Participant,Role,Stage,What concerns you?,What would help?\n";
    for (std::size_t row = 0; row < rows; ++row)
        text += fmt::format("P{},{},Phase {},{},{}\n", row / 3 + 1,
                            row / 3 % 2 ? "Mentor" : "Mentee", row % 3 + 1,
                            text_of(dice, 4 + dice.below(30)), text_of(dice, 4 + dice.below(30)));
    return text;
}

void make_study(const TemporaryFolder& folder) {
    Setting setting = setting_in(folder);
    setting.upkeep = IndexUpkeep::when_asked;
    Workbench bench = must(Workbench::create(folder / "study.themata", "Bench", setting));
    must(bench.perform(
        ImportFiles{.files = {{"answers.csv", questionnaire(answers / 2)}}, .mapping = {}}));
    std::vector<std::vector<Passage>> passages(themes);
    std::size_t n = 0;
    for (const Response& response : bench.study().responses) {
        if (n == codings)
            break;
        passages[n++ % themes].push_back(
            {response.id, {0, static_cast<std::uint32_t>(response.text.size())}});
    }
    for (std::uint32_t theme = 0; theme < themes; ++theme) {
        must(bench.perform(AddTheme{fmt::format("Theme {}", theme), {}, ""}));
        must(bench.perform(ApplyTheme{{theme + 1}, passages[theme]}));
    }
}

struct Work {
    std::string name;
    std::function<void()> begin;
    std::function<bool()> goes_on;
    int times = 0;
};

// A desk at which somebody codes.
class KeyedDesk {
public:
    explicit KeyedDesk(const TemporaryFolder& folder) : desk_(setting_in(folder), [] {}) {
        desk_.ask(OpenStudy{folder / "study.themata"});
        desk_.settle();
        while (desk_.state().index != IndexState::up_to_date) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            desk_.poll();
        }
    }

    Desk& desk() { return desk_; }

    // One key: the time until its entry is in the journal and in the state.
    double key() {
        const Head before = desk_.state().snapshot->head;
        at_ = at_ % answers + 1;
        return milliseconds([&] {
            desk_.ask(ApplyTheme{{at_ % themes + 1}, {{{at_}, {0, 3}}}});
            while (desk_.state().snapshot->head == before) {
                std::this_thread::sleep_for(std::chrono::microseconds(200));
                desk_.poll();
            }
        });
    }

    // Keys while the works go on, each of which is begun again when it is done.
    std::vector<double> keys_beside(std::vector<Work> works) {
        std::vector<double> times;
        for (int n = 0; n < keys; ++n) {
            desk_.poll();
            for (Work& work : works)
                if (work.times == 0 || !work.goes_on()) {
                    work.begin();
                    ++work.times;
                }
            times.push_back(key());
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        for (const Work& work : works)
            fmt::print("    begun {} times: {}\n", work.times, work.name);
        return times;
    }

private:
    Desk desk_;
    std::uint32_t at_ = 0;
};

double at(std::vector<double> times, double share) {
    std::ranges::sort(times);
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

void print_keys(const std::string& beside, const std::vector<double>& times,
                const std::vector<double>& alone) {
    print({.what = "key to journal entry, " + beside,
           .ours = at(times, 0.5),
           .floor = at(alone, 0.5),
           .aim = 2,
           .floor_is = "the same alone"});
    const double over = at(times, 0.95) - at(alone, 0.95);
    fmt::print("    of 100 keys the 95th in {:.1f} ms, alone {:.1f} ms: {:.1f} ms over it, {}\n",
               at(times, 0.95), at(alone, 0.95), over, over < over_it ? "reached" : "MISSED");
}

void write_large_file(const std::filesystem::path& file) {
    std::ofstream out(file);
    const std::string block = questionnaire(20'000);
    for (std::size_t written = 0; written < large_file; written += block.size())
        out << block;
}

// Writes reports of the study on a thread of its own, as `themata report` would.
class ReportWriter {
public:
    explicit ReportWriter(const TemporaryFolder& folder) : folder_(folder) {}

    void begin() {
        writes_ = true;
        thread_ = std::jthread([this] {
            Setting setting = setting_in(folder_);
            setting.upkeep = IndexUpkeep::when_asked;
            const Workbench other =
                must(Workbench::open(folder_ / "study.themata", Access::read, setting));
            (void)report_of(other, {});
            writes_ = false;
        });
    }

    [[nodiscard]] bool writes() const { return writes_; }

private:
    const TemporaryFolder& folder_;
    std::atomic<bool> writes_ = false;
    std::jthread thread_;
};

// Whether a notice that came after the first `before` names this.
bool has_notice(const DeskState& state, std::size_t before, std::string_view name) {
    std::size_t number = state.noticed - state.notices.size();
    return std::ranges::any_of(state.notices, [&](const Notice& notice) {
        return number++ >= before && notice.what.find(name) != notice.what.npos;
    });
}

void keys_beside_all(const TemporaryFolder& folder) {
    const auto file = folder / "large.csv";
    write_large_file(file);
    KeyedDesk coding(folder);
    Desk& desk = coding.desk();
    ReportWriter report(folder);
    Dice dice(11);
    std::size_t noticed = 0; // before the export, which ends with a notice that names its file
    std::string query;
    bool dropped = false; // the import that was looked at before
    const std::vector<Work> works{
        {"quotes go to XLSX",
         [&] {
             noticed = desk.state().noticed;
             desk.ask(ExportTo{Exported::quotes, folder / "quotes.xlsx", Overwriting::allowed});
         },
         [&] { return !has_notice(desk.state(), noticed, "quotes.xlsx"); }},
        {"a search runs",
         [&] {
             query = "\"" + text_of(dice, 2) + "\"";
             desk.ask(AskSearch{query, {.limit = 1000}});
         },
         [&] { return !desk.state().found || desk.state().found->query != query; }},
        {"a CSV of 100 MB is looked at",
         [&] {
             dropped = false;
             desk.ask(DropImport{});
             desk.ask(PreviewImport{{.files = {{file, {}}}}});
         },
         [&] {
             dropped = dropped || !desk.state().import;
             return !dropped || !desk.state().import;
         }},
        {"a report is written", [&] { report.begin(); }, [&] { return report.writes(); }}};
    const std::vector<double> alone = coding.keys_beside({});
    print_keys("alone", alone, alone);
    for (const Work& work : works) {
        print_keys("while " + work.name, coding.keys_beside({work}), alone);
        desk.cancel();
        desk.settle();
    }
    print_keys("while all of these go on", coding.keys_beside(works), alone);
    desk.ask(DropImport{});
    desk.settle();
}

void taking_over(const TemporaryFolder& folder) {
    Setting setting = setting_in(folder);
    setting.upkeep = IndexUpkeep::when_asked;
    Workbench one = must(Workbench::open(folder / "study.themata", Access::write, setting));
    Workbench other = must(Workbench::open(folder / "study.themata", Access::write, setting));
    std::uint32_t response = 0;
    std::vector<double> taken;
    std::vector<double> loaded;
    for (int turn = 0; turn < 5; ++turn) {
        must(one.perform(ApplyTheme{{1}, {{{++response * 7}, {0, 2}}}}));
        taken.push_back(milliseconds([&] { (void)must(other.refresh()); }));
        loaded.push_back(milliseconds(
            [&] { (void)must(Workbench::open(folder / "study.themata", Access::read, setting)); }));
    }
    print({.what = "an act of another process taken over",
           .ours = at(taken, 0.5),
           .floor = at(loaded, 0.5),
           .aim = 0.1,
           .floor_is = "loading the study"});
}

} // namespace

void desk_figures() {
    const TemporaryFolder folder;
    make_study(folder);
    taking_over(folder);
    keys_beside_all(folder);
}

} // namespace themata::bench
