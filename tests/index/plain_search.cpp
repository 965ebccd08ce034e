#include "plain_search.h"

#include "index/scan.h"
#include "index/stems.h"
#include "index/terms.h"
#include "support/study_builder.h"
#include "text/language.h"
#include "text/segments.h"
#include <algorithm>
#include <array>

namespace themata {

namespace {

struct Read {
    std::string text;
    TermKind kind = TermKind::word;
};

std::vector<Read> read(std::string_view text) {
    TermReader reader;
    std::vector<Read> all;
    for (const Term& term : reader.read(text))
        all.push_back({std::string(term.text), term.kind});
    return all;
}

const Stemmer& stemmer() {
    static const Stemmer kept;
    return kept;
}

} // namespace

// One answer and what is known of it.
class PlainSearch::Answer {
public:
    Answer(const Snapshot& snapshot, const Response& response, Language of_the_study)
        : snapshot_(snapshot), response_(response), terms_(read(response.text)),
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
        default:
            return holds(query);
        }
    }

private:
    [[nodiscard]] bool holds(const Query& query) const {
        const std::vector<Read> wanted = read(query.text);
        for (std::size_t from = 0; from + wanted.size() <= terms_.size(); ++from) {
            bool here = true;
            for (std::size_t i = 0; here && i < wanted.size(); ++i) {
                const bool last = i + 1 == wanted.size();
                here = takes(query, wanted, i, terms_[from + i], last);
            }
            if (here)
                return true;
        }
        return false;
    }

    [[nodiscard]] bool takes(const Query& query, const std::vector<Read>& wanted, std::size_t i,
                             const Read& term, bool last) const {
        if (query.kind == Query::Kind::prefix && last)
            return term.text.starts_with(wanted[i].text);
        const bool in_all_forms = query.kind == Query::Kind::word && wanted.size() == 1 &&
                                  wanted[i].kind == TermKind::word;
        if (!in_all_forms)
            return term.text == wanted[i].text;
        return term.kind == TermKind::word &&
               stemmer().stem(language_, term.text) == stemmer().stem(language_, wanted[i].text);
    }

    [[nodiscard]] bool passes(const Query& filter) const {
        const Study& study = snapshot_.study;
        const Participant& participant = *study.participants.find(response_.participant);
        switch (filter.field) {
        case FilterBy::stage:
            return study.stages.find(response_.stage)->name == filter.text;
        case FilterBy::role:
            return participant.role && study.roles.find(participant.role)->name == filter.text;
        case FilterBy::participant:
            return participant.label == filter.text;
        case FilterBy::question:
            return study.questions.find(response_.question)->wording == filter.text;
        case FilterBy::theme:
            return has_theme(filter.text);
        case FilterBy::coder:
            return is_read_by(filter.text);
        case FilterBy::is:
            break;
        }
        return is(filter.text);
    }

    [[nodiscard]] bool has_theme(const std::string& name) const {
        for (const Coding& coding : snapshot_.study.codings) {
            if (coding.response != response_.id)
                continue;
            for (ThemeId at = coding.theme; at; at = snapshot_.study.themes.find(at)->parent)
                if (snapshot_.study.themes.find(at)->name == name)
                    return true;
        }
        return false;
    }

    [[nodiscard]] bool is_read_by(const std::string& name) const {
        const auto by_name = [&](const auto& record) {
            return record.response == response_.id &&
                   snapshot_.study.coders.find(record.coder)->name == name;
        };
        return std::any_of(snapshot_.study.codings.begin(), snapshot_.study.codings.end(),
                           by_name) ||
               std::any_of(snapshot_.study.verdicts.begin(), snapshot_.study.verdicts.end(),
                           by_name);
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
    std::vector<Read> terms_;
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

namespace {

constexpr std::array<std::string_view, 46> vocabulary = {
    "the",        "trust",     "trusting",
    "trusted",    "trusts",    "time",
    "times",      "timing",    "of",
    "and",        "we",        "hope",
    "hoping",     "hopeful",   "well",
    "well-being", "don't",     "der",
    "die",        "und",       "nicht",
    "Vertrauen",  "vertraute", "Häuser",
    "Haus",       "le",        "la",
    "les",        "pas",       "l'espoir",
    "espoirs",    "confiance", "信頼しています",
    "时间",       "ความไว้ใจ",  "قلب",
    "قُلُوب",       "доверие",   "доверия",
    "😀",          "👍🏽",  "❤",
    "2021",       "3.5",       "v1.2",
    "e.g."};
constexpr std::array<std::string_view, 7> between = {" ", " ", " ", ", ", ". ", "-", "\n"};
constexpr std::array<std::string_view, 4> stages = {"Before", "Phase 1", "Phase 2", "After (late)"};
constexpr std::array<std::string_view, 3> roles = {"mentor", "mentee", ""};
constexpr std::array<std::string_view, 5> themes = {"Concerns", "Concerns/Bias",
                                                    "Concerns/Bias/Sampling", "Time", "Trust"};
constexpr std::array<std::string_view, 2> coders = {"Ann", "Ben"};

template <std::size_t n>
std::string_view any_of(Dice& dice, const std::array<std::string_view, n>& from) {
    return from[dice.below(n)];
}

void code_by_chance(StudyBuilder& study, ResponseId response, Dice& dice) {
    for (const std::string_view theme : themes)
        if (dice.one_in(5))
            study.code(response, theme, "", any_of(dice, coders));
    if (dice.one_in(6))
        study.nothing_to_code(response, any_of(dice, coders));
}

std::string random_filter(Dice& dice) {
    constexpr std::array<std::string_view, 14> filters = {
        "stage:\"Phase 1\"", "stage:Before", "role:mentor",    "participant:p3", "participant:P1",
        "question:Why?",     "theme:Time",   "theme:Concerns", "theme:Bias",     "coder:Ann",
        "is:coded",          "is:uncoded",   "is:nothing",     "is:blank"};
    return std::string(any_of(dice, filters));
}

} // namespace

std::string random_answer(Dice& dice) {
    std::string text;
    for (std::uint32_t left = dice.below(12); left > 0; --left) {
        text += any_of(dice, vocabulary);
        text += any_of(dice, between);
    }
    return text;
}

Snapshot random_answers(Dice& dice, std::size_t answers) {
    StudyBuilder study;
    for (const std::string_view stage : stages)
        study.stage(stage);
    for (const std::string_view theme : themes)
        study.theme(theme);
    for (const std::string_view coder : coders)
        study.coder(coder);
    for (const std::string_view label : {"p3", "P1"})
        study.participant(label, "mentor");
    study.question("Why?");
    std::vector<ResponseId> holes;
    for (std::size_t i = 0; i < answers; ++i) {
        const std::string label = "P" + std::to_string(i / stages.size());
        study.participant(label, any_of(dice, roles));
        const ResponseId response =
            study.answer(label, stages[i % stages.size()], dice.one_in(2) ? "Why?" : "How?",
                         random_answer(dice));
        if (dice.one_in(10))
            holes.push_back(response);
        else
            code_by_chance(study, response, dice);
    }
    for (const ResponseId hole : holes)
        study.remove(hole);
    return study.snapshot();
}

std::string random_search(Dice& dice, int depth) {
    const auto inner = [&] { return random_search(dice, depth - 1); };
    const std::string word(any_of(dice, vocabulary));
    const std::string other(any_of(dice, vocabulary));
    switch (dice.below(depth > 0 ? 11 : 5)) {
    case 0:
    case 1:
        return word;
    case 2:
        return "\"" + word + " " + other + "\"";
    case 3:
        return word.substr(0, next_grapheme(word, next_grapheme(word, 0))) + "*";
    case 4:
        return random_filter(dice);
    case 5:
        return "-(" + inner() + ")";
    case 6:
    case 7:
        return "(" + inner() + " OR " + inner() + ")";
    default:
        return "(" + inner() + " " + inner() + ")";
    }
}

} // namespace themata
