#pragma once
// This header says which cells of a column of themes mark a theme: a yes in twenty languages, a
// tick, 1, or the name of the theme itself. A no and a missing word mark none; what other words
// mean is said by an option, or is a doubt of the mapping. Pure; any thread, a reader: one.

#include "exchange/reading/column_profile.h"
#include "exchange/reading/heading_names.h"
#include <unordered_map>

namespace themata {

// "Ja=yes, vielleicht=no", of all that are given.
[[nodiscard]] Result<std::vector<MarkWord>> mark_words(const std::vector<std::string>& options,
                                                       const std::vector<std::string>& known);

// Of the columns that the mapping takes as marks.
[[nodiscard]] Result<void> settle_marks(const std::vector<ColumnProfile>& profiles,
                                        const MappingOptions& options, FileMapping& mapping);

class MarkReader {
public:
    explicit MarkReader(const std::vector<MarkWord>& words);

    // Whether it marks; what nothing tells does not.
    [[nodiscard]] bool is_marked(std::string_view cell, std::string_view theme);

private:
    std::vector<MarkWord> words_;
    std::unordered_map<std::string, std::optional<bool>> known_; // by cell; none: its theme tells
};

} // namespace themata
