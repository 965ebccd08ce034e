#include "exchange/reading/survey_tools.h"

#include "exchange/reading/words.h"
#include "text/fold.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>

namespace themata {

namespace {

using NameList = std::initializer_list<std::string_view>;

template <std::size_t size>
bool is_listed(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

// All lists hold names as squashed() makes them: without accents, spaces and signs.

// What tools write of when and how something was answered, in English.
constexpr auto bookkeeping_of_tools = std::to_array<std::string_view>({"startdate",
                                                                       "enddate",
                                                                       "recordeddate",
                                                                       "submitdate",
                                                                       "datestamp",
                                                                       "date",
                                                                       "timestamp",
                                                                       "time",
                                                                       "status",
                                                                       "progress",
                                                                       "finished",
                                                                       "duration",
                                                                       "durationinseconds",
                                                                       "interviewtime",
                                                                       "refurl",
                                                                       "lastpage",
                                                                       "seed",
                                                                       "startlanguage",
                                                                       "userlanguage",
                                                                       "distributionchannel",
                                                                       "locationlatitude",
                                                                       "locationlongitude",
                                                                       "externalreference",
                                                                       "externaldatareference",
                                                                       "collectorid",
                                                                       "useragent",
                                                                       "commentid",
                                                                       "responseid",
                                                                       "responsetype",
                                                                       "responseset",
                                                                       "starttime",
                                                                       "endtime",
                                                                       "completiontime",
                                                                       "lastmodifiedtime",
                                                                       "startdateutc",
                                                                       "submitdateutc",
                                                                       "enddateutc",
                                                                       "stagedateutc",
                                                                       "submissiondate",
                                                                       "submissiontime",
                                                                       "submittedat",
                                                                       "submitteddate",
                                                                       "submissionid",
                                                                       "submissionip",
                                                                       "submissionurl",
                                                                       "editlink",
                                                                       "コレクターid",
                                                                       "idagentediraccolta",
                                                                       "idraccoglitore",
                                                                       "idcolector",
                                                                       "iddocoletor",
                                                                       "idkolektora",
                                                                       "lastupdatedate",
                                                                       "networkid",
                                                                       "responsetime",
                                                                       "datecreated",
                                                                       "datemodified",
                                                                       "creationdate",
                                                                       "creator",
                                                                       "editdate",
                                                                       "editor",
                                                                       "objectid",
                                                                       "globalid",
                                                                       "datesubmitted",
                                                                       "datestarted",
                                                                       "datelastaction",
                                                                       "referrerurl",
                                                                       "totaltime",
                                                                       "timetaken",
                                                                       "timespent",
                                                                       "timetocomplete",
                                                                       "latitude",
                                                                       "longitude",
                                                                       "altitude",
                                                                       "gpsaccuracy",
                                                                       "start",
                                                                       "end",
                                                                       "today",
                                                                       "deviceid",
                                                                       "simserial",
                                                                       "subscriberid",
                                                                       "imei",
                                                                       "audit",
                                                                       "metainstanceid",
                                                                       "formhubuuid",
                                                                       "xformidstring",
                                                                       "instanceid",
                                                                       "instancename",
                                                                       "parentindex",
                                                                       "parenttablename",
                                                                       "eventname",
                                                                       "repeatinstrument",
                                                                       "repeatinstance",
                                                                       "surveyidentifier",
                                                                       "surveytimestamp",
                                                                       "dataaccessgroup",
                                                                       "complete",
                                                                       "customdata1",
                                                                       "customdata2",
                                                                       "customdata3",
                                                                       "customdata4",
                                                                       "customdata5",
                                                                       "customdata6",
                                                                       "winningoutcomeid",
                                                                       "endingid",
                                                                       "quizscore",
                                                                       "totalpoints",
                                                                       "quizfeedback",
                                                                       "gradeposttime",
                                                                       "channel",
                                                                       "recipient",
                                                                       "browser",
                                                                       "operatingsystem",
                                                                       "devicetype",
                                                                       "screenresolution",
                                                                       "lastquestionanswered"});

// The same where the interface speaks German, French, Spanish, Portuguese, Dutch, Italian, Polish,
// Swedish, Danish, Turkish.
constexpr auto bookkeeping_in_other_languages = std::to_array<std::string_view>(
    {"zeitstempel", "startdatum", "enddatum", "startzeit", "endzeit", "fertigstellungszeit",
     "uhrzeitderletztenanderung", "aufzeichnungsdatum", "erfassungsdatum", "fortschritt",
     "abgeschlossen", "beendet", "dauer", "dauerinsekunden", "bearbeitungszeit", "antwortid",
     "datumabgeschickt", "datumabgesendet", "datumgestartet", "datumletzteaktivitat",
     "datumderletztenaktivitat", "letzteseite", "startsprache", "benutzersprache",
     "zufallsstartwert", "weiterleitungsurl", "verteilungskanal", "vertriebskanal", "breitengrad",
     "langengrad", "standortbreitengrad", "standortlangengrad", "collectorid", "erstellungsdatum",
     "anderungsdatum", "antworttyp", "externedatenreferenz", "gesamtzeit", "ubermittlungsdatum",
     "datum", "uhrzeit",
     // French
     "horodateur", "datededebut", "datedefin", "heurededebut", "heuredefin",
     "heuredeladernieremodification", "datedenregistrement", "progression", "termine", "duree",
     "dureeensecondes", "iddereponse", "reponseid", "datedesoumission", "dateenvoi", "dernierepage",
     "languededepart", "languedelutilisateur", "canaldedistribution", "latitudedelemplacement",
     "longitudedelemplacement", "statut", "etat", "typedereponse", "iddecollecteur",
     "datedecreation", "datedemodification", "tempstotal",
     // Spanish
     "marcatemporal", "fechadeinicio", "fechadefinalizacion", "fechadefin", "fechafinal",
     "horadeinicio", "horadefinalizacion", "horadelaultimamodificacion", "fecharegistrada",
     "fechaderegistro", "progreso", "terminado", "finalizado", "duracion", "duracionensegundos",
     "idderespuesta", "fechadeenvio", "ultimapagina", "lenguajeinicial", "idiomainicial",
     "idiomadelusuario", "canaldedistribucion", "latitud", "longitud", "estado", "tipoderespuesta",
     "iddelrecopilador", "fechadecreacion", "fechademodificacion", "tiempototal",
     // Portuguese
     "carimbodedatahora", "datadeinicio", "datadetermino", "datadeconclusao", "datafinal",
     "horadeinicio", "horadeconclusao", "horadaultimamodificacao", "datadoregistro",
     "dataderegistro", "progresso", "concluido", "duracao", "duracaoemsegundos", "iddaresposta",
     "iddoresposta", "datadeenvio", "ultimapagina", "canaldedistribuicao", "idiomadousuario",
     "datadecriacao", "tempototal",
     // Dutch
     "tijdstempel", "begindatum", "einddatum", "begintijd", "eindtijd", "tijdvanvoltooien",
     "voltooiingstijd", "tijdvanlaatstewijziging", "opnamedatum", "voortgang", "voltooid", "duur",
     "duurinseconden", "antwoordid", "reactieid", "datumingediend", "laatstepagina", "starttaal",
     "gebruikerstaal", "distributiekanaal", "breedtegraad", "lengtegraad", "datumingevuld",
     // Italian
     "informazionicronologiche", "datadiinizio", "datainizio", "datadifine", "datafine",
     "oradiinizio", "oradicompletamento", "oradellultimamodifica", "datadiregistrazione",
     "dataregistrata", "avanzamento", "completato", "finito", "durata", "duratainsecondi",
     "idrisposta", "datadiinvio", "ultimapagina", "linguautente", "canaledidistribuzione",
     "latitudine", "longitudine", "stato", "datadicreazione",
     // Polish, Swedish, Danish, Turkish, Japanese, Chinese, Russian
     "sygnaturaczasowa", "datarozpoczecia", "datazakonczenia", "tidsstampel", "startdatum",
     "slutdatum", "starttid", "sluttid", "tidsstempel", "zamandamgas", "zamandamgasi",
     "タイムスタンプ", "时间戳记", "отметкавремени"});

constexpr auto timestamps = std::to_array<std::string_view>(
    {"timestamp", "zeitstempel", "horodateur", "marcatemporal", "carimbodedatahora", "tijdstempel",
     "informazionicronologiche", "sygnaturaczasowa", "tidsstampel", "tidsstempel", "zamandamgas",
     "zamandamgasi", "タイムスタンプ", "时间戳记", "отметкавремени"});

constexpr auto personal_names = std::to_array<std::string_view>(
    {"name", "firstname", "lastname", "surname", "fullname", "yourname", "familyname", "givenname",
     "middlename", "yourfullname", "whatisyourname", "recipientlastname", "recipientfirstname",
     "username", "phone", "phonenumber", "telephone", "telephonenumber", "mobile", "mobilenumber",
     "mobilephone", "cellphone", "contactnumber", "contactdetails", "homeaddress", "postaladdress",
     "streetaddress", "ip", "ipaddress", "ipaddr", "submittedby", "respondentname",
     "participantname", "studentname", "patientname",
     // German
     "vorname", "nachname", "familienname", "vorundnachname", "ihrname", "nutzername",
     "benutzername", "telefon", "telefonnummer", "handynummer", "mobilnummer", "anschrift",
     "ipadresse", "nachnamedesempfangers", "vornamedesempfangers",
     // French
     "nom", "prenom", "nomdefamille", "nometprenom", "nomcomplet", "nomdutilisateur",
     "numerodetelephone", "adresseip", "portable", "nomdudestinataire", "prenomdudestinataire",
     // Spanish
     "nombre", "apellido", "apellidos", "nombreyapellidos", "nombrecompleto", "nombredeusuario",
     "telefono", "numerodetelefono", "direccionip", "movil",
     // Portuguese
     "nome", "sobrenome", "apelido", "nomecompleto", "nomedeusuario", "telefone",
     "numerodetelefone", "enderecoip", "celular",
     // Dutch
     "naam", "voornaam", "achternaam", "gebruikersnaam", "telefoon", "telefoonnummer", "ipadres",
     // Italian
     "cognome", "nomeecognome", "nomeutente", "numeroditelefono", "cellulare", "indirizzoip",
     // Polish, Swedish
     "imie", "nazwisko", "imieinazwisko", "namn", "fornamn", "efternamn", "telefonnummer"});

constexpr auto mail_words = std::to_array<std::string_view>(
    {"email", "mailadres", "adressedemessagerie", "adresseelectronique", "courriel",
     "correoelectronico", "correio", "postaelettronica", "indirizzodiposta", "epost"});

constexpr auto submission_numbers = std::to_array<std::string_view>({"id",
                                                                     "uuid",
                                                                     "responseid",
                                                                     "recordid",
                                                                     "respondentid",
                                                                     "submissionid",
                                                                     "globalid",
                                                                     "antwortid",
                                                                     "befragtenid",
                                                                     "teilnehmerid",
                                                                     "iddereponse",
                                                                     "idderespuesta",
                                                                     "iddaresposta",
                                                                     "antwoordid",
                                                                     "reactieid",
                                                                     "idrisposta",
                                                                     "iddurepondant",
                                                                     "iddelencuestado",
                                                                     "iddorespondente",
                                                                     "respondentnummer",
                                                                     "idintervistato",
                                                                     "idrispondente",
                                                                     "回答者id",
                                                                     "idrespondenta",
                                                                     "respondentensid"});

constexpr auto telling_headings = std::to_array<std::string_view>({"responseid",
                                                                   "respondentid",
                                                                   "recordid",
                                                                   "participantid",
                                                                   "startdate",
                                                                   "enddate",
                                                                   "recordeddate",
                                                                   "submitdate",
                                                                   "ipaddress",
                                                                   "recipientlastname",
                                                                   "recipientfirstname",
                                                                   "recipientemail",
                                                                   "externaldatareference",
                                                                   "locationlatitude",
                                                                   "locationlongitude",
                                                                   "distributionchannel",
                                                                   "userlanguage",
                                                                   "responsetype",
                                                                   "durationinseconds",
                                                                   "responseset",
                                                                   "startdatum",
                                                                   "enddatum",
                                                                   "datededebut",
                                                                   "fechadeinicio",
                                                                   "datadeinicio",
                                                                   "begindatum",
                                                                   "datadiinizio",
                                                                   "antwortid",
                                                                   "iddereponse",
                                                                   "idderespuesta",
                                                                   "iddaresposta",
                                                                   "ipadresse",
                                                                   "adresseip",
                                                                   "direccionip",
                                                                   "enderecoip",
                                                                   "indirizzoip",
                                                                   "emailaddress",
                                                                   "collectorid",
                                                                   "aufzeichnungsdatum",
                                                                   "datedefin",
                                                                   "fechaderegistro",
                                                                   "participantcode",
                                                                   "teilnehmercode"});

constexpr auto generic_parts = std::to_array<std::string_view>({"response",
                                                                "openendedresponse",
                                                                "antwort",
                                                                "offenebeantwortung",
                                                                "offeneantwort",
                                                                "freitextantwort",
                                                                "beantwortung",
                                                                "reponse",
                                                                "reponseouverte",
                                                                "reponselibre",
                                                                "respuesta",
                                                                "respuestaabierta",
                                                                "resposta",
                                                                "respostaaberta",
                                                                "antwoord",
                                                                "openantwoord",
                                                                "reactie",
                                                                "openreactie",
                                                                "risposta",
                                                                "rispostaaperta",
                                                                "odpowiedz",
                                                                "odpowiedzotwarta",
                                                                "svar",
                                                                "oppetsvar",
                                                                "yanit",
                                                                "自由回答",
                                                                "回答",
                                                                "开放式回答",
                                                                "答复"});

// In headings with accents and case taken off.
constexpr auto consent_words = std::to_array<std::string_view>({"consent",
                                                                "agree to take part",
                                                                "agree to participate",
                                                                "willing to take part",
                                                                "willing to participate",
                                                                "happy to take part",
                                                                "einwillig",
                                                                "einverstanden",
                                                                "stimme der teilnahme",
                                                                "accepte de participer",
                                                                "acceptez-vous de participer",
                                                                "acepto participar",
                                                                "acepta participar",
                                                                "aceito participar",
                                                                "aceita participar",
                                                                "toestemming",
                                                                "consenso",
                                                                "accetto di partecipare",
                                                                "samtyck",
                                                                "samtykke",
                                                                "zgode na",
                                                                "wyrazam zgode",
                                                                "onam",
                                                                "同意"});

std::string folded(std::string_view text) {
    if (is_ascii(text) || find_invalid_utf8(text)) {
        std::string lower(text);
        for (char& byte : lower)
            byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
        return lower;
    }
    return fold_loosely(text);
}

// "group/name" of KoboToolbox.
std::string_view last_part(std::string_view heading) {
    const std::size_t slash = heading.rfind('/');
    return slash == heading.npos || heading.find(' ') != heading.npos ? heading
                                                                      : heading.substr(slash + 1);
}

} // namespace

std::string squashed(std::string_view heading) {
    std::string result;
    for (const char byte : folded(heading)) {
        const bool is_plain = is_digit(byte) || (byte >= 'a' && byte <= 'z');
        if (is_plain || static_cast<unsigned char>(byte) >= 0x80)
            result += byte;
    }
    return result;
}

bool is_mail_heading(std::string_view heading) {
    const std::string name = squashed(heading);
    return name.size() <= 60 && heading.find('?') == heading.npos &&
           (std::ranges::count(trimmed(heading), ' ') <= 2 || name.find("addres") != name.npos ||
            name.find("adres") != name.npos) &&
           std::ranges::any_of(mail_words,
                               [&](std::string_view word) { return name.find(word) != name.npos; });
}

bool is_personal(std::string_view heading) {
    // "Full Name - First Name".
    const std::size_t dash = heading.find(" - ");
    const bool of_a_name = dash != heading.npos &&
                           is_listed(personal_names, squashed(heading.substr(0, dash))) &&
                           is_listed(personal_names, squashed(heading.substr(dash + 3)));
    return of_a_name || is_listed(personal_names, squashed(last_part(heading))) ||
           is_mail_heading(heading);
}

bool numbers_submissions(std::string_view heading) {
    return trimmed(heading) == "#" || is_listed(submission_numbers, squashed(heading));
}

namespace {

// "Q_RecaptchaScore", "Q7_Page Submit", "Timing - First Click", "Q6_NPS_GROUP".
bool is_of_qualtrics(const std::string& lower, const std::string& name) {
    const bool by_itself = lower.size() > 3 && lower.starts_with("q_") && lower[2] >= 'a' &&
                           lower[2] <= 'z' && lower.find(' ') == lower.npos;
    return by_itself || lower.ends_with("_nps_group") || name.ends_with("firstclick") ||
           name.ends_with("lastclick") || name.ends_with("pagesubmit") ||
           name.ends_with("clickcount") || name.ends_with("metainfobrowser") ||
           name.ends_with("metainfoversion") || name.ends_with("metainfooperatingsystem") ||
           name.ends_with("metainforesolution");
}

// "Group time: Views", "groupTime12", "Question time: G01Q01", "G01Q01Time".
bool is_of_limesurvey(const std::string& lower, const std::string& name) {
    const bool of_a_question = lower.size() > 6 && lower[0] == 'g' && is_digit(lower[1]) &&
                               lower.find('q') != lower.npos && lower.ends_with("time") &&
                               lower.find(' ') == lower.npos;
    return of_a_question || name.starts_with("grouptime") || name.starts_with("questiontime");
}

} // namespace

bool is_bookkeeping(std::string_view heading) {
    const auto seen = trimmed(heading);
    const std::string name = squashed(seen);
    // KoboToolbox begins its own columns with a stroke; `_id` and `_uuid` number the people.
    if (seen.starts_with('_') && seen.size() > 1)
        return !numbers_submissions(seen);
    const std::string lower = folded(seen);
    if (is_of_qualtrics(lower, name) || is_of_limesurvey(lower, name))
        return true;
    // Of a quiz of Microsoft Forms.
    if (lower.starts_with("points - ") || lower.starts_with("feedback - ") ||
        lower.starts_with("punkte - "))
        return true;
    return lower.starts_with("redcap_") || lower.ends_with("_complete") ||
           lower.ends_with("timestamp") || lower.ends_with("zeitstempel") ||
           is_listed(bookkeeping_of_tools, name) || is_listed(bookkeeping_in_other_languages, name);
}

bool is_consent(std::string_view heading) {
    const std::string name = folded(heading);
    return std::ranges::any_of(consent_words,
                               [&](std::string_view word) { return name.find(word) != name.npos; });
}

bool is_telling_heading(std::string_view cell) {
    return cell.size() <= 60 && is_listed(telling_headings, squashed(cell));
}

bool is_generic_part(std::string_view part) {
    return part.size() <= 60 && is_listed(generic_parts, squashed(part));
}

namespace {

class NamesOfTool {
public:
    explicit NamesOfTool(const std::vector<Heading>& headings) {
        for (const Heading& heading : headings) {
            raw_.push_back(folded(trimmed(heading.name)));
            names_.push_back(squashed(heading.name));
        }
    }

