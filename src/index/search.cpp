#include "index/search.h"

#include "index/evidence.h"
#include "index/search_parts.h"
#include "index/text_search.h"
#include "index/writer.h"
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

using Node = SearchPlan::Node;

Highlighter::Highlighter(const SearchPlan& plan, const Filtered& filtered, Language language)
    : plan_(plan), filtered_(filtered), matcher_(plan.patterns, language) {
    for (const Pattern& pattern : plan.patterns)
        text_searches_.push_back(pattern.reads_texts() ? std::optional<TextSearch>(pattern)
                                                       : std::nullopt);
}

std::vector<Span> Highlighter::spans(const Response& response) {
    response_ = response.id;
    marked_ = matcher_.spans(response.text);
    found_.assign(plan_.patterns.size(), false);
    for (const Matcher::Found& found : matcher_.found())
        found_[found.pattern] = true;
    for (std::size_t i = 0; i < text_searches_.size(); ++i)
        if (text_searches_[i]) {
            const auto count = text_searches_[i]->count(response.text, [] { return false; });
            found_[i] = count && *count > 0;
            marked_[i] = text_searches_[i]->spans(response.text);
        }
    std::vector<Span> spans;
    collect(plan_.root, Wanted::holds, spans);
    return united(std::move(spans));
}

bool Highlighter::holds(const Node& node) const {
    const auto part_holds = [this](const Node& part) { return holds(part); };
    switch (node.kind) {
    case Node::Kind::everything:
        return true;
    case Node::Kind::pattern:
        return found_[node.place];
    case Node::Kind::filter:
        return filtered_.sets[node.place].contains(response_);
    case Node::Kind::all_of:
        return std::ranges::all_of(node.parts, part_holds);
    case Node::Kind::any_of:
        return std::ranges::any_of(node.parts, part_holds);
    case Node::Kind::none_of:
        break;
    }
    return !holds(node.parts.front());
}

// A part counts when it is as it was wanted to be; below a NOT that is the other way round.
void Highlighter::collect(const Node& node, Wanted wanted, std::vector<Span>& spans) const {
    if (holds(node) != (wanted == Wanted::holds))
        return;
    if (node.kind == Node::Kind::pattern && wanted == Wanted::holds)
        spans.insert(spans.end(), marked_[node.place].begin(), marked_[node.place].end());
    const bool turns = node.kind == Node::Kind::none_of;
    const Wanted other = wanted == Wanted::holds ? Wanted::fails : Wanted::holds;
    for (const Node& part : node.parts)
        collect(part, turns ? other : wanted, spans);
}

namespace {

// A writer may commit twice while one search reads; three times in a row means something else.
constexpr int most_tries = 3;

std::vector<Hit> with_spans(const std::vector<Scored>& scored, const Search& search,
                            const Snapshot& snapshot, Language language) {
    Highlighter highlighter(search.plan, search.filtered, language);
    std::vector<Hit> hits;
    hits.reserve(scored.size());
    for (const Scored& one : scored) {
        const Response* response = snapshot.study.responses.find(one.response);
        hits.push_back({one.response, one.score, highlighter.spans(*response)});
    }
    return hits;
}

ResponseSet first_of(const ResponseSet& all, std::size_t most) {
    if (all.size() <= most)
        return all;
    const std::vector<ResponseId> ids = all.to_vector();
    return ResponseSet::of(std::span(ids).first(most));
}

std::shared_ptr<const Search> without(Search search, ResponseId response) {
    search.matched.responses.remove(response);
    return std::make_shared<const Search>(std::move(search));
}

} // namespace

bool Searcher::Parts::stands_for(const IndexContents& standing, const Snapshot& snapshot) {
    return standing.uuid == snapshot.card.uuid && standing.schema == index_schema() &&
           standing.language == overview.language(snapshot) &&
           (standing.head == snapshot.head ||
            (same_answers && same_answers(standing.head, snapshot.head)));
}

Result<void> Searcher::Parts::open_for(const Snapshot& snapshot) {
    if (reader && stands_for(reader->standing(), snapshot))
        return {};
    reader.reset();
    auto opened = IndexReader::open(place);
    if (!opened)
        return failure(std::move(opened.error()));
    if (!stands_for(opened->standing(), snapshot))
        return failure(Error::Code::not_found, "The index has not caught up yet.", "");
    reader.emplace(std::move(*opened));
    return {};
}

Result<Matched> Searcher::Parts::by_index(const SearchPlan& plan, const Filtered& filtered,
                                          const Snapshot& snapshot, const std::stop_token& stop) {
    if (auto opened = open_for(snapshot); !opened)
        return failure(std::move(opened.error()));
    EvidenceSource source;
    for (const Pattern& pattern : plan.patterns) {
        auto cost = reader->cost(pattern);
        if (!cost)
            return failure(std::move(cost.error()));
        source.costs.push_back(*cost);
    }
    source.look = [&](std::size_t which, const ResponseSet* within) {
        const Pattern& pattern = plan.patterns[which];
        return pattern.reads_texts()
                   ? read_texts(pattern, within ? *within : filtered.all, snapshot, stop)
                   : reader->look(pattern, snapshot.study, within, stop);
    };
    return evaluate(plan, filtered, source);
}

Result<Evidence> Searcher::Parts::read_texts(const Pattern& pattern, const ResponseSet& within,
                                             const Snapshot& snapshot,
                                             const std::stop_token& stop) {
    constexpr std::size_t few = 2'000;
    if (within.size() <= few)
        return scan_texts(snapshot.study, pattern, within, stop);
    auto holding = reader->holding(pattern);
    if (!holding)
        return failure(std::move(holding.error()));
    return scan_texts(snapshot.study, pattern, *holding ? **holding & within : within, stop);
}

