#include "exchange/writing/html_page.h"

#include "exchange/writing/write_tabulation.h"
#include "text/quoting.h"
#include <fmt/format.h>

namespace themata {

namespace {

// Rules as journals set them: above, under the headings, below. Only the box of a table scrolls.
constexpr std::string_view page_style = R"(
:root{color-scheme:light dark;--paper:#fff;--ink:#1d1d22;--soft:#5a5b66;--rule:#cfd0d8;
--strong:#2b2b33;--tint:#f4f4f7;--link:#0b57a4;--mark:#8a3b12}
@media(prefers-color-scheme:dark){:root{--paper:#16171b;--ink:#e6e6ea;--soft:#a7a8b3;
--rule:#3d3e48;--strong:#c8c9d2;--tint:#1f2027;--link:#8ab8ee;--mark:#e8a87c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:62rem;padding:1.5rem 1rem 4rem;background:var(--paper);color:var(--ink);
font:1rem/1.6 Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Noto Serif",serif;
overflow-wrap:anywhere}
h1,h2,h3,caption,table,nav,.who,.notes,.made,.asked,.field{font-family:Inter,system-ui,-apple-system,
"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.3rem;line-height:1.3;margin:2.75rem 0 .75rem;padding-top:.75rem;
border-top:1px solid var(--rule)}
h3{font-size:1.02rem;line-height:1.35;margin:1.75rem 0 .4rem}
p{margin:0 0 .8rem;max-width:44rem}
a{color:var(--link)}
.table{margin:1.25rem 0 .5rem;overflow-x:auto;max-width:100%}
.table:focus-visible{outline:2px solid var(--link);outline-offset:2px}
table{border-collapse:collapse;font-size:.875rem;line-height:1.35;
font-variant-numeric:tabular-nums lining-nums}
caption{caption-side:top;text-align:start;font-weight:600;font-size:.95rem;padding:0 0 .5rem}
th,td{padding:.3rem .7rem;vertical-align:top;text-align:start;white-space:pre-line;
overflow-wrap:normal}
th:first-child,td:first-child{padding-inline-start:.2rem}
th:last-child,td:last-child{padding-inline-end:.2rem}
.n{text-align:end}
td.n{white-space:nowrap}
td:not(.n){min-width:4.5rem}
thead tr:first-child th{border-top:2px solid var(--strong)}
thead th{vertical-align:bottom;font-weight:600}
thead .over{text-align:center}
thead .over span{display:block;border-bottom:1px solid var(--rule);padding-bottom:.25rem}
tbody tr:first-child>*{border-top:1px solid var(--strong)}
tr.base>*{color:var(--soft);font-weight:400}
tbody tr:last-child>*{border-bottom:2px solid var(--strong)}
tbody th{font-weight:400;min-width:9rem}
tr.top>th{font-weight:600}
sup{font-size:.75em;line-height:0}
.notes{font-size:.8125rem;line-height:1.45;color:var(--soft);margin:0 0 1.5rem}
.notes p{margin:0 0 .3rem;max-width:52rem}
header{margin-bottom:1.25rem}
.about,.count,.made{color:var(--soft)}
nav{background:var(--tint);padding:.75rem 1rem;border-radius:.4rem;font-size:.9rem}
nav ol{margin:0;padding-inline-start:1.4rem;columns:16rem;column-gap:2rem}
nav li{break-inside:avoid;padding:.1rem 0}
figure{margin:1.5rem 0}
.picture{overflow-x:auto;background:#fff;border-radius:.3rem}
.picture svg{display:block}
.wide svg{max-width:100%;height:auto}
.narrow{display:none}
figcaption{font:.8125rem/1.45 Inter,system-ui,"Noto Sans",Arial,sans-serif;color:var(--soft);
margin-top:.5rem}
figcaption p{margin:0 0 .3rem;max-width:52rem}
figcaption b{color:var(--ink)}
h4{font:600 .95rem/1.35 Inter,system-ui,"Noto Sans",Arial,sans-serif;margin:1.4rem 0 .3rem;
color:var(--ink)}
.meaning{font-style:italic;color:var(--soft);margin-bottom:.6rem}
blockquote{margin:0 0 .9rem;padding-inline-start:.9rem;border-inline-start:3px solid var(--mark)}
blockquote p{margin:0;white-space:pre-line}
.who{font-size:.8125rem;color:var(--soft);margin-top:.15rem}
.count{font-size:.8125rem}
.form{padding-inline-start:2rem}
.form li{margin:0 0 .9rem;break-inside:avoid}
.asked{font-size:.9rem}
.field{min-height:1.9rem;margin-top:.25rem;padding:.25rem .5rem;border:1px solid var(--rule);
border-radius:.25rem;background:var(--tint);white-space:pre-line}
.field:focus{outline:2px solid var(--link)}
footer.made{font-size:.8125rem;border-top:1px solid var(--rule);margin-top:3rem;padding-top:.75rem}
@media screen and (min-width:40rem){tbody th{position:sticky;inset-inline-start:0;
background:var(--paper)}}
@media screen and (max-width:39.99rem){.wide{display:none}.narrow{display:block}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#333;--rule:#999;--strong:#000;--tint:#fff;
--link:#000;--mark:#000}
@page{margin:18mm 16mm}
body{max-width:none;padding:0;font-size:10.5pt}
table{font-size:8.5pt}
th,td{padding:.2rem .4rem}
tbody th{min-width:6rem}
.table{overflow:visible}
thead{display:table-header-group}
tr,figure,blockquote{break-inside:avoid}
h1,h2,h3,h4,caption,.meaning{break-after:avoid}
nav{display:none}
.field{border:0;border-bottom:1px solid #999;border-radius:0;background:none}
h2{break-after:avoid-page;margin-top:1.5rem}
.theme{break-inside:auto}
a{text-decoration:none}}
)";

// "&emsp;" would be read aloud and copied; a depth is a distance.
std::string indent_style(std::uint32_t depth) {
    return depth == 0 ? ""
                      : fmt::format(" style=\"padding-inline-start:{:.1f}rem\"", 0.2 + 1.1 * depth);
}

std::string span_of(std::string_view name, std::size_t n) {
    return n == 1 ? "" : fmt::format(" {}=\"{}\"", name, n);
}

bool nests(const Tabulation& table) {
    for (const TabulationRow& row : table.rows)
        if (row.depth > 0)
            return true;
    return false;
}

std::string cell_in(const Tabulation& table, const TabulationCell& cell, std::size_t column,
                    const Reasons& reasons) {
    const bool figures = table.columns[column].align == Align::right;
    const std::string mark = reasons.mark_of(cell);
    return fmt::format(
        "<td{}{}{}>{}{}</td>", figures ? " class=\"n\"" : " dir=\"auto\"",
        cell.number ? fmt::format(" data-value=\"{:.17g}\"", *cell.number) : "",
        cell.reason.empty() ? "" : fmt::format(" title=\"{}\"", html_text(cell.reason)),
        html_text(in_print(cell)), mark.empty() ? "" : fmt::format("<sup>{}</sup>", mark));
}

std::string row_in(const Tabulation& table, const TabulationRow& row, const Reasons& reasons,
                   std::string_view kind) {
    std::string text = fmt::format("<tr{}>", kind);
    for (std::size_t at = 0; at < row.cells.size(); ++at)
        text += at == 0 ? fmt::format("<th scope=\"row\"{} dir=\"auto\">{}</th>",
                                      indent_style(row.depth), html_text(row.cells[at].text))
                        : cell_in(table, row.cells[at], at, reasons);
    return text + "</tr>\n";
}

std::string heading_in_html(const Tabulation& table, const Reasons& reasons) {
    const std::size_t levels = heading_levels(table);
    const auto cells = heading_grid(table.columns);
    std::string rows;
    std::size_t next = 0;
    for (std::size_t level = 0; level < levels; ++level) {
        rows += "<tr>";
        for (; next < cells.size() && cells[next].level == level; ++next) {
            const HeadingCell& cell = cells[next];
            const bool over = cell.level + cell.levels < levels;
            const bool figures = !over && table.columns[cell.column].align == Align::right;
            const std::string text = html_text(cell.text);
            rows += fmt::format("<th scope=\"{}\"{}{}{} dir=\"auto\">{}</th>",
                                over ? "colgroup" : "col", span_of("colspan", cell.columns),
                                span_of("rowspan", cell.levels),
                                over      ? " class=\"over\""
                                : figures ? " class=\"n\""
                                          : "",
                                over ? "<span>" + text + "</span>" : text);
        }
        rows += "</tr>\n";
    }
    for (const TabulationRow& row : table.rows)
        if (row.kind == RowKind::base)
            rows += row_in(table, row, reasons, " class=\"base\"");
    return "<thead>\n" + rows + "</thead>\n";
}

std::string body(const Tabulation& table, const Reasons& reasons) {
    const bool tree = nests(table);
    std::string rows;
    for (const TabulationRow& row : table.rows)
        if (row.kind == RowKind::plain)
            rows += row_in(table, row, reasons, tree && row.depth == 0 ? " class=\"top\"" : "");
    return "<tbody>\n" + rows + "</tbody>\n";
}

std::string notes_below(const Tabulation& table, const Reasons& reasons) {
    std::string text = "<div class=\"notes\">\n";
    for (const std::string& note : table.notes)
        text += fmt::format("<p dir=\"auto\">{}</p>\n", html_text(note));
    for (const auto& [mark, reason] : reasons.notes())
        text += fmt::format("<p>{}: {}</p>\n", mark, html_text(reason));
    return text + fmt::format("<p class=\"made\">{}</p>\n</div>\n<!-- themata {} -->\n",
                              html_text(in_words(table.made)),
                              commented(provenance_json(table.made)));
}

} // namespace

std::string html_text(std::string_view text) { return in_html(printable(text)); }

std::string html_fragment(const Tabulation& table) {
    const Reasons reasons(table);
    std::string text =
        fmt::format("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\">\n"
                    "<table>\n<caption dir=\"auto\">{0}</caption>\n",
                    html_text(table.title));
    if (!table.columns.empty())
        text += heading_in_html(table, reasons) + body(table, reasons);
    return text + "</table>\n</div>\n" + notes_below(table, reasons);
}

std::string html_page(std::string_view title, std::string_view body) {
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        html_text(title), page_style, body);
}

std::string html_tables(Tabulations tables) {
    std::string body = "<main>\n";
    for (const Tabulation& table : tables)
        body += html_fragment(table);
    return html_page(tables.empty() ? "" : tables.front().title, body + "</main>\n");
}

} // namespace themata
