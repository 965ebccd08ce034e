#include "exchange/named_columns.h"

#include "exchange/words.h"
#include <fmt/format.h>

namespace themata {

namespace {

using Columns = std::vector<std::size_t>;

Columns columns_that(const Headings& headings, auto is_meant) {
    Columns found;
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (is_meant(headings[i]))
            found.push_back(i);
    return found;
}

// By name before wording, exactly before loosely.
Columns candidates(const Headings& headings, std::string_view name) {
    if (name.empty())
        return {};
    const std::string loose = plain(name);
    Columns found = columns_that(headings, [&](const Heading& h) { return h.name == name; });
    if (found.empty())
        found = columns_that(headings, [&](const Heading& h) { return h.wording == name; });
    if (found.empty())
        found = columns_that(headings, [&](const Heading& h) { return plain(h.name) == loose; });
    if (found.empty())
        found = columns_that(headings, [&](const Heading& h) { return plain(h.wording) == loose; });
    return found;
}

// The longest name that begins a list at `from` and ends at a comma or the end.
struct Taken {
    std::size_t column;
    std::size_t next; // where the list goes on
};

std::optional<Taken> longest_name(const Headings& headings, std::string_view names,
                                  std::size_t from) {
    for (std::size_t end = names.size(); end != names.npos && end > from;
         end = names.rfind(',', end - 1)) {
        const auto found = candidates(headings, trimmed(names.substr(from, end - from)));
        if (found.size() == 1)
            return Taken{found[0], end + 1};
        if (end == 0)
            break;
    }
    return std::nullopt;
}

} // namespace

Result<std::optional<std::size_t>> column_named(const Headings& headings, std::string_view name) {
    const Columns found = candidates(headings, name);
    if (found.size() > 1)
        return failure(Error::Code::refused,
                       fmt::format("{} columns are named {}.", found.size(), in_quotes(name)),
                       "Give each column a name of its own in the file's first row.");
    return found.empty() ? std::optional<std::size_t>() : found[0];
}

Result<std::optional<Columns>> columns_named(const Headings& headings, std::string_view names) {
    const auto whole = column_named(headings, names);
    if (!whole)
        return failure(whole.error());
    if (*whole)
        return Columns{**whole};
    Columns found;
    for (std::size_t from = 0; from < names.size();) {
        const auto taken = longest_name(headings, names, from);
        if (!taken)
            return std::nullopt;
        found.push_back(taken->column);
        from = taken->next;
    }
    return found.empty() ? std::optional<Columns>() : found;
}

Result<std::optional<Columns>> columns_between(const Headings& headings, std::string_view range) {
    for (std::size_t dots = range.find(".."); dots != range.npos;
         dots = range.find("..", dots + 1)) {
        const auto first = column_named(headings, range.substr(0, dots));
        const auto last = column_named(headings, range.substr(dots + 2));
        if (!first || !last)
            return failure(first ? last.error() : first.error());
        if (!*first || !*last)
            continue;
        if (**last < **first)
            return failure(Error::Code::wrong_call,
                           fmt::format("The column {} stands after {}.",
                                       in_quotes(headings[**first].name),
                                       in_quotes(headings[**last].name)),
                           "Name the left one first.");
        Columns columns;
        for (std::size_t i = **first; i <= **last; ++i)
            columns.push_back(i);
        return columns;
    }
    return std::nullopt;
}

} // namespace themata
