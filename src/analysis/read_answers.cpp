#include "analysis/read_answers.h"

#include <algorithm>
#include <bit>

namespace themata {

namespace {

constexpr std::uint32_t nobody = ~std::uint32_t{0};

// By the id of a coder: a place in the list, or nobody.
std::vector<std::uint32_t> places_of(const Study& study, const std::vector<CoderId>& coders) {
    std::vector<std::uint32_t> places(study.coders.last_id() + 1, nobody);
    for (std::uint32_t place = 0; place < coders.size(); ++place)
        places[coders[place].value] = place;
    return places;
}

CoderMask bit_of(std::uint32_t place) { return CoderMask{1} << place; }

// By the id of a response: who did something with it.
struct Doings {
    std::vector<CoderMask> judged;
    std::vector<CoderMask> assigned;
};

Doings doings_in(const Study& study, const std::vector<CoderId>& coders) {
    const std::vector<std::uint32_t> places = places_of(study, coders);
    const std::size_t responses = study.responses.last_id() + 1;
    Doings doings{.judged = std::vector<CoderMask>(responses),
                  .assigned = std::vector<CoderMask>(responses)};
    const auto note = [&](std::vector<CoderMask>& by, const auto& record) {
        if (const std::uint32_t place = places[record.coder.value]; place != nobody)
            by[record.response.value] |= bit_of(place);
    };
    study.codings.for_each([&](const Coding& coding) { note(doings.judged, coding); });
    study.verdicts.for_each([&](const Verdict& verdict) { note(doings.judged, verdict); });
    study.assignments.for_each([&](const Assignment& given) { note(doings.assigned, given); });
    return doings;
}

class Sifting {
public:
    Sifting(const Study& study, const ReadSpec& spec)
        : study_(study), spec_(spec), doings_(doings_in(study, spec.coders)),
          enough_(spec.at_least == 0 ? spec.coders.size() : spec.at_least),
          everybody_(spec.coders.size() == most_coders
                         ? ~CoderMask{0}
                         : bit_of(static_cast<std::uint32_t>(spec.coders.size())) - 1),
          participant_(study.participants.last_id() + 1, nobody) {
        found_.place.assign(study.responses.last_id() + 1, ReadAnswers::nowhere);
        found_.by_coder.resize(spec.coders.size());
        found_.unfinished.resize(spec.coders.size());
    }

    void take(const Response& response) {
        if (!wanted(response))
            return;
        if (response.state == ResponseState::blank) {
            ++found_.blank;
            return;
        }
        const CoderMask read = read_by(response.id);
        const auto readers = static_cast<std::size_t>(std::popcount(read));
        if (readers >= enough_)
            add(response, read);
        else
            ++(readers > 0 ? found_.read_by_few : found_.unread);
    }

    [[nodiscard]] ReadAnswers done() { return std::move(found_); }

private:
    [[nodiscard]] bool wanted(const Response& response) const {
        return (!spec_.stage || response.stage == spec_.stage) &&
               (!spec_.question || response.question == spec_.question) &&
               (!spec_.role || study_.participants.find(response.participant)->role == spec_.role);
    }

    [[nodiscard]] CoderMask read_by(ResponseId id) const {
        switch (spec_.base) {
        case ReadBase::read:
            return doings_.judged[id.value] | doings_.assigned[id.value];
        case ReadBase::judged:
            return doings_.judged[id.value];
        case ReadBase::all:
            break;
        }
        return everybody_;
    }

    void add(const Response& response, CoderMask read) {
        std::uint32_t& participant = participant_[response.participant.value];
        if (participant == nobody) {
            participant = static_cast<std::uint32_t>(found_.participants.size());
            found_.participants.push_back(response.participant);
        }
        found_.place[response.id.value] = static_cast<std::uint32_t>(found_.answers.size());
        found_.answers.push_back(
            {.response = response.id, .participant = participant, .read = read});
        for (std::uint32_t coder = 0; coder < spec_.coders.size(); ++coder) {
            const bool has_read = read & bit_of(coder);
            const bool judged = doings_.judged[response.id.value] & bit_of(coder);
            const bool assigned = doings_.assigned[response.id.value] & bit_of(coder);
            found_.by_coder[coder] += has_read ? 1 : 0;
            found_.unfinished[coder] += has_read && assigned && !judged ? 1 : 0;
        }
    }

