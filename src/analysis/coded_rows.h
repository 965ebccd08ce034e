#pragma once
// CodedRows are what coded data (coded_data.h) make their rows of: which rows there are, how far
// the participant of each got, and which themes were applied there. A value; any thread.

#include "analysis/coded_data.h"
#include "analysis/tallies.h"
#include <unordered_map>

namespace themata {

// A theme, or one below it, in a seat.
struct ThemeInSeat {
    std::uint32_t place = 0;
    std::uint32_t n = 0;
};

// Which themes stand in which seat, and how often, those above them as well.
class ThemesBySeat {
public:
    // `seat` by the id of a response; there are as many seats as `reached` has.
    [[nodiscard]] static ThemesBySeat of(const Study&, const ThemeTree&, const TableSpec& counting,
                                         const std::vector<std::uint32_t>& seat, std::size_t seats);

    [[nodiscard]] std::span<const ThemeInSeat> at(std::uint32_t seat) const {
        return std::span(themes_).subspan(first_[seat], first_[seat + 1] - first_[seat]);
    }

private:
    std::vector<ThemeInSeat> themes_;
    std::vector<std::size_t> first_; // by seat, and the end
};

// A participant at a stage, or an answer: what themes are counted in.
struct Seats {
    std::vector<std::uint32_t> of_response; // by the id of a response
    std::vector<char> there;                // by seat: whether anybody sits there
    std::vector<Reached> reached;           // by seat
};

struct CodedRow {
    ParticipantId participant = {};
    std::uint32_t stage = 0;  // its place in the order; of wide rows 0
    ResponseId response = {}; // of rows of answers
};

// What stands in a column: which of its kind it is.
struct CodedSource {
    CodedKind kind = CodedKind::theme;
    std::uint32_t which = 0; // the place of a theme in the tree, the id of a question
    std::uint32_t stage = 0; // its place in the order; of wide rows alone
};

class CodedRows {
public:
    [[nodiscard]] static Result<std::shared_ptr<CodedRows>> of(const Snapshot&, const CodedSpec&);

    // The columns are made of what the rows hold; their places are kept here for filling them.
    std::vector<CodedSource> sources;

    void index_sources(const std::vector<CodedColumn>& columns);
    void fill(std::size_t row, std::vector<CodedCell>& cells) const;

    // Whether a theme has a column of its own, and in which stages anybody counts.
    [[nodiscard]] bool is_used(std::uint32_t place) const { return used_[place] != 0; }

    [[nodiscard]] bool counts_at(std::uint32_t stage) const { return counts_at_[stage] != 0; }

    // Themes applied where nobody counts in the base, as in blank answers.
    [[nodiscard]] std::size_t left_out() const { return left_out_; }

    Snapshot now;
    CodedSpec spec;
    ThemeTree tree;
    std::vector<Stage> stages;
    std::vector<CodedRow> rows;

private:
    [[nodiscard]] std::uint32_t seat_of(const CodedRow& row, std::uint32_t stage) const;
    [[nodiscard]] bool counts(std::uint32_t seat) const;
    void fill_who(const CodedRow& row, std::vector<CodedCell>& cells) const;
    void fill_scores(const CodedRow& row, std::vector<CodedCell>& cells) const;
    void fill_themes(const CodedRow& row, std::vector<CodedCell>& cells) const;
    void sit_down();
    void make_rows();
    void look_over();

    Seats seats_;
    ThemesBySeat themes_;
    std::vector<std::uint32_t> place_of_stage_; // by the id of a stage
    std::vector<char> used_;                    // by place in the tree
    std::vector<char> counts_at_;               // by place of a stage
    std::size_t left_out_ = 0;

    std::vector<std::size_t> plain_;                              // columns of who, stage, answer
    std::unordered_map<std::string, std::size_t> trait_column_;   // by name
    std::unordered_map<std::uint64_t, std::size_t> score_column_; // by question and stage
    std::vector<std::vector<std::size_t>> theme_columns_;         // by stage: all of them
    std::vector<std::vector<std::uint32_t>> theme_column_;        // by stage, by place in the tree
};

} // namespace themata
