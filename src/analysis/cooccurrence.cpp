#include "analysis/cooccurrence.h"

#include "analysis/asked_as.h"
#include "analysis/tallies.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::uint32_t not_held = ~std::uint32_t{0};

// A theme in a unit, by its place in the codebook.
struct PairMark {
    std::uint32_t unit = not_held;
    std::uint32_t place = 0;
    Span span = {};
};

// The unit of each response, by id; nowhere: not held or blank. Units count from 0.
struct UnitNumbers {
    std::vector<std::uint32_t> of;
    std::uint32_t count = 0;
};

// An answer that is held, without its text.
struct Held {
    ResponseId id = {}; // none: not held
    ParticipantId participant = {};
};

UnitNumbers units_of(const Study& study, const Selection& selection, PairUnit unit) {
    UnitNumbers units{.of = std::vector<std::uint32_t>(study.responses.last_id() + 1, not_held)};
    std::vector<std::uint32_t> of_participant(study.participants.last_id() + 1, not_held);
    const auto held = [&](const Response& response) {
        return response.state != ResponseState::blank && holds(study, selection, response)
                   ? Held{response.id, response.participant}
                   : Held{};
    };
    for_each_batch(study.responses, held, [&](std::span<const Held> batch) {
        for (const Held& answer : batch) {
            if (!answer.id)
                continue;
            std::uint32_t& own = units.of[answer.id.value];
            std::uint32_t& number =
                unit == PairUnit::participant ? of_participant[answer.participant.value] : own;
            if (number == not_held)
                number = units.count++;
            own = number;
        }
    });
    return units;
}

// The marks that are looked at.
struct Source {
    const Study& study;
    const ThemeTree& tree;
    const UnitNumbers& units;
    CodingsTaken taken;

    template <class Take>
    void for_each(Take take) const {
        const auto mark_of = [&](const Coding& coding) {
            return PairMark{taken(coding) ? units.of[coding.response.value] : not_held,
                            tree.place[coding.theme.value], coding.span};
        };
        for_each_batch(study.codings, mark_of, [&](std::span<const PairMark> batch) {
            for (const PairMark& mark : batch)
                if (mark.unit != not_held)
                    take(mark);
        });
    }
};

// Those of a unit together.
std::vector<PairMark> marks_by_unit(const Source& source) {
    std::vector<PairMark> marks;
    marks.reserve(source.study.codings.size());
    std::vector<std::uint32_t> next(source.units.count + 1);
    source.for_each([&](const PairMark& mark) {
        marks.push_back(mark);
        ++next[mark.unit + 1];
    });
    for (std::size_t unit = 1; unit < next.size(); ++unit)
        next[unit] += next[unit - 1];
    std::vector<PairMark> sorted(marks.size());
    for (const PairMark& mark : marks)
        sorted[next[mark.unit]++] = mark;
    return sorted;
}

// All places x all places; only a <= b is looked at.
class Matrix {
public:
    explicit Matrix(std::size_t places) : places_(places), n_(places * places) {}

    [[nodiscard]] std::uint32_t& at(std::size_t a, std::size_t b) { return n_[a * places_ + b]; }

    [[nodiscard]] std::uint32_t at(std::size_t a, std::size_t b) const {
        return n_[std::min(a, b) * places_ + std::max(a, b)];
    }

private:
    std::size_t places_;
    std::vector<std::uint32_t> n_;
};

// The places of a theme and, as unions, of those above it.
template <class Visit>
void each_place(const ThemeTree& tree, Parents parents, std::uint32_t place, Visit visit) {
    visit(place);
    if (parents == Parents::unions)
        for (place = tree.above[place]; place != tree.none(); place = tree.above[place])
            visit(place);
}

class UnitPairs {
public:
    UnitPairs(const ThemeTree& tree, Parents parents)
        : tree_(tree), parents_(parents), matrix_(tree.themes.size()),
          counted_(tree.themes.size(), not_held) {}

    void take(std::span<const PairMark> unit) {
        here_.clear();
        for (const PairMark& mark : unit)
            each_place(tree_, parents_, mark.place, [&](std::uint32_t place) {
                if (counted_[place] != round_) {
                    counted_[place] = round_;
                    here_.push_back(place);
                }
            });
        ++round_;
        // In both orders: sorting the few that are here first would take longer.
        for (const std::uint32_t a : here_) {
            std::uint32_t* row = &matrix_.at(a, 0);
            for (const std::uint32_t b : here_)
                ++row[b];
        }
    }

