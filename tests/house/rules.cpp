#include "house/rules.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <regex>
#include <span>
#include <sstream>

namespace themata::house {

namespace {

using Words = std::vector<std::string_view>;

struct Level {
    std::string_view folder;
    Words may_see;
};

// The arrows of DESIGN. That text/ sees study/ is for Span and Result, which stand there.
const std::vector<Level>& levels() {
    static const std::vector<Level> table{
        {"study", {}},
        {"text", {"study"}},
        {"store", {"study"}},
        {"index", {"study", "text"}},
        {"statistics", {"study"}},
        {"analysis", {"study", "text", "statistics"}},
        {"charts", {"study", "text", "statistics", "analysis"}},
        {"exchange", {"study", "text", "statistics", "analysis", "charts"}},
        {"workbench",
         {"study", "text", "statistics", "store", "index", "analysis", "charts", "exchange"}},
        {"cli", {"study", "text", "statistics", "analysis", "charts", "workbench"}},
        {"ui", {"study", "text", "statistics", "analysis", "charts", "workbench"}},
        {"main.cpp", {"study", "workbench", "cli", "ui"}},
    };
    return table;
}

// Within ui/: what is drawn with, what views are made of, the views, and above them the window.
// Views do not see each other.
const std::vector<Level>& rooms_of_ui() {
    static const std::vector<Level> table{
        {"drawing", {}},
        {"parts", {"drawing"}},
        {"responses", {"drawing", "parts"}},
        {"search", {"drawing", "parts"}},
        {"table", {"drawing", "parts"}},
        {"results", {"drawing", "parts"}},
        {"codebook", {"drawing", "parts"}},
        {"history", {"drawing", "parts"}},
        {"files", {"drawing", "parts"}},
    };
    return table;
}

enum class Shown { in_cpp_only, in_headers_too };

struct Library {
    std::string_view name;
    Words headers; // beginnings of what is written in an include
    Words folders; // none named: any
    Shown shown = Shown::in_cpp_only;
};

const std::vector<Library>& libraries() {
    static const std::vector<Library> table{
        {"ICU", {"unicode/"}, {"text"}},
        {"SQLite", {"sqlite3"}, {"store"}},
        {"Xapian", {"xapian"}, {"index"}},
        {"Boost", {"boost/"}, {"statistics"}},
        {"liblinear", {"linear.h"}, {"analysis"}},
        {"Dear ImGui", {"imgui", "imstb", "imconfig", "backends/imgui", "misc/"}, {"ui"}},
        {"GLFW", {"GLFW/"}, {"ui"}},
        {"OpenGL", {"GL/", "GLES", "EGL/", "KHR/"}, {"ui"}},
        {"FreeType", {"ft2build", "freetype/"}, {"ui"}},
        {"HarfBuzz", {"hb.h", "hb-"}, {"ui"}},
        {"Cairo and Pango", {"cairo", "pango/"}, {"charts"}},
        {"libxlsxwriter", {"xlsxwriter"}, {"exchange"}},
        {"libzip", {"zip.h", "zipconf.h"}, {"exchange"}},
        {"pugixml", {"pugixml"}, {"exchange"}},
        {"immer", {"immer/"}, {"study"}, Shown::in_headers_too},
        {"tl::expected", {"tl/"}, {"study"}, Shown::in_headers_too},
        {"CRoaring", {"roaring/"}, {"study"}},
        {"JSON", {"nlohmann/"}, {"cli", "exchange"}},
        {"fmt", {"fmt/"}, {}},
        {"the system",
         {"unistd.h", "fcntl.h", "signal.h", "poll.h", "pthread.h", "pwd.h", "termios.h", "dlfcn.h",
          "sys/", "dirent.h"},
         {}},
    };
    return table;
}

// Lengths that are above the rule for a reason worth having; the reason stands beside the name.
const std::vector<std::string_view>& long_functions() {
    // What verbs take is said in tables, one row an option; they are read, not followed.
    static const std::vector<std::string_view> table{"parts_of_theme", "all_verbs"};
    return table;
}

constexpr std::size_t longest_function = 60;
constexpr std::size_t longest_file = 500;

// "src/text/words.cpp" -> "text"; "src/main.cpp" -> "main.cpp"; empty outside src/.
std::string_view folder_of(std::string_view path) {
    if (!path.starts_with("src/"))
        return {};
    path.remove_prefix(4);
    return path.substr(0, path.find('/'));
}

bool holds(const Words& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

bool begins_with_any(std::string_view text, const Words& words) {
    return std::ranges::any_of(words, [&](auto word) { return text.starts_with(word); });
}

const Level* level_in(const std::vector<Level>& table, std::string_view folder) {
    const auto found = std::ranges::find(table, folder, &Level::folder);
    return found == table.end() ? nullptr : &*found;
}

const Level* level(std::string_view folder) { return level_in(levels(), folder); }

// "ui/parts/dialog.h" -> "parts"; empty for what stands in ui/ itself, or elsewhere.
std::string_view room_in_ui(std::string_view path) {
    if (!path.starts_with("ui/"))
        return {};
    path.remove_prefix(3);
    return path.substr(0, path.find('/') == path.npos ? 0 : path.find('/'));
}

bool is_standard(std::string_view header) {
    return header.find('/') == header.npos && header.find('.') == header.npos;
}

bool is_code(std::string_view path) { return path.ends_with(".cpp") || path.ends_with(".h"); }

std::string joined(const Words& words) {
    return words.empty() ? "nothing" : fmt::format("{}", fmt::join(words, ", "));
}

Breaches matches(const File& file, std::span<const Piece> pieces, const std::regex& pattern,
                 std::string_view what) {
    Breaches found;
    std::smatch match;
    for (const Piece& piece : pieces)
        if (std::regex_search(piece.text, match, pattern))
            found.push_back({file.path, piece.line, fmt::format("{}: {}", what, match[0].str())});
    return found;
}

std::vector<Piece> lines_of(std::string_view text) {
    std::vector<Piece> lines;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        lines.push_back({line, std::string(text.substr(0, end + 1))});
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::string third_party_breach(const File& file, std::string_view header) {
    for (const Library& library : libraries()) {
        if (!begins_with_any(header, library.headers))
            continue;
        if (!library.folders.empty() && !holds(library.folders, folder_of(file.path)))
            return fmt::format("{} belongs to {} only", library.name, joined(library.folders));
        if (library.shown == Shown::in_cpp_only && !file.path.ends_with(".cpp"))
            return fmt::format("{} is included in .cpp files only", library.name);
        return {};
    }
    return "the house does not know this header";
}

} // namespace

Breaches breaches_of_levels(const File& file) {
    const std::string_view folder = folder_of(file.path);
    if (folder.empty() || !is_code(file.path))
        return {};
    const Level* own = level(folder);
    if (!own)
        return {{file.path, 0, fmt::format("{} is no folder of the design", folder)}};

    Breaches found;
    for (const Piece& include : read_source(file.text).includes) {
        const std::string_view seen =
            std::string_view(include.text).substr(0, include.text.find('/'));
        if (level(seen) && seen != folder && !holds(own->may_see, seen))
            found.push_back(
                {file.path, include.line,
                 fmt::format("{} may see {}, not {}", folder, joined(own->may_see), include.text)});
    }
    return found;
}

Breaches breaches_of_rooms(const File& file) {
    if (folder_of(file.path) != "ui" || !is_code(file.path))
        return {};
    const std::string_view room = room_in_ui(std::string_view(file.path).substr(4));
    const Level* own = level_in(rooms_of_ui(), room);
    if (room.empty())
        return {}; // the window itself sees all
    if (!own)
        return {{file.path, 0, fmt::format("ui/{} is no room of the design", room)}};

    Breaches found;
    for (const Piece& include : read_source(file.text).includes) {
        const std::string_view seen = room_in_ui(include.text);
        if (include.text.starts_with("ui/") && seen != room && !holds(own->may_see, seen))
            found.push_back({file.path, include.line,
                             fmt::format("ui/{} may see {}, not {}", room, joined(own->may_see),
                                         include.text)});
    }
    return found;
}

Breaches breaches_of_third_party(const File& file) {
    Breaches found;
    if (folder_of(file.path).empty())
        return found;
    for (const Piece& include : read_source(file.text).includes) {
        const std::string_view header = include.text;
        if (is_standard(header) || level(header.substr(0, header.find('/'))))
            continue;
        if (const std::string what = third_party_breach(file, header); !what.empty())
            found.push_back({file.path, include.line, fmt::format("{}: {}", header, what)});
    }
    return found;
}

Breaches breaches_of_sql(const File& file) {
    static const std::regex sql(R"(\b(SELECT\s|INSERT (OR \w+ )?INTO\b|UPDATE \w+ SET\b|)"
                                R"(DELETE FROM\b|(CREATE|DROP|ALTER) TABLE\b|PRAGMA\s))");
    if (folder_of(file.path).empty() || folder_of(file.path) == "store")
        return {};
    return matches(file, read_source(file.text).literals, sql, "SQL stands in store/ only");
}

Breaches breaches_of_paths(const File& file) {
    static const std::regex place(R"((^|[^\w.}*~])/(home|root|tmp|work|farm|Users)(/|\b))");
    return matches(file, lines_of(file.text), place, "a path of somebody's machine");
}

Breaches breaches_of_promises(const File& file) {
    static const std::regex promise(R"(\b(TO)(DO)\b|\b(FIX)(ME)\b|\bX(XX)\b)");
    if (!is_code(file.path))
        return {};
    return matches(file, read_source(file.text).comments, promise, "a promise instead of work");
}

Breaches breaches_of_contract(const File& file) {
    if (folder_of(file.path).empty() || !file.path.ends_with(".h"))
        return {};
    static const std::regex opening(R"(#pragma once\n// [A-Z0-9])");
    if (std::regex_search(file.text, opening, std::regex_constants::match_continuous))
        return {};
    return {{file.path, 1, "a header opens with #pragma once and a sentence that says what it is"}};
}

Breaches breaches_of_length(const File& file) {
    if (!is_code(file.path))
        return {};
    Breaches found;
    const Source source = read_source(file.text);
    if (source.lines > longest_file)
        found.push_back(
            {file.path, 0,
             fmt::format("{} lines; a file has at most {}", source.lines, longest_file)});
    if (folder_of(file.path).empty())
        return found;
    for (const Function& function : functions_of(source))
        if (function.length > longest_function && !holds(long_functions(), function.name))
            found.push_back({file.path, function.line,
                             fmt::format("{} has {} lines; a function has at most {}",
                                         function.name, function.length, longest_function)});
    return found;
}

Breaches breaches_of_names(const std::vector<File>& files) {
    static const std::regex room(R"(^namespace (\w+(::\w+)*) \{)");
    static const std::regex type(
        R"(^(struct|class|enum class|enum) (\w+)( final)?( *:[^:].*)? *\{)");
    std::map<std::string, std::string> defined; // where, by the whole name
    Breaches found;
    for (const File& file : files) {
        if (!file.path.starts_with("src/") || !file.path.ends_with(".h"))
            continue;
        std::istringstream text(file.text);
        std::string within;
        std::smatch match;
        std::size_t number = 0;
        for (std::string line; std::getline(text, line);) {
            ++number;
            if (std::regex_search(line, match, room))
                within = match[1].str();
            else if (std::regex_search(line, match, type)) {
                const auto [first, fresh] =
                    defined.try_emplace(within + "::" + match[2].str(), file.path);
                if (!fresh && first->second != file.path)
                    found.push_back(
                        {file.path, number,
                         fmt::format("{} is defined in {} too", first->first, first->second)});
            }
        }
    }
    return found;
}

std::string in_words(const Breaches& breaches) {
    std::string text;
    for (const Breach& breach : breaches)
        text += fmt::format("{}:{}: {}\n", breach.path, breach.line, breach.what);
    return text;
}

} // namespace themata::house
