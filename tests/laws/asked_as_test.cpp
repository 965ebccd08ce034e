// The command that stands beneath a table or picture makes it again, byte for byte, whatever the
// spec was and however awkwardly things are called: asked_as() and the terminal's parser are held
// together. What the spec asks for and cannot be had is refused in the same words.

#include "analysis/asked_as.h"
#include "analysis/comparison.h"
#include "analysis/coverage.h"
#include "charts/chart_asked_as.h"
#include "charts/exploring_charts.h"
#include "charts/score_charts.h"
#include "charts/theme_charts.h"
#include "cli/asked.h"
#include "cli/cli.h"
#include "cli/verb.h"
#include "laws/asking.h"
#include "store/store.h"
#include "study/check.h"
#include "support/bench.h"
#include "text/quoting.h"
#include "workbench/pictures.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <sstream>

using namespace themata;

namespace {

constexpr std::string_view file_name = "a study's.themata";

// As a shell parts a line that has no variables and no double quotes.
std::vector<std::string> shell_words(std::string_view line) {
    std::vector<std::string> words;
    bool within = false;
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char sign = line[at];
        if (!quoted && sign == ' ') {
            within = false;
            continue;
        }
        if (!within)
            words.emplace_back();
        within = true;
        if (sign == '\'')
            quoted = !quoted;
        else if (!quoted && sign == '\\')
            words.back() += line[++at];
        else if (!quoted &&
                 std::string_view("$`\"*?;&|<>(){}[]~#\n\t!").find(sign) != std::string_view::npos)
            FAIL("a shell would take " << sign << " of " << line);
        else
            words.back() += sign;
    }
    CHECK_FALSE(quoted);
    return words;
}

struct Printed {
    std::string out;
    std::string err;
};

class Room {
public:
    explicit Room(std::uint32_t seed) : folder_(), bench_(opened(awkward_study(seed))) {}

    [[nodiscard]] const Snapshot& now() const { return *bench_.snapshot(); }

    // `words`: verb, study, and so on.
    [[nodiscard]] Printed run(std::vector<std::string> words) const {
        words.at(1) = (folder_ / file_name).string();
        const std::vector<std::string_view> views(words.begin(), words.end());
        std::ostringstream out;
        std::ostringstream err;
        (void)run_terminal(views, out, err);
        return {out.str(), err.str()};
    }

private:
    Workbench opened(const Study& study) {
        {
            Store store = must(Store::create(folder_ / file_name, "Awkward"));
            const Changes changes = changes_to(study);
            must(store.commit(
                {.on = store.head(), .coder = "RS", .act = ActKind::import, .note = "Made."},
                changes, study));
        }
        return must(Workbench::open(folder_ / file_name, Access::read, setting_in(folder_)));
    }

    TemporaryFolder folder_;
    Workbench bench_;
};

using Direct = Result<std::vector<Tabulation>>;

// How many were tables and not refusals, over all cases of a test.
struct Tally {
    int made = 0;
    int all = 0;
};

void refused_alike(const Error& error, const Printed& printed) {
    CHECK(printed.out.empty());
    CHECK(printed.err.starts_with("themata: " + error.what));
}

void made_again(const Room& room, const std::string& command, const Direct& direct, Tally& tally) {
    CAPTURE(command);
    std::vector<std::string> words = shell_words(command);
    words.insert(words.end(), {"--format", "html"});
    const Printed printed = room.run(words);
    ++tally.all;
    if (!direct)
        return refused_alike(direct.error(), printed);
    ++tally.made;
    CHECK(printed.err.empty());
    CHECK(printed.out == must(write_tabulations(*direct, TableFormat::html)));
}

void drawn_again(const Room& room, const std::string& command, std::string_view kind,
                 const Result<DrawChart>& direct, const charts::Style& style, Tally& tally) {
    CAPTURE(command);
    const Printed printed = room.run(shell_words(command));
    ++tally.all;
    if (!direct)
        return refused_alike(direct.error(), printed);
    const Picture picture{
        .draw = *direct, .made = provenance_of(room.now(), command), .name = std::string(kind)};
    const auto text = picture_text(picture, PictureEnding::svg, {.style = style});
    if (!text)
        return refused_alike(text.error(), printed);
    ++tally.made;
    CHECK(printed.err.empty());
    CHECK(printed.out == *text);
}

