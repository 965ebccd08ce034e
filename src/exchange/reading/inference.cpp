#include "exchange/reading/inference.h"

#include "exchange/reading/heading_names.h"
#include "exchange/reading/theme_names.h"
#include "exchange/reading/words.h"
#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace themata {

bool Inference::looks_like_text(std::size_t column) const {
    const ColumnProfile& profile = profiles_[column];
    const Heading& heading = headings_[column];
    if (const KnownColumn* as = known(column))
        return as->use == Use::text;
    if (profile.all_numbers() || is_about_the_visit(heading.name) || is_trait_name(heading.name) ||
        typed_name(heading.name))
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
    return profile.filled > 0 && profile.marks == profile.filled && profile.distinct <= 2;
}

bool Inference::looks_like_score(std::size_t column) const {
    const ColumnProfile& profile = profiles_[column];
    const std::string_view name = headings_[column].name;
    if (const KnownColumn* as = known(column))
        return as->use == Use::score;
    if (!profile.all_numbers() || name.empty() || is_about_the_visit(name) || is_trait_name(name) ||
        may_be_label(name))
        return false;
    if (scale_item(headings_[column].wording))
        return true;
    return !is_one_hot(column) && profile.distinct <= 100;
}

bool Inference::is_participants_list() const {
    const bool tells_answers = has(Use::text) || has(Use::score) || has(Use::answer) ||
                               has(Use::stage) || has(Use::stage_date) || has(Use::mark) ||
                               !options_.theme.empty() || map_.stage_is || named(Use::stage);
    if (tells_answers || headings_.size() < 2)
        return false;
    const ColumnPlan* asked_for = map_.first(Use::participant);
    const auto by_name = named(Use::participant);
    const std::size_t label = asked_for ? asked_for->column : by_name.value_or(0);
    const bool is_sure = asked_for || by_name;
    bool describes = is_sure || named(Use::role);
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        if (i == label)
            continue;
        if (looks_like_text(i) || is_known(i, Use::score) ||
            (scale_item(headings_[i].wording) && looks_like_score(i)))
            return false;
        describes = describes || is_trait_name(headings_[i].name) ||
                    typed_name(headings_[i].name) || is_known(i, Use::trait);
    }
    return (is_sure || may_be_label(headings_[label].name)) && describes &&
           tells_rows_apart(sheet_, label);
}

FileKind Inference::kind_by_columns() const {
    const bool people = is_there(Use::participant);
    const bool asked_for_answers = has(Use::text) || has(Use::answer) || has(Use::mark) ||
                                   has(Use::score) || !options_.theme.empty();
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
    if (looks_like_dates(sheet_, column))
        return "it holds dates, of which stages can be made";
    if (is_about_the_visit(headings_[column].name))
        return "it tells of the visit or may identify a person";
    if (is_one_hot(column))
        return "it holds one mark or none, which can be taken as a theme";
    return "nothing tells what it is: an answer, a score or a trait";
}

namespace {

tl::unexpected<Error> asks(std::string what, std::string hint, std::string option,
                           Error::Code code = Error::Code::refused) {
    return failure({.code = code,
                    .what = std::move(what),
                    .hint = std::move(hint),
                    .option = std::move(option)});
}

} // namespace

Inference::Inference(const Sheet& sheet, const std::string& file, const MappingOptions& options,
                     const IsParticipant& is_participant, const KnownColumns* known)
    : sheet_(sheet), file_(file), options_(options), is_participant_(is_participant), known_(known),
      headings_(headings(sheet)), profiles_(profiles(sheet)), chosen_out_(headings_.size(), false) {
    for (std::size_t i = 0; i < headings_.size(); ++i)
        map_.columns.push_back(
            {.column = i, .name = headings_[i].name, .wording = headings_[i].wording});
}

MappedSoFar Inference::mapping() {
    take_choices();
    const auto taken = take_options();
    const auto as = options_.as ? kind_named(*options_.as) : std::nullopt;
    map_.kind = as ? *as : kind_by_columns();
    map_columns();
    const auto all_there = taken ? complete() : taken;
    MappedSoFar mapped{.mapping = std::move(map_), .missing = {}};
    if (!all_there)
        mapped.missing = all_there.error();
    if (!taken)
        mapped.place = file_;
    return mapped;
}

void Inference::take_choices() {
    for (const ColumnChoice& choice : options_.columns) {
        if (choice.column >= headings_.size())
            continue;
        if (choice.use == Use::left_out) {
            chosen_out_[choice.column] = true;
            map_.columns[choice.column].why = "it was chosen to be left out";
        } else {
            use(choice.column, choice.use);
        }
    }
}

