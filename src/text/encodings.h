#pragma once
// This header turns the bytes of a file into UTF-8. The encoding is found, or taken as asked for,
// and named. ICU's converters stop at what they cannot decode, so that it is named and never
// replaced in silence. Pure functions; any thread.

#include "study/result.h"
#include "text/utf8.h"
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

struct KnownEncoding {
    // Guessed ones compete for a file that is not UTF-8; the rest is there to be asked for.
    enum class Use { unicode, guessed, asked_for };

    std::string_view name;
    std::string_view converter; // ICU's name
    std::string_view words;
    Use use = Use::asked_for;
    double rarity = 0; // in bits: what a guess must overcome
};

[[nodiscard]] std::span<const KnownEncoding>
known_encodings(); // the likelier of two equal ones first

// By its name, or by any that ICU knows it under: cp1255, latin1, sjis.
[[nodiscard]] std::optional<KnownEncoding> encoding_named(const std::string& name);

struct Converted {
    std::string text;                  // FF stands for each place that could not be decoded
    std::vector<InvalidBytes> invalid; // offset and length in the text, bytes of the file
    std::size_t invalid_places = 0;    // of which as many as the limit are listed
};

[[nodiscard]] Converted convert(std::string_view bytes, const KnownEncoding& encoding,
                                std::size_t limit);

} // namespace themata
