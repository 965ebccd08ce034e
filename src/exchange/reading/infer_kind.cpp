#include "exchange/reading/inference.h"

#include "exchange/reading/answer_words.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/survey_tools.h"
#include "exchange/reading/words.h"
#include <algorithm>

namespace themata {

namespace {

// "Which did you use? - Tea" with nothing but "Tea", and "(choice=Tea)" with "Checked".
bool is_choice_of(const Heading& heading, const ColumnProfile& profile) {
    if (profile.filled == 0 || profile.numbers > 0)
        return false;
    if (profile.distinct == 1 && profile.words_seen.size() == 1) {
        const std::string choice = as_seen(profile.words_seen.front().cell);
        std::string_view name = heading.name;
        while (name.ends_with(']') || name.ends_with(')'))
            name.remove_suffix(1);
        const std::size_t before = name.size() - std::min(name.size(), choice.size());
        const bool ends_so = read_alike(name.substr(before), choice);
        return !choice.empty() && ends_so &&
               (before == 0 ||
                std::string_view(" [/=").find(name[before - 1]) != std::string_view::npos);
    }
    return heading.wording.find("(choice=") != std::string::npos &&
           std::ranges::all_of(profile.words_seen, [](const CountedCell& each) {
               return yes_or_no(each.cell).has_value();
           });
}

// The column of a question whose choices stand in columns of their own, as KoboToolbox writes.
bool has_columns_of_choices(const Headings& headings, std::size_t column) {
    const std::string begin = headings[column].name + "/";
    std::size_t choices = 0;
    for (std::size_t i = column + 1; i < headings.size(); ++i)
        choices += headings[i].name.starts_with(begin);
    return choices > 1;
}

// "Trust" is where somebody works, or an item of a scale.
bool tells_a_trait(const Heading& heading, const ColumnProfile& profile) {
    if (scale_item(heading.wording) || (squashed(heading.name) == "trust" && profile.numbers > 0))
        return false;
    return is_trait_name(heading.name) || is_trait_name(heading.wording);
}

// "ID agente", "Kollektor-ID": what a program counts by.
bool ends_as_id(std::string_view name) {
    const bool begins = name.starts_with("ID ");
    const bool ends = name.size() > 2 && name.ends_with("ID") &&
                      !(name[name.size() - 3] >= 'A' && name[name.size() - 3] <= 'Z');
    return begins || ends;
}

} // namespace

bool Inference::looks_like_text(std::size_t column) const {
    const ColumnProfile& profile = profiles_[column];
    const Heading& heading = headings_[column];
    if (const KnownColumn* as = known(column))
        return as->use == Use::text;
    if (profile.all_numbers() || is_set_aside(column) || says_consent(column) ||
        is_about_the_visit(heading.name) || is_about_the_visit(heading.wording) ||
        tells_a_trait(heading, profile) || typed_name(heading.name) ||
        judged_.columns[column].are != CellsAre::nothing || is_yes_or_no(column) ||
        is_one_hot(column) || has_columns_of_choices(headings_, column))
        return false;
    if (is_answer_name(heading.name) || heading.wording.find('?') != heading.wording.npos)
        return true;
    const bool is_sentence = std::ranges::count(heading.wording, ' ') >= 5;
    const bool repeats = profile.distinct <= 10 || profile.distinct * 5 <= profile.filled;
    const bool is_prose = profile.filled > 0 && profile.prose * 3 >= profile.filled;
    return (is_prose && (!repeats || profile.longest > 60 || profile.filled <= 10)) ||
           (is_sentence && profile.filled > 0 && profile.numbers == 0);
}

bool Inference::is_one_hot(std::size_t column) const {
    const ColumnProfile& profile = profiles_[column];
    return (profile.filled > 0 && profile.marks == profile.filled && profile.distinct <= 2) ||
           is_choice_of(headings_[column], profile);
}

bool Inference::is_yes_or_no(std::size_t column) const {
    const ColumnProfile& profile = profiles_[column];
    return profile.filled > 1 && profile.numbers == 0 && profile.missing < profile.filled &&
           profile.words_seen.size() <= 6 &&
           std::ranges::all_of(profile.words_seen, [](const CountedCell& each) {
               return yes_or_no(each.cell).has_value();
           });
}

bool Inference::holds_choices(std::size_t column) const {
    const ColumnProfile& profile = profiles_[column];
    if (typed_name(headings_[column].name) || !profile.knows_words())
        return false;
    std::vector<std::string_view> cells;
    for (const CountedCell& each : profile.words_seen)
        cells.push_back(each.cell);
    return are_several_choices(cells);
}

bool Inference::looks_like_score(std::size_t column) const {
    if (const KnownColumn* as = known(column))
        return as->use == Use::score;
    const std::string_view name = headings_[column].name;
    const JudgedColumn& judged = judged_.columns[column];
    if (judged.are == CellsAre::nothing || name.empty() || is_set_aside(column) ||
        says_consent(column) || is_about_the_visit(name) ||
        is_about_the_visit(headings_[column].wording) ||
        tells_a_trait(headings_[column], profiles_[column]) || may_be_label(name) ||
        typed_name(name) || ends_as_id(name))
        return false;
    if (scale_item(headings_[column].wording))
        return true;
    // Rows of a grid with one mark or none are choices.
    return !is_one_hot(column) && (judged.item || profiles_[column].distinct <= 100);
}

bool Inference::is_asked_score(std::size_t column) const {
    const bool is_question = headings_[column].wording.find('?') != std::string::npos;
    return looks_like_score(column) &&
           (judged_.columns[column].item || (is_question && !profiles_[column].all_numbers()));
}

bool Inference::is_participants_list() const {
    const bool tells_answers = has(Use::text) || has(Use::score) || has(Use::answer) ||
                               has(Use::stage) || has(Use::stage_date) || has(Use::mark) ||
                               has(Use::theme) || map_.stage_is || named(Use::stage);
    if (tells_answers || headings_.size() < 2)
        return false;
    const ColumnPlan* asked_for = map_.first(Use::participant);
    const auto by_name = named(Use::participant);
    const std::size_t label = asked_for ? asked_for->column : by_name.value_or(0);
    const bool is_sure = asked_for || by_name;
    bool describes = named(Use::role).has_value();
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        if (i == label)
            continue;
        if (looks_like_text(i) || is_known(i, Use::score) || is_asked_score(i))
            return false;
        describes = describes || is_trait_name(headings_[i].name) ||
                    typed_name(headings_[i].name) || is_known(i, Use::trait);
    }
    // Of a repeated label it is asked which row counts (taking/row_people.h).
    if (is_sure && describes)
        return true;
    return (is_sure || (describes && may_be_label(headings_[label].name))) &&
           tells_rows_apart(sheet_, label);
}

