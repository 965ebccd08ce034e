#include "ui/keeping.h"

#include "text/numbers.h"
#include <fmt/format.h>
#include <set>

namespace themata {

namespace {

constexpr int least_window = 320;
constexpr int most_window = 32'000;

using TraitFilter = decltype(AnswerFilter::traits);

std::optional<std::uint32_t> id_in(const std::string& text) {
    const auto number = whole_number<std::uint32_t>(text);
    return number == 0U ? std::nullopt : number;
}

// Values by name, written into a memory.
class MemoryWriter {
public:
    explicit MemoryWriter(StudyMemory& memory) : memory_(memory) {}

    void width(const std::string& name, float value) {
        memory_[name] = fmt::format("{:.0f}", value);
    }

    template <class Choice>
    void choice(const std::string& name, Choice value, Choice) {
        memory_[name] = std::to_string(static_cast<int>(value));
    }

    void axes(const std::string& name, const std::vector<Axis>& value) {
        std::string text;
        for (const Axis& axis : value)
            text += std::to_string(static_cast<int>(axis.kind)) + axis.trait + "\n";
        memory_[name] = std::move(text);
    }

    template <class Record>
    void ids(const std::string& name, const std::set<Id<Record>>& value) {
        std::string text;
        for (const Id<Record> id : value)
            text += std::to_string(id.value) + " ";
        memory_[name] = std::move(text);
    }

    void traits(const std::string& name, const TraitFilter& value) {
        std::string text;
        for (const auto& [trait, values] : value)
            for (const std::string& each : values)
                text += trait + "\x1F" + each + "\x1E";
        memory_[name] = std::move(text);
    }

    void digits(const std::string& name, const DigitKeys& value) {
        memory_[name] = value.text();
    }

private:
    StudyMemory& memory_;
};

// The same names read again; what is not as it was written changes nothing.
class MemoryReader {
public:
    explicit MemoryReader(const StudyMemory& memory) : memory_(memory) {}

    void width(const std::string& name, float& value) const {
        const std::optional<long> read = number(name);
        if (read && static_cast<float>(*read) >= size::least_pane &&
            static_cast<float>(*read) <= size::most_pane)
            value = static_cast<float>(*read);
    }

    template <class Choice>
    void choice(const std::string& name, Choice& value, Choice last) const {
        const std::optional<long> read = number(name);
        if (read && *read >= 0 && *read <= static_cast<long>(last))
            value = static_cast<Choice>(*read);
    }

    void axes(const std::string& name, std::vector<Axis>& value) const {
        const auto found = memory_.find(name);
        if (found == memory_.end())
            return;
        std::vector<Axis> read;
        const std::string& text = found->second;
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = std::min(text.find('\n', from), text.size());
            const int kind = text[from] - '0';
            if (kind < 0 || kind > static_cast<int>(AxisKind::trait))
                return;
            read.push_back({static_cast<AxisKind>(kind), text.substr(from + 1, end - from - 1)});
            from = end + 1;
        }
        if (!read.empty())
            value = std::move(read);
    }

    template <class Record>
    void ids(const std::string& name, std::set<Id<Record>>& value) const {
        for (const std::string& part : parts(name, ' '))
            if (const auto id = id_in(part))
                value.insert(Id<Record>{*id});
    }

    void traits(const std::string& name, TraitFilter& value) const {
        for (const std::string& part : parts(name, '\x1E'))
            if (const std::size_t between = part.find('\x1F'); between != part.npos)
                value[part.substr(0, between)].insert(part.substr(between + 1));
    }

    void digits(const std::string& name, DigitKeys& value) const {
        if (const auto found = memory_.find(name); found != memory_.end())
            value = DigitKeys::from_text(found->second);
    }

    [[nodiscard]] std::optional<long> number(const std::string& name) const {
        const auto found = memory_.find(name);
        return found == memory_.end() ? std::nullopt : whole_number<long>(found->second);
    }

private:
    [[nodiscard]] std::vector<std::string> parts(const std::string& name, char end) const {
        std::vector<std::string> all;
        const auto found = memory_.find(name);
        if (found == memory_.end())
            return all;
        std::string_view rest = found->second;
        for (std::size_t at = rest.find(end); at != rest.npos; at = rest.find(end)) {
            all.emplace_back(rest.substr(0, at));
            rest.remove_prefix(at + 1);
        }
        return all;
    }

