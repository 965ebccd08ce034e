#include "exchange/reading/score_cells.h"

#include "exchange/reading/ratings.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

std::string short_number(double number) {
    std::string text = fmt::format("{:.2f}", number);
    while (text.ends_with('0'))
        text.pop_back();
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

std::string in_words(const ScoreCells& cells) {
    std::vector<std::string> recoded;
    std::vector<std::string> said;
    for (const LabelScore& each : cells.labels)
        if (each.number)
            recoded.push_back(
                fmt::format("{}={}", one_line(each.label), short_number(*each.number)));
    if (!recoded.empty())
        said.push_back("recoded: " + joined(recoded, ", "));
    std::vector<std::string> codes;
    for (const MissingCode& code : cells.codes)
        codes.push_back(short_number(code.number));
    if (!codes.empty())
        said.push_back("missing: " + joined(codes, ", "));
    if (cells.sign == DecimalSign::comma)
        said.emplace_back("a comma before the decimals");
    return joined(said, "; ");
}

ScoreReader::ScoreReader(const ScoreCells& cells) : cells_(cells) {
    for (const LabelScore& each : cells.labels)
        by_key_.try_emplace(word_key(each.label), &each);
}

std::optional<double> ScoreReader::number_in(std::string_view cell) const {
    return cells_.sign == DecimalSign::either ? number_as_typed(cell)
                                              : number_as_typed(cell, cells_.sign);
}

ReadScore ScoreReader::work_out(std::string_view cell) const {
    const auto number = number_in(cell);
    if (number) {
        const auto code = std::ranges::find(cells_.codes, *number, &MissingCode::number);
        if (code != cells_.codes.end())
            return {.value = {}, .missing = code->reason};
        const auto recoded = std::ranges::find_if(
            cells_.labels, [&](const LabelScore& each) { return number_in(each.label) == number; });
        return {.value = recoded == cells_.labels.end() ? number : recoded->number, .missing = {}};
    }
    const auto label = by_key_.empty() ? by_key_.end() : by_key_.find(word_key(cell));
    if (label != by_key_.end() && label->second->number) {
        // "99 - Refused" is no 99 where 99 is missing.
        const bool is_code = std::ranges::find(cells_.codes, *label->second->number,
                                               &MissingCode::number) != cells_.codes.end();
        if (!is_code)
            return {.value = label->second->number, .missing = {}};
    }
    return {.value = {}, .missing = is_blank(cell) ? "blank" : std::string(cell)};
}

ReadScore ScoreReader::read(std::string_view cell) {
    if (cells_.labels.empty() && cells_.codes.empty())
        return work_out(cell);
    const auto known = known_.find(cell);
    if (known != known_.end())
        return known->second;
    constexpr std::size_t most_known = 4096;
    ReadScore read = work_out(cell);
    if (known_.size() < most_known)
        known_.emplace(cell, read);
    return read;
}

} // namespace themata
