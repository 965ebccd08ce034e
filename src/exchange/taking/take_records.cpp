#include "exchange/reading/column_profile.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/theme_names.h"
#include "exchange/taking/row_people.h"
#include "exchange/taking/taking.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>

namespace themata {

namespace {

using Use = ColumnUse;

// A theme of the file. Which theme its parent is may be known only when others are placed.
struct Node {
    std::size_t row; // among the rows of the sheet
    std::string name;
    std::string parent;
    ThemeId theme; // 0: not placed yet
};

class Codebook {
public:
    explicit Codebook(Pass pass) : pass_(std::move(pass)) {}

    Result<FileReport> take();

private:
    void read(const SourceRow& row, std::size_t place);
    void wire();
    void wait_for_parent(std::size_t node);
    void place(std::size_t node, ThemeId parent);
    void place_all();
    void refuse_unplaced();
    void put_in_order();
    void fill(const SourceRow& row, ThemeId theme);
    void fill_text(const SourceRow& row, ThemeId theme, Use use, std::string Theme::*field);
    void fill_look(const SourceRow& row, ThemeId theme, bool is_new);

    [[nodiscard]] SourceRow row_of(const Node& node) const {
        return {pass_.source, node.row, pass_.column(Use::guard)};
    }

    Pass pass_;
    std::vector<Node> nodes_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
    std::unordered_map<std::size_t, std::vector<std::size_t>> waiting_for_node_;
    std::unordered_map<std::string, std::vector<std::size_t>> waiting_for_path_;
    std::deque<std::size_t> placed_; // whose children may follow
    std::vector<bool> unknown_parent_;
};

void Codebook::read(const SourceRow& row, std::size_t place) {
    const std::string name(row[pass_.column(Use::theme)]);
    if (is_blank(name))
        return pass_.troubles.add("no theme is named", "Name the theme in each row.", row.number(),
                                  "");
    by_name_[name].push_back(nodes_.size());
    nodes_.push_back({.row = place + pass_.source.sheet.header_rows,
                      .name = name,
                      .parent = std::string(row[pass_.column(Use::parent)]),
                      .theme = {}});
}

// A parent is meant absolutely, or is the one theme of that name in the file, or in the study.
void Codebook::wait_for_parent(std::size_t node) {
    const std::string& parent = nodes_[node].parent;
    if (parent.starts_with('/')) {
        if (const ThemeId there = pass_.draft.theme_names.at_absolute(parent))
            return place(node, there);
        waiting_for_path_[parent].push_back(node);
        return;
    }
    const auto in_file = by_name_.find(parent);
    if (in_file != by_name_.end() && in_file->second.size() == 1) {
        waiting_for_node_[in_file->second[0]].push_back(node);
        return;
    }
    const auto in_study = in_file == by_name_.end() ? pass_.draft.theme_names.meant_by(parent)
                                                    : std::vector<ThemeId>();
    if (in_study.size() == 1)
        return place(node, in_study[0]);
    unknown_parent_[node] = true;
    const bool several = in_file != by_name_.end() || in_study.size() > 1;
    pass_.troubles.add(several ? "the parent could be several themes" : "the parent is no theme",
                       several ? "Name the parent with what is above it: \"/Top/Parent\"."
                               : "Add a row for the parent, or correct its name.",
                       row_of(nodes_[node]).number(), cell_in_quotes(parent));
}

void Codebook::wire() {
    unknown_parent_.resize(nodes_.size());
    const bool names_parents = pass_.column(Use::parent) != nullptr;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const auto& same_name = pass_.draft.theme_names.named(nodes_[i].name);
        if (!is_blank(nodes_[i].parent))
            wait_for_parent(i);
        else if (!names_parents && same_name.size() == 1)
            place(i, pass_.draft.themes.at(same_name[0]).parent);
        else
            place(i, {});
    }
}

void Codebook::place(std::size_t node, ThemeId parent) {
    Node& placed = nodes_[node];
    const bool known = static_cast<bool>(pass_.draft.theme_names.below(parent, placed.name));
    placed.theme = pass_.draft.theme(parent, placed.name);
    if (known && !pass_.draft.themes.is_new(placed.theme))
        ++pass_.report.already_there.themes;
    placed_.push_back(node);
}

void Codebook::place_all() {
    for (; !placed_.empty(); placed_.pop_front()) {
        const std::size_t node = placed_.front();
        const ThemeId theme = nodes_[node].theme;
        if (const auto waiting = waiting_for_node_.find(node); waiting != waiting_for_node_.end())
            for (const std::size_t child : std::exchange(waiting->second, {}))
                place(child, theme);
        if (waiting_for_path_.empty())
            continue;
        const auto waiting = waiting_for_path_.find(pass_.draft.theme_names.absolute(theme));
        if (waiting != waiting_for_path_.end())
            for (const std::size_t child : std::exchange(waiting->second, {}))
                place(child, theme);
    }
}

void Codebook::refuse_unplaced() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (nodes_[i].theme || unknown_parent_[i])
            continue;
        const bool by_path = nodes_[i].parent.starts_with('/');
        pass_.troubles.add(by_path ? "the parent is no theme"
                                   : "the theme stands above itself, or below a theme that cannot "
                                     "be placed",
                           by_path ? "Add a row for the parent, or correct its name."
                                   : "Follow the parents of these themes upwards: each line must "
                                     "end at the top.",
                           row_of(nodes_[i]).number(), cell_in_quotes(nodes_[i].name));
    }
}

