// Every key of the responses view, its menus and filters.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace themata;
using Themes = std::vector<std::string>;

namespace {

const ResponsesView& view(const WindowBench& bench) { return bench.session.view().responses; }

const Response& second(const WindowBench& bench) { return bench.answer("M2", "Phase 1", concerns); }

// "No concerns."; nobody has coded it yet.
const Response& uncoded(const WindowBench& bench) {
    return bench.answer("M6", "Phase 1", concerns);
}

Themes of_uncoded(const WindowBench& bench) { return bench.codings_of("M6", "Phase 1", concerns); }

std::string current(const WindowBench& bench) {
    const Response* response = bench.study().responses.find(view(bench).current);
    if (!response)
        return "";
    return bench.study().participants.find(response->participant)->label + ", " +
           bench.study().stages.find(response->stage)->name;
}

std::string selected(const WindowBench& bench) {
    const Response* response = bench.study().responses.find(view(bench).current);
    return response->text.substr(view(bench).selection.begin, view(bench).selection.length());
}

std::uint32_t place_in(const Response& response, const char* words) {
    return static_cast<std::uint32_t>(response.text.find(words));
}

void click_words(WindowBench& bench, const Response& response, const char* words, int times) {
    bench.robot.click_at(bench.place_of(response, place_in(response, words) + 1), times);
    bench.settle();
}

void right_click(WindowBench& bench, ImVec2 place) {
    bench.robot.move_to(place);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Right, true);
    bench.robot.run(1);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Right, false);
    bench.settle();
}

std::string words_of(const WindowBench& bench, CodingId id) {
    const Coding& coding = *bench.study().codings.find(id);
    return bench.study()
        .responses.find(coding.response)
        ->text.substr(coding.span.begin, coding.span.length());
}

void choose_coding(WindowBench& bench) {
    click_words(bench, second(bench), "hurts", 1);
    REQUIRE(view(bench).coding);
}

} // namespace

TEST_CASE("G goes to a participant by label, and again to the next answer") {
    WindowBench bench;
    bench.press(ImGuiKey_G);
    bench.type("m5");
    bench.press(ImGuiKey_Enter);
    CHECK(current(bench) == "M5, Phase 1");
    CHECK_FALSE(view(bench).go_to.open);
    bench.press(ImGuiKey_G);
    bench.type("M5");
    bench.press(ImGuiKey_Enter);
    const std::string next = current(bench);
    CHECK(next.starts_with("M5"));
    CHECK(bench.robot.sees(bench.card(*bench.study().responses.find(view(bench).current))));
}

TEST_CASE("G goes to an answer by its number, and says who has none among those shown") {
    WindowBench bench;
    bench.press(ImGuiKey_G);
    bench.type("42");
    bench.press(ImGuiKey_Enter);
    CHECK(current(bench) == "C5, Stage 5");
    bench.click("Show Coded");
    bench.press(ImGuiKey_G);
    bench.type("M6");
    bench.press(ImGuiKey_Enter);
    if (bench.codings_of("M6", "Phase 1", concerns).empty())
        CHECK(view(bench).said == "M6 has no answer among those shown.");
    bench.press(ImGuiKey_G);
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(view(bench).go_to.open);
}

TEST_CASE("Brackets grow the selection to the sentence and beyond it") {
    WindowBench bench;
    const Response& answer = second(bench);
    click_words(bench, answer, "clinic", 2);
    bench.press(ImGuiKey_LeftBracket);
    CHECK(selected(bench).starts_with("I would hate"));
    CHECK(selected(bench).ends_with("clinic"));
    bench.press(ImGuiKey_RightBracket);
    CHECK(selected(bench).ends_with("the next day."));
    bench.press(ImGuiKey_RightBracket);
    CHECK(selected(bench).size() > 0);
    CHECK(view(bench).selection.end > place_in(answer, "the next day."));
}

