#include "exchange/reading/ods.h"

#include "exchange/reading/cell_values.h"
#include "exchange/reading/choose_sheet.h"
#include "exchange/reading/markup.h"
#include "exchange/reading/sheet_rows.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace themata {

namespace {

// Cells that are there once in the file and many times in the sheet.
constexpr std::size_t most_repeated = 20'000'000;

std::size_t times(std::string_view repeated) {
    return std::max<std::size_t>(whole_number<std::size_t>(repeated).value_or(1), 1);
}

// "PT12H30M00S" is 12:30:00.
std::string clock_of(std::string_view duration) {
    double seconds = 0;
    double part = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < duration.size(); ++at) {
        const char sign = duration[at];
        if ((sign >= '0' && sign <= '9') || sign == '.')
            continue;
        part = decimal_number(duration.substr(begin, at - begin)).value_or(0);
        begin = at + 1;
        seconds += sign == 'H' ? 3600 * part : sign == 'M' ? 60 * part : sign == 'S' ? part : 0;
    }
    std::string clock;
    append_clock(clock, seconds);
    return clock;
}

struct OdsTable {
    SheetName name;
    SheetRows rows;
    CellRemarks remarks;
};

class OdsListener : public MarkupListener {
public:
    void begin(std::string_view tag, const MarkupAttributes& attributes) override;
    void end(std::string_view tag) override;

    void letters(std::string_view text) override {
        if (in_paragraph_ > 0 && aside_ == 0)
            text_ += text;
    }

    [[nodiscard]] std::vector<OdsTable>& tables() { return tables_; }

private:
    void begin_table(const MarkupAttributes& attributes);
    void begin_row(const MarkupAttributes& attributes);
    void begin_cell(const MarkupAttributes& attributes);
    void begin_text(std::string_view tag, const MarkupAttributes& attributes);
    void note_style(std::string_view tag, const MarkupAttributes& attributes);
    void end_row();
    void end_cell();
    void append_value(std::string& text) const;

    [[nodiscard]] OdsTable& table() { return tables_.back(); }

    std::vector<OdsTable> tables_;
    std::set<std::string, std::less<>> hidden_styles_;
    std::string style_; // that is being described
    std::string text_;  // of the cell, as it is shown
    std::string kind_;
    std::string value_;
    std::size_t in_table_ = 0;
    std::size_t in_paragraph_ = 0;
    std::size_t aside_ = 0; // within a comment or what draws
    std::size_t column_ = 0;
    std::size_t cell_times_ = 1;
    std::size_t row_times_ = 1;
    std::uint64_t row_ = 0; // number of the last row
    std::size_t repeated_ = 0;
    bool is_covered_ = false;
    bool is_formula_ = false;
    bool is_error_ = false;
    bool has_paragraph_ = false;
};

void OdsListener::note_style(std::string_view tag, const MarkupAttributes& attributes) {
    if (tag == "style:style")
        style_ = attributes["style:name"];
    else if (tag == "style:table-properties" && attributes["table:display"] == "false")
        hidden_styles_.insert(style_);
}

void OdsListener::begin_table(const MarkupAttributes& attributes) {
    if (in_table_++ > 0)
        return;
    tables_.emplace_back();
    table().name = {.name = std::string(attributes["table:name"]),
                    .is_hidden = hidden_styles_.contains(attributes["table:style-name"])};
    row_ = 0;
}

void OdsListener::begin_row(const MarkupAttributes& attributes) {
    row_times_ = times(attributes["table:number-rows-repeated"]);
    table().rows.begin_row(static_cast<std::uint32_t>(row_ + 1));
    column_ = 0;
    const std::string_view seen = attributes["table:visibility"];
    if (seen == "collapse" || seen == "filter")
        if (row_times_ < 1000)
            for (std::size_t i = 1; i <= row_times_; ++i)
                table().remarks.hidden_rows.push_back(static_cast<std::uint32_t>(row_ + i));
}

