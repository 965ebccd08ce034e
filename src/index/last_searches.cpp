#include "index/last_searches.h"

#include <algorithm>

namespace themata {

namespace {

constexpr std::size_t most_postings = 4'000'000; // 32 MB

bool is_worth_keeping(const Search& search) {
    std::size_t postings = 0;
    for (const Evidence& evidence : search.matched.evidence)
        postings += evidence.postings.size();
    return search.source == Hits::Source::index && !search.plan.patterns.empty() &&
           postings <= most_postings;
}

} // namespace

void LastSearches::follow(const Snapshot& snapshot) {
    if (uuid_ == snapshot.card.uuid && head_ == snapshot.head)
        return;
    uuid_ = snapshot.card.uuid;
    head_ = snapshot.head;
    kept_.clear();
}

std::shared_ptr<const Search> LastSearches::find(const Query& query) const {
    const auto found = std::ranges::find(kept_, query, &Kept::query);
    return found == kept_.end() ? nullptr : found->search;
}

void LastSearches::keep(const Query& query, std::shared_ptr<const Search> search) {
    if (!is_worth_keeping(*search))
        return;
    kept_.push_front({query, std::move(search)});
    if (kept_.size() > Searcher::most_kept)
        kept_.pop_back();
}

} // namespace themata
