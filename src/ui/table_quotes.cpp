#include "ui/marks.h"
#include "ui/table_parts.h"

#include "text/excerpt.h"
#include <fmt/format.h>
#include <set>

namespace themata {

namespace {

constexpr std::size_t most_quotes = 200;
constexpr std::uint32_t letters_around = 60;

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
            (line.empty() ? "" : "  ·  ") + how_many(figures.quotes->total, "passage", "passages");
    return line;
}

class QuoteList {
public:
    QuoteList(const Scene& scene, const CellQuotes& quotes, Colour colour, const Rect& place)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), quotes_(quotes),
          colour_(colour), pane_("Quotes", place, Scrolling::vertical), at_(pane_.top_left()),
          width_(place.width() - 2 * look_.px(space::two)) {
        at_.x += look_.px(space::two);
    }

    ResponseId draw() {
        for (const CellQuote& quote : quotes_.quotes)
            draw_quote(quote);
        if (quotes_.total > quotes_.quotes.size())
            at_.y += write_wrapped(
                look_, type::label, at_, width_, palette_.second_text,
                fmt::format("and {} more", with_commas(quotes_.total - quotes_.quotes.size())));
        pane_.reaches(at_.y + look_.px(space::two));
        return asked_for_;
    }

private:
    void draw_quote(const CellQuote& quote) {
        const Response* response = scene_.now.study.responses.find(quote.response);
        if (!response || quote.span.end > response->text.size())
            return;
        const Excerpt part = excerpt(response->text, quote.span, letters_around);
        const float inset = look_.px(space::gap);
        const Metrics metrics = metrics_of(look_, type::body);
        const PassageLayout layout = layout_passage(part.text, width_ - inset, metrics);
        const float height = layout.height() + look_.px(type::label.line);
        const Rect place = rect(at_, width_, height);
        at_.y = place.bottom + look_.px(space::two);
        if (place.bottom < visible_part().top || place.top > visible_part().bottom)
            return;
        const Rect around = place.inset(-look_.px(space::one), -look_.px(space::half));
        const Touch touch = area(fmt::format("Quote {}", quote.coding.value), around);
        if (touch.hovered)
            fill(around, palette_.app, look_.px(size::radius));
        if (touch.pressed)
            asked_for_ = quote.response;
        fill(rect(place.at(), look_.px(size::stripe) - 1, place.height()), colour_);
        const Point text{place.left + inset, place.top};
        const Colour ground = over(palette_.surface, colour_.with_opacity(palette_.tint));
        for (const Rect& line : rectangles(layout, part.hit))
            fill(line.moved(text), ground);
        write_lines(look_, type::body, text, palette_.text, layout, visible_part());
        write_in(look_, type::label, {text.x, text.y + layout.height(), place.right, place.bottom},
                 palette_.second_text, source_of(*response));
    }

    [[nodiscard]] std::string source_of(const Response& response) const {
        const Participant* who = scene_.now.study.participants.find(response.participant);
        return (who ? who->label : "") + "  ·  " + circumstances_of(scene_.now, response);
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    const CellQuotes& quotes_;
    Colour colour_;
    Pane pane_;
    Point at_;
    float width_;
    ResponseId asked_for_;
};

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
    fill(place, look.palette().surface);
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
    return QuoteList(scene, *figures.quotes, colour_of(scene.now, look.palette(), *theme), rest)
        .draw();
}

} // namespace themata
