// Two participants, or two stages, that are one: what belongs to the one that goes is carried over
// to the one that stays. Nothing that was written is lost: where both hold different answers to the
// same question, or different scores, the act is refused and names them.

#include "text/utf8.h"
#include "workbench/planning.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_map>

namespace themata {

namespace {

constexpr std::size_t most_clashes_named = 10;

// Records that go, and those that take their place.
template <class Record>
using Instead = std::unordered_map<Id<Record>, Id<Record>>;

// Carries answers and scores over to a place where there may be some already, with all that hangs
// on them.
class Carrying {
public:
    explicit Carrying(Draft& draft) : draft_(draft) {}

    void carry(const Response& before, const Response& moved);
    void carry(const Score& before, const Score& moved);
    // Memos of what went, too, when all is carried.
    void finish();

    template <class Record>
    void memos_go(Id<Record> from, Id<Record> into) {
        memos_[{Described<Record>::kind, from.value}] = into.value;
    }

    [[nodiscard]] const std::vector<std::string>& clashes() const { return clashes_; }

    std::size_t answers = 0;
    std::size_t scores = 0;

private:
    [[nodiscard]] const Study& study() const { return draft_.study(); }

    void join(const Response& goes, const Response& stays);
    void carry_codings(const Response& goes, const Response& stays);
    void carry_verdicts(const Response& goes, const Response& stays);
    void clash(ParticipantId participant, StageId stage, QuestionId question);

