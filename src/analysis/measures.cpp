#include "analysis/measures.h"

#include "statistics/summary.h"
#include "study/labels.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata {

namespace {

std::uint64_t seat_of(ParticipantId participant, StageId stage) {
    return std::uint64_t{participant.value} << 32 | stage.value;
}

ParticipantId participant_of(std::uint64_t seat) {
    return {static_cast<std::uint32_t>(seat >> 32)};
}

StageId stage_of(std::uint64_t seat) { return {static_cast<std::uint32_t>(seat)}; }

// The reason of an item that a participant has no score of where she has one of another.
constexpr std::string_view not_asked = "not asked";

std::vector<Question> items_in_order(const Study& study) {
    std::vector<Question> items = in_order(study.questions);
    std::erase_if(items, [](const Question& each) { return each.kind != QuestionKind::item; });
    return items;
}

ScoreMeasure measure_of(const Question& item) {
    return {.name = item.wording, .scale = {}, .items = {item.id}};
}

std::string in_number(double number) { return fmt::format("{}", number); }

// Why a scale has no value: its items' common reason, or how many of them are valid.
std::string reason_of(const ScoreSheet::Answers& answers) {
    if (answers.valid == 0 && answers.same_reason)
        return answers.missing;
    return fmt::format("only {} of {} items valid", answers.valid, answers.values.size());
}

// Equal totals are equal numbers, whichever decimals they are made of.
double total_of(const ScoreSheet::Answers& answers, Total total) {
    std::vector<double> valid;
    for (const double value : answers.values)
        if (!std::isnan(value))
            valid.push_back(value);
    const double sum = decimal_sum(valid);
    return total == Total::sum ? sum : as_decimal(sum / static_cast<double>(answers.valid));
}

} // namespace

ScoreMeasure measure_of(const Study& study, ScaleId id) {
    ScoreMeasure measure{.name = study.scales.find(id)->name, .scale = id, .items = {}};
    for (const Question& item : items_in_order(study))
        if (item.scale == id)
            measure.items.push_back(item.id);
    return measure;
}

ScoreMeasure measure_of(const Study& study, QuestionId id) {
    return measure_of(*study.questions.find(id));
}

std::vector<ScoreMeasure> items_of(const Study& study, ScaleId scale) {
    std::vector<ScoreMeasure> items;
    for (QuestionId item : measure_of(study, scale).items)
        items.push_back(measure_of(study, item));
    return items;
}

std::vector<ScoreMeasure> measures_of(const Study& study, MeasureList list) {
    std::vector<ScoreMeasure> measures;
    std::vector<char> told(study.scales.last_id() + 1, 0);
    for (const Question& item : items_in_order(study)) {
        if (!item.scale) {
            measures.push_back(measure_of(item));
            continue;
        }
        if (std::exchange(told[item.scale.value], 1))
            continue;
        measures.push_back(measure_of(study, item.scale));
        if (list == MeasureList::with_items)
            for (ScoreMeasure& each : items_of(study, item.scale))
                measures.push_back(std::move(each));
    }
    return measures;
}

ScoreSheet ScoreSheet::of(const Study& study) {
    ScoreSheet sheet;
    sheet.items_.resize(study.questions.last_id() + 1);
    study.questions.for_each([&](const Question& question) {
        Item& item = sheet.items_[question.id.value];
        item.name = question.wording;
        item.direction = question.direction;
        if (const Scale* scale = study.scales.find(question.scale)) {
            item.scale = scale->name;
            item.least = scale->least;
            item.most = scale->most;
        }
    });
    study.scores.for_each([&](const Score& score) {
        Given given{.seat = seat_of(score.participant, score.stage), .missing = score.missing};
        if (score.value)
            given.value = *score.value;
        sheet.items_[score.question.value].given.push_back(std::move(given));
    });
    for (Item& item : sheet.items_)
        if (!std::ranges::is_sorted(item.given, {}, &Given::seat))
            std::ranges::sort(item.given, {}, &Given::seat);
    return sheet;
}

// What a value is taken from when its item is reversed; 0 when it is not.
Result<double> ScoreSheet::turned_at(const Item& item) {
    if (item.direction == Direction::straight)
        return 0.0;
    if (item.least && item.most)
        return *item.least + *item.most;
    const std::string what = fmt::format("The item “{}” is reversed, but ", item.name);
    if (item.scale.empty())
        return failure({.code = Error::Code::refused,
                        .what = what + "it belongs to no scale, so it has no range.",
                        .hint = "Take the item as straight.",
                        .option = "scale straight"});
    return failure({.code = Error::Code::refused,
                    .what = what + fmt::format("nobody stated the range of “{}”.", item.scale),
                    .hint = "State the least and the most that its items can have.",
                    .option = "scale range --least --most"});
}

