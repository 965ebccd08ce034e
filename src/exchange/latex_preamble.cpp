// What a document must load so that the tables in it can be set: said in a comment above them, with
// fonts for the scripts that occur and for no others.

#include "exchange/tabulation_parts.h"
#include "text/runs.h"
#include "text/utf8.h"
#include <fmt/format.h>
#include <map>
#include <set>

namespace themata {

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

void look_at(Needs& needs, const Tabulation& table) {
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
        look_at(needs, table);
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
