#include "analysis/double_coding.h"

#include "analysis/column_keys.h"
#include "statistics/seeded_random.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numeric>

namespace themata {

namespace {

CoderId coder_called(const Study& study, const std::string& name) {
    for (const Coder& coder : study.coders)
        if (coder.name == name)
            return coder.id;
    return {};
}

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
        return failure(Error::Code::refused,
                       fmt::format("There is no answer that {} could be assigned.", spec.coder),
                       "Blank answers, and those that she has coded, judged or been assigned, are "
                       "left out; see “themata assign --list”.");
    return pools;
}

Result<std::size_t> size_of(const SampleSpec& spec, std::size_t pool) {
    if (spec.number && (*spec.number == 0 || *spec.number > pool))
        return failure(Error::Code::refused,
                       fmt::format("{} answers cannot be drawn from {}.", *spec.number, pool),
                       fmt::format("Give a number from 1 to {}.", pool));
    if (spec.percent && !(*spec.percent > 0 && *spec.percent <= 100))
        return failure(Error::Code::wrong_call, "A share is above 0 and at most 100 percent.",
                       "For example --share 20%.");
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
    std::string axes;
    for (const Axis& axis : spec.strata)
        axes += (axes.empty() ? "" : &axis == &spec.strata.back() ? " and " : ", ") + name_of(axis);
    if (sample.responses.size() == sample.pool)
        return fmt::format("all {} answers that could be drawn", sample.pool);
    return fmt::format("{} of {} answers, drawn at random{}, seed {}", sample.responses.size(),
                       sample.pool, axes.empty() ? "" : " in proportion by " + axes, spec.seed);
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
