// Alone since it is the only one that needs ICU's transliterators, which take long to be made.
#include "text/transliterate.h"

#include <memory>
#include <mutex>
#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace themata {

namespace {

// A transliterator is made once and used by one thread at a time.
class Speller {
public:
    Speller() {
        UErrorCode error = U_ZERO_ERROR;
        rules_.reset(icu::Transliterator::createInstance(
            "Any-Latin; Latin-ASCII; [^\\u0000-\\u007F] Remove", UTRANS_FORWARD, error));
        if (U_FAILURE(error))
            rules_.reset();
    }

    std::string spelled(std::string_view text) {
        auto letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
        const std::scoped_lock lock(one_at_a_time_);
        if (rules_)
            rules_->transliterate(letters);
        std::string ascii;
        for (int at = 0; at < letters.length(); ++at)
            if (letters.charAt(at) < 0x80)
                ascii += static_cast<char>(letters.charAt(at));
        return ascii;
    }

private:
    std::unique_ptr<icu::Transliterator> rules_;
    std::mutex one_at_a_time_;
};

} // namespace

std::string in_ascii_letters(std::string_view text) {
    for (const char byte : text)
        if (static_cast<unsigned char>(byte) >= 0x80) {
            static Speller speller;
            return speller.spelled(text);
        }
    return std::string(text);
}

} // namespace themata
