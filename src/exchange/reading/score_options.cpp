#include "exchange/reading/score_options.h"

#include "exchange/reading/ratings.h"
#include "exchange/reading/words.h"
#include "text/nearest.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// The columns of a scale, or the column of this name.
std::vector<std::size_t> columns_meant(const Headings& headings, std::string_view name) {
    if (const auto column = column_named(headings, name); column && *column)
        return {**column};
    std::vector<std::size_t> columns;
    const auto items = items_in(headings);
    for (std::size_t at = 0; at < items.size(); ++at)
        if (items[at] && (items[at]->scale == name || plain(items[at]->scale) == plain(name)))
            columns.push_back(at);
    return columns;
}

struct InQuotes {
    std::string text;
    std::size_t end = 0; // what follows
};

// “Agree, rather”, "Agree" and 'Agree'; the quote is doubled where it is a letter.
std::optional<InQuotes> quoted_at(std::string_view text) {
    for (const auto& [open, close] :
         {std::pair{"“", "”"}, std::pair{"\"", "\""}, std::pair{"'", "'"}}) {
        const std::string_view begin(open);
        const std::string_view end(close);
        if (!text.starts_with(begin))
            continue;
        InQuotes found;
        for (std::size_t at = begin.size(); at < text.size();) {
            if (!text.substr(at).starts_with(end)) {
                found.text.push_back(text[at++]);
                continue;
            }
            at += end.size();
            if (text.substr(at).starts_with(end)) {
                found.text += end;
                at += end.size();
                continue;
            }
            found.end = at;
            return found;
        }
    }
    return std::nullopt;
}

std::string_view without_commas(std::string_view text) {
    text = trimmed(text);
    while (text.starts_with(',') || text.starts_with(';'))
        text = trimmed(text.substr(1));
    return text;
}

// Where a known label ends that stands at the beginning, with an equals sign behind it.
std::optional<InQuotes> known_label_at(std::string_view text,
                                       const std::vector<std::string>& known) {
    for (std::size_t at = text.rfind('='); at != text.npos && at > 0;
         at = text.rfind('=', at - 1)) {
        const std::string_view label = trimmed(text.substr(0, at));
        const std::string key = word_key(label);
        const bool is_known = std::ranges::any_of(
            known, [&](const std::string& each) { return each == label || word_key(each) == key; });
        if (is_known)
            return InQuotes{.text = std::string(label), .end = at};
    }
    return std::nullopt;
}

tl::unexpected<Error> no_such(std::string_view option, std::string what, std::string hint) {
    return failure({.code = Error::Code::wrong_call,
                    .what = std::move(what),
                    .hint = std::move(hint),
                    .option = std::string(option)});
}

tl::unexpected<Error> no_recode(std::string what, std::string hint) {
    return no_such("--recode", std::move(what), std::move(hint));
}

struct ReadWord {
    WordIs said;
    std::string_view rest;
};

// "=4, …"
Result<ReadWord> read_behind(std::string word, std::string_view text, std::string_view option) {
    text = trimmed(text);
    const bool is_said = text.starts_with('=');
    const std::size_t end = std::min(text.find_first_of(",;"), text.size());
    const auto is = is_said ? trimmed(text.substr(1, end - 1)) : std::string_view();
    if (is.empty())
        return no_such(option,
                       fmt::format("Nothing says what {} stands for.", cell_in_quotes(word)),
                       "Write each word with an equals sign and what it stands for.");
    return ReadWord{.said = {.word = std::move(word), .is = std::string(is)},
                    .rest = text.substr(end)};
}

Result<ReadWord> next_word(std::string_view text, const std::vector<std::string>& known,
                           std::string_view option) {
    if (const auto quoted = quoted_at(text))
        return read_behind(quoted->text, text.substr(quoted->end), option);
    if (const auto label = known_label_at(text, known))
        return read_behind(label->text, text.substr(label->end), option);
    const std::size_t equals = std::min(text.find('='), text.size());
    return read_behind(std::string(trimmed(text.substr(0, equals))), text.substr(equals), option);
}

