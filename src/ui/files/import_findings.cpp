#include "ui/files/import_findings.h"

#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

struct AnswerName {
    std::string_view option;
    std::string_view name;
};

// Options that answer doubts and are no menu of this panel.
constexpr auto answer_names = std::to_array<AnswerName>({
    {"--header-rows", "Heading rows"},
    {"--sheet", "Sheet"},
    {"--duplicates", "Repeated rows"},
    {"--same-names", "Names alike"},
    {"--recode", "Ratings"},
    {"--missing", "Missing"},
    {"--marks", "Marks"},
    {"--several", "Several themes"},
    {"--leave-out", "Left out"},
    {"--without", "Without"},
    {"--unplaced", "Quotes not found"},
});

// Another option is shown by the words of its own name.
std::string name_of_answer(const std::string& option) {
    const auto known = std::ranges::find(answer_names, option, &AnswerName::option);
    if (known != answer_names.end())
        return std::string(known->name);
    std::string name = option.substr(std::min(option.find_first_not_of('-'), option.size()));
    std::ranges::replace(name, '-', ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

// What a menu or a field of the panel shows already.
bool is_shown_elsewhere(const std::string& option) {
    constexpr auto shown = std::to_array<std::string_view>(
        {"--as",          "--encoding",      "--delimiter", "--participant", "--role",
         "--role-is",     "--stage",         "--stage-is",  "--stage-date",  "--stage-by",
         "--undated",     "--question",      "--answer",    "--text",        "--score",
         "--trait",       "--theme-columns", "--theme",     "--coder",       "--conflicts",
         "--stage-order", "--date-order"});
    return std::ranges::find(shown, option) != shown.end();
}

struct WayName {
    std::string_view option;
    std::string_view value; // "": any other
    std::string_view name;  // with the value in place of {}
};

constexpr auto way_names = std::to_array<WayName>({
    {"--same-names", "join", "Join them"},
    {"--same-names", "keep", "Keep them apart"},
    {"--duplicates", "first", "Take the first"},
    {"--duplicates", "last", "Take the last"},
    {"--duplicates", "fullest", "Take the fullest"},
    {"--duplicates", "separate", "Each is a person of its own"},
    {"--unplaced", "skip", "Leave them out"},
    {"--again", "same", "They are the same people"},
    {"--again", "others", "They are other people"},
    {"--without", "nobody", "Take everybody"},
    {"--without", "", "Leave out {}"},
    {"--header-rows", "", "Heading rows: {}"},
    {"--sheet", "", "{}"},
    {"--delimiter", "", "Cells are parted by {}"},
    {"--quote", "", "Cells stand in {} quotes"},
    {"--decimal", "", "Before the decimals stands a {}"},
    {"--date-order", "dmy", "Day, month, year"},
    {"--date-order", "mdy", "Month, day, year"},
    {"--date-order", "ymd", "Year, month, day"},
    {"--missing", "", "Missing: {}"},
    {"--marks", "", "{}"},
    {"--several", "none", "One theme each"},
    {"--several", "", "Part at “{}”"},
    {"--recode", "", "Scores of {}"},
    {"--text", "", "Answers: {}"},
    {"--leave-out", "", "Leave out {}"},
    {"--participant", "", "People: {}"},
    {"--stage", "", "Stages: {}"},
    {"--stage-by", "", "Stages by {}"},
});

// What the button says: what is done, and what comes of it.
std::string words_of(const Way& way) {
    std::string name(way.value);
    for (const WayName& each : way_names)
        if (each.option == way.option && (each.value == way.value || each.value.empty())) {
            name = each.name;
            if (const std::size_t place = name.find("{}"); place != name.npos)
                name.replace(place, 2, way.value);
            break;
        }
    const std::string means = for_window(way.means);
    return means.empty() ? name : fmt::format("{} — {}", name, means);
}

// Of a single file its name need not be said.
std::string sentence_of(const Doubt& doubt, const ImportRequest& request) {
    std::string where = doubt.where;
    if (request.files.size() == 1) {
        const std::string name = request.files.front().file.filename().string();
        if (where.starts_with(name + ", "))
            where.erase(0, name.size() + 2);
        if (where.size() > 1 && where[0] >= 'a' && where[0] <= 'z')
            where[0] = static_cast<char>(where[0] - 'a' + 'A');
    }
    return for_window(fmt::format("{}: {}", where, doubt.what));
}

MappingOptions without_answer(const MappingOptions& options, const GivenOption& left) {
    MappingOptions fresh;
    fresh.columns = options.columns;
    fresh.recipe = options.recipe;
    bool is_left = false;
    for (const GivenOption& each : given_in(options)) {
        if (!is_left && each == left) {
            is_left = true;
            continue;
        }
        if (auto with = with_option(fresh, each.name, each.value))
            fresh = std::move(*with);
    }
    return fresh;
}

} // namespace

DoubtList::DoubtList(const ImportPreview& preview, const ImportRequest& request, std::size_t shown)
    : doubts_(preview.doubts), request_(request), shown_(shown) {
    std::ranges::stable_sort(doubts_, std::ranges::greater(), &Doubt::is_open);
    if (shown < request.files.size())
        for (GivenOption& given : given_in(request.files[shown].mapping))
            if (!is_shown_elsewhere(given.name))
                given_.push_back(std::move(given));
}

// Goes down a column; without a pane it only measures.
class DoubtList::Painting {
public:
    Painting(const Look& look, const DoubtList& list, Point at, float width, bool paints)
        : look_(look), palette_(look.palette()), list_(list), at_(at), width_(width),
          paints_(paints) {}

    std::optional<DoubtAnswer> all() {
        const auto open =
            static_cast<std::size_t>(std::ranges::count_if(list_.doubts_, &Doubt::is_open));
        if (open > 0)
            write(type::body_strong, palette_.warning,
                  counted(open, "thing cannot be told from the files; choose what is right",
                          "things cannot be told from the files; choose what is right"));
        for (std::size_t at = 0; at < list_.doubts_.size(); ++at) {
            if (at == open)
                answered();
            doubt(list_.doubts_[at], at);
        }
        if (open == list_.doubts_.size())
            answered();
        return std::move(answer_);
    }

    [[nodiscard]] float bottom() const { return at_.y; }

private:
    void write(const Type& kind, Colour colour, const std::string& text) {
        at_.y += paints_ ? write_wrapped(look_, kind, at_, width_, colour, text)
                         : height_of(look_, kind, width_, text);
        at_.y += look_.px(space::half);
    }

    void doubt(const Doubt& doubt, std::size_t place) {
        write(doubt.is_open() ? type::body_strong : type::body,
              doubt.is_open() ? palette_.text : palette_.second_text,
              sentence_of(doubt, list_.request_));
        Point at = at_;
        for (std::size_t way = 0; way < doubt.ways.size(); ++way)
            draw_way(doubt, doubt.ways[way], fmt::format("Way {} of doubt {}", way + 1, place + 1),
                     at);
        at_.y = at.y + line_ + look_.px(space::two);
    }

    // One beside the other where there is room; `at` is where the next one goes.
    void draw_way(const Doubt& doubt, const Way& way, const std::string& label, Point& at) {
        const float gap = look_.px(space::gap);
        const float sign = way.harmless ? look_.px(type::small_icon.line) + gap / 2 : 0;
        const std::string text = words_of(way);
        const float wide =
            std::min(std::ceil(text_width(look_, type::body, text)) + 1 + sign + 2 * gap, width_);
        const float words = wide - sign - 2 * gap;
        const float high =
            std::max(height_of(look_, type::body, words, text) + look_.px(space::one),
                     look_.px(size::chip) + look_.px(space::one));
        if (at.x > at_.x && at.x + wide > at_.x + width_)
            at = {at_.x, at.y + line_ + look_.px(space::half)};
        else if (at.x == at_.x)
            line_ = 0;
        line_ = at.x == at_.x ? high : std::max(line_, high);
        const Rect place = rect(at, wide, high);
        at.x = place.right + look_.px(space::one);
        if (!paints_)
            return;
        if (row(look_, fmt::format("{}: {}", label, way.value), place,
                way.harmless ? Chosen::yes : Chosen::no)
                .pressed)
            take(doubt, way);
        outline(place, palette_.hairline, look_.px(size::line), look_.px(size::radius));
        if (way.harmless)
            draw_icon(look_, Icon::check, type::small_icon,
                      rect({place.left + gap, place.top}, look_.px(type::small_icon.line), high),
                      palette_.accent);
        write_wrapped(
            look_, type::body,
            {place.left + gap + sign,
             std::round(place.top + (high - height_of(look_, type::body, words, text)) / 2)},
            words, palette_.text, text);
    }

    void take(const Doubt& doubt, const Way& way) {
        if (doubt.file >= list_.request_.files.size())
            return;
        auto options = with_option(list_.request_.files[doubt.file].mapping, way.option, way.value);
        if (options)
            answer_ = DoubtAnswer{.file = doubt.file, .options = std::move(*options)};
    }

    // What was answered of the shown file, each to be taken back.
    void answered() {
        if (list_.given_.empty())
            return;
        const float high = look_.px(size::chip);
        Point at = at_;
        for (const GivenOption& given : list_.given_) {
            const std::string text = cut_to(
                look_, type::label, fmt::format("{}: {}", name_of_answer(given.name), given.value),
                look_.px(size::places) * 2);
            const float wide = chip_width(look_, text);
            if (at.x > at_.x && at.x + wide > at_.x + width_)
                at = {at_.x, at.y + high + look_.px(space::half)};
            if (paints_ && chip(look_, "Take back " + text, at, text, Chosen::yes))
                answer_ = DoubtAnswer{
                    .file = list_.shown_,
                    .options = without_answer(list_.request_.files[list_.shown_].mapping, given)};
            if (paints_)
                hint(look_, "Take this answer back");
            at.x += wide + look_.px(space::half);
        }
        at_.y = at.y + high + look_.px(space::one);
    }

    const Look& look_;
    const Palette& palette_;
    const DoubtList& list_;
    Point at_;
    float width_;
    bool paints_;
    float line_ = 0; // how high the ways are that stand beside each other
    std::optional<DoubtAnswer> answer_;
};

float DoubtList::height(const Look& look, float width) const {
    Painting measured(look, *this, {}, width, false);
    measured.all();
    return measured.bottom();
}

std::optional<DoubtAnswer> DoubtList::draw(const Look& look, const Rect& place) const {
    const Pane pane("What is to be answered", place, Scrolling::vertical);
    Painting painting(look, *this, pane.top_left(),
                      place.width() - look.px(size::scrollbar) - look.px(space::one), true);
    auto answer = painting.all();
    pane.reaches(painting.bottom());
    return answer;
}

namespace {

class ReportLines {
public:
    ReportLines(const Look& look, const Rect& place)
        : look_(look), palette_(look.palette()),
          pane_("What the import does", place, Scrolling::vertical), at_(pane_.top_left()),
          width_(place.width() - look.px(size::scrollbar) - look.px(space::one)) {}

    ~ReportLines() { pane_.reaches(at_.y); }

    ReportLines(const ReportLines&) = delete;
    ReportLines& operator=(const ReportLines&) = delete;

    void write(const Type& type, Colour colour, const std::string& text) {
        at_.y += write_wrapped(look_, type, at_, width_, colour, text);
    }

    void trouble(const Error& error) {
        write(type::body_strong, palette_.warning, for_window(error.what));
        write(type::body, palette_.text, for_window(error.hint));
        at_.y += look_.px(space::one);
    }

    // Lines of a report are indented by what they belong to.
    void said(const std::string& line) {
        const std::size_t deep = std::min(line.find_first_not_of(' '), line.size());
        const Point left = at_;
        at_.x += look_.px(space::two) * static_cast<float>(deep / 2);
        width_ -= at_.x - left.x;
        write(deep == 0 ? type::body_strong : type::label,
              deep < 4 ? palette_.text : palette_.second_text, for_window(line.substr(deep)));
        width_ += at_.x - left.x;
        at_.x = left.x;
    }

private:
    const Look& look_;
    const Palette& palette_;
    Pane pane_;
    Point at_;
    float width_;
};

constexpr std::size_t most_lines = 200;

} // namespace

void draw_import_report(const Look& look, const Rect& place, const ImportPreview& preview,
                        std::size_t file) {
    stroke(place.at(), {place.right, place.top}, look.palette().hairline, look.px(size::line));
    Rect inside = place;
    inside.take_top(look.px(space::one));
    ReportLines lines(look, inside);
    const bool asks = !open_ones(preview.doubts).empty();
    if (preview.error && !asks) {
        lines.trouble(*preview.error);
        const auto& own = preview.files[file].error;
        if (own && *own != *preview.error)
            lines.trouble(*own);
        for (const std::string& note : preview.files[file].notes)
            lines.said("  " + note);
        return;
    }
    if (asks)
        lines.said("As far as it can be told now:");
    else if (preview.changes == 0)
        lines.said("All of this is in the study already; there is nothing to import.");
    const std::vector<std::string> report = in_words(preview.report);
    for (std::size_t at = 0; at < std::min(report.size(), most_lines); ++at)
        lines.said(report[at]);
    if (report.size() > most_lines)
        lines.said(fmt::format("  and {} lines more", report.size() - most_lines));
}

} // namespace themata
