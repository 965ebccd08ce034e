#pragma once
// This header reads JSON and JSON Lines into a sheet: a row for each record, a column for each
// name, groups within a record as "group/name". The shapes of KoboToolbox, LimeSurvey and Typeform
// are known. Pure; any thread.

#include "exchange/reading/delimited.h"

namespace themata {

[[nodiscard]] bool is_json_file(std::string_view bytes);

[[nodiscard]] Result<Sheet> read_json_file(std::string_view bytes, const ReadOptions& options);

} // namespace themata
