#pragma once
// The window's own file chooser: browse or type, all by mouse or all by keys. What it shows of a
// folder is read elsewhere and given to it. choose() and go_to() are pure; the rest draws. The
// window's thread.

#include "ui/drawing/look.h"
#include "ui/parts/outbox.h"
#include "workbench/folder.h"
#include <set>

namespace themata {

// A folder that is one click away.
struct NamedPlace {
    std::string name;
    std::filesystem::path folder;
};

struct FileChooser {
    Choosing what = Choosing::study;
    Exported exported = Exported::table;
    std::shared_ptr<const Picture> picture; // that is to be saved
    std::filesystem::path folder;
    FolderView narrowed;
    std::string path;                         // as it stands in the field
    std::string name;                         // of a file that is to be made
    std::string title;                        // of a new study
    std::size_t at = 0;                       // the row that keys act on
    std::optional<std::string> at_name;       // the row to go to when the folder is read
    std::set<std::string> ticked;             // files of this folder, when several may be chosen
    std::optional<std::string> there_already; // a file that stands in the way, by its name
    std::string letters;                      // typed to jump to a name
    double letters_at = 0;
    bool fresh = true; // opened in this frame
};

[[nodiscard]] FileChooser file_chooser(Choosing what, const std::filesystem::path& folder,
                                       Exported exported = Exported::table);

// The format that the file will have which is to be made, as its name ends now: "CSV", "LaTeX".
[[nodiscard]] std::string format_of(const FileChooser& chooser);

// Another folder; nothing in it is ticked.
void go_to(FileChooser& chooser, const std::filesystem::path& folder);
// The folder above, with the one that was left as the current row.
void go_up(FileChooser& chooser);

// A file is named that is to be there afterwards, not one that is there.
[[nodiscard]] bool makes_a_file(Choosing what);

// A file that stands in the way is replaced.
[[nodiscard]] Request replace_file(const FileChooser& chooser, const std::filesystem::path& file);

// Enter on the row where the keys are: into a folder, or what is asked for with that file.
[[nodiscard]] std::optional<Request> take_row(FileChooser& chooser,
                                              const std::vector<FolderEntry>& rows);
// The button: what is ticked, named, or under the keys. A file that is there already is asked
// about first.
[[nodiscard]] std::optional<Request> choose(FileChooser& chooser,
                                            const std::vector<FolderEntry>& rows);
// Enter in the field of the path: a file that ends as those do that can be chosen, else a folder.
[[nodiscard]] std::optional<Request> take_path(FileChooser& chooser);

// What the chooser shows of the folder: nullptr while it is read.
using FolderRows = Result<std::vector<FolderEntry>>;

enum class ChooserEnd { open, closed };

[[nodiscard]] ChooserEnd draw_file_chooser(const Look& look, const FolderRows* rows,
                                           const std::vector<NamedPlace>& places,
                                           FileChooser& chooser, Outbox& out);

} // namespace themata
