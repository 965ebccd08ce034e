#include "analysis/carry_over.h"

#include "analysis/selection.h"
#include "text/fold.h"
#include "text/segments.h"
#include <algorithm>
#include <map>

namespace themata {

namespace {

std::string_view text_at(std::string_view text, Span span) {
    return text.substr(span.begin, span.length());
}

bool are_same_words(std::string_view one, const std::vector<Word>& words_of_one,
                    std::string_view other, const std::vector<Word>& words_of_other) {
    return std::ranges::equal(words_of_one, words_of_other, [&](const Word& a, const Word& b) {
        return fold(text_at(one, a.span)) == fold(text_at(other, b.span));
    });
}

// What people said of an answer, each of them, with the codings.
struct PersonsCodings {
    EqualReading reading;
    std::vector<CodingId> codings;
};

class CarryOverSearch {
public:
    CarryOverSearch(const Snapshot& now, const CarryOverSpec& spec)
        : now_(now), study_(now.study), spec_(spec), settled_(settled_answers(now.study)) {
        people_.assign(study_.coders.last_id() + 1, Speaks::no);
        for (const Coder& coder : study_.coders)
            people_[coder.id.value] = coder.kind == CoderKind::person      ? Speaks::person
                                      : coder.kind == CoderKind::consensus ? Speaks::consensus
                                      : coder.name == carried_over_coder   ? Speaks::carried
                                                                           : Speaks::no;
    }

    void look_at(const DuplicateGroup& group) {
        std::vector<PersonsCodings> read;
        std::vector<ResponseId> uncoded;
        std::size_t hidden = 0;
        for (const ResponseId response : group.responses) {
            if (spec_.hidden.contains(response)) {
                ++hidden;
                continue;
            }
            if (is_uncoded(response))
                uncoded.push_back(response);
            else
                add_readings(response, read);
        }
        if (hidden > 0 && (!read.empty() || !uncoded.empty()))
            found_.hidden += hidden;
        if (!read.empty() && !uncoded.empty())
            carry(read, uncoded);
    }

    CarryOver done() {
        std::ranges::sort(found_.answers, {}, &CarriedAnswer::to);
        std::ranges::stable_sort(found_.not_carried, {}, &NotCarried::to);
        return std::move(found_);
    }

private:
    enum class Speaks : std::uint8_t { no, person, consensus, carried };

    [[nodiscard]] Speaks who(CoderId coder) const { return people_[coder.value]; }

    [[nodiscard]] bool is_uncoded(ResponseId response) const {
        const auto by_nobody = [&](CoderId coder) { return who(coder) == Speaks::no; };
        return std::ranges::all_of(
                   now_.lookup.codings.of(response),
                   [&](CodingId id) { return by_nobody(study_.codings.find(id)->coder); }) &&
               std::ranges::all_of(now_.lookup.verdicts.of(response), [&](VerdictId id) {
                   return by_nobody(study_.verdicts.find(id)->coder);
               });
    }

    [[nodiscard]] bool is_heard(ResponseId response, CoderId coder) const {
        const bool settled = !settled_.empty() && settled_[response.value];
        return who(coder) == Speaks::consensus || (who(coder) == Speaks::person && !settled);
    }

    void add_readings(ResponseId response, std::vector<PersonsCodings>& read) const {
        std::map<CoderId, PersonsCodings> by_coder;
        for (const CodingId id : now_.lookup.codings.of(response)) {
            const Coding& coding = *study_.codings.find(id);
            if (!is_heard(response, coding.coder))
                continue;
            PersonsCodings& hers = by_coder[coding.coder];
            hers.codings.push_back(id);
            hers.reading.themes.push_back(coding.theme);
        }
        for (const VerdictId id : now_.lookup.verdicts.of(response))
            if (const CoderId coder = study_.verdicts.find(id)->coder; is_heard(response, coder))
                by_coder[coder];
        for (auto& [coder, hers] : by_coder) {
            std::ranges::sort(hers.reading.themes);
            const auto again = std::ranges::unique(hers.reading.themes);
            hers.reading.themes.erase(again.begin(), again.end());
            hers.reading.response = response;
            hers.reading.coder = coder;
            read.push_back(std::move(hers));
        }
    }

