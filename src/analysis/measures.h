#pragma once
// A measure is what scores are compared by: an item of the questionnaire, or a scale, that is the
// sum or the mean of its items. Its readings are the values that participants have on it, one for
// each participant and stage that has a score of one of its items; whoever was not asked has none.
//
// A reversed item counts as (least + most) - x, by itself and in its scale, which has to have a
// range for that. A scale is missing where fewer items than wanted are valid. Missing readings keep
// their reason. Pure functions of values; any thread.

#include "study/snapshot.h"
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace themata {

struct ScoreMeasure {
    std::string name;
    ScaleId scale;                 // of a scale itself; 0: an item
    std::vector<QuestionId> items; // in the order of the questionnaire; of an item, itself
    bool operator==(const ScoreMeasure&) const = default;
};

enum class Total : std::uint8_t { sum, mean };

// How a scale is made of its items.
struct Scoring {
    Total total = Total::sum;
    std::optional<std::size_t> least_valid = {}; // so many items; none: all of them
    bool operator==(const Scoring&) const = default;
};

struct Rating {
    ParticipantId participant;
    StageId stage;
    std::optional<double> value = {};
    std::string missing = {}; // why there is no value
    bool operator==(const Rating&) const = default;
};

// Every scale and every item without one; or each scale with its items behind it as well.
enum class MeasureList : std::uint8_t { overview, with_items };
[[nodiscard]] std::vector<ScoreMeasure> measures_of(const Study&, MeasureList);

[[nodiscard]] ScoreMeasure measure_of(const Study&, ScaleId);
[[nodiscard]] ScoreMeasure measure_of(const Study&, QuestionId);

// Each item of a scale as a measure of its own.
[[nodiscard]] std::vector<ScoreMeasure> items_of(const Study&, ScaleId);

// The scores of a study by item; one pass over them serves any number of measures. Holds what it
// needs of the study.
class ScoreSheet {
public:
    [[nodiscard]] static ScoreSheet of(const Study&);

    // Sorted by participant, then stage. Refused: a reversed item without a range, or more valid
    // items wanted than there are.
    [[nodiscard]] Result<std::vector<Rating>> readings(const ScoreMeasure&, const Scoring&) const;

    // What one participant answered at one stage.
    struct Answers {
        ParticipantId participant;
        StageId stage;
        std::vector<double> values = {}; // of each item, in their order; not a number: missing
        std::size_t valid = 0;
        std::string missing = {}; // why the first that is missing is so
        bool same_reason = true;  // and whether all others are for the same reason
    };

    [[nodiscard]] Result<std::vector<Answers>> answers(const ScoreMeasure&) const;

    // Values that lie outside the range of the item's scale.
    [[nodiscard]] std::size_t out_of_range(const ScoreMeasure&) const;

private:
    struct Given {
        std::uint64_t seat = 0; // participant, then stage
        double value = std::numeric_limits<double>::quiet_NaN();
        std::string missing;
    };

    struct Item {
        std::string name;
        std::string scale;
        Direction direction = Direction::straight;
        std::optional<double> least;
        std::optional<double> most;
        std::vector<Given> given; // by seat
    };

    [[nodiscard]] static Result<double> turned_at(const Item&);
    static void take(std::vector<Answers>& all, std::size_t place, const Item&, double turned);

    std::vector<Item> items_; // by the id of the question
};

// "sum of 7 items, all valid", "mean of 7 items, at least 5 valid", "item".
[[nodiscard]] std::string in_words(const ScoreMeasure&, const Scoring&);

// "Reversed: “I feel lost” as 6 - x." Empty where no item is.
[[nodiscard]] std::string reversal_in_words(const Study&, const ScoreMeasure&);

} // namespace themata