Result<std::vector<ScoreSheet::Answers>> ScoreSheet::answers(const ScoreMeasure& measure) const {
    std::vector<std::uint64_t> seats;
    for (QuestionId item : measure.items)
        for (const Given& given : items_[item.value].given)
            seats.push_back(given.seat);
    std::ranges::sort(seats);
    seats.erase(std::unique(seats.begin(), seats.end()), seats.end());

    std::vector<Answers> all;
    all.reserve(seats.size());
    for (std::uint64_t seat : seats) {
        Answers answers{.participant = participant_of(seat), .stage = stage_of(seat)};
        answers.values.assign(measure.items.size(), std::numeric_limits<double>::quiet_NaN());
        all.push_back(std::move(answers));
    }
    for (std::size_t place = 0; place < measure.items.size(); ++place) {
        const Item& item = items_[measure.items[place].value];
        const auto turned = turned_at(item);
        if (!turned)
            return failure(turned.error());
        take(all, place, item, *turned);
    }
    return all;
}

// Both are sorted by seat, and each seat of the item is among those of all.
void ScoreSheet::take(std::vector<Answers>& all, std::size_t place, const Item& item,
                      double turned) {
    auto given = item.given.begin();
    for (Answers& answers : all) {
        const bool there =
            given != item.given.end() && given->seat == seat_of(answers.participant, answers.stage);
        if (there && !std::isnan(given->value)) {
            const bool reversed = item.direction == Direction::reversed;
            const double value[] = {turned, -given->value};
            answers.values[place] = reversed ? decimal_sum(value) : given->value;
            ++answers.valid;
        } else {
            const std::string_view reason = there ? std::string_view(given->missing) : not_asked;
            if (answers.missing.empty())
                answers.missing = reason;
            answers.same_reason = answers.same_reason && answers.missing == reason;
        }
        given += there ? 1 : 0;
    }
}

Result<std::vector<Rating>> ScoreSheet::readings(const ScoreMeasure& measure,
                                                 const Scoring& scoring) const {
    const std::size_t least =
        measure.scale ? scoring.least_valid.value_or(measure.items.size()) : 1;
    if (least == 0 || least > measure.items.size())
        return failure(Error::Code::refused,
                       fmt::format("“{}” has {} items, so {} valid ones cannot be asked for.",
                                   measure.name, measure.items.size(), least),
                       fmt::format("Ask for 1 to {}.", measure.items.size()));
    auto all = answers(measure);
    if (!all)
        return failure(all.error());
    std::vector<Rating> readings;
    readings.reserve(all->size());
    for (const Answers& each : *all) {
        Rating reading{.participant = each.participant, .stage = each.stage};
        if (each.valid >= least)
            reading.value = total_of(each, measure.scale ? scoring.total : Total::sum);
        else
            reading.missing = reason_of(each);
        readings.push_back(std::move(reading));
    }
    return readings;
}

std::size_t ScoreSheet::out_of_range(const ScoreMeasure& measure) const {
    std::size_t outside = 0;
    for (QuestionId id : measure.items) {
        const Item& item = items_[id.value];
        for (const Given& given : item.given)
            outside +=
                (item.least && given.value < *item.least) || (item.most && given.value > *item.most)
                    ? 1
                    : 0;
    }
    return outside;
}

std::string in_words(const ScoreMeasure& measure, const Scoring& scoring) {
    if (!measure.scale)
        return "item";
    const std::size_t items = measure.items.size();
    const std::size_t least = scoring.least_valid.value_or(items);
    return fmt::format("{} of {} items, {} valid", scoring.total == Total::sum ? "sum" : "mean",
                       items, least == items ? "all" : fmt::format("at least {}", least));
}

std::string reversal_in_words(const Study& study, const ScoreMeasure& measure) {
    std::string list;
    for (QuestionId id : measure.items) {
        const Question& item = *study.questions.find(id);
        if (item.direction == Direction::straight)
            continue;
        const Scale* scale = study.scales.find(item.scale);
        list += list.empty() ? "" : "; ";
        list += fmt::format("“{}”", item.wording);
        if (scale && scale->least && scale->most)
            list += fmt::format(" as {} - x", in_number(*scale->least + *scale->most));
    }
    return list.empty() ? list : "Reversed: " + list + '.';
}

} // namespace themata
