#include "exchange/taking/import_plan.h"
#include "study/subjects.h"
#include "text/utf8.h"
#include "workbench/intents.h"
#include "workbench/planning.h"
#include <algorithm>

namespace themata {

namespace {

// Also when all that is new was left as the study has it.
Error nothing_new(const ImportReport& report) {
    std::vector<std::string> dropped;
    for (const FileReport& file : report.files)
        dropped.insert(dropped.end(), file.conflicts.begin(), file.conflicts.end());
    if (dropped.empty())
        return {Error::Code::refused, "All of this is in the study already.",
                "Nothing was changed."};
    return {Error::Code::refused,
            "Nothing of this is new: " +
                counted(dropped.size(), "thing differs and was", "things differ and were") +
                " left as the study has it. " + joined(dropped, " "),
            "Nothing was changed."};
}

Result<Plan> plan_of(const Snapshot& now, const ImportFiles& wanted, std::stop_token stop,
                     const ImportProgress& progress) {
    auto import = wanted.considered
                      ? plan_import(now, *wanted.considered, stop, progress)
                      : plan_import(now, wanted.files, wanted.mapping, stop, progress);
    if (!import)
        return failure(import.error());
    if (import->changes.empty())
        return failure(nothing_new(import->report));
    Subjects subjects = subjects_of(ActKind::import, import->changes);
    return Plan{std::move(import->changes), ActKind::import, std::move(subjects),
                sentence_of(import->report), in_words(import->report)};
}

// A person who worked under a rule's name would make its codings look automatic; under that of the
// consensus, settled.
Result<void> acts_as_a_person(const Snapshot& now, const Acting& acting) {
    for (const Coder& coder : now.study.coders)
        if (coder.name == acting.coder && coder.kind != CoderKind::person)
            return failure(Error::Code::refused,
                           in_quotes(acting.coder) +
                               (coder.kind == CoderKind::rule
                                    ? " is a rule of this study, not a person."
                                    : " stands for what is settled in this "
                                      "study, not for a person."),
                           "Act under a name of your own.");
    return {};
}

} // namespace

Plan Draft::done(ActKind act, std::string note) {
    return done(act, subjects_of(act, changes), std::move(note));
}

Plan Draft::done(ActKind act, Subjects subjects, std::string note) {
    return {std::move(changes), act, std::move(subjects), std::move(note), {}};
}

CoderId coder_found_or_added(Draft& draft, const std::string& name, CoderKind kind) {
    if (const CoderId known = coder_called(draft.study(), name))
        return known;
    for (const auto& edit : draft.changes.of<Coder>())
        if (edit.adds() && edit.after.name == name)
            return edit.after.id;
    const CoderId id = draft.ids.next<Coder>();
    draft.changes.push_back(added(Coder{.id = id, .name = name, .kind = kind}));
    return id;
}

CoderId acting_coder(Draft& draft) {
    return coder_found_or_added(draft, draft.acting.coder, CoderKind::person);
}

Result<CoderId> rule_or_acting_coder(Draft& draft, const std::string& rule) {
    if (rule.empty())
        return acting_coder(draft);
    if (auto fits = is_one_line("rule", rule); !fits)
        return failure(fits.error());
    for (const Coder& coder : draft.study().coders)
        if (coder.name == rule && coder.kind != CoderKind::rule)
            return failure(Error::Code::refused, in_quotes(rule) + " is a person in this study.",
                           "Give the rule a name of its own, such as the query.");
    if (rule == draft.acting.coder)
        return failure(Error::Code::refused, in_quotes(rule) + " is the one who acts.",
                       "Give the rule a name of its own, such as the query.");
    return coder_found_or_added(draft, rule, CoderKind::rule);
}

Result<void> is_one_line(std::string_view what, std::string_view text) {
    const std::string kind(what);
    if (is_blank(text))
        return failure(Error::Code::refused, "The " + kind + " is empty.", "Type a word or two.");
    if (find_invalid_utf8(text))
        return failure(Error::Code::refused, "The " + kind + " is not valid UTF-8 text.",
                       "Type it anew, or set the terminal to UTF-8.");
    if (std::ranges::any_of(text, [](unsigned char byte) { return byte < ' ' || byte == 0x7f; }))
        return failure(Error::Code::refused,
                       "The " + kind + " holds a line end, a tab or the like.",
                       "Type it on one line.");
    return {};
}

Result<Plan> plan(const Snapshot& now, const Intent& intent, const Acting& acting,
                  std::stop_token stop, ImportProgress progress) {
    if (auto person = acts_as_a_person(now, acting); !person)
        return failure(person.error());
    return std::visit(
        [&]<class Wanted>(const Wanted& wanted) -> Result<Plan> {
            if constexpr (std::is_same_v<Wanted, ImportFiles>)
                return plan_of(now, wanted, stop, progress);
            else
                return plan_of(Draft(now, acting), wanted);
        },
        intent);
}

Intent::Intent(const Intent& other) = default;
Intent::Intent(Intent&& other) noexcept = default;
Intent& Intent::operator=(const Intent& other) = default;
Intent& Intent::operator=(Intent&& other) noexcept = default;
Intent::~Intent() = default;

} // namespace themata
