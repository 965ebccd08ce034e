#include "analysis/tallies.h"

#include <optional>
#include <set>
#include <tuple>

namespace themata {

namespace {

// What a coding adds to a table. Its unit is a response or a seat; units count once per theme.
struct Mark {
    std::uint32_t unit = 0;
    std::uint32_t column = 0;
    std::uint32_t place = 0; // of the theme
    Span span = {};
    bool operator==(const Mark&) const = default;
};

// Counts a theme and those above it, once each until the next unit.
class Rollup {
public:
    Rollup(const ThemeTree& tree, std::size_t columns)
        : above_(tree.above), counted_(tree.themes.size(), 0),
          tallies_(tree.themes.size(), columns) {}

    void next_unit() { ++unit_; }

    // What was counted in this unit had all above it counted too.
    void count(std::uint32_t place, std::uint32_t column) {
        while (place != ThemeTree::none && counted_[place] != unit_) {
            counted_[place] = unit_;
            ++tallies_.at(place, column);
            place = above_[place];
        }
    }

    [[nodiscard]] Tallies done() { return std::move(tallies_); }

private:
    const std::vector<std::uint32_t>& above_;
    std::vector<std::uint32_t> counted_; // by place: the last unit it was counted in
    std::uint32_t unit_ = 0;
    Tallies tallies_;
};

// Takes marks with those of a unit together.
class UnitCounter {
public:
    UnitCounter(const ThemeTree& tree, std::size_t columns) : rollup_(tree, columns) {}

    void take(const Mark& mark) {
        if (mark.unit != unit_)
            rollup_.next_unit();
        unit_ = mark.unit;
        rollup_.count(mark.place, mark.column);
    }

    [[nodiscard]] Tallies done() { return rollup_.done(); }

private:
    std::uint32_t unit_ = ThemeTree::none;
    Rollup rollup_;
};

// Takes marks with those of a response together; what it counts are the distinct spans of each.
class PassageCounter {
public:
    PassageCounter(const ThemeTree& tree, std::size_t columns) : rollup_(tree, columns) {}

    void take(const Mark& mark) {
        if (!marks_.empty() && marks_.front().unit != mark.unit)
            count_response();
        marks_.push_back(mark);
    }

    [[nodiscard]] Tallies done() {
        count_response();
        return rollup_.done();
    }

private:
    void count_response() {
        if (!std::ranges::is_sorted(marks_, {}, &Mark::span))
            std::ranges::sort(marks_, {}, &Mark::span);
        const Mark* before = nullptr;
        for (const Mark& mark : marks_) {
            if (!before || before->span != mark.span)
                rollup_.next_unit();
            rollup_.count(mark.place, mark.column);
            before = &mark;
        }
        marks_.clear();
    }

