#include "index/highlight.h"

#include <algorithm>

namespace themata {

using Node = SearchPlan::Node;

Highlighter::Highlighter(const SearchPlan& plan, const Filtered& filtered, Language language)
    : plan_(plan), filtered_(filtered), matcher_(plan.patterns, language) {
    for (const Pattern& pattern : plan.patterns)
        text_searches_.push_back(pattern.reads_texts() ? std::optional<TextSearch>(pattern)
                                                       : std::nullopt);
}

std::vector<Span> Highlighter::spans(const Response& response) {
    response_ = response.id;
    marked_ = matcher_.spans(response.text);
    found_.assign(plan_.patterns.size(), false);
    for (const Matcher::Found& found : matcher_.found())
        found_[found.pattern] = true;
    for (std::size_t i = 0; i < text_searches_.size(); ++i)
        if (text_searches_[i]) {
            const auto count = text_searches_[i]->count(response.text, [] { return false; });
            found_[i] = count && *count > 0;
            marked_[i] = text_searches_[i]->spans(response.text);
        }
    std::vector<Span> spans;
    collect(plan_.root, Wanted::holds, spans);
    return united(std::move(spans));
}

bool Highlighter::holds(const Node& node) const {
    const auto part_holds = [this](const Node& part) { return holds(part); };
    switch (node.kind) {
    case Node::Kind::everything:
        return true;
    case Node::Kind::pattern:
        return found_[node.place];
    case Node::Kind::filter:
        return filtered_.sets[node.place].contains(response_);
    case Node::Kind::all_of:
        return std::ranges::all_of(node.parts, part_holds);
    case Node::Kind::any_of:
        return std::ranges::any_of(node.parts, part_holds);
    case Node::Kind::none_of:
        break;
    }
    return !holds(node.parts.front());
}

// A part counts when it is as it was wanted to be; below a NOT that is the other way round.
void Highlighter::collect(const Node& node, Wanted wanted, std::vector<Span>& spans) const {
    if (holds(node) != (wanted == Wanted::holds))
        return;
    if (node.kind == Node::Kind::pattern && wanted == Wanted::holds)
        spans.insert(spans.end(), marked_[node.place].begin(), marked_[node.place].end());
    const bool turns = node.kind == Node::Kind::none_of;
    const Wanted other = wanted == Wanted::holds ? Wanted::fails : Wanted::holds;
    for (const Node& part : node.parts)
        collect(part, turns ? other : wanted, spans);
}

} // namespace themata
