// Whom an act touched, told from what it changed.

#include "study/subjects.h"

#include <functional>

namespace themata {

namespace {

using Is = SubjectRole;

template <class Record, class Wanted>
Few<Record> few(const Changes& changes, Wanted wanted) {
    Few<Record> found;
    for (const Edit<Record>& edit : changes.of<Record>())
        if (std::invoke(wanted, edit))
            found.add(edit.id());
    return found;
}

template <class Record>
void name_edited(Subjects& subjects, const Changes& changes) {
    few<Record>(changes, [](const Edit<Record>& edit) {
        return !edit.adds();
    }).append_to(subjects, Is::about);
    few<Record>(changes, &Edit<Record>::adds).append_to(subjects, Is::made);
}

// Where the theme's codings, lower themes, rules and memos went.
ThemeId followed(const Changes& changes, ThemeId from) {
    Few<Theme> into;
    for (const Edit<Theme>& edit : changes.of<Theme>())
        if (!edit.adds() && !edit.removes() && edit.before.parent == from)
            into.add(edit.after.parent);
    for (const Edit<Coding>& edit : changes.of<Coding>())
        if (!edit.removes() && edit.before.theme == from)
            into.add(edit.after.theme);
    for (const Edit<SavedSearch>& edit : changes.of<SavedSearch>())
        if (!edit.removes() && edit.before.theme == from)
            into.add(edit.after.theme);
    for (const Edit<Memo>& edit : changes.of<Memo>())
        if (!edit.removes() && edit.before.about == Kind::theme && edit.before.record == from.value)
            into.add(ThemeId{edit.after.record});
    return into.only();
}

void name_merged(Subjects& subjects, const Changes& changes) {
    for (const Edit<Theme>& edit : changes.of<Theme>())
        if (edit.removes()) {
            subjects.push_back(subject(edit.before.id, Is::from));
            if (const ThemeId to = followed(changes, edit.before.id))
                subjects.push_back(subject(to, Is::into));
        }
}

// A theme that got another parent; its brothers only make room.
void name_moved(Subjects& subjects, const Changes& changes) {
    for (const Edit<Theme>& edit : changes.of<Theme>())
        if (edit.before.parent != edit.after.parent) {
            subjects.push_back(subject(edit.after.id));
            if (edit.after.parent)
                subjects.push_back(subject(edit.after.parent, Is::into));
        }
    if (subjects.empty() && changes.of<Theme>().size() == 1)
        subjects.push_back(subject(changes.of<Theme>().front().id()));
}

void name_codings(Subjects& subjects, const Changes& changes) {
    Few<Theme> themes;
    Few<Response> responses;
    for (const Edit<Coding>& edit : changes.of<Coding>()) {
        const Coding& coding = edit.adds() ? edit.after : edit.before;
        themes.add(coding.theme);
        responses.add(coding.response);
    }
    themes.append_to(subjects);
    responses.append_to(subjects);
}

void name_split(Subjects& subjects, const Changes& changes) {
    Few<Theme> split;
    for (const Edit<Coding>& edit : changes.of<Coding>())
        split.add(edit.before.theme);
    split.append_to(subjects, Is::from);
    few<Theme>(changes, &Edit<Theme>::adds).append_to(subjects, Is::made);
}

template <class Record>
void name_answers_of(Subjects& subjects, const Changes& changes, SubjectRole coder_is) {
    Few<Response> responses;
    Few<Coder> coders;
    for (const Edit<Record>& edit : changes.of<Record>()) {
        const Record& record = edit.adds() ? edit.after : edit.before;
        responses.add(record.response);
        coders.add(record.coder);
    }
    coders.append_to(subjects, coder_is);
    responses.append_to(subjects);
}

void name_settled(Subjects& subjects, const Changes& changes) {
    Few<Response> responses;
    Few<Coder> coders;
    const auto settled = [&]<class Record>(const std::vector<Edit<Record>>& edits) {
        for (const Edit<Record>& edit : edits) {
            responses.add((edit.adds() ? edit.after : edit.before).response);
            coders.add((edit.adds() ? edit.after : edit.before).coder);
        }
    };
    settled(changes.of<Coding>());
    settled(changes.of<Verdict>());
    coders.append_to(subjects, Is::into);
    responses.append_to(subjects);
}

void name_memo(Subjects& subjects, const Changes& changes) {
    for (const Edit<Memo>& edit : changes.of<Memo>()) {
        const Memo& memo = edit.adds() ? edit.after : edit.before;
        subjects.push_back(subject(edit.id(), edit.adds() ? Is::made : Is::about));
        subjects.push_back({.kind = memo.about, .id = memo.record});
    }
}

// Acts whose subjects are the records that they edit, and those that have none of their own.
void name_edits(ActKind act, Subjects& subjects, const Changes& changes) {
    using enum ActKind;
    switch (act) {
    case save_search:
    case rename_search:
    case change_search:
    case remove_search:
    case mark_seen:
    case run_rules:
    case take_searches:
        name_edited<SavedSearch>(subjects, changes);
        break;
    case add_theme:
    case rename_theme:
    case define_theme:
    case colour_theme:
    case retire_theme:
    case restore_theme:
        name_edited<Theme>(subjects, changes);
        break;
    case add_synonyms:
    case remove_synonyms:
        name_edited<Synonyms>(subjects, changes);
        break;
    case rename_stage:
        name_edited<Stage>(subjects, changes);
        break;
    case rename_participant:
        name_edited<Participant>(subjects, changes);
        break;
    case pair_participants:
        name_edited<Tie>(subjects, changes);
        break;
    case keep_recipe:
    case rename_recipe:
    case remove_recipe:
        name_edited<Recipe>(subjects, changes);
        break;
    case state_range:
        name_edited<Scale>(subjects, changes);
        break;
    case direct_item:
        name_edited<Question>(subjects, changes);
        break;
    case import:
        for_each_kind([&]<class Record>() {
            if (!changes.of<Record>().empty())
                subjects.push_back(subject(Id<Record>()));
        });
        break;
    default: // when a stage is moved the others give way: which one it was is not told
        break;
    }
}

} // namespace

Subjects subjects_of(ActKind act, const Changes& changes) {
    using enum ActKind;
    Subjects subjects;
    switch (act) {
    case merge_themes:
        name_merged(subjects, changes);
        break;
    case move_theme:
        name_moved(subjects, changes);
        break;
    case split_theme:
        name_split(subjects, changes);
        break;
    case apply_theme:
    case withdraw_coding:
    case adjust_span:
        name_codings(subjects, changes);
        break;
    case nothing_to_code:
        name_answers_of<Verdict>(subjects, changes, Is::about);
        break;
    case assign_answers:
        name_answers_of<Assignment>(subjects, changes, Is::into);
        break;
    case withdraw_assignment:
        name_answers_of<Assignment>(subjects, changes, Is::from);
        break;
    case settle:
        name_settled(subjects, changes);
        break;
    case write_memo:
        name_memo(subjects, changes);
        break;
    default:
        name_edits(act, subjects, changes);
        break;
    }
    return subjects;
}

} // namespace themata
