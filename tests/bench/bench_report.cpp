// The report's quotes of one theme that has all codings, and its table of a trait that has another
// value for each participant: against three times what a third of them takes, so that a way whose
// time grows with the square stands at three times its floor.

#include "figures.h"
#include "made_study.h"
#include "workbench/report_parts.h"
#include <fmt/format.h>

namespace themata::bench {

namespace {

constexpr std::uint32_t codings = 300'000;
constexpr std::uint32_t people = 40'000;

Snapshot snapshot_of(Study study) {
    Snapshot now;
    now.study = std::move(study);
    now.lookup = Lookup::of(now.study);
    return now;
}

// Each coding is a passage of its own.
Snapshot one_theme(std::uint32_t n) {
    Study study = made_study({.participants = n / (stages * questions) + 1, .codings = 0},
                             Order::by_response);
    Table<Coding>::Editor editor{Table<Coding>{}};
    for (std::uint32_t at = 1; at <= n; ++at) {
        Coding coding;
        coding.id = {at};
        coding.response = {at};
        coding.theme = {1};
        coding.coder = {1};
        coding.span = {0, 60};
        editor.put(std::move(coding));
    }
    study.codings = editor.done();
    return snapshot_of(std::move(study));
}

Snapshot one_trait(std::uint32_t n) {
    Study study = made_study({.participants = n, .codings = 0}, Order::by_response);
    Table<Trait>::Editor editor{Table<Trait>{}};
    for (std::uint32_t at = 1; at <= n; ++at) {
        Trait trait;
        trait.id = {at};
        trait.participant = {at};
        trait.name = "Income";
        trait.kind = TraitKind::number;
        trait.value = fmt::format("{}", at);
        editor.put(std::move(trait));
    }
    study.traits = editor.done();
    return snapshot_of(std::move(study));
}

void print_growth(std::string what, Snapshot (*made)(std::uint32_t), std::uint32_t n,
                  void (*act)(const ReportSource&)) {
    const Snapshot whole = made(n);
    const Snapshot third = made(n / 3);
    const auto reported = [&](const Snapshot& now) {
        return [&now, act] {
            act({.now = now,
                 .history = {},
                 .codebook_entries = {},
                 .file = {},
                 .asked = {},
                 .people = {}});
        };
    };
    const Times times = processor_times(1, reported(whole), reported(third));
    print({.what = std::move(what),
           .ours = times.ours,
           .floor = 3 * times.floor,
           .aim = 1.5,
           .floor_is = "three times a third of them"});
}

} // namespace

void report_figures() {
    print_growth(fmt::format("report: quotes of one theme with {} codings", codings), one_theme,
                 codings, [](const ReportSource& source) { (void)quotes_of(source); });
    print_growth(fmt::format("report: a trait with {} values", people), one_trait, people,
                 [](const ReportSource& source) { (void)traits_of(source); });
}

} // namespace themata::bench
