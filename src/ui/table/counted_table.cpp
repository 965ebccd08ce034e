#include "ui/table/table.h"

#include "charts/chart_asked_as.h"
#include "charts/theme_charts.h"

#include <fmt/format.h>
#include <set>

namespace themata {

namespace {

std::shared_ptr<const Picture> picture_of_table(const Snapshot& now, const ThemeTable& table,
                                                const TableSpec& spec, CellForm form) {
    Picture picture;
    picture.name = form == CellForm::tally ? "tally" : "themes";
    picture.made = provenance_of(now, charts::themes_asked_as(now, spec, form));
    picture.made.settings.emplace_back("coders", in_words(now.study, spec.whose));
    picture.draw = [table, form](const charts::Style& style, const charts::Measure& measure) {
        return form == CellForm::tally ? charts::tally_table(table, style, measure)
                                       : charts::heat_map(table, form, style, measure);
    };
    return std::make_shared<const Picture>(std::move(picture));
}

double heat_of(const Cell& cell, CellForm form) {
    const bool shares = form == CellForm::percent || form == CellForm::n_of_N;
    return shares ? (cell.N == 0 ? 0.0 : static_cast<double>(cell.n) / cell.N) : cell.n;
}

// "1 and 3 changed"
std::string changes_in_words(const ThemeTest& test, const Contrast& contrast) {
    std::string words;
    for (std::size_t part = 0; part < std::min(test.with.size(), contrast.parts.size()); ++part)
        words += fmt::format("{}{}: {}", words.empty() ? "" : ", ", contrast.parts[part],
                             part < contrast.n.size()
                                 ? fmt::format("{} of {}", test.with[part], contrast.n[part])
                                 : std::to_string(test.with[part]));
    return words;
}

std::string p_in_words(const Figure& p) { return p ? p_cell(*p).text : "undefined, " + p.reason; }

constexpr std::size_t most_cell_quotes = 200;

// Which responses stand in one column of the table.
class ColumnFilter {
public:
    ColumnFilter(const Study& study, const TableSpec& spec, const std::vector<std::string>& keys) {
        for (std::size_t at = 0; at < std::min(spec.columns.size(), keys.size()); ++at) {
            auto values = values_of(study, spec.columns[at]);
            if (!values)
                continue;
            const auto rank = std::ranges::find(values->names, keys[at]) - values->names.begin();
            tests_.push_back({spec.columns[at].kind, static_cast<std::uint32_t>(rank),
                              std::move(values->ranks)});
        }
    }

    [[nodiscard]] bool takes(const Response& response) const {
        return std::ranges::all_of(tests_, [&](const Test& test) {
            const std::uint32_t id = id_for(test.kind, response);
            return id < test.ranks.size() && test.ranks[id] == test.rank;
        });
    }

private:
    struct Test {
        AxisKind kind;
        std::uint32_t rank;
        std::vector<std::uint32_t> ranks;
    };

    static std::uint32_t id_for(AxisKind kind, const Response& response) {
        switch (kind) {
        case AxisKind::stage:
            return response.stage.value;
        case AxisKind::question:
            return response.question.value;
        case AxisKind::role:
        case AxisKind::trait:
            break;
        }
        return response.participant.value;
    }

