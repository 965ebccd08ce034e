#include "study/lookup.h"

namespace themata {

namespace {

// How each grouping finds the key of a member.
constexpr auto key_of_coding = &Coding::response;

template <class Key, class Member>
Groups<Key, Member> groups_of(const Table<Member>& members, Id<Key> Member::*key) {
    typename Groups<Key, Member>::Builder builder;
    members.for_each([&](const Member& member) { builder.add(member.*key, member.id); });
    return builder.done();
}

template <class Key, class Member>
void follow(Groups<Key, Member>& groups, const std::vector<Edit<Member>>& edits,
            Id<Key> Member::*key) {
    if (edits.empty())
        return;
    typename Groups<Key, Member>::Editor editor(groups);
    for (const Edit<Member>& edit : edits) {
        if (!edit.adds() && !edit.removes() && edit.before.*key == edit.after.*key)
            continue;
        if (!edit.adds())
            editor.remove(edit.before.*key, edit.before.id);
        if (!edit.removes())
            editor.add(edit.after.*key, edit.after.id);
    }
    groups = editor.done();
}

void follow(Groups<LabelKey, Participant>& labelled, const std::vector<Edit<Participant>>& edits) {
    if (edits.empty())
        return;
    Groups<LabelKey, Participant>::Editor editor(labelled);
    for (const Edit<Participant>& edit : edits) {
        if (!edit.adds())
            editor.remove(label_key(edit.before.label), edit.before.id);
        if (!edit.removes())
            editor.add(label_key(edit.after.label), edit.after.id);
    }
    labelled = editor.done();
}

void follow(std::vector<std::uint32_t>& counts, const std::vector<Edit<Coding>>& edits) {
    for (const Edit<Coding>& edit : edits) {
        if (!edit.adds())
            --counts.at(edit.before.theme.value);
        if (edit.removes())
            continue;
        if (counts.size() <= edit.after.theme.value)
            counts.resize(edit.after.theme.value + 1);
        ++counts[edit.after.theme.value];
    }
    while (!counts.empty() && counts.back() == 0)
        counts.pop_back();
}

// Responses whose codings the edits touch, each once.
std::vector<ResponseId> responses_touched(const std::vector<Edit<Coding>>& edits) {
    std::vector<ResponseId> touched;
    for (const Edit<Coding>& edit : edits) {
        if (!edit.adds())
            touched.push_back(edit.before.response);
        if (!edit.removes())
            touched.push_back(edit.after.response);
    }
    std::ranges::sort(touched);
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    return touched;
}

void append_subtree(const Study& study, const Lookup& lookup, ThemeId theme,
                    std::vector<ThemeId>& found) {
    if (theme)
        found.push_back(theme);
    for (ThemeId child : children_of(study, lookup, theme))
        append_subtree(study, lookup, child, found);
}

} // namespace

Lookup Lookup::of(const Study& study) {
    Lookup lookup;
    lookup.codings = groups_of(study.codings, key_of_coding);
    lookup.verdicts = groups_of(study.verdicts, &Verdict::response);
    lookup.children = groups_of(study.themes, &Theme::parent);
    study.codings.for_each([&](const Coding& coding) { // perhaps of a theme that is not there
        if (lookup.codings_with_.size() <= coding.theme.value)
            lookup.codings_with_.resize(coding.theme.value + 1);
        ++lookup.codings_with_[coding.theme.value];
    });
    lookup.responses = groups_of(study.responses, &Response::participant);
    lookup.scores = groups_of(study.scores, &Score::participant);
    lookup.traits = groups_of(study.traits, &Trait::participant);
    Groups<LabelKey, Participant>::Builder labelled;
    study.participants.for_each(
        [&](const Participant& each) { labelled.add(label_key(each.label), each.id); });
    lookup.labelled = labelled.done();
    study.responses.for_each([&](const Response& response) {
        lookup.coded_responses_ += lookup.codings.of(response.id).empty() ? 0 : 1;
    });
    return lookup;
}

Lookup Lookup::after(const Changes& changes) const {
    Lookup after = *this;
    follow(after.codings, changes.of<Coding>(), key_of_coding);
    follow(after.verdicts, changes.of<Verdict>(), &Verdict::response);
    follow(after.children, changes.of<Theme>(), &Theme::parent);
    follow(after.codings_with_, changes.of<Coding>());
    follow(after.responses, changes.of<Response>(), &Response::participant);
    follow(after.scores, changes.of<Score>(), &Score::participant);
    follow(after.traits, changes.of<Trait>(), &Trait::participant);
    follow(after.labelled, changes.of<Participant>());
    for (ResponseId response : responses_touched(changes.of<Coding>())) {
        after.coded_responses_ -= codings.of(response).empty() ? 0 : 1;
        after.coded_responses_ += after.codings.of(response).empty() ? 0 : 1;
    }
    return after;
}

std::uint32_t Lookup::codings_with(ThemeId theme) const {
    return theme.value < codings_with_.size() ? codings_with_[theme.value] : 0;
}

Id<LabelKey> label_key(std::string_view label) {
    constexpr std::uint32_t keys = 1 << 14;
    return {static_cast<std::uint32_t>(std::hash<std::string_view>{}(label) % keys)};
}

ParticipantId participant_labelled(const Study& study, const Lookup& lookup,
                                   std::string_view label) {
    for (ParticipantId id : lookup.labelled.of(label_key(label)))
        if (find(study, id)->label == label)
            return id;
    return {};
}

std::vector<Coding> codings_of(const Study& study, const Lookup& lookup, ResponseId response) {
    std::vector<Coding> codings;
    for (CodingId id : lookup.codings.of(response))
        codings.push_back(*study.codings.find(id));
    std::ranges::stable_sort(codings, [](const Coding& a, const Coding& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    return codings;
}

std::vector<ThemeId> children_of(const Study& study, const Lookup& lookup, ThemeId parent) {
    std::vector<ThemeId> children = lookup.children.of(parent);
    std::ranges::stable_sort(children, {},
                             [&](ThemeId id) { return study.themes.find(id)->order; });
    return children;
}

std::vector<ThemeId> subtree(const Study& study, const Lookup& lookup, ThemeId theme) {
    std::vector<ThemeId> found;
    append_subtree(study, lookup, theme, found);
    return found;
}

std::uint8_t next_colour(const Study& study, ThemeId parent) {
    std::size_t alike = 0;
    study.themes.for_each(
        [&](const Theme& theme) { alike += bool(theme.parent) == bool(parent) ? 1 : 0; });
    return static_cast<std::uint8_t>(alike % theme_colours);
}

std::vector<ThemeId> codebook_order(const Study& study, const Lookup& lookup) {
    return subtree(study, lookup, ThemeId{});
}

std::string path_of(const Study& study, ThemeId theme) {
    std::string path = study.themes.find(theme) ? study.themes.find(theme)->name : "";
    for (ThemeId above : ancestors(study, theme))
        path = study.themes.find(above)->name + "/" + path;
    return path;
}

std::vector<ThemeId> ancestors(const Study& study, ThemeId theme) {
    std::vector<ThemeId> above;
    const Theme* at = study.themes.find(theme);
    // A broken file may hold a ring of parents; more steps than themes means that.
    while (at && at->parent && above.size() < study.themes.size()) {
        above.push_back(at->parent);
        at = study.themes.find(at->parent);
    }
    return above;
}

const Response* response_at(const Study& study, const Lookup& lookup, ParticipantId participant,
                            StageId stage, QuestionId question) {
    for (ResponseId id : lookup.responses.of(participant)) {
        const Response* response = study.responses.find(id);
        if (response->stage == stage && response->question == question)
            return response;
    }
    return nullptr;
}

const Score* score_at(const Study& study, const Lookup& lookup, ParticipantId participant,
                      StageId stage, QuestionId question) {
    for (ScoreId id : lookup.scores.of(participant)) {
        const Score* score = study.scores.find(id);
        if (score->stage == stage && score->question == question)
            return score;
    }
    return nullptr;
}

const Trait* trait_of(const Study& study, const Lookup& lookup, ParticipantId participant,
                      std::string_view name) {
    for (TraitId id : lookup.traits.of(participant)) {
        const Trait* trait = study.traits.find(id);
        if (trait->name == name)
            return trait;
    }
    return nullptr;
}

} // namespace themata
