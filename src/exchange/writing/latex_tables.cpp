#include "exchange/writing/write_tabulation.h"
#include "text/runs.h"
#include "text/utf8.h"
#include "text/width.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace themata {

namespace {

constexpr std::size_t rows_on_a_page = 36;
constexpr std::size_t signs_on_a_line = 92; // of a portrait page, in small type
constexpr std::size_t signs_before_wrapping = 28;

std::string_view command_for(char byte) {
    switch (byte) {
    case '\\':
        return "\\textbackslash{}";
    case '~':
        return "\\textasciitilde{}";
    case '^':
        return "\\textasciicircum{}";
    case '`':
        return "\\textasciigrave{}";
    case '<':
        return "\\textless{}";
    case '>':
        return "\\textgreater{}";
    case '|':
        return "\\textbar{}";
    case '"':
        return "\\symbol{34}";
    default:
        return {};
    }
}

// Two hyphens, apostrophes or commas would become another sign.
bool would_join(char byte) { return byte == '-' || byte == '\'' || byte == ','; }

std::string in_latex(std::string_view text) {
    std::string safe;
    char last = 0;
    for (const char byte : printable(text)) {
        if (const auto command = command_for(byte); !command.empty())
            safe += command;
        else if (std::string_view("{}$&#_%").find(byte) != std::string_view::npos)
            safe += {'\\', byte};
        else if (byte == '\n')
            safe += "\\newline{}";
        else
            safe += (byte == last && would_join(byte) ? "{}" : "") + std::string(1, byte);
        last = byte;
    }
    return safe;
}

// Strokes of a tally are struck through by a line over all of them, which every font has.
std::string with_tallies(std::string text) {
    constexpr std::string_view struck = "I\u0336I\u0336I\u0336I\u0336";
    for (std::size_t at = text.find(struck); at != text.npos; at = text.find(struck, at))
        text.replace(at, struck.size(), "\\sout{IIII}");
    return text;
}

// Which every engine sets, whatever its fonts have.
std::string with_minus(std::string text) {
    constexpr std::string_view minus = "−";
    for (std::size_t at = text.find(minus); at != text.npos; at = text.find(minus, at))
        text.replace(at, minus.size(), "$-$");
    return text;
}

std::size_t widest_words(const Tabulation& table, std::size_t column) {
    std::size_t width = 0;
    for (const TabulationRow& row : table.rows)
        if (column < row.cells.size())
            width = std::max(width, display_width(row.cells[column].text) +
                                        (column == 0 ? 2 * row.depth : 0));
    return width;
}

// How a table is set: as wide as its words, or turned by a quarter, over one page or several.
struct Setting {
    std::vector<std::size_t> widths; // of columns, in signs; of wrapped ones what they get
    std::vector<char> wrapped;
    bool landscape = false;
    bool long_table = false;
};

Setting setting_of(const Tabulation& table) {
    Setting setting;
    std::size_t line = 0;
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        const std::size_t words = widest_words(table, at);
        const bool wraps = table.columns[at].align == Align::left && words > signs_before_wrapping;
        const std::size_t heading = display_width(table.columns[at].headings.back());
        setting.widths.push_back(
            wraps ? std::clamp(words / 2, signs_before_wrapping, 2 * signs_before_wrapping)
                  : std::max(words, heading));
        setting.wrapped.push_back(wraps ? 1 : 0);
        line += setting.widths.back() + 3;
    }
    setting.landscape = line > signs_on_a_line;
    setting.long_table = setting.landscape || table.rows.size() > rows_on_a_page;
    return setting;
}

std::string column_letters(const Tabulation& table, const Setting& setting) {
    std::string spec = "@{}";
    for (std::size_t at = 0; at < table.columns.size(); ++at)
        spec += setting.wrapped[at] ? fmt::format(">{{\\raggedright\\arraybackslash}}p{{{}em}}",
                                                  setting.widths[at] / 2)
                : table.columns[at].align == Align::left ? "l"
                                                         : "r";
    return spec + "@{}";
}

// The cells that are printed in a line, by column: those that go down to the lowest line stand
// there.
std::vector<HeadingCell> printed_in(std::size_t line, std::size_t lines,
                                    std::vector<HeadingCell> cells) {
    std::erase_if(cells, [&](const HeadingCell& cell) {
        const bool lowest = cell.level + cell.levels == lines;
        return (lowest ? lines - 1 : cell.level) != line;
    });
    std::ranges::sort(cells, {}, &HeadingCell::column);
    return cells;
}

