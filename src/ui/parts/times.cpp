#include "ui/parts/times.h"

#include <ctime>

namespace themata {

std::string time_in_words(std::int64_t at) {
    const std::time_t seconds = at / 1000;
    std::tm local{};
    localtime_r(&seconds, &local);
    char text[64];
    const std::size_t length = std::strftime(text, sizeof text, "%e %b %Y, %H:%M", &local);
    std::string words(text, length);
    words.erase(0, words.find_first_not_of(' '));
    return words;
}

} // namespace themata
