// What an import did or would do, in words.
#include "exchange/taking/import_plan.h"

#include "text/sentences.h"
#include <array>
#include <fmt/format.h>

namespace themata {

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
    append_lines(lines, "names that are nearly alike", report.notes);
    if (report.files.size() > 1)
        lines.push_back("Together new: " + in_words(report.added()));
    return lines;
}

} // namespace themata
