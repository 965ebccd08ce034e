// The 32 points that reports of qualitative research should cover (COREQ: Tong, Sainsbury and
// Craig, Int J Qual Health Care 2007), asked in our own words. Where the study knows an answer it
// is filled in; all of them can be typed over.

#include "text/sentences.h"
#include "workbench/report_parts.h"
#include <algorithm>
#include <array>

namespace themata {

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
        return source.made_by("report").program + ".";
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
