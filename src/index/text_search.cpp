#include "index/text_search.h"

#include "index/matching.h"
#include "index/side_by_side.h"
#include "text/fold.h"
#include "text/regex.h"
#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <span>

namespace themata {

namespace {

using Clock = std::chrono::steady_clock;

// Most expressions take a microsecond or two for an answer; this stops those that are slow on each,
// and no other, however busy the machine is.
constexpr std::chrono::milliseconds time_for_any{600};
constexpr std::chrono::microseconds time_for_each{20};

constexpr std::size_t enough_for_a_thread = 20'000; // answers

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

tl::unexpected<Error> too_slow(const Pattern& pattern) {
    return failure(
        Error::Code::refused,
        fmt::format("This regular expression takes too long (at letter {}).", pattern.at.letter),
        "Repetitions within repetitions, such as (a+)+, cause that; write them simpler, "
        "or search for a word beside it.");
}

tl::unexpected<Error> stopped() {
    return failure(Error::Code::cancelled, "The search was stopped.", "");
}

// Places where `wanted` stands, none overlapping the one before; each is visited.
template <class Visit>
void for_each_place(std::string_view text, std::string_view wanted, Visit visit) {
    for (std::size_t at = text.find(wanted); at != text.npos;
         at = text.find(wanted, at + wanted.size()))
        visit(Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + wanted.size())});
}

// A character with marks behind it is another one.
bool stands_alone(std::string_view text, Span place) {
    return is_ascii(text) || is_on_graphemes(text, place);
}

// Letters that Unicode never divides words between: Latin, Cyrillic, Hangul.
bool joins(char32_t letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 0x430 && letter <= 0x44F) ||
           (letter >= 0xAC00 && letter <= 0xD7A3);
}

bool is_ideograph(char32_t letter) { return letter >= 0x4E00 && letter <= 0x9FFF; }

std::string longest_run_of_letters(std::string_view literal) {
    const std::string folded = fold_loosely(literal);
    std::string best;
    std::string run;
    std::string sign;
    for_each_code_point(folded, [&](char32_t letter, std::size_t) {
        if (is_ideograph(letter) && sign.empty())
            append_utf8(sign, letter);
        if (joins(letter))
            append_utf8(run, letter);
        else
            run.clear();
        if (run.size() > best.size())
            best = run;
    });
    return best.size() > 1 ? best : sign;
}

// One reading of many texts, in parts on several threads.
struct Scan {
    const Study& study;
    const Pattern& pattern;
    Clock::time_point end;
    std::stop_token stop;

    [[nodiscard]] Result<Evidence> read(std::span<const ResponseId> ids) const {
        TextSearch search(pattern);
        const std::function<bool()> give_up = [&] {
            return stop.stop_requested() || Clock::now() > end;
        };
        Evidence evidence;
        for (std::size_t at = 0; at < ids.size(); ++at) {
            if (stop.stop_requested())
                return stopped();
            if (is_late(at))
                return too_slow(pattern);
            const Response* response = study.responses.find(ids[at]);
            auto count = response ? search.count(response->text, give_up) : 0;
            if (!count && count.error().code == Error::Code::cancelled && !stop.stop_requested())
                return too_slow(pattern);
            if (!count)
                return failure(std::move(count.error()));
            if (*count > 0)
                evidence.postings.push_back({ids[at], *count});
        }
        return evidence;
    }

private:
    [[nodiscard]] bool is_late(std::size_t read) const {
        constexpr std::size_t now_and_then = 64;
        return pattern.kind == Pattern::Kind::regex && read % now_and_then == 0 &&
               Clock::now() > end;
    }
};

} // namespace

TextSearch::TextSearch(const Pattern& pattern) : pattern_(pattern), wanted_(pattern.text) {
    const bool folded = pattern.exactness == Exactness::folded;
    if (pattern.kind == Pattern::Kind::regex)
        regex_.emplace(pattern.text, folded ? Regex::Case::folded : Regex::Case::as_written);
    else if (folded)
        wanted_ = fold_loosely(pattern.text);
}

Result<std::uint32_t> TextSearch::count(std::string_view text, const std::function<bool()>& stop) {
    if (regex_) {
        switch (regex_->look(text, stop)) {
        case Regex::Outcome::too_slow:
            return too_slow(pattern_);
        case Regex::Outcome::stopped:
            return stopped();
        case Regex::Outcome::none:
            return 0;
        case Regex::Outcome::some:
            return 1;
        }
    }
    if (pattern_.exactness == Exactness::folded)
        return count_folded(text);
    std::uint32_t count = 0;
    for_each_place(text, wanted_, [&](Span place) { count += stands_alone(text, place) ? 1 : 0; });
    return count;
}

std::uint32_t TextSearch::count_folded(std::string_view text) {
    if (is_ascii(text)) {
        folded_.resize(text.size());
        std::ranges::transform(text, folded_.begin(), lower);
    } else {
        folded_ = fold_loosely(text);
    }
    std::uint32_t count = 0;
    for_each_place(folded_, wanted_, [&](Span) { ++count; });
    return count;
}

std::vector<Span> TextSearch::places(std::string_view text) {
    if (regex_)
        return regex_->find(text);
    std::vector<Span> places;
    if (pattern_.exactness == Exactness::as_written) {
        for_each_place(text, wanted_, [&](Span place) {
            if (stands_alone(text, place))
                places.push_back(place);
        });
        return places;
    }
    const FoldedText folded = fold_with_places(text, Folding::loose);
    for_each_place(folded.text(), wanted_,
                   [&](Span place) { places.push_back(folded.source_of(place)); });
    return places;
}

std::vector<Span> TextSearch::spans(std::string_view text) {
    std::vector<Span> spans = places(text);
    for (Span& span : spans)
        span = snap_to_graphemes(text, span);
    return united(std::move(spans));
}

Result<Evidence> scan_texts(const Study& study, const Pattern& pattern, const ResponseSet& within,
                            std::stop_token stop) {
    const std::vector<ResponseId> ids = within.to_vector();
    const Scan scan{.study = study,
                    .pattern = pattern,
                    .end = Clock::now() + time_for_any + time_for_each * ids.size(),
                    .stop = stop};
    const auto parts = side_by_side<Result<Evidence>>(
        ids.size(), enough_for_a_thread, [&](std::size_t begin, std::size_t end) {
            return scan.read(std::span(ids).subspan(begin, end - begin));
        });
    Evidence evidence;
    for (const Result<Evidence>& part : parts) {
        if (!part)
            return failure(part.error());
        evidence.postings.insert(evidence.postings.end(), part->postings.begin(),
                                 part->postings.end());
    }
    evidence.answers = evidence.postings.size();
    return evidence;
}

std::vector<std::string> letters_needed(const Pattern& pattern) {
    const bool is_regex = pattern.kind == Pattern::Kind::regex;
    std::vector<std::string> needed;
    for (const std::string& run :
         is_regex ? needed_by(pattern.text) : std::vector<std::string>{pattern.text}) {
        needed.push_back(longest_run_of_letters(run));
        if (needed.back().empty())
            return {};
    }
    return needed;
}

} // namespace themata
