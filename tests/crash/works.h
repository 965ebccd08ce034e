#pragma once
// What victims do until they are killed: as the program does it, and wrongly in one point each, so
// that it is seen that the wrong is found.

#include "crash/ground.h"

namespace themata {

// Imports of a few and of many answers, codings, all other acts, undo and redo.
void work_at_the_bench(const Ground& ground, Dice& dice, const Answer& answer);

// Imports and undoings, each followed by bringing the index up to date.
void work_with_index(const Ground& ground, Dice& dice, const Answer& answer);

enum class Order {
    right,
    journal_before_tables, // in two transactions
    answer_before_commit,
};

// Adds roles by bare SQL. In the right order this is as good as the program.
void add_roles(const Ground& ground, Order order, const Answer& answer);

// Imports, and keeps an index that says where it stands before it stands there.
void work_with_hasty_index(const Ground& ground, Dice& dice, const Answer& answer);

} // namespace themata
