#pragma once
// ScoreCells say how the cells of a column of scores become numbers: which sign stands before the
// decimals, which number each label stands for, and which numbers mean that there is no answer. A
// ScoreReader does it, cell by cell. The values: any thread; a reader: one.

#include "exchange/reading/typed_numbers.h"
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace themata {

// A label without a number is missing, with the label as the reason.
struct LabelScore {
    std::string label;
    std::optional<double> number;
    bool operator==(const LabelScore&) const = default;
};

struct MissingCode {
    double number = 0;
    std::string reason; // as the cell says it, or the file's label of it
    bool operator==(const MissingCode&) const = default;
};

struct ScoreCells {
    DecimalSign sign = DecimalSign::either;
    std::vector<LabelScore> labels;
    std::vector<MissingCode> codes;
    bool operator==(const ScoreCells&) const = default;
};

// "recoded: Disagree=2, Agree=4; missing: 99"; empty where a number is just a number.
[[nodiscard]] std::string in_words(const ScoreCells& cells);

struct ReadScore {
    std::optional<double> value;
    std::string missing; // why there is none
    bool operator==(const ReadScore&) const = default;
};

class ScoreReader {
public:
    // The cells outlive it.
    explicit ScoreReader(const ScoreCells& cells);

    [[nodiscard]] ReadScore read(std::string_view cell);

private:
    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };

    [[nodiscard]] ReadScore work_out(std::string_view cell) const;
    [[nodiscard]] std::optional<double> number_in(std::string_view cell) const;

    const ScoreCells& cells_;
    std::unordered_map<std::string, const LabelScore*> by_key_;
    std::unordered_map<std::string, ReadScore, Hash, std::equal_to<>> known_; // by cell
};

// 3.2 of 3.20, 12 of 12.00.
[[nodiscard]] std::string short_number(double number);

} // namespace themata
