// Several rows of one person at one stage: which of them are taken.

#include "exchange/reading/column_profile.h"
#include "exchange/reading/dates.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/likeness.h"
#include "exchange/reading/reading_notes.h"
#include "exchange/taking/row_people.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace themata {

namespace {

using Use = ColumnUse;

constexpr auto all_orders = {DateOrder::dmy, DateOrder::mdy, DateOrder::ymd};

// A day and the second of it: "2021-05-01 10:00:00", "1/5/2021 1:30 PM".
struct Moment {
    Date day;
    int second = 0;
    auto operator<=>(const Moment&) const = default;
};

// The number that ends before `at` or begins there, two digits at most.
int number_around(std::string_view text, std::size_t at, int step) {
    std::string digits;
    for (int n = 0; n < 2; ++n) {
        const std::size_t place =
            step > 0 ? at + static_cast<std::size_t>(n) : at - static_cast<std::size_t>(n) - 1;
        if (place >= text.size() || !is_digit(text[place]))
            break;
        digits.insert(step > 0 ? digits.end() : digits.begin(), text[place]);
    }
    return digits.empty() ? 0 : std::stoi(digits);
}

int second_of_day(std::string_view cell) {
    const std::size_t colon = cell.find(':');
    if (colon == cell.npos)
        return 0;
    int hour = number_around(cell, colon, -1);
    const std::string words = plain(cell);
    if (words.ends_with("pm") && hour < 12)
        hour += 12;
    if (words.ends_with("am") && hour == 12)
        hour = 0;
    const std::size_t second = cell.find(':', colon + 1);
    return (hour * 60 + number_around(cell, colon + 1, 1)) * 60 +
           (second == cell.npos ? 0 : number_around(cell, second + 1, 1));
}

std::optional<Moment> moment_of(std::string_view cell, DateOrder order) {
    const DateReadings readings = read_date(cell);
    const auto& day = readings.by(order);
    return day ? std::optional(Moment{*day, second_of_day(cell)}) : std::nullopt;
}

std::string_view word_of(Duplicates which) {
    switch (which) {
    case Duplicates::first:
        return "first";
    case Duplicates::last:
        return "last";
    case Duplicates::fullest:
        return "fullest";
    default:
        return "separate";
    }
}

} // namespace

bool RowPeople::agree(const Matter& matter, std::string_view a, std::string_view b) const {
    if (is_blank(a) || is_blank(b))
        return true;
    if (matter.use == Use::role)
        return pass_.names.roles.as_taken(a) == pass_.names.roles.as_taken(b);
    if (matter.use == Use::trait)
        return same_cell(pass_.names.trait(matter.column->name, a),
                         pass_.names.trait(matter.column->name, b));
    if (matter.use == Use::score || matter.use == Use::value) {
        const auto score = matter.reader->read(a).value;
        return same_value(a, b) || (score && score == matter.reader->read(b).value);
    }
    return same_cell(a, b);
}

bool RowPeople::may_be_one(std::size_t a, std::size_t b) const {
    return std::ranges::all_of(matters_, [&](const Matter& matter) {
        return agree(matter, row(a)[matter.column], row(b)[matter.column]);
    });
}

// Rows with somebody of the same label at the same stage, in rows of single answers to the same
// question; each list rises.
std::vector<RowPeople::Rows> RowPeople::repeated_rows() const {
    const std::size_t count = pass_.source.sheet.data_rows();
    const ColumnPlan* question =
        map_.first(Use::answer) ? map_.first(Use::question) : map_.first(Use::item);
    NameNumbers questions;
    KeyTable first;
    first.reserve(count);
    std::map<std::uint32_t, Rows> several;
    for (std::size_t place = 0; place < count; ++place) {
        if (names_.participant[place] == NameNumbers::none)
            continue;
        KeyTable::Key key{pass_.names.participants.as_taken(names_.participant[place]), 0, 0};
        if (!by_date_.empty())
            key[1] = by_date_[place].value;
        else if (!names_.stage.empty() && names_.stage[place] != NameNumbers::none)
            key[1] = pass_.names.stages.as_taken(names_.stage[place]) + 1;
        if (question)
            key[2] = questions.number_of(row(place)[question]);
        std::uint32_t& known = first.at(key);
        if (known == 0) {
            known = static_cast<std::uint32_t>(place) + 1;
            continue;
        }
        several.try_emplace(known, 1, known - 1).first->second.push_back(place);
    }
    std::vector<Rows> rows;
    for (auto& [place, each] : several)
        rows.push_back(std::move(each));
    return rows;
}

