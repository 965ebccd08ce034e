#include "plain_search.h"

#include "index/evidence.h"
#include "plain_words.h"
#include "text/fold.h"
#include "text/regex.h"
#include "text/segments.h"
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

namespace themata {

namespace {

double number(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

bool compares(const Query& filter, double value) {
    switch (filter.compare) {
    case Compare::same:
        return value == number(filter.text);
    case Compare::less:
        return value < number(filter.text);
    case Compare::at_most:
        return value <= number(filter.text);
    case Compare::more:
        return value > number(filter.text);
    case Compare::at_least:
        return value >= number(filter.text);
    case Compare::between:
        break;
    }
    return (filter.text.empty() || value >= number(filter.text)) &&
           (filter.upper.empty() || value <= number(filter.upper));
}

bool same(const std::string& a, const std::string& b) { return fold_loosely(a) == fold_loosely(b); }

// "25/12/2021" as "2021-12-25".
std::string iso(const std::string& day) {
    return day.find('/') == day.npos
               ? day
               : day.substr(6, 4) + "-" + day.substr(3, 2) + "-" + day.substr(0, 2);
}

// Days are compared as they are written: "2021-03-04".
bool compares_days(const Query& filter, const std::string& day) {
    const auto begins = [&](const std::string& typed) { return day.substr(0, typed.size()); };
    const std::string& text = filter.text;
    switch (filter.compare) {
    case Compare::same:
        return begins(text) == text;
    case Compare::less:
        return begins(text) < text;
    case Compare::at_most:
        return begins(text) <= text;
    case Compare::more:
        return begins(text) > text;
    case Compare::at_least:
        return begins(text) >= text;
    case Compare::between:
        break;
    }
    return (text.empty() || begins(text) >= text) &&
           (filter.upper.empty() || begins(filter.upper) <= filter.upper);
}

std::vector<Span> apart(std::vector<Span> spans) {
    std::ranges::sort(spans);
    std::vector<Span> united;
    for (const Span span : spans)
        if (united.empty() || span.begin >= united.back().end)
            united.push_back(span);
        else
            united.back().end = std::max(united.back().end, span.end);
    std::erase_if(united, [](Span span) { return span.empty(); });
    return united;
}

} // namespace

// One answer and what is known of it.
class PlainSearch::Answer {
public:
    Answer(const Snapshot& snapshot, const Response& response, Language of_the_study)
        : snapshot_(snapshot), response_(response), words_(plain_words(response.text)),
          language_(guess_language(response.text, of_the_study)) {}

    [[nodiscard]] ResponseId id() const { return response_.id; }

    [[nodiscard]] bool fits(const Query& query) const {
        const auto this_fits = [&](const Query& part) { return fits(part); };
        switch (query.kind) {
        case Query::Kind::everything:
            return true;
        case Query::Kind::all_of:
            return std::ranges::all_of(query.parts, this_fits);
        case Query::Kind::any_of:
            return std::ranges::any_of(query.parts, this_fits);
        case Query::Kind::none_of:
            return !fits(query.parts.front());
        case Query::Kind::filter:
            return passes(query);
        case Query::Kind::regex:
            return in_case(query).look(response_.text, [] { return false; }) ==
                   Regex::Outcome::some;
        default:
            return !places(query).empty();
        }
    }

    // What of it is so that the query fits, or does not fit, as it does or does not.
    void mark(const Query& query, std::vector<Span>& marks) const {
        const bool fitting = fits(query);
        switch (query.kind) {
        case Query::Kind::everything:
        case Query::Kind::filter:
            return;
        case Query::Kind::all_of:
        case Query::Kind::any_of:
        case Query::Kind::none_of:
            for (const Query& part : query.parts) {
                const bool turned = query.kind == Query::Kind::none_of;
                if (fits(part) == (turned ? !fitting : fitting))
                    mark(part, marks);
            }
            return;
        default:
            break;
        }
        for (const Span span : places(query))
            marks.push_back(span);
    }

private:
    [[nodiscard]] static Regex in_case(const Query& query) {
        return Regex(query.text, query.exactness == Exactness::folded ? Regex::Case::folded
                                                                      : Regex::Case::as_written);
    }

    [[nodiscard]] std::vector<Span> places(const Query& query) const {
        if (query.kind == Query::Kind::regex)
            return on_graphemes(in_case(query).find(response_.text));
        if (query.kind == Query::Kind::literal)
            return on_graphemes(literals(query));
        std::vector<Span> spans;
        const auto found = query.kind == Query::Kind::near ? plain_near(query, words_, language_)
                                                           : plain_places(query, words_, language_);
        for (const PlainPlace& place : found)
            spans.insert(spans.end(), place.marks.begin(), place.marks.end());
        return spans;
    }

    [[nodiscard]] std::vector<Span> on_graphemes(std::vector<Span> spans) const {
        for (Span& span : spans)
            span = snap_to_graphemes(response_.text, span);
        return spans;
    }

    // Every place is tried; none that overlaps the one before counts.
    [[nodiscard]] std::vector<Span> literals(const Query& query) const {
        const bool as_written = query.exactness == Exactness::as_written;
        const std::string wanted = as_written ? query.text : fold_loosely(query.text);
        const FoldedText loose = fold_with_places(response_.text, Folding::loose);
        const std::string& text = as_written ? response_.text : loose.text();
        std::vector<Span> found;
        for (std::uint32_t at = 0; at + wanted.size() <= text.size();) {
            const Span place{at, at + static_cast<std::uint32_t>(wanted.size())};
            if (text.substr(at, wanted.size()) != wanted) {
                ++at;
                continue;
            }
            if (!as_written)
                found.push_back(loose.source_of(place));
            else if (is_on_graphemes(text, place))
                found.push_back(place);
            at = place.end;
        }
        return found;
    }