Result<void> Inference::take(Use wanted, const std::optional<std::string>& name) {
    return name ? take_all(wanted, {*name}) : Result<void>();
}

Result<void> Inference::take_all(Use wanted, const std::vector<std::string>& lists) {
    for (const std::string& list : lists) {
        const auto columns =
            wanted == Use::mark ? columns_between(headings_, list) : columns_named(headings_, list);
        if (!columns)
            return failure(columns.error());
        if (!*columns)
            continue;
        for (const std::size_t column : **columns) {
            if (!is_free(column))
                return failure(Error::Code::wrong_call,
                               fmt::format("The column {} is named by two options.",
                                           cell_in_quotes(headings_[column].name)),
                               "A column can be one thing only: name it once.");
            use(column, wanted);
        }
    }
    return {};
}

Result<void> Inference::take_options() {
    for (auto taken : {take(Use::participant, options_.participant), take(Use::role, options_.role),
                       take(Use::stage, options_.stage), take(Use::stage_date, options_.stage_date),
                       take(Use::question, options_.question), take(Use::answer, options_.answer),
                       take(Use::mark, options_.theme_columns), take_all(Use::text, options_.text),
                       take_all(Use::score, options_.score), take_all(Use::trait, options_.trait),
                       take_all(Use::theme, options_.theme)})
        if (!taken)
            return taken;
    map_.role_is = options_.role_is;
    map_.stage_is = options_.stage_is;
    map_.undated = options_.undated;
    if (options_.stage_by)
        map_.stage_by = period_named(*options_.stage_by);
    if (options_.date_order)
        map_.date_order = date_order_named(*options_.date_order);
    map_.coder = options_.coder.value_or(map_.coder);
    return {};
}

Result<void> Inference::complete() const {
    struct Need {
        FileKind kind;
        Use use;
        std::string_view what;
    };

    static constexpr auto needs = std::to_array<Need>({
        {FileKind::participants, Use::participant, "Participant"},
        {FileKind::codebook, Use::theme, "Theme"},
        {FileKind::codings, Use::participant, "Participant"},
        {FileKind::codings, Use::theme, "Theme"},
        {FileKind::scores, Use::participant, "Participant"},
        {FileKind::scores, Use::item, "Item"},
        {FileKind::scores, Use::value, "Score"},
        {FileKind::questions, Use::question, "Question"},
        {FileKind::stages, Use::stage, "Stage"},
        {FileKind::notes, Use::participant, "Participant"},
        {FileKind::notes, Use::note, "Note"},
    });
    for (const Need& need : needs)
        if (need.kind == map_.kind && !has(need.use))
            return asks(fmt::format("{} has no column {}, which {} need.", file_,
                                    cell_in_quotes(need.what), name_of(map_.kind)),
                        need.use == Use::participant
                            ? "Say which column it is."
                            : "Rename the column in the file's first row, or say what kind of "
                              "file it is.",
                        need.use == Use::participant ? "--participant" : "--as");
    if (map_.kind == FileKind::willing && !has(Use::willing))
        return asks(fmt::format("No heading of {} names a participant.", file_),
                    "Put those who are asked for in the first row, one a column, and those who are "
                    "willing in the first column.",
                    {});
    return map_.kind == FileKind::responses ? complete_responses() : Result<void>();
}

Result<void> Inference::complete_responses() const {
    if (has(Use::question) != has(Use::answer))
        return asks(fmt::format("{} names a column of {}, but none of {}.", file_,
                                has(Use::question) ? "questions" : "answers",
                                has(Use::question) ? "answers" : "questions"),
                    "Name both; or the answers alone, if each column is a question.",
                    "--question, --answer, --text");
    if (!has(Use::text) && !has(Use::answer) && !has(Use::score) && !has(Use::trait))
        return asks(
            fmt::format("Nothing tells which columns of {} hold answers.", file_),
            "Name each question's column, or one column of questions and one of answers; the "
            "file's first rows show which.",
            "--text, --question, --answer, peek");
    if (map_.labels == FileMapping::Labels::of_column && !has(Use::participant))
        return asks(fmt::format("Nothing tells which column of {} says who answered.", file_),
                    "Say which it is.", "--participant");
    const bool codes = has(Use::mark) || has(Use::theme);
    if (codes && !has(Use::answer) && map_.all(Use::text).size() != 1)
        return asks(fmt::format("The theme columns of {} could belong to any of {} answers in a "
                                "row.",
                                file_, map_.all(Use::text).size()),
                    "Name the one question that they are about.", "--text");
    if (has(Use::stage_date) && !map_.stage_by)
        return asks(fmt::format("Nothing tells how long a stage of {} is.", file_),
                    "Say whether its stages are years, quarters or months.", "--stage-by",
                    Error::Code::wrong_call);
    return each_question_once();
}

