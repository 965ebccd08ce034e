#pragma once
// Strongly typed ids: a ThemeId cannot be passed for a CodingId. 0 names nothing. An id is given
// out once in the life of a study and never again, not even after undo.

#include <compare>
#include <cstdint>
#include <functional>

namespace themata {

template <class Record>
struct Id {
    std::uint32_t value = 0;

    auto operator<=>(const Id&) const = default;

    explicit operator bool() const { return value != 0; }
};

using StageId = Id<struct Stage>;
using RoleId = Id<struct Role>;
using ParticipantId = Id<struct Participant>;
using TraitId = Id<struct Trait>;
using ScaleId = Id<struct Scale>;
using QuestionId = Id<struct Question>;
using ResponseId = Id<struct Response>;
using ScoreId = Id<struct Score>;
using ThemeId = Id<struct Theme>;
using CoderId = Id<struct Coder>;
using CodingId = Id<struct Coding>;
using VerdictId = Id<struct Verdict>;
using MemoId = Id<struct Memo>;
using SavedSearchId = Id<struct SavedSearch>;
using SynonymsId = Id<struct Synonyms>;
using TieId = Id<struct Tie>;
using NoteId = Id<struct Note>;
using AssignmentId = Id<struct Assignment>;
using RecipeId = Id<struct Recipe>;

} // namespace themata

template <class Record>
struct std::hash<themata::Id<Record>> {
    std::size_t operator()(themata::Id<Record> id) const noexcept { return id.value; }
};
