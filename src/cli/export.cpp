#include "cli/verbs.h"
#include "workbench/exports.h"
#include "workbench/workbench.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

using Text = Result<std::string>;

Text all_quotes(const Snapshot& now) { return write_quotes(now, quotes(now, {})); }

Text theme_by_role_and_stage(const Snapshot& now) {
    return theme_table(now, {}).map(
        [](const ThemeTable& table) { return write_table(table, CellForm::n); });
}

struct Export {
    std::string_view what; // as --what names it; in a folder the file is called so too
    Text (*text)(const Snapshot&);
};

constexpr Export exports[] = {
    {"participants", [](const Snapshot& now) -> Text { return write_participants(now); }},
    {"responses", [](const Snapshot& now) -> Text { return write_responses(now); }},
    {"codebook", [](const Snapshot& now) -> Text { return write_codebook(now); }},
    {"codings", [](const Snapshot& now) -> Text { return write_codings(now); }},
    {"quotes", all_quotes},
    {"table", theme_by_role_and_stage},
};

// All texts are made and all places looked at before the first file is written.
Result<void> write_all(const Snapshot& now, const std::filesystem::path& folder,
                       Overwriting overwriting, Terminal& terminal) {
    std::vector<std::pair<std::filesystem::path, std::string>> files;
    for (const Export& each : exports) {
        auto text = each.text(now);
        if (!text)
            return failure(text.error());
        files.emplace_back(folder / fmt::format("{}.csv", each.what), std::move(*text));
        std::error_code ignored;
        if (overwriting == Overwriting::refused && exists(files.back().first, ignored))
            return failure(Error::Code::refused,
                           fmt::format("There is a file {} already.", files.back().first.string()),
                           "Name another folder, or give --overwrite.");
    }
    std::error_code error;
    create_directories(folder, error);
    if (error)
        return failure(Error::Code::io,
                       fmt::format("The folder {} cannot be made.", folder.string()),
                       "Name a folder in a place where you may write.");
    for (const auto& [file, text] : files) {
        if (const auto written = write_file(file, text, overwriting); !written)
            return failure(written.error());
        terminal.out << fmt::format("Wrote {}.\n", file.string());
    }
    return {};
}

} // namespace

Result<void> export_study(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto what = call.value("--what");
    const std::string& folder = call.argument(1);
    const auto overwriting = call.has("--overwrite") ? Overwriting::allowed : Overwriting::refused;
    if (what.has_value() != folder.empty() || (call.has("--out") && !what))
        return failure(Error::Code::wrong_call,
                       "“themata export” wants a folder for all files, or --what for one.",
                       "For example: themata export STUDY exported");
    if (!what)
        return write_all(now, folder, overwriting, terminal);

    const auto text = std::ranges::find(exports, *what, &Export::what)->text(now);
    if (!text)
        return failure(text.error());
    const auto out = call.value("--out");
    if (!out) {
        terminal.out << *text;
        return {};
    }
    if (const auto written = write_file(*out, *text, overwriting); !written)
        return failure(written.error());
    terminal.out << fmt::format("Wrote {}.\n", *out);
    return {};
}

} // namespace themata
