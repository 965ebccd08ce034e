#pragma once
// A sample says who is compared with whom: the values of each group, those of one person, or of one
// pair, under one number. Tests are chosen by it. Pure functions of values; any thread.

#include "analysis/comparison.h"
#include "analysis/presence.h"

namespace themata {

struct Valued {
    std::uint32_t unit = 0; // a participant, or a dyad
    double value = 0;
};

struct SampleGroup {
    std::string name;
    std::vector<Valued> values = {}; // by unit
    std::size_t missing = 0;
};

struct ComparisonSample {
    enum class Units : std::uint8_t { people, dyads };
    Units units = Units::people;
    std::vector<SampleGroup> groups = {};
    std::string among = {};
    std::vector<std::string> notes = {};
};

// What comparisons of one call look at again and again; made when it is first asked for.
class Material {
public:
    explicit Material(const Snapshot& snapshot)
        : now_(snapshot), sheet_(ScoreSheet::of(snapshot.study)) {}

    [[nodiscard]] const Snapshot& now() const { return now_; }

    [[nodiscard]] const ScoreSheet& sheet() const { return sheet_; }

    enum class Stand : std::uint8_t { no_answer, without, with };
    // How a participant stands to a theme at a stage.
    [[nodiscard]] Result<Stand> stand(const CodersCounted&, ThemeId, ParticipantId, StageId);

private:
    struct Themes {
        CodersCounted whose;
        ThemeTree tree;
        ThemePresence presence;
        std::vector<std::uint32_t> seats; // by participant and stage; none: did not answer
    };

    [[nodiscard]] Result<void> look_at(const CodersCounted&);

    const Snapshot& now_;
    ScoreSheet sheet_;
    std::optional<Themes> themes_;
};

[[nodiscard]] Result<ComparisonSample> sample_of(Material&, const ComparisonSpec&);

} // namespace themata
