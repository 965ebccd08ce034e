
#include "store/journal.h"
#include "store/load.h"
#include "study/check.h"
#include <algorithm>
#include <map>

namespace themata {

namespace {

constexpr std::size_t most_breaches = 20;

using Faults = std::vector<std::string>;

Result<Faults> structure_faults(const Database& database) {
    auto check = database.prepare("PRAGMA integrity_check(20)");
    if (!check)
        return failure(check.error());
    Faults faults;
    while (check->advance() == Step::row)
        if (check->text(0) != "ok")
            faults.push_back("The file's structure: " + std::string(check->text(0)));
    return check->finished().map([&] { return std::move(faults); });
}

Result<Faults> identity_faults(const Database& database) {
    const auto id = database.integer("PRAGMA application_id");
    if (!id)
        return failure(id.error());
    if (*id == application_id)
        return Faults{};
    return Faults{"The file does not say that it is a study"};
}

// Opening refuses these; here they are found when they came while the file was open.
Result<Faults> parts_faults(const Database& database) {
    return schema_faults(database, SchemaOf::this_version).map([](Faults faults) {
        for (std::string& fault : faults)
            fault = "Another program altered the file: " + fault;
        return faults;
    });
}

struct Rule {
    const char* breaches; // counts them
    const char* sentence;
};

constexpr Rule rules[] = {
    {"SELECT count(*) FROM entry WHERE seq NOT BETWEEN 1 AND (SELECT count(*) FROM entry)",
     "The entries of the journal are not numbered without gaps"},
    {"SELECT count(*) FROM entry WHERE undoes NOT BETWEEN 1 AND seq - 1",
     "An entry undoes another that does not stand before it"},
    {"SELECT count(*) FROM entry WHERE NOT EXISTS"
     " (SELECT 1 FROM change WHERE change.seq = entry.seq)",
     "An entry of the journal changed nothing"},
    {"SELECT count(*) FROM change WHERE NOT EXISTS"
     " (SELECT 1 FROM entry WHERE entry.seq = change.seq)",
     "The journal has changes that belong to no entry"},
    {"SELECT (SELECT count(*) FROM card) <> 1", "The study has lost its name"},
};

Result<Faults> rule_faults(const Database& database) {
    Faults faults;
    for (const Rule& rule : rules) {
        const auto found = database.integer(rule.breaches);
        if (!found)
            return failure(found.error());
        if (*found != 0)
            faults.push_back(rule.sentence);
    }
    return faults;
}

// Each entry by itself: a digest that was altered is a fault of its own entry alone, and one that
// was altered with its entry is a fault of the next.
Result<Faults> chain_faults(const Database& database) {
    auto select = database.prepare("SELECT " + std::string(entry_columns) +
                                   ", records FROM entry ORDER BY seq");
    if (!select)
        return failure(select.error());
    Faults faults;
    Digest before;
    while (select->advance() == Step::row && faults.size() < most_breaches) {
        const auto entry = read_entry(*select);
        const auto records = digest_in(select->blob(9));
        if (!entry || !records || entry->digest != chained(before, *entry, *records))
            faults.push_back("Entry " + std::to_string(select->integer(0)) +
                             " of the journal is not as it was written, or does not follow from "
                             "the entry before it");
        before = entry ? entry->digest : Digest{};
    }
    return select->finished().map([&] { return std::move(faults); });
}

std::size_t records_in(const Study& study) {
    std::size_t records = 0;
    for_each_kind([&]<class Record>() { records += table<Record>(study).size(); });
    return records;
}

Result<Faults> content_faults(StudyFile& file, Verification& verified) {
    auto counters = read_counters(file);
    if (!counters)
        return failure(counters.error());
    auto study = read_study(file, *counters, {});
    if (!study)
        return failure(study.error());
    verified.records = records_in(*study);
    Faults faults = breaches(*study, most_breaches);
    auto journal = journal_faults(file, *study);
    if (!journal)
        return failure(journal.error());
    faults.insert(faults.end(), journal->begin(), journal->end());
    return faults;
}

// What SQLite refuses to read is a fault of the file; a disk that fails is not.
Result<void> add(Verification& verified, Result<Faults> found) {
    if (!found && found.error().code != Error::Code::refused)
        return failure(found.error());
    if (!found)
        found = Faults{found.error().what};
    verified.faults.insert(verified.faults.end(), found->begin(), found->end());
    return {};
}

} // namespace

Result<Verification> verify_file(StudyFile& file) {
    Verification verified;
    const Database& database = file.database;
    if (const auto entries = database.integer("SELECT count(*) FROM entry"))
        verified.entries = static_cast<std::uint64_t>(*entries);
    if (const auto head = read_head(file))
        if (const auto digest = read_digest(file, head->seq))
            verified.digest = *digest;
    for (auto* look : {structure_faults, identity_faults, parts_faults, rule_faults, chain_faults})
        if (auto added = add(verified, look(database)); !added)
            return failure(added.error());
    if (auto added = add(verified, content_faults(file, verified)); !added)
        return failure(added.error());
    return verified;
}

} // namespace themata
