#include "workbench/exports.h"

#include "analysis/asked_as.h"
#include "analysis/codebook_tabulation.h"
#include "analysis/quotes.h"
#include "analysis/tabulation.h"
#include "analysis/theme_table.h"
#include "exchange/reading/read_sheet.h"
#include "exchange/reading/reading_notes.h"
#include "exchange/reading/rules_file.h"
#include "store/store.h"
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace themata {

namespace {

tl::unexpected<Error> unreadable_file(const std::filesystem::path& file, int number) {
    return failure(Error::Code::io,
                   "The file " + file.string() + " cannot be read: " + std::strerror(number) + ".",
                   "See whether the name is right and whether you may read it.");
}

// A plain file that is open for reading.
class OpenFile {
public:
    explicit OpenFile(int opened) : opened_(opened) {}

    OpenFile(OpenFile&& other) noexcept : opened_(std::exchange(other.opened_, -1)) {}

    OpenFile& operator=(OpenFile&&) = delete;

    ~OpenFile() {
        if (opened_ >= 0)
            ::close(opened_);
    }

    // Up to so many bytes more, in parts, so that a stop is heard.
    [[nodiscard]] Result<std::string> read(const std::filesystem::path& file, std::size_t most,
                                           const std::stop_token& stop) const {
        constexpr std::size_t part = 1 << 20;
        struct stat state = {};
        ::fstat(opened_, &state);
        std::string bytes;
        bytes.reserve(std::min(most, static_cast<std::size_t>(state.st_size)));
        while (bytes.size() < most) {
            if (stop.stop_requested())
                return failure(Error::Code::cancelled, "Reading the file was stopped.",
                               "Nothing was changed.");
            const std::size_t before = bytes.size();
            bytes.resize(std::min(most, before + part));
            const ssize_t size = ::read(opened_, bytes.data() + before, bytes.size() - before);
            if (size < 0 && errno != EINTR)
                return unreadable_file(file, errno);
            bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
            if (size == 0)
                break;
        }
        return bytes;
    }

    [[nodiscard]] mode_t mode() const {
        struct stat state = {};
        return ::fstat(opened_, &state) == 0 ? state.st_mode : 0;
    }

private:
    int opened_;
};

tl::unexpected<Error> not_plain(const std::filesystem::path& file, mode_t mode) {
    if (S_ISDIR(mode))
        return failure(Error::Code::io, file.string() + " is a folder, not a file.",
                       "Name the files in it.");
    const std::string_view what = S_ISFIFO(mode)   ? "a pipe"
                                  : S_ISSOCK(mode) ? "a socket"
                                                   : "a device";
    return failure(Error::Code::refused, fmt::format("{} is {}, not a file.", file.string(), what),
                   "Save what comes from it as a file, and name that file.");
}

// A pipe that nobody writes to would be waited for without end, so nothing is waited for. A study
// is left alone: to close it here would drop the locks of the Store that has it open (POSIX).
Result<OpenFile> open_plain(const std::filesystem::path& file) {
    if (is_study(file))
        return failure(Error::Code::refused, file.string() + " is a study.",
                       "Open it by itself; what is imported are files of answers, such as CSV.");
    OpenFile opened(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    const int number = errno;
    const mode_t mode = opened.mode();
    if (mode == 0)
        return unreadable_file(file, number);
    if (!S_ISREG(mode))
        return not_plain(file, mode);
    return opened;
}

} // namespace

Result<SourceFile> source_file(const std::filesystem::path& file, const std::stop_token& stop) {
    const auto opened = open_plain(file);
    if (!opened)
        return failure(opened.error());
    auto bytes = opened->read(file, std::string::npos, stop);
    if (!bytes)
        return failure(bytes.error());
    return SourceFile{file.filename().string(), std::move(*bytes)};
}

Result<SourceFile> beginning_of(const std::filesystem::path& file, std::size_t bytes) {
    const auto opened = open_plain(file);
    if (!opened)
        return failure(opened.error());
    auto read = opened->read(file, bytes, {});
    if (!read)
        return failure(read.error());
    SourceFile source{file.filename().string(), std::move(*read)};
    const std::size_t size = source.bytes.size();
    const std::size_t end = source.bytes.rfind('\n');
    if (size < bytes || end == std::string::npos)
        return source;
    // Of two bytes that make a line break, the second may be a zero.
    const bool wide = end + 1 < size && source.bytes[end + 1] == '\0';
    source.bytes.resize(end + (wide ? 2 : 1));
    return source;
}

std::string_view name_of(Exported what) {
    static constexpr std::string_view names[] = {"table", "codebook", "codings", "quotes",
                                                 "searches"};
    return names[static_cast<std::size_t>(what)];
}

namespace {

Result<std::string> table_of(const Snapshot& now, const TableAsked& asked, TableFormat format) {
    const auto table = theme_table(now, asked.spec);
    if (!table)
        return failure(table.error());
    return write_tabulations(tabulations_of(now, *table, asked.spec, asked.form), format);
}

Result<std::string> in_format(const Tabulation& table, TableFormat format) {
    return write_tabulations({&table, 1}, format);
}

Result<std::string> text_of(const Snapshot& now, Exported what, const TableAsked& table,
                            TableFormat format, const std::stop_token& stop) {
    const bool plain = format == TableFormat::csv;
    switch (what) {
    case Exported::codebook:
        return plain ? Result<std::string>(write_codebook(now))
                     : in_format(codebook_tabulation(
                                     now, provenance_of(now, TerminalCommand("codebook").words())),
                                 format);
    case Exported::codings:
        return write_codings(now, ByteOrderMark::none, stop);
    case Exported::quotes:
        return plain ? Result<std::string>(
                           write_quotes(now, quotes(now, {}), ByteOrderMark::none, stop))
                     : in_format(quotes_tabulation(now, quotes(now, {}),
                                                   provenance_of(now, asked_as(now, QuoteSpec{}))),
                                 format);
    case Exported::searches:
        return write_rules(now);
    case Exported::table:
        break;
    }
    return table_of(now, table, format);
}

} // namespace

Result<std::string> exported(const Snapshot& now, Exported what, const TableAsked& table,
                             const std::filesystem::path& file, std::stop_token stop) {
    const auto format = format_of_ending(file.extension().string()).value_or(TableFormat::csv);
    auto text = text_of(now, what, table, format, stop);
    if (stop.stop_requested())
        return failure(Error::Code::cancelled, "The export was stopped.", "Nothing was written.");
    return text;
}

Result<std::string> peek(const std::filesystem::path& file, const MappingOptions& reading,
                         PeekForm form) {
    auto source = source_file(file);
    if (!source)
        return failure(source.error());
    const auto options = reading_options(reading);
    if (!options)
        return failure(options.error());
    auto sheet = read_sheet(source->bytes, *options);
    if (!sheet)
        return failure(sheet.error());
    return form == PeekForm::json ? peek_json(*sheet) : peek_text(*sheet);
}

Result<void> write_tables(const std::vector<Tabulation>& tables, const std::filesystem::path& file,
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
        return written;
    if (*format != TableFormat::csv && *format != TableFormat::tsv)
        return {};
    std::filesystem::path beside = file;
    beside += "-metadata.json";
    return write_file(beside, table_metadata(tables, file.filename().string()),
                      Overwriting::allowed);
}

} // namespace themata
