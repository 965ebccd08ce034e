#include "index/stems.h"

#include "text/fold.h"
#include <array>
#include <optional>
#include <xapian.h>

namespace themata {

// Made when a language is first asked for: most studies speak one or two.
struct Stemmer::Parts {
    std::array<std::optional<Xapian::Stem>, language_count> stems;

    const Xapian::Stem& of(Language language) {
        auto& stem = stems[static_cast<std::size_t>(language)];
        if (!stem)
            stem.emplace(std::string(iso_code(language)));
        return *stem;
    }
};

Stemmer::Stemmer() : parts_(std::make_unique<Parts>()) {}

Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

std::string Stemmer::stem(Language language, std::string_view word) const {
    std::string stem = parts_->of(language)(std::string(word));
    // Some Nepali words are nothing but endings; without a stem they would be forms of each other.
    return stem.empty() ? std::string(word) : stem;
}

FormKeys form_keys(const Stemmer& stemmer, Language language, std::string_view strict,
                   std::string_view bare) {
    FormKeys keys{.first = fold_loosely(stemmer.stem(language, strict)), .second = {}};
    if (strict == bare)
        return keys;
    if (std::string other = fold_loosely(stemmer.stem(language, bare)); other != keys.first)
        keys.second = std::move(other);
    return keys;
}

std::string stemmers_version() { return std::string("xapian ") + Xapian::version_string(); }

std::string stem_term(Language language, std::string_view stem) {
    std::string term = "Z";
    term += iso_code(language);
    term += ':';
    return term += stem;
}

std::string language_term(Language language) {
    std::string term = "L";
    return term += iso_code(language);
}

} // namespace themata
