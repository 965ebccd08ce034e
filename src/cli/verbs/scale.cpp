#include "analysis/measures.h"
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/text_table.h"
#include "cli/verb.h"
#include "text/numbers.h"
#include "workbench/names.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Result<double> number_typed(std::string_view option, const std::string& text) {
    if (const auto number = decimal_number(text))
        return *number;
    return wrong_call(fmt::format("{} wants a number, and “{}” is none.", option, text),
                      fmt::format("Write it with a point: {} 0.5.", option));
}

// An item, or a scale above its items.
struct Line {
    ScoreMeasure measure;
    const Scale* scale = nullptr; // its own, or that of the item
    bool reversed = false;
    std::size_t scores = 0; // with a value
};

std::vector<Line> lines_of(const Study& study) {
    std::vector<std::size_t> scores(study.questions.last_id() + 1, 0);
    study.scores.for_each(
        [&](const Score& score) { scores[score.question.value] += score.value ? 1 : 0; });
    std::vector<Line> lines;
    for (ScoreMeasure& measure : measures_of(study, MeasureList::with_items)) {
        Line line{.measure = std::move(measure)};
        const Question& first = *study.questions.find(line.measure.items.front());
        line.scale = study.scales.find(line.measure.scale ? line.measure.scale : first.scale);
        line.reversed = !line.measure.scale && first.direction == Direction::reversed;
        for (QuestionId item : line.measure.items)
            line.scores += scores[item.value];
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string range_of(const Line& line) {
    if (!line.scale || !line.measure.scale)
        return {};
    if (!line.scale->least || !line.scale->most)
        return "not stated";
    return fmt::format("{}-{}", *line.scale->least, *line.scale->most);
}

std::string_view direction_of(const Line& line) { return line.reversed ? "reversed" : ""; }

std::string in_text(const std::vector<Line>& lines) {
    if (lines.empty())
        return "The study has no scores yet.\n";
    TextTable table{.columns = {Align::left, Align::right, Align::right, Align::left, Align::left},
                    .over = {},
                    .rows = {{"Measure", "Items", "Scores", "Range", "Direction"}}};
    for (const Line& line : lines) {
        const bool of_scale = line.scale && !line.measure.scale;
        table.rows.push_back(
            {(of_scale ? "  " : "") + terminal_line(line.measure.name),
             line.measure.scale ? fmt::format("{}", line.measure.items.size()) : "",
             fmt::format("{}", line.scores), range_of(line), std::string(direction_of(line))});
    }
    return in_columns(table);
}

Tabulation tabulated(const std::vector<Line>& lines, Provenance made) {
    Tabulation list =
        list_of("scales", "Scales and items",
                {"Measure", "Scale", "#Items", "#Scores", "Range", "Direction"}, std::move(made));
    for (const Line& line : lines)
        list.rows.push_back(
            {.cells = {cell_of(line.measure.name), cell_of(line.scale ? line.scale->name : ""),
                       cell_of(static_cast<double>(line.measure.items.size()), 0),
                       cell_of(static_cast<double>(line.scores), 0), cell_of(range_of(line)),
                       cell_of(direction_of(line))}});
    return list;
}

std::string in_json(const std::vector<Line>& lines) {
    Json list = Json::array();
    for (const Line& line : lines) {
        Json json{{"measure", line.measure.name},
                  {"kind", line.measure.scale ? "scale" : "item"},
                  {"scale", line.scale ? Json(line.scale->name) : Json()},
                  {"items", line.measure.items.size()},
                  {"scores", line.scores}};
        json["least"] = line.scale && line.scale->least ? Json(*line.scale->least) : Json();
        json["most"] = line.scale && line.scale->most ? Json(*line.scale->most) : Json();
        json["reversed"] = line.reversed;
        list.push_back(std::move(json));
    }
    return list.dump(1) + '\n';
}

Result<void> direct(const Call& call, Workbench& workbench, Terminal& terminal,
                    Direction direction) {
    const auto item = item_named(*workbench.snapshot(), call.argument(1));
    if (!item)
        return failure(item.error());
    return act(workbench, DirectItem{.item = *item, .direction = direction}, terminal);
}

Result<void> check_scale_range(const Call& call) {
    for (const char* option : {"--least", "--most"}) {
        if (!call.has(option))
            return wrong_call(fmt::format("“themata scale range” wants {}.", option),
                              "Give both: --least 1 --most 5.");
    }
    return {};
}

Result<void> scale_range(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto scale = scale_named(*workbench.snapshot(), call.argument(1));
    if (!scale)
        return failure(scale.error());
    return act(workbench,
               StateRange{.scale = *scale,
                          .least = call.amount("--least", 0),
                          .most = call.amount("--most", 0)},
               terminal);
}

Result<void> scale_reverse(const Call& call, Workbench& workbench, Terminal& terminal) {
    return direct(call, workbench, terminal, Direction::reversed);
}

Result<void> scale_straight(const Call& call, Workbench& workbench, Terminal& terminal) {
    return direct(call, workbench, terminal, Direction::straight);
}

Result<void> scale_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const std::vector<Line> lines = lines_of(now.study);
    return put_out(call,
                   {.tables = {tabulated(lines, provenance_of(now, command_of(call)))},
                    .json = [&] { return in_json(lines); },
                    .text = [&](std::size_t) { return in_text(lines); }},
                   terminal);
}

constexpr OptionRule range_options[] = {{"--least", {"NUMBER", number_typed}, "The smallest."},
                                        {"--most", {"NUMBER", number_typed}, "The largest."}};
constexpr Verb scale_parts[] = {
    {.name = "range",
     .summary = "States the smallest and largest value that items of a scale can "
                "have.",
     .arguments = "SCALE",
     .options = range_options,
     .act = ActWriting{scale_range},
     .check = check_scale_range},
    {.name = "reverse",
     .summary = "Counts an item of a scale the other way round.",
     .arguments = "ITEM",
     .act = ActWriting{scale_reverse}},
    {.name = "straight",
     .summary = "Counts an item as it was answered.",
     .arguments = "ITEM",
     .act = ActWriting{scale_straight}},
    {.name = "list",
     .summary = "Shows the scales with their items, ranges and directions.",
     .arguments = "",
     .options = table_formats,
     .act = ActReading{scale_list},
     .answers = Answers::tables}};
constexpr OptionRule scale_options[] = {who_acts};
constexpr std::string_view scale_notes[] = {
    "A reversed item counts as (least + most) - x, so its scale has to have a "
    "range."};

} // namespace

extern constexpr Verb verb_scale{
    .name = "scale",
    .summary = "Shows the scales and states their range and reversed items: list, range, "
               "reverse, straight.",
    .options = scale_options,
    .notes = scale_notes,
    .parts = scale_parts};

} // namespace themata
