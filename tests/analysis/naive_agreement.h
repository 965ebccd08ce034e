#pragma once
// Agreement of coders by its definitions, answer by answer and character by character, without any
// care for time: what coder_agreement() is held against.

#include "analysis/coder_agreement.h"
#include <map>

namespace themata {

struct NaiveRow {
    double n = 0, both = 0, only_a = 0, only_b = 0, neither = 0;
    std::optional<double> percent, kappa, alpha;
};

struct NaiveAgreement {
    std::size_t answers = 0;
    std::map<ThemeId, NaiveRow> themes;
    NaiveRow overall;
};

[[nodiscard]] NaiveAgreement naive_agreement(const Snapshot&, const AgreementSpec&);

} // namespace themata
