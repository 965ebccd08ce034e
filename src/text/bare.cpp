#include "text/bare.h"

#include "text/fold.h"
#include "text/utf8.h"
#include <unicode/uchar.h>

namespace themata {
namespace {

enum class Place { kept, gap, dropped };

// "don't" and "dont" are alike, "waiting-time" and "waiting time" are.
bool is_apostrophe(char32_t point) {
    return point == '\'' || point == 0x2018 || point == 0x2019 || point == 0x02BC;
}

Place place_of(char32_t point) {
    if (is_apostrophe(point))
        return Place::dropped;
    if (point < 0x80) {
        const bool digit = point >= '0' && point <= '9';
        const bool letter = point >= 'a' && point <= 'z';
        // Of the other signs these say something: "5 < 6", "$", "C++".
        const bool sign =
            std::string_view("$+<=>^|~").find(static_cast<char>(point)) != std::string_view::npos;
        return digit || letter || sign ? Place::kept : Place::gap;
    }
    const auto sign = static_cast<UChar32>(point);
    if (u_ispunct(sign) || u_isUWhiteSpace(sign) || u_iscntrl(sign))
        return Place::gap;
    return Place::kept;
}

template <class PlaceOf>
std::string squeezed(std::string_view folded, PlaceOf placed) {
    std::string result;
    result.reserve(folded.size());
    bool gap = false;
    for_each_code_point(folded, [&](char32_t point, std::size_t byte) {
        const Place place = placed(point);
        if (place == Place::dropped)
            return;
        if (place == Place::gap) {
            gap = true;
            return;
        }
        if (gap && !result.empty())
            result += ' ';
        gap = false;
        result.append(folded, byte, code_point_at(folded, byte).length);
    });
    return result;
}

Place only_white_space_goes(char32_t point) {
    return u_isUWhiteSpace(static_cast<UChar32>(point)) ? Place::gap : Place::kept;
}

} // namespace

std::string bare(std::string_view text) {
    const std::string folded = fold(text);
    std::string words = squeezed(folded, place_of);
    return words.empty() ? squeezed(folded, only_white_space_goes) : words;
}

} // namespace themata