// The call as the verb of this name takes it.
Call call_of(std::string_view verb_name, const std::string& command) {
    const std::vector<std::string> words = shell_words(command);
    const auto verb = std::ranges::find(verbs(), verb_name, &Verb::name);
    REQUIRE(verb != verbs().end());
    const std::vector<std::string_view> views(words.begin() + 1, words.end());
    return must(parse({(*verb)->name, (*verb)->arguments, (*verb)->options}, views));
}

// Each test draws so many specs on so many studies.
constexpr int specs_each = 12;

} // namespace

TEST_CASE("A theme table is made again by its command", "[laws]") {
    const auto seed = GENERATE(range(1U, 6U));
    const Room room(seed);
    Asking asking(seed, room.now().study);
    Tally tally;
    for (int n = 0; n < 2 * specs_each; ++n) {
        const TableSpec spec = asking.table_spec();
        const auto form = asking.any_of<CellForm>(words_for_cells);
        const std::string command = asked_as(room.now(), spec, form, file_name);
        Provenance made = provenance_of(room.now(), command);
        made.settings.emplace_back("coders", in_words(room.now().study, spec.whose));
        const auto direct = theme_table(room.now(), spec).map([&](const ThemeTable& table) {
            return std::vector{tabulation_of(table, form, made)};
        });
        made_again(room, command, direct, tally);
        CHECK(table_asked(call_of("table", command), room.now()) == spec);
    }
    CHECK(tally.made > tally.all / 3);
}

TEST_CASE("A table of scores is made again by its command", "[laws]") {
    const auto seed = GENERATE(range(1U, 6U));
    const Room room(seed);
    Asking asking(seed, room.now().study);
    Tally tally;
    for (int n = 0; n < specs_each; ++n) {
        ScoresSpec spec = asking.scores_spec();
        spec.alpha = asking.dice.one_in(2) ? AlphaWanted::yes : AlphaWanted::no;
        ScoresLayout layout{.quartiles = asking.any_of<QuartilesShown>(words_for_quartiles_shown)};
        if (asking.dice.one_in(2))
            layout.distribution = ScoresLayout::Distribution::shown;
        const std::string command = asked_as(room.now(), spec, layout, file_name);
        const Provenance made = provenance_of(room.now(), command);
        const auto direct = scores_of(room.now(), spec).map([&](const Scores& scores) {
            std::vector tables{tabulation_of(scores, layout, made)};
            if (spec.alpha == AlphaWanted::yes)
                tables.push_back(reliability_tabulation_of(scores, room.now().study, made));
            return tables;
        });
        made_again(room, command, direct, tally);
    }
    CHECK(tally.made > tally.all / 4);
}

TEST_CASE("A comparison is made again by its command", "[laws]") {
    const auto seed = GENERATE(range(1U, 6U));
    const Room room(seed);
    Asking asking(seed, room.now().study);
    Tally tally;
    for (int n = 0; n < 2 * specs_each; ++n) {
        const auto specs = asking.comparisons(room.now());
        const std::string command = asked_as(room.now(), specs, file_name);
        const Provenance made = provenance_of(room.now(), command);
        const auto direct =
            compared(room.now(), specs, specs.front().pairs).map([&](const Comparisons& found) {
                return specs.size() == 1
                           ? tabulations_of(found.done.front(), made)
                           : std::vector{tabulation_of(found, room.now().study, made)};
            });
        made_again(room, command, direct, tally);
    }
    CHECK(tally.made > 0);
}

