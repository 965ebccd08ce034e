#pragma once
// Where a verb prints and what it knows of the other side: a person at a terminal, or a pipe.
// Text that came from a study goes through terminal_line() or paragraph(), so that nothing typed by
// a participant commands the terminal. One thread.

#include <functional>
#include <ostream>
#include <stop_token>
#include <string>
#include <string_view>

namespace themata {

enum class Audience { person, program };

struct Terminal {
    std::ostream& out;
    std::ostream& err;
    Audience reads_out = Audience::program;
    Audience reads_err = Audience::program;
    std::size_t width = 80; // columns
    std::stop_token stop = {};
};

// The streams of this process where they are std::cout and std::cerr, else no terminal.
[[nodiscard]] Terminal terminal_of(std::ostream& out, std::ostream& err);

// The text on one line: line ends and tabs as spaces, other control characters as their pictures,
// so that a person sees them and the terminal does not obey them.
[[nodiscard]] std::string terminal_line(std::string_view text);

// The text in lines of at most `width` columns, each begun by `indent`; ends with a line end.
[[nodiscard]] std::string paragraph(std::string_view text, std::string_view indent,
                                    std::size_t width);

// A hit within text that is still to be wrapped, and marks made visible after that: bold for a
// person at a terminal, « and » in a pipe.
[[nodiscard]] std::string marked(std::string_view hit);
[[nodiscard]] std::string with_marks_shown(std::string text, Audience audience);

// A line on stderr that shows how far a long verb has come, for a person only; gone at the end.
// Called from one thread.
class ProgressLine {
public:
    ProgressLine(Terminal& terminal, std::string_view what);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(std::uint64_t done, std::uint64_t total);
    void clear();

private:
    Terminal& terminal_;
    std::string what_;
    std::string shown_;
};

} // namespace themata
