// Prints every figure of the program against its floor, in one run.

#include "figures.h"

int main() {
    themata::bench::study_figures();
    themata::bench::table_figures();
    themata::bench::statistics_figures();
    themata::bench::agreement_figures();
    return 0;
}