TEST_CASE("V makes the selected words a theme, in one act") {
    WindowBench bench;
    click_words(bench, second(bench), "clinic", 2);
    const std::size_t themes = bench.study().themes.size();
    const std::size_t codings = bench.study().codings.size();
    bench.press(ImGuiKey_V);
    CHECK(bench.study().themes.size() == themes + 1);
    CHECK(bench.study().codings.size() == codings + 1);
    CHECK(bench.theme("clinic"));
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.study().themes.size() == themes);
    CHECK(bench.study().codings.size() == codings);
}

TEST_CASE("V without words says what it wants") {
    WindowBench bench;
    const std::size_t themes = bench.study().themes.size();
    bench.press(ImGuiKey_V);
    CHECK(bench.study().themes.size() == themes);
    CHECK(view(bench).said == "Select some words first: V makes them a theme.");
}

TEST_CASE("A theme that was just made is the last one applied") {
    WindowBench bench;
    click_words(bench, second(bench), "clinic", 2);
    bench.press(ImGuiKey_V);
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_Q);
    CHECK(of_uncoded(bench) == Themes{"clinic: No concerns."});
}

TEST_CASE("O walks through the codings that overlap, and round") {
    WindowBench bench;
    const Response& answer = second(bench);
    click_words(bench, answer, "hurts", 2);
    bench.press(ImGuiKey_5);
    choose_coding(bench);
    const CodingId first = view(bench).coding;
    bench.press(ImGuiKey_O);
    const CodingId other = view(bench).coding;
    CHECK(other != first);
    bench.press(ImGuiKey_O);
    CHECK(view(bench).coding == first);
}

TEST_CASE("Shift and Alt with arrows move the ends of the chosen coding, each one act") {
    WindowBench bench;
    choose_coding(bench);
    const CodingId coding = view(bench).coding;
    const std::string before = words_of(bench, coding);
    const std::size_t entries = bench.session.desk().history->size();
    bench.press(ImGuiMod_Shift | ImGuiKey_LeftArrow);
    CHECK(words_of(bench, coding) == before.substr(0, before.size() - 1));
    bench.press(ImGuiMod_Ctrl | ImGuiMod_Alt | ImGuiKey_RightArrow);
    CHECK(words_of(bench, coding).size() < before.size() - 1);
    CHECK(bench.session.desk().history->size() == entries + 2);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(words_of(bench, coding) == before);
}

TEST_CASE("Keys held down while the ends move are one act") {
    WindowBench bench;
    choose_coding(bench);
    const CodingId coding = view(bench).coding;
    const std::string before = words_of(bench, coding);
    const std::size_t entries = bench.session.desk().history->size();
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    for (int times = 0; times < 4; ++times) {
        ImGui::GetIO().AddKeyEvent(ImGuiKey_LeftArrow, true);
        bench.robot.run(1);
        ImGui::GetIO().AddKeyEvent(ImGuiKey_LeftArrow, false);
        bench.robot.run(1);
    }
    CHECK(words_of(bench, coding) == before);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    bench.settle();
    CHECK(words_of(bench, coding) == before.substr(0, before.size() - 4));
    CHECK(bench.session.desk().history->size() == entries + 1);
}

TEST_CASE("The ends of the chosen coding are dragged by their handles") {
    WindowBench bench;
    choose_coding(bench);
    const CodingId coding = view(bench).coding;
    const Response& answer = second(bench);
    const ImVec2 from = bench.robot.item("End of the coding").middle();
    ImVec2 to = bench.place_of(answer, place_in(answer, "a person"));
    bench.robot.drag(from, to);
    bench.settle();
    CHECK(words_of(bench, coding) == "say something that hurts ");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(words_of(bench, coding) == "say something that hurts a person I respect");
}

TEST_CASE("Words selected while the picker is open take what was typed there") {
    WindowBench bench;
    bench.click(bench.card(second(bench)));
    bench.press(ImGuiKey_Enter);
    bench.type("fresh");
    const Response& first = bench.answer("M1", "Phase 1", concerns);
    click_words(bench, first, first.text.substr(0, 4).c_str(), 2);
    CHECK(view(bench).picker.typed == "fresh");
    const std::string words = selected(bench);
    bench.press(ImGuiKey_Enter);
    const Themes codings = bench.codings_of("M1", "Phase 1", concerns);
    CHECK(std::ranges::find(codings, "Refreshing idea: " + words) != codings.end());
}

