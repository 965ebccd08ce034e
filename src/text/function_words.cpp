#include "text/function_words.h"

#include <algorithm>
#include <array>
#include <set>

#include "text/tongues.h"

namespace themata {
namespace {

// The tongues' lists begin with what no sentence does without and go on with what is merely
// frequent in answers ("staff", "personal").
constexpr std::size_t counted = 74;

using Words = std::set<std::string_view>;

std::array<Words, language_count> words_by_language() {
    std::array<Words, language_count> all;
    for (const Tongue& tongue : tongues()) {
        if (tongue.language == Language::none)
            continue;
        Words& words = all[static_cast<std::size_t>(tongue.language)];
        std::size_t begin = 0;
        while (begin < tongue.words.size() && words.size() < counted) {
            const std::size_t end = std::min(tongue.words.find(' ', begin), tongue.words.size());
            words.insert(tongue.words.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    return all;
}

// Before an English "'d", "'s", "'ll", "n't".
std::string_view before_apostrophe(std::string_view word) {
    std::size_t at = word.find('\'');
    if (at == word.npos)
        at = word.find("\xE2\x80\x99");
    return word.substr(0, at);
}

} // namespace

bool is_function_word(Language language, std::string_view word) {
    static const auto all = words_by_language();
    const Words& words = all[static_cast<std::size_t>(language)];
    if (words.contains(word))
        return true;
    return language == Language::en && words.contains(before_apostrophe(word));
}

} // namespace themata
