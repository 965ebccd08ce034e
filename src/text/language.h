#pragma once
// Which language a text is written in, as far as that matters for finding words by their stem: one
// that there is a stemmer for, or none. Told by script, function words and letters; a guess, never
// shown as a fact. Valid UTF-8; pure functions; any thread.

#include <cstdint>
#include <optional>
#include <string_view>

namespace themata {

enum class Language : std::uint8_t {
    none,
    ar,
    hy,
    eu,
    ca,
    da,
    nl,
    en,
    fi,
    fr,
    de,
    hu,
    id,
    ga,
    it,
    lt,
    ne,
    no,
    pt,
    ro,
    ru,
    es,
    sv,
    ta,
    tr,
};

inline constexpr std::size_t language_count = 25; // with none

// The ISO 639-1 code, "none" for none.
[[nodiscard]] std::string_view iso_code(Language language);
[[nodiscard]] std::optional<Language> language_named(std::string_view iso_code);

// A text too short to tell, such as "Good", is taken to be in the language that the study is mostly
// written in, unless its letters contradict; so is one between two languages of which this is one.
[[nodiscard]] Language guess_language(std::string_view text,
                                      Language of_the_study = Language::none);

} // namespace themata
