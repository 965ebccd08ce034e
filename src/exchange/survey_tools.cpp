#include "exchange/survey_tools.h"

#include "exchange/guard.h"
#include "exchange/words.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

bool holds_import_ids(const Sheet::Row& row) {
    std::size_t ids = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i].starts_with("{\"ImportId\""))
            return false;
        ++ids;
    }
    return ids > 0;
}

// "Response" below an open question says only that it is one.
bool is_generic(std::string_view part) {
    return part == "Response" || part == "Open-Ended Response";
}

// Questions above, their parts below: no participant has a blank first cell and "Response" for an
// answer.
bool holds_parts(const Sheet::Row& names, const Sheet::Row& parts) {
    if (names[0].empty() || !parts[0].empty())
        return false;
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (is_generic(parts[i]))
            return true;
    return false;
}

std::vector<Heading> with_parts(const Sheet::Row& names, const Sheet::Row& parts) {
    std::vector<Heading> found;
    std::string question;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!names[i].empty() || parts[i].empty())
            question = names[i];
        std::string name = question;
        if (!parts[i].empty() && !is_generic(parts[i]))
            name += (name.empty() ? "" : " - ") + std::string(parts[i]);
        found.push_back({.name = name, .wording = name});
    }
    return found;
}

std::vector<std::uint32_t> rows_with(const Sheet& sheet, std::string_view column,
                                     std::string_view value) {
    std::vector<std::uint32_t> rows;
    const auto names = sheet.row(0);
    for (std::size_t c = 0; c < names.size(); ++c)
        if (plain(names[c]) == column)
            for (std::size_t r = sheet.header_rows; r < sheet.size(); ++r)
                if (sheet.row(r)[c].starts_with(value))
                    rows.push_back(sheet.number(r));
    return rows;
}

void add(std::vector<std::string>& notes, std::string_view what,
         const std::vector<std::uint32_t>& rows) {
    if (!rows.empty())
        notes.push_back(fmt::format("{}: {}.", what, numbered("row", rows)));
}

} // namespace

std::size_t header_rows(const Sheet& sheet) {
    if (sheet.size() < 2)
        return sheet.size();
    if (sheet.size() > 2 && holds_import_ids(sheet.row(2)))
        return 3;
    return holds_parts(sheet.row(0), sheet.row(1)) ? 2 : 1;
}

std::vector<Heading> headings(const Sheet& sheet) {
    if (sheet.size() == 0)
        return {};
    const auto names = sheet.row(0);
    if (sheet.header_rows == 2)
        return with_parts(names, sheet.row(1));
    const auto wordings = sheet.row(sheet.header_rows == 3 ? 1 : 0);
    std::vector<Heading> found;
    bool are_guarded = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        found.push_back({.name = std::string(names[i]), .wording = std::string(wordings[i])});
        are_guarded = are_guarded || names[i] == guard_heading;
    }
    for (Heading& heading : found)
        if (are_guarded)
            heading = {.name = std::string(unguarded(heading.name)),
                       .wording = std::string(unguarded(heading.wording))};
    return found;
}

std::vector<std::string> survey_notes(const Sheet& sheet) {
    std::vector<std::string> notes;
    if (sheet.size() == 0)
        return notes;
    add(notes, "From a preview of the survey, not from a participant",
        rows_with(sheet, "status", "Survey Preview"));
    if (sheet.header_rows == 3)
        add(notes, "Not finished by the participant", rows_with(sheet, "finished", "False"));
    add(notes, "Dated 1980-01-01, which LimeSurvey writes when dates are anonymised",
        rows_with(sheet, "submitdate", "1980-01-01"));
    if (plain(sheet.row(0)[0]) == "variable / field name")
        notes.emplace_back("This looks like a data dictionary of REDCap: it holds questions, no "
                           "answers.");
    return notes;
}

} // namespace themata
