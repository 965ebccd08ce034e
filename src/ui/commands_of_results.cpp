#include "ui/command_lists.h"
#include "ui/frame_parts.h"
#include <algorithm>
#include <imgui.h>

namespace themata {

namespace {

constexpr int ctrl = ImGuiMod_Ctrl;
constexpr int shift = ImGuiMod_Shift;

// A part of a view with several.
template <class Part>
Command part_command(std::string name, View where, Part part, Part& (*of)(WindowView&)) {
    return {.name = std::move(name),
            .where = where,
            .keys = {},
            .act = [=](const FrameState&, WindowView& view, Outbox&) {
                view.view = where;
                of(view) = part;
            }};
}

Commands table_keys(View here) {
    return {
        {.name = "Move the cursor in the table", .where = here, .keys = {}, .gesture = "Arrows"},
        {.name = "Copy the table", .where = here, .keys = {ctrl | ImGuiKey_C}},
        {.name = "Copy the table as HTML", .where = here, .keys = {ctrl | shift | ImGuiKey_C}},
    };
}

// Both lead to the table; where it is seen already they turn to the other way.
void other_form_of_table(const FrameState&, WindowView& view, Outbox&) {
    using Shown = TableView::Shown;
    Shown& shown = view.table.shown;
    if (view.view == View::table)
        shown = shown == Shown::numbers ? Shown::picture : Shown::numbers;
    view.view = View::table;
}

void other_tests_of_table(const FrameState&, WindowView& view, Outbox&) {
    TableSpec& spec = view.table.spec;
    const bool seen = view.view == View::table && spec.tests == TestsWanted::yes;
    spec.tests = seen ? TestsWanted::no : TestsWanted::yes;
    if (spec.tests == TestsWanted::yes && spec.count == Count::mentions)
        spec.count = Count::participants; // of mentions there is no test
    view.view = View::table;
}

Commands table_commands() {
    return {
        {.name = "Table as numbers or as a picture",
         .where = {},
         .keys = {},
         .act = other_form_of_table},
        {.name = "Tests of the themes in the table, or none",
         .where = {},
         .keys = {},
         .act = other_tests_of_table},
        {.name = "Move to another cell",
         .where = View::table,
         .keys = {},
         .gesture = "Tab, arrows"},
        {.name = "Quotes of the cell", .where = View::table, .keys = {}, .gesture = "Space"},
    };
}

Commands scores_commands() { return table_keys(View::scores); }

Commands agreement_commands() {
    const auto here = View::agreement;
    const auto part = [](WindowView& view) -> AgreementPart& {
        return view.analyses.agreement.part;
    };
    Commands list{
        part_command("Agreement of coders", here, AgreementPart::coefficients, +part),
        part_command("Disagreements of coders", here, AgreementPart::disagreements, +part),
        part_command("Draw answers to be coded twice", here, AgreementPart::sample, +part),
        {.name = "Next disagreement", .where = here, .keys = {ImGuiKey_J, ImGuiKey_DownArrow}},
        {.name = "Previous disagreement", .where = here, .keys = {ImGuiKey_K, ImGuiKey_UpArrow}},
        {.name = "Settle it as a coder has it", .where = here, .keys = {}, .gesture = "1 – 9"},
        {.name = "Settle it with what all have", .where = here, .keys = {ImGuiKey_B}},
        {.name = "Settle that there is nothing to code", .where = here, .keys = {ImGuiKey_0}},
    };
    std::ranges::move(table_keys(here), std::back_inserter(list));
    return list;
}

// Of the theme that is looked at.
void profile_of_theme(const FrameState&, WindowView& view, Outbox&) {
    const ThemeId theme = view.view == View::codebook ? view.codebook.chosen : view.responses.theme;
    view.view = View::explore;
    show_profile(view.analyses.explore, theme ? theme : view.analyses.explore.choice.theme);
}

Commands explore_commands() {
    const auto here = View::explore;
    const auto part = [](WindowView& view) -> ExplorePart& {
        return view.analyses.explore.choice.part;
    };
    Commands list{
        part_command("Coverage: how much is coded", here, ExplorePart::coverage, +part),
        part_command("Saturation: whether themes are still new", here, ExplorePart::saturation,
                     +part),
        part_command("Themes that stand together", here, ExplorePart::pairs, +part),
        {.name = "Profile of the theme",
         .where = {},
         .keys = {ctrl | ImGuiKey_P},
         .act = profile_of_theme},
        part_command("Allocation: who is paired with whom", here, ExplorePart::allocation, +part),
        part_command("Brief of a participant", here, ExplorePart::briefs, +part),
    };
    std::ranges::move(table_keys(here), std::back_inserter(list));
    return list;
}

} // namespace

Commands commands_of_results() {
    Commands all = table_commands();
    for (Commands& part : std::vector{scores_commands(), agreement_commands(), explore_commands()})
        std::ranges::move(part, std::back_inserter(all));
    return all;
}

} // namespace themata
