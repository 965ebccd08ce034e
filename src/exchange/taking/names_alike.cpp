#include "exchange/taking/names_alike.h"

#include "exchange/reading/likeness.h"
#include "exchange/taking/taking.h"
#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace themata {

std::size_t NameNumbers::place_of(std::string_view name) const {
    const std::size_t mask = places_.size() - 1;
    std::size_t place = mixed(std::hash<std::string_view>{}(name)) & mask;
    while (places_[place] != none && names_[places_[place]] != name)
        place = (place + 1) & mask;
    return place;
}

void NameNumbers::grow() {
    places_.assign(places_.empty() ? 64 : places_.size() * 2, none);
    for (std::uint32_t number = 0; number < names_.size(); ++number)
        places_[place_of(names_[number])] = number;
}

std::uint32_t NameNumbers::number_of(std::string_view name) {
    if ((names_.size() + 1) * 3 > places_.size() * 2)
        grow();
    std::uint32_t& number = places_[place_of(name)];
    if (number == none) {
        number = static_cast<std::uint32_t>(names_.size());
        names_.push_back(name);
    }
    return number;
}

std::uint32_t Spellings::add(std::string_view name, std::uint32_t file, std::uint32_t row) {
    const std::uint32_t number = numbers_.number_of(name);
    if (number == uses_.size())
        uses_.emplace_back();
    Use& use = uses_[number];
    if (use.rows++ == 0) {
        use.file = file;
        use.row = row;
    }
    return number;
}

void Spellings::add_of_study(std::string_view name) {
    const std::uint32_t number = numbers_.number_of(name);
    if (number == uses_.size())
        uses_.emplace_back();
    uses_[number].in_study = true;
}

// Only groups in which a name of the files stands are of interest.
void Spellings::find_groups(Key key_of) {
    std::vector<std::string> keys;
    keys.reserve(size());
    for (std::uint32_t number = 0; number < size(); ++number)
        keys.push_back(key_of(name(number)));
    NameNumbers by_key;
    std::vector<std::uint32_t> first;
    std::map<std::uint32_t, std::vector<std::uint32_t>> alike;
    for (std::uint32_t number = 0; number < size(); ++number) {
        const std::uint32_t key = by_key.number_of(keys[number]);
        if (key == first.size())
            first.push_back(number);
        else
            alike.try_emplace(key, 1, first[key]).first->second.push_back(number);
    }
    const auto comes_first = [this](std::uint32_t a, std::uint32_t b) {
        const Use& one = uses_[a];
        const Use& other = uses_[b];
        return std::tuple(!one.in_study, !is_written_cleanly(name(a)), -std::int64_t{one.rows}) <
               std::tuple(!other.in_study, !is_written_cleanly(name(b)), -std::int64_t{other.rows});
    };
    for (auto& [key, spellings] : alike) {
        const auto is_new = [this](std::uint32_t n) { return !uses_[n].in_study; };
        if (std::ranges::none_of(spellings, is_new))
            continue;
        std::ranges::stable_sort(spellings, comes_first);
        groups_.push_back({std::move(spellings)});
    }
}

// Two spellings of the study stay two; a third is spelt as the first of them.
void Spellings::join() {
    if (groups_.empty())
        return;
    instead_.resize(size());
    std::iota(instead_.begin(), instead_.end(), 0U);
    for (const Group& group : groups_)
        for (const std::uint32_t spelling : group.spellings)
            if (!is_of_study(spelling))
                instead_[spelling] = group.spellings.front();
}

Spellings::Place Spellings::place_of(const Group& group) const {
    for (const std::uint32_t spelling : group.spellings)
        if (!is_of_study(spelling) && spelling != group.spellings.front())
            return {uses_[spelling].file, uses_[spelling].row};
    return {};
}

namespace {

using Use = ColumnUse;

bool names_people(FileKind kind) {
    return kind != FileKind::questions && kind != FileKind::codebook;
}

// People are named by their cells, all else by the labels that a file may give to its values.
enum class NamedBy : std::uint8_t { cells, labels };

// Most rows repeat the stage of the row before: it is not looked up again.
class ColumnOfNames {
public:
    ColumnOfNames(const ColumnPlan* column, Spellings& spellings, NamedBy by = NamedBy::labels)
        : column_(column), spellings_(spellings), by_(by) {}

    std::uint32_t read(const SourceRow& row, std::uint32_t file) {
        const std::string_view cell = by_ == NamedBy::labels ? row.meaning(column_) : row[column_];
        if (number_ != NameNumbers::none && cell == last_) {
            spellings_.add_again(number_);
            return number_;
        }
        last_ = cell;
        number_ = is_blank(cell) ? NameNumbers::none : spellings_.add(cell, file, row.number());
        return number_;
    }

