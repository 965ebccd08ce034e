#include "exchange/tabulation_parts.h"
#include "exchange/word_document.h"
#include "exchange/word_parts.h"

namespace themata {

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
