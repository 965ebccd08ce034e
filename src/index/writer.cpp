#include "index/writer.h"

#include "index/terms.h"
#include "text/numbers.h"
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <xapian.h>

namespace themata {

namespace {

constexpr const char* texts_are_read =
    "Search reads the answers themselves meanwhile; the study is not touched.";

} // namespace

Error index_error() {
    try {
        throw;
    } catch (const Xapian::DatabaseModifiedError&) {
        return {Error::Code::conflict, "The index was written while it was read.", "Search again."};
    } catch (const Xapian::DatabaseLockError&) {
        return {Error::Code::conflict, "Another process is writing the index.", "Search again."};
    } catch (const Xapian::DatabaseNotFoundError&) {
        return {Error::Code::not_found, "There is no index yet.", texts_are_read};
    } catch (const Xapian::Error& error) {
        return {Error::Code::io, fmt::format("The index does not work: {}.", error.get_msg()),
                texts_are_read};
    }
}

Error folder_error(const std::error_code& said) {
    return {Error::Code::io,
            fmt::format("The folder of the index cannot be written: {}.", said.message()),
            texts_are_read};
}

std::string index_schema() {
    return fmt::format("layout 2, tokeniser {}, {}", tokeniser_version, stemmers_version());
}

std::optional<IndexContents> standing_of(const Xapian::Database& database) {
    const auto seq = whole_number(database.get_metadata("seq"));
    const auto mark = whole_number(database.get_metadata("mark"));
    const auto after = whole_number(database.get_metadata("after"));
    const auto through = whole_number(database.get_metadata("through"));
    const auto until = whole_number(database.get_metadata("until"));
    const auto language = language_named(database.get_metadata("language"));
    if (!seq || !mark || !after || !through || !until || !language)
        return std::nullopt;
    return IndexContents{.uuid = database.get_metadata("uuid"),
                         .schema = database.get_metadata("schema"),
                         .language = *language,
                         .head = {*seq, *mark},
                         .after = static_cast<std::uint32_t>(*after),
                         .through = static_cast<std::uint32_t>(*through),
                         .until = static_cast<std::uint32_t>(*until),
                         .state = database.get_metadata("state") == "complete"
                                      ? IndexContents::State::complete
                                      : IndexContents::State::partial};
}

void write_standing(Xapian::WritableDatabase& database, const IndexContents& standing) {
    database.set_metadata("uuid", standing.uuid);
    database.set_metadata("schema", standing.schema);
    database.set_metadata("language", std::string(iso_code(standing.language)));
    database.set_metadata("seq", std::to_string(standing.head.seq));
    database.set_metadata("mark", std::to_string(standing.head.mark));
    database.set_metadata("after", std::to_string(standing.after));
    database.set_metadata("through", std::to_string(standing.through));
    database.set_metadata("until", std::to_string(standing.until));
    database.set_metadata("state", standing.state == IndexContents::State::complete ? "complete"
                                                                                    : "partial");
}

std::filesystem::path finished(const std::filesystem::path& place) { return place / "index"; }

std::filesystem::path growing(const std::filesystem::path& place) { return place / "next"; }

std::optional<IndexContents> standing_in(const std::filesystem::path& folder) {
    std::error_code unreadable;
    if (!std::filesystem::exists(folder, unreadable))
        return std::nullopt;
    try {
        return standing_of(Xapian::Database(folder.string()));
    } catch (const Xapian::Error&) {
        return std::nullopt; // broken, or half made: to be made anew
    }
}

struct IndexWriter::Parts {
    Xapian::WritableDatabase database;
    Stemmer stemmer;
    TermReader reader;
    std::vector<std::string> terms; // of one answer; kept for its memory
    bool open_transaction = false;
};

IndexWriter::IndexWriter(const std::filesystem::path& folder, Begin begin)
    : parts_(std::make_unique<Parts>()) {
    const int action =
        begin == Begin::anew ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_CREATE_OR_OPEN;
    parts_->database = Xapian::WritableDatabase(folder.string(), action | Xapian::DB_BACKEND_GLASS);
}

IndexWriter::~IndexWriter() {
    try {
        if (parts_->open_transaction)
            parts_->database.cancel_transaction();
    } catch (const Xapian::Error&) {
        // What the transaction held is not on disk either way.
    }
}

std::optional<IndexContents> IndexWriter::standing() const { return standing_of(parts_->database); }

std::size_t IndexWriter::documents() const { return parts_->database.get_doccount(); }

void IndexWriter::begin() {
    parts_->database.begin_transaction();
    parts_->open_transaction = true;
}

// Where a word stands is not kept: the texts are at hand, and reading them tells it exactly.
IndexWriter::Put IndexWriter::put(const Response& response, Language study_language) {
    const Language language = guess_language(response.text, study_language);
    std::vector<std::string>& terms = parts_->terms;
    terms.clear();
    for (const Term& term : parts_->reader.read(response.text)) {
        terms.emplace_back(term.text);
        if (term.kind != TermKind::word || language == Language::none)
            continue;
        const FormKeys keys = form_keys(parts_->stemmer, language, term.strict, term.text);
        for (const std::string* key : {&keys.first, &keys.second})
            if (!key->empty() && *key != term.text)
                terms.push_back(stem_term(language, *key));
    }
    if (terms.empty())
        return Put::nothing;
    std::ranges::sort(terms); // a document that gets its terms in order takes them quicker
    Xapian::Document document;
    for (auto first = terms.begin(); first != terms.end();) {
        const auto next =
            std::find_if(first, terms.end(), [&](auto& term) { return term != *first; });
        document.add_term(*first, static_cast<Xapian::termcount>(next - first));
        first = next;
    }
    document.add_boolean_term(language_term(language));
    parts_->database.replace_document(response.id.value, document);
    return Put::document;
}

void IndexWriter::remove(ResponseId response) {
    try {
        parts_->database.delete_document(response.value);
    } catch (const Xapian::DocNotFoundError&) {
        // A blank answer never had one.
    }
}

void IndexWriter::commit(const IndexContents& standing) {
    write_standing(parts_->database, standing);
    parts_->open_transaction = false;
    parts_->database.commit_transaction();
}

} // namespace themata