// Parents were placed before their children; the codebook follows the rows.
void Codebook::put_in_order() {
    std::vector<ThemeId> themes;
    std::vector<std::int32_t> orders;
    std::unordered_set<ThemeId> seen;
    for (const Node& node : nodes_)
        if (node.theme && pass_.draft.themes.is_new(node.theme) && seen.insert(node.theme).second) {
            themes.push_back(node.theme);
            orders.push_back(pass_.draft.themes.at(node.theme).order);
        }
    std::ranges::sort(orders);
    for (std::size_t i = 0; i < themes.size(); ++i)
        pass_.draft.themes.edit(themes[i]).order = orders[i];
}

void Codebook::fill_text(const SourceRow& row, ThemeId theme, Use use, std::string Theme::*field) {
    const std::string_view text = row[pass_.column(use)];
    Growing<Theme>& themes = pass_.draft.themes;
    if (is_blank(text) || themes.at(theme).*field == text)
        return;
    if ((themes.at(theme).*field).empty()) {
        themes.edit(theme).*field = text;
        pass_.report.added.filled += !themes.is_new(theme);
        return;
    }
    const std::string what =
        fmt::format("the {} of the theme differs from {}", pass_.column(use)->name,
                    themes.is_new(theme) ? "another row's" : "the study's");
    pass_.conflict(what, row, cell_in_quotes(themes.at(theme).name));
}

// Colour and state are the study's own affair once it has the theme.
void Codebook::fill_look(const SourceRow& row, ThemeId theme, bool is_new) {
    if (!is_new)
        return;
    Theme& filled = pass_.draft.themes.edit(theme);
    if (const auto colour = number_as_typed(row[pass_.column(Use::colour)]))
        if (*colour >= 0 && *colour <= 255)
            filled.colour = static_cast<std::uint8_t>(*colour);
    const std::string state = plain(row[pass_.column(Use::state)]);
    const auto known = std::ranges::find(theme_states, state);
    if (known != theme_states.end())
        filled.state = static_cast<ThemeState>(known - theme_states.begin());
    else if (!state.empty())
        pass_.troubles.add("the state of the theme is not known",
                           "A theme is draft, approved or retired.", row.number(),
                           cell_in_quotes(row[pass_.column(Use::state)]));
}

void Codebook::fill(const SourceRow& row, ThemeId theme) {
    fill_text(row, theme, Use::definition, &Theme::definition);
    fill_text(row, theme, Use::include, &Theme::include);
    fill_text(row, theme, Use::exclude, &Theme::exclude);
    fill_look(row, theme, pass_.draft.themes.is_new(theme));
}

Result<FileReport> Codebook::take() {
    auto passed =
        pass_.each_row([this](const SourceRow& row, std::size_t place) { read(row, place); });
    if (!passed)
        return failure(passed.error());
    wire();
    place_all();
    refuse_unplaced();
    put_in_order();
    for (const Node& node : nodes_)
        if (node.theme)
            fill(row_of(node), node.theme);
    return pass_.done();
}

} // namespace

Result<FileReport> take_codebook(Pass pass) { return Codebook(std::move(pass)).take(); }

namespace {

void take_range(ImportDraft& draft, ScaleId scale, std::string_view least, std::string_view most) {
    if (const auto number = number_as_typed(least); number && !draft.scales.at(scale).least)
        draft.scales.edit(scale).least = number;
    if (const auto number = number_as_typed(most); number && !draft.scales.at(scale).most)
        draft.scales.edit(scale).most = number;
}

// What is known of a question already stays; what is not stated there is filled in.
void take_question(Pass& pass, const SourceRow& row) {
    const auto cell = [&](Use use) { return row[pass.column(use)]; };
    ImportDraft& draft = pass.draft;
    const std::string wording(cell(Use::question));
    if (is_blank(wording))
        return pass.troubles.add("no question stands there", "Write its wording in each row.",
                                 row.number(), "");
    const bool is_item = plain(cell(Use::kind)) == "item" || !is_blank(cell(Use::scale));
    const auto kind = is_item ? QuestionKind::item : QuestionKind::free_text;
    const QuestionId known = draft.find_question(wording, kind);
    const QuestionId id = draft.question(wording, kind);
    pass.note_put(known ? Put::already : Put::added, &ImportCounts::questions);
    Question& question = draft.questions.edit(id);
    if (question.label.empty())
        question.label = cell(Use::label);
    if (known)
        return;
    question.domain = cell(Use::domain);
    if (plain(cell(Use::direction)) == "reversed")
        question.direction = Direction::reversed;
    if (is_blank(cell(Use::scale)))
        return;
    question.scale = draft.scale(std::string(cell(Use::scale)));
    take_range(draft, question.scale, cell(Use::least), cell(Use::most));
}

} // namespace

