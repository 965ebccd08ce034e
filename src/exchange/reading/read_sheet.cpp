// Each format joins here by what its files begin with.
#include "exchange/reading/read_sheet.h"

#include "exchange/reading/survey_design.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include <fmt/format.h>

namespace themata {

constexpr std::size_t most_header_rows = 100;

Result<ReadOptions> reading_options(const MappingOptions& options) {
    ReadOptions reading{.encoding = options.encoding,
                        .delimiter = {},
                        .quote = {},
                        .sheet = options.sheet,
                        .header_rows = {}};
    if (options.header_rows) {
        const auto rows = whole_number<std::size_t>(*options.header_rows);
        if (!rows || *rows > most_header_rows)
            return failure({.code = Error::Code::wrong_call,
                            .what = fmt::format("{} is no number of heading rows.",
                                                in_quotes(*options.header_rows)),
                            .hint = "Count the rows above the first person's answers.",
                            .option = "--header-rows"});
        reading.header_rows = *rows;
    }
    if (options.delimiter) {
        const auto delimiter = delimiter_named(*options.delimiter);
        if (!delimiter)
            return failure(delimiter.error());
        reading.delimiter = *delimiter;
    }
    if (options.quote) {
        const auto quote = quote_named(*options.quote);
        if (!quote)
            return failure(quote.error());
        reading.quote = *quote;
    }
    return reading;
}

Result<Sheet> read_sheet(std::string_view bytes, const ReadOptions& options) {
    if (is_survey_design(bytes))
        return read_survey_design(bytes);
    return read_delimited(bytes, options);
}

} // namespace themata
