#pragma once
// An Archive is a ZIP file in memory whose parts are inflated piece by piece. However it was made,
// it inflates to no more than a bound that grows with its size, and what is broken or locked is an
// Error in words. The bytes outlive it. One thread.

#include "study/result.h"
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

struct ArchivePart {
    std::string name;
    std::uint64_t place = 0;
    std::uint64_t size = 0; // as the archive says
    bool is_locked = false; // by a password
};

class Archive {
public:
    [[nodiscard]] static Result<Archive> open(std::string_view bytes);
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    ~Archive();

    [[nodiscard]] const std::vector<ArchivePart>& parts() const { return parts_; }

    // Names of parts are compared without regard to case; nullptr: there is none.
    [[nodiscard]] const ArchivePart* find(std::string_view name) const;

    // Gives the part to `take`, piece by piece, until it answers false.
    [[nodiscard]] Result<void> inflate(const ArchivePart& part,
                                       const std::function<bool(std::string_view)>& take);
    // All of it; refused when it is larger than `most`.
    [[nodiscard]] Result<std::string> whole(const ArchivePart& part, std::uint64_t most);

private:
    struct Opened;
    Archive();

    std::unique_ptr<Opened> opened_;
    std::vector<ArchivePart> parts_;
    std::uint64_t most_inflated_ = 0; // over all of its parts together
    std::uint64_t inflated_ = 0;
};

// A file that begins as ZIP files do.
[[nodiscard]] bool begins_as_archive(std::string_view bytes);

[[nodiscard]] Error locked_file();

} // namespace themata
