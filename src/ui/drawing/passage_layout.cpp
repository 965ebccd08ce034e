#include "ui/drawing/passage_layout.h"

#include "text/segments.h"
#include "ui/drawing/paint.h"
#include <cmath>

namespace themata {

namespace {

bool is_white(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    const std::string_view grapheme = text.substr(begin, end - begin);
    return grapheme == " " || grapheme == "\t" || grapheme == "\n" || grapheme == "\r" ||
           grapheme == "\r\n" || grapheme == "\u3000" || grapheme == "\u2028" ||
           grapheme == "\u2029" || grapheme == "\u0085" || grapheme == "\v" || grapheme == "\f";
}

struct ShapedRun {
    Run run;
    std::vector<ShapedGlyph> glyphs; // from left to right
};

// A text shaped as if it stood in one line: what each grapheme takes, and which of them stand for
// themselves; letters that share one glyph are not torn apart.
class Shaping {
public:
    Shaping(std::string_view text, const Metrics& metrics)
        : text_(text), graphemes_(boundaries(text, Segment::grapheme)),
          advances_(graphemes_.size() - 1), apart_(graphemes_.size(), true) {
        for (const Run& run : themata::runs(text))
            add({run, metrics.shape(text, graphemes_, run)});
    }

    [[nodiscard]] const std::vector<std::uint32_t>& graphemes() const { return graphemes_; }

    [[nodiscard]] const std::vector<ShapedRun>& runs() const { return runs_; }

    [[nodiscard]] float advance(std::size_t grapheme) const { return advances_[grapheme]; }

    // Whether a line may end before this grapheme without tearing a glyph.
    [[nodiscard]] bool apart(std::size_t grapheme) const { return apart_[grapheme]; }

    [[nodiscard]] bool white(std::size_t grapheme) const {
        return is_white(text_, graphemes_[grapheme], graphemes_[grapheme + 1]);
    }

    [[nodiscard]] std::size_t grapheme_of(std::uint32_t byte) const {
        const auto after = std::ranges::upper_bound(graphemes_, byte);
        return static_cast<std::size_t>(after - graphemes_.begin()) - 1;
    }

private:
    void add(ShapedRun shaped) {
        // The glyphs of the letters from `byte` on, in the text's order.
        const bool backwards = runs_left(shaped.run.level);
        const std::size_t count = shaped.glyphs.size();
        const auto glyph = [&](std::size_t at) -> const ShapedGlyph& {
            return shaped.glyphs[backwards ? count - 1 - at : at];
        };
        for (std::size_t at = 0; at < count;) {
            const std::uint32_t byte = glyph(at).byte;
            float advance = 0;
            for (; at < count && glyph(at).byte == byte; ++at)
                advance += glyph(at).advance;
            share(byte, at < count ? glyph(at).byte : shaped.run.span.end, advance);
        }
        runs_.push_back(std::move(shaped));
    }

    // Letters that became one glyph take equal parts of it.
    void share(std::uint32_t begin, std::uint32_t end, float advance) {
        const std::size_t first = grapheme_of(begin);
        const std::size_t last = grapheme_of(end - 1);
        for (std::size_t at = first; at <= last; ++at) {
            advances_[at] = advance / static_cast<float>(last - first + 1);
            apart_[at] = at == first;
        }
    }

    std::string_view text_;
    std::vector<std::uint32_t> graphemes_;
    std::vector<float> advances_;
    std::vector<bool> apart_;
    std::vector<ShapedRun> runs_;
};

// Fills lines with the pieces between places where a line may end.
class Filling {
public:
    Filling(std::string_view text, float width, const Shaping& shaping)
        : text_(text), width_(width), shaping_(shaping) {}

    std::vector<PassageLine> done() {
        for (const LineBreak& end : line_breaks(text_)) {
            const std::size_t grapheme = shaping_.grapheme_of(end.byte);
            if (!shaping_.apart(grapheme) && end.byte < text_.size())
                continue;
            add_piece(end.byte);
            if (end.kind == LineBreak::Kind::must && end.byte < text_.size())
                end_line();
        }
        end_line();
        while (lines_.size() > 1 && is_blank(lines_.back())) {
            const std::uint32_t end = lines_.back().span.end;
            lines_.pop_back();
            lines_.back().span.end = end;
        }
        return std::move(lines_);
    }

private:
    [[nodiscard]] bool is_blank(const PassageLine& line) const {
        for (std::size_t at = line.first; begin_of(at) < line.span.end; ++at)
            if (!shaping_.white(at))
                return false;
        return true;
    }

    [[nodiscard]] std::uint32_t begin_of(std::size_t grapheme) const {
        return shaping_.graphemes()[grapheme];
    }

    void add_piece(std::uint32_t end) {
        if (pen_ > 0 && pen_ + width_until(end) > width_)
            end_line();
        while (begin_of(next_) < end)
            add_grapheme();
    }

    // Up to the piece's last letter; white space may hang over the edge.
    [[nodiscard]] float width_until(std::uint32_t end) const {
        float width = 0;
        float seen = 0;
        for (std::size_t at = next_; begin_of(at) < end; ++at) {
            width += shaping_.advance(at);
            if (!shaping_.white(at))
                seen = width;
        }
        return seen;
    }