TEST_CASE("Agreement is reckoned again by its command", "[laws]") {
    const auto seed = GENERATE(range(1U, 6U));
    const Room room(seed);
    Asking asking(seed, room.now().study);
    Tally tally;
    for (int n = 0; n < specs_each; ++n) {
        const AgreementSpec spec = asking.agreement_spec();
        const std::string command = asked_as(room.now(), spec, {}, file_name);
        const auto direct = coder_agreement(room.now(), spec).map([&](const CoderAgreement& found) {
            return std::vector{tabulated(room.now(), found, command)};
        });
        made_again(room, command, direct, tally);
        CHECK(agreement_asked(call_of("agree", command), room.now()) == spec);
        for (const auto shown :
             {AgreementLayout::Shown::used_themes, AgreementLayout::Shown::disagreements}) {
            const std::string other = asked_as(room.now(), spec, {.shown = shown}, file_name);
            CAPTURE(other);
            CHECK(agreement_asked(call_of("agree", other), room.now()) == spec);
        }
    }
    CHECK(tally.made > tally.all / 3);
}

TEST_CASE("Compared answers say the command that compares them again", "[laws]") {
    const auto seed = GENERATE(range(1U, 6U));
    const Room room(seed);
    Asking asking(seed, room.now().study);
    for (int n = 0; n < 3; ++n) {
        const AgreementSpec spec = asking.agreement_spec();
        const std::string command =
            asked_as(room.now(), spec, {.shown = AgreementLayout::Shown::disagreements}, file_name);
        CAPTURE(command);
        std::vector<std::string> words = shell_words(command);
        words.insert(words.end(), {"--format", "html"});
        const Printed printed = room.run(words);
        if (compared_answers(room.now(), spec))
            CHECK(printed.out.find(in_html("themata " + command)) != std::string::npos);
        else
            CHECK_FALSE(printed.err.empty());
    }
}

TEST_CASE("What occurs together is counted again by its command", "[laws]") {
    const auto seed = GENERATE(range(1U, 6U));
    const Room room(seed);
    Asking asking(seed, room.now().study);
    Tally tally;
    for (int n = 0; n < specs_each; ++n) {
        const CooccurrenceSpec spec = asking.pairs();
        PairsLayout layout;
        if (asking.dice.one_in(2))
            layout.shape = PairsLayout::Shape::matrix;
        else if (asking.dice.one_in(2))
            layout.limit = 1 + asking.dice.below(5);
        const std::string command = asked_as(room.now(), spec, layout, file_name);
        const auto direct = cooccurrence(room.now(), spec).map([&](const Cooccurrence& found) {
            const bool matrix = layout.shape == PairsLayout::Shape::matrix;
            Tabulation table =
                matrix ? tabulated_matrix(room.now(), found) : tabulated_pairs(room.now(), found);
            if (layout.limit)
                table.rows.resize(std::min(*layout.limit, table.rows.size()));
            table.made.command = "themata " + command;
            return std::vector{std::move(table)};
        });
        made_again(room, command, direct, tally);
        CHECK(cooccurrence_asked(call_of("cooccurrence", command), room.now()) == spec);
    }
    CHECK(tally.made > tally.all / 4);
}

TEST_CASE("Saturation, coverage and profiles are found again by their commands", "[laws]") {
    const auto seed = GENERATE(range(1U, 6U));
    const Room room(seed);
    Asking asking(seed, room.now().study);
    Tally tally;
    const auto named = [](std::vector<Tabulation> tables, const std::string& command) {
        for (Tabulation& table : tables)
            table.made.command = "themata " + command;
        return tables;
    };
    for (int n = 0; n < specs_each; ++n) {
        const SaturationSpec spec = asking.saturation_spec();
        const auto shown = asking.dice.one_in(2) ? SaturationShown::steps : SaturationShown::curves;
        const std::string command = asked_as(room.now(), spec, shown, file_name);
        made_again(room, command, saturation(room.now(), spec).map([&](const Saturation& found) {
            return named({shown == SaturationShown::steps
                              ? tabulated_steps(room.now(), found, found.curves.front())
                              : tabulated(room.now(), found)},
                         command);
        }),
                   tally);
        CHECK(saturation_asked(call_of("saturation", command), room.now()) == spec);

        const Selection answers = asking.selection();
        const std::string covered = asked_as(room.now(), answers, file_name);
        made_again(room, covered, coverage(room.now(), answers).map([&](const Coverage& found) {
            return named({tabulated(room.now(), found)}, covered);
        }),
                   tally);

        const ProfileSpec of{.theme = asking.any_record<Theme>(),
                             .answers = asking.selection(),
                             .words = asking.dice.below(20),
                             .quotes = asking.dice.below(9),
                             .prior = 1 + asking.dice.below(900)};
        const std::string profiled = asked_as(room.now(), of, file_name);
        made_again(room, profiled, profile(room.now(), of).map([&](const Profile& found) {
            return named({tabulated_shares(room.now(), found), tabulated_words(room.now(), found),
                          tabulated_companions(room.now(), found)},
                         profiled);
        }),
                   tally);
    }
    CHECK(tally.made > tally.all / 3);
}

