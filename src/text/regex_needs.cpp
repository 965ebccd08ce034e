#include "text/regex_needs.h"

#include "text/utf8.h"
#include <algorithm>
#include <optional>
#include <unicode/uchar.h>

namespace themata {

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
