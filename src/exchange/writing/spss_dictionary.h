#pragma once
// The dictionary of an SPSS file of coded data: for each column a variable with a name that SPSS
// takes, its wording as label, labels of its values, a measure, and codes for why a score is
// missing. Made before a byte is written, so that it can be told and tested. Pure; any thread.
//
// Names     of ASCII letters, digits and _, at most 64, none twice in any case, no reserved word:
//           what stands in other scripts is transliterated, for programs cut names after 8 bytes,
//           and would cut within a letter. The label has the words themselves.
// Roles, stages, questions and traits of kind category and order are numbers with labels, since
//           SPSS's own procedures want numbers of their groups, and a number keeps the order. Where
//           the categories are whole numbers, these are the numbers. With a label that is longer
//           than SPSS takes (120 bytes), or more than 1,000 of them, they are words.
// Scores    of which a reason says why they are missing get a code far below all scores for it,
//           which is declared as missing: -99 and up, or -999, as the scores are. Without a reason
//           they are system-missing, as themes are where nobody answered.
// Answers   longer than 6,000 bytes go on in further variables (“Answ2”, …): several programs do
//           not read longer ones.

#include "analysis/coded_data.h"

namespace themata {

struct SpssValueLabel {
    double value = 0;
    std::string label;
    bool operator==(const SpssValueLabel&) const = default;
};

enum class SpssMeasure : std::uint8_t { nominal, ordinal, scale };
// How a column's cells become values: its numbers, words as numbers with labels, or words.
enum class SpssForm : std::uint8_t { number, labelled, words };

struct SpssVariable {
    std::size_t column = 0; // of the coded data
    std::string name;
    std::string label;
    SpssForm form = SpssForm::number;
    SpssMeasure measure = SpssMeasure::nominal;
    std::size_t width = 0;    // of words, in bytes
    std::size_t part = 0;     // of words that go on in several variables
    std::size_t decimals = 0; // of numbers
    std::vector<SpssValueLabel> labels = {};
    std::vector<double> missing = {}; // codes, rising
    bool operator==(const SpssVariable&) const = default;
};

struct SpssDictionary {
    std::vector<SpssVariable> variables;
    std::vector<double> code_of_reason;  // as CodedData::reasons
    std::vector<std::string> cut_labels; // names of variables whose label SPSS has no room for
    std::size_t long_answers = 0;        // that go on in a further variable
    bool operator==(const SpssDictionary&) const = default;
};

inline constexpr std::size_t longest_spss_name = 64;
inline constexpr std::size_t longest_spss_words = 6000;
inline constexpr std::size_t longest_spss_label = 252;
inline constexpr std::size_t longest_spss_value_label = 120;

[[nodiscard]] SpssDictionary spss_dictionary(const CodedData&);

// "Vertrauen_Phase_1"; not yet made different from others.
[[nodiscard]] std::string spss_name(std::string_view heading);

// Where the words of a cell are parted: each part fits a variable and ends with a letter.
[[nodiscard]] std::vector<std::string_view> spss_parts(std::string_view words);

// Syntax to be run beside the file: the themes of each stage as a multiple-response set, and what
// the file cannot say of itself.
[[nodiscard]] std::string spss_syntax(const CodedData&, const SpssDictionary&,
                                      std::string_view file_name);

} // namespace themata
