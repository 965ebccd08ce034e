#include "exchange/writing/spss_dictionary.h"

#include "text/numbers.h"
#include "text/segments.h"
#include "text/sentences.h"
#include "text/transliterate.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_set>

namespace themata {

namespace {

constexpr std::size_t most_labels = 1000;
// Longer words stand in segments, whose names ReadStat makes of the first five letters.
constexpr std::size_t longest_plain_words = 255;
constexpr std::size_t letters_of_segments = 4;

constexpr std::array<std::string_view, 13> reserved = {"ALL", "AND", "BY",  "EQ", "GE", "GT",  "LE",
                                                       "LT",  "NE",  "NOT", "OR", "TO", "WITH"};

std::string in_capitals(std::string_view name) {
    std::string capitals(name);
    for (char& letter : capitals)
        letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    return capitals;
}

bool is_name_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_name_digit(char byte) { return byte >= '0' && byte <= '9'; }

// As many bytes as there is room for, on whole letters; "…" stands where something was cut.
std::string cut_label(std::string_view label, std::size_t room) {
    constexpr std::string_view more = "…";
    if (label.size() <= room)
        return std::string(label);
    std::size_t end = 0;
    for (const std::uint32_t boundary : boundaries(label, Segment::grapheme))
        if (boundary <= room - more.size())
            end = boundary;
    return std::string(label.substr(0, end)) + std::string(more);
}

// What all rows tell of a column.
struct ColumnRange {
    std::size_t widest = 0;
    std::size_t parts = 1;
    bool is_numbers = true; // no words
    bool is_whole = true;
    double least = 0;
    double most = 0;
    std::set<std::string_view> reasons = {};
};

void take(ColumnRange& range, const CodedCell& cell) {
    using Kind = CodedCell::Kind;
    if (cell.kind == Kind::missing && !cell.words.empty())
        range.reasons.insert(cell.words);
    if (cell.kind == Kind::words || cell.kind == Kind::number)
        range.widest = std::max(range.widest, cell.words.size());
    if (cell.kind == Kind::words) {
        range.is_numbers = false;
        if (cell.words.size() > longest_spss_words)
            range.parts = std::max(range.parts, spss_parts(cell.words).size());
    }
    if (cell.kind == Kind::number) {
        range.is_whole = range.is_whole && cell.number == std::trunc(cell.number);
        range.least = std::min(range.least, cell.number);
        range.most = std::max(range.most, cell.number);
    }
}

std::vector<ColumnRange> ranges_of(const CodedData& data, std::size_t& long_answers) {
    std::vector<ColumnRange> ranges(data.columns.size());
    std::vector<CodedCell> cells;
    for (std::size_t row = 0; row < data.rows(); ++row) {
        data.row(row, cells);
        for (std::size_t at = 0; at < cells.size(); ++at) {
            take(ranges[at], cells[at]);
            long_answers += cells[at].words.size() > longest_spss_words ? 1 : 0;
        }
    }
    return ranges;
}

// Codes that lie below all scores and the ranges of all scales, so that one code means the same in
// every variable: -99 upwards, or -999 where scores are that low.
std::vector<double> codes_below(const CodedData& data, const std::vector<ColumnRange>& ranges) {
    double lowest = 0;
    for (std::size_t at = 0; at < ranges.size(); ++at)
        if (data.columns[at].kind == CodedKind::score)
            lowest = std::min({lowest, ranges[at].least, data.columns[at].least.value_or(0)});
    const auto room = static_cast<double>(data.reasons.size());
    double nines = 99;
    while (-nines + room >= lowest)
        nines = nines * 10 + 9;
    std::vector<double> codes;
    for (std::size_t at = 0; at < data.reasons.size(); ++at)
        codes.push_back(-nines + static_cast<double>(at));
    return codes;
}

class SpssNames {
public:
    // Names end with a letter or digit, since SPSS's own temporary ones end with “_”.
    std::string different(std::string_view heading) {
        const std::string base = spss_name(heading);
        std::string name = base;
        for (std::size_t number = 2; !taken_.insert(in_capitals(name)).second; ++number) {
            const std::string end = fmt::format("_{}", number);
            name = base.substr(0, longest_spss_name - end.size()) + end;
        }
        return name;
    }

