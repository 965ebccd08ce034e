#pragma once
// A study: one persistent table per kind of record. A Study is a value; a copy costs microseconds
// and any thread may read it. It changes only by apply() of Changes (study/change.h).

#include "study/fields.h"
#include "study/table.h"

namespace themata {

struct Study {
    Study();
    Study(const Study&);
    Study(Study&&) noexcept;
    Study& operator=(const Study&);
    Study& operator=(Study&&) noexcept;
    ~Study();

    Table<Stage> stages;
    Table<Role> roles;
    Table<Participant> participants;
    Table<Trait> traits;
    Table<Scale> scales;
    Table<Question> questions;
    Table<Response> responses;
    Table<Score> scores;
    Table<Theme> themes;
    Table<Coder> coders;
    Table<Coding> codings;
    Table<Verdict> verdicts;
    Table<Memo> memos;
    Table<SavedSearch> searches;
    Table<Synonyms> synonyms;
    Table<Tie> ties;
    Table<Note> notes;
    Table<Assignment> assignments;
    Table<Recipe> recipes;

    bool operator==(const Study&) const;
};

extern template class Table<Stage>;
extern template class Table<Role>;
extern template class Table<Participant>;
extern template class Table<Trait>;
extern template class Table<Scale>;
extern template class Table<Question>;
extern template class Table<Response>;
extern template class Table<Score>;
extern template class Table<Theme>;
extern template class Table<Coder>;
extern template class Table<Coding>;
extern template class Table<Verdict>;
extern template class Table<Memo>;
extern template class Table<SavedSearch>;
extern template class Table<Synonyms>;
extern template class Table<Tie>;
extern template class Table<Note>;
extern template class Table<Assignment>;
extern template class Table<Recipe>;

template <class Record>
inline constexpr Table<Record> Study::*table_of = nullptr;
template <>
inline constexpr auto table_of<Stage> = &Study::stages;
template <>
inline constexpr auto table_of<Role> = &Study::roles;
template <>
inline constexpr auto table_of<Participant> = &Study::participants;
template <>
inline constexpr auto table_of<Trait> = &Study::traits;
template <>
inline constexpr auto table_of<Scale> = &Study::scales;
template <>
inline constexpr auto table_of<Question> = &Study::questions;
template <>
inline constexpr auto table_of<Response> = &Study::responses;
template <>
inline constexpr auto table_of<Score> = &Study::scores;
template <>
inline constexpr auto table_of<Theme> = &Study::themes;
template <>
inline constexpr auto table_of<Coder> = &Study::coders;
template <>
inline constexpr auto table_of<Coding> = &Study::codings;
template <>
inline constexpr auto table_of<Verdict> = &Study::verdicts;
template <>
inline constexpr auto table_of<Memo> = &Study::memos;
template <>
inline constexpr auto table_of<SavedSearch> = &Study::searches;
template <>
inline constexpr auto table_of<Synonyms> = &Study::synonyms;
template <>
inline constexpr auto table_of<Tie> = &Study::ties;
template <>
inline constexpr auto table_of<Note> = &Study::notes;
template <>
inline constexpr auto table_of<Assignment> = &Study::assignments;
template <>
inline constexpr auto table_of<Recipe> = &Study::recipes;

template <class Record>
[[nodiscard]] const Table<Record>& table(const Study& study) {
    return study.*table_of<Record>;
}

template <class Record>
[[nodiscard]] const Record* find(const Study& study, Id<Record> id) {
    return table<Record>(study).find(id);
}

} // namespace themata