Result<FileReport> take_questions(Pass pass) {
    auto passed =
        pass.each_row([&](const SourceRow& row, std::size_t) { take_question(pass, row); });
    return passed ? pass.done() : failure(passed.error());
}

Result<FileReport> take_stages(Pass pass) {
    struct Numbered {
        double place;
        std::string name;
    };

    std::vector<Numbered> stages;
    auto passed = pass.each_row([&](const SourceRow& row, std::size_t) {
        const auto place = number_as_typed(row[pass.column(Use::order)]);
        const auto name = row[pass.column(Use::stage)];
        if (!place || is_blank(name))
            return pass.troubles.add("a name and a number that gives its place are needed",
                                     "Number the stages 1, 2, 3 as they follow each other.",
                                     row.number(), "");
        stages.push_back({*place, std::string(pass.names.stages.as_taken(name))});
    });
    if (!passed)
        return failure(passed.error());
    std::ranges::stable_sort(stages, {}, &Numbered::place);
    for (const Numbered& stage : stages) {
        pass.note_put(pass.draft.find_stage(stage.name) ? Put::already : Put::added,
                      &ImportCounts::stages);
        pass.draft.stage(stage.name, pass.draft.next_stage_order());
    }
    return pass.done();
}

namespace {

QuestionId item_named(ImportDraft& draft, const std::string& wording) {
    const auto item = scale_item(wording).value_or(ScaleItem{});
    return item_for(draft, wording, item.scale, item.domain);
}

void take_score_row(Pass& pass, const SourceRow& row, const RowPeople& people,
                    const std::vector<StageId>& by_date, std::size_t place, ScoreReader& reader) {
    if (people.is_left_out(place))
        return;
    std::string room;
    const FileMapping& map = pass.source.mapping;
    const auto label = people.label_of(row, place, room);
    const auto item = row[map.first(Use::item)];
    const auto role = row.meaning(map.first(Use::role));
    const auto stage =
        map.stage_is ? std::string_view(*map.stage_is) : row.meaning(map.first(Use::stage));
    if (is_blank(label) || is_blank(item) || (by_date.empty() && is_blank(stage)))
        return pass.troubles.add("participant, stage or item is not named",
                                 "Name all three in each row.", row.number(), "");
    const ParticipantId participant = pass.draft.participant(label);
    if (map.role_is || !is_blank(role))
        take_role(pass, row, participant, map.role_is ? std::string_view(*map.role_is) : role);
    const StageId at = by_date.empty()
                           ? pass.draft.stage(std::string(pass.names.stages.as_taken(stage)))
                           : by_date[place];
    take_score(pass, row, participant, at, item_named(pass.draft, std::string(item)),
               reader.read(row[map.first(Use::value)]));
}

} // namespace

Result<FileReport> take_scores(Pass pass) {
    std::vector<StageId> by_date;
    if (pass.column(Use::stage_date)) {
        auto stages = stages_by_date(pass);
        if (!stages)
            return failure(stages.error());
        by_date = std::move(*stages);
    }
    const RowPeople people(pass, by_date);
    ScoreReader reader(pass.column(Use::value)->cells);
    auto passed = pass.each_row([&](const SourceRow& row, std::size_t place) {
        take_score_row(pass, row, people, by_date, place, reader);
    });
    return passed ? pass.done() : failure(passed.error());
}

namespace {

void take_participant(Pass& pass, const SourceRow& row, std::size_t place, const RowPeople& people,
                      const std::vector<TraitColumn>& traits) {
    if (people.is_left_out(place))
        return;
    const FileMapping& map = pass.source.mapping;
    std::string room;
    const auto label = people.label_of(row, place, room);
    if (is_blank(label))
        return pass.troubles.add("nobody is named as the participant", hint_for_labels,
                                 row.number(), "", "--participant");
    const std::size_t before = pass.draft.participants.added();
    const ParticipantId participant = pass.draft.participant(label);
    if (pass.draft.participants.added() == before)
        ++pass.report.already_there.participants;
    const auto role = row.meaning(map.first(Use::role));
    if (map.role_is || !is_blank(role))
        take_role(pass, row, participant, map.role_is ? std::string_view(*map.role_is) : role);
    for (const TraitColumn& trait : traits)
        take_trait(pass, row, participant, *trait.column, trait.name);
}

} // namespace

Result<FileReport> take_participants(Pass pass) {
    std::vector<TraitColumn> traits;
    for (const ColumnPlan* column : pass.source.mapping.all(Use::trait))
        traits.push_back({column, pass.draft.trait_name(column->name)});
    const std::vector<StageId> no_stages;
    const RowPeople people(pass, no_stages);
    auto passed = pass.each_row([&](const SourceRow& row, std::size_t place) {
        take_participant(pass, row, place, people, traits);
    });
    return passed ? pass.done() : failure(passed.error());
}

} // namespace themata
