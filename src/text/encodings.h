#pragma once
// From the bytes of a file to UTF-8. The encoding is found, or taken as asked for, and said; what
// it cannot decode is found and named, never replaced in silence. Pure functions; any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "study/result.h"
#include "text/utf8.h"

namespace themata {

struct EncodingGuess {
    std::string name;   // "windows-1255"
    int confidence = 0; // 0 to 100
    std::string words;  // "Hebrew, Windows"

    bool operator==(const EncodingGuess&) const = default;
};

struct Decoded {
    enum class Bom { none, present };
    enum class Certainty {
        certain, // told by a BOM, by being valid UTF-8, or asked for
        likely,  // by far the best reading
        unsure,  // others read nearly as well: the analyst should look
    };

    // UTF-8 wherever the bytes could be decoded. Where not, it is not valid UTF-8 either: bytes of
    // a UTF-8 file stand as they are, elsewhere one FF stands for each place.
    std::string text;
    std::string encoding; // "UTF-8", "UTF-8 (invalid)", "UTF-16LE", "windows-1255", "GB18030" …
    Bom bom = Bom::none;
    Certainty certainty = Certainty::certain;
    std::vector<EncodingGuess> others; // best first; what else it could be
    std::vector<InvalidBytes> invalid; // by offset in the text; `bytes` are those of the file
    std::size_t invalid_places = 0;    // of which the first thousand are listed
    std::vector<std::string> notes;    // sentences for the analyst
};

// Refuses what is no text (a workbook, a picture, an archive) and an encoding that is not known.
[[nodiscard]] Result<Decoded> decode(std::string_view bytes,
                                     const std::optional<std::string>& asked_for = std::nullopt);

struct Encoding {
    std::string_view name;
    std::string_view words; // what it is for

    bool operator==(const Encoding&) const = default;
};

// What can be asked for; more names are understood (cp1255, latin1, gbk, sjis).
[[nodiscard]] std::vector<Encoding> all_encodings();

} // namespace themata
