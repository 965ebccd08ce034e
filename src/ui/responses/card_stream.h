#pragma once
// A long list of cards of unlike heights of which a few are seen: where it is scrolled to, without
// measuring what nobody looks at. Heights not yet measured are estimates; the place is kept as a
// card and how far into it, so it never moves when an estimate turns out wrong. Plain values; one
// thread.

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace themata {

// Sums of heights over any stretch of the list in the logarithm of its length.
class Heights {
public:
    Heights() = default;
    explicit Heights(const std::vector<float>& heights);

    [[nodiscard]] std::size_t size() const { return heights_.size(); }

    [[nodiscard]] float at(std::size_t card) const { return heights_[card]; }

    [[nodiscard]] double total() const { return before(size()); }

    // All heights above this card.
    [[nodiscard]] double before(std::size_t card) const;
    // The card that covers this distance from the top; the last one beyond the end.
    [[nodiscard]] std::size_t card_at(double distance) const;

    void set(std::size_t card, float height);

private:
    std::vector<float> heights_;
    std::vector<double> sums_; // a Fenwick tree
};

// Measures a card, by its place in the list.
using CardMeasure = std::function<float(std::size_t card)>;

class CardStream {
public:
    CardStream() : CardStream(std::vector<float>{}) {}

    explicit CardStream(const std::vector<float>& estimates)
        : CardStream(std::make_shared<Heights>(estimates)) {}

    // What is measured is written into these: a million heights are not copied within a frame.
    explicit CardStream(std::shared_ptr<Heights> estimates) : heights_(std::move(estimates)) {}

    [[nodiscard]] std::size_t size() const { return heights_->size(); }

    // The card at the top of the view, and how much of it is above.
    [[nodiscard]] std::size_t top() const { return top_; }

    [[nodiscard]] float hidden() const { return hidden_; }

    void measured(std::size_t card, float height);
    void scroll_by(float distance, float view, const CardMeasure& measure);
    // 0 to 1: the share of the list above the view.
    void scroll_to_share(double share, float view, const CardMeasure& measure);
    [[nodiscard]] double share(float view) const;
    // The share of the list that is seen.
    [[nodiscard]] double shown(float view) const;

    // As little as makes the card seen; a far one comes to the upper third.
    void reveal(std::size_t card, float view, const CardMeasure& measure);
    void show_at_top(std::size_t card, float view, const CardMeasure& measure);

private:
    void settle(float view, const CardMeasure& measure);
    // Puts the top of this card so far below the top of the view, as far as the list reaches.
    void place(std::size_t card, float below, float view, const CardMeasure& measure);
    // Puts the bottom of this card on the bottom of the view.
    void rest_on(std::size_t card, float view, const CardMeasure& measure);
    float remeasured(std::size_t card, const CardMeasure& measure);

    std::shared_ptr<Heights> heights_;
    std::size_t top_ = 0;
    float hidden_ = 0;
};

} // namespace themata
