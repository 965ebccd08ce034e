#pragma once
// This header declares which language a text is written in, as far as that matters for finding
// words by their stem, and what is known of each language: its function words and its letters.
// Script, function words and letters tell; the answer is a guess and is never shown as a fact.
// Texts are valid UTF-8. Pure functions; any thread.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
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

// The guesses of language and of encoding know these languages: the short words that hardly any
// sentence does without, and the letters beyond a to z. Some languages are here only so that their
// texts are not taken for a neighbour's.
struct KnownLanguage {
    Language language;        // none: there is no stemmer for it
    std::string_view words;   // in lower case, between spaces
    std::string_view letters; // in lower case, beyond ASCII, the most frequent first
};

inline constexpr std::size_t most_languages = 64;

[[nodiscard]] std::span<const KnownLanguage> known_languages();

// What speaks for each language, in their order. A function word that many of them share says
// little for each; a word with a letter that a language does not have speaks against it.
struct LanguageScores {
    std::array<float, most_languages> points{};
    int words = 0;
};

[[nodiscard]] LanguageScores score_languages(std::string_view text);

// Function words carry grammar rather than meaning ("the", "und", "de"). Lists of words that tell
// what answers are about leave them out; what is found never does.

// One of the most frequent function words of the language; in English also with another one run
// together with it ("I'd", "don't"). In lower case, accents as written.
[[nodiscard]] bool is_function_word(Language language, std::string_view word);

} // namespace themata
