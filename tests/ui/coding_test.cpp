// Reading and coding by mouse and by keys.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace themata;
using Themes = std::vector<std::string>;

namespace {

// Nobody has coded it yet.
const char* const uncoded_text = "No concerns.";

const Response& uncoded(const WindowBench& bench) {
    return bench.answer("M6", "Phase 1", concerns);
}

Themes of_uncoded(const WindowBench& bench) { return bench.codings_of("M6", "Phase 1", concerns); }

const Response& second(const WindowBench& bench) { return bench.answer("M2", "Phase 1", concerns); }

} // namespace

TEST_CASE(
    "A digit applies its theme to the whole of the current answer, and Ctrl Z takes it back") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_2);
    INFO(bench.notice());
    CHECK(of_uncoded(bench) == Themes{"Selection bias: No concerns."});
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(of_uncoded(bench).empty());
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Y);
    CHECK(of_uncoded(bench) == Themes{"Selection bias: No concerns."});
}

TEST_CASE("A theme clicked in the tree is applied to the current answer") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.click("Theme Benefits/Refreshing idea");
    CHECK(of_uncoded(bench) == Themes{"Refreshing idea: No concerns."});
    bench.click("Undo");
    CHECK(of_uncoded(bench).empty());
}

TEST_CASE("Words that are dragged over are coded, whole graphemes of them") {
    WindowBench bench;
    const Response& answer = second(bench);
    const auto begin = static_cast<std::uint32_t>(answer.text.find("share a clinic"));
    bench.robot.drag(bench.place_of(answer, begin), bench.place_of(answer, begin + 14));
    bench.press(ImGuiKey_5);
    CHECK(bench.codings_of("M2", "Phase 1", concerns) ==
          Themes{"Offending consultants: say something that hurts a person I respect",
                 "Not having enough time to do it properly: share a clinic",
                 "No change to practice: I doubt that anything will be different afterwards"});
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.codings_of("M2", "Phase 1", concerns).size() == 2);
}

TEST_CASE("A double click selects a word, a third click the sentence") {
    WindowBench bench;
    const Response& answer = second(bench);
    const auto byte = static_cast<std::uint32_t>(answer.text.find("clinic") + 2);
    bench.robot.click_at(bench.place_of(answer, byte), 2);
    const Span word = bench.session.view().responses.selection;
    CHECK(answer.text.substr(word.begin, word.length()) == "clinic");
    bench.robot.click_at(bench.place_of(answer, byte), 3);
    const Span sentence = bench.session.view().responses.selection;
    CHECK(answer.text.substr(sentence.begin, sentence.length()) ==
          "I would hate to say something that hurts a person I respect and still have to share a "
          "clinic with them the next day.");
}

TEST_CASE("Shift and an arrow grow the selection from the answer's beginning") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    for (int letter = 0; letter < 2; ++letter)
        bench.press(ImGuiMod_Shift | ImGuiKey_RightArrow);
    CHECK(bench.session.view().responses.selection == Span{0, 2});
    bench.press(ImGuiMod_Shift | ImGuiKey_LeftArrow);
    CHECK(bench.session.view().responses.selection == Span{0, 1});
    bench.press(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_RightArrow);
    CHECK(bench.session.view().responses.selection == Span{0, 2});
    bench.press(ImGuiKey_7);
    CHECK(of_uncoded(bench) == Themes{"Refreshing idea: No"});
}

TEST_CASE("Enter, two letters and Enter apply any theme") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_Enter);
    CHECK(of_uncoded(bench).empty());
    bench.type("off");
    bench.press(ImGuiKey_Enter);
    CHECK(of_uncoded(bench) == Themes{"Offending consultants: No concerns."});
    CHECK_FALSE(bench.session.view().responses.picker.open);
    bench.press(ImGuiKey_Q);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(of_uncoded(bench).empty());
    bench.press(ImGuiKey_Q);
    CHECK(of_uncoded(bench) == Themes{"Offending consultants: No concerns."});
}

TEST_CASE("Arrows walk the picker, and a click in it applies as well") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_Enter);
    bench.type("co");
    const Themes offered = bench.robot.labels("Pick ");
    REQUIRE(offered.size() > 2);
    CHECK(offered[0] == "Pick Concerns");
    bench.press(ImGuiKey_DownArrow);
    bench.press(ImGuiKey_Enter);
    REQUIRE(of_uncoded(bench).size() == 1);
    CHECK(of_uncoded(bench)[0].starts_with(offered[1].substr(offered[1].rfind('/') + 1)));
    bench.press(ImGuiKey_Enter);
    bench.type("fresh");
    bench.click("Pick Benefits/Refreshing idea");
    CHECK(of_uncoded(bench).size() == 2);
}

TEST_CASE("A name that is not there becomes a theme and is applied, in one act") {
    WindowBench bench;
    const std::size_t themes = bench.study().themes.size();
    bench.click("Theme Concerns/Selection bias"); // of the first answer
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_Enter);
    bench.type("None at all");
    bench.press(ImGuiKey_Enter);
    CHECK(of_uncoded(bench) == Themes{"None at all: No concerns."});
    CHECK(path_of(bench.study(), bench.theme("None at all")) == "Concerns/None at all");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.study().themes.size() == themes);
    CHECK(of_uncoded(bench).empty());
}

