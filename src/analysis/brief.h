#pragma once
// The brief of a participant says what the others said of her, domain by domain, without who said
// it. A note that names another participant would tell, and is held back. A pure function of a
// snapshot; any thread.

#include "analysis/tabulation.h"
#include "study/snapshot.h"

namespace themata {

enum class NamingNotes : std::uint8_t { held_back, kept };

struct BriefDomain {
    std::string name = {}; // may be empty
    std::vector<std::string> notes = {};
    bool operator==(const BriefDomain&) const = default;
};

struct HeldBack {
    NoteId note = {};
    std::string label = {}; // the participant's that stands in it
    bool operator==(const HeldBack&) const = default;
};

struct Brief {
    ParticipantId about = {};
    std::string label = {};
    std::string study = {};                // its title
    std::vector<BriefDomain> domains = {}; // as the scales' items stand, then as the notes came
    std::vector<HeldBack> held_back = {};
    bool operator==(const Brief&) const = default;
};

// Refused: a participant that is not there, or of whom nothing was noted that can be shown.
[[nodiscard]] Result<Brief> brief(const Snapshot&, ParticipantId,
                                  NamingNotes naming = NamingNotes::held_back);

// Everybody of whom something was noted, as participants came.
[[nodiscard]] std::vector<ParticipantId> participants_with_notes(const Study&);

} // namespace themata
