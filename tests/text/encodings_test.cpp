#include "text/encodings.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "text/encoder.h"
#include "text/random_text.h"

using namespace themata;
using namespace std::string_literals;
using Certainty = Decoded::Certainty;

namespace {

Decoded read(const std::string& bytes, std::optional<std::string> asked_for = std::nullopt) {
    auto decoded = decode(bytes, asked_for);
    REQUIRE(decoded);
    return *decoded;
}

bool says(const Decoded& decoded, std::string_view words) {
    return std::ranges::any_of(decoded.notes, [&](const std::string& note) {
        return note.find(words) != std::string::npos;
    });
}

std::string any_bytes(Dice& dice, std::size_t most) {
    std::string bytes;
    for (auto left = dice.below(most); left > 0; --left)
        bytes += static_cast<char>(dice.below(dice.one_in(2) ? 128 : 256));
    return bytes;
}

} // namespace

TEST_CASE("Valid UTF-8 is read as that, for certain, and stays as it is", "[encodings]") {
    for (const std::string& text : {""s, "id,c\n1,x\n"s, "naïve – שלום 😀"s, "a\0b"s}) {
        const Decoded decoded = read(text);
        CHECK(decoded.encoding == "UTF-8");
        CHECK(decoded.text == text);
        CHECK(decoded.certainty == Certainty::certain);
        CHECK(decoded.bom == Decoded::Bom::none);
        CHECK(decoded.others.empty());
    }
}

TEST_CASE("A byte order mark tells the encoding and is no part of the text", "[encodings]") {
    const std::string text = "id,c\n1,é שלום 😀\n";

    struct Case {
        std::string bytes;
        std::string encoding;
    };

    const Case cases[] = {
        {"\xEF\xBB\xBF" + text, "UTF-8"},
        {"\xFF\xFE" + as_utf16(text, Order::little), "UTF-16LE"},
        {"\xFE\xFF" + as_utf16(text, Order::big), "UTF-16BE"},
        {"\xFF\xFE\0\0"s + as_utf32(text, Order::little), "UTF-32LE"},
        {"\0\0\xFE\xFF"s + as_utf32(text, Order::big), "UTF-32BE"},
    };
    for (const Case& each : cases) {
        const Decoded decoded = read(each.bytes);
        CHECK(decoded.encoding == each.encoding);
        CHECK(decoded.text == text);
        CHECK(decoded.bom == Decoded::Bom::present);
        CHECK(decoded.certainty == Certainty::certain);
    }
    CHECK(read("\xEF\xBB\xBF").text.empty());
}

TEST_CASE("UTF-16 and UTF-32 without a mark are told by their zero bytes", "[encodings]") {
    const std::string texts[] = {"id,c\n1,é\n",
                                 "a",
                                 "id;answer\r\n1;Sehr gut – danke\r\n",
                                 "id,c\n1,שלום עולם\n",
                                 "id,c\n1,服务很好，谢谢\n2,好\n",
                                 "id,c\n1,очень хорошо\n2,😀\n"};
    for (const std::string& text : texts)
        for (const Order order : {Order::little, Order::big}) {
            INFO(text);
            const bool little = order == Order::little;
            const Decoded utf16 = read(as_utf16(text, order));
            CHECK(utf16.encoding == (little ? "UTF-16LE" : "UTF-16BE"));
            CHECK(utf16.text == text);
            CHECK(says(utf16, "no byte order mark"));
            const Decoded utf32 = read(as_utf32(text, order));
            CHECK(utf32.encoding == (little ? "UTF-32LE" : "UTF-32BE"));
            CHECK(utf32.text == text);
        }
}