TEST_CASE("Shift Enter applies one theme after another to the same words") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_Enter);
    bench.type("bias");
    bench.press(ImGuiMod_Shift | ImGuiKey_Enter);
    bench.type("fresh");
    bench.press(ImGuiKey_Enter);
    CHECK(of_uncoded(bench) ==
          Themes{"Selection bias: No concerns.", "Refreshing idea: No concerns."});
}

TEST_CASE("Escape closes the picker and changes nothing") {
    WindowBench bench;
    const Head head = bench.now().head;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_Enter);
    bench.type("off");
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(bench.session.view().responses.picker.open);
    CHECK(bench.now().head == head);
}

TEST_CASE("A coding is chosen by its stripe and withdrawn by U or by its cross") {
    WindowBench bench;
    const auto stripes = [&] { return bench.robot.labels("Coding "); };
    const std::string stripe = stripes().front();
    REQUIRE(stripe.ends_with("Hierarchy or power gradient concerns"));
    const std::string id = stripe.substr(7, stripe.find(' ', 7) - 7);
    bench.click(stripe);
    bench.press(ImGuiKey_U);
    CHECK(bench.codings_of("M1", "Phase 1", concerns).size() == 1);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.codings_of("M1", "Phase 1", concerns).size() == 2);
    bench.click(stripe);
    bench.click("Withdraw coding " + id);
    CHECK(bench.codings_of("M1", "Phase 1", concerns).size() == 1);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.codings_of("M1", "Phase 1", concerns).size() == 2);
}

TEST_CASE("A click on coded words chooses their coding") {
    WindowBench bench;
    const Response& answer = second(bench);
    const auto byte = static_cast<std::uint32_t>(answer.text.find("hurts"));
    bench.robot.click_at(bench.place_of(answer, byte));
    const CodingId chosen = bench.session.view().responses.coding;
    REQUIRE(chosen);
    CHECK(bench.study().codings.find(chosen)->theme == bench.theme("Offending consultants"));
    bench.press(ImGuiKey_Delete);
    CHECK_FALSE(bench.study().codings.find(chosen));
}

TEST_CASE("A theme of the whole answer is a chip that can be withdrawn") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_1);
    const CodingId coding = bench.now().lookup.codings.of(uncoded(bench).id).front();
    const std::string id = std::to_string(coding.value);
    bench.robot.hover("Coding " + id + " Hierarchy or power gradient concerns");
    bench.click("Withdraw coding " + id);
    CHECK(of_uncoded(bench).empty());
}

TEST_CASE("Zero says that there is nothing to code, and again that there may be") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    const auto judged = [&] { return bench.now().lookup.verdicts.of(uncoded(bench).id).size(); };
    const std::size_t before = judged();
    bench.press(ImGuiKey_0);
    CHECK(judged() == 1 - before);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(judged() == before);
    bench.press(ImGuiKey_0);
    bench.press(ImGuiKey_0);
    CHECK(judged() == before);
}

TEST_CASE("J and K, arrows and N walk from answer to answer") {
    WindowBench bench;
    const auto label = [&] {
        const Response* at = bench.study().responses.find(bench.session.view().responses.current);
        return bench.study().participants.find(at->participant)->label;
    };
    CHECK(label() == "M1");
    bench.press(ImGuiKey_J);
    CHECK(label() == "M2");
    bench.press(ImGuiKey_DownArrow);
    CHECK(label() == "M3");
    bench.press(ImGuiKey_K);
    bench.press(ImGuiKey_UpArrow);
    CHECK(label() == "M1");
    bench.press(ImGuiKey_N);
    const Response* at = bench.study().responses.find(bench.session.view().responses.current);
    CHECK(standing_of(bench.now(), *at) == AnswerStanding::to_read);
    bench.press(ImGuiKey_End);
    CHECK(label() == "C5");
    CHECK(bench.robot.sees(bench.card(bench.answer("C5", "Stage 5", idea))));
    bench.press(ImGuiKey_Home);
    CHECK(label() == "M1");
}

TEST_CASE("A question clicked at the left brings its first answer into sight") {
    WindowBench bench;
    bench.click("Question Mentee, Stage 5 · " + std::string(idea));
    CHECK(bench.robot.sees(bench.card(bench.answer("C1", "Stage 5", idea))));
}

TEST_CASE("Only the answers of the chosen standing are shown") {
    WindowBench bench;
    bench.click("Show Coded");
    CHECK(bench.robot.sees(bench.card(bench.answer("M1", "Phase 1", concerns))));
    CHECK_FALSE(bench.robot.sees(bench.card(bench.answer("M4", "Phase 1", concerns))));
    CHECK(bench.session.view().responses.reading->answers.size() ==
          bench.now().lookup.coded_responses());
    bench.click("Show All");
    CHECK(bench.session.view().responses.reading->answers.size() == 42);
}