TEST_CASE("Quotes and drawn pairs are found again by their commands", "[laws]") {
    const auto seed = GENERATE(range(1U, 6U));
    const Room room(seed);
    Asking asking(seed, room.now().study);
    Tally tally;
    for (int n = 0; n < specs_each; ++n) {
        const QuoteSpec spec{.theme = asking.maybe<Theme>(),
                             .role = asking.maybe<Role>(),
                             .stage = asking.maybe<Stage>(),
                             .question = asking.maybe<Question>(),
                             .participant = asking.maybe<Participant>(),
                             .coder = asking.maybe<Coder>()};
        const std::string command = asked_as(room.now(), spec, {}, file_name);
        made_again(room, command,
                   std::vector{quotes_tabulation(room.now(), quotes(room.now(), spec),
                                                 provenance_of(room.now(), command))},
                   tally);

        const AllocationSpec pairs{.from = asking.maybe<Role>(),
                                   .to = asking.maybe<Role>(),
                                   .capacity = 1 + asking.dice.below(3),
                                   .seed = asking.dice.below(100)};
        const std::string drawn = asked_as(room.now(), pairs, PairsStored::no, file_name);
        made_again(room, drawn, allocation(room.now(), pairs).map([&](const Allocation& found) {
            Tabulation table = tabulated(room.now(), found);
            table.made.command = "themata " + drawn;
            table.notes.emplace_back(
                "Nothing was stored; the same seed draws the same pairs again.");
            return std::vector{std::move(table)};
        }),
                   tally);
    }
    CHECK(tally.made > tally.all / 3);
}

TEST_CASE("Pictures of themes and pairs are drawn again by their commands", "[laws]") {
    const auto seed = GENERATE(range(1U, 6U));
    const Room room(seed);
    Asking asking(seed, room.now().study);
    Tally tally;
    for (int n = 0; n < specs_each; ++n) {
        const charts::Style style = asking.style();
        const charts::ChartAsked asked{.file = file_name, .style = style};
        TableSpec spec = asking.table_spec();
        spec.tests = TestsWanted::no;
        const auto form = asking.any_of<CellForm>(words_for_cells);
        const bool tallied = form == CellForm::tally;
        drawn_again(room, charts::themes_asked_as(room.now(), spec, form, asked),
                    tallied ? "tally" : "themes",
                    theme_table(room.now(), spec).map([&](const ThemeTable& table) -> DrawChart {
                        return [=](const charts::Style& page, const charts::Measure& letters) {
                            return tallied ? charts::tally_table(table, page, letters)
                                           : charts::heat_map(table, form, page, letters);
                        };
                    }),
                    style, tally);

        CooccurrenceSpec pairs = asking.pairs();
        pairs.least = 1; // which the picture does not tell
        drawn_again(room, charts::matrix_asked_as(room.now(), pairs, asked), "cooccurrence",
                    cooccurrence(room.now(), pairs).map([](const Cooccurrence& found) -> DrawChart {
                        return [together = charts::matrix_of(found)](
                                   const charts::Style& page, const charts::Measure& letters) {
                            return charts::matrix(together, page, letters);
                        };
                    }),
                    style, tally);
    }
    CHECK(tally.made > tally.all / 4);
}

