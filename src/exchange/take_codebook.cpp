#include "exchange/column_profile.h"
#include "exchange/taking.h"
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

constexpr std::array<std::string_view, 3> states = {"draft", "approved", "retired"};

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
                       row_of(nodes_[node]).number(), in_quotes(parent));
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
                           row_of(nodes_[i]).number(), in_quotes(nodes_[i].name));
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
    pass_.conflict(what, row, in_quotes(themes.at(theme).name));
}

// Colour and state are the study's own affair once it has the theme.
void Codebook::fill_look(const SourceRow& row, ThemeId theme, bool is_new) {
    if (!is_new)
        return;
    Theme& filled = pass_.draft.themes.edit(theme);
    if (const auto colour = number_in(row[pass_.column(Use::colour)]))
        if (*colour >= 0 && *colour <= 255)
            filled.colour = static_cast<std::uint8_t>(*colour);
    const std::string state = plain(row[pass_.column(Use::state)]);
    const auto known = std::ranges::find(states, state);
    if (known != states.end())
        filled.state = static_cast<ThemeState>(known - states.begin());
    else if (!state.empty())
        pass_.troubles.add("the state of the theme is not known",
                           "A theme is draft, approved or retired.", row.number(),
                           in_quotes(row[pass_.column(Use::state)]));
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

} // namespace themata
