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
    return fmt::format("tokeniser {}, {}", tokeniser_version, stemmers_version());
}

std::optional<Standing> standing_of(const Xapian::Database& database) {
    const auto seq = number(database.get_metadata("seq"));
    const auto mark = number(database.get_metadata("mark"));
    const auto through = number(database.get_metadata("through"));
    const auto language = language_named(database.get_metadata("language"));
    if (!seq || !mark || !through || !language)
        return std::nullopt;
    return Standing{.uuid = database.get_metadata("uuid"),
                    .schema = database.get_metadata("schema"),
                    .language = *language,
                    .head = {*seq, *mark},
                    .through = static_cast<std::uint32_t>(*through),
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
    database.set_metadata("through", std::to_string(standing.through));
    database.set_metadata("state",
                          standing.state == Standing::State::complete ? "complete" : "partial");
}

std::filesystem::path finished(const std::filesystem::path& place) { return place / "index"; }

std::filesystem::path growing(const std::filesystem::path& place) { return place / "next"; }

} // namespace themata
