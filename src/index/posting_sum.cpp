#include "index/posting_sum.h"

#include <algorithm>
#include <xapian.h>

namespace themata {

Vocabulary::Vocabulary(const Xapian::Database& database) {
    const auto end = database.allterms_end();
    for (auto it = database.allterms_begin(); it != end;) {
        const std::string term = *it;
        if (term.front() >= 'A' && term.front() <= 'Z') { // no word of an answer
            it.skip_to(std::string(1, 'Z' + 1));
            continue;
        }
        letters_ += term;
        ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
        ++it;
    }
}

PostingSum::PostingSum(const Xapian::Database& database, const ResponseSet* within)
    : database_(database), within_(within),
      ids_(within ? within->to_vector() : std::vector<ResponseId>()) {}

void PostingSum::add(const std::string& term, std::size_t length, const Speaking* only) {
    if (length == 0)
        return;
    answers_ += length;
    lists_ += 1;
    constexpr std::size_t worth_a_jump = 8; // postings read in the time of one jump
    const std::size_t before = postings_.size();
    begins_.push_back(before);
    if (within_ && ids_.size() * worth_a_jump < length)
        add_those_within(term);
    else
        add_all(term);
    if (only)
        keep_from(before, *only);
}

std::vector<Posting> PostingSum::take() {
    if (lists_ > 1)
        unite();
    return std::move(postings_);
}

void PostingSum::add_all(const std::string& term) {
    const auto end = database_.postlist_end(term);
    for (auto it = database_.postlist_begin(term); it != end; ++it)
        postings_.push_back({{*it}, it.get_wdf()});
}

void PostingSum::add_those_within(const std::string& term) {
    const auto end = database_.postlist_end(term);
    auto it = database_.postlist_begin(term);
    for (const ResponseId id : ids_) {
        it.skip_to(id.value);
        if (it == end)
            return;
        if (*it == id.value)
            postings_.push_back({id, it.get_wdf()});
    }
}

void PostingSum::keep_from(std::size_t first, const Speaking& only) {
    const auto begin = postings_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto kept = std::remove_if(begin, postings_.end(), [&](const Posting& posting) {
        return !only.take(posting.response);
    });
    postings_.erase(kept, postings_.end());
}

// One posting for each answer. Counting in an array beats sorting when many are found.
void PostingSum::unite() {
    const std::size_t places = std::size_t{database_.get_lastdocid()} + 1;
    if (postings_.size() < places / 16)
        return unite_by_sorting();
    std::vector<std::uint32_t> counts(places);
    for (const Posting& posting : postings_)
        counts[posting.response.value] += posting.count;
    postings_.clear();
    for (std::uint32_t id = 0; id < places; ++id)
        if (counts[id] != 0)
            postings_.push_back({{id}, counts[id]});
}

// Each list is in order already.
void PostingSum::merge_lists() {
    const auto at = [&](std::size_t list) {
        return postings_.begin() + static_cast<std::ptrdiff_t>(
                                       list < begins_.size() ? begins_[list] : postings_.size());
    };
    while (begins_.size() > 1) {
        std::vector<std::size_t> merged;
        for (std::size_t list = 0; list < begins_.size(); list += 2) {
            std::inplace_merge(at(list), at(list + 1), at(list + 2));
            merged.push_back(begins_[list]);
        }
        begins_ = std::move(merged);
    }
}

void PostingSum::unite_by_sorting() {
    merge_lists();
    std::size_t kept = 0;
    for (std::size_t i = 1; i < postings_.size(); ++i) {
        if (postings_[kept].response == postings_[i].response)
            postings_[kept].count += postings_[i].count;
        else
            postings_[++kept] = postings_[i];
    }
    if (!postings_.empty())
        postings_.resize(kept + 1);
}

} // namespace themata
