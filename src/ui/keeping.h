#pragma once
// How a study is looked at, as text that is kept beside it and read again: panes, filters, the view
// and where in it. What is kept may be rubbish; then the usual stands. Pure; any thread.

#include "ui/frame.h"

namespace themata {

// Of the window without its frame, in the screen's own units; 0: not known.
struct WindowSize {
    int width = 0;
    int height = 0;
    bool operator==(const WindowSize&) const = default;
};

using TraitFilter = decltype(AnswerFilter::traits);

// Values by name, written into a memory.
class MemoryWriter {
public:
    explicit MemoryWriter(StudyMemory& memory) : memory_(memory) {}

    void width(const std::string& name, float value);
    void axes(const std::string& name, const std::vector<Axis>& value);
    void traits(const std::string& name, const TraitFilter& value);
    void digits(const std::string& name, const DigitKeys& value);

    template <class Choice>
    void choice(const std::string& name, Choice value, Choice) {
        memory_[name] = std::to_string(static_cast<int>(value));
    }

    template <class Record>
    void ids(const std::string& name, const std::set<Id<Record>>& value) {
        std::string text;
        for (const Id<Record> id : value)
            text += std::to_string(id.value) + " ";
        memory_[name] = std::move(text);
    }

private:
    StudyMemory& memory_;
};

// The same names read again; what is not as it was written changes nothing.
class MemoryReader {
public:
    explicit MemoryReader(const StudyMemory& memory) : memory_(memory) {}

    void width(const std::string& name, float& value) const;
    void axes(const std::string& name, std::vector<Axis>& value) const;
    void traits(const std::string& name, TraitFilter& value) const;
    void digits(const std::string& name, DigitKeys& value) const;

    template <class Choice>
    void choice(const std::string& name, Choice& value, Choice last) const {
        const std::optional<long> read = number(name);
        if (read && *read >= 0 && *read <= static_cast<long>(last))
            value = static_cast<Choice>(*read);
    }

    template <class Record>
    void ids(const std::string& name, std::set<Id<Record>>& value) const {
        for (const std::uint32_t id : numbers(name))
            value.insert(Id<Record>{id});
    }

    // Of an id: not 0.
    [[nodiscard]] std::optional<std::uint32_t> id(const std::string& name) const;
    // Empty when there is none.
    [[nodiscard]] std::string text(const std::string& name) const;

private:
    [[nodiscard]] std::optional<long> number(const std::string& name) const;
    [[nodiscard]] std::vector<std::uint32_t> numbers(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> parts(const std::string& name, char end) const;

    const StudyMemory& memory_;
};

// What of a view is kept: the same fields, written and read.
struct KeptFields {
    void (*write)(MemoryWriter&, const WindowView&) = nullptr; // nullptr: nothing is kept
    void (*read)(const MemoryReader&, WindowView&) = nullptr;
};

// `Fields` names each field once: [](auto& way, auto& view) { way.width("…", view.…); }
template <class Fields>
[[nodiscard]] constexpr KeptFields kept_fields(Fields) {
    return {[](MemoryWriter& way, const WindowView& view) { Fields{}(way, view); },
            [](const MemoryReader& way, WindowView& view) { Fields{}(way, view); }};
}

[[nodiscard]] StudyMemory kept(const WindowView& view, WindowSize size);

// Brings back what is in it.
void restore(const StudyMemory& memory, WindowView& view);
[[nodiscard]] WindowSize size_in(const StudyMemory& memory);

} // namespace themata
