#include "index/catch_up.h"

#include "index/scan.h"
#include "index/writer.h"
#include "index/xapian_errors.h"
#include <algorithm>
#include <fmt/format.h>
#include <xapian.h>

namespace themata {

namespace {

// Small, so that a commit does not keep a closing program waiting; larger ones are no quicker.
constexpr std::size_t bytes_in_transaction = 250'000;

bool fits(const Standing& standing, const Standing& wanted) {
    return standing.uuid == wanted.uuid && standing.schema == wanted.schema &&
           standing.language == wanted.language;
}

// Where the index in a folder stands; nothing when there is none that can be read.
std::optional<Standing> look_at(const std::filesystem::path& folder) {
    std::error_code unreadable;
    if (!std::filesystem::exists(folder, unreadable))
        return std::nullopt;
    try {
        return standing_of(Xapian::Database(folder.string()));
    } catch (const Xapian::Error&) {
        return std::nullopt; // broken, or half made: to be made anew
    }
}

// Brings one database from where it stands to the snapshot.
class Following {
public:
    Following(IndexWriter& writer, Standing standing, const Snapshot& snapshot,
              const ResponseSet& changed, const std::stop_token& stop,
              const IndexProgress& progress)
        : writer_(writer), standing_(std::move(standing)), snapshot_(snapshot), stop_(stop),
          progress_(progress), last_(snapshot.study.responses.last_id()) {
        for (const ResponseId id : changed.to_vector())
            if (id.value <= standing_.through)
                changed_.push_back(id);
        total_ = changed_.size() + last_ - std::min(last_, standing_.through);
    }

    Result<CaughtUp> run(CaughtUp::How how) {
        writer_.begin();
        // Until all of these are renewed the answers are those of no head, so they go together.
        for (const ResponseId id : changed_)
            if (!renew(id, Before::maybe_there))
                return stopped();
        standing_.head = snapshot_.head;
        standing_.state = Standing::State::partial;
        while (standing_.through < last_) {
            ++standing_.through;
            if (!renew({standing_.through}, Before::not_there))
                return stopped();
            if (bytes_ > bytes_in_transaction && standing_.through < last_) {
                commit();
                writer_.begin();
            }
        }
        standing_.state = Standing::State::complete;
        commit();
        return CaughtUp{how, written_, removed_};
    }

private:
    static tl::unexpected<Error> stopped() {
        return failure(Error::Code::cancelled, "Indexing was stopped.", "It goes on next time.");
    }

    enum class Before { maybe_there, not_there };

    bool renew(ResponseId id, Before before) {
        if (stop_.stop_requested())
            return false;
        ++done_;
        auto put = IndexWriter::Put::nothing;
        if (const Response* response = snapshot_.study.responses.find(id)) {
            put = writer_.put(*response, standing_.language);
            bytes_ += response->text.size();
        }
        if (put == IndexWriter::Put::document)
            ++written_;
        else if (before == Before::maybe_there) {
            writer_.remove(id);
            ++removed_;
        }
        return true;
    }

    void commit() {
        writer_.commit(standing_);
        bytes_ = 0;
        if (progress_)
            progress_(done_, total_);
    }

    IndexWriter& writer_;
    Standing standing_;
    const Snapshot& snapshot_;
    const std::stop_token& stop_;
    const IndexProgress& progress_;
    std::uint32_t last_;
    std::vector<ResponseId> changed_;
    std::size_t done_ = 0;
    std::size_t total_ = 0;
    std::size_t written_ = 0;
    std::size_t removed_ = 0;
    std::size_t bytes_ = 0;
};

// One call of catch_up().
class CatchingUp {
public:
    CatchingUp(const std::filesystem::path& place, const Snapshot& snapshot, const Trail& trail,
               const std::stop_token& stop, const IndexProgress& progress)
        : place_(place), snapshot_(snapshot), trail_(trail), stop_(stop),
          progress_(progress), wanted_{.uuid = snapshot.card.uuid,
                                       .schema = index_schema(),
                                       .language = study_language(snapshot.study),
                                       .head = snapshot.head,
                                       .through = 0,
                                       .state = Standing::State::partial} {}

