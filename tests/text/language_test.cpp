#include "text/languages.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace themata;

namespace {

struct Answer {
    Language language;
    std::string_view text;
};

using enum Language;

constexpr Answer answers[] = {
    {en, "The meetings were helpful and I learned a lot from my mentor."},
    {en, "Nothing, everything was good"},
    {en, "we didn't have enough time to talk about what we wanted"},
    {de, "Die Gespräche waren sehr hilfreich und ich habe viel gelernt."},
    {de, "nicht genug Zeit für Fragen"},
    {fr, "Les réunions étaient très utiles et j'ai beaucoup appris."},
    {fr, "Je ne sais pas, c’est trop tôt pour le dire"},
    {es, "Las reuniones fueron muy útiles y aprendí mucho de mi mentora."},
    {es, "No tuve tiempo para hablar con ella"},
    {pt, "As reuniões foram muito úteis e aprendi bastante com a minha mentora."},
    {pt, "não tive tempo para falar com ela"},
    {it, "Gli incontri sono stati molto utili e ho imparato tanto."},
    {it, "Non avevo abbastanza tempo per parlare"},
    {nl, "De gesprekken waren erg nuttig en ik heb veel geleerd van mijn mentor."},
    {nl, "niet genoeg tijd om te praten"},
    {sv, "Mötena var mycket givande och jag lärde mig mycket av min mentor."},
    {da, "Møderne var meget nyttige, og jeg lærte meget af min mentor."},
    {no, "Møtene var veldig nyttige, og jeg lærte mye av mentoren min."},
    {fi, "Tapaamiset olivat hyvin hyödyllisiä ja opin paljon mentoriltani."},
    {hu, "A találkozók nagyon hasznosak voltak, és sokat tanultam a mentoromtól."},
    {tr, "Toplantılar çok faydalıydı ve mentorumdan çok şey öğrendim."},
    {ro, "Întâlnirile au fost foarte utile și am învățat multe de la mentorul meu."},
    {ca, "Les reunions han estat molt útils i he après molt amb la meva mentora."},
    {eu, "Bilerak oso baliagarriak izan dira eta asko ikasi dut."},
    {ga, "Bhí na cruinnithe an-úsáideach agus d'fhoghlaim mé go leor."},
    {lt, "Susitikimai buvo labai naudingi ir aš daug ko išmokau iš savo mentoriaus."},
    {id, "Pertemuan itu sangat bermanfaat dan saya belajar banyak dari mentor saya."},
    {ru, "Встречи были очень полезными, и я многому научился у наставника."},
    {ru, "не было времени поговорить"},
    {ar, "كانت الاجتماعات مفيدة جدا وتعلمت الكثير من مرشدي"},
    {hy, "Հանդիպումները շատ օգտակար էին"},
    {ta, "கூட்டங்கள் மிகவும் பயனுள்ளதாக இருந்தன"},
    {ne, "बैठकहरू धेरै उपयोगी थिए र मैले धेरै कुरा सिकें।"},
};

} // namespace

TEST_CASE("An answer of a sentence tells its language", "[language]") {
    for (const Answer& answer : answers) {
        INFO(answer.text);
        CHECK(iso_code(guess_language(answer.text)) == iso_code(answer.language));
    }
}

TEST_CASE("The study's language does not overrule a sentence of another", "[language]") {
    for (const Answer& answer : answers) {
        INFO(answer.text);
        CHECK(iso_code(guess_language(answer.text, en)) == iso_code(answer.language));
    }
}

TEST_CASE("An answer too short to tell is in the study's language, or in none", "[language]") {
    for (const std::string_view text : {"Confidence", "N/A", "Jane B.", "12", "", "👍"}) {
        INFO(text);
        CHECK(guess_language(text) == none);
        CHECK(guess_language(text, en) == en);
        CHECK(guess_language(text, pt) == pt);
    }
}

TEST_CASE("Letters that the study's language does not have speak against it", "[language]") {
    CHECK(guess_language("Хорошо", en) != en);
    CHECK(guess_language("很好", en) == none);
    CHECK(guess_language("Ładnie", en) == none);
    CHECK(guess_language("naïve", en) == en);
}

TEST_CASE("A single word of another language does not outweigh the study's", "[language]") {
    CHECK(guess_language("So hard, till my eyes burned") == sv);
    CHECK(guess_language("So hard, till my eyes burned", en) == en);
    CHECK(guess_language("Um sorriso supera qualquer briga entre um casal") == es);
    CHECK(guess_language("Um sorriso supera qualquer briga entre um casal", pt) == pt);
}

TEST_CASE("Between two languages the study's is taken", "[language]") {
    const std::string_view danish_or_norwegian = "jeg har det godt";
    CHECK(guess_language("og det var det", da) == da);
    CHECK(guess_language("og det var det", no) == no);
    CHECK(guess_language("og det var det") == none);
    CHECK(guess_language(danish_or_norwegian, da) == da);
}

TEST_CASE("A language without a stemmer is not taken for a neighbour", "[language]") {
    for (const std::string_view text : {
             "Зустрічі були дуже корисними, і я багато чого навчився",  // Ukrainian
             "Срещите бяха много полезни и научих много от ментора си", // Bulgarian
             "Spotkania były bardzo przydatne i wiele się nauczyłem",   // Polish
             "Schůzky byly velmi užitečné a hodně jsem se naučil",      // Czech
             "Sastanci su bili vrlo korisni i puno sam naučio",         // Croatian
             "Die vergaderings was baie nuttig en ek het baie geleer",  // Afrikaans
             "جلسه‌ها خیلی مفید بود و من چیزهای زیادی یاد "
             "گرفتم",                                             // Persian
             "बैठकें बहुत उपयोगी थीं और मैंने बहुत कुछ सीखा है",             // Hindi
             "Các cuộc họp rất hữu ích và tôi đã học được nhiều", // Vietnamese
             "הפגישות היו מועילות מאוד ולמדתי הרבה",              // Hebrew
             "会议很有帮助，我学到了很多",                        // Chinese
         }) {
        INFO(text);
        CHECK(iso_code(guess_language(text)) == "none");
    }
}

TEST_CASE("Accents behind their letters are understood", "[language]") {
    CHECK(guess_language("Ho\u0308fliche Leute, sehr scho\u0308n") == de);
    CHECK(guess_language("la\u0301 e\u0301 bom, na\u0303o sei") == pt);
}

TEST_CASE("Every language has a code that leads back to it", "[language]") {
    for (std::size_t i = 0; i < language_count; ++i) {
        const auto language = static_cast<Language>(i);
        CHECK(language_named(iso_code(language)) == language);
    }
    CHECK_FALSE(language_named("xx"));
    CHECK(iso_code(sv) == "sv");
}