    [[nodiscard]] Matrix done() { return std::move(matrix_); }

private:
    const ThemeTree& tree_;
    Parents parents_;
    Matrix matrix_;
    std::vector<std::uint32_t> counted_; // by place: the last round
    std::vector<std::uint32_t> here_;
    std::uint32_t round_ = 0;
};

// As many pairs as can be made of passages that overlap, each passage in one pair at most. Both
// rise and do not overlap among themselves, so taking the first that fits loses none.
std::uint32_t pairs_of(std::span<const Span> a, std::span<const Span> b) {
    std::uint32_t pairs = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (overlap(a[i], b[j])) {
            ++pairs;
            ++i;
            ++j;
        } else if (a[i].end < b[j].end) {
            ++i;
        } else {
            ++j;
        }
    }
    return pairs;
}

class PassagePairs {
public:
    PassagePairs(const ThemeTree& tree, Parents parents)
        : tree_(tree), parents_(parents), matrix_(tree.themes.size()) {}

    void take(std::span<const PairMark> response) {
        marks_.clear();
        for (const PairMark& mark : response)
            each_place(tree_, parents_, mark.place,
                       [&](std::uint32_t place) { marks_.emplace_back(place, mark.span); });
        std::ranges::sort(marks_);
        themes_.clear();
        spans_.clear();
        for (const auto& [place, span] : marks_) {
            if (themes_.empty() || themes_.back().place != place)
                themes_.push_back({place, spans_.size()});
            else if (overlap(spans_.back(), span)) {
                spans_.back().end = std::max(spans_.back().end, span.end);
                continue;
            }
            spans_.push_back(span);
        }
        for (std::size_t a = 0; a < themes_.size(); ++a)
            for (std::size_t b = a; b < themes_.size(); ++b)
                matrix_.at(themes_[a].place, themes_[b].place) += pairs_of(of(a), of(b));
    }

    [[nodiscard]] Matrix done() { return std::move(matrix_); }

private:
    struct Here {
        std::uint32_t place;
        std::size_t first; // in spans_
    };

    [[nodiscard]] std::span<const Span> of(std::size_t theme) const {
        const std::size_t end =
            theme + 1 < themes_.size() ? themes_[theme + 1].first : spans_.size();
        return std::span(spans_).subspan(themes_[theme].first, end - themes_[theme].first);
    }

    const ThemeTree& tree_;
    Parents parents_;
    Matrix matrix_;
    std::vector<std::pair<std::uint32_t, Span>> marks_;
    std::vector<Here> themes_;
    std::vector<Span> spans_;
};

struct Counted {
    Matrix matrix;
    std::uint32_t units = 0; // with any theme
};

// Hands on the marks of one unit after the other.
template <class Pairs>
class UnitByUnit {
public:
    UnitByUnit(Pairs pairs, const std::stop_token& stop) : pairs_(std::move(pairs)), stop_(stop) {}

    void take(const PairMark& mark) {
        if (!open_.empty() && open_.front().unit != mark.unit)
            close();
        open_.push_back(mark);
    }

    [[nodiscard]] Counted done() {
        if (!open_.empty())
            close();
        return {pairs_.done(), units_};
    }

private:
    void close() {
        if (units_ % 65536 == 0)
            stopped_ = stop_.stop_requested();
        ++units_;
        if (!stopped_)
            pairs_.take(open_);
        open_.clear();
    }

    Pairs pairs_;
    const std::stop_token& stop_;
    std::vector<PairMark> open_;
    std::uint32_t units_ = 0;
    bool stopped_ = false;
};

// Codings mostly come response by response, as they were imported; then nothing is kept or sorted.
template <class Pairs>
Counted count(const Source& source, const Pairs& pairs, const std::stop_token& stop) {
    UnitByUnit<Pairs> in_order(pairs, stop);
    bool ordered = true;
    std::uint32_t last = 0;
    source.for_each([&](const PairMark& mark) {
        ordered = ordered && mark.unit >= last;
        last = mark.unit;
        if (ordered)
            in_order.take(mark);
    });
    if (ordered)
        return in_order.done();
    UnitByUnit<Pairs> sorted(pairs, stop);
    for (const PairMark& mark : marks_by_unit(source))
        sorted.take(mark);
    return sorted.done();
}

bool is_above(const ThemeTree& tree, std::uint32_t above, std::uint32_t place) {
    while (place != tree.none() && place != above)
        place = tree.above[place];
    return place == above;
}