    void carry(const std::vector<PersonsCodings>& read, const std::vector<ResponseId>& uncoded) {
        const auto& themes = read.front().reading.themes;
        const bool agreed = std::ranges::all_of(
            read, [&](const PersonsCodings& each) { return each.reading.themes == themes; });
        if (!agreed) {
            EqualsDisagree disagree{.readings = {}, .uncoded = uncoded};
            for (const PersonsCodings& each : read)
                disagree.readings.push_back(each.reading);
            return found_.disagreements.push_back(std::move(disagree));
        }
        if (!themes.empty())
            for (const ResponseId to : uncoded)
                carry(to, most_like(read, to));
    }

    // Of the equals the first one that is the same to the letter, else the first.
    [[nodiscard]] const PersonsCodings& most_like(const std::vector<PersonsCodings>& read,
                                                  ResponseId to) const {
        const std::string& text = study_.responses.find(to)->text;
        const auto same = std::ranges::find_if(read, [&](const PersonsCodings& each) {
            return study_.responses.find(each.reading.response)->text == text;
        });
        return same == read.end() ? read.front() : *same;
    }

    void carry(ResponseId to, const PersonsCodings& from) {
        CarriedAnswer answer{
            .to = to, .from = from.reading.response, .coder = from.reading.coder, .passages = {}};
        for (const CodingId id : from.codings) {
            const Coding& coding = *study_.codings.find(id);
            if (const auto why = reason_against(coding))
                found_.not_carried.push_back({.to = to, .of = id, .why = *why});
            else if (const auto span = same_place(study_.responses.find(answer.from)->text,
                                                  coding.span, study_.responses.find(to)->text))
                answer.passages.push_back({.theme = coding.theme, .span = *span, .of = id});
            else
                found_.not_carried.push_back({.to = to, .of = id, .why = WhyNotCarried::moved});
        }
        if (!answer.passages.empty())
            found_.answers.push_back(std::move(answer));
    }

    [[nodiscard]] std::optional<WhyNotCarried> reason_against(const Coding& coding) const {
        if (study_.themes.find(coding.theme)->state == ThemeState::retired)
            return WhyNotCarried::retired;
        if (std::ranges::binary_search(spec_.merged, coding.id))
            return WhyNotCarried::merged;
        return std::nullopt;
    }

    const Snapshot& now_;
    const Study& study_;
    const CarryOverSpec& spec_;
    std::vector<char> settled_;
    std::vector<Speaks> people_; // by the id of a coder
    CarryOver found_;
};

} // namespace

CarryOver carry_over(const Snapshot& now, const CarryOverSpec& spec, std::stop_token stop) {
    CarryOverSearch search(now, spec);
    for (const DuplicateGroup& group : duplicates(now.study, {}, stop))
        search.look_at(group);
    return stop.stop_requested() ? CarryOver{} : search.done();
}

std::optional<Span> same_place(std::string_view from, Span span, std::string_view to) {
    if (from == to)
        return span;
    const auto end = static_cast<std::uint32_t>(to.size());
    if (span.begin == 0 && span.end == from.size())
        return Span{.begin = 0, .end = end};
    const std::vector<Word> words_from = words(from);
    const std::vector<Word> words_to = words(to);
    if (!are_same_words(from, words_from, to, words_to))
        return std::nullopt;
    const auto first = std::ranges::find_if(
        words_from, [&](const Word& word) { return word.span.end > span.begin; });
    const auto behind = std::ranges::find_if(
        words_from, [&](const Word& word) { return word.span.begin >= span.end; });
    if (first >= behind)
        return std::nullopt;
    const auto same = [&](auto at) { return words_to[static_cast<std::size_t>(at)].span; };
    return snap_to_graphemes(to, {.begin = same(first - words_from.begin()).begin,
                                  .end = same(behind - words_from.begin() - 1).end});
}

std::string_view in_words(WhyNotCarried why) {
    switch (why) {
    case WhyNotCarried::retired:
        return "the theme is retired";
    case WhyNotCarried::merged:
        return "the theme was merged into another since";
    case WhyNotCarried::moved:
        break;
    }
    return "its words cannot be told in the answer";
}

} // namespace themata
