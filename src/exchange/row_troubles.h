#pragma once
// What is wrong with rows of a file, gathered while all of them are read, so that one sentence
// names every row. One thread.

#include "study/result.h"
#include <optional>
#include <vector>

namespace themata {

class RowTroubles {
public:
    // Rows of one trouble rise. The example is that of the first row.
    void add(std::string_view what, std::string_view hint, std::uint32_t row, std::string example);

    [[nodiscard]] bool empty() const { return kinds_.empty(); }

    // "codings.csv, rows 3 and 7: the quote does not stand in the answer (row 3: …)."
    [[nodiscard]] std::vector<std::string> sentences(const std::string& file) const;
    [[nodiscard]] std::optional<Error> error(const std::string& file) const;

private:
    struct Kind {
        std::string what;
        std::string hint;
        std::string example;
        std::vector<std::uint32_t> rows;
    };

    std::vector<Kind> kinds_;
};

} // namespace themata
