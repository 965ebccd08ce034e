#include "crash/ground.h"

#include "index/catch_up.h"
#include "store/store.h"
#include "support/bench.h"

namespace themata {

namespace fs = std::filesystem;

namespace {

Snapshot snapshot_of(Store& store) {
    Study study = must(store.load());
    Lookup lookup = Lookup::of(study);
    return {.card = store.card(),
            .study = std::move(study),
            .lookup = std::move(lookup),
            .head = store.head()};
}

// From the head that the index names to the one of the snapshot.
AnswerHistory trail_from(Store& store, std::optional<Head> since) {
    if (!since)
        return AnswerHistory(store.head());
    const ResponseDelta delta = must(store.responses_since(*since));
    if (delta.lineage == ResponseDelta::Lineage::other)
        return AnswerHistory(store.head());
    AnswerHistory trail(*since);
    trail.extend(*since, ResponseSet::of(delta.touched), store.head());
    return trail;
}

} // namespace

Ground::Ground() { card_ = must(Store::create(study(), "Crash")).card(); }

fs::path Ground::index() const { return index_place(setting().cache, card_); }

Setting Ground::setting() const { return setting_in(folder_); }

std::optional<std::string> Ground::fault_after(const Killed& killed) const {
    if (!killed.by_us)
        return "The work ended by itself.";
    if (auto fault = lost(killed))
        return fault;
    if (auto fault = unsound())
        return fault;
    if (auto fault = index_astray())
        return fault;
    return litter();
}

std::optional<std::string> Ground::lost(const Killed& killed) const {
    auto store = Store::open(study(), Access::write);
    if (!store)
        return store.error().what;
    const auto entries = must(store->history());
    for (const Head answered : killed.answered)
        if (entries.size() < answered.seq || entries[answered.seq - 1].mark != answered.mark)
            return "Entry " + std::to_string(answered.seq) + " was answered and is not there.";
    return {};
}

std::optional<std::string> Ground::unsound() const {
    const Verification verified = must(verify(study()));
    if (verified.clean())
        return {};
    return verified.faults.front();
}

// The index, caught up from where it was left, is what one made anew would be.
std::optional<std::string> Ground::index_astray() const {
    if (!fs::exists(index()))
        return {};
    if (auto brought = bring_index(*this); !brought)
        return brought.error().what;
    const TemporaryFolder fresh;
    Store store = must(Store::open(study(), Access::read));
    const Snapshot snapshot = snapshot_of(store);
    must(catch_up(fresh.path(), snapshot, AnswerHistory(snapshot.head)));
    if (must(print_index(index())) == must(print_index(fresh.path())))
        return {};
    return "The index is not what one made anew would be.";
}

std::optional<std::string> Ground::litter() const {
    for (const auto& entry : fs::directory_iterator(folder_.path()))
        if (entry.is_regular_file() && entry.path() != study())
            return "There is " + entry.path().filename().string() + " beside the study.";
    return {};
}

Result<void> bring_index(const Ground& ground) {
    auto store = Store::open(ground.study(), Access::read);
    if (!store)
        return failure(store.error());
    const Snapshot snapshot = snapshot_of(*store);
    const AnswerHistory trail = trail_from(*store, indexed_head(ground.index(), snapshot.card));
    return catch_up(ground.index(), snapshot, trail).map([](const CaughtUp&) {});
}

Crash crash(const Ground& ground, const WorkOn& work, Dice& dice) {
    const std::uint32_t seed = dice.any();
    // Half of the points lie anywhere from the start on, half within an act.
    const bool anywhere = dice.one_in(2);
    const When when{.answers = anywhere ? 0 : 1 + dice.below(6),
                    .later = std::chrono::microseconds(dice.below(anywhere ? 400'000 : 20'000))};
    const Killed killed = killed_at_work(
        [&](const Answer& answer) {
            Dice own(seed);
            work(ground, own, answer);
        },
        when);
    return {.fault = ground.fault_after(killed), .answered = killed.answered.size()};
}

} // namespace themata
