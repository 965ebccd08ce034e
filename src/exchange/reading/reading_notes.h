#pragma once
// This header knows what survey tools put above and between the answers (second and third headings,
// previews, anonymised dates), and says in sentences what the analyst should know of how a file was
// read. Pure; any thread.

#include "exchange/reading/delimited.h"
#include "exchange/reading/sheet.h"

namespace themata {

// 3 as Qualtrics writes, 2 as SurveyMonkey writes, else 1; 0 for an empty sheet.
[[nodiscard]] std::size_t header_rows(const Sheet& sheet);

struct Heading {
    std::string name;    // what an option names
    std::string wording; // what was asked: the name itself but for Qualtrics
    bool operator==(const Heading&) const = default;
};

// One for each column; a part of a SurveyMonkey question is "Question - Part".
[[nodiscard]] std::vector<Heading> headings(const Sheet& sheet);

[[nodiscard]] std::vector<std::string> survey_notes(const Sheet& sheet);

[[nodiscard]] std::vector<std::string> reading_notes(const Sheet& sheet,
                                                     const std::optional<SepLine>& sep,
                                                     const std::vector<char>& other_delimiters);

} // namespace themata
