#pragma once
// The import before it is made: the first rows of each file with what its columns are taken for,
// each changeable, and what all of it would do to the study. The preview is reckoned elsewhere and
// may be of a request shortly before. The window's thread.

#include "ui/files/import_choice.h"
#include "ui/parts/dialog.h"
#include "ui/parts/outbox.h"
#include "workbench/desk.h"

namespace themata {

struct ImportView {
    ImportRequest request;
    std::size_t file = 0;             // the one whose rows are shown
    std::optional<std::size_t> typed; // the file that the fields below were filled from
    std::string stage_is;
    std::string role_is;
    std::string undated;
    bool made = false; // the import was asked for
};

enum class ImportEnd { open, closed };

[[nodiscard]] ImportEnd draw_import(const Look& look, const DeskState& desk, float progress,
                                    ImportView& view, Outbox& out);

} // namespace themata
