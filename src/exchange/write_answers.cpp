#include "exchange/mapping.h"
#include "exchange/write_study.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

template <class Record>
std::vector<const Record*> by_order(const Table<Record>& table) {
    std::vector<const Record*> records;
    for (const Record& record : table)
        records.push_back(&record);
    std::ranges::stable_sort(records, {}, &Record::order);
    return records;
}

std::string_view role_of(const Study& study, const Participant& participant) {
    const Role* role = study.roles.find(participant.role);
    return role ? std::string_view(role->name) : std::string_view();
}

void who_and_when(CsvRow& row, const Study& study, ParticipantId participant, StageId stage) {
    const Participant& who = *study.participants.find(participant);
    row.text(who.label);
    row.text(role_of(study, who));
    row.text(study.stages.find(stage)->name);
}

std::string number_or_nothing(const std::optional<double>& number) {
    return number ? csv_number(*number) : "";
}

} // namespace

std::string write_stages(const Snapshot& now, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        int place = 0;
        for (const Stage* stage : by_order(now.study.stages)) {
            CsvRow row;
            row.text(stage->name);
            row.number(std::to_string(++place));
            take(row);
        }
    };
    return csv_text({"Stage", "Order"}, each_row, mark);
}

std::string write_questions(const Snapshot& now, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        for (const Question* question : by_order(now.study.questions)) {
            const Scale* scale = now.study.scales.find(question->scale);
            CsvRow row;
            row.text(question->wording);
            row.text(question->label);
            row.text(question->kind == QuestionKind::item ? "item" : "free text");
            row.text(scale ? scale->name : "");
            row.text(question->domain);
            row.text(question->direction == Direction::reversed ? "reversed" : "");
            row.number(scale ? number_or_nothing(scale->least) : "");
            row.number(scale ? number_or_nothing(scale->most) : "");
            take(row);
        }
    };
    return csv_text({"Question", "Label", "Kind", "Scale", "Domain", "Direction", "Least", "Most"},
                    each_row, mark);
}

std::string write_responses(const Snapshot& now, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        now.study.responses.for_each([&](const Response& response) {
            CsvRow row;
            who_and_when(row, now.study, response.participant, response.stage);
            row.text(now.study.questions.find(response.question)->wording);
            row.text(response.text);
            take(row);
        });
    };
    return csv_text({"Participant", "Role", "Stage", "Question", "Answer"}, each_row, mark);
}

std::string write_scores(const Snapshot& now, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        now.study.scores.for_each([&](const Score& score) {
            CsvRow row;
            who_and_when(row, now.study, score.participant, score.stage);
            row.text(now.study.questions.find(score.question)->wording);
            if (score.value)
                row.number(csv_number(*score.value));
            else
                row.text(score.missing == "blank" ? "" : score.missing);
            take(row);
        });
    };
    return csv_text({"Participant", "Role", "Stage", "Item", "Score"}, each_row, mark);
}

std::vector<WrittenFile> write_study(const Snapshot& now, ByteOrderMark mark) {
    const Study& study = now.study;
    std::vector<WrittenFile> files;
    const auto add = [&](bool is_there, const char* name, auto write) {
        if (is_there)
            files.push_back({.name = name, .text = write(now, mark)});
    };
    add(!study.stages.empty(), "stages.csv", write_stages);
    add(!study.questions.empty(), "questions.csv", write_questions);
    add(!study.participants.empty(), "participants.csv", write_participants);
    add(!study.themes.empty(), "codebook.csv", write_codebook);
    add(!study.responses.empty(), "responses.csv", write_responses);
    add(!study.scores.empty(), "scores.csv", write_scores);
    add(!study.codings.empty(), "codings.csv",
        [](const Snapshot& all, ByteOrderMark with) { return write_codings(all, with); });
    add(!study.ties.empty(), "willing.csv", write_willing);
    add(!study.notes.empty(), "notes.csv", write_notes);
    return files;
}

} // namespace themata
