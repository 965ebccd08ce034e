#include "exchange/row_troubles.h"

#include "exchange/words.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

void RowTroubles::add(std::string_view what, std::string_view hint, std::uint32_t row,
                      std::string example) {
    auto kind = std::ranges::find(kinds_, what, &Kind::what);
    if (kind == kinds_.end())
        kind = kinds_.insert(kind, {.what = std::string(what),
                                    .hint = std::string(hint),
                                    .example = std::move(example),
                                    .rows = {}});
    if (kind->rows.empty() || kind->rows.back() != row)
        kind->rows.push_back(row);
}

std::vector<std::string> RowTroubles::sentences(const std::string& file) const {
    std::vector<std::string> said;
    for (const Kind& kind : kinds_) {
        const std::string first =
            kind.rows.size() == 1 ? "" : fmt::format("row {}: ", grouped(kind.rows.front()));
        const std::string example =
            kind.example.empty() ? "" : fmt::format(" ({}{})", first, kind.example);
        said.push_back(
            fmt::format("{}, {}: {}{}.", file, numbered("row", kind.rows), kind.what, example));
    }
    return said;
}

std::optional<Error> RowTroubles::error(const std::string& file) const {
    if (kinds_.empty())
        return std::nullopt;
    return Error{.code = Error::Code::refused,
                 .what = fmt::format("{}", fmt::join(sentences(file), " ")),
                 .hint = kinds_.front().hint};
}

} // namespace themata
