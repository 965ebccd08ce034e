#pragma once
// The sample study that Themata comes with: questionnaires of a small project on reverse mentoring,
// imported once into the user's data folder. Any thread, one at a time.

#include "study/result.h"
#include "workbench/setting.h"

namespace themata {

// The sample study's file, made if it is not there yet.
[[nodiscard]] Result<std::filesystem::path> sample_study(const Setting& setting);

// Where the sample's questionnaires lie: beside the installed program, else in the source tree.
[[nodiscard]] std::optional<std::filesystem::path> sample_folder();

} // namespace themata
