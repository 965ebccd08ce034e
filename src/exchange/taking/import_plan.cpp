#include "exchange/taking/import_plan.h"

#include "exchange/reading/heading_names.h"
#include "exchange/reading/inference.h"
#include "exchange/reading/known_columns.h"
#include "exchange/reading/read_sheet.h"
#include "exchange/reading/reading_notes.h"
#include "exchange/reading/recipe.h"
#include "exchange/reading/survey_design.h"
#include "exchange/reading/words.h"
#include "exchange/taking/taking.h"
#include "text/segments.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <unordered_set>

namespace themata {

namespace {

std::optional<std::size_t> column_of(const std::vector<Heading>& names, ColumnUse use) {
    for (std::size_t c = 0; c < names.size(); ++c)
        if (is_named(names[c].name, use))
            return c;
    return std::nullopt;
}

bool stands_in_a_file(const std::vector<Source>& sources, std::string_view label) {
    for (const Source& source : sources) {
        const Sheet& sheet = source.sheet;
        const auto names = headings(sheet);
        const auto guard = column_of(names, ColumnUse::guard);
        const auto column = column_of(names, ColumnUse::participant);
        for (std::size_t r = sheet.header_rows; column && r < sheet.size(); ++r) {
            const std::string_view cell = sheet.row(r)[*column];
            const bool is_guarded = guard && sheet.row(r)[*guard] == "yes";
            if ((is_guarded ? unguarded(cell) : cell) == label)
                return true;
        }
    }
    return false;
}

// What is asked of this file: its own mapping, or else the common one.
const MappingOptions& options_for(const SourceFile& file, const MappingOptions& common) {
    return file.mapping ? *file.mapping : common;
}

// As the file was read, trustworthy or not.
Result<Sheet> sheet_of(const SourceFile& file, const MappingOptions& options) {
    auto reading = reading_options(options);
    if (!reading)
        return failure(reading.error());
    if (file.sheet)
        reading->sheet = file.sheet;
    return read_sheet(file.bytes, *reading);
}

// Why nothing can be taken from it: it cannot be trusted, or has no rows.
std::optional<Error> unusable(const Sheet& sheet, const std::string& name) {
    if (auto wrong = not_to_be_trusted(sheet, name))
        return wrong;
    if (sheet.data_rows() > 0)
        return std::nullopt;
    return Error{.code = Error::Code::refused,
                 .what = fmt::format("{} has no rows{}.", name,
                                     sheet.size() == 0 ? "" : " below its heading"),
                 .hint = "Look at how it was read, or leave it out.",
                 .option = "peek"};
}

// Somebody of this label is in the study or in one of the files.
IsParticipant participants_in(const Snapshot& now, const std::vector<Source>& sources) {
    return [&](std::string_view label) {
        return participant_labelled(now.study, now.lookup, label) ||
               stands_in_a_file(sources, label);
    };
}

// What was decided of scores before, so that a label is the same number in every file.
std::vector<KeptScores> kept_scores(const Study& study) {
    std::vector<KeptScores> kept;
    for (const Recipe& recipe : study.recipes) {
        const auto text = read_recipe(recipe.text);
        if (!text)
            continue;
        KeptScores of_one{.headings = text->headings, .recode = {}, .missing = {}};
        for (const GivenOption& option : text->options) {
            if (option.name == "--recode")
                of_one.recode.push_back(option.value);
            if (option.name == "--missing")
                of_one.missing.push_back(option.value);
        }
        if (!of_one.recode.empty() || !of_one.missing.empty())
            kept.push_back(std::move(of_one));
    }
    return kept;
}

// How the study reads the columns of a further file.
KnownColumns columns_known_in(const Snapshot& now) {
    KnownColumns known;
    const Study& study = now.study;
    known.kept = kept_scores(study);
    if (!study.participants.empty())
        known.is_label = [&now](std::string_view label) {
            return static_cast<bool>(participant_labelled(now.study, now.lookup, trimmed(label)));
        };
    for (const Stage& stage : study.stages)
        known.add_stage(stage.name);
    for (const Question& question : study.questions) {
        const Scale* scale = study.scales.find(question.scale);
        KnownColumn column{.use = question.kind == QuestionKind::item ? ColumnUse::score
                                                                      : ColumnUse::text,
                           .name = question.wording,
                           .scale = scale ? scale->name : "",
                           .domain = question.domain};
        known.add(question.wording, column);
        known.add(question.label, std::move(column));
    }
    std::unordered_set<std::string_view> seen;
    study.traits.for_each([&](const Trait& trait) {
        if (seen.insert(trait.name).second)
            known.add(trait.name,
                      {.use = ColumnUse::trait, .name = trait.name, .trait_kind = trait.kind});
    });
    return known;
}

// Whatever order the files are given in, each is taken after those that it refers to.
std::vector<const Source*> as_they_refer(const std::vector<Source>& sources) {
    std::vector<const Source*> order;
    for (const Source& source : sources)
        order.push_back(&source);
    std::ranges::stable_sort(order, {}, [](const Source* source) { return source->mapping.kind; });
    return order;
}

ImportCounts sizes(const ImportDraft& draft) {
    ImportCounts counts;
    counts.stages = draft.stages.added();
    counts.roles = draft.roles.added();
    counts.participants = draft.participants.added();
    counts.questions = draft.questions.added();
    counts.themes = draft.themes.added();
    return counts;
}

Result<FileReport> take_file(Pass pass) {
    switch (pass.source.mapping.kind) {
    case FileKind::stages:
        return take_stages(std::move(pass));
    case FileKind::questions:
        return take_questions(std::move(pass));
    case FileKind::participants:
        return take_participants(std::move(pass));
    case FileKind::codebook:
        return take_codebook(std::move(pass));
    case FileKind::scores:
        return take_scores(std::move(pass));
    case FileKind::codings:
        return take_codings(std::move(pass));
    case FileKind::willing:
        return take_willing(std::move(pass));
    case FileKind::notes:
        return take_notes(std::move(pass));
    case FileKind::responses:
        break;
    }
    return take_responses(std::move(pass));
}

template <class... More>
void append(std::vector<Doubt>& doubts, const More&... more) {
    (doubts.insert(doubts.end(), more.begin(), more.end()), ...);
}

// Those who raise a doubt know where it is in their file.
std::vector<Doubt> placed_in(const Source& source, std::vector<Doubt> doubts) {
    for (Doubt& doubt : doubts) {
        doubt.file = source.number;
        doubt.where =
            doubt.where.empty() ? source.name : fmt::format("{}, {}", source.name, doubt.where);
    }
    return doubts;
}

FileReport report_of(const Source& source) {
    FileReport report;
    report.name = source.name;
    report.kind = source.mapping.kind;
    report.reading = source.sheet.format.empty()
                         ? fmt::format("{}, {}", source.sheet.encoding,
                                       name_of_delimiter(source.sheet.delimiter))
                         : source.sheet.format;
    report.rows = source.sheet.data_rows();
    report.mapping = in_words(source.mapping);
    report.left_out = left_out_in_words(source.mapping);
    report.notes = source.sheet.notes;
    for (const std::string& note : source.mapping.notes)
        report.notes.push_back(note);
    append(report.doubts, source.sheet.doubts, source.mapping.doubts);
    return report;
}

// What was decided about each file stays with the study, under the file's name or that of the
// recipe that it was read by.
void keep_recipes(const Snapshot& now, const std::vector<Source>& sources, ImportPlan& plan) {
    Growing<Recipe> recipes(now.study);
    std::map<std::string, RecipeId> by_name;
    for (const Recipe& recipe : now.study.recipes)
        by_name[recipe.name] = recipe.id;
    for (const Source& source : sources) {
        const auto decided = recipe_of(headings(source.sheet), source.mapping, source.options);
        if (!decided)
            continue;
        const std::string name = source.options.recipe.value_or(stem_of(source.name));
        const auto [place, is_new] = by_name.try_emplace(name);
        if (is_new)
            place->second = recipes.add({.id = {}, .name = name, .text = written(*decided)});
        else
            recipes.edit(place->second).text = written(*decided);
    }
    recipes.move_to(plan.changes);
}

FileReport report_of(const Source& source, const NamesAlike& names) {
    FileReport report = report_of(source);
    append(report.doubts, names.doubts_of(source.number));
    for (const std::string& note : names.notes_of(source.number))
        report.notes.push_back(note);
    return report;
}

// Said once, of all files.
SameNames same_names_of(const std::vector<Source>& sources) {
    for (const Source& source : sources)
        if (source.options.same_names != SameNames::asked)
            return source.options.same_names;
    return SameNames::asked;
}

Result<ImportPlan> take_all(const Snapshot& now, const std::vector<Source>& sources,
                            const MappingOptions& options, std::stop_token stop,
                            const ImportProgress& progress) {
    std::uint64_t rows = 0;
    for (const Source& source : sources)
        rows += source.sheet.data_rows();
    Ticker ticker(rows, std::move(stop), progress);
    ImportDraft draft(now);
    const NamesAlike names(now, sources, same_names_of(sources));
    ImportPlan plan;
    for (const Source* source : as_they_refer(sources)) {
        const ImportCounts before = sizes(draft);
        auto report = take_file({.draft = draft,
                                 .source = *source,
                                 .on_conflict = options.conflicts,
                                 .all_sources = sources,
                                 .names = names,
                                 .ticker = ticker,
                                 .report = report_of(*source, names)});
        if (!report)
            return failure(report.error());
        report->doubts = placed_in(*source, std::move(report->doubts));
        const ImportCounts after = sizes(draft);
        report->added.stages = after.stages - before.stages;
        report->added.roles = after.roles - before.roles;
        report->added.participants = after.participants - before.participants;
        report->added.questions = after.questions - before.questions;
        report->added.themes = after.themes - before.themes;
        plan.report.files.push_back(std::move(*report));
    }
    plan.report.notes = notes_on_names(draft);
    for (std::string& note : names.near_notes())
        plan.report.notes.push_back(std::move(note));
    if (options.stage_order == StageOrder::by_number && draft.number_stages())
        plan.report.notes.push_back("New stages stand in the order of the numbers in their names.");
    plan.changes = draft.changes();
    keep_recipes(now, sources, plan);
    return plan;
}

} // namespace

namespace {

constexpr std::uint32_t longest_cell = 200;

// Whole letters only, and nothing that is no text.
std::string beginning_of(std::string_view cell) {
    std::string text(cell.substr(0, longest_cell));
    if (cell.size() > longest_cell) {
        while (!text.empty() && find_invalid_utf8(text))
            text.pop_back();
        text += "…";
    }
    while (const auto wrong = find_invalid_utf8(text))
        text.replace(wrong->offset, wrong->length, "\xEF\xBF\xBD");
    return text;
}

std::vector<std::vector<std::string>> first_rows(const Sheet& sheet) {
    std::vector<std::vector<std::string>> rows;
    const std::size_t columns = columns_of(sheet);
    for (std::size_t r = sheet.header_rows; r < sheet.size() && rows.size() < previewed_rows; ++r) {
        rows.emplace_back();
        for (std::size_t c = 0; c < columns; ++c)
            rows.back().push_back(beginning_of(sheet.row(r)[c]));
    }
    return rows;
}

FilePreview seen(const Sheet& sheet, const std::string& name) {
    FilePreview file;
    file.name = name;
    file.encoding = sheet.encoding;
    for (const EncodingGuess& other : sheet.other_encodings)
        file.other_encodings.push_back(other.name);
    file.delimiter = name_of_delimiter(sheet.delimiter);
    file.format = sheet.format;
    file.sheet = sheet.name;
    file.sheets = sheet.sheets;
    file.header_rows = sheet.header_rows;
    file.rows = sheet.data_rows();
    file.first = first_rows(sheet);
    file.notes = sheet.notes;
    file.error = unusable(sheet, name);
    return file;
}

struct SeenFiles {
    ImportPreview preview;
    std::vector<Source> sources; // those that could be read; `number` is the file's place
    // What stands before the error of each file where several are spoken of; empty where its
    // sentence names the file.
    std::vector<std::string> places;
};

// Questionnaires beside the files of answers.
std::vector<const Sheet*> designs_in(const std::vector<ReadFile>& files) {
    std::vector<const Sheet*> designs;
    for (const ReadFile& file : files)
        if (*file.sheet && is_survey_design(**file.sheet))
            designs.push_back(&**file.sheet);
    return designs;
}

SeenFiles see_each(const std::vector<ReadFile>& files) {
    SeenFiles seen_files;
    const auto designs = designs_in(files);
    seen_files.places.resize(files.size());
    for (std::size_t at = 0; at < files.size(); ++at) {
        const ReadFile& file = files[at];
        const Result<Sheet>& sheet = *file.sheet;
        if (!sheet) {
            seen_files.preview.files.emplace_back().name = file.name;
            seen_files.preview.files.back().error = sheet.error();
            seen_files.places[at] = file.name;
            continue;
        }
        std::shared_ptr<const Sheet> kept(file.sheet, &*sheet);
        if (auto told = designs.empty() ? std::nullopt : with_designs(*kept, designs))
            kept = std::make_shared<const Sheet>(std::move(*told));
        seen_files.preview.files.push_back(seen(*kept, file.name));
        if (is_survey_design(*kept) && files.size() > designs.size()) {
            seen_files.preview.files.back().error.reset();
            continue;
        }
        seen_files.sources.push_back({
            .name = file.name,
            .number = static_cast<std::uint32_t>(at),
            .kept = std::move(kept),
        });
    }
    return seen_files;
}

const MappingOptions& options_of(const ReadFile& file, const MappingOptions& common) {
    return file.mapping ? *file.mapping : common;
}

std::vector<std::string> recipes_that_fit(const Study& study, const Headings& headings) {
    std::vector<std::string> names;
    for (const Recipe& recipe : study.recipes)
        if (const auto text = read_recipe(recipe.text); text && fits(*text, headings))
            names.push_back(recipe.name);
    return names;
}

// Options for all files may each concern one of them; those of one file concern that one.
Result<void> common_are_known(const SeenFiles& read, const std::vector<ReadFile>& files,
                              const MappingOptions& common) {
    if (const auto known = reading_options(common); !known)
        return failure(known.error());
    std::vector<const Sheet*> sheets;
    for (const Source& source : read.sources)
        if (!files[source.number].mapping && source.sheet.size() > 0)
            sheets.push_back(&source.sheet);
    return sheets.empty() ? Result<void>() : check_options(sheets, common);
}

void map_each(SeenFiles& read, const std::vector<ReadFile>& files, const Snapshot& now,
              const MappingOptions& common) {
    const IsParticipant is_participant = participants_in(now, read.sources);
    const KnownColumns known_columns = columns_known_in(now);
    for (Source& source : read.sources) {
        const MappingOptions& options = options_of(files[source.number], common);
        FilePreview& file = read.preview.files[source.number];
        if (source.sheet.size() == 0)
            continue;
        const auto known =
            files[source.number].mapping ? check_options({&source.sheet}, options) : Result<void>();
        MappedSoFar mapped =
            map_so_far(source.sheet, source.name, options, is_participant, &known_columns);
        source.mapping = mapped.mapping;
        source.options = options;
        file.mapping = std::move(mapped.mapping);
        file.recipes = recipes_that_fit(now.study, headings(source.sheet));
        for (const std::string& note : file.mapping.notes)
            file.notes.push_back(note);
        if (file.error)
            continue;
        file.error = known ? std::move(mapped.missing) : std::optional(known.error());
        read.places[source.number] = known ? mapped.place : source.name;
    }
}

std::vector<ReadFile> read_each(const std::vector<SourceFile>& files, const MappingOptions& options,
                                const std::stop_token& stop) {
    std::vector<ReadFile> read;
    for (const SourceFile& file : files)
        if (!stop.stop_requested())
            read.push_back(read_file(file, options));
    return read;
}

} // namespace

ReadFile read_file(const SourceFile& file, const MappingOptions& common) {
    return {.name = file.name,
            .mapping = file.mapping,
            .sheet =
                std::make_shared<const Result<Sheet>>(sheet_of(file, options_for(file, common)))};
}

ImportPreview glance_at(const Snapshot& now, const std::vector<SourceFile>& beginnings,
                        const MappingOptions& options) {
    const std::vector<ReadFile> files = read_each(beginnings, options, {});
    SeenFiles read = see_each(files);
    map_each(read, files, now, options);
    for (FilePreview& file : read.preview.files) {
        file.error.reset();
        file.notes.clear();
    }
    return std::move(read.preview);
}

ConsideredImport consider_import(const Snapshot& now, std::vector<ReadFile> files,
                                 const MappingOptions& options, std::stop_token stop,
                                 const ImportProgress& progress) {
    SeenFiles read = see_each(files);
    ConsideredImport considered{
        .files = std::move(files), .options = options, .preview = {}, .head = now.head, .plan = {}};
    ImportPreview& preview = considered.preview;
    if (!stop.stop_requested())
        map_each(read, considered.files, now, options);
    preview = std::move(read.preview);
    if (stop.stop_requested())
        return considered;
    if (const auto known = common_are_known(read, considered.files, options); !known)
        preview.error = known.error();
    for (std::size_t at = 0; at < preview.files.size() && !preview.error; ++at)
        if (const auto& error = preview.files[at].error)
            preview.error = in_file(read.places[at], *error);
    // A name that is in no file is said before anything is asked.
    if (preview.error && preview.error->code == Error::Code::wrong_call)
        return considered;
    for (const Source& source : read.sources)
        append(preview.doubts, placed_in(source, source.sheet.doubts),
               placed_in(source, source.mapping.doubts));
    if (preview.error)
        return considered;
    auto plan = take_all(now, read.sources, options, std::move(stop), progress);
    if (!plan) {
        preview.error = plan.error();
        return considered;
    }
    preview.doubts.clear();
    for (const FileReport& file : plan->report.files)
        append(preview.doubts, file.doubts);
    preview.report = plan->report;
    preview.changes = plan->changes.size();
    if (const auto open = open_ones(preview.doubts); !open.empty())
        preview.error = unanswered(open);
    else
        considered.plan = std::move(*plan);
    return considered;
}

Result<ImportPlan> plan_import(const Snapshot& now, const ConsideredImport& considered,
                               std::stop_token stop, const ImportProgress& progress) {
    if (considered.head == now.head && considered.plan)
        return *considered.plan;
    if (considered.head == now.head && considered.preview.error)
        return failure(*considered.preview.error);
    auto again =
        consider_import(now, considered.files, considered.options, std::move(stop), progress);
    if (again.plan)
        return std::move(*again.plan);
    return failure(again.preview.error.value_or(
        Error{Error::Code::cancelled, "The import was stopped.", "Nothing was changed."}));
}

ConsideredImport consider_import(const Snapshot& now, const std::vector<SourceFile>& files,
                                 const MappingOptions& options, std::stop_token stop,
                                 const ImportProgress& progress) {
    auto read = read_each(files, options, stop);
    return consider_import(now, std::move(read), options, std::move(stop), progress);
}

Result<ImportPlan> plan_import(const Snapshot& now, const std::vector<SourceFile>& files,
                               const MappingOptions& options, std::stop_token stop,
                               const ImportProgress& progress) {
    return plan_import(now, consider_import(now, files, options, stop, progress), stop, progress);
}

namespace {

struct Counted {
    std::size_t ImportCounts::*count;
    std::string_view name;
    std::string_view one;
    std::string_view several;
};

constexpr auto counted_things = std::to_array<Counted>({
    {&ImportCounts::participants, "participants", "participant", "participants"},
    {&ImportCounts::answered, "answered", "answer", "answers"},
    {&ImportCounts::blank, "blank", "blank answer", "blank answers"},
    {&ImportCounts::scores, "scores", "score", "scores"},
    {&ImportCounts::missing, "missing", "missing score", "missing scores"},
    {&ImportCounts::traits, "traits", "trait", "traits"},
    {&ImportCounts::themes, "themes", "theme", "themes"},
    {&ImportCounts::codings, "codings", "coding", "codings"},
    {&ImportCounts::stages, "stages", "stage", "stages"},
    {&ImportCounts::roles, "roles", "role", "roles"},
    {&ImportCounts::questions, "questions", "question or item", "questions and items"},
    {&ImportCounts::willing, "willing", "answer on who is willing", "answers on who is willing"},
    {&ImportCounts::pairs, "pairs", "pair", "pairs"},
    {&ImportCounts::notes, "notes", "note", "notes"},
    {&ImportCounts::filled, "filled", "thing that was not stated before",
     "things that were not stated before"},
});

std::string in_words(const ImportCounts& counts) {
    std::vector<std::string> words;
    for (const Counted& thing : counted_things)
        if (const std::size_t count = counts.*thing.count; count > 0)
            words.push_back(counted(count, thing.one, thing.several));
    return words.empty() ? "nothing" : listed(words, 20);
}

ImportCounts& added_to(ImportCounts& sum, const ImportCounts& more) {
    for (const Counted& thing : counted_things)
        sum.*thing.count += more.*thing.count;
    return sum;
}

void append_lines(std::vector<std::string>& lines, std::string_view title,
                  const std::vector<std::string>& more) {
    if (more.empty())
        return;
    lines.push_back(fmt::format("  {}", title));
    for (const std::string& line : more)
        lines.push_back("    " + line);
}

void append_lines(std::vector<std::string>& lines, const FileReport& file) {
    lines.push_back(fmt::format("{}: {} ({}), {} of {} taken", file.name, name_of(file.kind),
                                file.reading, grouped(file.taken), counted(file.rows, "row")));
    lines.push_back("  new: " + in_words(file.added));
    if (file.already_there != ImportCounts{})
        lines.push_back("  already there: " + in_words(file.already_there));
    append_lines(lines, "read as", file.mapping);
    append_lines(lines, "left out", file.left_out);
    append_lines(lines, "conflicts, left as the study has them", file.conflicts);
    append_lines(lines, "to know", file.notes);
}

} // namespace

std::vector<std::pair<std::string_view, std::size_t>> by_name(const ImportCounts& counts) {
    std::vector<std::pair<std::string_view, std::size_t>> named;
    for (const Counted& thing : counted_things)
        named.emplace_back(thing.name, counts.*thing.count);
    return named;
}

ImportCounts ImportReport::added() const {
    ImportCounts sum;
    for (const FileReport& file : files)
        added_to(sum, file.added);
    return sum;
}

ImportCounts ImportReport::already_there() const {
    ImportCounts sum;
    for (const FileReport& file : files)
        added_to(sum, file.already_there);
    return sum;
}

std::string sentence_of(const ImportReport& report) {
    std::vector<std::string> names;
    for (const FileReport& file : report.files)
        names.push_back(file.name);
    return fmt::format("Imported {}: {}.", listed(names, 3), in_words(report.added()));
}

std::vector<std::string> in_words(const ImportReport& report) {
    std::vector<std::string> lines;
    for (const FileReport& file : report.files)
        append_lines(lines, file);
    append_lines(lines, "names that differ only in spaces or case", report.notes);
    if (report.files.size() > 1)
        lines.push_back("Together new: " + in_words(report.added()));
    return lines;
}

} // namespace themata
