// Sheets that are asked for by name, each of which becomes a source of its own.
#include "exchange/reading/choose_sheet.h"
#include "exchange/reading/read_sheet.h"
#include "exchange/taking/import_plan.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// A file that was asked for sheets, and those that it has.
struct AskedFile {
    std::vector<SheetName> names;
    std::vector<std::size_t> wanted; // places among the names, in the order of the file
};

AskedFile asked_of(const SourceFile& file, const std::vector<std::string>& wanted) {
    AskedFile asked{.names = sheets_of(file.bytes).value_or(std::vector<SheetName>{}),
                    .wanted = {}};
    for (const std::string& name : wanted)
        if (const auto place = sheet_named(asked.names, name))
            asked.wanted.push_back(*place);
    std::ranges::sort(asked.wanted);
    const auto twice = std::ranges::unique(asked.wanted);
    asked.wanted.erase(twice.begin(), twice.end());
    return asked;
}

Error in_none(const std::vector<SourceFile>& files, const std::vector<AskedFile>& asked,
              std::string_view name) {
    std::vector<std::string> there;
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::vector<std::string> names;
        for (const SheetName& each : asked[i].names)
            names.push_back(each.name);
        if (!names.empty())
            there.push_back(fmt::format("{} has {}", files[i].name, listed_in_quotes(names)));
    }
    return {.code = Error::Code::wrong_call,
            .what = files.size() == 1
                        ? fmt::format("{} has no sheet {}.", files[0].name, in_quotes(name))
                        : fmt::format("None of the files has a sheet {}.", in_quotes(name)),
            .hint = there.empty() ? "The files are tables without sheets: leave the name out."
                                  : joined(there, "; ") + ".",
            .option = "--sheet"};
}

} // namespace

Result<std::vector<SourceFile>> of_wanted_sheets(std::vector<SourceFile> files,
                                                 const std::vector<std::string>& wanted) {
    std::vector<AskedFile> asked;
    for (const SourceFile& file : files)
        asked.push_back(asked_of(file, wanted));
    for (const std::string& name : wanted)
        if (std::ranges::none_of(asked, [&](const AskedFile& each) {
                return sheet_named(each.names, name).has_value();
            }))
            return failure(in_none(files, asked, name));
    std::vector<SourceFile> sources;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::vector<std::size_t>& places = asked[i].wanted;
        for (std::size_t at = 0; at + 1 < places.size(); ++at) {
            SourceFile source = files[i];
            source.sheet = asked[i].names[places[at]].name;
            source.name = name_with_sheet(files[i].name, *source.sheet);
            sources.push_back(std::move(source));
        }
        if (!places.empty())
            files[i].sheet = asked[i].names[places.back()].name;
        if (places.size() > 1)
            files[i].name = name_with_sheet(files[i].name, *files[i].sheet);
        sources.push_back(std::move(files[i]));
    }
    return sources;
}

} // namespace themata
