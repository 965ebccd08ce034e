#include "exchange/reading/inference.h"

#include "exchange/reading/heading_names.h"
#include "exchange/reading/marks.h"
#include "exchange/reading/settle_scores.h"

namespace themata {

Inference::Inference(const Sheet& sheet, const std::string& file, const MappingOptions& options,
                     const IsParticipant& is_participant, const KnownColumns* known)
    : sheet_(sheet), file_(file), options_(options), is_participant_(is_participant), known_(known),
      headings_(headings(sheet)), profiles_(profiles(sheet)),
      judged_(judged_scores(sheet, headings_, profiles_)), chosen_out_(headings_.size(), false) {
    for (std::size_t i = 0; i < headings_.size(); ++i)
        map_.columns.push_back(
            {.column = i, .name = headings_[i].name, .wording = headings_[i].wording});
    find_personal();
}

MappedSoFar Inference::mapping() {
    take_choices();
    const auto taken = take_options();
    const auto as = options_.as ? kind_named(*options_.as) : std::nullopt;
    map_.kind = as ? *as : kind_by_columns();
    map_columns();
    std::vector<bool> known_scores;
    for (std::size_t i = 0; i < headings_.size(); ++i)
        known_scores.push_back(is_known(i, Use::score));
    auto settled = settle_scores({.sheet = sheet_,
                                  .headings = headings_,
                                  .profiles = profiles_,
                                  .judged = judged_,
                                  .options = options_,
                                  .known = std::move(known_scores),
                                  .kept = known_ ? &known_->kept : nullptr},
                                 map_);
    if (settled)
        settled = settle_marks(profiles_, options_, map_);
    const auto all_there = !taken ? taken : !settled ? settled : complete();
    MappedSoFar mapped{.mapping = std::move(map_), .missing = {}};
    if (!all_there)
        mapped.missing = all_there.error();
    if (!taken)
        mapped.place = file_;
    return mapped;
}

std::optional<std::size_t> Inference::named(Use use) const {
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && is_named(headings_[i].name, use))
            return i;
    return std::nullopt;
}

void Inference::use(std::size_t column, Use use) {
    ColumnPlan& plan = map_.columns[column];
    plan.use = use;
    if (use == Use::theme)
        map_.theme_path.push_back(column);
    if (use == Use::trait) {
        plan.trait_kind = trait_kind_of(sheet_, column, profiles_[column]);
        if (const auto typed = typed_name(plan.name)) {
            plan.name = typed->name;
            plan.trait_kind = typed->kind;
        }
    }
    if (use == Use::score)
        if (const auto& item = judged_.columns[column].item) {
            plan.scale = item->scale;
            plan.domain = item->domain;
        }
}

void Inference::take_named(std::initializer_list<Use> uses) {
    for (const Use wanted : uses)
        if (const auto column = has(wanted) ? std::nullopt : named(wanted))
            use(*column, wanted);
}

void Inference::map_columns() {
    take_named({Use::guard});
    switch (map_.kind) {
    case FileKind::responses:
        map_responses();
        break;
    case FileKind::participants:
        map_participants();
        break;
    case FileKind::codebook:
        take_named({Use::theme, Use::parent, Use::definition, Use::include, Use::exclude,
                    Use::colour, Use::state});
        break;
    case FileKind::codings:
        take_named({Use::participant, Use::question, Use::quote, Use::theme, Use::coder,
                    Use::coder_kind, Use::from, Use::to});
        if (!map_.stage_is)
            take_named({Use::stage});
        break;
    case FileKind::scores:
        take_named({Use::participant, Use::item, Use::value});
        if (!map_.role_is)
            take_named({Use::role});
        find_stage();
        break;
    case FileKind::questions:
        take_named({Use::question, Use::label, Use::kind, Use::scale, Use::domain, Use::least,
                    Use::most, Use::direction});
        break;
    case FileKind::stages:
        take_named({Use::stage, Use::order});
        break;
    case FileKind::willing:
        map_willing();
        break;
    case FileKind::notes:
        map_notes();
        break;
    }
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && map_.columns[i].why.empty())
            map_.columns[i].why = why_left_out(i);
    note_personal();
}

} // namespace themata
