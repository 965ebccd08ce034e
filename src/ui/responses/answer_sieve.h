#pragma once
// Tells of each answer which parts of a filter it does not pass, and counts for every choice how
// many answers it would leave while all other parts stay. Private to reading.cpp; any thread.

#include "ui/responses/reading.h"

namespace themata {

class AnswerSieve {
public:
    AnswerSieve(const Snapshot& now, const AnswerFilter& filter);

    // Whether it passes; each answer once.
    [[nodiscard]] bool take(const Response& response);
    // After all answers were taken.
    [[nodiscard]] std::vector<FilterChoice> choices() const;

private:
    enum Part : unsigned { state, role, stage, question, theme, coder, first_trait };

    struct TraitPart {
        std::string name;
        std::vector<bool> passes; // by participant
    };

    void mark_codings(const AnswerFilter& filter);
    void mark_traits(const AnswerFilter& filter);

    // The one part that it fails; nothing when it passes or fails several.
    struct Judgement {
        bool passes = false;
        bool fails_one = false;
        unsigned failed = 0;
    };

    [[nodiscard]] Judgement judge(const Response& response, RoleId role) const;
    void count(const Response& response, RoleId role, Judgement judgement);
    void count_codings(const Response& response, Judgement judgement);
    [[nodiscard]] unsigned part_of(const std::string& trait) const;
    void add_trait_choices(std::vector<FilterChoice>& choices) const;

    const Snapshot& now_;
    const AnswerFilter& filter_;
    std::vector<bool> with_theme_; // by response
    std::vector<bool> with_coder_;
    std::vector<TraitPart> traits_;
    std::vector<std::uint32_t> by_role_, by_stage_, by_question_, by_theme_, by_coder_;
    // By participant: answers that pass, and those that fail in one trait alone.
    std::vector<std::uint32_t> passing_;
    std::vector<std::vector<std::uint32_t>> failing_;
    std::vector<ThemeId> themes_; // of the answer that is counted
};

} // namespace themata
