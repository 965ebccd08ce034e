#include "analysis/allocation.h"
#include "analysis/asked_as.h"
#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "study/labels.h"
#include "workbench/names.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <random>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

// A lot that nobody chose; small enough to be copied from a page.
std::size_t fresh_seed() { return std::random_device{}() % 1'000'000'000U; }

Result<AllocationSpec> allocate_spec(const Call& call, const Snapshot& now) {
    AllocationSpec spec{.capacity = call.count("--capacity", 1),
                        .seed = call.has("--seed") ? call.number("--seed", 0) : fresh_seed()};
    Naming naming(call, now);
    naming.take("--from", role_named, spec.from);
    naming.take("--to", role_named, spec.to);
    return naming.result(std::move(spec));
}

std::string in_json(const Study& study, const Allocation& found, const Call& call) {
    Json pairs = Json::array();
    for (const AllocatedPair& pair : found.pairs)
        pairs.push_back({{"from", label_of(study, pair.from)}, {"to", label_of(study, pair.to)}});
    Json without = Json::array();
    for (const ParticipantId id : found.without)
        without.push_back(label_of(study, id));
    const bool counted = found.drawn.by == DrawnBy::counting;
    const Json json = {{"seed", found.spec.seed},
                       {"capacity", found.spec.capacity},
                       {"method", counted ? "counting" : "rejection"},
                       {"ways", counted ? Json(found.drawn.ways) : Json()},
                       {"pairs", std::move(pairs)},
                       {"without", std::move(without)},
                       {"stored", !call.has("--dry-run")}};
    return json.dump(1) + '\n';
}

PairParticipants intent_of(const Allocation& found) {
    PairParticipants intent{.pairs = {}, .instead_of = found.former, .how = in_words(found)};
    for (const AllocatedPair& pair : found.pairs)
        intent.pairs.push_back({pair.from, pair.to});
    return intent;
}

Result<void> allocate_pairs(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto now = workbench.snapshot();
    const auto spec = allocate_spec(call, *now);
    if (!spec)
        return failure(spec.error());
    const auto found = allocation(*now, *spec);
    if (!found)
        return failure(found.error());
    if (!found->former.empty() && !call.has("--again") && !call.has("--dry-run"))
        return failure(Error::Code::refused,
                       fmt::format("There {} of these participants already.",
                                   found->former.size() == 1
                                       ? "is a pair"
                                       : fmt::format("are {} pairs", found->former.size())),
                       "--again draws anew and puts the new pairs in their place; `undo` takes an "
                       "allocation back.");
    // Before anything is stored: what was drawn is to be seen.
    if (const auto out = call.value("--out"))
        if (auto free = may_be_written(call, *out); !free)
            return free;
    Answer answer{.tables = {tabulated(*now, *found)}};
    Tabulation& table = answer.tables.front();
    const auto stored = call.has("--dry-run") ? PairsStored::no
                        : call.has("--again") ? PairsStored::instead_of_others
                                              : PairsStored::yes;
    table.made.command = "themata " + asked_as(*now, *spec, stored, study_word(call));
    if (!call.has("--dry-run"))
        if (const auto done = workbench.perform(intent_of(*found)); !done)
            return failure(done.error());
    table.notes.emplace_back(call.has("--dry-run")
                                 ? "Nothing was stored; the same seed draws the same pairs again."
                                 : "Stored in the study as one act, which `undo` takes back.");
    answer.json = [&] { return in_json(now->study, *found, call); };
    return put_out(call, answer, terminal);
}

constexpr OptionRule allocate_own_options[] = {
    {"--from", "ROLE", "The role of those who are willing; told when it is one."},
    {"--to", "ROLE", "The role of those who get one each; told when it is one."},
    {"--capacity", any_number, "How many one may take; else 1."},
    {"--seed", any_seed, "Draws what it drew before; else a new number is drawn and shown."},
    {"--again", "", "Puts the new pairs in the place of those that are there."},
    {"--dry-run", "", "Shows the pairs and changes nothing."},
    who_acts};
constexpr auto allocate_options = joined(allocate_own_options, table_formats);
constexpr std::string_view allocate_notes[] = {
    "Who is willing comes in with “import --as willing”; of whom nothing was said, is "
    "not taken to be willing. When nobody can be found for everyone, it names people "
    "who show why.",
    about_table_formats};

} // namespace

extern constexpr Verb verb_allocate{
    .name = "allocate",
    .summary = "Pairs participants at random, such as mentees with mentors, respecting who is "
               "willing; every possible way is as likely. One entry, one undo.",
    .options = allocate_options,
    .notes = allocate_notes,
    .act = ActWriting{allocate_pairs},
    .answers = Answers::tables};

} // namespace themata
