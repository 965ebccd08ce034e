#pragma once
// The numbers that the window shows beside the answers, reckoned once for a snapshot and never in a
// frame: the reading order, progress, counts and examples of each theme. A pure function of values;
// any thread.

#include "ui/parts/reading_order.h"
#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace themata {

struct ThemeFigures {
    std::uint32_t mentions = 0;
    std::uint32_t responses = 0;
    std::uint32_t participants = 0;
    std::vector<CodingId> examples; // the first few
};

struct Figures {
    Head head;
    Study basis; // what the order was made of; shares its records with the snapshot
    std::shared_ptr<const ReadingOrder> order = std::make_shared<const ReadingOrder>();
    std::vector<GroupProgress> progress; // one for each group of the order
    GroupProgress total;
    std::vector<bool> to_read; // by the id of a response
    std::unordered_map<ThemeId, ThemeFigures> themes;
    std::map<std::pair<Kind, std::uint32_t>, std::vector<MemoId>> memos; // by what they are about
    std::vector<std::string> traits; // their names, in the order in which they came

    [[nodiscard]] const ThemeFigures& of(ThemeId theme) const;

    [[nodiscard]] bool is_to_read(ResponseId id) const {
        return id.value < to_read.size() && to_read[id.value];
    }
};

// The order of `before` is kept while no answer has come, gone or changed.
[[nodiscard]] Figures figures_of(const Snapshot& now, const Figures& before);

} // namespace themata