std::string heading_in_latex(const Tabulation& table) {
    const std::size_t levels = heading_levels(table);
    const auto cells = heading_grid(table.columns);
    std::string text;
    for (std::size_t level = 0; level < levels; ++level) {
        std::string rules;
        std::size_t column = 0;
        for (const HeadingCell& cell : printed_in(level, levels, cells)) {
            const bool lowest = level + 1 == levels;
            for (; column < cell.column; ++column)
                text += column > 0 ? " & " : "";
            text += column > 0 ? " & " : "";
            text += lowest ? in_latex(cell.text)
                           : fmt::format("\\multicolumn{{{}}}{{c}}{{{}}}", cell.columns,
                                         in_latex(cell.text));
            if (!lowest && !cell.text.empty())
                rules += fmt::format(" \\cmidrule(lr){{{}-{}}}", cell.column + 1,
                                     cell.column + cell.columns);
            column = cell.column + cell.columns;
        }
        text += " \\\\" + rules + '\n';
    }
    return text;
}

std::string line_in_latex(const TabulationRow& row, const Reasons& reasons) {
    std::string text = fmt::format("\\hangindent={}em{{}}", row.depth + 1);
    if (row.depth > 0)
        text = fmt::format("\\hangindent={}em\\hspace*{{{}em}}", row.depth + 1, row.depth);
    for (const TabulationCell& cell : row.cells) {
        const std::string mark = reasons.mark_of(cell);
        text += (&cell == row.cells.data() ? "" : " & ") +
                with_tallies(with_minus(in_latex(in_print(cell)))) +
                (mark.empty() ? "" : fmt::format("\\textsuperscript{{{}}}", mark));
    }
    return text + " \\\\\n";
}

std::string rows(const Tabulation& table, const Reasons& reasons, RowKind kind) {
    std::string text;
    for (const TabulationRow& row : table.rows)
        if (row.kind == kind)
            text += line_in_latex(row, reasons);
    return text;
}

std::string notes_in_latex(const Tabulation& table, const Reasons& reasons) {
    std::string text =
        "\\par\\smallskip\n\\noindent\\begin{minipage}{\\linewidth}\\footnotesize\\raggedright\n";
    for (const std::string& note : table.notes)
        text += in_latex(note) + "\\par\n";
    for (const auto& [mark, reason] : reasons.notes())
        text += in_latex(mark) + ": " + in_latex(reason) + "\\par\n";
    return text + in_latex(in_words(table.made)) + "\n\\end{minipage}\n";
}

std::string on_one_page(const Tabulation& table, const Setting& setting, const Reasons& reasons) {
    return fmt::format("\\begin{{table}}\n\\centering\\small\n\\caption{{{}}}\\label{{tab:{}}}\n"
                       "\\begin{{tabular}}{{{}}}\n\\toprule\n{}{}\\midrule\n{}\\bottomrule\n"
                       "\\end{{tabular}}\n{}\\end{{table}}\n",
                       in_latex(table.title), table.name, column_letters(table, setting),
                       heading_in_latex(table), rows(table, reasons, RowKind::base),
                       rows(table, reasons, RowKind::plain), notes_in_latex(table, reasons));
}

std::string on_pages(const Tabulation& table, const Setting& setting, const Reasons& reasons) {
    const std::string head = heading_in_latex(table) + rows(table, reasons, RowKind::base);
    const std::string text = fmt::format(
        "{{\\footnotesize\\setlength{{\\tabcolsep}}{{4pt}}\n\\begin{{longtable}}{{{}}}\n"
        "\\caption{{{}}}\\label{{tab:{}}}\\\\\n\\toprule\n{}\\midrule\n\\endfirsthead\n"
        "\\toprule\n{}\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n{}\\end{{longtable}}\n{}}}\n",
        column_letters(table, setting), in_latex(table.title), table.name, head, head,
        rows(table, reasons, RowKind::plain), notes_in_latex(table, reasons));
    return setting.landscape ? "\\begin{landscape}\n" + text + "\\end{landscape}\n" : text;
}

} // namespace

