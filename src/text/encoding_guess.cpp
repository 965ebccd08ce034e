#include "text/encoding_guess.h"

#include "text/fold.h"
#include "text/languages.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unordered_map>
#include <vector>

namespace themata {

// The signs that most of any Chinese, Japanese or Korean text is made of, the most frequent first:
// read in a wrong encoding such a text is made of rare ones. Constant;

namespace {

struct CommonSigns {
    std::string_view simplified;  // Chinese
    std::string_view traditional; // Chinese
    std::string_view kanji;
    std::string_view hiragana;
    std::string_view hangul;
};

constexpr CommonSigns most_common_signs{
    .simplified =
        "的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学"
        "对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手用主行方又如前所本见经头面"
        "公同三已老从动两长知样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部"
        "正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少"
        "关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数"
        "件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象"
        "记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非"
        "流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革"
        "深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越"
        "史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争"
        "究包组造落视济喜离坏兴切密紧够需质医护帮助环境食物非常课程希望错误文件选项输入参数无效显示"
        "吧吗啊哈呀",
    .traditional =
        "的一是不了在人有我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學"
        "對可她裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手用主行方又如前所本見經頭面"
        "公同三已老從動兩長知樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部"
        "正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少"
        "關並內加化由卻代軍產入先山五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬命張活難神數"
        "件安表原車白應路期叫死常提感金何更反合放做系計或司利受光王果親界及今京務制解各任至清物台象"
        "記邊共風戰干接它許八特覺望直服林題建南度統色字請交愛讓認算論百吃義科怎元社術結六功指思非流"
        "每青管夫連遠資隊跟帶花快條院變聯言權往展該領傳近留紅治決週保達辦運武半候七必城父強步完深區"
        "求品士轉量空技輕程告語英基式息寫呢識錢始雙片容研找友孩站廣改議形早房音單據影失網專誰校讀觀"
        "吧嗎啊很檔案錯誤選項輸入參數",
    .kanji =
        "日一人国会年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相"
        "方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田"
        "当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受"
        "区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川"
        "向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨"
        "論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電歳住争"
        "談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構"
        "木割聞身費付施切由説転食比難防補車優夫研収断井何南石足違消境神番規術護展態導鮮備宅害配副算"
        "視条幹独警宮究育席輸訪楽起万着乗店述残想線率病農州武声質念待試族象銀域助労例衛然早張映限親"
        "額監環験追審商葉義伝働形景落欧担好退準賀訴辺造英被株頭技低毎医復仕去姿味負閣韓渡失移差衆個"
        "門写評課末守若脳極種美岡影命含福蔵量望松非撃佐核観察整段横融型白深字答夜製票況音申様財港識"
        "注呼渉達良響阪帰針専推谷古候史天階程満敗管値歌買突兵接請器士光討路悪科攻崎督授催細効図週積"
        "丸他及湾録処省旧室憲太橋歩離岸客風紙激否周師摘材登系批郎母易健黒火戸速存花春飛殺央券赤号単"
        "盟座青破編捜竹除完降超責並療従右修捕隊危採織森競拡故館振給屋介読弁根色友苦就迎走販園具左異"
        "歴辞将秋因献厳馬愛幅休維富浜父遺彼般未塁貿講邦舞林装諸夏素亡劇河遣航抗冷模雄適婦鉄寄益込顔"
        "緊類児余禁印逆王返標換久短油妻暴輪占宣背昭廃植熱宿薬伊江清習険頼僚覚吉盛船倍均億途圧芸許皇"
        "臨踏駅署抜壊債便伸留罪停興爆陸玉源儀波創障継筋狙帯延羽努固闘精則葬乱避普散司康測豊洋静善逮"
        "婚厚喜齢囲卒迫略承浮惑崩順紀聴脱旅絶級幸岩練押軽倒了庁博城患締等救執層版老令角絡損房募曲撤"
        "裏払削密庭徒措仏績築貨志混載昇池陣我勤為血遅抑幕居染温雑招奈季困星傷永択秀著徴誌庫弾償功"
        "拠",
    .hiragana = "のいとたしるなにてがはれでをかもっりすらこさあきまけせそえだつおどちくねわよみろや"
                "ほへゆふむば"
                "げぶびずごひじざめぎべょゅゃぬぼうんぞぐづぜぱぺぽぴぷぁぃぅぇぉ",
    .hangul = "이다는의가을고에하지어나사도은기리로아서한를자그수있인시들것게대해보라과정만면일소제"
              "안없부주니"
              "상여장우구으전내무스말마거모던오저생적와원성년조습합문세신음동미간식용당관방러비치통"
              "너실연장히"
              "경되려않때할물진작공교중학회개위분명행심처체양선영같야단람금재유화발계계속확오좋요국"
              "직출결더데"
              "드르번런입력파일류설못수를많군잘감사요청현변터운타절차석운며므경서유천임드목날두외버"
              "디크든트져"
              "까특었했겠습니까봐돼뭐음네죠셨께",
};

const CommonSigns& common_signs() { return most_common_signs; }

// The weights below are rough frequencies, as bits: 1 for what every second sign does, 10 for what
// one in a thousand does. They need no fine tuning: a wrong reading costs twice the right one.

enum class SignKind { other_ascii, ascii_letter, letter, symbol, unreadable };
enum class Case { none, lower, upper };

struct Sign {
    char32_t point = ' ';
    SignKind kind = SignKind::other_ascii;
    Case letter_case = Case::none;
    UScriptCode script = USCRIPT_COMMON;