    void add_grapheme() {
        const float advance = shaping_.advance(next_);
        if (pen_ > 0 && pen_ + advance > width_ && !shaping_.white(next_) && shaping_.apart(next_))
            end_line();
        pen_ += advance;
        if (!shaping_.white(next_))
            seen_ = pen_;
        ++next_;
    }

    void end_line() {
        lines_.push_back(
            {.span = {begin_of(first_), begin_of(next_)}, .first = first_, .width = seen_});
        first_ = next_;
        pen_ = seen_ = 0;
    }

    std::string_view text_;
    float width_;
    const Shaping& shaping_;
    std::vector<PassageLine> lines_;
    std::size_t next_ = 0;  // the grapheme that comes next
    std::size_t first_ = 0; // the first one of this line
    float pen_ = 0;
    float seen_ = 0; // where the last letter of this line ends
};

// Puts the letters of each line where the directions of its runs say.
class Placing {
public:
    Placing(const Shaping& shaping, std::vector<PassageLine> lines, float width)
        : shaping_(shaping), width_(width) {
        layout_.graphemes = shaping.graphemes();
        layout_.stands.resize(layout_.graphemes.size() - 1);
        layout_.lines = std::move(lines);
    }

    PassageLayout done() {
        for (std::size_t line = 0; line < layout_.lines.size(); ++line)
            place(layout_.lines[line]);
        return std::move(layout_);
    }

private:
    // A part of a run that stands in one line.
    struct Piece {
        const ShapedRun* shaped;
        Span span;
    };

    void place(PassageLine& line) {
        line.first_glyph = layout_.glyphs.size();
        const std::uint32_t end = end_of_letters(line);
        skip_runs_before(line.span.begin);
        if (run_ < shaping_.runs().size())
            line.paragraph = shaping_.runs()[run_].run.paragraph;
        if (runs_left(line.paragraph) && std::isfinite(width_))
            line.left = std::max(0.0F, width_ - line.width);
        pen_ = line.left;
        const std::vector<Piece> pieces = pieces_of({line.span.begin, end});
        std::vector<Level> levels;
        for (const Piece& piece : pieces)
            levels.push_back(piece.shaped->run.level);
        for (const std::size_t at : visual_order(levels))
            set(pieces[at]);
        rest(line, end);
    }

    [[nodiscard]] std::uint32_t end_of_letters(const PassageLine& line) const {
        std::size_t end = shaping_.grapheme_of(line.span.end);
        while (end > line.first && shaping_.white(end - 1))
            --end;
        return layout_.graphemes[end];
    }

    void skip_runs_before(std::uint32_t byte) {
        while (run_ + 1 < shaping_.runs().size() && shaping_.runs()[run_].run.span.end <= byte)
            ++run_;
    }

    [[nodiscard]] std::vector<Piece> pieces_of(Span letters) const {
        std::vector<Piece> pieces;
        for (std::size_t at = run_; at < shaping_.runs().size(); ++at) {
            const Span run = shaping_.runs()[at].run.span;
            const Span part{std::max(run.begin, letters.begin), std::min(run.end, letters.end)};
            if (run.begin >= letters.end)
                break;
            if (part.begin < part.end)
                pieces.push_back({&shaping_.runs()[at], part});
        }
        return pieces;
    }

    void set(const Piece& piece) {
        const bool to_left = runs_left(piece.shaped->run.level);
        set_glyphs(piece, to_left);
        const std::size_t first = shaping_.grapheme_of(piece.span.begin);
        const std::size_t count = shaping_.grapheme_of(piece.span.end - 1) + 1 - first;
        for (std::size_t step = 0; step < count; ++step) {
            const std::size_t at = to_left ? first + count - 1 - step : first + step;
            const float right = pen_ + shaping_.advance(at);
            layout_.stands[at] = {.left = pen_, .right = right, .to_left = to_left};
            pen_ = right;
        }
    }

    void set_glyphs(const Piece& piece, bool to_left) {
        const std::vector<ShapedGlyph>& all = piece.shaped->glyphs;
        const auto before = [&](const ShapedGlyph& glyph) {
            return to_left ? glyph.byte >= piece.span.end : glyph.byte < piece.span.begin;
        };
        const auto within = [&](const ShapedGlyph& glyph) {
            return to_left ? glyph.byte >= piece.span.begin : glyph.byte < piece.span.end;
        };
        const auto begin = std::partition_point(all.begin(), all.end(), before);
        const auto end = std::partition_point(begin, all.end(), within);
        float pen = pen_;
        for (auto glyph = begin; glyph != end; ++glyph) {
            if (glyph->face != ShapedGlyph::nothing)
                layout_.glyphs.push_back({.face = glyph->face,
                                          .id = glyph->id,
                                          .x = pen + glyph->x,
                                          .y = glyph->y,
                                          .advance = glyph->advance});
            pen += glyph->advance;
        }
    }

