#include "exchange/reading/import_options.h"

#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <variant>

namespace themata {

namespace {

using TakesText = std::optional<std::string> MappingOptions::*;
using TakesTexts = std::vector<std::string> MappingOptions::*;

// A word that an option takes, and how it reads and says it.
struct OptionWord {
    std::string_view word;
    int means;
};

template <class Enum>
constexpr OptionWord word(std::string_view said, Enum value) {
    return {said, static_cast<int>(value)};
}

struct TakesWord {
    std::array<OptionWord, 4> words; // those without a letter are no words
    int (*get)(const MappingOptions&);
    void (*set)(MappingOptions&, int);
};

template <auto member>
constexpr TakesWord words_of(std::array<OptionWord, 4> words) {
    using Enum = std::remove_reference_t<decltype(std::declval<MappingOptions&>().*member)>;
    return {words, [](const MappingOptions& options) { return static_cast<int>(options.*member); },
            [](MappingOptions& options, int value) { options.*member = static_cast<Enum>(value); }};
}

struct OptionEntry {
    std::string_view name;
    std::variant<TakesText, TakesTexts, TakesWord> holds;
};

const auto option_table = std::to_array<OptionEntry>({
    {"--as", &MappingOptions::as},
    {"--sheet", &MappingOptions::sheet},
    {"--header-rows", &MappingOptions::header_rows},
    {"--encoding", &MappingOptions::encoding},
    {"--delimiter", &MappingOptions::delimiter},
    {"--quote", &MappingOptions::quote},
    {"--participant", &MappingOptions::participant},
    {"--role", &MappingOptions::role},
    {"--role-is", &MappingOptions::role_is},
    {"--stage", &MappingOptions::stage},
    {"--stage-is", &MappingOptions::stage_is},
    {"--stage-date", &MappingOptions::stage_date},
    {"--stage-by", &MappingOptions::stage_by},
    {"--date-order", &MappingOptions::date_order},
    {"--undated", &MappingOptions::undated},
    {"--stage-order",
     words_of<&MappingOptions::stage_order>(
         {word("given", StageOrder::as_given), word("number", StageOrder::by_number)})},
    {"--text", &MappingOptions::text},
    {"--question", &MappingOptions::question},
    {"--answer", &MappingOptions::answer},
    {"--score", &MappingOptions::score},
    {"--recode", &MappingOptions::recode},
    {"--missing", &MappingOptions::missing},
    {"--decimal", &MappingOptions::decimal},
    {"--trait", &MappingOptions::trait},
    {"--leave-out", &MappingOptions::leave_out},
    {"--without", &MappingOptions::without},
    {"--theme-columns", &MappingOptions::theme_columns},
    {"--theme", &MappingOptions::theme},
    {"--marks", &MappingOptions::marks},
    {"--several", &MappingOptions::several},
    {"--coder", &MappingOptions::coder},
    {"--duplicates",
     words_of<&MappingOptions::duplicates>(
         {word("first", Duplicates::first), word("last", Duplicates::last),
          word("fullest", Duplicates::fullest), word("separate", Duplicates::separate)})},
    {"--same-names", words_of<&MappingOptions::same_names>(
                         {word("join", SameNames::join), word("keep", SameNames::keep)})},
    {"--again",
     words_of<&MappingOptions::again>({word("same", Again::same), word("others", Again::others)})},
    {"--unplaced", words_of<&MappingOptions::unplaced>({word("skip", Unplaced::skip)})},
    {"--conflicts", words_of<&MappingOptions::conflicts>(
                        {word("refuse", Conflicts::refuse), word("keep", Conflicts::keep_study)})},
});

Result<void> set(MappingOptions& options, const TakesWord& words, std::string_view name,
                 std::string_view value) {
    std::vector<std::string> known;
    for (const OptionWord& each : words.words) {
        if (!each.word.empty() && each.word == value) {
            words.set(options, each.means);
            return {};
        }
        if (!each.word.empty())
            known.emplace_back(each.word);
    }
    return failure({.code = Error::Code::wrong_call,
                    .what = fmt::format("{} takes no {}.", name, in_quotes(value)),
                    .hint = fmt::format("It is one of {}.", listed(known)),
                    .option = std::string(name)});
}

Result<void> set(MappingOptions& options, const OptionEntry& entry, std::string_view value) {
    if (const TakesText* name = std::get_if<TakesText>(&entry.holds))
        options.*(*name) = value;
    else if (const TakesTexts* names = std::get_if<TakesTexts>(&entry.holds))
        (options.*(*names)).emplace_back(value);
    else
        return set(options, std::get<TakesWord>(entry.holds), entry.name, value);
    return {};
}

void append(std::vector<GivenOption>& given, const OptionEntry& entry,
            const MappingOptions& options) {
    const std::string name(entry.name);
    if (const TakesText* member = std::get_if<TakesText>(&entry.holds)) {
        if (const auto& value = options.*(*member))
            given.push_back({name, *value});
    } else if (const TakesTexts* members = std::get_if<TakesTexts>(&entry.holds)) {
        for (const std::string& value : options.*(*members))
            given.push_back({name, value});
    } else {
        const TakesWord& words = std::get<TakesWord>(entry.holds);
        if (words.get(options) == words.get(MappingOptions{}))
            return;
        for (const OptionWord& each : words.words)
            if (!each.word.empty() && each.means == words.get(options))
                given.push_back({name, std::string(each.word)});
    }
}

} // namespace

Result<MappingOptions> with_option(MappingOptions options, std::string_view name,
                                   std::string_view value) {
    const auto entry = std::ranges::find(option_table, name, &OptionEntry::name);
    if (entry == option_table.end())
        return failure({.code = Error::Code::wrong_call,
                        .what = fmt::format("{} is no option of an import.", in_quotes(name)),
                        .hint = "Leave it out.",
                        .option = "import"});
    if (auto done = set(options, *entry, value); !done)
        return failure(done.error());
    return options;
}

std::vector<GivenOption> given_in(const MappingOptions& options) {
    std::vector<GivenOption> given;
    for (const OptionEntry& entry : option_table)
        append(given, entry, options);
    return given;
}

std::vector<std::string_view> names_of_options() {
    std::vector<std::string_view> names;
    for (const OptionEntry& entry : option_table)
        names.push_back(entry.name);
    return names;
}

} // namespace themata
