#include "exchange/reading/rating_tables.h"

namespace themata {

namespace {

constexpr TwoEndedRating germanic_two_ended[] = {
    // German
    "Stimme überhaupt nicht zu/Stimme gar nicht zu/Lehne stark ab/Trifft überhaupt nicht "
    "zu/Trifft gar nicht zu/Stimmt überhaupt nicht/Stimme absolut nicht zu/Stimme voll und ganz "
    "nicht zu|"
    "Stimme nicht zu/Lehne ab/Trifft nicht zu/Stimmt nicht|"
    "Stimme eher nicht zu/Lehne eher ab/Trifft eher nicht zu/Stimmt eher nicht/Stimme weniger "
    "zu/Trifft weniger zu/Trifft kaum zu|"
    "Teils teils/Weder noch/Neutral/Unentschieden/Stimme weder zu noch lehne ich ab/Stimme weder "
    "zu noch nicht zu/Stimme teilweise zu/Trifft teilweise zu/Weder Zustimmung noch Ablehnung|"
    "Stimme eher zu/Trifft eher zu/Stimmt eher|"
    "Stimme zu/Trifft zu/Stimmt/Stimme überwiegend zu|"
    "Stimme voll und ganz zu/Stimme voll zu/Stimme völlig zu/Stimme stark zu/Trifft voll und ganz "
    "zu/Trifft voll zu/Trifft völlig zu/Stimmt voll und ganz/Stimmt genau/Stimme sehr zu",
    // A scale without the plain points: "Stimme nicht zu" stands at the end of it.
    "Stimme nicht zu/Trifft nicht zu/Stimmt nicht||Stimme eher nicht zu/Trifft eher nicht "
    "zu/Stimmt "
    "eher nicht|Teils teils/Weder noch/Neutral/Unentschieden/Trifft teilweise zu|Stimme eher "
    "zu/Trifft eher zu/Stimmt eher||Stimme zu/Trifft zu/Stimmt",
    "Sehr unzufrieden/Äußerst unzufrieden/Völlig unzufrieden/Überhaupt nicht zufrieden|"
    "Unzufrieden|Eher unzufrieden/Etwas unzufrieden|"
    "Weder zufrieden noch unzufrieden/Neutral/Teils teils/Weder noch/Mittelmäßig|"
    "Eher zufrieden/Etwas zufrieden|Zufrieden|Sehr zufrieden/Äußerst zufrieden/Völlig zufrieden",
    "Sehr unwahrscheinlich/Äußerst unwahrscheinlich/Auf keinen Fall|Unwahrscheinlich|Eher "
    "unwahrscheinlich|Weder wahrscheinlich noch unwahrscheinlich/Neutral/Vielleicht|Eher "
    "wahrscheinlich|Wahrscheinlich|Sehr wahrscheinlich/Äußerst wahrscheinlich/Auf jeden Fall",
    "Sehr schlecht|Schlecht|Eher schlecht|Mittelmäßig/Mittel/Durchschnittlich/Teils "
    "teils/Befriedigend/Weder gut noch schlecht/Neutral|Eher gut|Gut|Sehr gut/Ausgezeichnet",
    "Sehr schwierig/Sehr schwer|Schwierig/Schwer|Eher schwierig/Eher schwer|Weder leicht noch "
    "schwer/Teils teils/Neutral|Eher leicht/Eher einfach|Leicht/Einfach|Sehr leicht/Sehr einfach",
    "Sehr unwichtig|Unwichtig|Eher unwichtig|Weder wichtig noch unwichtig/Neutral/Teils teils|Eher "
    "wichtig|Wichtig|Sehr wichtig/Äußerst wichtig",
    // Dutch
    "Helemaal mee oneens/Zeer mee oneens/Helemaal niet mee eens/Volledig mee oneens/Sterk mee "
    "oneens/Zeer oneens/Helemaal oneens|Mee oneens/Oneens/Niet mee eens|"
    "Enigszins mee oneens/Een beetje mee oneens/Eerder mee oneens/Enigszins oneens|"
    "Niet mee eens niet mee oneens/Neutraal/Niet eens niet oneens/Noch mee eens noch mee "
    "oneens/Noch "
    "eens noch oneens/Niet mee eens en niet mee oneens|"
    "Enigszins mee eens/Een beetje mee eens/Eerder mee eens/Enigszins eens|Mee eens/Eens|"
    "Helemaal mee eens/Zeer mee eens/Volledig mee eens/Sterk mee eens/Zeer eens/Helemaal eens",
    "Zeer ontevreden/Heel ontevreden/Helemaal niet tevreden|Ontevreden|Enigszins ontevreden/Een "
    "beetje ontevreden|Niet tevreden niet ontevreden/Neutraal/Noch tevreden noch ontevreden/Niet "
    "tevreden en niet ontevreden|Enigszins tevreden/Een beetje tevreden|Tevreden|"
    "Zeer tevreden/Heel tevreden",
    "Zeer onwaarschijnlijk|Onwaarschijnlijk|Enigszins onwaarschijnlijk|Neutraal/Noch "
    "waarschijnlijk "
    "noch onwaarschijnlijk/Misschien|Enigszins waarschijnlijk|Waarschijnlijk|Zeer waarschijnlijk",
    "Zeer slecht/Heel slecht|Slecht|Vrij slecht|Matig/Redelijk/Gemiddeld/Neutraal/Voldoende|Vrij "
    "goed|Goed|Zeer goed/Heel goed/Uitstekend",
    "Zeer moeilijk/Heel moeilijk|Moeilijk|Vrij moeilijk|Neutraal/Niet moeilijk niet makkelijk|Vrij "
    "makkelijk|Makkelijk|Zeer makkelijk/Heel makkelijk",
    "Zeer onbelangrijk|Onbelangrijk|Enigszins onbelangrijk|Neutraal|Enigszins "
    "belangrijk|Belangrijk|Zeer belangrijk",
    // Swedish
    "Instämmer inte alls/Håller inte alls med/Tar helt avstånd/Stämmer inte alls|Instämmer "
    "inte/Håller inte med/Stämmer inte/Tar avstånd|Instämmer delvis inte/Instämmer "
    "knappast/Stämmer "
    "dåligt|Varken instämmer eller tar avstånd/Neutral/Varken eller/Varken instämmer eller inte|"
    "Instämmer delvis/Håller delvis med/Stämmer delvis|Instämmer/Håller med/Stämmer/Stämmer bra|"
    "Instämmer helt/Håller helt med/Stämmer helt/Instämmer helt och hållet/Stämmer precis",
    "Mycket missnöjd|Missnöjd|Ganska missnöjd|Varken nöjd eller missnöjd/Neutral/Varken "
    "eller|Ganska "
    "nöjd|Nöjd|Mycket nöjd",
    "Mycket osannolikt|Osannolikt|Ganska osannolikt|Varken sannolikt eller "
    "osannolikt/Neutral/Kanske|Ganska sannolikt|Sannolikt|Mycket sannolikt",
    "Mycket dåligt/Mycket dålig|Dåligt/Dålig|Ganska dåligt/Ganska dålig|Varken bra eller "
    "dåligt/Neutral/Medelmåttigt/Godkänt|Ganska bra|Bra|Mycket bra/Utmärkt",
    "Mycket svårt|Svårt|Ganska svårt|Varken lätt eller svårt/Neutral|Ganska lätt|Lätt|Mycket lätt",
};

constexpr std::string_view german_qualities =
    "wichtig/zufrieden/sicher/hilfreich/nützlich/zuversichtlich/wahrscheinlich/"
    "interessiert/gut/verständlich/relevant";

constexpr RatingScale germanic_scales[] = {
    // German
    {"Nie/Niemals|Selten|Manchmal/Gelegentlich/Ab und zu|Oft/Häufig/Meistens|Immer"},
    {"Nie/Niemals|Selten|Manchmal/Gelegentlich|Oft/Häufig/Sehr oft"},
    {"Nie/Niemals|Manchmal/Gelegentlich|Oft/Häufig|Immer"},
    {"Nie/Niemals|Sehr selten|Selten|Manchmal/Gelegentlich|Oft/Häufig|Sehr oft/Sehr häufig/Immer"},
    {"Nie/Niemals|Fast nie|Manchmal|Oft/Häufig/Ziemlich oft|Sehr oft/Sehr häufig"},
    {"Überhaupt nicht */Gar nicht *|Wenig */Eher nicht */Weniger */Kaum *|Mäßig */Mittelmäßig "
     "*/Teils "
     "teils/Einigermaßen *|Ziemlich */Eher *|Sehr */Äußerst *",
     german_qualities},
    {"Überhaupt nicht */Gar nicht */Nicht *|Eher nicht */Wenig */Weniger *|Eher */Ziemlich *|Sehr "
     "*",
     german_qualities},
    {"Überhaupt nicht/Gar nicht|Wenig/Ein wenig/Kaum/Eher nicht|Mäßig/Mittelmäßig/Teils "
     "teils/Etwas|Ziemlich/Stark/Eher ja|Sehr/Sehr stark/Äußerst/Voll und ganz"},
    {"Überhaupt nicht/Gar nicht|Wenig/Ein wenig/Etwas/Eher nicht|Ziemlich/Eher ja|Sehr"},
    {"Schlecht|Mäßig/Ausreichend|Gut|Sehr gut|Ausgezeichnet"},
    // Dutch
    {"Nooit|Zelden|Soms/Af en toe|Vaak/Meestal|Altijd"},
    {"Nooit|Zelden|Soms/Af en toe|Vaak/Heel vaak"},
    {"Nooit|Soms/Af en toe|Vaak|Altijd"},
    {"Helemaal niet */Niet *|Een beetje */Weinig *|Enigszins */Redelijk */Matig *|Vrij */Heel "
     "*/Zeer "
     "*|Uiterst */Extreem *",
     "belangrijk/tevreden/zeker/nuttig/waarschijnlijk/zelfverzekerd"},
    {"Helemaal niet|Een beetje/Weinig|Enigszins/Matig|Behoorlijk/Veel/Vrij veel|Heel erg/Zeer "
     "veel"},
    // Swedish
    {"Aldrig|Sällan|Ibland|Ofta/Oftast|Alltid"},
    {"Aldrig|Sällan|Ibland|Ofta/Mycket ofta"},
    {"Aldrig|Ibland|Ofta|Alltid"},
    {"Inte alls */Inte alls|Lite */Lite/Inte särskilt *|Något */Något/Delvis/Ganska *|Mycket "
     "*/Mycket|Extremt */Väldigt mycket/Helt",
     "viktigt/viktig/nöjd/säker/troligt"},
};

} // namespace

RatingTable ratings_in_germanic() { return {germanic_two_ended, germanic_scales}; }

} // namespace themata
