#include "index/writer.h"

#include "index/stems.h"
#include "index/terms.h"
#include <algorithm>
#include <xapian.h>

namespace themata {

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

std::optional<Standing> IndexWriter::standing() const { return standing_of(parts_->database); }

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

void IndexWriter::commit(const Standing& standing) {
    write_standing(parts_->database, standing);
    parts_->open_transaction = false;
    parts_->database.commit_transaction();
}

} // namespace themata
