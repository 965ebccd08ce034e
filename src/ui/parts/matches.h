#pragma once
// Which names fit a few typed letters, best first, and which of their letters fit: the one matcher
// of the theme picker and the palette. Case and accents do not count. Pure functions of values, and
// NameMatching, which goes through many names piece by piece; any thread, one at a time.

#include "study/snapshot.h"
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace themata {

// How letters fit a name, the best first: they are the name; it begins so; one of its words begins
// so; its words begin with the typed words, or with one typed letter each; it holds them together;
// it holds them in this order.
enum class Fit : std::uint8_t { whole, beginning, word, words, initials, inside, scattered };

// What was typed, made ready to be compared.
class TypedLetters {
public:
    explicit TypedLetters(std::string_view typed);

    [[nodiscard]] bool empty() const { return folded_.empty(); }

    [[nodiscard]] const std::string& folded() const { return folded_; }

    // Of a name that went through fold_loosely().
    [[nodiscard]] std::optional<Fit> fit(std::string_view folded_name) const;
    // The letters of the name, as it is written, that fit: whole graphemes, without overlaps.
    [[nodiscard]] std::vector<Span> fitting(std::string_view name) const;

private:
    std::string folded_;
};

// A name that can be found. Of equal fits those with a lower rank come first.
struct Findable {
    std::string folded;       // the name, through fold_loosely()
    std::string folded_whole; // with what stands before it ("apply trust"); empty when nothing does
    std::uint32_t rank = 0;
};

struct NameMatch {
    std::uint32_t place = 0; // in the list
    Fit fit = Fit::whole;
    std::uint32_t rank = 0;

    bool operator==(const NameMatch&) const = default;
};

// The best of a long list, gone through piece by piece so that no frame waits for the whole of it.
// Letters that are added to those before go through the names that fitted these.
class NameMatching {
public:
    static constexpr std::size_t most = 60;

    // Begins anew when the list or the letters differ. Matches with nothing typed: none.
    void want(std::shared_ptr<const std::vector<Findable>> names, std::string_view typed);
    // Looks at so many more names.
    void go_on(std::size_t names);

    [[nodiscard]] bool done() const { return !names_ || next_ >= count(); }

    // The best so far, at most `most`; by fit, rank and place.
    [[nodiscard]] const std::vector<NameMatch>& best() const { return best_; }

private:
    [[nodiscard]] std::size_t count() const { return narrowed_ ? within_.size() : names_->size(); }

    void look_at(std::uint32_t place);

    std::shared_ptr<const std::vector<Findable>> names_;
    std::string typed_;
    TypedLetters letters_{""};
    bool narrowed_ = false;
    std::vector<std::uint32_t> within_; // when narrowed: what is looked at
    std::vector<std::uint32_t> fitted_;
    std::size_t next_ = 0;
    std::vector<NameMatch> best_;
};

struct ThemeMatch {
    ThemeId theme;
    std::vector<Span> fitting; // in the theme's name

    bool operator==(const ThemeMatch&) const = default;
};

// Themes of `recent` come first among those that fit alike. For nothing typed: recent ones, then
// the codebook. Retired themes are not offered.
[[nodiscard]] std::vector<ThemeMatch> matching_themes(const Snapshot& now, std::string_view typed,
                                                      const std::vector<ThemeId>& recent);

// Whether a theme that is in use is called exactly so.
[[nodiscard]] bool theme_is_called(const Snapshot& now, std::string_view name);

} // namespace themata
