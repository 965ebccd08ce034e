#pragma once
// What is asked of a study all the time, ready to be read: codings of a response, children of a
// theme, answers of a participant. Always what Lookup::of(study) would give; kept up by changes,
// never rebuilt per edit. A value: any thread may read it.

#include "study/change.h"
#include "study/groups.h"
#include <string>

namespace themata {

class Lookup {
public:
    [[nodiscard]] static Lookup of(const Study& study);
    // The lookup of the study that apply(study, changes) gave.
    [[nodiscard]] Lookup after(const Changes& changes) const;

    Groups<Response, Coding> codings;              // of a response
    Groups<Response, Verdict> verdicts;            // of a response
    Groups<Theme, Theme> children;                 // of a theme; of {0}: the themes at the top
    Groups<Participant, Response> responses;       // of a participant
    Groups<Participant, Score> scores;             // of a participant
    Groups<struct LabelKey, Participant> labelled; // by label_key(): few share one
    Groups<Participant, Trait> traits;             // of a participant

    [[nodiscard]] std::size_t coded_responses() const { return coded_responses_; }

    // Codings with the theme itself, not with those below it. Which ones they are is a pass over
    // the table: a list per theme would make each coding of a frequent theme copy all the others.
    [[nodiscard]] std::uint32_t codings_with(ThemeId theme) const;

    bool operator==(const Lookup& other) const = default;

private:
    std::vector<std::uint32_t> codings_with_; // by theme; the last one is not 0
    std::size_t coded_responses_ = 0;
};

// Participants are found by label through a key of the label; a map from strings would take half
// the time of opening a study of many participants.
[[nodiscard]] Id<LabelKey> label_key(std::string_view label);

// {0} when nobody has this label. Labels are compared byte for byte.
[[nodiscard]] ParticipantId participant_labelled(const Study&, const Lookup&,
                                                 std::string_view label);

// Codings of one response, by where they begin; ties longest first, so that nested highlights draw
// outside in.
[[nodiscard]] std::vector<Coding> codings_of(const Study&, const Lookup&, ResponseId);

// Children in the order of the codebook: by order, then by id.
[[nodiscard]] std::vector<ThemeId> children_of(const Study&, const Lookup&, ThemeId parent);

// The theme and all themes below it, parents before children.
[[nodiscard]] std::vector<ThemeId> subtree(const Study&, const Lookup&, ThemeId theme);

// The colour of a theme to be added: themes below others take turns, and so do those at the top,
// which are often only headings of the others.
[[nodiscard]] std::uint8_t next_colour(const Study&, ThemeId parent);

// All themes, depth first in the order of the codebook.
[[nodiscard]] std::vector<ThemeId> codebook_order(const Study&, const Lookup&);

// "Concerns/Selection bias": names from the top down to the theme.
[[nodiscard]] std::string path_of(const Study&, ThemeId theme);

// Themes above, nearest first.
[[nodiscard]] std::vector<ThemeId> ancestors(const Study&, ThemeId theme);

[[nodiscard]] const Response* response_at(const Study&, const Lookup&, ParticipantId, StageId,
                                          QuestionId);
[[nodiscard]] const Score* score_at(const Study&, const Lookup&, ParticipantId, StageId,
                                    QuestionId);
// The trait of this name, or nullptr.
[[nodiscard]] const Trait* trait_of(const Study&, const Lookup&, ParticipantId,
                                    std::string_view name);

} // namespace themata