void RowPeople::part(Visit& visit) const {
    for (const std::size_t place : visit.rows) {
        const auto fits = std::ranges::find_if(visit.people, [&](const Rows& person) {
            return std::ranges::all_of(person,
                                       [&](std::size_t other) { return may_be_one(place, other); });
        });
        if (fits != visit.people.end())
            fits->push_back(place);
        else
            visit.people.push_back({place});
    }
}

// Only those whose rows differ.
std::vector<RowPeople::Visit> RowPeople::visits() {
    std::vector<Visit> differing;
    std::vector<std::uint32_t> same;
    for (Rows& rows : repeated_rows()) {
        Visit visit{.rows = std::move(rows), .people = {}};
        part(visit);
        if (visit.people.size() > 1)
            differing.push_back(std::move(visit));
        else
            for (std::size_t at = 1; at < visit.rows.size(); ++at) {
                same.push_back(row(visit.rows[at]).number());
                before_[visit.rows[at]].assign(visit.rows.begin(),
                                               visit.rows.begin() + static_cast<long>(at));
            }
    }
    std::ranges::sort(same);
    told_repeated_ =
        !same.empty() && map_.kind != FileKind::participants && !map_.first(Use::answer);
    if (told_repeated_)
        pass_.report.notes.push_back(fmt::format(
            "{} {} nothing else than another row of the same participant at the same "
            "stage, or fill{} what is blank there: taken once.",
            numbered("row", same), same.size() == 1 ? "says" : "say", same.size() == 1 ? "s" : ""));
    return differing;
}

void RowPeople::settle_repeated() {
    const std::vector<Visit> differing = visits();
    if (differing.empty())
        return;
    find_order(differing);
    Duplicates which = pass_.source.options.duplicates;
    if (which == Duplicates::asked)
        pass_.report.doubts.push_back(doubt_repeated(differing));
    if (which == Duplicates::separate)
        return separate(differing);
    leave_all_but_one(differing, which == Duplicates::asked ? Duplicates::first : which);
    if (which != Duplicates::asked)
        note_left_out(differing, which);
}

// The rows' order in time where a column tells it, else that of the file.
void RowPeople::find_order(const std::vector<Visit>& visits) {
    const auto names = headings(pass_.source.sheet);
    for (std::size_t column = 0; column < map_.columns.size() && !time_column_; ++column) {
        const bool says_when = map_.columns[column].use == Use::stage_date ||
                               (column < names.size() && is_about_the_visit(names[column].name));
        if (says_when && looks_like_dates(pass_.source.sheet, column))
            time_column_ = column;
    }
    if (!time_column_)
        return;
    const ColumnPlan& column = map_.columns[*time_column_];
    for (const DateOrder order : all_orders) {
        if (map_.date_order && *map_.date_order != order)
            continue;
        bool fits = true;
        for (std::size_t place = 0; fits && place < pass_.source.sheet.data_rows(); ++place) {
            const std::string_view cell = row(place)[&column];
            fits = is_blank(cell) || is_passed_over(place) || moment_of(cell, order);
        }
        if (fits)
            time_orders_.push_back(order);
    }
    const auto by = [&](DateOrder order, const Rows& rows) {
        std::vector<std::pair<Moment, std::size_t>> moments;
        for (const std::size_t place : rows)
            if (const auto moment = moment_of(row(place)[&column], order))
                moments.emplace_back(*moment, place);
        std::ranges::sort(moments);
        return moments;
    };
    const auto is_told = [&](const Visit& visit) {
        std::set<Rows> orders;
        for (const DateOrder order : time_orders_) {
            Rows rows;
            for (const auto& [moment, place] : by(order, visit.rows))
                rows.push_back(place);
            orders.insert(std::move(rows));
        }
        return orders.size() == 1 && orders.begin()->size() == visit.rows.size();
    };
    if (!std::ranges::all_of(visits, is_told))
        time_column_.reset();
}

RowPeople::Rows RowPeople::in_order(const Rows& rows) const {
    if (!time_column_)
        return rows;
    Rows ordered = rows;
    std::ranges::stable_sort(ordered, {}, [&](std::size_t place) {
        return moment_of(row(place)[&map_.columns[*time_column_]], time_orders_.front());
    });
    return ordered;
}

// A word for a missing score fills no cell.
bool RowPeople::is_filled(std::size_t place, const Matter& matter) const {
    const std::string_view cell = row(place)[matter.column];
    return !is_blank(cell) && (!matter.reader || matter.reader->read(cell).value);
}

std::size_t RowPeople::filled(std::size_t place, std::initializer_list<ColumnUse> uses,
                              const Rows& before) const {
    std::size_t cells = 0;
    for (const Matter& matter : matters_) {
        const auto fills = [&](std::size_t other) { return is_filled(other, matter); };
        if (std::ranges::find(uses, matter.use) != uses.end() && fills(place) &&
            std::ranges::none_of(before, fills))
            ++cells;
    }
    return cells;
}

