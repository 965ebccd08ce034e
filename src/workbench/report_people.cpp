// Who took part: by role and stage, and by their traits.

#include "statistics/summary.h"
#include "text/numbers.h"
#include "workbench/report_parts.h"
#include <algorithm>
#include <map>

namespace themata {

namespace {

std::string at(const TableColumn& column) {
    std::string words;
    for (const std::string& key : column.keys)
        words += (words.empty() ? "" : ": ") + key;
    return words;
}

Tabulation turnout_of(const ReportSource& source) {
    Tabulation table{
        .name = "turnout",
        .title = "Who took part, by role and stage",
        .columns = {{{"", "Role and stage"}, Align::left},
                    {{"Participants", "took part"}},
                    {{"Participants", "asked"}},
                    {{"Participants", "answered"}},
                    {{"Participants", "codable"}},
                    {{"Answers", "asked for"}},
                    {{"Answers", "blank"}},
                    {{"Answers", "nothing to code"}}},
        .rows = {},
        .notes = {"Took part: gave any answer or score. Asked: an open question was put. Answered: "
                  "at least one of them was not left blank. Codable: at least one answer was not "
                  "judged to hold nothing to code."},
        .made = source.made_by_report()};
    for (const TableColumn& column : source.people.columns) {
        TabulationRow row{.cells = {cell_of(at(column))}};
        const Turnout& people = column.participants;
        const Turnout& answers = column.responses;
        for (const std::uint32_t n :
             {people.took_part, people.asked, people.answered, people.codable, answers.asked,
              answers.asked - answers.answered, answers.answered - answers.codable})
            row.cells.push_back(cell_of(static_cast<double>(n), 0));
        table.rows.push_back(std::move(row));
    }
    return table;
}

// A trait with the values that participants of each group have; the last group is all of them.
struct TraitByGroup {
    TraitKind kind = TraitKind::category;
    std::vector<std::string> values; // that occur, in the order of their ranks or as they came
    std::vector<std::map<std::string, std::size_t>> n; // by group
    std::vector<std::vector<double>> numbers;          // by group, of numbers
    std::vector<std::size_t> stated;
};

std::string few(std::size_t fewest) { return "<" + std::to_string(fewest); }

// A count that is told by what is hidden beside it is hidden as well: of what is left in the column
// the least, if only one is too small to be told.
std::vector<char> hidden(const TraitByGroup& trait, std::size_t group, std::size_t fewest) {
    const auto& n = trait.n[group];
    std::vector<std::size_t> counts;
    for (const std::string& value : trait.values) {
        const auto found = n.find(value);
        counts.push_back(found == n.end() ? 0 : found->second);
    }
    std::vector<char> hide(counts.size(), 0);
    std::size_t hiding = 0;
    for (std::size_t each = 0; each < counts.size(); ++each) {
        hide[each] = counts[each] > 0 && counts[each] < fewest ? 1 : 0;
        hiding += static_cast<std::size_t>(hide[each]);
    }
    if (hiding != 1)
        return hide;
    std::size_t least = counts.size();
    for (std::size_t each = 0; each < counts.size(); ++each)
        if (!hide[each] && counts[each] > 0 &&
            (least == counts.size() || counts[each] < counts[least]))
            least = each;
    if (least < counts.size())
        hide[least] = 1;
    return hide;
}

TabulationCell count_cell(const TraitByGroup& trait, std::size_t group, const std::string& value,
                          bool hide, std::size_t fewest) {
    const auto found = trait.n[group].find(value);
    const std::size_t n = found == trait.n[group].end() ? 0 : found->second;
    if (hide)
        return cell_of(n < fewest ? few(fewest) : "≥" + std::to_string(fewest));
    if (trait.stated[group] == 0)
        return undefined_cell("nobody stated it");
    const double share = 100.0 * static_cast<double>(n) / static_cast<double>(trait.stated[group]);
    return {.text = std::to_string(n) + " (" + printed(share, 0) + "%)",
            .number = static_cast<double>(n)};
}

TabulationCell middle(const std::vector<double>& values, std::size_t fewest) {
    if (values.empty())
        return undefined_cell("nobody stated it");
    if (values.size() < fewest)
        return cell_of("n " + few(fewest));
    const auto ordered = sorted(values);
    const Hinges hinges = hinges_of_sorted(ordered);
    const double median = median_of_sorted(ordered);
    const auto decimals = static_cast<std::uint8_t>(median == static_cast<int>(median) ? 0 : 1);
    const auto short_of = [](double value) {
        return printed(value, value == static_cast<int>(value) ? 0 : 1);
    };
    return {.text = printed(median, decimals) + " (" + short_of(hinges.low) + "–" +
                    short_of(hinges.high) + ")",
            .number = median,
            .decimals = decimals};
}

class Traits {
public:
    explicit Traits(const ReportSource& source) : source_(source), study_(source.now.study) {
        study_.roles.for_each([&](const Role& role) {
            group_[role.id.value] = names_.size();
            names_.push_back(role.name);
        });
        names_.emplace_back("All");
        people_.resize(names_.size());
        study_.participants.for_each([&](const Participant& each) {
            ++people_.back();
            if (const auto group = group_.find(each.role.value); group != group_.end())
                ++people_[group->second];
        });
        study_.traits.for_each([&](const Trait& each) { take(each); });
    }

