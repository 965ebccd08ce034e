#pragma once
// The middle of a view of results: cards one below another, as wide as they can be read, in a pane
// that scrolls. A card holds titles, tables with their notes, words and pictures; it ends where the
// next one begins. The window's thread, within a frame.

#include "ui/parts/chart_card.h"
#include "ui/parts/tabulation_view.h"
#include <memory>

struct ImDrawListSplitter;

namespace themata {

// How high a table stands on a sheet: all of it, or so high that its notes are in sight below it,
// with rows that scroll.
enum class Extent : std::uint8_t { whole, in_sight };

class ResultSheet {
public:
    ResultSheet(const Look& look, const std::string& label, const Rect& place,
                TabulationViews& tables, Outbox& out);
    ~ResultSheet();
    ResultSheet(const ResultSheet&) = delete;
    ResultSheet& operator=(const ResultSheet&) = delete;

    void begin_card();

    // A line of large letters, and one of what is said of it; at its right the acts on the tables:
    // copying the first of them, and exporting all. Labels end with the first one's name.
    void title(const std::string& text, const std::string& said,
               std::shared_ptr<const std::vector<Tabulation>> tables = {});
    void heading(const std::string& text);
    void say(const std::string& text);
    // Words as somebody wrote them, in a width that can be read.
    void quote(const std::string& text);
    // What must not be missed, on a ground of its own.
    void warn(const std::string& text);
    void notes(const Tabulation& table);
    std::optional<CellPlace> table(const Tabulation& table, const TabulationMarks& marks = {},
                                   Extent extent = Extent::whole);
    // What is drawn may change from frame to frame; nothing is drawn for null.
    void picture(const std::string& label, const std::shared_ptr<const Picture>& picture,
                 PictureView& view);
    void gap(float space);
    // For what the view draws itself.
    [[nodiscard]] Rect take(float height);

    [[nodiscard]] float width() const { return right_ - left_; }

    // Instead of cards: what there is not, and what to do next.
    void message(const std::string& what, const std::string& next);

private:
    void end_card();
    // What is left for a table above its notes, however far the sheet is scrolled.
    [[nodiscard]] float room_above_notes(const Tabulation& table) const;
    [[nodiscard]] float note_width() const;

    const Look& look_;
    TabulationViews& tables_;
    Outbox& out_;
    Rect place_;
    Pane pane_;
    std::unique_ptr<ImDrawListSplitter> layers_; // the ground of cards, and what stands on it
    float left_ = 0;
    float right_ = 0;
    float y_ = 0;
    std::optional<float> card_top_;
};

} // namespace themata
