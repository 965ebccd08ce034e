#pragma once
// What came of looking at files that are to be imported: the things that would have to be guessed,
// each with its ways out to press, and what the import would do. The window's thread, within a
// frame.

#include "ui/files/import_choice.h"
#include "ui/parts/widgets.h"

namespace themata {

// A way out of a doubt was pressed, or one that was taken before is withdrawn.
struct DoubtAnswer {
    std::size_t file = 0;
    MappingOptions options;
};

// Open doubts first, then what was answered of the shown file, then what is only told.
class DoubtList {
public:
    DoubtList(const ImportPreview& preview, const ImportRequest& request, std::size_t shown);

    [[nodiscard]] bool empty() const { return doubts_.empty() && given_.empty(); }

    // How high all of it is in this width.
    [[nodiscard]] float height(const Look& look, float width) const;
    std::optional<DoubtAnswer> draw(const Look& look, const Rect& place) const;

private:
    class Painting;
    std::vector<Doubt> doubts_;
    std::vector<GivenOption> given_; // answers, in the order of the options
    const ImportRequest& request_;
    std::size_t shown_;
};

// The report of all files, or why there is none.
void draw_import_report(const Look& look, const Rect& place, const ImportPreview& preview,
                        std::size_t file);

} // namespace themata
