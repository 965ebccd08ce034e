// What was done: the paragraph on methods, every number of which is counted here, and the points
// that a report should cover.

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
          "All numbers were made with " + source.made_by_report().program + " from entry " +
              std::to_string(source.now.head.seq) +
              " of the study’s history; beneath each table stands the command that makes it "
              "again."})
        if (!text.empty())
            section.parts.push_back(Paragraph{text});
    return section;
}

// The 32 points that reports of qualitative research should cover (COREQ: Tong, Sainsbury and
// Craig, Int J Qual Health Care 2007), asked in our own words. Where the study knows an answer it
// is filled in; all of them can be typed over.

namespace {

struct Point {
    std::size_t number;
    std::string_view topic;
    std::string_view question;
};

constexpr std::array<Point, 8> team = {{
    {1, "Who asked", "Which of the authors put the questions or led the interviews?"},
    {2, "Credentials", "Which degrees do the researchers hold?"},
    {3, "Occupation", "What was their work at the time of the study?"},
    {4, "Gender", "Which gender do the researchers state?"},
    {5, "Experience", "What experience or training in qualitative research did they have?"},
    {6, "Acquaintance", "Did researchers and participants know each other before?"},
    {7, "What participants knew", "What had they been told of the researchers and their reasons?"},
    {8, "Standpoint", "What interests, assumptions or biases of the researchers should be known?"},
}};

constexpr std::array<Point, 15> design_points = {{
    {9, "Methodology", "Which orientation underlies the study, such as content analysis?"},
    {10, "Sampling", "How were participants chosen?"},
    {11, "Approach", "How were they approached: in person, by post, by e-mail?"},
    {12, "Sample size", "How many took part?"},
    {13, "Not taking part", "How many refused or dropped out, and why?"},
    {14, "Setting", "Where were the data collected?"},
    {15, "Others present", "Was anybody there beside participants and researchers?"},
    {16, "Description", "What are the important traits of the sample, and the dates?"},
    {17, "Questions", "Which questions were put, and were they tried out before?"},
    {18, "Repeats", "Were participants asked more than once, and how often?"},
    {19, "Recording", "How were the data recorded?"},
    {20, "Notes", "Were field notes or memos written?"},
    {21, "Duration", "How long did interviews or questionnaires take?"},
    {22, "Saturation", "Was it looked at whether new answers still brought new themes?"},
    {23, "Transcripts", "Were transcripts returned to participants for comment?"},
}};

constexpr std::array<Point, 9> findings = {{
    {24, "Coders", "How many people coded the data?"},
    {25, "Coding tree", "Is there a description of the codebook?"},
    {26, "Where themes come from", "Were themes set beforehand or found in the data?"},
    {27, "Software", "Which program was used?"},
    {28, "Participants’ view", "Did participants comment on the findings?"},
    {29, "Quotations", "Are themes shown by quotes, and is each attributed?"},
    {30, "Consistency", "Do the data and the findings fit together?"},
    {31, "Major themes", "Are the major themes clearly presented?"},
    {32, "Minor themes", "Are diverse cases and minor themes discussed?"},
}};

std::string questions(const Study& study) {
    std::vector<const Question*> open;
    study.questions.for_each([&](const Question& each) {
        if (each.kind == QuestionKind::free_text)
            open.push_back(&each);
    });
    std::ranges::sort(open, {}, [](const Question* each) { return each->order; });
    std::string text;
    for (const Question* each : open)
        text += (text.empty() ? "" : "\n") + each->wording;
    return text;
}

std::string stages(const ReportSource& source) {
    std::string text;
    for (const TableColumn& column : source.people.columns) {
        std::string at;
        for (const std::string& key : column.keys)
            at += (at.empty() ? "" : ", ") + key;
        text += (text.empty() ? "" : "; ") + at + ": " +
                counted(column.participants.took_part, "participant");
    }
    return text.empty() ? text : text + ".";
}

std::string coding_tree(const Study& study) {
    if (study.themes.empty())
        return {};
    std::size_t top = 0;
    study.themes.for_each([&](const Theme& each) { top += each.parent ? 0 : 1; });
    return counted(study.themes.size(), "theme") + ", " + std::to_string(top) +
           " of them at the top; see the codebook in this report.";
}

std::string quotations(const ReportSource& source) {
    if (source.now.study.codings.empty())
        return {};
    return source.asked.pseudonyms == Pseudonyms::kept
               ? "Yes: by theme in this report, by pseudonym, role and stage."
               : "Yes: by theme in this report, by role and stage, without pseudonyms.";
}

std::string known(const ReportSource& source, std::size_t point) {
    const Study& study = source.now.study;
    switch (point) {
    case 12: {
        const std::string roles = people_by_role(study);
        return counted(study.participants.size(), "participant") +
               (roles.empty() ? "." : ": " + roles + ".");
    }
    case 13:
        return stages(source);
    case 16:
        return traits_of(source) ? "See the table of participants in this report." : "";
    case 17:
        return questions(study);
    case 18:
        return study.stages.size() > 1
                   ? "The study has " + counted(study.stages.size(), "stage") +
                         "; who answered at each stands in the table of who took part."
                   : "";
    case 20:
        return study.memos.empty()
                   ? ""
                   : counted(study.memos.size(), "memo was", "memos were") + " written.";
    case 24:
        return coders_in_words(study);
    case 25:
        return coding_tree(study);
    case 27:
        return source.made_by_report().program + ".";
    case 29:
        return quotations(source);
    default:
        return {};
    }
}

ReportForm form_of(const ReportSource& source, std::string_view heading,
                   std::span<const Point> points) {
    ReportForm form{.heading = std::string(heading), .items = {}};
    for (const Point& point : points)
        form.items.push_back({.number = point.number,
                              .topic = std::string(point.topic),
                              .question = std::string(point.question),
                              .answer = known(source, point.number)});
    return form;
}

} // namespace

ReportSection coreq_of(const ReportSource& source) {
    return {.id = "coreq",
            .heading = "Reporting checklist",
            .parts = {Paragraph{"The 32 points of COREQ (Tong, Sainsbury and Craig 2007), asked in "
                                "our own words. What the study knows is filled in; type the rest "
                                "into the fields, or write it on paper."},
                      form_of(source, "Researchers and reflexivity", team),
                      form_of(source, "Study design", design_points),
                      form_of(source, "Analysis and findings", findings)}};
}

} // namespace themata