    [[nodiscard]] Tabulation tabulated() const {
        Tabulation table{.name = "participants",
                         .title = "Participants",
                         .columns = {{{"Trait"}, Align::left}},
                         .rows = {{.cells = {cell_of("N")}, .kind = RowKind::base}},
                         .notes = {note()},
                         .made = source_.made_by_report()};
        for (std::size_t group = 0; group < names_.size(); ++group) {
            table.columns.push_back({{names_[group]}});
            table.rows.front().cells.push_back(cell_of(static_cast<double>(people_[group]), 0));
        }
        for (const std::string& name : order_)
            add(table, name, traits_.at(name));
        return table;
    }

private:
    void take(const Trait& trait) {
        const bool first = !traits_.contains(trait.name);
        TraitByGroup& by = traits_[trait.name];
        if (first) {
            order_.push_back(trait.name);
            by.kind = trait.kind;
            by.n.resize(names_.size());
            by.numbers.resize(names_.size());
            by.stated.resize(names_.size());
        }
        const auto number = decimal_number(trait.value);
        const Participant* who = find(study_, trait.participant);
        const auto group = who ? group_.find(who->role.value) : group_.end();
        std::vector<std::size_t> groups{names_.size() - 1};
        if (group != group_.end())
            groups.push_back(group->second);
        if (!by.n.back().contains(trait.value)) // the last group is all of them
            by.values.push_back(trait.value);
        for (const std::size_t each : groups) {
            ++by.n[each][trait.value];
            ++by.stated[each];
            if (number)
                by.numbers[each].push_back(*number);
        }
    }

    void add(Tabulation& table, const std::string& name, const TraitByGroup& trait) const {
        const bool number = trait.kind == TraitKind::number;
        if (!number && trait.values.size() > most_values)
            return; // names of towns and the like tell who somebody is
        TabulationRow head{
            .cells = {cell_of(number ? name + ", median (quartiles)" : name + ", n (%)")}};
        for (std::size_t group = 0; group < names_.size(); ++group)
            head.cells.push_back(number ? middle(trait.numbers[group], source_.asked.fewest)
                                        : cell_of(""));
        table.rows.push_back(std::move(head));
        if (number)
            return;
        std::vector<std::vector<char>> hide;
        for (std::size_t group = 0; group < names_.size(); ++group)
            hide.push_back(hidden(trait, group, source_.asked.fewest));
        for (std::size_t place = 0; place < trait.values.size(); ++place) {
            TabulationRow row{.cells = {cell_of(trait.values[place])}, .depth = 1};
            for (std::size_t group = 0; group < names_.size(); ++group)
                row.cells.push_back(count_cell(trait, group, trait.values[place],
                                               hide[group][place] != 0, source_.asked.fewest));
            table.rows.push_back(std::move(row));
        }
    }

    [[nodiscard]] std::string note() const {
        std::string text = "Percentages are of those of whom the trait is stated. Quartiles are " +
                           std::string(name_of(QuartileKind::hinges)) + ".";
        if (source_.asked.fewest > 1)
            text += " Counts under " + std::to_string(source_.asked.fewest) +
                    " are not told, nor one from which they could be reckoned.";
        return text;
    }

    static constexpr std::size_t most_values = 12;
    const ReportSource& source_;
    const Study& study_;
    std::map<std::uint32_t, std::size_t> group_; // by the id of a role
    std::vector<std::string> names_;             // of groups
    std::vector<std::size_t> people_;            // by group
    std::vector<std::string> order_;
    std::map<std::string, TraitByGroup> traits_;
};

} // namespace

std::optional<Tabulation> traits_of(const ReportSource& source) {
    if (source.now.study.traits.empty())
        return std::nullopt;
    Tabulation table = Traits(source).tabulated();
    return table.rows.size() > 1 ? std::optional(std::move(table)) : std::nullopt;
}

ReportSection participants_of(const ReportSource& source) {
    ReportSection section{.id = "participants", .heading = "Participants", .parts = {}};
    if (source.people.columns.empty())
        return section;
    section.parts.emplace_back(turnout_of(source));
    if (auto traits = traits_of(source))
        section.parts.emplace_back(std::move(*traits));
    return section;
}

} // namespace themata
