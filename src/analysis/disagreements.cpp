#include "analysis/disagreements.h"

#include "analysis/agreement_counts.h"
#include <algorithm>

namespace themata {

namespace {

std::vector<std::vector<Span>> by_coder(std::span<const Mark> group, std::size_t coders) {
    std::vector<std::vector<Span>> spans(coders);
    for (const Mark& mark : group)
        spans[mark.coder].push_back(mark.span);
    for (std::vector<Span>& own : spans)
        own = overlaps_joined(std::move(own));
    return spans;
}

bool alike(const std::vector<Span>& first, const std::vector<Span>& second,
           const AgreementSpec& spec) {
    switch (spec.unit) {
    case AgreementUnit::response:
    case AgreementUnit::set:
        return first.empty() == second.empty();
    case AgreementUnit::segment:
        return first.size() == second.size() &&
               matched(first, second, spec.overlap) == first.size();
    case AgreementUnit::character:
        break;
    }
    return first == second;
}

// Whether everybody who read the answer decided alike on the theme.
bool agree(std::span<const Mark> group, CoderMask read, const AgreementSpec& spec) {
    const std::size_t coders = spec.read.coders.size();
    const std::vector<std::vector<Span>> spans = by_coder(group, coders);
    const std::vector<Span>* first = nullptr;
    for (std::size_t coder = 0; coder < coders; ++coder) {
        if (!(read >> coder & 1))
            continue;
        if (first && !alike(*first, spans[coder], spec))
            return false;
        first = first ? first : &spans[coder];
    }
    return true;
}

ComparedAnswer compared(const Snapshot& now, const ReadAnswer& answer,
                        const std::vector<CoderId>& coders) {
    ComparedAnswer result{.response = answer.response,
                          .views = std::vector<CoderView>(coders.size()),
                          .differ_on = {}};
    for (std::size_t coder = 0; coder < coders.size(); ++coder)
        result.views[coder].has_read = answer.read >> coder & 1;
    for (const Coding& coding : codings_of(now.study, now.lookup, answer.response)) {
        const auto at = std::ranges::find(coders, coding.coder);
        if (at != coders.end())
            result.views[static_cast<std::size_t>(at - coders.begin())].codings.push_back(coding);
    }
    return result;
}

bool compares_consensus(const Study& study, const std::vector<CoderId>& coders) {
    return std::ranges::any_of(
        coders, [&](CoderId id) { return study.coders.find(id)->kind == CoderKind::consensus; });
}

void in_reading_order(const Study& study, std::vector<ComparedAnswer>& answers) {
    std::ranges::stable_sort(answers, {}, [&](const ComparedAnswer& answer) {
        const Response& response = *find(study, answer.response);
        return std::tuple(find(study, response.stage)->order, find(study, response.question)->order,
                          response.participant);
    });
}

} // namespace

Result<ComparedAnswers> compared_answers(const Snapshot& now, const AgreementSpec& spec) {
    auto read = answers_read(now.study, spec.read);
    if (!read)
        return failure(read.error());
    const ThemeTree tree = theme_tree(now.study, now.lookup);
    const ThemeLevel level = spec.level == ThemeLevel::top ? ThemeLevel::top : ThemeLevel::own;
    const std::vector<Mark> marks =
        marks_in(now.study, tree, *read, spec.read.coders, level, spec.theme);
    std::vector<std::vector<ThemeId>> differ(read->answers.size());
    for_each_group(marks, [&](std::span<const Mark> group) {
        const std::uint32_t answer = group.front().answer;
        if (!agree(group, read->answers[answer].read, spec))
            differ[answer].push_back(tree.themes[group.front().theme]);
    });
    const bool also_settled = compares_consensus(now.study, spec.read.coders);
    const std::vector<char> settled = settled_answers(now.study);
    ComparedAnswers found;
    for (std::size_t at = 0; at < differ.size(); ++at) {
        if (!also_settled && settled[read->answers[at].response.value]) {
            ++found.settled;
            continue;
        }
        ComparedAnswer answer = compared(now, read->answers[at], spec.read.coders);
        answer.differ_on = std::move(differ[at]);
        (answer.differ_on.empty() ? found.agreed : found.disagreed).push_back(std::move(answer));
    }
    in_reading_order(now.study, found.disagreed);
    in_reading_order(now.study, found.agreed);
    return found;
}

} // namespace themata
