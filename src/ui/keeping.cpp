#include "ui/keeping.h"

#include <charconv>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr int least_window = 320;
constexpr int most_window = 32'000;

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

    [[nodiscard]] std::optional<long> number(const std::string& name) const {
        const auto found = memory_.find(name);
        if (found == memory_.end())
            return std::nullopt;
        const std::string& text = found->second;
        long number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size())
            return std::nullopt;
        return number;
    }

private:
    const StudyMemory& memory_;
};

template <class Way, class Window>
void each(Way way, Window& view) {
    way.choice("view", view.view, View::history);
    way.width("responses.left", view.responses.left_width);
    way.width("responses.right", view.responses.right_width);
    way.width("table.left", view.table.left_width);
    way.width("table.right", view.table.right_width);
    way.choice("table.cells", view.table.form, CellForm::tally);
    way.choice("table.count", view.table.spec.count, Count::participants);
    way.choice("table.base", view.table.spec.base, Base::codable);
    way.choice("table.depth", view.table.spec.rows.depth, ThemeRows::Depth::top_level);
    way.choice("table.listed", view.table.spec.rows.listed, ThemeRows::Listed::used);
    way.axes("table.columns", view.table.spec.columns);
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
    const auto current = reading.number("responses.current");
    if (current && *current > 0 && *current <= std::numeric_limits<std::uint32_t>::max())
        go_to(view.responses, ResponseId{static_cast<std::uint32_t>(*current)});
}

WindowSize size_in(const StudyMemory& memory) {
    const auto found = memory.find("window");
    if (found == memory.end())
        return {};
    const std::string& text = found->second;
    const std::size_t cross = text.find('x');
    WindowSize size;
    const auto read = [&](std::string_view part, int& value) {
        const auto done = std::from_chars(part.data(), part.data() + part.size(), value);
        return done.ec == std::errc() && value >= least_window && value <= most_window;
    };
    if (cross == text.npos || !read(std::string_view(text).substr(0, cross), size.width) ||
        !read(std::string_view(text).substr(cross + 1), size.height))
        return {};
    return size;
}

} // namespace themata
