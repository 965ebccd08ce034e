#pragma once
// How a record of study/fields.h stands in the study file: its table, its statements, its columns.
// Nothing here knows any kind of record by name; inner side of store/.

#include "store/database.h"
#include "study/fields.h"
#include <limits>
#include <optional>

namespace themata {

// The names and declarations of the columns of a field, by its type.
struct Columns {
    std::string declared; // "x" INTEGER NOT NULL, …
    std::string named;    // "x", …
    std::string compared; // "x" = ?, …
    std::string places;   // ?, …
    int count = 0;

    void add(std::string_view name, std::string_view type) {
        const std::string quoted = '"' + std::string(name) + '"';
        const std::string comma = count++ == 0 ? "" : ", ";
        declared += comma + quoted + ' ' + std::string(type);
        named += comma + quoted;
        compared += comma + quoted + " = ?";
        places += comma + '?';
    }
};

template <class Type>
void add_columns(Columns& columns, std::string_view name, const Type*) {
    if constexpr (std::is_same_v<Type, std::string>) {
        columns.add(name, "TEXT NOT NULL");
    } else if constexpr (std::is_same_v<Type, std::optional<double>>) {
        // A column of type REAL would make 0 of -0.
        columns.add(name, "ANY CHECK (typeof(\"" + std::string(name) + "\") IN ('real', 'null'))");
    } else if constexpr (std::is_same_v<Type, Span>) {
        columns.add(std::string(name) + "_begin", "INTEGER NOT NULL");
        columns.add(std::string(name) + "_end", "INTEGER NOT NULL");
    } else {
        columns.add(name, "INTEGER NOT NULL");
    }
}

// The id is not among them.
template <class Record>
Columns columns_of() {
    Columns columns;
    for_each_field<Record>([&]<class Type>(const Field<Record, Type>& field) {
        add_columns(columns, field.name, static_cast<const Type*>(nullptr));
    });
    return columns;
}

template <class Record>
std::string table_name() {
    return '"' + std::string(Described<Record>::name) + '"';
}

template <class Record>
std::string create_sql() {
    return "CREATE TABLE " + table_name<Record>() + " (id INTEGER PRIMARY KEY, " +
           columns_of<Record>().declared + ") STRICT";
}

template <class Record>
std::string insert_sql() {
    const Columns columns = columns_of<Record>();
    return "INSERT INTO " + table_name<Record>() + " (" + columns.named + ", id) VALUES (" +
           columns.places + ", ?)";
}

template <class Record>
std::string update_sql() {
    return "UPDATE " + table_name<Record>() + " SET " + columns_of<Record>().compared +
           " WHERE id = ?";
}

template <class Record>
std::string delete_sql() {
    return "DELETE FROM " + table_name<Record>() + " WHERE id = ?";
}

template <class Record>
std::string select_sql() {
    return "SELECT " + columns_of<Record>().named + ", id FROM " + table_name<Record>() +
           " WHERE id BETWEEN ? AND ? ORDER BY id";
}

// Binds the value's columns from `place` on; the place after them.
template <class Type>
int bind_field(Statement& statement, int place, const Type& value) {
    if constexpr (std::is_same_v<Type, std::string>) {
        statement.bind(place, std::string_view(value));
    } else if constexpr (std::is_same_v<Type, std::optional<double>>) {
        if (value)
            statement.bind(place, *value);
        else
            statement.bind_null(place);
    } else if constexpr (std::is_same_v<Type, Span>) {
        statement.bind(place++, std::int64_t{value.begin});
        statement.bind(place, std::int64_t{value.end});
    } else if constexpr (requires { value.value; }) {
        statement.bind(place, std::int64_t{value.value});
    } else {
        statement.bind(place, static_cast<std::int64_t>(value));
    }
    return place + 1;
}

// For insert_sql and update_sql.
template <class Record>
void bind_record(Statement& statement, const Record& record) {
    int place = 1;
    for_each_field<Record>(
        [&](const auto& field) { place = bind_field(statement, place, record.*field.member); });
    statement.bind(place, std::int64_t{record.id.value});
}

// Reads columns one after the other; not sound once a number did not fit its field.
class RowReader {
public:
    explicit RowReader(const Statement& row) : row_(row) {}

    template <class Type>
    void read(Type& value) {
        if constexpr (std::is_same_v<Type, std::string>) {
            value = row_.text(column_++);
        } else if constexpr (std::is_same_v<Type, std::optional<double>>) {
            if (!row_.null(column_))
                value = row_.real(column_);
            ++column_;
        } else if constexpr (std::is_same_v<Type, Span>) {
            read(value.begin);
            read(value.end);
        } else if constexpr (std::is_enum_v<Type>) {
            value = static_cast<Type>(number<std::underlying_type_t<Type>>());
        } else if constexpr (requires { value.value; }) {
            value.value = number<std::uint32_t>();
        } else {
            value = number<Type>();
        }
    }

    [[nodiscard]] bool sound() const { return sound_; }

private:
    template <class Number>
    Number number() {
        const std::int64_t read = row_.integer(column_++);
        const auto fitted = static_cast<Number>(read);
        sound_ = sound_ && std::int64_t{fitted} == read;
        return fitted;
    }

    const Statement& row_;
    int column_ = 0;
    bool sound_ = true;
};

// A row of select_sql; id 0 when a number in it is none that its field can hold.
template <class Record>
Record read_record(const Statement& row) {
    Record record;
    RowReader reader(row);
    for_each_field<Record>([&](const auto& field) { reader.read(record.*field.member); });
    reader.read(record.id);
    if (!reader.sound())
        record.id = {};
    return record;
}

// Calls fn.template operator()<Record>() for the kind with this number; whether there is one.
template <class Fn>
bool with_kind(std::int64_t number, Fn&& fn) {
    bool known = false;
    for_each_kind([&]<class Record>() {
        if (number != static_cast<std::int64_t>(Described<Record>::kind))
            return;
        known = true;
        fn.template operator()<Record>();
    });
    return known;
}

template <class Record>
constexpr auto kind_number = static_cast<std::int64_t>(Described<Record>::kind);

} // namespace themata