    [[nodiscard]] bool passes(const Query& filter) const {
        const Study& study = snapshot_.study;
        const Participant& participant = *study.participants.find(response_.participant);
        switch (filter.field) {
        case FilterBy::stage:
            return same(study.stages.find(response_.stage)->name, filter.text);
        case FilterBy::role:
            return participant.role && same(study.roles.find(participant.role)->name, filter.text);
        case FilterBy::participant:
            return same(participant.label, filter.text);
        case FilterBy::question:
            return study.questions.find(response_.question)->wording.starts_with(filter.text);
        case FilterBy::theme:
            return has_theme(filter);
        case FilterBy::coder:
            return is_read_by(filter.text);
        case FilterBy::lang:
            return !words_.empty() && iso_code(language_) == filter.text;
        case FilterBy::has:
            return has_memo();
        case FilterBy::trait:
            return has_trait(filter);
        case FilterBy::score:
            return has_score(filter);
        case FilterBy::length:
            return compares(filter, static_cast<double>(words(response_.text).size()));
        case FilterBy::is:
            break;
        }
        return is(filter.text);
    }

    [[nodiscard]] bool has_theme(const Query& filter) const {
        for (const Coding& coding : snapshot_.study.codings) {
            if (coding.response != response_.id)
                continue;
            for (ThemeId at = coding.theme; at; at = snapshot_.study.themes.find(at)->parent) {
                if (("/" + path_of(snapshot_.study, at)).ends_with("/" + filter.text))
                    return true;
                if (filter.exactness == Exactness::as_written)
                    break;
            }
        }
        return false;
    }

    [[nodiscard]] bool is_read_by(const std::string& name) const {
        const auto by_name = [&](const auto& record) {
            return record.response == response_.id &&
                   same(snapshot_.study.coders.find(record.coder)->name, name);
        };
        return std::any_of(snapshot_.study.codings.begin(), snapshot_.study.codings.end(),
                           by_name) ||
               std::any_of(snapshot_.study.verdicts.begin(), snapshot_.study.verdicts.end(),
                           by_name);
    }

    [[nodiscard]] bool has_memo() const {
        for (const Memo& memo : snapshot_.study.memos) {
            const Coding* coding =
                memo.about == Kind::coding ? snapshot_.study.codings.find({memo.record}) : nullptr;
            if ((memo.about == Kind::response && memo.record == response_.id.value) ||
                (coding && coding->response == response_.id))
                return true;
        }
        return false;
    }

    [[nodiscard]] bool has_trait(const Query& filter) const {
        for (const Trait& trait : snapshot_.study.traits) {
            if (trait.participant != response_.participant || !same(trait.name, filter.name))
                continue;
            return trait.kind == TraitKind::number ? compares(filter, number(trait.value))
                   : trait.kind == TraitKind::date ? compares_days(filter, iso(trait.value))
                                                   : same(trait.value, filter.text);
        }
        return false;
    }

    // Of an item by its wording, or the mean of a scale's items.
    [[nodiscard]] bool has_score(const Query& filter) const {
        double sum = 0;
        double n = 0;
        for (const Score& score : snapshot_.study.scores) {
            const Question& item = *snapshot_.study.questions.find(score.question);
            const Scale* scale = snapshot_.study.scales.find(item.scale);
            const bool counts =
                same(item.wording, filter.name) || (scale && same(scale->name, filter.name));
            if (!counts || !score.value || score.participant != response_.participant ||
                score.stage != response_.stage)
                continue;
            sum += *score.value;
            n += 1;
        }
        return n > 0 && compares(filter, sum / n);
    }

    [[nodiscard]] bool is(const std::string& value) const {
        const auto of_this = [&](const auto& record) { return record.response == response_.id; };
        const auto& codings = snapshot_.study.codings;
        const auto& verdicts = snapshot_.study.verdicts;
        const bool coded = std::any_of(codings.begin(), codings.end(), of_this);
        const bool judged = std::any_of(verdicts.begin(), verdicts.end(), of_this);
        const bool answered = response_.state == ResponseState::answered;
        return value == "coded"      ? coded
               : value == "nothing"  ? judged
               : value == "answered" ? answered
               : value == "blank"    ? !answered
                                     : answered && !coded && !judged;
    }

    const Snapshot& snapshot_;
    const Response& response_;
    std::vector<PlainWord> words_;
    Language language_;
};

PlainSearch::PlainSearch(const Snapshot& snapshot) {
    const Language language = study_language(snapshot.study);
    for (const Response& response : snapshot.study.responses)
        answers_.emplace_back(snapshot, response, language);
}

PlainSearch::~PlainSearch() = default;

ResponseSet PlainSearch::matching(const Query& query) const {
    ResponseSet matching;
    for (const Answer& answer : answers_)
        if (answer.fits(query))
            matching.add(answer.id());
    return matching;
}

std::vector<Span> PlainSearch::marks(const Query& query, ResponseId response) const {
    std::vector<Span> marks;
    for (const Answer& answer : answers_)
        if (answer.id() == response)
            answer.mark(query, marks);
    return apart(std::move(marks));
}

} // namespace themata
