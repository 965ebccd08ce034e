#pragma once
// Times of the journal as they are printed. Any thread.

#include <cstdint>
#include <string>

namespace themata {

// Milliseconds since 1970: "2026-05-14 17:03" on this machine's clock, "2026-05-14T15:03:21.250Z".
[[nodiscard]] std::string local_time(std::int64_t at);
[[nodiscard]] std::string utc_time(std::int64_t at);

} // namespace themata
