#include "analysis/cooccurrence.h"
#include "analysis/asked_as.h"
#include "cli/asked.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_in_text = 30; // pairs, when nobody says how many

Json figure_of_pair(const std::optional<double>& number) { return number ? Json(*number) : Json(); }

std::string in_json(const Study& study, const Cooccurrence& found, std::size_t pairs_shown) {
    Json themes = Json::array();
    Json matrix = Json::array();
    for (std::size_t a = 0; a < found.themes.size(); ++a) {
        themes.push_back({{"theme", study.themes.find(found.themes[a])->name},
                          {"path", path_of(study, found.themes[a])},
                          {"n", found.at(a, a)}});
        Json row = Json::array();
        for (std::size_t b = 0; b < found.themes.size(); ++b)
            row.push_back(found.at(a, b));
        matrix.push_back(std::move(row));
    }
    Json pairs = Json::array();
    for (const PairOfThemes& pair : std::span(found.pairs).first(pairs_shown))
        pairs.push_back({{"a", path_of(study, found.themes[pair.a])},
                         {"b", path_of(study, found.themes[pair.b])},
                         {"n", pair.n},
                         {"expected", figure_of_pair(pair.expected)},
                         {"phi", figure_of_pair(pair.phi)},
                         {"jaccard", figure_of_pair(pair.jaccard)}});
    const Json json = {{"unit", word_for(words_for_pair_unit, found.spec.unit)},
                       {"measure", word_for(words_for_pair_measure, found.spec.measure)},
                       {"N", found.spec.unit == PairUnit::span ? Json() : Json(found.N)},
                       {"themes", std::move(themes)},
                       {"pairs", std::move(pairs)},
                       {"matrix", std::move(matrix)}};
    return json.dump(1) + '\n';
}

std::string in_text(const Tabulation& all, std::size_t pairs, std::size_t width) {
    Tabulation table = all;
    table.rows.resize(std::min(pairs, all.rows.size()));
    if (table.rows.size() < all.rows.size())
        table.notes.insert(
            table.notes.begin(),
            fmt::format("The strongest {} of {} pairs; --limit N shows more, --min N "
                        "leaves out rare ones.",
                        table.rows.size(), all.rows.size()));
    return in_text(table, width);
}

Result<void> check_cooccurrence(const Call& call) {
    if (call.chosen("--unit", PairUnit::response) == PairUnit::span &&
        call.chosen("--measure", PairMeasure::jaccard) == PairMeasure::phi)
        return wrong_call(
            "Of passages there is no phi: nothing says how many passages could have been "
            "coded.",
            "Give --measure jaccard, or another --unit.");
    return {};
}

Result<void> show_cooccurrence(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto spec = cooccurrence_asked(call, now);
    if (!spec)
        return failure(spec.error());
    const auto found = cooccurrence(now, *spec, terminal.stop);
    if (!found)
        return failure(found.error());
    const bool as_matrix = call.has("--matrix");
    PairsLayout layout{.shape = as_matrix ? PairsLayout::Shape::matrix : PairsLayout::Shape::pairs};
    if (call.has("--limit"))
        layout.limit = call.number("--limit", 0);
    Answer answer{
        .tables = {as_matrix ? tabulated_matrix(now, *found) : tabulated_pairs(now, *found)}};
    Tabulation& table = answer.tables.front();
    table.made.command = "themata " + asked_as(now, *spec, layout, study_word(call));
    const std::size_t shown =
        std::min(call.number("--limit", found->pairs.size()), found->pairs.size());
    if (!as_matrix) {
        table.rows.resize(shown);
        answer.text = [&](std::size_t width) {
            return in_text(table, call.has("--limit") ? shown : most_in_text, width);
        };
    }
    answer.json = [&] { return in_json(now.study, *found, shown); };
    return put_out(call, answer, terminal);
}

constexpr OptionRule cooccurrence_own_options[] = {
    {"--measure", words_for_pair_measure,
     "What the pairs are sorted by and the matrix shows; else phi, of spans jaccard."},
    {"--min", any_number, "Only pairs that occur so often; else 1."},
    {"--limit", from_one, "Only the strongest pairs; as text 30 when not given."},
    {"--matrix", "", "Instead: all themes by all themes."}};
constexpr auto cooccurrence_options =
    joined(selection_options, pairing_options, cooccurrence_own_options, table_formats);
constexpr std::string_view cooccurrence_notes[] = {
    "Expected: n of one times n of the other out of N. Phi is the correlation of the "
    "two yes/no columns, from -1 to 1; Jaccard is both out of either, from 0 to 1.",
    about_lists, about_table_formats};

} // namespace

extern constexpr Verb verb_cooccurrence{
    .name = "cooccurrence",
    .summary = "Shows which themes stand together, and whether more often than by chance.",
    .options = cooccurrence_options,
    .notes = cooccurrence_notes,
    .act = ActReading{show_cooccurrence},
    .answers = Answers::tables,
    .check = check_cooccurrence};

} // namespace themata
