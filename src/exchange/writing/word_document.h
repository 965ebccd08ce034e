#pragma once
// A WordDocument is a text document being written for Word and LibreOffice: paragraphs in named
// styles and tables. Right-to-left words stand as they are read. The functions below it make what a
// DOCX holds beside its words: styles, properties, and which file is what. Only the writers use it;
// one thread.

#include "analysis/tabulation.h"
#include "study/result.h"
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

enum class ParagraphStyle { heading, body, note };
enum class Page { portrait, landscape };

class WordDocument {
public:
    WordDocument();
    ~WordDocument();
    WordDocument(const WordDocument&) = delete;
    WordDocument& operator=(const WordDocument&) = delete;

    void paragraph(std::string_view text, ParagraphStyle style);
    // Without its title and notes; the headings come again on each page.
    void table(const Tabulation& table);
    // Read by programs under Custom properties.
    void property(std::string_view name, std::string_view value);
    // What was written since the last one, on pages of this kind.
    void end_section(Page page);

    [[nodiscard]] Result<std::string> done(std::string_view title) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// A file within the DOCX, which is an archive of such.
struct PackedFile {
    std::string name; // "word/document.xml"
    std::string bytes;
};

// The same files give the same bytes. The error is of code io: there was no memory left.
[[nodiscard]] Result<std::string> zipped(const std::vector<PackedFile>& files);

using Properties = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] std::vector<PackedFile> word_files(std::string document, const std::string& title,
                                                 const Properties& properties);

// In twentieths of a point. What does not fit on a page that lies takes less from the words, which
// wrap, and nothing from the figures as long as that is possible.
[[nodiscard]] std::vector<std::size_t> word_column_widths(const Tabulation&);
[[nodiscard]] Page page_for(const Tabulation&);

} // namespace themata
