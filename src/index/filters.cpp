#include "index/filters.h"

#include "text/numbers.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace themata {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

struct Parts {
    std::array<std::int32_t, 3> numbers{};
    std::size_t count = 0;
    bool year_first = false;
};

// Up to three numbers with one sign between them, and then nothing or a time of day.
std::optional<Parts> parts_of(std::string_view text) {
    text = trimmed(text);
    Parts parts;
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at]) && parts.count < 3) {
        const char* from = text.data() + at;
        const auto read =
            std::from_chars(from, text.data() + text.size(), parts.numbers[parts.count]);
        if (read.ec != std::errc())
            return std::nullopt;
        const auto digits = static_cast<std::size_t>(read.ptr - from);
        parts.year_first = parts.year_first || (parts.count == 0 && digits == 4);
        ++parts.count;
        at += digits;
        const bool goes_on = parts.count < 3 && at + 1 < text.size() && is_digit(text[at + 1]) &&
                             (text[at] == '-' || text[at] == '/' || text[at] == '.');
        if (!goes_on)
            break;
        ++at;
    }
    const bool ends =
        at == text.size() || (parts.count == 3 && (text[at] == ' ' || text[at] == 'T'));
    if (parts.count == 0 || !ends)
        return std::nullopt;
    return parts;
}

std::optional<Days> days_of(std::int32_t year, std::int32_t month, std::int32_t day) {
    if (month < 0 || month > 12 || day < 0 || day > 31)
        return std::nullopt;
    const auto number = [&](std::int32_t m, std::int32_t d) { return (year * 12 + m) * 31 + d; };
    if (month == 0)
        return Days{number(0, 0), number(11, 30)};
    if (day == 0)
        return Days{number(month - 1, 0), number(month - 1, 30)};
    return Days{number(month - 1, day - 1), number(month - 1, day - 1)};
}

// Years of two digits are those from 1969 to 2068.
std::int32_t full_year(std::int32_t year) {
    return year >= 100 ? year : year + (year < 69 ? 2000 : 1900);
}

} // namespace

std::optional<double> number_typed(std::string_view text) {
    std::string digits(trimmed(text));
    if (const std::size_t comma = digits.find(','); digits.find('.') == digits.npos)
        if (comma != digits.npos)
            digits[comma] = '.';
    return decimal_number(digits);
}

std::optional<Days> days_in(std::string_view text, DayOrder order) {
    const auto parts = parts_of(text);
    if (!parts)
        return std::nullopt;
    const auto& [a, b, c] = parts->numbers;
    if (parts->year_first) {
        const bool zero = (parts->count > 1 && b == 0) || (parts->count > 2 && c == 0);
        return zero ? std::nullopt : days_of(a, b, c);
    }
    if (parts->count < 3 || a == 0 || b == 0)
        return std::nullopt;
    const bool day_first = order == DayOrder::day_first || a > 12 || a == b;
    const bool month_first = order == DayOrder::month_first || b > 12;
    if (!day_first && !month_first)
        return std::nullopt;
    return day_first ? days_of(full_year(c), b, a) : days_of(full_year(c), a, b);
}

DayOrder day_order_of(std::span<const std::string_view> dates) {
    for (const std::string_view date : dates) {
        const auto parts = parts_of(date);
        if (!parts || parts->year_first || parts->count < 3)
            continue;
        if (parts->numbers[0] > 12)
            return DayOrder::day_first;
        if (parts->numbers[1] > 12)
            return DayOrder::month_first;
    }
    return DayOrder::unknown;
}

namespace {

bool lets_through(const Filter& filter, const std::string& value) {
    if (filter.by == Filter::By::number) {
        const auto number = number_typed(value);
        return number && filter.bounds.hold(*number);
    }
    if (filter.by == Filter::By::day) {
        const auto days = days_in(value, static_cast<DayOrder>(filter.day_order));
        return days && filter.bounds.hold(days->first) && filter.bounds.hold(days->last);
    }
    return std::ranges::find(filter.values, value) != filter.values.end();
}

// Whose scores, and when.
std::uint64_t moment(ParticipantId participant, StageId stage) {
    return std::uint64_t{participant.value} << 32 | stage.value;
}

struct Mean {
    double sum = 0;
    std::size_t n = 0;
};

struct Item {
    bool counts = false;
    bool reversed = false;
};

// By question.
std::vector<Item> items_of(const Filter& filter, const Study& study) {
    std::vector<Item> items(std::size_t{study.questions.last_id()} + 1);
    study.questions.for_each([&](const Question& question) {
        Item& item = items[question.id.value];
        const bool in_scale = filter.of == Filter::Of::scale;
        item.counts = in_scale
                          ? question.kind == QuestionKind::item && question.scale.value == filter.id
                          : question.id.value == filter.id;
        item.reversed = in_scale && question.direction == Direction::reversed;
    });
    return items;
}

double turned(double value, const Scale* scale) {
    return scale && scale->least && scale->most ? *scale->least + *scale->most - value : value;
}

std::unordered_map<std::uint64_t, Mean> means(const Filter& filter, const Study& study) {
    const std::vector<Item> items = items_of(filter, study);
    const Scale* scale = filter.of == Filter::Of::scale ? study.scales.find({filter.id}) : nullptr;
    std::unordered_map<std::uint64_t, Mean> means;
    study.scores.for_each([&](const Score& score) {
        const Item item = items[score.question.value];
        if (!item.counts || !score.value)
            return;
        Mean& mean = means[moment(score.participant, score.stage)];
        mean.sum += item.reversed ? turned(*score.value, scale) : *score.value;
        ++mean.n;
    });
    return means;
}

} // namespace