    // Of words in segments: no two have the same first letters, by which segments are called.
    std::string of_segments(std::string_view heading) {
        if (heading == "Answer" && taken_.insert("ANSWER").second)
            return "Answer";
        const std::string base = spss_name(heading).substr(0, letters_of_segments);
        for (std::size_t number = 2;; ++number) {
            const std::string end = fmt::format("{}", number);
            std::string name =
                base.substr(0, letters_of_segments + 1 - std::min<std::size_t>(end.size(), 4)) +
                end;
            if (taken_.insert(in_capitals(name)).second)
                return name;
        }
    }

private:
    std::unordered_set<std::string> taken_; // in capitals
};

bool are_whole_numbers(const std::vector<std::string>& values) {
    return std::ranges::all_of(values, [](const std::string& value) {
        const auto number = whole_number<std::int64_t>(value);
        return number && std::to_string(*number) == value;
    });
}

bool may_have_labels(const CodedColumn& column) {
    const bool is_group =
        column.kind == CodedKind::role || column.kind == CodedKind::stage ||
        column.kind == CodedKind::question ||
        (column.kind == CodedKind::trait &&
         (column.trait == TraitKind::category || column.trait == TraitKind::order));
    return is_group && column.values.size() <= most_labels &&
           std::ranges::all_of(column.values, [](const std::string& value) {
               return value.size() <= longest_spss_value_label;
           });
}

SpssForm form_of(const CodedColumn& column, const ColumnRange& range) {
    switch (column.kind) {
    case CodedKind::score:
    case CodedKind::theme:
    case CodedKind::count:
        return SpssForm::number;
    case CodedKind::participant:
    case CodedKind::answer:
        return SpssForm::words;
    default:
        break;
    }
    if (column.kind == CodedKind::trait && column.trait == TraitKind::number)
        return range.is_numbers ? SpssForm::number : SpssForm::words;
    return may_have_labels(column) ? SpssForm::labelled : SpssForm::words;
}

SpssMeasure measure_of(const CodedColumn& column) {
    if (column.kind == CodedKind::count || column.kind == CodedKind::score ||
        (column.kind == CodedKind::trait && column.trait == TraitKind::number))
        return SpssMeasure::scale;
    const bool in_order = column.kind == CodedKind::stage ||
                          (column.kind == CodedKind::trait && column.trait == TraitKind::order);
    return in_order ? SpssMeasure::ordinal : SpssMeasure::nominal;
}

std::vector<SpssValueLabel> labels_of_values(const CodedColumn& column) {
    std::vector<SpssValueLabel> labels;
    if (column.kind == CodedKind::trait && are_whole_numbers(column.values))
        return labels;
    for (const std::string& value : column.values)
        labels.push_back({.value = static_cast<double>(labels.size() + 1), .label = value});
    return labels;
}

std::vector<SpssValueLabel> labels_of_scores(const CodedColumn& column) {
    if (!column.least || !column.most)
        return {};
    return {{.value = *column.least, .label = "lowest possible"},
            {.value = *column.most, .label = "highest possible"}};
}

void label_numbers(SpssVariable& variable, const CodedColumn& column, const ColumnRange& range,
                   const CodedData& data, const std::vector<double>& codes) {
    if (column.kind == CodedKind::theme)
        variable.labels = {{.value = 0, .label = "not coded"}, {.value = 1, .label = "coded"}};
    if (column.kind != CodedKind::score)
        return;
    variable.labels = labels_of_scores(column);
    for (std::size_t at = 0; at < codes.size(); ++at)
        if (range.reasons.contains(data.reasons[at])) {
            variable.labels.push_back(
                {.value = codes[at],
                 .label = cut_label(one_line(data.reasons[at]), longest_spss_value_label)});
            variable.missing.push_back(codes[at]);
        }
}

class DictionaryMaker {
public:
    explicit DictionaryMaker(const CodedData& data)
        : data_(data), ranges_(ranges_of(data, made_.long_answers)) {
        made_.code_of_reason = codes_below(data, ranges_);
    }

    SpssDictionary make() {
        for (std::size_t at = 0; at < data_.columns.size(); ++at)
            add(at);
        return std::move(made_);
    }

private:
    void add(std::size_t at) {
        const CodedColumn& column = data_.columns[at];
        const ColumnRange& range = ranges_[at];
        SpssVariable variable{.column = at,
                              .name = {},
                              .label = cut_label(one_line(column.wording), longest_spss_label),
                              .form = form_of(column, range),
                              .measure = measure_of(column)};
        if (variable.form == SpssForm::words)
            return add_words(std::move(variable), column, range);
        variable.name = names_.different(column.heading);
        if (variable.form == SpssForm::labelled)
            variable.labels = labels_of_values(column);
        else
            label_numbers(variable, column, range, data_, made_.code_of_reason);
        variable.decimals = range.is_whole ? 0 : 2;
        keep(std::move(variable), column);
    }

    void add_words(SpssVariable variable, const CodedColumn& column, const ColumnRange& range) {
        for (std::size_t part = 0; part < range.parts; ++part) {
            SpssVariable more = variable;
            more.part = part;
            more.width =
                range.parts > 1 ? longest_spss_words : std::max<std::size_t>(range.widest, 1);
            more.name = more.width > longest_plain_words ? names_.of_segments(column.heading)
                                                         : names_.different(column.heading);
            if (part > 0)
                more.label =
                    cut_label(fmt::format("{} (part {})", one_line(column.wording), part + 1),
                              longest_spss_label);
            keep(std::move(more), column);
        }
    }

    void keep(SpssVariable variable, const CodedColumn& column) {
        if (variable.part == 0 && column.wording.size() > longest_spss_label)
            made_.cut_labels.push_back(variable.name);
        made_.variables.push_back(std::move(variable));
    }

