#include "naive_table.h"

#include <set>
#include <tuple>

namespace themata {

namespace {

struct Point {
    ParticipantId participant;
    StageId stage;
    QuestionId question;
};

std::string value_on(const Snapshot& s, const Axis& axis, const Point& at) {
    if (axis.kind == AxisKind::stage)
        return s.study.stages.find(at.stage)->name;
    if (axis.kind == AxisKind::question)
        return s.study.questions.find(at.question)->wording;
    if (axis.kind == AxisKind::role) {
        const Role* role = s.study.roles.find(s.study.participants.find(at.participant)->role);
        return role ? role->name : std::string(no_role);
    }
    const Trait* trait = trait_of(s.study, s.lookup, at.participant, axis.trait);
    return trait ? trait->value : std::string(not_stated);
}

ColumnHead head_at(const Snapshot& s, const TableSpec& spec, const Point& at) {
    ColumnHead head;
    for (const Axis& axis : spec.columns)
        head.push_back(value_on(s, axis, at));
    return head;
}

// The head without its question: who was there took part in all questions of that head.
ColumnHead crowd_at(const Snapshot& s, const TableSpec& spec, const Point& at) {
    ColumnHead head;
    for (const Axis& axis : spec.columns)
        if (axis.kind != AxisKind::question)
            head.push_back(value_on(s, axis, at));
    return head;
}

bool counts(const Snapshot& s, const TableSpec& spec, CoderId coder) {
    const bool automatic = s.study.coders.find(coder)->kind == CoderKind::rule;
    if (spec.whose.rule == CodersCounted::Rule::people ||
        spec.whose.rule == CodersCounted::Rule::rules)
        return automatic == (spec.whose.rule == CodersCounted::Rule::rules);
    return spec.whose.rule == CodersCounted::Rule::anybody ||
           std::ranges::find(spec.whose.coders, coder) != spec.whose.coders.end();
}

bool nothing_to_code(const Snapshot& s, const TableSpec& spec, const Response& response) {
    bool judged = false;
    for (const Verdict& verdict : s.study.verdicts)
        judged = judged || (verdict.response == response.id && counts(s, spec, verdict.coder));
    for (const Coding& coding : s.study.codings)
        judged = judged && !(coding.response == response.id && counts(s, spec, coding.coder));
    return judged;
}

bool in_base(const Snapshot& s, const TableSpec& spec, const Response& response) {
    if (spec.base == Base::took_part || spec.base == Base::asked)
        return true;
    if (response.state == ResponseState::blank)
        return false;
    return spec.base == Base::answered || !nothing_to_code(s, spec, response);
}

std::map<ColumnHead, std::uint32_t> bases_of(const Snapshot& s, const TableSpec& spec) {
    std::map<ColumnHead, ColumnHead> crowd_of;
    std::map<ColumnHead, std::set<ParticipantId>> crowds;
    std::map<ColumnHead, std::set<std::uint32_t>> counted;
    const bool responses = spec.count == Count::responses;
    for (const Response& r : s.study.responses) {
        const Point at{r.participant, r.stage, r.question};
        const ColumnHead head = head_at(s, spec, at);
        crowd_of[head] = crowd_at(s, spec, at);
        crowds[crowd_of[head]].insert(r.participant);
        counted[head];
        if (in_base(s, spec, r))
            counted[head].insert(responses ? r.id.value : r.participant.value);
    }
    for (const Score& score : s.study.scores) {
        const Point at{score.participant, score.stage, score.question};
        const ColumnHead crowd = crowd_at(s, spec, at);
        crowds[crowd].insert(score.participant);
        if (crowd.size() == spec.columns.size())
            crowd_of[crowd] = crowd;
    }
    std::map<ColumnHead, std::uint32_t> bases;
    for (const auto& [head, crowd] : crowd_of)
        bases[head] = static_cast<std::uint32_t>(spec.base == Base::took_part && !responses
                                                     ? crowds[crowd].size()
                                                     : counted[head].size());
    return bases;
}

// What counts once: a passage, a response, or a participant.
using Unit = std::tuple<std::uint32_t, Span>;

Unit unit_of(const Snapshot& s, const TableSpec& spec, const Coding& coding) {
    const Response& response = *s.study.responses.find(coding.response);
    switch (spec.count) {
    case Count::mentions:
        return {response.id.value, coding.span};
    case Count::responses:
        return {response.id.value, Span{}};
    case Count::participants:
        return {response.participant.value, Span{}};
    }
    return {};
}

} // namespace

NaiveTable naive_table(const Snapshot& s, const TableSpec& spec) {
    std::map<std::tuple<ThemeId, ColumnHead, Unit>, std::set<CoderId>> coders;
    for (const Coding& coding : s.study.codings) {
        const Response& r = *s.study.responses.find(coding.response);
        const ColumnHead head = head_at(s, spec, {r.participant, r.stage, r.question});
        if (counts(s, spec, coding.coder))
            coders[{coding.theme, head, unit_of(s, spec, coding)}].insert(coding.coder);
    }
    std::map<std::pair<ThemeId, ColumnHead>, std::set<Unit>> units;
    for (const auto& [key, by] : coders) {
        const auto& [theme, head, unit] = key;
        if (spec.whose.rule == CodersCounted::Rule::all_of && by.size() < spec.whose.coders.size())
            continue;
        units[{theme, head}].insert(unit);
        for (ThemeId above : ancestors(s.study, theme))
            units[{above, head}].insert(unit);
    }
    NaiveTable table{.bases = bases_of(s, spec), .n = {}};
    for (const auto& [key, counted] : units)
        table.n[key] = static_cast<std::uint32_t>(counted.size());
    return table;
}

NaiveTable figures_of(const ThemeTable& table) {
    NaiveTable figures;
    for (const TableColumn& column : table.columns)
        figures.bases[column.keys] = column.base;
    for (const ThemeRow& row : table.rows)
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            if (row.cells[column].n > 0)
                figures.n[{row.theme, table.columns[column].keys}] = row.cells[column].n;
    return figures;
}

} // namespace themata
