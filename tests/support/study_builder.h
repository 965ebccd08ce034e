#pragma once
// Writes down a study for a test, in the order in which one would tell it. Whatever is named for
// the first time is made; whatever is named again is the same. snapshot() throws when the study
// breaks what always holds, so a test cannot rest on an impossible study. One thread.

#include "study/snapshot.h"
#include <string_view>

namespace themata {

class StudyBuilder {
public:
    StageId stage(std::string_view name);
    RoleId role(std::string_view name);
    CoderId coder(std::string_view name, CoderKind kind = CoderKind::person);

    // A role that is named replaces the one before; "" leaves it as it is.
    ParticipantId participant(std::string_view label, std::string_view role = "");
    TraitId trait(std::string_view label, std::string_view name, std::string_view value,
                  TraitKind kind = TraitKind::category);

    QuestionId question(std::string_view wording);
    QuestionId item(std::string_view wording, std::string_view scale = "");

    // An empty text is a blank answer.
    ResponseId answer(std::string_view label, std::string_view stage, std::string_view question,
                      std::string_view text);
    ScoreId score(std::string_view label, std::string_view stage, std::string_view item,
                  std::optional<double> value);

    // "Concerns/Selection bias": the themes above are made as well.
    ThemeId theme(std::string_view path);

    // The first place where the quote stands in the answer; no quote means the whole answer.
    CodingId code(ResponseId response, std::string_view theme_path, std::string_view quote = "",
                  std::string_view coder = "RS");
    CodingId code(ResponseId response, ThemeId theme, CoderId coder, Span span);
    VerdictId nothing_to_code(ResponseId response, std::string_view coder = "RS");
    MemoId memo(Kind about, std::uint32_t record, std::string_view text,
                std::string_view coder = "RS");

    SavedSearchId search(std::string_view name, std::string_view query,
                         std::string_view theme_path = "");
    SynonymsId synonyms(std::string_view words); // one a line

    TieId tie(TieKind kind, std::string_view from, std::string_view to);
    NoteId note(std::string_view about, std::string_view domain, std::string_view text);
    AssignmentId assignment(ResponseId response, std::string_view coder);

    // The record itself, for what has no words above. Holds until the next record of its kind.
    template <class Record>
    [[nodiscard]] Record& at(Id<Record> id) {
        return all<Record>().at(id.value - 1);
    }

    // Leaves a hole: the id is not used again.
    template <class Record>
    void remove(Id<Record> id) {
        at(id) = Record{};
    }

    [[nodiscard]] Study study() const;
    [[nodiscard]] Snapshot snapshot() const;

private:
    template <class Record>
    using Records = std::vector<Record>;

    template <class Record>
    Records<Record>& all() {
        return std::get<Records<Record>>(records_);
    }

    template <class Record>
    Id<Record> add(Record record) {
        record.id = {static_cast<std::uint32_t>(all<Record>().size() + 1)};
        all<Record>().push_back(std::move(record));
        return all<Record>().back().id;
    }

    // The record for which `same` holds, else `record` added.
    template <class Record, class Same>
    Id<Record> found_or(Record record, Same same) {
        for (const Record& there : all<Record>())
            if (there.id && same(there))
                return there.id;
        return add(std::move(record));
    }

    ThemeId theme_below(ThemeId parent, std::string_view name);

    PerKind<Records> records_;
};

} // namespace themata
