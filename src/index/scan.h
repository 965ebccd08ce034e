#pragma once
// Search without an index: the texts of the snapshot are read once for all patterns of a plan.

#include "index/evidence.h"
#include "text/languages.h"

namespace themata {

// One Evidence for each pattern, over the responses in `within`; empty for those that read texts,
// which is done when it is asked for (index/text_search.h). Any thread.
[[nodiscard]] Result<std::vector<Evidence>> scan(const Study& study,
                                                 const std::vector<Pattern>& patterns,
                                                 const ResponseSet& within, Language language,
                                                 std::stop_token stop = {});

// The language that most of the first answers are written in: what short ones are taken to be in.
[[nodiscard]] Language study_language(const Study& study);

} // namespace themata
