#include "text/regex.h"

#include "text/utf8.h"
#include <algorithm>
#include <optional>
#include <stdexcept>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

namespace themata {

namespace {

// ICU counts steps of some 10,000 operations: so many are a few hundredths of a second.
constexpr std::int32_t longest_steps = 20;
constexpr std::int32_t most_stack = 4'000'000;

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string in_words(UErrorCode status) {
    switch (status) {
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
        return "This \\ stands before a letter that means nothing behind it";
    case U_REGEX_MISMATCHED_PAREN:
        return "A parenthesis of the expression has no other half";
    case U_REGEX_NUMBER_TOO_BIG:
        return "This number is too big";
    case U_REGEX_BAD_INTERVAL:
        return "This {} does not say how often";
    case U_REGEX_MAX_LT_MIN:
        return "The second number in this {} is less than the first";
    case U_REGEX_INVALID_BACK_REF:
        return "There is no group that this refers to";
    case U_REGEX_INVALID_FLAG:
        return "There is no such flag";
    case U_REGEX_LOOK_BEHIND_LIMIT:
        return "What is looked for behind must not be of any length";
    case U_REGEX_MISSING_CLOSE_BRACKET:
        return "This [ is not closed";
    case U_REGEX_INVALID_RANGE:
        return "The range in these [] goes backwards";
    case U_REGEX_PROPERTY_SYNTAX:
        return "There is no such property of letters";
    case U_REGEX_INVALID_CAPTURE_GROUP_NAME:
        return "This is no name of a group";
    default:
        return "The expression cannot be read here";
    }
}

// Where the mistake stands: lines and UTF-16 units of the expression as bytes.
std::size_t byte_of(const UParseError& place, std::string_view expression) {
    std::size_t begin = 0;
    for (std::int32_t line = 1; line < place.line; ++line)
        if (const std::size_t end = expression.find('\n', begin); end != expression.npos)
            begin = end + 1;
    const std::string_view rest = expression.substr(begin);
    const auto units = static_cast<std::size_t>(std::max(place.offset, 0));
    const std::size_t after = utf16_to_byte(rest, std::min(units, count_utf16(rest)));
    return begin + (after == 0 ? 0 : code_point_start(rest, after - 1));
}

UBool goes_on(const void* context, std::int32_t) {
    return !(*static_cast<const std::function<bool()>*>(context))();
}

UBool finds_on(const void* context, std::int64_t) {
    return !(*static_cast<const std::function<bool()>*>(context))();
}

} // namespace

std::optional<RegexMistake> mistake_in_regex(std::string_view expression) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError place{};
    const std::unique_ptr<icu::RegexPattern> pattern(
        icu::RegexPattern::compile(wide(expression), place, status));
    if (U_SUCCESS(status))
        return std::nullopt;
    return RegexMistake{byte_of(place, expression), in_words(status)};
}

struct Regex::Parts {
    std::unique_ptr<icu::RegexMatcher> matcher;
    std::vector<char16_t> units; // of the text that is read
    icu::UnicodeString text;     // on top of them

    void read(std::string_view utf8);
};

