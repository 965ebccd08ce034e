// Commands are declared once: the palette and the list of keys have each of them once, and a key
// does what its command does by its name. What cannot be done now says why.

#include "ui/views.h"
#include "ui/window_bench.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace themata;

namespace {

void find(WindowBench& bench, std::string_view name) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_K);
    bench.type(std::string(name));
    bench.settle();
    bench.press(ImGuiKey_Enter);
    bench.robot.run(2); // it is carried out when its view was drawn
    bench.settle();
}

std::string said(const WindowBench& bench) {
    const WindowView& view = bench.session.view();
    return view.said.empty() ? view.responses.said : view.said;
}

// What a command may have changed, as far as it can be compared between two windows.
struct Left {
    std::uint64_t seq = 0;
    View view = View::responses;
    bool panel = false;
    bool drew_anew = false;
    std::string said;
    ResponseId current;
    Span selection;
    ResponseId hit;
    std::uint64_t ticked = 0;
    std::string query;
    bool alike = false;
    ThemeId theme;
    std::size_t folded = 0;
    std::uint64_t entry = 0;
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    bool operator==(const Left&) const = default;
};

Left left_in(const WindowBench& bench, std::uint64_t picture_before) {
    const WindowView& view = bench.session.view();
    return {.seq = bench.now().head.seq,
            .view = view.view,
            .panel = panel_is_open(view),
            .drew_anew = bench.robot.picture() != picture_before,
            .said = said(bench),
            .current = view.responses.current,
            .selection = view.responses.selection,
            .hit = view.search.current,
            .ticked = view.search.ticked.size(),
            .query = view.search.query,
            .alike = view.search.alike.open,
            .theme = view.codebook.chosen,
            .folded = view.codebook.folded.size(),
            .entry = view.history.chosen,
            .from = view.history.from,
            .to = view.history.to};
}

void prepare_responses(WindowBench& bench) {
    bench.click(bench.card(bench.answer("M2", "Phase 1", concerns)));
    bench.press(ImGuiKey_4); // the last theme, to be applied again
    bench.press(ImGuiKey_J);
    bench.press(ImGuiMod_Shift | ImGuiKey_RightArrow); // a selection, to be dropped
}

void prepare_search(WindowBench& bench) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
    bench.type("time");
    bench.settle();
    bench.press(ImGuiMod_Ctrl | ImGuiKey_2); // out of the field
    bench.press(ImGuiKey_J);
    bench.press(ImGuiKey_J);
    bench.press(ImGuiKey_Space);
}

void prepare_codebook(WindowBench& bench) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_7);
    bench.click("Codebook Benefits/Refreshing idea");
    bench.press(ImGuiKey_K); // not the last one
}

void prepare_history(WindowBench& bench) {
    prepare_responses(bench);
    bench.press(ImGuiKey_2); // three acts
    bench.press(ImGuiKey_3);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_8);
    bench.settle();
    bench.press(ImGuiKey_J); // neither the first nor the last one
}

using Preparing = void (*)(WindowBench&);

// What changes nothing in the windows that are prepared here.
const std::set<std::string_view> rests_there{"Unfold the theme", "Leave the preview of undoing"};

Left after(Preparing prepare, bool scrolled, const std::function<void(WindowBench&)>& act) {
    WindowBench bench; // one at a time
    prepare(bench);
    if (scrolled)
        bench.press(ImGuiKey_PageDown);
    bench.robot.move_to({-100, -100});
    bench.settle_index();
    const std::uint64_t before = bench.robot.picture();
    act(bench);
    bench.robot.move_to({-100, -100});
    bench.settle_index();
    return left_in(bench, before);
}

void check_keys_of(View where, Preparing prepare) {
    for (const ListedCommand& command : commands()) {
        const CommandWords& words = *command.words;
        if (command.where != where || words.keys.front() == 0 || command.which > 0)
            continue;
        if (words.many > 1)
            continue; // their names tell what they would do; they have tests of their own
        INFO(words.name);
        const bool scrolled = words.name.starts_with("A screen");
        const Left by_key =
            after(prepare, scrolled, [&](WindowBench& bench) { bench.press(words.keys.front()); });
        CHECK((by_key.drew_anew || rests_there.contains(words.name)));
        const Left by_name =
            after(prepare, scrolled, [&](WindowBench& bench) { find(bench, words.name); });
        CHECK(by_name == by_key);
    }
}

} // namespace

