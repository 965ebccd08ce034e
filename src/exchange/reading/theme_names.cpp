#include "exchange/reading/theme_names.h"

#include "exchange/reading/answer_words.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>

namespace themata {

std::vector<std::string> parts_of_absolute(const std::string& reference) {
    std::vector<std::string> parts;
    if (!reference.starts_with('/'))
        return parts;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        if (reference[i] == '/')
            parts.emplace_back();
        else if (reference[i] == '\\' && i + 1 < reference.size())
            parts.back() += reference[++i];
        else
            parts.back() += reference[i];
    }
    return parts;
}

std::string absolute_part(const std::string& name) {
    std::string part = "/";
    for (const char byte : name) {
        if (byte == '/' || byte == '\\')
            part += '\\';
        part += byte;
    }
    return part;
}

void ThemeNames::add(const Theme& theme) {
    by_name_[theme.name].push_back(theme.id);
    by_place_[{theme.parent, theme.name}] = theme.id;
    of_[theme.id] = {.parent = theme.parent, .name = theme.name};
}

ThemeId ThemeNames::below(ThemeId parent, const std::string& name) const {
    const auto found = by_place_.find({parent, name});
    return found == by_place_.end() ? ThemeId{} : found->second;
}

const std::vector<ThemeId>& ThemeNames::named(const std::string& name) const {
    static const std::vector<ThemeId> none;
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? none : found->second;
}

ThemeId ThemeNames::at_absolute(const std::string& reference) const {
    ThemeId theme;
    for (const std::string& part : parts_of_absolute(reference)) {
        theme = below(theme, part);
        if (!theme)
            return {};
    }
    return theme;
}

std::vector<ThemeId> ThemeNames::meant_by(const std::string& reference) const {
    if (const ThemeId theme = at_absolute(reference))
        return {theme};
    if (const auto& same = named(reference); !same.empty())
        return same;
    std::vector<ThemeId> found;
    for (std::size_t slash = reference.find('/'); slash != reference.npos;
         slash = reference.find('/', slash + 1))
        for (const ThemeId parent : meant_by(reference.substr(0, slash)))
            if (const ThemeId theme = below(parent, reference.substr(slash + 1)))
                found.push_back(theme);
    return found;
}

std::string ThemeNames::absolute(ThemeId theme) const {
    std::string reference;
    for (auto at = of_.find(theme); at != of_.end(); at = of_.find(at->second.parent))
        reference = absolute_part(at->second.name) + reference;
    return reference;
}

std::string ThemeNames::reference_to(ThemeId theme) const {
    const std::string& name = of_.at(theme).name;
    return !name.starts_with('/') && named(name).size() == 1 ? name : absolute(theme);
}

namespace {

constexpr std::string_view longest_said = "unwilling, paired";

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

} // namespace

std::optional<TieCell> tie_cell(std::string_view cell) {
    if (is_blank(cell))
        return TieCell{};
    if (trimmed(cell).size() > longest_said.size())
        return std::nullopt;
    std::string word = plain(cell);
    TieCell said;
    if (word.ends_with("paired")) {
        said.paired = true;
        word = plain(word.substr(0, word.size() - std::string_view("paired").size()));
        if (word.ends_with(','))
            word.pop_back();
    }
    if (is_one_of(word, {"yes", "y", "true", "1", "x", "willing"}))
        said.willing = TieKind::willing;
    else if (is_one_of(word, {"no", "n", "false", "0", "unwilling", "not willing"}))
        said.willing = TieKind::unwilling;
    else if (const auto other = word.empty() ? std::nullopt : yes_or_no(word))
        said.willing = *other == YesNo::missing ? std::nullopt
                       : *other == YesNo::yes   ? std::optional(TieKind::willing)
                                                : std::optional(TieKind::unwilling);
    else if (!word.empty() || !said.paired)
        return std::nullopt;
    return said;
}

std::string in_words(const TieCell& cell) {
    std::string words;
    if (cell.willing)
        words = *cell.willing == TieKind::willing ? "yes" : "no";
    if (cell.paired)
        words += words.empty() ? "paired" : ", paired";
    return words;
}

} // namespace themata
