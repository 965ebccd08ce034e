#include "exchange/word_document.h"

#include "exchange/archive.h"
#include "exchange/tabulation_parts.h"
#include "exchange/word_parts.h"
#include "text/runs.h"
#include <fmt/format.h>
#include <pugixml.hpp>
#include <sstream>

namespace themata {

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

constexpr int rule = 4; // eighths of a point
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
            set_border(properties, "w:bottom", rule);
        else if (at.levels == 1 && !lowest && !at.text.empty())
            set_border(properties, "w:bottom", rule);
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
                            : kind == RowKind::base ? (plain == 0 ? strong_rule : rule)
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

} // namespace themata