// A name where no other theme has it, else the path.
std::string name_of(const Study& study, const Cooccurrence& found, ThemeId theme) {
    const std::string& name = study.themes.find(theme)->name;
    const auto alike = std::ranges::count_if(
        found.themes, [&](ThemeId other) { return study.themes.find(other)->name == name; });
    return alike == 1 ? name : path_of(study, theme);
}

void fill(Cooccurrence& found, const Study& study, const ThemeTree& tree, const Matrix& matrix) {
    std::vector<std::uint32_t> places;
    for (std::uint32_t place = 0; place < tree.themes.size(); ++place)
        if (matrix.at(place, place) > 0)
            places.push_back(place);
    for (const std::uint32_t place : places)
        found.themes.push_back(tree.themes[place]);
    for (const ThemeId theme : found.themes)
        found.names.push_back(name_of(study, found, theme));
    const bool unions = found.spec.parents == Parents::unions;
    for (const std::uint32_t a : places)
        for (const std::uint32_t b : places) {
            found.n.push_back(matrix.at(a, b));
            const bool related = a != b && (is_above(tree, a, b) || is_above(tree, b, a));
            found.related.push_back(unions && related ? 1 : 0);
        }
}

double strength(const PairOfThemes& pair, PairMeasure measure) {
    return (measure == PairMeasure::phi ? pair.phi : pair.jaccard).value_or(-2);
}

void list_pairs(Cooccurrence& found) {
    const auto themes = static_cast<std::uint32_t>(found.themes.size());
    for (std::uint32_t a = 0; a < themes; ++a)
        for (std::uint32_t b = a + 1; b < themes; ++b)
            if (found.at(a, b) >= found.spec.least && !found.related[a * themes + b])
                found.pairs.push_back(pair_at(found, a, b));
    std::ranges::stable_sort(found.pairs, [&](const PairOfThemes& one, const PairOfThemes& other) {
        const double mine = strength(one, found.spec.measure);
        const double others = strength(other, found.spec.measure);
        return mine != others ? mine > others : one.n > other.n;
    });
}

} // namespace

Result<Cooccurrence> cooccurrence(const Snapshot& now, const CooccurrenceSpec& spec,
                                  std::stop_token stop) {
    const Study& study = now.study;
    if (auto fine = check(study, spec.answers); !fine)
        return failure(fine.error());
    if (spec.unit == PairUnit::span && spec.measure == PairMeasure::phi)
        return failure(
            Error::Code::wrong_call,
            "Of passages there is no phi: nothing says how many passages could have been "
            "coded.",
            "Ask for Jaccard, or count responses or participants.");
    const ThemeTree tree = theme_tree(study, now.lookup);
    const UnitNumbers units = units_of(study, spec.answers, spec.unit);
    const Source source{study, tree, units, CodingsTaken::of(study, spec.answers.whose)};
    const Counted counted = spec.unit == PairUnit::span
                                ? count(source, PassagePairs(tree, spec.parents), stop)
                                : count(source, UnitPairs(tree, spec.parents), stop);
    if (stop.stop_requested())
        return failure(Error::Code::cancelled, "The counting was stopped.", "Nothing was changed.");
    if (counted.units == 0)
        return failure(Error::Code::refused, "Nothing is coded in these answers.",
                       "Code first, or look at other answers or coders.");
    Cooccurrence found{.spec = spec};
    if (spec.unit != PairUnit::span)
        found.N = spec.base == PairBase::answered ? units.count : counted.units;
    fill(found, study, tree, counted.matrix);
    list_pairs(found);
    return found;
}

PairOfThemes pair_at(const Cooccurrence& found, std::uint32_t a, std::uint32_t b) {
    const double both = found.at(a, b);
    const double with_a = found.at(a, a);
    const double with_b = found.at(b, b);
    PairOfThemes pair{.a = a, .b = b, .n = found.at(a, b)};
    if (with_a + with_b > both)
        pair.jaccard = both / (with_a + with_b - both);
    if (found.N == 0)
        return pair;
    const double all = found.N;
    pair.expected = with_a * with_b / all;
    const double spread = with_a * (all - with_a) * with_b * (all - with_b);
    if (spread > 0)
        pair.phi = (both * all - with_a * with_b) / std::sqrt(spread);
    return pair;
}

