// Digits stay with their themes: whoever codes by digits must never code another theme.

#include "support/dice.h"
#include "ui/window_bench.h"
#include "workbench/workbench.h"

#include <catch2/catch_test_macros.hpp>
#include <map>

using namespace themata;

namespace {

Workbench study_without_themes(const TemporaryFolder& folder) {
    const Setting setting{.data = folder / "data", .cache = folder / "cache", .coder = "RS"};
    return *Workbench::create(folder / "study.themata", {.title = "Study"}, setting);
}

ThemeId any_theme(const Snapshot& now, Dice& dice) {
    std::vector<ThemeId> all{ThemeId{}};
    for (const Theme& theme : now.study.themes)
        all.push_back(theme.id);
    return all[dice.below(all.size())];
}

// Some cannot be carried out and are refused, as in life.
Intent random_theme_act(const Snapshot& now, Dice& dice) {
    const auto theme = [&] { return any_theme(now, dice); };
    const std::string name = "Theme " + std::to_string(dice.any());
    switch (dice.below(9)) {
    case 0:
        return MoveTheme{theme(), theme(), theme()};
    case 1:
        return RenameTheme{theme(), name};
    case 2:
        return MergeThemes{theme(), theme()};
    case 3:
        return SplitTheme{theme(), name, {}};
    case 4:
        return RetireTheme{theme()};
    case 5:
        return RestoreTheme{theme()};
    default:
        return AddTheme{name, dice.one_in(2) ? ThemeId{} : theme(), ""};
    }
}

// Undo and redo now and then, also several in a row; else an act on themes.
void act(Workbench& bench, Dice& dice) {
    if (dice.one_in(5))
        return (void)bench.undo();
    if (dice.one_in(8))
        return (void)bench.redo();
    (void)bench.perform(random_theme_act(*bench.snapshot(), dice));
}

using DigitsShown = std::map<std::uint32_t, std::optional<std::size_t>>;

// Of the themes that stand in the codebook.
DigitsShown shown(const Workbench& bench, const DigitKeys& digits) {
    DigitsShown all;
    for (const Theme& theme : bench.study().themes)
        all[theme.id.value] = digits.digit_of(theme.id);
    return all;
}

} // namespace

TEST_CASE("Over 500 acts on themes no digit moves by itself") {
    for (const unsigned seed : {1U, 2U}) {
        const TemporaryFolder folder;
        Workbench bench = study_without_themes(folder);
        Dice dice(seed);
        DigitKeys digits;
        digits.follow(*bench.snapshot());
        std::size_t most_gone = 0;
        for (int step = 0; step < 500; ++step) {
            const DigitsShown before = shown(bench, digits);
            act(bench, dice);
            digits.follow(*bench.snapshot());
            const DigitsShown after = shown(bench, digits);
            std::size_t gone = 0;
            for (const auto& [theme, digit] : before) {
                INFO("seed " << seed << ", step " << step << ", theme " << theme);
                if (const auto found = after.find(theme); found != after.end())
                    CHECK(found->second == digit);
                else
                    ++gone;
            }
            most_gone = std::max(most_gone, gone);
            std::map<std::size_t, int> themes_of;
            for (const auto& [theme, digit] : after)
                if (digit)
                    CHECK(++themes_of[*digit] == 1);
        }
        CHECK(most_gone > 0);
        CHECK(bench.study().themes.size() > DigitKeys::count);
    }
}

TEST_CASE("A theme that undo or redo brings back has the digit that it had") {
    for (const unsigned seed : {5U, 6U, 7U}) {
        const TemporaryFolder folder;
        Workbench bench = study_without_themes(folder);
        Dice dice(seed);
        DigitKeys digits;
        for (int step = 0; step < 120; ++step) {
            (void)bench.perform(random_theme_act(*bench.snapshot(), dice));
            digits.follow(*bench.snapshot());
            const DigitsShown before = shown(bench, digits);
            std::uint32_t back = 1 + dice.below(4);
            std::uint32_t undone = 0;
            for (; undone < back && bench.undo(); ++undone)
                digits.follow(*bench.snapshot());
            for (; undone > 0; --undone) {
                REQUIRE(bench.redo());
                digits.follow(*bench.snapshot());
            }
            CHECK(shown(bench, digits) == before);
        }
    }
}

TEST_CASE("What is kept of digits gives the same digits again") {
    const TemporaryFolder folder;
    Workbench bench = study_without_themes(folder);
    Dice dice(8);
    DigitKeys digits;
    for (int step = 0; step < 200; ++step) {
        act(bench, dice);
        digits.follow(*bench.snapshot());
        DigitKeys again = DigitKeys::from_text(digits.text());
        CHECK(again.text() == digits.text());
        again.follow(*bench.snapshot());
        CHECK(shown(bench, again) == shown(bench, digits));
    }
    CHECK(DigitKeys::from_text("1 2! 3 4 5 6 7 8 9 ").theme_of(2) == ThemeId{2});
    CHECK(DigitKeys::from_text("1 1 1 1 1 1 1 1 1 ").digit_of({1}) == 1);
    for (const char* rubbish : {"", "1 2!", "x", "1 2 3 4 5 6 7 8 9", "-1 2 3 4 5 6 7 8 9 ",
                                "1 2 3 4 5 6 7 8 9 10 11 ", "99999999999 1 2 3 4 5 6 7 8 "})
        CHECK(DigitKeys::from_text(rubbish).text() == DigitKeys().text());
}

