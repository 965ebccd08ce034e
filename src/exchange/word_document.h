#pragma once
// A text document being written for Word and LibreOffice: paragraphs in named styles and tables.
// Right-to-left words stand as they are read. Inner side of exchange/; one thread.

#include "analysis/tabulation.h"
#include "study/result.h"
#include <memory>
#include <string_view>

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

} // namespace themata
