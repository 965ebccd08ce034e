// The index of the large corpus made from nothing, against Xapian's own way from a text to its
// documents: TermGenerator with an English stemmer, by its defaults. Processor seconds, since both
// wait for the disk as it comes.

#include "figures.h"
#include "index/catch_up.h"
#include "support/large_corpus.h"
#include "support/temporary_folder.h"

#include <fmt/format.h>
#include <malloc.h>
#include <stdexcept>
#include <xapian.h>

namespace themata::bench {

namespace {

std::size_t index_ours(const Snapshot& snapshot, const std::filesystem::path& place) {
    const auto made = catch_up(place, snapshot, AnswerHistory(snapshot.head));
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

double megabytes(const std::filesystem::path& folder) {
    std::uintmax_t bytes = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
        bytes += file.is_regular_file() ? file.file_size() : 0;
    return static_cast<double>(bytes) / 1e6;
}

void time_figures(const Snapshot& snapshot, const std::filesystem::path& folder) {
    std::size_t written = 0;
    std::size_t plain = 0;
    double wall = 0;
    double plain_wall = 0;
    const double ours = processor_milliseconds_of_all(
        [&] { wall = milliseconds([&] { written = index_ours(snapshot, folder / "ours"); }); });
    const double floor = processor_milliseconds_of_all([&] {
        plain_wall = milliseconds([&] { plain = index_plainly(snapshot.study, folder / "plain"); });
    });
    if (written > plain)
        throw std::logic_error("the floor leaves answers out");
    print({.what = fmt::format("indexing {} answers, processor time", written),
           .unit = "s ",
           .ours = ours / 1000,
           .floor = floor / 1000,
           .aim = 0.6,
           .floor_is = "Xapian's TermGenerator over the same texts, stemmed as English"});
    print({.what = "the same by the clock, on two threads",
           .unit = "s ",
           .ours = wall / 1000,
           .floor = plain_wall / 1000,
           .floor_is = "the same"});
    print({.what = "size of the index, compacted",
           .unit = "MB",
           .ours = megabytes(folder / "ours"),
           .floor = megabytes(folder / "plain"),
           .floor_is = "the same, as it was written"});
}

} // namespace

void index_figures() {
    constexpr std::size_t answers = 1'000'000;
    const std::optional<Snapshot> snapshot = large_corpus(answers);
    if (!snapshot) {
        fmt::print("The large corpus is not beside the project: the index is left out.\n");
        return;
    }
    const TemporaryFolder folder(TemporaryFolder::Where::on_disk);
    malloc_trim(0); // what is free already would hide what is taken
    const double study = peak_memory([] {});
    print({.what = "memory that indexing takes at most",
           .unit = "MB",
           .ours = peak_memory([&] { index_ours(*snapshot, folder / "first"); }) - study,
           .floor = peak_memory([&] { index_plainly(snapshot->study, folder / "barely"); }) - study,
           .floor_is = "the same; the study itself is left out"});
    time_figures(*snapshot, folder.path());
}

} // namespace themata::bench