Result<void> Inference::each_question_once() const {
    std::unordered_set<std::string> seen;
    for (const Use use : {Use::text, Use::score})
        for (const ColumnPlan* column : map_.all(use))
            if (!seen.insert((use == Use::text ? "t" : "s") + column->wording).second)
                return asks(
                    fmt::format("{} has two columns {}.", file_, cell_in_quotes(column->wording)),
                    "Give each question a name of its own in the file's first row.", {});
    return {};
}

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
bool Inference::says_who_is_willing(std::size_t column) const {
    const ColumnProfile& profile = profiles_[column];
    if (profile.filled == 0 || profile.distinct > most_ties || profile.longest > longest_tie)
        return false;
    if (is_participant_(headings_[column].name))
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
        knows_one = knows_one || is_participant_(headings_[i].name);
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
            (profiles_[i].filled > 0 || is_participant_(headings_[i].name)))
            use(i, Use::willing);
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

std::optional<std::size_t> Inference::named(Use use) const {
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && is_named(headings_[i].name, use))
            return i;
    return std::nullopt;
}

void Inference::use(std::size_t column, Use use) {
    ColumnPlan& plan = map_.columns[column];
    plan.use = use;
    if (use == Use::theme)
        map_.theme_path.push_back(column);
    if (use == Use::trait) {
        plan.trait_kind = trait_kind_of(sheet_, column, profiles_[column]);
        if (const auto typed = typed_name(plan.name)) {
            plan.name = typed->name;
            plan.trait_kind = typed->kind;
        }
    }
    if (use == Use::score)
        if (const auto item = scale_item(plan.wording)) {
            plan.scale = item->scale;
            plan.domain = item->domain;
        }
}

void Inference::take_named(std::initializer_list<Use> uses) {
    for (const Use wanted : uses)
        if (const auto column = has(wanted) ? std::nullopt : named(wanted))
            use(*column, wanted);
}

void Inference::map_columns() {
    take_named({Use::guard});
    switch (map_.kind) {
    case FileKind::responses:
        map_responses();
        break;
    case FileKind::participants:
        map_participants();
        break;
    case FileKind::codebook:
        take_named({Use::theme, Use::parent, Use::definition, Use::include, Use::exclude,
                    Use::colour, Use::state});
        break;
    case FileKind::codings:
        take_named({Use::participant, Use::question, Use::quote, Use::theme, Use::coder,
                    Use::coder_kind, Use::from, Use::to});
        if (!map_.stage_is)
            take_named({Use::stage});
        break;
    case FileKind::scores:
        take_named({Use::participant, Use::item, Use::value});
        if (!map_.role_is)
            take_named({Use::role});
        find_stage();
        break;
    case FileKind::questions:
        take_named({Use::question, Use::label, Use::kind, Use::scale, Use::domain, Use::least,
                    Use::most, Use::direction});
        break;
    case FileKind::stages:
        take_named({Use::stage, Use::order});
        break;
    case FileKind::willing:
        map_willing();
        break;
    case FileKind::notes:
        map_notes();
        break;
    }
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && map_.columns[i].why.empty())
            map_.columns[i].why = why_left_out(i);
}

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
            !is_about_the_visit(headings_[i].name))
            use(i, Use::trait);
}

void Inference::map_responses() {
    if (!map_.role_is)
        take_named({Use::role});
    find_long_layout();
    find_participant();
    find_stage();
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
                              !scale_item(headings_[0].wording) && !known(0) &&
                              !looks_like_dates(sheet_, 0) && tells_rows_apart(sheet_, 0);
    if (may_be_first) {
        map_.notes.push_back(fmt::format("No heading says who answered; {} is different in every "
                                         "row and was taken for it.",
                                         cell_in_quotes(headings_[0].name)));
        return use(0, Use::participant);
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

void Inference::take_rest() {
    const bool texts = options_.text.empty() && !has(Use::answer);
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        if (!is_free(i) || headings_[i].name.empty())
            continue;
        if (texts && looks_like_text(i))
            use(i, Use::text);
        else if (options_.score.empty() && looks_like_score(i))
            take_as_measure(i, Use::score);
        else if (options_.trait.empty() && profiles_[i].filled > 0 &&
                 (is_trait_name(headings_[i].name) || typed_name(headings_[i].name)))
            take_as_measure(i, Use::trait);
    }
}

// A file with one column that could be an answer: there is nothing to ask.
void Inference::take_only_text() {
    std::vector<std::size_t> possible;
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && profiles_[i].filled > 0 && !headings_[i].name.empty() &&
            !is_about_the_visit(headings_[i].name) && profiles_[i].numbers == 0 &&
            !looks_like_dates(sheet_, i))
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
