#include "index/writer.h"

#include "index/stems.h"
#include "index/terms.h"
#include <xapian.h>

namespace themata {

struct IndexWriter::Parts {
    Xapian::WritableDatabase database;
    Stemmer stemmer;
    TermReader reader;
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

std::optional<Standing> IndexWriter::standing() const { return standing_of(parts_->database); }

std::size_t IndexWriter::documents() const { return parts_->database.get_doccount(); }

void IndexWriter::begin() {
    parts_->database.begin_transaction();
    parts_->open_transaction = true;
}

IndexWriter::Put IndexWriter::put(const Response& response, Language study_language) {
    Xapian::Document document;
    const Language language = guess_language(response.text, study_language);
    Xapian::termpos position = 0;
    for (const Term& term : parts_->reader.read(response.text)) {
        std::string word(term.text);
        if (term.kind == TermKind::word && language != Language::none)
            if (const auto stem = parts_->stemmer.stem(language, word); stem != word)
                document.add_term(stem_term(language, stem));
        document.add_posting(std::move(word), ++position);
    }
    if (position == 0)
        return Put::nothing;
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

void IndexWriter::commit(const Standing& standing) {
    write_standing(parts_->database, standing);
    parts_->open_transaction = false;
    parts_->database.commit_transaction();
}

} // namespace themata