    [[nodiscard]] const ColumnPlan* column() const { return column_; }

private:
    const ColumnPlan* column_;
    Spellings& spellings_;
    NamedBy by_;
    std::string_view last_;
    std::uint32_t number_ = NameNumbers::none;
};

std::string as_spelt(const Spellings& spellings, std::uint32_t number) {
    const std::size_t rows = spellings.rows_of(number);
    const std::string where = rows == 0 ? "in the study" : grouped(rows);
    return fmt::format("{} {}{}", seen_in_quotes(spellings.name(number)), where,
                       rows > 0 && spellings.is_of_study(number) ? " and in the study" : "");
}

std::string all_spelt(const Spellings& spellings, const Spellings::Group& group) {
    std::vector<std::string> words;
    for (const std::uint32_t spelling : group.spellings)
        words.push_back(as_spelt(spellings, spelling));
    return joined(words, ", ");
}

constexpr std::size_t most_groups_shown = 5;

std::string groups_spelt(const Spellings& spellings) {
    std::vector<std::string> words;
    for (const Spellings::Group& group : spellings.groups()) {
        if (words.size() == most_groups_shown)
            break;
        words.push_back(all_spelt(spellings, group));
    }
    const std::size_t more = spellings.groups().size() - words.size();
    return joined(words, "; ") + (more > 0 ? fmt::format("; and {} more", grouped(more)) : "");
}

struct NamesTold {
    std::size_t all = 0;   // in the files
    std::size_t added = 0; // of them, those that the study does not have
};

NamesTold told_apart(const Spellings& spellings) {
    NamesTold names;
    for (std::uint32_t number = 0; number < spellings.size(); ++number)
        if (spellings.is_in_file(number)) {
            ++names.all;
            names.added += spellings.is_of_study(number) ? 0 : 1;
        }
    return names;
}

NamesTold told_joined(const Spellings& spellings) {
    NamesTold names = told_apart(spellings);
    for (const Spellings::Group& group : spellings.groups()) {
        const auto count = [&](auto holds) {
            return static_cast<std::size_t>(std::ranges::count_if(group.spellings, holds));
        };
        const std::size_t used = count([&](std::uint32_t n) { return spellings.is_in_file(n); });
        const std::size_t added = count([&](std::uint32_t n) { return !spellings.is_of_study(n); });
        names.all -= used > 1 ? used - 1 : 0;
        names.added -= spellings.is_of_study(group.spellings.front()) ? added : added - 1;
    }
    return names;
}

// "3 stages", "1 value of "Gender"; beside names of the study: "3 stages, 2 of them new".
std::string in_numbers(const Spellings& spellings, NamesTold names, const std::string& things) {
    const std::size_t end = things.find("s of ");
    std::string thing = things;
    thing.erase(std::min(end, things.size() - 1), 1);
    const std::string all = counted(names.all, thing, things);
    for (std::uint32_t number = 0; number < spellings.size(); ++number)
        if (spellings.is_of_study(number))
            return fmt::format("{}, {} new to the study", all,
                               names.added == 0 ? "none" : grouped(names.added));
    return all;
}

// "case, spaces, accents or zeros before a number", as far as the groups are not told otherwise.
std::string_view differences(const Spellings& spellings) {
    const bool in_number =
        std::ranges::any_of(spellings.groups(), [&](const Spellings::Group& group) {
            return std::ranges::any_of(group.spellings, [&](std::uint32_t each) {
                return name_key(spellings.name(each)) !=
                       name_key(spellings.name(group.spellings.front()));
            });
        });
    return in_number ? "case, spaces, accents, zeros before a number or an s at the end of a word"
                     : "case, spaces, accents or zeros before a number";
}

Doubt doubt_about(const Spellings& spellings, std::string_view what) {
    const auto place = spellings.place_of(spellings.groups().front());
    const std::string things(what);
    return {.id = "same-names",
            .where = fmt::format("row {}", grouped(place.row)),
            .what = fmt::format("Names of {} differ only in {}: {}.", things,
                                differences(spellings), groups_spelt(spellings)),
            .ways = {{.option = "--same-names",
                      .value = "join",
                      .means = in_numbers(spellings, told_joined(spellings), things)},
                     {.option = "--same-names",
                      .value = "keep",
                      .means = in_numbers(spellings, told_apart(spellings), things)}}};
}

std::string joined_in_words(const Spellings& spellings, const Spellings::Group& group) {
    std::vector<std::string> others;
    for (const std::uint32_t spelling : group.spellings)
        if (spelling != group.spellings.front() && spellings.is_in_file(spelling) &&
            !spellings.is_of_study(spelling))
            others.push_back(fmt::format("{} ({})", seen_in_quotes(spellings.name(spelling)),
                                         counted(spellings.rows_of(spelling), "row")));
    return fmt::format("{} as {}", listed(others),
                       seen_in_quotes(spellings.name(group.spellings.front())));
}

constexpr std::size_t most_compared = 200; // each with each

void note_near(const Spellings& spellings, std::string_view what, std::vector<std::string>& notes) {
    if (spellings.size() > most_compared)
        return;
    for (std::uint32_t b = 1; b < spellings.size(); ++b)
        for (std::uint32_t a = 0; a < b; ++a) {
            const bool is_new = !spellings.is_of_study(a) || !spellings.is_of_study(b);
            if (is_new && spellings.as_taken(a) == a && spellings.as_taken(b) == b &&
                nearly_alike(spellings.name(a), spellings.name(b)))
                notes.push_back(fmt::format("Two {} are nearly alike and were kept apart: {} and "
                                            "{}.",
                                            what, as_spelt(spellings, a), as_spelt(spellings, b)));
        }
}

} // namespace

