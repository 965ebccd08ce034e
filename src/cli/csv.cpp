#include "cli/csv.h"

#include "workbench/exports.h"

namespace themata {

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
    const auto each_row = [&](const TakeRow& take) {
        for (std::size_t place = 1; place < rows.size(); ++place) {
            CsvRow row;
            for (const std::string& cell : rows[place])
                row.text(cell);
            take(row);
        }
    };
    return csv_text(rows.front(), each_row, ByteOrderMark::none);
}

} // namespace themata
