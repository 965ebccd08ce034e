#include "analysis/agreement_counts.h"

#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>
#include <bit>

namespace themata {

namespace {

double coders_in(CoderMask mask) { return std::popcount(mask); }

// Each coder's passages of one theme in one answer, in the order of the spec; those of one coder
// merged.
std::vector<std::vector<Span>> by_coder(std::span<const Mark> group) {
    std::vector<std::vector<Span>> spans(group.back().coder + 1);
    for (const Mark& mark : group)
        spans[mark.coder].push_back(mark.span);
    for (std::vector<Span>& own : spans)
        own = overlaps_joined(std::move(own));
    return spans;
}

void add_part(std::vector<AlphaPart>& parts, const AlphaPart& part) {
    if (parts.empty() || parts.back().participant != part.participant) {
        parts.push_back(part);
        return;
    }
    parts.back().differ += part.differ;
    parts.back().yes += part.yes;
    parts.back().squares += part.squares;
}

// Takes in that so many units were marked by these and not by the other readers.
void decide(Decisions& decisions, AlphaPart& part, CoderMask read, CoderMask yes, double units) {
    decisions.units[{read, yes}] += units;
    const double m = coders_in(read);
    const double y = coders_in(yes);
    part.differ += units * y * (m - y) / (m - 1);
    part.yes += units * y;
}

void decide_answer(Decisions& decisions, const ReadAnswer& answer, std::span<const Mark> group) {
    CoderMask yes = 0;
    for (const Mark& mark : group)
        yes |= CoderMask{1} << mark.coder;
    AlphaPart part{.participant = answer.participant};
    decide(decisions, part, answer.read, yes, 1);
    part.squares = part.yes;
    add_part(decisions.parts, part);
}

void decide_characters(Decisions& decisions, const ReadAnswer& answer, const Characters& characters,
                       std::span<const Mark> group) {
    std::vector<std::vector<Span>> spans = by_coder(group);
    AlphaPart part{.participant = answer.participant};
    for (std::vector<Span>& own : spans)
        for (Span& span : own) {
            span = characters.of(span);
            part.squares += static_cast<double>(span.length()) * span.length();
        }
    for (const auto& [yes, length] : lengths_by_mask(spans))
        decide(decisions, part, answer.read, yes, length);
    add_part(decisions.parts, part);
}

double covered(Span first, Span second) {
    const std::uint32_t begin = std::max(first.begin, second.begin);
    const std::uint32_t end = std::min(first.end, second.end);
    return end > begin ? 100.0 * (end - begin) / std::max(first.length(), second.length()) : 0;
}

} // namespace

Characters::Characters(std::string_view text) : bytes_(static_cast<std::uint32_t>(text.size())) {
    // In ASCII only CR LF is one character of two bytes.
    if (!is_ascii(text) || text.find('\r') != text.npos)
        boundaries_ = boundaries(text, Segment::grapheme);
}

std::uint32_t Characters::count() const {
    return boundaries_.empty() ? bytes_ : static_cast<std::uint32_t>(boundaries_.size() - 1);
}

Span Characters::of(Span bytes) const {
    if (boundaries_.empty())
        return bytes;
    const auto place = [&](std::uint32_t byte) {
        return static_cast<std::uint32_t>(std::ranges::lower_bound(boundaries_, byte) -
                                          boundaries_.begin());
    };
    return {place(bytes.begin), place(bytes.end)};
}

MaskLengths lengths_by_mask(std::span<const std::vector<Span>> by_coder) {
    struct End {
        std::uint32_t at;
        CoderMask flips;
    };

    std::vector<End> ends;
    for (std::size_t coder = 0; coder < by_coder.size(); ++coder)
        for (const Span span : by_coder[coder]) {
            ends.push_back({span.begin, CoderMask{1} << coder});
            ends.push_back({span.end, CoderMask{1} << coder});
        }
    std::ranges::sort(ends, {}, &End::at);
    MaskLengths lengths;
    CoderMask mask = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (mask != 0 && ends[i].at > ends[i - 1].at)
            lengths.emplace_back(mask, ends[i].at - ends[i - 1].at);
        mask ^= ends[i].flips;
    }
    return lengths;
}

Ground ground_of(const Study& study, const ReadAnswers& read, AgreementUnit unit) {
    Ground ground;
    ground.judgements.resize(read.participants.size());
    for (const ReadAnswer& answer : read.answers) {
        const double units = unit == AgreementUnit::character
                                 ? Characters(find(study, answer.response)->text).count()
                                 : 1.0;
        ground.units[answer.read] += units;
        ground.judgements[answer.participant] += units * coders_in(answer.read);
    }
    return ground;
}

std::vector<Decisions> decisions_in(const Study& study, const ReadAnswers& read,
                                    std::span<const Mark> marks, AgreementUnit unit,
                                    std::size_t places) {
    std::vector<Decisions> decisions(places);
    std::optional<Characters> characters;
    std::uint32_t of_answer = ReadAnswers::nowhere;
    for_each_group(marks, [&](std::span<const Mark> group) {
        const std::uint32_t place = group.front().answer;
        const ReadAnswer& answer = read.answers[place];
        Decisions& theme = decisions[group.front().theme];
        if (unit != AgreementUnit::character) {
            decide_answer(theme, answer, group);
            return;
        }
        if (place != of_answer)
            characters.emplace(find(study, answer.response)->text);
        of_answer = place;
        decide_characters(theme, answer, *characters, group);
    });
    return decisions;
}

std::size_t matched(std::span<const Span> first, std::span<const Span> second, double overlap) {
    // Passages of one coder are apart, so matches never cross: the longest common row of both.
    std::vector<std::size_t> best(second.size() + 1);
    for (const Span one : first) {
        std::size_t left_above = 0;
        for (std::size_t j = 0; j < second.size(); ++j) {
            const std::size_t above = best[j + 1];
            const bool match = covered(one, second[j]) >= overlap - 1e-9;
            best[j + 1] = std::max({above, best[j], match ? left_above + 1 : 0});
            left_above = above;
        }
    }
    return best.back();
}

std::vector<Segments> segments_in(const ReadAnswers& read, std::span<const Mark> marks,
                                  std::size_t coders, double overlap, std::size_t places) {
    std::vector<Segments> found(places, {.parts = {}, .yes = std::vector<double>(coders)});
    for_each_group(marks, [&](std::span<const Mark> group) {
        const ReadAnswer& answer = read.answers[group.front().answer];
        std::vector<std::vector<Span>> spans = by_coder(group);
        spans.resize(coders);
        Segments& theme = found[group.front().theme];
        SegmentPart part{.participant = answer.participant};
        for (std::size_t a = 0; a < coders; ++a) {
            theme.yes[a] += static_cast<double>(spans[a].size());
            for (std::size_t b = a + 1; b < coders; ++b) {
                const CoderMask both = CoderMask{1} << a | CoderMask{1} << b;
                if ((answer.read & both) != both)
                    continue;
                const auto n = static_cast<double>(matched(spans[a], spans[b], overlap));
                part.matched += n;
                part.only_first += static_cast<double>(spans[a].size()) - n;
                part.only_second += static_cast<double>(spans[b].size()) - n;
            }
        }
        theme.parts.push_back(part);
    });
    return found;
}

} // namespace themata
