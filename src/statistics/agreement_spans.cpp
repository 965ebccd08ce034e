#include "statistics/agreement_spans.h"

#include <algorithm>

namespace themata {

namespace {

constexpr const char* no_text = "There is nothing that two coders judged.";
constexpr const char* no_variation =
    "All of it has the same value, so that there is nothing to agree or disagree on.";

// The stretches with the gaps between them, from 0 to the length.
std::vector<CodedStretch> with_gaps(std::vector<CodedStretch> marked, double length,
                                    std::uint32_t gap) {
    std::ranges::sort(marked, {}, &CodedStretch::begin);
    std::vector<CodedStretch> whole;
    double at = 0;
    for (const CodedStretch& stretch : marked) {
        if (stretch.begin > at)
            whole.push_back({.begin = at, .end = stretch.begin, .value = gap});
        whole.push_back(stretch);
        at = stretch.end;
    }
    if (at < length)
        whole.push_back({.begin = at, .end = length, .value = gap});
    return whole;
}

double length_of(const CodedStretch& stretch) { return stretch.end - stretch.begin; }

double square(double x) { return x * x; }

// Alpha of a table of coincidences of which the first `side` values are looked at.
struct Table {
    std::vector<std::vector<double>> l; // by value and value
    std::vector<double> q;              // squares of each value

    [[nodiscard]] double margin(std::size_t c) const {
        double margin = 0;
        for (const double met : l[c])
            margin += met;
        return margin;
    }

    [[nodiscard]] double total() const {
        double total = 0;
        for (std::size_t c = 0; c < l.size(); ++c)
            total += margin(c);
        return total;
    }

    // l [l_c^2 - Q_c] / [l^2 - sum of Q]: how much of c would meet c by chance.
    [[nodiscard]] double expected(std::size_t c) const {
        double squares = 0;
        for (const double own : q)
            squares += own;
        const double room = square(total()) - squares;
        return room > 0 ? total() * (square(margin(c)) - q[c]) / room : 0;
    }
};

// One minus what differs over what would differ, both as parts of all that is looked at.
Figure one_less(double observed, double expected) {
    // Differences of sums of squares: what rounding leaves of 0 is no disagreement.
    if (expected <= 1e-9)
        return undefined(no_variation);
    return defined(1 - observed / expected);
}

Figure alpha_of(const Table& table) {
    double observed = table.total();
    double expected = observed;
    if (observed <= 0)
        return undefined(no_text);
    for (std::size_t c = 0; c < table.l.size(); ++c) {
        observed -= table.l[c][c];
        expected -= table.expected(c);
    }
    return one_less(observed, expected);
}

Table table_of(const UnitizingSums& sums) {
    Table table;
    for (std::size_t c = 0; c <= sums.gap(); ++c) {
        table.l.emplace_back();
        for (std::size_t k = 0; k <= sums.gap(); ++k)
            table.l.back().push_back(sums.met(c, k));
        table.q.push_back(sums.squares(c));
    }
    return table;
}

// All values as one.
Table marked_or_not(const UnitizingSums& sums) {
    Table table{.l = {{0, 0}, {0, 0}}, .q = {0, 0}};
    const auto side = [&](std::size_t c) { return c == sums.gap() ? 1U : 0U; };
    for (std::size_t c = 0; c <= sums.gap(); ++c) {
        table.q[side(c)] += sums.squares(c);
        for (std::size_t k = 0; k <= sums.gap(); ++k)
            table.l[side(c)][side(k)] += sums.met(c, k);
    }
    return table;
}

Table without_gaps(const UnitizingSums& sums) {
    Table table;
    for (std::size_t c = 0; c < sums.gap(); ++c) {
        table.l.emplace_back();
        for (std::size_t k = 0; k < sums.gap(); ++k)
            table.l.back().push_back(sums.met(c, k));
        table.q.push_back(sums.shared_squares(c));
    }
    return table;
}

UnitAlpha::Value value_alpha(const Table& table, double whole, std::size_t value) {
    const double margin = table.margin(value);
    UnitAlpha::Value result;
    result.cover = whole > 0 ? defined(margin / whole) : undefined("Nobody used this value.");
    result.alpha = margin > 0
                       ? one_less(margin - table.l[value][value], margin - table.expected(value))
                       : undefined("Nowhere did two coders mark something, one of them with this.");
    return result;
}

} // namespace

UnitizingSums::UnitizingSums(std::size_t values)
    : values_(values), l_((values + 1) * (values + 1)), q_(values + 1), shared_q_(values + 1) {}

void UnitizingSums::add_squares(const std::vector<CodedStretch>& whole) {
    for (const CodedStretch& stretch : whole)
        q_[stretch.value] +=
            stretch.value == gap() ? length_of(stretch) : square(length_of(stretch));
}

void UnitizingSums::add_pair(const std::vector<CodedStretch>& first,
                             const std::vector<CodedStretch>& second, double pair) {
    auto from = second.begin();
    for (const CodedStretch& stretch : first) {
        double marked = 0;
        while (from != second.end() && from->end <= stretch.begin)
            ++from;
        for (auto other = from; other != second.end() && other->begin < stretch.end; ++other) {
            const double met =
                std::min(stretch.end, other->end) - std::max(stretch.begin, other->begin);
            l_[stretch.value * side() + other->value] += pair * met;
            marked += other->value == gap() ? 0 : met;
        }
        if (stretch.value != gap())
            shared_q_[stretch.value] += pair * square(marked);
    }
}

void UnitizingSums::add(const Continuum& text) {
    if (text.coders.size() < 2)
        return;
    std::vector<std::vector<CodedStretch>> whole;
    for (const auto& marked : text.coders)
        whole.push_back(with_gaps(marked, text.length, static_cast<std::uint32_t>(gap())));
    const double pair = 1 / static_cast<double>(whole.size() - 1);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        add_squares(whole[i]);
        for (std::size_t j = 0; j < whole.size(); ++j)
            if (i != j)
                add_pair(whole[i], whole[j], pair);
    }
}

void UnitizingSums::add(const UnitizingSums& other, double times) {
    for (std::size_t i = 0; i < l_.size(); ++i)
        l_[i] += times * other.l_[i];
    for (std::size_t c = 0; c < q_.size(); ++c) {
        q_[c] += times * other.q_[c];
        shared_q_[c] += times * other.shared_q_[c];
    }
}

UnitAlpha unit_alpha(const UnitizingSums& sums) {
    UnitAlpha result;
    const Table all = table_of(sums);
    result.length = all.total();
    result.alpha = alpha_of(all);
    result.marked = alpha_of(marked_or_not(sums));
    const Table coded = without_gaps(sums);
    result.values = coded.total() > 0 ? alpha_of(coded)
                                      : undefined("Nowhere did two coders mark the same words.");
    result.values_cover =
        result.length > 0 ? defined(coded.total() / result.length) : undefined(no_text);
    for (std::size_t value = 0; value < sums.gap(); ++value)
        result.each.push_back(value_alpha(coded, all.margin(value), value));
    return result;
}

Figure one_value_alpha(double differ, double yes, double n, double squares) {
    if (n <= 0)
        return undefined(no_text);
    const double no = n - yes;
    if (yes <= 0 || no <= 1e-9)
        return undefined(no_variation);
    return defined(1 - differ * (n * n - squares - no) / (n * yes * no));
}

} // namespace themata
