#pragma once
// What a window asks of an open study beside its acts: what saved searches find now, what rules
// would do, which answers are like others. Nothing is changed by being asked. Any thread that may
// use the workbench.

#include "analysis/rule_check.h"
#include "workbench/bulk_coding.h"
#include <memory>
#include <variant>

namespace themata {

// What each saved search finds now, and how much of it is new.
struct CountSearches {};

// What these rules would code, and how well they find what people coded.
struct WeighRules {
    std::vector<SavedSearchId> rules;
};

// Answers like this one, or like those that have this theme; one of both.
struct FindLike {
    ResponseId response;
    ThemeId theme;

    bool operator==(const FindLike&) const = default;
};

// Words that tell these answers from all others.
struct FindTelling {
    ResponseSet answers;
};

using Inquiry = std::variant<CountSearches, WeighRules, FindLike, FindTelling>;

struct SearchCount {
    SavedSearchId search;
    Result<SeenAgain> seen;
};

struct SearchCounts {
    Head head;
    std::vector<SearchCount> searches;
};

struct WeighedRules {
    Head head;
    std::vector<SavedSearchId> rules;
    Result<std::vector<std::string>> would; // a sentence for each rule
    Result<RuleCheck> check;
};

struct FoundLike {
    FindLike like;
    Result<std::string> query;
};

struct FoundTelling {
    ResponseSet answers;
    Result<std::vector<TellingWord>> words;
};

// The last answer to each; null: it was not asked yet, or is not answered.
struct Answered {
    std::shared_ptr<const SearchCounts> counts = {};
    std::shared_ptr<const WeighedRules> rules = {};
    std::shared_ptr<const FoundLike> like = {};
    std::shared_ptr<const FoundTelling> telling = {};
};

// The answer alone; nothing when it was stopped.
[[nodiscard]] Answered answer(const Workbench& workbench, const Inquiry& inquiry,
                              const std::stop_token& stop);
// Those of `newer` that are there, else those of `older`.
[[nodiscard]] Answered with(Answered older, const Answered& newer);

// The words by which answers like these are found, as a query. Of a theme: those that do not have
// it yet.
[[nodiscard]] Result<std::string> query_like(const Workbench& workbench, const FindLike& like,
                                             std::stop_token stop = {});

// How rules agree with people; what is no rule is refused.
[[nodiscard]] Result<RuleCheck> check_of(const Workbench& workbench,
                                         std::span<const SavedSearchId> rules);

// All answers that a query finds, the best first, a row for each.
[[nodiscard]] Result<std::string> hits_as_csv(const Workbench& workbench, const std::string& query,
                                              std::stop_token stop = {});

} // namespace themata
