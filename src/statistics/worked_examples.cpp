#include "statistics/worked_examples.h"

#include "statistics/agreement_examples.h"
#include <cmath>

namespace themata {

bool WorkedExample::agrees() const {
    return computed && std::abs(*computed - expected) <= tolerance;
}

WorkedExamples worked_examples() {
    WorkedExamples all;
    for (const auto room :
         {worked_quartiles, worked_rank_tests, worked_counts, agreement_examples}) {
        const WorkedExamples examples = room();
        all.insert(all.end(), examples.begin(), examples.end());
    }
    return all;
}

} // namespace themata
