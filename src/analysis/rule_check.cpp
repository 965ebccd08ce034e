#include "analysis/rule_check.h"

#include "analysis/selection.h"
#include "study/mix.h"
#include <algorithm>
#include <map>
#include <set>

namespace themata {

namespace {

std::optional<double> ratio(std::size_t part, std::size_t whole) {
    if (whole == 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

// The answers in which a person applied this theme or one below it.
ResponseSet human(const Snapshot& now, ThemeId theme, const std::vector<char>& people) {
    std::vector<char> below(now.study.themes.last_id() + 1, 0);
    for (const ThemeId id : subtree(now.study, now.lookup, theme))
        below[id.value] = 1;
    std::vector<ResponseId> coded;
    now.study.codings.for_each([&](const Coding& coding) {
        if (below[coding.theme.value] && people[coding.coder.value])
            coded.push_back(coding.response);
    });
    return ResponseSet::of(coded);
}

Agreement agreement(const ResponseSet& found, const ResponseSet& human) {
    return {.found = found.size(), .human = human.size(), .both = (found & human).size()};
}

} // namespace

std::optional<double> Agreement::precision() const { return ratio(both, found); }

std::optional<double> Agreement::recall() const { return ratio(both, human); }

std::optional<double> Agreement::f1() const { return ratio(2 * both, found + human); }

ResponseSet judged_by_people(const Study& study) {
    const std::vector<char> people = coders_taken(study, {.rule = CodersCounted::Rule::people});
    std::vector<ResponseId> judged;
    study.codings.for_each([&](const Coding& coding) {
        if (people[coding.coder.value])
            judged.push_back(coding.response);
    });
    study.verdicts.for_each([&](const Verdict& verdict) {
        if (people[verdict.coder.value])
            judged.push_back(verdict.response);
    });
    return ResponseSet::of(judged);
}

RuleCheck check_rules(const Snapshot& now, std::span<const ThemeFinds> finds) {
    const std::vector<char> people = coders_taken(now.study, {.rule = CodersCounted::Rule::people});
    const ResponseSet judged = judged_by_people(now.study);
    std::map<ThemeId, ResponseSet> by_theme;
    ResponseSet all;
    for (const ThemeFinds& find : finds) {
        by_theme[find.theme] |= find.found;
        all |= find.found;
    }
    RuleCheck check{.judged = judged.size(), .found_elsewhere = (all - judged).size()};
    for (const ThemeId theme : codebook_order(now.study, now.lookup))
        if (const auto found = by_theme.find(theme); found != by_theme.end())
            check.themes.push_back(
                {theme, agreement(found->second & judged, human(now, theme, people))});
    return check;
}

namespace {

constexpr std::size_t inner_folds = 3;
constexpr std::size_t most_keywords = 5;
// Of a rare theme a handful of answers would set any threshold, and then half of all answers have
// it; tried from 0 to 0.2 on published data.
constexpr double least_threshold = 0.02;

using Places = std::vector<std::uint32_t>;        // among the judged answers, rising
using Foretold = std::vector<std::vector<char>>;  // by theme and place
using Chances = std::vector<std::vector<double>>; // the same

// All that stays the same over the folds.
struct Exam {
    const Study& study;
    CodedAnswers coded;
    std::vector<std::string_view> texts;
    std::vector<std::vector<std::string>> terms; // single words of each text, each once

    [[nodiscard]] std::size_t themes() const { return coded.themes.size(); }
};

std::vector<std::string> words_once(std::string_view text) {
    std::vector<std::string> words = terms_of(text);
    std::erase_if(words, [](const std::string& word) { return word.find(' ') != word.npos; });
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    return words;
}

// The answers of one fold, and all others.
struct Parted {
    Places in;
    Places out;
};

Parted parted(std::span<const std::size_t> folds, const Places& among, std::size_t fold) {
    Parted places;
    for (std::size_t at = 0; at < among.size(); ++at)
        (folds[at] == fold ? places.in : places.out).push_back(among[at]);
    return places;
}

// The theme's places within some of the answers, as places among these.
std::vector<std::uint32_t> within(const std::vector<std::uint32_t>& holds, const Places& some) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t at = 0; at < some.size(); ++at)
        if (std::ranges::binary_search(holds, some[at]))
            found.push_back(at);
    return found;
}

// Learns from some answers and tells the chances in others.
void tell(const Exam& exam, const Places& from, const Places& to, Chances& chances) {
    std::vector<std::string_view> texts;
    for (const std::uint32_t place : from)
        texts.push_back(exam.texts[place]);
    const FeatureNames vocabulary = FeatureNames::of(texts);
    Lessons lessons{.examples = {}, .terms = vocabulary.size(), .holds = {}};
    for (const std::string_view text : texts)
        lessons.examples.push_back(vocabulary.weigh(text));
    for (const auto& holds : exam.coded.holds)
        lessons.holds.push_back(within(holds, from));
    const std::vector<LinearModel> models = learn(lessons);
    for (const std::uint32_t place : to) {
        const Features features = vocabulary.weigh(exam.texts[place]);
        for (std::size_t theme = 0; theme < models.size(); ++theme)
            chances[theme][place] = models[theme].chance(features);
    }
}

// The chance from which on the theme is best taken as foretold, by F1 on these answers.
double best_threshold(const std::vector<double>& chances, const std::vector<std::uint32_t>& holds,
                      const Places& places) {
    std::vector<std::pair<double, bool>> ranked;
    std::size_t human = 0;
    for (const std::uint32_t place : places) {
        const bool held = std::ranges::binary_search(holds, place);
        ranked.emplace_back(chances[place], held);
        human += held ? 1 : 0;
    }
    std::ranges::sort(ranked, std::greater<>());
    double best = 0.5;
    double best_f1 = 0;
    Agreement so_far{.found = 0, .human = human, .both = 0};
    for (std::size_t at = 0; at < ranked.size(); ++at) {
        ++so_far.found;
        so_far.both += ranked[at].second ? 1 : 0;
        const double f1 = so_far.f1().value_or(0);
        if (f1 > best_f1) {
            best_f1 = f1;
            // Halfway to the next, so that the last one in is not on the edge.
            best = at + 1 < ranked.size() ? (ranked[at].first + ranked[at + 1].first) / 2 : 0;
        }
    }
    return std::max(best, least_threshold);
}

void foretell(const Exam& exam, const CheckSpec& spec, const Places& from, const Places& to,
              Foretold& foretold) {
    Chances chances(exam.themes(), std::vector<double>(exam.texts.size()));
    std::vector<ResponseId> answers;
    for (const std::uint32_t place : from)
        answers.push_back(exam.coded.answers[place]);
    const auto folds = deal(exam.study, answers, {inner_folds, spec.seed + 1});
    for (std::size_t fold = 0; fold < inner_folds; ++fold) {
        const Parted places = parted(folds, from, fold);
        tell(exam, places.out, places.in, chances);
    }
    std::vector<double> thresholds;
    for (std::size_t theme = 0; theme < exam.themes(); ++theme)
        thresholds.push_back(best_threshold(chances[theme], exam.coded.holds[theme], from));
    tell(exam, from, to, chances);
    for (std::size_t theme = 0; theme < exam.themes(); ++theme)
        for (const std::uint32_t place : to)
            foretold[theme][place] = chances[theme][place] >= thresholds[theme] ? 1 : 0;
}

void foretell_most_frequent(const Exam& exam, const Places& from, const Places& to,
                            Foretold& foretold) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t theme = 0; theme < exam.themes(); ++theme)
        if (const std::size_t n = within(exam.coded.holds[theme], from).size(); n > most) {
            most = n;
            best = theme;
        }
    for (const std::uint32_t place : to)
        foretold[best][place] = 1;
}

