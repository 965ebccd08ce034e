#include "index/stems.h"

#include "text/fold.h"
#include <array>
#include <xapian.h>

namespace themata {

struct Stemmer::Parts {
    std::array<Xapian::Stem, language_count> stems;
};

Stemmer::Stemmer() : parts_(std::make_unique<Parts>()) {
    for (std::size_t i = 0; i < language_count; ++i)
        parts_->stems[i] = Xapian::Stem(std::string(iso_code(static_cast<Language>(i))));
}

Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

std::string Stemmer::stem(Language language, std::string_view word) const {
    std::string stem = parts_->stems[static_cast<std::size_t>(language)](std::string(word));
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
