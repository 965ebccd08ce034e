#include "statistics/margins.h"

namespace themata {

Margins margins_of(const CountTable& table) {
    Margins margins;
    margins.columns.assign(table.empty() ? 0 : table.front().size(), 0);
    for (const auto& row : table) {
        margins.rows.push_back(0);
        margins.even = margins.even && row.size() == margins.columns.size();
        for (std::size_t column = 0; margins.even && column < row.size(); ++column) {
            margins.rows.back() += row[column];
            margins.columns[column] += row[column];
        }
        margins.n += margins.rows.back();
    }
    margins.empty =
        margins.rows.size() - margins.kept_rows() + margins.columns.size() - margins.kept_columns();
    return margins;
}

std::string why_no_table(const CountTable& table, const Margins& margins) {
    if (!margins.even)
        return "The rows are not equally long.";
    if (table.size() < 2 || margins.columns.size() < 2)
        return "There are fewer than two rows or columns.";
    if (margins.n == 0)
        return "There is nobody to count.";
    if (margins.kept_rows() < 2)
        return "All are in one row.";
    return margins.kept_columns() < 2 ? "All are in one column." : "";
}

} // namespace themata