    const CodedData& data_;
    SpssDictionary made_;
    std::vector<ColumnRange> ranges_;
    SpssNames names_;
};

// Text in a comment or in quotes of SPSS's syntax, on one line.
std::string in_syntax(std::string_view text) {
    std::string safe;
    for (const char byte : one_line(text))
        safe += byte == '\'' ? "''" : std::string(1, byte);
    return safe;
}

// A command's words on lines that SPSS takes, which have at most 251 bytes.
std::string on_lines(const std::vector<std::string>& words, std::string_view indent) {
    constexpr std::size_t longest_line = 100;
    std::string text;
    std::string line(indent);
    for (const std::string& word : words) {
        if (line.size() + word.size() > longest_line && line.size() > indent.size()) {
            text += line + "\n";
            line = indent;
        }
        line += (line.size() > indent.size() ? " " : "") + word;
    }
    return text + line;
}

// Comments end where a line ends with a full stop, so each line is one.
std::string comment_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.emplace_back(text.substr(at, std::min<std::size_t>(end - at, 200)));
        at = end + 1;
    }
    std::string comment;
    const std::string lines = on_lines(words, "* ") + '\n';
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = lines.find('\n', at);
        const std::string line = lines.substr(at, end - at);
        comment += line + (line.ends_with('.') ? "\n" : ".\n");
        at = end + 1;
    }
    return comment + '\n';
}

std::string set_of(const std::string& stage, const std::vector<std::string>& names,
                   const std::string& set) {
    const std::string label =
        stage.empty() ? std::string("Themes") : fmt::format("Themes at {}", in_quotes(stage));
    return fmt::format("MRSETS\n  /MDGROUP NAME={} LABEL='{}' CATEGORYLABELS=VARLABELS\n"
                       "   VARIABLES=\n{}\n   VALUE=1\n  /DISPLAY NAME=[{}].\n\n",
                       set, in_syntax(cut_label(label, 200)), on_lines(names, "    "), set);
}

} // namespace

std::string spss_name(std::string_view heading) {
    std::string name;
    for (const char byte : in_ascii_letters(heading)) {
        if (is_name_letter(byte) || is_name_digit(byte))
            name += byte;
        else if (byte != '\'' && !name.empty() && name.back() != '_')
            name += '_';
    }
    // Of what stands behind @ as much as of what stands before it has room.
    const std::size_t at = heading.rfind(" @ ");
    if (name.size() > longest_spss_name && at != heading.npos) {
        std::string stage = spss_name(heading.substr(at + 3)).substr(0, 24);
        name = spss_name(heading.substr(0, at)).substr(0, longest_spss_name - 1 - stage.size()) +
               '_' + stage;
    }
    name.resize(std::min(name.size(), longest_spss_name));
    while (!name.empty() && name.back() == '_')
        name.pop_back();
    if (name.empty())
        return "V";
    if (!is_name_letter(name.front()) ||
        std::ranges::find(reserved, in_capitals(name)) != reserved.end())
        name = "V_" + name.substr(0, longest_spss_name - 2);
    return name;
}

std::vector<std::string_view> spss_parts(std::string_view words) {
    std::vector<std::string_view> parts;
    while (words.size() > longest_spss_words) {
        std::size_t end = longest_spss_words;
        while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80)
            --end;
        // A part does not end with spaces, which SPSS takes for padding.
        std::size_t letter = end;
        while (letter > 0 && (words[letter - 1] == ' ' || words[letter - 1] == '\t'))
            --letter;
        end = letter > 0 ? letter : end;
        parts.push_back(words.substr(0, end));
        words.remove_prefix(end);
    }
    parts.push_back(words);
    return parts;
}

SpssDictionary spss_dictionary(const CodedData& data) { return DictionaryMaker(data).make(); }

std::string spss_syntax(const CodedData& data, const SpssDictionary& dictionary,
                        std::string_view file_name) {
    std::string text = "\xEF\xBB\xBF";
    text += comment_of(in_words(data.made));
    text += comment_of("Open the data with the next command, or from the menu, and run the rest: "
                       "the themes of each stage become a multiple-response set, for CTABLES and "
                       "the menus of multiple responses");
    for (const std::string& note : data.notes)
        text += comment_of(note);
    text += fmt::format("GET FILE='{}'.\n\n", in_syntax(file_name));
    std::vector<std::string> stages; // in the order of the columns
    std::map<std::string, std::vector<std::string>> names;
    for (const SpssVariable& variable : dictionary.variables) {
        const CodedColumn& column = data.columns[variable.column];
        if (column.kind != CodedKind::theme)
            continue;
        if (names[column.stage].empty())
            stages.push_back(column.stage);
        names[column.stage].push_back(variable.name);
    }
    for (std::size_t at = 0; at < stages.size(); ++at)
        text += set_of(stages[at], names[stages[at]],
                       stages.size() == 1 ? "$themes" : fmt::format("$themes_{}", at + 1));
    if (stages.empty())
        text +=
            comment_of("The numbers of themes are counts, of which no multiple-response set can "
                       "be made; sets are made of 0 and 1");
    for (const SpssVariable& variable : dictionary.variables)
        if (data.columns[variable.column].wording.size() > longest_spss_label)
            text += comment_of(fmt::format("{}: {}", variable.name,
                                           one_line(data.columns[variable.column].wording)));
    return text;
}

} // namespace themata
