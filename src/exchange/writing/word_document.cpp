#include "exchange/writing/word_document.h"

#include "exchange/writing/write_tabulation.h"
#include "text/runs.h"
#include "text/segments.h"
#include "text/width.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <numeric>
#include <pugixml.hpp>
#include <sstream>

namespace themata {

namespace {

constexpr std::size_t portrait = 9638; // between the margins of A4
constexpr std::size_t landscape = 14570;
constexpr std::size_t sign_width = 105;              // of table text
constexpr std::size_t heading_sign = 135;            // bold
constexpr std::size_t beside = 260;                  // a cell's margins
constexpr std::size_t least_words = 24 * sign_width; // of a column that wraps
constexpr std::size_t fewest_signs = 6;              // where the page is too narrow even so
constexpr std::size_t most_of_a_word = 16;

constexpr std::string_view xml_head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

constexpr std::string_view content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>)"
    R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)"
    R"(<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>)";

constexpr std::string_view relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>)"
    R"(<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>)";

constexpr std::string_view document_relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";

constexpr std::string_view styles =
    R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
    R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault>)"
    R"(<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableNote"><w:name w:val="Table Note"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="60" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>)"
    R"(</w:styles>)";

std::string part_in_xml(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::string(xml_head) + out.str();
}

