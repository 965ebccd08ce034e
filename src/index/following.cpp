#include "index/following.h"

#include <algorithm>
#include <utility>

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

Following::Following(IndexWriter& writer, Standing standing, const Snapshot& snapshot,
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
    standing_.state = Standing::State::partial;
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
    standing_.state = Standing::State::complete;
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

} // namespace themata
