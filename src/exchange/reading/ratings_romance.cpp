#include "exchange/reading/rating_tables.h"

namespace themata {

namespace {

constexpr TwoEndedRating romance_two_ended[] = {
    // French
    "Pas du tout d'accord/Tout à fait en désaccord/Totalement en désaccord/Fortement en "
    "désaccord/Complètement en désaccord/Absolument pas d'accord/Entièrement en désaccord|"
    "Pas d'accord/En désaccord/Désaccord|"
    "Plutôt pas d'accord/Plutôt en désaccord/Peu d'accord/Un peu en désaccord/Pas vraiment "
    "d'accord/Partiellement en désaccord|"
    "Ni d'accord ni pas d'accord/Ni en accord ni en désaccord/Neutre/Ni d'accord ni en "
    "désaccord/Sans "
    "opinion tranchée|"
    "Plutôt d'accord/Plutôt en accord/Un peu d'accord/Assez d'accord/Partiellement d'accord|"
    "D'accord/En accord|"
    "Tout à fait d'accord/Totalement d'accord/Fortement d'accord/Complètement d'accord/Entièrement "
    "d'accord/Tout à fait en accord/Parfaitement d'accord",
    "Très insatisfait/Pas du tout satisfait/Très insatisfaite/Pas du tout satisfaite/Très "
    "mécontent|Insatisfait/Pas satisfait/Insatisfaite/Pas satisfaite/Mécontent|"
    "Plutôt insatisfait/Peu satisfait/Plutôt pas satisfait/Assez insatisfait/Plutôt "
    "insatisfaite/Peu "
    "satisfaite|"
    "Ni satisfait ni insatisfait/Neutre/Ni satisfaite ni insatisfaite/Moyennement satisfait|"
    "Plutôt satisfait/Assez satisfait/Plutôt satisfaite/Assez satisfaite|Satisfait/Satisfaite|"
    "Très satisfait/Tout à fait satisfait/Très satisfaite/Tout à fait satisfaite/Extrêmement "
    "satisfait",
    "Très peu probable/Très improbable/Pas du tout probable/Certainement pas|Improbable/Peu "
    "probable/Probablement pas|Plutôt improbable/Assez improbable/Plutôt peu probable|Neutre/Ni "
    "probable ni improbable/Peut-être|Plutôt probable/Assez "
    "probable|Probable/Probablement|Très probable/Extrêmement probable/Certainement",
    "Très mauvais/Très mauvaise/Très mal|Mauvais/Mauvaise/Mal|Plutôt mauvais/Plutôt "
    "mauvaise|Moyen/Moyenne/Passable/Correct/Acceptable/Neutre|Plutôt bon/Plutôt bonne/Assez "
    "bon/Assez bonne/Assez bien|Bon/Bonne/Bien|Très bon/Très bonne/Excellent/Excellente/Très bien",
    "Très difficile|Difficile|Plutôt difficile/Assez difficile|Ni facile ni "
    "difficile/Neutre|Plutôt facile/Assez facile|Facile|Très facile",
    // Spanish
    "Totalmente en desacuerdo/Muy en desacuerdo/Completamente en desacuerdo/Fuertemente en "
    "desacuerdo|En desacuerdo/Desacuerdo|"
    "Algo en desacuerdo/Ligeramente en desacuerdo/Parcialmente en desacuerdo/Más bien en "
    "desacuerdo/Un poco en desacuerdo|"
    "Ni de acuerdo ni en desacuerdo/Neutral/Indiferente/Ni en acuerdo ni en "
    "desacuerdo/Indeciso/Neutro|"
    "Algo de acuerdo/Ligeramente de acuerdo/Parcialmente de acuerdo/Más bien de acuerdo/Un poco de "
    "acuerdo|De acuerdo/Acuerdo|"
    "Totalmente de acuerdo/Muy de acuerdo/Completamente de acuerdo/Fuertemente de acuerdo",
    "Muy insatisfecho/Totalmente insatisfecho/Nada satisfecho/Muy insatisfecha/Nada satisfecha|"
    "Insatisfecho/Insatisfecha|Algo insatisfecho/Poco satisfecho/Algo insatisfecha/Poco satisfecha|"
    "Ni satisfecho ni insatisfecho/Neutral/Indiferente/Ni satisfecha ni insatisfecha|"
    "Algo satisfecho/Bastante satisfecho/Algo satisfecha|Satisfecho/Satisfecha|"
    "Muy satisfecho/Totalmente satisfecho/Muy satisfecha/Totalmente satisfecha",
    "Muy improbable/Nada probable|Improbable/Poco probable|Algo improbable|Neutral/Ni probable ni "
    "improbable/Quizás/Tal vez|Algo probable|Probable|Muy probable",
    "Muy malo/Muy mala/Muy mal|Malo/Mala/Mal|Algo malo|Regular/Aceptable/Normal/Neutral|Algo "
    "bueno|Bueno/Buena/Bien|Muy bueno/Muy buena/Excelente/Muy bien",
    "Muy difícil|Difícil|Algo difícil|Ni fácil ni difícil/Neutral|Algo fácil|Fácil|Muy fácil",
    // Italian
    "Totalmente in disaccordo/Completamente in disaccordo/Fortemente in disaccordo/Per niente "
    "d'accordo/Del tutto in disaccordo/Molto in disaccordo/Per nulla d'accordo|"
    "In disaccordo/Non d'accordo/Disaccordo|"
    "Abbastanza in disaccordo/Parzialmente in disaccordo/Poco d'accordo/Piuttosto in disaccordo|"
    "Né d'accordo né in disaccordo/Neutrale/Né in accordo né in "
    "disaccordo/Indifferente/Incerto/Neutro|"
    "Abbastanza d'accordo/Parzialmente d'accordo/Piuttosto d'accordo|D'accordo/In accordo|"
    "Totalmente d'accordo/Completamente d'accordo/Fortemente d'accordo/Del tutto d'accordo/Molto "
    "d'accordo",
    "Molto insoddisfatto/Per niente soddisfatto/Molto insoddisfatta/Del tutto insoddisfatto|"
    "Insoddisfatto/Insoddisfatta|Abbastanza insoddisfatto/Poco soddisfatto/Piuttosto insoddisfatto|"
    "Né soddisfatto né insoddisfatto/Neutrale/Indifferente/Né soddisfatta né insoddisfatta|"
    "Abbastanza soddisfatto/Piuttosto soddisfatto/Abbastanza soddisfatta|Soddisfatto/Soddisfatta|"
    "Molto soddisfatto/Del tutto soddisfatto/Molto soddisfatta",
    "Molto improbabile/Per niente probabile|Improbabile/Poco probabile|Abbastanza "
    "improbabile|Neutrale/Né probabile né improbabile/Forse|Abbastanza "
    "probabile|Probabile|Molto probabile",
    "Pessimo/Pessima/Molto scarso/Molto cattivo|Scarso/Scarsa/Cattivo/Insufficiente|Mediocre|"
    "Sufficiente/Discreto/Nella media/Accettabile|Abbastanza buono|Buono/Buona|"
    "Ottimo/Ottima/Molto buono/Eccellente/Molto buona",
    "Molto difficile|Difficile|Abbastanza difficile|Né facile né difficile/Neutrale|Abbastanza "
    "facile|Facile|Molto facile",
    // Portuguese
    "Discordo totalmente/Discordo fortemente/Discordo completamente/Discordo "
    "plenamente/Totalmente em desacordo|Discordo/Em desacordo|"
    "Discordo parcialmente/Discordo um pouco/Discordo em parte/Discordo ligeiramente|"
    "Não concordo nem discordo/Nem concordo nem discordo/Neutro/Indiferente/Indeciso/Nem discordo "
    "nem "
    "concordo|"
    "Concordo parcialmente/Concordo um pouco/Concordo em parte/Concordo ligeiramente|"
    "Concordo/De acordo|"
    "Concordo totalmente/Concordo fortemente/Concordo completamente/Concordo "
    "plenamente/Totalmente de acordo",
    "Muito insatisfeito/Totalmente insatisfeito/Nada satisfeito/Muito insatisfeita|"
    "Insatisfeito/Insatisfeita|Pouco satisfeito/Um pouco insatisfeito/Parcialmente insatisfeito|"
    "Nem satisfeito nem insatisfeito/Neutro/Indiferente/Nem satisfeita nem insatisfeita|"
    "Um pouco satisfeito/Parcialmente satisfeito/Razoavelmente satisfeito|Satisfeito/Satisfeita|"
    "Muito satisfeito/Totalmente satisfeito/Muito satisfeita",
    "Muito improvável/Nada provável|Improvável/Pouco provável|Um pouco improvável|Neutro/Nem "
    "provável "
    "nem improvável/Talvez|Um pouco provável|Provável|Muito provável",
    "Péssimo/Péssima/Muito mau/Muito ruim/Muito má|Ruim/Mau/Má|Um pouco "
    "ruim|Regular/Razoável/Médio/Neutro|Um pouco bom|Bom/Boa|Ótimo/Ótima/Muito "
    "bom/Excelente/Muito boa",
    "Muito difícil|Difícil|Um pouco difícil|Nem fácil nem difícil/Neutro|Um pouco "
    "fácil|Fácil|Muito fácil",
};

constexpr RatingScale romance_scales[] = {
    // French
    {"Jamais|Rarement|Parfois/Quelquefois/De temps en temps|Souvent/Fréquemment/La plupart du "
     "temps|Toujours"},
    {"Jamais|Rarement|Parfois/Quelquefois/De temps en temps|Souvent/Très souvent"},
    {"Jamais|Parfois/Quelquefois/De temps en temps|Souvent/Fréquemment|Toujours"},
    {"Jamais|Très rarement|Rarement|Parfois/Occasionnellement|Souvent/Fréquemment|Très "
     "souvent/Toujours"},
    {"Pas du tout *|Peu */Un peu *|Moyennement */Modérément */Assez *|Très */Plutôt *|Extrêmement "
     "*/Tout "
     "à fait *",
     "important/importante/confiant/confiante/utile/intéressé/capable/sûr"},
    {"Pas du tout *|Peu */Plutôt pas *|Assez */Plutôt *|Très */Tout à fait *",
     "important/importante/confiant/confiante/utile/intéressé/capable/sûr"},
    {"Pas du tout|Un peu/Peu/Plutôt non|Moyennement/Modérément/Assez|Beaucoup/Plutôt "
     "oui|Énormément/Tout à fait/Extrêmement"},
    {"Pas du tout|Un peu/Peu/Plutôt non|Assez/Plutôt oui|Beaucoup/Tout à fait"},
    // Spanish
    {"Nunca|Rara vez/Raramente/Casi nunca/Pocas veces|A veces/Algunas veces/De vez en "
     "cuando|A menudo/Frecuentemente/Casi siempre/Con frecuencia/Muchas veces|Siempre"},
    {"Nunca|Rara vez/Raramente/Casi nunca|A veces/Algunas veces|A menudo/Frecuentemente/Con "
     "frecuencia/Muy a menudo"},
    {"Nunca|A veces/Algunas veces|A menudo/Frecuentemente/Casi siempre|Siempre"},
    {"Nada */No es *|Poco */Ligeramente *|Algo */Moderadamente *|Bastante */Muy *|Extremadamente "
     "*/Muy "
     "*/Totalmente *",
     "importante/seguro/segura/útil/confiado/interesado/capaz"},
    {"Nada *|Poco *|Algo */Bastante *|Muy *", "importante/seguro/segura/útil/capaz"},
    {"Nada/En absoluto|Poco/Un "
     "poco|Algo/Moderadamente/Regular|Bastante|Mucho/Muchísimo/Totalmente"},
    {"Nada/En absoluto|Poco/Un poco|Bastante/Algo|Mucho"},
    // Italian
    {"Mai|Raramente/Quasi mai/Di rado|A volte/Qualche volta/Talvolta/Ogni "
     "tanto|Spesso/Frequentemente/Quasi sempre|Sempre"},
    {"Mai|Raramente/Quasi mai|A volte/Qualche volta/Talvolta|Spesso/Molto spesso"},
    {"Mai|A volte/Qualche volta/Talvolta|Spesso|Sempre"},
    {"Per niente */Per nulla */Non *|Poco *|Abbastanza */Moderatamente *|Molto *|Estremamente "
     "*/Moltissimo *",
     "importante/sicuro/sicura/utile/fiducioso/interessato"},
    {"Per niente *|Poco *|Abbastanza *|Molto *", "importante/sicuro/sicura/utile/fiducioso"},
    {"Per niente/Per nulla/Affatto|Poco/Un "
     "po'|Abbastanza/Moderatamente|Molto|Moltissimo/Completamente"},
    {"Per niente/Per nulla|Poco|Abbastanza|Molto"},
    // Portuguese
    {"Nunca|Raramente/Quase nunca|Às vezes/Algumas vezes/De vez em "
     "quando|Frequentemente/Muitas vezes/Quase sempre/Com frequência|Sempre"},
    {"Nunca|Raramente/Quase nunca|Às vezes/Algumas vezes|Frequentemente/Muitas vezes/Com "
     "frequência"},
    {"Nunca|Às vezes/Algumas vezes|Frequentemente/Muitas vezes/Quase sempre|Sempre"},
    {"Nada *|Pouco */Um pouco *|Moderadamente */Mais ou menos *|Muito "
     "*/Bastante *|Extremamente *",
     "importante/seguro/segura/útil/confiante/interessado"},
    {"Nada|Pouco/Um pouco/Muito pouco|Mais ou menos/Moderadamente/Médio|Bastante/Muito|"
     "Extremamente/Completamente/Muitíssimo"},
};

} // namespace

RatingTable ratings_in_romance() { return {romance_two_ended, romance_scales}; }

} // namespace themata
