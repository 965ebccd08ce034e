#include "exchange/reading/inference.h"

#include "exchange/reading/heading_names.h"
#include "exchange/reading/theme_names.h"
#include "exchange/reading/words.h"

namespace themata {

namespace {

// "yes, paired" and the like; a column of anything longer or more various is none of it.
constexpr std::size_t longest_tie = 17;
constexpr std::size_t most_ties = 12;

} // namespace

std::size_t Inference::ties_in(std::size_t column) const {
    std::size_t ties = 0;
    for (std::size_t r = sheet_.header_rows; r < sheet_.size(); ++r)
        if (const auto cell = tie_cell(sheet_.row(r)[column]))
            ties += *cell == TieCell{} ? 0 : 1;
    return ties;
}

// Under the label of a participant any short words will do, so that a slip is named and the file
// not taken for something else; but one cell in two of the whole list says yes or no.
// A heading is compared as it is seen, but a participant may be called what is not seen.
std::string Inference::label_above(std::size_t column) const {
    if (sheet_.header_rows == 0)
        return headings_[column].name;
    const auto heading = sheet_.row(sheet_.header_rows - 1);
    const std::string_view raw = heading[column];
    const bool are_guarded = named(Use::guard) || has(Use::guard);
    const std::string label(are_guarded ? unguarded(raw) : raw);
    return is_participant_(label) ? label : headings_[column].name;
}

bool Inference::says_who_is_willing(std::size_t column) const {
    const ColumnProfile& profile = profiles_[column];
    if (profile.filled == 0 || profile.distinct > most_ties || profile.longest > longest_tie)
        return false;
    if (is_participant_(label_above(column)))
        return true;
    return profile.marks != profile.filled && ties_in(column) == profile.filled;
}

bool Inference::is_willing_list() const {
    bool knows_one = false;
    std::size_t filled = 0;
    std::size_t ties = 0;
    for (std::size_t i = 1; i < headings_.size(); ++i) {
        if (is_named(headings_[i].name, Use::guard))
            continue;
        if (!is_free(i) || headings_[i].name.empty() || !says_who_is_willing(i))
            return false;
        knows_one = knows_one || is_participant_(label_above(i));
        filled += profiles_[i].filled;
        ties += ties_in(i);
    }
    return knows_one && ties * 2 >= filled;
}

bool Inference::is_notes_list() const {
    const bool people = headings_.size() > 2 || is_there(Use::participant);
    return people && is_there(Use::domain) && is_there(Use::note) && !has(Use::text) &&
           !has(Use::answer) && !has(Use::score) && !is_there(Use::question);
}

void Inference::map_willing() {
    take_named({Use::participant});
    if (!has(Use::participant) && !headings_.empty() && is_free(0))
        use(0, Use::participant);
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && !headings_[i].name.empty() &&
            (profiles_[i].filled > 0 || is_participant_(label_above(i)))) {
            use(i, Use::willing);
            map_.columns[i].name = label_above(i);
        }
}

void Inference::map_notes() {
    take_named({Use::participant, Use::domain, Use::note});
    for (std::size_t i = 0; i < headings_.size() && !has(Use::participant); ++i)
        if (is_free(i))
            use(i, Use::participant);
    std::optional<std::size_t> longest;
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && profiles_[i].prose > 0 &&
            (!longest || profiles_[i].longest > profiles_[*longest].longest))
            longest = i;
    if (!has(Use::note) && longest)
        use(*longest, Use::note);
}

} // namespace themata
