#include "cli/terminal.h"

#include "text/segments.h"
#include "text/utf8.h"
#include "text/width.h"
#include <fmt/format.h>
#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace themata {

namespace {

Audience audience_at(int descriptor) {
    return isatty(descriptor) == 1 ? Audience::person : Audience::program;
}

std::size_t width_at(int descriptor) {
    winsize size{};
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col < 20)
        return 80;
    return size.ws_col;
}

bool is_space(char32_t point) {
    return point == '\n' || point == '\r' || point == '\t' || point == 0x2028 || point == 0x2029;
}

bool is_control(char32_t point) { return point < 0x20 || (point >= 0x7F && point < 0xA0); }

char32_t picture_of(char32_t control) {
    constexpr char32_t of_null = 0x2400;
    constexpr char32_t of_delete = 0x2421;
    constexpr char32_t of_unknown = 0xFFFD;
    if (control < 0x20)
        return of_null + control;
    return control == 0x7F ? of_delete : of_unknown;
}

// Code points that stand for nothing in any text; wrapping takes them for letters.
constexpr std::string_view mark_begin = "\uFDD0";
constexpr std::string_view mark_end = "\uFDD1";

void replace_all(std::string& text, std::string_view old, std::string_view fresh) {
    for (std::size_t at = text.find(old); at != text.npos; at = text.find(old, at + fresh.size()))
        text.replace(at, old.size(), fresh);
}

// Where the line that begins at breaks[from] ends: the last place where it still fits, or the
// first one when even that does not.
std::size_t end_of_line(std::string_view text, std::uint32_t begin,
                        const std::vector<LineBreak>& breaks, std::size_t from, std::size_t width) {
    std::size_t end = from;
    while (end + 1 < breaks.size() && breaks[end].kind != LineBreak::Kind::must) {
        std::string_view longer = text.substr(begin, breaks[end + 1].byte - begin);
        longer = longer.substr(0, longer.find_last_not_of(' ') + 1);
        if (display_width(longer) > width)
            break;
        ++end;
    }
    return end;
}

} // namespace

Terminal terminal_of(std::ostream& out, std::ostream& err) {
    Terminal terminal{.out = out, .err = err};
    if (&out == &std::cout && audience_at(STDOUT_FILENO) == Audience::person) {
        terminal.reads_out = Audience::person;
        terminal.width = width_at(STDOUT_FILENO);
    }
    if (&err == &std::cerr)
        terminal.reads_err = audience_at(STDERR_FILENO);
    return terminal;
}

std::string terminal_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for_each_code_point(text, [&](char32_t point, std::size_t byte) {
        const bool after_return = point == '\n' && byte > 0 && text[byte - 1] == '\r';
        if (is_space(point))
            line += after_return ? "" : " ";
        else
            append_utf8(line, is_control(point) ? picture_of(point) : point);
    });
    return line;
}

std::string paragraph(std::string_view text, std::string_view indent, std::size_t width) {
    const std::string line = terminal_line(text);
    const std::size_t room = width > indent.size() + 20 ? width - indent.size() : 20;
    const auto breaks = line_breaks(line);
    std::string lines;
    std::uint32_t begin = 0;
    for (std::size_t next = 0; next < breaks.size();) {
        const std::size_t end = end_of_line(line, begin, breaks, next, room);
        std::string_view shown = std::string_view(line).substr(begin, breaks[end].byte - begin);
        shown = shown.substr(0, shown.find_last_not_of(' ') + 1);
        lines += fmt::format("{}{}\n", indent, shown);
        begin = breaks[end].byte;
        next = end + 1;
    }
    return lines;
}

std::string marked(std::string_view hit) {
    return fmt::format("{}{}{}", mark_begin, hit, mark_end);
}

std::string with_marks_shown(std::string text, Audience audience) {
    const bool person = audience == Audience::person;
    replace_all(text, mark_begin, person ? "\x1b[1m" : "«");
    replace_all(text, mark_end, person ? "\x1b[22m" : "»");
    return text;
}

ProgressLine::ProgressLine(Terminal& terminal, std::string_view what)
    : terminal_(terminal), what_(what) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::clear() {
    if (!std::exchange(shown_, {}).empty())
        terminal_.err << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(std::uint64_t done, std::uint64_t total) {
    if (terminal_.reads_err == Audience::program || total == 0)
        return;
    std::string line = fmt::format("{} {} %", what_, 100 * std::min(done, total) / total);
    if (line == shown_)
        return;
    shown_ = std::move(line);
    terminal_.err << '\r' << shown_ << "\x1b[K" << std::flush;
}

} // namespace themata