TEST_CASE("A zero byte in plain text is kept, said, and makes no UTF-16 of it", "[encodings]") {
    for (const std::string& text : {"id,c\n1,a\0b\n2,x\n"s, "abcdef\0ghijk"s, "a\0b"s,
                                    "id,c\n1,caf\xC3\xA9\0\n"s, "\0\0\0\0"s}) {
        const Decoded decoded = read(text);
        CHECK(decoded.encoding == "UTF-8");
        CHECK(decoded.text == text);
        CHECK(says(decoded, "zero bytes"));
    }
    CHECK(says(read("id,c\n1,a\0b\n"s), "line 2"));
    const Decoded western = read("id,c\n1,caf\xE9 fran\xE7"
                                 "ais\0 cr\xE8me\n"s);
    CHECK(western.encoding == "windows-1252");
    CHECK(western.text == "id,c\n1,café français\0 crème\n"s);
}

TEST_CASE("Broken UTF-8 does not become another encoding in silence", "[encodings]") {
    const Decoded tail = read("id,c\n1,ok\n2,bad \xC3( here\n3,trunc \xE2\x82");
    CHECK(tail.encoding == "UTF-8 (invalid)");
    CHECK(tail.text == "id,c\n1,ok\n2,bad \xC3( here\n3,trunc \xE2\x82");
    CHECK(tail.invalid == std::vector<InvalidBytes>{{16, 1, "C3 28"}, {32, 2, "E2 82"}});
    CHECK(tail.invalid_places == 2);
    CHECK(says(tail, "line 3 (bytes C3 28), line 4 (bytes E2 82)"));

    const Decoded mixed = read("1,très bien\n2,à côté\n3,l'été dernier\n4,caf\xE9\n");
    CHECK(mixed.encoding == "UTF-8 (invalid)");
    CHECK(mixed.invalid_places == 1);
    CHECK(says(mixed, "1 place cannot be read as UTF-8: line 4 (bytes E9 0A)"));
}

TEST_CASE("Line numbers count every kind of line end", "[encodings]") {
    for (const std::string_view end : {"\n", "\r\n", "\r"}) {
        std::string text = "\xEF\xBB\xBF";
        text.append("a").append(end).append("b").append(end).append("\xFF").append(end);
        CHECK(says(read(text), "line 3 (bytes FF"));
    }
}

TEST_CASE("Old encodings are told by how their text reads", "[encodings]") {
    struct Case {
        std::string encoding;
        std::string_view answer;
    };

    const Case cases[] = {
        {"windows-1252", "Très bien accueillie, l’équipe était à l’écoute"},
        {"windows-1252", "Sehr nette Ärzte, für mich war alles schön"},
        {"windows-1252", "It’s £5 – that’s “fair” enough"},
        {"windows-1252", "café"},
        {"windows-1250", "Było bardzo miło, dziękuję za życzliwość i pomoc w mieście"},
        {"windows-1250", "Příjemný personál, děkuji za všechno, přišel jsem včas"},
        {"ISO-8859-2", "Było bardzo miło, dziękuję za życzliwość i pomoc w mieście"},
        {"windows-1251", "Очень хорошо, спасибо всем врачам"},
        {"windows-1251", "Дуже добре, дякую всім лікарям"},
        {"KOI8-R", "Очень хорошо, спасибо всем врачам"},
        {"KOI8-U", "Дуже добре, її дякую всім лікарям"},
        {"ISO-8859-5", "Очень хорошо, спасибо всем врачам"},
        {"IBM866", "Очень хорошо, спасибо всем врачам"},
        {"windows-1253", "Πολύ καλό προσωπικό, ευχαριστώ για όλα"},
        {"windows-1254", "Çok iyi, teşekkür ederim, doktorlar çok ilgiliydi"},
        {"windows-1255", "הצוות היה מאוד נחמד, תודה רבה"},
        {"windows-1256", "الطاقم كان لطيفا جدا، شكرا لكم"},
        {"windows-1257", "Labai geri žmonės, ačiū už viską, ką jūs padarėte šiandien"},
        {"windows-874", "พนักงานบริการดีมาก ขอบคุณครับ"},
        {"GB18030", "服务很好，医生也很有耐心，谢谢"},
        {"Big5", "服務很好，醫生也很有耐心，謝謝"},
        {"Shift_JIS", "とても良い対応でした。ありがとうございます。"},
        {"EUC-JP", "とても良い対応でした。ありがとうございます。"},
        {"EUC-JP", "とてもよかったです"},
        {"windows-1258", "râ\u0301t thân thiê\u0323n"},
        {"EUC-KR", "직원들이 정말 친절했습니다. 감사합니다."},
        {"macintosh", "Très bien accueillie, l’équipe était à l’écoute, déjà prête"},
        {"IBM850", "Sehr nette Ärzte, für mich war alles schön, viele Grüße"},
    };
    for (const Case& each : cases) {
        INFO(each.encoding << ": " << each.answer);
        const std::string text = "id,answer\r\n1,\"" + std::string(each.answer) + "\"\r\n";
        const Decoded decoded = read(Encoder(each.encoding).encode(text));
        CHECK(decoded.encoding == each.encoding);
        CHECK(decoded.text == text);
        CHECK(decoded.certainty != Certainty::certain);
        CHECK(says(decoded, "does not say its encoding"));
    }
}

