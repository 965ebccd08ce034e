#include "study/labels.h"

namespace themata {

namespace {

template <class Record>
std::string name_in(const Table<Record>& table, Id<Record> id) {
    const Record* found = table.find(id);
    return found ? found->name : std::string();
}

} // namespace

std::string label_of(const Study& study, ParticipantId id) {
    const Participant* found = study.participants.find(id);
    return found ? found->label : std::string();
}

std::string label_of(const Study& study, ResponseId id) {
    const Response* found = study.responses.find(id);
    return found ? label_of(study, found->participant) : std::string();
}

std::string role_name(const Study& study, RoleId id) { return name_in(study.roles, id); }

std::string stage_name(const Study& study, StageId id) { return name_in(study.stages, id); }

std::string coder_name(const Study& study, CoderId id) { return name_in(study.coders, id); }

std::string question_name(const Study& study, QuestionId id) {
    const Question* found = study.questions.find(id);
    return !found ? std::string() : found->label.empty() ? found->wording : found->label;
}

CoderId coder_called(const Study& study, std::string_view name) {
    for (const Coder& coder : study.coders)
        if (coder.name == name)
            return coder.id;
    return {};
}

} // namespace themata
