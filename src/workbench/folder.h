#pragma once
// What a folder holds, for choosing files in it. read_folder() asks the disk, which may take long,
// so it is no work for a window's thread; all else is pure. Any thread.

#include "study/result.h"
#include "workbench/job.h"
#include "workbench/setting.h"
#include <vector>

namespace themata {

struct FolderEntry {
    enum class Kind { folder, file };
    std::string name;
    Kind kind = Kind::file;
    std::uint64_t size = 0;   // bytes of a file
    std::int64_t changed = 0; // milliseconds since 1970; 0: not known
    bool operator==(const FolderEntry&) const = default;
};

struct FolderListing {
    std::filesystem::path folder;
    std::vector<FolderEntry> entries;
    bool operator==(const FolderListing&) const = default;
};

// A link counts as what it leads to; one that leads nowhere is a file of no size.
[[nodiscard]] Result<FolderListing> read_folder(const std::filesystem::path& folder,
                                                std::stop_token stop, Progress& progress);

enum class HiddenFiles { left_out, shown };
enum class FolderOrder { name, newest, largest };

struct FolderView {
    std::vector<std::string> endings; // ".csv", in small letters; none: all files
    HiddenFiles hidden = HiddenFiles::left_out;
    FolderOrder order = FolderOrder::name;
    bool operator==(const FolderView&) const = default;
};

// Folders first, then the files with one of the endings; "wave 2" stands before "wave 10".
[[nodiscard]] std::vector<FolderEntry> entries_in(const FolderListing& listing,
                                                  const FolderView& view);

// The first entry after `from`, going round, whose name begins so, whatever its case and accents.
[[nodiscard]] std::optional<std::size_t> entry_beginning(const std::vector<FolderEntry>& entries,
                                                         std::string_view letters,
                                                         std::size_t from);

// "812 bytes", "14 KB", "2.3 MB".
[[nodiscard]] std::string size_in_words(std::uint64_t bytes);

// A path as it was typed: ~ is the home folder, and what is not absolute lies in `folder`.
[[nodiscard]] std::filesystem::path path_from(const std::filesystem::path& folder,
                                              const std::string& typed);
// With ~ for the home folder, as people say it.
[[nodiscard]] std::string spoken(const std::filesystem::path& path);

} // namespace themata
