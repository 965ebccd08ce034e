#pragma once
// The encodings that files come in, and the turning of their bytes into UTF-8 by ICU's converters,
// which stop at what they cannot decode so that it is named. Pure functions; any thread.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace themata {

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
