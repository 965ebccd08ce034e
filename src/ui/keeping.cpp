#include "ui/keeping.h"

#include "text/numbers.h"
#include "ui/views.h"
#include <fmt/format.h>

namespace themata {

namespace {

constexpr int least_window = 320;
constexpr int most_window = 32'000;

std::optional<std::uint32_t> id_in(const std::string& text) {
    const auto number = whole_number<std::uint32_t>(text);
    return number == 0U ? std::nullopt : number;
}

// Written and read by the same fields, as those of a view are.
template <class Way, class Window>
void each_of_window(Way& way, Window& view) {
    way.choice("view", view.view, View::history);
}

} // namespace

void MemoryWriter::width(const std::string& name, float value) {
    memory_[name] = fmt::format("{:.0f}", value);
}

void MemoryWriter::axes(const std::string& name, const std::vector<Axis>& value) {
    std::string text;
    for (const Axis& axis : value)
        text += std::to_string(static_cast<int>(axis.kind)) + axis.trait + "\n";
    memory_[name] = std::move(text);
}

void MemoryWriter::traits(const std::string& name, const TraitFilter& value) {
    std::string text;
    for (const auto& [trait, values] : value)
        for (const std::string& each : values)
            text += trait + "\x1F" + each + "\x1E";
    memory_[name] = std::move(text);
}

void MemoryWriter::digits(const std::string& name, const DigitKeys& value) {
    memory_[name] = value.text();
}

void MemoryReader::width(const std::string& name, float& value) const {
    const std::optional<long> read = number(name);
    if (read && static_cast<float>(*read) >= size::least_pane &&
        static_cast<float>(*read) <= size::most_pane)
        value = static_cast<float>(*read);
}

void MemoryReader::axes(const std::string& name, std::vector<Axis>& value) const {
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

void MemoryReader::traits(const std::string& name, TraitFilter& value) const {
    for (const std::string& part : parts(name, '\x1E'))
        if (const std::size_t between = part.find('\x1F'); between != part.npos)
            value[part.substr(0, between)].insert(part.substr(between + 1));
}

void MemoryReader::digits(const std::string& name, DigitKeys& value) const {
    if (const auto found = memory_.find(name); found != memory_.end())
        value = DigitKeys::from_text(found->second);
}

std::optional<std::uint32_t> MemoryReader::id(const std::string& name) const {
    return id_in(text(name));
}

std::string MemoryReader::text(const std::string& name) const {
    const auto found = memory_.find(name);
    return found == memory_.end() ? std::string() : found->second;
}

std::optional<long> MemoryReader::number(const std::string& name) const {
    return whole_number<long>(text(name));
}

std::vector<std::uint32_t> MemoryReader::numbers(const std::string& name) const {
    std::vector<std::uint32_t> all;
    for (const std::string& part : parts(name, ' '))
        if (const auto id = id_in(part))
            all.push_back(*id);
    return all;
}

std::vector<std::string> MemoryReader::parts(const std::string& name, char end) const {
    std::vector<std::string> all;
    const std::string kept = text(name);
    std::string_view rest = kept;
    for (std::size_t at = rest.find(end); at != rest.npos; at = rest.find(end)) {
        all.emplace_back(rest.substr(0, at));
        rest.remove_prefix(at + 1);
    }
    return all;
}

StudyMemory kept(const WindowView& view, WindowSize size) {
    StudyMemory memory;
    MemoryWriter writing(memory);
    each_of_window(writing, view);
    for (const ViewOfWindow& each : views())
        if (each.kept.write)
            each.kept.write(writing, view);
    memory["responses.current"] = std::to_string(view.responses.current.value);
    if (size.width > 0 && size.height > 0)
        memory["window"] = fmt::format("{}x{}", size.width, size.height);
    return memory;
}

void restore(const StudyMemory& memory, WindowView& view) {
    const MemoryReader reading(memory);
    each_of_window(reading, view);
    for (const ViewOfWindow& each : views())
        if (each.kept.read)
            each.kept.read(reading, view);
    if (const auto current = reading.id("responses.current"))
        go_to(view.responses, ResponseId{*current});
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
