#include "index/scan.h"

#include "index/matching.h"
#include <algorithm>
#include <array>

namespace themata {

namespace {

void count(std::vector<Evidence>& evidence, ResponseId response,
           std::span<const Matcher::Found> found) {
    for (const Matcher::Found& one : found) {
        std::vector<Posting>& postings = evidence[one.pattern].postings;
        postings.push_back({response, one.count});
    }
}

} // namespace

Result<std::vector<Evidence>> scan(const Study& study, const std::vector<Pattern>& patterns,
                                   const ResponseSet& within, Language language,
                                   std::stop_token stop) {
    std::vector<Evidence> evidence(patterns.size());
    if (std::ranges::all_of(patterns, &Pattern::reads_texts))
        return evidence;
    Matcher matcher(patterns, language);
    for (ResponseId id : within.to_vector()) {
        if (stop.stop_requested())
            return failure(Error::Code::cancelled, "The search was stopped.", "");
        if (const Response* response = study.responses.find(id))
            count(evidence, id, matcher.find(response->text));
    }
    if (const auto over = matcher.pattern_over(most_guessed))
        return failure(too_many_words(patterns[*over]));
    for (std::size_t i = 0; i < patterns.size(); ++i)
        evidence[i].answers = matcher.answers_with(i);
    return evidence;
}

Language study_language(const Study& study) {
    constexpr std::size_t enough = 300;
    std::array<std::size_t, language_count> answers{};
    std::size_t seen = 0;
    for (const Response& response : study.responses) {
        if (seen == enough)
            break;
        if (response.text.empty())
            continue;
        ++seen;
        const auto language = static_cast<std::size_t>(guess_language(response.text));
        if (language != static_cast<std::size_t>(Language::none))
            ++answers[language];
    }
    const auto most = std::ranges::max_element(answers);
    return *most == 0 ? Language::none : static_cast<Language>(most - answers.begin());
}

} // namespace themata
