#include "study/study.h"

namespace themata {

template class Table<Stage>;
template class Table<Role>;
template class Table<Participant>;
template class Table<Trait>;
template class Table<Scale>;
template class Table<Question>;
template class Table<Response>;
template class Table<Score>;
template class Table<Theme>;
template class Table<Coder>;
template class Table<Coding>;
template class Table<Verdict>;
template class Table<Memo>;
template class Table<SavedSearch>;
template class Table<Synonyms>;
template class Table<Tie>;
template class Table<Note>;
template class Table<Assignment>;
template class Table<Recipe>;

Study::Study() = default;
Study::Study(const Study&) = default;
Study::Study(Study&&) noexcept = default;
Study& Study::operator=(const Study&) = default;
Study& Study::operator=(Study&&) noexcept = default;
Study::~Study() = default;
bool Study::operator==(const Study&) const = default;

} // namespace themata