    std::vector<Test> tests_;
};

} // namespace

Result<CountedTable> counted_table(const Snapshot& now, const TableSpec& spec, CellForm form) {
    auto table = theme_table(now, spec);
    if (!table)
        return failure(table.error());
    CountedTable counted{.form = form};
    counted.tables =
        std::make_shared<const std::vector<Tabulation>>(tabulations_of(now, *table, spec, form));
    counted.picture = picture_of_table(now, *table, spec, form);
    for (const ThemeRow& row : table->rows)
        for (const Cell& cell : row.cells)
            counted.hottest = std::max(counted.hottest, heat_of(cell, form));
    counted.table = std::move(*table);
    return counted;
}

const Cell* CountedTable::cell_at(CellPlace at) const {
    const bool counts = at.row >= 1 && at.row <= table.rows.size() && at.column >= 1 &&
                        at.column <= table.columns.size();
    return counts ? &table.rows[at.row - 1].cells[at.column - 1] : nullptr;
}

float CountedTable::heat_at(CellPlace at) const {
    const Cell* cell = cell_at(at);
    return cell && hottest > 0 ? static_cast<float>(heat_of(*cell, form) / hottest) : 0.0F;
}

std::optional<CellChoice> CountedTable::choice_at(CellPlace at) const {
    if (!cell_at(at))
        return std::nullopt;
    return CellChoice{table.rows[at.row - 1].theme, table.columns[at.column - 1].keys};
}

std::optional<CellPlace> CountedTable::place_of(const CellChoice& choice) const {
    const auto row = std::ranges::find(table.rows, choice.theme, &ThemeRow::theme);
    const auto column = std::ranges::find(table.columns, choice.keys, &TableColumn::keys);
    if (row == table.rows.end() || column == table.columns.end())
        return std::nullopt;
    return CellPlace{static_cast<std::size_t>(row - table.rows.begin()) + 1,
                     static_cast<std::size_t>(column - table.columns.begin()) + 1};
}

std::string CountedTable::said_of(CellPlace at) const {
    const std::size_t first = table.columns.size() + 1;
    if (at.row < 1 || at.row > table.rows.size() || at.column < first)
        return {};
    constexpr std::size_t columns_of_a_contrast = 3;
    const std::size_t contrast = (at.column - first) / columns_of_a_contrast;
    return contrast < table.contrasts.size() ? test_in_words(table, at.row - 1, contrast)
                                             : std::string();
}

std::string test_in_words(const ThemeTable& table, std::size_t row, std::size_t contrast) {
    const Contrast& there = table.contrasts[contrast];
    if (!there.refused.empty())
        return there.refused;
    const ThemeRow& theme = table.rows[row];
    if (contrast >= theme.tests.size())
        return {};
    const ThemeTest& test = theme.tests[contrast];
    std::string words = fmt::format("{}\n{}", name_of(test.test), changes_in_words(test, there));
    words += "\np = " + p_in_words(test.p);
    if (test.p_adjusted)
        words += fmt::format(", {} in a family of {}", p_in_words(test.p_adjusted), there.family);
    if (test.effect.estimate)
        words += fmt::format("\n{}: {:.2f}", test.effect.name, *test.effect.estimate);
    if (!test.note.empty())
        words += "\n" + test.note;
    return words;
}

CellQuotes quotes_behind(const Snapshot& now, const TableSpec& spec, const CellChoice& cell) {
    const ColumnFilter filter(now.study, spec, cell.keys);
    const CodingsTaken taken = CodingsTaken::of(now.study, spec.whose);
    std::set<ThemeId> themes;
    for (const ThemeId id : subtree(now.study, now.lookup, cell.theme))
        themes.insert(id);
    // Several coders, or themes below, may have the same passage; it is one mention.
    std::set<std::tuple<ParticipantId, ResponseId, Span>> seen;
    std::vector<CellQuote> quotes;
    now.study.codings.for_each([&](const Coding& coding) {
        if (!themes.contains(coding.theme) || !taken(coding))
            return;
        const Response* response = now.study.responses.find(coding.response);
        if (response && filter.takes(*response) &&
            seen.emplace(response->participant, response->id, coding.span).second)
            quotes.push_back({coding.id, response->id, coding.span});
    });
    std::ranges::stable_sort(quotes, {}, [&](const CellQuote& quote) {
        return std::tuple(now.study.responses.find(quote.response)->participant, quote.response,
                          quote.span);
    });
    const std::size_t total = quotes.size();
    quotes.resize(std::min(total, most_cell_quotes));
    return {std::move(quotes), total};
}

} // namespace themata
