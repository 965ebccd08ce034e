#include "analysis/cooccurrence.h"

#include "cli/explore_verbs.h"
#include "cli/selecting.h"
#include "cli/tabulated.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_in_text = 30; // pairs, when nobody says how many

PairUnit unit_of(const Call& call) {
    const std::string word = call.value("--unit", "response");
    if (word == "span")
        return PairUnit::span;
    return word == "participant" ? PairUnit::participant : PairUnit::response;
}

// Of passages there is Jaccard only, so that is what is meant when nothing is said.
PairMeasure measure_of(const Call& call) {
    const std::string word =
        call.value("--measure", unit_of(call) == PairUnit::span ? "jaccard" : "phi");
    return word == "phi" ? PairMeasure::phi : PairMeasure::jaccard;
}

Result<CooccurrenceSpec> spec_of(const Call& call, const Snapshot& now) {
    auto answers = selection_of(call, now);
    if (!answers)
        return failure(answers.error());
    return CooccurrenceSpec{
        .answers = std::move(*answers),
        .unit = unit_of(call),
        .measure = measure_of(call),
        .parents = call.has("--unions") ? Parents::unions : Parents::as_coded,
        .base = call.value("--base", "answered") == "coded" ? PairBase::coded : PairBase::answered,
        .least = small_number(call, "--min", 1)};
}

Json maybe(const std::optional<double>& number) { return number ? Json(*number) : Json(); }

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
                         {"expected", maybe(pair.expected)},
                         {"phi", maybe(pair.phi)},
                         {"jaccard", maybe(pair.jaccard)}});
    constexpr std::string_view units[] = {"response", "participant", "span"};
    const Json json = {{"unit", units[static_cast<std::size_t>(found.spec.unit)]},
                       {"measure", found.spec.measure == PairMeasure::phi ? "phi" : "jaccard"},
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

} // namespace

Result<CooccurrenceSpec> cooccurrence_asked(const Call& call, const Snapshot& now) {
    return spec_of(call, now);
}

Result<void> check_cooccurrence(const Call& call) {
    if (unit_of(call) == PairUnit::span && call.value("--measure", "jaccard") == "phi")
        return failure(
            Error::Code::wrong_call,
            "Of passages there is no phi: nothing says how many passages could have been "
            "coded.",
            "Give --measure jaccard, or another --unit.");
    return check_tabulated(call);
}

Result<void> show_cooccurrence(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto spec = spec_of(call, now);
    if (!spec)
        return failure(spec.error());
    const auto found = cooccurrence(now, *spec, terminal.stop);
    if (!found)
        return failure(found.error());
    const bool as_matrix = call.has("--matrix");
    Answer answer{
        .tables = {as_matrix ? tabulated_matrix(now, *found) : tabulated_pairs(now, *found)}};
    Tabulation& table = answer.tables.front();
    table.made.command = "themata " + command_of("cooccurrence", call);
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

} // namespace themata
