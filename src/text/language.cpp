#include "text/language.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/tongues.h"

namespace themata {
namespace {

constexpr std::array<std::string_view, language_count> codes = {
    "none", "ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr", "de", "hu", "id",
    "ga",   "it", "lt", "ne", "no", "pt", "ro", "ru", "es", "sv", "ta", "tr"};
static_assert(codes[static_cast<std::size_t>(Language::tr)] == "tr");

constexpr float for_the_study = 0.3F;

// Below these a text is too short, or too strange, to tell. Chosen on 235,000 short answers in 31
// languages, of which some 2 in 100 then get a wrong language and 10 to 20 get none.
constexpr float least_points = 0.15F;
constexpr float least_share = 0.08F; // of a point a word
constexpr float least_lead = 0.05F;

// Accents that stand behind their letters, as some systems store them: no letter of the tables.
bool has_loose_accents(std::string_view text) {
    return text.find('\xCC') != std::string_view::npos ||
           text.find('\xCD') != std::string_view::npos;
}

} // namespace

std::string_view iso_code(Language language) { return codes[static_cast<std::size_t>(language)]; }

std::optional<Language> language_named(std::string_view iso_code) {
    const auto found = std::ranges::find(codes, iso_code);
    if (found == codes.end())
        return std::nullopt;
    return static_cast<Language>(found - codes.begin());
}

Language guess_language(std::string_view text, Language of_the_study) {
    TongueEvidence evidence =
        has_loose_accents(text) ? weigh_tongues(fold(text)) : weigh_tongues(text);
    const auto study = std::ranges::find(tongues(), of_the_study, &Tongue::language);
    const auto home = static_cast<std::size_t>(study - tongues().begin());
    auto& points = evidence.points;
    const bool possible = of_the_study != Language::none && points[home] >= 0;
    if (possible)
        points[home] += for_the_study;

    const auto best = std::ranges::max_element(points);
    const float first = *best;
    *best = 0;
    const float second = std::ranges::max(points);
    const float enough = std::max(least_points, least_share * static_cast<float>(evidence.words));
    if (first >= enough && first - second >= least_lead)
        return tongues()[static_cast<std::size_t>(best - points.begin())].language;
    return possible ? of_the_study : Language::none;
}

} // namespace themata
