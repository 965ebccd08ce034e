// The theme table on a million codings against a pass over plain arrays that counts the same:
// distinct units, rolled up through the codebook, by column. The arrays have everything at hand
// that the table must first find out: column and seat of a response, codings sorted by passage.

#include "analysis/theme_table.h"
#include "figures.h"
#include "support/random_study.h"

#include <fmt/format.h>
#include <numeric>

namespace themata::bench {

namespace {

constexpr std::uint32_t stages = 6;
constexpr std::uint32_t roles = 2;
constexpr std::uint32_t questions = 2;
constexpr std::uint32_t participants = 40'000;
constexpr std::uint32_t top_themes = 20;
constexpr std::uint32_t themes = 200;
constexpr std::uint32_t codings = 1'000'000;
constexpr std::uint32_t responses = participants * stages * questions;
constexpr std::uint32_t none = ~std::uint32_t{0};

enum class Order { by_response, shuffled };

template <class Record, class Fn>
Table<Record> filled(std::uint32_t count, Fn fill) {
    typename Table<Record>::Editor editor{Table<Record>{}};
    for (std::uint32_t at = 0; at < count; ++at) {
        Record record;
        record.id = {at + 1};
        fill(record, at);
        editor.put(std::move(record));
    }
    return editor.done();
}

Coding random_coding(Dice& dice, std::uint32_t response) {
    Coding coding;
    coding.response = {response + 1};
    coding.theme = {1 + std::min(dice.below(themes), dice.below(themes))};
    coding.coder = {1 + dice.below(2)};
    const std::uint32_t begin = dice.one_in(2) ? 0 : 10 * dice.below(4);
    coding.span = {begin, begin == 0 ? 60 : begin + 10};
    return coding;
}

Study big_study(Order order) {
    const std::string text(60, 'a');
    Study study;
    study.stages = filled<Stage>(stages, [](Stage& stage, std::uint32_t at) {
        stage.name = fmt::format("Stage {}", at + 1);
        stage.order = static_cast<std::int32_t>(at);
    });
    study.roles = filled<Role>(
        roles, [](Role& role, std::uint32_t at) { role.name = fmt::format("Role {}", at + 1); });
    study.participants =
        filled<Participant>(participants, [](Participant& participant, std::uint32_t at) {
            participant.label = fmt::format("P{}", at + 1);
            participant.role = {1 + at % roles};
        });
    study.questions = filled<Question>(questions, [](Question& question, std::uint32_t at) {
        question.wording = fmt::format("Question {}", at + 1);
    });
    study.responses = filled<Response>(responses, [&](Response& response, std::uint32_t at) {
        response.participant = {1 + at / (stages * questions)};
        response.stage = {1 + at / questions % stages};
        response.question = {1 + at % questions};
        response.text = text;
    });
    study.themes = filled<Theme>(themes, [](Theme& theme, std::uint32_t at) {
        theme.name = fmt::format("Theme {}", at + 1);
        theme.parent = {at < top_themes ? 0 : 1 + at % top_themes};
    });
    study.coders = filled<Coder>(
        2, [](Coder& coder, std::uint32_t at) { coder.name = fmt::format("Coder {}", at + 1); });
    Dice dice(1);
    study.codings = filled<Coding>(codings, [&](Coding& coding, std::uint32_t at) {
        const CodingId id = coding.id;
        const auto in_order = static_cast<std::uint32_t>(std::uint64_t{at} * responses / codings);
        coding =
            random_coding(dice, order == Order::by_response ? in_order : dice.below(responses));
        coding.id = id;
    });
    return study;
}

// The same study as plain arrays; codings sorted by response and span.
struct Arrays {
    std::vector<std::uint32_t> response; // of a coding
    std::vector<std::uint32_t> theme;    // of a coding
    std::vector<std::uint32_t> passage;  // of a coding: the number of its response and span
    std::vector<std::uint32_t> column;   // of a response
    std::vector<std::uint32_t> seat;     // of a response: its participant in its column
    std::vector<std::uint32_t> above;    // of a theme
};

Arrays arrays_of(const Study& study) {
    Arrays arrays;
    std::vector<Coding> sorted;
    study.codings.for_each([&](const Coding& coding) { sorted.push_back(coding); });
    std::ranges::sort(sorted, {}, [](const Coding& c) { return std::tuple(c.response, c.span); });
    std::uint32_t passage = 0;
    for (std::size_t at = 0; at < sorted.size(); ++at) {
        passage += at > 0 && (sorted[at].response != sorted[at - 1].response ||
                              sorted[at].span != sorted[at - 1].span);
        arrays.response.push_back(sorted[at].response.value - 1);
        arrays.theme.push_back(sorted[at].theme.value - 1);
        arrays.passage.push_back(passage);
    }
    study.responses.for_each([&](const Response& response) {
        const std::uint32_t person = response.participant.value - 1;
        const std::uint32_t stage = response.stage.value - 1;
        arrays.column.push_back(person % roles * stages + stage);
        arrays.seat.push_back(person * stages + stage);
    });
    study.themes.for_each(
        [&](const Theme& theme) { arrays.above.push_back(theme.parent.value - 1); });
    return arrays;
}

using Counts = std::vector<std::uint32_t>;

// Distinct units of each theme, or one below it, in each column; units come together.
template <class UnitOf>
Counts count_plainly(const Arrays& arrays, UnitOf unit_of) {
    Counts n(themes * stages * roles);
    Counts last(themes, none);
    for (std::size_t at = 0; at < arrays.theme.size(); ++at) {
        const std::uint32_t unit = unit_of(at);
        const std::uint32_t column = arrays.column[arrays.response[at]];
        for (std::uint32_t theme = arrays.theme[at]; theme != none && last[theme] != unit;
             theme = arrays.above[theme]) {
            last[theme] = unit;
            ++n[theme * stages * roles + column];
        }
    }
    return n;
}

Counts count_plainly(const Arrays& arrays, Count count) {
    if (count == Count::mentions)
        return count_plainly(arrays, [&](std::size_t at) { return arrays.passage[at]; });
    if (count == Count::responses)
        return count_plainly(arrays, [&](std::size_t at) { return arrays.response[at]; });
    return count_plainly(arrays, [&](std::size_t at) { return arrays.seat[arrays.response[at]]; });
}

// No distinct units, no union: fewer things than a table may say.
Counts histogram(const Arrays& arrays) {
    Counts n(themes * stages * roles);
    for (std::size_t at = 0; at < arrays.theme.size(); ++at)
        ++n[arrays.theme[at] * stages * roles + arrays.column[arrays.response[at]]];
    return n;
}

Counts counts_of(const ThemeTable& table) {
    Counts n(themes * stages * roles);
    for (const ThemeRow& row : table.rows)
        for (std::size_t column = 0; column < row.cells.size(); ++column)
            n[(row.theme.value - 1) * stages * roles + column] = row.cells[column].n;
    return n;
}

void compare(const Snapshot& snapshot, const Arrays& arrays, Count count, std::string_view order) {
    Counts ours;
    Counts plain;
    const Times times = processor_times(
        15, [&] { ours = counts_of(theme_table(snapshot, {.count = count}).value()); },
        [&] { plain = count_plainly(arrays, count); });
    require_same(ours, plain);
    print({.what = fmt::format("table of {}, 1,000,000 codings {}", name_of(count), order),
           .ours = times.ours,
           .floor = times.floor,
           .aim = 3,
           .floor_is = "one pass over sorted arrays, columns at hand, same counts"});
}

} // namespace

void table_figures() {
    for (Order order : {Order::by_response, Order::shuffled}) {
        Snapshot snapshot;
        snapshot.study = big_study(order);
        snapshot.lookup = Lookup::of(snapshot.study);
        const Arrays arrays = arrays_of(snapshot.study);
        const auto named = order == Order::by_response ? "by response" : "shuffled";
        for (Count count : {Count::mentions, Count::responses, Count::participants})
            compare(snapshot, arrays, count, named);
        fmt::print("    (a bare histogram, nothing distinct, nothing rolled up: {:.3f} ms)\n",
                   processor_milliseconds([&] { return void(histogram(arrays)); }));
    }
}

} // namespace themata::bench
