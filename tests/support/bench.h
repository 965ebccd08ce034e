#pragma once
// A workbench on a file of its own, for tests.

#include "support/temporary_folder.h"
#include "workbench/workbench.h"

namespace themata {

// Data and cache below the folder; the coder is "RS".
[[nodiscard]] Setting setting_in(const TemporaryFolder& folder);

// A new study in the folder; throws with the error's sentence when that fails.
[[nodiscard]] Workbench new_bench(const TemporaryFolder& folder,
                                  const std::string& name = "study.themata");

// The same file opened again.
[[nodiscard]] Workbench reopened(const TemporaryFolder& folder,
                                 const std::string& name = "study.themata");

// A small questionnaire: M1 and M2 (Mentor), C1 (Mentee), two stages, one question.
[[nodiscard]] ImportFiles small_questionnaire();

// The value, or an exception that says the error.
template <class Value>
Value must(Result<Value> result) {
    if (!result)
        throw std::runtime_error(result.error().what + " " + result.error().hint);
    if constexpr (!std::is_void_v<Value>)
        return std::move(*result);
}

} // namespace themata
