// Whatever the window can send to the study, Ctrl Z takes back where the keys stand after it.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <set>

using namespace themata;

namespace {

struct WindowAct {
    const char* verb; // as History calls it
    const char* how;
    std::function<void(WindowBench&)> prepare;
    std::function<void(WindowBench&)> act;
};

const Response& uncoded(const WindowBench& bench) {
    return bench.answer("M6", "Phase 1", concerns);
}

void on_uncoded(WindowBench& bench) { bench.click(bench.card(uncoded(bench))); }

void on_coding(WindowBench& bench) {
    const Response& answer = bench.answer("M2", "Phase 1", concerns);
    const auto byte = static_cast<std::uint32_t>(answer.text.find("hurts") + 1);
    bench.robot.click_at(bench.place_of(answer, byte));
    bench.settle();
}

void in_codebook(WindowBench& bench) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_7);
    bench.click("Codebook Concerns/Selection bias");
}

void in_search(WindowBench& bench) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
    bench.type("they");
    bench.press(ImGuiKey_Enter);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
}

void with_retired(WindowBench& bench) {
    in_codebook(bench);
    bench.press(ImGuiKey_Delete);
}

void with_new_files(WindowBench& bench) {
    const auto file = bench.folder->path() / "more.csv";
    std::ofstream(file) << "Participant,Stage,What else came to your mind?\n"
                           "M1,Phase 1,That it was a fine afternoon\n";
    bench.session.take_files({file});
    bench.settle();
}

// Presses and types what stands in a list of keys and words.
std::function<void(WindowBench&)> keys(std::vector<std::variant<int, std::string>> struck) {
    return [struck = std::move(struck)](WindowBench& bench) {
        for (const auto& each : struck)
            if (const int* chord = std::get_if<int>(&each))
                bench.press(*chord);
            else
                bench.type(std::get<std::string>(each));
    };
}

std::function<void(WindowBench&)> click(std::string label) {
    return [label = std::move(label)](WindowBench& bench) { bench.click(label); };
}

std::function<void(WindowBench&)> type_into(std::string field, std::string text, std::string then) {
    return [=](WindowBench& bench) {
        bench.click(field);
        bench.type(text);
        bench.click(then);
    };
}

constexpr int ctrl_enter = ImGuiMod_Ctrl | ImGuiKey_Enter;

std::vector<WindowAct> acts_on_answers() {
    return {
        {"import", "the dialog's button", with_new_files, click("Import")},
        {"import", "Ctrl Enter in the dialog", with_new_files, keys({ctrl_enter})},
        {"apply theme", "a digit", on_uncoded, keys({ImGuiKey_2})},
        {"apply theme", "the tree", on_uncoded, click("Theme Benefits/Refreshing idea")},
        {"apply theme", "the picker", on_uncoded, keys({ImGuiKey_Enter, "off", ImGuiKey_Enter})},
        {"apply theme", "a new name", on_uncoded, keys({ImGuiKey_Enter, "Ne", ImGuiKey_Enter})},
        {"apply theme", "letters above the tree", on_uncoded,
         keys({ImGuiKey_T, "fresh", ImGuiKey_Enter})},
        {"apply theme", "ticked hits", in_search, keys({ImGuiKey_Enter, "off", ImGuiKey_Enter})},
        {"apply theme", "ticked hits, a new name", in_search,
         keys({ImGuiKey_Enter, "Them", ImGuiKey_Enter})},
        {"withdraw coding", "U", on_coding, keys({ImGuiKey_U})},
        {"adjust span", "Shift and an arrow", on_coding,
         keys({ImGuiMod_Shift | ImGuiKey_LeftArrow})},
        {"nothing to code", "0", on_uncoded, keys({ImGuiKey_0})},
        {"write memo", "of an answer", on_uncoded, keys({ImGuiKey_M, "Why?", ctrl_enter})},
        {"write memo", "of a coding", on_coding, keys({ImGuiKey_M, "Why?", ctrl_enter})},
        {"write memo", "a click outside", on_uncoded,
         [](WindowBench& bench) {
             keys({ImGuiKey_M, "Why?"})(bench);
             bench.click(bench.card(bench.answer("M2", "Phase 1", concerns)));
         }},
        {"move stage", "Alt and an arrow", click("Stages around Mentor, Phase 1"),
         keys({ImGuiMod_Alt | ImGuiKey_DownArrow, ImGuiKey_Escape})},
        {"rename stage", "F2", click("Stages around Mentor, Phase 1"),
         keys({ImGuiKey_F2, " and before", ImGuiKey_Enter, ImGuiKey_Escape})},
        {"rename theme", "F2 on a card", on_coding, keys({ImGuiKey_F2, "ed", ImGuiKey_Enter})},
    };
}