    [[nodiscard]] bool has(NameList words) const {
        return std::ranges::any_of(words, [&](std::string_view word) {
            return std::ranges::find(names_, word) != names_.end();
        });
    }

    [[nodiscard]] bool has_raw(NameList words) const {
        return std::ranges::any_of(words, [&](std::string_view word) {
            return std::ranges::find(raw_, word) != raw_.end();
        });
    }

    [[nodiscard]] std::size_t count_if(auto holds) const {
        return static_cast<std::size_t>(std::ranges::count_if(raw_, holds));
    }

    [[nodiscard]] const std::string& first() const { return names_.front(); }

    [[nodiscard]] const std::string& first_raw() const { return raw_.front(); }

    [[nodiscard]] std::string second() const { return names_.size() > 1 ? names_[1] : ""; }

private:
    std::vector<std::string> raw_;
    std::vector<std::string> names_;
};

// "G01Q02", "q1[sq001]".
bool is_lime_code(const std::string& name) {
    const bool grouped = name.size() >= 6 && name[0] == 'g' && is_digit(name[1]) &&
                         is_digit(name[2]) && name[3] == 'q' && is_digit(name[4]);
    return grouped || name.find("[sq0") != name.npos;
}

} // namespace

std::optional<std::string_view> survey_tool(const std::vector<Heading>& headings) {
    if (headings.size() < 2)
        return std::nullopt;
    const NamesOfTool names(headings);
    const auto ends_with_complete = [](const std::string& name) {
        return name.ends_with("_complete");
    };
    if (names.has({"startdate"}) && names.has({"recordeddate", "responseid", "responseset"}))
        return "Qualtrics";
    if (names.has({"respondentid", "befragtenid"}) && names.has({"collectorid"}))
        return "SurveyMonkey";
    if (names.has_raw({"redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance",
                       "redcap_survey_identifier"}) ||
        (names.has({"recordid"}) && names.count_if(ends_with_complete) > 0))
        return "REDCap";
    if (names.has_raw({"_uuid"}) && names.has_raw({"_index", "_submission_time", "_id"}))
        return "KoboToolbox";
    if (names.has({"objectid"}) && names.has({"globalid"}))
        return "Survey123";
    if (names.first_raw() == "#" || names.has({"networkid"}))
        if (names.has({"submitdateutc", "startdateutc", "networkid"}))
            return "Typeform";
    if (names.first() == "submissiondate")
        return "Jotform";
    if ((names.has({"submitdate", "datesubmitted", "datumabgeschickt"}) &&
         names.has({"lastpage", "startlanguage", "letzteseite", "seed"})) ||
        names.count_if(is_lime_code) > 1)
        return "LimeSurvey";
    if (names.first() == "id" &&
        (names.second() == "starttime" || names.second() == "startzeit" ||
         names.second() == "heurededebut" || names.second() == "horadeinicio" ||
         names.second() == "begintijd" || names.second() == "oradiinizio"))
        return "Microsoft Forms";
    if (is_listed(timestamps, names.first()))
        return "Google Forms";
    return std::nullopt;
}

} // namespace themata
