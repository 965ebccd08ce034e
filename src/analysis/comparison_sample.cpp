#include "analysis/comparison_sample.h"

#include "analysis/axes.h"
#include "study/labels.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace themata {

namespace {

constexpr std::uint32_t nowhere = Grid::nowhere;

using Readings = std::vector<Rating>;

bool is_among(const std::vector<StageId>& stages, StageId stage) {
    return stages.empty() || std::ranges::find(stages, stage) != stages.end();
}

std::string names_of(const Study& study, const std::vector<StageId>& stages) {
    std::vector<std::string> names;
    for (StageId stage : stages)
        names.push_back(stage_name(study, stage));
    return joined(names, ", ");
}

// "Mentor, Phase 1"
std::string among(const Study& study, RoleId role, const std::vector<StageId>& at) {
    const std::string stages = names_of(study, at);
    const std::string name = role_name(study, role);
    return name + (name.empty() || stages.empty() ? "" : ", ") + stages;
}

void put(SampleGroup& group, std::uint32_t unit, const Rating& reading) {
    if (reading.value)
        group.values.push_back({.unit = unit, .value = *reading.value});
    else
        ++group.missing;
}

// The readings at some stages in a role; refused where somebody has several values.
Result<Readings> one_each(const Study& study, const Readings& readings, const ScoreMeasure& measure,
                          RoleId role, const std::vector<StageId>& at) {
    Readings pool;
    for (const Rating& reading : readings) {
        const Participant& who = *study.participants.find(reading.participant);
        if (!is_among(at, reading.stage) || (role && who.role != role))
            continue;
        if (!pool.empty() && pool.back().participant == reading.participant) {
            Rating& first = pool.back();
            if (first.value && reading.value)
                return failure(
                    {.code = Error::Code::refused,
                     .what = fmt::format("“{}” has scores of “{}” at {} and at {}; several scores "
                                         "of one person are not independent.",
                                         who.label, measure.name, stage_name(study, first.stage),
                                         stage_name(study, reading.stage)),
                     .hint = "Say which stage is meant.",
                     .option = "--stage"});
            if (!first.value)
                first = reading;
            continue;
        }
        pool.push_back(reading);
    }
    return pool;
}

ComparisonSample by(const ByStages& design, const Study& study, const Readings& readings) {
    ComparisonSample sample{.among = among(study, design.role, {})};
    for (StageId stage : design.stages) {
        SampleGroup group{.name = stage_name(study, stage), .values = {}};
        for (const Rating& reading : readings)
            if (reading.stage == stage &&
                (!design.role || study.participants.find(reading.participant)->role == design.role))
                put(group, reading.participant.value, reading);
        sample.groups.push_back(std::move(group));
    }
    return sample;
}

Result<ComparisonSample> by(const ByRoles& design, const Study& study, const Readings& readings,
                            const ScoreMeasure& measure) {
    ComparisonSample sample{.among = among(study, {}, design.at)};
    for (RoleId role : design.roles) {
        const auto pool = one_each(study, readings, measure, role, design.at);
        if (!pool)
            return failure(pool.error());
        SampleGroup group{.name = role_name(study, role), .values = {}};
        for (const Rating& reading : *pool)
            put(group, reading.participant.value, reading);
        sample.groups.push_back(std::move(group));
    }
    return sample;
}

Result<ComparisonSample> by(const ByTrait& design, const Study& study, const Readings& readings,
                            const ScoreMeasure& measure) {
    const auto values = values_of(study, {.kind = AxisKind::trait, .trait = design.trait});
    if (!values)
        return failure(values.error());
    const auto pool = one_each(study, readings, measure, design.role, design.at);
    if (!pool)
        return failure(pool.error());
    ComparisonSample sample{.among = among(study, design.role, design.at)};
    for (const std::string& name : values->names)
        sample.groups.push_back({.name = name, .values = {}});
    for (const Rating& reading : *pool)
        put(sample.groups[values->ranks[reading.participant.value]], reading.participant.value,
            reading);
    std::erase_if(sample.groups, [&](const SampleGroup& group) {
        const bool unknown = group.name == not_stated;
        if (unknown && !group.values.empty())
            sample.notes.push_back(
                fmt::format("{} with a score {} left out: their {} is not stated.",
                            grouped(group.values.size()), group.values.size() == 1 ? "is" : "are",
                            design.trait));
        return unknown || (group.values.empty() && group.missing == 0);
    });
    return sample;
}

// What stands over the ones that ties go from, or to: their role, when all have the same.
std::string side_of(const Study& study, const std::vector<ParticipantId>& people,
                    std::string_view otherwise) {
    std::set<RoleId> roles;
    for (ParticipantId person : people)
        roles.insert(study.participants.find(person)->role);
    const bool one = roles.size() == 1 && study.roles.find(*roles.begin());
    return one ? role_name(study, *roles.begin()) : std::string(otherwise);
}

Result<ComparisonSample> by(const ByDyads& design, const Study& study, const Readings& readings,
                            const ScoreMeasure& measure) {
    const auto pool = one_each(study, readings, measure, {}, design.at);
    if (!pool)
        return failure(pool.error());
    std::map<ParticipantId, const Rating*> reading_of;
    for (const Rating& reading : *pool)
        reading_of[reading.participant] = &reading;
    ComparisonSample sample{.units = ComparisonSample::Units::dyads,
                            .among = among(study, {}, design.at)};
    std::vector<ParticipantId> sides[2];
    std::set<ParticipantId> seen;
    sample.groups.resize(2);
    for (const Tie& tie : study.ties) {
        if (tie.kind != TieKind::paired)
            continue;
        const ParticipantId ends[] = {tie.from, tie.to};
        for (std::size_t side = 0; side < 2; ++side) {
            if (!seen.insert(ends[side]).second)
                return failure(
                    Error::Code::refused,
                    fmt::format("“{}” stands in more than one pair, so the pairs are not "
                                "independent.",
                                study.participants.find(ends[side])->label),
                    "Keep one pair of each participant.");
            sides[side].push_back(ends[side]);
            if (const auto found = reading_of.find(ends[side]); found != reading_of.end())
                put(sample.groups[side], tie.id.value, *found->second);
        }
    }
    if (seen.empty())
        return failure({.code = Error::Code::refused,
                        .what = "No participants are paired in this study.",
                        .hint = "Pair them first.",
                        .option = "allocate"});
    sample.groups[0].name = side_of(study, sides[0], "From");
    sample.groups[1].name = side_of(study, sides[1], "To");
    return sample;
}

Result<ComparisonSample> by(const ByTheme& design, Material& material, const Readings& readings,
                            const ScoreMeasure& measure) {
    const Study& study = material.now().study;
    const auto pool = one_each(study, readings, measure, design.role, design.at);
    if (!pool)
        return failure(pool.error());
    ComparisonSample sample{.among = among(study, design.role, design.at)};
    const Theme* theme = find(study, design.theme);
    const std::string name = theme ? theme->name : std::string();
    sample.groups = {{.name = fmt::format("with “{}”", name), .values = {}},
                     {.name = "without", .values = {}}};
    std::size_t silent = 0;
    for (const Rating& reading : *pool) {
        const auto stand =
            material.stand(design.whose, design.theme, reading.participant, reading.stage);
        if (!stand)
            return failure(stand.error());
        if (*stand == Material::Stand::no_answer)
            silent += reading.value ? 1 : 0;
        else
            put(sample.groups[*stand == Material::Stand::with ? 0 : 1], reading.participant.value,
                reading);
    }
    if (design.whose != CodersCounted{})
        sample.notes.push_back(fmt::format("Whose codings: {}.", in_words(study, design.whose)));
    if (silent > 0)
        sample.notes.push_back(fmt::format("{} with a score answered no question and {} left out.",
                                           grouped(silent), silent == 1 ? "is" : "are"));
    return sample;
}

} // namespace

