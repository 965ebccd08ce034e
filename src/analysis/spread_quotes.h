#pragma once
// A few quotes of a theme that stand for all of them: of different people before two of one, of
// different roles and stages before two of the same, neither a word nor a page. A pure function of
// a snapshot; any thread.

#include "analysis/profile.h"

namespace themata {

[[nodiscard]] std::vector<Quote> spread_quotes(const Snapshot&, const ProfileSpec&);

} // namespace themata