    [[nodiscard]] bool is_letter() const {
        return kind == SignKind::letter || kind == SignKind::ascii_letter;
    }

    [[nodiscard]] bool is_high() const {
        return kind != SignKind::other_ascii && kind != SignKind::ascii_letter;
    }
};

Case case_of(UChar32 code) {
    if (u_isULowercase(code))
        return Case::lower;
    return u_isUUppercase(code) ? Case::upper : Case::none;
}

constexpr char32_t replacement = 0xFFFD;

Sign sign_of(char32_t point) {
    const auto code = static_cast<UChar32>(point);
    if (point < 0x80) {
        const bool letter = u_isalpha(code) != 0;
        return {point, letter ? SignKind::ascii_letter : SignKind::other_ascii,
                letter ? case_of(code) : Case::none, letter ? USCRIPT_LATIN : USCRIPT_COMMON};
    }
    if (point == replacement)
        return {point, SignKind::unreadable};
    UErrorCode status = U_ZERO_ERROR;
    const bool arabic_mark = point >= 0x64B && point <= 0x670;
    const UScriptCode script = arabic_mark ? USCRIPT_ARABIC : uscript_getScript(code, &status);
    const bool ordinal = point == 0xAA || point == 0xBA;
    if (ordinal || (U_GET_GC_MASK(code) & (U_GC_L_MASK | U_GC_M_MASK)) == 0)
        return {point, SignKind::symbol, Case::none, USCRIPT_COMMON};
    return {point, SignKind::letter, case_of(code), script};
}

std::vector<Sign> signs_of(std::string_view text) {
    std::vector<Sign> signs;
    signs.reserve(text.size());
    for (std::size_t byte = 0; byte < text.size();) {
        if (text[byte] == '\xFF') {
            signs.push_back({replacement, SignKind::unreadable, Case::none, USCRIPT_COMMON});
            ++byte;
            continue;
        }
        const CodePoint point = code_point_at(text, byte);
        signs.push_back(sign_of(point.value));
        byte += point.length;
    }
    return signs;
}

bool is_east_asian(UScriptCode script) {
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_HANGUL;
}

// What it costs that this sign follows that one, where one of them is beyond ASCII.
double join_bits(const Sign& before, const Sign& here) {
    const bool latin = before.script == USCRIPT_LATIN || here.script == USCRIPT_LATIN;
    if (before.kind == SignKind::letter && here.kind == SignKind::letter) {
        const bool same = before.script == here.script || here.script == USCRIPT_INHERITED ||
                          (is_east_asian(before.script) && is_east_asian(here.script));
        return !same ? 10 : latin ? 4.5 : 0.4;
    }
    if (!before.is_high() && !here.is_high())
        return 0;
    if (before.is_letter() && here.is_letter()) { // one of them ASCII
        const UScriptCode high = before.kind == SignKind::letter ? before.script : here.script;
        if (high == USCRIPT_LATIN || high == USCRIPT_INHERITED)
            return here.kind == SignKind::letter ? 4 : 0.3;
        return is_east_asian(high) ? 3 : 9;
    }
    if (here.kind == SignKind::letter)
        return here.script == USCRIPT_LATIN ? 5 : 0.7;
    return before.kind == SignKind::letter ? 2.3 : 0;
}

double case_bits(const Sign& two_before, const Sign& before, const Sign& here) {
    if (here.letter_case == Case::none || !(here.is_high() || before.is_high()))
        return 0;
    if (here.letter_case == Case::upper) {
        if (!before.is_letter())
            return 2.5;
        return before.letter_case == Case::lower ? 9 : 0.5;
    }
    const bool shouting = before.letter_case == Case::upper && two_before.is_letter();
    return shouting ? 6 : 0;
}

double symbol_bits(const Sign& before, const Sign& here, const Sign& after) {
    constexpr std::u32string_view usual = U"–—‘’“”„…•\u00A0€£°«»¿¡™®©§·´№฿₪、。，！？：；「」（）";
    const bool inside_word = before.is_letter() && after.is_letter();
    if (inside_word && (here.point == U'’' || here.point == U'·'))
        return 4;
    const bool closing = here.point == U'’' || here.point == U'”';
    const double misplaced = closing && !before.is_letter() && after.is_letter() ? 4 : 0;
    const auto code = static_cast<UChar32>(here.point);
    const auto rest = [&] {
        if (usual.find(here.point) != std::u32string_view::npos)
            return 6.0;
        if (U_GET_GC_MASK(code) & (U_GC_C_MASK))
            return 18.0;
        const auto block = ublock_getCode(code);
        if (block == UBLOCK_BOX_DRAWING || block == UBLOCK_BLOCK_ELEMENTS)
            return 14.0;
        return 11.0;
    }();
    const bool wide = is_east_asian(before.script) || is_east_asian(after.script);
    return rest + misplaced + (inside_word && !wide ? 6 : 0);
}

// Marks stand behind a letter, Thai's leading vowels before one, and Hebrew, Greek and Thai write
// some letters only at certain places of a word.
double place_bits(const Sign& before, const Sign& here, const Sign& after) {
    const auto code = static_cast<UChar32>(here.point);
    constexpr std::u32string_view hebrew_finals = U"ךםןףץ";
    constexpr std::u32string_view hebrew_others = U"כמנפצ";
    const bool ends_word = !after.is_letter();
    if ((U_GET_GC_MASK(code) & U_GC_M_MASK) != 0 && !before.is_letter())
        return 8;
    if (here.point >= 0xE40 && here.point <= 0xE44 && after.script != USCRIPT_THAI)
        return 5;
    if (here.point == U'ς' || hebrew_finals.find(here.point) != std::u32string_view::npos)
        return ends_word ? 0 : 8;
    if (here.point == U'σ' || hebrew_others.find(here.point) != std::u32string_view::npos)
        return ends_word && before.is_letter() ? 3 : 0;
    return 0;
}

// By Zipf's law, from the place in a list that begins with the most frequent.
using Ranks = std::unordered_map<char32_t, double>;

Ranks ranked(std::string_view list) {
    Ranks bits;
    for_each_code_point(list, [&](char32_t point, std::size_t) {
        bits.try_emplace(point, std::log2(7.0 * (static_cast<double>(bits.size()) + 5.0)));
    });
    return bits;
}

const Ranks& common(Writing writing) {
    static const std::map<Writing, Ranks> kept = {
        {Writing::alphabets, {}},
        {Writing::simplified, ranked(common_signs().simplified)},
        {Writing::traditional, ranked(common_signs().traditional)},
        {Writing::japanese, ranked(common_signs().kanji)},
        {Writing::korean, ranked(common_signs().hangul)}};
    return kept.at(writing);
}

double east_asian_bits(char32_t point, UScriptCode script, Writing writing) {
    static const Ranks hiragana = ranked(common_signs().hiragana);
    const bool half_width = point >= 0xFF61;
    const bool kana = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
    if (kana && writing != Writing::japanese)
        return 13;
    if (script == USCRIPT_HIRAGANA) {
        const auto found = hiragana.find(point);
        return found == hiragana.end() ? 9 : found->second - 1;
    }
    if (script == USCRIPT_KATAKANA)
        return half_width ? 8 : 7;
    const Ranks& ranks = common(writing);
    const auto found = ranks.find(point);
    if (found != ranks.end())
        return found->second;
    return script == USCRIPT_HANGUL ? 12 : 14;
}

constexpr double alien_letter = 12;

// What a letter costs in each language, from its place in the language's alphabet.
class Alphabets {
public:
    Alphabets() {
        for (std::size_t i = 0; i < known_languages().size(); ++i) {
            std::u32string letters;
            for_each_code_point(known_languages()[i].letters,
                                [&](char32_t letter, std::size_t) { letters += letter; });
            const bool latin = sign_of(letters.empty() ? U'é' : letters[0]).script == USCRIPT_LATIN;
            for (std::size_t rank = 0; rank < letters.size(); ++rank) {
                const auto place = static_cast<double>(rank);
                bits_[letters[rank]].resize(known_languages().size(), alien_letter);
                bits_[letters[rank]][i] = latin ? 1.8 + 0.5 * place : 3.0 + 0.2 * place;
            }
        }
    }

