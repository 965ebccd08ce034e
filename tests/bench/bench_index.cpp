// The index of the large corpus made from nothing, against Xapian's own way from a text to its
// documents: TermGenerator with an English stemmer, by its defaults. Processor seconds, since both
// wait for the disk as it comes.

#include "figures.h"
#include "index/catch_up.h"

#include <fmt/format.h>
#include <stdexcept>
#include <xapian.h>

namespace themata::bench {

namespace {

std::size_t index_ours(const Snapshot& snapshot, const std::filesystem::path& place) {
    const auto made = catch_up(place, snapshot, Trail(snapshot.head));
    if (!made)
        throw std::runtime_error(made.error().what);
    return made->written;
}

std::size_t index_plainly(const Study& study, const std::filesystem::path& folder) {
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    study.responses.for_each([&](const Response& response) {
        if (response.state == ResponseState::blank)
            return;
        Xapian::Document document;
        generator.set_document(document);
        generator.index_text(response.text);
        database.replace_document(response.id.value, document);
    });
    database.commit();
    return database.get_doccount();
}

} // namespace

void index_figure(const Snapshot& snapshot, const std::filesystem::path& folder) {
    std::size_t written = 0;
    std::size_t plain = 0;
    const double ours =
        processor_milliseconds_of_all([&] { written = index_ours(snapshot, folder / "ours"); });
    const double floor = processor_milliseconds_of_all(
        [&] { plain = index_plainly(snapshot.study, folder / "plain"); });
    if (written > plain)
        throw std::logic_error("the floor leaves answers out");
    print({.what = fmt::format("indexing {} answers, processor time", written),
           .unit = "s ",
           .ours = ours / 1000,
           .floor = floor / 1000,
           .floor_is = "Xapian's TermGenerator over the same texts, stemmed as English"});
}

} // namespace themata::bench
