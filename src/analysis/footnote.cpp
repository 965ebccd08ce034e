#include "analysis/footnote.h"

namespace themata {

namespace {

// Longer lists belong at the heads of the columns, where they stand anyway.
constexpr std::size_t most_listed = 24;

std::string number_of(std::size_t n, std::string_view one) {
    return std::to_string(n) + " " + std::string(one) + (n == 1 ? "" : "s");
}

std::string head_of(const TableColumn& column) {
    std::string head;
    for (const std::string& key : column.keys)
        head += (head.empty() ? "" : ", ") + key;
    return head.empty() ? "all" : head;
}

enum class Zeros { listed, left_out };

// "Phase 1: 6; Phase 2: 5"
template <class Of>
std::string by_column(const ThemeTable& table, Zeros zeros, Of of) {
    std::string list;
    std::size_t listed = 0;
    for (const TableColumn& column : table.columns) {
        if (of(column) == 0 && zeros == Zeros::left_out)
            continue;
        list += (list.empty() ? "" : "; ") + head_of(column) + ": " + std::to_string(of(column));
        ++listed;
    }
    return listed > most_listed ? std::to_string(listed) + " columns" : list;
}

std::string unit(Count count) {
    switch (count) {
    case Count::mentions:
        return "n: mentions, that is distinct coded passages; what several coders coded counts "
               "once.";
    case Count::responses:
        return "n: responses with the theme; a response counts once per theme.";
    case Count::participants:
        return "n: participants with the theme; a participant counts once per theme and column.";
    }
    return {};
}

std::string who(const ThemeTable& table) {
    const bool responses = table.count == Count::responses;
    switch (table.base) {
    case Base::took_part:
        return responses ? "all responses, blank ones included" : "participants who took part";
    case Base::asked:
        return responses ? "all responses, blank ones included" : "participants who were asked";
    case Base::answered:
        return responses ? "responses that are not blank"
                         : "participants who answered at least one question";
    case Base::codable:
        return responses ? "codable responses: not blank, and not judged nothing to code"
                         : "participants who gave at least one codable answer: not blank, and not "
                           "judged nothing to code";
    }
    return {};
}

std::string bases(const ThemeTable& table) {
    if (table.columns.empty())
        return "Nobody took part yet.";
    const auto base = [](const TableColumn& column) { return column.base; };
    const std::string list = table.columns.size() > most_listed
                                 ? "at the head of each column"
                                 : by_column(table, Zeros::listed, base);
    return "N: " + who(table) + " (" + list + ").";
}

// "Blank: 3 responses (Phase 1: 2; Phase 2: 1)." or "Blank: none."
template <class Of>
std::string apart(std::string_view what, std::string_view unit, const ThemeTable& table, Of of) {
    std::size_t sum = 0;
    for (const TableColumn& column : table.columns)
        sum += of(column);
    if (sum == 0)
        return std::string(what) + ": none.";
    return std::string(what) + ": " + number_of(sum, unit) + " (" +
           by_column(table, Zeros::left_out, of) + ").";
}

std::string left_apart(const ThemeTable& table) {
    return apart("Blank", "response", table,
                 [](const TableColumn& c) { return c.responses.asked - c.responses.answered; }) +
           " " +
           apart("Nothing to code", "response", table,
                 [](const TableColumn& c) { return c.responses.answered - c.responses.codable; }) +
           " " + apart("Took part but not asked", "participant", table, [](const TableColumn& c) {
               return c.participants.took_part - c.participants.asked;
           });
}

std::string coded_blanks(const ThemeTable& table, const Aside& aside) {
    if (aside.codings_on_blank == 0)
        return {};
    const bool outside = table.base == Base::answered || table.base == Base::codable;
    return number_of(aside.codings_on_blank, "coding") +
           (aside.codings_on_blank == 1 ? " stands" : " stand") + " on blank answers and " +
           (aside.codings_on_blank == 1 ? "counts" : "count") + " in n" +
           (outside ? "; the answers do not count in N." : ".");
}

bool nests(const Study& study) {
    bool found = false;
    study.themes.for_each([&](const Theme& theme) { found = found || theme.parent; });
    return found;
}

std::string overlap(const Study& study, Count count) {
    const std::string each = count == Count::mentions    ? "passage"
                             : count == Count::responses ? "response"
                                                         : "participant";
    const std::string rollup = "A theme with themes below it counts the union of its own and "
                               "theirs, each " +
                               each + " once. ";
    return (nests(study) ? rollup : "") + "Themes are not exclusive.";
}

std::string coding(const Study& study, const TableSpec& spec) {
    std::string words = "Coding: " + in_words(study, spec.whose);
    if (spec.whose.rule == Whose::Rule::all_of)
        words += spec.count == Count::mentions ? ", where all applied the theme to the same words"
                 : spec.count == Count::responses ? ", where all applied the theme in the response"
                                                  : ", where all applied the theme to the "
                                                    "participant";
    return words + ".";
}

std::string rows(const TableSpec& spec, const Aside& aside) {
    std::string words;
    if (spec.rows.depth == ThemeRows::Depth::top_level)
        words = "Only themes at the top are shown.";
    if (spec.rows.listed == ThemeRows::Listed::used)
        words += std::string(words.empty() ? "" : " ") + "Themes that nobody has are not shown.";
    if (spec.rows.retired == ThemeRows::Retired::left_out && aside.retired > 0)
        words += std::string(words.empty() ? "" : " ") + number_of(aside.retired, "retired theme") +
                 (aside.retired == 1 ? " is" : " are") +
                 " not shown, but counted in the themes above.";
    return words;
}

std::string dashes(const ThemeTable& table) {
    for (const TableColumn& column : table.columns)
        if (column.participants.asked == 0)
            return dash() + ": nobody was asked.";
    return {};
}

// Who was compared in a contrast, with whom, by which test.
std::string about(const Contrast& contrast) {
    std::string words = contrast.name + ": ";
    if (!contrast.refused.empty())
        return words + "no test. " + contrast.refused;
    const bool two = contrast.columns.size() == 2;
    if (contrast.same_people)
        words +=
            (two ? "McNemar (exact)" : "Cochran's Q, then McNemar (exact) in pairs with Holm") +
            std::string(" on the ") + std::to_string(contrast.n.front()) + " of " +
            std::to_string(contrast.n_any) + " who count in " + (two ? "both" : "all of them");
    else
        words += two ? "Fisher (exact), different people"
                     : "different people; Freeman-Halton (exact) where an expected count is under "
                       "5, else chi-squared";
    return words + "; family: " + number_of(contrast.family, "theme") + " of this table.";
}

std::string tests(const ThemeTable& table) {
    std::string words;
    for (const Contrast& contrast : table.contrasts)
        words += (words.empty() ? "Tests: " : " ") + about(contrast);
    return words + " p two-sided; p adjusted: " + std::string(name_of(table.correction)) +
           ". Themes that nobody or everybody has, or in which nobody changed, have no test.";
}

std::string no_test(Count count) {
    return count == Count::mentions ? "No test: mentions of one person are not independent."
                                    : "No test was run.";
}

} // namespace

std::string footnote(const Study& study, const TableSpec& spec, const ThemeTable& table,
                     const Aside& aside) {
    std::string text;
    for (const std::string& sentence :
         {unit(spec.count), bases(table), left_apart(table), dashes(table),
          coded_blanks(table, aside), overlap(study, spec.count), coding(study, spec),
          rows(spec, aside), spec.tests == TestsWanted::yes ? tests(table) : no_test(spec.count)})
        if (!sentence.empty())
            text += (text.empty() ? "" : " ") + sentence;
    return text;
}

} // namespace themata
