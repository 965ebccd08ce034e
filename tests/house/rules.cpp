#include "house/rules.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <regex>
#include <set>
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

struct Rooms {
    std::string_view folder;
    std::vector<Level> levels;
};

// Within ui/: what is drawn with, what views are made of, the views, and above them the window.
// Views do not see each other. Within exchange/: files become sheets with a mapping; sheets become
// changes of a study; studies and tables become files, which a later import reads back.
const std::vector<Rooms>& rooms() {
    static const std::vector<Rooms> table{
        {"exchange", {{"reading", {}}, {"taking", {"reading"}}, {"writing", {"reading"}}}},
        {"ui",
         {
             {"drawing", {}},
             {"parts", {"drawing"}},
             {"responses", {"drawing", "parts"}},
             {"search", {"drawing", "parts"}},
             {"table", {"drawing", "parts"}},
             {"results", {"drawing", "parts"}},
             {"codebook", {"drawing", "parts"}},
             {"history", {"drawing", "parts"}},
             {"files", {"drawing", "parts"}},
         }},
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
        {"Expat", {"expat"}, {"exchange"}},
        {"FreeXL", {"freexl"}, {"exchange"}},
        {"ReadStat", {"readstat"}, {"exchange"}},
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
constexpr std::size_t longest_file = 600;
constexpr std::size_t longest_header = 300;
constexpr std::size_t shortest_file = 60;

struct Exception {
    std::string_view path; // of a file, or of a folder with a / at its end
    std::string_view reason;
};

// Files below the least length, each with what it would lose in another.
const std::vector<Exception>& short_files() {
    static const std::vector<Exception> table{
        {"src/main.cpp", "the program begins here"},
        {"src/cli/", "a verb is a file, however short"},
        {"src/analysis/codebook_tabulation.cpp", "one analysis, one table"},
        {"src/exchange/reading/doubts.cpp", "a doubt and its words, for all rooms of the import"},
        {"src/store/digest.cpp", "what digests are made of must not change with its neighbours"},
        {"src/store/new_ids.cpp", "the only place that asks the system for randomness"},
        {"src/study/labels.cpp", "how records are called, for every floor"},
        {"src/study/study.cpp", "the tables, compiled once for all that read them"},
        {"src/text/quoting.cpp", "the rules of HTML and of shells, for four folders"},
        {"src/text/synonyms.cpp", "a value of the study, for search and suggestions"},
        {"src/ui/drawing/look.cpp", "what every view is given"},
        {"src/ui/parts/", "a part is a file, however short"},
        {"src/workbench/blind.cpp", "what a blind coder may see is asked here alone"},
        {"src/workbench/pictures.cpp", "the one way of pictures out"},
        {"src/text/transliterate.cpp", "ICU's transliterators are needed here alone"},
        {"src/workbench/undo_stack.cpp", "pure, told from the journal alone"},
    };
    return table;
}

bool is_excepted(const std::vector<Exception>& table, std::string_view path) {
    return std::ranges::any_of(table, [&](const Exception& each) {
        return each.path.ends_with('/') ? path.starts_with(each.path) : path == each.path;
    });
}

// How many .cpp files of src/ may see a header, directly or through others: what is rebuilt when it
// changes.
struct ReachLimit {
    std::string_view header;
    std::size_t units = 0;
};

const std::vector<ReachLimit>& reach_limits() {
    static const std::vector<ReachLimit> table{
        {"store/store.h", 180},        {"index/search.h", 170},
        {"index/query.h", 180},        {"exchange/reading/mapping.h", 95},
        {"workbench/workbench.h", 60},
    };
    return table;
}

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

const Rooms* rooms_in(std::string_view folder) {
    const auto found = std::ranges::find(rooms(), folder, &Rooms::folder);
    return found == rooms().end() ? nullptr : &*found;
}

// "ui/parts/dialog.h" -> "parts"; empty for what stands in the folder itself, or elsewhere.
std::string_view room_of(std::string_view path, std::string_view folder) {
    if (!path.starts_with(folder) || path.substr(folder.size(), 1) != "/")
        return {};
    path.remove_prefix(folder.size() + 1);
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

// Of the rooms of cli/: a verb is a file, and nobody sees it.
Breaches breaches_of_verbs(const File& file) {
    Breaches found;
    if (is_code(file.path))
        for (const Piece& include : read_source(file.text).includes)
            if (include.text.starts_with("cli/verbs/"))
                found.push_back({file.path, include.line,
                                 "what verbs share stands in cli/, not in " + include.text});
    return found;
}

Breaches breaches_of_rooms(const File& file) {
    if (folder_of(file.path) == "cli")
        return breaches_of_verbs(file);
    const std::string_view folder = folder_of(file.path);
    const Rooms* all = rooms_in(folder);
    if (!all || !is_code(file.path))
        return {};
    const std::string_view room = room_of(std::string_view(file.path).substr(4), folder);
    const Level* own = level_in(all->levels, room);
    if (room.empty())
        return {}; // what stands in the folder itself sees all
    if (!own)
        return {{file.path, 0, fmt::format("{}/{} is no room of the design", folder, room)}};

    Breaches found;
    for (const Piece& include : read_source(file.text).includes) {
        const std::string_view seen = room_of(include.text, folder);
        const bool inside = include.text.starts_with(std::string(folder) + "/");
        if (inside && seen != room && !holds(own->may_see, seen))
            found.push_back({file.path, include.line,
                             fmt::format("{}/{} may see {}, not {}", folder, room,
                                         joined(own->may_see), include.text)});
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

Breaches breaches_of_sentences(const File& file) {
    static const std::regex search(
        R"(\b(note|hint|verb)\.(r?find|find_\w+|contains|starts_with|ends_with|compare)\()");
    if (!file.path.starts_with("src/"))
        return {};
    return matches(file, lines_of(file.text), search, "a sentence is searched as if it were data");
}

Breaches breaches_of_small_words(const File& file) {
    static const std::regex again(
        R"(^(\[\[nodiscard\]\] )?((inline|static|constexpr) )*[\w:<>]+ (counted|grouped|listed|)"
        R"(listed_in_quotes|in_quotes|one_line|trimmed|is_blank|edit_distance|names_near|)"
        R"(nearest_names|whole_number|decimal_number|coder_called|coder_name|stage_name|role_name|)"
        R"(question_name|count_of|how_many|with_commas|number_in)\()");
    if (!file.path.starts_with("src/") || file.path.starts_with("src/text/") ||
        file.path.starts_with("src/study/labels."))
        return {};
    return matches(file, lines_of(file.text), again, "a small word that has a home already");
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
    const bool header = file.path.ends_with(".h");
    if (const std::size_t most = header ? longest_header : longest_file; source.lines > most)
        found.push_back({file.path, 0,
                         fmt::format("{} lines; a {} has at most {}", source.lines,
                                     header ? "header" : "file", most)});
    if (folder_of(file.path).empty())
        return found;
    for (const Function& function : functions_of(source))
        if (function.length > longest_function && !holds(long_functions(), function.name))
            found.push_back({file.path, function.line,
                             fmt::format("{} has {} lines; a function has at most {}",
                                         function.name, function.length, longest_function)});
    return found;
}

Breaches breaches_of_grain(const File& file) {
    if (folder_of(file.path).empty() || !file.path.ends_with(".cpp"))
        return {};
    const std::size_t lines = read_source(file.text).lines;
    if (lines >= shortest_file || is_excepted(short_files(), file.path))
        return {};
    return {{file.path, 0,
             fmt::format("{} lines; below {} a file needs a reason to stand alone", lines,
                         shortest_file)}};
}

std::vector<Reach> reach_of(const std::vector<File>& files) {
    std::map<std::string, std::vector<std::string>> includes; // by path below src/
    for (const File& file : files)
        if (!folder_of(file.path).empty() && is_code(file.path))
            for (const Piece& include : read_source(file.text).includes)
                includes[file.path.substr(4)].push_back(include.text);

    std::map<std::string, std::size_t> units;
    for (const auto& [unit, unused] : includes) {
        if (!unit.ends_with(".cpp"))
            continue;
        std::set<std::string> seen;
        std::vector<std::string> open{unit};
        while (!open.empty()) {
            const auto here = includes.find(open.back());
            open.pop_back();
            if (here == includes.end())
                continue;
            for (const std::string& next : here->second)
                if (next.find('/') != next.npos && seen.insert(next).second)
                    open.push_back(next);
        }
        for (const std::string& header : seen)
            if (level(std::string_view(header).substr(0, header.find('/'))))
                ++units[header];
    }
    std::vector<Reach> reaches;
    for (const auto& [header, n] : units)
        reaches.push_back({header, n});
    std::ranges::stable_sort(reaches, std::ranges::greater(), &Reach::units);
    return reaches;
}

Breaches breaches_of_reach(const std::vector<File>& files) {
    Breaches found;
    for (const Reach& each : reach_of(files)) {
        const auto limit = std::ranges::find(reach_limits(), each.header, &ReachLimit::header);
        if (limit != reach_limits().end() && each.units > limit->units)
            found.push_back({"src/" + each.header, 0,
                             fmt::format("{} files see it, directly or through others; the most "
                                         "allowed is {}",
                                         each.units, limit->units)});
    }
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
