#pragma once
// This header writes what leaves a study: CSV texts that an import reads back as they were, and
// tables for a paper. Importing all of write_study() into an empty study gives the same study but
// for ids, verdicts and memos. Pure functions; any thread.

#include "analysis/quotes.h"
#include "analysis/theme_table.h"
#include "exchange/writing/csv.h"
#include <stop_token>

namespace themata {

[[nodiscard]] std::string write_stages(const Snapshot&, ByteOrderMark = ByteOrderMark::none);
[[nodiscard]] std::string write_questions(const Snapshot&, ByteOrderMark = ByteOrderMark::none);
// One column a trait; its kind stands in brackets where it could not be told from the values.
[[nodiscard]] std::string write_participants(const Snapshot&, ByteOrderMark = ByteOrderMark::none);
// One row an answer, blank ones as well.
[[nodiscard]] std::string write_responses(const Snapshot&, ByteOrderMark = ByteOrderMark::none);
[[nodiscard]] std::string write_scores(const Snapshot&, ByteOrderMark = ByteOrderMark::none);
[[nodiscard]] std::string write_codebook(const Snapshot&, ByteOrderMark = ByteOrderMark::none);
// Where a quote stands is given in code points as well, so that it may stand there twice.
// Stopped, the text ends anywhere.
[[nodiscard]] std::string write_codings(const Snapshot&, ByteOrderMark = ByteOrderMark::none,
                                        const std::stop_token& stop = {});
[[nodiscard]] std::string write_quotes(const Snapshot&, const std::vector<Quote>& quotes,
                                       ByteOrderMark = ByteOrderMark::none,
                                       const std::stop_token& stop = {});
// A row for each who said whom they are willing to be paired with, a column for each asked about:
// "yes", "no", "yes, paired".
[[nodiscard]] std::string write_willing(const Snapshot&, ByteOrderMark = ByteOrderMark::none);
[[nodiscard]] std::string write_notes(const Snapshot&, ByteOrderMark = ByteOrderMark::none);
// Heading as in print: "Mentor: Phase 1". A theme has its name, or its path where that is not
// enough.
[[nodiscard]] std::string write_table(const ThemeTable& table, CellForm form,
                                      ByteOrderMark = ByteOrderMark::none);

struct WrittenFile {
    std::string name; // "responses.csv"
    std::string text;
};

// All that is not empty.
[[nodiscard]] std::vector<WrittenFile> write_study(const Snapshot&,
                                                   ByteOrderMark = ByteOrderMark::none);

} // namespace themata
