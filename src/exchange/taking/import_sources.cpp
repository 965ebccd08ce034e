#include "exchange/taking/import_sources.h"

#include "exchange/reading/delimited.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/reading_notes.h"
#include "exchange/reading/words.h"
#include <fmt/format.h>

namespace themata {

namespace {

Result<ReadOptions> reading_options(const MappingOptions& options) {
    ReadOptions reading{.encoding = options.encoding, .delimiter = {}};
    if (options.delimiter) {
        const auto delimiter = delimiter_named(*options.delimiter);
        if (!delimiter)
            return failure(delimiter.error());
        reading.delimiter = *delimiter;
    }
    return reading;
}

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

// What is said of one file is looked for in that file only.
Result<void> check_all(const std::vector<Source>& sources, const std::vector<SourceFile>& files,
                       const MappingOptions& common) {
    std::vector<const Sheet*> sheets;
    for (const Source& source : sources) {
        sheets.push_back(&source.sheet);
        if (const auto& own = files[source.number].mapping)
            if (auto known = check_options({&source.sheet}, *own); !known)
                return known;
    }
    return check_options(sheets, common);
}

} // namespace

const MappingOptions& options_for(const SourceFile& file, const MappingOptions& common) {
    return file.mapping ? *file.mapping : common;
}

Error in_file(Error error, const std::string& name) {
    if (error.what.find(name) == std::string::npos)
        error.what = fmt::format("{}: {}", name, error.what);
    return error;
}

Result<Sheet> sheet_of(const SourceFile& file, const MappingOptions& options) {
    const auto reading = reading_options(options);
    if (!reading)
        return failure(reading.error());
    return read_delimited(file.bytes, *reading);
}

std::optional<Error> unusable(const Sheet& sheet, const std::string& name) {
    if (auto wrong = not_to_be_trusted(sheet, name))
        return wrong;
    if (sheet.data_rows() > 0)
        return std::nullopt;
    return Error{
        Error::Code::refused,
        fmt::format("{} has no rows{}.", name, sheet.size() == 0 ? "" : " below its heading"),
        "Look at it with `peek`, or leave it out."};
}

Result<std::vector<Source>> read_sources(const std::vector<SourceFile>& files,
                                         const MappingOptions& options) {
    if (const auto known = reading_options(options); !known)
        return failure(known.error());
    std::vector<Source> sources;
    for (const SourceFile& file : files) {
        auto sheet = sheet_of(file, options_for(file, options));
        if (!sheet)
            return failure(in_file(sheet.error(), file.name));
        if (auto wrong = unusable(*sheet, file.name))
            return failure(std::move(*wrong));
        sources.push_back({.name = file.name,
                           .number = static_cast<std::uint32_t>(sources.size()),
                           .kept = std::make_shared<const Sheet>(std::move(*sheet))});
    }
    return sources;
}

IsParticipant participants_in(const Snapshot& now, const std::vector<Source>& sources) {
    return [&](std::string_view label) {
        return participant_labelled(now.study, now.lookup, label) ||
               stands_in_a_file(sources, label);
    };
}

Result<void> map_sources(std::vector<Source>& sources, const std::vector<SourceFile>& files,
                         const Snapshot& now, const MappingOptions& options) {
    if (auto known = check_all(sources, files, options); !known)
        return known;
    const IsParticipant is_participant = participants_in(now, sources);
    for (Source& source : sources) {
        auto mapping = map_file(source.sheet, source.name,
                                options_for(files[source.number], options), is_participant);
        if (!mapping)
            return failure(in_file(mapping.error(), source.name));
        source.mapping = std::move(*mapping);
    }
    return {};
}

} // namespace themata
