#include "exchange/reading/xlsx.h"

#include "exchange/reading/choose_sheet.h"
#include "exchange/reading/markup.h"
#include "exchange/reading/sheet_rows.h"
#include "exchange/reading/xlsx_parts.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

enum class CellType : std::uint8_t { number, shared, boolean, error, text, inline_text, date };

CellType cell_type_of(std::string_view type) {
    if (type.empty() || type == "n")
        return CellType::number;
    if (type == "s")
        return CellType::shared;
    if (type == "b")
        return CellType::boolean;
    if (type == "e")
        return CellType::error;
    if (type == "inlineStr")
        return CellType::inline_text;
    return type == "d" ? CellType::date : CellType::text;
}

// "AB12": the column from 0 and the row from 1; a row of 0 where it is none.
struct CellPlace {
    std::size_t column = 0;
    std::uint32_t row = 0;
};

CellPlace place_named(std::string_view name) {
    CellPlace place;
    std::size_t at = 0;
    std::size_t column = 0;
    for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && at < 4; ++at)
        column = column * 26 + static_cast<std::size_t>(name[at] - 'A') + 1;
    if (column == 0)
        return place;
    place.column = column - 1;
    place.row = whole_number<std::uint32_t>(name.substr(at)).value_or(0);
    return place;
}

// What the sheets of a workbook share.
struct XlsxShared {
    DayCount days = DayCount::from_1900;
    std::vector<NumberForm> forms;
    SharedTexts texts;
};

class XlsxListener : public MarkupListener {
public:
    explicit XlsxListener(const XlsxShared& shared) : shared_(shared) {}

    void begin(std::string_view tag, const MarkupAttributes& attributes) override;
    void end(std::string_view tag) override;

    void letters(std::string_view text) override {
        if (is_taken_)
            value_ += text;
    }

    [[nodiscard]] const CellRemarks& remarks() const { return remarks_; }

    [[nodiscard]] Result<Sheet> finish() {
        auto sheet = rows_.finish();
        if (sheet) {
            sheet->notes = remarks_.in_words();
            sheet->format = "XLSX";
        }
        return sheet;
    }

private:
    void begin_row(const MarkupAttributes& attributes);
    void begin_cell(const MarkupAttributes& attributes);
    void begin_other(std::string_view tag, const MarkupAttributes& attributes);
    void take_merged(std::string_view area);
    void end_cell();
    void append_value(std::string& text);

    const XlsxShared& shared_;
    SheetRows rows_;
    CellRemarks remarks_;
    std::string value_; // of the cell as the file has it
    std::size_t column_ = 0;
    std::size_t next_column_ = 0;
    std::size_t style_ = 0;
    CellType type_ = CellType::number;
    std::size_t aloud_ = 0; // within <rPh>
    bool is_formula_ = false;
    bool has_value_ = false;
    bool is_taken_ = false; // letters are of the value
};

// As shortest as it can be: most cells are.
bool is_whole(std::string_view number) {
    constexpr std::size_t exact_digits = 15;
    return !number.empty() && number.size() <= exact_digits && number[0] != '0' &&
           std::ranges::all_of(number, [](char sign) { return sign >= '0' && sign <= '9'; });
}

Error beyond_the_sheet(std::string_view where) {
    return {.code = Error::Code::refused,
            .what = fmt::format("The sheet has a cell where no sheet has one: {}.", where),
            .hint = "Open the file in a spreadsheet program and save it anew, or as CSV."};
}

void XlsxListener::begin_row(const MarkupAttributes& attributes) {
    const std::string_view given = attributes["r"];
    const std::uint32_t before = rows_.number();
    const std::uint32_t number =
        given.empty() ? before + 1 : whole_number<std::uint32_t>(given).value_or(0);
    if (number <= before || number > SheetRows::most_rows)
        return stop(beyond_the_sheet(fmt::format(
            "row {} after row {}", given.empty() ? std::to_string(number) : given, before)));
    rows_.begin_row(number);
    next_column_ = 0;
    const std::string_view hidden = attributes["hidden"];
    if (hidden == "1" || hidden == "true")
        remarks_.hidden_rows.push_back(number);
}

void XlsxListener::begin_cell(const MarkupAttributes& attributes) {
    column_ = next_column_;
    style_ = 0;
    type_ = CellType::number;
    for (const char* const* pair = attributes.pairs(); *pair; pair += 2) {
        if (pair[0][0] == '\0' || pair[0][1] != '\0')
            continue;
        if (pair[0][0] == 'r')
            column_ = place_named(pair[1]).row == 0 ? column_ : place_named(pair[1]).column;
        else if (pair[0][0] == 's')
            style_ = whole_number<std::size_t>(pair[1]).value_or(0);
        else if (pair[0][0] == 't')
            type_ = cell_type_of(pair[1]);
    }
    next_column_ = column_ + 1;
    if (column_ >= SheetRows::most_columns)
        return stop(beyond_the_sheet(cell_name(column_, rows_.number())));
    value_.clear();
    is_formula_ = false;
    has_value_ = false;
}

