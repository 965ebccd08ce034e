#include "exchange/reading/rating_tables.h"

namespace themata {

namespace {

constexpr TwoEndedRating other_two_ended[] = {
    // Polish
    "Zdecydowanie się nie zgadzam/Zdecydowanie nie/Całkowicie się nie zgadzam/Zdecydowanie nie "
    "zgadzam się|Nie zgadzam się|Raczej się nie zgadzam/Raczej nie/Raczej nie zgadzam się|"
    "Ani się zgadzam ani nie zgadzam/Trudno powiedzieć/Nie mam zdania/Neutralnie/Ani się zgadzam "
    "ani "
    "się nie zgadzam/Ani tak ani nie|Raczej się zgadzam/Raczej tak/Raczej zgadzam się|"
    "Zgadzam się|Zdecydowanie się zgadzam/Zdecydowanie tak/Całkowicie się zgadzam/Zdecydowanie "
    "zgadzam się",
    "Bardzo niezadowolony/Bardzo niezadowolona/Zdecydowanie niezadowolony|Niezadowolony/"
    "Niezadowolona|Raczej niezadowolony/Raczej niezadowolona|Ani zadowolony ani "
    "niezadowolony/Neutralnie/Ani zadowolona ani niezadowolona|Raczej zadowolony/Raczej "
    "zadowolona|Zadowolony/Zadowolona|Bardzo zadowolony/Bardzo zadowolona/Zdecydowanie zadowolony",
    "Bardzo mało prawdopodobne|Mało prawdopodobne|Raczej mało prawdopodobne/Raczej "
    "nieprawdopodobne|Trudno powiedzieć/Neutralnie|Raczej prawdopodobne|Prawdopodobne|Bardzo "
    "prawdopodobne",
    "Bardzo źle/Bardzo zły/Bardzo zła|Źle/Zły/Zła|Raczej "
    "źle|Średnio/Przeciętnie/Dostatecznie|Raczej "
    "dobrze|Dobrze/Dobry/Dobra|Bardzo dobrze/Bardzo dobry/Bardzo dobra/Doskonale",
    "Bardzo trudne/Bardzo trudno|Trudne/Trudno|Raczej trudne/Raczej trudno|Ani łatwe ani "
    "trudne/Neutralnie|Raczej łatwe/Raczej łatwo|Łatwe/Łatwo|Bardzo łatwe/Bardzo łatwo",
    // Turkish
    "Kesinlikle katılmıyorum/Hiç katılmıyorum/Tamamen katılmıyorum|Katılmıyorum|"
    "Kısmen katılmıyorum/Biraz katılmıyorum|"
    "Kararsızım/Ne katılıyorum ne katılmıyorum/Ne katılıyorum ne de katılmıyorum/Nötr/Fikrim "
    "belirsiz|Kısmen katılıyorum/Biraz katılıyorum|Katılıyorum|"
    "Kesinlikle katılıyorum/Tamamen katılıyorum",
    "Hiç memnun değilim/Çok memnuniyetsiz/Kesinlikle memnun değilim|Memnun değilim/Memnuniyetsiz|"
    "Biraz memnun değilim/Pek memnun değilim|Kararsızım/Ne memnunum ne değilim/Nötr/Ne memnunum ne "
    "memnun değilim|Biraz memnunum/Kısmen memnunum|Memnunum/Memnun|Çok memnunum/Çok memnun",
    "Çok düşük olasılık/Hiç olası değil|Düşük olasılık/Olası değil||Kararsızım/Belki||Olası/Yüksek "
    "olasılık|Çok olası/Çok yüksek olasılık",
    "Çok kötü|Kötü|Biraz kötü|Orta/Ne iyi ne kötü/Vasat|Biraz iyi|İyi|Çok iyi/Mükemmel",
    "Çok zor|Zor|Biraz zor|Ne kolay ne zor/Orta|Biraz kolay|Kolay|Çok kolay",
    // Arabic
    "لا أوافق بشدة/غير موافق بشدة/أعارض بشدة/لا أوافق إطلاقا/لا أوافق أبدا|لا أوافق/غير "
    "موافق/أعارض|لا أوافق إلى حد ما/غير موافق إلى حد ما/لا أوافق نوعا ما|محايد/لا أوافق ولا "
    "أعارض/لست متأكدا أوافق أم لا|أوافق إلى حد ما/موافق إلى حد ما/أوافق نوعا "
    "ما|أوافق/موافق|أوافق بشدة/موافق بشدة/أوافق تماما/موافق تماما",
    "غير راض تماما/غير راض جدا/غير راض على الإطلاق/غير راضي جدا/غير راض بشدة|غير راض/غير راضي|غير "
    "راض إلى حد ما|محايد/لا راض ولا غير راض|راض إلى حد ما|راض/راضي|راض جدا/راض تماما/راضي جدا/راض "
    "بشدة",
    "غير محتمل جدا/غير محتمل على الإطلاق|غير محتمل|غير محتمل إلى حد ما|محايد/ربما|محتمل إلى حد "
    "ما|محتمل|محتمل جدا",
    "سيئ جدا/سيء جدا/ضعيف جدا|سيئ/سيء/ضعيف||متوسط/مقبول/عادي||جيد|جيد جدا/ممتاز",
    "صعب جدا|صعب|صعب إلى حد ما|محايد/لا سهل ولا صعب|سهل إلى حد ما|سهل|سهل جدا",
    // Chinese, simplified and traditional
    "非常不同意/强烈不同意/完全不同意/強烈不同意/十分不同意/极不同意|不同意|有点不同意/"
    "比较不同意/有點不同意/比較不同意/稍微不同意|中立/一般/既不同意也不反对/不确定/普通/無意見/"
    "没意见/不同意也不反对/既不同意也不反對|有点同意/比较同意/有點同意/比較同意/稍微同意|同意|"
    "非常同意/强烈同意/完全同意/強烈同意/十分同意/极同意",
    "非常不满意/很不满意/非常不滿意/很不滿意/完全不满意|不满意/不滿意|有点不满意/比较不满意/"
    "有點不滿意/比較不滿意|一般/中立/普通/既不满意也不不满意/尚可|比较满意/有点满意/比較滿意/"
    "有點滿意|满意/滿意|非常满意/很满意/非常滿意/很滿意/完全满意",
    "非常不可能/极不可能/很不可能|不可能/不太可能|有点不可能/比较不可能|一般/不确定/中立/也许|"
    "有点可能/比较可能|可能|非常可能/极有可能/很可能/很有可能",
    "非常差/很差/极差|差/较差|有点差|一般/中等/普通|还可以|好/良好/较好|非常好/很好/优秀/极好",
    "非常困难/很难/非常困難/非常难|困难/难/困難/難|有点难/比较难/比較難|一般/中等/普通|比较容易/"
    "有点容易/比較容易|容易|非常容易/很容易",
    "非常不重要/很不重要|不重要|不太重要/有点不重要|一般/中立/普通|有点重要/比较重要/比較重要|重要|"
    "非常重要/很重要",
    // Japanese
    "全くそう思わない/まったくそう思わない/強く反対/全く同意しない/非常に反対/まったく同意しない/"
    "全くあてはまらない/まったくあてはまらない/全く当てはまらない|そう思わない/反対/同意しない/"
    "あてはまらない/当てはまらない|あまりそう思わない/どちらかといえばそう思わない/"
    "どちらかといえば反対/やや反対/あまり同意しない/ややそう思わない/あまりあてはまらない/"
    "あまり当てはまらない/どちらかと言えばそう思わない|どちらともいえない/どちらでもない/中立/"
    "どちらとも言えない|ややそう思う/どちらかといえばそう思う/どちらかといえば賛成/やや賛成/"
    "やや同意する/ややあてはまる/やや当てはまる/どちらかと言えばそう思う|そう思う/賛成/同意する/"
    "あてはまる/当てはまる|とてもそう思う/非常にそう思う/強くそう思う/強く賛成/強く同意する/"
    "非常に賛成/とてもあてはまる/非常にあてはまる/非常に当てはまる/とても当てはまる/大いにそう思う",
    "非常に不満/とても不満/大変不満|不満|やや不満/どちらかといえば不満/少し不満|どちらともいえない/"
    "どちらでもない/普通/どちらとも言えない|やや満足/どちらかといえば満足/少し満足/まあ満足|満足|"
    "非常に満足/とても満足/大変満足",
    "とても悪い/非常に悪い/大変悪い|悪い|やや悪い/どちらかといえば悪い|普通/どちらともいえない/"
    "ふつう|"
    "やや良い/どちらかといえば良い|良い/よい|とても良い/非常に良い/大変良い/とてもよい/非常によい",
    "とても難しい/非常に難しい|難しい|やや難しい/少し難しい|普通/どちらともいえない|やや簡単/"
    "少し簡単/やや易しい|簡単/易しい|とても簡単/非常に簡単/とても易しい",
};

constexpr RatingScale other_scales[] = {
    // Polish
    {"Nigdy|Rzadko|Czasami/Czasem/Od czasu do czasu|Często/Zazwyczaj|Zawsze"},
    {"Nigdy|Rzadko|Czasami/Czasem|Często/Bardzo często"},
    {"Nigdy|Czasami/Czasem|Często|Zawsze"},
    {"Wcale nie */W ogóle nie */Nie*|Mało */Raczej nie*|Średnio */Umiarkowanie *|*/Dość "
     "*/Raczej *|Bardzo */Niezwykle *",
     "ważne/ważny/pewny/pewna/przydatne/pomocne"},
    {"Wcale/W ogóle|Trochę/Mało/Niewiele|Średnio/Umiarkowanie|Dużo/Znacznie/Dość "
     "mocno|Bardzo/Bardzo "
     "dużo/Całkowicie"},
    // Turkish
    {"Hiçbir zaman/Asla/Hiç|Nadiren|Bazen/Ara sıra|Sık sık/Genellikle/Çoğunlukla/Çoğu "
     "zaman/Sıklıkla|Her zaman/Daima"},
    {"Hiçbir zaman/Asla/Hiç|Nadiren|Bazen/Ara sıra|Sık sık/Sıklıkla"},
    {"Hiçbir zaman/Asla/Hiç|Bazen/Ara sıra|Sık sık/Genellikle/Sıklıkla|Her zaman/Daima"},
    {"Hiç * değil/* değil|Az */Biraz */Çok az *|Orta derecede */Kısmen *|*/Oldukça *|Çok */Son "
     "derece "
     "*/Aşırı *",
     "önemli/faydalı/yararlı/emin"},
    {"Hiç|Az/Çok az/Biraz|Orta/Kısmen|Oldukça/Çok|Tamamen/Son derece/Pek çok"},
    // Arabic
    {"أبدا/مطلقا|نادرا|أحيانا/بعض الأحيان|غالبا/كثيرا/في الغالب/عادة|دائما"},
    {"أبدا/مطلقا|نادرا|أحيانا/بعض الأحيان|غالبا/كثيرا"},
    {"أبدا/مطلقا|أحيانا|غالبا|دائما"},
    {"غير * على الإطلاق/غير * إطلاقا/غير *|قليل الأهمية/* قليلا|* إلى حد ما/متوسط "
     "الأهمية/* نوعا ما|*|* جدا/* للغاية",
     "مهم/واثق/مفيد"},
    {"على الإطلاق لا/إطلاقا/لا على الإطلاق|قليلا|إلى حد ما/متوسط/باعتدال|كثيرا|كثيرا "
     "جدا/للغاية/جدا"},
    // Chinese
    {"从不/从来不/從不/從來不/从未/從未|很少/極少/极少|有时/有时候/有時/有時候/偶尔|经常/常常/經常/"
     "时常|总是/一直/總是/始终"},
    {"从不/从来不/從不/從來不/从未|很少/极少|有时/有时候/有時/有時候/偶尔|经常/常常/經常"},
    {"从不/从来不/從不/从未|有时/有时候/有時/有時候/偶尔|经常/常常/經常|总是/一直/總是"},
    {"完全不*/一点也不*/毫不*|不太*/有点*/略微*|一般/中等/比较*|很*/相当*/非常*|极其*/极为*/十分*",
     "重要/自信/有用/满意/有帮助/确定"},
    {"完全没有/一点也不/根本不|有一点/一点点/稍微|一般/有些/中等|很多/相当/比较多|非常/非常多/"
     "极其"},
    // Japanese
    {"全くない/まったくない/決してない|めったにない/ほとんどない/あまりない|時々/ときどき/たまに/"
     "時々ある|よくある/しばしば/よく/頻繁に|いつも/常に/いつもある"},
    {"全くない/まったくない|めったにない/ほとんどない/あまりない|時々/ときどき/たまに/時々ある|"
     "よくある/しばしば/よく"},
    {"全く重要でない/まったく重要でない|あまり重要でない|どちらともいえない/普通|やや重要/重要|"
     "とても重要/非常に重要"},
    {"全く自信がない/まったく自信がない|あまり自信がない|どちらともいえない|やや自信がある/"
     "自信がある|とても自信がある/非常に自信がある"},
};

} // namespace

RatingTable ratings_in_others() { return {other_two_ended, other_scales}; }

} // namespace themata