NamesAlike::NamesAlike(const Snapshot& now, const std::vector<Source>& sources, SameNames answer) {
    for (const Source& source : sources)
        add_file(source);
    add_study(now);
    settle(answer);
}

void NamesAlike::add_study(const Snapshot& now) {
    const Study& study = now.study;
    if (participants.size() > 0)
        study.participants.for_each(
            [&](const Participant& each) { participants.add_of_study(each.label); });
    study.stages.for_each([&](const Stage& each) { stages.add_of_study(each.name); });
    study.roles.for_each([&](const Role& each) { roles.add_of_study(each.name); });
    if (traits.empty())
        return;
    study.traits.for_each([&](const Trait& each) {
        const auto asked = traits.find(each.name);
        if (asked != traits.end())
            asked->second.add_of_study(each.value);
    });
}

void NamesAlike::add_file(const Source& source) {
    const FileMapping& map = source.mapping;
    RowNames& rows = rows_[source.number];
    if (!names_people(map.kind))
        return;
    ColumnOfNames people(map.first(Use::participant), participants, NamedBy::cells);
    ColumnOfNames at(map.first(Use::stage), stages);
    ColumnOfNames as(map.role_is ? nullptr : map.first(Use::role), roles);
    std::vector<ColumnOfNames> values;
    for (const ColumnPlan* column : map.all(Use::trait))
        if (column->trait_kind == TraitKind::category || column->trait_kind == TraitKind::order)
            values.emplace_back(column, traits[column->name]);
    const std::uint32_t first_row =
        source.sheet.data_rows() > 0 ? source.sheet.number(source.sheet.header_rows) : 0;
    if (map.stage_is)
        stages.add(*map.stage_is, source.number, first_row);
    if (map.role_is)
        roles.add(*map.role_is, source.number, first_row);
    if (people.column())
        rows.participant.reserve(source.sheet.data_rows());
    if (at.column())
        rows.stage.reserve(source.sheet.data_rows());
    const ColumnPlan* guard = map.first(Use::guard);
    for (std::size_t r = source.sheet.header_rows; r < source.sheet.size(); ++r) {
        const SourceRow row(source, r, guard);
        if (!map.without.empty() && leaves_out(map, source.sheet.row(r))) {
            if (people.column())
                rows.participant.push_back(NameNumbers::none);
            if (at.column())
                rows.stage.push_back(NameNumbers::none);
            continue;
        }
        if (people.column())
            rows.participant.push_back(people.read(row, source.number));
        if (at.column())
            rows.stage.push_back(at.read(row, source.number));
        if (as.column())
            as.read(row, source.number);
        for (ColumnOfNames& value : values)
            value.read(row, source.number);
    }
}

void NamesAlike::settle(SameNames answer) {
    settle(participants, "participants", name_key, answer);
    settle(stages, "stages", plural_key, answer);
    settle(roles, "roles", plural_key, answer);
    for (auto& [name, values] : traits)
        settle(values, fmt::format("values of {}", cell_in_quotes(name)), plural_key, answer);
}

// Until it is said what they are, they are looked at as one.
void NamesAlike::settle(Spellings& spellings, std::string_view what, Spellings::Key key,
                        SameNames answer) {
    spellings.find_groups(key);
    if (spellings.groups().empty())
        return;
    const std::uint32_t file = spellings.place_of(spellings.groups().front()).file;
    if (answer == SameNames::asked)
        doubts_[file].push_back(doubt_about(spellings, what));
    if (answer == SameNames::keep)
        return;
    spellings.join();
    if (answer != SameNames::join)
        return;
    std::vector<std::string> words;
    for (const Spellings::Group& group : spellings.groups())
        words.push_back(joined_in_words(spellings, group));
    notes_[file].push_back(fmt::format("Names of {} that differ only in {} were joined: {}.", what,
                                       differences(spellings), joined(words, "; ")));
}

std::vector<Doubt> NamesAlike::doubts_of(std::uint32_t file) const {
    const auto found = doubts_.find(file);
    return found == doubts_.end() ? std::vector<Doubt>() : found->second;
}

std::vector<std::string> NamesAlike::notes_of(std::uint32_t file) const {
    const auto found = notes_.find(file);
    return found == notes_.end() ? std::vector<std::string>() : found->second;
}

std::vector<std::string> NamesAlike::near_notes() const {
    std::vector<std::string> notes;
    note_near(stages, "stages", notes);
    note_near(roles, "roles", notes);
    for (const auto& [name, values] : traits)
        note_near(values, fmt::format("values of {}", cell_in_quotes(name)), notes);
    return notes;
}

} // namespace themata