std::size_t RowPeople::chosen(const Visit& visit, Duplicates which) const {
    const Rows rows = in_order(visit.rows);
    if (which == Duplicates::last)
        return rows.back();
    if (which != Duplicates::fullest)
        return rows.front();
    return *std::ranges::max_element(rows, {}, [&](std::size_t place) {
        return filled(place,
                      {Use::text, Use::answer, Use::score, Use::value, Use::trait, Use::role});
    });
}

void RowPeople::leave_all_but_one(const std::vector<Visit>& visits, Duplicates which) {
    left_out_.assign(pass_.source.sheet.data_rows(), false);
    for (const Visit& visit : visits) {
        const std::size_t taken = chosen(visit, which);
        for (const std::size_t place : visit.rows)
            left_out_[place] = place != taken;
    }
}

void RowPeople::note_left_out(const std::vector<Visit>& visits, Duplicates which) {
    std::vector<std::uint32_t> rows;
    for (std::size_t place = 0; place < left_out_.size(); ++place)
        if (left_out_[place])
            rows.push_back(row(place).number());
    const std::string order =
        which == Duplicates::fullest ? "first of those"
        : time_column_
            ? fmt::format("by the column {}", cell_in_quotes(map_.columns[*time_column_].name))
            : "in the order of the file";
    pass_.report.notes.push_back(fmt::format(
        "{} several rows that differ; of each the {} is taken ({}), and {} left out.",
        map_.kind == FileKind::participants
            ? counted(visits.size(), "participant has", "participants have")
            : counted(visits.size(), "participant at a stage has", "participants at a stage have"),
        word_of(which), order,
        fmt::format("{} {}", numbered("row", rows), rows.size() == 1 ? "is" : "are")));
}

// "P1 (2)"; somebody of this label who said just this is the one.
std::string RowPeople::free_label(std::size_t place, std::string_view label) const {
    for (std::uint32_t number = 2;; ++number) {
        std::string made = fmt::format("{} ({})", label, number);
        const auto is_given = [&](const auto& own) { return own.second == made; };
        if (std::ranges::any_of(labels_, is_given) || pass_.names.participants.holds(made))
            if (const ParticipantId known = pass_.draft.find_participant(made);
                !known || pass_.draft.participants.is_new(known) ||
                held_of(place, known) != Held::same || std::ranges::any_of(labels_, is_given))
                continue;
        return made;
    }
}

void RowPeople::separate(const std::vector<Visit>& visits) {
    std::vector<std::string> made;
    for (const Visit& visit : visits)
        for (std::size_t person = 1; person < visit.people.size(); ++person) {
            const std::size_t first = visit.people[person].front();
            const std::string label =
                free_label(first, pass_.names.participants.as_taken(row(first)[participant_]));
            made.push_back(
                fmt::format("row {} as {}", grouped(row(first).number()), cell_in_quotes(label)));
            for (const std::size_t place : visit.people[person])
                labels_.emplace(place, label);
        }
    pass_.report.notes.push_back(
        fmt::format("Several rows of one participant at one stage that differ were taken as those "
                    "of several: {}.",
                    listed(made, 20)));
}

std::string RowPeople::in_numbers(const std::vector<Visit>& visits, Duplicates which) const {
    std::set<std::size_t> not_taken;
    std::map<std::size_t, Rows> before = before_;
    std::size_t more = 0;
    for (const Visit& visit : visits) {
        more += visit.people.size() - 1;
        if (which == Duplicates::separate) {
            for (const Rows& person : visit.people)
                for (std::size_t at = 1; at < person.size(); ++at)
                    before[person[at]].assign(person.begin(),
                                              person.begin() + static_cast<long>(at));
            continue;
        }
        const std::size_t taken = chosen(visit, which);
        for (const std::size_t place : visit.rows)
            if (place != taken)
                not_taken.insert(place);
    }
    std::set<std::uint32_t> people;
    std::size_t unnamed_ones = 0;
    std::size_t answers = 0;
    std::size_t scores = 0;
    for (std::size_t place = 0; place < pass_.source.sheet.data_rows(); ++place) {
        if (not_taken.contains(place) || is_passed_over(place))
            continue;
        if (names_.participant[place] == NameNumbers::none)
            ++unnamed_ones;
        else
            people.insert(pass_.names.participants.as_taken(names_.participant[place]));
        const auto earlier = before.find(place);
        const Rows others = earlier == before.end() ? Rows() : earlier->second;
        answers += filled(place, {Use::text, Use::answer}, others);
        scores += filled(place, {Use::score, Use::value}, others);
    }
    const std::size_t all =
        people.size() + unnamed_ones + (which == Duplicates::separate ? more : 0);
    std::string words = counted(all, "person", "people");
    if (answers > 0)
        words += fmt::format(", {}", counted(answers, "answer"));
    if (scores > 0)
        words += fmt::format(", {}", counted(scores, "score"));
    return words;
}

