#pragma once
// What SQLite or the system says about a file, in words. Pure but for asking the system what is at
// the path; any thread.

#include "study/result.h"
#include <filesystem>

namespace themata {

// `code` is SQLite's extended result code, `detail` its own words, `system` the errno behind it.
struct Complaint {
    int code = 0;
    int system = 0;
    std::string detail = {};
};

[[nodiscard]] Error explain(const std::filesystem::path& file, const Complaint& complaint);

// "s.themata", in the quotes in which sentences name a file.
[[nodiscard]] std::string named(const std::filesystem::path& file);

// Of a file whose tables or triggers somebody changed: "the trigger “mine” is …".
[[nodiscard]] Error explain_altered(const std::filesystem::path& path, const std::string& fault);

} // namespace themata