using Holders = std::map<std::string_view, Places>; // which answers hold a word

Holders holders_of(const Exam& exam, const Places& from) {
    Holders holders;
    for (const std::uint32_t place : from)
        for (const std::string& word : exam.terms[place])
            holders[word].push_back(place);
    return holders;
}

double f1_of(const Places& found, const Places& held) {
    Places both;
    std::ranges::set_intersection(found, held, std::back_inserter(both));
    return Agreement{.found = found.size(), .human = held.size(), .both = both.size()}
        .f1()
        .value_or(0);
}

// Takes the word that finds the theme best, then the one that helps it most, as long as any does.
std::set<std::string_view> keywords_of(const Holders& holders, const Places& held) {
    std::set<std::string_view> words;
    Places found;
    double best = 0;
    for (std::size_t n = 0; n < most_keywords; ++n) {
        std::string_view helps;
        Places found_then;
        for (const auto& [word, places] : holders) {
            if (places.size() < 2 || f1_of(places, held) == 0)
                continue;
            Places united;
            std::ranges::set_union(found, places, std::back_inserter(united));
            if (const double f1 = f1_of(united, held); f1 > best) {
                best = f1;
                helps = word;
                found_then = std::move(united);
            }
        }
        if (helps.empty())
            break;
        words.insert(helps);
        found = std::move(found_then);
    }
    return words;
}

void foretell_by_keywords(const Exam& exam, const Places& from, const Places& to,
                          Foretold& foretold) {
    const Holders holders = holders_of(exam, from);
    for (std::size_t theme = 0; theme < exam.themes(); ++theme) {
        Places held;
        for (const std::uint32_t place : from)
            if (std::ranges::binary_search(exam.coded.holds[theme], place))
                held.push_back(place);
        Holders near; // only words of answers that have the theme can find it
        for (const std::uint32_t place : held)
            for (const std::string& word : exam.terms[place])
                near.emplace(word, holders.at(word));
        const auto words = keywords_of(near, held);
        for (const std::uint32_t place : to)
            foretold[theme][place] =
                std::ranges::any_of(exam.terms[place],
                                    [&](const std::string& word) { return words.contains(word); })
                    ? 1
                    : 0;
    }
}

