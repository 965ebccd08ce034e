#pragma once
// A TextSearch finds literals and regular expressions by reading the texts, word for word or not;
// an AsciiPhraseCounter counts phrases of ASCII words. Both belong to one thread.

#include "index/evidence.h"
#include "index/resolve.h"
#include "text/regex.h"
#include <algorithm>
#include <cstddef>
#include <future>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace themata {

// Many answers are read on several threads, each a part of them in their order. What reads must not
// change anything that the others see. Returns when all parts are read; what a part throws is
// thrown on, as if it were read here. Any thread.

// read(begin, end) gives what was found from place `begin` to before `end`; its results in order.
// A thread is worth it for `enough` of them.
template <class Found, class Read>
[[nodiscard]] std::vector<Found> side_by_side(std::size_t count, std::size_t enough, Read read) {
    constexpr std::size_t most_threads = 8;
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t threads =
        std::clamp<std::size_t>(count / enough, 1, std::min(cores, most_threads));
    const auto read_part = [&](std::size_t part) {
        return read(count * part / threads, count * (part + 1) / threads);
    };
    std::vector<std::future<Found>> others; // each waits for its thread at its end
    for (std::size_t part = 1; part < threads; ++part)
        others.push_back(std::async(std::launch::async, read_part, part));
    std::vector<Found> found;
    found.push_back(read_part(0));
    for (std::future<Found>& other : others)
        found.push_back(other.get());
    return found;
}

class TextSearch {
public:
    // Of a pattern that reads texts.
    explicit TextSearch(const Pattern& pattern);

    // How often it stands there; a text that a regular expression takes too long for is an Error.
    [[nodiscard]] Result<std::uint32_t> count(std::string_view text,
                                              const std::function<bool()>& stop);

    // What matched: rising, on graphemes, what overlaps made one.
    [[nodiscard]] std::vector<Span> spans(std::string_view text);

private:
    [[nodiscard]] std::uint32_t count_folded(std::string_view text);
    [[nodiscard]] std::vector<Span> places(std::string_view text);

    Pattern pattern_;
    std::string wanted_; // of a literal, folded unless it is to be as written
    std::string folded_; // the text that is read, in the same room each time
    std::optional<Regex> regex_;
};

// The answers in `within` in which it stands. A regular expression has a time to do it in.
[[nodiscard]] Result<Evidence> scan_texts(const Study& study, const Pattern& pattern,
                                          const ResponseSet& within, std::stop_token stop);

// Letters of which some stand within one word of whatever text the pattern stands in; none when
// there are none of which that is sure.
[[nodiscard]] std::vector<std::string> letters_needed(const Pattern& pattern);

// Tells by ASCII letters alone how often words stand one behind the other in a text, so that few
// answers which hold all words of a phrase need be read word by word.
class AsciiPhraseCounter {
public:
    explicit AsciiPhraseCounter(const Pattern& pattern);

    // As often as a Matcher finds the pattern, or nothing where ASCII cannot tell: where letters
    // cannot be told one by one, or a word's bounds are not plain to see.
    [[nodiscard]] std::optional<std::uint32_t> count(std::string_view text);

private:
    enum class Stands { no, yes, unclear };
    [[nodiscard]] bool lower(std::string_view text);
    [[nodiscard]] Stands stands_at(std::size_t first) const;
    [[nodiscard]] bool begins_plainly(std::size_t place) const;
    [[nodiscard]] bool ends_plainly(std::size_t place) const;
    [[nodiscard]] char at(std::size_t place) const;

    std::vector<std::string> words_; // empty: nothing can be told
    bool last_begins_ = false;       // the last word is the beginning of one
    std::string lower_;
};

} // namespace themata
