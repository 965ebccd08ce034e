#include "index/standing.h"

#include "index/stems.h"
#include "index/terms.h"
#include <charconv>
#include <fmt/format.h>
#include <xapian.h>

namespace themata {

namespace {

std::optional<std::uint64_t> number(const std::string& text) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (text.empty() || read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return value;
}

} // namespace

std::string index_schema() {
    return fmt::format("layout 2, tokeniser {}, {}", tokeniser_version, stemmers_version());
}

std::optional<Standing> standing_of(const Xapian::Database& database) {
    const auto seq = number(database.get_metadata("seq"));
    const auto mark = number(database.get_metadata("mark"));
    const auto after = number(database.get_metadata("after"));
    const auto through = number(database.get_metadata("through"));
    const auto until = number(database.get_metadata("until"));
    const auto language = language_named(database.get_metadata("language"));
    if (!seq || !mark || !after || !through || !until || !language)
        return std::nullopt;
    return Standing{.uuid = database.get_metadata("uuid"),
                    .schema = database.get_metadata("schema"),
                    .language = *language,
                    .head = {*seq, *mark},
                    .after = static_cast<std::uint32_t>(*after),
                    .through = static_cast<std::uint32_t>(*through),
                    .until = static_cast<std::uint32_t>(*until),
                    .state = database.get_metadata("state") == "complete"
                                 ? Standing::State::complete
                                 : Standing::State::partial};
}

void write_standing(Xapian::WritableDatabase& database, const Standing& standing) {
    database.set_metadata("uuid", standing.uuid);
    database.set_metadata("schema", standing.schema);
    database.set_metadata("language", std::string(iso_code(standing.language)));
    database.set_metadata("seq", std::to_string(standing.head.seq));
    database.set_metadata("mark", std::to_string(standing.head.mark));
    database.set_metadata("after", std::to_string(standing.after));
    database.set_metadata("through", std::to_string(standing.through));
    database.set_metadata("until", std::to_string(standing.until));
    database.set_metadata("state",
                          standing.state == Standing::State::complete ? "complete" : "partial");
}

std::filesystem::path finished(const std::filesystem::path& place) { return place / "index"; }

std::filesystem::path growing(const std::filesystem::path& place) { return place / "next"; }

std::optional<Standing> standing_in(const std::filesystem::path& folder) {
    std::error_code unreadable;
    if (!std::filesystem::exists(folder, unreadable))
        return std::nullopt;
    try {
        return standing_of(Xapian::Database(folder.string()));
    } catch (const Xapian::Error&) {
        return std::nullopt; // broken, or half made: to be made anew
    }
}

} // namespace themata
