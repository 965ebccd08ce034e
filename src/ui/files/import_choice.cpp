#include "ui/files/import_choice.h"

#include <algorithm>
#include <array>

namespace themata {

namespace {

using Use = ColumnUse;

constexpr NamedUse left_out{Use::left_out, "Left out", "This column is not imported."};
constexpr NamedUse as_participant{Use::participant, "Participant", "Who answered."};
constexpr NamedUse as_role{Use::role, "Role", "In which capacity the participant answers."};
constexpr NamedUse as_stage{Use::stage, "Stage", "At which point of the study."};
constexpr NamedUse as_trait{Use::trait, "Trait",
                            "What is known of the participant: sex, age, site."};

constexpr auto of_responses = std::to_array<NamedUse>({
    left_out,
    {Use::text, "Answers", "Each cell is an answer; the heading is the question."},
    as_participant,
    as_role,
    as_stage,
    {Use::stage_date, "Date", "Stages are made of the dates, by year, quarter or month."},
    {Use::score, "Scores", "Each cell is a number on a scale; the heading is the item."},
    as_trait,
    {Use::question, "Question", "Each row says which question it answers."},
    {Use::answer, "Answer", "The answer to the question of that row."},
    {Use::mark, "Theme", "A mark in it codes the row's answer with a theme of this name."},
    {Use::theme, "Names of themes",
     "The row's answer is coded with the theme that it names; of several, each below the last."},
});
constexpr auto of_participants =
    std::to_array<NamedUse>({left_out, as_participant, as_role, as_trait});
constexpr auto of_codebook = std::to_array<NamedUse>({
    left_out,
    {Use::theme, "Theme", "The theme's name."},
    {Use::parent, "Parent", "The theme that it stands below."},
    {Use::definition, "Definition", "What the theme means."},
    {Use::include, "Include", "What belongs to it."},
    {Use::exclude, "Exclude", "What does not."},
    {Use::colour, "Colour", "The place of its colour."},
    {Use::state, "State", "Draft, approved or retired."},
});
constexpr auto of_codings = std::to_array<NamedUse>({
    left_out,
    as_participant,
    as_stage,
    {Use::question, "Question", "Which question was answered."},
    {Use::quote, "Quote", "The words that are coded; empty for the whole answer."},
    {Use::theme, "Theme", "The theme that they are coded with."},
    {Use::coder, "Coder", "Who coded."},
    {Use::coder_kind, "Kind of coder", "A person or a rule."},
    {Use::from, "From", "Where the quote begins."},
    {Use::to, "To", "Where the quote ends."},
});
constexpr auto of_scores = std::to_array<NamedUse>({
    left_out,
    as_participant,
    as_role,
    as_stage,
    {Use::item, "Item", "Which item of a scale."},
    {Use::value, "Score", "The number that was chosen."},
});
constexpr auto of_questions = std::to_array<NamedUse>({
    left_out,
    {Use::question, "Question", "Its wording."},
    {Use::label, "Label", "What it is called in short."},
    {Use::kind, "Kind", "Free text or an item."},
    {Use::scale, "Scale", "The scale that the item is of."},
    {Use::domain, "Domain", "The part of the scale."},
    {Use::least, "Least", "The lowest number of the scale."},
    {Use::most, "Most", "The highest number of the scale."},
    {Use::direction, "Direction", "Whether the item is reversed."},
});
constexpr auto of_stages =
    std::to_array<NamedUse>({left_out, as_stage, {Use::order, "Order", "Its place among them."}});

constexpr auto of_willing = std::to_array<NamedUse>({
    left_out,
    as_participant,
    {Use::willing, "Willing", "Yes or no: whether the row's participant is willing to be paired."},
});
constexpr auto of_notes = std::to_array<NamedUse>({
    left_out,
    as_participant,
    {Use::domain, "Domain", "What the note is about."},
    {Use::note, "Note", "What was said of the participant."},
});

constexpr auto kind_choices = std::to_array<FileKind>(
    {FileKind::responses, FileKind::participants, FileKind::codebook, FileKind::codings,
     FileKind::scores, FileKind::questions, FileKind::stages, FileKind::willing, FileKind::notes});

bool may_be_several(Use use, FileKind kind) {
    return (use == Use::theme && kind == FileKind::responses) || use == Use::left_out ||
           use == Use::text || use == Use::score || use == Use::trait || use == Use::mark ||
           use == Use::willing;
}

constexpr std::pair<std::string_view, std::string_view> options_in_words[] = {
    {"--participant", "“Participant” above it"},
    {"--stage-is", "“Stage of all rows”"},
    {"--stage-date", "“Date” above it"},
    {"--stage-by", "“Stages by”"},
    {"--stage", "“Stage” above it"},
    {"--role-is", "“Role of all rows”"},
    {"--role", "“Role” above it"},
    {"--date-order", "“Dates”"},
    {"--undated", "“Stage without a date”"},
    {"--theme-columns", "“Theme” above them"},
    {"--theme", "“Names of themes” above it"},
    {"--text", "“Answers” above it"},
    {"--question", "“Question”"},
    {"--answer", "“Answer”"},
    {"--score", "“Scores” above it"},
    {"--trait", "“Trait” above it"},
    {"--header-rows", "“Headings”"},
    {"--sheet", "“Sheet”"},
    {"--leave-out", "“Left out” above it"},
    {"--encoding", "“Encoding”"},
    {"--delimiter", "“Delimiter”"},
    {"--conflicts keep", "“Keep what the study says”"},
    {"--as", "“Holds”"},
    {"`peek` shows the file", "the file is shown above"},
    {"Look at it with `peek`, or leave it out", "Leave it out, or correct it"},
};

} // namespace

std::span<const NamedUse> uses_in(FileKind kind) {
    switch (kind) {
    case FileKind::participants:
        return of_participants;
    case FileKind::codebook:
        return of_codebook;
    case FileKind::codings:
        return of_codings;
    case FileKind::scores:
        return of_scores;
    case FileKind::questions:
        return of_questions;
    case FileKind::stages:
        return of_stages;
    case FileKind::willing:
        return of_willing;
    case FileKind::notes:
        return of_notes;
    case FileKind::responses:
        break;
    }
    return of_responses;
}

const char* name_of(ColumnUse use, FileKind kind) {
    for (const NamedUse& each : uses_in(kind))
        if (each.use == use)
            return each.name;
    return use == Use::guard ? "Guard of formulas" : "";
}

std::span<const FileKind> importable_kinds() { return kind_choices; }

MappingOptions with_use(MappingOptions options, const FilePreview& file, std::size_t column,
                        ColumnUse use) {
    options.columns.clear();
    for (const ColumnPlan& plan : file.mapping.columns) {
        ColumnUse own = plan.use;
        if (plan.column == column)
            own = use;
        else if (own == use && !may_be_several(use, file.mapping.kind))
            own = ColumnUse::left_out;
        options.columns.push_back({plan.column, own});
    }
    // The columns are told by their places now, and the file stays what it is.
    options.as = std::string(name_of(file.mapping.kind));
    const auto is_used = [&](ColumnUse wanted) {
        return std::ranges::find(options.columns, wanted, &ColumnChoice::use) !=
               options.columns.end();
    };
    if (is_used(Use::stage) || is_used(Use::stage_date))
        options.stage_is.reset();
    if (is_used(Use::role))
        options.role_is.reset();
    if (!is_used(Use::stage_date))
        options.stage_by = options.date_order = options.undated = std::nullopt;
    else if (!options.stage_by)
        options.stage_by = "year";
    return options;
}

MappingOptions with_kind(const MappingOptions& options, FileKind kind) {
    MappingOptions fresh;
    fresh.as = std::string(name_of(kind));
    fresh.encoding = options.encoding;
    fresh.delimiter = options.delimiter;
    return fresh;
}

MappingOptions with_encoding(const MappingOptions& options, std::string encoding) {
    MappingOptions fresh;
    fresh.encoding = std::move(encoding);
    fresh.delimiter = options.delimiter;
    return fresh;
}

MappingOptions with_delimiter(const MappingOptions& options, std::string delimiter) {
    MappingOptions fresh;
    fresh.encoding = options.encoding;
    fresh.delimiter = std::move(delimiter);
    return fresh;
}

MappingOptions with_sheet(const MappingOptions& options, std::string sheet) {
    MappingOptions fresh;
    fresh.encoding = options.encoding;
    fresh.sheet = std::move(sheet);
    return fresh;
}

ImportRequest with_all_sheets(ImportRequest request, std::size_t file,
                              const std::vector<SheetName>& sheets) {
    if (file >= request.files.size())
        return request;
    const ImportedFile whole = request.files[file];
    const auto place =
        request.files.erase(request.files.begin() + static_cast<std::ptrdiff_t>(file));
    std::vector<ImportedFile> each;
    for (const SheetName& sheet : sheets)
        if (!sheet.is_hidden && sheet.rows > 1)
            each.push_back({whole.file, with_sheet(whole.mapping, sheet.name)});
    if (each.empty())
        each.push_back(whole);
    request.files.insert(place, each.begin(), each.end());
    return request;
}

ImportRequest without_file(ImportRequest request, std::size_t file) {
    if (file < request.files.size())
        request.files.erase(request.files.begin() + static_cast<std::ptrdiff_t>(file));
    return request;
}

std::string for_window(std::string sentence) {
    for (const auto& [option, words] : options_in_words)
        for (std::size_t at = sentence.find(option); at != sentence.npos;
             at = sentence.find(option, at + words.size()))
            sentence.replace(at, option.size(), words);
    return sentence;
}

} // namespace themata
