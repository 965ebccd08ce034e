#include "exchange/writing/write_brief.h"

#include "text/quoting.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr const char* title_words = "Feedback for";
constexpr const char* explanation =
    "What the group said, in its own words and without who said it.";
constexpr const char* no_domain = "Further notes";

constexpr const char* brief_style = R"(
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 42rem; margin: 2.5rem auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 .4rem; break-after: avoid; }
.study { color: GrayText; margin: 0 0 1.5rem; }
ul { margin: 0; padding-inline-start: 1.2rem; }
li { margin: .35rem 0; white-space: pre-line; break-inside: avoid; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } }
)";

std::string title_of(const Brief& brief) { return fmt::format("{} {}", title_words, brief.label); }

const std::string& name_of(const BriefDomain& domain) {
    static const std::string without_name = no_domain;
    return is_blank(domain.name) ? without_name : domain.name;
}

// Signs that Markdown would take for its own stand behind a backslash; lines after the first are
// indented by so much that they belong to the same item.
std::string in_list_item(std::string_view text, std::string_view indent) {
    constexpr std::string_view signs = "\\`*_{}[]<>#|~";
    std::string markdown;
    bool line_begins = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char character = text[at];
        if (character == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
            continue;
        if (character == '\n' || character == '\r') {
            markdown += "  \n";
            markdown += indent;
            line_begins = true;
            continue;
        }
        const bool makes_a_list = line_begins && (character == '-' || character == '+');
        const bool makes_a_number =
            character == '.' && at > 0 && at < 10 &&
            std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at),
                        [](char c) { return c >= '0' && c <= '9'; });
        if (signs.find(character) != signs.npos || makes_a_list || makes_a_number)
            markdown += '\\';
        markdown += character;
        line_begins = line_begins && character == ' ';
    }
    return markdown;
}

std::string indented(std::string_view text) {
    std::string lines;
    for (const char character : text) {
        lines += character;
        if (character == '\n')
            lines += "    ";
    }
    return lines;
}

std::string text_page(const Brief& brief) {
    std::string page = fmt::format("{}\n{}\n\n{}\n", title_of(brief), brief.study, explanation);
    for (const BriefDomain& domain : brief.domains) {
        page += fmt::format("\n{}\n", one_line(name_of(domain)));
        for (const std::string& note : domain.notes)
            page += fmt::format("  - {}\n", indented(note));
    }
    return page;
}

std::string markdown_page(const Brief& brief) {
    const auto line = [](std::string_view text) { return in_list_item(one_line(text), ""); };
    std::string page =
        fmt::format("# {}\n\n*{}*\n\n{}\n", line(title_of(brief)), line(brief.study), explanation);
    for (const BriefDomain& domain : brief.domains) {
        page += fmt::format("\n## {}\n\n", line(name_of(domain)));
        for (const std::string& note : domain.notes)
            page += fmt::format("- {}\n", in_list_item(note, "  "));
    }
    return page;
}

std::string html_page(const Brief& brief) {
    std::string page = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<h1 dir=\"auto\">{0}</h1>\n"
        "<p class=\"study\" dir=\"auto\">{2}</p>\n<p>{3}</p>\n",
        in_html(title_of(brief)), brief_style, in_html(brief.study), explanation);
    for (const BriefDomain& domain : brief.domains) {
        page += fmt::format("<h2 dir=\"auto\">{}</h2>\n<ul>\n", in_html(name_of(domain)));
        for (const std::string& note : domain.notes)
            page += fmt::format("<li dir=\"auto\">{}</li>\n", in_html(note));
        page += "</ul>\n";
    }
    return page + "</body>\n</html>\n";
}

} // namespace

std::string write_brief(const Brief& brief, BriefForm form) {
    switch (form) {
    case BriefForm::markdown:
        return markdown_page(brief);
    case BriefForm::html:
        return html_page(brief);
    case BriefForm::text:
        break;
    }
    return text_page(brief);
}

std::string file_name_of(const Brief& brief, BriefForm form) {
    constexpr std::string_view endings[] = {"txt", "md", "html"};
    std::string name = brief.label;
    for (char& character : name) {
        const auto byte = static_cast<unsigned char>(character);
        const bool is_control = byte < 0x20 || byte == 0x7F;
        if (is_control || std::string_view("/\\:*?\"<>|").find(character) != std::string_view::npos)
            character = '_';
    }
    return fmt::format("brief-{}.{}", name, endings[static_cast<std::size_t>(form)]);
}

} // namespace themata
