#pragma once
// The frame around the views: the bar at the top with title, search and coder, the rail at the
// left, the bar at the bottom with what there is and what was done last. Draws one frame of
// everything. The window's thread.

#include "ui/codebook/codebook.h"
#include "ui/files/file_chooser.h"
#include "ui/files/import.h"
#include "ui/files/start.h"
#include "ui/history/history.h"
#include "ui/palette.h"
#include "ui/responses/responses.h"
#include "ui/results/analyses.h"
#include "ui/search/search.h"
#include "ui/settings.h"
#include "ui/table/table.h"

namespace themata {

enum class View { responses, search, table, scores, agreement, explore, codebook, history };

// The panel of keys.
struct KeysView {
    bool open = false;
    bool fresh = false; // opened in this frame, by a key that is still down
};

// All that is not the study: where the analyst is in the window and what was typed there.
struct WindowView {
    View view = View::responses;
    View before_search = View::responses;
    bool search_wanted = false; // the field is to take the keyboard
    bool notices_open = false;
    std::optional<FileChooser> chooser;
    std::optional<SettingsView> settings;
    std::optional<ImportView> import;
    std::vector<ImportedFile> given_up; // files whose import was left, with what was said of them
    ResponsesView responses;
    SearchView search;
    TableView table;
    AnalysisViews analyses;
    CodebookView codebook;
    HistoryView history;
    PaletteView palette;
    KeysView keys;
    std::optional<std::size_t> asked; // a command that was chosen by its name, to be carried out
    std::string said;                 // why a command could not be; until the next key or click
};

// What the frame shows beside a study; read only.
struct FrameState {
    const DeskState& desk;
    const Remembered& remembered;
    AppearanceChoice appearance;                // what was chosen; the look has what came of it
    const Figures* figures;                     // nullptr: not computed yet
    std::shared_ptr<const ReadingList> reading; // null: not computed yet
    TableFigures table;
    AnalysisFigures analyses;
    CodebookFigures codebook;
    Aids aids;
    const PaletteList* palette;         // nullptr: not made yet
    const Notice* notice;               // the last one, unless it was dismissed
    const std::vector<Notice>& notices; // those before as well, the newest last
    std::string work;                   // what is under way, in words; empty when nothing is
    float progress;                     // of it, 0 to 1
    const RecentTroubles* recent_troubles;
    const FolderRows* folder; // of the file chooser; nullptr while it is read
    const std::vector<NamedPlace>& places;
    const Look& look;
};

// A dialog or panel is open that is to be answered or closed first: the view's own keys, undo and
// redo rest.
[[nodiscard]] bool panel_is_open(const WindowView& view);

// Into the whole of ImGui's main viewport. True when the last notice was dismissed.
[[nodiscard]] bool draw_frame(const FrameState& state, WindowView& view, Outbox& out);

} // namespace themata