FileKind Inference::kind_by_columns() const {
    const bool people = is_there(Use::participant);
    const bool asked_for_answers =
        has(Use::text) || has(Use::answer) || has(Use::mark) || has(Use::score) || has(Use::theme);
    const auto is = [this](Use use) { return named(use).has_value(); };
    if (!asked_for_answers && is(Use::theme)) {
        // Answers may come with a column of codes; codings of answers come without these.
        if (people && (is(Use::quote) || is(Use::coder) || (is(Use::question) && !find_answer())))
            return FileKind::codings;
        if (!people && (is(Use::parent) || is(Use::definition) || headings_.size() == 1))
            return FileKind::codebook;
    }
    if (people && is(Use::item) && is(Use::value))
        return FileKind::scores;
    if (!people && !asked_for_answers && is(Use::question) && (is(Use::kind) || is(Use::scale)))
        return FileKind::questions;
    if (!people && is(Use::stage) && is(Use::order))
        return FileKind::stages;
    if (is_notes_list())
        return FileKind::notes;
    if (is_willing_list())
        return FileKind::willing;
    return is_participants_list() ? FileKind::participants : FileKind::responses;
}

std::string Inference::why_left_out(std::size_t column) const {
    const ColumnProfile& profile = profiles_[column];
    if (profile.filled == 0)
        return "every cell is blank";
    if (headings_[column].name.empty())
        return "it has no name";
    if (map_.kind == FileKind::codebook || map_.kind == FileKind::codings)
        return "it says nothing of a theme or a coding";
    if (map_.kind == FileKind::notes)
        return "a note is kept without who made it and when";
    if (personal_[column] == Personal::mail)
        return "it holds e-mail addresses, which identify people";
    if (personal_[column] == Personal::ip)
        return "it holds IP addresses, which may identify people";
    if (personal_[column] == Personal::place)
        return "it tells where somebody was";
    if (is_personal(headings_[column].name) || is_personal(headings_[column].wording))
        return "it may identify a person";
    if (looks_like_dates(sheet_, column))
        return "it holds dates, of which stages can be made";
    if (is_about_the_visit(headings_[column].name) || is_about_the_visit(headings_[column].wording))
        return "it tells of the visit";
    if (has_columns_of_choices(headings_, column))
        return "its choices stand in columns of their own, which can be taken as themes";
    if (numbers_submissions(headings_[column].name))
        return "the survey tool numbers the rows by it";
    if (holds_choices(column))
        return "its cells hold several choices each, which as a trait would make a group of each "
               "combination; they can be taken as themes";
    if (is_one_hot(column))
        return "it holds one mark or none, which can be taken as a theme";
    return "nothing tells what it is: an answer, a score or a trait";
}

} // namespace themata
