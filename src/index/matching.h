#pragma once
// A Matcher finds patterns of words in a text by reading it: the index is checked against it, it
// searches while there is no index, and it marks the hits. It reads by the same terms and stems as
// the index, so both find the same. Literals and regular expressions are the work of TextSearch
// (index/text_search.h) and never found here. A Matcher belongs to one thread.

#include "index/query.h"
#include "index/resolve.h"
#include "index/terms.h"
#include "text/fold.h"
#include <array>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>

namespace themata {

// From the first word of something found to its last, counted among the words of the answer.
struct Stretch {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    auto operator<=>(const Stretch&) const = default;
};

// For each part of a near, which of its stretches stand in a chain from the first part to the last
// in which each is within reach of the one before and does not overlap it.
[[nodiscard]] std::vector<std::vector<bool>>
in_chains(const std::vector<std::vector<Stretch>>& parts, const std::vector<Reach>& reaches);

// Rising spans in which overlapping ones are made one, and none is empty.
[[nodiscard]] std::vector<Span> united(std::vector<Span> spans);

class Matcher {
public:
    // `language` is that of answers too short to tell (study_language).
    Matcher(std::vector<Pattern> patterns, Language language);

    struct Found {
        std::uint32_t pattern = 0;
        std::uint32_t count = 0; // how often; 0 of a language, which ranks nothing
    };

    // The patterns that stand in an answer, each once. Holds until the next call.
    [[nodiscard]] std::span<const Found> find(std::string_view text);

    // By pattern, what matched in the text itself: rising, on graphemes, what overlaps made one.
    [[nodiscard]] std::vector<std::vector<Span>> spans(std::string_view text);

    // The patterns that stand in the answer that was read last, be it for its spans.
    [[nodiscard]] std::span<const Found> found() const { return found_; }

    // In how many of the answers given to find() the rarest term of the pattern stood.
    [[nodiscard]] std::size_t answers_with(std::size_t pattern) const;

    // A pattern with a wildcard or a fuzzy word that stood for more different terms than this.
    [[nodiscard]] std::optional<std::size_t> pattern_over(std::size_t terms) const;

private:
    struct Taking {
        std::uint32_t slot = 0;
        std::uint32_t count = 1; // how many of the slot's keys the term has
    };

    using Takings = std::vector<Taking>;

    // A term of the text that a slot takes.
    struct Filled {
        std::uint32_t position = 0; // among the terms of the text
        std::uint32_t slot = 0;
        std::uint32_t count = 1;
        Span place; // in the folded text
    };

    // Words one behind the other, each a slot.
    struct Unit {
        std::vector<std::uint32_t> slots;
        std::uint32_t slop = 0;
        std::optional<std::uint32_t> pattern; // that it is all of

        bool operator==(const Unit&) const = default;
    };

    struct Occurrence {
        Stretch stretch;
        std::vector<Span> places;
    };

    struct Near {
        std::uint32_t pattern = 0;
        std::vector<std::vector<std::uint32_t>> choices; // of units
        std::vector<Reach> reaches;
    };

    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    using Known = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

    enum class Marking : std::uint8_t { none, each };

    void add(const Pattern& pattern, std::uint32_t place);
    std::uint32_t unit_of(const Words& words, std::optional<std::uint32_t> pattern);
    [[nodiscard]] std::uint32_t slot_of(const Slot& slot);
    void allow_first_bytes(const Slot& slot);
    [[nodiscard]] std::size_t answers_with(const Words& words) const;

    void read(std::span<const Term> terms, std::string_view text);
    void fill(std::span<const Term> terms, std::string_view text);
    void count_answer(std::uint32_t slot);
    [[nodiscard]] bool is_as_written(const Filled& filled, std::string_view text);
    void match_from(const Filled& first);
    [[nodiscard]] bool follow(const Unit& unit, const Filled& first);
    [[nodiscard]] const Filled* next_filled(std::uint32_t from, std::uint32_t to,
                                            std::uint32_t slot) const;
    void note(std::uint32_t unit, std::uint32_t count);
    void note_pattern(std::uint32_t pattern, std::uint32_t count, std::span<const Span> places);
    void match_near(const Near& near);

    // Which slots take this term, as a place in lists_.
    [[nodiscard]] std::uint32_t taken_by(const Term& term);
    [[nodiscard]] Takings slots_that_take(const Term& term);
    [[nodiscard]] std::uint32_t times(std::uint32_t slot, const Term& term);
    [[nodiscard]] std::uint32_t shared_keys(std::uint32_t slot, const Term& term);

    // What is looked for.
    std::vector<Slot> slots_;
    std::vector<NearWord> near_words_;  // of each slot; used by fuzzy ones
    std::array<bool, 256> may_begin_{}; // the first bytes of terms that a slot could take
    std::vector<Unit> units_;
    std::vector<std::vector<std::uint32_t>> beginning_with_; // units, by their first slot
    std::vector<Near> nears_;
    std::vector<std::pair<std::uint32_t, Language>> languages_; // patterns of one
    std::vector<Pattern> patterns_;
    Language study_language_;
    bool has_forms_ = false;

    // What was read before.
    Stemmer stemmer_;
    TermReader reader_;
    std::array<Known, language_count + 1> known_; // by language; the last holds signs
    std::vector<Takings> lists_;
    std::vector<std::array<std::optional<FormKeys>, language_count>> keys_; // of slots
    std::vector<std::unordered_set<std::string>> guessed_; // by slot: what wildcards stood for
    std::vector<std::size_t> answers_;                     // in which a slot was filled
    std::vector<std::size_t> last_answer_;                 // that did so
    std::size_t answer_ = 0;

    // What is read now.
    Marking marking_ = Marking::none;
    Language language_ = Language::none;
    std::optional<FoldedText> places_; // where its folded letters came from, once that is asked
    std::vector<Filled> filled_;
    std::vector<const Filled*> chain_;                 // of the unit that is followed
    std::vector<std::vector<Occurrence>> occurrences_; // by unit, of those in nears
    std::vector<Found> found_;
    std::vector<std::uint32_t> found_at_;   // by pattern: its place in found_, from 1
    std::vector<std::vector<Span>> marked_; // by pattern, in the folded text
};

} // namespace themata
