#include "statistics/agreement_spans.h"

#include "statistics/seeded_random.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace themata {

namespace {

constexpr const char* no_text = "There is nothing that two coders judged.";
constexpr const char* all_one_value =
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
        return undefined(all_one_value);
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
        return undefined(all_one_value);
    return defined(1 - differ * (n * n - squares - no) / (n * yes * no));
}

namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double rounding = 1e-12;

struct Passage {
    std::uint32_t coder = 0;
    std::uint32_t at = 0; // among hers
    CodedStretch stretch = {};
};

// Passages of different coders that may be aligned, and what they differ by.
struct Candidate {
    std::vector<std::uint32_t> passages; // rising, of one component
    double disorder = 0;
};

std::vector<Passage> passages_of(const Continuum& text) {
    std::vector<Passage> all;
    for (std::uint32_t coder = 0; coder < text.coders.size(); ++coder)
        for (std::uint32_t at = 0; at < text.coders[coder].size(); ++at)
            all.push_back({coder, at, text.coders[coder][at]});
    std::ranges::stable_sort(all, {}, [](const Passage& one) { return one.stretch.begin; });
    return all;
}

// All sets of passages, one of a coder at most, that differ by no more than if each stood alone: a
// best alignment needs no other.
class Candidates {
public:
    Candidates(const std::vector<Passage>& passages, std::size_t coders,
               const GammaWeights& weights, std::size_t most)
        : passages_(passages), coders_(coders), weights_(weights), most_(most) {
        for (std::uint32_t first = 0; first < passages_.size() && !too_many_; ++first) {
            chosen_ = {first};
            extend(0);
        }
    }

    [[nodiscard]] bool too_many() const { return too_many_; }

    [[nodiscard]] const std::vector<Candidate>& found() const { return found_; }

private:
    [[nodiscard]] double pairs() const { return static_cast<double>(coders_ * (coders_ - 1)) / 2; }

    // Those behind the last one, of coders who are not in yet. `differ` is the sum of pairs so far.
    void extend(double differ) {
        for (std::uint32_t next = chosen_.back() + 1; next < passages_.size(); ++next) {
            double more = 0;
            bool other_coders = true;
            for (const std::uint32_t one : chosen_) {
                other_coders = other_coders && passages_[one].coder != passages_[next].coder;
                more += dissimilarity(passages_[one].stretch, passages_[next].stretch, weights_);
            }
            // However good the others are, these pairs stay.
            if (!other_coders ||
                differ + more >
                    pairs() * (weights_.nothing * static_cast<double>(coders_) + rounding))
                continue;
            chosen_.push_back(next);
            take(differ + more);
            extend(differ + more);
            chosen_.pop_back();
            if (too_many_)
                return;
        }
    }

    void take(double differ) {
        const auto k = static_cast<double>(chosen_.size());
        const double empty = pairs() - k * (k - 1) / 2; // pairs with nothing on a side or both
        const double disorder = (differ + empty * weights_.nothing) / pairs();
        if (disorder <= k * weights_.nothing + rounding)
            found_.push_back({chosen_, disorder});
        too_many_ = found_.size() > most_;
    }

    const std::vector<Passage>& passages_;
    std::size_t coders_;
    const GammaWeights& weights_;
    std::size_t most_;
    std::vector<std::uint32_t> chosen_;
    std::vector<Candidate> found_;
    bool too_many_ = false;
};

// Passages that hang together by candidates are aligned by themselves.
std::vector<std::vector<std::uint32_t>> components(std::size_t passages,
                                                   const std::vector<Candidate>& candidates) {
    std::vector<std::uint32_t> root(passages);
    for (std::uint32_t at = 0; at < passages; ++at)
        root[at] = at;
    const auto find = [&](std::uint32_t at) {
        while (root[at] != at)
            at = root[at] = root[root[at]];
        return at;
    };
    for (const Candidate& each : candidates)
        for (const std::uint32_t one : each.passages)
            root[find(one)] = find(each.passages.front());
    std::vector<std::vector<std::uint32_t>> found(passages);
    for (std::uint32_t at = 0; at < passages; ++at)
        found[find(at)].push_back(at);
    std::erase_if(found, [](const auto& one) { return one.empty(); });
    return found;
}

