#include "ui/responses/card_stream.h"

#include <algorithm>
#include <bit>

namespace themata {

Heights::Heights(const std::vector<float>& heights)
    : heights_(heights), sums_(heights.size() + 1, 0.0) {
    for (std::size_t at = 1; at < sums_.size(); ++at) {
        sums_[at] += heights_[at - 1];
        if (const std::size_t above = at + (at & -at); above < sums_.size())
            sums_[above] += sums_[at];
    }
}

double Heights::before(std::size_t card) const {
    double sum = 0;
    for (std::size_t at = card; at > 0; at -= at & -at)
        sum += sums_[at];
    return sum;
}

std::size_t Heights::card_at(double distance) const {
    if (heights_.empty())
        return 0;
    std::size_t at = 0;
    for (std::size_t step = std::bit_floor(size()); step > 0; step /= 2)
        if (at + step <= size() && sums_[at + step] <= distance) {
            at += step;
            distance -= sums_[at];
        }
    return std::min(at, size() - 1);
}

void Heights::set(std::size_t card, float height) {
    const double grown = static_cast<double>(height) - static_cast<double>(heights_[card]);
    heights_[card] = height;
    for (std::size_t at = card + 1; at < sums_.size(); at += at & -at)
        sums_[at] += grown;
}

void CardStream::measured(std::size_t card, float height) {
    if (heights_->at(card) != height)
        heights_->set(card, height);
}

float CardStream::remeasured(std::size_t card, const CardMeasure& measure) {
    const float height = measure(card);
    measured(card, height);
    return height;
}

void CardStream::scroll_by(float distance, float view, const CardMeasure& measure) {
    hidden_ += distance;
    settle(view, measure);
}

// Brings the place back into the list: into a card, and not beyond either end.
void CardStream::settle(float view, const CardMeasure& measure) {
    if (size() == 0) {
        top_ = 0;
        hidden_ = 0;
        return;
    }
    while (hidden_ < 0 && top_ > 0)
        hidden_ += remeasured(--top_, measure);
    hidden_ = std::max(hidden_, 0.0F);
    while (top_ + 1 < size()) {
        const float height = remeasured(top_, measure);
        if (hidden_ < height)
            break;
        hidden_ -= height;
        ++top_;
    }
    float seen = -hidden_;
    for (std::size_t card = top_; card < size() && seen < view; ++card)
        seen += remeasured(card, measure);
    if (seen < view)
        rest_on(size() - 1, view, measure);
}

void CardStream::rest_on(std::size_t card, float view, const CardMeasure& measure) {
    top_ = card;
    float above = remeasured(card, measure);
    while (top_ > 0 && above < view)
        above += remeasured(--top_, measure);
    hidden_ = std::max(0.0F, above - view);
}

double CardStream::share(float view) const {
    const double rest = heights_->total() - view;
    if (rest <= 0)
        return 0;
    return std::clamp((heights_->before(top_) + hidden_) / rest, 0.0, 1.0);
}

double CardStream::shown(float view) const {
    const double total = heights_->total();
    return total <= view ? 1.0 : view / total;
}

void CardStream::scroll_to_share(double share, float view, const CardMeasure& measure) {
    if (size() == 0)
        return;
    const double distance = std::max(0.0, heights_->total() - view) * std::clamp(share, 0.0, 1.0);
    top_ = heights_->card_at(distance);
    hidden_ = static_cast<float>(std::max(0.0, distance - heights_->before(top_)));
    settle(view, measure);
}

void CardStream::show_at_top(std::size_t card, float view, const CardMeasure& measure) {
    place(card, 0, view, measure);
}

void CardStream::place(std::size_t card, float below, float view, const CardMeasure& measure) {
    top_ = std::min(card, size() == 0 ? 0 : size() - 1);
    hidden_ = -below;
    settle(view, measure);
}

void CardStream::reveal(std::size_t card, float view, const CardMeasure& measure) {
    if (card >= size())
        return;
    float bottom = -hidden_;
    std::size_t at = top_;
    while (at < card && bottom < 2 * view)
        bottom += remeasured(at++, measure);
    const float height = remeasured(card, measure);
    const float above = std::clamp(view - height, 0.0F, view / 3);
    if (card < top_ || (card == top_ && hidden_ > 0)) {
        const bool near = top_ - card <= 2;
        place(card, near ? 0 : above, view, measure);
    } else if (at < card) {
        place(card, above, view, measure);
    } else if (bottom + height > view) {
        if (height >= view)
            show_at_top(card, view, measure);
        else
            rest_on(card, view, measure);
    }
}

} // namespace themata
