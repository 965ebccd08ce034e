#pragma once
// Saturation says how many themes were new as answers were read, when nothing new came, and how
// many are likely still unseen; of all answers and of each role and stage. Only what was read
// counts: an answer that somebody coded or judged to hold nothing to code. A pure function of a
// snapshot; any thread.

#include "analysis/selection.h"
#include "analysis/tabulation.h"
#include "statistics/saturation.h"
#include <stop_token>

namespace themata {

// imported      as the answers came into the study
// coded         as they were first coded; one with nothing to code follows the answer before it
// participant   person by person as people came, each by stage and question
enum class SaturationOrder : std::uint8_t { imported, coded, participant };
enum class ReadUnit : std::uint8_t { response, participant };
enum class Untouched : std::uint8_t { left_out, counted_as_read };
enum class SaturationLevel : std::uint8_t { as_coded, top };

struct SaturationSpec {
    Selection answers = {};
    SaturationOrder order = SaturationOrder::imported;
    ReadUnit unit = ReadUnit::response;
    Untouched untouched = Untouched::left_out;
    SaturationLevel level = SaturationLevel::as_coded;
    StoppingRule rule = {};
    std::uint64_t seed = 1;
    std::uint32_t permutations = 1000;
    bool operator==(const SaturationSpec&) const = default;
};

// One unit more, and what is known then.
struct SaturationStep {
    ParticipantId participant;
    ResponseId response; // 0: all of the participant was read
    std::vector<ThemeId> fresh;
    bool operator==(const SaturationStep&) const = default;
};

struct SaturationCurve {
    std::string role;  // empty: of all roles
    std::string stage; // empty: of all stages
    std::vector<SaturationStep> steps;
    Accumulation themes; // by step
    std::optional<Stopped> stopped;
    Chao2 unseen;
    std::optional<double> coverage;
    std::size_t left_out = 0; // answers that were not read
    bool operator==(const SaturationCurve&) const = default;
};

struct Saturation {
    SaturationSpec spec;
    std::vector<SaturationCurve> curves; // of all first, then of each role and stage
    bool operator==(const Saturation&) const = default;
};

// Refused: a coder that is not there, a base or run of nothing, no answer that was read.
[[nodiscard]] Result<Saturation> saturation(const Snapshot&, const SaturationSpec&,
                                            std::stop_token stop = {});

// A row for each curve; and of one curve, a row for each step.
[[nodiscard]] Tabulation tabulated(const Snapshot&, const Saturation&);
[[nodiscard]] Tabulation tabulated_steps(const Snapshot&, const Saturation&,
                                         const SaturationCurve&);

} // namespace themata
