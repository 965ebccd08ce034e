#include "exchange/reading/answer_words.h"

#include "exchange/reading/ratings.h"
#include "exchange/reading/yes_no_tables.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace themata {

namespace {

constexpr std::string_view missing_words[] = {
    // English and signs
    "N/A",
    "NA",
    "n.a.",
    "#N/A",
    "NaN",
    "null",
    "none given",
    ".",
    "..",
    "...",
    "-",
    "--",
    "—",
    "–",
    "…",
    "?",
    "*",
    "/",
    "missing",
    "not applicable",
    "does not apply",
    "doesn't apply",
    "not available",
    "prefer not to say",
    "prefer not to answer",
    "I prefer not to say",
    "I prefer not to answer",
    "I'd rather not say",
    "rather not say",
    "would rather not say",
    "would not say",
    "wouldn't say",
    "didn't say",
    "did not say",
    "did not answer",
    "didn't answer",
    "no comment",
    "prefer not to respond",
    "choose not to answer",
    "chose not to answer",
    "decline to answer",
    "decline to state",
    "prefer not to state",
    "not answering",
    "left blank",
    "don't wish to answer",
    "prefer not to disclose",
    "don't know",
    "I don't know",
    "do not know",
    "dont no",
    "DK",
    "dk/na",
    "idk",
    "unknown",
    "not known",
    "not sure/don't know",
    "don't know/not sure",
    "no answer",
    "no response",
    "not answered",
    "unanswered",
    "refused",
    "refused to answer",
    "declined",
    "declined to answer",
    "skipped",
    "can't say",
    "cannot say",
    "not stated",
    "not asked",
    "not observed",
    "no reply",
    "no data",
    "system missing",
    "sysmis",
    "blank",
    "can't remember",
    "don't remember",
    "not specified",
    "not provided",
    "no basis to judge",
    "unable to judge",
    "unable to say",
    "don't want to say",
    "don't want to answer",
    "n/k",
    "pnts",
    "not relevant",
    "not rated",
    "unable to rate",
    "no opinion/don't know",
    // German
    "keine Angabe",
    "k.A.",
    "k. A.",
    "weiß nicht",
    "weiss nicht",
    "weiß ich nicht",
    "nicht zutreffend",
    "entfällt",
    "keine Antwort",
    "möchte ich nicht sagen",
    "möchte ich nicht beantworten",
    "trifft auf mich nicht zu",
    "keine Angaben",
    "nicht beantwortet",
    "nicht anwendbar",
    "kann ich nicht sagen",
    "kann ich nicht beurteilen",
    "nicht beurteilbar",
    "unbekannt",
    "fehlend",
    "möchte nicht antworten",
    "ich weiß nicht",
    "verweigert",
    // French
    "sans réponse",
    "ne sait pas",
    "je ne sais pas",
    "NSP",
    "non applicable",
    "sans objet",
    "s.o.",
    "pas de réponse",
    "préfère ne pas répondre",
    "je préfère ne pas répondre",
    "ne souhaite pas répondre",
    "je ne souhaite pas répondre",
    "refus",
    "non concerné",
    "non concernée",
    "ne s'applique pas",
    "non renseigné",
    "préfère ne pas dire",
    "je préfère ne pas le dire",
    "inconnu",
    "ne se prononce pas",
    "manquant",
    // Spanish
    "no sabe",
    "no sé",
    "no sabe/no contesta",
    "NS/NC",
    "no contesta",
    "no aplica",
    "no procede",
    "prefiero no decirlo",
    "prefiero no responder",
    "prefiero no contestar",
    "sin respuesta",
    "no responde",
    "no corresponde",
    "desconocido",
    "no lo sé",
    "se niega a responder",
    "sin datos",
    // Italian
    "non so",
    "non risponde",
    "non applicabile",
    "preferisco non rispondere",
    "preferisco non dirlo",
    "nessuna risposta",
    "non pertinente",
    "non lo so",
    "non sa",
    "non sa/non risponde",
    "sconosciuto",
    "mancante",
    // Portuguese
    "não sei",
    "não sabe",
    "não se aplica",
    "prefiro não responder",
    "prefiro não dizer",
    "sem resposta",
    "não responde",
    "não aplicável",
    "não respondeu",
    "NS/NR",
    "não quero responder",
    "desconhecido",
    // Dutch
    "weet niet",
    "weet ik niet",
    "geen antwoord",
    "n.v.t.",
    "niet van toepassing",
    "zeg ik liever niet",
    "wil ik niet zeggen",
    "geen mening/weet niet",
    "onbekend",
    "wil niet zeggen",
    "liever niet zeggen",
    // Swedish, Danish, Norwegian, Finnish
    "vet ej",
    "vet inte",
    "ej svar",
    "inget svar",
    "ej tillämpligt",
    "vill ej svara",
    "vill inte svara",
    "vill inte uppge",
    "ej relevant",
    "uppgift saknas",
    "ved ikke",
    "intet svar",
    "ønsker ikke at svare",
    "ikke relevant",
    "vet ikke",
    "ønsker ikke å svare",
    "ikke svar",
    "en osaa sanoa",
    "ei vastausta",
    "en halua vastata",
    "ei tietoa",
    // Polish, Czech, Russian, Ukrainian
    "nie wiem",
    "brak odpowiedzi",
    "nie dotyczy",
    "odmowa odpowiedzi",
    "wolę nie odpowiadać",
    "b.d.",
    "brak danych",
    "nevím",
    "neodpověděl",
    "nechci odpovědět",
    "netýká se",
    "не знаю",
    "нет ответа",
    "затрудняюсь ответить",
    "не применимо",
    "отказ",
    "отказ от ответа",
    "неприменимо",
    "н/д",
    "немає відповіді",
    "важко відповісти",
    // Turkish, Greek, Hungarian, Romanian
    "bilmiyorum",
    "cevap yok",
    "yanıt yok",
    "uygulanamaz",
    "belirtmek istemiyorum",
    "söylemek istemiyorum",
    "fikrim yok",
    "cevap vermek istemiyorum",
    "δεν γνωρίζω",
    "δεν απαντώ",
    "ΔΞ/ΔΑ",
    "δεν ξέρω",
    "nem tudom",
    "nincs válasz",
    "nu știu",
    "fără răspuns",
    "nu se aplică",
    // Arabic, Hebrew, Persian, Hindi
    "لا أعرف",
    "لا ينطبق",
    "أفضل عدم الإجابة",
    "لا إجابة",
    "أفضل عدم القول",
    "لا أدري",
    "بدون إجابة",
    "غير معروف",
    "أرفض الإجابة",
    "לא יודע",
    "לא רלוונטי",
    "אין תשובה",
    "نمی دانم",
    "نمی‌دانم",
    "पता नहीं",
    "लागू नहीं",
    // Chinese, Japanese, Korean
    "不知道",
    "不适用",
    "不適用",
    "不愿回答",
    "拒绝回答",
    "不想回答",
    "无回答",
    "未回答",
    "拒答",
    "不願回答",
    "不清楚",
    "缺失",
    "わからない",
    "分からない",
    "該当なし",
    "無回答",
    "答えたくない",
    "回答しない",
    "該当しない",
    "知らない",
    "모름",
    "해당 없음",
    "무응답",
    "응답 거부",
    "모르겠음",
};

using Keys = std::unordered_set<std::string>;

template <std::size_t size>
Keys keys_of(const std::string_view (&words)[size]) {
    Keys keys;
    for (const std::string_view word : words)
        keys.insert(word_key(word));
    return keys;
}

// No word of the tables is longer, in bytes.
constexpr std::size_t longest_word = 80;

} // namespace