    // White space at the end stands where the next letter would.
    void rest(const PassageLine& line, std::uint32_t end) {
        const bool to_left = runs_left(line.paragraph);
        const float edge = to_left ? line.left : line.left + line.width;
        for (std::size_t at = shaping_.grapheme_of(end); layout_.graphemes[at] < line.span.end;
             ++at)
            layout_.stands[at] = {.left = edge, .right = edge, .to_left = to_left};
    }

    const Shaping& shaping_;
    float width_;
    PassageLayout layout_;
    std::size_t run_ = 0; // that the line begins in
    float pen_ = 0;
};

} // namespace

PassageLayout layout_passage(std::string_view text, float width, const Metrics& metrics) {
    const Shaping shaping(text, metrics);
    PassageLayout layout = Placing(shaping, Filling(text, width, shaping).done(), width).done();
    layout.line_height = metrics.line_height;
    return layout;
}

namespace {

std::size_t line_at(const PassageLayout& layout, float y) {
    const float line = std::max(0.0F, y / layout.line_height);
    return std::min(static_cast<std::size_t>(line), layout.lines.size() - 1);
}

// One past the line's last grapheme.
std::size_t end_of(const PassageLayout& layout, std::size_t line) {
    return line + 1 < layout.lines.size() ? layout.lines[line + 1].first
                                          : layout.graphemes.size() - 1;
}

bool has_width(const Stand& stand) { return stand.right > stand.left; }

// Beyond the edge where a line ends: on this line still, before the white space that leads to the
// next one.
std::uint32_t end_in_line(const PassageLayout& layout, std::size_t line) {
    if (line + 1 == layout.lines.size())
        return layout.size();
    std::size_t end = end_of(layout, line);
    const std::size_t first = layout.lines[line].first;
    while (end > first && !has_width(layout.stands[end - 1]))
        --end;
    return layout.graphemes[end];
}

void add(std::vector<Rect>& found, const Stand& stand, float top, float bottom) {
    constexpr float touching = 0.01F;
    if (!found.empty() && found.back().top == top) {
        Rect& last = found.back();
        if (stand.left <= last.right + touching && stand.right >= last.left - touching) {
            last.left = std::min(last.left, stand.left);
            last.right = std::max(last.right, stand.right);
            return;
        }
    }
    found.push_back({stand.left, top, stand.right, bottom});
}

} // namespace

std::size_t line_of(const PassageLayout& layout, std::uint32_t byte) {
    const auto after = std::ranges::upper_bound(
        layout.lines, byte, {}, [](const PassageLine& line) { return line.span.begin; });
    return static_cast<std::size_t>(after - layout.lines.begin()) - 1;
}

std::uint32_t byte_at(const PassageLayout& layout, Point point) {
    const std::size_t line = line_at(layout, point.y);
    const PassageLine& there = layout.lines[line];
    const bool to_left = runs_left(there.paragraph);
    if (point.x < there.left)
        return to_left ? end_in_line(layout, line) : there.span.begin;
    if (point.x >= there.left + there.width)
        return to_left ? there.span.begin : end_in_line(layout, line);
    for (std::size_t at = there.first; at < end_of(layout, line); ++at) {
        const Stand& stand = layout.stands[at];
        if (point.x < stand.left || point.x >= stand.right)
            continue;
        const bool left_half = point.x < (stand.left + stand.right) / 2;
        return layout.graphemes[left_half == stand.to_left ? at + 1 : at];
    }
    return end_in_line(layout, line);
}

Span grapheme_under(const PassageLayout& layout, Point point) {
    if (point.y < 0 || point.y >= layout.height())
        return {};
    const std::size_t line = line_at(layout, point.y);
    for (std::size_t at = layout.lines[line].first; at < end_of(layout, line); ++at)
        if (point.x >= layout.stands[at].left && point.x < layout.stands[at].right)
            return {layout.graphemes[at], layout.graphemes[at + 1]};
    return {};
}

std::vector<Rect> rectangles(const PassageLayout& layout, Span span) {
    std::vector<Rect> found;
    if (span.empty())
        return found;
    for (std::size_t line = line_of(layout, span.begin); line < layout.lines.size(); ++line) {
        const PassageLine& there = layout.lines[line];
        if (there.span.begin >= span.end)
            break;
        const float top = layout.line_height * static_cast<float>(line);
        for (std::size_t at = there.first; at < end_of(layout, line); ++at)
            if (layout.graphemes[at] < span.end && layout.graphemes[at + 1] > span.begin &&
                has_width(layout.stands[at]))
                add(found, layout.stands[at], top, top + layout.line_height);
    }
    return found;
}

namespace {

constexpr std::size_t most_kept = 500;

}

const PassageLayout& PassageCache::of(const Look& look, ResponseId id, std::string_view text,
                                      float width) {
    if (width != width_ || look.scale * look.answers != scale_) {
        kept_.clear();
        width_ = width;
        scale_ = look.scale * look.answers;
    }
    const auto found = kept_.find(id);
    if (found != kept_.end() && found->second.size() == text.size())
        return found->second;
    return kept_[id] = layout_passage(text, width, metrics_of(look, look.answer()));
}

void PassageCache::begin_frame() {
    if (kept_.size() > most_kept)
        kept_.clear();
}

} // namespace themata
