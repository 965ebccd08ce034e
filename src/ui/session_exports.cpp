// Tables that go out of the window: the file is chosen, then written beside the frames.

#include "ui/session.h"

namespace themata {

namespace {

// A table alone is called so; of several the first says what they are.
std::string name_for(const std::vector<Tabulation>& tables) {
    return tables.empty() || tables.front().name.empty() ? "table" : tables.front().name;
}

Result<std::filesystem::path> write_tables(const std::vector<Tabulation>& tables,
                                           const std::filesystem::path& file,
                                           Overwriting overwriting) {
    const auto format = format_of_ending(file.extension().string());
    if (!format)
        return failure(Error::Code::wrong_call,
                       "No format ends like that: " + file.filename().string() + ".",
                       "End the name with .xlsx, .docx, .html, .tex, .md, .csv, .tsv or .json.");
    const auto text = write_tabulations(tables, *format);
    if (!text)
        return failure(text.error());
    if (auto written = write_file(file, *text, overwriting); !written)
        return failure(written.error());
    if (*format != TableFormat::csv && *format != TableFormat::tsv)
        return file;
    // What a plain file cannot say of itself stands beside it, as in the terminal.
    std::filesystem::path beside = file;
    beside += "-metadata.json";
    if (auto written = write_file(beside, table_metadata(tables, file.filename().string()),
                                  Overwriting::allowed);
        !written)
        return failure(written.error());
    return file;
}

} // namespace

void Session::handle(const ExportTables& request) {
    if (!request.tables || request.tables->empty())
        return;
    exporting_ = request.tables;
    handle(ChooseFile{.what = Choosing::tables_to});
    view_.chooser->name = name_for(*exporting_) + ".xlsx";
}

void Session::handle(const WriteTables& request) {
    if (!exporting_ || writing_)
        return;
    remember_folder(request.file.parent_path());
    writing_.emplace(
        [tables = exporting_, request](std::stop_token, Progress&) {
            return write_tables(*tables, request.file, request.overwriting);
        },
        wake_);
}

void Session::take_written() {
    if (!writing_)
        return;
    auto written = writing_->take();
    if (!written)
        return;
    writing_.reset();
    if (*written)
        say(Notice{Notice::Tone::done, "Exported to " + (*written)->filename().string() + ".",
                   (*written)->string()});
    else
        say(written->error());
}

} // namespace themata
