#include "workbench/exports.h"

#include "analysis/codebook_tabulation.h"
#include "analysis/quotes.h"
#include "analysis/tabulation.h"
#include "analysis/theme_table.h"
#include "exchange/reading/delimited.h"
#include "exchange/reading/peek.h"
#include "exchange/reading/rules_file.h"
#include <algorithm>
#include <cstring>
#include <fstream>

namespace themata {

namespace {

tl::unexpected<Error> unreadable(const std::filesystem::path& file, int number) {
    return failure(Error::Code::io,
                   "The file " + file.string() + " cannot be read: " + std::strerror(number) + ".",
                   "See whether the name is right and whether you may read it.");
}

tl::unexpected<Error> unwritable(const std::filesystem::path& file, int number) {
    return failure(Error::Code::io,
                   "The file " + file.string() + " cannot be written: " + std::strerror(number) +
                       ".",
                   "See whether the folder is there, may be written to and has room.");
}

} // namespace

Result<SourceFile> source_file(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error))
        return failure(Error::Code::io, file.string() + " is a folder, not a file.",
                       "Name the files in it.");
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return unreadable(file, errno);
    SourceFile source{file.filename().string(), {}};
    const auto size = std::filesystem::file_size(file, error);
    source.bytes.resize(error ? 0 : size);
    in.read(source.bytes.data(), static_cast<std::streamsize>(source.bytes.size()));
    if (static_cast<std::size_t>(in.gcount()) != source.bytes.size())
        return unreadable(file, errno);
    return source;
}

Result<SourceFile> beginning_of(const std::filesystem::path& file, std::size_t bytes) {
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    SourceFile source{file.filename().string(), std::string(bytes, '\0')};
    in.read(source.bytes.data(), static_cast<std::streamsize>(bytes));
    if (in.bad() || (!in && !in.eof()))
        return unreadable(file, errno);
    const auto size = static_cast<std::size_t>(in.gcount());
    source.bytes.resize(size);
    const std::size_t end = source.bytes.rfind('\n');
    if (size < bytes || end == std::string::npos)
        return source;
    // Of two bytes that make a line break, the second may be a zero.
    const bool wide = end + 1 < size && source.bytes[end + 1] == '\0';
    source.bytes.resize(end + (wide ? 2 : 1));
    return source;
}

Result<void> write_file(const std::filesystem::path& file, std::string_view text,
                        Overwriting overwriting) {
    std::error_code error;
    if (overwriting == Overwriting::refused && std::filesystem::exists(file, error))
        return failure(Error::Code::refused, "There is a file " + file.string() + " already.",
                       "Choose another name, or remove that file first.");
    std::filesystem::path fresh = file;
    fresh += ".part";
    errno = 0;
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (!out) {
        const int number = errno;
        std::filesystem::remove(fresh, error);
        return unwritable(file, number);
    }
    std::filesystem::rename(fresh, file, error);
    if (error)
        return unwritable(file, error.value());
    return {};
}

std::string_view name_of(Exported what) {
    static constexpr std::string_view names[] = {"table", "codebook", "codings", "quotes",
                                                 "searches"};
    return names[static_cast<std::size_t>(what)];
}

namespace {

// How the table would be asked for in the terminal, but for whose coding, which the settings name.
std::string command_of(const TableAsked& asked) {
    static constexpr std::string_view forms[] = {"n", "n/N", "percent", "tally"};
    std::string columns;
    for (const Axis& axis : asked.spec.columns)
        columns += (columns.empty() ? "" : ",") + name_of(axis);
    std::string base(name_of(asked.spec.base));
    std::ranges::replace(base, ' ', '-');
    return "table STUDY --columns '" + columns + "' --count " +
           std::string(name_of(asked.spec.count)) + " --base " + base + " --cells " +
           std::string(forms[static_cast<std::size_t>(asked.form)]);
}

Result<std::string> table_of(const Snapshot& now, const TableAsked& asked, TableFormat format) {
    const auto table = theme_table(now, asked.spec);
    if (!table)
        return failure(table.error());
    if (format == TableFormat::csv)
        return write_table(*table, asked.form);
    Provenance made = provenance_of(now, command_of(asked));
    made.settings.emplace_back("coders", in_words(now.study, asked.spec.whose));
    const Tabulation tabulation = tabulation_of(*table, asked.form, std::move(made));
    return write_tabulations({&tabulation, 1}, format);
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
                     : in_format(codebook_tabulation(now, provenance_of(now, "codebook STUDY")),
                                 format);
    case Exported::codings:
        return write_codings(now, ByteOrderMark::none, stop);
    case Exported::quotes:
        return plain ? Result<std::string>(
                           write_quotes(now, quotes(now, {}), ByteOrderMark::none, stop))
                     : in_format(quotes_tabulation(now, quotes(now, {}),
                                                   provenance_of(now, "quotes STUDY")),
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
    ReadOptions options{.encoding = reading.encoding, .delimiter = {}};
    if (reading.delimiter) {
        const auto delimiter = delimiter_named(*reading.delimiter);
        if (!delimiter)
            return failure(delimiter.error());
        options.delimiter = *delimiter;
    }
    auto sheet = read_delimited(source->bytes, options);
    if (!sheet)
        return failure(sheet.error());
    return form == PeekForm::json ? peek_json(*sheet) : peek_text(*sheet);
}

} // namespace themata
