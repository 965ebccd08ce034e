#include "exchange/reading/inference.h"

#include "exchange/reading/cell_shapes.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/survey_tools.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// Rows of a form that REDCap repeats stand beside those that hold a visit's other answers.
std::optional<Doubt> doubt_on_repeats(const Sheet& sheet, const Headings& headings) {
    std::optional<std::size_t> column;
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (squashed(headings[i].name).ends_with("repeatinstrument"))
            column = i;
    if (!column)
        return std::nullopt;
    std::string_view form;
    std::size_t repeats = 0;
    for (std::size_t r = sheet.header_rows; r < sheet.size(); ++r) {
        const auto cell = trimmed(sheet.row(r)[*column]);
        if (cell.empty())
            continue;
        if (!form.empty() && form != cell)
            return std::nullopt; // several forms; rows of one person are asked about all the same
        form = cell;
        ++repeats;
    }
    if (form.empty() || repeats == sheet.data_rows())
        return std::nullopt;
    return Doubt{
        .id = "repeats",
        .file = 0,
        .where = fmt::format("column {}", in_quotes(headings[*column].name)),
        .what = fmt::format("{} of the form {} stand beside the rows of the visits, and a visit is "
                            "one row.",
                            counted(repeats, "row"), cell_in_quotes(form)),
        .ways = {{.option = "--without",
                  .value = fmt::format("{}={}", headings[*column].name, form),
                  .means = fmt::format("{} of visits; those of the form are left out",
                                       counted(sheet.data_rows() - repeats, "row"))},
                 {.option = "--duplicates",
                  .value = "separate",
                  .means = "each row of the form as a person of its own"}}};
}

} // namespace

void Inference::map_participants() {
    if (!map_.role_is)
        take_named({Use::role});
    take_named({Use::participant});
    if (!has(Use::participant))
        use(0, Use::participant);
    if (!options_.trait.empty())
        return;
    take_known();
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && profiles_[i].filled > 0 && !headings_[i].name.empty() &&
            !is_set_aside(i) && !is_about_the_visit(headings_[i].name) && !holds_choices(i)) {
            use(i, Use::trait);
            if (says_consent(i))
                ask_about_consent(i);
        }
}

void Inference::map_responses() {
    const bool has_role = map_.role_is || has(Use::role);
    if (const auto as_before = column_known_as(Use::role); as_before && !has_role)
        use(*as_before, Use::role);
    else if (!has_role)
        take_named({Use::role});
    find_long_layout();
    find_participant();
    find_stage();
    if (options_.duplicates == Duplicates::asked && options_.without.empty())
        if (auto repeats = doubt_on_repeats(sheet_, headings_))
            map_.doubts.push_back(std::move(*repeats));
    take_consent();
    ask_about_lone_labels();
    take_known();
    take_rest();
    if (!has(Use::text) && !has(Use::answer) && !has(Use::score))
        take_only_text();
    suggest_theme_columns();
}

std::optional<std::size_t> Inference::find_question() const {
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        const ColumnProfile& profile = profiles_[i];
        if (!is_free(i) || !is_question_name(headings_[i].name) || profile.filled == 0)
            continue;
        const bool repeats = profile.distinct <= ColumnProfile::most_distinct &&
                             profile.distinct * 2 <= profile.filled;
        if (repeats || is_named(headings_[i].name, Use::question))
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> Inference::find_answer() const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && is_answer_name(headings_[i].name) && !is_question_name(headings_[i].name))
            if (!best || profiles_[i].longest > profiles_[*best].longest)
                best = i;
    return best;
}

// One row an answer: a column says which question it answers.
void Inference::find_long_layout() {
    if (has(Use::text))
        return;
    const auto question = has(Use::question) ? std::nullopt : find_question();
    const auto answer = has(Use::answer) ? std::nullopt : find_answer();
    if ((!has(Use::question) && !question) || (!has(Use::answer) && !answer))
        return;
    if (question)
        use(*question, Use::question);
    if (answer)
        use(*answer, Use::answer);
}

void Inference::find_participant() {
    const auto as_before = column_known_as(Use::participant);
    if (as_before && !has(Use::participant))
        return use(*as_before, Use::participant);
    // What people are called in the study comes before what a tool numbers them by.
    for (std::size_t i = 0; i < headings_.size() && !has(Use::participant); ++i)
        if (is_free(i) && is_named(headings_[i].name, Use::participant) &&
            !numbers_submissions(headings_[i].name) && profiles_[i].filled > 0)
            use(i, Use::participant);
    take_named({Use::participant});
    if (has(Use::participant))
        return;
    std::optional<std::size_t> possible;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        if (!is_free(i) || !may_be_label(headings_[i].name))
            continue;
        if (tells_rows_apart(sheet_, i))
            return use(i, Use::participant);
        possible = possible.value_or(i);
    }
    if (const auto by_labels = known_label_column()) {
        map_.notes.push_back(fmt::format("{} holds labels of people in the study and was taken for "
                                         "who answered.",
                                         cell_in_quotes(headings_[*by_labels].name)));
        return use(*by_labels, Use::participant);
    }
    const bool several_rows = is_there(Use::stage) || has(Use::stage_date) || has(Use::question);
    if (possible && several_rows)
        return use(*possible, Use::participant);
    if (const auto nearly = nearly_label_column())
        return use(*nearly, Use::participant);
    const bool may_be_first = !headings_.empty() && is_free(0) && !looks_like_text(0) &&
                              profiles_[0].longest <= 40 && headings_.size() > 1 &&
                              !judged_.columns[0].item && !known(0) &&
                              !looks_like_dates(sheet_, 0) && !is_set_aside(0) &&
                              !is_bookkeeping(headings_[0].name) && tells_rows_apart(sheet_, 0) &&
                              !(sheet_.data_rows() > 0 && is_personal(headings_[0].name) &&
                                shape_of_cell(sheet_.row(sheet_.header_rows)[0]).empty());
    if (may_be_first) {
        map_.notes.push_back(fmt::format("No heading says who answered; {} is different in every "
                                         "row and was taken for it.",
                                         cell_in_quotes(headings_[0].name)));
        return use(0, Use::participant);
    }
    if (ask_who_answered()) {
        map_.labels = FileMapping::Labels::of_row;
        return;
    }
    if (has(Use::question) || is_there(Use::stage))
        return; // rows belong together, and nothing says which: complete() asks
    map_.labels = FileMapping::Labels::of_row;
    map_.notes.push_back(fmt::format("No column says who answered, so each row is a participant "
                                     "of its own, named \"{} 2\" and so on by its row.",
                                     stem_of(file_)));
}

