#include "cli/answer_lines.h"

#include "study/lookup.h"
#include "text/width.h"
#include <algorithm>

namespace themata {

namespace {

constexpr std::string_view ellipsis = "…";

// Spans rise and do not overlap.
std::string with_marks(std::string_view text, const std::vector<Span>& spans) {
    std::string line;
    std::uint32_t at = 0;
    for (const Span span : spans) {
        line += terminal_line(text.substr(at, span.begin - at));
        line += marked(terminal_line(text.substr(span.begin, span.length())));
        at = span.end;
    }
    return line + terminal_line(text.substr(at));
}

// The spans as they stand in the excerpt around the first of them.
std::vector<Span> within(const Excerpt& shown, const std::vector<Span>& spans) {
    const std::size_t end = shown.text.size() - (shown.cut_after ? ellipsis.size() : 0);
    std::vector<Span> found;
    for (const Span span : spans) {
        const std::uint32_t begin = span.begin - spans.front().begin + shown.hit.begin;
        if (begin + span.length() <= end)
            found.push_back({begin, begin + span.length()});
    }
    return found;
}

} // namespace

AnswerWords words_of(const Study& study, ResponseId id) {
    const Response& response = *find(study, id);
    const Participant& participant = *find(study, response.participant);
    const Role* role = find(study, participant.role);
    return {.participant = participant.label,
            .role = role ? role->name : "",
            .stage = find(study, response.stage)->name,
            .question = find(study, response.question)->wording,
            .text = response.text};
}

std::string heading(const AnswerWords& words, std::size_t width) {
    std::string line = words.participant;
    for (const std::string* word : {&words.role, &words.stage, &words.question})
        if (!word->empty())
            line += " · " + *word;
    return shorten(terminal_line(line), width);
}

std::string lines_of(const Study& study, const Hit& hit, const Terminal& terminal) {
    constexpr std::string_view indent = "  ";
    const AnswerWords words = words_of(study, hit.response);
    const Span first = hit.spans.empty() ? Span{} : hit.spans.front();
    const Excerpt shown = excerpt(words.text, first, static_cast<std::uint32_t>(terminal.width));
    const std::string text = with_marks(shown.text, within(shown, hit.spans));
    return heading(words, terminal.width) + '\n' +
           with_marks_shown(paragraph(text, indent, terminal.width), terminal.reads_out);
}

std::string_view name_of(ThemeState state) {
    constexpr std::string_view names[] = {"draft", "approved", "retired"};
    return names[static_cast<std::size_t>(state)];
}

} // namespace themata
