#include "index/build.h"

#include "index/merge.h"
#include <algorithm>
#include <fmt/format.h>
#include <future>
#include <thread>

namespace themata {

namespace {

// Fewer answers are written before a second thread would have paid.
constexpr std::uint32_t few = 5'000;
constexpr std::uint32_t most_parts = 2;

CaughtUp together(const CaughtUp& a, const CaughtUp& b) {
    return {a.how, a.written + b.written, a.removed + b.removed};
}

} // namespace

std::filesystem::path part_of(const std::filesystem::path& growing, std::size_t number) {
    return growing / fmt::format("part-{}", number);
}

bool fits(const Standing& standing, const Standing& wanted) {
    return standing.uuid == wanted.uuid && standing.schema == wanted.schema &&
           standing.language == wanted.language;
}

Result<CaughtUp> IndexBuild::run(const std::stop_token& stop, const IndexProgress& progress) {
    std::filesystem::create_directories(growing(place_));
    // The writers hold their locks until the index is in place: nobody begins it a second time.
    const Parts parts = opened();
    auto written = write(parts, stop, progress);
    if (!written)
        return written;
    try {
        put_in_place(parts, stop);
    } catch (const MergeStopped&) {
        return indexing_stopped();
    }
    return written;
}

IndexBuild::Parts IndexBuild::opened() const {
    std::vector<Standing> standings = begun();
    const auto begin =
        standings.empty() ? IndexWriter::Begin::anew : IndexWriter::Begin::where_it_stands;
    if (standings.empty())
        standings = divided();
    Parts parts;
    for (Standing& standing : standings) {
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
std::vector<Standing> IndexBuild::begun() const {
    std::vector<Standing> parts;
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

std::vector<Standing> IndexBuild::divided() const {
    const std::uint32_t last = snapshot_.study.responses.last_id();
    const std::uint32_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::uint32_t count = std::clamp(last / few, 1U, std::min(cores, most_parts));
    std::vector<Standing> parts;
    for (std::uint32_t i = 0; i < count; ++i) {
        Standing part = wanted_;
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

void IndexBuild::put_in_place(const Parts& parts, const std::stop_token& stop) const {
    std::filesystem::path whole = part_of(growing(place_), 1);
    if (parts.size() > 1) {
        whole = growing(place_) / "whole";
        Standing standing = wanted_;
        standing.through = snapshot_.study.responses.last_id();
        standing.state = Standing::State::complete;
        merge_parts(growing(place_), parts.size(), whole, standing, stop);
    }
    discard_index(place_);
    std::filesystem::rename(whole, finished(place_));
    std::filesystem::remove_all(growing(place_));
}

} // namespace themata
