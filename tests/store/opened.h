#pragma once
// A study file that a test works on: an open Store together with the study that it holds, and what
// is asked of both all the time. Throws when something fails that a test takes for granted.

#include "store/store.h"
#include <map>

namespace themata {

template <class Value>
Value must(Result<Value> result) {
    if (!result)
        throw std::runtime_error(result.error().what);
    if constexpr (!std::is_void_v<Value>)
        return std::move(*result);
}

struct Opened {
    Store store;
    Study study;

    [[nodiscard]] static Opened made(const std::filesystem::path& path);
    [[nodiscard]] static Opened of(const std::filesystem::path& path);

    // Applies and commits.
    Result<Entry> perform(const Changes& changes, ActKind act = ActKind::unknown);
};

// All regular files in a folder, by name, with their bytes.
using Listing = std::map<std::string, std::string>;
[[nodiscard]] Listing listing(const std::filesystem::path& folder);
[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);
void write_bytes(const std::filesystem::path& file, std::string_view bytes);

// A stage, a question, two participants with an answer each, one of them coded.
[[nodiscard]] Changes small_study();

// The changes that code the whole of the first answer once more, by a new coder.
[[nodiscard]] Changes one_coding(const Study& study, const std::string& coder);

} // namespace themata