TEST_CASE("Each command stands in the palette once, and in the list of keys when it has any") {
    WindowBench bench;
    CommandNames names;
    for (const ListedCommand& command : commands())
        names.emplace_back(command.words->name);
    const PaletteList list = palette_list(bench.now(), names, {});
    std::multiset<std::uint32_t> listed;
    for (const FoundLine& line : list.lines)
        if (line.kind == FoundKind::command)
            listed.insert(line.id);
    CHECK(listed.size() == commands().size());
    CHECK(std::set(listed.begin(), listed.end()).size() == commands().size());

    for (const ListedCommand& command : commands()) {
        INFO(command.words->name);
        const auto lines =
            command.where ? keys_of_view(*command.where) : keys_everywhere(StudyIs::open);
        const auto count =
            std::ranges::count(lines, keys_in_words(*command.words), &KeysLine::keys);
        const auto named = std::ranges::count(lines, command.words->name, &KeysLine::name);
        CHECK(named == (keys_in_words(*command.words).empty() ? 0 : 1));
        CHECK((named == 0 || count >= 1));
    }
}

TEST_CASE("No command is called as another, and none shares a key with one read beside it") {
    std::set<std::pair<int, std::string_view>> names; // where, which
    std::set<std::pair<std::size_t, int>> keys;       // table, chord
    std::set<int> everywhere;
    for (const ListedCommand& command : commands()) {
        const CommandWords& words = *command.words;
        INFO(words.name);
        const int where = command.where ? static_cast<int>(*command.where) : -1;
        if (command.which == 0)
            CHECK(names.insert({where, words.name}).second);
        for (const int chord : words.keys) {
            if (chord == 0)
                continue;
            const int key = chord + static_cast<int>(command.which);
            CHECK(keys.insert({command.table, key}).second);
            CHECK_FALSE(chord_in_words(key).empty());
            if (command.where)
                CHECK_FALSE(everywhere.contains(key));
            else
                CHECK(everywhere.insert(key).second);
        }
    }
}

TEST_CASE("Each command of the responses does by its name what its key does") {
    check_keys_of(View::responses, prepare_responses);
}

TEST_CASE("Each command of the search does by its name what its key does") {
    check_keys_of(View::search, prepare_search);
}

TEST_CASE("Each command of the codebook does by its name what its key does") {
    check_keys_of(View::codebook, prepare_codebook);
}

TEST_CASE("Each command of the history does by its name what its key does") {
    check_keys_of(View::history, prepare_history);
}

TEST_CASE(
    "A digit is chosen in the palette by the theme that it applies, or says that it has none") {
    WindowBench bench;
    bench.click(bench.card(bench.answer("M6", "Phase 1", concerns)));
    find(bench, "code with refreshing");
    CHECK(bench.codings_of("M6", "Phase 1", concerns) ==
          std::vector<std::string>{"Refreshing idea: No concerns."});
    bench.press(ImGuiMod_Ctrl | ImGuiKey_K);
    bench.type("code with the theme of the digit 9");
    bench.settle();
    if (bench.robot.sees("Command Code with the theme of the digit 9")) {
        bench.press(ImGuiKey_Enter);
        bench.robot.run(2);
        bench.settle();
        CHECK(said(bench) == "No theme has the digit 9. Alt 9 gives it to one.");
    }
}

TEST_CASE("What cannot be done now says why, by its key as by its name") {
    WindowBench bench;
    bench.press(ImGuiMod_Ctrl | ImGuiKey_2);
    bench.press(ImGuiKey_J);
    CHECK(said(bench) == "No hit is shown.");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_8);
    CHECK(said(bench).empty()); // what is pressed next answers to it
    find(bench, "stop what is under way");
    CHECK(said(bench) == "Nothing is under way.");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_1);
    bench.click(bench.card(bench.answer("M6", "Phase 1", concerns)));
    bench.press(ImGuiKey_V);
    CHECK(said(bench) == "Select some words first: V makes them a theme.");
    find(bench, "withdraw the coding");
    CHECK(said(bench) == "Nothing is coded in this answer.");
}
