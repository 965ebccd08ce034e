#include "analysis/brief.h"

#include "study/labels.h"
#include "text/fold.h"
#include <algorithm>
#include <map>
#include <set>

namespace themata {

namespace {

bool belongs_to_a_word(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return false;
    const auto letter = static_cast<unsigned char>(text[at]);
    return letter >= 0x80 || (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
           (letter >= 'A' && letter <= 'Z');
}

// The label as a word of its own: "M1" does not stand in "M12".
bool names(std::string_view text, std::string_view label) {
    for (std::size_t at = text.find(label); at != text.npos; at = text.find(label, at + 1)) {
        const bool begins = at == 0 || !belongs_to_a_word(text, at - 1);
        if (begins && !belongs_to_a_word(text, at + label.size()))
            return true;
    }
    return false;
}

const Participant* named_in(const Study& study, const Note& note) {
    for (const Participant& participant : study.participants)
        if (participant.id != note.about && names(note.text, participant.label))
            return &participant;
    return nullptr;
}

// The place of a domain among those of the study's items; behind all when no item has it.
class DomainOrder {
public:
    explicit DomainOrder(const Study& study) {
        for (const Question& question : in_order(study.questions))
            if (!question.domain.empty())
                place_.try_emplace(fold_loosely(question.domain), place_.size());
    }

    [[nodiscard]] std::size_t of(std::string_view domain) const {
        const auto found = place_.find(fold_loosely(domain));
        return found == place_.end() ? place_.size() : found->second;
    }

private:
    std::map<std::string, std::size_t> place_;
};

} // namespace

Result<Brief> brief(const Snapshot& now, ParticipantId about, NamingNotes naming) {
    const Study& study = now.study;
    const Participant* participant = study.participants.find(about);
    if (!participant)
        return failure({.code = Error::Code::not_found,
                        .what = "This participant is not in the study.",
                        .hint = "Name one of its participants.",
                        .option = "describe"});
    Brief found{.about = about, .label = participant->label, .study = now.card.title};
    for (const Note& note : study.notes) {
        if (note.about != about)
            continue;
        const Participant* other =
            naming == NamingNotes::held_back ? named_in(study, note) : nullptr;
        if (other) {
            found.held_back.push_back({note.id, other->label});
            continue;
        }
        auto domain = std::ranges::find(found.domains, note.domain, &BriefDomain::name);
        if (domain == found.domains.end())
            domain = found.domains.insert(domain, {.name = note.domain});
        domain->notes.push_back(note.text);
    }
    if (found.domains.empty())
        return failure(
            {.code = Error::Code::refused,
             .what = found.held_back.empty()
                         ? "Nothing was noted about " + participant->label + "."
                         : "Every note about " + participant->label + " names another participant.",
             .hint = found.held_back.empty() ? "Import notes about the participants first."
                                             : "They can be taken as they are, names and all.",
             .option = found.held_back.empty() ? "import --as notes" : "--keep-named"});
    const DomainOrder order(study);
    std::ranges::stable_sort(found.domains, {},
                             [&](const BriefDomain& domain) { return order.of(domain.name); });
    return found;
}

std::vector<ParticipantId> participants_with_notes(const Study& study) {
    std::set<ParticipantId> people;
    for (const Note& note : study.notes)
        people.insert(note.about);
    return {people.begin(), people.end()};
}

} // namespace themata
