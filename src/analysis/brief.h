#pragma once
// The brief of a participant: what the others said of her, domain by domain, without who said it. A
// note that names another participant is held back, since it would tell. A pure function of a
// snapshot; any thread.

#include "analysis/tabulation.h"
#include "study/snapshot.h"

namespace themata {

struct BriefDomain {
    std::string name; // may be empty
    std::vector<std::string> notes;
    bool operator==(const BriefDomain&) const = default;
};

struct HeldBack {
    NoteId note;
    std::string names; // the label that stands in it
    bool operator==(const HeldBack&) const = default;
};

struct Brief {
    ParticipantId about;
    std::string label;
    std::string study;                // its title
    std::vector<BriefDomain> domains; // as the scales' items stand, then as the notes came
    std::vector<HeldBack> held_back;
    bool operator==(const Brief&) const = default;
};

// Refused: a participant that is not there, or of whom nothing was noted.
[[nodiscard]] Result<Brief> brief(const Snapshot&, ParticipantId);

// Everybody of whom something was noted, as participants came.
[[nodiscard]] std::vector<ParticipantId> participants_with_notes(const Study&);

[[nodiscard]] Tabulation tabulated(const Snapshot&, const Brief&);

} // namespace themata
