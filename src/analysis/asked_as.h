#pragma once
// This header writes the command that makes a table again in the terminal. It is made of the spec
// alone, for the terminal, the window, files and reports alike, and says every member of the spec
// that is not as it is when nothing is said. Records are named so that the parser finds the same
// ones (workbench/names.h); the shell takes each word as it is. A law holds all of it to the
// parser (tests/laws/asked_as_test.cpp). Pure functions of values; any thread.
//
//   made = provenance_of(now, asked_as(now, spec, form));      // "table STUDY --count responses"
//   made = provenance_of(now, asked_as(now, spec, form, file)); // "table trust.themata …"

#include "analysis/option_words.h"
#include "analysis/profile.h"
#include "analysis/quotes.h"
#include <span>
#include <string>
#include <string_view>

namespace themata {

// What stands for the study's file where that is not known, or is nobody's business.
inline constexpr std::string_view any_study = "STUDY";

// A command under way: the verb, the study, then arguments and options.
class TerminalCommand {
public:
    // What is called is the verb with its part: "table", "chart themes". A file is named without its
    // folder.
    explicit TerminalCommand(std::string_view called, std::string_view file = any_study);

    TerminalCommand& argument(std::string_view word);
    TerminalCommand& option(std::string_view name); // that takes no value
    TerminalCommand& option(std::string_view name, std::string_view value);

    // The word for a value, unless it is the usual one or there is no word for it.
    template <class Enum>
    TerminalCommand& choice(std::string_view name, std::span<const Choice> words, Enum value,
                            Enum usual) {
        const std::string_view word = word_for(words, value);
        return value == usual || word.empty() ? *this : option(name, word);
    }

    // A number, unless it is the usual one.
    TerminalCommand& number(std::string_view name, std::uint64_t value, std::uint64_t usual);

    // "table STUDY --count responses": without the word “themata”.
    [[nodiscard]] std::string words() const;

private:
    std::string words_;
    std::string behind_; // arguments from the first on that looks like an option
};

// Names by which the terminal finds this record and no other: its own where that tells, of a theme
// its path, else its number: "#12".
[[nodiscard]] std::string asked_name(const Study&, ThemeId);
[[nodiscard]] std::string asked_name(const Study&, RoleId);
[[nodiscard]] std::string asked_name(const Study&, StageId);
[[nodiscard]] std::string asked_name(const Study&, CoderId);
[[nodiscard]] std::string asked_name(const Study&, QuestionId);
[[nodiscard]] std::string asked_name(const Study&, ParticipantId);
// Of a scale that is called as an item is: "scale#3".
[[nodiscard]] std::string asked_name(const Study&, const ScoreMeasure&);
// As axis_named() takes it: a trait that is called as an axis is "trait:role".
[[nodiscard]] std::string asked_name(const Axis&);
// "a,\"b, c\"": as pieces_of() in cli/call.h takes it apart.
[[nodiscard]] std::string asked_list(const std::vector<std::string>& names);

// The options of a part of a spec, for verbs that share them.
void add_whose(TerminalCommand&, const Study&, const CodersCounted&);
void add_selection(TerminalCommand&, const Study&, const Selection&);
void add_axes(TerminalCommand&, const std::vector<Axis>& axes, const std::vector<Axis>& usual);
void add_scoring(TerminalCommand&, const Scoring&);
void add_counting(TerminalCommand&, const Study&, const TableSpec&);       // all but the tests
void add_pairing(TerminalCommand&, const Study&, const CooccurrenceSpec&); // but measure and least
void add_saturation(TerminalCommand&, const Study&, const SaturationSpec&);
void add_agreement(TerminalCommand&, const Study&, const AgreementSpec&);

[[nodiscard]] std::string asked_as(const Snapshot&, const TableSpec&, CellForm = CellForm::n,
                                   std::string_view file = any_study);

[[nodiscard]] std::string asked_as(const Snapshot&, const ScoresSpec&, const ScoresLayout& = {},
                                   std::string_view file = any_study);

// Comparisons of one family: the same for each measure, and for each theme where it is by theme.
[[nodiscard]] std::string asked_as(const Snapshot&, std::span<const ComparisonSpec>,
                                   std::string_view file = any_study);

struct AgreementLayout {
    enum class Shown : std::uint8_t { all_themes, used_themes, disagreements };
    Shown shown = Shown::all_themes;
    bool operator==(const AgreementLayout&) const = default;
};

[[nodiscard]] std::string asked_as(const Snapshot&, const AgreementSpec&,
                                   const AgreementLayout& = {}, std::string_view file = any_study);

struct PairsLayout {
    enum class Shape : std::uint8_t { pairs, matrix };
    Shape shape = Shape::pairs;
    std::optional<std::size_t> limit = {}; // of the strongest pairs
    bool operator==(const PairsLayout&) const = default;
};

[[nodiscard]] std::string asked_as(const Snapshot&, const CooccurrenceSpec&,
                                   const PairsLayout& = {}, std::string_view file = any_study);

enum class SaturationShown : std::uint8_t { curves, steps };

[[nodiscard]] std::string asked_as(const Snapshot&, const SaturationSpec&,
                                   SaturationShown = SaturationShown::curves,
                                   std::string_view file = any_study);

[[nodiscard]] std::string asked_as(const Snapshot&, const ProfileSpec&,
                                   std::string_view file = any_study);

// Of coverage, which needs no more than that.
[[nodiscard]] std::string asked_as(const Snapshot&, const Selection&,
                                   std::string_view file = any_study);

struct QuotesLayout {
    std::string seen_by = {};              // a coder who is to code blind
    std::optional<std::size_t> limit = {}; // of the first ones
    bool operator==(const QuotesLayout&) const = default;
};

// Traits and themes without those below them are asked for by the window and the report alone.
[[nodiscard]] std::string asked_as(const Snapshot&, const QuoteSpec&, const QuotesLayout& = {},
                                   std::string_view file = any_study);

enum class PairsStored : std::uint8_t { yes, instead_of_others, no };

// Drawn pairs are stored by the terminal unless it is told not to.
[[nodiscard]] std::string asked_as(const Snapshot&, const AllocationSpec&,
                                   PairsStored = PairsStored::no,
                                   std::string_view file = any_study);

} // namespace themata
