#include "exchange/taking.h"

#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

namespace themata {

namespace {

using Readings = std::vector<DateReadings>;

Readings read_all(const Source& source, const ColumnPlan& column) {
    Readings readings;
    readings.reserve(source.sheet.data_rows());
    std::unordered_map<std::string_view, DateReadings> known;
    for (std::size_t i = source.sheet.header_rows; i < source.sheet.size(); ++i) {
        const auto cell = source.sheet.row(i)[column.column];
        const auto [reading, is_new] = known.try_emplace(cell);
        if (is_new)
            reading->second = read_date(cell);
        readings.push_back(reading->second);
    }
    return readings;
}

std::vector<std::uint32_t> rows_where(const Source& source, const Readings& readings, auto holds) {
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const std::size_t row = source.sheet.header_rows + i;
        if (holds(readings[i]) && !SourceRow(source, row, nullptr).is_blank())
            rows.push_back(source.sheet.number(row));
    }
    return rows;
}

// Participants whose rows bear two dates when all are read in this order, a date that cannot be
// read so being one of its own: a sign that the order changes within the file.
std::size_t at_two_dates(const Source& source, const Readings& readings, DateOrder order) {
    const ColumnPlan* participant = source.mapping.first(ColumnUse::participant);
    if (!participant)
        return 0;
    std::unordered_map<std::string_view, std::optional<Date>> first;
    std::unordered_set<std::string_view> several;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const auto label = source.sheet.row(source.sheet.header_rows + i)[participant->column];
        const auto [date, is_new] = first.try_emplace(label, readings[i].by(order));
        if (!is_new && date->second != readings[i].by(order))
            several.insert(label);
    }
    return several.size();
}

std::string orders_that_fit(const Readings& readings) {
    std::size_t day_first = 0;
    std::size_t month_first = 0;
    for (const DateReadings& reading : readings) {
        day_first += reading.dmy && !reading.mdy;
        month_first += reading.mdy && !reading.dmy;
    }
    if (day_first + month_first == 0)
        return "No other date in the column tells which it is.";
    return fmt::format("Of the other dates, {} can only have the day first and {} only the month "
                       "first.",
                       grouped(day_first), grouped(month_first));
}

Error ask_for_order(const Source& source, const ColumnPlan& column, const Readings& readings,
                    const std::vector<std::uint32_t>& rows) {
    std::string what = fmt::format("{} in the column {} of {} could be read both ways, as day and "
                                   "month or as month and day: {}.",
                                   count_of(rows.size(), "date"), in_quotes(column.name),
                                   source.name, numbered("row", rows, 5));
    const std::size_t dmy = at_two_dates(source, readings, DateOrder::dmy);
    const std::size_t mdy = at_two_dates(source, readings, DateOrder::mdy);
    if (dmy > 0 && dmy == mdy)
        what += fmt::format(" Whichever it is, {} then {} answers at two dates.",
                            count_of(dmy, "participant"), dmy == 1 ? "has" : "have");
    else if (dmy + mdy > 0)
        what += fmt::format(" With the day first {} then {} answers at two dates, with the month "
                            "first {}.",
                            count_of(dmy, "participant"), dmy == 1 ? "has" : "have", grouped(mdy));
    return {.code = Error::Code::refused,
            .what = what,
            .hint = fmt::format("Say which it is with --date-order dmy or mdy. {}",
                                orders_that_fit(readings))};
}

Error ask_for_undated(const Source& source, const ColumnPlan& column,
                      const std::vector<std::uint32_t>& rows) {
    const auto order = source.mapping.date_order;
    return {.code = Error::Code::refused,
            .what = fmt::format("{} of {} {} no date in the column {} that can be read{}: {}.",
                                count_of(rows.size(), "row"), source.name,
                                rows.size() == 1 ? "has" : "have", in_quotes(column.name),
                                order ? fmt::format(" with {}", in_words(*order)) : "",
                                numbered("row", rows, 100)),
            .hint = "Name a stage for them with --undated, correct the dates, or give another "
                    "--date-order."};
}

// The stage of a time stands where the time stands, whichever file brings it; the undated last.
std::int32_t order_of(Date begin) { return begin.year * 12 + begin.month - 1; }

constexpr std::int32_t order_of_undated = 10000 * 12;

// `undated` is empty when every row with anything in it has a date.
std::vector<StageId> in_periods(ImportDraft& draft, const Readings& readings, DateOrder order,
                                Period period, const std::string& undated) {
    std::map<Date, StageId> stages;
    for (const DateReadings& reading : readings)
        if (const auto& date = reading.by(order))
            stages[period_begin(*date, period)] = {};
    for (auto& [begin, stage] : stages)
        stage = draft.stage(period_name(begin, period), order_of(begin));
    const StageId without = undated.empty() ? StageId{} : draft.stage(undated, order_of_undated);
    std::vector<StageId> of_rows;
    of_rows.reserve(readings.size());
    for (const DateReadings& reading : readings) {
        const auto& date = reading.by(order);
        of_rows.push_back(date ? stages[period_begin(*date, period)] : without);
    }
    return of_rows;
}

} // namespace

Result<std::vector<StageId>> stages_by_date(ImportDraft& draft, const Source& source) {
    const FileMapping& mapping = source.mapping;
    const ColumnPlan& column = *mapping.first(ColumnUse::stage_date);
    const Readings readings = read_all(source, column);
    if (!mapping.date_order) {
        const auto rows =
            rows_where(source, readings, [](const DateReadings& r) { return r.is_ambiguous(); });
        if (!rows.empty())
            return failure(ask_for_order(source, column, readings, rows));
    }
    // Without ambiguous dates every date has one reading, under one order or another.
    Readings plain = readings;
    if (!mapping.date_order)
        for (DateReadings& reading : plain)
            reading.dmy = reading.dmy ? reading.dmy : reading.mdy ? reading.mdy : reading.ymd;
    const DateOrder order = mapping.date_order.value_or(DateOrder::dmy);
    const auto undated =
        rows_where(source, plain, [&](const DateReadings& r) { return !r.by(order); });
    if (!undated.empty() && !mapping.undated)
        return failure(ask_for_undated(source, column, undated));
    return in_periods(draft, plain, order, *mapping.stage_by,
                      undated.empty() ? "" : *mapping.undated);
}

} // namespace themata