    Result<CaughtUp> run() {
        const auto standing = look_at(finished(place_));
        if (!standing || !fits(*standing, wanted_))
            return build();
        const auto changed = trail_.changed_since(standing->head);
        const bool later = standing->head.seq > snapshot_.head.seq;
        if (!changed && later && trail_.knows_earlier())
            return CaughtUp{CaughtUp::How::ahead};
        if (!changed)
            return build();
        if (changed->empty() && standing->state == Standing::State::complete)
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
        return Following(writer, *standing, snapshot_, *changed, stop_, progress_)
            .run(CaughtUp::How::followed);
    }

    Result<CaughtUp> build() {
        auto built = guarded([&] { return grow(); });
        if (!built && built.error().code == Error::Code::io) {
            std::filesystem::remove_all(growing(place_));
            built = grow();
        }
        if (built)
            put_in_place();
        return built;
    }

    // Goes on with what an earlier process has begun, if that can be used.
    Result<CaughtUp> grow() {
        const auto begun = look_at(growing(place_));
        const bool usable = begun && fits(*begun, wanted_) && trail_.changed_since(begun->head);
        const auto begin = usable ? IndexWriter::Begin::where_it_stands : IndexWriter::Begin::anew;
        IndexWriter writer(growing(place_), begin);
        const Standing standing = usable ? writer.standing().value_or(wanted_) : wanted_;
        const auto changed = trail_.changed_since(standing.head);
        if (!changed)
            return failure(Error::Code::conflict, "The index was written meanwhile.", "");
        return Following(writer, standing, snapshot_, *changed, stop_, progress_)
            .run(CaughtUp::How::built);
    }

    void put_in_place() {
        discard_index(place_);
        std::filesystem::rename(growing(place_), finished(place_));
    }

    const std::filesystem::path& place_;
    const Snapshot& snapshot_;
    const Trail& trail_;
    const std::stop_token& stop_;
    const IndexProgress& progress_;
    Standing wanted_;
};

std::string print_term(const Xapian::Database& database, const std::string& term) {
    std::string line = term + ":";
    const auto end = database.postlist_end(term);
    for (auto it = database.postlist_begin(term); it != end; ++it) {
        line += fmt::format(" {}x{}", *it, it.get_wdf());
        const auto last = it.positionlist_end();
        for (auto position = it.positionlist_begin(); position != last; ++position)
            line += fmt::format("@{}", *position);
    }
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
    for (const auto& folder : {finished(place), growing(place)}) {
        const auto standing = look_at(folder);
        if (standing && standing->uuid == card.uuid && standing->schema == index_schema())
            return standing->head;
    }
    return std::nullopt;
}

Result<CaughtUp> catch_up(const std::filesystem::path& place, const Snapshot& snapshot,
                          const Trail& trail, std::stop_token stop, const IndexProgress& progress) {
    auto caught_up = guarded([&]() -> Result<CaughtUp> {
        std::filesystem::create_directories(place);
        const bool leads_here = trail.changed_since(snapshot.head).has_value();
        return CatchingUp(place, snapshot, leads_here ? trail : Trail(snapshot.head), stop,
                          progress)
            .run();
    });
    if (!caught_up && caught_up.error().code == Error::Code::conflict)
        return CaughtUp{CaughtUp::How::elsewhere};
    return caught_up;
}

// By another name first: what is half removed must not be taken for an index.
void discard_index(const std::filesystem::path& place) {
    const std::filesystem::path old = place / "old";
    std::filesystem::remove_all(old);
    if (std::filesystem::exists(finished(place)))
        std::filesystem::rename(finished(place), old);
    std::filesystem::remove_all(old);
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