    std::vector<Mark> marks_; // of one response
    Rollup rollup_;
};

// Those of a unit together; within a unit as they came.
std::vector<Mark> by_unit(const std::vector<Mark>& marks, std::size_t units) {
    std::vector<std::uint32_t> next(units + 1);
    for (const Mark& mark : marks)
        ++next[mark.unit + 1];
    for (std::size_t unit = 1; unit < next.size(); ++unit)
        next[unit] += next[unit - 1];
    std::vector<Mark> sorted(marks.size());
    for (const Mark& mark : marks)
        sorted[next[mark.unit]++] = mark;
    return sorted;
}

// What every one of the coders marked: of each unit and theme (and span, where passages are
// counted) those marks that come from all of them, once each, by unit.
std::vector<Mark> agreed(std::vector<std::pair<Mark, CoderId>> marks, Count count,
                         std::size_t coders) {
    for (auto& [mark, coder] : marks)
        if (count != Count::mentions)
            mark.span = {};
    const auto key = [](const std::pair<Mark, CoderId>& marked) {
        const auto& [mark, coder] = marked;
        return std::tuple(mark.unit, mark.place, mark.span, coder);
    };
    std::ranges::sort(marks, {}, key);
    const auto [end, old_end] = std::ranges::unique(marks, {}, key);
    marks.erase(end, old_end);
    std::vector<Mark> all;
    std::size_t alike = 0;
    for (std::size_t at = 0; at < marks.size(); ++at) {
        const Mark& mark = marks[at].first;
        alike = at > 0 && mark == marks[at - 1].first ? alike + 1 : 1;
        if (alike == coders)
            all.push_back(mark);
    }
    return all;
}

struct Pass {
    const Study& study;
    const Grid& grid;
    const ThemeTree& tree;
    Count count;
    const Whose& whose;
};

// Calls fn(mark, coder) for every coding that is looked at.
template <class Fn>
void for_each_mark(const Pass& pass, Fn fn) {
    const std::vector<char> taken = coders_taken(pass.study, pass.whose);
    const auto& units = pass.grid.seat;
    const bool by_seat = pass.count == Count::participants;
    pass.study.codings.for_each([&](const Coding& coding) {
        const std::uint32_t response = coding.response.value;
        if (taken[coding.coder.value])
            fn(Mark{.unit = by_seat ? units[response] : response,
                    .column = pass.grid.column[response],
                    .place = pass.tree.place[coding.theme.value],
                    .span = coding.span},
               coding.coder);
    });
}

template <class Counter>
Tallies count_all(Counter counter, const std::vector<Mark>& marks) {
    for (const Mark& mark : marks)
        counter.take(mark);
    return counter.done();
}

// Codings mostly come response by response, as they were imported; then nothing is kept or sorted.
template <class Counter>
std::optional<Tallies> count_in_order(const Pass& pass, Counter counter) {
    bool ordered = true;
    std::uint32_t last = 0;
    for_each_mark(pass, [&](const Mark& mark, CoderId) {
        ordered = ordered && mark.unit >= last;
        last = mark.unit;
        if (ordered)
            counter.take(mark);
    });
    return ordered ? std::optional(counter.done()) : std::nullopt;
}

template <class Counter>
Tallies count_with(const Pass& pass) {
    const Counter counter(pass.tree, pass.grid.columns.size());
    if (pass.whose.rule == Whose::Rule::all_of) {
        std::vector<std::pair<Mark, CoderId>> marks;
        for_each_mark(pass, [&](const Mark& mark, CoderId by) { marks.emplace_back(mark, by); });
        const std::set<CoderId> coders(pass.whose.coders.begin(), pass.whose.coders.end());
        return count_all(counter, agreed(std::move(marks), pass.count, coders.size()));
    }
    if (auto tallies = count_in_order(pass, counter))
        return std::move(*tallies);
    std::vector<Mark> marks;
    marks.reserve(pass.study.codings.size());
    for_each_mark(pass, [&](const Mark& mark, CoderId) { marks.push_back(mark); });
    return count_all(counter,
                     by_unit(marks, std::max<std::size_t>(pass.grid.seats, pass.grid.seat.size())));
}

} // namespace

ThemeTree theme_tree(const Study& study, const Lookup& lookup) {
    ThemeTree tree;
    tree.themes = codebook_order(study, lookup);
    tree.place.assign(study.themes.last_id() + 1, ThemeTree::none);
    for (std::uint32_t place = 0; place < tree.themes.size(); ++place) {
        const ThemeId theme = tree.themes[place];
        tree.place[theme.value] = place;
        const std::uint32_t above = tree.place[study.themes.find(theme)->parent.value];
        tree.above.push_back(above);
        tree.depth.push_back(above == ThemeTree::none ? 0 : tree.depth[above] + 1);
    }
    return tree;
}

Tallies tally(const Study& study, const Grid& grid, const ThemeTree& tree, Count count,
              const Whose& whose) {
    const Pass pass{.study = study, .grid = grid, .tree = tree, .count = count, .whose = whose};
    if (count == Count::mentions)
        return count_with<PassageCounter>(pass);
    return count_with<UnitCounter>(pass);
}

NothingToCode nothing_to_code(const Study& study, const Whose& whose) {
    NothingToCode nothing;
    const std::vector<char> taken = coders_taken(study, whose);
    study.verdicts.for_each([&](const Verdict& verdict) {
        nothing.resize(study.responses.last_id() + 1);
        if (taken[verdict.coder.value])
            nothing[verdict.response.value] = 1;
    });
    if (!nothing.empty())
        study.codings.for_each([&](const Coding& coding) {
            if (taken[coding.coder.value])
                nothing[coding.response.value] = 0;
        });
    return nothing;
}

} // namespace themata