std::vector<Agreement> by_theme(const Exam& exam, const Foretold& foretold) {
    std::vector<Agreement> all;
    for (std::size_t theme = 0; theme < exam.themes(); ++theme) {
        Agreement agreement{.found = 0, .human = exam.coded.holds[theme].size(), .both = 0};
        for (const char found : foretold[theme])
            agreement.found += found ? 1 : 0;
        for (const std::uint32_t place : exam.coded.holds[theme])
            agreement.both += foretold[theme][place] ? 1 : 0;
        all.push_back(agreement);
    }
    return all;
}

Quality quality_of(const std::vector<Agreement>& themes) {
    Quality quality;
    for (const Agreement& theme : themes) {
        quality.pooled.found += theme.found;
        quality.pooled.human += theme.human;
        quality.pooled.both += theme.both;
        quality.macro_f1 += theme.f1().value_or(0) / static_cast<double>(themes.size());
    }
    return quality;
}

Exam exam_of(const Snapshot& now) {
    Exam exam{.study = now.study, .coded = coded_answers(now), .texts = {}, .terms = {}};
    for (const ResponseId id : exam.coded.answers) {
        exam.texts.push_back(find(now.study, id)->text);
        exam.terms.push_back(words_once(exam.texts.back()));
    }
    return exam;
}

SuggestionCheck marked(const Exam& exam, const std::vector<std::size_t>& folds,
                       const CheckSpec& spec) {
    const Foretold nothing(exam.themes(), std::vector<char>(exam.texts.size()));
    Foretold model = nothing;
    Foretold frequent = nothing;
    Foretold keywords = nothing;
    Places all(exam.texts.size());
    for (std::uint32_t place = 0; place < all.size(); ++place)
        all[place] = place;
    for (std::size_t fold = 0; fold < spec.folds; ++fold) {
        const auto& [to, from] = parted(folds, all, fold);
        foretell(exam, spec, from, to, model);
        foretell_most_frequent(exam, from, to, frequent);
        foretell_by_keywords(exam, from, to, keywords);
    }
    SuggestionCheck check;
    check.answers = exam.texts.size();
    check.folds = spec.folds;
    const auto themes = by_theme(exam, model);
    for (std::size_t theme = 0; theme < themes.size(); ++theme)
        check.themes.push_back({exam.coded.themes[theme], themes[theme]});
    check.model = quality_of(themes);
    check.most_frequent = quality_of(by_theme(exam, frequent));
    check.keywords = quality_of(by_theme(exam, keywords));
    return check;
}

} // namespace

std::vector<std::size_t> deal(const Study& study, std::span<const ResponseId> answers,
                              const CheckSpec& spec) {
    std::map<ParticipantId, std::vector<std::size_t>> of_participant;
    for (std::size_t place = 0; place < answers.size(); ++place)
        of_participant[find(study, answers[place])->participant].push_back(place);
    std::vector<std::pair<std::uint64_t, ParticipantId>> order;
    for (const auto& [participant, places] : of_participant)
        order.emplace_back(mixed(spec.seed << 32 ^ participant.value), participant);
    std::ranges::sort(order);
    std::vector<std::size_t> sizes(spec.folds);
    std::vector<std::size_t> folds(answers.size());
    for (const auto& [draw, participant] : order) {
        const auto smallest = std::ranges::min_element(sizes);
        for (const std::size_t place : of_participant[participant])
            folds[place] = static_cast<std::size_t>(smallest - sizes.begin());
        *smallest += of_participant[participant].size();
    }
    return folds;
}

Result<SuggestionCheck> check_suggestions(const Snapshot& now, const CheckSpec& spec) {
    const Exam exam = exam_of(now);
    std::set<ParticipantId> participants;
    for (const ResponseId id : exam.coded.answers)
        participants.insert(find(now.study, id)->participant);
    if (exam.themes() == 0)
        return failure(Error::Code::refused, "Too little is coded to learn from.",
                       "A theme is suggested once people have applied it in " +
                           std::to_string(fewest_examples) + " answers.");
    if (spec.folds < 2 || participants.size() < spec.folds)
        return failure({.code = Error::Code::refused,
                        .what = std::to_string(participants.size()) +
                                " participants cannot be dealt to " + std::to_string(spec.folds) +
                                " folds.",
                        .hint = "Ask for 2 folds or more, up to the number of participants.",
                        .option = "--folds"});
    SuggestionCheck check = marked(exam, deal(now.study, exam.coded.answers, spec), spec);
    check.participants = participants.size();
    return check;
}

} // namespace themata
