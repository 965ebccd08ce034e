#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/parts/quote_list.h"
#include "ui/table/table_parts.h"

#include <fmt/format.h>
#include <set>

namespace themata {

namespace {

constexpr std::size_t most_quotes = 200;

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

std::string line_of(const CellChoice& choice, const TableFigures& figures) {
    std::string line = fmt::format("{}", fmt::join(choice.keys, ", "));
    if (figures.quotes)
        line +=
            (line.empty() ? "" : "  ·  ") + counted(figures.quotes->total, "passage", "passages");
    return line;
}

} // namespace

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
    quotes.resize(std::min(total, most_quotes));
    return {std::move(quotes), total};
}

ResponseId draw_cell_quotes(const Scene& scene, const TableFigures& figures, const Rect& place,
                            const TableView& view) {
    const Look& look = scene.look;
    const Pane pane("Right pane of the table", place);
    ground(place, look.palette().surface);
    Rect rest = place.inset(0, look.px(space::two));
    Rect head = rest.take_top(look.px(type::body.line) + look.px(type::label.line))
                    .inset(look.px(space::two), 0);
    const Theme* theme = view.cell ? scene.now.study.themes.find(view.cell->theme) : nullptr;
    if (!theme) {
        write_wrapped(look, type::body, head.at(), head.width(), look.palette().second_text,
                      "Click a number to read the answers behind it.");
        return {};
    }
    write_in(look, type::body_strong, head.take_top(look.px(type::body.line)), look.palette().text,
             theme->name);
    write_in(look, type::label, head, look.palette().second_text, line_of(*view.cell, figures));
    rest.take_top(look.px(space::two));
    if (!figures.quotes)
        return {};
    if (figures.quotes->quotes.empty()) {
        const Rect inside = rest.inset(look.px(space::two), 0);
        write_wrapped(look, type::body, inside.at(), inside.width(), look.palette().second_text,
                      "No passage has this theme here.");
        return {};
    }
    return draw_quote_list(scene, *figures.quotes, colour_of(scene.now, look.palette(), *theme),
                           rest);
}

} // namespace themata