TEST_CASE("F2 renames the theme whose card is shown") {
    WindowBench bench;
    choose_coding(bench);
    const ThemeId theme = view(bench).theme;
    bench.press(ImGuiKey_F2);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type("Hurting seniors");
    bench.press(ImGuiKey_Enter);
    CHECK(bench.study().themes.find(theme)->name == "Hurting seniors");
    bench.press(ImGuiKey_F2);
    bench.type("never mind");
    bench.press(ImGuiKey_Escape);
    CHECK(bench.study().themes.find(theme)->name == "Hurting seniors");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.study().themes.find(theme)->name == "Offending consultants");
}

TEST_CASE("Undo says what it took back by its name, until the next act") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_2);
    CHECK(view(bench).said.empty());
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(view(bench).said.find("Selection bias") != std::string::npos);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Y);
    CHECK(view(bench).said.find("Selection bias") != std::string::npos);
    bench.press(ImGuiKey_3);
    CHECK(view(bench).said.empty());
}

TEST_CASE("The right button offers the acts with their keys") {
    WindowBench bench;
    const Response& answer = second(bench);
    right_click(bench, bench.place_of(answer, place_in(answer, "hurts")));
    CHECK(view(bench).menu.open);
    CHECK(view(bench).coding);
    CHECK(bench.robot.sees("Menu Write a memo"));
    const std::size_t codings = bench.study().codings.size();
    bench.click("Menu Withdraw the coding");
    CHECK(bench.study().codings.size() == codings - 1);
    CHECK_FALSE(view(bench).menu.open);
    right_click(bench, bench.place_of(answer, place_in(answer, "clinic")));
    bench.press(ImGuiKey_DownArrow);
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(view(bench).menu.open);
}

TEST_CASE("The right button on selected words keeps them selected") {
    WindowBench bench;
    const Response& answer = second(bench);
    click_words(bench, answer, "clinic", 2);
    right_click(bench, bench.place_of(answer, place_in(answer, "linic")));
    CHECK(selected(bench) == "clinic");
    bench.click("Menu Make the words a theme");
    CHECK(bench.theme("clinic"));
}

TEST_CASE("Page Down reads on from the answer that comes to the top") {
    WindowBench bench;
    bench.press(ImGuiKey_PageDown);
    CHECK(current(bench) != "M1, Phase 1");
    CHECK(bench.robot.sees(bench.card(*bench.study().responses.find(view(bench).current))));
    bench.press(ImGuiKey_PageUp);
    CHECK(current(bench) == "M1, Phase 1");
}

TEST_CASE("Answers are filtered by what the panel lists, and the filter is cleared") {
    WindowBench bench;
    const std::size_t all = view(bench).reading->answers.size();
    bench.press(ImGuiKey_F);
    bench.type("mentee");
    bench.press(ImGuiKey_Enter);
    bench.press(ImGuiKey_Escape);
    const std::size_t mentees = view(bench).reading->answers.size();
    CHECK(mentees > 0);
    CHECK(mentees < all);
    for (const ResponseId id : view(bench).reading->answers) {
        const Response& response = *bench.study().responses.find(id);
        CHECK(bench.study().participants.find(response.participant)->label.starts_with("C"));
    }
    bench.click("Show Coded");
    CHECK(view(bench).reading->answers.size() < mentees);
    bench.click("Clear the filter");
    CHECK(view(bench).reading->answers.size() == all);
}

TEST_CASE("A theme filters with those below it, and choices say how many they would leave") {
    WindowBench bench;
    bench.click("Filter answers");
    bench.type("Concerns");
    bench.click("Filter Theme, with those below it: Concerns");
    std::size_t expected = 0;
    std::uint32_t counted = 0;
    for (const FilterChoice& choice : view(bench).reading->choices)
        if (choice.facet == FilterChoice::Facet::theme && choice.name == "Concerns")
            counted = choice.answers;
    for (const Response& response : bench.study().responses)
        for (const std::string& coded : [&] {
                 std::vector<std::string> paths;
                 for (const Coding& coding :
                      codings_of(bench.study(), bench.now().lookup, response.id))
                     paths.push_back(path_of(bench.study(), coding.theme));
                 return paths;
             }())
            if (coded.starts_with("Concerns")) {
                ++expected;
                break;
            }
    CHECK(expected > 0);
    CHECK(view(bench).reading->answers.size() == expected);
    CHECK(counted == expected);
    bench.press(ImGuiKey_Escape);
    bench.click("Without Theme, with those below it Concerns");
    CHECK(view(bench).plan.filter.passes_all());
}

