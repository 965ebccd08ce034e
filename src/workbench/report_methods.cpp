// The paragraph on methods: every number of it is counted here.

#include "study/labels.h"
#include "text/sentences.h"
#include "workbench/report_parts.h"
#include <algorithm>
#include <array>

namespace themata {

namespace {

std::string data(const Study& study) {
    std::size_t blank = 0;
    study.responses.for_each(
        [&](const Response& each) { blank += each.state == ResponseState::blank ? 1 : 0; });
    std::size_t open = 0;
    study.questions.for_each(
        [&](const Question& each) { open += each.kind == QuestionKind::free_text ? 1 : 0; });
    std::vector<std::string> names;
    for (const Stage& each : in_order(study.stages))
        names.push_back(each.name);
    const std::string roles = people_by_role(study);
    std::string text = counted(study.participants.size(), "participant") +
                       (roles.empty() ? "" : " (" + roles + ")") + " gave " +
                       counted(study.responses.size(), "answer") + " to " +
                       counted(open, "open question");
    if (!names.empty())
        text += " at " + counted(names.size(), "stage") + " (" + listed(names) + ")";
    text += blank == 0 ? "; none was left blank."
                       : "; " + grouped(blank) + " of these were left blank.";
    if (!study.scores.empty())
        text += " They gave " + counted(study.scores.size(), "score") + " on " +
                counted(study.questions.size() - open, "rating item") + ".";
    return text;
}

bool codes(const Entry& entry) {
    using enum ActKind;
    static constexpr std::array acts = {apply_theme, withdraw_coding, adjust_span,  nothing_to_code,
                                        run_rules,   split_theme,     merge_themes, settle};
    return std::ranges::find(acts, entry.act) != acts.end() ||
           (entry.act == import && touches(entry, Kind::coding));
}

// Answers that two people or more have read: coded, or judged to hold nothing to code.
std::size_t read_twice(const Study& study) {
    std::vector<std::vector<CoderId>> by(study.responses.last_id() + 1);
    const auto note = [&](ResponseId response, CoderId coder) {
        const Coder* who = find(study, coder);
        auto& coders = by[response.value];
        if (who && who->kind == CoderKind::person &&
            std::ranges::find(coders, coder) == coders.end())
            coders.push_back(coder);
    };
    study.codings.for_each([&](const Coding& each) { note(each.response, each.coder); });
    study.verdicts.for_each([&](const Verdict& each) { note(each.response, each.coder); });
    return static_cast<std::size_t>(
        std::ranges::count_if(by, [](const auto& coders) { return coders.size() > 1; }));
}

std::string coding(const ReportSource& source) {
    const Study& study = source.now.study;
    if (study.codings.empty() && study.verdicts.empty())
        return "Nothing has been coded yet.";
    std::vector<std::int64_t> times;
    for (const Entry& entry : source.history)
        if (codes(entry))
            times.push_back(entry.at);
    std::string when;
    if (!times.empty()) {
        const std::string first = day_of(std::ranges::min(times));
        const std::string last = day_of(std::ranges::max(times));
        when = first == last ? " on " + first : " from " + first + " to " + last;
    }
    std::string text = "The answers were coded" + when + " by " + coders_in_words(study) + ": " +
                       counted(study.codings.size(), "coding") + " in " +
                       counted(source.now.lookup.coded_responses(), "answer") + ", and " +
                       counted(study.verdicts.size(), "judgement") +
                       " that an answer holds nothing to code.";
    if (const std::size_t twice = read_twice(study); twice > 0)
        text += " Two coders or more read " + counted(twice, "answer") + ".";
    else
        text += " No answer was read by two coders.";
    return text + " What is reported is the coding of " + in_words(study, source.asked.whose) + ".";
}

std::string codebook(const ReportSource& source) {
    const Study& study = source.now.study;
    if (study.themes.empty())
        return {};
    std::size_t top = 0;
    std::array<std::size_t, 3> states{};
    study.themes.for_each([&](const Theme& each) {
        top += each.parent ? 0 : 1;
        ++states[static_cast<std::size_t>(each.state)];
    });
    std::string text = "The codebook holds " + counted(study.themes.size(), "theme") + ", " +
                       std::to_string(top) + " of them at the top (" + std::to_string(states[1]) +
                       " approved, " + std::to_string(states[0]) + " in draft, " +
                       std::to_string(states[2]) + " retired).";
    if (source.codebook_entries.empty())
        return text;
    const auto& entries = source.codebook_entries;
    const auto at = [&](std::uint64_t seq) { return day_of(source.history[seq - 1].at); };
    if (entries.size() == 1)
        return text + " It was changed in one act, on " + at(entries.front()) + ".";
    return text + " It was changed in " + std::to_string(entries.size()) + " acts, the first on " +
           at(entries.front()) + " and the last on " + at(entries.back()) + ".";
}

std::string units() {
    return "A coding is a theme applied to a passage of an answer by a coder. Mentions are "
           "distinct "
           "coded passages; a participant counts once for each theme and column. A theme with "
           "themes below it counts the union of its own and theirs. N is the number of those who "
           "answered at least one open question there; a question that was not put is a dash, not "
           "a zero.";
}

// The tests that stand in the table of themes, each with what it compares.
std::string tests_of_themes(const ThemeTable& table) {
    std::vector<std::pair<ThemeTestKind, std::vector<std::string>>> used;
    for (std::size_t at = 0; at < table.contrasts.size(); ++at)
        for (const ThemeRow& row : table.rows) {
            if (at >= row.tests.size() || !row.tests[at].p)
                continue;
            auto kind =
                std::ranges::find(used, row.tests[at].test, &decltype(used)::value_type::first);
            if (kind == used.end())
                kind = used.insert(used.end(), {row.tests[at].test, {}});
            const std::string& name = table.contrasts[at].name;
            if (std::ranges::find(kind->second, name) == kind->second.end())
                kind->second.push_back(name);
        }
    std::vector<std::string> tests;
    for (const auto& [kind, contrasts] : used)
        tests.push_back(std::string(name_of(kind)) + " (" + listed(contrasts) + ")");
    if (tests.empty())
        return {};
    return "Whether a theme stands in more participants at one place than at another is tested "
           "by " +
           listed(tests) +
           ": the same people by tests of pairs, among those who count at every place that is "
           "compared, different people by tests of independent groups. Values of p are two-sided "
           "and adjusted after Holm, with all themes of a comparison as one family. Mentions are "
           "not tested, since those of one person hang together.";
}

std::string tests_of_scores(const ReportSource& source) {
    if (source.now.study.scores.empty())
        return {};
    return "Scores of the same people at two stages are compared by Wilcoxon’s signed-rank test "
           "(zero differences dropped, ties corrected, no continuity correction, with the exact p "
           "beside it), at three stages or more by Friedman’s test with pairs by the signed-rank "
           "test. Only those who answered at every stage that is compared are used. Values of p "
           "are adjusted after Holm within the family that is named beneath the table. Medians "
           "stand with quartiles whose definition the table names.";
}

} // namespace

ReportSection methods_of(const ReportSource& source) {
    ReportSection section{.id = "methods", .heading = "Methods", .parts = {}};
    for (const std::string& text :
         {data(source.now.study), coding(source), codebook(source), units(),
          tests_of_themes(source.people), tests_of_scores(source),
          "All numbers were made with " + source.made_by("report").program + " from entry " +
              std::to_string(source.now.head.seq) +
              " of the study’s history; beneath each table stands the command that makes it "
              "again."})
        if (!text.empty())
            section.parts.push_back(Paragraph{text});
    return section;
}

} // namespace themata
