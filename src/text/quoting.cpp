#include "text/quoting.h"

#include <algorithm>

namespace themata {

std::string in_html(std::string_view text) {
    std::string html;
    html.reserve(text.size());
    for (const char sign : text)
        switch (sign) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        default:
            html += sign;
        }
    return html;
}

namespace {

bool safe_in_a_shell(std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, [](char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
               (sign >= '0' && sign <= '9') ||
               std::string_view("_./:=,+@-%").find(sign) != std::string_view::npos;
    });
}

} // namespace

std::string shell_word(std::string_view word) {
    if (safe_in_a_shell(word))
        return std::string(word);
    std::string text = "'";
    for (const char sign : word)
        text += sign == '\'' ? std::string("'\\''") : std::string(1, sign);
    return text + '\'';
}

} // namespace themata