TEST_CASE("A reading that is hardly better than others is said to be unsure", "[encodings]") {
    const Decoded word = read("id,c\r\n1,\xF9\xEC\xE5\xED\r\n");
    CHECK(word.encoding == "windows-1255");
    CHECK(word.text == "id,c\r\n1,שלום\r\n");
    CHECK(word.certainty == Certainty::unsure);
    CHECK(word.others.front().name == "windows-1253");
    CHECK(says(word, "could also be windows-1253 (Greek, Windows)"));

    const Decoded sentence = read(Encoder("cp1255").encode("הצוות היה מאוד נחמד, תודה רבה"));
    CHECK(sentence.certainty == Certainty::likely);
    CHECK_FALSE(says(sentence, "could also be"));
}

TEST_CASE("The encoding that was asked for is the one that is used", "[encodings]") {
    const std::string bytes = "1,\xF9\xEC\xE5\xED";
    CHECK(read(bytes, "windows-1255").text == "1,שלום");
    CHECK(read(bytes, "cp1252").text == "1,ùìåí");
    CHECK(read(bytes, "KOI8-R").text == "1,ЫЛЕМ");
    const Decoded asked = read(bytes, "Latin1");
    CHECK(asked.encoding == "ISO-8859-1");
    CHECK(asked.certainty == Certainty::certain);
    CHECK(asked.others.empty());
    CHECK(read("\xB7\xFE", "gbk").text == "服");
    CHECK(read("a\0\xE9\0"s, "UTF-16").text == "aé");
    CHECK(read("\xFE\xFF\0a"s, "UTF-16").text == "a");
    CHECK(read("\xEF\xBB\xBFx", "UTF-8").text == "x");
}

TEST_CASE("What the asked-for encoding cannot read is found and named", "[encodings]") {
    const Decoded hebrew = read("1,\xF9\n2,a\xFF"
                                "b\xD9\n",
                                "windows-1255");
    CHECK(hebrew.text == "1,ש\n2,a\xFF"
                         "b\xFF\n");
    CHECK(hebrew.invalid == std::vector<InvalidBytes>{{8, 1, "FF"}, {10, 1, "D9"}});
    CHECK(says(hebrew, "2 places cannot be read as windows-1255: line 2 (bytes FF)"));
    CHECK(count_invalid_utf8(hebrew.text) == 2);

    const Decoded cut = read("\xB7\xFE\xB7", "GB18030");
    CHECK(cut.text == "服\xFF");
    CHECK(cut.invalid.front().bytes == "B7");

    const Decoded surrogate = read("a\0\x3D\xD8"
                                   "b\0"s,
                                   "UTF-16LE");
    CHECK(surrogate.text == "a\xFF"
                            "b");
    CHECK(surrogate.invalid.front().bytes == "3D D8");

    CHECK(read("caf\xE9", "UTF-8").encoding == "UTF-8 (invalid)");
}

