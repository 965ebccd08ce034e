#include "ui/drawing/typesetter.h"

#include "text/utf8.h"
#include <array>

namespace themata {

namespace {

constexpr std::uint16_t none = ShapedGlyph::box;
constexpr float tab_in_spaces = 4;
constexpr float box_in_ems = 1.1F;
constexpr const char* emoji_file = "NotoColorEmoji.ttf";

// The window's own face, by weight; the first that is there.
constexpr std::array own_regular{"Inter-Regular.otf", "Inter-Regular.ttf", "InterVariable.ttf",
                                 "NotoSans-Regular.ttf", "DejaVuSans.ttf"};
constexpr std::array own_strong{"Inter-SemiBold.otf",    "Inter-SemiBold.ttf",
                                "NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf",
                                "DejaVuSans-Bold.ttf",   "DejaVuSans.ttf"};

// Asked for signs that no font of their script has.
constexpr std::array for_all_scripts{"NotoSans-Regular.ttf",
                                     "NotoSansMath-Regular.ttf",
                                     "Symbola_hint.ttf",
                                     "NotoSansSymbols-Regular.ttf",
                                     "NotoSansSymbols2-Regular.ttf",
                                     "NotoSansCJK-Regular.ttc",
                                     emoji_file,
                                     "DejaVuSans.ttf",
                                     "FreeSerif.ttf",
                                     "unifont.otf",
                                     "unifont.ttf"};

// They have no shape of their own: controls, joiners, direction marks, variation selectors.
bool is_shapeless(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || point == 0x34F ||
           point == 0x61C || point == 0x115F || point == 0x1160 || point == 0x3164 ||
           (point >= 0x180B && point <= 0x180F) || (point >= 0x200B && point <= 0x200F) ||
           (point >= 0x2028 && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) ||
           (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF ||
           (point >= 0xE0000 && point <= 0xE0FFF);
}

bool is_shapeless(std::string_view grapheme) {
    bool shapeless = true;
    for_each_code_point(grapheme, [&](char32_t point, std::size_t) {
        shapeless = shapeless && is_shapeless(point);
    });
    return shapeless;
}

bool is_east_asian(const std::string& script) {
    return script == "Han" || script == "Hiragana" || script == "Katakana" || script == "Hangul" ||
           script == "Bopomofo" || script == "Katakana_Or_Hiragana";
}

// Noto's files are called after the scripts; those made for user interfaces fit their marks into a
// line.
std::vector<std::string> files_for(Script script, Type::Weight weight) {
    std::string name = script_name(script);
    const bool strong = weight == Type::Weight::strong;
    if (is_east_asian(name))
        return {strong ? "NotoSansCJK-Bold.ttc" : "NotoSansCJK-Regular.ttc",
                "NotoSansCJK-Regular.ttc"};
    std::erase(name, '_');
    if (name == "Latin" || name == "Greek" || name == "Cyrillic")
        name.clear();
    if (name == "Nko")
        name = "NKo";
    std::vector<std::string> files;
    for (const char* cut : {strong ? "-Bold.ttf" : "-Regular.ttf", "-Regular.ttf"})
        for (const char* kind : {"UI", ""})
            files.push_back("NotoSans" + name + kind + cut);
    files.push_back("NotoSerif" + name + "-Regular.ttf");
    return files;
}

// One font has the Han signs of several countries in their own shapes.
const char* language_of(std::string_view text, Script script) {
    if (!is_east_asian(script_name(script)))
        return "en";
    const char* language = "zh-hans";
    for_each_code_point(text, [&](char32_t point, std::size_t) {
        if (point >= 0x3041 && point <= 0x30FF)
            language = "ja";
        else if (point >= 0xAC00 && point <= 0xD7A3)
            language = "ko";
    });
    return language;
}

std::string_view part(std::string_view text, Span span) {
    return text.substr(span.begin, span.length());
}

bool is_ascii_letter(std::string_view grapheme) {
    return grapheme.size() == 1 && static_cast<unsigned char>(grapheme[0]) > ' ' &&
           static_cast<unsigned char>(grapheme[0]) < 0x7F;
}

} // namespace

Typesetter::Typesetter(InstalledFonts installed, const FontBytes& last_resort)
    : installed_(std::move(installed)) {
    own_ = {first_of(own_regular), first_of(own_strong)};
    if (own_[0] == none)
        own_ = {added(last_resort), faces_.empty() ? none : FaceNumber{0}};
    emoji_ = opened(emoji_file);
}

bool Typesetter::works() const { return own_[0] != none; }

Metrics Typesetter::metrics(const Lettering& lettering, float line_height) {
    return {.line_height = line_height,
            .shape = [this, lettering](
                         std::string_view text, const std::vector<std::uint32_t>& graphemes,
                         const Run& run) { return shape(text, graphemes, run, lettering); }};
}

float Typesetter::baseline(const Lettering& lettering, float line_height) {
    const FaceNumber number = primary(lettering.weight);
    if (number == none)
        return line_height;
    const Typeface& own = *faces_[number];
    const float letters = lettering.size * (own.ascent() + own.descent());
    return (line_height - letters) / 2 + lettering.size * own.ascent();
}

bool Typesetter::can_write(std::string_view grapheme) {
    if (is_shapeless(grapheme))
        return true;
    const char32_t point = code_point_at(grapheme, 0).value;
    return face_for(grapheme, script_of(point), Type::Weight::regular, none) != none;
}

std::vector<ShapedGlyph> Typesetter::shape(std::string_view text,
                                           const std::vector<std::uint32_t>& graphemes,
                                           const Run& run, const Lettering& lettering) {
    std::vector<Stretch> parts = stretches(text, graphemes, run, lettering.weight);
    if (runs_left(run.level))
        std::ranges::reverse(parts);
    std::vector<ShapedGlyph> glyphs;
    for (const Stretch& stretch : parts)
        set(text, stretch, run, lettering, glyphs);
    return glyphs;
}

std::vector<Typesetter::Stretch> Typesetter::stretches(std::string_view text,
                                                       const std::vector<std::uint32_t>& graphemes,
                                                       const Run& run, Type::Weight weight) {
    std::vector<Stretch> found;
    FaceNumber before = none;
    auto at = std::ranges::lower_bound(graphemes, run.span.begin);
    for (; *at < run.span.end; ++at) {
        const Span grapheme{*at, *(at + 1)};
        const std::string_view letters = part(text, grapheme);
        const bool nothing = is_shapeless(letters);
        const FaceNumber face =
            nothing ? ShapedGlyph::nothing : face_for(letters, run.script, weight, before);
        // Boxes and controls stand each for itself.
        const bool alone = nothing || face == none;
        if (found.empty() || alone || found.back().face != face)
            found.push_back({face, grapheme});
        found.back().span.end = grapheme.end;
        if (!alone)
            before = face;
    }
    return found;
}

void Typesetter::set(std::string_view text, const Stretch& stretch, const Run& run,
                     const Lettering& lettering, std::vector<ShapedGlyph>& glyphs) {
    if (stretch.face == ShapedGlyph::nothing) {
        const bool tab = text[stretch.span.begin] == '\t' && works();
        const float space =
            tab ? faces_[primary(lettering.weight)]
                      ->shape(" ", {0, 1}, {}, "en", lettering.size, Numerals::usual)
                      .front()
                      .advance
                : 0;
        glyphs.push_back({.byte = stretch.span.begin, .advance = tab_in_spaces * space});
        return;
    }
    if (stretch.face == ShapedGlyph::box) {
        glyphs.push_back({.face = ShapedGlyph::box,
                          .id = code_point_at(text, stretch.span.begin).value,
                          .byte = stretch.span.begin,
                          .advance = box_in_ems * lettering.size});
        return;
    }
    for (const Glyph& glyph :
         faces_[stretch.face]->shape(text, stretch.span, run, language_of(text, run.script),
                                     lettering.size, lettering.numerals))
        glyphs.push_back({.face = stretch.face,
                          .id = glyph.id,
                          .byte = glyph.byte,
                          .advance = glyph.advance,
                          .x = glyph.x,
                          .y = glyph.y});
}

Typesetter::FaceNumber Typesetter::face_for(std::string_view grapheme, Script script,
                                            Type::Weight weight, FaceNumber before) {
    if (is_ascii_letter(grapheme))
        return primary(weight);
    if (shown_as_emoji(grapheme)) {
        if (emoji_ != none && faces_[emoji_]->has(code_point_at(grapheme, 0).value))
            return emoji_;
    }
    const auto has_all = [&](FaceNumber face) {
        bool all = true;
        for_each_code_point(grapheme, [&](char32_t point, std::size_t) {
            all = all && (is_shapeless(point) || faces_[face]->has(point));
        });
        return all;
    };
    // Spaces between words of a script leave its letters in one piece, but none is a picture.
    const bool white = grapheme == " " || grapheme == "\u00A0" || grapheme == "\u3000";
    if (white && before != none && before != emoji_ && has_all(before))
        return before;
    FaceNumber first = none;
    FaceNumber all = none;
    for_each_code_point(grapheme, [&](char32_t point, std::size_t) {
        if (is_shapeless(point) || all != none)
            return;
        const FaceNumber face = face_with(point, script, weight);
        if (first == none)
            first = face;
        if (face != none && has_all(face))
            all = face;
    });
    return all != none ? all : first;
}

Typesetter::FaceNumber Typesetter::face_with(char32_t point, Script script, Type::Weight weight) {
    const std::uint64_t key = std::uint64_t{point} << 1 | (weight == Type::Weight::strong ? 1 : 0);
    const auto found = known_.find(key);
    if (found != known_.end())
        return found->second;
    return known_[key] = search_face(point, script, weight);
}

Typesetter::FaceNumber Typesetter::search_face(char32_t point, Script script, Type::Weight weight) {
    const auto has = [&](FaceNumber face) { return face != none && faces_[face]->has(point); };
    if (has(primary(weight)))
        return primary(weight);
    const Script own = script_of(point);
    const std::string name = script_name(own);
    for (const std::string& file :
         files_for(name == "Common" || name == "Inherited" ? script : own, weight))
        if (has(opened(file)))
            return opened(file);
    for (const char* file : for_all_scripts)
        if (has(opened(file)))
            return opened(file);
    return none;
}

Typesetter::FaceNumber Typesetter::opened(const std::string& file) {
    const auto known = opened_.find(file);
    if (known != opened_.end())
        return known->second;
    const auto there = installed_.find(file);
    return opened_[file] = there == installed_.end() ? none : added(mapped(there->second));
}

Typesetter::FaceNumber Typesetter::added(const FontBytes& bytes) {
    auto face = Typeface::open(bytes);
    if (!face)
        return none;
    faces_.push_back(std::move(face));
    return static_cast<FaceNumber>(faces_.size() - 1);
}

// Any font at all is better than none.
Typesetter::FaceNumber Typesetter::first_of(std::span<const char* const> files) {
    for (const char* file : files)
        if (const FaceNumber number = opened(file); number != none)
            return number;
    for (const auto& [file, path] : installed_)
        if (path.extension() == ".ttf" || path.extension() == ".otf")
            if (const FaceNumber number = opened(file); number != none && faces_[number]->has('a'))
                return number;
    return none;
}

FontWanted font_wanted(std::string_view grapheme) {
    if (shown_as_emoji(grapheme))
        return {"Emoji", "fonts-noto-color-emoji"};
    const std::string script = script_name(script_of(code_point_at(grapheme, 0).value));
    if (is_east_asian(script))
        return {script, "fonts-noto-cjk"};
    return {script, script == "Common" ? "fonts-symbola" : "fonts-noto-core"};
}

} // namespace themata