bool is_missing_word(std::string_view cell) {
    static const Keys known = keys_of(missing_words);
    cell = trimmed(cell);
    if (cell.size() > 1 && (cell.front() == '(' || cell.front() == '[' || cell.front() == '<'))
        cell = trimmed(cell.substr(1, cell.size() - 2)); // "(missing)", "<NA>"
    return !cell.empty() && cell.size() <= longest_word && known.contains(word_key(cell));
}

std::optional<YesNo> yes_or_no(std::string_view cell) {
    static const Keys yes = keys_of(yes_words);
    static const Keys no = keys_of(no_words);
    cell = trimmed(cell);
    if (cell.empty())
        return YesNo::missing;
    if (cell.size() > longest_word)
        return std::nullopt;
    const std::string key = word_key(cell);
    if (yes.contains(key))
        return YesNo::yes;
    if (no.contains(key))
        return YesNo::no;
    return is_missing_word(cell) ? std::optional(YesNo::missing) : std::nullopt;
}

namespace {

struct Choices {
    std::size_t cells = 0; // that hold several
    std::size_t all = 0;
    std::unordered_set<std::string_view> different;
};

Choices choices_by(const std::vector<std::string_view>& cells, char sign) {
    constexpr std::size_t longest_choice = 80;
    Choices choices;
    for (const std::string_view cell : cells) {
        choices.cells += trimmed(cell).find(sign) != cell.npos ? 1 : 0;
        for (std::size_t from = 0; from <= cell.size();) {
            const std::size_t end = std::min(cell.find(sign, from), cell.size());
            const auto choice = trimmed(cell.substr(from, end - from));
            if (choice.size() > longest_choice)
                return {}; // sentences
            if (!choice.empty()) {
                ++choices.all;
                choices.different.insert(choice);
            }
            from = end + 1;
        }
    }
    return choices;
}

} // namespace

bool are_several_choices(const std::vector<std::string_view>& cells) {
    for (const char sign : {';', '|', '\n'})
        if (const Choices found = choices_by(cells, sign);
            found.cells > 0 && found.all > found.different.size())
            return true;
    const Choices found = choices_by(cells, ',');
    return found.cells > 1 && found.cells * 5 >= cells.size() &&
           found.all >= 2 * found.different.size();
}

bool may_be_missing_code(double number) {
    static constexpr auto codes = std::to_array<double>(
        {8,    9,    66,   77,   88,   96,   97,    98,    99,    666,   777, 888, 996,
         997,  998,  999,  7777, 8888, 9996, 9997,  9998,  9999,  99999, -1,  -2,  -3,
         -4,   -5,   -6,   -7,   -8,   -9,   -66,   -77,   -88,   -96,   -97, -98, -99,
         -666, -777, -888, -997, -998, -999, -8888, -9998, -9999, -99999});
    return std::ranges::find(codes, number) != codes.end();
}

} // namespace themata
