#pragma once
// UTF-16 and UTF-32 without a byte order mark, told by where their zero bytes stand. Any thread.

#include <optional>
#include <string_view>

namespace themata {

// "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", or none of them.
[[nodiscard]] std::optional<std::string_view> wide_encoding_of(std::string_view bytes);

} // namespace themata