TEST_CASE("A digit that its theme left for good goes to a new theme in the next session") {
    const TemporaryFolder folder;
    Workbench bench = study_without_themes(folder);
    DigitKeys digits;
    const auto add = [&](const std::string& name) {
        REQUIRE(bench.perform(AddTheme{name, {}, ""}));
        digits.follow(*bench.snapshot());
        return std::max_element(bench.study().themes.begin(), bench.study().themes.end(),
                                [](const Theme& a, const Theme& b) { return a.id < b.id; })
            ->id;
    };
    std::vector<ThemeId> themes;
    for (int n = 1; n <= 9; ++n)
        themes.push_back(add("Theme " + std::to_string(n)));
    CHECK(digits.digit_of(add("Tenth")) == std::nullopt);
    REQUIRE(bench.perform(MergeThemes{.into = themes[0], .from = themes[3]}));
    digits.follow(*bench.snapshot());
    CHECK(digits.theme_of(4) == themes[3]); // undo would bring it back
    CHECK(digits.digit_of(add("Eleventh")) == std::nullopt);
    digits = DigitKeys::from_text(digits.text());
    digits.follow(*bench.snapshot());
    CHECK(digits.theme_of(4) == themes[3]);
    CHECK(digits.digit_of(add("Twelfth")) == 4);
    for (const ThemeId theme : themes)
        if (theme != themes[3])
            CHECK(digits.digit_of(theme).has_value());
}

TEST_CASE(
    "A new theme takes a free digit only, and the digits that others have stay on the cards") {
    WindowBench bench;
    const auto digits = [&] { return bench.session.view().responses.digits; };
    std::map<std::uint32_t, std::size_t> first;
    for (std::size_t digit = 1; digit <= DigitKeys::count; ++digit)
        if (const ThemeId theme = digits().theme_of(digit))
            first[theme.value] = digit;
    REQUIRE(first.size() > 5);
    const auto all_stand = [&] {
        for (const auto& [theme, digit] : first)
            CHECK(digits().theme_of(digit).value == theme);
    };
    const Response& answer = bench.answer("M6", "Phase 1", concerns);
    bench.click(bench.card(answer));
    bench.press(ImGuiKey_Enter);
    bench.type("Made now");
    bench.press(ImGuiKey_Enter);
    all_stand();
    const auto given = digits().digit_of(bench.theme("Made now"));
    for (const auto& [theme, digit] : first)
        CHECK(given != digit);
    bench.press(ImGuiKey_Q);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    all_stand();
    for (const char* letters : {"fresh", "hier", "time"}) {
        bench.press(ImGuiKey_Enter);
        bench.type(letters);
        bench.press(ImGuiKey_Enter);
        all_stand();
    }
}

TEST_CASE("The analyst gives a theme another digit, and takes it away") {
    WindowBench bench;
    const auto& view = bench.session.view().responses;
    const Response& answer = bench.answer("M6", "Phase 1", concerns);
    bench.click(bench.card(answer));
    bench.press(ImGuiKey_2);
    const ThemeId second = view.theme;
    const ThemeId fifth = view.digits.theme_of(5);
    bench.press(ImGuiMod_Alt | ImGuiKey_5);
    CHECK(view.digits.theme_of(5) == second);
    CHECK(view.digits.theme_of(2) == fifth);
    CHECK(view.said.find("5 applies “Selection bias” now, and 2 applies “") == 0);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    bench.press(ImGuiKey_5);
    CHECK(bench.codings_of("M6", "Phase 1", concerns) ==
          std::vector<std::string>{"Selection bias: No concerns."});
    bench.press(ImGuiMod_Alt | ImGuiKey_5);
    CHECK_FALSE(view.digits.theme_of(5));
    CHECK(view.said == "“Selection bias” has no digit now.");
    bench.press(ImGuiKey_5);
    CHECK(view.said == "No theme has the digit 5. Alt 5 gives it to one.");
    bench.click("Digit of the theme");
    bench.click("Digit of the theme: Digit 5");
    CHECK(view.digits.theme_of(5) == second);
    bench.click("Digit of the theme");
    bench.click("Digit of the theme: No digit");
    CHECK_FALSE(view.digits.theme_of(5));
}

TEST_CASE("Digits that were moved come back with the study, and a retired theme keeps its own") {
    std::shared_ptr<OwnFolder> folder;
    ThemeId moved;
    {
        WindowBench bench;
        folder = bench.folder;
        bench.click(bench.card(bench.answer("M6", "Phase 1", concerns)));
        bench.press(ImGuiKey_2);
        moved = bench.theme("Selection bias");
        bench.press(ImGuiMod_Alt | ImGuiKey_7);
    }
    WindowBench bench(folder, WindowBench::Begin::in_sample);
    const auto& view = bench.session.view().responses;
    CHECK(view.digits.digit_of(moved) == 7);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_7);
    bench.click("Codebook Concerns/Selection bias");
    bench.press(ImGuiKey_Delete);
    REQUIRE(bench.study().themes.find(moved)->state == ThemeState::retired);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_1);
    CHECK(view.digits.digit_of(moved) == 7);
    const auto codings = bench.study().codings.size();
    bench.press(ImGuiKey_7);
    CHECK(bench.study().codings.size() == codings);
    CHECK(view.said.find("“Selection bias” has the digit 7 and is retired.") == 0);
}
