#include "analysis/allocation.h"

#include "analysis/asked_as.h"
#include "analysis/axes.h"
#include "statistics/seeded_random.h"
#include "study/labels.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <set>

namespace themata {

namespace {

using Participants = std::vector<ParticipantId>;

bool says_whether(const Tie& tie) { return tie.kind != TieKind::paired; }

// Each in the order in which participants came.
struct Side {
    RoleId role;
    Participants people;
};

struct Sides {
    Side givers;
    Side takers;
};

Participants people_of(const Study& study, RoleId role) {
    Participants people;
    for (const Participant& participant : study.participants)
        if (participant.role == role)
            people.push_back(participant.id);
    return people;
}

// Those who stand on one side of what was said.
Participants mentioned(const Study& study, ParticipantId Tie::*side) {
    std::set<ParticipantId> people;
    for (const Tie& tie : study.ties)
        if (says_whether(tie))
            people.insert(tie.*side);
    return {people.begin(), people.end()};
}

// All of the role that is named; else of the role that all on this side have.
Result<Side> side_of(const Study& study, RoleId role, ParticipantId Tie::*side,
                     std::string_view option) {
    if (role)
        return Side{role, people_of(study, role)};
    Participants people = mentioned(study, side);
    std::set<RoleId> roles;
    for (const ParticipantId id : people)
        roles.insert(study.participants.find(id)->role);
    if (roles.size() > 1)
        return failure({.code = Error::Code::wrong_call,
                        .what = fmt::format("People of {} roles stand in the list of the willing.",
                                            roles.size()),
                        .hint = "Name the one that is meant.",
                        .option = std::string(option)});
    const RoleId shared = *roles.begin();
    return Side{shared, shared ? people_of(study, shared) : std::move(people)};
}

Result<Sides> sides_of(const Study& study, const AllocationSpec& spec) {
    if (std::ranges::none_of(study.ties, says_whether))
        return failure({.code = Error::Code::refused,
                        .what = "Nobody has said yet with whom they are willing to be paired.",
                        .hint = "Import a table of who is willing: those who choose in the first "
                                "column, the others in the headings, yes or no in the cells.",
                        .option = "import --as willing"});
    auto givers = side_of(study, spec.from, &Tie::from, "--from");
    if (!givers)
        return failure(givers.error());
    auto takers = side_of(study, spec.to, &Tie::to, "--to");
    if (!takers)
        return failure(takers.error());
    if (givers->role && givers->role == takers->role)
        return failure({.code = Error::Code::wrong_call,
                        .what = "Both sides of the pairs are of the same role.",
                        .hint = "Name two roles.",
                        .option = "--from and --to"});
    if (givers->people.empty() || takers->people.empty())
        return failure({.code = Error::Code::refused,
                        .what = "One of the two roles has no participants.",
                        .hint = "Name roles that participants have.",
                        .option = "describe"});
    return Sides{std::move(*givers), std::move(*takers)};
}

Willingness willingness_of(const Study& study, const Sides& sides, std::uint32_t capacity) {
    Willingness people{.givers = static_cast<std::uint32_t>(sides.givers.people.size()),
                       .capacity = capacity,
                       .of_taker = {}};
    people.of_taker.resize(sides.takers.people.size());
    for (const Tie& tie : study.ties) {
        const auto giver = std::ranges::find(sides.givers.people, tie.from);
        const auto taker = std::ranges::find(sides.takers.people, tie.to);
        if (tie.kind == TieKind::willing && giver != sides.givers.people.end() &&
            taker != sides.takers.people.end())
            people.of_taker[static_cast<std::size_t>(taker - sides.takers.people.begin())]
                .push_back(static_cast<std::uint32_t>(giver - sides.givers.people.begin()));
    }
    for (auto& givers : people.of_taker)
        std::ranges::sort(givers);
    return people;
}

std::string names(const Study& study, const Participants& people,
                  const std::vector<std::uint32_t>& which) {
    std::vector<std::string> labels;
    for (const std::uint32_t place : which)
        labels.push_back(label_of(study, people[place]));
    return listed(labels);
}

Error no_way(const Study& study, const Sides& sides, const TooFew& few, std::uint32_t capacity) {
    const std::string takers = names(study, sides.takers.people, few.takers);
    const std::string givers = names(study, sides.givers.people, few.givers);
    const bool one = few.takers.size() == 1;
    std::string why;
    if (few.givers.empty())
        why = fmt::format("nobody is willing to be paired with {}", takers);
    else
        why = fmt::format("for {} there {} only {}{}", one ? takers : takers + " together",
                          few.givers.size() == 1 ? "is" : "are", givers,
                          capacity == 1 ? "" : fmt::format(", who can take {} each", capacity));
    return {.code = Error::Code::refused,
            .what = fmt::format("There is no way to pair everyone: {}.", why),
            .hint = "Ask again who is willing and import the answers, or let one take several.",
            .option = "--capacity"};
}

std::string heading_of(const Study& study, RoleId role, std::string_view otherwise) {
    return study.roles.find(role) ? role_name(study, role) : std::string(otherwise);
}

} // namespace

Result<Allocation> allocation(const Snapshot& now, const AllocationSpec& spec) {
    const Study& study = now.study;
    if (spec.capacity == 0)
        return failure({.code = Error::Code::wrong_call,
                        .what = "A capacity of 0 pairs nobody.",
                        .hint = "Let each take one or more.",
                        .option = "--capacity"});
    const auto sides = sides_of(study, spec);
    if (!sides)
        return failure(sides.error());
    const Willingness people = willingness_of(study, *sides, spec.capacity);
    if (const auto few = too_few(people))
        return failure(no_way(study, *sides, *few, spec.capacity));
    SeededRandom chance(spec.seed);
    auto drawn = draw_matching(people, chance);
    if (!drawn)
        return failure(drawn.error());
    Allocation found{.spec = spec, .givers = sides->givers.people.size()};
    found.spec.from = sides->givers.role;
    found.spec.to = sides->takers.role;
    std::vector<char> taken(sides->givers.people.size());
    for (std::size_t taker = 0; taker < sides->takers.people.size(); ++taker) {
        const std::uint32_t giver = drawn->matching[taker];
        taken[giver] = 1;
        found.pairs.push_back({sides->givers.people[giver], sides->takers.people[taker]});
    }
    for (std::size_t giver = 0; giver < sides->givers.people.size(); ++giver)
        if (!taken[giver])
            found.without.push_back(sides->givers.people[giver]);
    for (const Tie& tie : study.ties)
        if (tie.kind == TieKind::paired &&
            std::ranges::find(sides->takers.people, tie.to) != sides->takers.people.end())
            found.former.push_back(tie.id);
    found.drawn = std::move(*drawn);
    return found;
}

std::string in_words(const Allocation& found) {
    const std::string people =
        fmt::format("{} paired with {} of {}", counted(found.pairs.size(), "participant"),
                    grouped(found.givers - found.without.size()), grouped(found.givers));
    if (found.drawn.by == DrawnBy::rejection)
        return fmt::format("{}, drawn at random with seed {} so that each possible way is as "
                           "likely (by rejection, {} tries)",
                           people, found.spec.seed, found.drawn.tries);
    if (found.drawn.ways == "1")
        return fmt::format("{}, the only possible way", people);
    return fmt::format("{}, one of {} possible ways, drawn at random with seed {}", people,
                       found.drawn.ways, found.spec.seed);
}

Tabulation tabulated(const Snapshot& now, const Allocation& found) {
    const Study& study = now.study;
    Tabulation table{.name = "allocation",
                     .title = "Who is paired with whom",
                     .columns = {{.headings = {heading_of(study, found.spec.to, "Participant")},
                                  .align = Align::left},
                                 {.headings = {heading_of(study, found.spec.from, "Paired with")},
                                  .align = Align::left}},
                     .rows = {},
                     .notes = {in_words(found) + "."},
                     .made = provenance_of(now, asked_as(now, found.spec))};
    table.made.settings.emplace_back("seed", fmt::format("{}", found.spec.seed));
    for (const AllocatedPair& pair : found.pairs)
        table.rows.push_back(
            {.cells = {cell_of(label_of(study, pair.to)), cell_of(label_of(study, pair.from))}});
    std::vector<std::string> without;
    for (const ParticipantId id : found.without)
        without.push_back(label_of(study, id));
    if (!without.empty())
        table.notes.push_back(fmt::format("Paired with nobody: {}.", joined(without, ", ")));
    return table;
}

namespace {

// By the id of a response: whether the coder has to do with it already.
std::vector<char> taken_by(const Study& study, CoderId coder) {
    std::vector<char> taken(study.responses.last_id() + 1);
    const auto note = [&](const auto& record) {
        if (record.coder == coder)
            taken[record.response.value] = 1;
    };
    study.codings.for_each([&](const Coding& coding) { note(coding); });
    study.verdicts.for_each([&](const Verdict& verdict) { note(verdict); });
    study.assignments.for_each([&](const Assignment& given) { note(given); });
    return taken;
}

// Answers that can be drawn, by stratum in the order of its axes.
Result<std::map<std::uint64_t, std::vector<ResponseId>>>
pools_of(const Snapshot& now, const SampleSpec& spec, const ColumnKeys& keys) {
    const std::vector<char> taken = taken_by(now.study, coder_called(now.study, spec.coder));
    std::map<std::uint64_t, std::vector<ResponseId>> pools;
    now.study.responses.for_each([&](const Response& response) {
        if (response.state == ResponseState::blank || taken[response.id.value] ||
            (spec.among && !spec.among->contains(response.id)))
            return;
        pools[keys.of_participant[response.participant.value] +
              keys.of_stage[response.stage.value] + keys.of_question[response.question.value]]
            .push_back(response.id);
    });
    if (pools.empty())
        return failure(
            {.code = Error::Code::refused,
             .what = fmt::format("There is no answer that {} could be assigned.", spec.coder),
             .hint = "Blank answers, and those that she has coded, judged or been assigned, are "
                     "left out.",
             .option = "assign --list"});
    return pools;
}

Result<std::size_t> size_of(const SampleSpec& spec, std::size_t pool) {
    if (spec.number && (*spec.number == 0 || *spec.number > pool))
        return failure({.code = Error::Code::refused,
                        .what = fmt::format("{} answers cannot be drawn from {}.",
                                            grouped(*spec.number), grouped(pool)),
                        .hint = fmt::format("Give a number from 1 to {}.", grouped(pool)),
                        .option = "--number"});
    if (spec.percent && !(*spec.percent > 0 && *spec.percent <= 100))
        return failure({.code = Error::Code::wrong_call,
                        .what = "A share is above 0 and at most 100 percent.",
                        .hint = "For example 20 percent.",
                        .option = "--share"});
    if (spec.number)
        return *spec.number;
    const double share = spec.percent.value_or(100) / 100;
    return std::max<std::size_t>(
        1, static_cast<std::size_t>(std::lround(share * static_cast<double>(pool))));
}

// Shares out by largest remainders; ties go to the stratum that comes first.
void share_out(std::vector<Stratum>& strata, std::size_t size, std::size_t pool) {
    std::vector<std::size_t> order(strata.size());
    std::iota(order.begin(), order.end(), 0U);
    std::size_t given = 0;
    for (Stratum& stratum : strata) {
        stratum.drawn = stratum.pool * size / pool;
        given += stratum.drawn;
    }
    std::ranges::stable_sort(order, std::greater(),
                             [&](std::size_t at) { return strata[at].pool * size % pool; });
    for (std::size_t at = 0; given < size; ++at, ++given)
        ++strata[order[at]].drawn;
}

std::string in_words(const SampleSpec& spec, const Sample& sample) {
    std::vector<std::string> axes;
    for (const Axis& axis : spec.strata)
        axes.push_back(name_of(axis));
    if (sample.responses.size() == sample.pool)
        return fmt::format("all {} answers that could be drawn", grouped(sample.pool));
    return fmt::format("{} of {} answers, drawn at random{}, seed {}",
                       grouped(sample.responses.size()), grouped(sample.pool),
                       axes.empty() ? "" : " in proportion by " + listed(axes), spec.seed);
}

} // namespace

Result<Sample> draw_sample(const Snapshot& now, const SampleSpec& spec) {
    const auto keys = column_keys(now.study, spec.strata);
    if (!keys)
        return failure(keys.error());
    auto pools = pools_of(now, spec, *keys);
    if (!pools)
        return failure(pools.error());
    Sample sample;
    for (const auto& [key, pool] : *pools) {
        sample.strata.push_back({.names = names_at(*keys, key), .pool = pool.size()});
        sample.pool += pool.size();
    }
    const auto size = size_of(spec, sample.pool);
    if (!size)
        return failure(size.error());
    share_out(sample.strata, *size, sample.pool);
    SeededRandom chance(spec.seed);
    std::size_t at = 0;
    for (auto& [key, pool] : *pools) {
        chance.shuffle(std::span(pool));
        const auto drawn = static_cast<std::ptrdiff_t>(sample.strata[at++].drawn);
        sample.responses.insert(sample.responses.end(), pool.begin(), pool.begin() + drawn);
    }
    std::ranges::sort(sample.responses);
    sample.how = in_words(spec, sample);
    return sample;
}

bool has_judged(const Snapshot& now, ResponseId response, CoderId coder) {
    return std::ranges::any_of(now.lookup.codings.of(response),
                               [&](CodingId id) { return find(now.study, id)->coder == coder; }) ||
           std::ranges::any_of(now.lookup.verdicts.of(response),
                               [&](VerdictId id) { return find(now.study, id)->coder == coder; });
}

std::vector<AssignedWork> assigned_work(const Snapshot& now) {
    std::map<CoderId, AssignedWork> work;
    now.study.assignments.for_each([&](const Assignment& given) {
        AssignedWork& of = work[given.coder];
        of.coder = given.coder;
        ++of.assigned;
        of.done += has_judged(now, given.response, given.coder) ? 1 : 0;
    });
    std::vector<AssignedWork> list;
    for (const auto& [coder, of] : work)
        list.push_back(of);
    return list;
}

} // namespace themata