    // nullptr: no language has it
    [[nodiscard]] const std::vector<double>* find(char32_t letter) const {
        const auto found = bits_.find(letter);
        return found == bits_.end() ? nullptr : &found->second;
    }

private:
    std::unordered_map<char32_t, std::vector<double>> bits_;
};

using Counts = std::map<char32_t, int>;

// Of the one language in which the letters cost least, if its function words are there.
double letter_bits(const Counts& letters, const LanguageScores& evidence) {
    constexpr double for_a_word = 3;
    static const Alphabets alphabets;
    std::vector<double> bits(known_languages().size(), 0.0);
    double alien = 0;
    for (const auto& [letter, count] : letters) {
        const std::vector<double>* costs = alphabets.find(letter);
        if (!costs)
            alien += alien_letter * count;
        else
            for (std::size_t i = 0; i < bits.size(); ++i)
                bits[i] += std::min((*costs)[i], alien_letter) * count;
    }
    for (std::size_t i = 0; i < bits.size(); ++i)
        bits[i] -= for_a_word * static_cast<double>(evidence.points[i]);
    return alien + std::ranges::min(bits);
}

} // namespace

double bits_to_read(std::string_view text, Writing writing) {
    const std::vector<Sign> signs = signs_of(text);
    const Sign nothing;
    const auto at = [&](std::size_t i) { return i < signs.size() ? signs[i] : nothing; };
    constexpr double unreadable = 20;
    double bits = 0;
    Counts letters;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const Sign& here = signs[i];
        const Sign before = at(i - 1);
        bits += join_bits(before, here) + case_bits(at(i - 2), before, here);
        if (here.kind == SignKind::unreadable)
            bits += unreadable;
        else if (here.kind == SignKind::symbol)
            bits += symbol_bits(before, here, at(i + 1));
        else if (here.kind == SignKind::letter && is_east_asian(here.script))
            bits += east_asian_bits(here.point, here.script, writing);
        else if (here.kind == SignKind::letter) {
            bits += place_bits(before, here, at(i + 1));
            ++letters[static_cast<char32_t>(u_tolower(static_cast<UChar32>(here.point)))];
        }
    }
    std::string readable(text);
    std::ranges::replace(readable, '\xFF', ' ');
    return bits + letter_bits(letters, score_languages(readable));
}

