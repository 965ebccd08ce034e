#include "index/catch_up.h"

#include "index/build.h"
#include "index/evidence.h"
#include "index/writer.h"
#include <algorithm>
#include <fmt/format.h>
#include <xapian.h>

namespace themata {

AnswerHistory::AnswerHistory(Head now) { steps_.push_back({now, {}, 0}); }

void AnswerHistory::extend(Head since, const ResponseSet& changed, Head now) {
    if (steps_.empty() || steps_.back().head != since)
        *this = AnswerHistory(since);
    if (now == since)
        return;
    const std::size_t texts = changed.empty() ? steps_.back().texts : steps_.size();
    steps_.push_back({now, changed, texts});
}

const AnswerHistory::Step* AnswerHistory::find(Head head) const {
    const auto found = std::ranges::find(steps_, head, &Step::head);
    return found == steps_.end() ? nullptr : &*found;
}

std::optional<ResponseSet> AnswerHistory::changed_since(Head head) const {
    const Step* from = find(head);
    if (!from)
        return std::nullopt;
    ResponseSet changed;
    for (const Step* step = from + 1; step != steps_.data() + steps_.size(); ++step)
        changed |= step->changed;
    return changed;
}

bool AnswerHistory::same_answers(Head a, Head b) const {
    if (a == b)
        return true;
    const Step* one = find(a);
    const Step* other = find(b);
    return one && other && one->texts == other->texts;
}

namespace {

// One call of catch_up().
class CatchingUp {
public:
    CatchingUp(const std::filesystem::path& place, const Snapshot& snapshot,
               const AnswerHistory& trail, const std::stop_token& stop,
               const IndexProgress& progress)
        : place_(place), snapshot_(snapshot), trail_(trail), stop_(stop),
          progress_(progress), wanted_{.uuid = snapshot.card.uuid,
                                       .schema = index_schema(),
                                       .language = study_language(snapshot.study),
                                       .head = snapshot.head,
                                       .through = 0,
                                       .state = IndexContents::State::partial} {}

    Result<CaughtUp> run() {
        const auto standing = standing_in(finished(place_));
        if (!standing || !fits(*standing, wanted_))
            return build();
        const auto changed = trail_.changed_since(standing->head);
        const bool later = standing->head.seq > snapshot_.head.seq;
        if (!changed && later && trail_.knows_earlier())
            return CaughtUp{CaughtUp::How::ahead};
        if (!changed)
            return build();
        if (changed->empty() && standing->state == IndexContents::State::complete)
            return CaughtUp{CaughtUp::How::stood_there};
        auto followed = guarded([&] { return follow(); });
        // Broken where only writing looks: what is made anew does not need it.
        return !followed && followed.error().code == Error::Code::io ? build() : followed;
    }

private:
    // Where it stands is asked again, now that nobody else can move it.
    Result<CaughtUp> follow() {
        IndexWriter writer(finished(place_), IndexWriter::Begin::where_it_stands);
        const auto standing = writer.standing();
        const auto changed = standing ? trail_.changed_since(standing->head) : std::nullopt;
        if (!changed || !fits(*standing, wanted_))
            return failure(Error::Code::conflict, "The index was written meanwhile.", "");
        // Answers that are new cost the same either way; it is the others that are dear to find.
        constexpr std::size_t few = 1'000;
        const auto altered = std::ranges::count_if(
            changed->to_vector(), [&](ResponseId id) { return id.value <= standing->through; });
        if (static_cast<std::size_t>(altered) > few + writer.documents() / 2)
            return build();
        IndexCount count(progress_);
        return Following(writer, *standing, snapshot_, *changed, count)
            .run(CaughtUp::How::followed, stop_);
    }

    Result<CaughtUp> build() {
        IndexBuild build(place_, snapshot_, trail_, wanted_);
        auto built = guarded([&] { return build.run(stop_, progress_); });
        if (!built && built.error().code == Error::Code::io) {
            std::error_code kept;
            std::filesystem::remove_all(growing(place_), kept);
            if (kept)
                return failure(folder_error(kept));
            built = build.run(stop_, progress_);
        }
        return built;
    }

    const std::filesystem::path& place_;
    const Snapshot& snapshot_;
    const AnswerHistory& trail_;
    const std::stop_token& stop_;
    const IndexProgress& progress_;
    IndexContents wanted_;
};

std::string print_term(const Xapian::Database& database, const std::string& term) {
    std::string line = term + ":";
    const auto end = database.postlist_end(term);
    for (auto it = database.postlist_begin(term); it != end; ++it)
        line += fmt::format(" {}x{}", *it, it.get_wdf());
    return line + "\n";
}

} // namespace

std::filesystem::path index_place(const std::filesystem::path& cache, const Card& card) {
    std::string name = card.uuid;
    for (char& letter : name) {
        const bool plain = (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
                           (letter >= 'A' && letter <= 'Z') || letter == '-';
        if (!plain)
            letter = '_';
    }
    return cache / (name.empty() ? "_" : name);
}

std::optional<Head> indexed_head(const std::filesystem::path& place, const Card& card) {
    for (const auto& folder : {finished(place), part_of(growing(place), 1)}) {
        const auto standing = standing_in(folder);
        if (standing && standing->uuid == card.uuid && standing->schema == index_schema())
            return standing->head;
    }
    return std::nullopt;
}

Result<CaughtUp> catch_up(const std::filesystem::path& place, const Snapshot& snapshot,
                          const AnswerHistory& trail, std::stop_token stop,
                          const IndexProgress& progress) {
    auto caught_up = guarded([&]() -> Result<CaughtUp> {
        std::error_code failed;
        std::filesystem::create_directories(place, failed);
        if (failed)
            return failure(folder_error(failed));
        const bool leads_here = trail.changed_since(snapshot.head).has_value();
        return CatchingUp(place, snapshot, leads_here ? trail : AnswerHistory(snapshot.head), stop,
                          progress)
            .run();
    });
    if (!caught_up && caught_up.error().code == Error::Code::conflict)
        return CaughtUp{CaughtUp::How::elsewhere};
    return caught_up;
}

// By another name first: what is half removed must not be taken for an index.
Result<void> discard_index(const std::filesystem::path& place) {
    const std::filesystem::path old = place / "old";
    std::error_code failed;
    std::filesystem::remove_all(old, failed);
    if (!failed && std::filesystem::exists(finished(place), failed))
        std::filesystem::rename(finished(place), old, failed);
    if (failed)
        return failure(folder_error(failed));
    // What is not removed now is removed the next time.
    std::filesystem::remove_all(old, failed);
    return {};
}

Result<std::string> print_index(const std::filesystem::path& place) {
    return guarded([&]() -> Result<std::string> {
        const Xapian::Database database(finished(place).string());
        std::string text;
        for (auto it = database.allterms_begin(); it != database.allterms_end(); ++it)
            text += print_term(database, *it);
        return text;
    });
}

} // namespace themata
