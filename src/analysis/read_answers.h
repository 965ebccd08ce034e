#pragma once
// This header says which answers a comparison of coders rests on: those that the coders have read,
// and what they applied there. A coder has read an answer when she coded it, judged that there is
// nothing to code in it, or was assigned it. Blank answers never count. Pure functions of values;
// any thread.

#include "analysis/tallies.h"
#include "study/snapshot.h"
#include <span>
#include <vector>

namespace themata {

// What counts as read. judged: only what she coded or judged, so that an assignment still to be
// done is left out. all: every answer, whoever looked at it.
enum class ReadBase : std::uint8_t { read, judged, all };

struct ReadSpec {
    std::vector<CoderId> coders; // two or more, each once
    ReadBase base = ReadBase::read;
    std::size_t at_least = 0; // how many of them must have read an answer; 0: all of them
    StageId stage = {};       // only answers from there; 0: all
    RoleId role = {};
    QuestionId question = {};
    bool operator==(const ReadSpec&) const = default;
};

// A bit for each coder, in the order of the spec.
using CoderMask = std::uint64_t;
inline constexpr std::size_t most_coders = 64;

struct ReadAnswer {
    ResponseId response;
    std::uint32_t participant = 0; // a place in ReadAnswers::participants
    CoderMask read = 0;
    bool operator==(const ReadAnswer&) const = default;
};

struct ReadAnswers {
    static constexpr std::uint32_t nowhere = ~std::uint32_t{0};

    std::vector<ReadAnswer> answers; // in the order of ids
    std::vector<ParticipantId> participants;
    std::vector<std::uint32_t> place;    // by the id of a response: among the answers, or nowhere
    std::size_t blank = 0;               // these three are not among the answers
    std::size_t read_by_few = 0;         // by some of the coders, but too few
    std::size_t unread = 0;              // by none of them
    std::vector<std::size_t> by_coder;   // how many of the answers each has read
    std::vector<std::size_t> unfinished; // by coder: assigned, neither coded nor judged
};

// Refused: fewer than two coders, one twice, or one that is not there.
[[nodiscard]] Result<ReadAnswers> answers_read(const Study&, const ReadSpec&);

// Whether a coding counts for the themes above its own as well, for its own alone, or for the one
// at the top alone.
enum class ThemeLevel : std::uint8_t { with_below, own, top };

// A theme that a coder applied to a passage of an answer.
struct Mark {
    std::uint32_t answer = 0; // a place in ReadAnswers::answers
    std::uint32_t theme = 0;  // a place in the tree
    std::uint32_t coder = 0;  // a place in the spec
    Span span;
    auto operator<=>(const Mark&) const = default;
};

// Sorted, each once. With a theme: only what counts for it or for one below it.
[[nodiscard]] std::vector<Mark> marks_in(const Study&, const ThemeTree&, const ReadAnswers&,
                                         const std::vector<CoderId>& coders, ThemeLevel,
                                         ThemeId theme);

// Calls take(marks) for those of each answer and theme; marks are sorted.
template <class Take>
void for_each_group(std::span<const Mark> marks, Take take) {
    for (std::size_t from = 0; from < marks.size();) {
        std::size_t to = from + 1;
        while (to < marks.size() && marks[to].answer == marks[from].answer &&
               marks[to].theme == marks[from].theme)
            ++to;
        take(marks.subspan(from, to - from));
        from = to;
    }
}

// One coder's passages with those that overlap made one; passages that only touch stay two.
[[nodiscard]] std::vector<Span> overlaps_joined(std::vector<Span> spans);

} // namespace themata
