#pragma once
// How themes, answers, moments and refusals are called and coloured wherever they are shown. Pure
// functions; any thread.

#include "study/result.h"
#include "study/snapshot.h"
#include "ui/drawing/tokens.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

// A theme at the top that only holds others is grey; each other has its place in the palette.
[[nodiscard]] Colour colour_of(const Snapshot& now, const Palette& palette, const Theme& theme);

// The same by ids; nothing where there is no such theme.
[[nodiscard]] std::optional<Colour> colour_of(const Snapshot& now, const Palette& palette,
                                              ThemeId theme);
[[nodiscard]] std::vector<std::optional<Colour>>
colours_of(const Snapshot& now, const Palette& palette, const std::vector<ThemeId>& themes);

// "M2 · Phase 1 · What concerns …": as unique as participant, stage and question are.
[[nodiscard]] std::string name_of(const Study& study, const Response& response);
// "Mentor · Phase 1 · Female · Age 31": what stands beside a participant's label.
[[nodiscard]] std::string circumstances_of(const Snapshot& now, const Response& response);

// "22 Nov 2025, 14:03" in the machine's time zone. Milliseconds since 1970.
[[nodiscard]] std::string time_in_words(std::int64_t at);

// What fits the analyst's window of a hint that may speak of the terminal.
[[nodiscard]] std::string hint_in_window(const Error& error, std::string_view otherwise);

} // namespace themata