std::vector<std::string> names_of_columns(const std::vector<const Sheet*>& sheets) {
    std::vector<std::string> names;
    for (const Sheet* sheet : sheets) {
        const Headings found = headings(*sheet);
        const auto items = items_in(found);
        for (std::size_t at = 0; at < found.size(); ++at) {
            names.push_back(found[at].name);
            if (items[at])
                names.push_back(items[at]->scale);
        }
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace

AtColumns at_columns(const Headings& headings, std::string_view text) {
    for (std::size_t colon = text.rfind(':'); colon != text.npos && colon > 0;
         colon = text.rfind(':', colon - 1)) {
        auto columns = columns_meant(headings, trimmed(text.substr(0, colon)));
        if (!columns.empty())
            return {.columns = std::move(columns),
                    .rest = std::string(trimmed(text.substr(colon + 1)))};
    }
    return {.columns = {}, .rest = std::string(text)};
}

Result<std::vector<WordIs>> words_in(std::string_view text, const std::vector<std::string>& known,
                                     std::string_view option) {
    std::vector<WordIs> words;
    for (text = without_commas(text); !text.empty();) {
        auto read = next_word(text, known, option);
        if (!read)
            return failure(read.error());
        words.push_back(std::move(read->said));
        text = without_commas(read->rest);
    }
    return words;
}

Result<std::vector<LabelScore>> recode_in(std::string_view text,
                                          const std::vector<std::string>& known) {
    const auto words = words_in(text, known, "--recode");
    if (!words)
        return failure(words.error());
    std::vector<LabelScore> recoded;
    for (const WordIs& each : *words) {
        recoded.push_back({.label = each.word, .number = number_as_typed(each.is)});
        if (!recoded.back().number && plain(each.is) != "missing" && plain(each.is) != "none")
            return no_recode(fmt::format("{} is no number for {}.", cell_in_quotes(each.is),
                                         cell_in_quotes(each.word)),
                             "Write a number, or missing: Disagree=2, Agree=4, Other=missing.");
    }
    return recoded;
}

std::string as_recode(const std::vector<LabelScore>& labels) {
    std::vector<std::string> words;
    for (const LabelScore& each : labels)
        words.push_back(fmt::format("{}={}", as_listed(one_line(each.label)),
                                    each.number ? short_number(*each.number) : "missing"));
    return joined(words, ", ");
}

std::vector<std::string> listed_values(std::string_view text) {
    std::vector<std::string> values;
    for (text = without_commas(text); !text.empty(); text = without_commas(text)) {
        if (const auto quoted = quoted_at(text)) {
            values.push_back(quoted->text);
            text.remove_prefix(quoted->end);
            continue;
        }
        const std::size_t end = std::min(text.find_first_of(",;"), text.size());
        values.emplace_back(trimmed(text.substr(0, end)));
        text.remove_prefix(end);
    }
    return values;
}

bool is_said_missing(const Headings& headings, const std::vector<std::string>& options,
                     std::size_t column, std::string_view word) {
    return std::ranges::any_of(options, [&](const std::string& option) {
        const AtColumns at = at_columns(headings, option);
        const bool is_meant =
            at.columns.empty() || std::ranges::find(at.columns, column) != at.columns.end();
        return is_meant && std::ranges::any_of(listed_values(at.rest), [&](const auto& value) {
                   return value == word || word_key(value) == word_key(word);
               });
    });
}

Result<void> check_score_options(const std::vector<const Sheet*>& sheets,
                                 const MappingOptions& options) {
    for (const std::string& recode : options.recode) {
        const auto at = std::ranges::find_if(sheets, [&](const Sheet* sheet) {
            return !at_columns(headings(*sheet), recode).columns.empty();
        });
        if (at != sheets.end())
            continue;
        const std::size_t colon = recode.find(':');
        const std::string name(trimmed(recode.substr(0, colon)));
        const auto near = nearest_names(name, names_of_columns(sheets));
        if (colon == recode.npos)
            return no_recode(
                fmt::format("{} does not say which column is meant.", cell_in_quotes(recode)),
                "Begin with a column or a scale and a colon: Trust: Disagree=2, "
                "Agree=4.");
        return no_recode(fmt::format("{} is no column and no scale of {}.", cell_in_quotes(name),
                                     sheets.size() == 1 ? "the file" : "any of the files"),
                         fmt::format("Those with names like it are {}.", listed_in_quotes(near)));
    }
    return {};
}

std::string as_listed(std::string_view value) {
    if (value.find_first_of(",;=\"") == value.npos && !value.starts_with('\''))
        return std::string(value);
    std::string quoted = "\"";
    for (const char letter : value)
        quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    return quoted + '"';
}

} // namespace themata