ResponseSet responses_by_trait(const Filter& filter, const Study& study) {
    std::unordered_set<ParticipantId> people;
    study.traits.for_each([&](const Trait& trait) {
        if (trait.name == filter.trait && lets_through(filter, trait.value))
            people.insert(trait.participant);
    });
    std::vector<ResponseId> ids;
    study.responses.for_each([&](const Response& response) {
        if (people.contains(response.participant))
            ids.push_back(response.id);
    });
    return ResponseSet::of(ids);
}

ResponseSet responses_by_score(const Filter& filter, const Study& study) {
    const auto known = means(filter, study);
    std::vector<ResponseId> ids;
    study.responses.for_each([&](const Response& response) {
        const auto found = known.find(moment(response.participant, response.stage));
        if (found != known.end() &&
            filter.bounds.hold(found->second.sum / static_cast<double>(found->second.n)))
            ids.push_back(response.id);
    });
    return ResponseSet::of(ids);
}

namespace {

template <class Fits>
ResponseSet those_that(const Study& study, Fits fits) {
    std::vector<ResponseId> ids;
    study.responses.for_each([&](const Response& response) {
        if (fits(response))
            ids.push_back(response.id);
    });
    return ResponseSet::of(ids);
}

template <class Record, class Fits>
ResponseSet responses_of(const Table<Record>& records, Fits fits) {
    std::vector<ResponseId> ids;
    records.for_each([&](const Record& record) {
        if (fits(record))
            ids.push_back(record.response);
    });
    return ResponseSet::of(ids);
}

ResponseSet by_role(const Study& study, RoleId role) {
    std::unordered_set<ParticipantId> players;
    study.participants.for_each([&](const Participant& participant) {
        if (participant.role == role)
            players.insert(participant.id);
    });
    return those_that(
        study, [&](const Response& response) { return players.contains(response.participant); });
}

ResponseSet with_theme(const Snapshot& snapshot, const Filter& filter) {
    std::unordered_set<ThemeId> themes{{filter.id}};
    if (filter.of != Filter::Of::itself)
        for (const ThemeId one : subtree(snapshot.study, snapshot.lookup, {filter.id}))
            themes.insert(one);
    return responses_of(snapshot.study.codings,
                        [&](const Coding& coding) { return themes.contains(coding.theme); });
}

// Whoever finds nothing to code has read the answer as well.
ResponseSet read_by(const Study& study, CoderId coder) {
    const auto by_coder = [=](const auto& record) { return record.coder == coder; };
    return responses_of(study.codings, by_coder) | responses_of(study.verdicts, by_coder);
}

// A memo on the answer, or on one of its codings.
ResponseSet with_memo(const Study& study) {
    std::vector<ResponseId> ids;
    study.memos.for_each([&](const Memo& memo) {
        if (memo.about == Kind::response)
            ids.push_back({memo.record});
        else if (memo.about == Kind::coding)
            if (const Coding* coding = study.codings.find({memo.record}))
                ids.push_back(coding->response);
    });
    return ResponseSet::of(ids);
}

ResponseSet in_state(const Study& study, ResponseState state) {
    return those_that(study, [=](const Response& response) { return response.state == state; });
}

ResponseSet with(const Study& study, Codedness codedness) {
    const auto any = [](const auto&) { return true; };
    switch (codedness) {
    case Codedness::coded:
        return responses_of(study.codings, any);
    case Codedness::nothing:
        return responses_of(study.verdicts, any);
    case Codedness::answered:
        return in_state(study, ResponseState::answered);
    case Codedness::blank:
        return in_state(study, ResponseState::blank);
    case Codedness::uncoded:
        break;
    }
    // What is left to do: a blank answer is not.
    return in_state(study, ResponseState::answered) - responses_of(study.codings, any) -
           responses_of(study.verdicts, any);
}

} // namespace

bool asks_for_codings(const Filter& filter) {
    using enum FilterBy;
    return filter.field == theme || filter.field == coder || filter.field == is ||
           filter.field == has;
}

ResponseSet responses_with(const Filter& filter, const Snapshot& snapshot) {
    const Study& study = snapshot.study;
    switch (filter.field) {
    case FilterBy::stage:
        return those_that(study, [&](const Response& r) { return r.stage.value == filter.id; });
    case FilterBy::question:
        return those_that(study, [&](const Response& r) { return r.question.value == filter.id; });
    case FilterBy::participant:
        return ResponseSet::of(snapshot.lookup.responses.of({filter.id}));
    case FilterBy::role:
        return by_role(study, {filter.id});
    case FilterBy::theme:
        return with_theme(snapshot, filter);
    case FilterBy::coder:
        return read_by(study, {filter.id});
    case FilterBy::has:
        return with_memo(study);
    case FilterBy::trait:
        return responses_by_trait(filter, study);
    case FilterBy::score:
        return responses_by_score(filter, study);
    case FilterBy::lang:
    case FilterBy::length:
    case FilterBy::is:
        break;
    }
    return with(study, static_cast<Codedness>(filter.id));
}

} // namespace themata