Result<void> Material::look_at(const CodersCounted& whose) {
    const Study& study = now_.study;
    if (themes_ && themes_->whose == whose)
        return {};
    if (auto fine = check(study, whose); !fine)
        return fine;
    const auto grid = grid_of(study, {{.kind = AxisKind::stage}}, {});
    if (!grid)
        return failure(grid.error());
    Themes themes{
        .whose = whose, .tree = theme_tree(study, now_.lookup), .presence = {}, .seats = {}};
    themes.presence = ThemePresence::of(study, *grid, themes.tree, whose);
    themes.seats.assign((study.participants.last_id() + 1) * (study.stages.last_id() + 1), nowhere);
    study.responses.for_each([&](const Response& response) {
        if (response.state == ResponseState::answered)
            themes.seats[response.participant.value * (study.stages.last_id() + 1) +
                         response.stage.value] = grid->seat[response.id.value];
    });
    themes_ = std::move(themes);
    return {};
}

Result<Material::Stand> Material::stand(const CodersCounted& whose, ThemeId theme,
                                        ParticipantId participant, StageId stage) {
    if (auto looked = look_at(whose); !looked)
        return failure(looked.error());
    const std::uint32_t seat =
        themes_->seats[participant.value * (now_.study.stages.last_id() + 1) + stage.value];
    if (seat == nowhere)
        return Stand::no_answer;
    return themes_->presence.has(seat, themes_->tree.place[theme.value]) ? Stand::with
                                                                         : Stand::without;
}

Result<ComparisonSample> sample_of(Material& material, const ComparisonSpec& spec) {
    const auto readings = material.sheet().readings(spec.measure, spec.scoring);
    if (!readings)
        return failure(readings.error());
    const Study& study = material.now().study;
    if (const auto* stages = std::get_if<ByStages>(&spec.design))
        return by(*stages, study, *readings);
    if (const auto* roles = std::get_if<ByRoles>(&spec.design))
        return by(*roles, study, *readings, spec.measure);
    if (const auto* trait = std::get_if<ByTrait>(&spec.design))
        return by(*trait, study, *readings, spec.measure);
    if (const auto* dyads = std::get_if<ByDyads>(&spec.design))
        return by(*dyads, study, *readings, spec.measure);
    return by(std::get<ByTheme>(spec.design), material, *readings, spec.measure);
}

} // namespace themata