namespace {

constexpr std::size_t sample_size = 16'384;

bool is_high(char byte) { return (byte & 0x80) != 0; }

// Lines with something to tell, up to a size that takes milliseconds. Cut where no encoding has a
// character going on: line ends and spaces are never a later byte of one.
std::string sample_of(std::string_view bytes) {
    std::string sample;
    while (!bytes.empty() && sample.size() < sample_size) {
        const std::size_t line = std::min(bytes.find_first_of("\r\n"), bytes.size() - 1) + 1;
        std::string_view part = bytes.substr(0, line);
        bytes.remove_prefix(line);
        if (std::ranges::none_of(part, is_high))
            continue;
        if (part.size() > sample_size)
            part =
                part.substr(0, std::min(part.find_first_of(" ,;", sample_size), 2 * sample_size));
        sample += part;
    }
    return sample;
}

// UTF-8 with one FF for each broken place, and what the breaks cost: a lead byte that lost its
// followers is what damage looks like, a follower on its own is rather another encoding's letter.
struct Mended {
    std::string text;
    double breaks = 0;
};

Mended mend(std::string_view bytes) {
    Mended mended;
    std::size_t from = 0;
    while (const auto broken = find_invalid_utf8(bytes, from)) {
        constexpr double lost_followers = -6.5; // on top of what an unreadable byte costs
        const auto lead = static_cast<unsigned char>(bytes[broken->offset]);
        mended.text += bytes.substr(from, broken->offset - from);
        mended.text += '\xFF';
        mended.breaks += lead >= 0xC2 && lead <= 0xF4 ? lost_followers : 0;
        from = broken->offset + broken->length;
    }
    mended.text += bytes.substr(from);
    return mended;
}

Writing writing_of(std::string_view encoding) {
    if (encoding == "GB18030")
        return Writing::simplified;
    if (encoding == "Big5")
        return Writing::traditional;
    if (encoding == "Shift_JIS" || encoding == "EUC-JP")
        return Writing::japanese;
    return encoding == "EUC-KR" ? Writing::korean : Writing::alphabets;
}

struct Reading {
    KnownEncoding encoding;
    std::string text;
    double bits = 0;
};

std::vector<Reading> readings_of(std::string_view sample) {
    std::vector<Reading> readings;
    const Mended mended = mend(sample);
    double least = bits_to_read(mended.text, Writing::alphabets);
    for (const Writing writing :
         {Writing::simplified, Writing::traditional, Writing::japanese, Writing::korean})
        least = std::min(least, bits_to_read(mended.text, writing));
    readings.push_back({known_encodings()[0], mended.text, least + mended.breaks});
    for (const KnownEncoding& encoding : known_encodings()) {
        if (encoding.use != KnownEncoding::Use::guessed)
            continue;
        std::string text = convert(sample, encoding, 0).text;
        const bool loose_accents = encoding.name == "windows-1258";
        const double bits = encoding.rarity + bits_to_read(loose_accents ? compose(text) : text,
                                                           writing_of(encoding.name));
        const auto same = std::ranges::find(readings, text, &Reading::text);
        if (same == readings.end())
            readings.push_back({encoding, std::move(text), bits});
        else if (bits < same->bits)
            *same = {encoding, std::move(text), bits};
    }
    std::ranges::stable_sort(readings, {}, &Reading::bits);
    return readings;
}

} // namespace

std::vector<RankedEncoding> rank_encodings(std::string_view bytes) {
    const std::vector<Reading> readings = readings_of(sample_of(bytes));
    // The model takes signs for independent, so its bits are believed by half.
    const auto weight = [&](const Reading& reading) {
        return std::exp2((readings.front().bits - reading.bits) / 2);
    };
    double all = 0;
    for (const Reading& reading : readings)
        all += weight(reading);
    std::vector<RankedEncoding> ranked;
    ranked.reserve(readings.size());
    for (const Reading& reading : readings)
        ranked.push_back(
            {reading.encoding, static_cast<int>(std::lround(100 * weight(reading) / all))});
    return ranked;
}

} // namespace themata