    Draft& draft_;
    Instead<Response> response_instead_;
    std::map<std::pair<Kind, std::uint32_t>, std::uint32_t> memos_;
    std::vector<std::string> clashes_;
};

void Carrying::clash(ParticipantId participant, StageId stage, QuestionId question) {
    clashes_.push_back(fmt::format("{} at {}, {}", label_of(study(), participant),
                                   stage_name(study(), stage),
                                   in_quotes(question_name(study(), question))));
}

void Carrying::carry(const Response& before, const Response& moved) {
    const Response* there =
        response_at(study(), draft_.now.lookup, moved.participant, moved.stage, moved.question);
    ++answers;
    if (!there) {
        draft_.changes.push_back(altered(before, moved));
        return;
    }
    const bool is_blank_here = before.state == ResponseState::blank;
    if (is_blank_here || before.text == there->text)
        return join(before, *there);
    if (there->state != ResponseState::blank)
        return clash(before.participant, before.stage, before.question);
    join(*there, before);
    draft_.changes.push_back(altered(before, moved));
}

void Carrying::join(const Response& goes, const Response& stays) {
    carry_codings(goes, stays);
    carry_verdicts(goes, stays);
    memos_go(goes.id, stays.id);
    response_instead_.emplace(goes.id, stays.id);
    draft_.changes.push_back(removed(goes));
}

// What was coded as a whole is coded as a whole where the texts differ, as when one was blank.
void Carrying::carry_codings(const Response& goes, const Response& stays) {
    const Lookup& lookup = draft_.now.lookup;
    const auto find_alike = [&](const Coding& wanted) {
        for (const CodingId id : lookup.codings.of(stays.id)) {
            const Coding& there = *find(study(), id);
            if (there.theme == wanted.theme && there.coder == wanted.coder &&
                there.span == wanted.span)
                return id;
        }
        return CodingId{};
    };
    std::map<std::tuple<ThemeId, CoderId, Span>, CodingId> carried;
    for (const CodingId id : lookup.codings.of(goes.id)) {
        const Coding before = *find(study(), id);
        Coding moved = before;
        moved.response = stays.id;
        if (goes.text != stays.text)
            moved.span = {0, narrow(stays.text.size())};
        CodingId alike = find_alike(moved);
        if (!alike)
            alike =
                carried.emplace(std::tuple(moved.theme, moved.coder, moved.span), id).first->second;
        if (alike == id) {
            draft_.changes.push_back(altered(before, moved));
            continue;
        }
        memos_go(id, alike);
        draft_.changes.push_back(removed(before));
    }
}

// That there is nothing to code was said of this very text, and holds as long as its coder does
// not code there.
void Carrying::carry_verdicts(const Response& goes, const Response& stays) {
    const Lookup& lookup = draft_.now.lookup;
    const auto codes = [&](CoderId coder, ResponseId response) {
        return std::ranges::any_of(lookup.codings.of(response),
                                   [&](CodingId id) { return find(study(), id)->coder == coder; });
    };
    for (const VerdictId id : lookup.verdicts.of(stays.id))
        if (const Verdict& there = *find(study(), id); codes(there.coder, goes.id))
            draft_.changes.push_back(removed(there));
    for (const VerdictId id : lookup.verdicts.of(goes.id)) {
        const Verdict before = *find(study(), id);
        const auto& there = lookup.verdicts.of(stays.id);
        const bool said = std::ranges::any_of(
            there, [&](VerdictId each) { return find(study(), each)->coder == before.coder; });
        Verdict moved = before;
        moved.response = stays.id;
        if (said || goes.text != stays.text || codes(before.coder, stays.id))
            draft_.changes.push_back(removed(before));
        else
            draft_.changes.push_back(altered(before, moved));
    }
}

void Carrying::carry(const Score& before, const Score& moved) {
    const Score* there =
        score_at(study(), draft_.now.lookup, moved.participant, moved.stage, moved.question);
    ++scores;
    if (!there) {
        draft_.changes.push_back(altered(before, moved));
        return;
    }
    const bool same = before.value == there->value && before.missing == there->missing;
    if (same || before.missing == "blank") {
        draft_.changes.push_back(removed(before));
        memos_go(before.id, there->id);
    } else if (there->missing == "blank") {
        draft_.changes.push_back(removed(*there));
        memos_go(there->id, before.id);
        draft_.changes.push_back(altered(before, moved));
    } else {
        clash(before.participant, before.stage, before.question);
    }
}

void Carrying::finish() {
    std::set<std::pair<ResponseId, CoderId>> assigned;
    if (!response_instead_.empty())
        study().assignments.for_each([&](const Assignment& each) {
            if (!response_instead_.contains(each.response))
                assigned.emplace(each.response, each.coder);
        });
    if (!response_instead_.empty())
        study().assignments.for_each([&](const Assignment& before) {
            const auto instead = response_instead_.find(before.response);
            if (instead == response_instead_.end())
                return;
            Assignment moved = before;
            moved.response = instead->second;
            if (assigned.emplace(moved.response, moved.coder).second)
                draft_.changes.push_back(altered(before, moved));
            else
                draft_.changes.push_back(removed(before));
        });
    study().memos.for_each([&](const Memo& before) {
        const auto into = memos_.find({before.about, before.record});
        if (into == memos_.end())
            return;
        Memo moved = before;
        moved.record = into->second;
        draft_.changes.push_back(altered(before, moved));
    });
}

tl::unexpected<Error> not_one(std::string_view what, const std::string& from,
                              const std::string& into, const std::vector<std::string>& clashes) {
    return failure(Error::Code::refused,
                   fmt::format("{} and {} are not the same {}: both have an answer or a score, and "
                               "they differ: {}.",
                               in_quotes(from), in_quotes(into), what,
                               listed(clashes, most_clashes_named)),
                   "Correct the one or the other first, or leave them as two.");
}

Result<Participant> person_there(const Study& study, ParticipantId id) {
    if (const Participant* found = study.participants.find(id))
        return *found;
    return failure(Error::Code::not_found, "This participant is no longer in the study.",
                   "Look in History for who removed it.");
}

// What is said of a participant besides answers and scores; where both say something, the one that
// stays is believed, and the report says so.
class Person {
public:
    Person(Draft& draft, Carrying& carrying, const Participant& from, const Participant& into)
        : draft_(draft), carrying_(carrying), from_(from), into_(into) {}

    void carry_traits();
    void carry_ties();
    void carry_notes();
    void carry_role();

    std::vector<std::string> kept; // what was left as the one who stays has it

private:
    [[nodiscard]] const Study& study() const { return draft_.study(); }

