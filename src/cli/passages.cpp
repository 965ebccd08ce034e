#include "cli/passages.h"

#include "analysis/axes.h"
#include "cli/asked.h"
#include "cli/terminal.h"
#include "study/labels.h"
#include "text/segments.h"
#include "text/width.h"
#include "workbench/names.h"
#include <fmt/format.h>

namespace themata {

namespace {

Passage whole(const Response& response) {
    return {response.id, {0, static_cast<std::uint32_t>(response.text.size())}};
}

Result<NamedPassages> matching(const std::string& query, const Workbench& workbench, Blank blank) {
    const auto found = workbench.matching(query);
    if (!found)
        return failure(found.error());
    NamedPassages named;
    for (const ResponseId id : found->to_vector()) {
        const Response& response = *find(workbench.study(), id);
        if (response.state == ResponseState::blank && blank == Blank::left_out)
            ++named.blank;
        else
            named.passages.push_back(whole(response));
    }
    if (named.passages.empty())
        return failure(Error::Code::not_found, fmt::format("No answer matches “{}”.", query),
                       "Try the query with “themata search”.");
    return named;
}

// The hits themselves or the sentences around them.
Result<NamedPassages> within_answers(const std::string& query, const Workbench& workbench,
                                     CodingScope scope) {
    const Study& study = workbench.study();
    const auto found = workbench.search(query, {.limit = study.responses.size()});
    if (!found)
        return failure(found.error());
    NamedPassages named{.passages = passages_of(study, found->hits, scope)};
    for (const Hit& hit : found->hits)
        named.blank += find(study, hit.response)->state == ResponseState::blank ? 1 : 0;
    if (named.passages.empty())
        return failure(Error::Code::not_found, fmt::format("No answer matches “{}”.", query),
                       "Try the query with “themata search”.");
    return named;
}

// What --group or --like means.
Result<DuplicateGroup> group_named(const Call& call, const Workbench& workbench,
                                   std::stop_token stop) {
    const Study& study = workbench.study();
    const auto groups = duplicates(study, likeness_of(call), stop);
    if (const auto number = call.value("--group")) {
        const std::size_t place = call.number("--group", 0);
        if (place >= 1 && place <= groups.size())
            return groups[place - 1];
        return failure(
            Error::Code::not_found, fmt::format("There is no group {}.", *number),
            fmt::format("“themata duplicates” numbers them; there are {}.", groups.size()));
    }
    const ResponseId like{static_cast<std::uint32_t>(call.number("--like", 0))};
    if (!find(study, like))
        return failure(Error::Code::not_found, fmt::format("There is no response {}.", like.value),
                       "“themata duplicates” and “themata search --format json” show the numbers.");
    return group_of(groups, like);
}

// All answers of a group that is coded once for all.
Result<NamedPassages> alike(const Call& call, const Workbench& workbench) {
    const auto group = group_named(call, workbench, {});
    if (!group)
        return failure(group.error());
    NamedPassages named;
    for (const ResponseId id : group->responses)
        named.passages.push_back(whole(*find(workbench.study(), id)));
    return named;
}

struct Place {
    ParticipantId participant;
    StageId stage;
    QuestionId question; // 0: any
};

Result<Place> place_named(const Call& call, const Snapshot& now) {
    Place place;
    Naming naming(call, now);
    naming.take("--participant", participant_named, place.participant);
    naming.take("--stage", stage_named, place.stage);
    naming.take("--question", question_named, place.question);
    return naming.result(place);
}

// The answers of one participant at one stage, or the one to the question that is named.
Result<std::vector<Response>> answers_named(const Call& call, const Snapshot& now) {
    const auto place = place_named(call, now);
    if (!place)
        return failure(place.error());
    const auto& [participant, stage, asked] = *place;
    std::vector<Response> answers;
    for (const ResponseId id : now.lookup.responses.of(participant)) {
        const Response& response = *find(now.study, id);
        if (response.stage == stage && (!asked || response.question == asked))
            answers.push_back(response);
    }
    if (answers.empty())
        return failure(Error::Code::not_found,
                       fmt::format("{} has no such answer at {}.",
                                   find(now.study, participant)->label,
                                   find(now.study, stage)->name),
                       "“themata search” with participant: and stage: lists the answers.");
    return answers;
}

std::string questions_of(const std::vector<Response>& answers, const Study& study) {
    std::string list;
    for (const Response& answer : answers)
        list += fmt::format("{}“{}”", list.empty() ? "" : ", ",
                            shorten(terminal_line(question_name(study, answer.question)), 40));
    return list;
}

Result<Passage> whole_answer(const std::vector<Response>& answers, const Study& study,
                             Blank blank) {
    if (answers.size() > 1)
        return failure(Error::Code::refused,
                       fmt::format("There are {} answers; which one is not said.", answers.size()),
                       "Give --question: " + questions_of(answers, study) + ".");
    if (answers.front().state == ResponseState::blank && blank == Blank::left_out)
        return failure(Error::Code::refused, "This answer is blank.",
                       "There is nothing in it that could be coded.");
    return whole(answers.front());
}

Result<Passage> quoted(const std::string& quote, const std::vector<Response>& answers) {
    std::vector<Passage> found;
    for (const Response& answer : answers)
        for (const Span place : places_of(quote, answer.text))
            found.push_back({answer.id, place});
    if (found.size() == 1)
        return found.front();
    const std::string shown = shorten(terminal_line(quote), 60);
    if (found.empty())
        return failure(Error::Code::not_found, fmt::format("“{}” does not stand there.", shown),
                       "Copy the words exactly as they were written.");
    return failure(Error::Code::refused,
                   fmt::format("“{}” stands there {} times.", shown, found.size()),
                   "Take in more words, or name the question.");
}

} // namespace

std::vector<Span> places_of(std::string_view quote, std::string_view text) {
    std::vector<Span> places;
    if (quote.empty())
        return places;
    for (std::size_t at = text.find(quote); at != text.npos; at = text.find(quote, at + 1)) {
        const Span place{static_cast<std::uint32_t>(at),
                         static_cast<std::uint32_t>(at + quote.size())};
        if (is_on_graphemes(text, place))
            places.push_back(place);
    }
    return places;
}

DuplicateSpec likeness_of(const Call& call) {
    DuplicateSpec spec;
    spec.alike = call.has("--near") ? Alike::near : Alike::identical;
    spec.likeness = static_cast<double>(call.number("--likeness", 70)) / 100;
    spec.least = call.number("--min", 2);
    return spec;
}

Result<void> check_likeness(const Call& call) {
    const std::size_t percent = call.number("--likeness", 70);
    if (call.has("--likeness") && (!call.has("--near") || percent < 70 || percent > 100))
        return wrong_call("--likeness goes from 70 to 100, with --near.",
                          "For example: --near --likeness 80.");
    return {};
}

Result<void> check_passages(const Call& call) {
    const bool by_person = call.has("--participant") || call.has("--stage") ||
                           call.has("--question") || call.has("--quote");
    const bool by_group = call.has("--like") || call.has("--group");
    if (call.has("--where") && by_person)
        return wrong_call("A query and a participant's answer cannot be named at once.",
                          "Give --where, or --participant and --stage.");
    if (by_group &&
        (call.has("--where") || by_person || (call.has("--like") && call.has("--group"))))
        return wrong_call("Answers that are alike are named by one of them or by their group.",
                          "Give --like RESPONSE or --group N, and nothing else that names them.");
    if (call.has("--scope") && !call.has("--where"))
        return wrong_call("--scope is for what a query finds.",
                          "Leave it out, or give --where QUERY.");
    if (!by_group && call.has("--near"))
        return wrong_call("--near is for answers that are alike.", "Give --like or --group.");
    if (!by_group && !call.has("--where") && !(call.has("--participant") && call.has("--stage")))
        return wrong_call("“themata code” wants to know which answers.",
                          "Give --where QUERY, or --participant P and --stage S.");
    if (auto fits = check_where(call); !fits)
        return fits;
    return check_likeness(call);
}

Result<NamedPassages> passages_named(const Call& call, const Workbench& workbench, Blank blank) {
    if (const auto query = call.value("--where")) {
        const CodingScope scope = call.chosen("--scope", CodingScope::answer);
        return scope == CodingScope::answer ? matching(*query, workbench, blank)
                                            : within_answers(*query, workbench, scope);
    }
    if (call.has("--like") || call.has("--group"))
        return alike(call, workbench);
    const auto answers = answers_named(call, *workbench.snapshot());
    if (!answers)
        return failure(answers.error());
    const auto quote = call.value("--quote");
    const auto passage =
        quote ? quoted(*quote, *answers) : whole_answer(*answers, workbench.study(), blank);
    if (!passage)
        return failure(passage.error());
    return NamedPassages{.passages = {*passage}, .blank = 0};
}

} // namespace themata
