#include "workbench/planning.h"

#include "analysis/carry_over.h"
#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>
#include <set>

namespace themata {

namespace {

Result<Coding> present(const Study& study, CodingId coding) {
    if (const Coding* found = find(study, coding))
        return *found;
    return failure(Error::Code::not_found, "This coding is no longer there.",
                   "Look in History for what withdrew it.");
}

bool coded_already(const Draft& draft, const Coding& wanted) {
    return std::ranges::any_of(draft.now.lookup.codings.of(wanted.response), [&](CodingId id) {
        Coding there = *find(draft.study(), id);
        there.id = wanted.id;
        return there == wanted;
    });
}

const Verdict* verdict_of(const Draft& draft, ResponseId response, CoderId coder) {
    for (VerdictId id : draft.now.lookup.verdicts.of(response))
        if (const Verdict* verdict = find(draft.study(), id); verdict->coder == coder)
            return verdict;
    return nullptr;
}

bool coded_by(const Draft& draft, ResponseId response, CoderId coder) {
    return std::ranges::any_of(draft.now.lookup.codings.of(response), [&](CodingId id) {
        return find(draft.study(), id)->coder == coder;
    });
}

std::string where(const Draft& draft, const std::vector<Passage>& passages, std::size_t coded) {
    if (passages.size() != 1)
        return counted(coded, "passage");
    const Response& response = *find(draft.study(), passages.front().response);
    return label_of(draft.study(), response.participant) + ", " +
           stage_name(draft.study(), response.stage);
}

const Memo* memo_of(const Draft& draft, const WriteMemo& wanted, CoderId coder) {
    for (const Memo& memo : draft.study().memos)
        if (memo.about == wanted.about && memo.record == wanted.record && memo.coder == coder)
            return &memo;
    return nullptr;
}

bool is_there(const Study& study, Kind kind, std::uint32_t id) {
    bool there = false;
    for_each_kind([&]<class Record>() {
        if (Described<Record>::kind == kind)
            there = find(study, Id<Record>{id}) != nullptr;
    });
    return there;
}

Result<Theme> theme_not_retired(const Study& study, ThemeId id) {
    auto theme = present(study, id);
    if (theme && theme->state == ThemeState::retired)
        return failure(Error::Code::refused, "The theme " + in_quotes(theme->name) + " is retired.",
                       "Restore it in the codebook, or choose another.");
    return theme;
}

} // namespace

Result<Response> present(const Study& study, ResponseId response) {
    if (const Response* found = find(study, response))
        return *found;
    return failure(Error::Code::not_found, "This answer is no longer in the study.",
                   "Look in History for what removed it.");
}

Result<Span> fitted(const Response& response, Span span) {
    const bool inside = span.begin < span.end && span.end <= response.text.size();
    if (!inside && !(response.text.empty() && span == Span{}))
        return failure(Error::Code::refused, "The passage does not lie within the answer.",
                       "Select some words of it, or code the whole answer.");
    return snap_to_graphemes(response.text, span);
}

Result<std::size_t> add_codings(Draft& draft, ThemeId theme, CoderId coder,
                                const std::vector<Passage>& passages) {
    std::set<ResponseId> decided;
    std::set<Passage, decltype([](const Passage& a, const Passage& b) {
                 return std::tie(a.response, a.span) < std::tie(b.response, b.span);
             })>
        seen;
    std::size_t coded = 0;
    for (const Passage& passage : passages) {
        auto response = present(draft.study(), passage.response);
        if (!response)
            return failure(response.error());
        auto span = fitted(*response, passage.span);
        if (!span)
            return failure(span.error());
        const Coding coding{
            .id = {}, .response = passage.response, .theme = theme, .coder = coder, .span = *span};
        if (coded_already(draft, coding) || !seen.insert({passage.response, *span}).second)
            continue;
        Coding fresh = coding;
        fresh.id = draft.ids.next<Coding>();
        draft.changes.push_back(added(fresh));
        ++coded;
        const Verdict* verdict = verdict_of(draft, passage.response, coder);
        if (verdict && decided.insert(passage.response).second)
            draft.changes.push_back(removed(*verdict));
    }
    return coded;
}

Result<Plan> plan_of(Draft draft, const ApplyTheme& wanted) {
    auto theme = theme_not_retired(draft.study(), wanted.theme);
    if (!theme)
        return failure(theme.error());
    auto coder = rule_or_acting_coder(draft, wanted.rule);
    if (!coder)
        return failure(coder.error());
    auto coded = add_codings(draft, wanted.theme, *coder, wanted.passages);
    if (!coded)
        return failure(coded.error());
    if (*coded == 0)
        return failure(Error::Code::refused,
                       wanted.passages.empty()
                           ? std::string("There is nothing to code.")
                           : "This is coded with " + in_quotes(theme->name) + " already.",
                       "Nothing was changed.");
    const std::string by = wanted.rule.empty() ? "" : ", by the rule " + in_quotes(wanted.rule);
    return draft.done(ActKind::apply_theme, "Applied " + in_quotes(theme->name) + " to " +
                                                where(draft, wanted.passages, *coded) + by);
}

Result<Plan> plan_of(Draft draft, const CarryOverCodings& wanted) {
    if (wanted.themes.empty())
        return failure(Error::Code::refused,
                       "No uncoded answer says the same as one that was coded.",
                       "Nothing was changed.");
    const auto coder = rule_or_acting_coder(draft, std::string(carried_over_coder));
    if (!coder)
        return failure(coder.error());
    std::set<ResponseId> answers;
    std::size_t coded = 0;
    for (const CarryOverCodings::OfTheme& each : wanted.themes) {
        if (const auto theme = theme_not_retired(draft.study(), each.theme); !theme)
            return failure(theme.error());
        const auto fresh = add_codings(draft, each.theme, *coder, each.passages);
        if (!fresh)
            return failure(fresh.error());
        coded += *fresh;
        for (const Passage& passage : each.passages)
            answers.insert(passage.response);
    }
    if (coded == 0)
        return failure(Error::Code::refused, "All of this was carried over already.",
                       "Nothing was changed.");
    return draft.done(ActKind::apply_theme,
                      "Carried over " + counted(coded, "coding") + " to " +
                          counted(answers.size(), "answer") +
                          (answers.size() == 1 ? " that says the same as a coded one"
                                               : " that say the same as coded ones"));
}

Result<Plan> plan_of(Draft draft, const ApplyNewTheme& wanted) {
    auto theme = add_theme(draft, {.name = wanted.name, .parent = wanted.parent, .definition = {}});
    if (!theme)
        return failure(theme.error());
    auto coded = add_codings(draft, *theme, acting_coder(draft), wanted.passages);
    if (!coded)
        return failure(coded.error());
    return draft.done(ActKind::apply_theme, "Added the theme " + in_quotes(wanted.name) +
                                                " and applied it to " +
                                                where(draft, wanted.passages, *coded));
}

Result<Plan> plan_of(Draft draft, const WithdrawCodings& wanted) {
    if (wanted.codings.empty())
        return failure(Error::Code::refused, "There is no coding to withdraw.",
                       "Select a coded passage first.");
    std::set<ThemeId> themes;
    for (CodingId id : std::set(wanted.codings.begin(), wanted.codings.end())) {
        auto coding = present(draft.study(), id);
        if (!coding)
            return failure(coding.error());
        themes.insert(coding->theme);
        draft.changes.push_back(removed(*coding));
    }
    const std::size_t n = draft.changes.of<Coding>().size();
    const Coding& first = draft.changes.of<Coding>().front().before;
    const std::string what = themes.size() == 1
                                 ? in_quotes(find(draft.study(), *themes.begin())->name)
                                 : counted(themes.size(), "theme");
    return draft.done(
        ActKind::withdraw_coding,
        "Withdrew " + what + " from " +
            (n == 1 ? label_of(draft.study(), first.response) : counted(n, "passage")));
}

Result<Plan> plan_of(Draft draft, const AdjustSpan& wanted) {
    auto coding = present(draft.study(), wanted.coding);
    if (!coding)
        return failure(coding.error());
    auto span = fitted(*find(draft.study(), coding->response), wanted.span);
    if (!span)
        return failure(span.error());
    Coding after = *coding;
    after.span = *span;
    if (coded_already(draft, after))
        return failure(Error::Code::refused, "This passage is coded so already.",
                       "Nothing was changed.");
    draft.changes.push_back(altered(*coding, after));
    return draft.done(ActKind::adjust_span,
                      "Moved the ends of " + in_quotes(find(draft.study(), coding->theme)->name) +
                          " in " + label_of(draft.study(), coding->response));
}

Result<Plan> plan_of(Draft draft, const MarkNothingToCode& wanted) {
    const CoderId coder = acting_coder(draft);
    std::set<ResponseId> seen;
    for (ResponseId id : wanted.responses) {
        auto response = present(draft.study(), id);
        if (!response)
            return failure(response.error());
        if (verdict_of(draft, id, coder) || !seen.insert(id).second)
            continue;
        if (coded_by(draft, id, coder))
            return failure(Error::Code::refused,
                           "The answer of " + label_of(draft.study(), id) + " is coded by " +
                               draft.acting.coder + ", so there is something to code in it.",
                           "Withdraw the coding first.");
        draft.changes.push_back(added(Verdict{draft.ids.next<Verdict>(), id, coder}));
    }
    const auto& verdicts = draft.changes.of<Verdict>();
    if (verdicts.empty())
        return failure(Error::Code::refused, "This is marked as nothing to code already.",
                       "Nothing was changed.");
    return draft.done(ActKind::nothing_to_code,
                      "Found nothing to code in " +
                          (verdicts.size() == 1
                               ? label_of(draft.study(), verdicts.front().after.response)
                               : counted(verdicts.size(), "answer")));
}

Result<Plan> plan_of(Draft draft, const UnmarkNothingToCode& wanted) {
    const CoderId coder = acting_coder(draft);
    for (ResponseId id : std::set(wanted.responses.begin(), wanted.responses.end()))
        if (const Verdict* verdict = verdict_of(draft, id, coder))
            draft.changes.push_back(removed(*verdict));
    const std::size_t n = draft.changes.of<Verdict>().size();
    if (n == 0)
        return failure(Error::Code::refused, "This is not marked as nothing to code.",
                       "Nothing was changed.");
    return draft.done(ActKind::nothing_to_code,
                      "Took back “nothing to code” from " + counted(n, "answer"));
}

Result<Plan> plan_of(Draft draft, const WriteMemo& wanted) {
    if (!is_there(draft.study(), wanted.about, wanted.record))
        return failure(Error::Code::not_found, "What the memo is about is no longer there.",
                       "Look in History for what removed it.");
    if (find_invalid_utf8(wanted.text))
        return failure(Error::Code::refused, "The memo is not valid UTF-8 text.",
                       "Type it anew, or set the terminal to UTF-8.");
    const CoderId coder = acting_coder(draft);
    const Memo* before = memo_of(draft, wanted, coder);
    if (before ? before->text == wanted.text : wanted.text.empty())
        return failure(Error::Code::refused, "The memo says this already.", "Nothing was changed.");
    Memo after{.id = before ? before->id : draft.ids.next<Memo>(),
               .about = wanted.about,
               .record = wanted.record,
               .coder = coder,
               .text = wanted.text};
    if (wanted.text.empty())
        draft.changes.push_back(removed(*before));
    else if (before)
        draft.changes.push_back(altered(*before, after));
    else
        draft.changes.push_back(added(after));
    return draft.done(ActKind::write_memo,
                      wanted.text.empty() ? "Took a memo away" : "Wrote a memo");
}

} // namespace themata
