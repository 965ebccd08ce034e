// What a file says of people beside their answers: what identifies them, whether they agreed to
// take part.
#include "exchange/reading/inference.h"

#include "exchange/reading/cell_shapes.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/survey_tools.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_set>

namespace themata {

namespace {

constexpr std::size_t cells_sampled = 200;

// "No", "I do not agree", "Nein, ich …": whoever says so does not take part.
bool declines(std::string_view cell) {
    static constexpr std::array<std::string_view, 24> words = {
        "no",       "n",       "nein",   "non",    "nao",   "não",    "nee",     "nej",
        "nie",      "nei",     "hayir",  "hayır",  "false", "0",      "decline", "declined",
        "disagree", "refused", "refuse", "いいえ", "否",    "不同意", "нет",     "unchecked"};
    static constexpr std::array<std::string_view, 16> beginnings = {
        "no ",           "no,",     "no.",     "nein,",  "nein ", "non,",
        "i do not",      "i don't", "i don’t", "do not", "not ",  "ich stimme nicht",
        "ich bin nicht", "je n",    "nao ",    "não "};
    std::string said = as_seen(cell);
    for (char& byte : said)
        byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    return std::ranges::find(words, said) != words.end() ||
           std::ranges::any_of(beginnings,
                               [&](std::string_view begin) { return said.starts_with(begin); });
}

// Names, and not what people are called in a study.
bool holds_names_of_people(const Sheet& sheet, const Heading& heading, std::size_t column) {
    if (!is_personal(heading.name))
        return false;
    for (std::size_t r = sheet.header_rows; r < sheet.size(); ++r)
        if (const auto cell = sheet.row(r)[column]; !is_blank(cell))
            return std::ranges::none_of(cell, is_digit);
    return false;
}

} // namespace

void Inference::find_personal() {
    personal_.assign(headings_.size(), Personal::nothing);
    const bool is_survey123 = survey_tool(headings_) == "Survey123";
    for (std::size_t c = 0; c < headings_.size(); ++c) {
        std::size_t filled = 0;
        std::size_t mails = 0;
        std::size_t ips = 0;
        for (std::size_t r = sheet_.header_rows; r < sheet_.size() && filled < cells_sampled; ++r) {
            const auto cell = sheet_.row(r)[c];
            if (is_blank(cell))
                continue;
            ++filled;
            mails += cell.size() < 256 && is_mail_address(cell);
            ips += cell.size() < 64 && is_ip_address(cell);
        }
        const std::string name = squashed(headings_[c].name);
        if (is_survey123 && (name == "x" || name == "y"))
            personal_[c] = Personal::place;
        else if (filled > 0 && mails * 5 >= filled * 4)
            personal_[c] = Personal::mail;
        else if (filled > 0 && ips * 5 >= filled * 4)
            personal_[c] = Personal::ip;
    }
}

bool Inference::is_set_aside(std::size_t column) const {
    return personal_[column] != Personal::nothing;
}

bool Inference::says_consent(std::size_t column) const {
    const ColumnProfile& profile = profiles_[column];
    const Heading& heading = headings_[column];
    return (is_consent(heading.name) || is_consent(heading.wording)) &&
           !is_bookkeeping(heading.name) && profile.filled > 0 && profile.distinct <= 4 &&
           profile.longest <= 120 && (!profile.all_numbers() || profile.distinct <= 2);
}

std::size_t Inference::people(const std::function<bool(const Sheet::Row&)>& counts) const {
    const ColumnPlan* label = map_.first(Use::participant);
    std::unordered_set<std::string> seen;
    std::size_t unnamed = 0;
    for (std::size_t r = sheet_.header_rows; r < sheet_.size(); ++r) {
        const auto row = sheet_.row(r);
        if (filled_cells(row) == 0 || !counts(row))
            continue;
        if (label && !is_blank(row[label->column]))
            seen.insert(plain(as_seen(row[label->column])));
        else
            ++unnamed;
    }
    return seen.size() + unnamed;
}

void Inference::take_consent() {
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        if (!is_free(i) || !says_consent(i))
            continue;
        if (options_.trait.empty())
            take_as_measure(i, Use::trait);
        ask_about_consent(i);
    }
}

// Who did not agree is not taken, nor left out, without being asked for.
void Inference::ask_about_consent(std::size_t column) {
    for (const std::string& asked : options_.without)
        if (read_alike(asked, "nobody"))
            return;
    std::string no;
    std::size_t blank = 0;
    for (std::size_t r = sheet_.header_rows; r < sheet_.size(); ++r) {
        const auto row = sheet_.row(r);
        if (leaves_out(map_, row) || filled_cells(row) == 0)
            continue;
        blank += is_blank(row[column]);
        if (no.empty() && declines(row[column]))
            no = as_seen(row[column]);
    }
    if (no.empty())
        return;
    const auto is_taken = [&](const Sheet::Row& row) { return !leaves_out(map_, row); };
    const auto agrees = [&](const Sheet::Row& row) {
        return is_taken(row) && !read_alike(row[column], no);
    };
    const std::size_t all = people(is_taken);
    const std::size_t some = people(agrees);
    const std::string said =
        all - some == 1 ? "who did not consent is left out" : "who did not consent are left out";
    map_.doubts.push_back(
        {.id = "consent",
         .file = 0,
         .where = fmt::format("column {}", in_quotes(headings_[column].name)),
         .what = fmt::format(
             "Some did not agree to take part; whether their answers count is not "
             "said.{}",
             blank == 0 ? "" : fmt::format(" It is blank in {}.", counted(blank, "row"))),
         .ways = {{.option = "--without",
                   .value = fmt::format("{}={}", headings_[column].name, no),
                   .means = fmt::format("{}; {} {}", counted(some, "person", "people"),
                                        grouped(all - some), said)},
                  {.option = "--without",
                   .value = "nobody",
                   .means = counted(all, "person", "people")}}});
}

