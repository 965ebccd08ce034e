#include "workbench/folder.h"

#include "text/fold.h"
#include "text/sentences.h"
#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace themata {

namespace {

namespace fs = std::filesystem;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::string_view take_number(std::string_view& text) {
    const auto end = std::ranges::find_if_not(text, is_digit);
    std::string_view number = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(number.size());
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number;
}

// By letters, and by value where both have a number.
bool comes_before(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        if (is_digit(a.front()) && is_digit(b.front())) {
            const std::string_view one = take_number(a);
            const std::string_view other = take_number(b);
            if (one != other)
                return one.size() != other.size() ? one.size() < other.size() : one < other;
            continue;
        }
        if (a.front() != b.front())
            return static_cast<unsigned char>(a.front()) < static_cast<unsigned char>(b.front());
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return a.size() < b.size();
}

std::int64_t in_ms(fs::file_time_type time) {
    using namespace std::chrono;
    const auto system = file_clock::to_sys(time);
    return duration_cast<milliseconds>(system.time_since_epoch()).count();
}

FolderEntry entry_of(const fs::directory_entry& there) {
    FolderEntry entry{.name = there.path().filename().string()};
    std::error_code error;
    if (there.is_directory(error))
        entry.kind = FolderEntry::Kind::folder;
    else if (const auto size = there.file_size(error); !error)
        entry.size = size;
    if (const auto changed = there.last_write_time(error); !error)
        entry.changed = in_ms(changed);
    return entry;
}

tl::unexpected<Error> unreadable_folder(const fs::path& folder, const std::error_code& error) {
    if (error == std::errc::no_such_file_or_directory)
        return failure(Error::Code::not_found, "There is no folder " + spoken(folder) + ".",
                       "See whether its name is right, or go to the folder above.");
    if (error == std::errc::not_a_directory)
        return failure(Error::Code::refused, spoken(folder) + " is a file, not a folder.",
                       "Go to the folder above.");
    return failure(Error::Code::io,
                   "The folder " + spoken(folder) + " cannot be read: " + error.message() + ".",
                   "See whether you may read it, or go to another one.");
}

bool has_ending(const std::string& name, const std::vector<std::string>& endings) {
    const std::string folded = fold(name);
    return endings.empty() || std::ranges::any_of(endings, [&](const std::string& ending) {
               return folded.ends_with(ending);
           });
}

bool is_shown(const FolderEntry& entry, const FolderView& view) {
    if (view.hidden == HiddenFiles::left_out && entry.name.starts_with('.'))
        return false;
    return entry.kind == FolderEntry::Kind::folder || has_ending(entry.name, view.endings);
}

struct Keyed {
    FolderEntry entry;
    std::string key;
};

bool ordered(const Keyed& a, const Keyed& b, FolderOrder order) {
    if (a.entry.kind != b.entry.kind)
        return a.entry.kind == FolderEntry::Kind::folder;
    if (order == FolderOrder::newest && a.entry.changed != b.entry.changed)
        return a.entry.changed > b.entry.changed;
    if (order == FolderOrder::largest && a.entry.size != b.entry.size)
        return a.entry.size > b.entry.size;
    return a.key == b.key ? a.entry.name < b.entry.name : comes_before(a.key, b.key);
}

} // namespace

Result<FolderListing> read_folder(const fs::path& folder, std::stop_token stop,
                                  Progress& progress) {
    std::error_code error;
    FolderListing listing{.folder = folder, .entries = {}};
    fs::directory_iterator there(folder, error);
    for (; !error && there != fs::directory_iterator(); there.increment(error)) {
        if (stop.stop_requested())
            return failure(Error::Code::cancelled, "Reading the folder was stopped.", "");
        listing.entries.push_back(entry_of(*there));
        ++progress.done;
    }
    if (error)
        return unreadable_folder(folder, error);
    return listing;
}

std::vector<FolderEntry> entries_in(const FolderListing& listing, const FolderView& view) {
    std::vector<Keyed> keyed;
    for (const FolderEntry& entry : listing.entries)
        if (is_shown(entry, view))
            keyed.push_back({entry, fold_loosely(entry.name)});
    std::ranges::sort(keyed,
                      [&](const Keyed& a, const Keyed& b) { return ordered(a, b, view.order); });
    std::vector<FolderEntry> entries;
    for (Keyed& each : keyed)
        entries.push_back(std::move(each.entry));
    return entries;
}

std::optional<std::size_t> entry_beginning(const std::vector<FolderEntry>& entries,
                                           std::string_view letters, std::size_t from) {
    const std::string wanted = fold_loosely(letters);
    for (std::size_t step = 1; step <= entries.size(); ++step) {
        const std::size_t at = (from + step) % entries.size();
        if (fold_loosely(entries[at].name).starts_with(wanted))
            return at;
    }
    return std::nullopt;
}

std::string size_in_words(std::uint64_t bytes) {
    if (bytes < 1000)
        return counted(bytes, "byte");
    double size = static_cast<double>(bytes) / 1000;
    const char* unit = "KB";
    for (const char* larger : {"MB", "GB", "TB"})
        if (size >= 999.5) {
            size /= 1000;
            unit = larger;
        }
    return size < 9.95 ? fmt::format("{:.1f} {}", size, unit)
                       : fmt::format("{:.0f} {}", size, unit);
}

fs::path path_from(const fs::path& folder, const std::string& typed) {
    const std::string text(trimmed(typed));
    if (text == "~" || text.starts_with("~/"))
        return (home_folder() / text.substr(std::min<std::size_t>(2, text.size())))
            .lexically_normal();
    return (folder / text).lexically_normal();
}

std::string spoken(const fs::path& path) {
    const std::string text = path.string();
    const std::string home = home_folder().string();
    if (home.size() > 1 && text.starts_with(home) &&
        (text.size() == home.size() || text[home.size()] == '/'))
        return "~" + text.substr(home.size());
    return text;
}

} // namespace themata
