#include "store/random_acts.h"

#include "study/check.h"
#include <limits>

namespace themata {

namespace {

using namespace std::string_literals;

// What a field may hold, by its type.
class RandomValues {
public:
    RandomValues(const Study& study, Dice& dice) : study_(study), dice_(dice) {}

    template <class Type>
    void put(Type& value) {
        if constexpr (std::is_same_v<Type, std::string>) {
            value = awkward_text(dice_);
        } else if constexpr (std::is_same_v<Type, std::optional<double>>) {
            value = dice_.one_in(2) ? std::nullopt : std::optional(awkward_number(dice_));
        } else if constexpr (std::is_same_v<Type, Span>) {
            value.begin = dice_.below(3);
            value.end = dice_.one_in(4) ? 0 : value.begin + dice_.below(9);
        } else if constexpr (std::is_enum_v<Type>) {
            value = static_cast<Type>(dice_.below(std::is_same_v<Type, Kind> ? kind_count : 2));
        } else if constexpr (requires { value.value; }) {
            value = some_id(value);
        } else if constexpr (std::is_same_v<Type, std::uint32_t>) {
            value = 1 + dice_.below(5);
        } else {
            value = static_cast<Type>(dice_.one_in(9) ? std::numeric_limits<Type>::min()
                                                      : static_cast<Type>(dice_.any()));
        }
    }

    template <class Record>
    [[nodiscard]] const Record* some() {
        const Table<Record>& records = table<Record>(study_);
        if (records.empty())
            return nullptr;
        auto at = records.begin();
        for (std::uint32_t skip = dice_.below(records.size()); skip > 0; --skip)
            ++at;
        return &*at;
    }

private:
    template <class Record>
    Id<Record> some_id(Id<Record>) {
        const Record* record = dice_.one_in(5) ? nullptr : some<Record>();
        return record ? record->id : Id<Record>();
    }

    const Study& study_;
    Dice& dice_;
};

template <class Record>
void add_some(RandomValues& values, Ids& ids, Dice& dice, Changes& changes) {
    for (std::uint32_t left = 1 + dice.below(3); left > 0; --left) {
        Record record;
        record.id = ids.next<Record>();
        for_each_field<Record>([&](const auto& field) { values.put(record.*field.member); });
        changes.push_back(added(std::move(record)));
    }
}

template <class Record>
bool touched(const Changes& changes, Id<Record> id) {
    return std::ranges::any_of(changes.of<Record>(),
                               [&](const auto& edit) { return edit.id() == id; });
}

template <class Record>
void alter_or_remove(RandomValues& values, Dice& dice, Changes& changes) {
    const Record* before = values.some<Record>();
    if (!before || touched(changes, before->id))
        return;
    if (dice.one_in(3)) {
        changes.push_back(removed(*before));
        return;
    }
    Record after = *before;
    for_each_field<Record>([&](const auto& field) {
        if (dice.one_in(2))
            values.put(after.*field.member);
    });
    if (!(after == *before))
        changes.push_back(altered(*before, after));
}

Changes attempt(const Study& study, Dice& dice) {
    Changes changes;
    Ids ids(study);
    RandomValues values(study, dice);
    const std::uint32_t first = dice.below(kind_count);
    const std::uint32_t second = dice.below(kind_count);
    for_each_kind([&]<class Record>() {
        const auto kind = static_cast<std::uint32_t>(Described<Record>::kind);
        if (kind == first)
            add_some<Record>(values, ids, dice, changes);
        if (kind == second || dice.one_in(20))
            alter_or_remove<Record>(values, dice, changes);
    });
    return changes;
}

} // namespace

std::string awkward_text(Dice& dice) {
    static const std::string texts[] = {
        "",
        "None",
        "0",
        "N/A",
        "\0"s,
        "a\0b\0"s,
        "'; --",
        "\"quoted\"",
        "line\r\nend",
        "\xEF\xBB\xBF",
        "größe",
        "👩🏽‍⚕️ emoji",
        "שלום عليكم",
        "ไทย 日本語",
        " \t ",
        "NULL",
        "-",
        "x'00'",
    };
    std::string text = texts[dice.below(std::size(texts))];
    if (dice.one_in(3))
        text += std::to_string(dice.below(1000));
    if (dice.one_in(40))
        text.append(20000, 'z');
    return text;
}

double awkward_number(Dice& dice) {
    using Limits = std::numeric_limits<double>;
    static const double numbers[] = {0.0,
                                     -0.0,
                                     1.0,
                                     -3.0,
                                     0.1,
                                     1e308,
                                     -1e308,
                                     Limits::denorm_min(),
                                     Limits::infinity(),
                                     9007199254740993.0,
                                     1.0 / 3.0};
    return numbers[dice.below(std::size(numbers))];
}

Changes random_act(const Study& study, Dice& dice) {
    while (true) {
        Changes changes = attempt(study, dice);
        if (changes.empty())
            continue;
        const auto after = apply(study, changes);
        if (after && breaches(*after, 1).empty())
            return changes;
    }
}

} // namespace themata
