#include "analysis/allocation.h"
#include "cli/answer_lines.h"
#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/text_table.h"
#include "cli/verb.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include "workbench/names.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

// "20%", "12.5 %" or "20".
Result<double> percent_in(std::string_view, const std::string& typed) {
    std::string_view text = typed;
    while (!text.empty() && (text.back() == '%' || text.back() == ' '))
        text.remove_suffix(1);
    if (const auto percent = decimal_number(text))
        return *percent;
    return wrong_call(fmt::format("“{}” is no share.", typed), "For example --share 20%.");
}

Result<std::optional<ResponseSet>> among(const Call& call, const Workbench& workbench) {
    const auto query = call.value("--where");
    if (!query)
        return std::nullopt;
    auto found = workbench.matching(*query);
    if (!found)
        return failure(found.error());
    return std::optional(std::move(*found));
}

Result<SampleSpec> sample_asked(const Call& call, const Workbench& workbench) {
    SampleSpec spec{.coder = *call.value("--coder"), .seed = call.number("--seed", 1)};
    if (call.has("--share"))
        spec.percent = call.amount("--share", 0);
    if (call.has("--number"))
        spec.number = call.number("--number", 0);
    Naming naming(call, *workbench.snapshot());
    naming.take_axes("--stratify", spec.strata);
    auto set = among(call, workbench);
    if (!set)
        return failure(set.error());
    spec.among = std::move(*set);
    return naming.result(std::move(spec));
}

std::string strata_in_text(const Sample& sample) {
    if (sample.strata.size() < 2)
        return {};
    TextTable table{.columns = {Align::left, Align::right, Align::right},
                    .over = {},
                    .rows = {{"Stratum", "Answers", "Drawn"}}};
    for (const Stratum& stratum : sample.strata)
        table.rows.push_back({terminal_line(joined(stratum.names, ", ")),
                              std::to_string(stratum.pool), std::to_string(stratum.drawn)});
    return in_columns(table);
}

Result<void> assign_sample(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto spec = sample_asked(call, workbench);
    if (!spec)
        return failure(spec.error());
    const auto sample = draw_sample(*workbench.snapshot(), *spec);
    if (!sample)
        return failure(sample.error());
    const AssignAnswers intent{
        .coder = spec->coder, .responses = sample->responses, .how = sample->how};
    if (call.has("--dry-run")) {
        const auto planned = workbench.preview(intent, terminal.stop);
        if (!planned)
            return failure(planned.error());
        terminal.out << "Not done, only shown: " << terminal_line(planned->note) << ".\n";
    } else if (auto done = act(workbench, intent, terminal); !done) {
        return done;
    }
    terminal.out << strata_in_text(*sample);
    return {};
}

Result<void> withdraw(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto coder = coder_named(*workbench.snapshot(), *call.value("--coder"));
    if (!coder)
        return failure(coder.error());
    const auto set = among(call, workbench);
    if (!set)
        return failure(set.error());
    WithdrawAssignments intent{.coder = *coder, .responses = {}};
    workbench.study().assignments.for_each([&](const Assignment& given) {
        if (given.coder == *coder && (!*set || (*set)->contains(given.response)))
            intent.responses.push_back(given.response);
    });
    return act(workbench, intent, terminal);
}

// Assignments of a coder, or of all; csv and json list every answer.
struct ListedAssignment {
    const Assignment* given;
    bool done;
};

std::vector<ListedAssignment> assignments_listed(const Snapshot& now,
                                                 std::optional<CoderId> coder) {
    std::vector<ListedAssignment> list;
    now.study.assignments.for_each([&](const Assignment& given) {
        if (!coder || given.coder == *coder)
            list.push_back(
                {find(now.study, given.id), has_judged(now, given.response, given.coder)});
    });
    return list;
}

Tabulation tabulated(const Study& study, const std::vector<ListedAssignment>& list,
                     Provenance made) {
    Tabulation table =
        list_of("assignments", "Assigned answers",
                {"coder", "participant", "role", "stage", "question", "done"}, std::move(made));
    for (const ListedAssignment& each : list) {
        const AnswerWords words = words_of(study, each.given->response);
        table.rows.push_back(
            {.cells = {cell_of(find(study, each.given->coder)->name), cell_of(words.participant),
                       cell_of(words.role), cell_of(words.stage), cell_of(words.question),
                       cell_of(each.done ? "yes" : "no")}});
    }
    return table;
}

