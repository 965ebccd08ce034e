#pragma once
// Agreement on where passages begin and end: u-alpha of the family of 2016 (Krippendorff, Mathet,
// Bouvry and Widlöcher, "On the reliability of unitizing textual continua"). Each text is a
// continuum of its own, all of it counted, also what nobody marked; coincidences are summed over
// texts. Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <span>
#include <vector>

namespace themata {

struct CodedStretch {
    double begin = 0;
    double end = 0;
    std::uint32_t value = 0;
    bool operator==(const CodedStretch&) const = default;
};

// What each coder marked in one text. A coder's stretches do not overlap; two that touch are two.
struct Continuum {
    double length = 0;
    std::vector<std::vector<CodedStretch>> coders;
};

// What alpha is computed from; texts are told apart no more, so sums of texts can be added up. The
// value behind the last one is the gap.
class UnitizingSums {
public:
    explicit UnitizingSums(std::size_t values);

    void add(const Continuum&); // of fewer than two coders: nothing to compare
    void add(const UnitizingSums& other, double times);

    [[nodiscard]] std::size_t gap() const { return values_; }

    // l_ck: the length on which values meet, over ordered pairs of coders / (m - 1).
    [[nodiscard]] double met(std::size_t c, std::size_t k) const { return l_[c * side() + k]; }

    // Q_c: squared lengths of the stretches; of the gap: their lengths.
    [[nodiscard]] double squares(std::size_t c) const { return q_[c]; }

    // The same of what lies where the other coder marked something too.
    [[nodiscard]] double shared_squares(std::size_t c) const { return shared_q_[c]; }

private:
    [[nodiscard]] std::size_t side() const { return values_ + 1; }

    void add_squares(const std::vector<CodedStretch>& whole);
    void add_pair(const std::vector<CodedStretch>& first, const std::vector<CodedStretch>& second,
                  double pair);

    std::size_t values_;
    std::vector<double> l_;
    std::vector<double> q_;
    std::vector<double> shared_q_;
};

struct UnitAlpha {
    Figure alpha;        // over all values and gaps
    Figure marked;       // |u|alpha: marked or not, whatever the value
    Figure values;       // cu-alpha: where both marked something, which value
    Figure values_cover; // the share of the length that this rests on

    struct Value {
        Figure alpha; // (k)u-alpha: this value against the others, where both marked something
        Figure cover;
        bool operator==(const Value&) const = default;
    };

    std::vector<Value> each;
    double length = 0; // of all texts, once for each coder
    bool operator==(const UnitAlpha&) const = default;
};

[[nodiscard]] UnitAlpha unit_alpha(const UnitizingSums&);

// u-alpha of one value against gaps from sums that can be added up: `differ` is the length on which
// the value meets a gap, `yes` the marked length of all coders, `n` all of the length, once for
// each coder, `squares` the squared lengths of the stretches. Units of length 1 give nominal alpha.
[[nodiscard]] Figure one_value_alpha(double differ, double yes, double n, double squares);

} // namespace themata
