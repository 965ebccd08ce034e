#include "study/check.h"

#include <bit>
#include <future>
#include <unordered_set>

namespace themata {

namespace {

using Breach = std::optional<std::string>;

std::string called(std::string_view kind, std::uint32_t id) {
    return "the " + std::string(kind) + " with number " + std::to_string(id);
}

template <class Record>
std::string called(const Record& record) {
    return called(Described<Record>::name, record.id.value);
}

// What it means that a field refers to a record: an Id that is set must lead to one.
enum class Need { always, when_set };

template <class Owner, class Record>
Breach reference(const Study& study, const Owner& owner, Id<Record> id, Need need) {
    if (find(study, id) || (!id && need == Need::when_set))
        return {};
    return called(owner) + " refers to " + called(Described<Record>::name, id.value) +
           ", which is not there";
}

template <class Owner, class Enum>
Breach within(const Owner& owner, Enum value, Enum last) {
    if (value <= last)
        return {};
    return called(owner) + " has a state that this program does not know";
}

Breach first_of(std::initializer_list<Breach> breaches) {
    for (const Breach& breach : breaches)
        if (breach)
            return breach;
    return {};
}

// What surely is no white space; the level has no Unicode, so letters beyond ASCII pass.
bool is_graphic(char letter) { return letter > ' ' && letter < 0x7f; }

Breach of(const Study&, const Stage& stage) {
    return stage.name.empty() ? Breach(called(stage) + " has no name") : Breach();
}

Breach of(const Study&, const Role& role) {
    return role.name.empty() ? Breach(called(role) + " has no name") : Breach();
}

Breach of(const Study& study, const Participant& participant) {
    if (participant.label.empty())
        return called(participant) + " has no label";
    return reference(study, participant, participant.role, Need::when_set);
}

Breach of(const Study& study, const Trait& trait) {
    return first_of({reference(study, trait, trait.participant, Need::always),
                     within(trait, trait.kind, TraitKind::text)});
}

Breach of(const Study&, const Scale& scale) {
    if (scale.least && scale.most && *scale.least > *scale.most)
        return called(scale) + " begins above its end";
    return {};
}

Breach of(const Study& study, const Question& question) {
    return first_of({reference(study, question, question.scale, Need::when_set),
                     within(question, question.kind, QuestionKind::item),
                     within(question, question.direction, Direction::reversed)});
}

Breach of(const Study& study, const Response& response) {
    if (response.state == ResponseState::answered && response.text.empty())
        return called(response) + " is answered without text";
    if (response.state == ResponseState::blank && std::ranges::any_of(response.text, is_graphic))
        return called(response) + " is blank, but has text";
    return first_of({reference(study, response, response.participant, Need::always),
                     reference(study, response, response.stage, Need::always),
                     reference(study, response, response.question, Need::always),
                     within(response, response.state, ResponseState::blank)});
}

Breach of(const Study& study, const Score& score) {
    if (score.value.has_value() != score.missing.empty())
        return called(score) + " has neither a value nor a reason why it is missing, or both";
    return first_of({reference(study, score, score.participant, Need::always),
                     reference(study, score, score.stage, Need::always),
                     reference(study, score, score.question, Need::always)});
}

Breach of(const Study& study, const Theme& theme) {
    if (theme.name.empty())
        return called(theme) + " has no name";
    if (auto broken = reference(study, theme, theme.parent, Need::when_set))
        return broken;
    const auto above = ancestors(study, theme.id);
    if (std::ranges::find(above, theme.id) != above.end() || above.size() >= study.themes.size())
        return called(theme) + " stands above itself";
    return within(theme, theme.state, ThemeState::retired);
}

Breach of(const Study&, const Coder& coder) {
    if (coder.name.empty())
        return called(coder) + " has no name";
    return within(coder, coder.kind, CoderKind::consensus);
}

Breach of(const Study& study, const Coding& coding) {
    if (auto broken = first_of({reference(study, coding, coding.response, Need::always),
                                reference(study, coding, coding.theme, Need::always),
                                reference(study, coding, coding.coder, Need::always)}))
        return broken;
    const auto length = find(study, coding.response)->text.size();
    const bool whole_of_blank = length == 0 && coding.span == Span{};
    if (coding.span.end > length || (coding.span.begin >= coding.span.end && !whole_of_blank))
        return called(coding) + " does not lie within its answer";
    return {};
}

Breach of(const Study& study, const Verdict& verdict) {
    return first_of({reference(study, verdict, verdict.response, Need::always),
                     reference(study, verdict, verdict.coder, Need::always)});
}

Breach of(const Study& study, const Memo& memo) {
    Breach broken = reference(study, memo, memo.coder, Need::when_set);
    bool known_kind = false;
    for_each_kind([&]<class Record>() {
        if (memo.about != Described<Record>::kind)
            return;
        known_kind = true;
        if (!broken)
            broken = reference(study, memo, Id<Record>{memo.record}, Need::always);
    });
    return known_kind ? broken : called(memo) + " is about nothing";
}

Breach of(const Study& study, const SavedSearch& search) {
    if (search.name.empty() || search.query.empty())
        return called(search) + " has no name or asks for nothing";
    return first_of({reference(study, search, search.theme, Need::when_set),
                     within(search, search.scope, CodingScope::answer)});
}

Breach of(const Study&, const Synonyms& synonyms) {
    return synonyms.words.empty() ? Breach(called(synonyms) + " has no words") : Breach();
}

Breach of(const Study& study, const Tie& tie) {
    if (tie.from == tie.to)
        return called(tie) + " is of a participant tied to herself";
    return first_of({reference(study, tie, tie.from, Need::always),
                     reference(study, tie, tie.to, Need::always),
                     within(tie, tie.kind, TieKind::paired)});
}

Breach of(const Study& study, const Note& note) {
    if (note.text.empty())
        return called(note) + " says nothing";
    return reference(study, note, note.about, Need::always);
}

Breach of(const Study& study, const Assignment& assignment) {
    return first_of({reference(study, assignment, assignment.response, Need::always),
                     reference(study, assignment, assignment.coder, Need::always)});
}

Breach of(const Study&, const Recipe& recipe) {
    return recipe.name.empty() ? Breach(called(recipe) + " has no name") : Breach();
}

// The values under which no second record may stand.
auto key_of(const Stage& stage) { return std::tie(stage.name); }

auto key_of(const Role& role) { return std::tie(role.name); }

auto key_of(const Participant& participant) { return std::tie(participant.label); }

auto key_of(const Trait& trait) { return std::tie(trait.participant, trait.name); }

auto key_of(const Scale& scale) { return std::tie(scale.name); }

auto key_of(const Question& question) { return std::tie(question.kind, question.wording); }

auto key_of(const Response& r) { return std::tie(r.participant, r.stage, r.question); }

auto key_of(const Score& s) { return std::tie(s.participant, s.stage, s.question); }

auto key_of(const Theme& theme) { return std::tie(theme.parent, theme.name); }

auto key_of(const Coder& coder) { return std::tie(coder.name); }

auto key_of(const Coding& c) {
    return std::tie(c.response, c.theme, c.coder, c.span.begin, c.span.end);
}

auto key_of(const Verdict& verdict) { return std::tie(verdict.response, verdict.coder); }

auto key_of(const Memo& memo) { return std::tie(memo.id); }

auto key_of(const SavedSearch& search) { return std::tie(search.name); }

auto key_of(const Synonyms& synonyms) { return std::tie(synonyms.words); }

auto key_of(const Tie& tie) { return std::tie(tie.kind, tie.from, tie.to); }

auto key_of(const Note& note) { return std::tie(note.about, note.domain, note.text); }

auto key_of(const Assignment& assignment) {
    return std::tie(assignment.response, assignment.coder);
}

auto key_of(const Recipe& recipe) { return std::tie(recipe.name); }

template <class Key>
std::size_t hash_of(const Key& key) {
    std::uint64_t hash = 0;
    std::apply(
        [&]<class... Values>(const Values&... values) {
            ((hash = (hash ^ std::hash<Values>()(values)) * 0x9e3779b97f4a7c15, hash ^= hash >> 32),
             ...);
        },
        key);
    return hash;
}

// Where a record with the same key could be found without a pass over the table.
template <class Record, class Fn>
void neighbours(const Study& study, const Lookup&, const Record&, Fn fn) {
    table<Record>(study).for_each(fn);
}

template <class Key, class Member, class Fn>
void members(const Study& study, const Groups<Key, Member>& groups, Id<Key> key, Fn fn) {
    for (Id<Member> id : groups.of(key))
        fn(*find(study, id));
}

template <class Fn>
void neighbours(const Study& s, const Lookup& l, const Trait& t, Fn fn) {
    members(s, l.traits, t.participant, fn);
}

template <class Fn>
void neighbours(const Study& s, const Lookup& l, const Response& r, Fn fn) {
    members(s, l.responses, r.participant, fn);
}

template <class Fn>
void neighbours(const Study& s, const Lookup& l, const Score& score, Fn fn) {
    members(s, l.scores, score.participant, fn);
}

template <class Fn>
void neighbours(const Study& s, const Lookup& l, const Theme& theme, Fn fn) {
    members(s, l.children, theme.parent, fn);
}

template <class Fn>
void neighbours(const Study& s, const Lookup& l, const Coding& c, Fn fn) {
    members(s, l.codings, c.response, fn);
}

template <class Fn>
void neighbours(const Study& s, const Lookup& l, const Verdict& v, Fn fn) {
    members(s, l.verdicts, v.response, fn);
}

template <class Fn>
void neighbours(const Study&, const Lookup&, const Memo&, Fn) {}

template <class Record>
Breach twice(const Study& study, const Lookup& lookup, const Record& record) {
    Breach found;
    neighbours(study, lookup, record, [&](const Record& other) {
        if (!found && other.id != record.id && key_of(other) == key_of(record))
            found = called(record) + " is there twice (also number " +
                    std::to_string(other.id.value) + ")";
    });
    return found;
}

// Many new records are compared among all by one pass; few by their neighbours. Every file that is
// opened is looked at so: a set of keys spelt out would cost as much as reading the file.
template <class Record>
Breach any_twice(const Study& study) {
    const Table<Record>& records = table<Record>(study);

    struct Seen {
        Id<Record> id;
        std::uint32_t rest = 0; // of the hash; spares most looks at the record itself
    };

    std::vector<Seen> seen(std::bit_ceil(2 * records.size() + 1));
    const std::size_t last = seen.size() - 1;
    Breach found;
    records.for_each([&](const Record& record) {
        const auto key = key_of(record);
        const std::size_t hash = hash_of(key);
        const auto rest = static_cast<std::uint32_t>(hash >> 32);
        std::size_t place = hash & last;
        for (; seen[place].id && !found; place = (place + 1) & last)
            if (seen[place].rest == rest && key_of(*records.find(seen[place].id)) == key)
                found = called(record) + " is there twice";
        seen[place] = {record.id, rest};
    });
    return found;
}

constexpr std::size_t many = 1000;

template <class Record>
Breach edited(const Study& study, const Lookup& lookup, const std::vector<Edit<Record>>& edits) {
    for (const Edit<Record>& edit : edits) {
        if (edit.removes())
            continue;
        if (auto broken = of(study, edit.after))
            return broken;
        if (edits.size() < many)
            if (auto broken = twice(study, lookup, edit.after))
                return broken;
    }
    return edits.size() < many ? Breach() : any_twice<Record>(study);
}

template <class Owner, class Record>
Breach still_used(const Study& study, const std::vector<Edit<Record>>& edits,
                  Id<Record> Owner::*field) {
    std::unordered_set<Id<Record>> gone;
    for (const Edit<Record>& edit : edits)
        if (edit.removes())
            gone.insert(edit.before.id);
    Breach found;
    if (!gone.empty())
        table<Owner>(study).for_each([&](const Owner& owner) {
            if (!found && gone.contains(owner.*field))
                found = called(owner) + " still refers to what is to be removed";
        });
    return found;
}

template <class Record, class Fn>
Breach each_removed(const std::vector<Edit<Record>>& edits, Fn broken) {
    for (const Edit<Record>& edit : edits)
        if (edit.removes())
            if (auto found = broken(edit.before.id))
                return found;
    return {};
}

Breach removed_but_used(const Study& study, const Lookup& lookup, const Changes& changes) {
    if (auto broken = each_removed(changes.of<Response>(), [&](ResponseId id) -> Breach {
            if (lookup.codings.of(id).empty() && lookup.verdicts.of(id).empty())
                return {};
            return called("response", id.value) + " is coded and cannot be removed";
        }))
        return broken;
    if (auto broken = each_removed(changes.of<Participant>(), [&](ParticipantId id) -> Breach {
            if (lookup.responses.of(id).empty() && lookup.scores.of(id).empty() &&
                lookup.traits.of(id).empty())
                return {};
            return called("participant", id.value) + " has answers and cannot be removed";
        }))
        return broken;
    if (auto broken = each_removed(changes.of<Theme>(), [&](ThemeId id) -> Breach {
            if (lookup.codings_with(id) == 0 && lookup.children.of(id).empty())
                return {};
            return called("theme", id.value) + " has codings or themes below it";
        }))
        return broken;
    return first_of({still_used(study, changes.of<Stage>(), &Response::stage),
                     still_used(study, changes.of<Stage>(), &Score::stage),
                     still_used(study, changes.of<Question>(), &Response::question),
                     still_used(study, changes.of<Question>(), &Score::question),
                     still_used(study, changes.of<Role>(), &Participant::role),
                     still_used(study, changes.of<Scale>(), &Question::scale),
                     still_used(study, changes.of<Coder>(), &Coding::coder),
                     still_used(study, changes.of<Coder>(), &Verdict::coder),
                     still_used(study, changes.of<Coder>(), &Memo::coder),
                     still_used(study, changes.of<Theme>(), &SavedSearch::theme),
                     still_used(study, changes.of<Participant>(), &Tie::from),
                     still_used(study, changes.of<Participant>(), &Tie::to),
                     still_used(study, changes.of<Participant>(), &Note::about),
                     still_used(study, changes.of<Response>(), &Assignment::response),
                     still_used(study, changes.of<Coder>(), &Assignment::coder)});
}

// Memos are few: all of them are looked at whenever anything is removed.
Breach memos_about_nothing(const Study& study, const Changes& changes) {
    bool removes = false;
    for_each_kind([&]<class Record>() {
        for (const auto& edit : changes.of<Record>())
            removes = removes || edit.removes();
    });
    Breach found;
    if (removes)
        study.memos.for_each([&](const Memo& memo) {
            if (!found)
                found = of(study, memo);
        });
    return found;
}

// A text that is altered must still hold the spans on it.
Breach spans_left(const Study& study, const Lookup& lookup, const Changes& changes) {
    for (const auto& edit : changes.of<Response>())
        if (!edit.removes() && !edit.adds())
            for (CodingId id : lookup.codings.of(edit.after.id))
                if (auto broken = of(study, *study.codings.find(id)))
                    return broken;
    return {};
}

} // namespace

Result<void> check(const Study& study, const Lookup& lookup, const Changes& changes) {
    Breach broken;
    for_each_kind([&]<class Record>() {
        if (!broken)
            broken = edited(study, lookup, changes.of<Record>());
    });
    if (!broken)
        broken = removed_but_used(study, lookup, changes);
    if (!broken)
        broken = memos_about_nothing(study, changes);
    if (!broken)
        broken = spans_left(study, lookup, changes);
    if (broken)
        return failure(Error::Code::refused, "This is not possible: " + *broken + ".",
                       "Nothing was changed.");
    return {};
}

std::vector<std::string> breaches(const Study& study, std::size_t limit) {
    // Half of the work on another core: opening a large study waits for this.
    auto doubles = std::async(std::launch::async, [&] {
        std::vector<std::string> found;
        for_each_kind([&]<class Record>() {
            if (auto broken = any_twice<Record>(study))
                found.push_back(*broken);
        });
        return found;
    });
    std::vector<std::string> found;
    for_each_kind([&]<class Record>() {
        table<Record>(study).for_each([&](const Record& record) {
            if (found.size() < limit)
                if (auto broken = of(study, record))
                    found.push_back(*broken);
        });
    });
    for (std::string& broken : doubles.get())
        if (found.size() < limit)
            found.push_back(std::move(broken));
    return found;
}

Changes changes_to(const Study& study) {
    Changes changes;
    for_each_kind([&]<class Record>() {
        changes.edits<Record>().reserve(table<Record>(study).size());
        table<Record>(study).for_each(
            [&](const Record& record) { changes.push_back(added(record)); });
    });
    return changes;
}

} // namespace themata
