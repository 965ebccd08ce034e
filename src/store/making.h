#pragma once
// The folder in which a study or a copy is made under its own name, until it is whole and moved to
// its place. Inner side of store/; one thread.

#include "study/result.h"
#include <filesystem>
#include <string_view>

namespace themata {

// What is being made stands in a folder whose name begins so.
inline constexpr const char* making_prefix = ".making-";

[[nodiscard]] bool is_making_name(std::string_view name);

// The folder that a file lies in, "." for a name alone.
[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& file);

// Held by one process while it makes something, and removed at the end. Only its owner may look in.
class MakingFolder {
public:
    explicit MakingFolder(const std::filesystem::path& target);
    ~MakingFolder();
    MakingFolder(const MakingFolder&) = delete;
    MakingFolder& operator=(const MakingFolder&) = delete;

    // Makes the folder; the path in it that has the target's name.
    [[nodiscard]] Result<std::filesystem::path> place_for(const std::filesystem::path& target);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    int held_ = -1;
};

// Removes such folders where a program that ended too early left them: nobody holds them.
void remove_abandoned_folders(const std::filesystem::path& folder);

// A sentence for what could not be made.
[[nodiscard]] Error cannot_be_made(const std::filesystem::path& target, const std::string& reason);

} // namespace themata
