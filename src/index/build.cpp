#include "index/build.h"

#include <algorithm>
#include <fmt/format.h>
#include <future>
#include <thread>
#include <utility>
#include <xapian.h>

namespace themata {

namespace {

// Larger ones are hardly quicker, take more memory, and keep a closing program waiting.
constexpr std::size_t bytes_in_transaction = 1'000'000;

} // namespace

tl::unexpected<Error> indexing_stopped() {
    return failure(Error::Code::cancelled, "Indexing was stopped.", "It goes on next time.");
}

void IndexCount::expect(std::size_t answers) {
    const std::scoped_lock lock(mutex_);
    total_ += answers;
}

void IndexCount::add(std::size_t answers) {
    const std::scoped_lock lock(mutex_);
    done_ += answers;
    if (progress_)
        progress_(done_, total_);
}

Following::Following(IndexWriter& writer, IndexContents standing, const Snapshot& snapshot,
                     const ResponseSet& changed, IndexCount& count)
    : writer_(writer), standing_(std::move(standing)), snapshot_(snapshot), count_(count),
      last_(std::min(snapshot.study.responses.last_id(), standing_.until)) {
    for (const ResponseId id : changed.to_vector())
        if (id.value > standing_.after && id.value <= standing_.through)
            changed_.push_back(id);
    count_.expect(changed_.size() + last_ - std::min(last_, standing_.through));
}

Result<CaughtUp> Following::run(CaughtUp::How how, const std::stop_token& stop) {
    writer_.begin();
    // Until all of these are renewed the answers are those of no head, so they go together.
    for (const ResponseId id : changed_) {
        if (stop.stop_requested())
            return indexing_stopped();
        renew(id, Before::maybe_there);
    }
    standing_.head = snapshot_.head;
    standing_.state = IndexContents::State::partial;
    while (standing_.through < last_) {
        if (stop.stop_requested())
            return indexing_stopped();
        ++standing_.through;
        renew({standing_.through}, Before::not_there);
        if (bytes_ > bytes_in_transaction && standing_.through < last_) {
            commit();
            writer_.begin();
        }
    }
    standing_.state = IndexContents::State::complete;
    commit();
    return CaughtUp{how, written_, removed_};
}

void Following::renew(ResponseId id, Before before) {
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
}

void Following::commit() {
    writer_.commit(standing_);
    bytes_ = 0;
    count_.add(std::exchange(done_, 0));
}

namespace {

// Xapian tells of each table that it merges; the only place to stop it.
class Watching : public Xapian::Compactor {
public:
    explicit Watching(const std::stop_token& stop) : stop_(stop) {}

