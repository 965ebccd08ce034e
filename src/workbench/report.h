#pragma once
// A study's results written down: what was done, who took part, themes, scores, quotes, the
// codebook and how it came about, as sections of a report (exchange/writing/report.h). Numbers in
// its prose come from the study and its journal, none is typed. One thread.

#include "analysis/choice.h"
#include "analysis/selection.h"
#include "exchange/writing/report.h"

namespace themata {

class Workbench;

enum class Pseudonyms : std::uint8_t { kept, dropped };

// As the terminal's option calls them.
inline constexpr Choice words_for_pseudonyms[] = {{"keep", Pseudonyms::kept},
                                                  {"drop", Pseudonyms::dropped}};

struct ReportAsked {
    std::string title = {}; // else the study's
    CodersCounted whose = {};
    Pseudonyms pseudonyms = Pseudonyms::kept;
    std::size_t quotes_each = 3; // of each theme, at most
    // Of fewer people than this no quote tells role and stage, and no trait tells how many they
    // are.
    std::size_t fewest = 3;
    bool operator==(const ReportAsked&) const = default;
};

[[nodiscard]] Result<Report> report_of(const Workbench& workbench, const ReportAsked& asked);

} // namespace themata
