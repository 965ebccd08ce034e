#pragma once
// The one place where Xapian's exceptions become Errors. Private to the .cpp files of index/.

#include "study/result.h"
#include <type_traits>

namespace themata {

// To be called while an exception is being handled; hands on what is not Xapian's.
[[nodiscard]] Error index_error();

template <class Work>
[[nodiscard]] auto guarded(Work&& work) -> std::invoke_result_t<Work> {
    try {
        return work();
    } catch (...) {
        return failure(index_error());
    }
}

} // namespace themata
