#pragma once
// The verbs of the terminal. Each is a description that stands in cli/verbs/ beside the code that
// it describes and drives parsing, checking, help and how the study is opened: a verb that only
// reads is given a const workbench and cannot change anything. Constants; one thread.

#include "cli/call.h"
#include "cli/terminal.h"
#include "workbench/workbench.h"
#include <span>
#include <variant>

namespace themata {

using ActAlone = Result<void> (*)(const Call&,
                                  Terminal&); // opens what it needs itself, if anything
using ActReading = Result<void> (*)(const Call&, const Workbench&, Terminal&);
using ActWriting = Result<void> (*)(const Call&, Workbench&, Terminal&);
using Act = std::variant<ActAlone, ActReading, ActWriting>;

// tables: a verb that takes the options table_formats (cli/tabulated.h).
enum class Answers : std::uint8_t { words, tables };

// A verb, or what a verb does with the study: `theme STUDY merge …` is the part "merge" of "theme".
struct Verb {
    std::string_view name;
    std::string_view summary;
    std::string_view arguments = "STUDY"; // as help prints them; of a part: those after its name
    std::span<const OptionRule> options = {};
    std::span<const std::string_view> notes = {}; // paragraphs for the end of help
    std::string (*last_note)() = nullptr;         // one that is known only to the running program
    Act act = ActAlone{nullptr};                  // none: the window's, or that of a part
    Answers answers = Answers::words;
    // Whether the options that are given go together; asked before the study is opened.
    Result<void> (*check)(const Call&) = nullptr;
    std::span<const Verb> parts = {};
    // All that a query can say, for the end of help.
    std::span<const QueryForm> (*forms)() = nullptr;
};

// In the order in which help shows them.
[[nodiscard]] std::span<const Verb* const> verbs();

[[nodiscard]] std::string help(std::size_t width);
[[nodiscard]] std::string help(const Verb& verb, std::size_t width);

// Options and notes that many verbs share.
inline constexpr OptionRule who_acts{"--coder", "NAME", "Who does this; else the login name."};
inline constexpr OptionRule as_text_or_json{"--format", "text|json",
                                            "For people, or for programs."};
inline constexpr OptionRule replaces_files{"--overwrite", "", "Replaces files that are there."};

inline constexpr std::string_view about_theme_names =
    "A theme is named by its name, or by Parent/Name where that is not enough.";

} // namespace themata
