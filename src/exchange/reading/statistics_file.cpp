#include "exchange/reading/statistics_file.h"

#include "exchange/reading/cell_values.h"
#include "exchange/reading/choose_sheet.h"
#include "exchange/reading/statistics_values.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <readstat.h>
#include <set>

namespace themata {

namespace {

using namespace std::string_view_literals;

// The bytes, as ReadStat reads a file.
struct StatisticsBytes {
    std::string_view bytes;
    std::size_t at = 0;
};

int open_bytes(const char*, void*) { return 0; }

int close_bytes(void*) { return 0; }

readstat_off_t seek_bytes(readstat_off_t offset, readstat_io_flags_t whence, void* context) {
    auto& source = *static_cast<StatisticsBytes*>(context);
    const auto size = static_cast<readstat_off_t>(source.bytes.size());
    const readstat_off_t from = whence == READSTAT_SEEK_SET ? 0
                                : whence == READSTAT_SEEK_CUR
                                    ? static_cast<readstat_off_t>(source.at)
                                    : size;
    if (offset > size - from || from + offset < 0)
        return -1;
    source.at = static_cast<std::size_t>(from + offset);
    return from + offset;
}

ssize_t read_bytes(void* buffer, std::size_t size, void* context) {
    auto& source = *static_cast<StatisticsBytes*>(context);
    const std::size_t read = std::min(size, source.bytes.size() - source.at);
    std::memcpy(buffer, source.bytes.data() + source.at, read);
    source.at += read;
    return static_cast<ssize_t>(read);
}

readstat_error_t no_update(long, readstat_progress_handler, void*, void*) { return READSTAT_OK; }

struct StatisticsColumn {
    std::string name;
    std::string wording;
    std::string labels; // the name of the labels of its values
    Moment moment = Moment::none;
    std::set<std::string> missing; // that occur
};

// What ReadStat tells, one thing after another. A row is complete when the next begins.
class StatisticsReading {
public:
    explicit StatisticsReading(StatisticsFormat format) : format_(format) {}

    int take_variable(readstat_variable_t* variable, const char* labels);
    int take_label(const char* labels, readstat_value_t value, const char* label);
    int take_value(int row, readstat_variable_t* variable, readstat_value_t value);

    [[nodiscard]] Result<Sheet> finish(std::string_view bytes);

    [[nodiscard]] bool fits() const { return sheet_.fits(); }

private:
    void begin_data();
    void end_row();
    [[nodiscard]] std::string said(readstat_value_t value, Moment moment) const;
    [[nodiscard]] std::vector<ColumnFacts> facts(std::string_view bytes) const;

    StatisticsFormat format_;
    std::vector<StatisticsColumn> columns_;
    std::map<std::string, std::vector<std::pair<readstat_value_t, std::string>>> labels_;
    std::map<std::string, std::vector<std::string>> label_texts_; // values that are texts
    SheetBuilder sheet_;
    std::uint32_t number_ = 1;
    int row_ = -1;
    bool has_begun_ = false;
};

int StatisticsReading::take_variable(readstat_variable_t* variable, const char* labels) {
    const char* wording = readstat_variable_get_label(variable);
    const char* format = readstat_variable_get_format(variable);
    columns_.push_back({.name = readstat_variable_get_name(variable),
                        .wording = wording ? wording : "",
                        .labels = labels ? labels : "",
                        .moment = moment_of_format(format ? format : "", format_),
                        .missing = {}});
    // Of a range, only those values are said that occur.
    for (int i = 0; i < readstat_variable_get_missing_ranges_count(variable); ++i) {
        const std::string least = said(readstat_variable_get_missing_range_lo(variable, i), {});
        if (!least.empty() &&
            least == said(readstat_variable_get_missing_range_hi(variable, i), {}))
            columns_.back().missing.insert(least);
    }
    return READSTAT_HANDLER_OK;
}

int StatisticsReading::take_label(const char* labels, readstat_value_t value, const char* label) {
    // The text of a value lives no longer than this call.
    std::string text;
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING)
        text = readstat_string_value(value) ? readstat_string_value(value) : "";
    label_texts_[labels].push_back(text);
    labels_[labels].emplace_back(value, label ? label : "");
    return READSTAT_HANDLER_OK;
}

// The heading, which is known before the first value.
void StatisticsReading::begin_data() {
    has_begun_ = true;
    for (const StatisticsColumn& column : columns_)
        sheet_.cell(column.name);
    sheet_.end_row(number_++);
}

void StatisticsReading::end_row() { sheet_.end_row(number_++); }

int StatisticsReading::take_value(int row, readstat_variable_t* variable, readstat_value_t value) {
    if (!has_begun_)
        begin_data();
    if (row != row_ && row_ >= 0)
        end_row();
    row_ = row;
    const auto place = static_cast<std::size_t>(readstat_variable_get_index(variable));
    if (place >= columns_.size())
        return READSTAT_HANDLER_ABORT;
    StatisticsColumn& column = columns_[place];
    const std::string cell = said(value, column.moment);
    if (!cell.empty() && (readstat_value_is_tagged_missing(value) ||
                          readstat_value_is_defined_missing(value, variable)))
        column.missing.insert(cell);
    sheet_.cell(cell);
    return sheet_.fits() ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT;
}

std::string StatisticsReading::said(readstat_value_t value, Moment moment) const {
    std::string text;
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
        const char* letters = readstat_string_value(value);
        return letters ? letters : "";
    }
    if (readstat_value_is_tagged_missing(value)) {
        const char tag = readstat_value_tag(value);
        return tag ? fmt::format(".{}", tag) : "";
    }
    if (readstat_value_is_system_missing(value))
        return text;
    if (append_moment_of(text, readstat_double_value(value), moment))
        return text;
    if (readstat_value_type(value) == READSTAT_TYPE_FLOAT)
        append_number(text, readstat_float_value(value));
    else
        append_number(text, readstat_double_value(value));
    return text;
}

