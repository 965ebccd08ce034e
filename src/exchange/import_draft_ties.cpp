#include "exchange/import_draft.h"

namespace themata {

namespace {

KeyTable::Key key_of(const Tie& tie) {
    return {tie.kind == TieKind::paired ? 1U : 0U, tie.from.value, tie.to.value};
}

} // namespace

// Ties and notes are few, and most imports bring none: they are looked up when the first one comes.
void ImportDraft::know_ties() {
    if (tie_at_.size() > 0)
        return;
    now_.study.ties.for_each([&](const Tie& tie) { tie_at_.at(key_of(tie)) = tie.id.value; });
}

void ImportDraft::know_notes() {
    if (!note_at_.empty())
        return;
    now_.study.notes.for_each([&](const Note& note) {
        note_at_.emplace(std::tuple(note.about, note.domain, note.text), note.id);
    });
}

Put ImportDraft::tie(Tie tie) {
    know_ties();
    std::uint32_t& place = tie_at_.at(key_of(tie));
    if (place == 0) {
        place = ties.add(tie).value;
        return Put::added;
    }
    const TieId there{place};
    const bool same = ties.at(there).kind == tie.kind;
    if (ties.is_new(there))
        return same ? Put::repeated : Put::differs_in_files;
    return same ? Put::already : Put::differs;
}

Put ImportDraft::note(Note note) {
    know_notes();
    const auto [there, is_new] =
        note_at_.try_emplace(std::tuple(note.about, note.domain, note.text), NoteId{});
    if (!is_new)
        return notes.is_new(there->second) ? Put::repeated : Put::already;
    there->second = notes.add(std::move(note));
    return Put::added;
}

} // namespace themata