std::string list_in_json(const Snapshot& now, const std::vector<ListedAssignment>& list) {
    Json coders = Json::array();
    for (const AssignedWork& work : assigned_work(now))
        coders.push_back({{"coder", find(now.study, work.coder)->name},
                          {"assigned", work.assigned},
                          {"done", work.done}});
    Json answers = Json::array();
    for (const ListedAssignment& each : list) {
        const AnswerWords words = words_of(now.study, each.given->response);
        answers.push_back({{"coder", find(now.study, each.given->coder)->name},
                           {"response", each.given->response.value},
                           {"participant", words.participant},
                           {"role", words.role},
                           {"stage", words.stage},
                           {"question", words.question},
                           {"done", each.done}});
    }
    return Json{{"coders", std::move(coders)}, {"answers", std::move(answers)}}.dump(1) + '\n';
}

std::string list_in_text(const Snapshot& now, const std::vector<ListedAssignment>& list) {
    if (list.empty())
        return "Nobody is assigned any answer.\n";
    TextTable table{.columns = {Align::left, Align::right, Align::right, Align::right},
                    .over = {},
                    .rows = {{"Coder", "Assigned", "Done", "To do"}}};
    for (const AssignedWork& work : assigned_work(now))
        if (std::ranges::any_of(list, [&](const ListedAssignment& each) {
                return each.given->coder == work.coder;
            }))
            table.rows.push_back({terminal_line(find(now.study, work.coder)->name),
                                  std::to_string(work.assigned), std::to_string(work.done),
                                  std::to_string(work.assigned - work.done)});
    return in_columns(table);
}

Result<void> show_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    std::optional<CoderId> only;
    if (const auto name = call.value("--coder")) {
        const auto coder = coder_named(now, *name);
        if (!coder)
            return failure(coder.error());
        only = *coder;
    }
    const std::vector<ListedAssignment> list = assignments_listed(now, only);
    return put_out(call,
                   {.tables = {tabulated(now.study, list, provenance_of(now, command_of(call)))},
                    .json = [&] { return list_in_json(now, list); },
                    .text = [&](std::size_t) { return list_in_text(now, list); }},
                   terminal);
}

Result<void> check_assign(const Call& call) {
    const bool lists = call.has("--list");
    const bool withdraws = call.has("--withdraw");
    const bool draws = call.has("--share") || call.has("--number") || call.has("--stratify") ||
                       call.has("--seed") || call.has("--dry-run");
    if ((lists && withdraws) || ((lists || withdraws) && draws))
        return wrong_call("--list, --withdraw and drawing a sample are different things.",
                          "Give one of them.");
    if (!lists && !call.has("--coder"))
        return wrong_call("“themata assign” wants to know who is to code the answers.",
                          "Give --coder NAME.");
    for (const OptionRule& rule : table_formats)
        if (call.has(rule.name) && !lists)
            return wrong_call(fmt::format("{} is for --list.", rule.name), "Leave it out.");
    if (call.has("--share") && call.has("--number"))
        return wrong_call("The sample is either a share or a number.",
                          "Give --share 20% or --number 50.");
    return check_where(call);
}

Result<void> assign_answers(const Call& call, Terminal& terminal) {
    const bool reads = call.has("--list") || call.has("--dry-run");
    // --coder names who is to code; who acts is the one at the keyboard.
    const Call opened(call.verb(), {call.argument(0)}, {});
    auto workbench = open_study(opened, reads ? Access::read : Access::write, terminal);
    if (!workbench)
        return failure(workbench.error());
    if (call.has("--list"))
        return show_list(call, *workbench, terminal);
    return call.has("--withdraw") ? withdraw(call, *workbench, terminal)
                                  : assign_sample(call, *workbench, terminal);
}

constexpr OptionRule assign_own_options[] = {
    {"--coder", "NAME", "Who is to code them."},
    {"--share", {"N%", percent_in}, "So many percent of the answers that can be drawn."},
    {"--number", any_number, "So many of them; without this or --share all of them."},
    {"--stratify", "role,stage", "In proportion by role, stage, question or traits."},
    {"--seed", any_seed, "The same seed draws the same again; else 1."},
    {"--where", "QUERY", "Only from answers that match."},
    {"--dry-run", "", "Says what would be drawn and changes nothing."},
    {"--list", "", "Instead: who was assigned what, and how far they are."},
    {"--withdraw", "",
     "Instead: takes back what --coder was assigned, or what --where finds of "
     "it."}};
constexpr auto assign_options = joined(assign_own_options, table_formats);
constexpr std::string_view assign_notes[] = {
    "Answers that are blank, or that she has coded, judged or been assigned already, "
    "are not drawn. Until she has coded an assigned answer, or judged that there is "
    "nothing to code in it, the program shows her nobody else's codings of it.",
    "It is one act, and History says how the sample was drawn."};

} // namespace

extern constexpr Verb verb_assign{
    .name = "assign",
    .summary = "Gives a coder answers to code blind: a random sample, in proportion by "
               "stratum, or what a query finds.",
    .options = assign_options,
    .notes = assign_notes,
    .act = ActAlone{assign_answers},
    .answers = Answers::tables,
    .check = check_assign};

} // namespace themata
