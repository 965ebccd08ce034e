// Keys while long work goes on, on a study of 300,000 codings: from the sending of an act until it
// is on the disk and in the state that a window shows; alone, and beside each of the long readings.
// Then taking over an act of another process, against loading the study.

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

constexpr std::size_t answers = 300'000;
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
    for (const Response& response : bench.study().responses)
        passages[n++ % themes].push_back(
            {response.id, {0, static_cast<std::uint32_t>(response.text.size())}});
    for (std::uint32_t theme = 0; theme < themes; ++theme) {
        must(bench.perform(AddTheme{fmt::format("Theme {}", theme), {}, ""}));
        must(bench.perform(ApplyTheme{{theme + 1}, passages[theme]}));
    }
}

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

    // Keys while the work goes on, which is begun again when it is done.
    std::vector<double> keys_beside(const std::function<void()>& begin,
                                    const std::function<bool()>& goes_on) {
        std::vector<double> times;
        for (int n = 0; n < keys; ++n) {
            if (!goes_on())
                begin();
            times.push_back(key());
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
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

void keys_beside_all(const TemporaryFolder& folder) {
    KeyedDesk coding(folder);
    Desk& desk = coding.desk();
    const auto goes_on = [&] {
        desk.poll();
        return !desk.state().busy.empty();
    };
    const std::vector<double> alone = coding.keys_beside([] {}, [] { return true; });
    print_keys("alone", alone, alone);
    print_keys(
        "while quotes go to XLSX",
        coding.keys_beside(
            [&] {
                desk.ask(ExportTo{Exported::quotes, folder / "quotes.xlsx", Overwriting::allowed});
            },
            goes_on),
        alone);
    desk.cancel();
    desk.settle();
    Dice dice(11);
    print_keys("while searches run",
               coding.keys_beside(
                   [&] {
                       desk.ask(AskSearch{"\"" + text_of(dice, 2) + "\"", {.limit = 1000}});
                   },
                   goes_on),
               alone);
    const auto file = folder / "large.csv";
    {
        std::ofstream out(file);
        const std::string block = questionnaire(20'000);
        for (std::size_t written = 0; written < large_file; written += block.size())
            out << block;
    }
    print_keys("while a CSV of 100 MB is looked at",
               coding.keys_beside(
                   [&] {
                       desk.ask(DropImport{});
                       desk.ask(PreviewImport{{.files = {{file, {}}}}});
                   },
                   goes_on),
               alone);
    desk.ask(DropImport{});
    desk.settle();
    std::atomic<bool> writes = false;
    std::jthread report;
    print_keys("while another process writes a report",
               coding.keys_beside(
                   [&] {
                       writes = true;
                       report = std::jthread([&] {
                           Setting setting = setting_in(folder);
                           setting.upkeep = IndexUpkeep::when_asked;
                           const Workbench other = must(
                               Workbench::open(folder / "study.themata", Access::read, setting));
                           (void)report_of(other, {});
                           writes = false;
                       });
                   },
                   [&] { return writes.load(); }),
               alone);
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