void OdsListener::begin_cell(const MarkupAttributes& attributes) {
    cell_times_ = times(attributes["table:number-columns-repeated"]);
    kind_ = attributes["office:value-type"];
    is_error_ = attributes["calcext:value-type"] == "error";
    const std::string_view formula = attributes["table:formula"];
    is_formula_ = !formula.empty();
    value_ = kind_ == "date"      ? attributes["office:date-value"]
             : kind_ == "time"    ? attributes["office:time-value"]
             : kind_ == "boolean" ? attributes["office:boolean-value"]
             : kind_ == "string"  ? attributes["office:string-value"]
                                  : attributes["office:value"];
    // LibreOffice says so of what a workbook of Excel has as a boolean.
    if (formula == "of:=TRUE()" || formula == "of:=FALSE()") {
        kind_ = "boolean";
        value_ = formula == "of:=TRUE()" ? "true" : "false";
    }
    text_.clear();
    has_paragraph_ = false;
    const bool is_wide = times(attributes["table:number-columns-spanned"]) > 1 ||
                         times(attributes["table:number-rows-spanned"]) > 1;
    const auto row = static_cast<std::uint32_t>(row_ + 1);
    if (is_wide)
        table().remarks.merged.add(cell_name(column_, row));
    if (const std::size_t down = times(attributes["table:number-rows-spanned"]);
        down > 1 && times(attributes["table:number-columns-spanned"]) == 1)
        table().remarks.merged_down.push_back(
            {.column = column_, .first = row, .last = row + static_cast<std::uint32_t>(down) - 1});
}