TEST_CASE("A mark that contradicts the asked-for encoding is said", "[encodings]") {
    const Decoded decoded = read("\xEF\xBB\xBFx", "windows-1252");
    CHECK(decoded.text == "ï»¿x");
    CHECK(says(decoded, "begins with the mark of UTF-8"));
}

TEST_CASE("An encoding that nobody knows is refused with a hint", "[encodings]") {
    const auto refused = decode("x", "UTF-9");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::wrong_call);
    CHECK(refused.error().what == "There is no encoding called “UTF-9”.");
    CHECK(refused.error().hint.find("windows-1252") != std::string::npos);
}

TEST_CASE("A workbook or an archive is no text, whatever is asked for", "[encodings]") {
    for (const std::string& bytes : {"PK\x03\x04rest"s, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s,
                                     "%PDF-1.7"s, "\x1F\x8B\x08"s, "SQLite format 3\0"s}) {
        const auto refused = decode(bytes);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Error::Code::refused);
        CHECK(refused.error().hint.find("CSV") != std::string::npos);
        CHECK_FALSE(decode(bytes, "windows-1252"));
    }
}

TEST_CASE("Every encoding on the list can be asked for by its name", "[encodings]") {
    for (const Encoding& encoding : all_encodings()) {
        INFO(encoding.name);
        const Decoded decoded = read("", std::string(encoding.name));
        CHECK(decoded.encoding == encoding.name);
        CHECK_FALSE(encoding.words.empty());
    }
}

TEST_CASE("Whatever the bytes, only the named places are unreadable", "[encodings]") {
    Dice dice(51);
    for (const Encoding& encoding : all_encodings())
        for (int round = 0; round < 100; ++round) {
            const auto decoded = decode(any_bytes(dice, 60), std::string(encoding.name));
            if (!decoded)
                continue;
            INFO(encoding.name);
            auto unreadable = all_invalid_utf8(decoded->text, 1000);
            REQUIRE(decoded->invalid_places == unreadable.size());
            REQUIRE(decoded->invalid.size() == unreadable.size());
            for (std::size_t i = 0; i < unreadable.size(); ++i)
                REQUIRE(decoded->invalid[i].offset == unreadable[i].offset);
        }
}

TEST_CASE("Any bytes are read as something, and the same each time", "[encodings]") {
    Dice dice(52);
    for (int round = 0; round < 300; ++round) {
        const std::string bytes = any_bytes(dice, 200);
        const auto decoded = decode(bytes);
        if (!decoded)
            continue;
        REQUIRE_FALSE(decoded->encoding.empty());
        REQUIRE(decode(bytes)->text == decoded->text);
        REQUIRE(count_invalid_utf8(decoded->text) == decoded->invalid_places);
    }
}

TEST_CASE("Text goes into UTF-16 and comes back, across the converter's buffers", "[encodings]") {
    Dice dice(53);
    for (int round = 0; round < 20; ++round) {
        std::string text = "x";
        while (text.size() < 100000)
            text += random_text(dice, 60);
        CHECK(read(as_utf16(text, Order::little), "UTF-16LE").text == text);
        CHECK(read(as_utf16(text, Order::big), "UTF-16BE").text == text);
        CHECK(read("\xFF\xFE\0\0"s + as_utf32(text, Order::little)).text == text);
    }
}

TEST_CASE("More than a thousand unreadable places are counted, not listed", "[encodings]") {
    const std::string broken = "\xEF\xBB\xBF" + std::string(3000, '\xFF');
    const Decoded decoded = read(broken);
    CHECK(decoded.invalid.size() == 1000);
    CHECK(decoded.invalid_places == 3000);
    CHECK(says(decoded, "3,000 places cannot be read"));
    CHECK(says(decoded, "and 2995 more"));
    CHECK(read(std::string(3000, '\xFF'), "windows-1255").invalid_places == 3000);
}
