#include "ui/parts/figures.h"

#include "analysis/theme_table.h"

namespace themata {

namespace {

constexpr std::size_t examples_shown = 3;

// The union over all columns, so that a participant of two stages counts once.
Result<ThemeTable> everywhere(const Snapshot& now, Count count) {
    return theme_table(
        now, {.columns = {}, .count = count, .rows = {.retired = ThemeRows::Retired::shown}});
}

void add_counts(Figures& figures, const Snapshot& now, Count count,
                std::uint32_t ThemeFigures::*number) {
    const Result<ThemeTable> table = everywhere(now, count);
    if (!table)
        return;
    for (const ThemeRow& row : table->rows)
        for (const Cell& cell : row.cells)
            figures.themes[row.theme].*number += cell.n;
}

void add_examples(Figures& figures, const Study& study) {
    study.codings.for_each([&](const Coding& coding) {
        std::vector<CodingId>& examples = figures.themes[coding.theme].examples;
        if (examples.size() < examples_shown && !coding.span.empty())
            examples.push_back(coding.id);
    });
}

std::vector<std::string> trait_names(const Study& study) {
    std::vector<std::string> names;
    study.traits.for_each([&](const Trait& trait) {
        if (std::ranges::find(names, trait.name) == names.end())
            names.push_back(trait.name);
    });
    return names;
}

bool same_order(const Figures& before, const Snapshot& now) {
    const Study& old = before.basis;
    return before.head.seq != 0 && old.responses == now.study.responses &&
           old.participants == now.study.participants && old.stages == now.study.stages &&
           old.questions == now.study.questions;
}

} // namespace

const ThemeFigures& Figures::of(ThemeId theme) const {
    static const ThemeFigures none;
    const auto found = themes.find(theme);
    return found == themes.end() ? none : found->second;
}

Figures figures_of(const Snapshot& now, const Figures& before) {
    Figures figures;
    figures.head = now.head;
    figures.basis = now.study;
    figures.order = same_order(before, now)
                        ? before.order
                        : std::make_shared<const ReadingOrder>(reading_order(now.study));
    ReadingProgress progress = progress_of(now, *figures.order);
    figures.progress = std::move(progress.groups);
    figures.to_read = std::move(progress.to_read);
    for (const GroupProgress& group : figures.progress) {
        figures.total.asked += group.asked;
        figures.total.blank += group.blank;
        figures.total.coded += group.coded;
        figures.total.nothing_to_code += group.nothing_to_code;
        figures.total.to_read += group.to_read;
    }
    add_counts(figures, now, Count::mentions, &ThemeFigures::mentions);
    add_counts(figures, now, Count::responses, &ThemeFigures::responses);
    add_counts(figures, now, Count::participants, &ThemeFigures::participants);
    add_examples(figures, now.study);
    for (const Memo& memo : now.study.memos)
        figures.memos[{memo.about, memo.record}].push_back(memo.id);
    figures.traits = trait_names(now.study);
    return figures;
}

} // namespace themata
