#include "index/hits.h"

#include "study/labels.h"
#include "text/fold.h"
#include "text/segments.h"
#include <algorithm>
#include <tuple>

namespace themata {

namespace {

// Up to this many graphemes before a place in the text, or behind it.
std::string before(std::string_view text, std::uint32_t at, std::size_t around) {
    std::uint32_t begin = at;
    for (std::size_t left = around; left > 0 && begin > 0; --left)
        begin = previous_grapheme(text, begin);
    return std::string(text.substr(begin, at - begin));
}

std::string behind(std::string_view text, std::uint32_t at, std::size_t around) {
    std::uint32_t end = at;
    for (std::size_t left = around; left > 0 && end < text.size(); --left)
        end = next_grapheme(text, end);
    return std::string(text.substr(at, end - at));
}

std::vector<std::string> folded_words(const std::string& text) {
    std::vector<std::string> all;
    for (const Word& word : words(text))
        all.push_back(fold_loosely(text.substr(word.span.begin, word.span.length())));
    return all;
}

// What a line is sorted by; equal lines stay in the order of the hits.
struct Key {
    std::int64_t place = 0;
    std::vector<std::string> words;
    std::string match;
    std::size_t line = 0;

    auto operator<=>(const Key&) const = default;
};

std::int64_t place_of_stage(const Study& study, ResponseId response) {
    const Stage* stage = study.stages.find(study.responses.find(response)->stage);
    return stage ? stage->order : INT64_MAX;
}

Key key_of(const Study& study, const KwicLine& line, std::size_t number, KwicSort sort) {
    Key key{.place = 0, .words = {}, .match = {}, .line = number};
    switch (sort) {
    case KwicSort::rank:
        break;
    case KwicSort::left:
        key.words = folded_words(line.left);
        std::ranges::reverse(key.words);
        break;
    case KwicSort::right:
        key.words = folded_words(line.right);
        key.match = fold_loosely(line.match);
        break;
    case KwicSort::participant:
        key.words = {fold_loosely(label_of(study, line.response))};
        break;
    case KwicSort::stage:
        key.place = place_of_stage(study, line.response);
        break;
    }
    return key;
}

std::vector<KwicLine> sorted_by(const Study& study, std::vector<KwicLine> lines, KwicSort sort) {
    std::vector<Key> keys;
    for (const KwicLine& line : lines)
        keys.push_back(key_of(study, line, keys.size(), sort));
    std::ranges::sort(keys);
    std::vector<KwicLine> sorted;
    for (const Key& key : keys)
        sorted.push_back(std::move(lines[key.line]));
    return sorted;
}

} // namespace

std::vector<KwicLine> kwic(const Study& study, const std::vector<Hit>& hits, std::size_t around,
                           KwicSort sort) {
    std::vector<KwicLine> lines;
    for (const Hit& hit : hits) {
        const Response* response = study.responses.find(hit.response);
        if (!response)
            continue;
        const std::string& text = response->text;
        for (const Span span : hit.spans)
            lines.push_back({hit.response, span, before(text, span.begin, around),
                             text.substr(span.begin, span.length()),
                             behind(text, span.end, around)});
    }
    return sort == KwicSort::rank ? lines : sorted_by(study, std::move(lines), sort);
}

} // namespace themata