std::string core_properties(const std::string& title) {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("cp:coreProperties");
    root.append_attribute("xmlns:cp")
        .set_value("http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    root.append_attribute("xmlns:dc").set_value("http://purl.org/dc/elements/1.1/");
    root.append_child("dc:title").text().set(title.c_str());
    return part_in_xml(document);
}

std::string custom_properties(const Properties& properties) {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("Properties");
    root.append_attribute("xmlns").set_value(
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties");
    root.append_attribute("xmlns:vt")
        .set_value("http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes");
    int number = 2; // the first that is free
    for (const auto& [name, value] : properties) {
        pugi::xml_node property = root.append_child("property");
        property.append_attribute("fmtid").set_value("{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
        property.append_attribute("pid").set_value(number++);
        property.append_attribute("name").set_value(name.c_str());
        property.append_child("vt:lpwstr").text().set(value.c_str());
    }
    return part_in_xml(document);
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    std::uint32_t begin = 0;
    for (const LineBreak& each : line_breaks(text)) {
        longest = std::max(longest, display_width(text.substr(begin, each.byte - begin)));
        begin = each.byte;
    }
    return longest;
}

std::vector<std::size_t> natural_widths(const Tabulation& table) {
    std::vector<std::size_t> widths;
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        const std::size_t heading = longest_word(table.columns[at].headings.back());
        std::size_t signs = 0;
        for (const TabulationRow& row : table.rows)
            if (at < row.cells.size())
                signs = std::max(signs,
                                 display_width(row.cells[at].text) + (at == 0 ? 2 * row.depth : 0));
        widths.push_back(std::max(signs * sign_width, heading * heading_sign) + beside);
    }
    return widths;
}

std::size_t sum(const std::vector<std::size_t>& widths) {
    return std::accumulate(widths.begin(), widths.end(), std::size_t{0});
}

// Where the longest word still stands on one line, if it is a word.
std::size_t least_width(const Tabulation& table, std::size_t column) {
    std::size_t signs = longest_word(table.columns[column].headings.back());
    for (const TabulationRow& row : table.rows)
        if (column < row.cells.size())
            signs = std::max(signs, longest_word(row.cells[column].text) +
                                        (column == 0 ? 2 * row.depth : 0));
    return std::clamp(signs, fewest_signs, most_of_a_word) * heading_sign + beside;
}

std::size_t signs_in(const Tabulation& table, std::size_t column) {
    std::size_t signs = 0;
    for (const TabulationRow& row : table.rows)
        if (column < row.cells.size())
            signs += display_width(row.cells[column].text);
    return signs;
}

// What is left goes to the columns that want more, by the root of their text: so lines of the
// longest are long, and short ones do not become towers. None gets more than it wants.
void share_out(std::size_t left, const std::vector<std::size_t>& wanted,
               const std::vector<double>& weights, std::vector<std::size_t>& widths) {
    while (left > widths.size()) {
        double weight = 0;
        for (std::size_t at = 0; at < widths.size(); ++at)
            weight += widths[at] < wanted[at] ? weights[at] : 0;
        if (weight <= 0)
            return;
        const double each = static_cast<double>(left) / weight;
        std::size_t given = 0;
        for (std::size_t at = 0; at < widths.size(); ++at) {
            if (widths[at] >= wanted[at])
                continue;
            const auto more =
                std::min(wanted[at] - widths[at], static_cast<std::size_t>(each * weights[at]));
            widths[at] += more;
            given += more;
        }
        if (given == 0)
            return;
        left -= given;
    }
}

} // namespace

std::vector<PackedFile> word_files(std::string document, const std::string& title,
                                   const Properties& properties) {
    const auto with_head = [](std::string_view xml) {
        return std::string(xml_head) + std::string(xml);
    };
    return {{"[Content_Types].xml", with_head(content_types)},
            {"_rels/.rels", with_head(relations)},
            {"word/document.xml", std::move(document)},
            {"word/_rels/document.xml.rels", with_head(document_relations)},
            {"word/styles.xml", with_head(styles)},
            {"docProps/core.xml", core_properties(title)},
            {"docProps/custom.xml", custom_properties(properties)}};
}

Page page_for(const Tabulation& table) {
    auto widths = natural_widths(table);
    for (std::size_t at = 0; at < widths.size(); ++at)
        if (table.columns[at].align == Align::left)
            widths[at] = std::min(widths[at], least_words);
    return sum(widths) > portrait ? Page::landscape : Page::portrait;
}

std::vector<std::size_t> word_column_widths(const Tabulation& table) {
    const std::size_t room = page_for(table) == Page::portrait ? portrait : landscape;
    auto widths = natural_widths(table);
    if (sum(widths) <= room)
        return widths;
    const std::vector<std::size_t> wanted = widths;
    std::vector<double> weights;
    for (std::size_t at = 0; at < widths.size(); ++at) {
        if (table.columns[at].align == Align::left)
            widths[at] = std::min(widths[at], least_width(table, at));
        weights.push_back(std::sqrt(static_cast<double>(signs_in(table, at))));
    }
    const std::size_t least = sum(widths);
    if (least < room)
        share_out(room - least, wanted, weights, widths);
    else
        for (std::size_t& width : widths)
            width = width * room / least;
    return widths;
}

namespace {

constexpr const char* main_names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

struct TextLook {
    std::string_view style = {};
    Align align = Align::left;
    bool centred = false;
    bool bold = false;
    bool keeps_next = false; // on the page of what follows
    std::uint32_t indent = 0;
    std::string mark = {}; // raised, at the end
};

std::string in_xml(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(value.c_str());
}

pugi::xml_node child_with(pugi::xml_node node, const char* name, const std::string& value) {
    pugi::xml_node child = node.append_child(name);
    set(child, "w:val", value);
    return child;
}

// A stretch in one direction; line ends are breaks.
void add_run(pugi::xml_node paragraph, std::string_view text, const TextLook& look,
             bool leftwards) {
    pugi::xml_node run = paragraph.append_child("w:r");
    if (look.bold || leftwards) {
        pugi::xml_node properties = run.append_child("w:rPr");
        if (look.bold) {
            properties.append_child("w:b");
            properties.append_child("w:bCs");
        }
        if (leftwards)
            properties.append_child("w:rtl");
    }
    for (bool first = true; first || !text.empty(); first = false) {
        if (!first)
            run.append_child("w:br");
        const std::size_t end = std::min(text.find('\n'), text.size());
        pugi::xml_node words = run.append_child("w:t");
        set(words, "xml:space", "preserve");
        words.text().set(std::string(text.substr(0, end)).c_str());
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void add_mark(pugi::xml_node paragraph, const std::string& mark) {
    pugi::xml_node run = paragraph.append_child("w:r");
    child_with(run.append_child("w:rPr"), "w:vertAlign", "superscript");
    run.append_child("w:t").text().set(mark.c_str());
}

void add_paragraph(pugi::xml_node parent, std::string_view words, const TextLook& look) {
    const std::string text = printable(words);
    const auto stretches = runs(text);
    const bool leftwards = !stretches.empty() && runs_left(stretches.front().paragraph);
    pugi::xml_node paragraph = parent.append_child("w:p");
    pugi::xml_node properties = paragraph.append_child("w:pPr");
    if (!look.style.empty())
        child_with(properties, "w:pStyle", std::string(look.style));
    if (look.keeps_next)
        properties.append_child("w:keepNext");
    if (leftwards)
        properties.append_child("w:bidi");
    if (look.indent > 0)
        set(properties.append_child("w:ind"), "w:start", std::to_string(220 * look.indent));
    if (look.centred)
        child_with(properties, "w:jc", "center");
    else if (look.align == Align::right)
        child_with(properties, "w:jc", "end");
    for (const Run& run : stretches)
        add_run(paragraph, std::string_view(text).substr(run.span.begin, run.span.length()), look,
                runs_left(run.level));
    if (!look.mark.empty())
        add_mark(paragraph, look.mark);
}

void set_border(pugi::xml_node cell_properties, const char* side, int eighths_of_a_point) {
    pugi::xml_node borders = cell_properties.child("w:tcBorders");
    if (!borders)
        borders = cell_properties.append_child("w:tcBorders");
    pugi::xml_node border = borders.append_child(side);
    set(border, "w:val", "single");
    set(border, "w:sz", std::to_string(eighths_of_a_point));
    set(border, "w:space", "0");
    set(border, "w:color", "auto");
}

} // namespace

struct WordDocument::Parts {
    pugi::xml_document document;
    pugi::xml_node body;
    std::vector<std::pair<std::string, std::string>> properties;
    pugi::xml_node last_section;
};

WordDocument::WordDocument() : parts_(std::make_unique<Parts>()) {
    pugi::xml_node root = parts_->document.append_child("w:document");
    set(root, "xmlns:w", main_names);
    parts_->body = root.append_child("w:body");
}

WordDocument::~WordDocument() = default;

void WordDocument::paragraph(std::string_view text, ParagraphStyle style) {
    const bool heading = style == ParagraphStyle::heading;
    add_paragraph(parts_->body, text,
                  {.style = heading                         ? "Heading1"
                            : style == ParagraphStyle::note ? "TableNote"
                                                            : ""});
}

namespace {

constexpr int thin_rule = 4; // eighths of a point
constexpr int strong_rule = 8;

// A table as journals set it: rules above, under the headings and below.
class TableWriter {
public:
    TableWriter(pugi::xml_node body, const Tabulation& table)
        : table_(table), reasons_(table), widths_(word_column_widths(table)),
          tbl_(body.append_child("w:tbl")) {}

    void write() {
        properties();
        headings();
        std::size_t left = 0;
        for (const TabulationRow& row : table_.rows)
            left += row.kind == RowKind::plain ? 1 : 0;
        const bool bare = left == 0; // nothing below the headings
        write_rows(RowKind::base, left);
        write_rows(RowKind::plain, left);
        if (bare && !table_.rows.empty())
            return;
    }

private:
    void properties() {
        pugi::xml_node properties = tbl_.append_child("w:tblPr");
        pugi::xml_node width = properties.append_child("w:tblW");
        set(width, "w:w", "0");
        set(width, "w:type", "auto");
        child_with(properties.append_child("w:tblLayout").parent(), "w:tblLook", "0420");
        set(properties.child("w:tblLayout"), "w:type", "fixed");
        pugi::xml_node grid = tbl_.append_child("w:tblGrid");
        for (const std::size_t each : widths_)
            set(grid.append_child("w:gridCol"), "w:w", std::to_string(each));
    }

    pugi::xml_node row(bool heading) {
        pugi::xml_node row = tbl_.append_child("w:tr");
        pugi::xml_node properties = row.append_child("w:trPr");
        properties.append_child("w:cantSplit");
        if (heading)
            properties.append_child("w:tblHeader");
        return row;
    }

    pugi::xml_node cell(pugi::xml_node row, std::size_t column, std::size_t columns) {
        std::size_t width = 0;
        for (std::size_t at = column; at < column + columns; ++at)
            width += widths_[at];
        pugi::xml_node cell = row.append_child("w:tc");
        pugi::xml_node properties = cell.append_child("w:tcPr");
        pugi::xml_node size = properties.append_child("w:tcW");
        set(size, "w:w", std::to_string(width));
        set(size, "w:type", "dxa");
        if (columns > 1)
            child_with(properties, "w:gridSpan", std::to_string(columns));
        return cell;
    }

    void headings() {
        const std::size_t levels = heading_levels(table_);
        const auto grid = heading_grid(table_.columns);
        for (std::size_t level = 0; level < levels; ++level) {
            pugi::xml_node line = row(true);
            for (std::size_t column = 0; column < table_.columns.size();) {
                const HeadingCell& at = *std::ranges::find_if(grid, [&](const HeadingCell& each) {
                    return each.column <= column && column < each.column + each.columns &&
                           each.level <= level && level < each.level + each.levels;
                });
                heading(line, at, level, levels);
                column += at.columns;
            }
        }
    }

    void heading(pugi::xml_node line, const HeadingCell& at, std::size_t level,
                 std::size_t levels) {
        pugi::xml_node tc = cell(line, at.column, at.columns);
        pugi::xml_node properties = tc.child("w:tcPr");
        const bool begins = at.level == level;
        const bool lowest = level + 1 == levels;
        if (at.levels > 1) {
            pugi::xml_node merge = properties.append_child("w:vMerge");
            if (begins)
                set(merge, "w:val", "restart");
        }
        if (level == 0)
            set_border(properties, "w:top", strong_rule);
        if (lowest && !has_bases())
            set_border(properties, "w:bottom", thin_rule);
        else if (at.levels == 1 && !lowest && !at.text.empty())
            set_border(properties, "w:bottom", thin_rule);
        child_with(properties, "w:vAlign", "bottom");
        const bool over = at.level + at.levels < levels;
        add_paragraph(tc, begins ? at.text : "",
                      {.style = "TableText",
                       .align = table_.columns[at.column].align,
                       .centred = over,
                       .bold = true,
                       .keeps_next = true});
    }

    [[nodiscard]] bool has_bases() const {
        return std::ranges::any_of(
            table_.rows, [](const TabulationRow& each) { return each.kind == RowKind::base; });
    }

    void write_rows(RowKind kind, std::size_t plain) {
        std::size_t left = 0;
        for (const TabulationRow& each : table_.rows)
            left += each.kind == kind ? 1 : 0;
        for (const TabulationRow& each : table_.rows) {
            if (each.kind != kind)
                continue;
            --left;
            const bool last = left == 0;
            write_row(each, !last                   ? 0
                            : kind == RowKind::base ? (plain == 0 ? strong_rule : thin_rule)
                                                    : strong_rule);
        }
    }

    void write_row(const TabulationRow& cells, int rule_below) {
        pugi::xml_node line = row(cells.kind == RowKind::base);
        for (std::size_t at = 0; at < cells.cells.size(); ++at) {
            pugi::xml_node tc = cell(line, at, 1);
            if (rule_below > 0)
                set_border(tc.child("w:tcPr"), "w:bottom", rule_below);
            add_paragraph(tc, in_print(cells.cells[at]),
                          {.style = "TableText",
                           .align = table_.columns[at].align,
                           .indent = at == 0 ? cells.depth : 0,
                           .mark = reasons_.mark_of(cells.cells[at])});
        }
    }

    const Tabulation& table_;
    Reasons reasons_;
    std::vector<std::size_t> widths_;
    pugi::xml_node tbl_;
};

} // namespace

void WordDocument::table(const Tabulation& table) {
    if (!table.columns.empty())
        TableWriter(parts_->body, table).write();
}

void WordDocument::property(std::string_view name, std::string_view value) {
    parts_->properties.emplace_back(name, value);
}

void WordDocument::end_section(Page page) {
    pugi::xml_node paragraph = parts_->body.append_child("w:p");
    pugi::xml_node section = paragraph.append_child("w:pPr").append_child("w:sectPr");
    const bool wide = page == Page::landscape;
    pugi::xml_node size = section.append_child("w:pgSz");
    set(size, "w:w", wide ? "16838" : "11906");
    set(size, "w:h", wide ? "11906" : "16838");
    if (wide)
        set(size, "w:orient", "landscape");
    pugi::xml_node margins = section.append_child("w:pgMar");
    for (const char* side : {"w:top", "w:right", "w:bottom", "w:left"})
        set(margins, side, "1134");
    for (const char* side : {"w:header", "w:footer", "w:gutter"})
        set(margins, side, "0");
    parts_->last_section = paragraph;
}

// The last section's page is said at the end of the body, not in a paragraph, which would begin one
// more page.
Result<std::string> WordDocument::done(std::string_view title) const {
    pugi::xml_document document;
    document.reset(parts_->document);
    pugi::xml_node body = document.child("w:document").child("w:body");
    if (pugi::xml_node last = body.last_child(); parts_->last_section) {
        body.append_copy(last.child("w:pPr").child("w:sectPr"));
        body.remove_child(last);
    }
    return zipped(word_files(in_xml(document), printable(title), parts_->properties));
}

namespace {

void write(WordDocument& document, const Tabulation& table) {
    const Reasons reasons(table);
    document.paragraph(table.title, ParagraphStyle::heading);
    document.table(table);
    for (const std::string& note : table.notes)
        document.paragraph(note, ParagraphStyle::note);
    for (const auto& [mark, reason] : reasons.notes())
        document.paragraph(mark + ": " + reason, ParagraphStyle::note);
    document.paragraph(in_words(table.made), ParagraphStyle::note);
    document.end_section(page_for(table));
}

} // namespace

Result<std::string> docx_tables(Tabulations tables) {
    WordDocument document;
    for (const Tabulation& table : tables)
        write(document, table);
    std::size_t number = 0;
    for (const Provenance& made : provenances(tables))
        document.property("Themata " + std::to_string(++number), provenance_json(made));
    return document.done(tables.empty() ? "" : tables.front().title);
}

} // namespace themata
