#pragma once
// Filters on what is known of participants beside their answers, trait. and score., and on length.
// Private to index/; pure; any thread.

#include "index/resolve.h"
#include "study/response_set.h"

namespace themata {

[[nodiscard]] Result<Filter> resolve_trait(const Query& query, const Study& study);
[[nodiscard]] Result<Filter> resolve_score(const Query& query, const Study& study);
[[nodiscard]] Result<Filter> resolve_length(const Query& query);

[[nodiscard]] ResponseSet responses_by_trait(const Filter& filter, const Study& study);
[[nodiscard]] ResponseSet responses_by_score(const Filter& filter, const Study& study);

// "Confidence: Use of technology", or the label or wording.
[[nodiscard]] std::string item_name(const Study& study, const Question& item);

} // namespace themata
