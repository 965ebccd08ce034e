#include "exchange/reading/doubts.h"

#include "text/quoting.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

bool Doubt::is_open() const { return std::ranges::none_of(ways, &Way::harmless); }

std::string in_words(const Doubt& doubt) { return fmt::format("{}: {}", doubt.where, doubt.what); }

std::string as_typed(const Way& way) {
    if (way.value.empty())
        return way.option;
    return way.value.starts_with('-') ? shell_word(fmt::format("{}={}", way.option, way.value))
                                      : fmt::format("{} {}", way.option, shell_word(way.value));
}

std::vector<Doubt> open_ones(const std::vector<Doubt>& doubts) {
    std::vector<Doubt> open;
    std::ranges::copy_if(doubts, std::back_inserter(open), &Doubt::is_open);
    return open;
}

Error unanswered(const std::vector<Doubt>& doubts) {
    std::vector<std::string> said;
    std::vector<std::string> options;
    for (const Doubt& doubt : doubts) {
        said.push_back(in_words(doubt));
        for (const Way& way : doubt.ways)
            options.push_back(as_typed(way));
    }
    return {.code = Error::Code::refused,
            .what = joined(said, " "),
            .hint = "Say which it is.",
            .option = joined(options, ", ")};
}

} // namespace themata
