#include "workbench/parts.h"

namespace themata {

namespace {

// Reading the texts of so many answers takes about as long as starting the program does.
constexpr std::size_t few_answers = 20'000;

constexpr std::chrono::minutes longest_indexing{30};

} // namespace

Workbench::Parts::Parts(Store store, std::filesystem::path path, Setting who)
    : opened(std::move(store)), file(std::move(path)), setting(std::move(who)),
      index(index_place(setting.cache, opened->card())) {}

Workbench::Parts::Parts(const Parts& other, std::shared_ptr<Searcher> own)
    : file(other.file), setting(other.setting), snapshot(other.snapshot), history(other.history),
      index(other.index), indexer(other.indexer), searcher(std::move(own)) {}

Result<Store*> Workbench::Parts::past() {
    if (!opened) {
        auto store = Store::open(file, Access::read);
        if (!store)
            return failure(store.error());
        opened.emplace(std::move(*store));
    }
    return &*opened;
}

void Workbench::Parts::show(Snapshot fresh, const std::optional<ResponseSet>& changed) {
    const Head before = snapshot ? snapshot->head : Head{};
    fresh.digest = history.empty() ? Digest{} : history.back().digest;
    snapshot = std::make_shared<const Snapshot>(std::move(fresh));
    if (!indexer && setting.upkeep == IndexUpkeep::at_once)
        start_indexing();
    else if (indexer && changed)
        indexer->offer(snapshot, before, *changed);
    else if (indexer)
        indexer->offer(snapshot);
}

void Workbench::Parts::show(Snapshot fresh, const Changes& changes) {
    std::vector<ResponseId> ids;
    for (const auto& edit : changes.of<Response>())
        ids.push_back(edit.id());
    show(std::move(fresh), ResponseSet::of(ids));
    if (blind)
        blind = blind->after(*snapshot, changes);
}

void Workbench::Parts::start_indexing() {
    indexer = std::make_shared<Indexer>(index);
    searcher.reset();
    if (const auto head = indexed_head(index, snapshot->card)) {
        const auto delta = opened->responses_since(*head);
        if (delta && delta->lineage == ResponseDelta::Lineage::same)
            return indexer->offer(snapshot, *head, ResponseSet::of(delta->touched));
    }
    indexer->offer(snapshot);
}

void Workbench::Parts::ready_to_search() {
    if (indexer || snapshot->study.responses.size() <= few_answers)
        return;
    start_indexing();
    indexer->settle(longest_indexing);
}

Searcher& Workbench::Parts::searching() {
    if (opened)
        ready_to_search();
    if (!searcher)
        searcher = new_searcher();
    return *searcher;
}

std::shared_ptr<Searcher> Workbench::Parts::new_searcher() const {
    Searcher::SameAnswers same;
    if (indexer)
        same = [keeps = indexer](Head a, Head b) { return keeps->same_answers(a, b); };
    return std::make_shared<Searcher>(index, std::move(same));
}

std::shared_ptr<const Workbench> Workbench::beside(std::shared_ptr<Searcher> searcher) const {
    return std::shared_ptr<const Workbench>(
        new Workbench(std::make_unique<Parts>(*parts_, std::move(searcher))));
}

std::shared_ptr<Searcher> Workbench::another_searcher() const { return parts_->new_searcher(); }

Result<Hits> Workbench::search(const std::string& query, const SearchOptions& options,
                               std::stop_token stop) const {
    auto parsed = parse_query(query);
    if (!parsed)
        return failure(parsed.error());
    auto hits = parts_->searching().search(*snapshot(), *parsed, options, stop);
    if (hits && hits->fault && parts_->indexer)
        parts_->indexer->renew();
    return hits;
}

Result<ResponseSet> Workbench::matching(const std::string& query) const {
    auto parsed = parse_query(query);
    if (!parsed)
        return failure(parsed.error());
    return parts_->searching().matching(*snapshot(), *parsed);
}

Result<std::vector<TellingWord>> Workbench::telling_words(const ResponseSet& answers,
                                                          std::size_t limit,
                                                          std::stop_token stop) const {
    return parts_->searching().telling_words(*snapshot(), answers, limit, std::move(stop));
}

IndexState Workbench::index_state() const {
    using enum Indexing::Phase;
    if (!parts_->indexer)
        return IndexState::up_to_date;
    switch (parts_->indexer->indexing().phase) {
    case catching_up:
    case waiting:
        return IndexState::catching_up;
    case failed:
        return IndexState::failed;
    default:
        return IndexState::up_to_date;
    }
}

void Workbench::settle_index() const {
    if (!parts_->indexer && parts_->opened)
        parts_->start_indexing();
    if (parts_->indexer)
        parts_->indexer->settle(longest_indexing);
}

} // namespace themata