    Draft& draft_;
    Carrying& carrying_;
    const Participant& from_;
    const Participant& into_;
};

void Person::carry_traits() {
    for (const TraitId id : draft_.now.lookup.traits.of(from_.id)) {
        const Trait before = *find(study(), id);
        const Trait* there = trait_of(study(), draft_.now.lookup, into_.id, before.name);
        Trait moved = before;
        moved.participant = into_.id;
        if (!there) {
            draft_.changes.push_back(altered(before, moved));
            continue;
        }
        draft_.changes.push_back(removed(before));
        carrying_.memos_go(id, there->id);
        if (there->value != before.value)
            kept.push_back(fmt::format("{}: {}, not {}", before.name, in_quotes(there->value),
                                       in_quotes(before.value)));
    }
}

// Willing and unwilling exclude each other; a pair stands beside either.
void Person::carry_ties() {
    using Place = std::tuple<bool, ParticipantId, ParticipantId>;
    std::map<Place, Tie> there;
    const auto place = [](const Tie& tie) {
        return Place{tie.kind == TieKind::paired, tie.from, tie.to};
    };
    const auto concerns = [&](const Tie& tie) {
        return tie.from == from_.id || tie.to == from_.id;
    };
    study().ties.for_each([&](const Tie& tie) {
        if (!concerns(tie) && (tie.from == into_.id || tie.to == into_.id))
            there.emplace(place(tie), tie);
    });
    study().ties.for_each([&](const Tie& before) {
        if (!concerns(before))
            return;
        Tie moved = before;
        moved.from = moved.from == from_.id ? into_.id : moved.from;
        moved.to = moved.to == from_.id ? into_.id : moved.to;
        const bool is_own = moved.from == moved.to;
        const auto [stands, is_new] =
            is_own ? std::pair{there.end(), false} : there.emplace(place(moved), moved);
        if (is_new)
            return draft_.changes.push_back(altered(before, moved));
        draft_.changes.push_back(removed(before));
        if (!is_own)
            carrying_.memos_go(before.id, stands->second.id);
        if (!is_own && stands->second.kind != moved.kind)
            kept.push_back(fmt::format("whether {} and {} are willing",
                                       label_of(study(), moved.from), label_of(study(), moved.to)));
    });
}

void Person::carry_notes() {
    std::map<std::pair<std::string, std::string>, NoteId> there;
    study().notes.for_each([&](const Note& note) {
        if (note.about == into_.id)
            there.emplace(std::pair(note.domain, note.text), note.id);
    });
    study().notes.for_each([&](const Note& before) {
        if (before.about != from_.id)
            return;
        Note moved = before;
        moved.about = into_.id;
        const auto [stands, is_new] = there.emplace(std::pair(moved.domain, moved.text), moved.id);
        if (is_new)
            return draft_.changes.push_back(altered(before, moved));
        draft_.changes.push_back(removed(before));
        carrying_.memos_go(before.id, stands->second);
    });
}

void Person::carry_role() {
    if (!from_.role || from_.role == into_.role)
        return;
    Participant after = into_;
    after.role = from_.role;
    if (!into_.role)
        return draft_.changes.push_back(altered(into_, after));
    kept.push_back(fmt::format("role: {}, not {}", in_quotes(role_name(study(), into_.role)),
                               in_quotes(role_name(study(), from_.role))));
}

// What a memo is about may be gone with nothing in its place, as a tie to oneself.
void drop_memos_of_what_went(Draft& draft) {
    std::set<std::pair<Kind, std::uint32_t>> gone;
    for_each_kind([&]<class Record>() {
        for (const Edit<Record>& edit : draft.changes.of<Record>())
            if (edit.removes())
                gone.emplace(Described<Record>::kind, edit.before.id.value);
    });
    std::set<MemoId> moved;
    for (const Edit<Memo>& edit : draft.changes.of<Memo>())
        moved.insert(edit.id());
    draft.study().memos.for_each([&](const Memo& memo) {
        if (gone.contains({memo.about, memo.record}) && !moved.contains(memo.id))
            draft.changes.push_back(removed(memo));
    });
}

} // namespace

Result<Plan> plan_of(Draft draft, const MergeParticipants& wanted) {
    const auto from = person_there(draft.study(), wanted.from);
    const auto into = person_there(draft.study(), wanted.into);
    if (!from || !into)
        return failure(from ? into.error() : from.error());
    if (from->id == into->id)
        return failure(Error::Code::refused,
                       "A participant cannot be merged into the same participant.",
                       "Name two participants.");
    Carrying carrying(draft);
    for (const ResponseId id : draft.now.lookup.responses.of(from->id)) {
        Response moved = *find(draft.study(), id);
        moved.participant = into->id;
        carrying.carry(*find(draft.study(), id), moved);
    }
    for (const ScoreId id : draft.now.lookup.scores.of(from->id)) {
        Score moved = *find(draft.study(), id);
        moved.participant = into->id;
        carrying.carry(*find(draft.study(), id), moved);
    }
    if (!carrying.clashes().empty())
        return not_one("participant", from->label, into->label, carrying.clashes());
    Person person(draft, carrying, *from, *into);
    person.carry_traits();
    person.carry_ties();
    person.carry_notes();
    person.carry_role();
    carrying.memos_go(from->id, into->id);
    carrying.finish();
    drop_memos_of_what_went(draft);
    draft.changes.push_back(removed(*from));
    Plan plan = draft.done(
        ActKind::merge_participants,
        {subject(from->id, SubjectRole::from), subject(into->id, SubjectRole::into)},
        fmt::format("Merged the participant {} into {}, with {} and {}", in_quotes(from->label),
                    in_quotes(into->label), counted(carrying.answers, "answer"),
                    counted(carrying.scores, "score")));
    if (!person.kept.empty())
        plan.report.push_back(fmt::format("Left as {} has it: {}.", in_quotes(into->label),
                                          joined(person.kept, "; ")));
    return plan;
}

Result<Plan> plan_of(Draft draft, const MergeStages& wanted) {
    const Stage* from = draft.study().stages.find(wanted.from);
    const Stage* into = draft.study().stages.find(wanted.into);
    if (!from || !into)
        return failure(Error::Code::not_found, "This stage is no longer in the study.",
                       "Look in History for who removed it.");
    if (from->id == into->id)
        return failure(Error::Code::refused, "A stage cannot be merged into the same stage.",
                       "Name two stages.");
    Carrying carrying(draft);
    draft.study().responses.for_each([&](const Response& before) {
        if (before.stage != from->id)
            return;
        Response moved = before;
        moved.stage = into->id;
        carrying.carry(before, moved);
    });
    draft.study().scores.for_each([&](const Score& before) {
        if (before.stage != from->id)
            return;
        Score moved = before;
        moved.stage = into->id;
        carrying.carry(before, moved);
    });
    if (!carrying.clashes().empty())
        return not_one("stage", from->name, into->name, carrying.clashes());
    carrying.memos_go(from->id, into->id);
    carrying.finish();
    drop_memos_of_what_went(draft);
    draft.changes.push_back(removed(*from));
    return draft.done(ActKind::merge_stages,
                      {subject(from->id, SubjectRole::from), subject(into->id, SubjectRole::into)},
                      fmt::format("Merged the stage {} into {}, with {} and {}",
                                  in_quotes(from->name), in_quotes(into->name),
                                  counted(carrying.answers, "answer"),
                                  counted(carrying.scores, "score")));
}

Result<Plan> plan_of(Draft draft, const RenameParticipant& wanted) {
    const auto person = person_there(draft.study(), wanted.participant);
    if (!person)
        return failure(person.error());
    if (auto fits = is_one_line("participant", wanted.label); !fits)
        return failure(fits.error());
    if (person->label == wanted.label)
        return failure(Error::Code::refused,
                       "The participant is called " + in_quotes(wanted.label) + " already.",
                       "Nothing was changed.");
    if (participant_labelled(draft.study(), draft.now.lookup, wanted.label))
        return failure(Error::Code::refused,
                       "There is a participant " + in_quotes(wanted.label) + " already.",
                       "Choose another name, or merge the two.");
    Participant after = *person;
    after.label = wanted.label;
    draft.changes.push_back(altered(*person, after));
    return draft.done(ActKind::rename_participant,
                      fmt::format("Renamed the participant {} to {}", in_quotes(person->label),
                                  in_quotes(wanted.label)));
}

} // namespace themata