std::string latex_table(const Tabulation& table) {
    const Setting setting = setting_of(table);
    const Reasons reasons(table);
    return setting.long_table ? on_pages(table, setting, reasons)
                              : on_one_page(table, setting, reasons);
}

// What a document must load so that the tables in it can be set: said in a comment above them, with
// fonts for the scripts that occur and for no others.

namespace {

// Free fonts that TeX finds by name where they are installed, as on Debian by fonts-noto.
const std::map<std::string, std::string, std::less<>>& fonts() {
    static const std::map<std::string, std::string, std::less<>> table{
        {"Arabic", "Noto Naskh Arabic"},
        {"Hebrew", "Noto Serif Hebrew"},
        {"Devanagari", "Noto Serif Devanagari"},
        {"Bengali", "Noto Serif Bengali"},
        {"Thai", "Noto Serif Thai"},
        {"Han", "Noto Serif CJK SC"},
        {"Hiragana", "Noto Serif CJK JP"},
        {"Katakana", "Noto Serif CJK JP"},
        {"Hangul", "Noto Serif CJK KR"},
        {"Greek", "Noto Serif"},
        {"Cyrillic", "Noto Serif"},
        {"Armenian", "Noto Serif Armenian"},
        {"Georgian", "Noto Serif Georgian"},
        {"Ethiopic", "Noto Serif Ethiopic"},
        {"Tamil", "Noto Serif Tamil"},
        {"Khmer", "Noto Serif Khmer"}};
    return table;
}

// The fonts that are needed beside the document's own.
class Needs {
public:
    void look_at(std::string_view text) {
        for_each_code_point(text, [&](char32_t point, std::size_t) {
            if (point < 0x250 || (point >= 0x2010 && point <= 0x203A) || point == 0x336)
                return;
            if (point >= 0x1F000) {
                fonts_.insert("Noto Color Emoji");
                return;
            }
            const std::string script = script_name(script_of(point));
            const auto font = fonts().find(script);
            if (font != fonts().end())
                fonts_.insert(font->second);
            beyond_latin_ = true;
            leftwards_ = leftwards_ || script == "Arabic" || script == "Hebrew";
        });
    }

    [[nodiscard]] std::string comment() const {
        if (!beyond_latin_ && fonts_.empty())
            return "% It can be set by pdflatex, xelatex and lualatex; pdflatex wants\n"
                   "%   \\usepackage[T1]{fontenc}\n%   \\usepackage{lmodern}\n";
        std::string text =
            "% Its words are in more than the Latin script: set it with lualatex and\n"
            "%   \\usepackage{fontspec}\n%   \\directlua{luaotfload.add_fallback("
            "\"themata\", {";
        for (const std::string& font : fonts_)
            text += fmt::format("\"{}:mode=harf;\", ", font);
        text += "})}\n%   \\setmainfont{Latin Modern Roman}[RawFeature={fallback=themata}]\n";
        if (leftwards_)
            text += "%   \\usepackage[english,bidi=basic]{babel}\n";
        return text;
    }

private:
    std::set<std::string> fonts_;
    bool beyond_latin_ = false;
    bool leftwards_ = false;
};

void note_needs(Needs& needs, const Tabulation& table) {
    needs.look_at(table.title);
    for (const TabulationColumn& column : table.columns)
        for (const std::string& heading : column.headings)
            needs.look_at(heading);
    for (const TabulationRow& row : table.rows)
        for (const TabulationCell& cell : row.cells)
            needs.look_at(cell.text);
    for (const std::string& note : table.notes)
        needs.look_at(note);
    needs.look_at(in_words(table.made));
}

} // namespace

std::string latex_tables(Tabulations tables) {
    Needs needs;
    std::string body;
    for (const Tabulation& table : tables) {
        note_needs(needs, table);
        body += fmt::format("\n% themata {}\n{}", provenance_json(table.made), latex_table(table));
    }
    std::string packages = "booktabs,array";
    if (body.find("\\begin{longtable}") != body.npos)
        packages += ",longtable";
    if (body.find("\\begin{landscape}") != body.npos)
        packages += ",pdflscape";
    return fmt::format(
        "% \\input this file where the table shall stand. The document wants\n"
        "%   \\usepackage{{{}}}\n{}{}{}",
        packages, body.find("\\sout{") == body.npos ? "" : "%   \\usepackage[normalem]{ulem}\n",
        needs.comment(), body);
}

} // namespace themata