    void set_status(const std::string&, const std::string&) override {
        if (stop_.stop_requested())
            throw MergeStopped();
    }

private:
    const std::stop_token& stop_;
};

} // namespace

void merge_parts(const std::filesystem::path& growing, std::size_t count,
                 const std::filesystem::path& whole, const IndexContents& standing,
                 const std::stop_token& stop) {
    std::error_code failed; // of which Xapian will complain
    std::filesystem::remove_all(whole, failed);
    Xapian::Database parts;
    for (std::size_t number = 1; number <= count; ++number)
        parts.add_database(Xapian::Database(part_of(growing, number).string()));
    Watching watching(stop);
    parts.compact(whole.string(), Xapian::DBCOMPACT_NO_RENUMBER, 0, watching);
    Xapian::WritableDatabase merged(whole.string(), Xapian::DB_OPEN);
    write_standing(merged, standing);
    merged.commit();
}

namespace {

// Fewer answers are written before a second thread would have paid.
constexpr std::uint32_t least_of_part = 5'000;
constexpr std::uint32_t most_parts = 2;

CaughtUp together(const CaughtUp& a, const CaughtUp& b) {
    return {a.how, a.written + b.written, a.removed + b.removed};
}

} // namespace

std::filesystem::path part_of(const std::filesystem::path& growing, std::size_t number) {
    return growing / fmt::format("part-{}", number);
}

bool fits(const IndexContents& standing, const IndexContents& wanted) {
    return standing.uuid == wanted.uuid && standing.schema == wanted.schema &&
           standing.language == wanted.language;
}

Result<CaughtUp> IndexBuild::run(const std::stop_token& stop, const IndexProgress& progress) {
    std::error_code failed;
    std::filesystem::create_directories(growing(place_), failed);
    if (failed)
        return failure(folder_error(failed));
    // The writers hold their locks until the index is in place: nobody begins it a second time.
    const Parts parts = opened();
    auto written = write(parts, stop, progress);
    if (!written)
        return written;
    try {
        if (auto put = put_in_place(parts, stop); !put)
            return failure(put.error());
    } catch (const MergeStopped&) {
        return indexing_stopped();
    }
    return written;
}

IndexBuild::Parts IndexBuild::opened() const {
    std::vector<IndexContents> standings = begun();
    const auto begin =
        standings.empty() ? IndexWriter::Begin::anew : IndexWriter::Begin::where_it_stands;
    if (standings.empty())
        standings = divided();
    Parts parts;
    for (IndexContents& standing : standings) {
        const auto folder = part_of(growing(place_), parts.size() + 1);
        auto writer = std::make_unique<IndexWriter>(folder, begin);
        if (begin == IndexWriter::Begin::where_it_stands) {
            // Another process may have written between the look and the lock.
            standing = writer->standing().value_or(standing);
        } else {
            // Whichever part gets on first, the next process finds all of them.
            writer->begin();
            writer->commit(standing);
        }
        parts.push_back({std::move(standing), std::move(writer)});
    }
    return parts;
}

// Parts that an earlier process wrote, if they can be gone on with: all of them, end to end.
std::vector<IndexContents> IndexBuild::begun() const {
    std::vector<IndexContents> parts;
    std::uint32_t end = 0;
    do {
        auto part = standing_in(part_of(growing(place_), parts.size() + 1));
        if (!part || !fits(*part, wanted_) || part->after != end ||
            !trail_.changed_since(part->head))
            return {};
        end = part->until;
        parts.push_back(std::move(*part));
    } while (end != UINT32_MAX);
    return parts;
}

std::vector<IndexContents> IndexBuild::divided() const {
    const std::uint32_t last = snapshot_.study.responses.last_id();
    const std::uint32_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::uint32_t count = std::clamp(last / least_of_part, 1U, std::min(cores, most_parts));
    std::vector<IndexContents> parts;
    for (std::uint32_t i = 0; i < count; ++i) {
        IndexContents part = wanted_;
        part.after = last / count * i;
        part.through = part.after;
        part.until = i + 1 == count ? UINT32_MAX : last / count * (i + 1);
        parts.push_back(std::move(part));
    }
    return parts;
}

Result<CaughtUp> IndexBuild::write(const Parts& parts, const std::stop_token& stop,
                                   const IndexProgress& progress) const {
    IndexCount count(progress);
    // One that fails ends the others too.
    std::stop_source halt;
    const std::stop_callback relay(stop, [&] { halt.request_stop(); });
    std::vector<Following> followings;
    for (const Part& part : parts) {
        const auto changed = trail_.changed_since(part.standing.head);
        if (!changed)
            return failure(Error::Code::conflict, "The index was written meanwhile.", "");
        followings.emplace_back(*part.writer, part.standing, snapshot_, *changed, count);
    }
    const auto follow = [&](Following& one) {
        struct HaltUnlessDone {
            std::stop_source& halt;
            bool done = false;

            ~HaltUnlessDone() {
                if (!done)
                    halt.request_stop();
            }
        } ending{halt};
        auto result = one.run(CaughtUp::How::built, halt.get_token());
        ending.done = result.has_value();
        return result;
    };
    std::vector<std::future<Result<CaughtUp>>> others;
    for (std::size_t i = 1; i < followings.size(); ++i)
        others.push_back(std::async(std::launch::async, follow, std::ref(followings[i])));
    Result<CaughtUp> all = follow(followings.front());
    for (auto& other : others) {
        Result<CaughtUp> one = other.get();
        all = !all ? all : !one ? one : together(*all, *one);
    }
    return all;
}

Result<void> IndexBuild::put_in_place(const Parts& parts, const std::stop_token& stop) const {
    std::filesystem::path whole = part_of(growing(place_), 1);
    if (parts.size() > 1) {
        whole = growing(place_) / "whole";
        IndexContents standing = wanted_;
        standing.through = snapshot_.study.responses.last_id();
        standing.state = IndexContents::State::complete;
        merge_parts(growing(place_), parts.size(), whole, standing, stop);
    }
    if (auto discarded = discard_index(place_); !discarded)
        return discarded;
    std::error_code failed;
    std::filesystem::rename(whole, finished(place_), failed);
    if (failed)
        return failure(folder_error(failed));
    // What is left there is no index, and goes when the next one is made.
    std::filesystem::remove_all(growing(place_), failed);
    return {};
}

} // namespace themata
