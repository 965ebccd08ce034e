#include "analysis/codebook_tabulation.h"

#include "text/sentences.h"
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::array<std::string_view, 3> states = {"draft", "approved", "retired"};

struct Paragraph {
    std::string_view heading;
    std::string Theme::*words;
};

constexpr std::array<Paragraph, 3> paragraphs = {{{"Meaning", &Theme::definition},
                                                  {"Belongs to it", &Theme::include},
                                                  {"Does not", &Theme::exclude}}};

bool fills(const Study& study, const Paragraph& part) {
    bool found = false;
    study.themes.for_each(
        [&](const Theme& theme) { found = found || !(theme.*part.words).empty(); });
    return found;
}

} // namespace

Tabulation codebook_tabulation(const Snapshot& now, Provenance made) {
    const Study& study = now.study;
    Tabulation table{.name = "codebook",
                     .title = "Codebook",
                     .columns = {{{"Theme"}, Align::left}},
                     .rows = {},
                     .notes = {"Codings are those with the theme itself, by any coder."},
                     .made = std::move(made)};
    std::vector<Paragraph> shown;
    for (const Paragraph& part : paragraphs)
        if (fills(study, part)) {
            shown.push_back(part);
            table.columns.push_back({{std::string(part.heading)}, Align::left});
        }
    table.columns.push_back({{"State"}, Align::left});
    table.columns.push_back({{"Codings"}, Align::right});
    for (const ThemeId id : codebook_order(study, now.lookup)) {
        const Theme& theme = *find(study, id);
        TabulationRow row{.cells = {cell_of(theme.name)},
                          .depth = static_cast<std::uint32_t>(ancestors(study, id).size())};
        for (const Paragraph& part : shown)
            row.cells.push_back(cell_of(theme.*part.words));
        row.cells.push_back(cell_of(states[static_cast<std::size_t>(theme.state)]));
        row.cells.push_back(cell_of(static_cast<double>(now.lookup.codings_with(id)), 0));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Tabulation codebook_tabulation(const Snapshot& now, const std::vector<ThemeExamples>& examples,
                               Provenance made) {
    Tabulation table = codebook_tabulation(now, std::move(made));
    table.title = "Codebook with examples";
    table.columns.push_back({{"People"}, Align::right});
    table.columns.push_back({{"Examples"}, Align::left});
    table.notes.emplace_back(
        "Examples are of the theme itself, as people coded it, each of another participant, and "
        "as they were written; a sentence or two goes before a word or a page.");
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
        std::vector<std::string> lines;
        for (const Quote& quote : examples[at].quotes)
            lines.push_back(fmt::format("{} ({})", in_quotes(trimmed(words_of(now.study, quote))),
                                        who_said(now.study, quote)));
        table.rows[at].cells.push_back(cell_of(static_cast<double>(examples[at].people), 0));
        table.rows[at].cells.push_back(cell_of(joined(lines, "\n")));
    }
    return table;
}

} // namespace themata