std::vector<ColumnFacts> StatisticsReading::facts(std::string_view bytes) const {
    const SpssSets sets = format_ == StatisticsFormat::sav ? spss_sets(bytes) : SpssSets{};
    std::map<std::string, std::string> set_of;
    for (const ResponseSetOfFile& set : sets.sets)
        for (const std::string& variable : set.variables) {
            const auto longer = std::ranges::find(sets.long_names, variable,
                                                  [](const auto& pair) { return pair.first; });
            const std::string& name = longer == sets.long_names.end() ? variable : longer->second;
            set_of[plain(name)] = set.label.empty() ? set.name : set.label;
        }
    std::vector<ColumnFacts> all;
    for (const StatisticsColumn& column : columns_) {
        ColumnFacts facts;
        facts.wording = column.wording;
        if (const auto found = labels_.find(column.labels); found != labels_.end()) {
            const auto& texts = label_texts_.at(column.labels);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                const auto& [value, label] = found->second[i];
                const bool is_text = readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING;
                facts.labels.push_back({is_text ? texts[i] : said(value, column.moment), label});
            }
        }
        facts.missing.assign(column.missing.begin(), column.missing.end());
        if (const auto set = set_of.find(plain(column.name)); set != set_of.end())
            facts.set = set->second;
        all.push_back(std::move(facts));
    }
    return all;
}

Result<Sheet> StatisticsReading::finish(std::string_view bytes) {
    if (!has_begun_ && !columns_.empty())
        begin_data();
    if (row_ >= 0)
        end_row();
    auto sheet = sheet_.finish();
    if (!sheet)
        return sheet;
    sheet->facts = facts(bytes);
    std::vector<std::string> labelled;
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (!sheet->facts[i].labels.empty())
            labelled.push_back(columns_[i].name);
        if (!columns_[i].missing.empty())
            missing.push_back(fmt::format("{} in {}", listed(sheet->facts[i].missing, 10),
                                          in_quotes(columns_[i].name)));
    }
    if (!labelled.empty())
        sheet->notes.push_back(fmt::format(
            "The file says in words what the values mean of {}.",
            labelled.size() == 1 ? in_quotes(labelled[0]) : counted(labelled.size(), "column")));
    if (!missing.empty())
        sheet->notes.push_back(fmt::format("Missing, as the file says: {}.", listed(missing, 12)));
    return sheet;
}

StatisticsReading& reading_of(void* context) { return *static_cast<StatisticsReading*>(context); }

int on_variable(int, readstat_variable_t* variable, const char* labels, void* context) {
    return reading_of(context).take_variable(variable, labels);
}

int on_label(const char* labels, readstat_value_t value, const char* label, void* context) {
    return reading_of(context).take_label(labels, value, label);
}

int on_value(int row, readstat_variable_t* variable, readstat_value_t value, void* context) {
    return reading_of(context).take_value(row, variable, value);
}

std::string_view name_of_program(StatisticsFormat format) {
    switch (format) {
    case StatisticsFormat::dta:
        return "Stata";
    case StatisticsFormat::sas:
    case StatisticsFormat::xport:
        return "SAS";
    default:
        return "SPSS";
    }
}

std::string_view why_not(readstat_error_t error) {
    switch (error) {
    case READSTAT_ERROR_READ:
    case READSTAT_ERROR_SEEK:
    case READSTAT_ERROR_ROW_COUNT_MISMATCH:
        return "it ends before all of its rows are there";
    case READSTAT_ERROR_MALLOC:
        return "it says of itself that it is larger than the memory";
    case READSTAT_ERROR_UNSUPPORTED_COMPRESSION:
        return "it is packed in a way that is not known";
    case READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION:
        return "it is of a version that is not known";
    default:
        return "it is broken";
    }
}