namespace {

// Words, as a line below the table has them: "Exported on 3 May".
bool is_of_words(std::string_view cell) { return std::ranges::count(trimmed(cell), ' ') >= 1; }

} // namespace

// Below the last participant a line of words, with nothing beside it, is hardly a participant.
void Inference::ask_about_lone_labels() {
    const ColumnPlan* label = map_.first(Use::participant);
    if (!label || std::ranges::any_of(options_.without, [](const std::string& asked) {
            return read_alike(asked, "nobody");
        }))
        return;
    const std::size_t column = label->column;
    std::size_t first = sheet_.size();
    std::size_t lone = 0;
    while (first > sheet_.header_rows && filled_cells(sheet_.row(first - 1)) <= 1 &&
           is_of_words(sheet_.row(first - 1)[column]))
        lone += !leaves_out(map_, sheet_.row(--first));
    if (lone == 0)
        return;
    for (std::size_t r = sheet_.header_rows; r < first; ++r)
        if (is_of_words(sheet_.row(r)[column]))
            return; // labels are of words
    while (leaves_out(map_, sheet_.row(first)))
        ++first;
    const std::string line = as_seen(sheet_.row(first)[column]);
    const std::size_t all =
        people([this](const Sheet::Row& row) { return !leaves_out(map_, row); });
    map_.doubts.push_back(
        {.id = "lone-label",
         .file = 0,
         .where = fmt::format("row {}", sheet_.number(first)),
         .what = fmt::format("{} stands alone in its row, below the last participant; whether it "
                             "is one is not said.",
                             cell_in_quotes(line)),
         .ways = {{.option = "--without",
                   .value = fmt::format("{}={}", headings_[column].name, line),
                   .means = counted(all - 1, "person", "people")},
                  {.option = "--without",
                   .value = "nobody",
                   .means = counted(all, "person", "people")}}});
}

// Only an address says who answered: to name people by it is for the analyst to say.
bool Inference::ask_who_answered() {
    std::optional<std::size_t> address;
    for (std::size_t i = 0; i < headings_.size() && !address; ++i)
        if (is_free(i) && profiles_[i].filled > 0 &&
            (personal_[i] == Personal::mail ||
             (is_mail_heading(headings_[i].name) && profiles_[i].numbers == 0)))
            address = i;
    const bool is_address = address.has_value();
    for (std::size_t i = 0; i < headings_.size() && !address; ++i)
        if (is_free(i) && holds_names_of_people(sheet_, headings_[i], i))
            address = i;
    if (!address)
        return false;
    std::unordered_set<std::string> addresses;
    std::size_t rows = 0;
    for (std::size_t r = sheet_.header_rows; r < sheet_.size(); ++r) {
        const auto row = sheet_.row(r);
        if (filled_cells(row) == 0 || leaves_out(map_, row))
            continue;
        ++rows;
        if (!is_blank(row[*address]))
            addresses.insert(plain(as_seen(row[*address])));
    }
    const std::string name = headings_[*address].name;
    const bool one_row_each = addresses.size() == rows && !is_there(Use::stage);
    map_.doubts.push_back(
        {.id = "personal",
         .file = 0,
         .where = fmt::format("column {}", in_quotes(name)),
         .what = fmt::format("Nothing but {} says who answered, and it identifies people.",
                             is_address ? "an e-mail address" : "a name"),
         .ways = {{.option = "--participant",
                   .value = name,
                   .means = fmt::format("{}, called by their {}",
                                        counted(addresses.size(), "person", "people"),
                                        is_address ? "addresses" : "names")},
                  {.option = "--leave-out",
                   .value = name,
                   .means = fmt::format("{}, each row one of its own",
                                        counted(rows, "person", "people")),
                   .harmless = one_row_each}}});
    return true;
}

void Inference::note_personal() {
    if (map_.kind != FileKind::responses && map_.kind != FileKind::participants)
        return;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (is_free(i) && profiles_[i].filled > 0 &&
            (is_set_aside(i) || is_personal(headings_[i].name) ||
             is_personal(headings_[i].wording)))
            names.push_back(headings_[i].name);
    if (!names.empty())
        map_.notes.push_back(fmt::format("{} may identify people and {} left out.",
                                         listed_in_quotes(names, 12),
                                         names.size() == 1 ? "was" : "were"));
}

} // namespace themata
