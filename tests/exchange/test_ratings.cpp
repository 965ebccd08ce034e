#include "exchange/reading/answer_words.h"
#include "exchange/reading/ratings.h"
#include "exchange/reading/settle_scores.h"
#include <array>
#include <catch2/catch_test_macros.hpp>

namespace themata {

namespace {

using Labels = std::vector<std::string>;
using Points = std::vector<std::size_t>;

// The points where they are certain; none where they are not.
Points points_of(const Labels& labels, std::size_t answers = 10) {
    const auto fits = rating_fits(labels);
    const RatingFit* fit = certain_fit(fits, answers);
    return fit ? fit->points : Points{};
}

} // namespace

TEST_CASE("Whole scales of many languages are known", "[values]") {
    const auto scales = std::to_array<Labels>({
        {"Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"},
        {"Strongly disagree", "Somewhat disagree", "Neutral", "Somewhat agree", "Strongly agree"},
        {"Never", "Rarely", "Sometimes", "Often", "Always"},
        {"Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"},
        {"Very unlikely", "Unlikely", "Neither likely nor unlikely", "Likely", "Very likely"},
        {"Poor", "Fair", "Good", "Very good", "Excellent"},
        {"Very poor", "Poor", "Fair", "Good", "Very good"},
        {"Not at all important", "Slightly important", "Moderately important", "Very important",
         "Extremely important"},
        {"Not at all confident", "Slightly confident", "Somewhat confident", "Very confident",
         "Extremely confident"},
        {"Stimme überhaupt nicht zu", "Stimme eher nicht zu", "Teils/teils", "Stimme eher zu",
         "Stimme voll und ganz zu"},
        {"trifft nicht zu", "trifft eher nicht zu", "teils-teils", "trifft eher zu", "trifft zu"},
        {"Nie", "Selten", "Manchmal", "Oft", "Immer"},
        {"Pas du tout d’accord", "Plutôt pas d’accord", "Ni d’accord ni pas d’accord",
         "Plutôt d’accord", "Tout à fait d’accord"},
        {"Jamais", "Rarement", "Parfois", "Souvent", "Toujours"},
        {"Totalmente en desacuerdo", "En desacuerdo", "Ni de acuerdo ni en desacuerdo",
         "De acuerdo", "Totalmente de acuerdo"},
        {"Nunca", "Casi nunca", "A veces", "Casi siempre", "Siempre"},
        {"Totalmente in disaccordo", "In disaccordo", "Né d'accordo né in disaccordo", "D'accordo",
         "Totalmente d'accordo"},
        {"Discordo totalmente", "Discordo", "Não concordo nem discordo", "Concordo",
         "Concordo totalmente"},
        {"Helemaal mee oneens", "Mee oneens", "Neutraal", "Mee eens", "Helemaal mee eens"},
        {"Zdecydowanie się nie zgadzam", "Raczej się nie zgadzam", "Trudno powiedzieć",
         "Raczej się zgadzam", "Zdecydowanie się zgadzam"},
        {"Instämmer inte alls", "Instämmer inte", "Neutral", "Instämmer", "Instämmer helt"},
        {"Kesinlikle katılmıyorum", "Katılmıyorum", "Kararsızım", "Katılıyorum",
         "Kesinlikle katılıyorum"},
        {"لا أوافق بشدة", "لا أوافق", "محايد", "أوافق", "أوافق بشدة"},
        {"非常不同意", "不同意", "一般", "同意", "非常同意"},
        {"从不", "很少", "有时", "经常", "总是"},
        {"全くそう思わない", "あまりそう思わない", "どちらともいえない", "ややそう思う",
         "とてもそう思う"},
    });
    for (const Labels& labels : scales) {
        CAPTURE(labels[0], labels[1]);
        CHECK(points_of(labels) == Points{1, 2, 3, 4, 5});
    }
}

TEST_CASE("Points of the whole scale count, not those that were given", "[values]") {
    CHECK(points_of({"Agree", "Disagree", "Strongly agree", "Neither agree nor disagree"}) ==
          Points{4, 2, 5, 3});
    CHECK(points_of({"AGREE", "disagree ", "Strongly Agree", "neither agree nor disagree."}) ==
          Points{4, 2, 5, 3});
    CHECK(points_of({"Strongly disagree", "Disagree", "Somewhat disagree", "Neutral",
                     "Somewhat agree", "Agree", "Strongly agree"}) == Points{1, 2, 3, 4, 5, 6, 7});
}

TEST_CASE("What fits scales of two lengths is not certain", "[values]") {
    CHECK(points_of({"Agree", "Disagree"}).empty());
    CHECK(points_of({"Disagree", "Neutral", "Agree"}).empty());
    CHECK(points_of({"Never", "Rarely", "Sometimes"}).empty()); // or "Very rarely" is between them
    const Labels four = {"Strongly disagree", "Disagree", "Agree", "Strongly agree"};
    CHECK(points_of(four).empty());
    CHECK(points_of(four, 60) == Points{1, 2, 3, 4}); // nobody of sixty stands in the middle
    CHECK(rating_fits({"Agree", "Often"}).empty());
    CHECK(rating_fits({"Agree", "Blue"}).empty());
    CHECK(rating_fits({"Yes", "No"}).empty());
    CHECK(rating_fits({"Ja", "Nein"}).empty());
    CHECK(rating_fits({"Tak", "Nie"}).empty());
}

TEST_CASE("Words for no answer, for yes and for no are known", "[values]") {
    for (const std::string_view word : {"N/A",
                                        "n/a",
                                        "NA",
                                        ".",
                                        "-",
                                        "Prefer not to say",
                                        "prefer NOT to say.",
                                        "Don’t know",
                                        "don't know",
                                        "keine Angabe",
                                        "k.A.",
                                        "Sans réponse",
                                        "No sabe",
                                        "Non so",
                                        "Não sei",
                                        "n.v.t.",
                                        "Vet ej",
                                        "nie dotyczy",
                                        "Bilmiyorum",
                                        "لا أعرف",
                                        "不知道",
                                        "わからない",
                                        "#N/A",
                                        "(missing)",
                                        "не знаю"}) {
        CAPTURE(word);
        CHECK(is_missing_word(word));
    }
    for (const std::string_view word :
         {"No", "Agree", "3", "", "nothing to say", "Neutral", "Nil"}) {
        CAPTURE(word);
        CHECK_FALSE(is_missing_word(word));
    }
    for (const std::string_view word :
         {"Yes", "Ja", "oui", "Sí", "sim", "да", "evet", "نعم", "是", "はい", "✓", "☑", "x", "X",
          "1", "TRUE", "wahr", "Checked"}) {
        CAPTURE(word);
        CHECK(yes_or_no(word) == YesNo::yes);
    }
    for (const std::string_view word :
         {"No", "Nein", "non", "não", "нет", "hayır", "لا", "否", "いいえ", "☐", "0", "FALSE",
          "falsch", "Unchecked", "Nee", "nej", "Nie"}) {
        CAPTURE(word);
        CHECK(yes_or_no(word) == YesNo::no);
    }
    CHECK(yes_or_no("NA") == YesNo::missing);
    CHECK_FALSE(yes_or_no("vielleicht"));
    CHECK_FALSE(yes_or_no("2"));
}

TEST_CASE("Codes for missing stand apart from the values", "[values]") {
    using Codes = std::vector<double>;
    const auto codes = [](std::initializer_list<double> numbers) {
        std::vector<CountedNumber> counted;
        for (const double number : numbers)
            counted.push_back({.number = number, .count = 5});
        return codes_among(counted);
    };
    CHECK(codes({1, 2, 3, 4, 5, 99}) == Codes{99});
    CHECK(codes({1, 2, 3, 4, 5, -9}) == Codes{-9});
    CHECK(codes({1, 2, 3, 4, 5, 98, 99}) == Codes{98, 99});
    CHECK(codes({1, 2, 3, 4, 5, 9}) == Codes{9});
    CHECK(codes({0, 4, 10, 999}) == Codes{999});
    CHECK(codes({1, 2, 3, -1}).size() == 1);
    CHECK(codes({0, 1, -1}).empty());
    CHECK(codes({-3, -2, -1, 0, 1, 2, 3}).empty());
    CHECK(codes({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).empty());
    CHECK(codes({2, 5, 9}).empty());
    CHECK(codes({45, 60, 88, 99}).empty());
    CHECK(codes({99}).empty());
}

TEST_CASE("Cells with several choices are told from sentences", "[values]") {
    CHECK(are_several_choices({"Staff;Food;", "Food;", "Staff;"}));
    CHECK(are_several_choices({"A|B", "B|C"}));
    CHECK(are_several_choices({"Staff, Food", "Food, Staff", "Staff", "Food"}));
    CHECK_FALSE(are_several_choices({"Leeds, UK", "Paris, France"}));
    CHECK_FALSE(are_several_choices({"Ward A", "Ward B"}));
}

} // namespace themata
