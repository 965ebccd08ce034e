#pragma once
// Finds patterns in a text by reading it: what the index is checked against, what searches while
// there is no index, and what marks the hits. It reads by the same terms and stems as the index, so
// both find the same. A Matcher belongs to one thread.

#include "index/resolve.h"
#include "index/stems.h"
#include "index/terms.h"
#include <array>
#include <span>
#include <unordered_map>

namespace themata {

class Matcher {
public:
    // `language` is that of answers too short to tell (study_language).
    Matcher(std::vector<Pattern> patterns, Language language);

    struct Found {
        std::uint32_t pattern = 0;
        Span place; // in the folded text
    };

    // Where patterns stand in an answer, overlapping ones too. Holds until the next call.
    [[nodiscard]] std::span<const Found> find(std::string_view text);

    // The same as spans of the text itself: rising, on graphemes, those that overlap made one.
    [[nodiscard]] std::vector<Span> spans(std::string_view text);

    // In how many of the answers given to find() the rarest term of the pattern stood.
    [[nodiscard]] std::size_t answers_with(std::size_t pattern) const;

private:
    using Slots = std::vector<std::uint32_t>;

    // A term of the text that a slot takes.
    struct Filled {
        std::uint32_t position = 0; // among the terms of the text
        std::uint32_t slot = 0;
        Span place;
        auto operator<=>(const Filled&) const = default;
    };

    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    using Known = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

    std::span<const Found> find_in(std::span<const Term> terms, std::string_view text);
    void fill(std::span<const Term> terms, std::string_view text);
    void allow_first_bytes(const Slot& slot);
    void match_from(const Filled& first);
    [[nodiscard]] Language language_of(std::string_view text) const;
    [[nodiscard]] std::uint32_t slot_of(const Slot& slot);
    // Which slots take this term, as a place in lists_.
    [[nodiscard]] std::uint32_t taken_by(const Term& term, Language language);
    [[nodiscard]] Slots slots_that_take(const Term& term, Language language);
    [[nodiscard]] bool is_form(const Term& term, std::string_view word, Language language) const;
    [[nodiscard]] const Filled* filled(std::uint32_t position, std::uint32_t slot) const;

    std::vector<Slot> slots_;
    std::array<bool, 256> may_begin_{}; // the first bytes of terms that a slot could take
    std::vector<Slots> patterns_;
    std::vector<std::vector<std::uint32_t>> beginning_with_; // patterns, by their first slot
    std::vector<std::size_t> answers_;                       // in which a slot was filled
    std::vector<std::size_t> last_answer_;                   // that did so
    std::size_t answer_ = 0;
    Language study_language_;
    bool has_forms_ = false;
    Stemmer stemmer_;
    TermReader reader_;
    std::array<Known, language_count + 1> known_; // by language; the last holds signs
    std::vector<Slots> lists_;
    std::vector<Filled> filled_;
    std::vector<Found> found_;
};

} // namespace themata