Error unreadable_statistics(StatisticsFormat format, readstat_error_t error) {
    const auto program = name_of_program(format);
    if (error == READSTAT_ERROR_CONVERT_BAD_STRING || error == READSTAT_ERROR_UNSUPPORTED_CHARSET ||
        error == READSTAT_ERROR_CONVERT)
        return {.code = Error::Code::refused,
                .what = fmt::format("The file of {} holds texts that are not in the encoding that "
                                    "it names.",
                                    program),
                .hint = "Name the encoding in which it was saved.",
                .option = "--encoding"};
    return {.code = Error::Code::refused,
            .what = fmt::format("The file of {} cannot be read: {}.", program, why_not(error)),
            .hint = fmt::format("Save it anew in {}, or as CSV.", program)};
}

readstat_error_t parse_statistics(readstat_parser_t* parser, StatisticsFormat format,
                                  StatisticsReading& reading) {
    switch (format) {
    case StatisticsFormat::por:
        return readstat_parse_por(parser, "", &reading);
    case StatisticsFormat::dta:
        return readstat_parse_dta(parser, "", &reading);
    case StatisticsFormat::sas:
        return readstat_parse_sas7bdat(parser, "", &reading);
    case StatisticsFormat::xport:
        return readstat_parse_xport(parser, "", &reading);
    default:
        return readstat_parse_sav(parser, "", &reading);
    }
}

bool begins_as_stata(std::string_view bytes) {
    if (bytes.starts_with("<stata_dta>"))
        return true;
    if (bytes.size() < 109)
        return false;
    const auto version = static_cast<unsigned char>(bytes[0]);
    const bool is_known =
        version == 104 || version == 105 || version == 108 || (version >= 110 && version <= 115);
    return is_known && (bytes[1] == 1 || bytes[1] == 2) && bytes[2] == 1 && bytes[3] == 0;
}

// Portable files are laid out in lines of 80 signs.
bool begins_as_portable(std::string_view bytes) {
    std::string beginning(bytes.substr(0, 700));
    std::erase_if(beginning, [](char sign) { return sign == '\r' || sign == '\n'; });
    return beginning.find("SPSSPORT") == 456;
}

// The file names the sign of each place of its table of letters. PSPP names one sign for several
// places, the last of which is no minus to ReadStat; the first is meant.
std::string with_signs_once(std::string_view bytes) {
    constexpr std::size_t table_begins = 200;
    constexpr std::size_t table_ends = 456;
    std::string portable(bytes);
    std::set<char> seen;
    std::size_t place = 0;
    for (char& sign : portable) {
        if (sign == '\r' || sign == '\n')
            continue;
        if (place >= table_begins && sign != '0' && !seen.insert(sign).second)
            sign = '0';
        if (++place == table_ends)
            break;
    }
    return portable;
}

} // namespace

StatisticsFormat statistics_format_of(std::string_view bytes) {
    constexpr auto sas = "\0\0\0\0\0\0\0\0\0\0\0\0\xC2\xEA\x81\x60"sv;
    if (bytes.starts_with("$FL2") || bytes.starts_with("$FL3"))
        return StatisticsFormat::sav;
    if (bytes.starts_with(sas))
        return StatisticsFormat::sas;
    if (bytes.starts_with("HEADER RECORD*******LIB"))
        return StatisticsFormat::xport;
    if (begins_as_stata(bytes))
        return StatisticsFormat::dta;
    return begins_as_portable(bytes) ? StatisticsFormat::por : StatisticsFormat::none;
}

Result<Sheet> read_statistics_file(std::string_view bytes, StatisticsFormat format,
                                   const ReadOptions& options) {
    const std::string portable =
        format == StatisticsFormat::por ? with_signs_once(bytes) : std::string();
    StatisticsBytes source{portable.empty() ? bytes : portable};
    StatisticsReading reading(format);
    const std::unique_ptr<readstat_parser_t, decltype(&readstat_parser_free)> parser(
        readstat_parser_init(), readstat_parser_free);
    readstat_set_open_handler(parser.get(), open_bytes);
    readstat_set_close_handler(parser.get(), close_bytes);
    readstat_set_seek_handler(parser.get(), seek_bytes);
    readstat_set_read_handler(parser.get(), read_bytes);
    readstat_set_update_handler(parser.get(), no_update);
    readstat_set_io_ctx(parser.get(), &source);
    readstat_set_variable_handler(parser.get(), on_variable);
    readstat_set_value_label_handler(parser.get(), on_label);
    readstat_set_value_handler(parser.get(), on_value);
    if (options.encoding)
        readstat_set_file_character_encoding(parser.get(), options.encoding->c_str());
    const readstat_error_t error = parse_statistics(parser.get(), format, reading);
    if (!reading.fits())
        return reading.finish(bytes);
    if (error != READSTAT_OK)
        return failure(unreadable_statistics(format, error));
    auto sheet = reading.finish(bytes);
    if (!sheet)
        return sheet;
    sheet->format = name_of_program(format);
    return with_headings(std::move(sheet), 1);
}

} // namespace themata