Result<Matched> Searcher::Parts::by_scan(const SearchPlan& plan, const Filtered& filtered,
                                         const ResponseSet& within, const Snapshot& snapshot,
                                         const std::stop_token& stop) {
    auto evidence = scan(snapshot.study, plan.patterns, within, overview.language(snapshot), stop);
    if (!evidence)
        return failure(std::move(evidence.error()));
    EvidenceSource source;
    constexpr std::size_t of_a_text = 20;
    for (std::size_t i = 0; i < evidence->size(); ++i)
        source.costs.push_back(plan.patterns[i].reads_texts() ? within.size() * of_a_text
                                                              : (*evidence)[i].postings.size());
    source.look = [&](std::size_t which, const ResponseSet* asked) -> Result<Evidence> {
        const Pattern& pattern = plan.patterns[which];
        if (!pattern.reads_texts())
            return (*evidence)[which];
        return scan_texts(snapshot.study, pattern, asked ? *asked & within : within, stop);
    };
    return evaluate(plan, filtered, source);
}

Result<Search> Searcher::Parts::run(const Snapshot& snapshot, const Query& query,
                                    const std::stop_token& stop, std::size_t most_read) {
    auto plan = resolve(query, snapshot);
    if (!plan)
        return failure(std::move(plan.error()));
    overview.follow(snapshot);
    Search search{.plan = std::move(*plan), .filtered = {}, .matched = {}, .fault = {}};
    search.filtered = overview.filtered(search.plan, snapshot);
    const Filtered& filtered = search.filtered;
    search.answers = filtered.all.size();
    const bool asks_for_words = !search.plan.patterns.empty();
    for (int tried = 0; asks_for_words && tried < most_tries; ++tried) {
        auto matched = by_index(search.plan, filtered, snapshot, stop);
        if (matched) {
            search.matched = std::move(*matched);
            search.source = Hits::Source::index;
            return search;
        }
        if (matched.error().code == Error::Code::cancelled ||
            matched.error().code == Error::Code::refused)
            return failure(std::move(matched.error()));
        reader.reset();
        if (matched.error().code == Error::Code::io)
            search.fault = std::move(matched.error());
        if (matched.error().code != Error::Code::conflict)
            break;
    }
    const ResponseSet all = narrowed(search.plan, filtered);
    const ResponseSet within = asks_for_words ? first_of(all, most_read) : all;
    search.answers = within.size();
    search.unread = all.size() - search.answers;
    auto matched = by_scan(search.plan, filtered, within, snapshot, stop);
    if (!matched)
        return failure(std::move(matched.error()));
    search.matched = std::move(*matched);
    search.source = asks_for_words ? Hits::Source::scan : Hits::Source::index;
    return search;
}

Result<std::shared_ptr<const Search>> Searcher::Parts::found(const Snapshot& snapshot,
                                                             const Query& query,
                                                             const std::stop_token& stop,
                                                             std::size_t most_read) {
    last.follow(snapshot);
    overview.follow(snapshot);
    if (auto known = last.find(query))
        return known;
    auto search = run(snapshot, query, stop, most_read);
    if (!search)
        return failure(std::move(search.error()));
    auto fresh = std::make_shared<const Search>(std::move(*search));
    last.keep(query, fresh);
    return fresh;
}

Searcher::Searcher(std::filesystem::path place, SameAnswers same_answers)
    : parts_(std::make_unique<Parts>()) {
    parts_->place = std::move(place);
    parts_->same_answers = std::move(same_answers);
}

Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Hits> Searcher::search(const Snapshot& snapshot, const Query& query,
                              const SearchOptions& options, std::stop_token stop) {
    const std::scoped_lock lock(parts_->mutex);
    auto found =
        parts_->found(snapshot, query, stop, options.most_read == 0 ? SIZE_MAX : options.most_read);
    if (!found)
        return failure(std::move(found.error()));
    if (options.without && (*found)->matched.responses.contains(options.without))
        found = without(**found, options.without);
    const Search& search = **found;
    Overview& overview = parts_->overview;
    Slice slice{.offset = options.offset, .limit = options.limit};
    ResponseSet uncoded;
    if (options.order == SearchOrder::uncoded_first) {
        uncoded = search.matched.responses - overview.coded_or_judged(snapshot);
        slice.first = &uncoded;
    }
    const auto best = ranked(search.matched, overview.lengths(snapshot), search.answers, slice);
    Hits hits;
    hits.total = search.matched.responses.size();
    hits.hits = with_spans(best, search, snapshot, overview.language(snapshot));
    hits.breakdown = overview.breakdown(snapshot, search.matched.responses, options);
    hits.source = search.source;
    hits.fault = search.fault;
    hits.responses = search.matched.responses;
    hits.unread = search.unread;
    if (hits.unread > 0)
        return hits; // what was meant is told when all are read
    // What cannot be told now is only not offered.
    if (auto meant = parts_->meant(snapshot, query, hits.total, stop))
        hits.meant = std::move(*meant);
    return hits;
}

Result<ResponseSet> Searcher::matching(const Snapshot& snapshot, const Query& query,
                                       std::stop_token stop) {
    const std::scoped_lock lock(parts_->mutex);
    auto found = parts_->found(snapshot, query, stop);
    if (!found)
        return failure(std::move(found.error()));
    return (*found)->matched.responses;
}

} // namespace themata