// The cheapest way to have each passage of a component once: the first that is left stands alone,
// or in one of its candidates; what is left then was often seen before.
class Partition {
public:
    static constexpr std::size_t most_passages = 64;

    Partition(const std::vector<std::uint32_t>& component, const std::vector<Candidate>& all,
              double alone, std::size_t& steps)
        : size_(component.size()), alone_(alone), steps_(steps), of_(component.size()) {
        for (const Candidate& each : all) {
            std::uint64_t mask = 0;
            for (const std::uint32_t one : each.passages) {
                const auto place = std::ranges::lower_bound(component, one);
                if (place == component.end() || *place != one)
                    break;
                mask |= std::uint64_t{1} << (place - component.begin());
            }
            if (mask)
                of_[static_cast<std::size_t>(std::countr_zero(mask))].push_back(
                    {mask, each.disorder});
        }
    }

    [[nodiscard]] double best() { return from(everything()).disorder; }

    // The sets of the best one, as bits, those that stand alone with them.
    [[nodiscard]] std::vector<std::uint64_t> sets() {
        std::vector<std::uint64_t> sets;
        for (std::uint64_t left = everything(); left != 0; left &= ~sets.back())
            sets.push_back(known_.at(left).set);
        return sets;
    }

private:
    struct Option {
        std::uint64_t mask;
        double disorder;
    };

    [[nodiscard]] std::uint64_t everything() const {
        return size_ == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << size_) - 1;
    }

    // A way to go on: with this set, and what it and all that follow differ by.
    struct Way {
        std::uint64_t set = 0;
        double disorder = 0;
        std::size_t sets = 0;

        // Of two that are as good, the one that aligns more.
        [[nodiscard]] bool better_than(const Way& other) const {
            return disorder < other.disorder - rounding ||
                   (disorder <= other.disorder + rounding && sets < other.sets);
        }
    };

    Way from(std::uint64_t left) {
        if (left == 0)
            return {};
        if (const auto seen = known_.find(left); seen != known_.end())
            return seen->second;
        if (steps_ == 0)
            return {.disorder = never};
        --steps_;
        const auto first = static_cast<std::size_t>(std::countr_zero(left));
        Way best = with({std::uint64_t{1} << first, alone_}, left);
        for (const Option& option : of_[first])
            if ((option.mask & ~left) == 0)
                if (const Way other = with(option, left); other.better_than(best))
                    best = other;
        return known_.emplace(left, best).first->second;
    }

    Way with(const Option& option, std::uint64_t left) {
        const Way rest = from(left & ~option.mask);
        return {option.mask, option.disorder + rest.disorder, rest.sets + 1};
    }

    std::size_t size_;
    double alone_;
    std::size_t& steps_;
    std::vector<std::vector<Option>> of_; // by their first passage
    std::unordered_map<std::uint64_t, Way> known_;
};

Unitary unitary_of(const std::vector<Passage>& passages, std::size_t coders,
                   const std::vector<std::uint32_t>& component, std::uint64_t set) {
    Unitary unitary(coders, unaligned);
    for (std::size_t place = 0; place < component.size(); ++place)
        if (set >> place & 1)
            unitary[passages[component[place]].coder] = passages[component[place]].at;
    return unitary;
}

// What one draw puts in the place of the texts.
class Redrawn {
public:
    Redrawn(std::span<const Continuum> texts, std::uint64_t seed) : texts_(texts), chance_(seed) {
        for (std::uint32_t text = 0; text < texts.size(); ++text)
            if (texts[text].coders.size() > 1)
                for (std::uint32_t coder = 0; coder < texts[text].coders.size(); ++coder)
                    coded_.push_back({text, coder});
    }

