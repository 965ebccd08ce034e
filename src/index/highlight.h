#pragma once
// What of an answer made it match: the words of those parts of the query that hold for it, and of
// no others. Belongs to one thread.

#include "index/evidence.h"
#include "index/matching.h"
#include "index/text_search.h"
#include "study/records.h"

namespace themata {

class Highlighter {
public:
    // The plan and what was filtered must outlive it; `language` as for a Matcher.
    Highlighter(const SearchPlan& plan, const Filtered& filtered, Language language);

    // Rising, apart, on graphemes. Of an answer that matches.
    [[nodiscard]] std::vector<Span> spans(const Response& response);

private:
    enum class Wanted : std::uint8_t { holds, fails };

    [[nodiscard]] bool holds(const SearchPlan::Node& node) const;
    void collect(const SearchPlan::Node& node, Wanted wanted, std::vector<Span>& spans) const;

    const SearchPlan& plan_;
    const Filtered& filtered_;
    Matcher matcher_;
    std::vector<std::optional<TextSearch>> text_searches_; // by pattern

    // Of the answer that is read.
    ResponseId response_;
    std::vector<bool> found_;               // by pattern
    std::vector<std::vector<Span>> marked_; // by pattern
};

} // namespace themata
