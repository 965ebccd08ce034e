#include "exchange/similar_names.h"

#include "exchange/words.h"
#include "text/fold.h"
#include <fmt/format.h>

namespace themata {

namespace {

template <class Record>
void append(std::vector<std::string>& notes, const Growing<Record>& records,
            std::string Record::*name, std::string_view what) {
    if (records.added() == 0)
        return;
    std::unordered_map<std::string, const Record*> first;
    std::size_t pairs = 0;
    std::string example;
    records.for_each([&](const Record& record) {
        const auto [same, is_only] = first.try_emplace(plain(fold(record.*name)), &record);
        if (is_only || same->second->*name == record.*name ||
            !(records.is_new(record.id) || records.is_new(same->second->id)))
            return;
        if (++pairs == 1)
            example =
                fmt::format("{} and {}", in_quotes(same->second->*name), in_quotes(record.*name));
    });
    if (pairs == 1)
        notes.push_back(fmt::format("Two {} differ only in spaces, signs or case and were kept "
                                    "apart: {}.",
                                    what, example));
    else if (pairs > 1)
        notes.push_back(fmt::format("{} pairs of {} differ only in spaces, signs or case and were "
                                    "kept apart, such as {}.",
                                    grouped(pairs), what, example));
}

} // namespace

std::vector<std::string> notes_on_names(const ImportDraft& draft) {
    std::vector<std::string> notes;
    append(notes, draft.participants, &Participant::label, "participants");
    append(notes, draft.stages, &Stage::name, "stages");
    append(notes, draft.roles, &Role::name, "roles");
    append(notes, draft.questions, &Question::wording, "questions");
    append(notes, draft.themes, &Theme::name, "themes");
    return notes;
}

} // namespace themata
