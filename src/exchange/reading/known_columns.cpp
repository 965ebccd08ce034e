// What a study knows of the columns of a file, and how a mapping in the making uses it.

#include "exchange/reading/known_columns.h"

#include "exchange/reading/inference.h"
#include "exchange/reading/likeness.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

void KnownColumns::add(std::string_view heading, KnownColumn column) {
    if (is_blank(heading))
        return;
    by_key_.try_emplace(name_key(heading), column);
    exact_.try_emplace(std::string(heading), std::move(column));
}

void KnownColumns::add_stage(std::string_view name) { stages_.insert(name_key(name)); }

const KnownColumn* KnownColumns::find(const std::string& heading) const {
    if (const auto known = exact_.find(heading); known != exact_.end())
        return &known->second;
    const auto known = by_key_.find(name_key(heading));
    return known == by_key_.end() ? nullptr : &known->second;
}

bool KnownColumns::is_stage(std::string_view name) const {
    return stages_.contains(name_key(name));
}

namespace {

// Enough to tell what a column holds.
constexpr std::size_t most_looked_at = 2000;

struct Hits {
    std::size_t looked_at = 0; // cells that are not blank
    std::size_t known = 0;
    std::size_t different = 0;
};

Hits hits_in(const Sheet& sheet, std::size_t column, auto is_known) {
    Hits hits;
    std::unordered_set<std::string_view> seen;
    for (std::size_t r = sheet.header_rows; r < sheet.size() && hits.looked_at < most_looked_at;
         ++r) {
        const std::string_view cell = sheet.row(r)[column];
        if (is_blank(cell))
            continue;
        ++hits.looked_at;
        hits.known += is_known(cell) ? 1 : 0;
        seen.insert(cell);
    }
    hits.different = seen.size();
    return hits;
}

constexpr std::size_t longest_label = 60;

bool names_rows(ColumnUse use) {
    return use == ColumnUse::participant || use == ColumnUse::role || use == ColumnUse::stage;
}

} // namespace

const KnownColumn* Inference::known(std::size_t column) const {
    if (!known_)
        return nullptr;
    // Of a question that has a wording the name may mean another one in another survey.
    const Heading& heading = headings_[column];
    const bool has_wording = heading.wording != heading.name;
    if (const KnownColumn* by_name = known_->find(heading.name);
        by_name && (!has_wording || by_name->use == Use::trait || names_rows(by_name->use)))
        return by_name;
    if (const auto typed = typed_name(heading.name))
        if (const KnownColumn* by_name = known_->find(typed->name);
            by_name && by_name->use == Use::trait)
            return by_name;
    return known_->find(heading.wording);
}

bool Inference::is_known(std::size_t column, Use use) const {
    const KnownColumn* as = known(column);
    return as && as->use == use;
}

std::optional<std::size_t> Inference::column_known_as(Use use) const {
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && profiles_[i].filled > 0 && is_known(i, use))
            return i;
    return std::nullopt;
}

// The study goes before what the cells look like; the options before both.
void Inference::take_known() {
    std::vector<std::string> followed;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        const KnownColumn* as = is_free(i) ? known(i) : nullptr;
        if (!as || (as->use == Use::text && (!options_.text.empty() || has(Use::answer))) ||
            (as->use == Use::score && !options_.score.empty()) ||
            (as->use == Use::trait && !options_.trait.empty()) || names_rows(as->use))
            continue;
        const bool looks_otherwise =
            as->use != Use::score && profiles_[i].all_numbers() && scale_item(headings_[i].wording);
        if (as->use == Use::trait)
            take_as_measure(i, Use::trait);
        else
            use(i, as->use);
        ColumnPlan& plan = map_.columns[i];
        if (plan.use != as->use)
            continue;
        if (as->use == Use::trait)
            plan.name = as->name;
        else
            plan.wording = as->name;
        plan.trait_kind = as->trait_kind;
        plan.scale = as->scale;
        plan.domain = as->domain;
        const std::string name = cell_in_quotes(headings_[i].name);
        const bool is_said = as->name == headings_[i].name || as->name == headings_[i].wording ||
                             typed_name(headings_[i].name);
        if (looks_otherwise)
            followed.push_back(
                fmt::format("{} ({})", name, as->use == Use::trait ? "a trait" : "a question"));
        else if (!is_said)
            followed.push_back(fmt::format("{} as {}", name, cell_in_quotes(as->name)));
    }
    if (!followed.empty())
        map_.notes.push_back(fmt::format("Taken as the study knows {}: {}.",
                                         followed.size() == 1 ? "it" : "them",
                                         listed(followed, 12)));
}