std::vector<WindowAct> acts_on_codebook() {
    const auto in = in_codebook;
    return {
        {"move theme", "Alt and an arrow", in, keys({ImGuiMod_Alt | ImGuiKey_UpArrow})},
        {"rename theme", "F2", in, keys({ImGuiKey_F2, " of theirs", ImGuiKey_Enter})},
        {"add theme", "N", in, keys({ImGuiKey_N, "Fresh", ImGuiKey_Enter})},
        {"add theme", "Shift N", in, keys({ImGuiMod_Shift | ImGuiKey_N, "Low", ImGuiKey_Enter})},
        {"retire theme", "Del", in, keys({ImGuiKey_Delete})},
        {"restore theme", "Del", with_retired, keys({ImGuiKey_Delete})},
        {"colour theme", "a colour", in, click("Colour 12")},
        {"define theme", "another theme", in,
         type_into("Definition", "Said anew. ", "Codebook Benefits")},
        {"define theme", "another view", in, type_into("Include", "Anew. ", "View Table")},
        {"write memo", "another view", in, type_into("Memo", "Look again.", "View History")},
        {"merge themes", "G", in, keys({ImGuiKey_G, "offend", ImGuiKey_Enter, ctrl_enter})},
        {"split theme", "S", in,
         [](WindowBench& bench) {
             keys({ImGuiKey_S, "Volunteers"})(bench);
             bench.click("Tick all passages");
             bench.click("Split the passages off");
         }},
    };
}

void with_search(WindowBench& bench) {
    in_search(bench);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_S);
    bench.type("About them");
    bench.press(ImGuiKey_Enter);
    bench.click("Search About them");
}

void with_rule(WindowBench& bench) {
    in_search(bench);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_S);
    bench.type("About them");
    bench.click("Theme of the rule");
    bench.type("offend");
    bench.press(ImGuiKey_Enter);
    bench.press(ctrl_enter);
    bench.click("Rule About them");
}

void with_new_answers(WindowBench& bench) {
    with_search(bench);
    with_new_files(bench);
    bench.click("Import");
    bench.click("View Search");
}

void with_synonyms(WindowBench& bench) {
    bench.click("View Search");
    keys({ImGuiKey_Y, "late, delayed", ImGuiKey_Enter})(bench);
    bench.click("Synonyms late, delayed");
}

void with_rule_file(WindowBench& bench) {
    std::ofstream(bench.folder->path() / "rules.txt") << "name: Theirs\nquery: they\n";
    bench.click("View Search");
    bench.click("Searches as a file");
    bench.click("Searches as a file: Import from text");
    bench.click("Path");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
}

void take_rule_file(WindowBench& bench) {
    bench.type((bench.folder->path() / "rules.txt").string());
    bench.press(ImGuiKey_Enter);
}

std::vector<WindowAct> acts_on_searches() {
    return {
        {"save search", "Ctrl S", in_search,
         keys({ImGuiMod_Ctrl | ImGuiKey_S, "About them", ImGuiKey_Enter})},
        {"rename search", "F2", with_search, keys({ImGuiKey_F2, " all", ImGuiKey_Enter})},
        {"change search", "its button", with_search,
         [](WindowBench& bench) {
             bench.click("Change the search");
             keys({ImGuiKey_End, " OR we", ctrl_enter})(bench);
         }},
        {"remove search", "Del", with_search, keys({ImGuiKey_Delete})},
        {"mark seen", "M", with_new_answers, keys({ImGuiKey_M})},
        {"run rules", "R", with_rule, keys({ImGuiKey_R, ctrl_enter})},
        {"take searches", "a file", with_rule_file, take_rule_file},
        {"add synonyms", "Y", click("View Search"),
         keys({ImGuiKey_Y, "late, delayed", ImGuiKey_Enter})},
        {"remove synonyms", "Del", with_synonyms, keys({ImGuiKey_Delete})},
    };
}

void in_allocation(WindowBench& bench) {
    bench.click("View Explore");
    bench.click("Show: Allocation");
}

std::vector<WindowAct> all_acts() {
    std::vector<WindowAct> all = acts_on_answers();
    all.push_back({"pair participants", "its button", in_allocation, click("Pair them")});
    std::ranges::move(acts_on_codebook(), std::back_inserter(all));
    std::ranges::move(acts_on_searches(), std::back_inserter(all));
    return all;
}

} // namespace

TEST_CASE("Ctrl Z takes back every act where the keys stand after it") {
    for (const WindowAct& each : all_acts()) {
        INFO(each.verb << " by " << each.how);
        WindowBench bench;
        each.prepare(bench);
        const Study before = bench.study();
        const std::size_t entries = bench.session.desk().history->size();
        each.act(bench);
        INFO(bench.notice());
        const auto& history = *bench.session.desk().history;
        CHECK(history.size() == entries + 1);
        CHECK(verb_of(history.back().act) == each.verb);
        CHECK_FALSE(bench.study() == before);
        bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
        CHECK(bench.study() == before);
        bench.press(ImGuiMod_Ctrl | ImGuiKey_Y);
        CHECK_FALSE(bench.study() == before);
    }
}

TEST_CASE("Every kind of act can be sent from the window") {
    std::set<std::string> sent;
    for (const WindowAct& each : all_acts())
        sent.insert(each.verb);
    // A new name that is applied is called as one that was there, and 0 takes itself back.
    constexpr std::size_t called_alike = 2;
    // Ranges, directions, assignments taken back, three on recipes, three that merge or rename
    // people and stages, codings carried over.
    constexpr std::size_t in_terminal_only = 10;
    constexpr std::size_t of_two_coders = 2; // assigning and settling: agreement_test
    CHECK(sent.size() ==
          std::variant_size_v<AnyIntent> - called_alike - in_terminal_only - of_two_coders);
}
