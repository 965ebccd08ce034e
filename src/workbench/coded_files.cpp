#include "workbench/coded_files.h"

#include "exchange/writing/spss_file.h"
#include "exchange/writing/write_coded.h"
#include "exchange/writing/write_tabulation.h"
#include "text/fold.h"

namespace themata {

namespace {

Result<CodedFiles> spss_files(const CodedData& data, const std::filesystem::path& file,
                              SpssPacking packing, const std::stop_token& stop) {
    auto made = spss_file(data, file.filename().string(), packing, stop);
    if (!made)
        return failure(made.error());
    std::filesystem::path beside = file;
    beside.replace_extension(".sps");
    CodedFiles written{.files = {}, .notes = std::move(made->notes)};
    written.files.push_back({.file = file, .bytes = std::move(made->bytes)});
    written.files.push_back({.file = std::move(beside), .bytes = std::move(made->syntax)});
    return written;
}

CodedFiles csv_files(const CodedData& data, const std::filesystem::path& file,
                     const std::stop_token& stop) {
    const Tabulation about = described(data);
    std::filesystem::path beside = file;
    beside += "-metadata.json";
    CodedFiles written;
    written.files.push_back({.file = file, .bytes = coded_csv(data, stop)});
    written.files.push_back({.file = std::move(beside),
                             .bytes = table_metadata({&about, 1}, file.filename().string())});
    return written;
}

Result<CodedFiles> xlsx_file(const CodedData& data, const std::filesystem::path& file,
                             const std::stop_token& stop) {
    auto bytes = coded_xlsx(data, stop);
    if (!bytes)
        return failure(bytes.error());
    CodedFiles written;
    written.files.push_back({.file = file, .bytes = std::move(*bytes)});
    return written;
}

} // namespace

Result<CodedFiles> coded_files(const CodedData& data, const std::filesystem::path& file,
                               const std::stop_token& stop) {
    const std::string ending = fold(file.extension().string());
    Result<CodedFiles> written;
    if (ending == ".sav" || ending == ".zsav")
        written =
            spss_files(data, file, ending == ".sav" ? SpssPacking::sav : SpssPacking::zsav, stop);
    else if (ending == ".xlsx")
        written = xlsx_file(data, file, stop);
    else if (ending == ".csv")
        written = csv_files(data, file, stop);
    else
        return failure(Error::Code::wrong_call,
                       "Coded data are not written as " + file.filename().string() + ".",
                       "End the name with .csv, .xlsx, .sav or .zsav.");
    if (stop.stop_requested())
        return failure(Error::Code::cancelled, "The export was stopped.", "Nothing was written.");
    return written;
}

std::string coded_text(const CodedData& data) { return coded_csv(data); }

} // namespace themata