// Most cells are labels of people in the study. Numbers might be anything: there all must differ.
std::optional<std::size_t> Inference::known_label_column() const {
    if (!known_ || !known_->is_label)
        return std::nullopt;
    std::optional<std::size_t> best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        const ColumnProfile& profile = profiles_[i];
        if (!is_free(i) || known(i) || profile.filled == 0 || profile.longest > longest_label ||
            profile.filled * 2 < profile.rows || scale_item(headings_[i].wording))
            continue;
        const Hits hits = hits_in(sheet_, i, known_->is_label);
        const bool may_be_scores = profile.all_numbers() && !may_be_label(headings_[i].name);
        const bool are_labels = hits.known * 2 >= hits.looked_at &&
                                (!may_be_scores || (hits.different == hits.looked_at &&
                                                    hits.known == hits.looked_at && i == 0));
        if (are_labels && hits.known > most) {
            best = i;
            most = hits.known;
        }
    }
    return best;
}

std::optional<std::size_t> Inference::known_stage_column() const {
    if (!known_ || !known_->has_stages())
        return std::nullopt;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        const ColumnProfile& profile = profiles_[i];
        if (!is_free(i) || known(i) || profile.filled * 2 < profile.rows || profile.filled == 0 ||
            profile.all_numbers() || profile.distinct > 50)
            continue;
        const Hits hits =
            hits_in(sheet_, i, [this](std::string_view cell) { return known_->is_stage(cell); });
        if (hits.known * 2 >= hits.looked_at)
            return i;
    }
    return std::nullopt;
}

// Headings such as "id" keep their meaning where a label stands twice or is missing once.
std::optional<std::size_t> Inference::nearly_label_column() const {
    const auto differ = [this](std::size_t column, std::size_t of_ten) {
        const ColumnProfile& profile = profiles_[column];
        std::unordered_set<std::string_view> seen;
        for (std::size_t r = sheet_.header_rows; r < sheet_.size(); ++r)
            if (const auto cell = sheet_.row(r)[column]; !is_blank(cell))
                seen.insert(cell);
        return profile.filled * 2 >= profile.rows && seen.size() * 10 >= profile.filled * of_ten;
    };
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && profiles_[i].filled > 0 && may_be_label(headings_[i].name) &&
            differ(i, 3))
            return i;
    constexpr std::size_t enough_rows = 10;
    if (headings_.size() > 1 && is_free(0) && profiles_[0].rows >= enough_rows &&
        profiles_[0].longest <= 40 && !looks_like_text(0) && !looks_like_score(0) &&
        !looks_like_dates(sheet_, 0) && !is_trait_name(headings_[0].name) &&
        !is_about_the_visit(headings_[0].name) && differ(0, 9))
        return 0;
    return std::nullopt;
}

// The one column of dates; of several the one that a survey tool keeps of the visit.
std::optional<std::size_t> Inference::only_date_column() const {
    std::vector<std::size_t> dates;
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && looks_like_dates(sheet_, i))
            dates.push_back(i);
    const auto of_visit = std::ranges::find_if(
        dates, [this](std::size_t i) { return is_about_the_visit(headings_[i].name); });
    if (of_visit != dates.end())
        return *of_visit;
    return dates.size() == 1 ? std::optional(dates.front()) : std::nullopt;
}

} // namespace themata
