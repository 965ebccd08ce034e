#include "exchange/tie_cell.h"

#include "exchange/words.h"
#include <algorithm>

namespace themata {

namespace {

constexpr std::string_view longest = "unwilling, paired";

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

} // namespace

std::optional<TieCell> tie_cell(std::string_view cell) {
    if (is_blank(cell))
        return TieCell{};
    if (trimmed(cell).size() > longest.size())
        return std::nullopt;
    std::string word = plain(cell);
    TieCell said;
    if (word.ends_with("paired")) {
        said.paired = true;
        word = plain(word.substr(0, word.size() - std::string_view("paired").size()));
        if (word.ends_with(','))
            word.pop_back();
    }
    if (is_any_of(word, {"yes", "y", "true", "1", "x", "willing"}))
        said.willing = TieKind::willing;
    else if (is_any_of(word, {"no", "n", "false", "0", "unwilling", "not willing"}))
        said.willing = TieKind::unwilling;
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