    const Study& study_;
    const ReadSpec& spec_;
    Doings doings_;
    std::size_t enough_;
    CoderMask everybody_;
    std::vector<std::uint32_t> participant_; // by id: a place in what is found
    ReadAnswers found_;
};

Result<void> check(const Study& study, const ReadSpec& spec) {
    if (spec.coders.size() < 2)
        return failure({.code = Error::Code::wrong_call,
                        .what = "Agreement is between coders, two at least.",
                        .hint = "Name another coder.",
                        .option = "describe"});
    if (spec.coders.size() > most_coders)
        return failure(Error::Code::refused, "More than 64 coders cannot be compared at once.",
                       "Name fewer coders.");
    auto once = spec.coders;
    std::ranges::sort(once);
    if (std::ranges::adjacent_find(once) != once.end())
        return failure(Error::Code::wrong_call, "A coder is named twice.",
                       "Everybody agrees with herself; name each coder once.");
    for (const CoderId coder : spec.coders)
        if (!study.coders.find(coder))
            return failure({.code = Error::Code::not_found,
                            .what = "One of the coders is not in this study.",
                            .hint = "Name coders of this study.",
                            .option = "describe"});
    if (spec.at_least == 1 || spec.at_least > spec.coders.size())
        return failure(
            Error::Code::wrong_call,
            "How many must have read an answer is a number from 2 to that of the coders.",
            "Leave it out, and only what all of them read counts.");
    return {};
}

// The places for which a coding of this theme counts.
class CountedThemes {
public:
    CountedThemes(const ThemeTree& tree, ThemeLevel level, ThemeId theme)
        : tree_(tree), level_(level), only_(theme ? tree.place[theme.value] : tree.none()) {}

    template <class Take>
    void for_each_place(std::uint32_t place, Take take) const {
        if (level_ == ThemeLevel::top) {
            while (tree_.above[place] != tree_.none())
                place = tree_.above[place];
            if (only_ == tree_.none() || only_ == place)
                take(place);
            return;
        }
        if (!below_only(place))
            return;
        take(place);
        while (level_ == ThemeLevel::with_below && place != only_ &&
               tree_.above[place] != tree_.none()) {
            place = tree_.above[place];
            take(place);
        }
    }

private:
    [[nodiscard]] bool below_only(std::uint32_t place) const {
        if (only_ == tree_.none())
            return true;
        while (place != only_ && place != tree_.none())
            place = tree_.above[place];
        return place == only_;
    }

    const ThemeTree& tree_;
    ThemeLevel level_;
    std::uint32_t only_;
};

} // namespace

Result<ReadAnswers> answers_read(const Study& study, const ReadSpec& spec) {
    if (auto fine = check(study, spec); !fine)
        return failure(fine.error());
    Sifting sifting(study, spec);
    study.responses.for_each([&](const Response& response) { sifting.take(response); });
    return sifting.done();
}

std::vector<Mark> marks_in(const Study& study, const ThemeTree& tree, const ReadAnswers& read,
                           const std::vector<CoderId>& coders, ThemeLevel level, ThemeId theme) {
    const std::vector<std::uint32_t> places = places_of(study, coders);
    const CountedThemes counting(tree, level, theme);
    std::vector<Mark> marks;
    study.codings.for_each([&](const Coding& coding) {
        const std::uint32_t coder = places[coding.coder.value];
        const std::uint32_t answer = read.place[coding.response.value];
        if (coder == nobody || answer == ReadAnswers::nowhere)
            return;
        counting.for_each_place(tree.place[coding.theme.value], [&](std::uint32_t place) {
            marks.push_back(
                {.answer = answer, .theme = place, .coder = coder, .span = coding.span});
        });
    });
    std::ranges::sort(marks);
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    return marks;
}

std::vector<Span> overlaps_joined(std::vector<Span> spans) {
    std::ranges::sort(spans);
    std::vector<Span> apart;
    for (const Span span : spans)
        if (!apart.empty() && span.begin < apart.back().end)
            apart.back().end = std::max(apart.back().end, span.end);
        else if (apart.empty() || apart.back() != span)
            apart.push_back(span);
    return apart;
}

} // namespace themata