// Into the same room each time: a scan reads a million texts.
void Regex::Parts::read(std::string_view utf8) {
    if (units.size() < utf8.size() + 1)
        units.resize(utf8.size() * 2 + 64);
    std::int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(units.data(), static_cast<std::int32_t>(units.size()), &length, utf8.data(),
                  static_cast<std::int32_t>(utf8.size()), &status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU could not read a text.");
    text.setTo(false, units.data(), length);
    matcher->reset(text);
}

Regex::Regex(std::string_view expression, Case letters) : parts_(std::make_unique<Parts>()) {
    UErrorCode status = U_ZERO_ERROR;
    const std::uint32_t flags = letters == Case::folded ? UREGEX_CASE_INSENSITIVE : 0;
    parts_->matcher = std::make_unique<icu::RegexMatcher>(wide(expression), flags, status);
    if (U_SUCCESS(status))
        parts_->matcher->setTimeLimit(longest_steps, status);
    if (U_SUCCESS(status))
        parts_->matcher->setStackLimit(most_stack, status);
    if (U_FAILURE(status))
        throw std::invalid_argument("A regular expression with a mistake was to be used.");
}

Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Regex::Outcome Regex::look(std::string_view text, const std::function<bool()>& stop) {
    UErrorCode status = U_ZERO_ERROR;
    parts_->matcher->setMatchCallback(goes_on, &stop, status);
    parts_->matcher->setFindProgressCallback(finds_on, &stop, status);
    parts_->read(text);
    const bool found = parts_->matcher->find(status);
    if (status == U_REGEX_STOPPED_BY_CALLER)
        return Outcome::stopped;
    if (U_FAILURE(status))
        return Outcome::too_slow;
    return found ? Outcome::some : Outcome::none;
}

std::vector<Span> Regex::find(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    parts_->matcher->setMatchCallback(nullptr, nullptr, status);
    parts_->matcher->setFindProgressCallback(nullptr, nullptr, status);
    parts_->read(text);
    std::vector<Span> spans;
    std::size_t unit = 0; // where `byte` is
    std::size_t byte = 0;
    const auto byte_at = [&](std::int32_t place) {
        byte += utf16_to_byte(text.substr(byte), static_cast<std::size_t>(place) - unit);
        unit = static_cast<std::size_t>(place);
        return narrow(byte);
    };
    while (parts_->matcher->find(status) && U_SUCCESS(status)) {
        const std::int32_t begin = parts_->matcher->start(status);
        const std::int32_t end = parts_->matcher->end(status);
        if (begin == end)
            continue;
        const std::uint32_t from = byte_at(begin);
        spans.push_back({from, byte_at(end)});
    }
    return spans;
}

namespace {

using Needs = std::vector<std::string>; // one of them; none: nothing is known

constexpr std::size_t deepest = 50; // groups in groups
constexpr std::size_t most_alternatives = 50;

// As long as the shortest of what may stand there.
std::size_t worth(const Needs& needs) {
    std::size_t least = needs.empty() ? 0 : needs.front().size();
    for (const std::string& each : needs)
        least = std::min(least, each.size());
    return least;
}

void prefer(Needs& best, Needs other) {
    if (worth(other) > worth(best))
        best = std::move(other);
}

// How often the piece before it stands: not told apart further than this.
enum class Often { once, once_or_more, perhaps_not };

class NeedsReader {
public:
    explicit NeedsReader(std::string_view expression) {
        for_each_code_point(expression,
                            [&](char32_t letter, std::size_t) { letters_.push_back(letter); });
    }

    [[nodiscard]] Needs read() {
        Needs needs = alternatives(0);
        return unknown_ || at_ != letters_.size() ? Needs{} : needs;
    }

private:
    [[nodiscard]] bool ended() const { return unknown_ || at_ >= letters_.size(); }

    [[nodiscard]] char32_t here() const { return letters_[at_]; }

    [[nodiscard]] bool comes(char32_t letter) const { return !ended() && here() == letter; }

    Needs give_up() {
        unknown_ = true;
        return {};
    }

    // Up to the closing parenthesis, which is left, or the end.
    Needs alternatives(std::size_t depth) {
        if (depth > deepest)
            return give_up();
        Needs all = sequence(depth);
        bool each_known = !all.empty();
        while (comes('|')) {
            ++at_;
            Needs next = sequence(depth);
            each_known = each_known && !next.empty();
            all.insert(all.end(), next.begin(), next.end());
        }
        return each_known && all.size() <= most_alternatives ? all : Needs{};
    }

    Needs sequence(std::size_t depth) {
        Needs best;
        std::string run;
        const auto end_run = [&] {
            if (!run.empty())
                prefer(best, {run});
            run.clear();
        };
        while (!ended() && here() != '|' && here() != ')') {
            Needs inner;
            const std::optional<char32_t> letter = piece(depth, inner);
            const Often often = quantifier();
            if (letter && often != Often::perhaps_not)
                append_utf8(run, *letter);
            if (!letter || often != Often::once)
                end_run();
            if (often != Often::perhaps_not)
                prefer(best, std::move(inner));
        }
        end_run();
        return best;
    }

    // A letter or digit that stands for itself; or else nothing, and what a group needs.
    std::optional<char32_t> piece(std::size_t depth, Needs& inner) {
        const char32_t letter = here();
        ++at_;
        switch (letter) {
        case '(':
            inner = group(depth);
            return std::nullopt;
        case '[':
            skip_set();
            return std::nullopt;
        case '\\':
            skip_escape();
            return std::nullopt;
        default:
            if (u_isalnum(static_cast<UChar32>(letter)))
                return letter;
            return std::nullopt;
        }
    }

    // Behind its parenthesis. Only groups that match what they hold tell something.
    Needs group(std::size_t depth) {
        bool looks_around = false;
        if (comes('?')) {
            ++at_;
            if (ended())
                return give_up();
            const char32_t kind = here();
            ++at_;
            if (kind == '<' && !comes('=') && !comes('!'))
                while (!ended() && letters_[at_++] != '>') // its name
                    ;
            else if (kind == '=' || kind == '!' || kind == '<')
                looks_around = true;
            else if (kind != ':' && kind != '>')
                return give_up(); // flags, a comment
            if (looks_around && kind == '<')
                ++at_;
        }
        Needs needs = alternatives(depth + 1);
        if (!comes(')'))
            return give_up();
        ++at_;
        return looks_around ? Needs{} : needs;
    }

    // Sets may hold sets, and quoted brackets.
    void skip_set() {
        if (comes('^'))
            ++at_;
        if (comes(']')) // stands for itself
            ++at_;
        for (std::size_t open = 1; open > 0; ++at_) {
            if (ended())
                return void(give_up());
            if (here() == '\\')
                ++at_;
            else if (here() == '[')
                ++open;
            else if (here() == ']')
                --open;
        }
    }

    // What is behind a backslash may go on in several ways: \x{41}, \p{L}, \N{…}, \Q…\E, \cX.
    void skip_escape() {
        if (ended())
            return void(give_up());
        const char32_t kind = here();
        ++at_;
        const bool has_name = kind == 'p' || kind == 'P' || kind == 'N';
        if (kind == 'Q' || kind == 'c' || kind == 'x' || kind == 'u' || kind == 'U' ||
            kind == '0' || (has_name && !comes('{')))
            return void(give_up());
        if (kind == 'k') {
            while (!ended() && letters_[at_++] != '>')
                ;
        } else if (has_name) {
            while (!ended() && letters_[at_++] != '}')
                ;
        } else if (kind >= '1' && kind <= '9') {
            while (!ended() && here() >= '0' && here() <= '9')
                ++at_;
        }
    }

    Often quantifier() {
        if (ended())
            return Often::once;
        Often often = Often::once;
        if (comes('?') || comes('*'))
            often = Often::perhaps_not;
        else if (comes('+'))
            often = Often::once_or_more;
        else if (comes('{'))
            often = Often::perhaps_not;
        else
            return often;
        if (comes('{'))
            while (!ended() && here() != '}')
                ++at_;
        ++at_;
        if (comes('?') || comes('+')) // lazy, possessive
            ++at_;
        return often;
    }

    std::u32string letters_;
    std::size_t at_ = 0;
    bool unknown_ = false;
};

} // namespace

std::vector<std::string> needed_by(std::string_view expression) {
    return NeedsReader(expression).read();
}

} // namespace themata