// "A2:A5"
void XlsxListener::take_merged(std::string_view area) {
    remarks_.merged.add(area);
    const std::size_t colon = std::min(area.find(':'), area.size());
    const CellPlace first = place_named(area.substr(0, colon));
    const CellPlace last = place_named(area.substr(std::min(colon + 1, area.size())));
    if (first.column == last.column && first.row > 0 && last.row > first.row)
        remarks_.merged_down.push_back(
            {.column = first.column, .first = first.row, .last = last.row});
}

void XlsxListener::begin_other(std::string_view tag, const MarkupAttributes& attributes) {
    if (tag == "rPh")
        ++aloud_;
    else if (tag == "mergeCell")
        take_merged(attributes["ref"]);
    else if (tag == "col" && (attributes["hidden"] == "1" || attributes["hidden"] == "true"))
        ++remarks_.hidden_columns;
}

void XlsxListener::begin(std::string_view tag, const MarkupAttributes& attributes) {
    tag = without_prefix(tag);
    if (tag == "c") {
        begin_cell(attributes);
    } else if (tag == "v") {
        is_taken_ = type_ != CellType::inline_text;
    } else if (tag == "t") {
        is_taken_ = type_ == CellType::inline_text && aloud_ == 0;
        has_value_ = true;
    } else if (tag == "row") {
        begin_row(attributes);
    } else if (tag == "f") {
        is_formula_ = true;
    } else {
        begin_other(tag, attributes);
    }
}

void XlsxListener::end(std::string_view tag) {
    tag = without_prefix(tag);
    if (tag == "c") {
        end_cell();
    } else if (tag == "v") {
        is_taken_ = false;
        has_value_ = !value_.empty() || type_ == CellType::text;
    } else if (tag == "t") {
        is_taken_ = false;
    } else if (tag == "rPh") {
        --aloud_;
    } else if (tag == "row") {
        if (rows_.holds_anything())
            rows_.end_row(rows_.number());
        if (!rows_.fits())
            stop(rows_.finish().error());
    }
}

void XlsxListener::end_cell() {
    if (trouble())
        return;
    if (is_formula_ && !has_value_)
        remarks_.uncalculated.add(cell_name(column_, rows_.number()));
    else if (type_ == CellType::error)
        remarks_.errors.add(cell_name(column_, rows_.number()), value_);
    else
        append_value(rows_.text());
    rows_.cell(column_);
}

void XlsxListener::append_value(std::string& text) {
    switch (type_) {
    case CellType::shared: {
        const auto place = whole_number<std::size_t>(value_);
        if (place && *place < shared_.texts.size())
            text += shared_.texts[*place];
        else
            remarks_.errors.add(cell_name(column_, rows_.number()), "a text that is missing");
        break;
    }
    case CellType::boolean:
        if (!value_.empty())
            text += value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
        break;
    case CellType::text:
    case CellType::inline_text:
        append_unescaped(text, value_);
        break;
    case CellType::date:
    case CellType::error:
        text += value_;
        break;
    case CellType::number:
        const auto form = style_ < shared_.forms.size() ? shared_.forms[style_] : NumberForm{};
        if (form == NumberForm{} && is_whole(value_))
            text += value_;
        else if (const auto number = decimal_number(value_))
            append_shown(text, *number, form, shared_.days);
        else
            text += value_;
    }
}

} // namespace

bool is_xlsx(const Archive& archive) {
    return archive.find("xl/workbook.xml") ||
           (archive.find("[Content_Types].xml") && !archive.find("word/document.xml") &&
            std::ranges::any_of(archive.parts(), [](const ArchivePart& part) {
                return part.name.find("worksheets/") != part.name.npos;
            }));
}

Result<std::vector<SheetName>> sheets_of_xlsx(Archive& archive) {
    const auto book = read_xlsx_book(archive);
    if (!book)
        return failure(book.error());
    std::vector<SheetName> names;
    for (const XlsxSheet& sheet : book->sheets)
        names.push_back(sheet.name);
    return names;
}

Result<Sheet> read_xlsx(Archive& archive, const ReadOptions& options) {
    const auto book = read_xlsx_book(archive);
    if (!book)
        return failure(book.error());
    XlsxShared shared{.days = book->days, .forms = {}, .texts = {}};
    auto forms = read_xlsx_forms(archive, *book);
    if (!forms)
        return failure(forms.error());
    shared.forms = std::move(*forms);
    auto texts = read_shared_texts(archive, *book);
    if (!texts)
        return failure(texts.error());
    shared.texts = std::move(*texts);
    std::vector<SheetName> names;
    for (const XlsxSheet& sheet : book->sheets)
        names.push_back(sheet.name);
    return choose_sheet(names, options, [&](std::size_t place) -> Result<Sheet> {
        const ArchivePart* part = archive.find(book->sheets[place].part);
        if (!part)
            return failure({.code = Error::Code::refused,
                            .what = fmt::format("The sheet {} is missing in the file.",
                                                in_quotes(names[place].name)),
                            .hint = "Open the file in a spreadsheet program and save it anew."});
        XlsxListener listener(shared);
        if (auto read = read_markup(archive, *part, listener); !read)
            return failure(read.error());
        return with_headings(listener.finish(), options.header_rows,
                             listener.remarks().merged_down);
    });
}

} // namespace themata
