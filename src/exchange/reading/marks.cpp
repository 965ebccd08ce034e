#include "exchange/reading/marks.h"

#include "exchange/reading/answer_words.h"
#include "exchange/reading/ratings.h"
#include "exchange/reading/score_options.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// "-9" and "9" have the same letters.
bool is_same_word(std::string_view a, std::string_view b) {
    const auto number = number_as_typed(a);
    return number ? number == number_as_typed(b) : word_key(a) == word_key(b);
}

// Nothing: no word that is known. 2 could be a no, as in 1 for yes and 2 for no, or a count.
std::optional<bool> marks(std::string_view cell, const std::vector<MarkWord>& words) {
    if (is_blank(cell))
        return false;
    for (const MarkWord& each : words)
        if (is_same_word(cell, each.word))
            return each.marks;
    if (const auto number = number_as_typed(cell); number && (*number == 0 || *number == 1))
        return *number == 1;
    if (const auto said = yes_or_no(cell))
        return *said == YesNo::yes;
    return std::nullopt;
}

// "Concerns/Bias" is marked by "Bias" as well.
bool is_theme_itself(std::string_view cell, std::string_view theme) {
    const std::string key = word_key(cell);
    return key == word_key(theme) || key == word_key(theme.substr(theme.rfind('/') + 1));
}

struct UnknownMark {
    std::string word;
    std::size_t count = 0;
    std::vector<std::string> columns;
};

void add_unknown(std::vector<UnknownMark>& unknown, const CountedCell& cell,
                 const std::string& column) {
    auto same = std::ranges::find_if(
        unknown, [&](const UnknownMark& each) { return is_same_word(each.word, cell.cell); });
    if (same == unknown.end()) {
        unknown.push_back({.word = std::string(trimmed(cell.cell)), .count = 0, .columns = {}});
        same = unknown.end() - 1;
    }
    same->count += cell.count;
    if (same->columns.empty() || same->columns.back() != column)
        same->columns.push_back(column);
}

// More than these are no words of yes and no, but answers.
constexpr std::size_t most_unknown = 10;

Doubt doubt_about(const UnknownMark& mark) {
    const std::string word = one_line(mark.word);
    const auto way = [&](std::string_view said, std::string means) {
        return Way{.option = "--marks",
                   .value = fmt::format("{}={}", as_listed(word), said),
                   .means = std::move(means)};
    };
    return {.id = "marks",
            .file = 0,
            .where = fmt::format("{} {}", mark.columns.size() == 1 ? "column" : "columns",
                                 listed_in_quotes(mark.columns, 4)),
            .what =
                fmt::format("{} {} {}, which could be a yes or a no.", counted(mark.count, "cell"),
                            mark.count == 1 ? "says" : "say", cell_in_quotes(mark.word)),
            .ways = {way("yes", counted(mark.count, "coding")), way("no", "no codings")}};
}

Doubt doubt_about_all(const std::vector<UnknownMark>& marks) {
    std::vector<std::string> words;
    for (const UnknownMark& each : marks)
        words.push_back(fmt::format("{} ({})", cell_in_quotes(each.word), grouped(each.count)));
    Doubt doubt{.id = "marks",
                .file = 0,
                .where = "columns of themes",
                .what = fmt::format("{} different words could each be a yes or a no: {}.",
                                    marks.size(), listed(words, 5)),
                .ways = {}};
    for (const std::string_view said : {"yes", "no"}) {
        std::vector<std::string> each_said;
        std::size_t count = 0;
        for (const UnknownMark& each : marks) {
            each_said.push_back(fmt::format("{}={}", as_listed(one_line(each.word)), said));
            count += each.count;
        }
        doubt.ways.push_back({.option = "--marks",
                              .value = joined(each_said, ", "),
                              .means = said == "yes" ? counted(count, "coding") : "no codings"});
    }
    return doubt;
}

} // namespace

Result<std::vector<MarkWord>> mark_words(const std::vector<std::string>& options,
                                         const std::vector<std::string>& known) {
    std::vector<MarkWord> words;
    for (const std::string& option : options) {
        const auto said = words_in(option, known, "--marks");
        if (!said)
            return failure(said.error());
        for (const WordIs& each : *said) {
            const bool is_yes = plain(each.is) == "yes";
            if (!is_yes && plain(each.is) != "no")
                return failure(
                    {.code = Error::Code::wrong_call,
                     .what = fmt::format("{} is neither yes nor no.", cell_in_quotes(each.is)),
                     .hint = "Write each word with yes or no behind an equals sign: "
                             "Ja=yes, vielleicht=no.",
                     .option = "--marks"});
            words.push_back({.word = each.word, .marks = is_yes});
        }
    }
    return words;
}

Result<void> settle_marks(const std::vector<ColumnProfile>& profiles, const MappingOptions& options,
                          FileMapping& mapping) {
    const auto columns = mapping.all(ColumnUse::mark);
    if (columns.empty())
        return {};
    std::vector<std::string> known;
    for (const ColumnPlan* column : columns)
        for (const CountedCell& each : profiles[column->column].words_seen)
            known.emplace_back(trimmed(each.cell));
    auto words = mark_words(options.marks, known);
    if (!words)
        return failure(words.error());
    mapping.marks = std::move(*words);
    std::vector<UnknownMark> unknown;
    for (const ColumnPlan* column : columns)
        for (const auto* cells :
             {&profiles[column->column].words_seen, &profiles[column->column].numbers_seen})
            for (const CountedCell& each : *cells)
                if (!marks(each.cell, mapping.marks) && !is_theme_itself(each.cell, column->name))
                    add_unknown(unknown, each, column->name);
    if (unknown.size() > most_unknown) {
        mapping.doubts.push_back(doubt_about_all(unknown));
        return {};
    }
    for (const UnknownMark& each : unknown)
        mapping.doubts.push_back(doubt_about(each));
    return {};
}

MarkReader::MarkReader(const std::vector<MarkWord>& words) : words_(words) {}

bool MarkReader::is_marked(std::string_view cell, std::string_view theme) {
    if (cell.empty() || (words_.empty() && cell == "0"))
        return false;
    if (words_.empty() && cell == "1")
        return true;
    constexpr std::size_t most_known = 4096;
    const auto known = known_.find(std::string(cell));
    if (known != known_.end())
        return known->second ? *known->second : is_theme_itself(cell, theme);
    const auto said = marks(cell, words_);
    if (known_.size() < most_known)
        known_.emplace(cell, said);
    return said ? *said : is_theme_itself(cell, theme);
}

} // namespace themata