void OdsListener::begin_text(std::string_view tag, const MarkupAttributes& attributes) {
    if (tag == "text:p" || tag == "text:h") {
        if (in_paragraph_++ == 0 && has_paragraph_)
            text_ += '\n';
        has_paragraph_ = true;
    } else if (tag == "text:s") {
        text_.append(std::min<std::size_t>(times(attributes["text:c"]), 32'767), ' ');
    } else if (tag == "text:tab") {
        text_ += '\t';
    } else if (tag == "text:line-break") {
        text_ += '\n';
    }
}

void OdsListener::begin(std::string_view tag, const MarkupAttributes& attributes) {
    if (tag == "office:annotation" || tag.starts_with("draw:") || tag == "text:ruby-text")
        ++aside_;
    if (aside_ > 0)
        return;
    if (tag == "table:table-cell" || tag == "table:covered-table-cell") {
        if (in_table_ == 1) {
            begin_cell(attributes);
            is_covered_ = tag == "table:covered-table-cell";
        }
    } else if (tag.starts_with("text:")) {
        begin_text(tag, attributes);
    } else if (tag == "table:table-row") {
        if (in_table_ == 1)
            begin_row(attributes);
    } else if (tag == "table:table") {
        begin_table(attributes);
    } else {
        note_style(tag, attributes);
    }
}

void OdsListener::end(std::string_view tag) {
    if (tag == "office:annotation" || tag.starts_with("draw:") || tag == "text:ruby-text")
        --aside_;
    else if (aside_ > 0)
        return;
    else if (tag == "text:p" || tag == "text:h")
        --in_paragraph_;
    else if (tag == "table:table")
        --in_table_;
    else if (in_table_ != 1)
        return;
    else if (tag == "table:table-cell" || tag == "table:covered-table-cell")
        end_cell();
    else if (tag == "table:table-row")
        end_row();
}

void OdsListener::append_value(std::string& text) const {
    if (kind_ == "float" || kind_ == "percentage" || kind_ == "currency") {
        if (const auto number = decimal_number(value_))
            append_number(text, *number);
        else
            text += value_;
    } else if (kind_ == "date") {
        text += value_;
    } else if (kind_ == "boolean") {
        text += value_ == "true" ? "TRUE" : "FALSE";
    } else if (kind_ == "time") {
        text += clock_of(value_);
    } else {
        text += has_paragraph_ ? text_ : value_;
    }
}

void OdsListener::end_cell() {
    SheetRows& rows = table().rows;
    const std::size_t before = rows.text().size();
    if (is_error_)
        table().remarks.errors.add(cell_name(column_, rows.number()), text_);
    else if (is_formula_ && kind_.empty())
        table().remarks.uncalculated.add(cell_name(column_, rows.number()));
    else if (!is_covered_)
        append_value(rows.text());
    const std::string value = rows.text().substr(before);
    const std::size_t cells = value.empty() ? 0 : cell_times_;
    repeated_ += cells > 1 ? cells : 0;
    const bool is_within = column_ + cells <= SheetRows::most_columns && !trouble();
    if (cells > 0 && (!is_within || repeated_ > most_repeated))
        return stop(
            {.code = Error::Code::refused,
             .what = fmt::format("The sheet {} repeats one cell beyond all measure.",
                                 in_quotes(table().name.name)),
             .hint = "Open the file in a spreadsheet program and save it anew, or as CSV."});
    for (std::size_t i = 0; i < cells; ++i) {
        if (i > 0)
            rows.text() += value;
        rows.cell(column_ + i);
    }
    column_ += std::min(cell_times_, SheetRows::most_columns);
}

void OdsListener::end_row() {
    SheetRows& rows = table().rows;
    const std::uint64_t first = row_ + 1;
    row_ = std::min<std::uint64_t>(row_ + row_times_, SheetRows::most_rows + 1);
    if (!rows.holds_anything() || trouble())
        return;
    repeated_ += row_times_ > 1 ? row_times_ * column_ : 0;
    if (row_ > SheetRows::most_rows || repeated_ > most_repeated)
        return stop(
            {.code = Error::Code::refused,
             .what = fmt::format("The sheet {} repeats one row beyond all measure.",
                                 in_quotes(table().name.name)),
             .hint = "Open the file in a spreadsheet program and save it anew, or as CSV."});
    for (std::uint64_t number = first; number <= row_; ++number)
        rows.end_row(static_cast<std::uint32_t>(number));
    if (!rows.fits())
        stop(rows.finish().error());
}

Result<Sheet> chosen_table(OdsListener& listener, const ReadOptions& options) {
    std::vector<SheetName> names;
    for (const OdsTable& table : listener.tables())
        names.push_back(table.name);
    return choose_sheet(names, options, [&](std::size_t place) {
        OdsTable& table = listener.tables()[place];
        auto sheet = table.rows.finish();
        if (sheet) {
            sheet->notes = table.remarks.in_words();
            sheet->format = "ODS";
        }
        return with_headings(std::move(sheet), options.header_rows, table.remarks.merged_down);
    });
}

Result<const ArchivePart*> content_of(Archive& archive) {
    constexpr std::uint64_t largest_manifest = 16'000'000;
    if (const ArchivePart* manifest = archive.find("META-INF/manifest.xml")) {
        const auto bytes = archive.whole(*manifest, largest_manifest);
        if (!bytes)
            return failure(bytes.error());
        if (bytes->find("encryption-data") != bytes->npos)
            return failure(locked_file());
    }
    const ArchivePart* content = archive.find("content.xml");
    if (!content)
        return failure({.code = Error::Code::refused,
                        .what = "The spreadsheet has no content.",
                        .hint = "Open it in the program that made it, and save it anew."});
    return content;
}

} // namespace

Result<bool> is_ods(Archive& archive) {
    constexpr std::uint64_t longest_type = 1000;
    const ArchivePart* type = archive.find("mimetype");
    if (!type || type->size > longest_type)
        return false;
    const auto bytes = archive.whole(*type, longest_type);
    if (!bytes)
        return failure(bytes.error());
    return bytes->starts_with("application/vnd.oasis.opendocument.spreadsheet");
}

bool is_flat_ods(std::string_view bytes) {
    const auto beginning = bytes.substr(0, 4000);
    return beginning.find("<office:document") != beginning.npos &&
           beginning.find("opendocument.spreadsheet") != beginning.npos;
}

Result<Sheet> read_ods(Archive& archive, const ReadOptions& options) {
    const auto content = content_of(archive);
    if (!content)
        return failure(content.error());
    OdsListener listener;
    if (auto read = read_markup(archive, **content, listener); !read)
        return failure(read.error());
    return chosen_table(listener, options);
}

Result<Sheet> read_flat_ods(std::string_view bytes, const ReadOptions& options) {
    OdsListener listener;
    if (auto read = read_markup(bytes, "office:document", listener); !read)
        return failure(read.error());
    return chosen_table(listener, options);
}

Result<std::vector<SheetName>> sheets_of_ods(Archive& archive) {
    const auto content = content_of(archive);
    if (!content)
        return failure(content.error());
    OdsListener listener;
    if (auto read = read_markup(archive, **content, listener); !read)
        return failure(read.error());
    std::vector<SheetName> names;
    for (const OdsTable& table : listener.tables())
        names.push_back(table.name);
    return names;
}

} // namespace themata
