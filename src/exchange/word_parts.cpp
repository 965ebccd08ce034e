#include "exchange/word_parts.h"

#include "text/segments.h"
#include "text/width.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <pugixml.hpp>
#include <sstream>

namespace themata {

namespace {

constexpr std::size_t portrait = 9638; // between the margins of A4
constexpr std::size_t landscape = 14570;
constexpr std::size_t sign = 105;              // of table text
constexpr std::size_t heading_sign = 135;      // bold
constexpr std::size_t beside = 260;            // a cell's margins
constexpr std::size_t least_words = 24 * sign; // of a column that wraps
constexpr std::size_t fewest_signs = 6;        // where the page is too narrow even so
constexpr std::size_t most_of_a_word = 16;

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

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

std::string in_xml(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::string(head) + out.str();
}

std::string core_properties(const std::string& title) {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("cp:coreProperties");
    root.append_attribute("xmlns:cp")
        .set_value("http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    root.append_attribute("xmlns:dc").set_value("http://purl.org/dc/elements/1.1/");
    root.append_child("dc:title").text().set(title.c_str());
    return in_xml(document);
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
    return in_xml(document);
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
        widths.push_back(std::max(signs * sign, heading * heading_sign) + beside);
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
        return std::string(head) + std::string(xml);
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

} // namespace themata
