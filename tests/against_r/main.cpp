// Holds our statistics against R's: `against_r_samples write FOLDER` makes the samples, R's own
// answers come from answers.R, `against_r_samples compare FOLDER` prints how far they are apart.

#include "samples.h"
#include <cstdio>
#include <string_view>

int main(int count, char** words) {
    using namespace themata;
    using namespace themata::against_r;
    const std::string_view act = count == 3 ? words[1] : "";
    if (act == "compare")
        return compare(words[2]) ? 0 : 1;
    if (act != "write") {
        std::fputs("against_r_samples write|compare FOLDER\n", stderr);
        return 2;
    }
    Book book;
    Dice dice(20'260'101);
    constexpr int rounds = 2'000;
    add_pairs(book, dice, rounds);
    add_groups(book, dice, rounds);
    add_occasions(book, dice, rounds);
    add_tables(book, dice, rounds);
    add_shares(book, dice, rounds);
    add_columns(book, dice, rounds);
    book.write(words[2]);
    return 0;
}
