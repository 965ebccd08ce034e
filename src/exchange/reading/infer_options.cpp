#include "exchange/reading/inference.h"

#include "exchange/reading/heading_names.h"
#include "exchange/reading/score_options.h"
#include "exchange/reading/words.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_set>

namespace themata {

namespace {

tl::unexpected<Error> asks(std::string what, std::string hint, std::string option,
                           Error::Code code = Error::Code::refused) {
    return failure({.code = code,
                    .what = std::move(what),
                    .hint = std::move(hint),
                    .option = std::move(option)});
}

} // namespace

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

Result<void> Inference::leave_out_columns() {
    for (const std::string& list : options_.leave_out) {
        const auto columns = columns_named(headings_, list);
        if (!columns)
            return failure(columns.error());
        if (!*columns)
            continue;
        for (const std::size_t column : **columns) {
            chosen_out_[column] = true;
            map_.columns[column].use = Use::left_out;
            map_.columns[column].why = "it was asked to be left out";
        }
    }
    return {};
}

Result<void> Inference::leave_out_rows() {
    for (const std::string& asked : options_.without) {
        const auto rows = column_and_value(headings_, asked);
        if (!rows)
            return failure(rows.error());
        if (*rows)
            map_.without.push_back({.column = (*rows)->column, .value = (*rows)->value});
    }
    return {};
}

// Numbers for its labels, or what is missing in it, say that a column is one of scores.
void Inference::take_recoded() {
    for (const auto* options : {&options_.recode, &options_.missing})
        for (const std::string& option : *options)
            for (const std::size_t column : at_columns(headings_, option).columns)
                if (is_free(column) && !is_named(headings_[column].name, Use::value))
                    use(column, Use::score);
}

Result<void> Inference::take_options() {
    if (auto left_out = leave_out_columns(); !left_out)
        return left_out;
    if (auto left_out = leave_out_rows(); !left_out)
        return left_out;
    for (auto taken : {take(Use::participant, options_.participant), take(Use::role, options_.role),
                       take(Use::stage, options_.stage), take(Use::stage_date, options_.stage_date),
                       take(Use::question, options_.question), take(Use::answer, options_.answer),
                       take(Use::mark, options_.theme_columns), take_all(Use::text, options_.text),
                       take_all(Use::score, options_.score), take_all(Use::trait, options_.trait),
                       take_all(Use::theme, options_.theme)})
        if (!taken)
            return taken;
    take_recoded();
    map_.role_is = options_.role_is;
    map_.stage_is = options_.stage_is;
    map_.undated = options_.undated;
    if (options_.stage_by)
        map_.stage_by = period_named(*options_.stage_by);
    if (options_.date_order)
        map_.date_order = date_order_named(*options_.date_order);
    map_.several = options_.several;
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

} // namespace themata