    Continuum like(const Continuum& text) {
        Continuum drawn{.length = text.length, .coders = {}};
        for (std::size_t coder = 0; coder < text.coders.size(); ++coder) {
            const auto [from, by] = coded_[chance_.below(coded_.size())];
            const double stretch = text.length / texts_[from].length;
            const double moved = chance_.fraction() * text.length;
            auto& marked = drawn.coders.emplace_back();
            for (CodedStretch one : texts_[from].coders[by]) {
                const double length = (one.end - one.begin) * stretch;
                one.begin = std::fmod(one.begin * stretch + moved, text.length);
                one.end = one.begin + length; // may run over the end
                marked.push_back(one);
            }
        }
        return drawn;
    }

private:
    std::span<const Continuum> texts_;
    SeededRandom chance_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> coded_; // text, coder
};

// Disorder and passages, summed over texts.
struct Disorder {
    double disorder = 0;
    double passages = 0; // of the mean coder

    bool add(const Continuum& text, const GammaWeights& weights) {
        const auto best = best_alignment(text, weights);
        if (!best)
            return false;
        disorder += best->disorder;
        for (const auto& marked : text.coders)
            passages +=
                static_cast<double>(marked.size()) / static_cast<double>(text.coders.size());
        return true;
    }

    [[nodiscard]] double mean() const { return passages > 0 ? disorder / passages : 0; }
};

} // namespace

double dissimilarity(const CodedStretch& one, const CodedStretch& other,
                     const GammaWeights& weights) {
    const double apart = std::abs(one.begin - other.begin) + std::abs(one.end - other.end);
    const double lengths = one.end - one.begin + other.end - other.begin;
    const double place = lengths > 0 ? apart / lengths : apart > 0 ? never : 0;
    return weights.nothing *
           (weights.place * place * place + (one.value == other.value ? 0 : weights.value));
}

std::optional<Alignment> best_alignment(const Continuum& text, const GammaWeights& weights,
                                        std::size_t most_steps) {
    const std::vector<Passage> passages = passages_of(text);
    const Candidates candidates(passages, text.coders.size(), weights, most_steps);
    if (candidates.too_many())
        return std::nullopt;
    Alignment found;
    std::size_t steps = most_steps;
    for (const auto& component : components(passages.size(), candidates.found())) {
        if (component.size() > Partition::most_passages)
            return std::nullopt;
        Partition partition(component, candidates.found(), weights.nothing, steps);
        const double best = partition.best();
        if (steps == 0)
            return std::nullopt;
        found.disorder += best;
        for (const std::uint64_t set : partition.sets())
            found.unitary.push_back(unitary_of(passages, text.coders.size(), component, set));
    }
    return found;
}

Gamma gamma(std::span<const Continuum> texts, const Draws& draws, const GammaWeights& weights) {
    constexpr const char* too_much = "There are too many passages to align them exactly.";
    Gamma found{.gamma = {}, .draws = draws.count};
    Disorder observed;
    Disorder expected;
    Redrawn redrawn(texts, draws.seed);
    for (const Continuum& text : texts) {
        if (text.coders.size() < 2 || text.length <= 0)
            continue;
        if (!observed.add(text, weights)) {
            found.gamma = undefined(too_much);
            return found;
        }
        for (std::uint32_t draw = 0; draw < draws.count; ++draw)
            if (!expected.add(redrawn.like(text), weights)) {
                found.gamma = undefined(too_much);
                return found;
            }
    }
    found.observed = observed.mean();
    found.expected = expected.mean();
    found.gamma = observed.passages == 0 ? undefined("Nobody marked anything.")
                  : found.expected == 0  ? undefined("SeededRandom expects no difference.")
                                         : defined(1 - found.observed / found.expected);
    return found;
}

} // namespace themata
