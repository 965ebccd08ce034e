#pragma once
// The signs that most of any Chinese, Japanese or Korean text is made of, the most frequent first:
// read in a wrong encoding such a text is made of rare ones. Constant; any thread.

#include <string_view>

namespace themata {

struct CommonSigns {
    std::string_view simplified;  // Chinese
    std::string_view traditional; // Chinese
    std::string_view kanji;
    std::string_view hiragana;
    std::string_view hangul;
};

[[nodiscard]] const CommonSigns& common_signs();

} // namespace themata