// Whether a word for each row puts the rows of each of them at different stages; how many there
// are.
std::optional<std::size_t> RowPeople::stages_by(const std::vector<Visit>& visits,
                                                const StageWord& word) const {
    for (const Visit& visit : visits) {
        std::set<std::string> of_visit;
        for (const std::size_t place : visit.rows)
            if (!of_visit.insert(word(place)).second)
                return std::nullopt;
    }
    constexpr std::size_t most_stages = 20;
    std::set<std::string> stages;
    for (std::size_t place = 0; place < pass_.source.sheet.data_rows(); ++place)
        if (!is_passed_over(place))
            stages.insert(word(place));
    const bool fits = stages.size() <= most_stages && !stages.contains("");
    return fits ? std::optional(stages.size()) : std::nullopt;
}

// Columns that tell them apart, by which they are no second ones.
void RowPeople::add_ways_by_stage(const std::vector<Visit>& visits, std::vector<Way>& ways) const {
    if (map_.kind != FileKind::responses || !by_date_.empty())
        return;
    for (const ColumnPlan& column : map_.columns) {
        if (column.use != Use::left_out || !names_.stage.empty() ||
            looks_like_dates(pass_.source.sheet, column.column))
            continue;
        const auto stages = stages_by(visits, [&](std::size_t place) {
            const std::string_view cell = row(place)[&column];
            return is_blank(cell) ? std::string() : std::string(cell);
        });
        if (stages)
            ways.push_back(
                {.option = "--stage",
                 .value = column.name,
                 .means = fmt::format("{}, no row is a second one", counted(*stages, "stage"))});
    }
    if (time_column_ && dates_are_sure())
        add_way_by_date(visits, ways);
}

bool RowPeople::dates_are_sure() const {
    const ColumnPlan& column = map_.columns[*time_column_];
    for (std::size_t place = 0; place < pass_.source.sheet.data_rows(); ++place)
        for (const DateOrder order : time_orders_)
            if (moment_of(row(place)[&column], order) !=
                moment_of(row(place)[&column], time_orders_.front()))
                return false;
    return true;
}

// By the longest time that will do.
void RowPeople::add_way_by_date(const std::vector<Visit>& visits, std::vector<Way>& ways) const {
    const ColumnPlan& column = map_.columns[*time_column_];
    for (const auto& [period, word] : {std::pair{Period::year, "year"},
                                       {Period::quarter, "quarter"},
                                       {Period::month, "month"}}) {
        const auto stages = stages_by(visits, [&, of = period](std::size_t place) {
            const auto moment = moment_of(row(place)[&column], time_orders_.front());
            return moment ? period_name(moment->day, of) : std::string();
        });
        if (!stages)
            continue;
        ways.push_back(
            {.option = "--stage-by",
             .value = word,
             .means = fmt::format("{} by the column {}, no row is a second one",
                                  counted(*stages, "stage"), cell_in_quotes(column.name))});
        return;
    }
}

Doubt RowPeople::doubt_repeated(const std::vector<Visit>& visits) const {
    std::vector<std::uint32_t> rows;
    for (const Visit& visit : visits)
        for (std::size_t at = 1; at < visit.rows.size(); ++at)
            rows.push_back(row(visit.rows[at]).number());
    std::ranges::sort(rows);
    const std::size_t first = visits.front().rows.front();
    Doubt doubt{
        .id = "duplicates",
        .where = numbered("row", rows),
        .what = fmt::format("{} several rows{} that say different things, as {} in rows {} and {}.",
                            counted(visits.size(), "participant has", "participants have"),
                            map_.kind == FileKind::participants ? "" : " at one stage",
                            cell_in_quotes(row(first)[participant_]), grouped(row(first).number()),
                            grouped(row(visits.front().rows[1]).number())),
        .ways = {}};
    const std::string order =
        time_column_
            ? fmt::format(", by the column {}", cell_in_quotes(map_.columns[*time_column_].name))
            : ", in the order of the file";
    for (const Duplicates which :
         {Duplicates::first, Duplicates::last, Duplicates::fullest, Duplicates::separate})
        doubt.ways.push_back(
            {.option = "--duplicates",
             .value = std::string(word_of(which)),
             .means = in_numbers(visits, which) +
                      (which == Duplicates::first || which == Duplicates::last ? order : "")});
    add_ways_by_stage(visits, doubt.ways);
    return doubt;
}

} // namespace themata
