#pragma once
// Carrying over says which codings answers can be given because others that say the same have them:
// the groups of identical answers (analysis/duplicates.h), of which some were coded by people and
// some by nobody. A pure function of a snapshot; any thread; uses a second one for a while.
//
// Coded   an answer that a person coded or judged; where it is settled, only the consensus speaks.
//         What a rule coded, or was carried over, is nobody's judgement and is not carried on.
// Uncoded an answer that no person coded or judged and nothing was carried over to.
// Agreed  all who coded or judged the equals gave them the same themes. Where they did not, nothing
//         is applied. Where they found nothing to code, nothing can be: only a person judges that.
// Place   a coding of a whole answer goes to the whole answer, a passage to the same words.

#include "analysis/duplicates.h"
#include "study/response_set.h"
#include "study/snapshot.h"
#include <string_view>

namespace themata {

// The coder of kind rule by whose name carried codings are told apart.
inline constexpr std::string_view carried_over_coder = "carried over";

struct CarriedPassage {
    ThemeId theme;
    Span span;
    CodingId of; // the coding that it is like
    bool operator==(const CarriedPassage&) const = default;
};

struct CarriedAnswer {
    ResponseId to;
    ResponseId from;
    CoderId coder; // whose coding it is
    std::vector<CarriedPassage> passages;
    bool operator==(const CarriedAnswer&) const = default;
};

// retired: the theme is. merged: the coding was of a theme that is a part of another now. moved:
// its words could not be found in the answer, whose words are divided otherwise.
enum class WhyNotCarried : std::uint8_t { retired, merged, moved };

struct NotCarried {
    ResponseId to;
    CodingId of;
    WhyNotCarried why = WhyNotCarried::retired;
    bool operator==(const NotCarried&) const = default;
};

// How one coder read one of the equals.
struct EqualReading {
    ResponseId response;
    CoderId coder;
    std::vector<ThemeId> themes; // rising; none: nothing to code
    bool operator==(const EqualReading&) const = default;
};

struct EqualsDisagree {
    std::vector<EqualReading> readings;
    std::vector<ResponseId> uncoded;
    bool operator==(const EqualsDisagree&) const = default;
};

struct CarryOver {
    std::vector<CarriedAnswer> answers; // rising by the answer that gets codings
    std::vector<NotCarried> not_carried;
    std::vector<EqualsDisagree> disagreements;
    std::size_t hidden = 0; // uncoded answers, and coded ones, that are left out as hidden
    bool operator==(const CarryOver&) const = default;
};

struct CarryOverSpec {
    ResponseSet hidden;           // from whoever acts, who is to code them blind
    std::vector<CodingId> merged; // codings of themes that were merged since, rising
};

// Stopped, it is empty.
[[nodiscard]] CarryOver carry_over(const Snapshot&, const CarryOverSpec&,
                                   std::stop_token stop = {});

// Where a passage of one text stands in another that says the same; nothing: its words cannot be
// told there.
[[nodiscard]] std::optional<Span> same_place(std::string_view from, Span span, std::string_view to);

// "“Old” is retired", said of the theme.
[[nodiscard]] std::string_view in_words(WhyNotCarried why);

} // namespace themata
