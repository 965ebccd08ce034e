#include "exchange/writing/report.h"

#include "exchange/writing/html_page.h"
#include "exchange/writing/write_tabulation.h"
#include "text/sentences.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

// Tables and figures have one row of numbers each over the whole report.
class PageWriter {
public:
    std::string section(const ReportSection& section) {
        std::string text = fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n", html_text(section.id),
                                       html_text(section.heading));
        for (const ReportPart& part : section.parts)
            text += std::visit([&](const auto& each) { return written(each); }, part);
        return text + "</section>\n";
    }

private:
    std::string written(const Paragraph& paragraph) {
        return fmt::format("<p dir=\"auto\">{}</p>\n", html_text(paragraph.text));
    }

    std::string written(const Tabulation& table) {
        Tabulation numbered = table;
        numbered.title = fmt::format("Table {}. {}", ++tables_, table.title);
        return html_fragment(numbered);
    }

    std::string written(const ReportFigure& figure) {
        std::string counts;
        for (const std::string& count : figure.counts) {
            const bool ends = counts.empty() || counts.back() == '.';
            counts += (counts.empty() ? "" : ends ? " " : "; ") + count;
        }
        if (!counts.empty() && counts.back() != '.')
            counts += '.';
        return fmt::format("<figure>\n<div class=\"picture wide\">{}</div>\n"
                           "<div class=\"picture narrow\">{}</div>\n"
                           "<figcaption><p dir=\"auto\"><b>Figure {}. {}.</b> {}</p>\n"
                           "<p class=\"made\">{}</p></figcaption>\n</figure>\n",
                           figure.wide, figure.narrow, ++figures_, html_text(figure.title),
                           html_text(counts), html_text(in_words(figure.made)));
    }

    std::string written(const QuotesOfTheme& theme) {
        const std::string level = theme.depth == 0 ? "h3" : "h4";
        std::string text = fmt::format("<div class=\"theme\">\n<{0} dir=\"auto\">{1}</{0}>\n",
                                       level, html_text(theme.theme));
        if (!theme.definition.empty())
            text += fmt::format("<p class=\"meaning\" dir=\"auto\">{}</p>\n",
                                html_text(theme.definition));
        for (const QuotesOfTheme::Quote& quote : theme.quotes)
            text += fmt::format("<blockquote>\n<p dir=\"auto\">{}</p>\n<footer class=\"who\" "
                                "dir=\"auto\">{}</footer>\n</blockquote>\n",
                                html_text(quote.words), html_text(quote.who));
        return text + fmt::format("<p class=\"count\">{}</p>\n</div>\n", html_text(counts(theme)));
    }

    static std::string counts(const QuotesOfTheme& theme) {
        return fmt::format("{} of {}, by {}.", grouped(theme.quotes.size()),
                           counted(theme.passages, "passage"),
                           counted(theme.people, "participant"));
    }

    std::string written(const ReportForm& form) {
        std::string text =
            fmt::format("<h3>{}</h3>\n<ol class=\"form\">\n", html_text(form.heading));
        for (const FormItem& item : form.items)
            text += fmt::format(
                "<li value=\"{0}\"><div class=\"asked\" id=\"item-{0}\"><b>{1}.</b> {2}</div>\n"
                "{3}</li>\n",
                item.number, html_text(item.topic), html_text(item.question), field(item));
        return text + "</ol>\n";
    }

    // What the study knows grows with its words, on paper too; else there is room to write.
    static std::string field(const FormItem& item) {
        return fmt::format("<div class=\"field\" role=\"textbox\" aria-labelledby=\"item-{}\" "
                           "aria-multiline=\"true\" contenteditable=\"true\" dir=\"auto\">{}</div>",
                           item.number, html_text(item.answer));
    }

    std::size_t tables_ = 0;
    std::size_t figures_ = 0;
};

std::string contents(const Report& report) {
    std::string list = "<nav aria-label=\"Contents\">\n<ol>\n";
    for (const ReportSection& section : report.sections)
        list += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", html_text(section.id),
                            html_text(section.heading));
    return list + "</ol>\n</nav>\n";
}

} // namespace

std::string report_page(const Report& report) {
    std::string body = fmt::format("<header>\n<h1 dir=\"auto\">{}</h1>\n<p class=\"about\">{}</p>\n"
                                   "</header>\n",
                                   html_text(report.title), html_text(report.about));
    body += contents(report) + "<main>\n";
    PageWriter writer;
    for (const ReportSection& section : report.sections)
        body += writer.section(section);
    body += fmt::format("</main>\n<footer class=\"made\">{}</footer>\n<!-- themata {} -->\n",
                        html_text(in_words(report.made)), commented(provenance_json(report.made)));
    return html_page(report.title, body);
}

std::string report_json(const Report& report) {
    using Json = nlohmann::ordered_json;
    Json sections = Json::array();
    for (const ReportSection& section : report.sections) {
        std::vector<Tabulation> tables;
        for (const ReportPart& part : section.parts)
            if (const auto* table = std::get_if<Tabulation>(&part))
                tables.push_back(*table);
        Json list = Json::array();
        for (const Tabulation& table : tables)
            list.push_back(Json::parse(json_tables({&table, 1})));
        sections.push_back(
            {{"section", section.id}, {"heading", section.heading}, {"tables", std::move(list)}});
    }
    const Json json{{"title", report.title},
                    {"sections", std::move(sections)},
                    {"made", Json::parse(provenance_json(report.made))}};
    return json.dump(1) + '\n';
}

} // namespace themata
