#include "analysis/cells.h"
#include "analysis/profile.h"
#include <fmt/format.h>

namespace themata {

namespace {

TabulationColumn column(std::string name, Align align = Align::right) {
    return {.headings = {std::move(name)}, .align = align};
}

TabulationCell count_cell(std::uint64_t n) { return cell_of(static_cast<double>(n), 0); }

TabulationCell share_cell(std::uint32_t n, std::uint32_t base) {
    if (base == 0)
        return undefined_cell("nobody answered");
    TabulationCell cell = cell_of(100.0 * n / base, 1);
    cell.text += '%';
    return cell;
}

TabulationRow row_of(const ProfileShare& share, std::string_view name, std::uint32_t depth) {
    return {.cells = {cell_of(name), count_cell(share.participants),
                      count_cell(share.participants_base),
                      share_cell(share.participants, share.participants_base),
                      count_cell(share.responses), count_cell(share.responses_base),
                      share_cell(share.responses, share.responses_base),
                      count_cell(share.mentions)},
            .depth = depth};
}

TabulationRow heading_row(std::string_view name) {
    TabulationRow row;
    row.cells.assign(8, cell_of(""));
    row.cells.front() = cell_of(name);
    return row;
}

Provenance made_of(const Snapshot& now, const Profile& found) {
    Provenance made = provenance_of(now, "");
    made.settings = settings_of(now.study, found.spec.answers);
    made.settings.emplace_back("theme", found.path);
    return made;
}

std::string in_words(const PassageLengths& lengths, std::string_view unit) {
    return fmt::format("median {:g} {} ({:g}–{:g}, Tukey's hinges; {:g} to {:g})", lengths.median,
                       unit, lengths.low, lengths.high, lengths.least, lengths.most);
}

} // namespace

Tabulation tabulated_shares(const Snapshot& now, const Profile& found) {
    Tabulation table{.name = "profile",
                     .title = fmt::format("“{}”: who spoke of it, and when", found.path),
                     .columns = {{.headings = {"", "Group"}, .align = Align::left},
                                 {.headings = {"Participants", "n"}},
                                 {.headings = {"Participants", "N"}},
                                 {.headings = {"Participants", "%"}},
                                 {.headings = {"Answers", "n"}},
                                 {.headings = {"Answers", "N"}},
                                 {.headings = {"Answers", "%"}},
                                 {.headings = {"", "Mentions"}}},
                     .rows = {row_of(found.all, "All", 0)},
                     .notes = {fmt::format("N are participants and answers that are not blank; "
                                           "mentions are distinct passages. Answers: {}; coding of "
                                           "{}. Themes below it count with it.",
                                           in_words(now.study, found.spec.answers),
                                           in_words(now.study, found.spec.answers.whose)),
                               fmt::format("{} passages, {}, {}.", found.words_long.n,
                                           in_words(found.words_long, "words"),
                                           in_words(found.letters_long, "letters"))},
                     .made = made_of(now, found)};
    std::string_view last;
    for (const ProfileShare& share : found.shares) {
        if (share.of != last)
            table.rows.push_back(heading_row(share.of));
        last = share.of;
        table.rows.push_back(row_of(share, share.name, 1));
    }
    if (!found.below.empty())
        table.rows.push_back(heading_row("Themes below it"));
    for (const ProfileShare& share : found.below)
        table.rows.push_back(row_of(share, share.name, 1));
    return table;
}

Tabulation tabulated_words(const Snapshot& now, const Profile& found) {
    Tabulation table{
        .name = "typical-words",
        .title = fmt::format("“{}”: words that are typical of its passages", found.path),
        .columns = {column("Word", Align::left), column("In passages"), column("Elsewhere"),
                    column("Log-odds"), column("z")},
        .rows = {},
        .notes = {fmt::format(
            "Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008): "
            "ln((y+a)/(n+A-y-a)) - ln((r+a)/(m+A-r-a)), y of n = {} words in the passages, r of m "
            "= "
            "{} elsewhere in the answers, A = {}, a = A times the word's share of all; z = the "
            "ratio / sqrt(1/(y+a) + 1/(r+a)). Words with z of 1.96 and more; numbers are no words, "
            "and function words (the, and, very) are left out.",
            found.words_in, found.words_elsewhere, found.spec.prior)},
        .made = made_of(now, found)};
    for (const TypicalWord& word : found.words)
        table.rows.push_back(
            {.cells = {cell_of(word.word), count_cell(word.in), count_cell(word.elsewhere),
                       cell_of(word.log_odds, 2), cell_of(word.z, 2)}});
    return table;
}

Tabulation tabulated_companions(const Snapshot& now, const Profile& found) {
    Tabulation table{
        .name = "companions",
        .title = fmt::format("“{}”: themes in the same answers", found.path),
        .columns = {column("Theme", Align::left), column("Both"), column("Other theme"),
                    column("Expected"), column("Phi")},
        .rows = {},
        .notes = {"Answers with both themes, those below them counted with them; expected by "
                  "chance; phi is the correlation of the two yes/no columns. The strongest first."},
        .made = made_of(now, found)};
    for (const Companion& other : found.companions)
        table.rows.push_back(
            {.cells = {cell_of(other.name), count_cell(other.n), count_cell(other.of),
                       cell_of(other.expected, 1),
                       other.phi ? cell_of(*other.phi, 3)
                                 : undefined_cell("one of the two themes is in every answer")}});
    return table;
}

} // namespace themata
