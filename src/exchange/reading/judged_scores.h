#pragma once
// This header says of each column what its cells would be as scores: numbers, labels with numbers,
// or labels of a rating scale. Columns of one scale, "Belonging [I feel part of a group]", are
// judged by all their labels together. Pure; any thread.

#include "exchange/reading/column_profile.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/ratings.h"
#include "exchange/reading/score_cells.h"

namespace themata {

enum class CellsAre : std::uint8_t {
    nothing,           // that could be a score
    numbers,           // beside words that say that there is none
    numbers_and_words, // of a scale, most of them numbers
    labelled,          // "5 - Strongly agree", or labels to which the file has numbers
    rating,            // labels of one known scale
    unsure_rating,     // of several that give them other numbers, or with other labels beside
};

struct CountedLabel {
    std::string label; // as it is written first
    std::size_t count = 0;
    bool operator==(const CountedLabel&) const = default;
};

struct JudgedColumn {
    CellsAre are = CellsAre::nothing;
    std::size_t group = 0;
    std::optional<ScaleItem> item;    // of a scale that the heading names
    std::vector<CountedLabel> labels; // words that do not say that there is no answer
    std::vector<CountedLabel> missing;
    std::vector<LabelScore> numbered; // of labels with numbers

    [[nodiscard]] bool is_rating() const {
        return are == CellsAre::rating || are == CellsAre::unsure_rating;
    }
};

// Columns that answer on one scale; a column by itself is one as well.
struct JudgedGroup {
    std::string name; // of the scale, or of the column
    bool is_scale = false;
    std::vector<std::size_t> columns;
    std::vector<CountedLabel> labels;  // of those columns that hold labels of ratings
    std::vector<CountedLabel> unknown; // labels beside them that stand in no scale with them
    std::vector<RatingFit> fits;       // of the labels
    std::optional<RatingFit> sure;
};

struct JudgedScores {
    std::vector<JudgedColumn> columns; // as in the heading
    std::vector<JudgedGroup> groups;
};

[[nodiscard]] JudgedScores judged_scores(const Sheet& sheet, const Headings& headings,
                                         const std::vector<ColumnProfile>& profiles);

// All labels of the scale, those that were given as they were written.
[[nodiscard]] std::vector<LabelScore> at_points(const RatingFit& fit,
                                                const std::vector<CountedLabel>& labels);
// The labels of a group that fits a scale, in their order, as if there were no others.
[[nodiscard]] RatingFit of_labels_seen(const JudgedGroup& group);

// Labels are the same when they differ in case, accents or punctuation only.
void add_label(std::vector<CountedLabel>& labels, std::string_view label, std::size_t count);

// "“Maybe” (3), “n” (1)", at most five of them.
[[nodiscard]] std::string counted_in_words(const std::vector<CountedLabel>& labels);
[[nodiscard]] std::size_t cells_in(const std::vector<CountedLabel>& labels);

} // namespace themata