void Inference::find_stage() {
    if (map_.stage_is || has(Use::stage) || has(Use::stage_date))
        return;
    if (const auto dates = options_.stage_by ? only_date_column() : std::nullopt)
        return use(*dates, Use::stage_date);
    if (const auto as_before = column_known_as(Use::stage))
        return use(*as_before, Use::stage);
    take_named({Use::stage});
    if (has(Use::stage))
        return;
    if (const auto by_names = known_stage_column()) {
        map_.notes.push_back(fmt::format("{} holds stages of the study and was taken for them.",
                                         cell_in_quotes(headings_[*by_names].name)));
        return use(*by_names, Use::stage);
    }
    map_.stage_is = stem_of(file_);
    map_.notes.push_back(fmt::format("No column says at which stage the answers were given; all "
                                     "are taken as the stage {}, after the file.",
                                     cell_in_quotes(*map_.stage_is)));
}

const RowGroups& Inference::rows_of_one(Use measure) {
    auto& groups = measure == Use::score ? of_one_visit_ : of_one_participant_;
    if (groups)
        return *groups;
    std::vector<std::size_t> keys;
    for (const Use use : {Use::participant, Use::stage, Use::stage_date})
        if (const ColumnPlan* key = map_.first(use))
            if (measure == Use::score || use == Use::participant)
                keys.push_back(key->column);
    groups = groups_by(sheet_, keys);
    return *groups;
}

// A score or trait that is inferred must not contradict itself; one asked for is reported if so.
void Inference::take_as_measure(std::size_t column, Use wanted) {
    // Two rows of somebody at one stage are a doubt of their own (taking/row_people.h).
    const bool settles_itself = wanted == Use::score && !has(Use::answer) && !has(Use::theme);
    if (map_.labels == FileMapping::Labels::of_column && !settles_itself &&
        varies_within(sheet_, column, rows_of_one(wanted))) {
        map_.columns[column].why = wanted == Use::score
                                       ? "a participant has several numbers in it at one stage"
                                       : "a participant has several values in it";
        return;
    }
    use(column, wanted);
}

// The file has names for what its cells hold, as SPSS files do, and they are no rating. Marks may
// be themes.
bool Inference::has_named_values(std::size_t column) const {
    const ColumnFacts* facts = sheet_.facts_of(column);
    return facts && !facts->labels.empty() && !is_one_hot(column) &&
           judged_.columns[column].are == CellsAre::nothing &&
           profiles_[column].distinct <= facts->labels.size() + facts->missing.size();
}

void Inference::take_rest() {
    const bool texts = options_.text.empty() && !has(Use::answer);
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        if (!is_free(i) || headings_[i].name.empty() || is_set_aside(i))
            continue;
        if (texts && looks_like_text(i))
            use(i, Use::text);
        else if (options_.score.empty() && looks_like_score(i))
            take_as_measure(i, Use::score);
        else if (options_.trait.empty() && profiles_[i].filled > 0 && !holds_choices(i) &&
                 (is_trait_name(headings_[i].name) || is_trait_name(headings_[i].wording) ||
                  typed_name(headings_[i].name) || has_named_values(i) ||
                  (is_yes_or_no(i) && headings_[i].wording.find("(choice=") == std::string::npos &&
                   headings_[i].wording.find('?') != std::string::npos)))
            take_as_measure(i, Use::trait);
    }
}

// A file with one column that could be an answer: there is nothing to ask.
void Inference::take_only_text() {
    std::vector<std::size_t> possible;
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && profiles_[i].filled > 0 && !headings_[i].name.empty() &&
            !is_set_aside(i) && !is_about_the_visit(headings_[i].name) && !says_consent(i) &&
            profiles_[i].numbers == 0 && !looks_like_dates(sheet_, i))
            possible.push_back(i);
    if (possible.size() == 1)
        use(possible[0], Use::text);
}

void Inference::suggest_theme_columns() {
    if (has(Use::mark))
        return;
    std::vector<std::size_t> marks;
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && is_one_hot(i))
            marks.push_back(i);
    if (marks.size() > 2)
        map_.notes.push_back(fmt::format("{} columns hold one mark or none, \"{}\" to \"{}\"; they "
                                         "can be taken as themes.",
                                         marks.size(), headings_[marks.front()].name,
                                         headings_[marks.back()].name));
}

} // namespace themata
