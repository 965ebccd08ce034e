#include "support/random_search.h"

#include "support/study_builder.h"
#include "text/segments.h"
#include <array>

namespace themata {

namespace {

constexpr std::array<std::string_view, 60> vocabulary = {"the",
                                                         "trust",
                                                         "Trust",
                                                         "trusting",
                                                         "trusted",
                                                         "trusts",
                                                         "thrust",
                                                         "time",
                                                         "Time",
                                                         "times",
                                                         "timing",
                                                         "of",
                                                         "and",
                                                         "we",
                                                         "hope",
                                                         "hoping",
                                                         "hopeful",
                                                         "well",
                                                         "well-being",
                                                         "don't",
                                                         "der",
                                                         "die",
                                                         "und",
                                                         "nicht",
                                                         "Vertrauen",
                                                         "vertraute",
                                                         "Häuser",
                                                         "Haus",
                                                         "Straße",
                                                         "STRASSE",
                                                         "le",
                                                         "la",
                                                         "les",
                                                         "pas",
                                                         "l'espoir",
                                                         "espoirs",
                                                         "confiance",
                                                         "aimée",
                                                         "aimee",
                                                         "résumé",
                                                         "ılık",
                                                         "İlik",
                                                         "信頼しています",
                                                         "时间",
                                                         "ความไว้ใจ",
                                                         "កម្ពុជា",
                                                         "قلب",
                                                         "قُلُوب",
                                                         "كتـــاب",
                                                         "доверие",
                                                         "доверия",
                                                         "신뢰가",
                                                         "😀",
                                                         "👍🏽",
                                                         "👍",
                                                         "❤",
                                                         "2021",
                                                         "3.5",
                                                         "v1.2",
                                                         "e.g."};
constexpr std::array<std::string_view, 7> between = {" ", " ", " ", ", ", ". ", "-", "\n"};
constexpr std::array<std::string_view, 4> stages = {"Before", "Phase 1", "Phase 2", "After (late)"};
constexpr std::array<std::string_view, 3> roles = {"mentor", "mentee", ""};
constexpr std::array<std::string_view, 5> themes = {"Concerns", "Concerns/Bias",
                                                    "Concerns/Bias/Sampling", "Time", "Trust"};
constexpr std::array<std::string_view, 2> coders = {"Ann", "Ben"};
constexpr std::array<std::string_view, 4> items = {"Ease", "Use", "Care: hands", "Care: heart"};

template <std::size_t n>
std::string_view any_of(Dice& dice, const std::array<std::string_view, n>& from) {
    return from[dice.below(n)];
}

std::string number(std::uint32_t value) { return std::to_string(value); }

void code_by_chance(StudyBuilder& study, ResponseId response, Dice& dice) {
    for (const std::string_view theme : themes)
        if (dice.one_in(5)) {
            const CodingId coding = study.code(response, theme, "", any_of(dice, coders));
            if (dice.one_in(10))
                study.memo(Kind::coding, coding.value, "why?");
        }
    if (dice.one_in(6))
        study.nothing_to_code(response, any_of(dice, coders));
    if (dice.one_in(10))
        study.memo(Kind::response, response.value, "look again");
}

void know_by_chance(StudyBuilder& study, const std::string& label, Dice& dice) {
    if (!dice.one_in(4))
        study.trait(label, "Age", number(20 + dice.below(30)), TraitKind::number);
    if (!dice.one_in(4))
        study.trait(label, "Sex", dice.one_in(2) ? "Female" : "Male");
    if (!dice.one_in(4))
        study.trait(label, "Joined",
                    "2021-0" + number(1 + dice.below(9)) + "-1" + number(dice.below(10)),
                    TraitKind::date);
    for (const std::string_view stage : stages)
        for (const std::string_view item : items)
            if (dice.one_in(3)) {
                const bool missing = dice.one_in(8);
                study.score(label, stage, item,
                            missing ? std::nullopt : std::optional(1.0 + dice.below(5)));
            }
}

std::string random_filter(Dice& dice) {
    constexpr std::array<std::string_view, 38> filters = {"stage:\"Phase 1\"",
                                                          "stage:Before",
                                                          "role:mentor",
                                                          "participant:p3",
                                                          "participant:P1",
                                                          "question:Why?",
                                                          "theme:Time",
                                                          "theme:Concerns",
                                                          "theme:Bias",
                                                          "theme:=Concerns",
                                                          "coder:Ann",
                                                          "is:coded",
                                                          "is:uncoded",
                                                          "is:nothing",
                                                          "is:blank",
                                                          "is:answered",
                                                          "has:memo",
                                                          "lang:en",
                                                          "lang:de",
                                                          "lang:fr",
                                                          "lang:none",
                                                          "lang:ru",
                                                          "trait.Age:31..40",
                                                          "trait.Age<30",
                                                          "trait.Age:>=44",
                                                          "trait.Age:25",
                                                          "trait.Sex:Female",
                                                          "trait.Sex:=Male",
                                                          "trait.Joined:2021-03..",
                                                          "trait.Joined:2021-04",
                                                          "trait.Joined:2021-02..2021-05-14",
                                                          "score.Ease>=3",
                                                          "score.Care:..3",
                                                          "score.\"Care: hands\":2..4",
                                                          "length:<4",
                                                          "length:5..",
                                                          "length:3",
                                                          "length>9"};
    return std::string(any_of(dice, filters));
}

std::string random_wildcard(Dice& dice) {
    constexpr std::array<std::string_view, 14> wildcards = {
        "tr?st",  "*ing", "t*st*", "h?pe", "*oir*", "?",    "???t",
        "H*user", "*lik", "дов*я", "v*t?", "*a*",   "20?1", "*x*y"};
    std::string word(any_of(dice, wildcards));
    return word == "?" ? "t?me" : word;
}

std::string random_text(Dice& dice) {
    constexpr std::array<std::string_view, 22> texts = {
        "'rust'", "'ING'",       "='Tr'",        "'st. '",  "'user'",       "='é'",
        "'信頼'", "'ไว้'",        "'👍'",          "'?'",     "'s, t'",       "='👍'",
        "'вери'", "'strass'",    "'trust time'", "/tr.st/", "/\\bhop\\w+/", "=/T\\w+/",
        "/[é😀]/", "/^the|and$/", "/x*/",         "/(ti)m/"};
    return std::string(any_of(dice, texts));
}

// With a place among the words, so that it may stand beside a NEAR.
std::string random_word(Dice& dice) {
    const std::string word(any_of(dice, vocabulary));
    const std::string other(any_of(dice, vocabulary));
    const std::uint32_t first = next_grapheme(word, 0);
    switch (dice.below(9)) {
    case 0:
    case 1:
    case 2:
        return word;
    case 3:
        return "\"" + word + " " + other + "\"";
    case 4:
        return "\"" + word + " " + other + "\"~" + number(dice.below(4));
    case 5:
        return word.substr(0, next_grapheme(word, first)) + "*";
    case 6:
        return "~" + (dice.one_in(2) ? word : word + "s");
    case 7:
        return "=" + (dice.one_in(3) ? "\"" + word + " " + other + "\"" : word);
    default:
        return random_wildcard(dice);
    }
}

std::string random_near(Dice& dice) {
    std::string near = random_word(dice);
    for (std::uint32_t left = 1 + dice.below(3); left > 0; --left) {
        near += dice.one_in(2) ? " NEAR" : " BEFORE";
        if (!dice.one_in(3))
            near += "/" + number(1 + dice.below(6));
        near += dice.one_in(5) ? " (" + random_word(dice) + " OR " + random_word(dice) + ")"
                               : " " + random_word(dice);
    }
    return near;
}

} // namespace

std::string random_answer(Dice& dice) {
    std::string text;
    for (std::uint32_t left = dice.below(14); left > 0; --left) {
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
    for (const std::string_view item : items)
        study.item(item, item.starts_with("Care") ? "Care" : "");
    study.trait("p3", "Age", "33", TraitKind::number);
    study.trait("p3", "Sex", "Female");
    study.trait("P1", "Sex", "Male");
    study.trait("p3", "Joined", "2021-03-04", TraitKind::date);
    std::vector<ResponseId> holes;
    for (std::size_t i = 0; i < answers; ++i) {
        const std::string label = "P" + std::to_string(10 + i / stages.size());
        study.participant(label, any_of(dice, roles));
        if (i % stages.size() == 0)
            know_by_chance(study, label, dice);
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

std::string random_words(Dice& dice) {
    switch (dice.below(6)) {
    case 0:
        return random_near(dice);
    case 1:
        return random_text(dice);
    default:
        return random_word(dice);
    }
}

std::string random_search(Dice& dice, int depth) {
    const auto inner = [&] { return random_search(dice, depth - 1); };
    switch (dice.below(depth > 0 ? 9 : 4)) {
    case 0:
    case 1:
    case 2:
        return random_words(dice);
    case 3:
        return random_filter(dice);
    case 4:
        return "-(" + inner() + ")";
    case 5:
    case 6:
        return "(" + inner() + " OR " + inner() + ")";
    default:
        return "(" + inner() + " " + inner() + ")";
    }
}

} // namespace themata
