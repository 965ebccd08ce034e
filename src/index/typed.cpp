#include "index/typed.h"

#include "text/segments.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

bool is_space(char32_t point) {
    return (point >= 0x09 && point <= 0x0D) || point == 0x20 || point == 0xA0 || point == 0x202F ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x3000;
}

namespace {

bool is_other_quote(char32_t point) {
    return (point >= 0x201C && point <= 0x201F) || point == 0xAB || point == 0xBB;
}

bool ends_word(char32_t point) {
    return is_space(point) || is_quote(point) || point == '(' || point == ')';
}

} // namespace

bool is_quote(char32_t point) { return point == '"' || is_other_quote(point); }

Typed::Typed(std::string_view text) : text_(text), letters_(boundaries(text, Segment::grapheme)) {}

TypedAt Typed::typed_at(std::size_t byte) const {
    const auto letter = std::ranges::lower_bound(letters_, byte);
    return {static_cast<std::uint32_t>(letter - letters_.begin()) + 1};
}

tl::unexpected<Error> Typed::mistake(std::size_t byte, std::string_view what,
                                     std::string hint) const {
    return failure(Error::Code::refused,
                   fmt::format("{} (at letter {}).", what, typed_at(byte).letter), std::move(hint));
}

void Typed::skip_spaces() {
    while (!at_end() && is_space(next()))
        at_ += code_point_at(text_, at_).length;
}

std::string_view Typed::next_word() const {
    std::size_t end = at_;
    while (end < text_.size() && !ends_word(code_point_at(text_, end).value))
        end += code_point_at(text_, end).length;
    return text_.substr(at_, end - at_);
}

bool Typed::next_is(std::string_view keyword) const {
    return rest().starts_with(keyword) && next_word() == keyword;
}

Result<std::string> Typed::quoted() {
    const std::size_t open = at_;
    const bool typographic = next() != '"';
    at_ += code_point_at(text_, at_).length;
    std::string text;
    while (!at_end()) {
        CodePoint point = code_point_at(text_, at_);
        at_ += point.length;
        if (point.value == '"' || (typographic && is_other_quote(point.value)))
            return text;
        if (point.value == '\\' && !at_end()) {
            point = code_point_at(text_, at_);
            at_ += point.length;
        }
        append_utf8(text, point.value);
    }
    return mistake(open, "This quote is not closed", "Put a \" where it ends.");
}

Result<std::string> Typed::between(char mark) {
    const std::size_t open = at_++;
    std::string text;
    while (!at_end()) {
        const char letter = text_[at_++];
        if (letter == mark)
            return text;
        text += letter == '\\' && !at_end() ? text_[at_++] : letter;
    }
    return mistake(open, fmt::format("This {} is not closed", mark),
                   fmt::format("Put a {0} where it ends; to find a word that begins with {0}, put "
                               "it in double quotes.",
                               mark));
}

Result<std::string> Typed::between_slashes() {
    const std::size_t open = at_++;
    std::string text;
    while (!at_end()) {
        const char letter = text_[at_++];
        if (letter == '/')
            return text;
        if (letter != '\\' || at_end()) {
            text += letter;
            continue;
        }
        const char taken = text_[at_++];
        text += taken == '/' ? "/" : std::string{letter, taken};
    }
    return mistake(open, "This / is not closed",
                   "A regular expression stands between two /; one inside it is written \\/.");
}

} // namespace themata
