#pragma once
// This header spells words of any script in ASCII letters, for names that other programs give to
// columns: "信頼" is "xin lai", "Größe" is "Grosse". What has no such letters is left out. Never
// for showing. Pure; any thread.

#include <string>
#include <string_view>

namespace themata {

[[nodiscard]] std::string in_ascii_letters(std::string_view text);

} // namespace themata