namespace {

std::string_view name_of(PairUnit unit) {
    constexpr std::string_view names[] = {"responses", "participants", "passages"};
    return names[static_cast<std::size_t>(unit)];
}

std::string_view name_of(PairMeasure measure) {
    return measure == PairMeasure::phi ? "phi" : "Jaccard";
}

TabulationCell measure_cell(const std::optional<double>& value, std::uint8_t decimals,
                            std::string_view reason) {
    return value ? cell_of(*value, decimals) : undefined_cell(reason);
}

constexpr const char* no_phi = "one of the two themes is in every unit";
constexpr const char* no_expected = "passages have no number out of which they could be expected";

std::vector<std::string> notes_on(const Study& study, const Cooccurrence& found) {
    std::vector<std::string> notes;
    if (found.spec.unit == PairUnit::span)
        notes.emplace_back(
            "Counted are passages of one theme that overlap one of the other, each in one pair at "
            "most; overlapping codings of one theme are one passage. Jaccard = n / (n of a + n of "
            "b "
            "- n).");
    else
        notes.push_back(fmt::format(
            "Counted are {} with both themes, out of N = {} {}. Expected = n of a x n of b / N; "
            "phi is the correlation of the two yes/no columns, Jaccard both / either.",
            name_of(found.spec.unit), found.N,
            found.spec.base == PairBase::answered
                ? "that answered"
                : "with any theme, so that phi is lower than out of all that answered"));
    notes.push_back(fmt::format("Answers: {}; coding of {}. {}",
                                in_words(study, found.spec.answers),
                                in_words(study, found.spec.answers.whose),
                                found.spec.parents == Parents::unions
                                    ? "A theme counts where one below it was applied; it is not "
                                      "paired with those below it."
                                    : "A theme counts where it was applied itself."));
    return notes;
}

Provenance made_of(const Snapshot& now, const Cooccurrence& found, PairsLayout::Shape shape) {
    Provenance made = provenance_of(now, asked_as(now, found.spec, {.shape = shape}));
    made.settings = settings_of(now.study, found.spec.answers);
    made.settings.emplace_back("unit", name_of(found.spec.unit));
    made.settings.emplace_back("measure", name_of(found.spec.measure));
    return made;
}

} // namespace

Tabulation tabulated_pairs(const Snapshot& now, const Cooccurrence& found) {
    Tabulation table{
        .name = "cooccurrence",
        .title = fmt::format("Themes that occur together ({})", name_of(found.spec.unit)),
        .columns = {column_of("Theme a", Align::left), column_of("Theme b", Align::left),
                    column_of("n of a"), column_of("n of b"), column_of("Both"),
                    column_of("Expected"), column_of("Phi"), column_of("Jaccard")},
        .rows = {},
        .notes = notes_on(now.study, found),
        .made = made_of(now, found, PairsLayout::Shape::pairs)};
    const bool of_spans = found.spec.unit == PairUnit::span;
    for (const PairOfThemes& pair : found.pairs)
        table.rows.push_back(
            {.cells = {cell_of(found.names[pair.a]), cell_of(found.names[pair.b]),
                       count_cell(found.at(pair.a, pair.a)), count_cell(found.at(pair.b, pair.b)),
                       count_cell(pair.n), measure_cell(pair.expected, 1, no_expected),
                       measure_cell(pair.phi, 3, of_spans ? no_expected : no_phi),
                       measure_cell(pair.jaccard, 3, "neither theme occurs")}});
    return table;
}

Tabulation tabulated_matrix(const Snapshot& now, const Cooccurrence& found) {
    Tabulation table{.name = "cooccurrence-matrix",
                     .title = fmt::format("Themes that occur together ({}): counts below the "
                                          "diagonal, {} above it",
                                          name_of(found.spec.unit), name_of(found.spec.measure)),
                     .columns = {column_of("Theme", Align::left)},
                     .rows = {},
                     .notes = notes_on(now.study, found),
                     .made = made_of(now, found, PairsLayout::Shape::matrix)};
    const auto themes = static_cast<std::uint32_t>(found.themes.size());
    for (const std::string& name : found.names)
        table.columns.push_back(column_of(name));
    for (std::uint32_t a = 0; a < themes; ++a) {
        TabulationRow row{.cells = {cell_of(found.names[a])}};
        for (std::uint32_t b = 0; b < themes; ++b) {
            const PairOfThemes pair = pair_at(found, a, b);
            if (found.related[a * themes + b])
                row.cells.push_back(undefined_cell("one of the two is above the other"));
            else if (b <= a)
                row.cells.push_back(count_cell(found.at(a, b)));
            else if (found.spec.measure == PairMeasure::phi)
                row.cells.push_back(measure_cell(pair.phi, 3, no_phi));
            else
                row.cells.push_back(measure_cell(pair.jaccard, 3, "neither theme occurs"));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace themata