TEST_CASE("A trait of many values is filtered by a value that is typed") {
    WindowBench bench;
    const auto file = bench.folder->path() / "more.csv";
    std::ofstream out(file);
    out << "Participant,Age,Stage,What else came to your mind?\n";
    for (int person = 0; person < 40; ++person)
        out << "Q" << person << "," << 40 + person << ",Phase 1,That it was a fine afternoon\n";
    out.close();
    bench.session.take_files({file});
    bench.settle();
    bench.click("Import");
    bench.press(ImGuiKey_F);
    CHECK(bench.robot.labels("Filter Age").empty());
    bench.type("77");
    bench.click("Filter Age: 77");
    CHECK(view(bench).reading->answers.size() == 1);
    CHECK(current(bench) != "");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.press(ImGuiKey_Backspace);
    CHECK(bench.robot.labels("Filter Age") == std::vector<std::string>{"Filter Age: 77"});
    bench.press(ImGuiKey_Escape);
    bench.click("Without Age 77");
    CHECK(view(bench).reading->answers.size() == 82);
}

TEST_CASE("Answers stand together by question, by participant or by stage") {
    WindowBench bench;
    bench.click("Group by Participant");
    const ReadingList& reading = *view(bench).reading;
    CHECK(reading.answers.size() == 42);
    ParticipantId before;
    std::set<ParticipantId> done;
    for (const ResponseId id : reading.answers) {
        const ParticipantId who = bench.study().responses.find(id)->participant;
        if (who != before)
            CHECK(done.insert(who).second);
        before = who;
    }
    CHECK(reading.groups.size() == done.size());
    bench.click("Group by Stage");
    CHECK(view(bench).reading->groups.size() == bench.study().stages.size());
    CHECK(current(bench) == "M1, Phase 1");
}

TEST_CASE("Letters above the tree find a theme, and Enter applies it") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_T);
    bench.type("fresh");
    CHECK(bench.robot.labels("Theme ").size() >= 1);
    CHECK_FALSE(bench.robot.sees("Theme Concerns/Selection bias"));
    bench.press(ImGuiKey_Enter);
    CHECK(of_uncoded(bench) == Themes{"Refreshing idea: No concerns."});
    CHECK(bench.robot.sees("Theme Concerns/Selection bias"));
}

// WINDOW.md, "Coding costs".
TEST_CASE("Coding costs as few keys as were promised") {
    WindowBench bench;
    int keys = 0;
    const auto press = [&](ImGuiKeyChord chord) {
        bench.press(chord);
        ++keys;
    };
    const auto type = [&](const std::string& letters) {
        bench.type(letters);
        keys += static_cast<int>(letters.size());
    };
    const auto spent = [&] { return std::exchange(keys, 0); };
    bench.click(bench.card(uncoded(bench)));

    press(ImGuiKey_2); // an existing theme on the whole answer
    CHECK(of_uncoded(bench).size() == 1);
    CHECK(spent() == 1);

    click_words(bench, uncoded(bench), "concerns", 2); // on a selection
    press(ImGuiKey_3);
    CHECK(of_uncoded(bench).size() == 2);
    CHECK(spent() == 1);

    press(ImGuiKey_Enter); // any other theme
    type("fre");
    press(ImGuiKey_Enter);
    CHECK(of_uncoded(bench).size() == 3);
    CHECK(spent() <= 5);

    press(ImGuiKey_Enter); // a new one: the same, with a name that is not there
    type("zzz");
    press(ImGuiKey_Enter);
    CHECK(of_uncoded(bench).size() == 4);
    CHECK(bench.theme("zzz"));
    CHECK(spent() <= 5);
}
