// From schema 3, where an act was a verb and a sentence, to acts with subjects in a chain.

#include "store/schema.h"

#include "store/load.h"
#include "store/rewind.h"
#include "study/subjects.h"

namespace themata {

namespace {

struct OldEntry {
    Entry entry;
    std::uint64_t sum = 0;
    Digest records;
};

Result<std::vector<OldEntry>> read_old_entries(const Database& database) {
    auto select = database.prepare(
        "SELECT seq, mark, at, coder, verb, undoes, note, digest FROM entry_3 ORDER BY seq");
    if (!select)
        return failure(select.error());
    std::vector<OldEntry> entries;
    while (select->advance() == Step::row) {
        Entry entry = {.seq = static_cast<std::uint64_t>(select->integer(0)),
                       .mark = static_cast<std::uint64_t>(select->integer(1)),
                       .at = select->integer(2),
                       .coder = std::string(select->text(3)),
                       .act = act_called(select->text(4)),
                       .undoes = {},
                       .note = std::string(select->text(6))};
        if (!select->null(5))
            entry.undoes = static_cast<std::uint64_t>(select->integer(5));
        entries.push_back(
            {std::move(entry), static_cast<std::uint64_t>(select->integer(7)), Digest{}});
    }
    return select->finished().map([&] { return std::move(entries); });
}

Result<Subjects> kinds_of(StudyFile& file, std::uint64_t seq) {
    auto select =
        file.database.prepare("SELECT DISTINCT kind FROM change WHERE seq = ? ORDER BY kind");
    if (!select)
        return failure(select.error());
    select->bind(1, static_cast<std::int64_t>(seq));
    Subjects subjects;
    while (select->advance() == Step::row)
        with_kind(select->integer(0),
                  [&]<class Record>() { subjects.push_back(subject(Id<Record>())); });
    return select->finished().map([&] { return std::move(subjects); });
}

bool takes_back(const Entry& entry) {
    return entry.act == ActKind::undo || entry.act == ActKind::redo || entry.act == ActKind::revert;
}

// The sentence is compared as a whole: two themes of one name give the same, then nothing is told.
ThemeId sole_theme_of_note(const std::vector<Theme>& themes, const std::string& from,
                           const std::string& note) {
    Few<Theme> into;
    for (const Theme& theme : themes)
        if (theme.id && note == "Merged “" + from + "” into “" + theme.name + "”, with 0 codings")
            into.add(theme.id);
    return into.only();
}

// Where a merge of a theme that held nothing went is told by its note alone.
void name_empty_merge(Entry& entry, const Changes& changes, const std::vector<Theme>& themes) {
    if (entry.act != ActKind::merge_themes ||
        subject_of(entry, Kind::theme, SubjectRole::into) != 0)
        return;
    for (const Edit<Theme>& edit : changes.of<Theme>())
        if (edit.removes())
            if (const ThemeId into = sole_theme_of_note(themes, edit.before.name, entry.note))
                entry.subjects.push_back(subject(into, SubjectRole::into));
}

// The last entry first. Behind the first that does not fit, nothing can be told any more.
Result<void> tell_records_and_subjects(StudyFile& file, const Study& study,
                                       std::vector<OldEntry>& entries) {
    Rewinding rewinding(study);
    for (auto old = entries.rbegin(); old != entries.rend(); ++old) {
        Entry& entry = old->entry;
        const bool import = entry.act == ActKind::import;
        const std::vector<Theme> themes = entry.act == ActKind::merge_themes
                                              ? rewinding.of<Theme>().places()
                                              : std::vector<Theme>();
        auto taken = rewinding.take_back(file, entry.seq,
                                         import || takes_back(entry) ? ChangesWanted::dropped
                                                                     : ChangesWanted::kept);
        auto kinds = import ? kinds_of(file, entry.seq) : Subjects();
        if (!taken || !kinds)
            return failure(taken ? kinds.error() : taken.error());
        if (!taken->misfit.empty() || taken->sum != old->sum)
            return {};
        old->records = taken->records;
        entry.subjects = import ? std::move(*kinds) : subjects_of(entry.act, taken->changes);
        name_empty_merge(entry, taken->changes, themes);
    }
    return {};
}

} // namespace

Result<void> chain_entries_of_schema_3(StudyFile& file) {
    auto entries = read_old_entries(file.database);
    auto counters = read_counters(file);
    if (!entries || !counters)
        return failure(entries ? counters.error() : entries.error());
    const auto study = read_study(file, *counters, {});
    if (!study)
        return failure(study.error());
    if (auto told = tell_records_and_subjects(file, *study, *entries); !told)
        return told;
    Digest before;
    for (OldEntry& old : *entries) {
        before = old.entry.digest = chained(before, old.entry, old.records);
        if (auto written = write_entry(file, old.entry, old.records); !written)
            return written;
    }
    std::string made = "DROP TABLE entry_3;";
    for (const SchemaPart& trigger : triggers())
        if (trigger.name.starts_with("entry_"))
            made += trigger.sql + ';';
    return file.database.run(made);
}

} // namespace themata