TEST_CASE("Pictures of reading and coders are drawn again by their commands", "[laws]") {
    const auto seed = GENERATE(range(1U, 6U));
    const Room room(seed);
    Asking asking(seed, room.now().study);
    Tally tally;
    for (int n = 0; n < specs_each; ++n) {
        const charts::Style style = asking.style();
        const charts::ChartAsked asked{.file = file_name, .style = style};
        const SaturationSpec reading = asking.saturation_spec();
        drawn_again(room, charts::accumulation_asked_as(room.now(), reading, asked), "saturation",
                    saturation(room.now(), reading).map([](const Saturation& found) -> DrawChart {
                        return [curves = charts::accumulation_of(found)](
                                   const charts::Style& page, const charts::Measure& letters) {
                            return charts::accumulation(curves, page, letters);
                        };
                    }),
                    style, tally);

        const AgreementSpec spec = asking.agreement_spec();
        const auto drawn = spec.unit == AgreementUnit::response
                               ? asking.any_of<charts::Coefficient>(charts::words_for_coefficient)
                               : charts::Coefficient::alpha;
        drawn_again(
            room, charts::forest_asked_as(room.now(), spec, drawn, asked), "agreement",
            coder_agreement(room.now(), spec).map([&](const CoderAgreement& found) -> DrawChart {
                return [forest = charts::forest_of(found, drawn)](const charts::Style& page,
                                                                  const charts::Measure& letters) {
                    return charts::forest_plot(forest, page, letters);
                };
            }),
            style, tally);
    }
    CHECK(tally.made > tally.all / 4);
}

TEST_CASE("Pictures of scores are drawn again by their commands", "[laws]") {
    const auto seed = GENERATE(range(1U, 6U));
    const Room room(seed);
    const Snapshot& now = room.now();
    Asking asking(seed, now.study);
    Tally tally;
    for (int n = 0; n < specs_each; ++n) {
        const charts::Style style = asking.style();
        const charts::ChartAsked asked{.file = file_name, .style = style};
        ScoresSpec spec{.measures = {asking.measure()}, .scoring = asking.scoring()};
        if (asking.dice.one_in(2))
            spec.rows = asking.axes();
        const ScoreMeasure& measure = spec.measures.front();
        drawn_again(room, charts::paired_asked_as(now, measure, spec.scoring, asked), "paired",
                    charts::paired_of(now, measure, spec.scoring)
                        .map([](const charts::PairedLines& lines) -> DrawChart {
                            return [=](const charts::Style& page, const charts::Measure& letters) {
                                return charts::paired_lines(lines, page, letters);
                            };
                        }),
                    style, tally);

        const auto quartiles = asking.any_of<QuartileKind>(words_for_quartile_kind);
        drawn_again(
            room, charts::distribution_asked_as(now, spec, quartiles, asked), "distribution",
            scores_of(now, spec).map([&](const Scores& scores) -> DrawChart {
                return [shown = charts::distributions_of(scores, measure, now.study, quartiles)](
                           const charts::Style& page, const charts::Measure& letters) {
                    return charts::distribution(shown, page, letters);
                };
            }),
            style, tally);

        ScoresSpec items{.measures = measure.scale ? items_of(now.study, measure.scale)
                                                   : std::vector{measure},
                         .rows = spec.rows};
        drawn_again(room, charts::likert_asked_as(now, {measure}, spec.rows, asked), "likert",
                    scores_of(now, items)
                        .and_then([&](const Scores& scores) {
                            return charts::likert_of(scores, now.study);
                        })
                        .map([](const charts::LikertBars& bars) -> DrawChart {
                            return [=](const charts::Style& page, const charts::Measure& letters) {
                                return charts::likert_bars(bars, page, letters);
                            };
                        }),
                    style, tally);
    }
    CHECK(tally.made > tally.all / 4);
}