TEST_CASE("A selection stays when another view is looked at") {
    WindowBench bench;
    const Response& answer = second(bench);
    const auto byte = static_cast<std::uint32_t>(answer.text.find("clinic"));
    bench.robot.click_at(bench.place_of(answer, byte), 2);
    const Span selected = bench.session.view().responses.selection;
    REQUIRE_FALSE(selected.empty());
    for (const char* view : {"View Table", "View Search", "View History", "View Responses"})
        bench.click(view);
    CHECK(bench.session.view().responses.selection == selected);
    CHECK(bench.session.view().responses.current == answer.id);
    bench.press(ImGuiKey_3);
    CHECK(bench.codings_of("M2", "Phase 1", concerns).size() == 3);
}

TEST_CASE("A selection and its letters stay while a search is typed and left") {
    WindowBench bench;
    const Response& answer = second(bench);
    const auto byte = static_cast<std::uint32_t>(answer.text.find("clinic"));
    bench.robot.click_at(bench.place_of(answer, byte), 2);
    bench.click("Search answers");
    bench.type("1"); // a digit that is typed is not a theme
    CHECK(bench.study().codings.size() == 23);
    bench.click("View Responses");
    CHECK(bench.session.view().search.query == "1");
    CHECK_FALSE(bench.session.view().responses.selection.empty());
}

TEST_CASE("Words of any script are selected by the mouse and coded as they were seen") {
    const std::pair<const char*, const char*> answers[] = {
        {"كانت التجربة مفيدة جدا لكن الوقت قصير", "مفيدة جدا"},
        {"המפגש היה טוב (very good) אבל קצר", "טוב"},
        {"यह अनुभव बहुत अच्छा था लेकिन प्रश्न अधूरे रहे", "अच्छा था"},
        {"ผมชอบการเรียนรู้แบบนี้มาก", "เรียนรู้"},
        {"Loved it 👩‍👩‍👧‍👦 too ❤️ and more", "👩‍👩‍👧‍👦 too"},
        {"我觉得这次交流很有帮助", "很有帮助"},
    };
    WindowBench bench(WindowBench::Begin::at_start, {1600, 1200}, WindowBench::Fonts::installed);
    bench.click("New study");
    bench.type((bench.folder->path() / "scripts").string());
    bench.press(ImGuiKey_Enter);
    const auto file = bench.folder->path() / "answers.csv";
    std::ofstream out(file);
    out << "Participant,How was it?\n";
    int number = 0;
    for (const auto& [text, words] : answers)
        out << "P" << ++number << ",\"" << text << "\"\n";
    out.close();
    bench.session.take_files({file});
    bench.settle();
    bench.click("Import");
    REQUIRE(bench.study().responses.size() == std::size(answers));
    for (const Response& answer : bench.study().responses) {
        const auto* expected = std::ranges::find_if(
            answers, [&](const auto& each) { return each.first == answer.text; });
        REQUIRE(expected != std::end(answers));
        const std::string words = expected->second;
        const auto begin = static_cast<std::uint32_t>(answer.text.find(words));
        const auto end = begin + static_cast<std::uint32_t>(words.size());
        bench.robot.drag(bench.place_of(answer, begin), bench.place_of(answer, end));
        bench.press(ImGuiKey_Enter);
        bench.type("Theme");
        bench.press(ImGuiKey_Enter);
        std::vector<std::string> coded;
        for (const CodingId coding : bench.now().lookup.codings.of(answer.id)) {
            const Span span = bench.study().codings.find(coding)->span;
            coded.push_back(answer.text.substr(span.begin, span.length()));
        }
        CHECK(coded == std::vector{words});
    }
}

TEST_CASE("The mouse over a coding finds out when it was made") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_2);
    const CodingId fresh = bench.now().lookup.codings.of(uncoded(bench).id).front();
    bench.press(ImGuiKey_J);
    bench.robot.hover("Coding " + std::to_string(fresh.value) + " Selection bias");
    bench.settle();
    REQUIRE(bench.session.desk().made);
    CHECK(bench.session.desk().made->coding == fresh);
    CHECK(bench.session.desk().made->at == bench.session.desk().history->back().at);
    const Response& answer = second(bench);
    const auto byte = static_cast<std::uint32_t>(answer.text.find("hurts"));
    bench.robot.move_to(bench.place_of(answer, byte));
    bench.settle();
    CHECK(bench.session.desk().made->coding != fresh);
    CHECK(bench.session.desk().made->at == bench.session.desk().history->begin()->at);
}

TEST_CASE("Enter that is held down opens the picker and applies nothing") {
    WindowBench bench;
    const std::size_t before = bench.study().codings.size();
    bench.click(bench.card(bench.answer("M2", "Phase 1", concerns)));
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Enter, true);
    bench.robot.run(60); // a second, in which a key repeats
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Enter, false);
    bench.settle();
    CHECK(bench.robot.sees("Theme to apply"));
    CHECK(bench.study().codings.size() == before);
    bench.press(ImGuiKey_Enter);
    CHECK_FALSE(bench.robot.sees("Theme to apply"));
}