    const StudyMemory& memory_;
};

// What may hold for one study alone, such as whose coding is compared, is suggested anew.
template <class Way, class Views>
void each_of_results(Way way, Views& views) {
    auto& scores = views.scores.choice;
    way.choice("scores.picture", scores.picture, ScoresPicture::distribution);
    way.choice("scores.total", scores.scoring.total, Total::mean);
    way.choice("scores.alpha", scores.alpha, AlphaWanted::yes);
    way.choice("scores.correction", scores.correction, Correction::benjamini_hochberg);
    way.choice("scores.distribution", scores.layout.distribution,
               ScoresLayout::Distribution::shown);
    auto& agreement = views.agreement;
    way.choice("agreement.part", agreement.part, AgreementPart::sample);
    way.choice("agreement.unit", agreement.choice.unit, AgreementUnit::character);
    way.choice("agreement.level", agreement.choice.level, ThemeLevel::top);
    way.choice("agreement.base", agreement.choice.base, ReadBase::all);
    way.choice("agreement.drawn", agreement.choice.drawn, charts::Coefficient::alpha);
    auto& explored = views.explore.choice;
    way.choice("explore.part", explored.part, ExplorePart::briefs);
    way.choice("explore.order", explored.order, SaturationOrder::participant);
    way.choice("explore.unit", explored.unit, ReadUnit::participant);
    way.choice("explore.together", explored.together, PairUnit::span);
    way.choice("explore.measure", explored.measure, PairMeasure::jaccard);
    way.choice("explore.parents", explored.parents, Parents::unions);
    way.choice("explore.base", explored.base, PairBase::coded);
}

template <class Way, class Window>
void each(Way way, Window& view) {
    way.choice("view", view.view, View::history);
    way.width("responses.left", view.responses.left_width);
    way.width("responses.right", view.responses.right_width);
    auto& filter = view.responses.plan.filter;
    way.choice("filter.shown", filter.shown, Shown::blank);
    way.ids("filter.roles", filter.roles);
    way.ids("filter.stages", filter.stages);
    way.ids("filter.questions", filter.questions);
    way.traits("filter.traits", filter.traits);
    way.ids("filter.themes", filter.themes);
    way.ids("filter.coders", filter.coders);
    way.choice("responses.grouping", view.responses.plan.grouping, Grouping::alike);
    way.choice("responses.suggesting", view.responses.suggesting,
               ResponsesView::Suggesting::hidden);
    way.digits("responses.digits", view.responses.digits);
    way.width("search.left", view.search.left_width);
    way.width("search.right", view.search.right_width);
    way.width("codebook.right", view.codebook.right_width);
    way.width("scores.left", view.analyses.scores.left_width);
    way.width("agreement.left", view.analyses.agreement.left_width);
    way.width("agreement.list", view.analyses.agreement.list_width);
    way.width("explore.left", view.analyses.explore.left_width);
    way.width("explore.right", view.analyses.explore.right_width);
    way.width("table.left", view.table.left_width);
    way.width("table.right", view.table.right_width);
    way.choice("table.cells", view.table.form, CellForm::tally);
    way.choice("table.count", view.table.spec.count, Count::participants);
    way.choice("table.base", view.table.spec.base, Base::codable);
    way.choice("table.depth", view.table.spec.rows.depth, ThemeRows::Depth::top_level);
    way.choice("table.listed", view.table.spec.rows.listed, ThemeRows::Listed::used);
    way.axes("table.columns", view.table.spec.columns);
    each_of_results(way, view.analyses);
}

} // namespace

StudyMemory kept(const WindowView& view, WindowSize size) {
    StudyMemory memory;
    each(MemoryWriter(memory), view);
    memory["responses.current"] = std::to_string(view.responses.current.value);
    if (size.width > 0 && size.height > 0)
        memory["window"] = fmt::format("{}x{}", size.width, size.height);
    return memory;
}

void restore(const StudyMemory& memory, WindowView& view) {
    const MemoryReader reading(memory);
    each(reading, view);
    const auto current = memory.find("responses.current");
    if (current != memory.end())
        if (const auto id = id_in(current->second))
            go_to(view.responses, ResponseId{*id});
}

WindowSize size_in(const StudyMemory& memory) {
    const auto found = memory.find("window");
    if (found == memory.end())
        return {};
    const std::string& text = found->second;
    const std::size_t cross = text.find('x');
    WindowSize size;
    const auto read = [&](std::string_view part, int& value) {
        value = whole_number<int>(part).value_or(0);
        return value >= least_window && value <= most_window;
    };
    if (cross == text.npos || !read(std::string_view(text).substr(0, cross), size.width) ||
        !read(std::string_view(text).substr(cross + 1), size.height))
        return {};
    return size;
}

} // namespace themata
