#include "exchange/reading/ratings.h"

#include "exchange/reading/rating_tables.h"
#include "text/fold.h"
#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

namespace themata {

namespace {

struct Placed {
    std::uint32_t scale;
    std::uint32_t point; // from 1
    bool operator==(const Placed&) const = default;
};

struct KnownScale {
    std::vector<std::string> labels; // the first wording of each point
};

std::vector<std::string_view> parted(std::string_view text, char sign) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(sign, from), text.size());
        parts.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

std::string with_word(std::string_view pattern, std::string_view word) {
    std::string label(pattern);
    if (const std::size_t star = label.find('*'); star != label.npos)
        label.replace(star, 1, word);
    return label;
}

class KnownRatings {
public:
    KnownRatings() {
        for (const RatingTable& table : {ratings_in_english(), ratings_in_germanic(),
                                         ratings_in_romance(), ratings_in_others()}) {
            for (const TwoEndedRating& rating : table.two_ended)
                add_two_ended(parted(rating, '|'));
            for (const RatingScale& scale : table.scales)
                for (const std::string_view word : parted(scale.words, '/'))
                    add(parted(scale.points, '|'), word);
        }
    }

    [[nodiscard]] const std::vector<Placed>* places_of(const std::string& key) const {
        const auto found = places_.find(key);
        return found == places_.end() ? nullptr : &found->second;
    }

    [[nodiscard]] const KnownScale& scale(std::uint32_t number) const { return scales_[number]; }

private:
    void add_two_ended(const std::vector<std::string_view>& points) {
        // Which of the seven points scales of other lengths have.
        static constexpr auto made = std::to_array<std::string_view>(
            {"0123456", "012456", "01356", "02346", "0156", "0246", "135"});
        for (const std::string_view places : made) {
            std::vector<std::string_view> taken;
            for (const char place : places)
                taken.push_back(points[static_cast<std::size_t>(place - '0')]);
            if (std::ranges::none_of(taken, &std::string_view::empty))
                add(taken, {});
        }
    }

    void add(const std::vector<std::string_view>& points, std::string_view word) {
        const auto number = static_cast<std::uint32_t>(scales_.size());
        KnownScale& scale = scales_.emplace_back();
        for (std::size_t at = 0; at < points.size(); ++at) {
            const auto wordings = parted(points[at], '/');
            scale.labels.push_back(with_word(wordings[0], word));
            for (const std::string_view wording : wordings)
                place(word_key(with_word(wording, word)),
                      {.scale = number, .point = static_cast<std::uint32_t>(at + 1)});
        }
    }

    // One wording at two points of a scale stands at the first of them.
    void place(const std::string& key, Placed placed) {
        auto& places = places_[key];
        if (places.empty() || places.back().scale != placed.scale)
            places.push_back(placed);
    }

    std::vector<KnownScale> scales_;
    std::unordered_map<std::string, std::vector<Placed>> places_; // by key; scales rise
};

const KnownRatings& known_ratings() {
    static const KnownRatings known;
    return known;
}

std::size_t point_in(const std::vector<Placed>& places, std::uint32_t scale) {
    const auto found = std::ranges::lower_bound(places, scale, {}, &Placed::scale);
    return found == places.end() || found->scale != scale ? 0 : found->point;
}

bool has_twice(std::vector<std::size_t> points) {
    std::ranges::sort(points);
    return std::ranges::adjacent_find(points) != points.end();
}

} // namespace

std::string word_key(std::string_view label) {
    std::string plain;
    for (std::size_t at = 0; at < label.size();) {
        const std::string_view rest = label.substr(at);
        const bool is_curly = rest.starts_with("’") || rest.starts_with("‘") ||
                              rest.starts_with("ʼ") || rest.starts_with("´");
        if (is_curly)
            at += rest.starts_with("ʼ") || rest.starts_with("´") ? 2 : 3;
        else if (rest[0] == '\'' || rest[0] == '`')
            ++at;
        else
            plain.push_back(label[at++]);
    }
    return bare(fold_loosely(plain));
}

std::vector<RatingFit> rating_fits(const std::vector<std::string>& labels) {
    const KnownRatings& known = known_ratings();
    std::vector<const std::vector<Placed>*> places;
    for (const std::string& label : labels) {
        places.push_back(known.places_of(word_key(label)));
        if (!places.back())
            return {};
    }
    std::vector<RatingFit> fits;
    for (std::size_t at = 0; !places.empty() && at < places[0]->size(); ++at) {
        const std::uint32_t scale = (*places[0])[at].scale;
        RatingFit fit{.points = {}, .labels = known.scale(scale).labels};
        for (const auto* of_label : places)
            fit.points.push_back(point_in(*of_label, scale));
        if (std::ranges::find(fit.points, 0U) != fit.points.end() || has_twice(fit.points))
            continue;
        const bool is_new = std::ranges::none_of(fits, [&](const RatingFit& other) {
            return other.points == fit.points && other.labels.size() == fit.labels.size();
        });
        if (is_new)
            fits.push_back(std::move(fit));
    }
    std::ranges::stable_sort(fits, {}, [](const RatingFit& fit) { return fit.labels.size(); });
    return fits;
}

bool is_rating_label(std::string_view label) {
    return known_ratings().places_of(word_key(label)) != nullptr;
}

namespace {

// So many answers, and none stands at a point: then the scale has no such point.
constexpr std::size_t enough_answers = 30;

bool rules_out(const RatingFit& fit, const RatingFit& other, std::size_t answers) {
    if (other.points == fit.points)
        return true;
    if (fit.labels.size() >= other.labels.size())
        return false;
    if (fit.unseen() == 0 && (answers >= enough_answers || fit.labels.size() >= 5))
        return true;
    // Of five points one was not given, or with many answers two.
    return fit.labels.size() == 5 && fit.unseen() <= (answers >= enough_answers ? 2U : 1U) &&
           other.unseen() >= fit.unseen() + 2;
}

// A long scale of which some points were not given may be a shorter one that is not known.
bool may_stand_alone(const RatingFit& fit) {
    return fit.unseen() == 0 || (fit.labels.size() <= 5 && fit.unseen() == 1);
}

} // namespace

const RatingFit* certain_fit(const std::vector<RatingFit>& fits, std::size_t answers) {
    if (fits.size() == 1)
        return may_stand_alone(fits[0]) ? &fits[0] : nullptr;
    for (const RatingFit& fit : fits)
        if (std::ranges::all_of(
                fits, [&](const RatingFit& other) { return rules_out(fit, other, answers); }))
            return &fit;
    return nullptr;
}

} // namespace themata
