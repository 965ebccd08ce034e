#pragma once
// A Regex matches a regular expression on UTF-8 (ICU's, which know letters and words of every
// script). One that takes too long on a text says so instead of going on. A Regex belongs to one
// thread.

#include "study/span.h"
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

struct RegexMistake {
    std::size_t byte = 0; // in the expression
    std::string what;
};

[[nodiscard]] std::optional<RegexMistake> mistake_in_regex(std::string_view expression);

class Regex {
public:
    enum class Case : std::uint8_t { folded, as_written };

    // The expression must be one without a mistake.
    Regex(std::string_view expression, Case letters);
    Regex(Regex&&) noexcept;
    Regex& operator=(Regex&&) noexcept;
    ~Regex();

    enum class Outcome : std::uint8_t { none, some, too_slow, stopped };

    // Whether it matches anywhere, if only an empty place. `stop` is asked now and then.
    [[nodiscard]] Outcome look(std::string_view text, const std::function<bool()>& stop);

    // What it matches, but for empty places, in bytes; as far as it came in time.
    [[nodiscard]] std::vector<Span> find(std::string_view text);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// What an expression cannot match without is read off the expression, so that a search reads only
// texts in which it stands.

// Runs of letters and digits as they are written, of which each match contains one; none when that
// cannot be told. An expression with a mistake, or with flags of its own, tells nothing.
[[nodiscard]] std::vector<std::string> needed_by(std::string_view expression);

} // namespace themata
