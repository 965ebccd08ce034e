#pragma once
// The parts of the import's dialog; private to it.

#include "ui/files/import.h"

namespace themata {

// Words and menus for one file: what it holds, how it is read, what no column says. Answers how
// high that is.
float draw_file_choices(const Look& look, const Rect& place, const FilePreview& file,
                        ImportView& view, Outbox& out);

// The first rows below their headings, each with a menu of what the column is.
void draw_columns(const Look& look, const Rect& place, const FilePreview& file, ImportView& view,
                  Outbox& out);

// What the import would do, or why it cannot be made.
void draw_report(const Look& look, const Rect& place, const ImportPreview& preview,
                 std::size_t file);

// The request with this mapping of the shown file, asked for anew.
void ask_with(ImportView& view, MappingOptions mapping, Outbox& out);

} // namespace themata
