#include "exchange/writing/spss_file.h"

#include "text/numbers.h"
#include "text/segments.h"
#include "text/sentences.h"
#include <algorithm>
#include <climits>
#include <fmt/format.h>
#include <memory>
#include <readstat.h>
#include <unordered_map>

namespace themata {

namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 30;
constexpr std::size_t longest_file_label = 64;
constexpr std::size_t longest_note_line = 80;

struct WriterEnd {
    void operator()(readstat_writer_t* writer) const { readstat_writer_free(writer); }
};

ssize_t append_bytes(const void* bytes, std::size_t size, void* into) {
    auto& text = *static_cast<std::string*>(into);
    if (text.size() + size > most_bytes)
        return -1;
    text.append(static_cast<const char*>(bytes), size);
    return static_cast<ssize_t>(size);
}

tl::unexpected<Error> no_spss(readstat_error_t why) {
    if (why == READSTAT_ERROR_WRITE)
        return failure(Error::Code::refused, "The SPSS file would be larger than 4 GB.",
                       "End its name with .zsav, which packs closer, or write CSV.");
    return failure(Error::Code::io,
                   fmt::format("The SPSS file could not be made: {}.", readstat_error_message(why)),
                   "Write CSV or XLSX instead, which SPSS reads as well.");
}

std::string beginning_of_words(std::string_view text, std::size_t room) {
    std::size_t end = 0;
    for (const std::uint32_t boundary : boundaries(text, Segment::grapheme))
        if (boundary <= room)
            end = boundary;
    return std::string(text.substr(0, end));
}

// On lines as short as the file's notes are.
void add_note_lines(readstat_writer_t* writer, std::string_view note) {
    std::string line;
    const std::string words = one_line(note);
    for (std::size_t at = 0; at <= words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const std::string word =
            beginning_of_words(std::string_view(words).substr(at, end - at), longest_note_line);
        if (line.size() + 1 + word.size() > longest_note_line && !line.empty()) {
            readstat_add_note(writer, line.c_str());
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
        at = end + 1;
    }
    if (!line.empty())
        readstat_add_note(writer, line.c_str());
}

readstat_measure_t measure_in_file(SpssMeasure measure) {
    switch (measure) {
    case SpssMeasure::ordinal:
        return READSTAT_MEASURE_ORDINAL;
    case SpssMeasure::scale:
        return READSTAT_MEASURE_SCALE;
    case SpssMeasure::nominal:
        break;
    }
    return READSTAT_MEASURE_NOMINAL;
}

class SpssWriter {
public:
    SpssWriter(const CodedData& data, const SpssDictionary& dictionary)
        : data_(data), dictionary_(dictionary), writer_(readstat_writer_init()) {
        for (std::size_t at = 0; at < data.reasons.size(); ++at)
            code_of_[data.reasons[at]] = dictionary.code_of_reason[at];
    }

    Result<std::string> written(SpssPacking packing, const std::stop_token& stop) {
        readstat_set_data_writer(writer_.get(), append_bytes);
        for (const SpssVariable& variable : dictionary_.variables)
            add(variable);
        describe();
        readstat_writer_set_compression(writer_.get(), packing == SpssPacking::zsav
                                                           ? READSTAT_COMPRESS_BINARY
                                                           : READSTAT_COMPRESS_ROWS);
        readstat_error_t error =
            readstat_begin_writing_sav(writer_.get(), &bytes_, static_cast<long>(data_.rows()));
        std::vector<CodedCell> cells;
        for (std::size_t row = 0; row < data_.rows() && error == READSTAT_OK; ++row) {
            if (stop.stop_requested())
                return failure(Error::Code::cancelled, "The export was stopped.",
                               "Nothing was written.");
            data_.row(row, cells);
            error = write(cells);
        }
        if (error == READSTAT_OK)
            error = readstat_end_writing(writer_.get());
        if (error != READSTAT_OK)
            return no_spss(error);
        return std::move(bytes_);
    }

private:
    void add(const SpssVariable& plan) {
        const bool words = plan.form == SpssForm::words;
        readstat_variable_t* made = readstat_add_variable(
            writer_.get(), plan.name.c_str(), words ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE,
            words ? plan.width : 0);
        readstat_variable_set_label(made, plan.label.c_str());
        readstat_variable_set_measure(made, measure_in_file(plan.measure));
        if (!words)
            readstat_variable_set_format(made, fmt::format("F8.{}", plan.decimals).c_str());
        if (!plan.labels.empty())
            readstat_variable_set_label_set(made, label_set(plan.labels));
        // Up to three codes one by one; more than that are a range, in which no score lies.
        if (plan.missing.size() > 3)
            readstat_variable_add_missing_double_range(made, plan.missing.front(),
                                                       plan.missing.back());
        else
            for (const double code : plan.missing)
                readstat_variable_add_missing_double_value(made, code);
        made_.push_back(made);
        numbers_.push_back(numbers_of(plan));
    }

    // Variables with the same labels share a set.
    readstat_label_set_t* label_set(const std::vector<SpssValueLabel>& labels) {
        for (const auto& [known, set] : sets_)
            if (*known == labels)
                return set;
        readstat_label_set_t* set = readstat_add_label_set(
            writer_.get(), READSTAT_TYPE_DOUBLE, fmt::format("labels{}", sets_.size()).c_str());
        for (const SpssValueLabel& label : labels)
            readstat_label_double_value(set, label.value, label.label.c_str());
        sets_.emplace_back(&labels, set);
        return set;
    }

    using Numbers = std::unordered_map<std::string_view, double>;

    static Numbers numbers_of(const SpssVariable& plan) {
        Numbers numbers;
        for (const SpssValueLabel& label : plan.labels)
            if (plan.form == SpssForm::labelled)
                numbers.emplace(label.label, label.value);
        return numbers;
    }

    void describe() {
        readstat_writer_set_file_label(
            writer_.get(), beginning_of_words(data_.made.study, longest_file_label).c_str());
        add_note_lines(writer_.get(), in_words(data_.made));
        for (const std::string& note : data_.notes)
            add_note_lines(writer_.get(), note);
    }

    readstat_error_t write(const std::vector<CodedCell>& cells) {
        readstat_error_t error = readstat_begin_row(writer_.get());
        for (std::size_t at = 0; at < made_.size() && error == READSTAT_OK; ++at)
            error = write(at, cells[dictionary_.variables[at].column]);
        return error == READSTAT_OK ? readstat_end_row(writer_.get()) : error;
    }

    readstat_error_t write(std::size_t at, const CodedCell& cell) {
        const SpssVariable& plan = dictionary_.variables[at];
        if (plan.form == SpssForm::words)
            return write_words(at, cell);
        if (const auto number = number_in(at, cell))
            return readstat_insert_double_value(writer_.get(), made_[at], *number);
        return readstat_insert_missing_value(writer_.get(), made_[at]);
    }

    [[nodiscard]] std::optional<double> number_in(std::size_t at, const CodedCell& cell) const {
        using Kind = CodedCell::Kind;
        if (cell.kind == Kind::number)
            return cell.number;
        if (cell.kind == Kind::missing) {
            const auto code = code_of_.find(cell.words);
            return code == code_of_.end() || cell.words.empty() ? std::nullopt
                                                                : std::optional(code->second);
        }
        if (cell.kind == Kind::blank)
            return std::nullopt;
        const auto number = numbers_[at].find(cell.words);
        return number == numbers_[at].end() ? decimal_number(cell.words)
                                            : std::optional(number->second);
    }

    readstat_error_t write_words(std::size_t at, const CodedCell& cell) {
        const std::size_t part = dictionary_.variables[at].part;
        std::string_view words = cell.words;
        if (words.size() > longest_spss_words || part > 0) {
            const auto parts = spss_parts(words);
            words = part < parts.size() ? parts[part] : std::string_view();
        }
        words_ = words;
        return readstat_insert_string_value(writer_.get(), made_[at], words_.c_str());
    }

    const CodedData& data_;
    const SpssDictionary& dictionary_;
    std::unique_ptr<readstat_writer_t, WriterEnd> writer_;
    std::string bytes_;
    std::string words_; // of one cell, with a zero behind them
    std::vector<readstat_variable_t*> made_;
    std::vector<Numbers> numbers_; // by variable: of words with labels
    std::unordered_map<std::string_view, double> code_of_;
    std::vector<std::pair<const std::vector<SpssValueLabel>*, readstat_label_set_t*>> sets_;
};

std::vector<std::string> spss_notes(const SpssDictionary& dictionary) {
    std::vector<std::string> notes;
    if (dictionary.long_answers > 0)
        notes.push_back(fmt::format(
            "{} longer than {} bytes: what goes beyond stands in a variable "
            "of its own, “Answ2” and so on.",
            counted(dictionary.long_answers, "text is", "texts are"), grouped(longest_spss_words)));
    if (!dictionary.cut_labels.empty())
        notes.push_back(fmt::format("SPSS has no room for all of the {} of {}; it stands in the "
                                    "syntax file.",
                                    dictionary.cut_labels.size() == 1 ? "label" : "labels",
                                    listed(dictionary.cut_labels, 5)));
    return notes;
}

} // namespace

Result<SpssFile> spss_file(const CodedData& data, std::string_view file_name, SpssPacking packing,
                           const std::stop_token& stop) {
    if (data.rows() > static_cast<std::size_t>(INT_MAX))
        return failure(Error::Code::refused, "An SPSS file cannot have so many rows.",
                       "Write CSV instead.");
    const SpssDictionary dictionary = spss_dictionary(data);
    auto bytes = SpssWriter(data, dictionary).written(packing, stop);
    if (!bytes)
        return failure(bytes.error());
    return SpssFile{.bytes = std::move(*bytes),
                    .syntax = spss_syntax(data, dictionary, file_name),
                    .notes = spss_notes(dictionary)};
}

} // namespace themata
