#pragma once
// A Report says what a study found, as a page that can be sent, printed and filled in: a list of
// sections, each of prose, tables, figures, quotes or a form. What stands in them is made elsewhere
// (workbench/report.h), so that a new analysis is one more section. Values; any thread.

#include "analysis/tabulation.h"
#include <variant>

namespace themata {

// SVG without an XML head, laid out for a page and for the screen of a telephone.
struct ReportFigure {
    std::string title;
    std::string wide;
    std::string narrow;
    std::vector<std::string> counts = {}; // what n is and how many
    Provenance made = {};
};

// What participants said on one theme, in their own words.
struct QuotesOfTheme {
    struct Quote {
        std::string words;
        std::string who; // "M3, Mentor, Phase 1", or as much of it as may be told
    };

    std::string theme;
    std::uint32_t depth = 0;
    std::string definition;
    std::vector<Quote> quotes;
    std::size_t passages = 0; // of which these are a choice
    std::size_t people = 0;
};

// A question that the authors answer; `answer` is what the study knows of it.
struct FormItem {
    std::size_t number = 0;
    std::string topic;
    std::string question;
    std::string answer;
};

struct ReportForm {
    std::string heading;
    std::vector<FormItem> items;
};

struct Paragraph {
    std::string text;
};

using ReportPart = std::variant<Paragraph, Tabulation, ReportFigure, QuotesOfTheme, ReportForm>;

struct ReportSection {
    std::string id; // "participants": for links
    std::string heading;
    std::vector<ReportPart> parts;
};

struct Report {
    std::string title;
    std::string about; // a sentence beneath it
    std::vector<ReportSection> sections;
    Provenance made;
};

// One page; tables and figures are numbered as they come.
[[nodiscard]] std::string report_page(const Report&);
// The numbers of it: its tables by section.
[[nodiscard]] std::string report_json(const Report&);

} // namespace themata
